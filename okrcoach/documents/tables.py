"""Objectives and key results in tables: one a row, under objectives in bold rows or in a column, or one a column with its scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcoach.documents.blocks import Row
from okrcoach.documents.headings import numbering
from okrcoach.documents.inline import Inline
from okrcoach.documents.labels import read_label
from okrcoach.documents.names import field_named, kind_named, names, plain_name
from okrcoach.documents.outline import Part
from okrcoach.documents.text import Piece

if TYPE_CHECKING:
    from okrcoach.documents.structure import Draft, Reader, Scope


def read_table(reader: Reader, part: Part, scope: Scope) -> None:
    """Take what a table holds, or leave it aside."""
    rows = part.block.rows
    if len(rows) < 2:
        return
    header = [plain_name(cell.text) for cell in rows[0].cells]
    numbers = _numbered(rows[0])
    target = scope.recent or scope.objective
    if numbers:
        if target is not None:
            _series(target, rows, numbers)
        return
    if scope.mode in ("aside", "detail"):
        reader.aside.append(part)
        return
    if _read_labelled(reader, part, scope):
        return
    columns = columns_of(header)
    if scope.mode == "projects":
        _rows(reader, part, scope, columns, kind="project", column=_text_column(rows, columns, ("project",)))
    elif "key_result" in columns.values():
        _rows(reader, part, scope, columns, kind="key_result", column=_text_column(rows, columns, ("key_result",)))
    elif scope.okr and any(_is_title(row) for row in rows[1:]) and scope.mode != "key_results":
        _titled(reader, part, scope, columns)
    elif scope.mode == "key_results":
        _rows(reader, part, scope, columns, kind="key_result", column=_text_column(rows, columns, ()))
    elif scope.okr and "objective" in columns.values():
        _rows(reader, part, scope, columns, kind="key_result", column=None)
    else:
        reader.aside.append(part)


def _numbered(row: Row) -> dict[int, int]:
    """Return the columns that are key results by their number: "KR #2"."""
    found: dict[int, int] = {}
    for index, cell in enumerate(row.cells):
        label = read_label(cell.text)
        if label is not None and label.kind == "key_result" and label.rest >= len(cell.text) and label.number:
            last = label.number.split(".")[-1]
            if last.isdigit() and len(last) < 4 and int(last) > 0:
                found[index] = int(last) - 1
    return found


def _read_labelled(reader: Reader, part: Part, scope: Scope) -> bool:
    """Read a table whose first column says what each row is, the heading included: "Objective 1", "KR1"."""
    labels = [read_label(row.cells[0].text) if len(row.cells) > 1 else None for row in part.block.rows]
    found = [
        (row, label)
        for row, label in zip(part.block.rows, labels, strict=True)
        if label is not None and label.rest >= len(row.cells[0].text)
    ]
    kinds = [label.kind for _, label in found]
    if labels[0] is not None and labels[0].kind != "objective" and not labels[0].number:
        return False  # the heading of a column
    if part.block.rows[0] is not (found[0][0] if found else None) or "key_result" not in kinds or len(found) < 2:
        return False
    target = scope.recent or scope.objective
    for row, label in found:
        words = row.cells[1]
        if label.kind == "objective":
            target = reader.start(part, words, label)
        elif label.kind in ("key_result", "key_results"):
            target = target or reader.nameless(scope)
            target.key_results.append(_draft("key_result", words, row, {}, part))
            continue
        else:
            continue
        target.row = row
    scope.recent = target
    return True


def _series(target: Draft, rows: list[Row], numbers: dict[int, int]) -> None:
    from okrcoach.documents.structure import Series  # noqa: PLC0415 - the two modules read one page together

    total = any(plain_name(cell.text) in ("total", "average", "score") for cell in rows[0].cells)
    for row in rows[1:]:
        scores = {number: row.cells[index].text.strip() for index, number in numbers.items() if index < len(row.cells)}
        date = row.cells[0].text.strip() if row.cells and 0 not in numbers else ""
        target.series.append(Series(date, {number: text for number, text in scores.items() if text}, total and len(rows) == 2))


def columns_of(header: list[str]) -> dict[int, str]:
    """Return what each column holds, where its heading says so."""
    found: dict[int, str] = {}
    for index, name in enumerate(header):
        for kind in ("key_result", "objective", "project"):
            if name in names(kind) and kind not in found.values():
                found[index] = kind
                break
        else:
            if (named := field_named(name)) is not None and named not in found.values():
                found[index] = named
    return found


def _text_column(rows: list[Row], columns: dict[int, str], kinds: tuple[str, ...]) -> int | None:
    """Return the column with the statements: the one that is called so and has words in it, else the one with the most words."""
    for index, name in columns.items():
        if name in kinds:
            cells = [row.cells[index].text.strip() for row in rows[1:] if index < len(row.cells)]
            worded = [text for text in cells if text and not _is_number(text)]
            if worded:
                return index
    lengths: dict[int, int] = {}
    for row in rows[1:]:
        for index, cell in enumerate(row.cells):
            lengths[index] = lengths.get(index, 0) + len(cell.text)
    free = {index: length for index, length in lengths.items() if columns.get(index) not in ("objective", "owner", "source")}
    return max(free, key=lambda index: free[index], default=None)


def _is_number(text: str) -> bool:
    """Return whether a cell only numbers its row: "KR 1", "1.2", "#3"."""
    label = read_label(text)
    return (label is not None and label.rest >= len(text)) or not any(one.isalpha() for one in text)


def _is_title(row: Row) -> bool:
    """Return whether a row is one bold cell."""
    first = next((cell for cell in row.cells if any(one.isalnum() for one in cell.text)), None)
    if first is None or not first.is_all(first.bold):
        return False
    return sum(any(one.isalnum() for one in cell.text) for cell in row.cells) == 1


def _titled(reader: Reader, part: Part, scope: Scope, columns: dict[int, str]) -> None:
    """Read a table whose bold rows are objectives and the others their key results."""
    target: Draft | None = None
    titles = [row for row in part.block.rows[1:] if _is_title(row)]
    numbered = all(next(cell.text for cell in row.cells if cell.text.strip())[:1].isdigit() for row in titles)
    for row in part.block.rows[1:]:
        cell = next((cell for cell in row.cells if any(one.isalnum() for one in cell.text)), None)
        if cell is None:
            continue
        if _is_title(row):
            words = cell.cut(_after_number(cell.text)) if numbered else cell
            label = read_label(words.text)
            target = reader.start(part, words.cut(label.rest) if label and label.kind == "objective" else words, None)
            target.row = row
        elif target is not None and cell is row.cells[0] and not (cell.is_all(cell.italic) and cell.text.rstrip().endswith(":")):
            target.key_results.append(_draft("key_result", cell, row, columns, part))
    scope.recent = target


def _after_number(text: str) -> int:
    at = 0
    while at < len(text) and (text[at].isdigit() or text[at] in ".) "):
        at += 1
    return at


def _rows(reader: Reader, part: Part, scope: Scope, columns: dict[int, str], *, kind: str, column: int | None) -> None:
    """Read a table with one statement a row, under the objective that its own column names or that stands above."""
    above = next((index for index, name in columns.items() if name == "objective" and index != column), None)
    types = next((index for index, name in columns.items() if name == "type"), None)
    target = scope.recent or scope.objective
    known: dict[str, Draft] = {}
    for row in part.block.rows[1:]:
        said = kind_named(row.cells[types].text) if types is not None and types < len(row.cells) else None
        if above is not None and above < len(row.cells) and row.cells[above].text.strip():
            words = row.cells[above]
            label = read_label(words.text)
            words = (
                words.cut(label.rest).strip() if label is not None and label.kind == "objective" and label.rest < len(words.text) else words
            )
            target = known.get(words.text)
            if target is None:
                target = known[words.text] = reader.start(part, words, None)
                target.row = row
        if column is None or column >= len(row.cells) or not any(one.isalnum() for one in row.cells[column].text):
            continue
        cell = row.cells[column]
        if said == "objective" or (above is None and kind == "key_result" and _is_title(row) and scope.mode != "key_results"):
            target = reader.start(part, cell, None)
            target.row = row
            target.fields = _fields(row, columns, column)
            continue
        if target is None:
            target = reader.nameless(scope)
        others = {index: name for index, name in columns.items() if index != column}
        for line in _lines(cell):
            draft = _draft("project" if said == "project" else kind, line, row, others, part)
            (target.projects if draft.kind == "project" else target.key_results).append(draft)
    scope.recent = target


def _lines(cell: Inline) -> list[Inline]:
    """Return the statements in a cell: its lines, where each of them begins like one; else the cell."""
    if "\n" not in cell.text.strip():
        return [cell]
    lines: list[Inline] = []
    at = 0
    for line in cell.text.split("\n"):
        part = cell.cut(at, at + len(line)).strip()
        at += len(line) + 1
        if not part.text:
            continue
        mark = part.text.lstrip("-*+•· ")
        skip = len(part.text) - len(mark)
        skip += numbering(mark, 0)
        if skip == 0 and not (mark[0].isupper() or mark[0].isdigit()):
            return [cell]
        lines.append(part.cut(skip).strip())
    return lines or [cell]


def _draft(kind: str, cell: Inline, row: Row, columns: dict[int, str], part: Part) -> Draft:
    from okrcoach.documents.structure import Draft  # noqa: PLC0415

    label = read_label(cell.text)
    words = cell.cut(label.rest).strip() if label is not None and label.kind == "key_result" and label.rest < len(cell.text) else cell
    draft = Draft(kind, words, [part], label if label and label.kind == "key_result" else None)  # type: ignore[arg-type]
    draft.row = row
    draft.fields = _fields(row, columns, -1)
    return draft


def _fields(row: Row, columns: dict[int, str], column: int) -> dict[str, Inline]:
    found: dict[str, Inline] = {}
    for index, name in columns.items():
        if index == column or index >= len(row.cells) or name in ("objective", "key_result", "project", "type", "id"):
            continue
        cell = row.cells[index]
        if not cell.text.strip() and cell.images:  # a badge says it in its alternative text
            cell = Inline(Piece(cell.images[0][1], ((0, cell.piece.start),)))
        if any(one.isalnum() or one == "?" for one in cell.text):
            found[name] = cell
    return found
