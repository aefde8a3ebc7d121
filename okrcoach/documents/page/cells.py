"""The cells of tables: what a cell says, and the statements in it."""

from __future__ import annotations

from itertools import islice, pairwise

from okrcoach.documents import values
from okrcoach.documents.names import StatementKind, field_named, kind_named, layout
from okrcoach.documents.page.blocks import Row, is_end_meant
from okrcoach.documents.page.found import FoundStatement
from okrcoach.documents.page.headings import numbering
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.labels import HEAD, code, ends_sentence, read_label
from okrcoach.documents.page.outline import Part
from okrcoach.documents.text import Piece
from okrcoach.language.lexicon import lexicon

MOST = 20
"""Marks in an objective that are looked behind for key results."""
BEFORE = "(;|.\N{EN DASH}\N{EM DASH}\N{RIGHTWARDS ARROW}"
"""What stands between an objective and its key results in one line."""
BETWEEN = "·;|/•,."
"""What parts a numbered key result from the one before it in the same line."""
DOTS = "·•"
"""What parts statements or fields in the same line where it stands between spaces."""


def says_something(text: str) -> bool:
    """Return whether a cell holds more than a sign that stands for the cell above: ", ditto, -, ^."""
    return any(one.isalnum() for one in text) and text.strip(' ."()').casefold() not in layout()["ditto"]["words"]


def names_several(text: str) -> bool:
    """Return whether a cell only names key results that stand elsewhere: "KR1-KR3"."""
    for between in ("-", "\N{EN DASH}", " to "):
        text = text.replace(between, ",")
    return len(values.moves(text) or ()) > 1


def coded(rows: list[Row]) -> list[str]:
    """Return the numbers of the key results whose codes stand alone in the first column; nothing where a row has none."""
    codes = [number for row in rows if row.cells and (number := code(row.cells[0].text))]
    return codes if len(codes) == len(rows) else []


def numbered(row: Row) -> dict[int, int]:
    """Return the columns that are key results by their number: "KR #2"."""
    found: dict[int, int] = {}
    for index, cell in enumerate(row.cells):
        last = code(cell.text).rpartition(".")[2]
        if last.isdigit() and len(last) < 4 and int(last) > 0:
            found[index] = int(last) - 1
    return found


def statements_in(cell: Inline) -> list[Inline]:
    """Return the statements in a cell: its lines, where each of them begins like one; else the cell."""
    if "\n" not in cell.text.strip():
        return _parted(cell, _counted(cell.text) or _labelled(cell.text)) or [cell]
    lines: list[Inline] = []
    for part in cell.lines():
        if not part.text:
            continue
        mark = part.text.lstrip("-*+•· ")
        skip = len(part.text) - len(mark)
        skip += numbering(mark, 0)
        label = read_label(part.text)
        skip = label.rest if label is not None and label.kind == "key_result" and label.rest < len(part.text) else skip
        if skip == 0 and not (mark[0].isupper() or mark[0].isdigit()):
            return [cell]
        lines.append(part.cut(skip).strip())
    return lines or [cell]


def unlabelled(cell: Inline, kind: StatementKind) -> Inline:
    """Return what a cell says behind a label of this kind, "Objective 1: …"; the cell where it has none, or nothing else."""
    label = read_label(cell.text)
    return cell.cut(label.rest).strip() if label is not None and label.kind == kind and label.rest < len(cell.text) else cell


def statement_of(kind: StatementKind, cell: Inline, row: Row, columns: dict[int, str], part: Part) -> FoundStatement:
    """Return the statement that a cell holds; the fields stand in the row's other cells."""
    label = read_label(cell.text)
    first, _, said = cell.text.partition(" ")
    if label is None and said and (alone := read_label(first)) is not None and alone.number and alone.rest >= len(first):
        label = alone._replace(rest=len(first) + 1)  # "KR1.4 revenue": prose elsewhere
    label = label if label is not None and label.kind == "key_result" else None
    words = cell.cut(label.rest).strip() if label is not None and label.rest < len(cell.text) else cell
    draft = FoundStatement(kind, words, [part], label)
    draft.row = row
    draft.fields = fields_of(row, columns)
    return draft


def fields_of(row: Row, columns: dict[int, str]) -> dict[str, Inline]:
    """Return the fields that a row's cells hold."""
    found: dict[str, Inline] = {}
    for index, name in columns.items():
        if index >= len(row.cells) or name in ("objective", "key_result", "project", "id"):
            continue
        cell = row.cells[index]
        if name == "type" and kind_named(cell.text):
            continue  # it says what the row is, not of which sort
        if not cell.text.strip() and cell.images:  # a badge says it in its alternative text
            cell = Inline(Piece(cell.images[0][1], ((0, cell.piece.start),)))
        if any(one.isalnum() or one == "?" for one in cell.text):
            found[name] = cell
    return found


