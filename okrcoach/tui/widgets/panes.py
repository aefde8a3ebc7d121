"""The lists of a draft and of the workspace, each with the keys that work in it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from okrcoach.tui.widgets.line_editor import LineEditor
from okrcoach.tui.widgets.line_list import LineList


class OutlinePane(LineList):
    """The document's lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor(-1)", "Line", key_display="↑↓"),
        Binding("enter", "open", "Edit"),
        Binding("o", "screen.add('objective')", "Add", key_display="o/k/p", tooltip="Add an objective"),
        Binding("k", "screen.add('key_result')", "Add", show=False, key_display="k", tooltip="Add a key result"),
        Binding("p", "screen.add('project')", "Add", show=False, key_display="p", tooltip="Add a project"),
        Binding("d,delete", "screen.delete", "Delete"),
        Binding("shift+up", "screen.move(-1)", "Move", key_display="Shift+↑↓", tooltip="Move the line up"),
        Binding("shift+down", "screen.move(1)", "Move", show=False, tooltip="Move the line down"),
        Binding("t", "screen.details", "Details"),
        Binding("n", "screen.finding(1)", "Finding", key_display="n/N", tooltip="Next finding"),
        Binding("N", "screen.finding(-1)", "Finding", show=False, key_display="N", tooltip="Previous finding"),
        Binding("v", "screen.view", "View", tooltip="View only errors, errors and warnings, or all"),
        Binding("f", "screen.fix", "Fix"),
        Binding("x", "screen.ignore", "Ignore"),
        Binding("m", "screen.metrics", "Metrics"),
        Binding("r", "screen.rewrite", "Rewrite"),
        Binding("e", "screen.explain", "Explain"),
        Binding("i", "screen.about", "About"),
        Binding("b", "screen.brief", "Brief"),
        Binding("s", "screen.outline", "Outline", tooltip="Save a strategy outline"),
    ]


class EditorPane(LineEditor):
    """The line in hand; what is typed is undone with everything else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "Done", priority=True),
        Binding("ctrl+z", "screen.undo", "Undo"),
        Binding("ctrl+y", "screen.redo", "Redo"),
    ]


class SidePane(LineList):
    """A list whose cursor is seen only while it has the focus."""

    DEFAULT_CSS = """
    SidePane:blur > .line-list--cursor { background: transparent; text-style: none; }
    """


class FindingsPane(SidePane):
    """What the rules say of the chosen line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Why"),
        Binding("n", "screen.finding(1)", "Finding", key_display="n/N", tooltip="Next finding"),
        Binding("N", "screen.finding(-1)", "Finding", show=False, key_display="N", tooltip="Previous finding"),
        Binding("f", "screen.fix", "Fix"),
        Binding("x", "screen.ignore", "Ignore"),
        Binding("r", "screen.rewrite", "Rewrite"),
        Binding("e", "screen.explain", "Explain"),
    ]


class MetricsPane(SidePane):
    """Metrics that the chosen line could use."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Use it"),
    ]


class DraftList(LineList):
    """Objectives to choose from, and later the lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor(-1)", "Move", key_display="↑↓"),
        Binding("enter", "open", "Go on with the chosen"),
    ]

    choosing = False
    """Whether a drafter waits for objectives to be chosen."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Going on is offered while a drafter waits for it, moving where there is a line."""
        return self.choosing if action == "open" else self.key is not None
