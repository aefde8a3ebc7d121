"""Quantities: value and unit, sign and spelling, the word in front, and words that only look like numbers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from okrcoach.language.quantities import Quantity, quantifiers, quantities

from .any_text import ANY_TEXT, calls


def only(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit", "unit_text"),
    [
        ("Reach 25% of it", "25%", 25, "percent", "%"),
        ("Reach 25 %", "25 %", 25, "percent", "%"),
        ("Reach 25 percent", "25 percent", 25, "percent", "%"),
        ("Reach ten per cent", "ten per cent", 10, "percent", "%"),
        ("Reach .5%", ".5%", 0.5, "percent", "%"),
        ("Add 5 points", "5 points", 5, "points", "points"),
        ("Add 5pp", "5pp", 5, "points", "points"),
        ("Add 5 percentage points", "5 percentage points", 5, "points", "points"),
        ("Add 150 bps", "150 bps", 150, "points", "bps"),
        ("Win $500k", "$500k", 500_000, "currency", "$"),
        ("Win $1.5M", "$1.5M", 1_500_000, "currency", "$"),
        ("Win $2 million", "$2 million", 2_000_000, "currency", "$"),
        ("Win €300", "€300", 300, "currency", "€"),
        ("Win US$5m", "US$5m", 5_000_000, "currency", "$"),
        ("Win USD 20", "USD 20", 20, "currency", "USD"),
        ("Win 500 EUR", "500 EUR", 500, "currency", "EUR"),
        ("Win 500 €", "500 €", 500, "currency", "€"),
        ("Win 20 dollars", "20 dollars", 20, "currency", "$"),
        ("Win 2 million euros", "2 million euros", 2_000_000, "currency", "€"),
        ("Win EUR500k", "EUR500k", 500_000, "currency", "EUR"),
        ("Teach 2027 guests", "2027", 2027, "count", ""),
        ("2030 MW from the sea", "2030", 2030, "count", ""),
        ("Win RM500k", "RM500k", 500_000, "currency", "MYR"),
        ("Win Rs. 500", "Rs. 500", 500, "currency", "₹"),
        ("Sales: Rs.50,000", "Rs.50,000", 50000, "currency", "₹"),
        ("Win EUR500m", "EUR500m", 500_000_000, "currency", "EUR"),
        ("Win EUR50", "EUR50", 50, "currency", "EUR"),
        ("Win EUR 300.000", "EUR 300.000", 300_000, "currency", "EUR"),
        ("Wait 300 ms", "300 ms", 300, "duration", "ms"),
        ("Wait 300ms", "300ms", 300, "duration", "ms"),
        ("Wait 0.8 s", "0.8 s", 0.8, "duration", "seconds"),
        ("Wait 5m.", "5m", 5, "duration", "minutes"),
        ("Wait 3 business days", "3 business days", 3, "duration", "business days"),
        ("Wait 5 more hours", "5 more hours", 5, "duration", "hours"),
        ("Wait half an hour", "half an hour", 0.5, "duration", "hours"),
        ("Wait a 2-hour response", "2-hour", 2, "duration", "hours"),
        ("Talk for 2:37 now", "2:37", 157, "duration", "seconds"),
        ("Row home in 1:20:59 now", "1:20:59", 4859, "duration", "seconds"),
        ("Talk for 3:00 now", "3:00", 180, "duration", "seconds"),
        ("Talk 3:0 now", "3", 3, "count", ""),
        ("Reach a 3:1 ratio", "3:1", 3, "ratio", ""),
        ("Reach 3:90 now", "3:90", 3 / 90, "ratio", ""),
        ("Reach 30:20 ratio", "30:20", 1820, "duration", "seconds"),
        ("Pay 5/2 now", "5/2", 2.5, "ratio", ""),
        ("Store 5 TB", "5 TB", 5, "size", "TB"),
        ("Serve 500 qps", "500 qps", 500, "rate", "qps"),
        ("Be 2x", "2x", 2, "multiple", "x"),
        ("Be 2\u00d7", "2\u00d7", 2, "multiple", "x"),
        ("Grow x3", "x3", 3, "multiple", "x"),
        ("Add 10-fold", "10-fold", 10, "multiple", "x"),
        ("Earn 4.5 stars", "4.5 stars", 4.5, "score", "stars"),
        ("Earn 300 stars", "300", 300, "count", ""),
        ("Served in 11 min avg", "11 min", 11, "duration", "minutes"),
        ("Calls per day 14 -> 3", "14", 14, "count", ""),
        ("Idle days a third lower", "a third", 100 / 3, "percent", "%"),
        ("Earn 4.5 of 5 stars", "4.5 of 5 stars", 4.5, "score", "stars"),
        ("Earn 4.5 of 5", "4.5 of 5", 4.5, "score", ""),
        ("Earn 8 out of 10", "8 out of 10", 8, "score", ""),
        ("Earn 7/10", "7/10", 7, "score", ""),
        ("Win 8 out of 10 users", "8 out of 10", 80, "percent", "%"),
        ("Win 4 of the 5 teams", "4 of the 5", 80, "percent", "%"),
        ("Win 8/10 users", "8/10", 80, "percent", "%"),
        ("Read 1/4 now", "1/4", 25, "percent", "%"),
        ("Read a quarter of it", "a quarter", 25, "percent", "%"),
        ("Read a tenth of", "a tenth", 10, "percent", "%"),
        ("Read two thirds of it", "two thirds", pytest.approx(66.667, abs=0.001), "percent", "%"),
        ("Read three-quarters of it", "three-quarters", 75, "percent", "%"),
        ("Read half of it", "half", 50, "percent", "%"),
        ("Read half the books", "half", 50, "percent", "%"),
        ("Cut it in half", "half", 50, "percent", "%"),
        ("Win one in five users", "one in five", 20, "percent", "%"),
        ("Win 9 in 10 users", "9 in 10", 90, "percent", "%"),
        ("Lose 1 in 50 orders", "1 in 50", 2, "percent", "%"),
        ("Double the base", "Double", 2, "multiple", "x"),
        ("Halve the cost", "Halve", 0.5, "multiple", "x"),
        ("Write twice as many", "twice", 2, "multiple", "x"),
        ("Write 3 times more", "3 times", 3, "multiple", "x"),
        ("Write twice a week", "twice", 2, "rate", ""),
        ("Read it twice", "twice", 2, "count", ""),
        ("Prices down a third", "a third", pytest.approx(33.333, abs=0.001), "percent", "%"),
        ("Waits quartered", "quartered", 0.25, "multiple", "x"),
        ("Lift 5kg bags", "5", 5, "count", ""),
        ("Half are read", "Half", 50, "percent", "%"),
        ("Sub-second answers", "Sub-second", 1, "duration", "seconds"),
        ("Hold at least one “open day” a year", "one", 1, "count", ""),
        ("Read it twice in May", "twice", 2, "count", ""),
        ("Write 3 times per week", "3 times", 3, "rate", ""),
        ("Write at least weekly", "weekly", 1, "rate", ""),
        ("Be in the top 10", "the top 10", 10, "rank", ""),
        ("Be top-5", "top-5", 5, "rank", ""),
        ("Rank 3 in search", "Rank 3", 3, "rank", ""),
        ("Be in the top 10%", "10%", 10, "percent", "%"),
        ("Ship 3 guides", "3", 3, "count", ""),
        ("Ship three guides", "three", 3, "count", ""),
        ("Ship a dozen guides", "a dozen", 12, "count", ""),
        ("Ship zero bugs", "zero", 0, "count", ""),
        ("Win 5m users", "5m", 5_000_000, "count", ""),
        ("Win 10K+ users", "10K+", 10_000, "count", ""),
        ("Win 3 times", "3", 3, "count", ""),
        ("Grow by 3 year over year", "3", 3, "count", ""),
        ("Hire 2 + 3 people", "2", 2, "count", ""),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, words: str, value: float, unit: str, unit_text: str) -> None:
    found = quantities(text)[0]
    assert (text[found.start : found.end], found.value, found.unit, found.unit_text) == (words, value, unit, unit_text)


@pytest.mark.parametrize(
    "text",
    [
        "Put it in one place",
        "The one that counts",
        "No one is blocked",
        "Ask another one",
        "One of us",
        "one",
        "One - it",
        "Keep one single list",
        "Double-check it",
        "Double down on it",
        "Double opt-in",
        "Keep our triple AAA rating",
        "Half-day walks",
        "The first half",
        "half",
        "a quarter",
        "This quarter of ours",
        "Ship once",
        "Ship twice",
        "Ship weekly",
        "Ship 's weekly",
        "Zero trust for all",
        "Aim high",
        "a half",
        "x86 chips",
        "X200 line",
        "",
        "%",
        "$M in sales",
        "from to by",
    ],
)
def test_words_that_only_look_like_numbers(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Run one workshop",
        "One customer signs",
        "Win at least one deal",
        "Win one or more",
        "Win one new deal",
        "Win another one more",
        "Answer within one day",
        "Cut it from one hour",
        "Reach one %",
        "At most one place",
    ],
)
def test_one_counts_where_it_is_meant(text: str) -> None:
    assert quantities(text)[0].value == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Cut it to 5", "to"),
        ("Cut it to under 5", "to"),
        ("Win an average of 5", "win"),
        ("For 5 users", "for"),
        ("5 users", ""),
        ("Deals: 5", ""),
        ("by +5%", "by"),
    ],
)
def test_the_word_in_front_is_told(text: str, word: str) -> None:
    assert only(text).led_by == word


def test_a_rank_that_turns_out_to_be_a_period_is_none() -> None:
    assert quantities("Rank 1H 2027") == ()


def test_a_sign_in_front_goes_into_the_value() -> None:
    assert [only(text).value for text in ("NPS -5", "NPS +5", "NPS \u22125", "NPS - 5")] == [-5, 5, -5, 5]


def test_the_hyphen_of_a_word_is_no_sign() -> None:
    assert only("sub-5 ms").value == 5


def test_a_malformed_number_is_still_a_quantity() -> None:
    assert [(one.malformed, one.role) for one in quantities("from 250,0000 to 350,000")] == [(True, "from"), (False, "to")]


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("three", True),
        ("3", False),
        ("double it", True),
        ("half of it", True),
        ("cut by half", True),
        ("half an hour", True),
        ("a third of it", True),
        ("twice a week", True),
        ("twice as many", True),
        ("at least weekly", True),
        ("two thirds of it", True),
        ("top ten", True),
        ("top 10", False),
        ("one in five users", True),
        ("1 in 5 users", False),
    ],
)
def test_words_say_that_they_are_words(text: str, spelled: bool) -> None:
    assert only(text).spelled is spelled


@given(ANY_TEXT)
def test_any_text_is_read(text: str) -> None:
    for one in (*quantities(text), *quantifiers(text)):
        assert abs(one.value) < 1e30
        assert one.end <= one.noun_start <= one.noun_end or one.noun == ""


@pytest.mark.parametrize(
    "unit",
    [
        "from ",
        "1 of ",
        "a ",
        "(",
        "Stage 2 -> ",
        "1-",
        "1/",
        "1:",
        "five hundred and ",
        "http://",
        "#1 ",
        "up to ",
        "by 5 ",
        "half a ",
        "no more than ",
        "£5\u2013",
        "x y ",
        "Q3 ",
        "one dozen ",
        "million ",
        "2026-",
    ],
)
def test_the_work_grows_with_the_length(unit: str) -> None:
    """Twice the text is at most a little more than twice the calls."""
    small, large = unit * 150, unit * 300
    quantities("warm up 5%")
    assert calls(lambda: quantities.__wrapped__(large)) < 2.4 * calls(lambda: quantities.__wrapped__(small)) + 200


def test_readings_of_the_same_text_are_kept() -> None:
    values: list[Any] = [quantities("Win 5 of them"), quantities("Win 5 " + "of them")]
    assert values[0] is values[1]


def test_hours_in_one_letter_are_no_half_year() -> None:
    assert [(found.value, found.unit, found.role) for found in quantities("Cut the wait from 8h to 2h")] == [
        (8.0, "duration", "from"),
        (2.0, "duration", "to"),
    ]
    assert quantities("Open the hall in 2h 2027") == quantities("Open the hall in 2H") == ()
