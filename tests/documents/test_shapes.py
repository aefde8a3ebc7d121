"""YAML and JSON of many makers are read by the names of their keys."""

from __future__ import annotations

import pytest

from okrcoach.documents import parse
from okrcoach.errors import OkrcoachError
from okrcoach.model import UNKNOWN, CheckIn, Ignore, OkrDocument


def words(document: OkrDocument) -> list[tuple[str, list[str]]]:
    return [(one.text, [key.text for key in one.key_results]) for one in document.objectives]


ORCHARD = [("Delight every visitor", ["Rating from 3.9 to 4.5", "Repeat visits up"]), ("Sort once", ["By hand 10%"])]


@pytest.mark.parametrize(
    "text",
    [
        (
            "objectives:\n  - objective: Delight every visitor\n    key_results: [Rating from 3.9 to 4.5, Repeat visits up]\n"
            "  - objective: Sort once\n    key_results: [By hand 10%]\n"
        ),
        (
            "okrs:\n- {title: Delight every visitor, krs: [{title: Rating from 3.9 to 4.5}, {title: Repeat visits up}]}\n"
            "- {title: Sort once, krs: [{title: By hand 10%}]}\n"
        ),
        (
            "team: x\n2031:\n  Q1:\n    Objective: Delight every visitor\n    KeyResults: [{Metric: Rating from 3.9 to 4.5, Done: true}, {Metric: Repeat visits up}]\n"
            "  Q2:\n    Objective: Sort once\n    KeyResults: [{Metric: By hand 10%}]\n"
        ),
        (
            "- name: Delight every visitor\n  results:\n  - {name: Rating, description: Rating from 3.9 to 4.5}\n  - {name: Repeat visits up, description: ''}\n"
            "- name: Sort once\n  results: [{name: Sorting, description: By hand 10%}]\n"
        ),
        (
            "scope: orchard\nobjectives:\n- objective_id: o1\n  objective: Delight every visitor\n  key_results:\n"
            "  - {kr_id: a, description: Rating from 3.9 to 4.5, metric_key: rating}\n  - {kr_id: b, description: Repeat visits up}\n"
            "- {objective_id: o2, objective: Sort once, key_results: [{kr_id: c, description: By hand 10%}]}\n"
        ),
        (
            "company:\n  objective: Delight every visitor\n  keyResults: {KR1: Rating from 3.9 to 4.5, KR2: Repeat visits up}\n"
            "  children:\n  - objective: Sort once\n    keyResults: {KR1: By hand 10%}\n"
        ),
    ],
)
def test_shapes_of_tools_are_read(text: str) -> None:
    assert words(parse(text, "yaml")) == ORCHARD


def test_fields_are_read_by_their_names() -> None:
    document = parse(
        """{"team": "Press", "cycle": "2031-Q3", "objectives": [{"text": "Press", "id": "p1", "owner": {"name": "Anna", "id": 3}, "progress": 0.5, "score": "70%",
        "key_results": [{"text": "Juice", "owner": ["Ben", "Cleo"], "metrics": {"current": 1, "total": 30}, "start_value": "unknown", "confidence": 7,
          "ignore": [{"rule": "vague-term", "reason": "on purpose"}, "missing-baseline: later"], "check_ins": [{"date": "2031-07-01", "value": 3}]}],
        "initiatives": ["New press", {"title": "More bottles", "moves": [0], "due": "2031-08-01"}]}]}""",
        "json",
    )
    objective = document.objectives[0]
    assert (document.team, document.period, objective.owner, objective.id) == ("Press", "2031-Q3", "Anna", "p1")
    assert (objective.score, objective.score_as_written) == (0.7, "70%")
    result = objective.key_results[0]
    assert (result.owner, result.confidence, result.measure.baseline, result.measure.target) == ("Ben, Cleo", "7", UNKNOWN, 30)
    assert result.ignores == (Ignore("vague-term", "on purpose"), Ignore("missing-baseline", "later"))
    assert result.check_ins == (CheckIn("2031-07-01", 3.0),)
    assert [(one.text, one.moves, one.due) for one in objective.projects] == [("New press", (), None), ("More bottles", (0,), "2031-08-01")]


