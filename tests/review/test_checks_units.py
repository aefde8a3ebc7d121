"""The checks of units at their edges: which one a number lacks, which do not go together, and what a number in one can be."""

from __future__ import annotations

import pytest

from tests.review.saying import key_results, said


@pytest.mark.parametrize(
    ("text", "said_"),
    [
        ("Bring the response time to 4", "does not say in what it is measured: name minutes, hours or days"),
        ("Average deal size to 19,000", "does not say in what it is measured: name the currency"),
        ("Bring the response time to 4 hours", ""),
        ("Raise the win rate to 20", ""),
        ("Bring the number of shops to 4", ""),
        ("Bring the response time from 9 to 4", ""),
        ("Raise NPS to 40%", "is counted in points from -100 to 100, not in percent"),
        ("Time to a refund from 9 days to 40%", "starts in one unit and ends in another"),
        ("Time to a refund from 9 days to 4", "names its unit only once (days)"),
        ("Raise the share of returns from 20 to 40%", ""),
        ("Cut the response time by 4", ""),
    ],
)
def test_which_unit_a_number_lacks(text: str, said_: str) -> None:
    found = said("unit-mismatch", key_results(text))
    assert [said_ in one.message for one in found] == ([True] if said_ else [])


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("Budget of the repair café from £40k to $60k", "£40k to $60k"),
        ("Rent of the hall from EUR 900 to USD 700", "EUR 900 to USD 700"),
        ("Price of a loaf from 90 cents to $1.10", ""),
        ("Rent of the hall from €900 to EUR 700", ""),
        ("Price of a harvest box from $20 to USD 18", ""),
        ("Weight of a parcel from 4 kg to 3 miles", "4 kg to 3 miles"),
        ("Empty trips from 40 km to 30 miles", "40 km to 30 miles"),
        ("Walk to the ward from 1 km to 300m", ""),
        ("Delay of the ferry from 2 hours to 90m", ""),
        ("Food left over from 1 tonne to 400 kg a week", ""),
        ("Stock of flour from 40 lbs of rye to 20 kg of rye", "40 lbs of rye to 20 kg"),
        ("Boxes on the van from 40 crates to 30 pallets", ""),
    ],
)
def test_two_ends_that_cannot_be_compared(text: str, match: str) -> None:
    found = said("unit-mismatch", key_results(text))
    assert [one.match for one in found if "another" in one.message] == ([match] if match else [])


def test_a_sum_far_below_those_beside_it() -> None:
    lines = ["Close $500k in flower deals", "Close $300k in bread deals", "Close $3,000 in toy deals"]
    assert said("unit-mismatch", key_results(*lines)) == []
    assert [one.match for one in said("unit-mismatch", key_results(*lines[:2], "Close $2,999 in toy deals"))] == ["$2,999"]
    assert said("unit-mismatch", key_results(lines[0], "Close $20 in toy deals")) == []
    assert said("unit-mismatch", key_results(*lines[:2], "Keep the fee below $20 a month")) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Average deal size from $15k to 19", "names its unit only once ($)"),
        ("Disk use from 90 GB to 40", "names its unit only once (GB)"),
        ("Loaves from 90 to 40", ""),
        ("Share of ovens run by at least two bakers → 50%", ""),
        ("Waiting time ≤ 7 min and order value drift ≤ 0.1", ""),
        ("Average order value 40", "name the currency"),
        ("Raise the share of parents who come from 20 families to 70 families (2.7% to 9.7%)", ""),
    ],
)
def test_a_unit_at_one_end(text: str, problem: str) -> None:
    assert [problem in one.message for one in said("unit-mismatch", key_results(text))] == ([True] if problem else [])


@pytest.mark.parametrize(("text", "found"), [("NPS of 9", 1), ("NPS from 2 to 8", 0), ("NPS from 8 to 14", 0), ("NPS to 45", 0)])
def test_a_net_promoter_score_that_is_a_mean(text: str, found: int) -> None:
    assert len(said("unit-mismatch", key_results(text))) == found


@pytest.mark.parametrize(
    ("text", "said_"),
    [
        ("Reach 100% activation rate", ""),
        ("Reach 101% activation rate", "between 0 and 100%"),
        ("Raise the activation rate from 90% to 110%", "between 0 and 100%"),
        ("Reach 120% of the revenue target", ""),
        ("Net revenue retention of 120%", ""),
        ("6 out of 5 stars in the app store", "between 0 and 5"),
        ("App rating of 5 stars", ""),
        ("App rating of 5.5 stars", "between 0 and 5"),
        ("NPS from -101 to 20", "between -100 and 100"),
        ("NPS of 100", ""),
        ("Cut complaints by 100%", ""),
        ("Cut complaints by 101%", "fall by more"),
        ("Grow orders by 300%", ""),
        ("Response time of 4 hours", ""),
        ("120% of clerks finish the course", "between 0 and 100%"),
    ],
)
def test_what_a_number_can_be(text: str, said_: str) -> None:
    found = said("impossible-target", key_results(text))
    assert [said_ in one.message for one in found] == ([True] if said_ else [])


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("Staff survey score of 6 out of 5", ["6 out of 5"]),
        ("Trams on time in 8 of 10 weeks", []),
        ("Objects of the museum with a picture: 31k of 52k", []),
        ("Ratio of teachers to children of 3", []),
        ("Attendance at evening classes up 110%", []),
    ],
)
def test_no_more_than_all_there_is(text: str, match: list[str]) -> None:
    assert [one.match for one in said("impossible-target", key_results(text))] == match


@pytest.mark.parametrize(
    ("text", "found"),
    [("Customer effort score of 9", 1), ("Customer effort score of 6", 0), ("Customer effort score of 40%", 0), ("Deploy score of 9", 0)],
)
def test_the_catalog_says_what_a_metric_can_be(text: str, found: int) -> None:
    assert len(said("impossible-target", key_results(text))) == found
