"""The fields of a line beside its words: owner, type, due date; of the document: title, team, period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from okrcoach.documents.values import ignores, number, number_text
from okrcoach.draft.brief import PERIODS
from okrcoach.language.dates import find_dates, read_period
from okrcoach.model import KEY_RESULT_TYPES, CheckIn, KeyResult, Objective, OkrDocument, Project
from okrcoach.tui.edits import Line
from okrcoach.tui.seen import respliced, seen
from okrcoach.tui.widgets.field import Field, LastField
from okrcoach.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from okrcoach.tui.app import OkrcoachApp


class Row(NamedTuple):
    """One field of a line."""

    name: str
    label: str
    hint: str
    help: str


ANY_PERIOD = read_period("2027")
"""Settles the year of "31 March", which a project's due date may leave open."""
CHECKED = ("value", "confidence")
"""The fields of a key result that stand in its check-in of today."""
OWNER = Row("owner", "Owner", "who answers for it", "One person, or one team, who can be asked how it goes.")
IGNORED = Row("ignores", "Ignored", "no finding", "Findings that are lived with; one whose name is deleted here is told again.")
TYPES = "committed has to be reached in full, aspirational is a stretch, learning finds something out, health holds a level."
ROWS: dict[type, tuple[Row, ...]] = {
    OkrDocument: (
        Row("title", "Title", "such as Growth OKRs", "What stands at the head of the file."),
        Row("team", "Team", "such as Growth", "The team whose OKRs these are."),
        Row("period", "Period", "such as 2027-Q1", f"The time they hold for: {PERIODS}."),
    ),
    Objective: (OWNER,),
    KeyResult: (
        OWNER,
        Row("type", "Type", ", ".join(KEY_RESULT_TYPES), TYPES),
        Row("source", "Source", "where the number is read", "The dashboard, the query or the person that the number comes from."),
        Row("value", "Now", "how far it is today, such as 27", "Where the number stands; it is kept as a check-in of today."),
        Row("confidence", "How sure", "green, yellow, red or 6/10", "How sure you are that it will be reached; kept with the check-in."),
    ),
    Project: (
        OWNER,
        Row("due", "Due", "such as 2027-03-31", "The day by which it is done."),
        Row("moves", "Moves", "the key results it should move: 1, 3", "The numbers of those key results, of the same objective."),
    ),
}


class DetailsScreen(ModalScreen[dict[str, Any] | None]):
    """Returns the changed fields, or None."""

    app: OkrcoachApp
    CSS_PATH = "details.tcss"
    AUTO_FOCUS = "Field"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "keep", "Done")]

    def __init__(self, name: str, line: Line | OkrDocument, key_results: int) -> None:
        """Show the fields of the line with that name; its objective has so many key results."""
        super().__init__()
        self._heading = name
        self._line = line
        self._count = key_results
        self._rows = ROWS[type(line)] + ((IGNORED,) if line.ignores else ())

    def compose(self) -> ComposeResult:
        """One row a field."""
        with Vertical(id="page"):
            yield Static(self._heading, id="heading", markup=False)
            for row in self._rows:
                with Horizontal(classes="field"):
                    yield Label(row.label)
                    kind = LastField if row is self._rows[-1] else Field
                    yield kind(seen(self._text(row.name)), id=row.name, placeholder=row.hint)
            yield Static(self._rows[0].help, id="help", markup=False)
            yield KeyBar()

    def on_descendant_focus(self) -> None:
        """Say what the field in focus is for."""
        if isinstance(self.focused, Field):
            told = next(row.help for row in self._rows if row.name == self.focused.id)
            self.query_one("#help", Static).update("\n".join((told, *self._reasons())) if self.focused.id == IGNORED.name else told)

    def _reasons(self) -> list[str]:
        """Say why each ignored finding is lived with."""
        return [f"{one.rule}: {seen(one.reason) or 'no reason is given'}" for one in self._line.ignores]

    def _text(self, name: str) -> str:
        if name in CHECKED:
            told = getattr(self._today, name)
            return number_text(told) if isinstance(told, float) else told or ""
        if name == "ignores":
            return ", ".join(one.rule for one in self._line.ignores)
        value = getattr(self._line, name)
        return ", ".join(str(number + 1) for number in value) if isinstance(value, tuple) else value or ""

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == self._rows[-1].name:
            self.action_keep()
        else:
            self.focus_next(Field)

    def action_keep(self) -> None:
        """Go back with what was typed: leaving never loses an edit."""
        values: dict[str, Any] = {}
        for name in (row.name for row in self._rows):
            text = respliced(self._text(name), self.query_one(f"#{name}", Field).value).strip()
            if text != self._text(name):
                values[name] = self._value(name, text)
                if text and (told := _unread(name, text)):
                    self.app.notify(told, severity="warning", timeout=10)
        if checked := {name: values.pop(name) for name in CHECKED if name in values}:
            values["check_ins"] = self._checked(self._today._replace(**checked))
        self.dismiss(values or None)

    @property
    def _today(self) -> CheckIn:
        """The check-in of today, empty where there is none yet."""
        today = self.app.today().isoformat()
        return next((one for one in _check_ins(self._line) if one.date == today), CheckIn(today))

    def _checked(self, now: CheckIn) -> tuple[CheckIn, ...]:
        others = tuple(one for one in _check_ins(self._line) if one.date != now.date)
        return others if now == CheckIn(now.date) else (*others, now)

    def _value(self, name: str, text: str) -> object:
        if name == "ignores":
            reasons = {one.rule: one for one in self._line.ignores}
            return tuple(reasons.get(one.rule, one) for one in ignores(text))
        if name == "value":
            read = number(text)
            return read[0] if read else self._today.value if text else None
        return self._numbers(text) if name == "moves" else text or None

    def _numbers(self, text: str) -> tuple[int, ...]:
        digits = "".join(mark if mark.isdigit() else " " for mark in text).split()
        return tuple(sorted({int(one) - 1 for one in digits if 1 <= int(one) <= self._count}))


def _check_ins(line: Line | OkrDocument) -> tuple[CheckIn, ...]:
    return line.check_ins if isinstance(line, KeyResult) else ()


def _unread(name: str, text: str) -> str:
    """Say what of a field nothing can be made of; but for a number, it is kept as typed all the same."""
    if name == "value" and not number(text):
        return f"“{text}” is no number; it was not noted."
    if name == "type" and text.lower() not in KEY_RESULT_TYPES:
        return f"“{text}” is no type of key result; there are {', '.join(KEY_RESULT_TYPES)}."
    if name == "due" and not any(span.date for span in find_dates(f"by {text}", ANY_PERIOD)):
        return f"“{text}” is no date; write it as 2027-03-31."
    if name == "period" and not read_period(text):
        return f"“{text}” is no period that the rules can reckon with; write {PERIODS}."
    return ""
