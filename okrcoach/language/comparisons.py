"""What a change is measured against: "vs last quarter", "year over year", "from 4%"."""

from __future__ import annotations

from functools import cache, lru_cache

from okrcoach.language.amounts import amount_at
from okrcoach.language.counted import ends_noun
from okrcoach.language.dates import calendar_words
from okrcoach.language.lexicon import lexicon, phrase_at, phrases, phrases_in
from okrcoach.language.numbers import number_at
from okrcoach.language.periods import year_at
from okrcoach.language.quantities import quantities
from okrcoach.language.roles import led_by, now_before
from okrcoach.language.words import Token, at, tokens

MOST_BETWEEN = 8
"""No more small words stand before what something is compared with: "over that of the previous year"."""


@lru_cache(maxsize=1024)
def find_comparison(text: str) -> tuple[int, int] | None:
    """Return the first words that say what a number is compared with: a time, a state, or a number that it starts from."""
    spans = [span for span in (find_basis(text), _start(text)) if span is not None]
    return min(spans, default=None)


@lru_cache(maxsize=1024)
def find_basis(text: str) -> tuple[int, int] | None:
    """Return the first words that name a time or a state to compare with; a bare start number ("from 4%") is none."""
    words = tokens(text)
    calendar = {span.first: span.end for span in calendar_words(text)}
    found = quantities(text)
    relative = {quantity.end: quantity.role for quantity in found if quantity.unit in ("percent", "multiple")}
    for index, word in enumerate(words):
        end = _whole(words, index, calendar) if word.lower in _openings() else 0
        if not end and found and word.lower == "than":
            end = _likened(words, index, calendar)
        if not end and index and word.lower in lexicon("comparisons.repeated") and relative.get(words[index - 1].end) == "change":
            end = index + 2 if index + 1 < len(words) and words[index + 1].lower in lexicon("units.periods") else 0
        if end:
            return word.start, words[end - 1].end
    return None


@cache
def _openings() -> frozenset[str]:
    """Return the words that a basis may begin with, "than" aside."""
    return frozenset(("as",)).union(*(phrases(f"comparisons.{name}") for name in ("whole", "against", "over")))


def _whole(words: tuple[Token, ...], index: int, calendar: dict[int, int]) -> int:
    """Return the token behind the basis that begins at a token, 0 where none does."""
    length = phrase_at("comparisons.whole", words, index)
    if length:
        return index + length
    length = phrase_at("comparisons.against", words, index)
    if length:
        return _object(words, index + length, calendar)
    length = phrase_at("comparisons.over", words, index)
    if length:
        return _earlier(words, index + length, calendar)
    if index + 3 < len(words) and words[index].lower == words[index + 2].lower == "as":
        # as fast as the old client, but not as soon as possible
        return _object(words, index + 3, calendar) if words[index + 1].lower not in lexicon("comparisons.not_likened") else 0
    return 0


def _likened(words: tuple[Token, ...], index: int, calendar: dict[int, int]) -> int:
    """Return the token behind what "than" likens something to: a place, a rival, a season; no number is one ("more than half").

    It is a basis only where a number says how much: "shorter than at rival shops" is as vague as "shorter".
    """
    behind = index + 1
    if behind == len(words) or at(words, index - 1).lower in lexicon("comparisons.not_likening"):
        return 0
    return 0 if number_at(words, behind) or amount_at(words, behind) else _object(words, behind, calendar)


def _skip(words: tuple[Token, ...], index: int) -> int:
    end = min(index + MOST_BETWEEN, len(words))
    return next((place for place in range(index, end) if words[place].lower not in lexicon("comparisons.between")), end)


def _earlier(words: tuple[Token, ...], index: int, calendar: dict[int, int]) -> int:
    """Return the token behind last quarter, Q2, today's level, our baseline; 0 for a window such as "the last 30 days"."""
    place = _skip(words, index)
    if place >= len(words):
        return 0
    year = year_at(words, place)
    if year is not None and words[index - 1].lower in lexicon("comparisons.before_years") and at(words, year.end + 1).kind != "number":
        return year.end
    if place in calendar:
        follows = words[calendar[place]].lower if calendar[place] < len(words) else ""
        window = words[index - 1].lower in lexicon("comparisons.not_before_dates") or follows in lexicon("dates.range_joins")
        return 0 if window else calendar[place]
    word = words[place].lower
    time = place + 1
    if word in lexicon("comparisons.states"):
        # "from an average of 4" is a start number
        return 0 if time < len(words) and (words[time].lower in lexicon("numbers.now_links") or words[time].kind == "number") else time
    if time < len(words) and words[time].kind == "number" and words[index - 1].lower in lexicon("comparisons.over_windows"):
        time += 1
    if word not in lexicon("comparisons.earlier") or time >= len(words) or _base_word(words[time]) not in lexicon("comparisons.times"):
        return 0
    return _object(words, place, calendar)


def _base_word(word: Token) -> str:
    """Return a word without its possessive ending."""
    return word.lower.removesuffix("'s").removesuffix("\u2019s")


def _object(words: tuple[Token, ...], index: int, calendar: dict[int, int]) -> int:
    """Return the token behind the noun phrase, period or number that begins at a token, 0 where nothing does."""
    place = _skip(words, index)
    if place < len(words) and (words[place].kind == "number" or words[place].text in lexicon("currencies.signs")):
        return calendar.get(place, 0)
    end = place
    while end < len(words) and end - place < 5:
        if end in calendar:
            return calendar[end]
        if words[end].kind == "mark" or (end > place and ends_noun(words[end])):
            break
        end += 1
    return end if end > place else 0


def _start(text: str) -> tuple[int, int] | None:
    """Return the first number that something starts from, its "from" or "currently" included, or a start declared unknown."""
    words = tokens(text)
    unknown = next(phrases_in("comparisons.unknown", words), None)
    if unknown is not None:
        index, size = unknown
        return words[index].start, words[index + size - 1].end
    places = {word.start: index for index, word in enumerate(words)}
    for quantity in quantities(text):
        if quantity.role == "from":
            return words[_led(words, places[quantity.start])].start, quantity.end
    return None


def _led(words: tuple[Token, ...], index: int) -> int:
    """Return where the words begin that lead to a start number: "from", "from an average of", "currently"."""
    place = led_by(words, index)
    now = now_before(words, index)
    return min(now, place) if place >= 0 and words[place].lower == "from" else now
