"""A text made of what a file without text holds, so that everything found has a line and a column."""

from __future__ import annotations

from bisect import bisect_right

from okrcoach.documents.page.blocks import Row
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.text import Lines, Piece
from okrcoach.model import Place

Spans = dict[str, list[tuple[int, int]]]


_SPACES = str.maketrans("\r\n\t", "   ")


class CellPlace(Place):
    """A cell: its row in its sheet and its column, both from 1; every character of a text in it stands there."""

    def at(self, _: int) -> tuple[int, int]:
        """Row and column."""
        return self.line, self.column


class SheetLines(Lines):
    """The rows of sheets, one after the other, each a line with its cells parted by tabs."""

    def __init__(self, text: str, firsts: list[int]) -> None:
        """`firsts` are the offsets at which the sheets begin."""
        super().__init__(text)
        self.firsts = firsts

    def position(self, offset: int) -> tuple[int, int]:
        """Row in its own sheet and column of the cell at an offset."""
        first = self.firsts[max(0, bisect_right(self.firsts, offset) - 1)]
        line, _ = super().position(offset)
        above, _ = super().position(first)
        return line - above + 1, self.text.count("\t", self.starts[line - 1], offset) + 1

    def place(self, piece: Piece) -> Place:
        """Return the cell that a text stands in."""
        row, column = self.position(piece.start)
        return CellPlace(row, column, row, column + 1)


class LineWriter:
    """Puts one paragraph or one row of cells on a line; line ends inside become spaces in the text, but stay in the words."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    @property
    def text(self) -> str:
        """Return all lines."""
        return "".join(self.parts)

    def _put(self, text: str) -> int:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start

    def end_line(self) -> None:
        """Begin the next line."""
        self._put("\n")

    def words(self, text: str, spans: Spans, links: list[tuple[int, int, str]] | None = None) -> Inline:
        """Put words on the line."""
        start = self._put(text.translate(_SPACES))
        return Inline(
            Piece(text.replace("\r", "\n"), ((0, start),)),
            spans.get("bold", []),
            spans.get("italic", []),
            spans.get("struck", []),
            links or [],
        )

    def row(self, cells: list[tuple[str, Spans]]) -> Row:
        """Put a row of cells on a line of its own."""
        row = Row(self.length, self.length, [])
        for index, (text, spans) in enumerate(cells):
            if index:
                self._put("\t")
            words = self.words(text, spans)
            row.cells.append(words if text[:2] == "  " else words.strip())
        row.end = self.length
        self.end_line()
        return row
