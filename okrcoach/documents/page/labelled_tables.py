"""Tables whose cells say themselves what they are: "Objective 1" and "KR1" in a column of their own, or at the heads of columns."""

from __future__ import annotations

from okrcoach.documents.names import kind_named, names, plain_name
from okrcoach.documents.page.blocks import Row
from okrcoach.documents.page.cells import fields_of, numbered, says_something, statement_of, statements_in
from okrcoach.documents.page.found import FoundStatement, Scope
from okrcoach.documents.page.gathering import Gathering
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.labels import Label, read_label
from okrcoach.documents.page.outline import Part
from okrcoach.documents.page.references import crosses

CODES = 3
"""The column with the codes is among the first so many."""


def read_labelled(reader: Gathering, part: Part, scope: Scope, columns: dict[int, str]) -> bool:
    """Read a table that says what its cells are; return whether it is one."""
    rows = part.block.rows
    across = {index: label for index, cell in enumerate(rows[0].cells) if (label := read_label(cell.text)) and label.kind == "objective"}
    worded = [index for index, label in across.items() if label.rest < len(rows[0].cells[index].text)]
    if numbered(rows[0]) and _read_wide(reader, part, columns):
        return True
    if len(across) > 1 and (len(worded) == len(across) or all(label.number for label in across.values())):
        return not crosses(reader, rows, across) and _read_across(reader, part, across)
    if len(worded) == 1 and not _is_label(rows[0].cells[0]) and len(rows[0].cells) > 1 and scope.mode != "key_results":
        return _read_headed(reader, part, scope, worded[0], columns)
    return _read_down(reader, part, scope, columns)


def is_worded(rows: list[Row], columns: dict[int, int]) -> bool:
    """Return whether the cells of these columns are sentences, not scores."""
    cells = [row.cells[index].text for row in rows[1:] for index in columns if index < len(row.cells)]
    said = [text for text in cells if text.strip()]
    return bool(said) and sum(sum(one.isalpha() for one in text) >= 8 and " " in text.strip() for text in said) * 2 > len(said)


def _is_label(cell: Inline) -> Label | None:
    """Return the label that a cell is, and nothing more."""
    label = read_label(cell.text)
    return label if label is not None and label.rest >= len(cell.text) else None


def _read_wide(reader: Gathering, part: Part, columns: dict[int, str]) -> bool:
    """Read a table with an objective a row and a column for each of its key results."""
    rows = part.block.rows
    results = numbered(rows[0])
    column = next((index for index, name in columns.items() if name == "objective"), None)
    if column is None or not is_worded(rows, results):
        return False
    for row in rows[1:]:
        if column >= len(row.cells) or not says_something(row.cells[column].text):
            continue
        target = reader.start_row(part, row, row.cells[column])
        target.fields = fields_of(row, columns)
        for index in results:
            if index < len(row.cells) and says_something(row.cells[index].text):
                target.key_results.append(statement_of("key_result", row.cells[index], row, {}, part))
    return True


def _read_across(reader: Gathering, part: Part, across: dict[int, Label]) -> bool:
    """Read a table that has its objectives side by side, each over its key results."""
    rows = part.block.rows
    for index, label in across.items():
        target: FoundStatement | None = None
        if label.rest < len(rows[0].cells[index].text):
            target = reader.start_row(part, rows[0], rows[0].cells[index])
        for row in rows[1:]:
            if index >= len(row.cells) or not says_something(row.cells[index].text):
                continue
            said = _is_label(row.cells[0]) if 0 not in across else None
            if said is not None and said.kind == "objective" and target is None:
                target = reader.start_row(part, row, row.cells[index])
            elif target is not None and (0 in across or (said is not None and said.kind in ("key_result", "key_results"))):
                for line in statements_in(row.cells[index]):
                    target.key_results.append(statement_of("key_result", line, row, {}, part))
    return True


