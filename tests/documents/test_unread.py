"""A field that nothing can be made of is told in a note, and a link to what is not there is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from okrcoach.documents import parse, read, render, save
from okrcoach.model import OkrDocument

YAML = """objectives:
- text: Become the first choice of florists
  key_results:
  - text: Florists who order every week
    {field}
"""
PAGE = """# Store OKRs

## Objective: Become the first choice of florists

- KR: Florists who order every week
  - {field}
"""
SHEET = "Type,Text,{}\nobjective,Become the first choice of florists,\nkey result,Florists who order every week,{}\n"
FIELDS = [
    ("direction", "upp", "direction: upp; did you mean `up`?"),
    ("baseline", "lots", "baseline: lots"),
    ("target", "many", "target: many"),
    ("score", "fine", "score: fine"),
    ("dropped", "maybe", "dropped: maybe"),
]


@pytest.mark.parametrize(("name", "value", "note"), FIELDS)
def test_a_field_that_says_nothing_is_told_with_its_line_in_every_format(name: str, value: str, note: str) -> None:
    assert parse(YAML.format(field=f"{name}: {value}"), "yaml").notes == (f"line 5: not understood: {note}",)
    assert parse(PAGE.format(field=f"{name}: {value}"), "md").notes == (f"line 6: not understood: {note}",)
    assert parse(SHEET.format(name, value), "csv").notes == (f"line 3: not understood: {note}",)


@pytest.mark.parametrize(
    "field",
    ["direction: Increase", "baseline: to be measured", "baseline: TBD", "target: at most 5", "score: 7/10", "score: '1.4'", "dropped: no"],
)
def test_a_field_that_says_something_or_is_not_filled_in_yet_is_not_told(field: str) -> None:
    assert parse(YAML.format(field=field), "yaml").notes == ()


def test_a_field_that_many_lines_fill_wrongly_is_told_once() -> None:
    rows = "".join(f"key result,Florists of town {number},soon\n" for number in range(9))
    notes = parse(f"Type,Text,Target\nobjective,Become the first choice,\n{rows}", "csv").notes
    assert notes == ("line 3: not understood: target: soon (and 8 more)",)


def test_a_mistyped_status_is_told_and_a_word_of_the_team_is_not() -> None:
    assert parse(YAML.format(field="status: cancelld"), "yaml").notes == (
        "line 5: not understood: status: cancelld; did you mean `cancelled`?",
    )
    assert parse(YAML.format(field="status: with legal"), "yaml").notes == ()


DANGLING = """objectives:
- text: Become the first choice of florists
  key_results: [Florists who order every week]
  projects:
  - {text: Call every florist, moves: [7]}
  - {text: Print a catalogue, moves: "KR1, KR9"}
  - {text: Visit florists, moves: [0, shops]}
"""


def _moves(document: OkrDocument) -> list[tuple[int, ...]]:
    return [project.moves for project in document.objectives[0].projects]


@pytest.mark.parametrize("name", ["md", "yaml", "json", "csv"])
def test_a_project_keeps_the_key_results_that_are_not_there(name: str) -> None:
    document = parse(DANGLING, "yaml")
    assert _moves(document) == [(7,), (0, 8), (0,)]
    assert document.notes == ("line 7: not understood: moves: shops",)
    assert _moves(parse(render(document, name), name)) == [(7,), (0, 8), (0,)]


def test_saving_another_edit_leaves_a_link_to_nothing_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "okrs.yaml"
    path.write_text(DANGLING, encoding="utf-8")
    source = read(path)
    objective = replace(source.document.objectives[0], text="Become the florists' choice")
    save(source, replace(source.document, objectives=(objective,)))
    assert path.read_text(encoding="utf-8") == DANGLING.replace("first choice of florists", "florists' choice")


def test_a_number_below_zero_names_no_key_result() -> None:
    document = parse("objectives:\n- text: Press more\n  key_results: [Juice]\n  projects: [{text: A press, moves: [-1]}]\n", "yaml")
    assert _moves(document) == [()]
    assert document.notes == ("line 4: not understood: moves: -1",)


def test_a_check_in_without_a_date_is_told() -> None:
    text = "objectives:\n- text: Press more\n  key_results:\n  - text: Juice\n    check_ins:{}\n"
    document = parse(text.format("\n    - {value: 7}\n    - {date: 2027-01-05, value: 8}\n    - 2027-01-12 9"), "yaml")
    assert [one.value for one in document.objectives[0].key_results[0].check_ins] == [8]
    assert document.notes == tuple(f"line {line}: left aside: a check-in without the key 'date'" for line in (6, 8))
    assert parse(text.format(' "2027-01-05: 8"'), "yaml").notes == ("line 5: left aside: a check-in without the key 'date'",)
    assert parse(text.format(""), "yaml").notes == ()


def test_a_number_that_another_label_bears_names_no_key_result() -> None:
    page = "## Objective: Press more\n\n- KR4: Juice\n- KR5: Bottles\n\n### Projects\n\n- A new press → KR1, KR5\n"
    document = parse(page, "md")
    assert _moves(document) == [(1,)]
    assert document.notes == ("line 8: not understood: moves: KR1",)


def test_a_project_below_a_key_result_may_name_another() -> None:
    text = "objectives:\n- text: Press more\n  key_results:\n  - {text: Juice, projects: [{text: A press, moves: [1]}, {text: A pump}]}\n  - Bottles\n"
    assert [(one.text, one.moves) for one in parse(text, "yaml").objectives[0].projects] == [("A press", (1,)), ("A pump", (0,))]
