"""CSV and TSV as rows of cells that know where they stand; the standard reader tells no places."""

from __future__ import annotations

from okrcoach.documents.page.blocks import Row
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.text import Piece
from okrcoach.errors import OkrcoachError

MAX_COLUMNS = 500
"""A row with more cells is no table of OKRs."""
MAX_ROWS = 50_000
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet program calculate; behind an apostrophe it is text."""


def delimiter_of(text: str) -> str:
    """Return what parts the cells of the first line: a comma, a semicolon, a tab or a bar, whichever stands there most."""
    counts = dict.fromkeys(",;\t|", 0)
    quoted = False
    for at in range(min(len(text), 100_000)):
        one = text[at]
        if one == '"':
            quoted = not quoted
        elif not quoted and one in counts:
            counts[one] += 1
        elif not quoted and one in "\r\n" and any(counts.values()):
            break
    return max(counts, key=lambda mark: counts[mark]) if any(counts.values()) else ","


def read_rows(text: str, delimiter: str) -> list[Row]:
    """Return the rows. Raises OkrcoachError for what is too wide or too long, and for a quote that is never closed."""
    rows: list[Row] = []
    at = 0
    while at < len(text):
        row, at = _row(text, at, delimiter, len(rows) + 1)
        rows.append(row)
        if len(rows) > MAX_ROWS:
            raise OkrcoachError(f"has more than {MAX_ROWS:,} rows")
    if rows and all(len(row.cells) == 1 and text.startswith('"', row.start) for row in rows) and delimiter in rows[0].cells[0].text:
        for number, row in enumerate(rows, 1):
            row.cells = _inner(row.cells[0], delimiter, number)
    return rows


def _inner(cell: Inline, delimiter: str, number: int) -> list[Inline]:
    """Return the cells of a row that stands in quotes as a whole."""
    cells = _row(cell.text, 0, delimiter, number)[0].cells
    return [cell.cut(one.piece.start, one.piece.end) for one in cells]


def _row(text: str, at: int, delimiter: str, number: int) -> tuple[Row, int]:
    row = Row(at, at, [])
    while True:
        cell, at = _quoted(text, at, number) if text.startswith('"', at) else _plain(text, at, delimiter)
        row.cells.append(Inline(cell))
        if len(row.cells) > MAX_COLUMNS:
            raise OkrcoachError(f"has more than {MAX_COLUMNS} columns (row {number})")
        if at >= len(text) or text[at] != delimiter:
            row.end = at
            break
        at += 1
    if text.startswith("\r\n", at):
        return row, at + 2
    return row, at + 1


def _plain(text: str, at: int, delimiter: str) -> tuple[Piece, int]:
    end = at
    while end < len(text) and text[end] != delimiter and text[end] not in "\r\n":
        end += 1
    return _unescaped(Piece.of(text, at, end)), end


def _quoted(text: str, at: int, number: int) -> tuple[Piece, int]:
    parts: list[str] = []
    runs: list[tuple[int, int]] = []
    length = 0
    start = at + 1
    while True:
        close = text.find('"', start)
        if close < 0:
            raise OkrcoachError(f"is not valid CSV: a quote is never closed (row {number})")
        doubled = text.startswith('"', close + 1)
        end = close + doubled
        runs.append((length, start))
        parts.append(text[start:end])
        length += end - start
        start = close + 2
        if not doubled:
            break
    after = close + 1
    return _unescaped(Piece("".join(parts), tuple(runs))), after


def _unescaped(piece: Piece) -> Piece:
    """Return a cell without the apostrophe that keeps a spreadsheet program from calculating."""
    text = piece.text
    return piece.cut(1) if text[:1] == "'" and (text[1:2] == "'" or text.startswith(FORMULA_STARTS, 1)) else piece


def cell_text(value: str, delimiter: str = ",") -> str:
    """Return a text as a cell: never a formula, in quotes where it has to be."""
    if value.startswith((*FORMULA_STARTS, "'")) and not _is_number(value):
        value = f"'{value}"
    if any(one in value for one in (delimiter, '"', "\n", "\r")) or value != value.strip():
        return '"' + value.replace('"', '""') + '"'
    return value


def _is_number(value: str) -> bool:
    digits = value.lstrip("+-")
    return len(value) - len(digits) <= 1 and bool(digits) and digits.replace(".", "", 1).isdecimal() and digits.isascii()


def cell_spans(text: str, row: Row, delimiter: str) -> list[tuple[int, int]]:
    """Return where the cells of a row stand in the text, quotes included."""
    spans: list[tuple[int, int]] = []
    at = row.start
    while True:
        end = _quoted(text, at, 0)[1] if text.startswith('"', at) else _plain(text, at, delimiter)[1]
        spans.append((at, end))
        if end >= row.end or text[end] != delimiter:
            whole = len(spans) == 1 and len(row.cells) > 1  # the row stands in quotes
            return [(cell.piece.start, cell.piece.end) for cell in row.cells] if whole else spans
        at = end + 1
