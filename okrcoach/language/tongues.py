"""Which language a text is in, as far as its letters and small words tell."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon
from okrcoach.language.words import tokens

LATIN_ENDS = 0x24F
"""The last code point of the Latin letters, those with marks included."""


def english_evidence(text: str) -> int:
    """Return how many more small words are English than not; a letter that is not Latin counts as half a foreign word."""
    other = 0 if text.isascii() else sum(character.isalpha() and ord(character) > LATIN_ENDS for character in text)
    words = [token.lower for token in tokens(text) if token.kind == "word"]
    english, foreign = lexicon("tongues.english"), lexicon("tongues.other")
    return sum(word in english for word in words) - sum(word in foreign for word in words) - other // 2
