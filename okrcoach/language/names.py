"""Digits that measure nothing: SOC 2, Q3, v2, #1, 24/7, dates, list numbers, tickets, 5G, "a 30-day trial"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from okrcoach.language.counted import ends_noun
from okrcoach.language.dates import DayWords, calendar_words
from okrcoach.language.lexicon import lexicon, phrase_at
from okrcoach.language.numbers import MOST_DIGITS, digits_value, number_at, values
from okrcoach.language.units import currency_before, currency_behind, unit_at
from okrcoach.language.words import Token, tokens

_JOINS = ("-", "\u2013", "/", "&", "->", "\u2192")


@dataclass(frozen=True, slots=True)
class NameNumber:
    """A number that is part of a name, and what it names."""

    start: int
    end: int
    """The words in the text that make up the name, as far as they are needed to see that it is one."""
    kind: str
    """date period time link list ticket rank ordinal version percentile id adjective window name"""


@dataclass(frozen=True, slots=True)
class NameWords:
    """The tokens from `first` up to `end` that a name number takes up."""

    first: int
    end: int
    kind: str


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
    length = phrase_at("names.fixed", words, index)
    if length and not _is_ratio(words, index):
        return NameWords(index, index + length, "name")
    if word.text == "#":
        return _hash(words, index)
    if word.kind == "word":
        if word.lower in values("numbers.small"):
            return _adjective(words, index)
        return _word_with_digits(words, index)
    span = _listed(words, index, depth)
    for read in (_clock, _identifier, _behind_word, _behind_mark, _with_letters, _adjective):
        span = span or read(words, index)
    if span is None and last is not None and last.end == index - 1 and last.kind == "name" and not _measured(words, index):
        return NameWords(index, index + 1, "name") if _continues(words, index) else None
    return span


def _continues(words: tuple[Token, ...], index: int) -> bool:
    """Whether a number goes on from a name: "Stage 2 -> 3", "phases 1-3", "tier 1 or 2"."""
    if words[index - 1].text in _JOINS:
        return True
    both = words[index - 2].text, words[index].text
    near = all(text.isdecimal() and len(text) < MOST_DIGITS for text in both) and 1 <= int(both[1]) - int(both[0]) <= 3
    return near and words[index - 1].lower in ("or", "and", "to")


def _is_ratio(words: tuple[Token, ...], index: int) -> bool:
    return any(word.lower in ("ratio", "ratios") for word in words[max(0, index - 4) : index])


def _measured(words: tuple[Token, ...], index: int) -> bool:
    """Whether a unit, a sign or a magnitude goes with the number at a token."""
    if currency_before(words, index) or (index + 1 < len(words) and words[index + 1].text in ("%", "+")):
        return True
    number = number_at(words, index)
    if number is None or number.end > index + 1:
        return True
    return unit_at(words, index + 1) is not None or currency_behind(words, index + 1) is not None


def _noun_follows(words: tuple[Token, ...], index: int) -> bool:
    return index < len(words) and words[index].kind == "word" and not ends_noun(words[index])


def _hash(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read #1 as a rank, #123 and project#14 as tickets."""
    if index + 1 >= len(words) or words[index + 1].kind != "number" or not words[index + 1].glued:
        return None
    rank = len(words[index + 1].text) == 1 and not (words[index].glued and words[index - 1].kind != "mark")
    return NameWords(index, index + 2, "rank" if rank else "ticket")


