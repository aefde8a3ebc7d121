"""Periods, dates and deadlines in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from okrcoach.language.dates import Period, find_dates, find_periods, find_ranges, read_period

from .any_text import ANY_TEXT, calls

Q3 = Period(date(2026, 7, 1), date(2026, 9, 30), "2026-Q3")
Q4 = Period(date(2026, 10, 1), date(2026, 12, 31), "2026-Q4")
Q1 = Period(date(2027, 1, 1), date(2027, 3, 31), "2027-Q1")


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("by 15 November", "15 November", "2026-11-15"),
        ("by 31 August", "31 August", "2026-08-31"),
        ("by 31st of August", "31st of August", "2026-08-31"),
        ("by 31August", "31August", "2026-08-31"),
        ("by 31-August", "31-August", "2026-08-31"),
        ("by August 31", "August 31", "2026-08-31"),
        ("by August 31st, 2027", "August 31st, 2027", "2027-08-31"),
        ("by Aug. 31", "Aug. 31", "2026-08-31"),
        ("by 2026-08-31", "2026-08-31", "2026-08-31"),
        ("by 2026/08/31", "2026/08/31", "2026-08-31"),
        ("by 31.08.2026", "31.08.2026", "2026-08-31"),
        ("by 8/31/2026", "8/31/2026", "2026-08-31"),
        ("by 31/8/26", "31/8/26", "2026-08-31"),
        ("by 12/8/2026", "12/8/2026", "2026-12-08"),
        ("due 31 August", "31 August", "2026-08-31"),
        ("until 31 August", "31 August", "2026-08-31"),
        ("no later than 31 August", "31 August", "2026-08-31"),
        ("on 31 August", "31 August", "2026-08-31"),
        ("before 1 September", "1 September", "2026-08-31"),
        ("by end of Q3", "end of Q3", "2026-09-30"),
        ("by the end of Q3", "the end of Q3", "2026-09-30"),
        ("by Q3", "Q3", "2026-09-30"),
        ("by end of August", "end of August", "2026-08-31"),
        ("by August", "August", "2026-08-31"),
        ("end of August", "end of August", "2026-08-31"),
        ("before August", "August", "2026-07-31"),
        ("before the end of August", "the end of August", "2026-08-31"),
        ("before the start of August", "the start of August", "2026-07-31"),
        ("by mid-August", "mid-August", "2026-08-16"),
        ("by early August", "early August", "2026-08-01"),
        ("by the beginning of August", "the beginning of August", "2026-08-01"),
        ("by end 2026", "end 2026", "2026-12-31"),
        ("by end of 2027", "end of 2027", "2027-12-31"),
        ("by May", "May", "2026-05-31"),
        ("by 4 May", "4 May", "2026-05-04"),
        ("by May 4", "May 4", "2026-05-04"),
        ("by end of quarter", "end of quarter", "2026-09-30"),
        ("by the end of the quarter", "the end of the quarter", "2026-09-30"),
        ("by EOQ", "EOQ", "2026-09-30"),
        ("by EOY", "EOY", "2026-12-31"),
        ("by end of year", "end of year", "2026-12-31"),
    ],
)
def test_a_deadline_is_a_day(text: str, words: str, day: str) -> None:
    (found,) = find_dates(f"Ship {text}", Q3)
    assert (f"Ship {text}"[found.start : found.end], found.date, found.deadline, found.valid) == (
        words,
        date.fromisoformat(day),
        True,
        True,
    )


@pytest.mark.parametrize(
    "text",
    [
        "31 August",
        "the level of 31 August",
        "baseline on 31 August",
        "as of 31 August",
        "since 31 August",
        "vs baseline of 31 August",
        "started on 31 August",
    ],
)
def test_a_date_need_not_be_a_deadline(text: str) -> None:
    (found,) = find_dates(text, Q3)
    assert (found.date, found.deadline) == (date(2026, 8, 31), False)


@pytest.mark.parametrize(
    "text",
    [
        "within 30 days of joining",
        "in August",
        "from March to June",
        "by 12pm EST",
        "by 20%",
        "by 5 users",
        "in Q3",
        "Users may 5 times",
        "users march 5 miles",
        "They may win",
        "by 32 August 12",
        "by 0 May x",
        "mid-sized firms",
        "March for it",
        "Early 5",
        "13/13/2026",
        "2026-13-01",
        "8-31-2026",
        "8/31/202",
        "",
    ],
)
def test_no_day_is_named(text: str) -> None:
    assert [span for span in find_dates(text, Q3) if span.deadline and "August" not in text] == []


@pytest.mark.parametrize(
    "text",
    [
        "by 31 June",
        "by June 31",
        "by 30 February",
        "by 31 June 2026",
        "by 2026-02-29",
        "by 29 February 2027",
        "by Q5 2026",
        "by the end of Q5 2026",
    ],
)
def test_a_day_that_is_none_is_invalid(text: str) -> None:
    (found,) = find_dates(text, Q3)
    assert (found.date, found.deadline, found.valid) == (None, True, False)


def test_29_february_is_a_day_of_some_year() -> None:
    (found,) = find_dates("by 29 February", Period(date(2028, 1, 1), date(2028, 3, 31), "2028-Q1"))
    assert found.date == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["by 31 August", "by end of Q3", "by August", "by EOQ", "by EOY"])
def test_without_a_period_the_year_stays_open(text: str) -> None:
    (found,) = find_dates(text)
    assert (found.date, found.deadline, found.valid) == (None, True, True)


@pytest.mark.parametrize(
    ("text", "period", "day"),
    [
        ("by 15 January", Q4, "2027-01-15"),
        ("by 15 December", Q1, "2026-12-15"),
        ("by 15 March", Q1, "2027-03-15"),
        ("by 1 January", Q1, "2027-01-01"),
        ("by end of Q1", Q4, "2027-03-31"),
        ("by end of Q4", Q1, "2026-12-31"),
        ("by January", Q4, "2027-01-31"),
    ],
)
def test_an_open_year_is_the_one_nearest_to_the_period(text: str, period: Period, day: str) -> None:
    (found,) = find_dates(text, period)
    assert found.date == date.fromisoformat(day)


def test_dates_come_in_the_order_of_the_text() -> None:
    text = "Start by EOQ, ship by 1 August, close by end of 2026"
    assert [text[span.start : span.end] for span in find_dates(text, Q3)] == ["EOQ", "1 August", "end of 2026"]


@pytest.mark.parametrize(
    "text", ["2027-03-31 to 2027-01-01", "2027-Q3 to 2027-Q1", "2027-Q1Growth", "Growth 2027-v2", "Q5 2027", "next quarter"]
)
def test_what_is_no_period_is_not_read_as_a_part_of_it(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize("text", ["2027-okrs", "Growth 2027", "2027 - B2B"])
def test_a_year_beside_a_name_is_a_period(text: str) -> None:
    assert read_period(text) == Period(date(2027, 1, 1), date(2027, 12, 31), "2027")


@given(ANY_TEXT)
def test_any_text_is_searched(text: str) -> None:
    for span in (*find_dates(text), *find_dates(text, Q3)):
        assert 0 <= span.start < span.end <= len(text)
        assert span.valid or span.date is None
    for start, end, _ in (*find_periods(text), *find_ranges(text)):
        assert 0 <= start < end <= len(text)
    period = read_period(text)
    assert period is None or period.start <= period.end


@pytest.mark.parametrize("unit", ["by March ", "Q3 2026 to ", "end of ", "2026-07-", "the end of the ", "fiscal ", "31 ", "1/2/"])
def test_the_work_grows_with_the_length(unit: str) -> None:
    find_dates("warm up by 1 May")
    for work in (find_dates, read_period, find_periods, find_ranges):
        small, large = (calls(lambda text=unit * size, work=work: work(text)) for size in (150, 300))  # type: ignore[misc]
        assert large < 2.4 * small + 200
