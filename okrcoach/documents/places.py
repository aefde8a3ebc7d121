"""The address of every statement in a document: "objectives/0/key_results/2"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from okrcoach.errors import OkrcoachError
from okrcoach.model import KeyResult, Objective, OkrDocument, Place, Project

Statement = Objective | KeyResult | Project
_ROWS_OF = "the lines are the rows of sheet"
_SHEET = re.compile(rf"objective ([0-9]+) and what follows: {_ROWS_OF} (.+)")


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


def between(where: str, to: str) -> tuple[str, str]:
    """Return the addresses of the two between which a statement comes to stand that moves from one address to another."""
    target, _, index = to.rpartition("/")
    source, _, old = where.rpartition("/")
    place = int(index) + (source == target and int(old) < int(index))
    return f"{target}/{place - 1}", f"{target}/{place}"


def sheet_note(objective: int, sheet: str) -> str:
    """Return the note that the statements of a workbook stand in a sheet, from an objective (counted from 0) on."""
    return f"objective {objective + 1} and what follows: {_ROWS_OF} {sheet!r}"


def sheets_of(notes: Sequence[str]) -> list[tuple[int, str]]:
    """Return the sheets of a workbook as its notes tell them: the first objective in each (counted from 0), and its name in quotes."""
    return [(int(told[1]) - 1, told[2]) for told in map(_SHEET.fullmatch, notes) if told]


def sheet_at(sheets: Sequence[tuple[int, str]], where: str) -> str:
    """Return which of them a statement stands in; "" where a file has none."""
    return next((name for first, name in reversed(sheets) if where and first <= int(where.split("/")[1])), "")


def not_taken(document: OkrDocument) -> tuple[str, ...]:
    """Return the notes on what the document does not hold; the others tell where its statements stand."""
    return tuple(note for note in document.notes if not _SHEET.fullmatch(note))
