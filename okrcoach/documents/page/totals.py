"""Rows of a table that only add up those above them."""

from __future__ import annotations

from math import isclose

from okrcoach.documents import values
from okrcoach.documents.names import layout
from okrcoach.documents.page.blocks import Row
from okrcoach.documents.page.headings import words_of

STATEMENTS = ("key_result", "text")
"""The columns in which such a row's name may be that of a key result: "Overall score"."""
ROUNDED = 0.01
"""So much of itself a mean may be away from what it is."""


def without_totals(rows: list[Row], columns: dict[int, str]) -> list[Row]:
    """Return the rows below a table's head less those that add up others: "Total | | 13 | 52".

    The name of such a row stands outside the column of key results, or its numbers are the sums or the means of those above.
    """
    named = {at: index for at, row in enumerate(rows) if (index := _name(row)) is not None}
    if not named:
        return rows
    apart = not set(STATEMENTS).isdisjoint(columns.values())
    above: dict[int, tuple[float, int]] = {}
    kept: list[Row] = []
    for at, row in enumerate(rows):
        numbers = {index: found[0] for index, cell in enumerate(row.cells) if (found := values.number(cell.text)) is not None}
        if at in named and ((apart and columns.get(named[at]) not in STATEMENTS) or _adds_up(numbers, above)):
            continue
        kept.append(row)
        for index, number in numbers.items():
            total, count = above.get(index, (0.0, 0))
            above[index] = (total + number, count + 1)
    return kept


def _name(row: Row) -> int | None:
    """Return the column of a row's only words, where these are a name of sums: "Total", "Average score"."""
    worded = [index for index, cell in enumerate(row.cells) if any(one.isalpha() for one in cell.text)]
    if len(worded) != 1 or not set(words_of(row.cells[worded[0]].text)) <= set(layout()["totals"]["rows"]):
        return None
    return worded[0]


def _adds_up(numbers: dict[int, float], above: dict[int, tuple[float, int]]) -> bool:
    """Return whether each number is the sum or the mean of several above it."""
    sums = [(number, *above.get(index, (0.0, 0))) for index, number in numbers.items()]
    return bool(sums) and all(
        count > 1 and (isclose(number, total) or isclose(number, total / count, rel_tol=ROUNDED)) for number, total, count in sums
    )
