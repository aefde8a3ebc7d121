"""Dates, deadlines and periods as statements name them. Nothing here knows what day it is."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from okrcoach.language.lexicon import lexicon, phrase_before, phrases_in
from okrcoach.language.period_words import Period, PeriodWords, last_day
from okrcoach.language.periods import LIKELY_YEARS, YEARS, fiscal_start, is_month, may_open, month_at, part_unread, period_at, year_at
from okrcoach.language.words import Token, at, tokens

__all__ = ["DateSpan", "Period", "find_dates", "find_periods", "find_ranges", "next_quarter", "read_period"]


class DateSpan(NamedTuple):
    """A day that a text names, or the last day of what it names as a deadline ("by end of Q3")."""

    start: int
    end: int
    """The words of the date in the text; "by" is not among them."""
    date: date | None
    """None where the text leaves the year open and no period settles it, and where there is no such day."""
    deadline: bool
    """Something is to be done by then."""
    valid: bool = True
    """False for 31 June and the like."""


class DayWords(NamedTuple):
    """The tokens of a date, from `first` up to `end`, as far as they say it."""

    first: int
    end: int
    day: int
    month: int
    year: int | None


def read_period(text: str) -> Period | None:
    """Return the first period that a text names with its year, None without.

    A fiscal year is the calendar year unless "(starts Feb)" is said. What ends before it begins is none, and neither is the
    year in front of what cannot be read ("2027-Q1Growth").
    """
    words = tokens(text)
    spans = calendar_words(text)
    first_month = fiscal_start(words)
    for span, following in zip_longest(spans, spans[1:]):
        if following is not None and _are_range(words, span, following):
            first, last = _ends(span, following, first_month)
            if first and last and first.start <= last.end:
                return Period(first.start, last.end, f"{first.label} to {last.label}")
            if span.year is not None:
                return None  # it ends before it begins
        period = _days_of(span, first_month) if isinstance(span, PeriodWords) else None
        if period is not None:
            return period
    named = {index for span in spans for index in range(span.first, span.end)}
    free = (year for index in range(len(words)) if index not in named and (year := year_at(words, index)) and year.year in LIKELY_YEARS)
    lone = next((year for year in free if not part_unread(words, year.end)), None)
    return lone.period() if lone else None


def find_periods(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the periods named: (start, end, label). "Q3" without a year is its own label; "Q5 2026", which is none, has an empty one."""
    words = tokens(text)
    spans = (span for span in calendar_words(text) if isinstance(span, PeriodWords) and not (span.part == "month" and span.year is None))
    return tuple((words[span.first].start, words[span.end - 1].end, span.label) for span in spans)


