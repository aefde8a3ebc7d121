"""OKRs in Excel workbooks; read only. A statement's line and column are those of its cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from okrcoach.documents.office.archive import Archive
from okrcoach.documents.office.lines import LineWriter, SheetLines, Spans
from okrcoach.documents.page.blocks import Page, Row
from okrcoach.documents.page.found import FoundStatement
from okrcoach.documents.page.statements import Builder
from okrcoach.documents.page.structure import Reader
from okrcoach.documents.places import sheet_note
from okrcoach.documents.sheets.sheet import SheetReader, head_of
from okrcoach.documents.values import number_text
from okrcoach.errors import OkrcoachError
from okrcoach.model import OkrDocument

MAX_ROWS = 20_000
MAX_COLUMNS = 200
"""Cells further to the right are left out."""
MAX_SHEETS = 60
MAX_INDENT = 15
_DATE_FORMATS = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class _Styles:
    bold: set[int] = field(default_factory=set)
    struck: set[int] = field(default_factory=set)
    dates: set[int] = field(default_factory=set)
    percents: set[int] = field(default_factory=set)
    indented: dict[int, int] = field(default_factory=dict)
    """Styles that put a text further in, and by how many steps."""


def parse_bytes(data: bytes) -> OkrDocument:
    """Return the document that a workbook holds. Raises OkrcoachError where it is none, or too large."""
    archive = Archive(data)
    sheets = _sheets(archive)
    if not sheets:
        raise OkrcoachError("is no Excel workbook")
    shared, styles = _shared(archive), _styles(archive)
    lines = LineWriter()
    found = Reader([], okr=True)
    notes: list[str] = []
    head: dict[str, str] = {}
    drafts: list[FoundStatement] = []
    exact = False
    firsts: list[int] = []
    for name, path in sheets:
        firsts.append(lines.length)
        gathered = _Rows(shared, styles, lines)
        archive.parse(path, gathered.start, gathered.end, gathered.data)
        sheet = SheetReader(gathered.rows)
        own = sheet.run()
        if own and len(sheets) > 1:
            notes.append(sheet_note(len(drafts), name))
        if own or len(sheets) == 1:
            notes += sheet.notes
        drafts += own
        found.aside += sheet.reader.aside
        exact = exact or sheet.exact
        if own:
            head = head_of(sheet, name) | head
    document = Builder(Page([]), lines.text, lines=SheetLines(lines.text, firsts)).build(found, drafts, exact=exact)
    return replace(document, title=head.get("title"), team=head.get("team"), period=head.get("period"), notes=(*notes, *document.notes))


def _sheets(archive: Archive) -> list[tuple[str, str]]:
    relations = archive.relations("xl/workbook.xml")
    found: list[tuple[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet" and attributes.get("state", "visible") == "visible" and len(found) < MAX_SHEETS:
            target = relations.get(attributes.get("id", ""), "")
            if target:
                found.append((attributes.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"))

    archive.parse("xl/workbook.xml", start)
    return found


def _shared(archive: Archive) -> list[tuple[str, Spans]]:
    """Return the workbook's texts with their bold and struck parts."""
    found: list[tuple[str, Spans]] = []
    state = _Cell()

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "si":
            state.clear()
        state.start(tag, attributes)

    def end(tag: str) -> None:
        state.end(tag)
        if tag == "si":
            found.append((state.text, dict(state.spans)))

    archive.parse("xl/sharedStrings.xml", start, end, state.data)
    return found


