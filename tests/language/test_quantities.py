"""Quantities: value, unit, what is counted, bound, and the part that each plays in a change."""

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


def told(text: str, found: tuple[Quantity, ...]) -> list[str]:
    """One line a quantity: its words, then what differs from a plain level."""
    lines = []
    for one in found:
        parts = [text[one.start : one.end]]
        parts += [f"{one.bound}"] if one.bound else []
        parts += [one.role] if one.role != "level" else []
        lines.append(" | ".join(parts))
    return lines


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
    ("text", "noun"),
    [
        ("Write 15 high-quality backlinks from partners", "high-quality backlinks"),
        ("Write 3 blog posts", "blog posts"),
        ("Win 500+ sign-ups", "sign-ups"),
        ("Win 20 new customers", "customers"),
        ("Win 20 of our customers", "of our customers"),
        ("25% of new hires finish", "of new hires"),
        ("25% of the hires finish", "of the hires"),
        ("95% uptime", "uptime"),
        ("A 10% increase in leads", "leads"),
        ("20% more organic visits to us", "organic visits"),
        ("3x growth in sales", "sales"),
        ("A 20% saving on tools", "tools"),
        ("A 20% drop of tickets", "tickets"),
        ("A 20% drop at tickets", ""),
        ("Grow 20%", ""),
        ("Grow by 20% year on year", ""),
        ("Win 20", ""),
        ("Win 20, 30 cats", ""),
        ("20 customers renew early", "customers"),
        ("20 sales calls a week", "sales calls"),
        ("20 signed deals", "signed deals"),
        ("20 deals signed", "deals"),
        ("20 signed up", ""),
        ("20 big signed deals", "big"),
        ("35% win rate", "win rate"),
        ("20 weekly reports", "weekly reports"),
        ("20 reports weekly", "reports"),
        ("10 IT books", "it books"),
        ("10 it is", ""),
        ("3 tier 1 deals", "tier 1 deals"),
        ("3 R&D teams", "r&d teams"),
        ("3 issues/questions a day", "issues/questions"),
        ("3 in-depth reviews", "in-depth reviews"),
        ("3 people join", "people"),
        ("1 customer uses it", "customer"),
        ("one customer uses it", "customer"),
        ("2 customer uses", "customer uses"),
        ("75% of teams scored 0.7 or more", "of teams"),
        ("Zero Sev-1 incidents", "sev-1 incidents"),
        ("5 big red old fat wet dry hot dim tin cans", "big red old fat wet dry hot dim"),
        ("Double the user base", "user base"),
        ("Half of our users", "of our users"),
        ("8 out of 10 customers agree", "customers"),
        ("Write twice as many posts", "posts"),
        ("5 days onboarding", "onboarding"),
        ("$2m ARR", "arr"),
        ("3 Node.js apps", "node.js apps"),
        ("3 apps. More", "apps"),
        ("5 of", ""),
        ("5 of the", ""),
    ],
)
def test_what_is_counted_stands_behind_the_number(text: str, noun: str) -> None:
    found = quantities(text)[0]
    assert found.noun == noun
    if noun:
        assert text[found.noun_start : found.noun_end].lower() == noun
    else:
        assert found.noun_start == found.noun_end == found.end


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Ship 5 posts per week", "week"),
        ("Ship 5 posts a week", "week"),
        ("Ship 5 posts each month", "month"),
        ("Ship 5 posts every day", "day"),
        ("Ship 5 posts weekly", "week"),
        ("Ship 5 weekly posts", ""),
        ("Pay $500/lead", "lead"),
        ("Pay $500 per lead", "lead"),
        ("Pay 500 / lead", ""),
        ("Serve 100K/month", "month"),
        ("Ship 5 posts a user", ""),
        ("Ship 5 posts per 3", ""),
        ("Ship 5 posts per", ""),
        ("Ship twice quarterly", "quarter"),
        ("Ship once every sprint", "sprint"),
        ("Ship 3 times a day", "day"),
        ("Ship at least daily", "day"),
        ("Share on at least a monthly basis", "month"),
        ("Ship 5", ""),
    ],
)
def test_what_a_number_is_told_per(text: str, per: str) -> None:
    assert quantities(text)[0].per == per


