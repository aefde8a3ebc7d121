"""What cells of sheets hold that is more than one text: a whole OKR, check-ins, findings to leave alone."""

from __future__ import annotations

import json
from typing import Any

from okrcoach.documents import values
from okrcoach.documents.page.blocks import Row
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.labels import read_label
from okrcoach.model import CheckIn, Ignore


def lines_of(row: Row) -> list[list[Inline]]:
    """Return the cells of a row that hold something; of one that holds an objective over its key results, each line for itself."""
    cells = [cell.strip() for cell in row.cells if cell.text.strip()]
    for cell in (one for one in cells if "\n" in one.text):
        lines = cell.lines()
        labels = [label for line in lines if (label := read_label(line.text)) is not None and label.rest < len(line.text)]
        if [label.kind for label in labels[:2]] == ["objective", "key_result"]:
            return [[line] for line in lines if line.text]
    return [cells] if cells else []


def check_ins(cell: Inline | None) -> tuple[CheckIn, ...]:
    """Return the check-ins that a cell of our own layout holds."""
    return tuple(CheckIn(str(one.get("date", "")), one.get("value"), one.get("confidence"), one.get("comment")) for one in _listed(cell))


def ignores(cell: Inline | None) -> tuple[Ignore, ...]:
    """Return the findings to leave alone that a cell holds, in our own layout or in words."""
    if cell is not None and not cell.text.startswith("["):
        return values.ignores(cell.text)
    return tuple(Ignore(str(one.get("rule", "")), str(one.get("reason", ""))) for one in _listed(cell))


def _listed(cell: Inline | None) -> list[dict[str, Any]]:
    if cell is None or not cell.text.startswith("["):
        return []
    try:
        found = json.loads(cell.text)
    except (ValueError, RecursionError):
        return []
    return [one for one in found if isinstance(one, dict)]