class _Cell:
    """Gathers the text of a cell or of a shared text out of its runs."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.text = ""
        self.spans: Spans = {}
        self.marks: set[str] = set()
        self.within = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "r":
            self.marks = set()
        elif tag in ("b", "strike") and attributes.get("val", "1") not in ("0", "false"):
            self.marks.add("bold" if tag == "b" else "struck")
        elif tag in ("t", "rPh"):
            self.within = tag if self.within != "rPh" else "rPh"

    def end(self, tag: str) -> None:
        if tag == self.within:
            self.within = ""

    def data(self, text: str) -> None:
        if self.within == "t":
            for mark in self.marks:
                self.spans.setdefault(mark, []).append((len(self.text), len(self.text) + len(text)))
            self.text += text


def _styles(archive: Archive) -> _Styles:
    """Return which cell styles are bold, struck through, or dates."""
    found = _Styles()
    path: list[str] = []
    fonts: list[set[str]] = []
    formats: dict[int, str] = {}
    count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        path.append(tag)
        if tag == "font" and path[-2:-1] == ["fonts"]:
            fonts.append(set())
        elif tag in ("b", "strike") and path[-2:-1] == ["font"] and fonts and attributes.get("val", "1") not in ("0", "false"):
            fonts[-1].add(tag)
        elif tag == "numFmt" and attributes.get("numFmtId", "").isdigit():
            formats[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif tag == "xf" and path[-2:-1] == ["cellXfs"]:
            font, number = (int(attributes.get(name, "0") or 0) for name in ("fontId", "numFmtId"))
            marks = fonts[font] if font < len(fonts) else set()
            found.bold |= {count} if "b" in marks else set()
            found.struck |= {count} if "strike" in marks else set()
            code = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", formats.get(number, "")).lower()
            if number in _DATE_FORMATS or ("y" in code and "m" in code) or ("d" in code and "m" in code):
                found.dates.add(count)
            if number in (9, 10) or "%" in code:
                found.percents.add(count)
            count += 1
        elif tag == "alignment" and path[-3:-1] == ["cellXfs", "xf"] and (inner := attributes.get("indent", "0")).isdigit():
            found.indented |= {count - 1: min(int(inner), MAX_INDENT)} if inner != "0" else {}

    def end(_: str) -> None:
        path.pop()

    archive.parse("xl/styles.xml", start, end)
    return found


class _Rows:
    """Gathers the rows of a sheet."""

    def __init__(self, shared: list[tuple[str, Spans]], styles: _Styles, lines: LineWriter) -> None:
        self.shared = shared
        self.styles = styles
        self.lines = lines
        self.rows: list[Row] = []
        self.cells: list[tuple[str, Spans]] = []
        self.kind, self.style = "", 0
        self.value = ""
        self.in_value = False
        self.text = _Cell()
        """Of a cell that holds its text itself."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "row":
            self._open_row(attributes.get("r", ""))
        elif tag == "c":
            self.kind, self.value = attributes.get("t", "n"), ""
            self.style = int(attributes["s"]) if attributes.get("s", "").isdigit() else 0
            self.text.clear()
            column = _column(attributes.get("r", ""), len(self.cells))
            while len(self.cells) < min(column, MAX_COLUMNS):
                self.cells.append(("", {}))
        elif tag == "v":
            self.in_value = True
        else:
            self.text.start(tag, attributes)

    def _open_row(self, given: str) -> None:
        """Begin a row with its number; those that are left out before it are empty."""
        number = int(given) if given.isdigit() else len(self.rows) + 1
        if number > MAX_ROWS:
            raise OkrcoachError(f"has more than {MAX_ROWS:,} rows in a sheet")
        while len(self.rows) < number - 1:
            self.rows.append(self.lines.row([]))
        self.cells.clear()

    def end(self, tag: str) -> None:
        self.text.end(tag)
        if tag == "v":
            self.in_value = False
        elif tag == "c" and len(self.cells) < MAX_COLUMNS:
            self.cells.append(self._cell())
        elif tag == "row":
            self.rows.append(self.lines.row(self.cells))

    def _cell(self) -> tuple[str, Spans]:
        """Return what the cell in hand says, as its style marks it."""
        own = self.kind == "inlineStr"
        text, spans = (
            (self.text.text, dict(self.text.spans)) if own else _content(self.kind, self.value, self.style, self.shared, self.styles)
        )
        if text and (inner := self.styles.indented.get(self.style)):
            text, spans = "  " * inner + text.lstrip(), {}
        for marked, name in ((self.styles.bold, "bold"), (self.styles.struck, "struck")):
            if self.style in marked and text:
                spans = {**spans, name: [(0, len(text))]}
        return text, spans

    def data(self, text: str) -> None:
        if self.in_value:
            self.value += text
        else:
            self.text.data(text)


def _column(reference: str, following: int) -> int:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return following
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return column - 1


def _content(kind: str, value: str, style: int, shared: list[tuple[str, Spans]], styles: _Styles) -> tuple[str, Spans]:
    if kind == "s":
        place = int(value) if value.isdigit() else -1
        return shared[place] if 0 <= place < len(shared) else ("", {})
    if kind == "b":
        return ("yes" if value == "1" else "no"), {}
    if kind == "e":
        return "", {}
    if kind == "n" and value:
        try:
            number = float(value)
        except ValueError:
            return value, {}
        if style in styles.dates and 1 <= number < 2_958_466:
            return (date(1899, 12, 30) + timedelta(days=int(number))).isoformat(), {}
        if style in styles.percents:
            return f"{number_text(round(number * 100, 8))}%", {}
        return number_text(round(number, 10)), {}
    return value, {}
