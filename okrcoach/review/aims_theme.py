"""An objective that only names an area, without saying what should happen to it."""

from __future__ import annotations

from functools import cache, lru_cache

from okrcoach.language.lexicon import lexicon
from okrcoach.language.nouns import classes_of, is_adverb, singular
from okrcoach.language.statement import Statement, read_statement
from okrcoach.review.aims_words import Words, content


@lru_cache(maxsize=1024)
def theme(text: str) -> Words | None:
    """Return the words of an objective that only names an area ("Hiring", "Product quality"); None where it says where to."""
    statement = read_statement(text)
    if statement.lead is not None or statement.predicate is not None or not statement.subject or _goes_somewhere(statement):
        return None
    words = content(statement)
    if statement.word(statement.subject.start - 1) in ("a", "an", "the"):
        return None
    if not words or any(token.lower in lexicon("aims.directions") for token in statement.words[: statement.subject.start + 1]):
        return None
    if statement.quantities or statement.slots or any(_positive(token.lower) for token in words[:-1]) or _comparative(words[0].lower):
        return None
    return Words(words[0].start, words[-1].end)


def _goes_somewhere(statement: Statement) -> bool:
    """Say whether what follows the area says where to: "a ladder that people climb", "Safer streets", "Lessons without fear"."""
    words = statement.words[statement.begin :]
    if any(token.lower in lexicon("aims.directed") for token in words[1:]) or any(
        is_adverb(words, place) for place in range(1, len(words))
    ):
        return True
    role = singular(statement.word(statement.subject.head)) in lexicon("aims.roles")
    return role or (len(words) > 1 and words[-1].lower in lexicon("grammar.postpositives"))


def _comparative(word: str) -> bool:
    return word in lexicon("aims.comparatives") or (word.endswith("er") and word[:-2] in lexicon("aims.generic_adjectives"))


def _positive(word: str) -> bool:
    return word in lexicon("aims.praise") or (word.endswith(_praising()) and not classes_of(word))


@cache
def _praising() -> tuple[str, ...]:
    return tuple(sorted(lexicon("aims.praising_endings")))
