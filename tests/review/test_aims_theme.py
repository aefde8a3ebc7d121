"""Areas that name no direction, and states, slogans and sentences that do."""

from __future__ import annotations

import pytest

from okrcoach.language.statement import read_statement
from okrcoach.review.aims import by_grammar
from okrcoach.review.aims_theme import theme

AREAS = [
    "School meals",
    "Harbour electrification",
    "Programme for apprentices",
    "Partner network in Asia",
    "Staff meetings",
    "Road works",
    "Gender balance in leadership",
    "Kitchen hygiene and safety",
    "Sustainable growth",
    "Product-season fit in schools",
    "Series C",
]

DIRECTIONS = [
    "Ready for winter",
    "Wind-ready for winter",
    "Safe as houses: vaults, vans, people",
    "Proud of our trains",
    "Fit for the next flood",
    "Stable and future proof",
    "The dock ready for storms",
    "Nights without alarms",
    "Trains that run on time",
    "Patients first",
    "Punctuality pays",
    "The canteen hums",
    "Radio scales with the valley",
    "Everyone home by six",
    "Cheaper beds, fuller rooms",
    "Rural buses worth waiting for",
    "Heat from our own waste",
    "Nurses back at the bedside",
    "Second site up and running",
    "Payslips, but finally readable",
    "Free teachers from paperwork",
    "Electrify the branch line",
    "Digitise nothing without a reason",
    "Dazzle first-time guests",
    "Wind down the Spanish mill",
    "Jazz up city parks",
]


@pytest.mark.parametrize("text", AREAS)
def test_an_area_names_no_direction(text: str) -> None:
    assert theme(text) is not None
    assert not by_grammar(read_statement(text)).task


@pytest.mark.parametrize("text", DIRECTIONS)
def test_a_direction_is_no_area(text: str) -> None:
    assert theme(text) is None
