"""An objective that only names an area, without saying what should happen to it."""

from __future__ import annotations

from functools import lru_cache

from okrcoach.language.lexicon import endings, lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.phrase_ends import is_adverb
from okrcoach.language.plurals import agrees, is_plural, singular
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.verbs import forms, verb_at
from okrcoach.language.words import Token
from okrcoach.review.aims import by_grammar
from okrcoach.review.aims_words import Words, all_generic, begins_by_form, content, names_by_use


@lru_cache(maxsize=1024)
def theme(text: str) -> Words | None:
    """Return the words of an objective that only names an area ("Hiring", "Product quality"); None where it says where to."""
    statement = read_statement(text)
    if not names_by_use(statement) and (statement.lead is not None or statement.predicate is not None or not statement.subject):
        return None
    words = content(statement)
    if by_grammar(statement).task:
        return None
    if not words or statement.quantities or statement.slots or statement.word(statement.subject.start - 1) in ("a", "an", "the"):
        return None
    if (
        _goes_somewhere(statement)
        or begins_by_form(statement)
        or _acts(statement)
        or _has_verb(statement)
        or _is_so(statement)
        or _praises(statement, words)
    ):
        return None
    return Words(words[0].start, words[-1].end)


def _goes_somewhere(statement: Statement) -> bool:
    """Say whether some word says where to: "a ladder that people climb", "Safer streets", "Lessons without fear"."""
    words = statement.words[statement.begin :]
    if any(token.lower in lexicon("aims.directions") for token in statement.words[: statement.subject.start + 1]):
        return True
    if any(token.lower in lexicon("aims.directed") for token in words[1:]) or any(
        is_adverb(words, place) for place in range(1, len(words))
    ):
        return True
    if any(token.lower in lexicon("grammar.prepositions") for token in statement.words[: statement.begin]):
        return True  # "Safe as houses: …"
    return singular(statement.word(statement.subject.head)) in lexicon("aims.roles")


def _acts(statement: Statement) -> bool:
    """Say whether a noun has a verb that stands alone or before a preposition: "Attendance matters", "The line runs with wind"."""
    for place in range(statement.begin + 1, len(statement.words)):
        word, before = statement.words[place], statement.words[place - 1]
        known = place == statement.subject.head and statement.subject.kinds  # "Road works"
        if word.kind != "word" or before.kind == "mark" or word.glued or is_plural(before.lower) or known:
            continue
        ends = place + 1 >= len(statement.words) or statement.word(place + 1) in lexicon("grammar.prepositions")
        if ends and word.lower.endswith("s") and any(singular(word.lower) == verb for verb in lexicon("aims.standing_verbs")):
            return True
    return False


def _has_verb(statement: Statement) -> bool:
    """Say whether a verb acts on something: "Guests from the islands | keep coming back", "The kiosk | fills the pier"."""
    subject = statement.subject
    noun = statement.word(subject.head)
    for place in range(subject.start + 1, len(statement.words) - 1):
        verb = verb_at(statement.words, place)
        if verb is None or verb.form not in ("base", "third") or statement.words[place].glued:
            continue
        after = place + verb.size
        going = verb.lemma in lexicon("aims.before_ing") and statement.word(after).endswith("ing")
        if going:
            return True
        if place <= subject.head or not agrees(noun, verb.form):
            continue
        thing = statement.word(after) in lexicon("grammar.articles", "grammar.possessives", "grammar.pronouns")
        if thing or (verb.size > 1 and after < len(statement.words)):
            return True
    return False


def _is_so(statement: Statement) -> bool:
    """Say whether an adjective tells how something is: "Ready for winter", "Safe and sound", "The dock fit for storms"."""
    words, begin = statement.words, statement.begin
    for place in range(begin, len(words)):
        word = words[place].lower
        after = statement.word(place + 1)
        stops = place + 1 >= len(words) or after in lexicon("grammar.prepositions")
        if place > begin and word in lexicon("grammar.praise") and place + 1 >= len(words):
            return True
        if stops and (place > begin or after) and (word in lexicon("aims.so") or (after == "for" and word in lexicon("aims.so_for"))):
            return True
        if place == begin and _describes(word) and after in lexicon("grammar.prepositions") | {"and", "&"}:
            last = words[-1].lower
            return after not in ("and", "&") or _describes(last) or last in lexicon("aims.so")
    return False


def _describes(word: str) -> bool:
    """Say whether a word says how something is and names nothing."""
    return word in lexicon("grammar.praise", "aims.generic_adjectives") or (word.endswith("ing") and not _names(word))


def _names(word: str) -> bool:
    return word in lexicon("grammar.ing_nouns") or bool(classes_of(word)) or not forms(word)


def _praises(statement: Statement, words: list[Token]) -> bool:
    """Say whether the area has a direction: "Happy drivers", "Quieter cabins"; "Profitable growth" names nothing that it could have."""
    if _comparative(words[0].lower):
        return True
    named = not all_generic(statement) or _describes(words[-1].lower)
    return named and any(_positive(token.lower) for token in words[:-1])


def _comparative(word: str) -> bool:
    return word in lexicon("aims.comparatives") or (word.endswith("er") and word[:-2] in lexicon("aims.generic_adjectives"))


def _positive(word: str) -> bool:
    return word in lexicon("grammar.praise") or (word.endswith(endings("aims.praising_endings")) and not classes_of(word))
