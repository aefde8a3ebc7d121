"""Digits that measure nothing are told apart from those that do."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from okrcoach.language.quantities import name_numbers, quantities

from .any_text import ANY_TEXT


def named(text: str) -> list[tuple[str, str]]:
    return [(text[name.start : name.end], name.kind) for name in name_numbers(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # labels
        ("Pass the SOC 2 audit", [("SOC 2", "name")]),
        ("Certify for ISO 27001 by autumn", [("ISO 27001", "name")]),
        ("Keep to ISO 9001:2015 rules", [("ISO 9001", "name"), ("2015", "name")]),
        ("Serve tier 1 customers", [("tier 1", "name")]),
        ("Serve tier two customers", [("tier two", "name")]),
        ("Serve tier 1 or 2 customers", [("tier 1", "name"), ("2", "name")]),
        ("Serve tier 2 or 1 customers", [("tier 2", "name"), ("1", "name")]),
        ("Serve tier 5 and 8 customers", [("tier 5", "name"), ("8", "name")]),
        ("Serve tier 1 / 2", [("tier 1", "name"), ("2", "name")]),
        ("Serve Tier-1 customers", [("Tier-1", "name")]),
        ("Finish phase 2 of the move", [("phase 2", "name")]),
        ("Finish phases 1-3", [("phases 1", "name"), ("3", "name")]),
        ("Improve Stage 2 -> 3 conversion", [("Stage 2", "name"), ("3", "name")]),
        ("Support goal 7 of the plan", [("goal 7", "name")]),
        ("Guests of house 4 sleep well", [("house 4", "name")]),
        ("Trains run on time (Rail 1)", [("Rail 1", "name")]),
        ("Write No. 5 of the series", [("No. 5", "name")]),
        ("Land a Fortune 500 account", [("Fortune 500", "name")]),
        # years of one thing
        ("2027 pricing plan agreed", [("2027", "period")]),
        ("Host the third 2027 harbour fair", [("2027", "period")]),
        # products and versions
        ("Move to Python 3", [("Python 3", "name")]),
        ("Ship the iOS 17 app", [("iOS 17", "name")]),
        ("Release Heron 4.1 to all", [("Heron 4.1", "name")]),
        ("Ship 4.18 with offline maps", [("4.18", "version")]),
        ("Ship 4.1, 4.2 and 4.3", [("4.1", "version"), ("4.2", "version"), ("4.3", "version")]),
        ("Finish a 10K run", [("10K", "name")]),
        ("Rid the catalogue of 404s", [("404s", "name")]),
        ("Sign a 5-10 year lease", [("5-10 year", "adjective")]),
        ("Write a 3 to 5 year plan", [("3 to 5 year", "adjective")]),
        ("Teach K\u201012 pupils", [("K\u201012", "name")]),
        ("Offer a 30\u2011day trial", [("30\u2011day", "adjective")]),
        ("Finish the 40 by 40 tour", [("40 by 40", "name")]),
        ("Print the 686/674 forms", [("686/674", "id")]),
        ("Release Heron 4", [("Heron 4", "name")]),
        ("Release Heron 40", [("Heron 40", "name")]),
        ("Release Heron 4, then rest", [("Heron 4", "name")]),
        ("Release Heron 4 in spring", [("Heron 4", "name")]),
        ("Upgrade from Rails 6.1 to 7.1", [("Rails 6.1", "name"), ("7.1", "name")]),
        ("Add OAuth 2.0 login", [("OAuth 2.0", "name")]),
        ("Firmware 3.2 released", [("Firmware 3.2", "version")]),
        ("Ship Heron 3.0 themes", [("Heron 3.0", "version")]),
        ("Launch the 2.0 version", [("2.0 version", "version")]),
        ("Launch version 2.5", [("version 2.5", "name")]),
        ("Launch portal 2.0", [("portal 2.0", "version")]),
        ("Test with heron 0.4.16", [("0.4.16", "version")]),
        ("Design v2 of the page", [("v2", "version")]),
        ("Design v2.1.3 of the page", [("v2.1.3", "version")]),
        ("Support HTTP/2 and GPT-4", [("HTTP/2", "name"), ("GPT-4", "name")]),
        # letters and digits in one
        ("Grow B2B and web3", [("B2B", "name"), ("web3", "name")]),
        ("Cut p95 latency", [("p95", "percentile")]),
        ("Fix P0 bugs", [("P0", "name")]),
        ("Start on 5G and 3D", [("5G", "name"), ("3D", "name")]),
        ("Add 2FA for all", [("2FA", "name")]),
        ("Film it as 4K video", [("4K", "name")]),
        ("Serve 2XL customers", [("2XL", "name")]),
        ("Hold the 1st summit", [("1st", "ordinal")]),
        ("Be the 22nd member", [("22nd", "ordinal")]),
        # marks
        ("Become #1 for payroll", [("#1", "rank")]),
        ("Close #123 and heron#4", [("#123", "ticket"), ("#4", "ticket")]),
        ("Close (#4)", [("#4", "rank")]),
        ("Close HERON-45", [("HERON-45", "name")]),
        ("1. Guide for teams", [("1.", "list")]),
        ("2) Guide for teams", [("2)", "list")]),
        ("- 3: guide for teams", [("3:", "list")]),
        ("Do a) this 2) that", [("2)", "list")]),
        ("Do (see this) and 2) that", [("2)", "list")]),
        ("12. Guide for teams", [("12.", "list")]),
        ("- [ ] 1. Guide for teams", [("1.", "list")]),
        ("See https://heron.example/v/20?x=3 for more", [("https://heron.example/v/20?x=3", "link")]),
        ("See www.heron5.example now", [("www.heron5.example", "link")]),
        ("See (http://heron.example/5) now", [("http://heron.example/5", "link")]),
        ("See [http://heron.example/5]", [("http://heron.example/5", "link")]),
        ("See <http://heron.example/5>", [("http://heron.example/5", "link")]),
        ("https://heron.example/5 is up", [("https://heron.example/5", "link")]),
        ("ftp://heron.example/5 is up", [("ftp://heron.example/5", "link")]),
        # expressions
        ("Offer 24/7 help", [("24/7", "name")]),
        ("Hold 1:1s weekly", [("1:1s", "name")]),
        ("Show 4K video in the hall", [("4K", "name")]),
        ("Run line 7 well", [("line 7", "name")]),
        ("Ask batch 5 crews", [("batch 5", "name")]),
        ("Hold one-on-ones weekly", [("one-on-ones", "name")]),
        ("Teach interviewing 101", [("101", "name")]),
        ("File the 10-K early", [("10-K", "name")]),
        # time
        ("Meet at 10:30 daily", [("10:30", "time")]),
        ("Open by 9am", [("9am", "time")]),
        ("No tram leaves later than 22:15", [("22:15", "time")]),
        ("Clear all claims older than 60 days", [("60 days", "window")]),
        ("Phone guests older than two weeks", [("two weeks", "window")]),
        ("Open by 9:30 am", [("9:30 am", "time")]),
        ("Start at 10 o'clock", [("10 o'clock", "time")]),
        ("Ship it in Q3", [("Q3", "period")]),
        ("Ship it by 31 March 2027", [("31 March 2027", "date")]),
        ("Grow in 2027", [("2027", "period")]),
        ("Hiring 2027", [("2027", "period")]),
        ("Guest experience 2027", [("2027", "period")]),
        ("Plan FY27 and H1", [("FY27", "period"), ("H1", "period")]),
        ("Pass the average of the last 30 days", [("last 30 days", "window")]),
        ("Guide them for the first 2 weeks", [("first 2 weeks", "window")]),
        # adjectives
        ("Offer a 30-day trial", [("30-day", "adjective")]),
        ("Sign a 10 year lease", [("10 year", "adjective")]),
        ("Sign a three-month plan", [("three-month", "adjective")]),
        ("Write a 10 years story", [("10 years", "adjective")]),
        ("Run a 12-question survey", [("12-question", "adjective")]),
        # identifiers
        ("Call 0049 for help", [("0049", "id")]),
        ("Send 12345678901234567890 there", [("12345678901234567890", "id")]),
        ("Use 10.0.0.1 or 2,10,99", [("10.0.0.1", "version"), ("2,10,99", "id")]),
        ("Reach N10 accounts", [("N10", "name")]),
    ],
)
def test_a_name_is_no_quantity(text: str, names: list[tuple[str, str]]) -> None:
    assert named(text) == names
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Release 4 features", "4"),
        ("We stage 3 demos", "3"),
        ("Members book 10 rooms", "10"),
        ("Should schedule 20 interviews", "20"),
        ("Reach goal 500", "500"),
        ("Set the goal 40%", "40%"),
        ("Keep CSAT 4.1", "4.1"),
        ("Ship 2.5 of 4 modules", "2.5 of 4"),
        ("Blood pressure below 130/80", "130/80"),
        ("Run a 5K under 25 minutes", "25 minutes"),
        ("Run a 17:59 10k", "17:59"),
        ("Raise a 5K grant", "5K"),
        ("Faults below 3 per 1,000 rides", "3"),
        ("Grow the 20 by 20%", "20"),
        ("Seat 3 helpers per 2 guests", "3"),
        ("Timeouts below 30s", "30s"),
        ("Reach a 10K run rate", "10K"),
        ("Keep CSAT at 4.1, 4.2 at best", "4.1"),
        ("Reach App Rating 4.5", "4.5"),
        ("Reach 50", "50"),
        ("Fly 2.0 miles", "2.0"),
        ("Improve rating to 4.0", "4.0"),
        ("Average of 4.0", "4.0"),
        ("Ship Heron 4 times", "4"),
        ("Ship Heron 400", "400"),
        ("Ship Heron 4 of 5", "4 of 5"),
        ("Keep a ratio of 1:1", "1:1"),
        ("Ratio 1:1", "1:1"),
        ("Ratio of at least 1:1", "1:1"),
        ("Serve tier 1 or 5 customers", "5"),
        ("Serve tier 5 and 1 customers", "1"),
        ("Serve tier 1 and 2% more", "2%"),
        ("See www for 5 sites", "5"),
        ("Answer 101 letters", "101"),
        ("Stay open 365 days", "365 days"),
        ("Spend 3d on it", "3d"),
        ("Store 4K users", "4K"),
        ("Reach 4k video streams", "4k"),
        ("Get 100k video views", "100k"),
        ("Seat 12 000 guests", "12 000"),
        ("Serve tier 1 300 times", "300"),
        ("Hold a 2-hour response", "2-hour"),
        ("Keep an average 7 day resolution", "7 day"),
        ("No claim is older than 60 days", "60 days"),
        ("Swim it in less than 20:30", "20:30"),
        ("Total of 5.5-hours or less", "5.5-hours"),
        ("Sign up within the first 30 days", "30 days"),
        ("Onboard 2000 users", "2000"),
        ("Win 5 deals. 3. Also", "5"),
        ("Win deals (all 5) now", "5"),
        ("Win deals (all (of the) 5) now", "5"),
        ("120. Guide for teams", "120"),
        ("Win 5.", "5"),
        ("Reach tier 5+ now", "5+"),
        ("Reach sub-200 ms", "200 ms"),
        ("Cover 20users", "20"),
        ("Cut 5-star rate", "5-star"),
        ("Add 20-percent", "20-percent"),
        ("Earn two-thirds of it", "two-thirds"),
        ("The 50/60 split", "50/60"),
    ],
)
def test_a_quantity_is_no_name(text: str, found: str) -> None:
    assert [text[quantity.start : quantity.end] for quantity in quantities(text)][:1] == [found]


@given(ANY_TEXT)
def test_names_and_quantities_never_claim_the_same_words(text: str) -> None:
    spans = sorted((one.start, one.end) for one in (*name_numbers(text), *quantities(text)))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize("text", ["Members 2027", "Sell 2027", "Raise sales to 2027"])
def test_four_digits_behind_what_can_be_counted_are_a_number(text: str) -> None:
    assert name_numbers(text) == ()