def find_ranges(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Return where periods are named, from the first to the last of a range, and whether one of them says its year: "2031 Q3-Q4"."""
    words = tokens(text)
    found: list[tuple[int, int, bool]] = []
    last: DayWords | PeriodWords | None = None
    for span in calendar_words(text):
        if last is not None and _are_range(words, last, span):
            found[-1] = (found[-1][0], words[span.end - 1].end, found[-1][2] or span.year is not None)
        elif isinstance(span, PeriodWords) and span.valid:
            found.append((words[span.first].start, words[span.end - 1].end, span.year is not None))
        last = span if isinstance(span, PeriodWords) and span.valid else None
    return tuple(found)


@lru_cache(maxsize=1024)
def find_dates(text: str, period: Period | None = None) -> tuple[DateSpan, ...]:
    """Return the days named, and the months, quarters and years that are deadlines. `period` settles a year that is left open."""
    words = tokens(text)
    found = [
        _day_span(words, span, period) if isinstance(span, DayWords) else _period_deadline(words, span, period)
        for span in calendar_words(text)
    ]
    own_end = period.end if period else None
    year_end = date(period.start.year, 12, 31) if period else None
    for name, day in (("dates.own_end", own_end), ("dates.year_end", year_end)):
        for index, size in phrases_in(name, words):
            if at(words, index - 1).lower != "the":
                found.append(DateSpan(words[index].start, words[index + size - 1].end, day, True))
    return tuple(sorted((span for span in found if span is not None), key=lambda span: span.start))


def next_quarter(today: date) -> str:
    """Return the label of the quarter after the one that `today` lies in: "2027-Q1"."""
    quarter = (today.month - 1) // 3 + 1
    return f"{today.year + quarter // 4}-Q{quarter % 4 + 1}"


@lru_cache(maxsize=1024)
def calendar_words(text: str) -> tuple[DayWords | PeriodWords, ...]:
    """Return the dates and periods that a text names, in order, as token spans."""
    words = tokens(text)
    found: list[DayWords | PeriodWords] = []
    index = 0
    while index < len(words):
        span = (_day_at(words, index) or period_at(words, index)) if may_open(words[index]) else None
        if span is not None:
            found.append(span)
        index = span.end if span is not None else index + 1
    return tuple(found)


def _are_range(words: tuple[Token, ...], span: DayWords | PeriodWords, following: DayWords | PeriodWords) -> bool:
    """Return whether a date or a period goes on to the one behind it: "Q3-Q4 2031", "2 May to 30 June"."""
    between = words[span.end].lower if span.end + 1 == following.first and type(span) is type(following) else ""
    return between in lexicon("dates.range_joins") or (isinstance(span, PeriodWords) and between in lexicon("dates.pair_joins"))


def _days_of(span: DayWords | PeriodWords, first_month: int, other: DayWords | PeriodWords | None = None) -> Period | None:
    """Return the days of a date or a period; the `other` end of a range may say the year for both."""
    year = span.year if span.year is not None or other is None else other.year
    if isinstance(span, PeriodWords):
        fiscal = span.fiscal or (isinstance(other, PeriodWords) and span.year is None and other.fiscal)
        return span._replace(year=year, fiscal=fiscal).period(first_month if fiscal else 1)
    day = _date(span, year)
    return Period(day, day, day.isoformat()) if day else None


def _ends(span: DayWords | PeriodWords, following: DayWords | PeriodWords, first_month: int) -> tuple[Period | None, Period | None]:
    """Return both ends of a range; the year that one of them says is the next one to the other where it goes over the turn of the year."""
    first, last = _days_of(span, first_month, following), _days_of(following, first_month, span)
    if first and last and last.end < first.start:
        if following.year is None:
            last = _days_of(following, first_month, span._replace(year=(span.year or 0) + 1))
        elif span.year is None:
            first = _days_of(span, first_month, following._replace(year=following.year - 1))
    return first, last


def _number(words: tuple[Token, ...], index: int, longest: int = 2) -> int | None:
    """Return the digits at a token as a number, where they are no more than so many."""
    text = at(words, index).text
    return int(text) if len(text) <= longest and text.isdecimal() else None


def _day_at(words: tuple[Token, ...], index: int) -> DayWords | None:
    """Return the date that begins at a token."""
    if words[index].kind == "number":
        return _digits_first(words, index)
    month = month_at(words, index)
    if not month:
        return None
    after = index + 1 + (at(words, index + 1).text == ".")
    day = _number(words, after)
    if day is None or not 1 <= day <= 31 or not is_month(words, index, after=True):
        return None
    end = _behind_ordinal(words, after + 1)
    joint, last = at(words, end), _number(words, end + 1)
    ranges = joint.text in ("/", "-", "\u2013") and joint.glued and at(words, end + 1).glued and at(words, end + 2).text != "%"
    if ranges and last is not None and day < last <= 31:
        end += 2  # June 16/17, but not by May 5-10%
    behind = at(words, after + 1)
    if end == after + 1 and (behind.text == "%" or (behind.glued and behind.kind == "word")):
        return None  # by May 20%, by May 5k
    return _with_year(words, DayWords(index, end, day, month, None))


def _digits_first(words: tuple[Token, ...], index: int) -> DayWords | None:
    """2026-07-01, 2026/07/01, 31.12.2026, 12/31/2026, 31 March, 31st of March 2027."""
    parts = words[index].text.split(".")
    if len(parts) == 3 and all(part.isdecimal() and len(part) <= 4 for part in parts):
        return _checked(DayWords(index, index + 1, int(parts[0]), int(parts[1]), int(parts[2])))
    mark = at(words, index + 1).text
    if mark in ("-", "/") and at(words, index + 3).text == mark and all(word.glued for word in words[index + 1 : index + 5]):
        first, second, third = (_number(words, place, 4) for place in (index, index + 2, index + 4))
        if first is not None and second is not None and third is not None:
            return _three_numbers(words, index, (first, second, third))
    day = _number(words, index)
    if day is None or not 1 <= day <= 31:
        return None
    place = _behind_ordinal(words, index + 1)
    place += at(words, place).lower in ("of", "-")
    month = month_at(words, place)
    return _with_year(words, DayWords(index, place + 1, day, month, None)) if month else None


def _three_numbers(words: tuple[Token, ...], index: int, numbers: tuple[int, int, int]) -> DayWords | None:
    """Year first, or year last with the day before the month where only that can be."""
    first, second, third = numbers
    if len(words[index].text) == 4:
        return _checked(DayWords(index, index + 5, third, second, first))
    if len(words[index + 4].text) not in (2, 4) or words[index + 1].text == "-":
        return None
    year = third if len(words[index + 4].text) == 4 else 2000 + third
    month, day = (second, first) if first > 12 else (first, second)
    return _checked(DayWords(index, index + 5, day, month, year))


def _checked(span: DayWords) -> DayWords | None:
    """Numbers that may be a date; a day that its month has not is one too, an invalid one."""
    return span if 1 <= span.month <= 12 and 1 <= span.day <= 31 and span.year in YEARS else None


def _behind_ordinal(words: tuple[Token, ...], index: int) -> int:
    """Step over "st" or "th" behind a day."""
    word = at(words, index)
    return index + (word.glued and word.lower in lexicon("names.ordinals"))


def _with_year(words: tuple[Token, ...], span: DayWords) -> DayWords:
    place = span.end + (at(words, span.end).text in (",", "-", "/"))
    year = year_at(words, place)
    if year is None or year.fiscal or at(words, place + 1).text == "%":
        return span
    return span._replace(end=year.end, year=year.year)


def _date(span: DayWords, year: int | None) -> date | None:
    """Return the day in a year, None where that year has no such day."""
    try:
        return date(year, span.month, span.day) if year is not None else None
    except ValueError:
        return None


def _day_span(words: tuple[Token, ...], span: DayWords, period: Period | None) -> DateSpan:
    cue = _cue(words, span.first)
    day = _date(span, span.year) if span.year is not None or period is None else _nearest(span, period)
    valid = day is not None if span.year is not None else span.day <= last_day(date(2000, span.month, 1)).day
    if day is not None and cue == "before":
        day -= timedelta(days=1)
    return DateSpan(words[span.first].start, words[span.end - 1].end, day, cue != "", valid)


def _nearest(span: DayWords, period: Period) -> date | None:
    """Return the day inside the period, or the nearest one to it."""
    days = [day for year in range(period.start.year - 1, period.end.year + 2) if (day := _date(span, year))]
    return min(days, key=lambda day: max((period.start - day).days, (day - period.end).days, 0), default=None)


def _cue(words: tuple[Token, ...], index: int) -> str:
    """Return "by" or "before" where a deadline's word stands right before a token, else nothing."""
    for kind, name in (("before", "dates.day_before"), ("by", "dates.deadline")):
        start = phrase_before(name, words, index)
        if start < index:
            return "" if at(words, start - 1).lower in lexicon("dates.no_deadline") else kind
    return ""


def _period_deadline(words: tuple[Token, ...], named: PeriodWords, period: Period | None) -> DateSpan | None:
    """Return the day that a month, quarter or year means as a deadline: its end, or the day before its start."""
    first, side = named.first, "end"
    for name in ("end_of", "middle_of", "start_of"):
        start = phrase_before(f"dates.{name}", words, named.first)
        if start < named.first:
            first, side = start, name.partition("_")[0]
            break
    cue = _cue(words, first)
    if not cue and (first == named.first or side != "end"):
        return None
    if not named.valid:
        return DateSpan(words[first].start, words[named.end - 1].end, None, True, valid=False)
    days = named.period() if named.year is not None or period is None else _in_period(named, period)
    if days is None:
        day = None
    elif cue == "before" and (first == named.first or side == "start"):
        day = days.start - timedelta(days=1)
    elif side == "end":
        day = days.end
    else:
        day = days.start + (days.end - days.start) // 2 if side == "middle" else days.start
    return DateSpan(words[first].start, words[named.end - 1].end, day, True)


def _in_period(named: PeriodWords, period: Period) -> Period | None:
    """Return the month or quarter of the year that brings it nearest to the period."""
    years = range(period.start.year - 1, period.end.year + 2)
    spans = [span for year in years if (span := named._replace(year=year).period())]
    return min(spans, key=lambda span: max((period.start - span.end).days, (span.start - period.end).days, 0), default=None)
