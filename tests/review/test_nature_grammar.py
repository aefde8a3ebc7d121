"""Causes in grammar that decide what a line is, whatever its nouns mean."""

from __future__ import annotations

import pytest

from okrcoach.review.nature import nature_of

CASES = [
    ("Contract with the new supplier is drawn up", "milestone"),
    ("Land for the depot is secured", "milestone"),
    ("Second laboratory certified", "milestone"),
    ("Round table with 6 to 8 landlords held", "output"),
    ("The interface is frozen by week 6", "milestone"),
    ("The form is filled in by a quarter of the drivers", "outcome"),
    ("Water saved by the new valves rises from 20 to 35 litres a day", "outcome"),
    ("Horizon 2031 score of 75", "outcome"),
    ("max 3 working days for a refund", "outcome"),
    ("All partners report stock numbers through the portal", "outcome"),
    ("Customers order parts online", "outcome"),
    ("Both grants won", "outcome"),
    ("Delivery times reduced", "outcome"),
    ("Raise on-time pickups from 60% to 80%", "outcome"),
]


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_the_form_of_the_sentence_decides(text: str, kind: str) -> None:
    assert nature_of(text).kind == kind
