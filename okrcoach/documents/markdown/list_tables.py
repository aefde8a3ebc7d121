"""Tables that reStructuredText writes as a list of rows, each a list of cells: ".. list-table::"."""

from __future__ import annotations

from okrcoach.documents.markdown.cells import MAX_CELLS
from okrcoach.documents.page.blocks import Row
from okrcoach.documents.page.line_marks import indentation
from okrcoach.documents.text import Piece, joined

DIRECTIVE = ".. list-table::"
_ROW, _CELL = ("* - ", "- ")


def list_rows(text: str, spans: list[tuple[int, int]], number: int) -> tuple[list[tuple[Row, list[Piece]]], int]:
    """Return the rows of the table whose directive stands in a line, with their cells, and the number of the line behind the table."""
    _, margin = indentation(text, *spans[number])
    rows: list[tuple[Row, list[list[Piece]]]] = []
    last = number
    for further in range(number + 1, len(spans)):
        start, end = spans[further]
        at, column = indentation(text, start, end)
        words = text[at:end].rstrip()
        if not words:
            continue
        if column <= margin:
            break
        last = further
        mark = _ROW if words.startswith((_ROW, _ROW.strip())) else _CELL if words.startswith((_CELL, "-")) else ""
        if mark == _ROW:
            rows.append((Row(start, end, []), []))
        if not rows:
            continue  # an option of the table: ":header-rows: 1"
        row, cells = rows[-1]
        piece = Piece.of(text, min(at + len(mark), end), end).strip()
        row.end = end
        if mark and len(cells) < MAX_CELLS:
            cells.append([piece])
        else:
            cells[-1].append(piece)
    return [(row, [joined(cell, "\n") for cell in cells]) for row, cells in rows], last + 1
