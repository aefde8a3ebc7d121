"""The parts of a page as every page format gives them: headings, list items, paragraphs and tables, one inside the other."""

from __future__ import annotations

from typing import Literal, NamedTuple

from okrcoach.documents.page.inline import NO_WORDS, Inline
from okrcoach.language.lexicon import lexicon

BlockKind = Literal["heading", "item", "paragraph", "table"]

WRAPPED = 130
"""Nobody wraps lines at more characters: where one is longer, line ends are meant."""
NARROW = 56
"""Nobody wraps lines at fewer characters."""


_LEADING = ("grammar.articles", "grammar.prepositions", "grammar.conjunctions", "grammar.relatives")
"""Words that ask for more behind them."""


def is_end_meant(line: str, after: str, width: int) -> bool:
    """Return whether a line's end is meant, among lines of this width: the next word would have found room, and the line asks for none."""
    room = width > WRAPPED or len(line) + 1 + len(after.partition(" ")[0]) <= max(width, NARROW)
    return room and not any(line.rpartition(" ")[2].casefold() in lexicon(name) for name in _LEADING)


class Block:  # these classes are written out: a dataclass costs a hundred times as long at the start of the program
    """One part of a page."""

    __slots__ = ("children", "end", "inline", "kind", "level", "mark", "rows", "start", "title")

    kind: BlockKind
    start: int
    """Where its first line starts in the source, indentation included."""
    end: int
    """Where its last own line ends, the line end left out; what is inside may go on further."""
    level: int
    """A heading's level, or the column of a list item's mark."""
    mark: str
    """A list item's mark: "-", "3."."""
    title: bool
    """Whether it is the title of a box, such as an admonition's."""
    inline: Inline
    """Its own words; lines that stand one below the other are parted by a line feed."""
    rows: list[Row]
    children: list[Block]

    def __init__(
        self,
        kind: BlockKind,
        start: int,
        end: int,
        *,
        level: int = 0,
        mark: str = "",
        inline: Inline = NO_WORDS,
        rows: list[Row] | None = None,
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.level = level
        self.mark = mark
        self.title = False
        self.inline = inline
        self.rows = [] if rows is None else rows
        self.children = []


class Row:
    """One row of a table."""

    __slots__ = ("cells", "end", "start")

    def __init__(self, start: int, end: int, cells: list[Inline]) -> None:
        self.start = start
        self.end = end
        self.cells = cells


class Code(NamedTuple):
    """A block of code."""

    start: int
    """Where its fence begins."""
    at: int
    """The number of blocks of the page before it."""
    plan: list[Block]
    """What it would be as a part of the page, where it looks like a team's OKRs; else nothing."""


class Page:
    """A page: its parts, and what stands beside them."""

    __slots__ = ("blocks", "code", "front", "remarks")

    blocks: list[Block]
    code: list[Code]
    """Blocks of code; what stands in them is no part of the page."""
    front: dict[str, str]
    """The fields of its front matter."""
    remarks: list[tuple[int, str]]
    """What comments say to okrcoach, and where: (offset, "ignore vague-term: …")."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.code = []
        self.front = {}
        self.remarks = []

    @property
    def opened(self) -> list[Block]:
        """The blocks, with the plans that stand in blocks of code among them."""
        blocks = list(self.blocks)
        for one in reversed(self.code):
            blocks[one.at : one.at] = one.plan
        return blocks

    def remark(self, offset: int, comment: str) -> None:
        """Take in a comment that is addressed to okrcoach: "okrcoach: …", or "okrcoach ignore …" where the colon was forgotten."""
        name, body = comment.strip()[:8], comment.strip()[8:]
        if name.lower() != "okrcoach":
            return
        said = body.strip()
        if said.startswith(":") or (said[:6].lower() == "ignore" and body != said):
            self.remarks.append((offset, said.removeprefix(":").strip()))
