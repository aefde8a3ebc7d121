"""Markdown's lines as blocks, by a scanner of our own: lenient as people's indentation is, and quick to start."""

from __future__ import annotations

from typing import NamedTuple

from okrcoach.documents.markdown.cells import html_tables, is_table, read_cells, sheet_rows
from okrcoach.documents.markdown.code import above, closing_fence, is_meant, is_plan
from okrcoach.documents.markdown.comments import Comments
from okrcoach.documents.markdown.front_matter import read_front
from okrcoach.documents.markdown.list_tables import DIRECTIVE, list_rows
from okrcoach.documents.names import field_named
from okrcoach.documents.page.blocks import WRAPPED, Block, BlockKind, Code, Page, Row
from okrcoach.documents.page.inline_marks import read_inline
from okrcoach.documents.page.labels import opens
from okrcoach.documents.page.line_marks import BOXES, BULLETS, SWITCH, Marks, after_box, box_title, heading_mark, indentation, is_rule
from okrcoach.documents.text import Lines, Piece, joined

_AMOUNTS = tuple("0123456789$€£")
"""How an amount begins."""
MAX_NESTING, MAX_WITHIN, MAX_CODE = 100, 5, 100
"""List items nested deeper count as this deep; list marks in a row on one line, "- - text"; blocks of code that are looked into."""


class _Open(NamedTuple):
    """A block whose words are still being gathered."""

    block: Block
    pieces: list[Piece]


