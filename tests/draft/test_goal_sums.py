"""Sums of money in a goal: what they are one of, what they come on top of, and which metric their verb tells."""

import pytest

from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.model import Brief
from tests.draft.asked import given
from tests.draft.reckoning import drafted, lines_of, steps


@pytest.mark.parametrize(
    ("goal", "known", "text"),
    [
        ("Book $900k this quarter", ("win rate", "22%"), "Grow bookings from (baseline to be measured) to $900,000"),
        ("Close €1.2m in new orders", ("win rate", "22%"), "Grow bookings from (baseline to be measured) to €1,200,000"),
        ("Win £3m of new contracts", ("win rate", "22%"), "Grow bookings from (baseline to be measured) to £3,000,000"),
        ("Make our first $1m", ("looms sold", "40"), "Grow revenue from (baseline to be measured) to $1,000,000"),
        ("Sell $2m worth of looms", ("loom price", "$4k"), "Grow revenue from (baseline to be measured) to $2,000,000"),
        ("Bring in €80k of MRR from the kiosk app", ("churn", "3%"), "Grow MRR from (baseline to be measured) to €80,000"),
        ("Source $2m of pipeline", ("win rate", "22%"), "Grow pipeline from (baseline to be measured) to $2,000,000"),
        ("Add $500k to ARR", ("ARR", "$2m"), "Grow ARR from $2,000,000 to $2,500,000"),
        ("Add $500k in new ARR", ("win rate", "22%"), "Grow new ARR from (baseline to be measured) to $500,000"),
        ("Save $2m of energy cost", ("energy cost", "$9m"), "Cut energy cost from $9,000,000 to $7,000,000"),
        ("Raise £200k of funding", ("average gift", "£40"), "Reach £200,000 in funds raised"),
        ("Add $700k of new ARR this quarter", ("win rate", "22%"), "Grow new ARR from (baseline to be measured) to $700,000"),
        ("Get to $90k in loom revenue next year", ("weavers", "11"), "Grow loom revenue from (baseline to be measured) to $90,000"),
        ("Bring loom sales to €60,000 next year", ("loom price", "€480"), "Grow loom sales from (baseline to be measured) to €60,000"),
        ("Sell the weaving course to 600 people", ("teachers", "3"), "Reach 600 buyers of the weaving course"),
        ("Bring berth income to €800,000", ("berths", "90"), "Grow berth income from (baseline to be measured) to €800,000"),
        ("Get to half a million in revenue", ("ferry fare", "€12"), "Grow revenue from (baseline to be measured) to €500,000"),
        ("Bring energy cost to $5k a month", ("energy cost", "$7k a month"), "Cut energy cost from $7,000 to $5,000 a month"),
    ],
)
def test_a_sum_is_told_by_what_it_is_one_of_or_by_its_verb(goal, known, text):
    assert text in given(goal, known=(known,))[0]


@pytest.mark.parametrize(
    ("goal", "one", "text"),
    [
        ("Bring in £60k this spring", "kiln income", "Grow kiln income from (baseline to be measured) to £60,000"),
        ("Raise £200k from our friends", "yearly giving", "Grow yearly giving from (baseline to be measured) to £200,000"),
        ("Raise £200k of funding", "yearly giving", "Reach £200,000 in funds raised"),
        ("Grow revenue to £3m", "kiln income", "Grow revenue from (baseline to be measured) to £3,000,000"),
        ("Bring in £60k this spring", "kiln visitors", "Grow revenue from (baseline to be measured) to £60,000"),
    ],
)
def test_a_sum_without_a_name_is_one_of_the_income_that_matters_most(goal, one, text):
    assert text in given(goal, focus=("revenue",), one_metric=one)[0]


@pytest.mark.parametrize(
    ("goal", "line"),
    [
        ("Grow kiosk sales by 40% without spending more on posters", "Grow revenue by 40% vs last quarter"),
        ("With the same poster spend, raise kiosk visits by 30%", "Increase kiosk visits from 400 to 520 a month"),
        ("Raise kiosk visits by 30% without more poster spend", "Increase kiosk visits from 400 to 520 a month"),
    ],
)
def test_what_a_goal_does_without_is_not_what_it_wants_more_of(goal, line):
    lines = given(goal, known=(("poster spend", "$9,000 a month"), ("kiosk visits", "400 a month")))[0]
    assert line in lines
    assert not any("poster spend" in text and "Grow" in text for text in lines)


def test_money_earned_by_people_is_no_number_of_them():
    lines = given("Reach half a million in consulting revenue next quarter", known=(("consultants", "11"), ("day rate", "$900")))[0]
    assert "Grow consulting revenue from (baseline to be measured) to $500,000" in lines
    assert not any("500,000" in line and "consultants" in line for line in lines)


def test_a_quarters_name_is_no_metric():
    lines = given("Close $900k in Q1", known=(("win rate", "22%"),))[0]
    assert "Grow bookings from (baseline to be measured) to $900,000" in lines
    assert not any("Q1" in line for line in lines)


def test_open_opportunities_are_no_deals_that_are_sold():
    told = ("Book €600k", ("deal size", "€30k"), ("win rate", "25%"), ("open opportunities", "60"))
    assert steps(*told)[1:4] == [
        "At a deal size of €30k, that takes 20 deals.",
        "With a win rate of 25%, 20 deals take 80 opportunities.",
        "The 60 of today are 20 too few; without more of them, it takes a win rate of 33.4%.",
    ]
    assert "Increase open opportunities from 60 to 80" in lines_of(drafted(*told))


def test_what_is_earned_from_things_is_no_number_of_them():
    lines = given("Earn 2.4 million from room nights this season", known=(("rooms", "62"), ("average room rate", "€140")))[0]
    assert not any("2,400,000" in line and "rooms" in line for line in lines)
    assert any("€2,400,000" in line for line in lines)


def test_what_stands_behind_a_colon_with_a_number_of_its_own_is_read_too():
    lines = given("Win 40 harbours: berth income of 1.1 million a year", known=(("average rent", "€1,150 a month"),))[0]
    assert "Reach 40 harbours won" in lines
    assert "Grow berth income from (baseline to be measured) to €1,100,000 a year" in lines


@pytest.mark.parametrize("count", ["members", "donors", "subscribers"])
def test_a_count_of_nobody_pays_nothing(count):
    lines = given("Grow revenue to $2 million a year", known=((count, "0"), ("revenue", "$1 million a year")))[0]
    assert any("$2,000,000" in line for line in lines)


def test_a_number_of_a_later_day_without_a_start_is_told_as_not_used():
    draft = draft_from_playbook(Brief("Grow revenue to $4 million over the next 18 months", period="2027-Q1"))
    assert "$4 million is due after this period, and not used: where revenue stands today would tell its part" in draft.remarks
