"""The checks of words at their edges: ways out, comparisons, abbreviations and second aims."""

from __future__ import annotations

import pytest

from okrcoach.model import Objective, OkrDocument
from tests.review.saying import key_results, said


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("Around 300 families come to the library", ["Around"]),
        ("approx. 40 growers join the market", ["approx."]),
        ("Bring bed occupancy to ~90%", ["~"]),
        ("Occupancy of the ward should be 80%", ["should be"]),
        ("Reach about 500 readers if possible", ["if possible"]),
        ("20 talks about 3 crops", []),
        ("Late trams from about 40 a week to 20", []),
        ("Hold returns at about 4%", []),
    ],
)
def test_a_number_that_is_only_meant_roughly(text: str, match: list[str]) -> None:
    assert [one.match for one in said("escape-clause", key_results(text))] == match


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("40 talks by growers and/or bakers at fairs", ["info"]),
        ("Bring bread, rolls, etc. to 40 fairs", ["info"]),
        ("Bring 40 breads, rolls, etc.", ["warning"]),
        ("Bring 40 breads asap", ["warning"]),
        ("Open ASAP|NORTH in 40 towns", []),
    ],
)
def test_an_open_list_in_the_middle_is_a_remark_and_a_name_is_no_way_out(text: str, severity: list[str]) -> None:
    assert [one.severity for one in said("escape-clause", key_results(text))] == severity


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("Answer calls faster", "faster"),
        ("Answer calls faster than last quarter", None),
        ("Rebuild the till faster", "faster"),
        ("Rebuild the till for faster checkout", None),
        ("Rebuild the till for better checkout", None),
        ("Rebuild the till for more speed", None),
    ],
)
def test_a_comparison_of_what_the_line_is_about(text: str, match: str | None) -> None:
    assert [one.match for one in said("comparative-without-reference", key_results(text))] == ([match] if match else [])


def test_a_comparison_without_a_number_is_asked_by_how_much() -> None:
    (likened,) = said("comparative-without-reference", key_results("Shorter queues than at rival shops"))
    (bare,) = said("comparative-without-reference", key_results("Drivers reach customers sooner"))
    assert (likened.severity, likened.message) == ("warning", "'Shorter' by how much?")
    assert bare.message == "'sooner' than what?"


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Sell 40 ZRTs", "Sell 50 ZRTs"], ["ZRTs"]),
        (["Sell 40 ZRTs", "Sell 50 ZRT"], ["ZRTs"]),
        (["Sell 40 zero-rise tins (ZRTs)", "Sell 50 ZRT"], []),
        (["Sell 40 ZRT (zero-rise tins)", "Sell 50 ZRTs"], []),
        (["SELL FORTY ZRT", "Sell 50"], []),
        (["Sell Zrt", "Sell zrts"], []),
    ],
)
def test_an_abbreviation_is_asked_about_once_and_not_where_it_is_explained(texts: list[str], found: list[str]) -> None:
    assert [one.match for one in said("undefined-acronym", key_results(*texts))] == found


def test_money_is_no_abbreviation_to_explain() -> None:
    assert said("undefined-acronym", key_results("Rent of the hall from EUR 900 to USD 700")) == []


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("Increase renewals by 10% and cut churn by 15%", "and cut churn by 15%"),
        ("Raise sales by 20% by printing ads and open a shop", None),
        ("95% of parcels on time and a rating of 4.6", "and a rating of 4.6"),
        ("Sell 40 loaves with 20% less flour", None),
        ("Win 3 of 5 bids, 40% margin and an NPS of 50", "and an NPS of 50"),
        ("40 loaves in 3 towns and an NPS of 50", "and an NPS of 50"),
        ("Win 20% of bakers with a 30% cut in costs", "with a 30% cut in costs"),
        ("Raise sales by 20% with 30% of bakers", None),
        ("The code is merged and the monitors are green", "and the monitors are green"),
        ("The code is merged and documented", None),
        ("The code is merged and has tests", "and has tests"),
    ],
)
def test_where_a_second_aim_begins(text: str, match: str | None) -> None:
    assert [one.match for one in said("compound-statement", key_results(text))] == ([match] if match else [])


def test_two_measures_of_one_verb_are_two_aims_in_an_objective_alone() -> None:
    text = "Raise retention and satisfaction"
    (found,) = said("compound-statement", OkrDocument((Objective(text),)))
    assert (found.match, found.severity) == ("and satisfaction", "info")
    assert said("compound-statement", key_results(text)) == []
