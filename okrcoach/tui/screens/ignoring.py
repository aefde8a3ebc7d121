"""Living with a finding: its line is left as it is, and a reason stands beside it in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from okrcoach.model import Ignore
from okrcoach.review.finding import Finding
from okrcoach.tui.screens.one_field import OneFieldScreen
from okrcoach.tui.widgets.field import NameField

if TYPE_CHECKING:
    from okrcoach.tui.screens.editing import EditingScreen


class ReasonField(NameField):
    """Why."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Ignore")]


class ReasonScreen(OneFieldScreen[str]):
    """Asks why a finding is to be lived with."""

    FIELD = ReasonField

    def __init__(self, finding: Finding) -> None:
        hint = "The reason is saved with the line; t (Details) takes it back."
        super().__init__(f"Ignore {finding.rule}: why?", hint, placeholder="such as: we measure this for the first time")

    def answer(self, typed: str) -> str:
        """Return the reason. Raises ValueError where none is typed."""
        if not typed:
            raise ValueError("Without a reason nobody knows later whether it still holds; Esc leaves the finding.")
        return typed


def ignore(screen: EditingScreen, finding: Finding) -> None:
    """Ask for the reason, and let the finding go."""

    def answered(reason: str | None) -> None:
        line = screen.work.line
        if reason and line and screen.work.set_fields(ignores=(*line.ignores, Ignore(finding.rule, reason))):
            screen.changed()

    screen.app.push_screen(ReasonScreen(finding), answered)
