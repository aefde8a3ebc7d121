"""Digits that measure nothing: SOC 2, Q3, v2, #1, 24/7, dates, list numbers, tickets, 5G, "a 30-day trial"."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from okrcoach.language.counted import ends_noun
from okrcoach.language.dates import DayWords, calendar_words
from okrcoach.language.labels import NameWords, adjective, behind_mark, behind_word, is_measured, with_letters, word_with_digits
from okrcoach.language.lexicon import lexicon, phrase_at, phrase_before, phrases
from okrcoach.language.numbers import MOST_DIGITS, digits_value, is_next_group, number_at, values
from okrcoach.language.units import unit_at
from okrcoach.language.words import BEYOND, Token, at, tokens

_BULLET = 4
"""A number behind as many tokens begins no list."""
_LEAST_BASE = 10
"""So many things at least a rate is told by: "per 10 rides", not "per 2 guests"."""
_JOINS = ("-", "\u2013", "/", "&", "->", "\u2192")


class NameNumber(NamedTuple):
    """A number that is part of a name, and what it names."""

    start: int
    end: int
    """The words in the text that make up the name, as far as they are needed to see that it is one."""
    kind: str
    """date period time link list ticket rank ordinal version percentile id adjective window name"""


def name_numbers(text: str) -> tuple[NameNumber, ...]:
    """Return the numbers of a text that measure nothing, in order. "Top 10" is none of them: it is a quantity, a rank."""
    words = tokens(text)
    return tuple(NameNumber(words[span.first].start, words[span.end - 1].end, span.kind) for span in name_words(text))


@lru_cache(maxsize=1024)
def name_words(text: str) -> tuple[NameWords, ...]:
    """Return the name numbers as token spans."""
    words = tokens(text)
    calendar = {span.first: span for span in calendar_words(text)}
    links = _links(text, words)
    found: list[NameWords] = []
    index = depth = 0
    while index < len(words):
        word = words[index]
        depth = depth + 1 if word.text == "(" else max(0, depth - 1) if word.text == ")" else depth
        span: NameWords | None = None
        if index in links:
            span = NameWords(index, links[index], "link")
        elif index in calendar:
            dated = calendar[index]
            span = NameWords(dated.first, dated.end, "date" if isinstance(dated, DayWords) else "period")
        elif word.kind != "mark" or word.text == "#":
            span = _name_at(words, index, depth, found[-1] if found else None)
        if span is not None:
            # a label that the name before has taken is not taken twice
            span = span._replace(first=max(span.first, found[-1].end)) if found else span
            found.append(span)
        index = span.end if span is not None else index + 1
    return tuple(found)


def _links(text: str, words: tuple[Token, ...]) -> dict[int, int]:
    """Return the token spans of web addresses: from the scheme up to the next space."""
    if "://" not in text and "www." not in text:
        return {}
    spans: dict[int, int] = {}
    index = 0
    while index < len(words):
        start = index
        if words[index].lower in ("http", "https", "www") or text.startswith("://", words[index].end):
            index += 1
            while index < len(words) and words[index].glued and words[index].text not in (")", "]", ">"):
                index += 1
            if text.startswith(("://", "."), words[start].end):
                spans[start] = index
        else:
            index += 1
    return spans


def _name_at(words: tuple[Token, ...], index: int, depth: int, last: NameWords | None) -> NameWords | None:
    """Return the name number that begins at a word, a number or "#"."""
    word = words[index]
    if word.text.isalpha() and word.lower not in _openings():
        return None  # most words: no question needs to be asked of them
    length = phrase_at("names.fixed", words, index)
    if length and not _is_ratio(words, index):
        return NameWords(index, index + length, "name")
    if word.text == "#":
        return _hash(words, index)
    if word.kind == "word":
        if word.lower in values("numbers.small"):
            return behind_word(words, index) or adjective(words, index)
        return word_with_digits(words, index)
    span = _listed(words, index, depth)
    for read in (_clock, _pair, _base, _race, _identifier, behind_word, behind_mark, with_letters, adjective):
        span = span or read(words, index)
    if span is None and last is not None and last.end == index - 1 and last.kind in ("name", "version") and not is_measured(words, index):
        return NameWords(index, index + 1, last.kind) if _continues(words, index) else None
    return span


@cache
def _openings() -> frozenset[str]:
    """Return the words of letters alone that a name number may begin with."""
    return frozenset(phrases("names.fixed")).union(values("numbers.small"))


def _continues(words: tuple[Token, ...], index: int) -> bool:
    """Whether a number goes on from a name: "Stage 2 -> 3", "phases 1-3", "tier 1 or 2", ISO 9001:2015, "Ship 4.1, 4.2"."""
    if words[index - 1].text in _JOINS or (words[index - 1].text == ":" and words[index].glued):
        return True
    if words[index - 1].lower not in ("or", "and", "to", ","):
        return False
    first, second = words[index - 2].text, words[index].text
    if words[index - 1].text != "," and all(text.isdecimal() and len(text) < MOST_DIGITS for text in (first, second)):
        return 1 <= abs(int(second) - int(first)) <= 3
    return "." in first and "." in second


def _is_ratio(words: tuple[Token, ...], index: int) -> bool:
    return any(word.lower in ("ratio", "ratios") for word in words[max(0, index - 4) : index])


def _hash(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read #1 as a rank, #123 and project#14 as tickets."""
    number = at(words, index + 1)
    if number.kind != "number" or not number.glued:
        return None
    project = words[index].glued and words[index - 1].kind != "mark"
    return NameWords(index, index + 2, "ticket" if project or len(number.text) > 1 else "rank")


