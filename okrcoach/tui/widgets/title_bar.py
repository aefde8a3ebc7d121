"""The first row: what is in hand at the left, how it stands at the right."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget

from okrcoach.tui.seen import Span, seen


class TitleBar(Widget, can_focus=False):
    """A title and a state; where both do not fit, the title is shortened."""

    DEFAULT_CSS = """
    TitleBar {
        dock: top;
        height: 1;
        background: $panel;
        color: $foreground;
        & > .title-bar--muted { color: $foreground 60%; }
        & > .title-bar--error { color: $text-error; }
        & > .title-bar--warning { color: $text-warning; }
        & > .title-bar--info { color: $text-accent; }
        & > .title-bar--success { color: $text-success; }
    }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"title-bar--{name}" for name in ("muted", "error", "warning", "info", "success")}

    ALLOW_SELECT = False

    heading: reactive[str] = reactive("")
    state: reactive[tuple[Span, ...]] = reactive((), init=False)
    """Texts with the style that each is written in, "" for the plain one."""

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        self.set_reactive(TitleBar.heading, heading)

    def render(self) -> Text:
        """Return the whole row."""
        right = Text(end="")
        for text, style in self.state:
            right.append(text, self.get_visual_style(f"title-bar--{style}").rich_style if style else "")
        width = self.size.width
        room = max(0, width - cell_len(right.plain) - 2 - (2 if right.plain else 0))
        brand = "okrcoach" if room > 40 else ""
        heading = seen(self.heading)
        title = f"{brand}  {heading}" if brand and heading else brand or heading
        if cell_len(title) > room:
            title = set_cell_size(title, max(0, room - 1)) + "…"
        left = Text(end="")
        left.append(" ")
        left.append(title[: len(brand)], "bold")
        left.append(title[len(brand) :])
        left.append(" " * max(0, width - cell_len(left.plain) - cell_len(right.plain) - 1))
        return left.append_text(right)
