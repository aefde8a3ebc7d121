"""What a number is compared with, where only part of a basis stands there; and numbers that belong together."""

from __future__ import annotations

from datetime import date

import pytest

from okrcoach.language.comparisons import find_basis
from okrcoach.language.dates import find_dates, read_period
from okrcoach.language.quantities import quantities


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Grow leads by 20% over last year\u2019s", "over last year\u2019s"),
        ("Grow leads by 20% over last year's", "over last year's"),
        ("Grow leads by 20% vs 2026", "vs 2026"),
        ("Grow leads by 20% vs 40", None),
        ("Grow leads by 20% vs $40", None),
        ("40 vs 60", None),
        ("Grow leads by 20% over the quarter", None),
        ("Grow leads by 20% against the old site of the town", "against the old site"),
    ],
)
def test_what_a_change_is_compared_with(text: str, words: str | None) -> None:
    span = find_basis(text)
    assert (text[span[0] : span[1]] if span else None) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5 to 10 loaves", [(5, 10)]),
        ("from 5 to 10 loaves", [(5, None), (10, None)]),
        ("From 5 to 10 loaves", [(5, None), (10, None)]),
        ("8 to 12%", [(8, None), (12, None)]),
        ("3 to 5 days", [(3, 5)]),
        ("between 5 and 10 loaves", [(5, 10)]),
        ("60-80%", [(60, 80)]),
        ("5-10k loaves", [(5000, 10000)]),
        ("2-3 million loaves", [(2_000_000, 3_000_000)]),
        ("$5-10k", [(5000, 10000)]),
        ("10-5 loaves", [(10, None), (5, None)]),
    ],
)
def test_two_numbers_that_are_one_range_and_two_that_are_not(text: str, found: list[tuple[float, float | None]]) -> None:
    assert [(one.value, one.high) for one in quantities(text)] == found


@pytest.mark.parametrize(
    ("text", "period", "day"),
    [
        ("by 15 January", "2027-Q1", date(2027, 1, 15)),
        ("by 15 December", "2027-Q1", date(2026, 12, 15)),
        ("by 15 April", "2027-Q1", date(2027, 4, 15)),
        ("by 15 November", "2027-Q1", date(2026, 11, 15)),
        ("by 29 February", "2027-Q1", date(2028, 2, 29)),
        ("by 29 February", "2028-Q1", date(2028, 2, 29)),
        ("by 15 January", "2026-Q4", date(2027, 1, 15)),
        ("by 15 March", None, None),
    ],
)
def test_a_day_without_a_year_is_the_one_nearest_to_the_period(text: str, period: str | None, day: date | None) -> None:
    (span,) = find_dates(text, read_period(period) if period else None)
    assert span.date == day


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Raise sales by May 20", "May 20"),
        ("Raise sales by May 20th", "May 20th"),
        ("Raise sales by May 20%", "May"),
        ("Raise sales by May 5k", "May"),
    ],
)
def test_a_number_behind_a_month_is_its_day_unless_it_counts(text: str, words: str) -> None:
    (span,) = find_dates(text, read_period("2027-Q2"))
    assert text[span.start : span.end] == words


@pytest.mark.parametrize(
    ("text", "role"),
    [("NPS 8 points higher", "change"), ("NPS 8 points more", "change"), ("NPS 8 points", "level"), ("Sales 20% higher", "change")],
)
def test_a_number_that_is_so_much_more_is_a_change(text: str, role: str) -> None:
    assert [one.role for one in quantities(text)] == [role]


@pytest.mark.parametrize("year", ["2026-27", "2026/27", "fiscal year 2026-27", "FY 2026-27", "FY26/27", "FY26-27"])
def test_a_year_that_ends_in_the_next_counts_nothing(year: str) -> None:
    text = f"Open the slipway by {year}"
    assert quantities(text) == ()
    period = read_period(text)
    assert period is not None
    assert period.label == "FY27"


@pytest.mark.parametrize("text", ["Log kept in 3_Minutes/", "Every visit brings at least one of: a note, a photo"])
def test_the_digits_of_a_name_and_the_one_of_a_list_count_nothing(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Berths taken 85% (Q1: 97%)", [(85, "level"), (97, "from")]),
        ("Faults: 4 (2026: 18)", [(4, "level"), (18, "from")]),
        ("Faults from 18 (2026: 18) to 4", [(18, "from"), (18, "from"), (4, "to")]),
        ("Berths taken 85% (97% in May)", [(85, "level"), (97, "from")]),
        ("Berths taken 85% (97% in the last survey)", [(85, "level"), (97, "from")]),
        ("Berths taken 60% (80% in 2033)", [(60, "level"), (80, "level")]),
        ("Berths taken 60% (at least 55% in May)", [(60, "level"), (55, "level")]),
        ("Moor 40 boats (22 last season)", [(40, "level"), (22, "from")]),
        ("Moor 40 boats (22 in May, 18 in June)", [(40, "level"), (22, "level"), (18, "level")]),
        ("Berths taken 85% (97% in the north)", [(85, "level"), (97, "level")]),
        ("Berths taken 85% (north: 97%)", [(85, "level"), (97, "level")]),
        ("Half of the berths (now a third)", [(50, "level"), (100 / 3, "from")]),
        ("Guests who return 22% > 30%", [(22, "from"), (30, "to")]),
        ("Rating > 4", [(4, "level")]),
    ],
)
def test_where_a_number_starts_is_told_in_brackets_and_before_an_arrow(text: str, roles: list[tuple[float, str]]) -> None:
    assert [(one.value, one.role) for one in quantities(text)] == roles


@pytest.mark.parametrize(
    ("text", "hours"),
    [("Repairs within 3 h 10 min", 19 / 6), ("Repairs within 2 days and 4 hours", 52), ("Repairs within 3 hours, 40 boats", 3)],
)
def test_the_parts_of_a_time_are_one_number(text: str, hours: float) -> None:
    assert round(quantities(text)[0].base / 3600, 6) == round(hours, 6)
