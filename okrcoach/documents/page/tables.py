"""Objectives and key results in tables: one a row, under objectives in bold rows or in a column, or one a column with its scores."""

from __future__ import annotations

from okrcoach.documents import values
from okrcoach.documents.names import StatementKind, field_named, kind_named, layout, names, plain_name
from okrcoach.documents.page.blocks import Row
from okrcoach.documents.page.cells import (
    coded,
    fields_of,
    listed,
    names_several,
    numbered,
    says_something,
    statement_of,
    statements_in,
    unlabelled,
)
from okrcoach.documents.page.columns import columns_of, is_source, names_key_results
from okrcoach.documents.page.form_tables import read_form
from okrcoach.documents.page.found import FoundStatement, Scope, Series
from okrcoach.documents.page.gathering import Gathering
from okrcoach.documents.page.labelled_tables import CODES, is_worded, read_labelled
from okrcoach.documents.page.labels import code, read_label
from okrcoach.documents.page.marked_tables import read_marked
from okrcoach.documents.page.outline import Part
from okrcoach.documents.page.references import refers, refers_by_place
from okrcoach.documents.page.totals import without_totals


def read_table(reader: Gathering, part: Part, scope: Scope) -> None:
    """Take what a table holds, or leave it aside."""
    if len(part.block.rows) < 2:
        return
    columns = columns_of(part.block.rows)
    rows = part.block.rows = [part.block.rows[0], *without_totals(part.block.rows[1:], columns)]
    numbers = numbered(rows[0])
    if numbers and not is_worded(rows, numbers):
        if (target := scope.recent or scope.objective) is not None:
            _series(target, rows, numbers)
        return
    if scope.mode in ("aside", "detail"):
        if scope.mode == "detail" and scope.statement is not None and len(rows) == 2 and len(columns) == len(rows[0].cells) > 1:
            scope.statement.fields = fields_of(rows[1], columns) | scope.statement.fields  # a row of fields below its key result
        elif scope.mode != "detail" or not read_form(part, scope):
            reader.aside.append(part)
        return
    if scope.mode != "projects" and refers_by_place(reader, rows, columns):
        reader.aside.append(part)
        return
    if read_labelled(reader, part, scope, columns) or read_marked(reader, part, scope, columns):
        return
    if scope.mode == "projects":
        _rows(reader, part, scope, columns, kind="project", column=_text_column(rows, columns, ("project",)))
    elif (
        _maps(reader, rows, columns)
        or refers(reader, rows, columns)
        or ("key_result" in columns.values() and not _may_hold(reader, part, scope, columns))
    ):
        reader.aside.append(part)
    elif "key_result" in columns.values():
        _rows(reader, part, scope, columns, kind="key_result", column=_text_column(rows, columns, ("key_result",)))
    elif scope.okr and any(_is_title(row) for row in rows[1:]) and scope.mode != "key_results":
        _titled(reader, part, scope, columns)
    elif scope.mode == "key_results":
        _rows(reader, part, scope, columns, kind="key_result", column=_text_column(rows, columns, ()))
    elif scope.okr and "objective" in columns.values() and not (reader.strong and _may_be_targets(rows, columns)):
        _rows(reader, part, scope, columns, kind="key_result", column=None)
    elif scope.okr and scope.objective is None and (column := _labelled_column(rows)) is not None:
        _rows(reader, part, scope, columns, kind="key_result", column=column)
    elif scope.mode == "objective" and scope.objective is not None and not scope.objective.key_results and _is_numbered(rows):
        _rows(reader, part, scope, columns, kind="key_result", column=_text_column(rows, columns, ()))
    else:
        reader.aside.append(part)


def _labelled_column(rows: list[Row]) -> int | None:
    """Return the column of which each cell says behind a code of its own what it is, the first one an objective: "O1: Fill the boats"."""
    for index in range(min(CODES, len(rows[0].cells))):
        cells = [row.cells[index].text for row in rows[1:] if index < len(row.cells)]
        labels = [
            label for text in cells if (label := read_label(text)) is not None and label.strong and label.number and label.rest < len(text)
        ]
        kinds = [label.kind for label in labels]
        if len(labels) == len(rows) - 1 and kinds[0] == "objective" and {*kinds} <= {"objective", "key_result"}:
            return index
    return None