@pytest.mark.parametrize(
    ("text", "value", "high"),
    [
        ("Keep 60-80% of it", 60, 80),
        ("Keep 60%-80% of it", 60, 80),
        ("Keep 60\u201380% of it", 60, 80),
        ("Keep 60 - 80 people", 60, 80),
        ("Ask 5 to 10 users", 5, 10),
        ("Ask 5 or 10 users", 5, 10),
        ("Wait 2 to 3 weeks", 2, 3),
        ("Ask between 5 and 10 users", 5, 10),
        ("Pay $5-10k", 5_000, 10_000),
        ("Pay $5k-$10k", 5_000, 10_000),
        ("Pay $5M\u2013$10M", 5_000_000, 10_000_000),
        ("Ask 5 and 10 users", 5, None),
        ("Cut 10-5 users", 10, None),
        ("Cut 5-5 users", 5, None),
        ("Cut 60% - 80 people", 60, None),
        ("Ask 5+ to 10 users", 5, None),
        ("Ask 5 -10 users", 5, None),
        ("Ask 5 to ten users", 5, None),
        ("Ask 5 -", 5, None),
    ],
)
def test_a_range_has_an_upper_end(text: str, value: float, high: float | None) -> None:
    found = quantities(text)[0]
    assert (found.value, found.high) == (value, high)


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("Earn 4.5 of 5", 5),
        ("Earn 4.5 out of 5 stars", 5),
        ("Earn 70/100", 100),
        ("Earn 9 of 10 users", None),
        ("Earn 9", None),
        ("Earn 12/10", None),
    ],
)
def test_a_score_says_out_of_what(text: str, scale: float | None) -> None:
    assert quantities(text)[0].scale == scale


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Win 5", ""),
        ("Win at least 5", "at least"),
        ("Win 5+", "at least"),
        ("Win 5%+", "at least"),
        ("Win 5 +", "at least"),
        ("Win 5 or more", "at least"),
        ("Win 5% or higher", "at least"),
        ("Win 5 minimum", "at least"),
        ("Win more than 5", "at least"),
        ("Win over 5", "at least"),
        ("Win above 5", "at least"),
        ("Win > 5", "at least"),
        ("Win ≥5", "at least"),
        ("Win >=5", "at least"),
        ("No less than 5", "at least"),
        ("Exceed 5", "at least"),
        ("Win at most 5", "at most"),
        ("Win no more than 5", "at most"),
        ("Win less than 5", "at most"),
        ("Win fewer than 5", "at most"),
        ("Keep it under $5", "at most"),
        ("Keep it below 5", "at most"),
        ("Keep it at or below 5", "at most"),
        ("Keep it at or above 5", "at least"),
        ("Answer within 5 days", "at most"),
        ("Add up to 5", "at most"),
        ("Keep it <5", "at most"),
        ("Keep it ≤ 5", "at most"),
        ("Keep it sub-5 ms", "at most"),
        ("Keep 5 or less", "at most"),
        ("Keep 5 max", "at most"),
        ("Do not spend more than 5", "at most"),
        ("Never take longer than 5 days", "at most"),
        ("Do not go below 5", "at least"),
        ("Not here, but more than 5", "at least"),
        ("Not now, more than 5", "at least"),
        ("Not any more than 5", "at most"),
        ("Do not ever in our lives take more than 5", "at least"),
        ("Not about 5", "about"),
        ("Win about 5", "about"),
        ("Win ~5", "about"),
        ("Win nearly 5", "about"),
        ("Stay at plan +/- 5%", "about"),
        ("Stay at plan ±5%", "about"),
        ("Talk over 3 months", ""),
        ("Bring it up to 5", ""),
        ("Grow it up to 5", ""),
        ("Over the 5", ""),
    ],
)
def test_a_bound_is_read_on_both_sides(text: str, bound: str) -> None:
    assert quantities(text)[0].bound == bound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # from and to
        ("Raise it from 8% to 12%", ["8% | from", "12% | to"]),
        ("Activation 8% to 12%", ["8% | from", "12% | to"]),
        ("Activation 8% -> 12%", ["8% | from", "12% | to"]),
        ("Activation 8%→12%", ["8% | from", "12% | to"]),
        ("Activation: 8 users -> 12 users", ["8 | from", "12 | to"]),
        ("Raise it to 12% from 8%", ["12% | to", "8% | from"]),
        ("Raise it to 12% from 8% with 5 users", ["12% | to", "8% | from", "5"]),
        ("NPS from 5 up to 10", ["5 | from", "10 | to"]),
        ("NPS of 5, up to 10", ["5", "10 | at most"]),
        ("Raise it from 10 users to 25 users", ["10 | from", "25 | to"]),
        ("Cut it from 3 business days to 2", ["3 business days | from", "2 | to"]),
        ("Cut it from 4h to less than 30 min", ["4h | from", "30 min | at most | to"]),
        ("Cut it down from 20 to under 10", ["20 | from", "10 | at most | to"]),
        ("Raise it from 5 up to 10", ["5 | from", "10 | to"]),
        ("Cut it from an average of 4 days to a median of 2", ["4 days | from", "2 | to"]),
        ("Raise NPS from -10 to +20", ["-10 | from", "+20 | to"]),
        ("NPS: 25 (Q1) to 40 (Q2)", ["25 | from", "40 | to"]),
        ("Grow it from $5k/month to $8k/month", ["$5k | from", "$8k | to"]),
        ("Raise it from (baseline to be measured) to 40%", ["40% | to"]),
        ("Raise it from today's level to 40%", ["40% | to"]),
        ("Raise it to 40%", ["40%"]),
        ("Move 5 users to 3 plans", ["5 | from", "3 | to"]),
        ("Move 5 users fast to $3", ["5", "$3"]),
        ("Win 5 talks (from 3)", ["5", "3 | from"]),
        ("Hear from 20 users", ["20"]),
        ("Win 50 talks from 20 users", ["50", "20"]),
        ("Grow it from 4%", ["4% | from"]),
        # as things stand
        ("Win 60% (currently 40%)", ["60%", "40% | from"]),
        ("Win 60% (now at 40%)", ["60%", "40% | from"]),
        ("Win 60%, baseline: 40%", ["60%", "40% | from"]),
        ("Win 60%, up from 40%", ["60%", "40% | from"]),
        ("Win 60% vs 40%", ["60%", "40% | from"]),
        ("Win 60% (was 40%)", ["60%", "40% | from"]),
        ("40% today, 60% by June", ["40% | from", "60%"]),
        ("Ship 5 today", ["5"]),
        ("Ship at 5", ["5"]),
        # changes
        ("Grow it by 20%", ["20% | change"]),
        ("Grow it by at least 20%", ["20% | at least | change"]),
        ("Grow it by 20 users", ["20 | change"]),
        ("Traffic +20%", ["+20% | change"]),
        ("Traffic (+20%)", ["+20% | change"]),
        ("Cut it -20%", ["-20% | change"]),
        ("Win +80 or higher", ["+80 | at least"]),
        ("Win 20% more", ["20% | change"]),
        ("Win 3 more users", ["3 | change"]),
        ("Win 20 faster users", ["20"]),
        ("Be 2x faster", ["2x | change"]),
        ("See a 20% increase", ["20% | change"]),
        ("See an increase of 20%", ["20% | change"]),
        ("See a share of 20%", ["20%"]),
        ("Traffic up 20%", ["20% | change"]),
        ("Set up 20 desks", ["20"]),
        ("Grow revenue 20%", ["20% | change"]),
        ("Grow 20% here", ["20%"]),
        ("Revenue has grown 20%", ["20% | change"]),
        ("Grow revenue at 20%", ["20%"]),
        ("Grow revenue 20% and 5 users", ["20%", "5"]),
        ("Ship revenue 20%", ["20%"]),
        ("Grow revenue 20", ["20"]),
        ("Used by 20 teams", ["20"]),
        ("Viewed by 20 teams", ["20"]),
        ("Viewed by 20%", ["20% | change"]),
        ("Reduced by 20 tickets", ["20 | change"]),
        ("Tickets by 20 users", ["20 | change"]),
        ("Double it", ["Double | change"]),
        ("Cut it by half", ["half | change"]),
        ("Read half of it", ["half"]),
        ("Grow ARR 3x YoY", ["3x | change"]),
        ("Cover 3x", ["3x"]),
        ("Stay +/- 5%", ["5% | about"]),
    ],
)
def test_each_quantity_plays_a_part(text: str, expected: list[str]) -> None:
    assert told(text, quantities(text)) == expected


