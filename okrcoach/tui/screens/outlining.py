"""The strategy outline of a draft: what a lead sends round with the OKRs, in a file of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from okrcoach.documents.atomic import write_bytes
from okrcoach.draft.draft import Draft
from okrcoach.draft.outline import outline
from okrcoach.draft.reading.reading import read_material
from okrcoach.errors import OkrcoachError
from okrcoach.tui.screens.file_name import FileNameScreen
from okrcoach.tui.screens.saving import write_there
from okrcoach.tui.seen import near
from okrcoach.tui.session import free_path

if TYPE_CHECKING:
    from okrcoach.tui.screens.editing import EditingScreen

ABOUT = "Why these OKRs, what is left aside, how they are reviewed and what is still open: a Markdown file to send round with them."


def _written(draft: Draft) -> str:
    """Write the outline of the document as it is now; a draft that was stopped early has not chosen its focus yet."""
    brief = read_material(draft.brief)[0].brief
    return outline(replace(draft, brief=replace(brief, team=draft.document.team, period=draft.document.period)), seen=True)


def save_outline(screen: EditingScreen, draft: Draft) -> None:
    """Save the outline of a draft under a name that is asked for."""
    path = screen.session.path or screen.session.default_path()
    _ask_name(screen, draft, free_path(path.with_name(f"{path.stem}-outline.md")))


def _ask_name(screen: EditingScreen, draft: Draft, proposed: Path) -> None:
    def named(path: Path | None) -> None:
        if path is not None:
            write_there(screen, path, lambda force: _write(screen, draft, path, force=force), lambda: _ask_name(screen, draft, path))

    screen.app.push_screen(FileNameScreen("Save a strategy outline", ABOUT, proposed, (".md",), ".md"), named)


def _write(screen: EditingScreen, draft: Draft, path: Path, *, force: bool) -> None:
    try:
        write_bytes(path, _written(draft).encode(errors="backslashreplace"), force=force)
    except OkrcoachError as problem:
        screen.notify(f"{near(path)} {problem.message}.", severity="error", timeout=10)
        _ask_name(screen, draft, path)
    else:
        screen.notify(f"Saved to {near(path)}")
