"""A table of an HTML page while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from okrcoach.documents.page.blocks import Block, Row

MAX_SPAN = 200
"""Cells over more rows or columns than this count as this many."""


@dataclass(slots=True)
class Table:
    """Its rows so far, and the cells that go on into later ones."""

    block: Block
    spans: dict[int, int] = field(default_factory=dict)
    """Columns that a cell further up goes on in, and for how many rows."""
    row: Row | None = None
    wide: int = 1


def span_of(text: str | None) -> int:
    """Return over how many rows or columns a cell goes."""
    return min(int(text), MAX_SPAN) if text and text.isascii() and text.isdigit() and len(text) < 6 and int(text) > 0 else 1
