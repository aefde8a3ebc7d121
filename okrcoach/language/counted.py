"""The words that a number counts or measures, right behind it: "15 *high-quality backlinks*", "25% *of new hires* finish"."""

from __future__ import annotations

from functools import cache

from okrcoach.language.lexicon import lexicon
from okrcoach.language.words import Token

MOST_WORDS = 6
"""A longer row of words is no noun phrase any more."""


@cache
def _ends() -> frozenset[str]:
    return frozenset().union(
        *(lexicon(f"grammar.{name}") for name in ("prepositions", "conjunctions", "relatives", "modals", "auxiliaries")),
        lexicon("numbers.noun_end"),
    )


def ends_noun(word: Token) -> bool:
    """Whether a token cannot be part of a noun phrase behind a number."""
    return word.kind == "mark" or word.lower in _ends()


def is_plural(word: str) -> bool:
    """Whether a lower-case noun looks like more than one."""
    if word in lexicon("numbers.plurals"):
        return True
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in lexicon("grammar.plural_modifiers")
    )


def counted_words(words: tuple[Token, ...], index: int) -> tuple[int, int]:
    """Return the tokens (from, up to) that a number right before `index` counts; an empty span where there are none."""
    start = index
    of = index < len(words) and words[index].lower == "of"
    place = index + of
    while (
        place < len(words)
        and (words[place].lower in lexicon("numbers.noun_skip") or words[place].kind == "number")
        and place - start < MOST_WORDS
    ):
        place += 1
    if not of:
        start = place
    end = plural = place
    while place < len(words) and place - start < MOST_WORDS:
        word = words[place]
        if word.kind == "mark":
            if place == end or not word.glued or word.text not in ("-", "/", "&", "'", "\u2019", ".") or place + 1 >= len(words):
                break
            if not words[place + 1].glued or words[place + 1].kind != "word":
                break
        elif ends_noun(word) and not (words[place - 1].text == "-" and word.glued):
            break
        else:
            end = place + 1
            if is_plural(word.lower):
                plural = end
        place += 1
    if plural > start + of:
        end = plural
    return (start, end) if end > start + of else (index, index)
