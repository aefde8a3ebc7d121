"""Exact edits to a text, addressed by lines and columns or by offsets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from okrcoach.documents.text import Lines

if TYPE_CHECKING:  # what only types need is not built at the start of the program
    from typing import Protocol

    class TextEdit(Protocol):
        """A piece of text to put in the place of another: lines and columns from 1, columns in code points, the end exclusive."""

        @property
        def line(self) -> int: ...  # noqa: D102
        @property
        def column(self) -> int: ...  # noqa: D102
        @property
        def end_line(self) -> int: ...  # noqa: D102
        @property
        def end_column(self) -> int: ...  # noqa: D102
        @property
        def text(self) -> str: ...  # noqa: D102


class Change(NamedTuple):
    """A piece of text to put in the place of another, by offsets."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """Return the text after all edits. One that overlaps an earlier one is left out: look at the result again and repeat."""
    lines = Lines(text)
    return apply_changes(
        text, (Change(lines.offset(edit.line, edit.column), lines.offset(edit.end_line, edit.end_column), edit.text) for edit in edits)
    )


def apply_changes(text: str, changes: Iterable[Change]) -> str:
    """Return the text after all changes; one that overlaps an earlier one is left out, insertions at one spot stay in their order."""
    parts: list[str] = []
    at = 0
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        if change.start < at or change.end < change.start:
            continue
        parts += (text[at : change.start], change.text)
        at = change.end
    parts.append(text[at:])
    return "".join(parts)
