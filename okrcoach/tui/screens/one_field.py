"""A page over the screen that asks for one thing to be typed."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from okrcoach.tui.seen import seen
from okrcoach.tui.widgets.field import NameField
from okrcoach.tui.widgets.key_bar import KeyBar

Answer = TypeVar("Answer")


class OneFieldScreen(ModalScreen[Answer | None]):
    """Asks until the answer is one; returns it, or None."""

    CSS_PATH = "one_field.tcss"
    FIELD: ClassVar[type[NameField]] = NameField
    """Says what Enter does."""
    AUTO_FOCUS = "NameField"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, heading: str, hint: str, *, value: str = "", placeholder: str = "") -> None:
        """The hint stands below the field until an answer is refused."""
        super().__init__()
        self._heading = heading
        self._hint = hint
        self._value = value
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """Show what is asked for, the field, and what there is to know."""
        with Vertical(id="page"):
            yield Static(seen(self._heading), id="heading", markup=False)
            yield self.FIELD(seen(self._value), placeholder=self._placeholder)
            yield Static(seen(self._hint), id="hint", markup=False)
            yield KeyBar()

    def answer(self, typed: str) -> Answer:
        """Return what the typed text stands for. Raises ValueError, which says why, where it stands for nothing."""
        raise NotImplementedError

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            self.dismiss(self.answer(event.value.strip()))
        except ValueError as problem:
            self.query_one("#hint", Static).update(seen(str(problem)))
