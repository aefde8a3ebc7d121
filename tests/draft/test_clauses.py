"""The parts of a goal that have a number each: where they begin, and that cutting takes bounded work."""

from __future__ import annotations

import pytest

from okrcoach.draft.reading.clauses import clauses_of
from tests.counting import lines

GOAL = "Cut waste by 5% and grow "


def parts(goal: str) -> list[str]:
    return [clause.text for clause in clauses_of(goal, None)]


def test_a_goal_is_cut_where_another_number_begins() -> None:
    assert parts("Cut waste by 5% and grow sales to 900, margin to 12%") == ["Cut waste by 5%", "grow sales to 900", "margin to 12%"]


def test_a_number_behind_that_of_a_name_counts() -> None:
    assert parts("Win 40 readers and 3 clubs by week 8 and 10 guests") == ["Win 40 readers", "3 clubs by week 8", "10 guests"]


@pytest.mark.parametrize("more", [", ", "and and ", "and grow ", "from 5 , , "])
def test_cutting_takes_steps_in_proportion(more: str) -> None:
    few, many = (lines(lambda size=size: parts(GOAL + more * size)) for size in (40, 160))
    assert many < 6 * few
