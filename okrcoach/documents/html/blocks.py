"""HTML as blocks: headings, lists, tables and paragraphs, each with the place of its words.

A scanner of our own: the standard one looks at some broken pages again and again, this one looks at every character once.
"""

from __future__ import annotations

import re

from okrcoach.documents.html.tables import Table, span_of
from okrcoach.documents.html.tags import BREAKS, MARKS, NAME, SKIPPED, attributes_of, find_tag, tag_end
from okrcoach.documents.html.words import Words
from okrcoach.documents.page.blocks import Block, BlockKind, Page, Row
from okrcoach.documents.page.inline_marks import entity_form
from okrcoach.documents.page.labels import ENDING
from okrcoach.documents.page.line_marks import after_box

MAX_CELLS = 1000
MAX_NESTING = 100

_CHUNK = re.compile(r"\s+|[^\s&]+|&")


def read_html(text: str, start: int = 0, end: int | None = None) -> Page:
    """Return the blocks of an HTML text, or of the part of it from `start` up to `end`."""
    return _Scanner(text, start, len(text) if end is None else end).run()


class _Scanner:
    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.at = start
        self.stop = end
        self.page = Page([])
        self.words = Words()
        self.block: Block | None = None
        self.items: list[Block] = []
        self.lists: list[list[int]] = []  # one a list: its counter, or 0 for bullets
        self.tables: list[Table] = []
        self.cell = False
        self.title: int | None = None
        self.broken = False  # whether a line has just been broken

    def run(self) -> Page:
        text, missing = self.text, set[str]()
        while self.at < self.stop:
            sign = text.find("<", self.at, self.stop)
            self._data(self.at, self.stop if sign < 0 else sign)
            if sign < 0:
                break
            self.at = self._markup(sign, missing)
        self._flush()
        return self.page

    def _markup(self, sign: int, missing: set[str]) -> int:
        """Read what begins with "<"; return where it ends."""
        text = self.text
        for opening, closing in (("<!--", "-->"), ("<!", ">"), ("<?", ">")):
            if text.startswith(opening, sign):
                end = -1 if closing in missing else text.find(closing, sign, self.stop)
                if end < 0:
                    missing.add(closing)
                    break
                if opening == "<!--":
                    self.page.remark(sign, text[sign + 4 : end])
                return end + len(closing)
        name = NAME.match(text, sign, self.stop)
        end = tag_end(text, sign, self.stop) if name is not None else -1
        if name is None or end < 0:
            self._data(sign, sign + 1)
            return sign + 1
        tag = name[1].lower()
        closing_tag = text[sign + 1] == "/"
        if tag in SKIPPED and not closing_tag and text[end - 2] != "/":
            close = -1 if tag in missing else find_tag(text, f"</{tag}", end, self.stop)
            if close < 0:
                missing.add(tag)
                return self.stop
            return close
        if closing_tag:
            self._close(tag, sign, end)
        else:
            self._open(tag, sign, text[name.end() : end - 1])
        return end

    def _data(self, start: int, end: int) -> None:
        if start >= end:
            return
        at = start
        while (match := _CHUNK.match(self.text, at, end)) is not None:
            chunk, first, at = match.group(), at, match.end()
            if chunk == "&" and (entity := entity_form().match(self.text, first, end)):
                from html import unescape  # noqa: PLC0415 - its table is large

                chunk, at = unescape(entity.group()), entity.end()
            if self.block is None and not self.cell and self.title is None:
                if chunk.isspace():
                    continue
                words = self.words  # marks that are open already belong to what begins here
                self._begin("paragraph", first)
                self.words = words
            self.broken = self.broken and chunk.isspace()
            self.words.add(chunk if not chunk.isspace() else "\n" if "\n" in chunk and not self.cell else " ", first)

    def _begin(self, kind: BlockKind, source: int, level: int = 0, mark: str = "") -> Block:
        self._flush()
        block = Block(kind, source, source, level=level, mark=mark)
        (self.items[-1].children if self.items else self.page.blocks).append(block)
        self.block = block
        return block

    def _flush(self) -> None:
        """Give the words gathered so far to the block or cell that they stand in."""
        if self.cell and self.tables:
            return
        if self.block is not None:
            self.block.inline = words = self.words.inline(self.block.start)
            if self.block.kind == "item":
                self.block.inline = words.cut(after_box(words.text, 0, len(words.text)))
            self.block.end = max(self.block.start, words.piece.end)
        self.words = Words()
        self.block = None

    def _open(self, tag: str, sign: int, attributes: str) -> None:
        if self.cell:
            self._in_cell(tag, sign, attributes)
            return
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.items.clear()
            self.lists.clear()
            self._begin("heading", sign, int(tag[1]))
        elif tag == "p" and not self.page.blocks and _is_title(attributes_of(attributes)):
            self._begin("heading", sign, 1)
        elif tag in ("ul", "ol"):
            self._flush()
            if len(self.lists) < MAX_NESTING:
                self.lists.append([1 if tag == "ol" else 0])
        elif tag == "li":
            self._item(sign)
        elif tag in ("table", "tr", "td", "th"):
            self._open_table(tag, sign, attributes)
        elif tag == "title":
            self._flush()
            self.title = sign
        elif tag == "br":
            if self.broken and self.block is not None and self.block.kind == "paragraph":
                self._flush()  # an empty line
            self.broken = True
            self.words.add("\n", sign)
        elif tag in BREAKS:
            if not (self.block is not None and self.block.kind == "item" and not self.words.parts):
                self._flush()
            if tag in ("summary", "dt"):
                self._begin("paragraph", sign).title = tag == "dt"
                self.words.mark("bold", opens=True)
            elif tag in ("dd", "ac:task-body"):
                self._begin("item", sign, mark="-")
        else:
            self._mark(tag, attributes)

    def _mark(self, tag: str, attributes: str) -> None:
        if kind := MARKS.get(tag):
            self.words.mark(kind, opens=True)
        elif tag == "a":
            self.words.end_link()
            self.words.link = (self.words.length, attributes_of(attributes).get("href", ""))
        elif tag == "img":
            self.words.images.append((self.words.length, attributes_of(attributes).get("alt", "")))

    def _item(self, sign: int) -> None:
        self._flush()
        depth = max(1, len(self.lists))
        while len(self.items) >= depth:
            self.items.pop()
        counter = self.lists[-1] if self.lists else [0]
        mark = f"{counter[0]}." if counter[0] else "-"
        counter[0] += counter[0] > 0
        block = self._begin("item", sign, level=2 * (depth - 1), mark=mark)
        self.items.append(block)

    def _close(self, tag: str, sign: int, end: int) -> None:
        if tag == "title" and self.title is not None:
            self.page.front["title"] = self.words.inline(sign).text
            self.title = None
            self.words = Words()
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in ("table", "tr"):
            self._close_table(tag, sign)
        elif self.cell:
            self._in_cell(f"/{tag}", sign, "")
        elif tag in ("ul", "ol"):
            self._flush()
            if self.lists:
                self.lists.pop()
            while len(self.items) > len(self.lists):
                self.items.pop()
        elif tag == "summary":
            self.words.mark("bold", opens=False)
            self._flush()
        elif tag in BREAKS or (len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()) or tag == "li":
            self._flush()
        else:
            if kind := MARKS.get(tag):
                self.words.mark(kind, opens=False)
            elif tag == "a":
                self.words.end_link()
            if (
                tag != "a"
                and self.block is not None
                and self.words.is_label()
                and (self.text[end : end + 40].lstrip() or " ")[0] not in ENDING
            ):
                self.words.add("\n", sign)

    # --- tables -----------------------------------------------------------------------------------------------------

    def _open_table(self, tag: str, sign: int, attributes: str) -> None:
        if tag == "table":
            self.tables.append(Table(self._begin("table", sign)))
            self.block = None
            return
        if not self.tables:
            return
        table = self.tables[-1]
        if tag == "tr":
            self._end_row(sign)
            table.row = Row(sign, sign, [])
            table.block.rows.append(table.row)
            self._spanned(table)
        elif table.row is not None and len(table.row.cells) < MAX_CELLS:
            found = attributes_of(attributes)
            column = len(table.row.cells)
            table.wide = span_of(found.get("colspan"))
            if (down := span_of(found.get("rowspan"))) > 1:
                for place in range(column, column + table.wide):
                    table.spans[place] = down - 1
            self.words = Words()
            self.cell = True

    def _spanned(self, table: Table) -> None:
        """Put an empty cell wherever one of a row further up goes on."""
        row = table.row
        while row is not None and table.spans.get(len(row.cells), 0) > 0 and len(row.cells) < MAX_CELLS:
            table.spans[len(row.cells)] -= 1
            row.cells.append(Words().inline(row.start))

    def _in_cell(self, tag: str, sign: int, attributes: str) -> None:
        if tag in ("td", "th", "tr"):
            self._end_cell()
            self._open_table(tag, sign, attributes)
        elif tag == "br" or tag.strip("/") in BREAKS or tag.strip("/") in ("li", "ul", "ol"):
            if self.words.parts and self.words.parts[-1] != "\n":
                self.words.add("\n", sign)
        elif tag.startswith("/"):
            if kind := MARKS.get(tag[1:]):
                self.words.mark(kind, opens=False)
            elif tag == "/a":
                self.words.end_link()
        else:
            self._mark(tag, attributes)

    def _end_cell(self) -> None:
        if not self.cell or not self.tables:
            return
        table = self.tables[-1]
        self.cell = False
        if table.row is not None:
            table.row.cells.append(self.words.inline(self.at))
            for _ in range(table.wide - 1):
                table.row.cells.append(Words().inline(self.at))
            self._spanned(table)
        self.words = Words()

    def _end_row(self, sign: int) -> None:
        self._end_cell()
        if self.tables and self.tables[-1].row is not None:
            self.tables[-1].row.end = sign
            self.tables[-1].row = None

    def _close_table(self, tag: str, sign: int) -> None:
        self._end_row(sign)
        if tag == "table" and self.tables:
            table = self.tables.pop()
            table.block.end = sign


def _is_title(attributes: dict[str, str]) -> bool:
    """Return whether a paragraph is a page's title as Google Docs exports it: with a place in the outline, as its headings have."""
    return "title" in attributes.get("class", "").split() and attributes.get("id", "").startswith("h.")
