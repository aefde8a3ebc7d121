"""The focus areas as cards: each with its question, up to three of them chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from okrcoach.draft.brief import MOST_FOCUS
from okrcoach.tui.seen import flow

if TYPE_CHECKING:
    from okrcoach.draft.focus import FocusArea

NAME_COLUMNS = 14
"""Room for the mark and the longest name, where a card is one row."""


class Card(Widget):
    """One area; on a wide terminal a card, on a narrow one a row."""

    ALLOW_SELECT = False

    def __init__(self, area: FocusArea) -> None:
        super().__init__()
        self.area = area
        self.chosen = False
        self.guess = False

    def set_state(self, *, chosen: bool, cursor: bool, guess: bool) -> None:
        """Show whether it is chosen, by a guess or not, and under the cursor."""
        self.set_class(chosen, "-chosen")
        self.set_class(cursor, "-cursor")
        if (chosen, guess) != (self.chosen, self.guess):
            self.chosen, self.guess = chosen, guess
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 -- Textual's signature
        """Count the rows at the width that is asked about: a scrollbar may come and go while a screen is laid out."""
        return self._written(width).plain.count("\n") + 1

    def render(self) -> Text:
        """Mark, name and question."""
        return self._written(self.content_size.width)

    def _written(self, width: int) -> Text:
        text = Text(f"{'●' if self.chosen else '○'} {self.area.name}", style="bold" if self.chosen else "", end="")
        question = f"{self.area.question} (a guess)" if self.guess else self.area.question
        if self.has_class("-boxed"):
            return text.append(f"\n{question}", "not bold")
        text.append(" " * (NAME_COLUMNS - len(text)))
        lines = flow(((question, ""),), width - NAME_COLUMNS)
        return text.append(f"\n{' ' * NAME_COLUMNS}".join("".join(part for part, _ in line) for line in lines), "not bold")


class FocusCards(Widget, can_focus=True):
    """All areas; arrows move, Space chooses, Enter goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(0, -1)", "Move", key_display="↑↓"),
        Binding("down", "go(0, 1)", show=False),
        Binding("left", "go(-1, 0)", show=False),
        Binding("right", "go(1, 0)", show=False),
        Binding("space", "choose_card", "Choose"),
        Binding("enter", "done", "Next"),
    ]

    DEFAULT_CSS = """
    FocusCards {
        height: auto;
        layout: grid;
        grid-size: 1;
        grid-rows: auto;
    }
    Card { padding: 0 1; height: auto; }
    Card.-chosen { color: $text-primary; }
    FocusCards:focus Card.-cursor { background: $primary 35%; }
    FocusCards:focus:nocolor Card.-cursor { text-style: reverse; }
    """

    @dataclass
    class Changed(Message):
        """Another card under the cursor, or another choice."""

        chosen: tuple[str, ...]
        by_hand: bool

    @dataclass
    class Done(Message):
        """Enter."""

    def __init__(self, areas: tuple[FocusArea, ...], chosen: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._areas = areas
        self._chosen = chosen
        self.guess = False
        """Whether what is chosen is no more than a guess."""
        self._cursor = next((number for number, area in enumerate(areas) if area.id in chosen), 0)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of the chosen areas."""
        return self._chosen

    @property
    def stage(self) -> str:
        """Id of the area under the cursor."""
        return self._areas[self._cursor].id

    def compose(self) -> ComposeResult:
        """Show a card for each area."""
        for area in self._areas:
            yield Card(area)

    def on_mount(self) -> None:
        """Show what is chosen."""
        self._show()

    def on_resize(self) -> None:
        """Boxes where there is room, rows where not."""
        boxed = self.screen.has_class("-wide") and self.screen.has_class("-tall")
        for card in self.query(Card):
            card.set_class(boxed, "-boxed")
            card.refresh(layout=True)

    def choose(self, chosen: tuple[str, ...], *, guess: bool = False) -> None:
        """Choose these, the cursor on the first."""
        self._chosen, self.guess = chosen, guess
        self._cursor = next((number for number, area in enumerate(self._areas) if area.id in chosen), self._cursor)
        self._show()

    def _show(self) -> None:
        for number, card in enumerate(self.query(Card)):
            chosen = card.area.id in self._chosen
            card.set_state(chosen=chosen, cursor=number == self._cursor, guess=chosen and self.guess)

    def _changed(self, *, by_hand: bool) -> None:
        self._show()
        self.post_message(self.Changed(self._chosen, by_hand))

    def action_go(self, right: int, down: int) -> None:
        """Move the cursor."""
        columns = 3 if self.screen.has_class("-wide") and self.screen.has_class("-tall") else 1
        target = self._cursor + right + down * columns
        if 0 <= target < len(self._areas):
            self._cursor = target
            self._changed(by_hand=False)
            list(self.query(Card))[target].scroll_visible(animate=False)

    def action_choose_card(self) -> None:
        """Choose the card or let it go; beyond what is a focus, the one chosen first goes."""
        stage, self.guess = self.stage, False
        if stage in self._chosen:
            self._chosen = tuple(one for one in self._chosen if one != stage)
        else:
            self._chosen = (*self._chosen, stage)[-MOST_FOCUS:]
        self._changed(by_hand=True)

    def action_done(self) -> None:
        """Go on."""
        self.post_message(self.Done())

    def on_click(self, event: events.Click) -> None:
        """Choose by a click."""
        cards = list(self.query(Card))
        if event.widget in cards:
            self._cursor = cards.index(event.widget)
            self.action_choose_card()
