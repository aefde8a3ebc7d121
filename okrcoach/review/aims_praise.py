"""What an objective says that a thing shall be to others: better than any other, wanted, loved. Then the thing is no task."""

from __future__ import annotations

from okrcoach.language.lexicon import endings, lexicon
from okrcoach.language.nouns import NounPhrase, read_phrase
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.statement import Statement
from okrcoach.language.verbs import verb_at
from okrcoach.review.nature_things import REACHED, guess, thing


def stands_out(statement: Statement, place: int) -> bool:
    """Say whether a thing is to be better than any other: "the fastest checkout", "the most reliable line"."""
    how, next_ = statement.word(place + 1), statement.word(place + 2)
    most = how == "most" and (next_ in lexicon("aims.superlatives_most") or next_.endswith(endings("aims.praising_endings")))
    return statement.word(place) == "the" and (most or how in lexicon("aims.superlatives"))


def praised(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether what is launched is said to please somebody: "a product that buyers ask for by name"."""
    words = [token.lower for token in statement.words[phrase.end :]]
    head = statement.word(phrase.head)
    lone = phrase.start == phrase.head and head in lexicon("aims.generic_adjectives")
    if lone or (words and words[0] in lexicon("aims.telling")) or _wanted(statement, phrase):
        return True
    if len(words) > 1 and words[0] in lexicon("grammar.relatives"):
        return _pleases(statement, phrase)
    return bool(words) and (_people(words[0]) or words[0] == "loved")


def _wanted(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether people do something with a thing, without a "that": "a product | buyers (will) ask for"; "a" tells one of them."""
    verb = verb_at(statement.words, phrase.end + (statement.word(phrase.end) in lexicon("grammar.modals")))
    several = statement.word(phrase.start - 1) in ("a", "an") and is_plural(statement.word(phrase.head))
    return several and _people(statement.word(phrase.head)) and verb is not None and verb.form == "base"


def _pleases(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether a relative clause tells what changes by a thing, or who wants it; "a plan that will cover all" says what it does."""
    first = statement.word(phrase.end + 1)
    if first.rstrip("s") in lexicon("aims.serving"):
        return any(_changing(statement, place) for place in range(phrase.end, len(statement.words)))  # "that allows shortening the nights"
    if "n't" in first:
        return True  # "oars that don't break"
    if first in lexicon("grammar.modals"):
        return False
    if first.removesuffix("s") in lexicon("aims.pleasing"):
        return True
    verb = verb_at(statement.words, phrase.end + 1)
    who = read_phrase(statement.words, phrase.end + 1, statement.measured)
    theirs = verb is None and thing(statement, who, REACHED) == "people"
    if theirs and (statement.word(who.end) in lexicon("grammar.modals") or verb_at(statement.words, who.end) is not None):
        return True  # "a kiosk that small shops can rely on"
    if verb is None or verb.lemma == "be":
        return is_plural(statement.word(phrase.head)) or any(_people(token.lower) for token in statement.words[phrase.end :])
    return (
        verb.kind in ("up", "down", "move")
        or is_plural(statement.word(phrase.head))
        or any(_changing(statement, place) for place in range(phrase.end, len(statement.words)))
    )


def _changing(statement: Statement, place: int) -> bool:
    """Say whether a word tells a change that goes on: "growing", "cutting"."""
    verb = verb_at(statement.words, place)
    return verb is not None and verb.form == "ing" and verb.kind in ("up", "down")


def _people(word: str) -> bool:
    return singular(word) in lexicon("nouns.outsiders") or guess(word) == "people"
