"""A text made of what a file without text holds, so that everything found has a line and a column."""

from __future__ import annotations

from okrcoach.documents.blocks import Row
from okrcoach.documents.inline import Inline
from okrcoach.documents.text import Piece

Spans = dict[str, list[tuple[int, int]]]


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
        start = self._put(" ".join(text.replace("\r", "\n").split("\n")))
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
            row.cells.append(self.words(text, spans).strip())
        row.end = self.length
        self.end_line()
        return row
