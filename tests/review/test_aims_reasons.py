"""The tests by which an objective is told to be a task or to name nothing of its own: their names are what the leanings learn from."""

from __future__ import annotations

import pytest

from okrcoach.language.statement import read_statement
from okrcoach.review import aims, aims_vague
from okrcoach.review.aims_words import content

REASONS = [
    ("Make the ferry kiosk usable by adding large buttons", "by-adding:task", "Make the ferry kiosk"),
    ("Prove how the quiet engine saves fuel", "proving:task", "Prove"),
    ("Prepare the depot so the crews can rest", "brings-state:state", "Prepare the depot"),
    ("Found a berth council", "body:task", "Found a berth council"),
    ("Establish the index as the yardstick", "as:state", "Establish the index"),
    ("Connect wind farms faster", "changes-too:state", "Connect wind farms"),
    ("Modernise the depots and cut waiting", "changes-too:state", "Modernise the depots"),
    ("Write the handbook", "does:task", "Write the handbook"),
    ("Recruit and retain pilots", "idiom:state", "Recruit and retain pilots"),
    ("Decide that boats sail in winter", "idiom:state", "Decide that boats"),
    ("Onboard crews to our berths", "brings-state:state", "Onboard crews"),
    ("Validate the fare model", "proving:state", "Validate the fare model"),
    ("Organise 3 regattas", "does:task", "Organise 3 regattas"),
    ("Set up", "does:state", "Set up"),
    ("We publish a map", "does:task", "publish a map"),
    ("Support the summer regatta", "supports:task", "Support the summer regatta"),
    ("Support our crews", "supports:state", "Support our crews"),
    ("Lead the summer regatta", "supports:task", "Lead the summer regatta"),
    ("Continue the harbour survey", "goes-on:task", "Continue the harbour survey"),
    ("Cut a path", "takes-off:task", "Cut a path"),
    ("Build a harbour map", "makes:task", "Build a harbour map"),
    ("Introduce berth fees", "makes:state", "Introduce berth fees"),
    ("Make a harbour map", "makes-softly:task", "Make a harbour map"),
    ("Deliver a harbour map", "makes:task", "Deliver a harbour map"),
    ("Deliver harbour maps", "makes-softly:task", "Deliver harbour maps"),
    ("Make the harbour safe", "makes-softly:state", "Make the harbour safe"),
    ("Refine the booking desk", "unlisted-maker:task", "Refine the booking desk"),
    ("Shelter stranded families", "betters:state", "Shelter stranded families"),
    ("Grow the fleet", "up:state", "Grow the fleet"),
    ("The map is published", "done:task", "is published"),
    ("Skippers can publish maps", "we-do:state", "can publish"),
    ("Ferries run on time", "acts:state", "run"),
    ("Release of the map", "doing:task", "Release"),
    ("Staff meetings", "named:state", "Staff meetings"),
    ("Quiet boats", "noun:state", "Quiet boats"),
]

WORDS = [
    ("Growth", True, "area", "words:1"),
    ("Quality and safety", True, "area", "words:2"),
    ("Create", True, "alone", "words:1"),
    ("World class", True, "slogan", "words:2"),
    ("Improve quality", True, "own:0", "words:2"),
    ("Improve boat quality", False, "own:1", "words:3"),
    ("Grow sales by 5%", False, "numbered", "words:2"),
    ("Win X% of skippers", False, "numbered", "words:3"),
    ("ReefWatch support", False, "area-own:1", "words:2"),
    ("Tide table", False, "area-own:2", "words:2"),
    ("Sell tide tables to skippers and rowers of quiet northern harbours", False, "own:4", "words:6"),
]


@pytest.mark.parametrize(("text", "reason", "match"), REASONS)
def test_a_task_is_told_by_its_grammar(text: str, reason: str, match: str) -> None:
    found = aims.by_grammar(read_statement(text))
    assert (found.reason, text[found.start : found.end]) == (reason, match)
    assert found.task is reason.endswith(":task")


@pytest.mark.parametrize(("text", "said", "reason", "many"), WORDS)
def test_a_slogan_is_told_by_its_words(text: str, said: bool, reason: str, many: str) -> None:
    statement = read_statement(text)
    assert aims_vague.by_grammar(statement, content(statement)) == (said, reason, many)


def test_a_task_for_sure_is_not_vague_as_well() -> None:
    text = "Set up a data team"
    found = aims.task(text)
    assert found is not None
    assert found.certain
    assert aims_vague.vague(text) is None
