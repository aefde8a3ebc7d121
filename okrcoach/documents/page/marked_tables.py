"""A tracker's table with one column for objectives and key results: labels, marks before key results or bold type tell them apart."""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from okrcoach.documents.names import names, plain_name
from okrcoach.documents.page.blocks import Row
from okrcoach.documents.page.cells import fields_of, statement_of
from okrcoach.documents.page.columns import MOST
from okrcoach.documents.page.found import FoundStatement, Scope
from okrcoach.documents.page.gathering import Gathering
from okrcoach.documents.page.headings import is_certain, is_context
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.labels import read_label
from okrcoach.documents.page.line_marks import BULLETS, TREE
from okrcoach.documents.page.outline import Part

_MARKS = f"{BULLETS}{TREE}>\u21b3\u2937\u21aa\u203a \N{NO-BREAK SPACE}\N{EM SPACE}\N{EN SPACE}\N{IDEOGRAPHIC SPACE}"
"""What stands before a statement that belongs to one above it: bullets, branches, arrows that turn to the right, space."""


class _Line(NamedTuple):
    """A row's statement, and how deep it stands: 0 for an objective."""

    row: Row
    words: Inline
    depth: int

    @property
    def is_bold(self) -> bool:
        """Return whether all of the statement is bold."""
        return self.words.is_all(self.words.bold)


def read_marked(reader: Gathering, part: Part, scope: Scope, columns: dict[int, str]) -> bool:
    """Read a table whose objectives and key results share a column; return whether it is one."""
    if scope.objective is not None or scope.mode not in ("page", "objectives") or "key_result" in columns.values():
        return False
    heads = [cell.text for cell in part.block.rows[0].cells[:MOST]]
    for column, head in enumerate(heads):
        both = is_certain(head) or (is_context(head) and column not in columns) or plain_name(head) in names("text")
        if not (scope.okr or is_certain(head)) or not (both or columns.get(column) == "objective"):
            continue
        if lines := _lines(part.block.rows[1:], column, bold=both):
            _take(reader, part, scope, lines, {index: name for index, name in columns.items() if index != column})
            return True
    return False


def _lines(rows: list[Row], column: int, *, bold: bool) -> list[_Line]:
    """Return a column's statements, of which the first and others stand out; with `bold`, by that alone. Nothing for another column."""
    filled = [row for row in rows if column < len(row.cells) and any(one.isalpha() for one in row.cells[column].text)]
    found = [_marked(row, row.cells[column]) for row in filled]
    kinds = [label.kind if (label := read_label(line.words.text)) is not None else "" for line in found]
    if {"objective", "key_result"} == set(kinds):
        found = [line._replace(depth=int(kind == "key_result")) for line, kind in zip(found, kinds, strict=True)]
    elif bold and not any(line.depth for line in found):
        found = [line._replace(depth=int(not line.is_bold)) for line in found]
    return found if found and not found[0].depth and any(line.depth for line in found) else []


def _marked(row: Row, cell: Inline) -> _Line:
    """Part a statement from the marks before it; "-5% of waste" has none."""
    mark = cell.text[: len(cell.text) - len(cell.text.lstrip(_MARKS))]
    if not mark or (mark[-1].isascii() and not mark[-1].isspace()):
        return _Line(row, cell, 0)
    return _Line(row, cell.cut(len(mark)).strip(), len(mark.rstrip()) or len(mark))


def _take(reader: Gathering, part: Part, scope: Scope, lines: list[_Line], fields: dict[int, str]) -> None:
    """Take the lines for objectives with their key results; what stands deeper than a key result is work on it."""
    results = min(line.depth for line in lines if line.depth)
    target: FoundStatement | None = None
    team = ""
    for line, following in zip_longest(lines, lines[1:]):
        row, words, depth = line
        if following is not None and _names_team(line, following):
            team = words.text
        elif target is None or not depth:
            target = reader.start_row(part, row, words)
            target.fields, target.team = fields_of(row, fields), team
        elif depth == results:
            target.key_results.append(statement_of("key_result", words, row, fields, part))
        else:
            target.projects.append(statement_of("project", words, row, fields, part))
    scope.recent = target


def _names_team(line: _Line, following: _Line) -> bool:
    """Return whether a line is bold and alone in its row, and stands over an objective that is not."""
    alone = sum(any(one.isalnum() for one in cell.text) for cell in line.row.cells) == 1
    return alone and not line.depth and line.is_bold and not following.depth and not following.is_bold
