"""Phrases in front of a token, as `lexicon.phrase_at` finds them behind one."""

from __future__ import annotations

from okrcoach.language.lexicon import phrases
from okrcoach.language.words import Token

LONGEST = 5
"""No entry that is looked for backwards has more tokens."""


def phrase_before(name: str, words: tuple[Token, ...], index: int) -> int:
    """Return where the longest entry of a list begins that ends right before a token; the token itself where none does."""
    entries = phrases(name)
    for start in range(max(0, index - LONGEST), index):
        for phrase in entries.get(words[start].lower, ()):
            if len(phrase) == index - start and all(word.lower == part for word, part in zip(words[start:index], phrase, strict=True)):
                return start
    return index
