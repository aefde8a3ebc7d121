"""The checks of check-ins, scores, periods and deadlines at their edges; the middle stands in the rules' examples."""

from __future__ import annotations

from datetime import date

import pytest

from okrcoach.model import CheckIn, KeyResult, Measure, Objective, OkrDocument, Project
from tests.review.saying import key_results, said


@pytest.mark.parametrize(
    ("confidence", "value", "day", "problem"),
    [
        ("green", 6.0, "2027-02-15", ""),
        ("green", 9.0, "2027-02-15", "green, but 0%"),
        ("On-track", 8.0, "2027-03-31", "green, but 17%"),
        ("7/10", 9.0, "2027-02-15", "green, but 0%"),
        ("6", 9.0, "2027-02-15", ""),
        ("amber", 9.0, "2027-02-15", ""),
        ("red", 4.0, "2027-01-10", "red, but 83%"),
        ("3", 4.0, "2027-01-10", "red, but 83%"),
        ("11", 4.0, "2027-01-10", ""),
        ("0.9", 4.0, "2027-01-10", ""),
        ("1.0", 9.0, "2027-02-15", "green, but 0%"),
        ("90%", 9.0, "2027-02-15", "green, but 0%"),
        ("20%", 4.0, "2027-01-10", "red, but 83%"),
        ("4 of 5", 9.0, "2027-02-15", "green, but 0%"),
        ("1 out of 5", 4.0, "2027-01-10", "red, but 83%"),
        ("4/0", 4.0, "2027-01-10", ""),
        ("not on track", 9.0, "2027-02-15", ""),
        ("Not confident", 4.0, "2027-01-10", "red, but 83%"),
        ("high risk", 4.0, "2027-01-10", "red, but 83%"),
        ("low risk", 9.0, "2027-02-15", "green, but 0%"),
        ("", 9.0, "2027-02-15", ""),
        ("green", 9.0, "2026-02-15", ""),
        ("green", None, "2027-02-15", ""),
    ],
)
def test_what_a_colour_and_the_numbers_say_together(confidence: str, value: float | None, day: str, problem: str) -> None:
    item = KeyResult("Days to a refund from 9 to 3", check_ins=(CheckIn(day, value, confidence),))
    found = said("confidence-progress-mismatch", key_results(item))
    assert [problem in one.message for one in found] == ([True] if problem else [])


def test_a_value_that_stands_still() -> None:
    def checks(*values: float | None) -> OkrDocument:
        return key_results(
            KeyResult("Orders to 70", check_ins=tuple(CheckIn(f"2027-01-1{day}", one, "green") for day, one in enumerate(values)))
        )

    name = "confidence-progress-mismatch"
    assert [one.message[:56] for one in said(name, checks(41, 41, 41))] == ["The last check-in is green, but the value has not moved "]
    assert said(name, checks(41, 41)) == []
    assert said(name, checks(40, 41, 41)) == []
    assert said(name, checks(None, None, None)) == []
    reached = KeyResult("Orders from 20 to 41", check_ins=tuple(CheckIn(f"2027-01-1{day}", 41, "green") for day in range(3)))
    assert said(name, key_results(reached)) == []


@pytest.mark.parametrize(
    ("today", "days", "found"),
    [("2027-01-20", "2027-01-10", 0), ("2027-01-21", "2027-01-10", 1), ("2027-04-01", "2027-01-10", 0), ("2026-12-31", "2027-01-10", 0)],
)
def test_when_a_check_in_is_stale(today: str, days: str, found: int) -> None:
    document = key_results(KeyResult("a", check_ins=(CheckIn(days, 1.0), CheckIn("2027-01-02", 1.0), CheckIn("no day", 1.0))))
    assert len(said("stale-check-in", document, as_of=date.fromisoformat(today))) == found


def test_a_scored_or_unscored_key_result_and_check_ins() -> None:
    document = key_results(KeyResult("a", check_ins=(CheckIn("2027-01-02", 1.0),), score=0.5), KeyResult("b"))
    found = said("stale-check-in", document, as_of=date(2027, 1, 30))
    assert [(one.where, one.message) for one in found] == [
        ("objectives/0/key_results/1", "It is time to look at this key result: nobody has looked at it in 29 days.")
    ]
    assert said("stale-check-in", document) == []


