"""Periods, dates and deadlines in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from okrcoach.language.dates import Period, find_dates, find_periods, next_quarter, read_period

from .any_text import ANY_TEXT, calls

Q3 = Period(date(2026, 7, 1), date(2026, 9, 30), "2026-Q3")
Q4 = Period(date(2026, 10, 1), date(2026, 12, 31), "2026-Q4")
Q1 = Period(date(2027, 1, 1), date(2027, 3, 31), "2027-Q1")


@pytest.mark.parametrize(
    ("text", "start", "end", "label"),
    [
        ("2027-Q1", "2027-01-01", "2027-03-31", "2027-Q1"),
        ("Q1 2027", "2027-01-01", "2027-03-31", "2027-Q1"),
        ("Q2 of 2027", "2027-04-01", "2027-06-30", "2027-Q2"),
        ("Q3, 2027", "2027-07-01", "2027-09-30", "2027-Q3"),
        ("Q4-2027", "2027-10-01", "2027-12-31", "2027-Q4"),
        ("Q4/27", "2027-10-01", "2027-12-31", "2027-Q4"),
        ("Q4 '27", "2027-10-01", "2027-12-31", "2027-Q4"),
        ("Q4'27", "2027-10-01", "2027-12-31", "2027-Q4"),
        ("Q4\u201927", "2027-10-01", "2027-12-31", "2027-Q4"),
        ("q4'2027", "2027-10-01", "2027-12-31", "2027-Q4"),
        ("2027Q4", "2027-10-01", "2027-12-31", "2027-Q4"),
        ("2027 Q4", "2027-10-01", "2027-12-31", "2027-Q4"),
        ("4Q27", "2027-10-01", "2027-12-31", "2027-Q4"),
        ("4Q 2027", "2027-10-01", "2027-12-31", "2027-Q4"),
        ("CY27-Q4", "2027-10-01", "2027-12-31", "2027-Q4"),
        ("third quarter of 2027", "2027-07-01", "2027-09-30", "2027-Q3"),
        ("1st quarter 2027", "2027-01-01", "2027-03-31", "2027-Q1"),
        ("H1 2027", "2027-01-01", "2027-06-30", "2027-H1"),
        ("2H27", "2027-07-01", "2027-12-31", "2027-H2"),
        ("second half of 2027", "2027-07-01", "2027-12-31", "2027-H2"),
        ("2027-H2", "2027-07-01", "2027-12-31", "2027-H2"),
        ("March 2027", "2027-03-01", "2027-03-31", "2027-03"),
        ("2027-03", "2027-03-01", "2027-03-31", "2027-03"),
        ("Plan for 2028-02.", "2028-02-01", "2028-02-29", "2028-02"),
        ("2027-11 to 2028-01", "2027-11-01", "2028-01-31", "2027-11 to 2028-01"),
        ("Feb 2028", "2028-02-01", "2028-02-29", "2028-02"),
        ("december, 2027", "2027-12-01", "2027-12-31", "2027-12"),
        ("may 2027", "2027-05-01", "2027-05-31", "2027-05"),
        ("2027", "2027-01-01", "2027-12-31", "2027"),
        ("OKRs 2027", "2027-01-01", "2027-12-31", "2027"),
        ("Team plan 2027 (draft)", "2027-01-01", "2027-12-31", "2027"),
        ("FY27", "2027-01-01", "2027-12-31", "FY27"),
        ("FY2027", "2027-01-01", "2027-12-31", "FY27"),
        ("FY 27", "2027-01-01", "2027-12-31", "FY27"),
        ("fiscal 2027", "2027-01-01", "2027-12-31", "FY27"),
        ("fiscal year 2027", "2027-01-01", "2027-12-31", "FY27"),
        ("calendar year 2027", "2027-01-01", "2027-12-31", "2027"),
        ("2026/27", "2027-01-01", "2027-12-31", "FY27"),
        ("2026-27", "2027-01-01", "2027-12-31", "FY27"),
        ("FY27 Q3", "2027-07-01", "2027-09-30", "FY27-Q3"),
        ("FY27-Q3", "2027-07-01", "2027-09-30", "FY27-Q3"),
        ("FY27Q3", "2027-07-01", "2027-09-30", "FY27-Q3"),
        ("Q3FY27", "2027-07-01", "2027-09-30", "FY27-Q3"),
        ("H1FY2027", "2027-01-01", "2027-06-30", "FY27-H1"),
        ("Q3 FY27", "2027-07-01", "2027-09-30", "FY27-Q3"),
        ("FY27-Q1 (starts Feb)", "2026-02-01", "2026-04-30", "FY27-Q1"),
        ("FY27-Q4 (starting in February)", "2026-11-01", "2027-01-31", "FY27-Q4"),
        ("FY27 (begins Jan)", "2027-01-01", "2027-12-31", "FY27"),
        ("Q1 2027 (starts Feb)", "2027-01-01", "2027-03-31", "2027-Q1"),
        ("2026-07-01 to 2026-09-30", "2026-07-01", "2026-09-30", "2026-07-01 to 2026-09-30"),
        ("2026-07-01 - 2026-09-30", "2026-07-01", "2026-09-30", "2026-07-01 to 2026-09-30"),
        ("1 July \u2013 30 September 2026", "2026-07-01", "2026-09-30", "2026-07-01 to 2026-09-30"),
        ("July 1, 2026 until September 30, 2026", "2026-07-01", "2026-09-30", "2026-07-01 to 2026-09-30"),
        ("Jul\u2013Sep 2026", "2026-07-01", "2026-09-30", "2026-07 to 2026-09"),
        ("Q1 to Q2 2027", "2027-01-01", "2027-06-30", "2027-Q1 to 2027-Q2"),
        ("Q4 2026 - Q1 2027", "2026-10-01", "2027-03-31", "2026-Q4 to 2027-Q1"),
        ("Growth team, Q3 2026, by 31 August 2026", "2026-07-01", "2026-09-30", "2026-Q3"),
        ("Q5 2026, no: Q4 2026", "2026-10-01", "2026-12-31", "2026-Q4"),
    ],
)
def test_a_period_is_read(text: str, start: str, end: str, label: str) -> None:
    assert read_period(text) == Period(date.fromisoformat(start), date.fromisoformat(end), label)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Q3",
        "H1",
        "March",
        "Q5 2026",
        "Q0 2026",
        "H3 2026",
        "Next quarter",
        "Reach 2000 users",
        "Reach 1999 users",
        "31 June 2026",
        "by 31 March",
        "2026-09-30 to 2026-07-01",
        "Team 12",
        "FY",
        "FY 1",
        "Q3'5",
        "13Q27",
        "1Q2",
        "quarter 3",
    ],
)
def test_no_period_is_named(text: str) -> None:
    assert read_period(text) is None


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Win Q3 and Q4 2026", [("Q3", "Q3"), ("Q4 2026", "2026-Q4")]),
        ("Q5 2026", [("Q5 2026", "")]),
        ("H3 2026", [("H3 2026", "")]),
        ("Buy a Q5", []),
        ("In FY27 we grow", [("FY27", "FY27")]),
        ("In March we grow", []),
        ("In March 2027 we grow", [("March 2027", "2027-03")]),
        ("In 2027 we grow", [("2027", "2027")]),
        ("by 2027", [("2027", "2027")]),
        ("Prepared for 2027 growth", [("2027", "2027")]),
        ("The 2027 plan", [("2027", "2027")]),
        ("Write 2027 plan", [("2027", "2027")]),
        ("Autumn Fair 2027 booth", [("2027", "2027")]),
        ("Reach 2027 users", []),
        ("Hire for 2000 users", []),
        ("Hire in 2000", [("2000", "2000")]),
        ("Win $2027", []),
        ("Win 2027%", []),
        ("Win 2027+", []),
        ("Win #2027", []),
        ("(2027)", [("2027", "2027")]),
        ("Plan 2026/27 budget", [("2026/27", "FY27")]),
        ("the first half", [("first half", "H1")]),
        ("third half", []),
        ("the fourth quarter", [("fourth quarter", "Q4")]),
        ("Meet on 31 March 2027", []),
        ("Year 12345", []),
        ("Q12 and Qx and H", []),
    ],
)
def test_periods_are_found_in_a_statement(text: str, periods: list[tuple[str, str]]) -> None:
    assert [(text[start:end], label) for start, end, label in find_periods(text)] == periods


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
    ("today", "label"),
    [
        ("2026-01-01", "2026-Q2"),
        ("2026-03-31", "2026-Q2"),
        ("2026-04-01", "2026-Q3"),
        ("2026-06-30", "2026-Q3"),
        ("2026-07-01", "2026-Q4"),
        ("2026-09-30", "2026-Q4"),
        ("2026-10-01", "2027-Q1"),
        ("2026-12-31", "2027-Q1"),
    ],
)
def test_the_next_quarter(today: str, label: str) -> None:
    assert next_quarter(date.fromisoformat(today)) == label


@given(ANY_TEXT)
def test_any_text_is_searched(text: str) -> None:
    for span in (*find_dates(text), *find_dates(text, Q3)):
        assert 0 <= span.start < span.end <= len(text)
        assert span.valid or span.date is None
    for start, end, _ in find_periods(text):
        assert 0 <= start < end <= len(text)
    period = read_period(text)
    assert period is None or period.start <= period.end


@pytest.mark.parametrize("unit", ["by March ", "Q3 2026 to ", "end of ", "2026-07-", "the end of the ", "fiscal ", "31 ", "1/2/"])
def test_the_work_grows_with_the_length(unit: str) -> None:
    find_dates("warm up by 1 May")
    for work in (find_dates, read_period, find_periods):
        small, large = (calls(lambda text=unit * size, work=work: work(text)) for size in (150, 300))  # type: ignore[misc]
        assert large < 2.4 * small + 200
