"""The ways of writing an edit into a CSV or TSV file: cells of the statement's own row."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cached_property
from typing import Any

from okrcoach.documents.edits import Change
from okrcoach.documents.markdown.writer import assumed_mark
from okrcoach.documents.names import StatementKind, field_named, names, plain_name
from okrcoach.documents.page.blocks import Row
from okrcoach.documents.page.columns import columns_of
from okrcoach.documents.page.found import FoundStatement
from okrcoach.documents.places import Statement, between, statement_at
from okrcoach.documents.saving import Ways, data
from okrcoach.documents.sheets.csv_rows import cell_spans, cell_text, delimiter_of, read_rows
from okrcoach.documents.sheets.sheet import understand_rows
from okrcoach.documents.text import Lines
from okrcoach.documents.values import number_text
from okrcoach.model import KeyResult, Objective, OkrDocument


def editor(_: str) -> Callable[[str], OpenedTable]:
    """Return what opens a table for edits."""
    decided: dict[str, bool] = {}
    return lambda text: OpenedTable(text, decided)


class OpenedTable(Lines):
    """A table that is edited."""

    def __init__(self, text: str, decided: dict[str, bool]) -> None:
        super().__init__(text)
        self.delimiter = delimiter_of(text)
        self.rows = read_rows(text, self.delimiter)
        self.document: OkrDocument
        self.document, builder = understand_rows(self.rows, text, decided)
        self.layout = builder.layout
        self._said = builder.said

    def _row(self, where: str) -> Row | None:
        return self.layout[where].row if where in self.layout else None

    def _header(self) -> Row:
        return self._table()[0]

    def _table(self) -> list[Row]:
        first = next(iter(self.layout.values()), None)
        return first.parts[0].block.rows if first is not None and first.parts else self.rows

    @cached_property
    def _columns(self) -> dict[int, str]:
        """What each column holds."""
        return columns_of(self._table())

    def _cell(self, value: str, like: int) -> str:
        """Return a text as a cell, in quotes where the cell at this offset has them."""
        written = cell_text(value, self.delimiter)
        return f'"{written}"' if self.text.startswith('"', like) and not written.startswith('"') else written

    def _set(self, row: Row, texts: dict[int, str]) -> list[Change]:
        spans = cell_spans(self.text, row, self.delimiter)
        changes = [Change(*spans[at], self._cell(value, spans[at][0])) for at, value in texts.items() if at < len(spans)]
        missing = {at: value for at, value in texts.items() if at >= len(spans)}
        if missing:  # a row that ends early
            tail = [cell_text(missing.get(at, ""), self.delimiter) for at in range(len(spans), max(missing) + 1)]
            changes.append(Change(row.end, row.end, self.delimiter + self.delimiter.join(tail)))
        return changes

    def retext(self, where: str, text: str) -> Ways:
        """Write the new text into its cell; an objective's into every row that repeats it."""
        draft = self.layout[where]
        if draft.row is None:
            return
        column = draft.column
        old, said = draft.row.cells[column].text, self._said[id(draft)].piece.text
        new = old.replace(said, text, 1) if said else text  # "KR1: " before it and an owner behind it stay
        yield self._set(draft.row, {column: new})
        rows = self._below("objectives")
        changes = self._set(draft.row, {column: new})
        for at in range(max(len(row.cells) for row in rows)):
            for row in rows:
                if at < len(row.cells) and row.cells[at].text == old and (row is not draft.row or at != column):
                    changes += self._set(row, {at: new})
        yield changes

    def refield(self, where: str, name: str, value: Any, item: Statement) -> Ways:
        """Write a field into the column that holds it."""
        row = self._row(where)
        if row is None:
            return
        held = [column for column, one in self._columns.items() if one == name or (one == "objective_team" and name == "team")]
        called = [column for column, cell in enumerate(self._header().cells) if _is_called(name, cell.text)]
        for column in dict.fromkeys((*held, *called)):
            yield self._set(row, {column: _written(name, value, item)})
        if name == "assumed":  # without a column for it, it stands behind the words
            draft = self.layout[where]
            column, said = draft.column, self._said[id(draft)].piece.text
            old = f"{said}{assumed_mark(statement_at(self.document, where))}"
            yield self._set(row, {column: row.cells[column].text.replace(old, f"{said}{assumed_mark(item)}", 1)})

    def delete(self, where: str) -> Ways:
        """Take the rows out."""
        yield [Change(row.start, self.after_line(row.end), "") for row in self._below(where)]

    def insert(self, where: str, item: Statement) -> Ways:
        """Put a row beside its neighbours, or below its objective."""
        target, _, index = where.rpartition("/")
        neighbours = [f"{target}/{int(index) - 1}", f"{target}/{index}"]
        if where.count("/") > 1:
            neighbours += [target.rpartition("/")[0]]
        for neighbour in neighbours:
            row = self._row(neighbour)
            if row is None:
                continue
            first = neighbour == neighbours[1]
            spot = row.start if first else max(one.end for one in self._below(neighbour))
            for lines in self._lines(neighbour, item):
                body = "".join(line + self.newline for line in lines)
                ended = "" if first or self.text[:spot].endswith(("\n", "\r")) else self.newline
                yield [Change(spot, spot, body if first else ended + body.removesuffix(self.newline))]

    def _below(self, where: str) -> list[Row]:
        """Return the rows of a statement and of all below it, each once: it may share one with another. Below "objectives" are all."""
        below = (draft.row for one, draft in self.layout.items() if one == where or one.startswith(f"{where}/"))
        return list({id(row): row for row in below if row is not None}.values())

    def _lines(self, neighbour: str, item: Statement) -> list[list[str]]:
        """Return the rows of a new statement in ways that sheets have: with and without rows of their own for objectives."""
        objectives = [draft for draft in self.layout.values() if draft.kind == "objective" and draft.row is not None]
        own_rows = any(draft.column != self._objective_column for draft in objectives)
        if not isinstance(item, Objective):
            like = (self._first("key_result") if isinstance(item, KeyResult) else None) or self._first("project")
            above = self.layout["/".join(neighbour.split("/")[:2])].words.text
            ways = (None, above) if own_rows or self._leaves_blank else (above, None)
            return [[self._line(item, like, objective)] for objective in ways]
        result = self._first("key_result")
        lines = [self._line(item, self._first("objective"), item.text)] if own_rows else []
        lines += [self._line(one, result, item.text if own_rows or not at else None) for at, one in enumerate(item.key_results)]
        return [lines, [self._line(one, result, item.text) for one in item.key_results]]

    def _first(self, kind: StatementKind) -> FoundStatement | None:
        """Return the first statement of a kind that has a row."""
        return next((draft for draft in self.layout.values() if draft.kind == kind and draft.row is not None), None)

    @cached_property
    def _objective_column(self) -> int | None:
        """The column that is called after objectives."""
        return next((at for at, cell in enumerate(self._header().cells) if plain_name(cell.text) in names("objective")), None)

    @property
    def _leaves_blank(self) -> bool:
        """Whether some key result leaves the column of its objective empty."""
        column = self._objective_column
        rows = [draft.row for draft in self.layout.values() if draft.kind == "key_result" and draft.row is not None]
        return column is not None and any(column < len(row.cells) and not row.cells[column].text.strip() for row in rows)

    def _line(self, statement: Statement, like: FoundStatement | None, objective: str | None) -> str:
        """Return a row with a statement, laid out as the one that holds another; `objective` is what it names as its own."""
        spot = like.column if like is not None else 0
        cells = [""] * max(len(self._header().cells), spot + 1)
        row = like.row if like is not None and like.row is not None else self._header()
        fields = {name: _written(name, value, statement) for name, value in data(statement).items()}
        for at in range(len(cells)):
            name = self._columns.get(at, "")
            if name in fields and name != "type":
                cells[at] = fields[name]
            elif like is not None and row is like.row and name in ("type", "team", "period", "title") and at < len(row.cells):
                cells[at] = row.cells[at].text
        if objective is not None and self._objective_column is not None:
            cells[self._objective_column] = objective
        if like is not None:
            cells[spot] = statement.text
        spans = cell_spans(self.text, row, self.delimiter)
        ends = [spans[min(at, len(spans) - 1)][0] for at in range(len(cells))]
        return self.delimiter.join(self._cell(cell, end) for cell, end in zip(cells, ends, strict=True))

    def move(self, where: str, to: str) -> Ways:
        """Put the rows elsewhere as they are."""
        rows = self._below(where)
        body = "".join(self.text[row.start : row.end] + self.newline for row in rows)
        out = [Change(row.start, self.after_line(row.end), "") for row in rows]
        before, after = map(self._below, between(where, to))
        if before:
            spot = self.after_line(max(row.end for row in before))
            ended = "" if self.text[:spot].endswith(("\n", "\r")) else self.newline
            yield [*out, Change(spot, spot, ended + body)]
        if after:
            yield [*out, Change(after[0].start, after[0].start, body)]

    def rehead(self, name: str, value: str | None) -> Ways:
        """Write the title, team or period into every row."""
        column = next((at for at, cell in enumerate(self._header().cells) if field_named(cell.text) == name), None)
        if column is not None:
            yield [change for row in self._below("objectives") for change in self._set(row, {column: value or ""})]


def _is_called(name: str, heading: str) -> bool:
    """Return whether a column is called after a field."""
    return field_named(heading) == name or (name == "type" and plain_name(heading) in names("sort"))


def _written(name: str, value: Any, item: Statement) -> str:
    if value is None or value is False:
        return ""
    if name == "score" and isinstance(item, Objective | KeyResult) and item.score_as_written:
        return item.score_as_written
    if name == "moves":
        return ", ".join(f"KR{place + 1}" for place in value)
    if isinstance(value, list):
        return ", ".join(value) if name == "assumed" else json.dumps(value, ensure_ascii=False)
    return "yes" if value is True else number_text(value) if isinstance(value, int | float) else str(value)
