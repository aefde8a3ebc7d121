"""Habits and hours: time that we give to something is work, however high its number; what is done again and again is counted."""

from __future__ import annotations

import pytest

from okrcoach.language.quantities import quantities
from okrcoach.language.statement import read_statement
from okrcoach.review.nature import by_grammar, nature_of

REPEATED = {
    "what is made again and again is counted": [
        ("Publish a tide report every week", "output"),
        ("Publish a tide report by Friday", "milestone"),
        ("Publish monthly tide reports", "output"),
        ("Publish weekly tips for skippers", "output"),
        ("Update the pilots on a weekly basis", "output"),
        ("Start a weekly fish market", "milestone"),
        ("Launch a weekly", "milestone"),
        ("Produce the yearly report", "milestone"),
    ],
    "how many times something of our own is done is work": [
        ("Bike to the boatyard 50 times", "activity"),
        ("Write tide updates on 90% of days", "output"),
    ],
    "a change in brackets only compares what is counted": [
        ("Translate 900 signs (+13% vs. 2026)", "output"),
        ("Raise berth income (+13% vs. 2026)", "outcome"),
    ],
    "a question about us asks for what we would say": [
        ("Did we reach 20 new berth holders?", "outcome"),
        ("Have we raised the share of returning guests to 40%?", "outcome"),
        ("Did I write a chapter every week?", "output"),
        ("Have boats ready", "milestone"),
    ],
    "who is made to feel something, or what is made easy, is no thing that we make": [
        ("Make ferry passengers happy", "outcome"),
        ("Make every guest feel welcome", "outcome"),
        ("Make boarding effortless", "outcome"),
        ("Make the timetable public", "milestone"),
        ("Make boarding faster for ferry passengers", "outcome"),
        ("Make the gangway safer", "outcome"),
        ("Make safer gangways", "milestone"),
        ("Make a welcome desk", "milestone"),
    ],
}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rehearse 30 minutes a day", "activity"),
        ("Study 6 hours a week", "activity"),
        ("Exercise 3 times a week", "activity"),
        ("Limit rehearsals to 3 per week", "health"),
        ("Timebox mail to 1 hour a week", "health"),
        ("Cap support at 5 hours a week", "health"),
        ("Lose 6 kg by summer", "outcome"),
        ("Lose fewer than 5 skippers", "outcome"),
        ("8 hours of downtime per month", "outcome"),
        ("200 hours of harbour talks recorded", "output"),
        ("Sign up for the radio course", "activity"),
        ("Sign up 40 skippers for the radio course", "outcome"),
        ("Collect 500 signatures for the new pier", "outcome"),
        ("Add new radio lessons: 25 per season", "output"),
        ("Inspections from monthly to weekly", "outcome"),
        ("Waiting at the lock from 3 h 10 min to 45 min", "outcome"),
    ],
)
def test_time_given_is_work_and_a_limit_a_level(text: str, kind: str) -> None:
    found = nature_of(text)
    assert (found.kind, found.certain) == (kind, True)


@pytest.mark.parametrize(
    ("text", "value", "unit", "per"),
    [
        ("Row 3x per week", 3, "rate", "week"),
        ("Row 3x weekly", 3, "rate", "week"),
        ("2x open days per month", 2, "count", "month"),
        ("2x workshops per month", 2, "count", "month"),
        ("3x rowing exercise sessions per week", 3, "count", "week"),
        ("2x the workshops", 2, "multiple", ""),
        ("2x bookings per week", 2, "multiple", "week"),
    ],
)
def test_an_x_says_how_often_or_how_many_where_a_time_follows(text: str, value: float, unit: str, per: str) -> None:
    assert [(one.value, one.unit, one.per) for one in quantities(text)] == [(value, unit, per)]


@pytest.mark.parametrize(("text", "kind"), [case for cases in REPEATED.values() for case in cases])
def test_what_is_made_again_and_again_is_counted(text: str, kind: str) -> None:
    assert by_grammar(read_statement(text)).kind == kind
