"""The line in hand: what it is, its words to edit, what the rules say of it, and metrics for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from okrcoach.model import OkrDocument
from okrcoach.review.finding import Finding
from okrcoach.tui.edits import Line
from okrcoach.tui.panes import about_line, finding_entries, metric_entries
from okrcoach.tui.widgets.line_editor import LineEditor
from okrcoach.tui.widgets.line_list import LineList
from okrcoach.tui.widgets.panes import EditorPane, FindingsPane, MetricsPane

if TYPE_CHECKING:
    from okrcoach.catalog import Metric


WIDE_ROWS = 3
"""On a wide terminal the fields of a line take so many rows at most."""


class Desk(Vertical):
    """Shows one line of a document, or the document itself."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 -- Textual's word
        super().__init__(id=id)
        self._shown: tuple[str, Line | OkrDocument] | None = None
        self._about = Text()

    def compose(self) -> ComposeResult:
        """Show the line, its editor, and two lists."""
        yield Static(id="line", markup=False)
        yield EditorPane(id="editor", placeholder="What should be true at the end")
        yield Static("Findings", classes="title", markup=False)
        yield FindingsPane(id="findings")
        yield Static("Metrics", classes="title", markup=False)
        yield MetricsPane(id="metrics")

    @property
    def editor(self) -> LineEditor:
        """The editor of the line's words."""
        return self.query_one("#editor", LineEditor)

    def show_line(self, name: str, line: Line | OkrDocument) -> None:
        """Show a line under its name; the document has no words to edit."""
        self._shown = (name, line)
        self._show_about()
        self.editor.display = not isinstance(line, OkrDocument)
        self.editor.put("" if isinstance(line, OkrDocument) else line.text)

    def on_resize(self) -> None:
        """Fill the new width; before the first, nobody knew any."""
        self._show_about()

    def _show_about(self) -> None:
        about = about_line(*self._shown, self.size.width - 2, WIDE_ROWS if self.screen.has_class("-wide") else 1) if self._shown else Text()
        if about != self._about:  # laying the screen out again at every key would be felt
            self._about = about
            self.query_one("#line", Static).update(about)

    def show_findings(self, findings: Sequence[Finding], *, read: bool, empty: bool) -> None:
        """Show what the rules say of the line, once they have read it; in an `empty` document there is nothing for them to read."""
        pane = self.query_one("#findings", LineList)
        nothing = "There is no objective to review here; the key o adds one." if empty else "✓ The rules have nothing to say here."
        pane.empty = nothing if read else "The rules are about to read this …"
        pane.show(finding_entries(findings))

    def show_metrics(self, metrics: Sequence[tuple[Metric, str]], *, written: bool) -> None:
        """Show metrics for the line, once something is written that they can be near to."""
        pane = self.query_one("#metrics", LineList)
        pane.empty = "No metric of the catalog comes near." if written else "Metrics are found by a line's words; there are none here yet."
        pane.show(metric_entries(metrics))