@pytest.mark.parametrize(
    ("field", "score"),
    [
        ('"progress": 6', 0.06),
        ('"progressPercent": 10', 0.1),
        ('"progress": 62', 0.62),
        ('"progress": 0.6', 0.6),
        ('"completion": "6%"', 0.06),
        ('"progress": "6/10"', 0.6),
        ('"score": 6', 0.6),
    ],
)
def test_bare_progress_is_a_percentage_and_a_bare_score_is_not(field: str, score: float) -> None:
    document = parse(f'{{"objectives": [{{"text": "Press", "key_results": [{{"text": "Juice", {field}}}]}}]}}', "json")
    assert document.objectives[0].key_results[0].score == score


def test_what_is_not_understood_is_noted_once() -> None:
    document = parse(
        '{"objectives": [{"text": "a", "mood": 1, "key_results": [{"text": "b", "hue": 1}, {"text": "c", "hue": 2}, {"text": " "}]}]}',
        "json",
    )
    assert document.notes == (
        "line 1: left aside: a key result without text",
        "line 1: left aside: hue (2 times)",
        "line 1: left aside: mood",
    )
    assert parse("a: 1\n", "yaml").notes == ("no objectives and key results were found",)


@pytest.mark.parametrize(
    "value",
    [
        "yes",
        "no",
        "1.10",
        "2027-01-01",
        "0x1F",
        "1_000",
        "null",
        "~",
        "- a",
        "a: b",
        "a #b",
        "'",
        '"',
        "[x]",
        "&a",
        "*a",
        "!t",
        "%d",
        "@x",
        "`y`",
        " é\u2028",
        "\u0085",
    ],
)
def test_a_text_stays_a_text(value: str) -> None:
    from okrcoach.documents import render  # noqa: PLC0415
    from okrcoach.model import Objective  # noqa: PLC0415

    document = OkrDocument((Objective(value.strip() or "x", owner=value.strip() or None),), team=value.strip() or None)
    assert parse(render(document, "yaml"), "yaml") == document


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("a: [1, 2", "yaml", r"is not valid YAML: .*\(line 2, column 1\)"),
        ("a:\n\t- b", "yaml", r"is not valid YAML: .*\(line 2, column 1\)"),
        ("? [a]\n: b", "yaml", "a key must be a word"),
        ("a: *b", "yaml", r"the alias \*b names nothing before it \(line 1\)"),
        ("a: \x01", "yaml", r"U\+0001 may not stand there \(line 1, column 4\)"),
        ('{"a": 1,}', "json", r"a comma too many \(line 1, column 9\)"),
        ('{"a" 1}', "json", r"a colon is missing \(line 1, column 6\)"),
        ("[1 2]", "json", r"a comma or a closing bracket is missing \(line 1, column 4\)"),
        ('["a', "json", "unterminated string"),
        ("", "json", "it ends too early"),
        ("[1] 2", "json", "more follows after its end"),
        ("[NaN]", "json", "no value"),
        ('a,"b', "csv", r"a quote is never closed \(row 1\)"),
    ],
)
def test_broken_files_are_told_in_one_line(text: str, name: str, message: str) -> None:
    with pytest.raises(OkrcoachError, match=message) as problem:
        parse(text, name)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize(
    "written",
    [
        "{rule: vague-term, reason: later}",
        "[{rule: vague-term, reason: later}]",
        "{rules: [vague-term], reason: later}",
        "{Rule: vague-term, Reason: later}",
        "{vague-term: later}",
        "['vague-term: later']",
        "'vague-term: later'",
    ],
)
def test_what_to_ignore_is_read_in_every_way_it_is_written(written: str) -> None:
    page = f"objectives:\n- text: Press more\n  ignore: {written}\n"
    assert parse(page, "yaml").objectives[0].ignores == (Ignore("vague-term", "later"),)


def test_several_rules_may_share_a_reason() -> None:
    page = "objectives:\n- text: Press more\n  ignore: [{rule: [vague-term, no-key-results], reason: later}]\n"
    assert parse(page, "yaml").objectives[0].ignores == (Ignore("vague-term", "later"), Ignore("no-key-results", "later"))