def _listed(words: tuple[Token, ...], index: int, depth: int) -> NameWords | None:
    """Read "1." and "2)" in front of what they number."""
    number, mark, after = words[index].text, at(words, index + 1), at(words, index + 2)
    if not mark.glued or mark.text not in lexicon("names.list_marks") or after is BEYOND or after.glued:
        return None
    if not number.isdecimal() or len(number) > 2:
        return None
    starts = index < _BULLET and all(word.kind == "mark" for word in words[:index])
    return NameWords(index, index + 2, "list") if (depth == 0 if mark.text == ")" else starts) else None


def _clock(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read 9am, 12 pm, 10:30 am, at 10:30."""
    colon, minutes = at(words, index + 1), at(words, index + 2)
    exact = colon.text == ":" and colon.glued and minutes.glued and len(minutes.text) == 2 and minutes.text.isdecimal()
    end = index + 3 if exact else index + 1
    if at(words, end).lower in lexicon("names.clock"):
        return NameWords(index, end + 1, "time")
    return NameWords(index, end, "time") if exact and phrase_before("names.clock_before", words, index) < index else None


def _base(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read "faults per 1,000 rides", "per 10k users": what a rate is told by, not how high it is."""
    number = number_at(words, index)
    if at(words, index - 1).lower != "per" or number is None or number.value < _LEAST_BASE or unit_at(words, number.end):
        return None
    return NameWords(index, number.end, "name")


def _pair(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read "the 40 by 40 tour", and "forms 686/674": no share, since the second number is the smaller one, and no level."""
    first, mark, second = words[index].text, at(words, index + 1), at(words, index + 2)
    if mark.lower == "by" and first == second.text and not is_measured(words, index + 2):
        return NameWords(index, index + 3, "name")
    whole = all(text.isdecimal() and 2 <= len(text) <= MOST_DIGITS for text in (first, second.text))
    if not whole or mark.text != "/" or not (mark.glued and second.glued) or int(first) <= int(second.text) or second.text in ("10", "100"):
        return None
    level = at(words, index - 1).lower in lexicon("names.level_before") or _is_ratio(words, index)
    return None if level else NameWords(index, index + 3, "id")


def _race(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read "a 5K", "a 17:59 10K", "a 10K run": the name of a distance, where nothing is counted behind it."""
    before, after = at(words, index - 1), at(words, index + 2)
    thousand = at(words, index + 1).lower == "k" and words[index + 1].glued and len(words[index].text) <= 2
    one = before.lower in lexicon("grammar.articles") or (before.kind == "number" and before.glued)
    run = after.lower in lexicon("names.races") and ends_noun(at(words, index + 3))
    return NameWords(index, index + 2, "name") if thousand and one and (run or ends_noun(after)) else None


def _identifier(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read 1.2.3, 007, the 3 of 3_Minutes and rows of digits that are too long to count anything."""
    text = words[index].text
    if at(words, index - 1).text in (".", ":") and words[index].glued:
        return None  # the decimals of .05, the seconds of 3:05
    if is_next_group(words, index):
        return None
    if at(words, index + 1).text == "_" and at(words, index + 2).glued:
        return NameWords(index, index + 1, "id")  # a file's name: 3_Minutes
    if text.isdecimal() and ((len(text) > 1 and text[0] == "0") or len(text) > MOST_DIGITS):
        return NameWords(index, index + 1, "id")
    if digits_value(text) is None:
        return NameWords(index, index + 1, "version" if text.count(".") > 1 else "id")
    return None