@pytest.mark.parametrize(
    ("score", "written", "found"),
    [(0.0, None, 0), (1.0, None, 0), (1.1, None, 1), (-0.1, None, 1), (None, "7 of 5", 1), (None, None, 0)],
)
def test_scores_on_the_scale(score: float | None, written: str | None, found: int) -> None:
    assert len(said("score-out-of-range", key_results(KeyResult("a", score=score, score_as_written=written)))) == found


@pytest.mark.parametrize(
    ("score", "value", "found"), [(0.5, 6.0, 0), (0.7, 6.0, 0), (0.71, 6.0, 1), (0.29, 6.0, 1), (1.0, 1.0, 0), (0.0, 12.0, 0)]
)
def test_a_score_and_the_last_value(score: float, value: float, found: int) -> None:
    item = KeyResult("Days from 9 to 3", score=score, check_ins=(CheckIn("2027-03-01", value),))
    assert [one.severity for one in said("score-out-of-range", key_results(item))] == ["info"] * found


def test_a_score_on_another_scale_is_told_once() -> None:
    scores = [
        ("Falls on ward 4 from 9 to 3", 0.4, None),
        ("Meals sent back from 40 to 20", 0.7, "7"),
        ("Nights without call from 2 to 5", 0.3, "3"),
    ]
    document = key_results(*(KeyResult(text, score=score, score_as_written=written) for text, score, written in scores))
    (found,) = said("score-out-of-range", document)
    assert (found.where, found.severity, found.message) == ("objectives/0/key_results/1", "info", "The score 7 is read as 0.7.")
    for written in ("70%", "7/10"):
        assert said("score-out-of-range", key_results(KeyResult("Falls from 9 to 3", score=0.7, score_as_written=written))) == []


def test_a_source_is_named_and_asked_for_where_there_is_a_number() -> None:
    name, known = "missing-data-source", KeyResult("Riders on line 7 from 40 to 70", source="ticket machines")
    assert said(name, key_results(known, "Open the new depot")) == []
    assert [one.where for one in said(name, key_results(known, "Late trams from 9 to 4"))] == ["objectives/0/key_results/1"]
    assert [one.where for one in said(name, key_results(known, "No delays on line 7"))] == ["objectives/0/key_results/1"]
    assert len(said(name, key_results(known, KeyResult("Late trams from 9 to 4", source="TBD")))) == 1
    assert said(name, key_results("Open the new depot"), always=True) == []


def test_final_scores_are_missed_two_weeks_after_the_end() -> None:
    document = key_results(KeyResult("a"), KeyResult("b", score=0.4))
    assert said("missing-final-score", document, as_of=date(2027, 4, 14)) == []
    (found,) = said("missing-final-score", document, as_of=date(2027, 4, 15))
    assert found.message == "The period 2027-Q1 is over, and 1 of 2 key results have no score."


@pytest.mark.parametrize(("scores", "today", "found"), [
    ([1.0] * 5, None, 1), ([1.0] * 4, None, 0), ([0.9] * 5, None, 0), ([0.2] * 5, None, 0), ([0.2] * 5, "2027-04-01", 1),
    ([0.2] * 5, "2027-03-31", 0), ([0.3] * 5, "2027-04-01", 0),
])  # fmt: skip
def test_scores_that_are_all_alike(scores: list[float], today: str | None, found: int) -> None:
    document = key_results(*(KeyResult(str(place), score=one) for place, one in enumerate(scores)))
    assert len(said("sandbagging-history", document, as_of=date.fromisoformat(today) if today else None)) == found


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2027-Q3", 0),
        ("2027-03", 0),
        ("2027-H1", 0),
        ("FY27", 0),
        ("2027-01-01 to 2027-02-14", 1),
        ("2027-01-01 to 2027-04-11", 1),
        (None, 0),
    ],
)
def test_how_long_a_period_lasts(period: str | None, found: int) -> None:
    assert len(said("period-length", key_results("a", period=period))) == found
    assert said("period-length", OkrDocument(period=period)) == []