def _holds_lists(rows: list[Row], above: int | None, column: int | None) -> bool:
    """Return whether each row has an objective of its own with all its key results: most of their cells are lists with semicolons."""
    if above is None or column is None or any(max(above, column) >= len(row.cells) for row in rows):
        return False
    names = [row.cells[above].text.strip() for row in rows]
    lists = sum(len(listed(row.cells[column])) > 1 for row in rows)
    return all(map(says_something, names)) and len(set(names)) == len(names) and lists * 2 > len(rows)


def _maps(reader: Gathering, rows: list[Row], columns: dict[int, str]) -> bool:
    """Return whether a table only says what belongs together: objectives that were read before, and the codes of key results."""
    kinds = {name: index for index, name in columns.items()}
    if not {"objective", "key_result"} <= set(kinds):
        return False
    for row in (row for row in rows[1:] if len(row.cells) > max(kinds["objective"], kinds["key_result"])):
        label, said = read_label(row.cells[kinds["objective"]].text), row.cells[kinds["key_result"]].text
        result = read_label(said)
        coded = names_several(said) or (result is not None and result.kind == "key_result" and result.rest >= len(said))
        if label is None or label.kind != "objective" or label.number not in reader.by_number or not coded:
            return False
    return True


def _may_hold(reader: Gathering, part: Part, scope: Scope, columns: dict[int, str]) -> bool:
    """Return whether the measures of a table are key results: called so, or with an objective above them or in a column of its own."""
    belongs = scope.mode == "key_results" or (scope.recent or scope.objective) is not None or "objective" in columns.values()
    return not (reader.told or reader.by_number) or belongs or names_key_results(part.block)


def _may_be_targets(rows: list[Row], columns: dict[int, str]) -> bool:
    """Return whether the column of objectives has a name that one of targets may have as well: "Goal"."""
    return any(name == "objective" and field_named(rows[0].cells[index].text) == "target" for index, name in columns.items())


def _is_numbered(rows: list[Row]) -> bool:
    """Return whether most rows of a table hold a sentence with a number in it."""
    said = [any(any(one.isdigit() for one in cell.text) and " " in cell.text.strip() for cell in row.cells) for row in rows[1:]]
    return sum(said) * 2 > len(said)


def _series(target: FoundStatement, rows: list[Row], numbers: dict[int, int]) -> None:
    total = any(plain_name(cell.text) in layout()["totals"]["words"] for cell in rows[0].cells)
    for row in rows[1:]:
        scores = {number: row.cells[index].text.strip() for index, number in numbers.items() if index < len(row.cells)}
        date = row.cells[0].text.strip() if row.cells and 0 not in numbers else ""
        target.series.append(Series(date, {number: text for number, text in scores.items() if text}, total and len(rows) == 2))


def _text_column(rows: list[Row], columns: dict[int, str], kinds: tuple[str, ...]) -> int | None:
    """Return the column with the statements: the one that is called so and has words in it, else the one with the most words.

    Behind a column of key results that only counts them, one that is called "Description" holds them.
    """
    called = [index for index, name in columns.items() if name in kinds]
    told = [index for index, cell in enumerate(rows[0].cells) if index not in columns and plain_name(cell.text) in names("text")]
    for index in called + (told if called else []):
        cells = [row.cells[index].text.strip() for row in rows[1:] if index < len(row.cells)]
        if any(text and not _is_number(text) for text in cells):
            return index
    lengths: dict[int, int] = {}
    for row in rows[1:]:
        for index, cell in enumerate(row.cells):
            lengths[index] = lengths.get(index, 0) + len(cell.text)
    free = {index: length for index, length in lengths.items() if columns.get(index) not in ("objective", "owner", "source")}
    seen = {index for index in free if index < len(rows[0].cells) and is_source(rows[0].cells[index].text)}
    if any(columns.get(index) in (None, "target") and _is_worded(rows, index) for index in free.keys() - seen):
        free = {index: length for index, length in free.items() if index not in seen}  # "Measure / evidence" beside "Target"
    if any(columns.get(index) == "metric" and _is_named(rows, index) for index in free):
        free = {index: length for index, length in free.items() if columns.get(index) != "target" or not _holds_amounts(rows, index)}
    return max(free, key=lambda index: free[index], default=None)


