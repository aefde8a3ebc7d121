"""Ranges and bounds, and the part that each quantity plays in a change."""

from __future__ import annotations

import pytest

from okrcoach.language.quantities import Quantity, quantities


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
        ("Have 5 complaints or fewer", "at most"),
        ("Take one day or less", "at most"),
        ("Drift within \u00b15%", "at most"),
        ("Drift of \u00b15%", "about"),
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
        ("Reports: 12h/week → 2h/week", ["12h | from", "2h | to"]),
        ("Talks: 2 per month → 5 per month", ["2 | from", "5 | to"]),
        ("Sell 3 boats a day to 40 clubs", ["3", "40"]),
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
        ("Rents fall 20%", ["20% | change"]),
        ("Sales of bread rise 20% every month", ["20% | change"]),
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


def test_a_start_too_far_from_a_target_is_none() -> None:
    far = "from 5 users of a very long sentence that goes on and on and on and on"
    assert [one.role for one in quantities(f"Grow {far} to 10 deals")] == ["level", "level"]


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