def _word_with_digits(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read p95, v2.1, B2B, P0, IPv6."""
    word = words[index]
    if not any(one.isdecimal() for one in word.text) or is_joined_quantity(word):
        return None
    end = index + 1
    while end + 1 < len(words) and words[end].text == "." and words[end].glued and words[end + 1].kind == "number" and words[end + 1].glued:
        end += 2
    rest = word.lower[1:]
    if word.lower[0] == "v" and rest.isdecimal():
        return NameWords(index, end, "version")
    return NameWords(index, end, "percentile" if word.lower[0] == "p" and rest.isdecimal() and len(rest) > 1 else "name")


def is_joined_quantity(word: Token) -> bool:
    """Whether a word is a sign and digits in one: x3, EUR500."""
    return (word.lower[0] in "x\u00d7" and word.text[1:].isdecimal()) or (
        word.text[:3] in lexicon("currencies.codes") and word.text[3:4].isdecimal()
    )


def _listed(words: tuple[Token, ...], index: int, depth: int) -> NameWords | None:
    """Read "1." and "2)" in front of what they number."""
    if index + 1 >= len(words) or not words[index + 1].glued or words[index + 1].text not in lexicon("names.list_marks"):
        return None
    followed = index + 2 < len(words) and not words[index + 2].glued
    if not words[index].text.isdecimal() or len(words[index].text) > 2:
        return None
    at_start = all(word.kind == "mark" for word in words[:index]) if index < 4 else False
    if words[index + 1].text == ")":
        return NameWords(index, index + 2, "list") if depth == 0 and followed else None
    return NameWords(index, index + 2, "list") if at_start and followed else None


def _clock(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read 9am, 12 pm, 10:30 am, at 10:30."""
    end = index + 1
    minutes = (
        end + 1 < len(words) and words[end].text == ":" and words[end].glued and words[end + 1].kind == "number" and words[end + 1].glued
    )
    end += 2 if minutes else 0
    if end < len(words) and words[end].lower in lexicon("names.clock"):
        return NameWords(index, end + 1, "time")
    told = minutes and index and words[index - 1].lower in ("at", "by", "before", "until", "from") and words[index].text.isdecimal()
    if told and words[index - 1].lower != "from" and len(words[end - 1].text) == 2:
        return NameWords(index, end, "time")
    return None


def _identifier(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read 1.2.3, 007 and rows of digits that are too long to count anything."""
    text = words[index].text
    if text.isdecimal() and ((len(text) > 1 and text[0] == "0") or len(text) > MOST_DIGITS):
        return NameWords(index, index + 1, "id")
    if digits_value(text) is None:
        return NameWords(index, index + 1, "version" if text.count(".") > 1 else "id")
    return None


def _behind_word(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read tier 1, SOC 2, Foo 4.1, version 2.0 and 2.0 version."""
    before = words[index - 1] if index else None
    if before is not None and before.text == "." and before.glued and index > 1 and words[index - 2].lower in ("no", "nr", "art", "sec"):
        return NameWords(index - 2, index + 1, "name")
    after = words[index + 1] if index + 1 < len(words) else None
    decimal = "." in words[index].text and "," not in words[index].text
    if after is not None and decimal and after.lower in lexicon("names.version_words"):
        return NameWords(index, index + 2, "version")
    if before is None or _measured(words, index) or (before.kind == "mark" and before.text not in (")", '"', "\u201d")):
        return None
    if before.kind != "word" or (before.lower == "no" and not before.text[0].isupper()):
        return None
    if before.lower in lexicon("names.labels") and not (after is not None and after.lower == "of"):
        return NameWords(index - 1, index + 1, "name")
    if before.lower in lexicon("names.labels_or_verbs") and not (_is_verb_place(words, index - 1) and _noun_follows(words, index + 1)):
        return NameWords(index - 1, index + 1, "name")
    if (
        decimal
        and words[index].text.endswith(".0")
        and before.lower not in lexicon("names.level_before")
        and not _noun_follows(words, index + 1)
    ):
        return NameWords(index - 1, index + 1, "version")
    return NameWords(index - 1, index + 1, "name") if _is_product(words, index) else None


def _is_verb_place(words: tuple[Token, ...], index: int) -> bool:
    """Whether a word stands where a verb would: "Release 4 features", "to stage 3 demos"."""
    return index == 0 or words[index - 1].kind == "mark" or words[index - 1].lower in ("to", "and", "will", "we")


def _is_product(words: tuple[Token, ...], index: int) -> bool:
    """Whether a capital before a small number makes a product's name: "to Atlas 4.1", not "CSAT 4.1" and not "Reach 50"."""
    name, number = words[index - 1], words[index].text
    if (
        index < 2
        or words[index - 2].kind == "mark"
        or not name.text[0].isupper()
        or name.text.isupper()
        or name.lower in lexicon("numbers.scores")
    ):
        return False
    if not number.replace(".", "", 1).isdecimal() or len(number.partition(".")[0]) > 2:
        return False
    after = words[index + 1] if index + 1 < len(words) else None
    if after is None:
        return True
    if after.kind == "mark":
        return after.text in (".", ",", ";", ")", "!", "?", ":")
    return after.kind == "word" and ends_noun(after) and after.lower not in ("of", "out", "to", "or")


def _behind_mark(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read Tier-1, PROJ-45, HTTP/2, GPT-4, week-1: a word and a number that a mark glues together."""
    if index < 2 or not words[index].glued or not words[index - 1].glued or words[index - 1].text not in ("-", "/", "_", "@", "."):
        return None
    before = words[index - 2]
    if before.kind != "word" or before.lower in lexicon("names.not_hyphened") or before.lower in lexicon("units.per"):
        return None
    if words[index - 1].text == "/" and unit_at(words, index - 2) is not None:
        return None
    return NameWords(index - 2, index + 1, "name")


def _with_letters(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read 1st, 5G, 3D, 2XL, 4K video: letters glued to the digits that are no unit."""
    after = words[index + 1] if index + 1 < len(words) else None
    if after is not None and after.lower in lexicon("names.version_words") and words[index].text.endswith(".0"):
        return NameWords(index, index + 2, "version")
    if words[index].text in lexicon("names.bare") and not _noun_follows(words, index + 1) and not _measured(words, index):
        return (
            NameWords(index, index + 1, "name") if index and words[index - 1].kind == "word" and not ends_noun(words[index - 1]) else None
        )
    if after is None or not after.glued or after.kind != "word":
        return None
    if after.lower in lexicon("names.ordinals"):
        return NameWords(index, index + 2, "ordinal")
    if after.text in lexicon("names.glued"):
        return NameWords(index, index + 2, "name")
    if after.lower == "k" and index + 2 < len(words) and words[index + 2].lower in lexicon("names.pictures"):
        return NameWords(index, index + 2, "name")
    # four letters and more are a noun whose space was forgotten
    known = _measured(words, index) or currency_before(words, index) or after.lower in values("numbers.magnitude_money")
    return None if known or len(after.text) > 3 else NameWords(index, index + 2, "name")


def _adjective(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read "a 30-day trial", "three-month plan", "a 10 year lease": the number says which, not how much."""
    number = number_at(words, index)
    if number is None or number.end >= len(words):
        return None
    place = number.end
    hyphen = words[place].text == "-" and words[place].glued
    if hyphen:
        place += 1
        if place >= len(words) or not words[place].glued or words[place].kind != "word":
            return None
    unit = unit_at(words, place)
    if unit is None:
        counted = not hyphen or words[place].lower in values("numbers.scale") or currency_behind(words, place)
        return None if counted else NameWords(index, place + 1, "adjective")
    if unit[0].kind != "duration" or (words[place].glued and not hyphen):
        return None
    plural = words[unit[1] - 1].lower.endswith("s")
    before = words[index - 1].lower if index else ""
    if before in lexicon("numbers.windows") and not any(word.lower == "within" for word in words[max(0, index - 3) : index]):
        return NameWords(index - 1, unit[1], "window")
    article = before in ("a", "an")
    told = article or (not plural and (hyphen or number.value != 1))
    if not told or not _noun_follows(words, unit[1]):
        return None
    timed = any(word.lower in lexicon("numbers.timed") for word in words[unit[1] : unit[1] + 3])
    return None if timed else NameWords(index, unit[1], "adjective")
