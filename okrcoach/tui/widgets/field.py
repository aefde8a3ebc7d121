"""Fields to type into: one row each, Enter goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class NameField(Input):
    """The only field of a page: a file's name."""

    between = " "
    """What parts the lines that are pasted."""

    DEFAULT_CSS = """
    NameField.-textual-compact {
        width: 1fr;
        padding: 0 1;
        background: $foreground 5%;
        &:focus { background: $foreground 10%; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Save")]

    def __init__(self, value: str = "", *, id: str | None = None, placeholder: str = "") -> None:  # noqa: A002 -- Textual's word
        super().__init__(value, id=id, placeholder=placeholder, compact=True, select_on_focus=False)

    def on_focus(self) -> None:
        """Bring the cursor into sight: of a long text that has stood there before, Textual shows the beginning."""
        if self.cursor_at_end:
            self.call_after_refresh(lambda: self.scroll_to(x=self.max_scroll_x, animate=False, force=True))

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines, as one: an input would take the first, and drop the others."""
        if len(lines := event.text.strip().splitlines()) > 1:
            event.prevent_default().stop()
            self.replace(self.between.join(filter(None, map(str.strip, lines))), *self.selection)


class Field(NameField):
    """One of several fields; the arrows go from one to the next."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Next"),
        Binding("up", "app.focus_previous", "Field", key_display="↑↓"),
        Binding("down", "app.focus_next", "Field", show=False),
    ]


class LastField(Field):
    """The last of several fields: Enter is done with them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Done")]


class PathField(NameField):
    """A path or a part of a name, above the list of what it fits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Open"),
        Binding("up", "screen.choose(-1)", "Choose", key_display="↑↓"),
        Binding("down", "screen.choose(1)", "Choose", show=False),
    ]

    @dataclass
    class Pasted(Message):
        """Several lines are pasted, which are no path."""

        text: str

    def on_paste(self, event: events.Paste) -> None:
        """Take a path, that of a dropped file without its quotes; a field would take the first of several lines and drop the others."""
        from okrcoach.tui.pasting import dropped  # noqa: PLC0415 -- loaded when asked for

        if len(event.text.strip().splitlines()) > 1:
            event.prevent_default().stop()
            self.post_message(self.Pasted(event.text))
        elif path := dropped(event.text):
            event.prevent_default().stop()
            self.value = str(path)
