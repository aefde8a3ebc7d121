"""OKRs in Word documents; read only. A statement's line is the number of its paragraph, a table's row counted as one."""

from __future__ import annotations

from dataclasses import dataclass, field

from okrcoach.documents.office.archive import Archive
from okrcoach.documents.office.lines import LineWriter, Spans
from okrcoach.documents.page.blocks import Block, Page, Row
from okrcoach.documents.page.page import understand
from okrcoach.errors import OkrcoachError
from okrcoach.model import OkrDocument

MAX_PARAGRAPHS = 50_000
MAX_SPAN = 50
"""Cells over more columns than this count as this many."""
_SKIPPED = frozenset(("del", "instrText", "delText", "footnoteReference", "Fallback", "rPrChange", "pPrChange"))


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while it is read."""

    text: list[str] = field(default_factory=list)
    length: int = 0
    spans: Spans = field(default_factory=dict)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    style: str = ""
    list_id: str = ""
    level: int = 0

    def add(self, text: str, marks: set[str]) -> None:
        for mark in marks:
            self.spans.setdefault(mark, []).append((self.length, self.length + len(text)))
        self.text.append(text)
        self.length += len(text)


@dataclass(slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    outline: int | None = None
    list_id: str = ""
    level: int = 0


def parse_bytes(data: bytes) -> OkrDocument:
    """Return the document that a Word file holds. Raises OkrcoachError where it is none, or too large."""
    archive = Archive(data)
    reader = _Reader(archive)
    if not archive.parse("word/document.xml", reader.start, reader.end, reader.data):
        raise OkrcoachError("is no Word document")
    return understand(Page(reader.blocks), reader.lines.text)[0]


class _Reader:
    def __init__(self, archive: Archive) -> None:
        self.styles = _styles(archive)
        self.bullets = _bullets(archive)
        self.relations = archive.relations("word/document.xml")
        self.lines = LineWriter()
        self.blocks: list[Block] = []
        self.items: list[Block] = []
        self.counts: dict[tuple[str, int], int] = {}
        self.paragraphs: list[_Paragraph] = []  # the one that is read, and those around it (text boxes)
        self.marks: set[str] = set()
        self.link: tuple[int, str] | None = None
        self.skip = 0
        self.within = ""
        self.properties = False
        self.tables: list[Block] = []
        self.row: list[tuple[str, Spans]] = []
        self.cell: tuple[list[str], Spans] = ([], {})
        self.span = 1
        self.merged = False
        self.count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Read the start of an element."""
        if self.skip or tag in _SKIPPED:
            self.skip += 1
            return
        value = attributes.get("val", "")
        on = value not in ("0", "false", "off", "none")
        paragraph = self.paragraphs[-1] if self.paragraphs else None
        if tag == "p":
            self.count += 1
            if self.count > MAX_PARAGRAPHS:
                raise OkrcoachError(f"has more than {MAX_PARAGRAPHS:,} paragraphs")
            self.paragraphs.append(_Paragraph())
        elif tag == "tbl":
            self._table()
        elif tag == "tr":
            self.row = []
        elif tag == "tc":
            self.cell, self.span, self.merged = ([], {}), 1, False
        elif tag == "gridSpan":
            self.span = min(int(value), MAX_SPAN) if value.isdigit() else 1
        elif tag == "vMerge":
            self.merged = value != "restart"
        elif paragraph is not None:
            self._in_paragraph(tag, value, on=on, paragraph=paragraph, attributes=attributes)

    def _in_paragraph(self, tag: str, value: str, *, on: bool, paragraph: _Paragraph, attributes: dict[str, str]) -> None:
        if tag == "pPr":
            self.properties = True
        elif tag == "r":
            self.marks = set()
        elif tag in ("b", "i", "strike", "dstrike") and not self.properties:
            mark = {"b": "bold", "i": "italic"}.get(tag, "struck")
            self.marks = self.marks | {mark} if on else self.marks - {mark}
        elif tag == "t":
            self.within = "t"
        elif tag == "tab" and not self.properties:
            paragraph.add(" ", self.marks)
        elif tag in ("br", "cr"):
            paragraph.add("\n", self.marks)
        elif tag == "pStyle":
            paragraph.style = value
        elif tag == "numId":
            paragraph.list_id = value
        elif tag == "ilvl":
            paragraph.level = int(value) if value.isdigit() else 0
        elif tag == "hyperlink":
            self.link = (paragraph.length, self.relations.get(attributes.get("id", ""), ""))

    def end(self, tag: str) -> None:
        """Read the end of an element."""
        if self.skip:
            self.skip -= 1
            return
        if tag == "t":
            self.within = ""
        elif tag == "pPr":
            self.properties = False
        elif tag == "hyperlink" and self.link is not None and self.paragraphs:
            self.paragraphs[-1].links.append((self.link[0], self.paragraphs[-1].length, self.link[1]))
            self.link = None
        elif tag == "p" and self.paragraphs:
            self._paragraph(self.paragraphs.pop())
        elif tag == "tc" and self.tables:
            self.row.append(("" if self.merged else "".join(self.cell[0]), self.cell[1]))
            self.row += [("", {})] * (self.span - 1)
        elif tag == "tr" and self.tables:
            row: Row = self.lines.row(self.row)
            self.tables[-1].rows.append(row)
            self.tables[-1].end = row.end
        elif tag == "tbl" and self.tables:
            self.tables.pop()

    def data(self, text: str) -> None:
        """Read text."""
        if self.within == "t" and self.paragraphs and not self.skip:
            self.paragraphs[-1].add(text, self.marks)

    def _table(self) -> None:
        block = Block("table", self.lines.length, self.lines.length)
        if not self.tables:
            self.items.clear()
            self.blocks.append(block)
        self.tables.append(block)

    def _paragraph(self, paragraph: _Paragraph) -> None:
        text = "".join(paragraph.text)
        if self.paragraphs:  # a text box inside a paragraph
            return
        if self.tables:
            parts, spans = self.cell
            start = sum(map(len, parts))
            if parts and text:
                parts.append("\n")
                start += 1
            for mark, places in paragraph.spans.items():
                spans.setdefault(mark, []).extend((start + first, start + last) for first, last in places)
            parts.append(text)
            return
        start = self.lines.length
        words = self.lines.words(text, paragraph.spans, paragraph.links)
        end = self.lines.length
        self.lines.end_line()
        if not text.strip():
            return
        level = self._heading(paragraph.style)
        list_id, depth = self._list(paragraph)
        if level is not None:
            self.items.clear()
            block = Block("heading", start, end, level=level)
            self.blocks.append(block)
        elif list_id:
            block = self._item(list_id, depth, start, end)
        else:
            self.items.clear()
            block = Block("paragraph", start, end)
            self.blocks.append(block)
        block.inline = words.strip()

    def _item(self, list_id: str, depth: int, start: int, end: int) -> Block:
        while self.items and self.items[-1].level >= 2 * depth:
            self.items.pop()
        number = self.counts[list_id, depth] = self.counts.get((list_id, depth), 0) + 1
        mark = "-" if (list_id, depth) in self.bullets else f"{number}."
        block = Block("item", start, end, level=2 * depth, mark=mark)
        (self.items[-1].children if self.items else self.blocks).append(block)
        self.items.append(block)
        return block

    def _chain(self, style: str) -> list[_Style]:
        found: list[_Style] = []
        while style in self.styles and len(found) < 20:
            found.append(self.styles[style])
            style = found[-1].based_on
        return found

    def _heading(self, style: str) -> int | None:
        """Return the level of a heading's style."""
        for one in self._chain(style):
            if one.outline is not None and one.outline < 9:
                return one.outline + 1
            name = one.name.casefold()
            if name == "title":
                return 1
            if name.startswith("heading ") and name[8:].isdigit():
                return int(name[8:])
        return None

    def _list(self, paragraph: _Paragraph) -> tuple[str, int]:
        if paragraph.list_id:
            return ("" if paragraph.list_id == "0" else paragraph.list_id), paragraph.level
        for one in self._chain(paragraph.style):
            if one.list_id:  # "List Bullet 2" is a list of its own, one level in
                inner = one.name[-1:] if one.name.casefold().startswith("list ") else ""
                return one.list_id, max(one.level, int(inner) - 1 if inner.isdigit() and inner != "0" else 0)
        return "", 0


