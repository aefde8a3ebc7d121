"""Fixes in a file: exact edits, every other byte untouched, nothing worse afterwards, and nothing left to fix the second time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcoach.catalog import Index
from okrcoach.documents import SourceFile, apply_edits, parse, read
from okrcoach.review import load_rules, review
from okrcoach.review.fixing import edits_between, fix_file, located

RULES = load_rules()
MARKDOWN = """\
---
team: Sales
---
# Sales OKRs 2027-Q1 🚀

Some words that nobody may touch.

## Objective: Become the first choice of bakers in the old town

- [ ] KR: Try to reduce churn from 5% to 3%
- [ ] KR: Increase renewals by 10% vs last quarter and cut complaints from 15 to 9 a week
- [ ] KR: Help the sales team finalise the plan

<!-- a remark -->

| not | an | OKR |
|---|---|---|
"""
YAML = """\
# our goals
period: 2027-Q1
objectives:
  - text: Become the first choice of bakers in the old town   # the big one
    key_results:
      - text: "Try to reduce churn from 5% to 3%"
        owner: ana
      - Increase renewals by 10% vs last quarter and cut complaints from 15 to 9 a week
      - Help the sales team finalise the plan
"""


def source(text: str, form: str = "md") -> SourceFile:
    return SourceFile(Path(f"okrs.{form}"), form, text, parse(text, form), (0, 0))


def test_all_fixes_of_a_markdown_file() -> None:
    fixed = fix_file(source(MARKDOWN), RULES, metrics=Index())
    assert [finding.rule for finding in fixed.applied] == ["escape-clause", "compound-statement", "activity-verb"]
    objective = fixed.document.objectives[0]
    assert [one.text for one in objective.key_results] == [
        "Reduce churn from 5% to 3%",
        "Increase renewals by 10% vs last quarter",
        "Cut complaints from 15 to 9 a week",
    ]
    assert [one.text for one in objective.projects] == ["Help the sales team finalise the plan"]
    assert fixed.text.startswith(MARKDOWN[: MARKDOWN.index("- [ ] KR: Try")])
    assert MARKDOWN[MARKDOWN.index("<!-- a remark") :] in fixed.text
    assert "- [ ] KR: Reduce churn from 5% to 3%\n" in fixed.text
    assert parse(fixed.text, "md") == fixed.document


def test_all_fixes_of_a_yaml_file() -> None:
    fixed = fix_file(source(YAML, "yaml"), RULES)
    assert fixed.text.startswith(YAML[: YAML.index('      - text: "Try')])
    assert '- text: "Reduce churn from 5% to 3%"\n        owner: ana\n' in fixed.text
    assert len(fixed.document.objectives[0].key_results) == 3
    assert len(fixed.document.objectives[0].projects) == 1


@pytest.mark.parametrize(("text", "form"), [(MARKDOWN, "md"), (YAML, "yaml")])
def test_nothing_is_fixed_twice_and_nothing_gets_worse(text: str, form: str) -> None:
    once = fix_file(source(text, form), RULES)
    again = fix_file(source(once.text, form), RULES)
    assert (again.text, again.applied) == (once.text, ())
    before, after = (sum(one.severity != "info" for one in review(document, RULES)) for document in (parse(text, form), once.document))
    assert after < before


def test_a_file_without_fixes_stays_as_it_is() -> None:
    text = "# OKRs 2027-Q1\r\n\r\n## Objective: Win bakers\r\n- KR: NPS from 31 to 50\r\n"
    fixed = fix_file(source(text), RULES)
    assert (fixed.text, fixed.applied) == (text, ())


@pytest.mark.parametrize(("text", "form"), [(MARKDOWN, "md"), (YAML, "yaml")])
def test_a_findings_edits_do_what_its_fix_says(text: str, form: str) -> None:
    file = source(text, form)
    found = [finding for finding in located(file, review(file.document, RULES)) if finding.fix]
    assert {finding.rule for finding in found} == {"escape-clause", "compound-statement", "activity-verb"}
    for finding in found:
        assert finding.fix
        mended = parse(apply_edits(text, finding.fix.edits), form).objectives[0]
        texts = [one.text for one in (*mended.key_results, *mended.projects)]
        assert set(finding.fix.after.split("\n")) <= set(texts)
        assert len(texts) == 2 + len(finding.fix.after.split("\n"))


def test_the_edit_of_a_hedge_is_its_words_alone() -> None:
    file = source(MARKDOWN)
    hedge = next(finding for finding in located(file, review(file.document, RULES)) if finding.rule == "escape-clause")
    assert hedge.fix
    (edit,) = hedge.fix.edits
    assert (edit.line, edit.column, edit.end_line, edit.end_column, edit.text) == (10, 11, 10, 19, "R")


LINES = st.lists(st.sampled_from(["a", "ab", "b\n", "\n", "\r\n", "\r", "é🚀\n", "\u2028", "x y\n"]), max_size=12).map("".join)


@given(LINES, LINES)
def test_edits_between_two_texts_turn_one_into_the_other(old: str, new: str) -> None:
    assert apply_edits(old, edits_between(old, new)) == new


def test_a_changed_line_is_edited_within() -> None:
    assert [(one.line, one.column, one.end_line, one.end_column, one.text) for one in edits_between("a\nbcd\ne", "a\nbXd\ne")] == [
        (2, 2, 2, 3, "X")
    ]
    assert [(one.line, one.column, one.end_line, one.end_column, one.text) for one in edits_between("a\nb\n", "a\nc\nd\nb\n")] == [
        (2, 1, 2, 1, "c\nd\n")
    ]


def test_a_file_whose_name_tells_the_period_is_fixed_under_that_period(tmp_path: Path) -> None:
    path = tmp_path / "okrs-2027-Q1.md"
    path.write_text("# Bakery\n\n## Objective: Become the first choice of bakers\n\n- KR: Try to reduce churn from 5% to 3%\n", "utf-8")
    fixed = fix_file(read(path), RULES)
    assert "- KR: Reduce churn from 5% to 3%\n" in fixed.text
    assert [one.rule for one in fixed.applied] == ["escape-clause"]


def test_a_line_that_becomes_two_is_replaced_whole() -> None:
    (edit,) = edits_between("a\nb one\nc\n", "a\nb two\nb three\nc\n")
    assert (edit.line, edit.column, edit.end_line, edit.end_column, edit.text) == (2, 1, 3, 1, "b two\nb three\n")


def test_a_changed_word_is_replaced_alone() -> None:
    (edit,) = edits_between("a\nb one c\n", "a\nb two c\n")
    assert (edit.line, edit.column, edit.end_line, edit.end_column, edit.text) == (2, 3, 2, 6, "two")


TWO_FLEETS = """\
# Trams 2027-Q1

## Objective: Let commuters leave their cars at home

- KR: Run a spring sale to increase season tickets by 30% vs spring 2026
- KR: Seats free at eight in the morning from 4% to 11%
- KR: Commuters who ride every day from 310 to 420

## Objective: Make the night line feel safe

- KR: Run a spring sale to increase season tickets by 30% vs spring 2026
- KR: Night riders who feel safe from 61% to 75%
- KR: Try to cut reported thefts from 14 to 6 a month
"""


def test_a_line_that_stands_twice_is_not_made_into_two_that_stand_twice() -> None:
    once = fix_file(source(TWO_FLEETS), RULES, metrics=Index())
    assert once.text.count("Run a spring sale") == 2
    assert "duplicate-statement" not in [one.rule for one in review(once.document, RULES, metrics=Index())]
