"""What stands there while the terminal is too small for anything else."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static


class TooSmallScreen(ModalScreen[None]):
    """Says how large the terminal is and has to be; goes by itself when it is."""

    CSS_PATH = "too_small.tcss"

    def __init__(self, columns: int, rows: int) -> None:
        """Hold what is needed."""
        super().__init__()
        self._needed = f"{columns} by {rows}"

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(markup=False)

    def on_resize(self) -> None:
        """Follow the terminal."""
        size = self.app.size
        here = f"this terminal has {size.width} by {size.height}"
        self.query_one(Static).update(f"okrcoach needs {self._needed} characters;\n{here}.\nMake it larger. Your work is kept.")
