"""A list of wrapped lines with a cursor: what the outline, the findings, the suggestions and the home screen are made of.

Drawn line by line, because the outline is drawn again at every key: only lines in sight cost anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from okrcoach.tui.entries import Entry, lines_of
from okrcoach.tui.seen import Span, flow

STYLES = ("strong", "muted", "accent", "error", "warning", "info", "success", "title")
"""The styles that a span can have beside the plain one."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One line on the screen."""

    entry: int
    spans: tuple[Span, ...]


@dataclass
class _OfEntry(Message):
    """What a list tells of one of its entries."""

    list: LineList
    key: str

    @property
    def control(self) -> LineList:
        """The list, for `@on(…, "#id")`."""
        return self.list


class LineList(ScrollView, can_focus=True):
    """Entries, one of them under the cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-list--cursor", *(f"line-list--{name}" for name in STYLES)}

    DEFAULT_CSS = """
    LineList {
        overflow-x: hidden;
        background: transparent;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .line-list--strong { text-style: bold; }
        & > .line-list--title { color: $foreground 60%; text-style: bold; }
        & > .line-list--muted { color: $foreground 60%; }
        & > .line-list--accent { color: $text-primary; }
        & > .line-list--error { color: $text-error; text-style: bold; }
        & > .line-list--warning { color: $text-warning; }
        & > .line-list--info { color: $text-accent; }
        & > .line-list--success { color: $text-success; }
        & > .line-list--cursor { background: $foreground 8%; }
        &:focus > .line-list--cursor { background: $primary 30%; }
        &:nocolor > .line-list--cursor { text-style: bold; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor(-1)", "Choose", key_display="↑↓"),
        Binding("down", "cursor(1)", "Choose", show=False),
        Binding("home", "edge(-1)", "First", show=False),
        Binding("end", "edge(1)", "Last", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("enter", "open", "Open"),
    ]

    class Chosen(_OfEntry):
        """The cursor stands on another entry."""

    class Opened(_OfEntry):
        """Enter or a double click on an entry."""

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:  # noqa: A002 -- Textual's word
        super().__init__(id=id)
        self._entries: tuple[Entry, ...] = ()
        self._rows: list[_Row] = []
        self._tops: list[int] = []
        self._cursor = -1
        self._width = 0
        self.empty = empty
        """What stands there when there is no entry."""
        self.whole = False
        """Whether entries that do not fit whole are left out, rather than scrolled to."""

    @property
    def key(self) -> str | None:
        """The key of the entry under the cursor."""
        return self._entries[self._cursor].key if 0 <= self._cursor < len(self._entries) else None

    def show(self, entries: Sequence[Entry], key: str | None = None) -> None:
        """Show these entries, the cursor on the one with `key`, else where it was."""
        entries = tuple(entries)
        if key is None:
            key = self.key
        places = [number for number, entry in enumerate(entries) if entry.choosable]
        same = [number for number in places if entries[number].key == key]
        cursor = same[0] if same else min(places, key=lambda number: abs(number - self._cursor), default=-1)
        if entries and entries == self._entries and cursor == self._cursor:
            return
        self._entries = entries
        self._lay_out()
        self._put_cursor(cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Enter is offered where there is an entry for it."""
        return action != "open" or self.key is not None

    def put_cursor(self, key: str) -> None:
        """Put the cursor on the entry with that key, without a message."""
        self._put_cursor(next((number for number, entry in enumerate(self._entries) if entry.key == key), self._cursor))

    def go_to(self, key: str) -> None:
        """Go to the entry with that key, as if a person did."""
        self._go(next((number for number, entry in enumerate(self._entries) if entry.key == key), self._cursor))

    def _put_cursor(self, number: int) -> None:
        if number != self._cursor:
            left, self._cursor = self._cursor, number
            for line, row in enumerate(self._rows):
                if row.entry in (left, number):
                    self.refresh_line(line)
            self.keep_in_sight()

    def on_resize(self) -> None:
        """Wrap for the new width."""
        if self.whole or self.scrollable_content_region.width != self._width:
            self._lay_out()
        self.call_after_refresh(self.keep_in_sight)  # how far it can be scrolled is known then

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width:
            self._width = 0  # not on the screen: it is laid out once it comes, or comes back
            return
        before = self._rows
        self._set_rows(width)
        rows = self._rows
        if self.virtual_size == (width, len(rows)) and len(before) == len(rows):
            for line, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old != new:  # at a key in the editor this is one line, and drawing the others would take longer
                    self.refresh_line(line)
        else:
            self.virtual_size = Size(width, len(rows))
            self.refresh()

    def _set_rows(self, width: int) -> None:
        self._width = width
        rows: list[_Row] = []
        self._tops = []
        for number, entry in enumerate(self._entries):
            if entry.gap and number:
                rows.append(_Row(number - 1, ()))
            self._tops.append(len(rows))
            rows.extend(_Row(number, line) for line in lines_of(entry, self._width))
            if self.whole and len(rows) > self.size.height:
                del rows[self._tops[number - (number > 0 and self._entries[number - 1].is_heading)] :]
                break
        if not rows and self.empty:
            rows = [_Row(-1, ((" ", ""), *line)) for line in flow(((self.empty, "muted"),), self._width - 2)]
        self._rows = rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 -- Textual's signature
        """As many lines as there are, where the height is automatic: they are laid out at once, so that the first picture has them."""
        width -= self.styles.scrollbar_size_vertical if self.styles.scrollbar_gutter == "stable" else 0
        if width != self._width:
            self._set_rows(width)
            self.set_reactive(LineList.virtual_size, Size(width, len(self._rows)))
        return max(1, len(self._rows))

    def render_line(self, y: int) -> Strip:
        """One line on the screen."""
        line = y + self.scroll_offset.y
        width = self.size.width
        if line >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[line]
        chosen = row.entry == self._cursor and row.entry >= 0 and bool(row.spans)
        segments = [Segment(text, self._style(style, chosen=chosen)) for text, style in row.spans]
        return Strip(segments).adjust_cell_length(width, self._style("", chosen=chosen))

    def _style(self, name: str, *, chosen: bool) -> Style:
        names = [f"line-list--{name}"] if name else []
        if chosen:
            names.append("line-list--cursor")
        style = self.get_visual_style(*names).rich_style
        return style + Style(reverse=True) if chosen and self.has_focus and self.app.no_color else style

    def keep_in_sight(self) -> None:
        """Scroll to the entry under the cursor."""
        if not 0 <= self._cursor < len(self._tops) or not self.size.height:
            return
        top = self._tops[self._cursor]
        bottom = next((number for number in range(top, len(self._rows)) if self._rows[number].entry != self._cursor), len(self._rows))
        if not any(entry.choosable for entry in self._entries[: self._cursor]):
            top = 0  # headings above the first entry come back into sight with it
        self.scroll_to_region(Region(0, top, 1, bottom - top), animate=False, force=True)

    def _go(self, number: int) -> None:
        if number != self._cursor and 0 <= number < len(self._entries):
            self._put_cursor(number)
            self.post_message(self.Chosen(self, self._entries[number].key))

    def _places(self) -> list[int]:
        return [number for number, entry in enumerate(self._entries) if entry.choosable]

    def action_cursor(self, step: int) -> None:
        """Go to the entry above or below; where there is nothing to choose, scroll by a line."""
        places = self._places()
        if not places:
            self.scroll_relative(y=step, animate=False)
            return
        here = places.index(self._cursor) if self._cursor in places else 0
        self._go(places[max(0, min(len(places) - 1, here + step))])

    def action_edge(self, end: int) -> None:
        """Go to the first or the last entry."""
        if places := self._places():
            self._go(places[0 if end < 0 else -1])

    def action_page(self, step: int) -> None:
        """Go a screenful up or down."""
        places = self._places()
        if not places:
            self.scroll_relative(y=step * max(1, self.size.height - 1), animate=False)
            return
        goal = self._tops[max(0, self._cursor)] + step * max(1, self.size.height - 1)
        self._go(min(places, key=lambda number: abs(self._tops[number] - goal), default=-1))

    def action_open(self) -> None:
        """Enter on the entry under the cursor."""
        if self.key is not None:
            self.post_message(self.Opened(self, self.key))

    def on_click(self, event: events.Click) -> None:
        """Choose by a click, open by two."""
        line = event.y + self.scroll_offset.y
        if 0 <= line < len(self._rows):
            number = self._rows[line].entry
            if number >= 0 and self._entries[number].choosable:
                self._go(number)
                if event.chain == 2:
                    self.action_open()
