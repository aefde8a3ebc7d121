"""The address of every statement in a document: "objectives/0/key_results/2"."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.model import KeyResult, Objective, OkrcoachError, OkrDocument, Place, Project

Statement = Objective | KeyResult | Project
ROWS_OF = "the lines are the rows of sheet"
"""What a note says that only tells where in a workbook statements stand."""


def statements(document: OkrDocument) -> Iterator[tuple[str, Statement]]:
    """Every statement with its address, in the order of reading: an objective, its key results, its projects."""
    for number, objective in enumerate(document.objectives):
        where = f"objectives/{number}"
        yield where, objective
        for index, key_result in enumerate(objective.key_results):
            yield f"{where}/key_results/{index}", key_result
        for index, project in enumerate(objective.projects):
            yield f"{where}/projects/{index}", project


def statement_at(document: OkrDocument, where: str) -> Statement:
    """Return the statement at an address. Raises OkrcoachError where there is none."""
    for address, item in statements(document):
        if address == where:
            return item
    raise OkrcoachError(f"there is no statement {where!r}; the first is 'objectives/0'")


def place_of(document: OkrDocument, where: str) -> Place | None:
    """Where a statement (or, for "", the document) stands in its source."""
    return document.place if not where else statement_at(document, where).place


def not_taken(document: OkrDocument) -> tuple[str, ...]:
    """Return the notes on what the document does not hold; the others tell where its statements stand."""
    return tuple(note for note in document.notes if ROWS_OF not in note)
