"""Pages and files in the manners of others: an edit changes what it means to and nothing else; what is not read stands in a note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from okrcoach.documents import edited, parse
from okrcoach.model import KeyResult, Measure

Change = Callable[[KeyResult], KeyResult]

DASHES = "## Objective 1: Open the bakery\n- KR1: Loaves sold — Owner: ann — Target: 40 — Current: 0\n- KR2: Bakers hired — Owner: ben\n"
TURKISH = "* **Hedef (Objective):** Fırını açmak.\n* **Anahtar Sonuçlar (Key Results):**\n    1. **KR 1 (Satış):** 40 ekmek.\n"
TASKS = (
    '[\n  {"title": "O1: Open the bakery", "tasks": [\n    {"name": "40 loaves", "kr": "KR1", "subTasks": [{"name": "knead"}]}\n  ]}\n]\n'
)
CHINESE = "# 一、目标（O1）\n\n让面包房成为早餐。\n\n## 关键结果（KR）\n\n1. 五月卖出40个\n"


def with_first(text: str, name: str, change: Change) -> str:
    """Return a text whose first key result was changed."""
    document = parse(text, name)
    first = document.objectives[0]
    key_results = (change(first.key_results[0]), *first.key_results[1:])
    return edited(text, name, replace(document, objectives=(replace(first, key_results=key_results), *document.objectives[1:])))


@pytest.mark.parametrize(
    ("text", "name", "change", "old", "new"),
    [
        (DASHES, "md", lambda one: replace(one, text="Rolls sold"), "Loaves sold", "Rolls sold"),
        (DASHES, "md", lambda one: replace(one, owner="cy"), "Owner: ann", "Owner: cy"),
        (DASHES, "md", lambda one: replace(one, owner=None), " — Owner: ann", ""),
        (DASHES, "md", lambda one: replace(one, measure=replace(one.measure or Measure(), target=50.0)), "Target: 40", "Target: 50"),
        (TURKISH, "md", lambda one: replace(one, text="50 ekmek."), "40 ekmek.", "50 ekmek."),
        (CHINESE, "md", lambda one: replace(one, text="五月卖出50个"), "40", "50"),
        (TASKS, "json", lambda one: replace(one, text="50 loaves"), "40 loaves", "50 loaves"),
        (TASKS, "json", lambda one: replace(one, owner="cy"), '"40 loaves", ', '"40 loaves", "owner": "cy", '),
    ],
)
def test_an_edit_changes_its_own_words_alone(text: str, name: str, change: Change, old: str, new: str) -> None:
    assert with_first(text, name, change) == text.replace(old, new, 1)


def test_fields_behind_dashes_are_read() -> None:
    document = parse(DASHES, "md")
    first = document.objectives[0].key_results[0]
    assert (first.text, first.owner, first.measure and first.measure.target) == ("Loaves sold", "ann", 40)
    assert document.notes == ("line 2: left aside: current: 0",)


def test_a_measure_in_brackets_belongs_to_the_sentence() -> None:
    document = parse("## Objective 1: Open the bakery\n- KR1: Sell 40 loaves a day (baseline: 3)\n", "md")
    assert document.objectives[0].key_results[0].text == "Sell 40 loaves a day (baseline: 3)"


@pytest.mark.parametrize(
    ("head", "field"), [("Alvo", "target"), ("Meta", "target"), ("目标", "target"), ("目标值", "target"), ("基线", "baseline")]
)
def test_columns_in_other_languages_hold_measures(head: str, field: str) -> None:
    document = parse(f"### O1: Sell more bread\n| KR | {head} |\n|--|--|\n| KR1.1 pães | 40 |\n", "md")
    (key_result,) = document.objectives[0].key_results
    assert key_result.text == "pães"
    assert getattr(key_result.measure, field) == 40


def test_key_results_in_front_matter_are_told_of() -> None:
    page = "---\nphase: 1\nobjectives:\n  - title: Open the bakery\n    krs:\n      - title: 40 loaves a day\n---\n\n# Notes\n"
    document = parse(page, "md")
    assert not document.objectives
    note = "line 3: left aside: objectives in the front matter; what okrcoach reads is a YAML file of their own"
    assert document.notes == ("no objectives and key results were found", note)


def test_a_table_of_references_is_told_of() -> None:
    page = "## O1: Sell more bread\n- KR1: 40 loaves a day\n\n## Matrix\n| Module | O1 Bread | O2 Cakes |\n|--|--|--|\n| Oven | x | |\n"
    assert parse(page, "md").notes == ("line 5: left aside: a table",)


BAKERY = "# Bakery OKRs\n## Objective 1: Mornings taste of bread\n- KR1: Sell 40 loaves from 9 to 10\n- KR2: Bake in 3 hours\n\n"


@pytest.mark.parametrize(
    ("more", "texts"),
    [
        ("- KR3: Raise rolls from 4 to 9 → O2\n", ["Raise rolls from 4 to 9 → O2"]),
        ("- KR3: Hire 2 bakers from the village → KR1\n", ["Hire 2 bakers from the village → KR1"]),
        ("O1 Bread > O2 Rolls\n", []),
        ("## Ovens last for years\n- KR1: Cut repairs from 9 to 2\n- KR2: Raise checks from 2 to 8\n", ["Cut repairs from 9 to 2", "Raise checks from 2 to 8"]),
        ("## How it goes\n- KR1: 12 loaves\n- KR2: Bake takes 5 hours\n", []),
    ],
)  # fmt: skip
def test_what_goes_on_beside_references_is_a_key_result(more: str, texts: list[str]) -> None:
    found = [one.text for objective in parse(BAKERY + more, "md").objectives for one in objective.key_results]
    assert found == ["Sell 40 loaves from 9 to 10", "Bake in 3 hours", *texts]


def test_key_results_of_several_objectives_are_given_to_none_where_their_numbers_differ() -> None:
    page = (
        "# 团队OKR 2031\n\n### Objectives\n1. Bake for all\n2. Waste less\n\n"
        "### Key Results\n1. 40 loaves a day\n2. 9 bakers\n3. 2 kg left over\n"
    )
    document = parse(page, "md")
    assert [(one.text, len(one.key_results)) for one in document.objectives] == [("Bake for all", 0), ("Waste less", 0), ("", 3)]


def test_the_aims_of_a_study_are_no_objectives_of_its_results() -> None:
    page = "# Loaf study\n\n## Objectives\n- Say why loaves burn\n- Build a model\n\n## Key Results\n- 9 of 10 burnt loaves are told\n"
    assert not {"Say why loaves burn", "Build a model"} & {one.text for one in parse(page, "md").objectives}