def _styles(archive: Archive) -> dict[str, _Style]:
    found: dict[str, _Style] = {}
    current = _Style()

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal current
        value = attributes.get("val", "")
        if tag == "style":
            current = found.setdefault(attributes.get("styleId", ""), _Style())
        elif tag == "name":
            current.name = value
        elif tag == "basedOn":
            current.based_on = value
        elif tag == "outlineLvl" and value.isdigit():
            current.outline = int(value)
        elif tag == "numId":
            current.list_id = value
        elif tag == "ilvl" and value.isdigit():
            current.level = int(value)

    archive.parse("word/styles.xml", start)
    return found


def _bullets(archive: Archive) -> set[tuple[str, int]]:
    """Return which levels of which lists have bullets, not numbers."""
    abstract: dict[str, set[int]] = {}
    found: set[tuple[str, int]] = set()
    state = {"abstract": "", "level": "0", "list": ""}

    def start(tag: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if tag == "abstractNum":
            state["abstract"] = attributes.get("abstractNumId", "")
        elif tag == "lvl":
            state["level"] = attributes.get("ilvl", "0")
        elif tag == "numFmt" and value == "bullet" and state["level"].isdigit():
            abstract.setdefault(state["abstract"], set()).add(int(state["level"]))
        elif tag == "num":
            state["list"] = attributes.get("numId", "")
        elif tag == "abstractNumId":
            found.update((state["list"], level) for level in abstract.get(value, ()))

    archive.parse("word/numbering.xml", start)
    return found
