"""Habits and hours: time that we give to something is work, however high its number; what is held down is a level."""

from __future__ import annotations

import pytest

from okrcoach.language.quantities import quantities
from okrcoach.review.nature import nature_of


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
        ("2x open days per month", 2, "multiple", "month"),
        ("2x workshops per month", 2, "count", "month"),
        ("2x the workshops", 2, "multiple", ""),
        ("2x bookings per week", 2, "multiple", "week"),
    ],
)
def test_an_x_says_how_often_or_how_many_where_a_time_follows(text: str, value: float, unit: str, per: str) -> None:
    assert [(one.value, one.unit, one.per) for one in quantities(text)] == [(value, unit, per)]
