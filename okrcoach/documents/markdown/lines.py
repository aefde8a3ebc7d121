"""Where the statements of a Markdown page stand in its text: their words, their lines, their cells."""

from __future__ import annotations

from okrcoach.documents.markdown.blocks import read_blocks
from okrcoach.documents.page.found import FoundStatement
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.page import understand
from okrcoach.documents.places import Statement, statement_at
from okrcoach.documents.text import Lines, Piece
from okrcoach.model import OkrDocument


class PageText(Lines):
    """A Markdown page with everything that was found in it."""

    def __init__(self, text: str, decided: dict[str, bool]) -> None:
        super().__init__(text)
        self.document: OkrDocument
        self.document, self.builder, self.roots = understand(read_blocks(text), text, decided)
        self.layout = self.builder.layout

    def piece(self, where: str) -> Piece:
        """Return a statement's words."""
        return self.builder.said[id(self.layout[where])].piece

    def region(self, where: str) -> tuple[int, int]:
        """Return a statement's own lines, the last one's end left out."""
        draft = self.layout[where]
        regions = [self.part_region(where, draft)] if draft.parts else []
        if draft.row is not None:
            regions = [(draft.row.start, draft.row.end)]
        if draft.kind == "objective":
            regions += [self.region(one) for one in self.layout if one.startswith(f"{where}/")]
        start = min((region[0] for region in regions), default=len(self.text)) if not draft.parts else regions[0][0]
        return start, max((region[1] for region in regions), default=len(self.text))

    def part_region(self, where: str, draft: FoundStatement) -> tuple[int, int]:
        """Return the lines of the part that a statement was found in, less other statements in it."""
        part = draft.parts[0]
        others = {id(one.parts[0]) for address, one in self.layout.items() if address != where and one.parts}
        if part.kind == "paragraph":
            start, end = self.line_of(part.words.piece.start)[0], self.line_of(max(part.words.piece.start, part.words.piece.end - 1))[1]
        else:
            start, end = part.block.start, part.block.end
        waiting = list(part.children)
        while waiting:
            one = waiting.pop()
            if id(one) in others:
                continue
            own = (
                self.line_of(max(one.words.piece.start, one.words.piece.end - 1))[1]
                if one.text and one.kind == "paragraph"
                else one.block.end
            )
            end = max(end, own)
            waiting += one.children
        return start, end

    def statement(self, where: str) -> Statement:
        """Return the statement at an address."""
        return statement_at(self.document, where)

    def cell_end(self, cell: Inline, end: int) -> int:
        """Return where a cell's content ends, the marks behind it included."""
        at = cell.piece.end
        while at < end and self.text[at] != "\t" and not (self.text[at] == "|" and self.text[at - 1] != "\\"):
            at += 1
        while at > cell.piece.start and self.text[at - 1] == " ":
            at -= 1
        return at
