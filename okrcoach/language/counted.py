"""The words that a number counts or measures, right behind it: "15 *high-quality backlinks*", "25% *of new hires* finish"."""

from __future__ import annotations

from functools import cache

from okrcoach.language.lexicon import lexicon, pairs, phrase_at
from okrcoach.language.plurals import is_plural
from okrcoach.language.words import Token, at

_JOINS = ("-", "/", "&", "'", "\u2019", ".")
YEAR_DIGITS = 4
"""A number of so many digits may be a year."""
MOST_WORDS = 8
"""A longer row of tokens is no noun phrase any more."""


@cache
def _ends() -> frozenset[str]:
    small = ("prepositions", "conjunctions", "relatives", "modals", "auxiliaries", "pronouns")
    return lexicon(*(f"grammar.{name}" for name in small), "numbers.noun_end", "numbers.participles")


def ends_noun(word: Token) -> bool:
    """Whether a token cannot be part of a noun phrase behind a number. IT is a noun, "it" is none."""
    return word.kind == "mark" or (word.lower in _ends() and not (word.text.isupper() and len(word.text) > 1))


def counted_words(words: tuple[Token, ...], index: int, *, one: bool = False) -> tuple[int, int]:
    """Return the tokens (from, up to) that a number right before `index` counts; an empty span where there are none.

    The phrase ends with its first plural; behind `one` a plural is a verb ("one customer uses").
    """
    of = at(words, index).lower == "of"
    place = index + of
    last = min(len(words), place + MOST_WORDS)
    while place < last and (words[place].lower in lexicon("numbers.noun_skip") or words[place].kind == "number"):
        place += 1
    if phrase_at("comparisons.whole", words, place):
        return index, index
    start = index if of else place
    end = first = place
    while place < last:
        word = words[place]
        joined = _joined(words, place + 1)
        if word.kind == "mark":
            if place == first or not _joined(words, place):
                break
        elif (
            "." in word.text
            or (_ends_here(words, place, place == first) and not joined and words[place - 1].text != "-")
            or (one and end > first and is_plural(word.lower))
        ):
            break
        else:
            end = place + 1
            if is_plural(word.lower) and not joined and (ends_noun(at(words, end)) or not is_plural(words[end].lower)):
                break
        place += 1
    return (start, end) if end > first else (index, index)


def is_counted(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a number counts the plural at a place, with words between: "12 landing | pages live", not "Phase 2 training | starts"."""
    place, first = index - 1, max(0, index - MOST_WORDS)
    while place >= first and words[place].kind == "word" and not ends_noun(words[place]):
        place -= 1
    if place < first or place == index - 1 or words[place].kind != "number" or words[place].text == "1":
        return False
    if len(words[place].text) == YEAR_DIGITS and words[place].text.isdecimal():
        return False  # "Our 2030 plan | supports 12 schools"
    before = at(words, place - 1)
    named = before.kind == "word" and before.lower not in lexicon("grammar.small", "grammar.bounds")
    return not named and counted_words(words, place + 1)[1] == index + 1


def _joined(words: tuple[Token, ...], index: int) -> bool:
    """Whether a mark glues two words into one expression: full-time, issues/questions."""
    mark, word = at(words, index), at(words, index + 1)
    return mark.text in _JOINS and mark.glued and word.glued and word.kind != "mark"


def _ends_here(words: tuple[Token, ...], index: int, first: bool) -> bool:
    """Whether a noun phrase ends before a token; it goes on in "20 weekly reports" and "20 signed deals"."""
    if words[index].lower in pairs("units.per_word") or (first and words[index].lower in lexicon("numbers.participles")):
        return ends_noun(at(words, index + 1))
    return ends_noun(words[index])
