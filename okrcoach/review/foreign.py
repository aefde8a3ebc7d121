"""Which lines are not in English. The rules about words read English; the others are asked of such lines alone."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon
from okrcoach.language.words import tokens
from okrcoach.review.line import Context, Line

SURE = -2
"""So much evidence decides about a line alone: one foreign word may be a name."""
LATIN_ENDS = 0x24F
"""The last code point of the Latin letters, those with marks included."""


def is_foreign(line: Line, context: Context) -> bool:
    """Say whether a line is in another language: by its own letters and small words, else by those of most lines of the document."""
    own = line.once("evidence", _evidence)
    if own > 0 or line.kind == "document":
        return False
    return own <= SURE or context.once("foreign document", _mostly_foreign)


def _evidence(line: Line) -> int:
    """Return how many more small words are English than not; a letter that is not Latin counts as a foreign word."""
    other = 0 if line.text.isascii() else sum(character.isalpha() and ord(character) > LATIN_ENDS for character in line.text)
    words = [token.lower for token in tokens(line.text) if token.kind == "word"]
    english, foreign = lexicon("tongues.english"), lexicon("tongues.other")
    return sum(word in english for word in words) - sum(word in foreign for word in words) - other // 2


def _mostly_foreign(context: Context) -> bool:
    evidence = [line.once("evidence", _evidence) for line in context.lines[1:]]
    return sum(one <= SURE for one in evidence) > 2 * sum(one > 0 for one in evidence)
