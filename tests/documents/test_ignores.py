"""An ignore comment is about the line or the page that it stands with, however it is written; one in code is only shown."""

from __future__ import annotations

import pytest

from okrcoach.documents import parse
from okrcoach.model import Ignore

TABLE = """## Objective: Press more

| KR | Key result | Owner |
|---|---|---|
{}
| KR2 | Bottles sold from 4 to 9 | Anna |
"""


@pytest.mark.parametrize(
    "row",
    [
        "| KR1 | Improve our juice {} | Bo |",
        "| KR1 {} | Improve our juice | Bo |",
        "| {} | Improve our juice | Bo |",
        "| KR1 | Improve our juice | Bo {} |",
        "| KR1 | Improve our juice | Bo | {}",
        "| KR1 | {} Improve our juice | Bo |",
    ],
)
def test_a_comment_in_a_row_of_a_table_is_about_that_row(row: str) -> None:
    document = parse(TABLE.format(row.format("<!-- okrcoach: ignore vague-term: first cycle -->")), "md")
    first, second = document.objectives[0].key_results
    assert (first.text, first.ignores) == ("Improve our juice", (Ignore("vague-term", "first cycle"),))
    assert (second.text, second.owner, second.ignores) == ("Bottles sold from 4 to 9", "Anna", ())


def test_a_comment_beside_the_head_of_a_table_is_taken_in_once() -> None:
    head = TABLE.format("| KR1 | Juice | Bo |").replace("| Owner |", "| Owner | <!-- okrcoach: ignore vague-objective: agreed -->")
    assert parse(head, "md").objectives[0].ignores == (Ignore("vague-objective", "agreed"),)


def test_a_comment_before_the_words_of_its_line_is_about_them() -> None:
    page = "## Objective: Press more\n- KR: Juice\n- <!-- okrcoach: ignore vague-term: agreed --> KR: Bottles\n"
    assert [one.ignores for one in parse(page, "md").objectives[0].key_results] == [(), (Ignore("vague-term", "agreed"),)]


@pytest.mark.parametrize("code", ["`{}`", "`` {} ``", "`a` `{}`", "| `{}` |"])
def test_a_comment_in_code_is_shown_and_not_obeyed(code: str) -> None:
    written = code.format("<!-- okrcoach: ignore vague-term: how it is done -->")
    document = parse(f"## Objective: Press more\n- KR: Write {written} {{}}\n- KR: Bottles\n", "md")
    assert [one.ignores for one in document.objectives[0].key_results] == [(), ()]
    assert "okrcoach: ignore vague-term" in document.objectives[0].key_results[0].text


@pytest.mark.parametrize("code", ["`a` {}", "`` ` `` {}", "a ` b {}", "`{}"])
def test_a_comment_beside_code_is_obeyed(code: str) -> None:
    written = code.format("<!-- okrcoach: ignore vague-term: agreed -->")
    [key_result] = parse(f"## Objective: Press more\n- KR: Write {written}\n", "md").objectives[0].key_results
    assert key_result.ignores == (Ignore("vague-term", "agreed"),)


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("okrcoach: ignore vague-term: agreed", [("vague-term", "agreed")]),
        ("OKRcoach: Ignore Vague-Term: agreed", [("Vague-Term", "agreed")]),
        ("okrcoach ignore vague-term: agreed", [("vague-term", "agreed")]),
        ("okrcoach : ignore vague-term: agreed", [("vague-term", "agreed")]),
        ("okrcoach: ignore vague-term because of us", [("vague-term", "")]),
        ("okrcoach: ignore vague-term, because of us", [("vague-term", "")]),
        ("okrcoach: ignore vague-term missing-baseline: agreed", [("vague-term", "agreed"), ("missing-baseline", "agreed")]),
        ("okrcoach: ignore vague-term, plain: agreed", [("vague-term", "agreed"), ("plain", "agreed")]),
        ("okrcoach is what we review this with", []),
        ("okrcoachs ignore vague-term", []),
    ],
)
@pytest.mark.parametrize("kind", ["md", "html"])
def test_the_ways_in_which_an_ignore_is_written(comment: str, found: list[tuple[str, str]], kind: str) -> None:
    page = f"## Objective: Press more\n- KR: Juice <!-- {comment} -->\n"
    if kind == "html":
        page = f"<h2>Objective: Press more</h2><ul><li>KR: Juice <!-- {comment} --></li></ul>"
    document = parse(page, kind)
    assert [(one.rule, one.reason) for one in document.objectives[0].key_results[0].ignores] == found
    assert document.notes == ()


@pytest.mark.parametrize("comment", ["ignore", "ignore :", "ignore=vague-term", "disable vague-term", ""])
def test_a_comment_to_okrcoach_that_says_nothing_it_knows_is_noted(comment: str) -> None:
    document = parse(f"## Objective: Press more\n\n- KR: Juice <!-- okrcoach: {comment} -->\n", "md")
    assert document.objectives[0].key_results[0].ignores == ()
    [note] = document.notes
    assert note.startswith(f"line 3: not understood: okrcoach: {comment}".rstrip())
    assert note.endswith("what okrcoach reads is <!-- okrcoach: ignore RULE: reason -->")


def test_comments_ignore_findings_of_what_stands_before_them() -> None:
    page = """---
team: Press
---
<!-- okrcoach: ignore objective-count: one is enough -->

## Objective: Press more <!-- okrcoach: ignore vague-objective -->

- KR: Juice <!-- okrcoach: ignore missing-baseline, vague-term: nobody
  counted -->
- KR: Bottles
<!-- okrcoach: ignore percent-without-base: agreed -->
"""
    document = parse(page, "md")
    assert document.ignores == (Ignore("objective-count", "one is enough"),)
    objective = document.objectives[0]
    assert objective.ignores == (Ignore("vague-objective"),)
    juice, bottles = objective.key_results
    assert [one.rule for one in juice.ignores] == ["missing-baseline", "vague-term"]
    assert bottles.ignores == (Ignore("percent-without-base", "agreed"),)
    assert bottles.ignores[0].place is not None
    assert bottles.ignores[0].place.line == 11
