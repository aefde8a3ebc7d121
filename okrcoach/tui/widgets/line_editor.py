"""One statement under edit: wraps over as many rows as it needs, and never holds a line break."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.widgets import TextArea

from okrcoach.tui.seen import cut_off, respliced, seen


@dataclass
class _OfEditor(Message):
    """What an editor tells."""

    editor: LineEditor

    @property
    def control(self) -> LineEditor:
        """The editor, for `@on(…, "#id")`."""
        return self.editor


class LineEditor(TextArea):
    """Shows a text with its unprintable characters as pictures, and gives it back with them as they were."""

    DEFAULT_CSS = """
    LineEditor {
        height: auto;
        min-height: 1;
        border: none;
        padding: 0 1;
        background: $surface;
        scrollbar-size-vertical: 1;
        &:focus { border: none; background: $foreground 8%; }
        & .text-area--cursor-line { background: transparent; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "Next", priority=True),
    ]

    @dataclass
    class Typed(_OfEditor):
        """The text is another one now."""

        text: str

    class Done(_OfEditor):
        """Enter."""

    @dataclass
    class Pasted(_OfEditor):
        """Several lines are to be pasted: what becomes of them is the screen's to say."""

        text: str

    @dataclass
    class Left(_OfEditor):
        """The cursor went up from the first row or down from the last."""

        step: int

    def __init__(self, *, id: str | None = None, placeholder: str = "") -> None:  # noqa: A002 -- Textual's word
        super().__init__(id=id, placeholder=placeholder, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)
        self._kept = ""

    @property
    def kept(self) -> str:
        """The text, unprintable characters and all."""
        return self._kept

    def put(self, text: str) -> None:
        """Show another text, the cursor at its end; nothing is posted. The same text leaves the cursor alone.

        One that is cut off is only read: nobody can edit what is not shown.
        """
        shown = cut_off(text)
        if text == self._kept and self.text in (seen(text), seen(shown)):
            return
        self._kept = text
        self.read_only = shown != text
        with self.prevent(TextArea.Changed):
            self.load_text(seen(shown))
        self.move_cursor(self.document.end)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 -- Textual's signature
        """As many rows as the text takes at that width: Textual's own answer is what it took at the width before."""
        return type(self.wrapped_document)(self.document, max(1, width - 1)).height  # less the cursor's place behind the last word

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass on what was typed."""
        event.stop()
        kept = respliced(self._kept, self.text)
        if kept != self._kept:
            self._kept = kept
            self.post_message(self.Typed(self, kept))

    async def _on_paste(self, event: events.Paste) -> None:
        """Take one line, ask about several."""
        event.prevent_default()
        event.stop()
        if len(event.text.strip().splitlines()) > 1:
            self.post_message(self.Pasted(self, event.text))
        else:
            self.take(event.text)

    def take(self, text: str) -> None:
        """Put a text in where the cursor is; its lines become one."""
        if result := self._replace_via_keyboard(seen(" ".join(text.split())), *self.selection):
            self.move_cursor(result.end_location)

    def action_done(self) -> None:
        """Enter ends the edit; it never breaks the line."""
        self.post_message(self.Done(self))

    def action_cursor_up(self, select: bool = False) -> None:
        """Up, and out of the first row to the line above."""
        if not select and self.wrapped_document.location_to_offset(self.cursor_location).y == 0:
            self.post_message(self.Left(self, -1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down, and out of the last row to the line below."""
        if not select and self.wrapped_document.location_to_offset(self.cursor_location).y >= self.wrapped_document.height - 1:
            self.post_message(self.Left(self, 1))
        else:
            super().action_cursor_down(select)