@pytest.mark.parametrize("arrow", ["->", "-->", "--->", "=>", "~>", "\u2192", "\u27f6", "\u21d2", "\u2794", "\u279c", "\u25b6"])
def test_every_arrow_leads_from_a_start_to_a_target(arrow: str) -> None:
    assert [one.role for one in quantities(f"Activation 8% {arrow} 12%")] == ["from", "to"]


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


def test_a_start_too_far_from_a_target_is_none() -> None:
    far = "from 5 users of a very long sentence that goes on and on and on and on"
    assert [one.role for one in quantities(f"Grow {far} to 10 deals")] == ["level", "level"]


def test_a_sign_in_front_goes_into_the_value() -> None:
    assert [only(text).value for text in ("NPS -5", "NPS +5", "NPS \u22125", "NPS - 5", "top-5%", "GMV-5")[:4]] == [-5, 5, -5, 5]


def test_the_hyphen_of_a_word_is_no_sign() -> None:
    assert only("sub-5 ms").value == 5


@pytest.mark.parametrize(
    ("left", "right"),
    [("24 hours", "1 day"), ("60 min", "1 h"), ("100 bps", "1 pp"), ("1000 MB", "1 GB"), ("1000 ms", "1 s"), ("7 days", "1 week")],
)
def test_units_of_a_kind_compare_in_base_units(left: str, right: str) -> None:
    assert only(left).base == pytest.approx(only(right).base)


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All customers renew", [("All", 100, "percent", "customers")]),
        ("Every team has a plan", [("Every", 100, "percent", "team")]),
        ("Each new hire starts", [("Each", 100, "percent", "hire")]),
        ("No open incidents", [("No", 0, "count", "open incidents")]),
        ("None of the pages fail", [("None", 0, "count", "of the pages")]),
        ("Talk every week", []),
        ("All hands on deck", []),
        ("All-hands", []),
        ("An over-all plan", []),
        ("Each other", []),
        ("No longer blocked", []),
        ("No more than 5 bugs", []),
        ("No access", []),
        ("No one asks", []),
        ("All", []),
        ("All of", []),
        ("We all win", []),
        ("- All teams win", [("All", 100, "percent", "teams")]),
        ("(All teams win)", [("All", 100, "percent", "teams")]),
        ("Over-all teams", []),
    ],
)
def test_all_and_none_stand_apart(text: str, expected: list[tuple[str, float, str, str]]) -> None:
    found = quantifiers(text)
    assert [(text[one.start : one.end], one.value, one.unit, one.noun) for one in found] == expected
    assert all(one.spelled for one in found)


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Win rate from 1 in 5 to 1 in 4", [("from", 20.0, "percent"), ("to", 25.0, "percent")]),
        ("Faults from 1 in 50 boats to 1 in 200", [("from", 2.0, "percent"), ("to", 0.5, "percent")]),
        ("Open 1 in 12 months", [("level", 1.0, "count"), ("level", 12.0, "duration")]),
        ("Sell 3 in 20", [("level", 3.0, "count"), ("level", 20.0, "count")]),
    ],
)
def test_shares_told_as_one_in_five_may_stand_in_a_pair(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(quantity.role, quantity.value, quantity.unit) for quantity in quantities(text)] == expected
