"""Rows of a sheet become objectives and key results, by the names of its columns."""

from __future__ import annotations

from dataclasses import replace

from okrcoach.documents.names import StatementKind, kind_named, names, plain_name
from okrcoach.documents.page.blocks import Block, Page, Row
from okrcoach.documents.page.cells import says_something, statements_in, unlabelled
from okrcoach.documents.page.columns import columns_of
from okrcoach.documents.page.found import FoundStatement, Scope
from okrcoach.documents.page.head import named_period
from okrcoach.documents.page.inline import NO_WORDS, Inline
from okrcoach.documents.page.labels import read_label
from okrcoach.documents.page.outline import Part
from okrcoach.documents.page.statements import Builder
from okrcoach.documents.page.structure import Reader
from okrcoach.documents.page.tables import read_table
from okrcoach.documents.page.teams import keep_several
from okrcoach.documents.page.totals import without_totals
from okrcoach.documents.sheets.sheet_cells import check_ins, ignores, lines_of
from okrcoach.documents.text import unescaped
from okrcoach.model import OkrDocument

_HEAD = ("team", "period", "title")
_OTHERS = frozenset(("objective", "key_result", "project", "text", "objective_team", "check_in", "ignore", "ignore_all", *_HEAD))
HEADER_ROWS = 30
"""The row with the names of the columns is looked for in so many."""


