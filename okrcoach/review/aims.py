"""What an objective really is: a state to reach, or a task, a theme, a slogan that names nothing, a metric."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from okrcoach.language.lexicon import lexicon
from okrcoach.language.nouns import NounPhrase, read_phrase, singular
from okrcoach.language.predicate import Predicate
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.verbs import Verb, forms, verb_at
from okrcoach.language.words import Token
from okrcoach.review.nature_things import MADE, OURS, guess, thing


class Words(NamedTuple):
    """Offsets in the text of the words that say so, the end exclusive."""

    start: int
    end: int


@lru_cache(maxsize=1024)
def task(text: str) -> Words | None:
    """Return the words that make an objective a piece of work or a thing to hand over; None where it is a state to reach."""
    statement = read_statement(text)
    if statement.lead is not None:
        verb, phrase = _inner(statement, statement.lead)
        if _leads_task(statement, verb, phrase):
            end = phrase.head if phrase else statement.lead_at + statement.lead.size - 1
            return Words(*statement.offsets(statement.lead_at, end))
        return None
    if statement.predicate is not None and _acts_task(statement, statement.predicate):
        return Words(*statement.offsets(statement.predicate.at, statement.predicate.end - 1))
    return None


def _inner(statement: Statement, lead: Verb) -> tuple[Verb, NounPhrase]:
    """Return the verb that says the work, and its object: "Continue to *set up* …", "Work on *writing* …"."""
    after = statement.lead_at + lead.size
    if lead.lemma in lexicon("nature.phases") or lead.kind == "keep" or (lead.kind == "act" and lead.size > 1):
        at = after + (statement.word(after) == "to")
        inner = verb_at(statement.words, at)
        if inner is not None and inner.form == ("base" if at > after else "ing"):
            return inner, read_phrase(statement.words, at + inner.size, statement.measured)
    return lead, statement.object


def _leads_task(statement: Statement, verb: Verb, phrase: NounPhrase) -> bool:
    made = thing(statement, phrase, MADE)
    if verb.kind == "measure" or verb.lemma in lexicon("aims.tasks"):
        return bool(phrase) and not _praised(statement, phrase)
    if "states" in phrase.kinds:
        return False
    if verb.lemma in lexicon("aims.soft_makers"):
        return verb.lemma in lexicon("aims.makers") and made in OURS and not _all_generic(statement)
    if verb.lemma in lexicon("aims.makers"):
        named = made == "unknown" and statement.word(phrase.start - 1) == "the"
        work = made in OURS or named or (verb.kind == "act" and made in ("act", "problem"))
        slogan = verb.lemma in lexicon("aims.builders") and _all_generic(statement)
        return work and not slogan and not _praised(statement, phrase)
    return verb.kind == "make" and bool(phrase)


def _praised(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether what is launched is said to please somebody: "a product that buyers ask for by name"."""
    words = [token.lower for token in statement.words[phrase.end :]]
    people = any(_people(word) for word in words)
    return bool(words) and people and (words[0] in lexicon("grammar.relatives") or _people(words[0]) or words[0] == "loved")


def _people(word: str) -> bool:
    return singular(word) in lexicon("nouns.outsiders") or guess(word) == "people"


def _acts_task(statement: Statement, predicate: Predicate) -> bool:
    verb = predicate.verb
    if verb is None or verb.lemma not in lexicon("aims.delivered"):
        return False
    return predicate.passive or (not predicate.auxiliary and thing(statement, statement.object, MADE) in OURS)


@lru_cache(maxsize=1024)
def theme(text: str) -> Words | None:
    """Return the words of an objective that only names an area ("Hiring", "Product quality"); None where it says where to."""
    statement = read_statement(text)
    if statement.lead is not None or statement.predicate is not None or not statement.subject:
        return None
    words = _content(statement)
    if statement.word(statement.subject.start - 1) in ("a", "an", "the"):
        return None
    if not words or any(token.lower in lexicon("aims.directions") for token in statement.words[: statement.subject.start + 1]):
        return None
    if statement.quantities or statement.slots or any(_positive(token.lower) for token in words[:-1]) or _comparative(words[0].lower):
        return None
    return Words(words[0].start, words[-1].end)


def _comparative(word: str) -> bool:
    return word.endswith("er") and word[:-2] in lexicon("aims.generic_adjectives")


def _positive(word: str) -> bool:
    return word in lexicon("aims.praise")


@lru_cache(maxsize=1024)
def vague(text: str) -> Words | None:
    """Return the words of an objective that names nothing of its own: no audience, product, problem or capability."""
    statement = read_statement(text)
    words = _content(statement)
    if task(text) is not None or statement.quantities or any(slot.number for slot in statement.slots):
        return None
    bare = len(words) <= 2 and theme(text) is not None
    if not words or not (bare or _all_generic(statement)):
        return None
    return Words(words[0].start, words[-1].end)


def _all_generic(statement: Statement) -> bool:
    words = _content(statement)
    return all(_generic(words, place, statement) for place in range(len(words)))


def _content(statement: Statement) -> list[Token]:
    """Return the words that carry meaning: no small words, no marks, no numbers; "world-class" is one word."""
    found: list[Token] = []
    open_hyphen = False
    for token in statement.words[statement.begin :]:
        if token.kind == "word" and open_hyphen and token.glued and found:
            first = found.pop()
            found.append(Token(f"{first.text}-{token.text}", f"{first.lower}-{token.lower}", first.start, token.end, "word", first.glued))
        elif token.kind == "word" and token.lower not in _small():
            found.append(token)
        open_hyphen = token.text == "-" and token.glued and bool(found) and found[-1].end == token.start
    return found


@cache
def _small() -> frozenset[str]:
    names = ("determiners", "prepositions", "conjunctions", "relatives", "modals", "auxiliaries", "pronouns", "negations")
    found: set[str] = {"to"}
    for name in names:
        found |= lexicon(f"grammar.{name}")
    return frozenset(found)


def _generic(words: list[Token], place: int, statement: Statement) -> bool:
    """Say whether a word names nothing by itself."""
    token = words[place]
    word = token.lower
    if any(name.start <= token.start < name.end for name in statement.names):
        return True
    if place and token.text != token.lower and token.text != token.text.title() and not token.text.isupper():
        return False
    if (
        word.endswith("ly")
        or any(word in lexicon(f"aims.generic_{kind}") for kind in ("nouns", "adjectives", "adverbs"))
        or singular(word) in lexicon("aims.generic_nouns")
    ):
        return True
    return any(_generic_verb(lemma) for lemma, _ in forms(word))


def _generic_verb(lemma: str) -> bool:
    verb = lemma in lexicon("aims.generic_verbs")
    return verb or any(lemma in lexicon(f"verbs.{kind}") for kind in ("up", "down"))