def test_a_period_may_be_told_by_every_objective() -> None:
    timed = Objective("Win bakers by 30 June 2027")
    assert said("missing-period", OkrDocument((timed,))) == []
    assert said("missing-period", OkrDocument((Objective("o", (KeyResult("a", measure=Measure(due="2027-06-30")), KeyResult("b"))),))) == []
    assert len(said("missing-period", OkrDocument((timed, Objective("Win florists"))))) == 1
    assert said("missing-period", OkrDocument()) == []


@pytest.mark.parametrize(
    ("due", "found"),
    [("2027-01-01", 0), ("2027-03-31", 0), ("2027-04-01", 1), ("2026-12-31", 1), ("soon", 0), (None, 0)],
)
def test_the_first_and_the_last_day_are_in_the_period(due: str | None, found: int) -> None:
    document = OkrDocument((Objective("o", (KeyResult("a", measure=Measure(due=due)),), (Project("p", due=due),)),), period="2027-Q1")
    assert len(said("deadline-outside-period", document)) == 2 * found


def test_a_deadline_says_what_is_wrong_with_it() -> None:
    document = key_results("Orders to 70 by 2 April", "Orders to 80 by 31 June", "Orders to 90 by 3 March 2026")
    assert [one.message for one in said("deadline-outside-period", document)] == [
        "The deadline '2 April' is after the period (2027-Q1).",
        "The deadline '31 June' is no day of the calendar.",
        "The deadline '3 March 2026' is before the period (2027-Q1).",
    ]


@pytest.mark.parametrize(
    ("due", "found"),
    [("Q1 2028", 1), ("March 2028", 1), ("2028", 1), ("Q3 2027", 0), ("2027", 0), ("Q3", 0), ("end of May", 0), ("2028-01-01", 1)],
)
def test_a_deadline_in_its_field_may_be_a_month_a_quarter_or_a_year(due: str, found: int) -> None:
    document = key_results(KeyResult("Children who swim 25 m from 400 to 700", measure=Measure(due=due)), period="2027")
    assert len(said("deadline-outside-period", document)) == found


@pytest.mark.parametrize("period", ["Q5 2027", "2027-02-30 to 2027-04-01", "2027-06-01 to 2027-03-01"])
def test_a_period_that_cannot_be_read_is_quoted(period: str) -> None:
    (found,) = said("missing-period", key_results("Falls from 9 to 3", period=period))
    assert found.message == f"The period '{period}' cannot be found in the calendar."
    (found,) = said("missing-period", key_results("Falls from 9 to 3", period=None))
    assert found.message == "Nothing says which period these OKRs are for."


def test_a_deadline_inside_the_period_does_not_hide_one_outside() -> None:
    found = said("deadline-outside-period", key_results("Sell 40 loaves by 2027-03-01 and 60 by 2027-05-01"))
    assert [one.match for one in found] == ["2027-05-01"]


def test_without_a_period_only_a_check_in_can_be_old() -> None:
    lines = KeyResult("a", check_ins=(CheckIn("2027-01-02", 1.0),)), KeyResult("b")
    found = said("stale-check-in", key_results(*lines, period=None), as_of=date(2027, 1, 30))
    assert [one.where for one in found] == ["objectives/0/key_results/0"]


@pytest.mark.parametrize(
    ("period", "title", "found"),
    [
        ("2027-Q1", None, 1),
        ("FY27 Q1", None, 0),
        ("FY27 Q1 (fiscal year starts in January)", None, 1),
        ("FY27 Q1", "OKRs (fiscal year starts in January)", 0),
        (None, "FY27 Q1 (fiscal year starts in January)", 1),
        (None, "FY27 Q1", 0),
    ],
)
def test_a_fiscal_period_is_settled_only_where_its_start_is_told(period: str | None, title: str | None, found: int) -> None:
    document = OkrDocument((Objective("o", (KeyResult("Sell 40 loaves by 2027-12-01"),)),), period=period, title=title)
    assert len(said("deadline-outside-period", document)) == found


def test_a_deadline_in_a_field_is_quoted_from_there() -> None:
    document = OkrDocument((Objective("o", projects=(Project("Bake", due="2027-04-01"),)),), period="2027-Q1")
    (found,) = said("deadline-outside-period", document)
    assert (found.match, found.message) == ("Bake", "The deadline '2027-04-01' is after the period (2027-Q1).")
