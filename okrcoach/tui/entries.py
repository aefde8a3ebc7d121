"""What a list shows: entries, and the lines that each takes on a screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len

from okrcoach.tui.seen import Span, flow, seen


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its lead, its paragraphs (wrapped, all hanging below the end of the lead), and what stands at its right edge."""

    key: str
    body: tuple[tuple[Span, ...], ...]
    lead: tuple[Span, ...] = ()
    trail: Span | None = None
    choosable: bool = True
    gap: bool = False
    """Whether a blank line parts it from the entry above."""

    @property
    def is_heading(self) -> bool:
        """Whether it stands over those behind it, and alone says nothing."""
        return self.body[0][0][1] == "title"


@lru_cache(4096)
def lines_of(entry: Entry, width: int) -> tuple[tuple[Span, ...], ...]:
    """Return an entry's lines on a screen of that width."""
    lead: tuple[Span, ...] = ((" ", ""), *((seen(text), style) for text, style in entry.lead))
    hang = sum(cell_len(text) for text, _ in lead)
    trail = (seen(entry.trail[0]), entry.trail[1]) if entry.trail else None
    lines: list[tuple[Span, ...]] = []
    for paragraph in entry.body:
        spans = tuple((seen(text), style) for text, style in paragraph)
        room = width - hang - (cell_len(trail[0]) + 3 if trail and not lines else 1)
        for line in flow(spans, max(8, room)):
            start: tuple[Span, ...] = ((" " * hang, ""),) if lines else lead
            lines.append((*start, *line))
    if trail and lines:
        used = sum(cell_len(text) for text, _ in lines[0])
        lines[0] = (*lines[0], (" " * max(1, width - used - cell_len(trail[0]) - 1), ""), trail)
    return tuple(lines)
