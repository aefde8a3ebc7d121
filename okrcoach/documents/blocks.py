"""The parts of a page as every page format gives them: headings, list items, paragraphs and tables, one inside the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from okrcoach.documents.inline import Inline

BlockKind = Literal["heading", "item", "paragraph", "table"]


@dataclass(slots=True, eq=False)
class Block:
    """One part of a page."""

    kind: BlockKind
    start: int
    """Where its first line starts in the source, indentation included."""
    end: int
    """Where its last own line ends, the line end left out; what is inside may go on further."""
    level: int = 0
    """A heading's level, or the column of a list item's mark."""
    mark: str = ""
    """A list item's mark: "-", "3."."""
    title: bool = False
    """Whether it is the title of a box, such as an admonition's."""
    checked: bool | None = None
    """Whether an item's check box is ticked; None where it has none."""
    inline: Inline | None = None
    """Its own words; lines that stand one below the other are parted by a line feed."""
    rows: list[Row] = field(default_factory=list)
    children: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the words alone."""
        return self.inline.text if self.inline else ""


@dataclass(slots=True, eq=False)
class Row:
    """One row of a table."""

    start: int
    end: int
    cells: list[Inline]


@dataclass(slots=True)
class Page:
    """A page: its parts, and what stands beside them."""

    blocks: list[Block]
    front: dict[str, str] = field(default_factory=dict)
    """The fields of its front matter."""
    remarks: list[tuple[int, str]] = field(default_factory=list)
    """What comments say to okrcoach, and where: (offset, "ignore vague-term: …")."""
