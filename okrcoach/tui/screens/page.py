"""A page over the screen: something to read, or a few answers to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from okrcoach.tui.entries import Entry
from okrcoach.tui.seen import seen
from okrcoach.tui.widgets.key_bar import KeyBar
from okrcoach.tui.widgets.line_list import LineList


class Reading(LineList):
    """Entries to read, none to choose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor(-1)", "Scroll", key_display="↑↓"),
        Binding("down", "cursor(1)", "Scroll", show=False),
        Binding("enter", "open", "Open", show=False),
    ]


class Answers(LineList):
    """Answers to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor(-1)", "Move", key_display="↑↓"),
        Binding("down", "cursor(1)", "Move", show=False),
        Binding("enter", "open", "Choose"),
    ]


class PageScreen(ModalScreen[str | None]):
    """Entries with a heading; returns the key of the chosen one, or None."""

    CSS_PATH = "page.tcss"
    AUTO_FOCUS = "LineList"

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, heading: str, entries: Sequence[Entry]) -> None:
        """Entries that are not choosable are only read."""
        super().__init__(classes="-reading" if entries and not any(entry.choosable for entry in entries) else "")
        self._heading = heading
        self._entries = tuple(entries)

    def compose(self) -> ComposeResult:
        """Show a heading and a list."""
        with Vertical(id="page"):
            yield Static(seen(self._heading), id="heading", markup=False)
            yield Reading() if self.has_class("-reading") else Answers()
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the entries."""
        self.query_one(LineList).show(self._entries)

    @on(LineList.Opened)
    def _opened(self, event: LineList.Opened) -> None:
        event.stop()
        self.dismiss(event.key)


def ask(question: str, *answers: tuple[str, str]) -> PageScreen:
    """Return a question with answers to choose from: (what is returned, what it says), the safest first."""
    return PageScreen(question, [Entry(key, (((text, ""),),)) for key, text in answers])


def reading(title: str, *paragraphs: str) -> list[Entry]:
    """Return a titled section to read."""
    heading = [Entry("", (((title, "title"),),), choosable=False, gap=True)] if title else []
    return heading + [Entry("", (((text, ""),),), choosable=False) for text in paragraphs]