def read_blocks(text: str) -> Page:
    """Return the blocks of a Markdown text."""
    return _Scanner(text).run()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = Lines(text).spans
        self.page = Page([])
        self.items: list[Block] = []  # the list items that are open, the innermost last
        self.current: _Open | None = None
        self.gathered: list[_Open] = []
        self.cells: list[tuple[Row, list[Piece]]] = []
        self.marks = Marks(text)
        self.references: dict[str, str] = {}
        self.comments = Comments(text, self.page)
        self.blank = True
        self.quoted = 0

    def run(self) -> Page:
        number = read_front(self.text, self.spans, self.page)
        while number < len(self.spans):
            number = self._line(number)
        for one in self.gathered:
            one.block.inline = read_inline(joined(one.pieces, "\n"), self.references)
        for row, pieces in self.cells:
            row.cells = [read_inline(piece, self.references) for piece in pieces]
        return self.page

    def _is_bound(self, at: int, end: int) -> bool:
        """Say whether a line that goes on with a text begins with a bound, and is no quote: "> 90% by June"."""
        return self.current is not None and not self.quoted and self.text[at + 1 : end].lstrip()[:1] in _AMOUNTS

    def _line(self, number: int) -> int:
        start, end = self.spans[number]
        if self.comments.end > start:
            if self.comments.end >= end:
                return number + 1
            start = self.comments.end
        at, column = indentation(self.text, start, end)
        quoted = 0
        while self.text.startswith(">", at, end) and not self._is_bound(at, end):
            at, column = indentation(self.text, at + 1, end)
            quoted += 1
        if quoted > self.quoted:
            self.current = None  # a quote goes on with nothing that stands before it
        self.quoted = quoted
        end = self.comments.taken(at, end)
        line = self.text[at:end]
        if not line.strip():
            # the line of a comment does not part a paragraph, a blank one does
            if not self.text[slice(*self.spans[number])].strip(" \t>"):
                self.current = None
                self.blank = True
            return number + 1
        if line.startswith(("```", "~~~")):
            return self._code(line, at, number)
        if column < 4 and (line[0] in "#=h" or line[:2].lower() == "<h") and self._heading(line, at, number):
            return number + 1
        if line[0] == ":" and SWITCH.match(line):
            return number + 1
        if line.startswith(BOXES) and self._box(line, at, column, number):
            return number + 1
        if line[0] in "-*_=" and is_rule(line):
            return self._rule(line, number)
        if line[0] == "<" and line[:6].lower() == "<table":
            return self._html_table(at, number)
        if "|" in line and number + 1 < len(self.spans) and is_table(self.text[slice(*self.spans[number + 1])], line):
            return self._table(number, column)
        if ("\t" in line or "|" in line) and (rows := sheet_rows(self.text, self.spans, number, "\t" if "\t" in line else "|")):
            self._sheet(rows, number, column)
            return number + len(rows)
        if line.startswith(DIRECTIVE):
            rows, behind = list_rows(self.text, self.spans, number)
            self._sheet(rows, number, column)
            return behind
        if self._item(at, end, column, number):
            return number + 1
        if line[0] == "[" and self._reference(line):
            return number + 1
        if column == 0 and line.startswith(("import ", "export ")) and any(mark in line for mark in ("'", '"', "{", "=")):
            return number + 1
        self._text(at, end, column, number)
        return number + 1

    def _code(self, line: str, at: int, number: int) -> int:
        """Pass over a block of code; one that looks like a team's OKRs is read aside."""
        fence = line[: len(line) - len(line.lstrip(line[0]))]
        close = closing_fence(self.text, self.spans, number, fence)
        plan: list[Block] = []
        blocks = self.page.blocks
        inside = [self.text[slice(*span)] for span in self.spans[number + 1 : close]]
        if len(self.page.code) < MAX_CODE and is_plan(line[len(fence) :], inside) and is_meant(above(self.text, blocks), inside):
            items, self.page.blocks, self.items = self.items, plan, []
            self.current, self.blank = None, True
            number += 1
            while number < close:
                number = self._line(number)
            self.page.blocks, self.items, self.blank = blocks, items, True
        self.page.code.append(Code(at, len(blocks), plan))
        self.current = None
        return close + 1

    def _add(self, kind: BlockKind, number: int, column: int, *, after_blank: bool = True) -> Block:
        """Make a block in the list item that its indentation puts it in."""
        while self.items and column <= self.items[-1].level + (after_blank and self.blank and column < 2):
            self.items.pop()
        block = Block(kind, *self.spans[number])
        (self.items[-1].children if self.items else self.page.blocks).append(block)
        self.blank = False
        return block

    def _gather(self, block: Block, start: int, end: int) -> None:
        self.current = _Open(block, [self._trimmed(start, end)])
        self.gathered.append(self.current)

    def _trimmed(self, start: int, end: int) -> Piece:
        return Piece.of(self.text, start, start + len(self.text[start:end].rstrip()))

    def _heading(self, line: str, at: int, number: int) -> bool:
        found = heading_mark(line, wiki=self.marks.wiki)
        if found is None:
            return False
        level, start, end = found
        self.items.clear()
        block = Block("heading", *self.spans[number], level=level)
        self.page.blocks.append(block)
        end = max(start, end)
        self._gather(block, after_box(self.text, at + start, at + end), at + end)
        self.current = None
        self.blank = False
        return True

    def _box(self, line: str, at: int, column: int, number: int) -> bool:
        """Take the title of an admonition or callout, a paragraph of its own; what is inside is read as if it stood outside."""
        title = box_title(line)
        if title is None:
            return False
        self.current = None
        if title:
            start = at + line.rindex(title)
            block = self._add("paragraph", number, column)
            block.title = True
            self._gather(block, start, start + len(title))
            self.current = None
        self.blank = True
        return True

    def _rule(self, line: str, number: int) -> int:
        """Take the line before for a heading, or part what stands before and after."""
        current = self.current
        if current is not None and current.block.kind == "paragraph" and line[0] in "=-" and len(current.pieces) == 1 and not self.items:
            current.block.kind = "heading"
            current.block.level = 1 if line[0] == "=" else 2
            words = current.pieces[0]
            current.pieces[0] = words.cut(after_box(words.text, 0, len(words.text)))
            current.block.end = self.spans[number][1]
        elif line[0] == "=" and current is not None:
            self._text(*self.spans[number], 0, number)
            return number + 1
        self.items.clear()
        self.current = None
        self.blank = True
        return number + 1

    def _table(self, number: int, column: int) -> int:
        table = self._add("table", number, column)
        self.current = None
        first = number
        while number < len(self.spans):
            start, end = self.spans[number]
            line = self.text[start:end]
            if "|" not in line or (number > first + 1 and not line.strip()):
                break
            if number > first:  # those of the head are taken in before it is known to be one
                self.comments.taken(start, end)
            if number != first + 1:
                row = Row(start, end, [])
                table.rows.append(row)
                self.cells.append((row, read_cells(self.text, start, end)))
            table.end = end
            number += 1
        return number

    def _sheet(self, rows: list[tuple[Row, list[Piece]]], number: int, column: int) -> None:
        table = self._add("table", number, column)
        table.rows = [row for row, _ in rows]
        table.end = rows[-1][0].end if rows else table.end
        self.cells += rows
        self.current = None

    def _html_table(self, at: int, number: int) -> int:
        """Take a table that is written in HTML."""
        tables, number = html_tables(self.text, self.spans, at, number)
        (self.items[-1].children if self.items else self.page.blocks).extend(tables)
        self.current = None
        self.blank = True
        return number

    def _item(self, at: int, end: int, column: int, number: int, within: int = 0) -> bool:
        prose = self.current is not None and self.current.block.kind == "paragraph"
        stop = self.marks.end(at, end, fresh=not prose)
        if stop == at:
            return False
        mark = self.text[at:stop]
        if prose and mark[0].isalnum() and "." not in mark[:-1] and not mark.startswith(("1", "a", "i", "A", "I")):
            return False  # a line of prose that happens to begin with a number
        numbers = self.marks.take(mark)
        column += 2 * (len(numbers) - 1) if numbers else 2 * (len(mark) - 1) if mark[0] in "*#" else 0
        while self.items and (column < self.items[-1].level + 2 or len(self.items) > MAX_NESTING):
            if column == self.items[-1].level + 1 and self._deeper(mark, column):
                break
            self.items.pop()
        block = Block("item", *self.spans[number], level=column, mark=mark)
        (self.items[-1].children if self.items else self.page.blocks).append(block)
        self.items.append(block)
        self.blank = False
        start = stop
        while start < end and self.text[start] in " \t\u3000":
            start += 1
        start = after_box(self.text, start, end)
        if (
            within < MAX_WITHIN
            and start < end
            and self.text[start] in "-*+"
            and mark[0] in BULLETS
            and self.marks.end(start, end, fresh=True) > start
        ):
            self.current = None  # an item in an item: the inner one alone has words
            return self._item(start, end, column + start - at, number, within + 1)
        self._gather(block, start, end)
        return True

    def _deeper(self, mark: str, column: int) -> bool:
        """Return whether one column more means a level more: below a bullet, a number is its child; so is what a colon leads to."""
        above = self.items[-1]
        if all(one.level == column for one in above.children) and self.text[above.start : above.end].rstrip(" \t\r*_").endswith(":"):
            return True
        return above.mark[-1] != mark[-1] and not above.children

    def _reference(self, line: str) -> bool:
        name, mark, address = line[1:].partition("]:")
        if not mark or not address.strip() or len(name) > 200 or name.startswith("^"):
            return False
        self.references.setdefault(name.casefold(), address.split()[0])
        return True

    def _text(self, at: int, end: int, column: int, number: int) -> None:
        name, colon, value = self.text[at + 1 : end].partition(":") if self.text[at] == ":" else ("", "", "")
        if colon and value[:1].isspace() and field_named(name):  # ":Owner: Ines", as org-mode and reStructuredText write it
            at += 1
        if self._is_apart(at, end, column):
            self.items.clear()
            self.blank = True
        if self.current is not None and not self.blank:
            if self.text[at] == ":" and self.text[at + 1 : at + 2] in (" ", "\t"):  # the definition of the line before
                at, _ = indentation(self.text, at + 1, end)
            self.current.pieces.append(self._trimmed(at, end))
            self.current.block.end = self.spans[number][1]
            return
        self._gather(self._add("paragraph", number, column), at, end)

    def _is_apart(self, at: int, end: int, column: int) -> bool:
        """Return whether a line right behind a list item is none of its: it begins an objective, or nobody wraps lines here."""
        if self.current is None or self.current.block.kind != "item" or column > self.current.block.level:
            return False
        return max(end - at, len(self.current.pieces[-1].text)) > WRAPPED or opens(self.text[at:end])
