"""The keys that work right now: a footer that takes another row rather than cutting one off.

Where the rows that a usual terminal can spare don't hold them all, the least needed are left to the help and the menu.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.binding import Binding
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

NAMES = {
    "up": "↑",
    "down": "↓",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "delete": "Del",
    "question_mark": "?",
    "backspace": "Bksp",
}
GAP = "  "
USUAL, ROWS = 78, 2
"""From this width on, the bar takes so many rows at most; in a narrower one they would hold too few keys."""
LEAST_NEEDED = ("cursor(-1)", "outline", "redo", "save_as", "about", "brief", "quit", "app.focus_next", "move(-1)", "details")
"""Actions whose keys are left out first."""


def key_name(binding: Binding) -> str:
    """Write a key as people do: ^S, F1, Enter, d."""
    if binding.key_display:
        return binding.key_display
    *modifiers, key = binding.key.split("+")
    name = NAMES.get(key, key.upper() if key.startswith("f") and key[1:].isdigit() else key)
    if "ctrl" in modifiers:
        name = f"^{name.upper() if len(name) == 1 else name}"
    return f"Shift+{name}" if "shift" in modifiers else name


def shown_bindings(screen: Screen[object]) -> list[Binding]:
    """List the keys that work on a screen now, those of the focused widget first, one for each action."""
    found: dict[tuple[object, str], Binding] = {}
    for active in screen.active_bindings.values():
        if active.binding.show and active.enabled:
            found.setdefault((active.node, active.binding.action), active.binding)
    return list(found.values())


def _rows(bindings: Sequence[Binding], width: int) -> list[list[Binding]]:
    rows: list[list[Binding]] = []
    used = width
    for binding in bindings:
        wide = cell_len(f"{key_name(binding)} {binding.description}")
        if used + len(GAP) + wide > width:
            rows.append([])
            used = -len(GAP)
        rows[-1].append(binding)
        used += len(GAP) + wide
    return rows


class KeyBar(Widget, can_focus=False):
    """The footer of every screen."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: auto;
        padding: 0 1;
        background: $panel;
        color: $foreground 75%;
        link-style: none;
        link-color: $foreground 75%;
        link-color-hover: $foreground;
        link-background-hover: $primary 40%;
        link-style-hover: none;
    }
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._bindings_shown: list[Binding] = []

    def on_mount(self) -> None:
        """Follow the focus, and whatever else changes which keys work."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._follow(self.screen)

    def on_resize(self) -> None:
        """Keep notices at the foot above the bar, however many rows it takes."""
        for rack in self.screen.query("ToastRack"):
            rack.styles.margin = (0, 0, self.size.height, 0)

    def _follow(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen is self.app.screen and (found := shown_bindings(screen)) != self._bindings_shown:
            self._bindings_shown = found
            self.refresh(layout=True)

    def _rows(self, width: int) -> list[list[Binding]]:
        bindings = self._bindings_shown
        rows = _rows(bindings, width)
        for action in LEAST_NEEDED:
            if width < USUAL or len(rows) <= ROWS:
                break
            bindings = [one for one in bindings if one.action.removeprefix("screen.") != action]
            rows = _rows(bindings, width)
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 -- Textual's signature
        """Count the rows that the keys need."""
        return max(1, len(self._rows(width)))

    def render(self) -> Text:
        """Write the rows, each key to be clicked."""
        text = Text(end="", no_wrap=True)
        for row in self._rows(self.content_size.width):
            if text:
                text.append("\n")
            for number, binding in enumerate(row):
                click = Style(meta={"@click": f"app.simulate_key('{binding.key}')"})
                text.append(GAP if number else "")
                text.append(key_name(binding), Style(bold=True) + click)
                text.append(f" {binding.description}", click)
        return text