class SheetReader:
    """Reads the rows of one sheet and remembers what it found."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.reader = Reader([], okr=True)
        self.columns: dict[int, str] = {}
        self.exact = False
        self.stepped = False
        """Whether key results stand further in than their objectives."""
        self.above: list[Row] = []
        """What stands above the names of the columns."""
        self.head: dict[str, str] = {}
        self.ids: dict[str, FoundStatement] = {}
        self.texts: dict[str, FoundStatement] = {}
        self.last: FoundStatement | None = None
        self.notes: list[str] = []

    def run(self) -> list[FoundStatement]:
        """Return the objectives; with none, the notes say which columns there are."""
        header = self._header()
        if header is None:
            return self._table() or self._labelled()
        self.above = self.rows[:header]
        self.above = [row for row in self.above if not self._card(row, None)]
        block = Block("table", self.rows[header].start, self.rows[-1].end, rows=self.rows[header:])
        part = Part("table", block, NO_WORDS, None)
        below = self.rows[header + 1 :]
        for row in below if self.exact else without_totals(below, self.columns):
            filled = any(cell.text.strip() for cell in row.cells)
            if filled and not self._card(row, self.rows[header]):
                self._row(row, part)
        if not any(one.key_results or one.words.text for one in self.reader.objectives):
            self._explain(self.rows[header])
        if not self.exact and keep_several(self.reader.objectives):
            self.head.pop("team", None)
        return [one for one in self.reader.objectives if one.words.text or one.key_results or one.projects]

    def _card(self, row: Row, header: Row | None) -> bool:
        """Take a row that stands over a block of key results: "Objective 2: …", or the names of the columns once more."""
        cells = [cell.strip() for cell in row.cells if cell.text.strip()]
        if self.exact or not cells:
            return False
        if header is not None and [cell.text for cell in row.cells] == [cell.text for cell in header.cells]:
            return True
        label = read_label(cells[0].text)
        if label is None or label.kind != "objective" or not label.strong or {"objective", "type"} & set(self.columns.values()):
            return False
        alone = label.rest >= len(cells[0].text)
        if len(cells) > 1 + alone or (alone and len(cells) == 1):
            return False
        part = Part("table", Block("table", row.start, row.end, rows=[row]), NO_WORDS, None)
        self._objective(row, part, (cells[1] if alone else cells[0].cut(label.rest)).strip())
        return True

    def _explain(self, row: Row) -> None:
        found = ", ".join(repr(" ".join(cell.text.split())[:40]) for cell in row.cells[:20] if cell.text.strip())
        self.notes.append(f"the columns are {found or 'empty'}; columns such as 'Objective', 'Key Result' and 'Type' are looked for")

    def _header(self) -> int | None:
        for index, row in enumerate(self.rows[:HEADER_ROWS]):
            columns = _columns(self.rows[index : index + HEADER_ROWS])
            kinds = set(columns.values())
            named = next((name for name in ("text", "objective") if name in kinds), None)
            self.stepped = named is not None and not kinds & {"key_result", "type", "parent"} and self._is_stepped(index, columns, named)
            if "parent" in kinds and named == "objective" and not kinds & {"key_result", "text"}:
                column = next(at for at, name in columns.items() if name == named)
                columns[column] = "text"  # each row names the one above it: not all of them are objectives
                kinds.add("text")
            if self.stepped or "key_result" in kinds or ("text" in kinds and kinds & {"objective", "type", "parent"}):
                self.columns = columns
                self.exact = [cell.text for cell in row.cells[:3]] == ["Type", "Objective", "Text"]
                return index
        return None

    def _is_stepped(self, header: int, columns: dict[int, str], named: str) -> bool:
        """Return whether the texts below a heading are objectives at the edge and key results further in."""
        column = next(at for at, name in columns.items() if name == named)
        cells = [row.cells[column].text for row in self.rows[header + 1 :] if column < len(row.cells) and row.cells[column].text.strip()]
        inner = sum(text[0].isspace() for text in cells)
        stepped = bool(cells) and not cells[0][0].isspace() and inner * 2 >= len(cells)
        if stepped:
            columns[column] = "text"
        return stepped

    def _table(self) -> list[FoundStatement]:
        """Read a sheet as a table of a page is read: with objectives in bold rows, or a first column that says what each row is."""
        first = next((at for at, row in enumerate(self.rows) if any(cell.text.strip() for cell in row.cells)), None)
        if first is None:
            return []
        block = Block("table", self.rows[first].start, self.rows[-1].end, rows=self.rows[first:])
        read_table(self.reader, Part("table", block, NO_WORDS, None), Scope("objectives", True))
        self.reader.aside.clear()
        found = [one for one in self.reader.objectives if one.key_results]
        if not found:
            self.reader.objectives.clear()
        return found

    def _labelled(self) -> list[FoundStatement]:
        """Read a sheet without names of columns as a page: each row is a line that may say what it is."""
        part = Part("table", Block("table", 0, 0, rows=self.rows), NO_WORDS, None)
        lines = [(row, line) for row in self.rows for line in lines_of(row)]
        for row, cells in lines:
            label = read_label(cells[0].text)
            if label is None or label.kind not in ("objective", "key_result"):
                continue
            words = cells[1] if label.rest >= len(cells[0].text) and len(cells) > 1 else cells[0].cut(label.rest)
            draft = FoundStatement(label.kind, words.strip(), [part], label)
            draft.row = row
            if draft.kind == "objective":
                self.last = draft
                self.reader.objectives.append(draft)
            else:
                self._objective_above().key_results.append(draft)
        if not self.reader.objectives and self.rows:
            self._explain(next((row for row in self.rows if any(cell.text.strip() for cell in row.cells)), self.rows[0]))
        return self.reader.objectives

    def _objective_above(self) -> FoundStatement:
        if self.last is None:
            self.last = FoundStatement("objective", NO_WORDS)
            self.reader.objectives.append(self.last)
        return self.last

    def cell(self, row: Row, name: str) -> Inline | None:
        """Return a row's cell by what its column holds; None for an empty one."""
        column = next((index for index, one in self.columns.items() if one == name), None)
        if column is None or column >= len(row.cells) or not row.cells[column].text.strip():
            return None
        return row.cells[column].strip()

    def _row(self, row: Row, part: Part) -> None:
        for name in _HEAD:
            if (cell := self.cell(row, name)) is not None:
                self.head.setdefault(name, cell.text)
        kind = self.cell(row, "type")
        said = kind_named(kind.text) if kind is not None else None
        objective, result, text = (self.cell(row, name) for name in ("objective", "key_result", "text"))
        own = text or (objective if said == "objective" else result) or result
        parent = self.cell(row, "parent")
        if self.stepped and text is not None and said is None:
            column = next(at for at, name in self.columns.items() if name == "text")
            said = "key_result" if row.cells[column].text[0].isspace() else "objective"
        if said is None and "type" not in self.columns.values() and "key_result" not in self.columns.values() and text is not None:
            said = "objective" if parent is None and objective is None else "key_result"
        if said == "objective" and (own is not None or self.exact):
            self._objective(row, part, own or NO_WORDS)
            return
        if objective is not None and objective is not own and (self.exact or says_something(objective.text)):
            self._under(row, part, objective)
        if own is None:
            return
        if not self.exact:
            own = unlabelled(own, "key_result")
        target = self._parent(parent) or self._objective_above()
        for words in [own] if self.exact else statements_in(own):
            draft = self._draft("project" if said == "project" else "key_result", words, row, part)
            (target.projects if draft.kind == "project" else target.key_results).append(draft)

    def _draft(self, kind: StatementKind, words: Inline, row: Row, part: Part) -> FoundStatement:
        draft = FoundStatement(kind, words, [part])
        draft.row = row
        draft.fields = self._fields(row, words)
        draft.given = (check_ins(self.cell(row, "check_in")), ignores(self.cell(row, "ignore")))
        return draft

    def _objective(self, row: Row, part: Part, words: Inline) -> None:
        if not self.exact:
            words = unlabelled(words, "objective")
        draft = self._draft("objective", words, row, part)
        draft.team = self._team(row)
        self.reader.objectives.append(draft)
        self.last = draft
        self.texts.setdefault(words.text.casefold(), draft)
        if (name := self.cell(row, "id")) is not None:
            self.ids.setdefault(name.text.casefold(), draft)

    def _under(self, row: Row, part: Part, words: Inline) -> None:
        """Make the objective that a column names for each key result, once."""
        if self.last is not None and self.last.words.text == words.text:
            return
        if not self.exact:
            words = unlabelled(words, "objective")
        known = self.texts.get(words.text.casefold())
        if known is None:
            known = FoundStatement("objective", words, [part])
            known.row = row
            known.team = self._team(row)
            self.reader.objectives.append(known)
            self.texts[words.text.casefold()] = known
        self.last = known

    def _team(self, row: Row) -> str:
        cell = self.cell(row, "objective_team" if self.exact else "team")
        return unescaped(cell.text) if cell is not None else ""

    def _parent(self, cell: Inline | None) -> FoundStatement | None:
        if cell is None:
            return None
        key = cell.text.strip().casefold()
        return self.ids.get(key) or self.texts.get(key)

    def _fields(self, row: Row, words: Inline) -> dict[str, Inline]:
        found: dict[str, Inline] = {}
        for index, name in self.columns.items():
            if name in _OTHERS or index >= len(row.cells):
                continue
            cell = row.cells[index].strip()
            if cell.text and cell.piece.start != words.piece.start and not (name == "type" and kind_named(cell.text)):
                found["type" if name == "sort" else name] = cell
        return found


