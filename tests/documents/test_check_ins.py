"""Check-ins below a key result, as okrcoach writes them or as teams do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from okrcoach.documents import edited, parse
from okrcoach.model import CheckIn, OkrDocument

PAGE = "# Press 2031-Q1\n\n## Objective: Press more\n\n- KR: Bottles spilt from 34 to 20\n{}- KR: Crates a week from 4 to 9\n"


def check_ins(lines: str) -> tuple[CheckIn, ...]:
    return parse(PAGE.format(lines), "md").objectives[0].key_results[0].check_ins


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("check-in 2031-02-03: value 29; confidence green; comment as planned", CheckIn("2031-02-03", 29, "green", "as planned")),
        ("Check-in 2031-02-03: 29, green, as planned", CheckIn("2031-02-03", 29, "green", "as planned")),
        ("2031-02-03: 29", CheckIn("2031-02-03", 29)),
        ("**2031-02-03:** 29", CheckIn("2031-02-03", 29)),
        ("2031-02-03: 1,250 (the corks are late)", CheckIn("2031-02-03", 1250, None, "the corks are late")),
        ("2031-02-03: at risk; the corks are late", CheckIn("2031-02-03", None, "at risk", "the corks are late")),
        ("2031-02-03: the corks are late, sorry", CheckIn("2031-02-03", None, None, "the corks are late, sorry")),
        ("Update 2031-02-03: 29", CheckIn("2031-02-03", 29)),
        ("2031-02-03: 29 late", CheckIn("2031-02-03", None, None, "29 late")),
        ("2031-02-03: 12 days, high", CheckIn("2031-02-03", 12, "high")),
        ("2031-02-03: we lost (a bit), then won", CheckIn("2031-02-03", None, None, "we lost (a bit), then won")),
        ("2031-02-03: 29 [see](https://example.org) it", CheckIn("2031-02-03", None, None, "29 see it")),
        ("check-in 2031-02-03: value 29; 3 crates", CheckIn("2031-02-03", 29, None, "3 crates")),
        ("check-in 2031-02-03: confidence 0.7; green, corks late", CheckIn("2031-02-03", None, "0.7", "green, corks late")),
    ],
)
def test_a_day_and_what_is_said_of_it_are_a_check_in(line: str, expected: CheckIn) -> None:
    assert check_ins(f"  - {line}\n") == (expected,)


@pytest.mark.parametrize("line", ["2031-02-30: 29", "2031-W05-3: 29", "2031-2035: the long plan", "Update of the cellar: 29"])
def test_what_names_no_day_is_no_check_in(line: str) -> None:
    assert check_ins(f"  - {line}\n") == ()


def test_a_day_below_a_project_or_an_objective_is_told() -> None:
    page = "# Press 2031-Q1\n\n## Objective: Press more\n\n- 2031-02-01: agreed\n\n### Key results\n\n- KR: Bottles from 4 to 9\n\n### Projects\n\n- New corks\n  - 2031-02-03: half of them\n"
    document = parse(page, "md")
    assert document.objectives[0].key_results[0].check_ins == ()
    assert any("2031-02-03: half of them" in note for note in document.notes)


def test_a_new_check_in_goes_below_those_of_the_team_and_leaves_their_bytes() -> None:
    text = PAGE.format("  - 2031-02-03: 29, green (as planned)\n")
    document = parse(text, "md")
    first, *others = document.objectives[0].key_results
    more = replace(first, check_ins=(*first.check_ins, CheckIn("2031-02-10", 25, "green")))
    changed: OkrDocument = replace(document, objectives=(replace(document.objectives[0], key_results=(more, *others)),))
    new = "  - check-in 2031-02-10: value 25; confidence green\n"
    assert edited(text, "md", changed) == PAGE.format(f"  - 2031-02-03: 29, green (as planned)\n{new}")


def test_a_check_in_of_the_same_day_is_written_anew_and_the_others_keep_their_bytes() -> None:
    text = PAGE.format("  - 2031-02-03: 29, green (as planned)\n  - Check-in 2031-02-10: 25\n")
    document = parse(text, "md")
    first, *others = document.objectives[0].key_results
    now = replace(first, check_ins=(first.check_ins[0], CheckIn("2031-02-10", 24, "red")))
    changed = replace(document, objectives=(replace(document.objectives[0], key_results=(now, *others)),))
    new = "  - check-in 2031-02-10: value 24; confidence red\n"
    assert edited(text, "md", changed) == PAGE.format(f"  - 2031-02-03: 29, green (as planned)\n{new}")


@pytest.mark.parametrize("said", ["see the [log](https://example.org/log_2031)", "[Log](log.md): *two* vats"])
def test_a_new_value_of_a_check_in_leaves_the_links_of_its_comment(said: str) -> None:
    text = PAGE.format(f"  - 2031-02-03: 29, green, {said}\n")
    document = parse(text, "md")
    first, *others = document.objectives[0].key_results
    now = replace(first, check_ins=(first.check_ins[0]._replace(value=31),))
    changed = replace(document, objectives=(replace(document.objectives[0], key_results=(now, *others)),))
    written = edited(text, "md", changed)
    assert parse(written, "md").objectives[0].key_results[0].check_ins == now.check_ins
    assert said in written


@pytest.mark.parametrize(("cell", "value"), [("29", 29), ("0.4", 0.4), ("40%", 0.4)])
def test_a_table_by_days_tells_levels(cell: str, value: float) -> None:
    table = f"\n| Date | KR1 | KR2 |\n|---|---|---|\n| 2031-02-03 | {cell} | 0.5 |\n"
    document = parse(PAGE.format("") + table, "md")
    assert [(one.date, one.value) for one in document.objectives[0].key_results[0].check_ins] == [("2031-02-03", value)]
