"""The strategy outline of a draft: what a lead sends round with the OKRs, in a file of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from okrcoach.documents.atomic import write_bytes
from okrcoach.draft.draft import Draft
from okrcoach.draft.outline import outline
from okrcoach.draft.playbook import read_material
from okrcoach.model import OkrcoachError
from okrcoach.tui.screens.one_field import OneFieldScreen
from okrcoach.tui.seen import near
from okrcoach.tui.session import free_path

if TYPE_CHECKING:
    from okrcoach.tui.screens.editing import EditingScreen

ABOUT = "Why these OKRs, what is left aside, how they are reviewed and what is still open: a Markdown file to send round with them."


class OutlineScreen(OneFieldScreen[Path]):
    """Asks for a name until the outline stands in a file of that name."""

    def __init__(self, draft: Draft, proposed: Path) -> None:
        """`draft` is what the outline tells."""
        super().__init__("Save a strategy outline", ABOUT, value=near(proposed))
        self._draft = draft

    def answer(self, typed: str) -> Path:
        """Write the outline and return where it is. Raises ValueError where it cannot be written there."""
        if not typed:
            raise ValueError("A file needs a name; an outline's ends in .md.")
        path = Path.cwd() / Path(typed).expanduser()
        path = path if path.suffix else path.with_name(f"{path.name}.md")
        if path.suffix.lower() != ".md":
            raise ValueError("An outline is written as Markdown; end its name in .md.")
        if path.exists():
            raise ValueError(f"{near(path)} exists already; give it another name.")
        try:
            write_bytes(path, _written(self._draft).encode(errors="backslashreplace"), force=False)
        except OkrcoachError as problem:
            raise ValueError(f"{near(path)} {problem.message}.") from problem
        return path


def _written(draft: Draft) -> str:
    """Write the outline of the document as it is now; a draft that was stopped early has not chosen its focus yet."""
    brief = read_material(draft.brief)[0].brief
    return outline(replace(draft, brief=replace(brief, team=draft.document.team, period=draft.document.period)))


def save_outline(screen: EditingScreen, draft: Draft) -> None:
    """Save the outline of a draft under a name that is asked for."""
    path = screen.session.path or screen.session.default_path()

    def saved(written: Path | None) -> None:
        if written is not None:
            screen.notify(f"Saved to {near(written)}")

    screen.app.push_screen(OutlineScreen(draft, free_path(path.with_name(f"{path.stem}-outline.md"))), saved)