def _columns(rows: list[Row]) -> dict[int, str]:
    """Return what each column holds; a column of plain texts is known by its name, too."""
    found = columns_of(rows)
    for index, cell in enumerate(rows[0].cells):
        name = plain_name(cell.text)
        for kind, known in (
            ("text", names("text")),
            ("sort", names("sort")),
            ("ignore", ("ignore",)),
            ("ignore_all", ("ignoreeverywhere",)),
        ):
            if name in known and (index not in found or kind == "sort") and kind not in found.values():
                found[index] = kind
    kinds = {name: index for index, name in found.items()}
    if "title" in kinds and "text" not in kinds and kinds.keys() & {"type", "parent"}:
        found[kinds["title"]] = "text"  # where each row says what it is, its title is its text
    return found


def head_of(sheet: SheetReader, name: str = "") -> dict[str, str]:
    """Return title, team and period where columns of a sheet hold them, or the lines above; `name` is the sheet's."""
    found = {what: text for what, value in sheet.head.items() if (text := unescaped(value).strip())}
    above = [text for row in sheet.above for cell in row.cells if (text := " ".join(cell.text.split()))]
    if above:
        found.setdefault("title", above[0])
    if "period" not in found and not sheet.exact and (period := named_period([*above, name])):
        found["period"] = period
    return found


def understand_rows(rows: list[Row], text: str, decided: dict[str, bool] | None = None) -> tuple[OkrDocument, Builder]:
    """Return the document that the rows hold, and the builder that knows where everything stands in `text`."""
    sheet = SheetReader(rows)
    drafts = sheet.run()
    builder = Builder(Page([]), text, decided)
    document = builder.build(sheet.reader, drafts, exact=sheet.exact)
    head = head_of(sheet)
    everywhere = next((found for row in rows[1:2] if (found := ignores(sheet.cell(row, "ignore_all")))), ())
    notes = (*sheet.notes, *document.notes)
    return replace(
        document, title=head.get("title"), team=head.get("team"), period=head.get("period"), ignores=everywhere, notes=notes
    ), builder