def _read_headed(reader: Gathering, part: Part, scope: Scope, column: int, columns: dict[int, str]) -> bool:
    """Read a table over which its objective stands, as the heading of the column with its key results."""
    rows = part.block.rows
    target = reader.start_row(part, rows[0], rows[0].cells[column])
    for row in rows[1:]:
        said = _is_label(row.cells[0]) if column else None
        own = read_label(row.cells[column].text) if column < len(row.cells) else None
        if own is not None and own.kind == "objective" and own.strong and own.rest < len(row.cells[column].text):
            target = reader.start_row(part, row, row.cells[column])
            continue
        said = said or (_is_label(row.cells[column]) if column < len(row.cells) else None)
        text = next((at for at in (column, *range(len(row.cells))) if at < len(row.cells) and _has_words(row.cells[at])), None)
        if said is None or said.kind == "key_result":
            for line in statements_in(row.cells[text]) if text is not None else ():
                target.key_results.append(
                    statement_of("key_result", line, row, {at: name for at, name in columns.items() if at != text}, part)
                )
    scope.recent = target
    return True


def _has_words(cell: Inline) -> bool:
    return any(one.isalpha() for one in cell.text) and _is_label(cell) is None


def _read_down(reader: Gathering, part: Part, scope: Scope, columns: dict[int, str]) -> bool:
    """Read a table with a column that says what each row is: "Objective 1", "KR1"."""
    rows = part.block.rows
    column, labels = _codes(rows)
    if not labels:
        return False
    own = id(rows[0]) in labels
    text = column + 1 if own else _texts(rows, column, labels)
    fields = {} if own else {index: name for index, name in columns.items() if index not in (column, text)}
    target = scope.recent or scope.objective
    for row in rows:
        label = labels.get(id(row))
        if label is None or text >= len(row.cells) or not row.cells[text].text.strip():
            continue
        if label.kind == "objective":
            target = reader.start(part, row.cells[text], label)
            target.row, target.fields = row, fields_of(row, fields)
        elif label.kind in ("key_result", "key_results"):
            target = target or reader.nameless(scope)
            for line in statements_in(row.cells[text]):
                target.key_results.append(statement_of("key_result", line, row, fields, part))
        elif label.kind in ("project", "projects") and target is not None:
            target.projects.append(statement_of("project", row.cells[text], row, fields, part))
        elif label.kind == "field" and target is not None:
            target.fields.setdefault(label.name, row.cells[text])
    scope.recent = target
    return True


def _codes(rows: list[Row]) -> tuple[int, dict[int, Label]]:
    """Return the column with the codes and each row's label; none where there is no such column.

    Without a heading of its own, a table has codes only where it names objectives, too: "1, 2" or "KR1" alone just count.
    """
    for column in range(min(CODES, max(len(row.cells) for row in rows) - 1)):
        found: dict[int, Label] = {}
        for row in rows:
            if column < len(row.cells) and (label := _named(row.cells[column])) is not None:
                found[id(row)] = label
        kinds = [label.kind for label in found.values()]
        head = found.get(id(rows[0]))
        if head is not None and not head.number and (head.kind != "objective" or not head.strong):
            if head.kind not in ("field", "objective") or "objective" not in kinds:
                continue  # the heading of a column
            del found[id(rows[0])]
        results = sum(kind in ("key_result", "key_results") for kind in kinds)
        enough = (results + kinds.count("objective")) * 2 > sum(_is_filled(row, column) for row in rows[1:])
        if results and enough and len(found) > 1 and (head is not None or "objective" in kinds):
            return column, found
    return 0, {}


def _is_filled(row: Row, column: int) -> bool:
    return column < len(row.cells) and bool(row.cells[column].text.strip())


def _named(cell: Inline) -> Label | None:
    """Return what the first cell of a row says that it is: a label and nothing more, a project, a field: "Owner"."""
    if (label := _is_label(cell)) is not None:
        return label
    if kind_named(cell.text) == "project":
        return Label("project", len(cell.text))
    label = read_label(f"{cell.text.strip(' :')}: x") if cell.text.strip() and len(cell.text) < 40 else None
    return label if label is not None and label.kind == "field" else None


def _texts(rows: list[Row], column: int, labels: dict[int, Label]) -> int:
    """Return the column with the statements: the one that is called so, else the one with the most words."""
    called = {plain_name(cell.text): index for index, cell in enumerate(rows[0].cells) if index != column}
    named = next((called[name] for kind in ("text", "key_result", "objective") for name in names(kind) if name in called), None)
    if named is not None:
        return named
    lengths = dict.fromkeys(range(column + 1, max(len(row.cells) for row in rows)), 0)
    for row in rows[1:]:
        for index in lengths:
            lengths[index] += len(row.cells[index].text) if index < len(row.cells) and id(row) in labels else 0
    return max(lengths, key=lambda index: lengths[index], default=column + 1)
