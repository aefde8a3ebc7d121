"""Objectives of several teams in one document: by headings, by a column, by keys; and they keep their team in every format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from okrcoach.documents import edited, parse, read, render, save
from okrcoach.model import Objective, OkrDocument

PAGE = """# Shop OKRs 2027-Q1

## Team Lantern

### Objective: Own search for gluten-free flour
- KR: Visits from search from 9,000 to 14,000

### Objective: Turn our newsletter into a habit
- KR: Readers of three issues in a row from 20% to 35%

### Objective: Become the voice of home bakers
- KR: Fairs that ask us to speak from 1 to 4

## Harbour squad

### Objective: Make every fair pay for itself
- KR: Orders at a fair from 40 to 90

### Objective: Win the hearts of millers
- KR: Millers who recommend us from 12% to 30%
"""


def _teams(document: OkrDocument) -> list[str | None]:
    return [one.team for one in document.objectives]


def test_headings_that_name_teams_say_whose_the_objectives_are() -> None:
    assert _teams(parse(PAGE, "md")) == ["Team Lantern"] * 3 + ["Harbour squad"] * 2


def test_one_heading_of_a_team_and_headings_of_themes_say_nothing() -> None:
    assert _teams(parse(PAGE.replace("## Harbour squad", "## Fairs"), "md")) == [None] * 5


def test_a_column_of_teams_says_it_and_a_column_of_one_team_is_the_documents() -> None:
    rows = "Team,Objective,Key result\nLantern,Own search,Visits from 9 to 14\nLantern,Own search,Clicks from 1 to 2\n{},Win the millers,Millers from 1 to 3\n"
    several, one = parse(rows.format("Harbour"), "csv"), parse(rows.format("Lantern"), "csv")
    assert (several.team, _teams(several)) == (None, ["Lantern", "Harbour"])
    assert (one.team, _teams(one)) == ("Lantern", [None, None])


def test_keys_say_it() -> None:
    text = "team: Shop\nobjectives:\n- {text: Own search, team: Lantern}\n- {text: Win the millers}\n"
    assert _teams(parse(text, "yaml")) == ["Lantern", None]
    text = "- team: Lantern\n  objectives:\n  - {text: Own search, key_results: [Visits]}\n- team: Harbour\n  objectives:\n  - {text: Win the millers}\n"
    assert _teams(parse(text, "yaml")) == ["Lantern", "Harbour"]


@pytest.mark.parametrize("name", ["md", "yaml", "json", "csv"])
def test_a_team_survives_every_format(name: str) -> None:
    document = OkrDocument((Objective("Own search", team="Lantern"), Objective("Win the millers")), team="Shop")
    assert parse(render(document, name), name) == document


def test_an_objective_that_moves_below_another_team_keeps_its_own(tmp_path: Path) -> None:
    path = tmp_path / "okrs.md"
    path.write_text(PAGE, encoding="utf-8")
    source = read(path)
    first, second, third, *others = source.document.objectives
    save(source, replace(source.document, objectives=(first, second, others[0], third, others[1])))
    found = read(path).document
    assert [one.text for one in found.objectives][2:4] == ["Make every fair pay for itself", "Become the voice of home bakers"]
    assert "## Team Lantern\n" in path.read_text(encoding="utf-8")
    assert "## Harbour squad\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["md", "yaml", "json", "csv"])
@pytest.mark.parametrize("team", ["Harbour", None])
def test_a_team_is_changed_and_taken_out_in_every_format(name: str, team: str | None) -> None:
    document = OkrDocument((Objective("Own search", team="Lantern", parent="Win"), Objective("Win the millers")), team="Shop")
    page = render(document, name)
    read = parse(page, name)
    wanted = replace(read, objectives=(replace(read.objectives[0], team=team, parent=team), read.objectives[1]))
    assert parse(edited(page, name, wanted), name) == wanted


def test_a_bold_row_over_the_objectives_of_a_tracker_names_their_team() -> None:
    page = "# OKRs\n\n| OKR | Q1 |\n|---|---|\n| **Cellar** | |\n| Press more | 0.2 |\n| ↳ Juice from 4 to 9 tons | 0.1 |\n| **Shop** | |\n| Sell more | 0.3 |\n"
    assert [(one.text, one.team) for one in parse(page, "md").objectives] == [("Press more", "Cellar"), ("Sell more", "Shop")]
