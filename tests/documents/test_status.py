"""How a statement stands: a field, a column, or a word in brackets; one that is given up is read as struck through."""

from __future__ import annotations

import pytest

from okrcoach.documents import parse, render
from okrcoach.model import KeyResult, Objective, OkrDocument, Project

HEAD = "# Press OKRs\n\n## Objective: Press more\n\n"


@pytest.mark.parametrize(
    ("line", "text", "status", "dropped"),
    [
        ("- KR: Juice from 4 to 9 tons\n  - Status: Cancelled\n", "Juice from 4 to 9 tons", "Cancelled", True),
        ("- KR: Juice from 4 to 9 tons\n  - Status: on track\n", "Juice from 4 to 9 tons", "on track", False),
        ("- KR: [DEFERRED] Juice from 4 to 9 tons\n", "Juice from 4 to 9 tons", "DEFERRED", True),
        ("- KR: Juice from 4 to 9 tons (cancelled)\n", "Juice from 4 to 9 tons", "cancelled", True),
        ("- KR: Juice from 4 to 9 tons [at risk]\n", "Juice from 4 to 9 tons", "at risk", False),
        ("- KR: Cellar design (done)\n", "Cellar design (done)", None, False),
        ("- KR: Juice from 4 to 9 tons\n  — status: at-risk\n", "Juice from 4 to 9 tons", "at-risk", False),
        ("- KR: Say at the gate — status: the best of all\n", "Say at the gate — status: the best of all", None, False),
        (
            "- KR: Juice from 4 to 9 tons \N{WHITE HEAVY CHECK MARK} Done (by the scales)\n",
            "Juice from 4 to 9 tons",
            "Done (by the scales)",
            False,
        ),
        ("- KR: Juice from 4 to 9 tons \N{CROSS MARK} Cancelled\n", "Juice from 4 to 9 tons", "Cancelled", True),
        (
            "- KR: Juice from 4 to 9 tons \N{CROSS MARK} Cancelled (no apples)\n",
            "Juice from 4 to 9 tons",
            "Cancelled (no apples)",
            True,
        ),
        ("- KR: Juice from 4 to 9 tons\n  - Status: Parked (until May)\n", "Juice from 4 to 9 tons", "Parked (until May)", True),
        ("- KR: Juice from 4 to 9 tons\n  - Status: on track (Parked)\n", "Juice from 4 to 9 tons", "on track (Parked)", False),
    ],
)
def test_a_page_tells_the_status_of_a_key_result(line: str, text: str, status: str | None, dropped: bool) -> None:
    one = parse(HEAD + line, "md").objectives[0].key_results[0]
    assert (one.text, one.status, one.dropped) == (text, status, dropped)


def test_a_status_may_be_a_sentence_and_that_of_the_whole_page_is_no_statement() -> None:
    document = parse(f"Status: waiting\n\n{HEAD}- KR: Juice from 4 to 9 tons\n  - Status: the pump broke, we wait for parts\n", "md")
    assert document.objectives[0].key_results[0].status == "the pump broke, we wait for parts"
    assert [(one.text, one.status) for one in document.objectives] == [("Press more", None)]


def test_columns_and_keys_tell_it_too() -> None:
    sheet = parse("Type,Text,Status\nobjective,Press more,draft\nkey result,Juice,Cancelled\n", "csv").objectives[0]
    assert (sheet.status, sheet.dropped, sheet.key_results[0].dropped) == ("draft", False, True)
    keys = parse("objectives:\n- {text: Press more, status: archived, key_results: [{text: Juice, status: paused}]}\n", "yaml").objectives[
        0
    ]
    assert (keys.dropped, keys.key_results[0].status, keys.key_results[0].dropped) == (True, "paused", False)


@pytest.mark.parametrize("name", ["md", "yaml", "json", "csv"])
def test_a_status_survives_every_format(name: str) -> None:
    objective = Objective("Press more", (KeyResult("Juice", status="at risk"),), (Project("A pump", status="done"),), status="draft")
    document = OkrDocument((objective, Objective("Press less", dropped=True, status="cancelled")))
    assert parse(render(document, name), name) == document


def test_a_type_in_brackets_or_in_a_column_is_the_type() -> None:
    page = """# Kennel 2027-Q1

## Objective: [Aspirational] Let every dog leave with a family

- KR: 100% of dogs chipped from 80% (committed)
- KR: Dogs that wait longer than a month from 14 to 6 [Aspirational]
- KR: [committed] Visitors a week from 40 to 60
- KR: Walks a day from 2 to 3 [on track]
- KR: Families who come back from 4% to 9% (health)

| Key result | KR type | Owner |
|---|---|---|
| Find out why families wait | Learning | Kim |
| Calls a week from 12 to 20 | KR | Lou |
"""
    objective = parse(page, "md").objectives[0]
    assert (objective.text, objective.type) == ("Let every dog leave with a family", "Aspirational")
    types = [(one.text.split()[0], one.type) for one in objective.key_results]
    assert types[:3] == [("100%", "committed"), ("Dogs", "Aspirational"), ("Visitors", "committed")]
    assert types[3:] == [("Walks", None), ("Families", None), ("Find", "Learning"), ("Calls", None)]


@pytest.mark.parametrize(
    ("form", "table"),
    [
        ("md", "| Key result | Status |\n|---|---|\n| Juice from 10 to 20 l | ![at risk](risk.svg) |\n"),
        ("html", "<table><tr><th>Key result<th>Status<tr><td>Juice from 10 to 20 l<td><img src='risk.svg' alt='at risk'></table>"),
    ],
)
def test_a_badge_in_a_table_says_what_stands_for_it(form: str, table: str) -> None:
    heading = "# OKRs\n\n## Objective: Press more\n\n" if form == "md" else "<h1>OKRs</h1><h2>Objective: Press more</h2>"
    (juice,) = parse(heading + table, form).objectives[0].key_results
    assert (juice.text, juice.status) == ("Juice from 10 to 20 l", "at risk")