def _is_worded(rows: list[Row], index: int) -> bool:
    """Return whether most cells of a column hold words, no codes and no numbers alone."""
    cells = [row.cells[index].text.strip() for row in rows[1:] if index < len(row.cells)]
    return sum(" " in text and not _is_number(text) for text in cells) * 2 > len(cells)


def _is_named(rows: list[Row], index: int) -> bool:
    """Return whether each cell of a column names something."""
    return all(index < len(row.cells) and any(one.isalpha() for one in row.cells[index].text) for row in rows[1:])


def _holds_amounts(rows: list[Row], index: int) -> bool:
    """Return whether most cells of a column give a number first: "40 a month"."""
    return sum(index < len(row.cells) and values.is_amount(row.cells[index].text) for row in rows[1:]) * 2 > len(rows) - 1


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


def _titled(reader: Gathering, part: Part, scope: Scope, columns: dict[int, str]) -> None:
    """Read a table whose bold rows are objectives and the others their key results."""
    target: FoundStatement | None = None
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
            target.key_results.append(statement_of("key_result", cell, row, columns, part))
    scope.recent = target


def _after_number(text: str) -> int:
    at = 0
    while at < len(text) and (text[at].isdigit() or text[at] in ".) "):
        at += 1
    return at


def _rows(reader: Gathering, part: Part, scope: Scope, columns: dict[int, str], *, kind: StatementKind, column: int | None) -> None:
    """Read a table with one statement a row, under the objective that its own column names or that stands above."""
    above = next((index for index, name in columns.items() if name == "objective" and index != column), None)
    types = next((index for index, name in columns.items() if name == "type"), None)
    codes = next((index for index, name in columns.items() if name == kind and index != column), None)
    codes = 0 if codes is None and column and kind == "key_result" and coded(part.block.rows[1:]) else codes
    others = {index: name for index, name in columns.items() if index != column}
    target = scope.recent or scope.objective
    known: dict[str, FoundStatement] = {}
    measured = not {"baseline", "current", "target"}.isdisjoint(columns.values())  # then a row is one key result
    whole = not measured and _holds_lists(part.block.rows[1:], above, column)
    for row in part.block.rows[1:]:
        said = kind_named(row.cells[types].text) if types is not None and types < len(row.cells) else None
        if above is not None and above < len(row.cells) and says_something(row.cells[above].text):
            words = unlabelled(row.cells[above], "objective")
            target = known.get(words.text)
            if target is None:
                target = known[words.text] = reader.start_row(part, row, row.cells[above])
        if column is None or column >= len(row.cells) or not any(one.isalnum() for one in row.cells[column].text):
            continue
        cell = row.cells[column]
        if names_several(cell.text):
            continue
        label = read_label(cell.text) if above is None else None
        named = label is not None and label.kind == "objective" and label.strong and label.rest < len(cell.text)
        if said == "objective" or named or (above is None and kind == "key_result" and _is_title(row) and scope.mode != "key_results"):
            target = reader.start(part, cell.cut(label.rest).strip() if named and label else cell, label if named else None)
            target.row = row
            target.fields = fields_of(row, others)
            continue
        if target is None:
            target = reader.nameless(scope)
        for line in listed(cell) if whole and "\n" not in cell.text.strip() else statements_in(cell):
            draft = statement_of("project" if said == "project" else kind, line, row, others, part)
            if draft.label is None and codes is not None and codes < len(row.cells) and code(row.cells[codes].text):
                draft.label = read_label(row.cells[codes].text)
            if draft.label is not None:
                reader.tabled[draft.label.number] = draft
            (target.projects if draft.kind == "project" else target.key_results).append(draft)
    scope.recent = target
