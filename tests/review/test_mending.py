"""Each way of mending gives the new text where it is certain, and nothing elsewhere."""

from __future__ import annotations

import pytest

from okrcoach.model import KeyResult, Objective, OkrDocument
from okrcoach.review import load_rules, review
from okrcoach.review.kind import Hit
from okrcoach.review.line import Context, Line
from okrcoach.review.mending import apart, drop, lift, move, purpose


def line(text: str, *beside: str) -> Line:
    context = Context(OkrDocument((Objective("Win bakers", tuple(KeyResult(one) for one in (text, *beside))),)))
    return context.objectives[0].key_results[0]


def objective(text: str) -> Line:
    return Context(OkrDocument((Objective(text),))).objectives[0]


RESULT = "Orders from 40 to 70"
WORK = "Help the sales team finalise the plan"


def test_work_moves_where_a_result_stays_behind() -> None:
    assert move(line(WORK, RESULT), Hit()) == (WORK,)
    assert move(line(WORK), Hit()) == ()
    assert move(line(WORK, "Train the clerks"), Hit()) == ()
    assert move(line(WORK, RESULT), Hit(conditions=frozenset({"doubtful"}))) == ()


@pytest.mark.parametrize("text", ["Help 20 shops", "Interview 30 customers", RESULT, "Welcoming pages exist"])
def test_what_may_be_a_result_stays(text: str) -> None:
    assert move(line(text, RESULT), Hit()) == ()


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Redesign the ads to lift clicks by 30%", "Lift clicks by 30%"),
        ("Rework the routes in order to cut delays from 9 to 4 hours.", "Cut delays from 9 to 4 hours."),
        ("CRO KR: Redesign the ads to lift clicks by 30%", "CRO KR: Lift clicks by 30%"),
        ("Run 5 fairs to lift orders by 30%", None),
        ("Redesign the ads to lift clicks", None),
        ("Redesign the ads to please 3 agencies", None),
        ("Lift clicks by 30%", None),
        ("", None),
    ],
)
def test_what_the_work_is_for_is_kept(text: str, after: str | None) -> None:
    assert purpose(line(text), Hit()) == ((after,) if after else ())


@pytest.mark.parametrize(
    ("text", "words", "after"),
    [
        ("Try to reduce churn to 3%", "Try to", "Reduce churn to 3%"),
        ("We hope to win 30 shops", "hope to", "Win 30 shops"),
        ("Win 30 shops, if possible", "if possible", "Win 30 shops"),
        ("Win 30 shops (if possible).", "if possible", None),
        ("Win 30 shops if possible.", "if possible", "Win 30 shops."),
        ("If possible, win 30 shops", "If possible", None),
        ("Win 30 shops and/or bakers", "and/or", None),
        ("Win shops, bakers, etc.", "etc", "Win shops, bakers."),
        ("Users should be able to pay", "should be able to", None),
        ("Try to", "Try to", None),
        ("if possible", "if possible", None),
    ],
)
def test_a_hedge_is_dropped_where_nothing_else_changes(text: str, words: str, after: str | None) -> None:
    start = text.index(words)
    assert drop(line(text), Hit(start, start + len(words))) == ((after,) if after else ())


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Lower staff turnover from 20% to 10%", "Lower staff turnover"),
        ("Grow weekly orders by 20%.", "Grow weekly orders."),
        ("Raise satisfaction to 90%", "Raise satisfaction"),
        ("Reach $5M in new revenue", None),
        ("Ship parcels 2x faster", None),
        ("Grow orders by 20% and cut returns by 5%", None),
        ("Grow orders by 20% in Spain", None),
        ("Grow orders in Spain by 20%", None),
        ("Win bakers", None),
        ("20% more orders", None),
        ("", None),
    ],
)
def test_a_number_at_the_end_of_an_objective_is_lifted_out(text: str, after: str | None) -> None:
    assert lift(objective(text), Hit()) == ((after, text) if after else ())


@pytest.mark.parametrize(
    ("parts", "alone"),
    [
        (("Increase renewals by 10%", "Cut churn by 15%"), True),
        (("Increase renewals by 10%", "Cut churn"), False),
        (("Start tracking orders", "Improve these by 5%"), False),
        (("Write 3 guides", "Orders from 5 shops"), False),
        (("Increase renewals by 10%", "Raise their value by 5%"), False),
    ],
)
def test_a_line_is_split_only_into_such_as_stand_alone(parts: tuple[str, ...], alone: bool) -> None:
    assert apart(parts) is alone


def test_the_fixes_of_a_whole_document() -> None:
    document = OkrDocument(
        (
            Objective(
                "Become the first choice of bakers in the old town",
                (
                    KeyResult("Try to reduce churn from 5% to 3%"),
                    KeyResult("Increase renewals by 10% vs last quarter and cut complaints from 15 to 9 a week"),
                    KeyResult("Help the sales team finalise the plan"),
                ),
            ),
        ),
        period="2027-Q1",
    )
    fixes = {(finding.rule, finding.fix.after) for finding in review(document, load_rules()) if finding.fix}
    assert fixes == {
        ("escape-clause", "Reduce churn from 5% to 3%"),
        ("compound-statement", "Increase renewals by 10% vs last quarter\nCut complaints from 15 to 9 a week"),
        ("activity-verb", "Help the sales team finalise the plan"),
    }
