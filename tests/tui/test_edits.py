"""Edits: a document changed in one place, and the projects' numbers that follow."""

from __future__ import annotations

import pytest

from okrcoach.model import KeyResult, Objective, OkrDocument, Project
from okrcoach.tui import edits

DOCUMENT = OkrDocument(
    (
        Objective(
            "Bakers trust our ovens",
            key_results=(KeyResult("first"), KeyResult("second"), KeyResult("third")),
            projects=(Project("bet", moves=(0, 2)), Project("other bet", moves=(1,))),
        ),
        Objective("Bakers find us", key_results=(KeyResult("fourth"),)),
    )
)


def texts(document: OkrDocument) -> list[str]:
    return [line.text for where in edits.places(document) if (line := edits.line_at(document, where))]


def test_every_place_names_the_line_that_stands_there() -> None:
    assert texts(DOCUMENT) == ["Bakers trust our ovens", "first", "second", "third", "bet", "other bet", "Bakers find us", "fourth"]


@pytest.mark.parametrize("where", ["", "objectives/7", "objectives/0/key_results/9", "objectives/1/projects/0"])
def test_no_line_stands_at_a_place_that_does_not_exist(where: str) -> None:
    assert edits.line_at(DOCUMENT, where) is None


@pytest.mark.parametrize("where", ["", "objectives/1", "objectives/0/key_results/2", "objectives/1/projects/0"])
def test_a_place_reads_back_as_it_is_written(where: str) -> None:
    assert str(edits.spot_of(where)) == where


def test_projects_follow_the_key_results_that_they_move_when_one_goes() -> None:
    objective = edits.without(DOCUMENT, "objectives/0/key_results/0").objectives[0]
    assert [project.moves for project in objective.projects] == [(1,), (0,)]


def test_projects_follow_when_a_key_result_comes() -> None:
    objective = edits.with_new(DOCUMENT, "objectives/0/key_results/1", KeyResult("new")).objectives[0]
    assert [one.text for one in objective.key_results] == ["first", "new", "second", "third"]
    assert [project.moves for project in objective.projects] == [(0, 3), (2,)]


def test_projects_follow_when_two_key_results_change_places() -> None:
    document, where = edits.moved(DOCUMENT, "objectives/0/key_results/0", 1)
    assert where == "objectives/0/key_results/1"
    assert [project.moves for project in document.objectives[0].projects] == [(1, 2), (0,)]


def test_a_key_result_moves_on_into_the_next_objective_and_back() -> None:
    document, where = edits.moved(DOCUMENT, "objectives/0/key_results/2", 1)
    assert where == "objectives/1/key_results/0"
    assert [one.text for one in document.objectives[1].key_results] == ["third", "fourth"]
    assert document.objectives[0].projects[0].moves == (0,)
    back, where = edits.moved(document, where, -1)
    assert where == "objectives/0/key_results/2"
    assert [one.text for one in back.objectives[0].key_results] == ["first", "second", "third"]


def test_a_project_that_leaves_its_objective_moves_nothing_there() -> None:
    document, where = edits.moved(DOCUMENT, "objectives/0/projects/1", 1)
    assert where == "objectives/1/projects/0"
    assert document.objectives[1].projects == (Project("other bet"),)


def test_objectives_move_with_all_that_is_theirs() -> None:
    document, where = edits.moved(DOCUMENT, "objectives/1", -1)
    assert where == "objectives/0"
    assert texts(document)[:3] == ["Bakers find us", "fourth", "Bakers trust our ovens"]


@pytest.mark.parametrize(("where", "step"), [("objectives/0", -1), ("objectives/1", 1), ("objectives/1/key_results/0", 1), ("", 1)])
def test_what_cannot_go_further_stays(where: str, step: int) -> None:
    assert edits.moved(DOCUMENT, where, 1 if step > 0 else -1) == (DOCUMENT, where)


def test_metrics_are_looked_for_by_a_key_results_own_words_and_else_by_its_objectives() -> None:
    document = edits.with_new(DOCUMENT, "objectives/1/key_results/1", KeyResult(" "))
    assert edits.text_for_metrics(document, "objectives/1/key_results/0") == ("fourth", "key_result")
    assert edits.text_for_metrics(document, "objectives/1/key_results/1") == ("Bakers find us", "objective")
    assert edits.text_for_metrics(document, "objectives/0/projects/0") == ("Bakers trust our ovens", "objective")
    assert edits.text_for_metrics(document, "") == ("", "objective")
