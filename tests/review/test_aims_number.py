"""Numbers in objectives that are to be reached, and those that only name or describe."""

from __future__ import annotations

import pytest

from okrcoach.language.statement import read_statement
from okrcoach.review.aims_number import target

NAMES = [
    "Zero waste on our sites",
    "Hold a regatta every three years",
    "Replace every boat older than ten years",
    "Move the boats to Helm 3.2+",
    "One crew from Oslo to Bergen",
    "Teachers, pupils and parents share one goal for the next two years",
    "Run a survey in our three home markets",
    "The other two depots catch up",
    "Kiln 3 becomes the pride of the region",
    "Deck 3 opens to families",
    "Our 12 branches speak with one voice",
    "Serve both halves of the city",
    "Five-star service for every guest",
    "Four brands, one warehouse",
    "Keep the garden open for three years",
    "Bus line 7 arrives on time",
    "Cargo bikes on lines 4 and 9",
    "Crews rely on our 2-8 person calls",
    "Celebrate 50 years of lifeboats",
    "A good 100 days for every newcomer",
    "Ship the berth planner in 12 weeks",
    "Learn to sail with this 4 boats",
    "Digitise the lifeboat archive, 1949–1988",
    "Upgrade all boats to 1.29",
    "The berth app feels instant on a three-year-old phone",
    "Know what matters most in 2015 within the fleet",
    "Make the regatta happen online in May (May 16/17)",
    "Become the first choice of [target guests]",
    "Earn the trust of traders in 1 town",
    "Host calls of 2 to 8 person groups",
    "Harbour 2045",
]

TARGETS = [
    ("Win three hospital groups", "three"),
    ("Grow to two cities", "two"),
    ("Get 1,000 paying customers", "1,000"),
    ("Get 500 stars by summer", "500"),
    ("Answer within 48 hours", "48 hours"),
    ("Raise the fleet to 2000", "2000"),
    ("Reach a margin of 12%", "12%"),
    ("Double the harvest", "Double"),
    ("Two million meals", "Two million"),
    ("Open three bakeries", "three"),
    ("Bookings of 40 a day", "40"),
    ("Get all boats to ≥ 1 month of supply", "1 month"),
    ("Zero accidents on our sites", "Zero"),
    ("Reach a Rating 4.5", "4.5"),
    ("Bring accidents down to zero", "zero"),
    ("Hand the ferry pass to the first 800 riders", "800"),
    ("Win the first 6 paying skippers", "6"),
    ("Simplify boarding so that a ferry is full in six weeks", "six weeks"),
]


@pytest.mark.parametrize("text", NAMES)
def test_a_number_that_names_is_no_target(text: str) -> None:
    assert target(read_statement(text)) is None


@pytest.mark.parametrize(("text", "match"), TARGETS)
def test_a_number_to_reach_is_found(text: str, match: str) -> None:
    found = target(read_statement(text))
    assert found is not None
    assert text[found.start : found.end] == match
