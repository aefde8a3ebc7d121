"""What a change is measured against."""

from __future__ import annotations

import pytest
from hypothesis import given

from okrcoach.language.comparisons import find_basis, find_comparison

from .any_text import ANY_TEXT, calls


def compared(text: str) -> str | None:
    span = find_comparison(text)
    return text[span[0] : span[1]] if span else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Grow leads by 20% vs last quarter by May", "vs last quarter"),
        ("Grow leads by 20% vs. Q2", "vs. Q2"),
        ("Grow leads by 20% versus the same quarter last year, at least", "versus the same quarter last year"),
        ("Grow leads by 20% compared with Q2 2026 levels", "compared with Q2 2026"),
        ("Grow leads by 20% compared to our old site", "compared to our old site"),
        ("Grow leads by 20% relative to plan", "relative to plan"),
        ("Grow leads by 20% year over year", "year over year"),
        ("Grow leads by 20% year-on-year", "year-on-year"),
        ("Grow leads by 20% YoY", "YoY"),
        ("Grow leads by 20% QoQ and on", "QoQ"),
        ("Grow leads by 20% m/m", "m/m"),
        ("Grow leads month over month", "month over month"),
        ("10% fewer tickets than in March", "than in March"),
        ("10% fewer tickets than in 2026", "than in 2026"),
        ("10% fewer tickets than last year", "than last year"),
        ("10% fewer tickets than before", "than before"),
        ("Grow leads by 20% over Q2", "over Q2"),
        ("Grow leads by 20% over the previous quarter", "over the previous quarter"),
        ("Grow leads by 20% on last year's total", "on last year's total"),
        ("Grow leads by 20% on 2026", "on 2026"),
        ("Grow leads by 20% on 2026.", "on 2026"),
        ("Grow leads by 20% from the current level", "from the current level"),
        ("Grow leads by 20% from baseline", "from baseline"),
        ("Grow leads by 20% from Q2", "from Q2"),
        ("Grow leads by 20% from today's level", "from today's"),
        ("Reach 120% of last year's leads", "of last year's leads"),
        ("Rise above the last 12 months' peaks", "above the last 12 months"),
        ("Be 75% as fast as the native client", "as fast as the native client"),
        ("Grow leads 5% every month", "every month"),
        ("Grow leads by 5% per week", "per week"),
        ("Grow leads from 4% to 5%", "from 4%"),
        ("Grow leads from an average of 4 to 5", "from an average of 4"),
        ("Leads 4 -> 5", "4"),
        ("Win 60% (currently 40%)", "currently 40%"),
        ("Win 60% (currently at 40%)", "currently at 40%"),
        ("Win 60%, up from 40%", "up from 40%"),
        ("Win 60%, baseline: 40%", "baseline: 40%"),
        ("Raise it from (baseline to be measured) to 40%", "baseline to be measured"),
        ("Raise it to 40%, baseline unknown", "baseline unknown"),
        ("Grow from 4% by 20% vs last year", "from 4%"),
    ],
)
def test_a_basis_is_found(text: str, words: str) -> None:
    assert compared(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Grow leads by 20%",
        "Grow leads by 20% by the end of Q3",
        "Grow leads by 20% on 3 May",
        "Grow leads by 20% on 2026-05-03",
        "Win 20% of existing accounts",
        "Win 20% of the current customers",
        "Keep the average over the last 30 days below 5",
        "Win 20 deals from current customers",
        "Run it from March to June",
        "Meet every month",
        "Meet 20 customers every month",
        "Raise it over time",
        "Ship as soon as it can",
        "As one",
        "over",
        "over the",
        "Grow by 5% vs (old)",
        "Grow by 5% vs, say, Q2",
        "vs",
        "vs.",
        "from",
        "over last",
        "from here",
        "",
    ],
)
def test_no_basis_is_named(text: str) -> None:
    assert compared(text) is None


def test_a_start_number_alone_is_no_basis_in_time() -> None:
    assert find_basis("Grow leads from 4% to 5%") is None
    assert find_comparison("Grow leads from 4% to 5%") is not None


@given(ANY_TEXT)
def test_any_text_is_searched(text: str) -> None:
    span = find_comparison(text)
    assert span is None or 0 <= span[0] < span[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("20% more riders than in spring", "than in spring"),
        ("10% more sign-ups than the year before", "than the year"),
        ("Bread 10% cheaper than at rival shops", "than at rival shops"),
        ("More than half of the patients book 20% later", None),
        ("20% fewer falls, more than ten wards", None),
        ("20% of guests come by train rather than by car", None),
        ("90% of parcels leave no later than noon", None),
        ("Shorter queues than at rival shops", None),
        ("Grow 20% more than", None),
    ],
)
def test_than_likens_to_whatever_follows_where_a_number_says_how_much(text: str, basis: str | None) -> None:
    span = find_basis(text)
    assert (text[span[0] : span[1]] if span else None) == basis


@pytest.mark.parametrize("unit", ["vs ", "over the ", "as x as ", "from 4 ", "the last ", "baseline to be "])
def test_the_work_grows_with_the_length(unit: str) -> None:
    find_comparison("warm up by 5% vs Q2")
    small, large = (calls(lambda text=unit * size: find_comparison(text)) for size in (150, 300))  # type: ignore[misc]
    assert large < 2.4 * small + 200
