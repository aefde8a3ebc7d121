"""Which way is good is only said where it is sure: of the measure itself, not of what is told of it; and numbers against their verb."""

from __future__ import annotations

import pytest

from okrcoach.model import KeyResult
from tests.review.saying import key_results, said

WAYS = ("target-not-beyond-baseline", "direction-conflict")


def found(item: KeyResult | str) -> list[str]:
    return [one.rule for name in WAYS for one in said(name, key_results(item))]


@pytest.mark.parametrize(
    "text",
    [
        "Faults mended within a day from 40% to 75%",
        "Errors found by the second reader from 20% to 45%",
        "Accidents with a written report from 30% to 90%",
        "Kitchens composting food waste from 12% to 40%",
        "Backlog cleared from 20% to 60%",
        "Bugs from 20% to 45%",
        "Margin lost to returns from €40k to €15k",
        "Revenue at risk from £3m to £1m",
        "Sales of paper cups from 4,000 to 1,000",
        "Profit and loss sheets ready in 5 days instead of 12",
        "Increase complaints answered on the day from 60% to 90%",
        "Reduce sales lost to empty shelves by 20% vs last year",
        "Lower traffic speed at the school from 48 to 30 km/h",
        "Reduce market share of our rival from 30% to 20%",
        "Ward occupancy down from 94% to 88%",
        "Customer effort score from 4 to 2",
        "Decline in visits from 12% to 4%",
    ],
)
def test_what_is_told_of_a_measure_has_no_good_way(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lift breakdowns from 12 to 4 a month",
        "Cut repair times for lifts from 30 hours to 9 hours",
        "Cut flowers sold a day from 400 to 600",
        "Lower limb clinics from 4 to 9",
        "Double bookings from 30 to 5",
        "Name recall among riders doubles from 11%",
        "Triple the share of repeat guests from 9%",
        "Drop points in the villages from 4 to 9",
        "Triple glazing faults from 9 to 2",
    ],
)
def test_a_noun_in_front_that_could_be_a_verb_says_no_way(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Complaints on the ferry from 12 to 20",
        "Error rate at the till from 2% to 5%",
        "Complaints in the north (phone only) from 40 to 60",
        "Retention of cooks from 80% to 70%",
        "Staff turnover a year from 12% to 18%",
        "Waiting time for a berth from 3 days to 9 days",
        "Lift berth income from €40k to €30k",
        "Cut heating cost per hall from €40 to €55",
        "Bring the queue down from 12 minutes to 19",
        "Sick days fell from 4 to 9",
        "Handling time reduced from 18 to 22 minutes",
    ],
)
def test_numbers_against_the_measure_or_the_verb_are_an_error(text: str) -> None:
    assert found(text) == ["target-not-beyond-baseline"]


def test_what_goes_the_wrong_way_is_named_as_it_is_written() -> None:
    (one,) = said("direction-conflict", key_results("Reduce ferry sales by 10% vs last year"))
    assert one.message == "'Reduce' points the wrong way: ferry sales should go up."


def test_a_level_to_hold_may_stay_where_it_is() -> None:
    assert not found(KeyResult("Guest rating from 4.5 to 4.5", type="health"))
    assert found(KeyResult("Guest rating from 4.5 to 4.5", type="committed")) == ["target-not-beyond-baseline"]