def _counted(text: str) -> list[tuple[int, int]]:
    """Return where a line counts its statements: "1) … 2) …", "(1) … (2) …"."""
    found: list[tuple[int, int]] = []
    at = 0
    while (at := text.find(f"{len(found) + 1})", at)) >= 0:
        start = at - (text[at - 1 : at] == "(")
        end = at + len(str(len(found) + 1)) + 1
        if (start == 0 or text[start - 1] == " ") and text[end : end + 1] == " ":
            found.append((start, end))
        at = end
    return found if len(found) > 1 and found[0][0] == 0 else []


def _labelled(text: str) -> list[tuple[int, int]]:
    """Return where a line numbers its key results, and where each label ends: "KR1: … · KR2: …"."""
    found: list[tuple[int, int]] = []
    for at in (0, *(place + 1 for place, one in enumerate(text) if one in BETWEEN and not _in_number(text, place))):
        start = at + len(text[at : at + HEAD]) - len(text[at : at + HEAD].lstrip())
        label = read_label(text[start : start + 2 * HEAD])
        if found and label is not None and ends_sentence(label):
            continue
        if label is not None and label.kind == "key_result" and label.number and start + label.rest < len(text):
            found.append((max(at - 1, 0), start + label.rest))
        elif not found:
            return []
    return found if len(found) > 1 else []


def _in_number(text: str, place: int) -> bool:
    """Return whether a mark stands between two digits: "4.5", "3/4"."""
    return text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()


def with_results(words: Inline) -> tuple[Inline, list[Inline]]:
    """Return an objective, and the key results with numbers that its own line goes on to: "Nobody queues (KR1: …; KR2: …)"."""
    text = words.text
    for at in islice((place for place, one in enumerate(text) if one in BEFORE and not _in_number(text, place)), MOST):
        rest = words.cut(at + 1, len(text.rstrip(")")) if text[at] == "(" else None).strip()
        label = read_label(rest.text)
        if label is not None and label.kind == "key_result" and label.number and label.rest < len(rest.text):
            return words.cut(0, at).strip(), _parted(rest, _labelled(rest.text) or [(0, label.rest)])
    return words, []


def beside(words: Inline) -> list[Inline]:
    """Return what bars and dots part, where each further part names something or one of them is a field: "Anna | Status: green"."""
    text = words.text
    parts = _parted(words, _apart(text, f"|{DOTS}"))
    names = [one.text[:HEAD].partition(":") for one in parts[1:]]
    named = [field_named(name) is not None for name, colon, _ in names if colon]
    return parts if parts and (len(named) == len(names) or any(named)) else [words]


def _apart(text: str, marks: str) -> list[tuple[int, int]]:
    """Return where one of the marks stands between spaces."""
    return [(at, at + 1) for at in range(1, len(text) - 1) if text[at] in marks and text[at - 1] == text[at + 1] == " "]


def _parted(words: Inline, stops: list[tuple[int, int]]) -> list[Inline]:
    """Return the words between the places where statements begin, without what counts them."""
    starts, ends = [0, *(end for _, end in stops)], [*(start for start, _ in stops), len(words.text)]
    parts = [words.cut(start, max(start, end)).strip() for start, end in zip(starts, ends, strict=True)]
    return [one for one in parts if one.text] if stops else []


def listed(words: Inline) -> list[Inline]:
    """Return the statements that one line holds, numbered or parted by semicolons or by dots between spaces; else the line."""
    text = words.text
    if "\n" in text.strip():
        return statements_in(words) if _are_whole([line.strip() for line in text.strip().split("\n")]) else [words]
    if stops := _counted(text) or _labelled(text):
        return _parted(words, stops)
    semicolons = [(at, at + 1) for at, one in enumerate(text) if one == ";"]
    parts = _parted(words, semicolons or _apart(text, DOTS))
    told = all(len(one.text.split()) > 1 and (semicolons or any(map(str.isdigit, one.text))) for one in parts)
    return parts if len(parts) > 1 and told else [words]  # "… to 10 minutes · measured each Friday"


def unmarked(words: Inline) -> list[Inline]:
    """Return the items of a list that lost its marks: lines that stand alone, at least half of which do not go on; else nothing."""
    lines = [line.strip() for line in words.text.strip().split("\n")]
    width = max(map(len, lines))
    ended = sum(is_end_meant(line, after, width) for line, after in pairwise(lines))
    return statements_in(words) if len(lines) > 1 and ended * 2 >= len(lines) - 1 and _are_whole(lines) else []


def lost_list(part: Part) -> list[Inline]:
    """Return the lines of a paragraph below an objective that are a list without its marks: half of them have numbers."""
    found = unmarked(part.words) if part.kind == "paragraph" and part.label is None and part.rank is None else []
    return found if sum(any(sign.isdigit() for sign in one.text) for one in found) * 2 >= len(found) else []


def _are_whole(lines: list[str]) -> bool:
    """Return whether each line stands alone: it begins with a capital, or with a number behind a line that has one and is over."""
    small = lexicon("grammar.prepositions")
    over = [any(one.isdigit() for one in line) and line.rpartition(" ")[2].casefold() not in small for line in lines]
    return all(line[:1].isupper() or (line[:1].isdigit() and before) for line, before in zip(lines, [True, *over], strict=False))
