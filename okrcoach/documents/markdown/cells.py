"""Tables in Markdown: how one is known, and the cells of a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from okrcoach.documents.names import field_named, names, plain_name
from okrcoach.documents.page.blocks import Block, Row
from okrcoach.documents.text import Piece

MAX_CELLS = 1000
"""Cells of a row beyond this are left aside."""
NAMED = 2
"""So many cells of a line with tabs are names of columns where it is the head of a table."""


def is_table(line: str, header: str) -> bool:
    """Return whether a line, by its dashes and bars, makes the one before it the head of a table."""
    line = line.strip().removeprefix(">").strip()
    if "-" not in line or line.strip("|-: \t"):
        return False
    return "|" in line and (header.strip().startswith("|") or line.count("|") >= header.count("|") - 1)


def sheet_rows(text: str, spans: list[tuple[int, int]], number: int, mark: str) -> list[tuple[Row, list[Piece]]]:
    """Return the rows of a sheet with tabs or bars between its cells and no line below its head; none where this line is not the head.

    Two of its cells are the names of columns, one of them of statements. It goes on to the first line without the mark.
    """
    heads = [plain_name(one) for one in text[slice(*spans[number])].strip().split(mark)]
    statements = sum(one in names("objective") or one in names("key_result") for one in heads)
    if not statements or statements + sum(field_named(one) is not None for one in heads) < NAMED:
        return []
    rows: list[tuple[Row, list[Piece]]] = []
    for start, end in islice(spans, number, None):
        if mark not in text[start:end] or not text[start:end].strip():
            break
        cells = read_cells(text, start, end) if mark == "|" else [Piece.of(text, *span).strip() for span in _between_tabs(text, start, end)]
        rows.append((Row(start, end, []), cells))
    return rows if len(rows) > 1 else []


def _between_tabs(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    for _ in range(MAX_CELLS):
        stop = text.find("\t", at, end)
        yield at, stop if stop >= 0 else end
        if stop < 0:
            return
        at = stop + 1


def html_tables(text: str, spans: list[tuple[int, int]], at: int, number: int) -> tuple[list[Block], int]:
    """Return the tables written in HTML that begin at `at`, and the line behind them: their end or, without one, a blank line."""
    from okrcoach.documents.html.blocks import read_html  # noqa: PLC0415 - few pages have one

    last = number
    while last < len(spans) and "</table" not in text[slice(*spans[last])].lower():
        if not text[slice(*spans[last])].strip() and last > number + 200:
            break
        last += 1
    end = spans[min(last, len(spans) - 1)][1]
    return [block for block in read_html(text, at, end).blocks if block.kind == "table"], last + 1


def after_code(text: str, start: int, at: int, end: int) -> int:
    """Return where the code ends that holds the place `at` of a line, `at` itself where none does; nothing is open at `start`."""
    while (opening := text.find("`", start, at)) >= 0:
        start = _after_ticks(text, opening, end)
        ticks = text[opening:start]
        close = start
        while (close := text.find(ticks, close, end)) >= 0 and (further := _after_ticks(text, close, end)) - close != len(ticks):
            close = further
        if close > at:
            return close + len(ticks)
        start = max(start, close + len(ticks) if close >= 0 else 0)
    return at


def _after_ticks(text: str, at: int, end: int) -> int:
    while at < end and text[at] == "`":
        at += 1
    return at


def read_cells(text: str, at: int, end: int) -> list[Piece]:
    """Part a row at its bars; those that are escaped or in code part nothing."""
    while at < end and text[at] in " \t\u3000\ufeff>":
        at += 1
    if text.startswith("|", at, end):
        at += 1
    cells: list[Piece] = []
    first = at
    ticks = 0
    while at < end:
        one = text[at]
        if one == "\\":
            at += 2
            continue
        if one == "`":
            size = _after_ticks(text, at, end) - at
            ticks = 0 if ticks == size else ticks or (size if text.find("`" * size, at + size, end) >= 0 else 0)
            at += size
            continue
        if one == "|" and not ticks:
            cells.append(Piece.of(text, first, at).strip())
            first = at + 1
            if len(cells) >= MAX_CELLS:
                return cells
        at += 1
    if text[first:end].strip():
        cells.append(Piece.of(text, first, end).strip())
    return cells
