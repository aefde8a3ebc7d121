"""Opening a file: OKR files in and below the current folder, or a path."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from okrcoach.errors import OkrcoachError
from okrcoach.reading import is_file, is_folder
from okrcoach.tui.entries import Entry
from okrcoach.tui.messages import FilesFound
from okrcoach.tui.seen import at_home, fault_text, near
from okrcoach.tui.widgets.field import PathField
from okrcoach.tui.widgets.key_bar import KeyBar
from okrcoach.tui.widgets.line_list import LineList
from okrcoach.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from okrcoach.tui.app import OkrcoachApp


class OpenScreen(Screen[None]):
    """A field for a path or a part of a name, and the files that fit it."""

    app: OkrcoachApp
    CSS_PATH = "open.tcss"
    AUTO_FOCUS = "#path"

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back")]

    def __init__(self) -> None:
        super().__init__()
        self._paths: tuple[Path, ...] | None = None

    def compose(self) -> ComposeResult:
        """Show the field above the list."""
        yield TitleBar("Open a file")
        with Vertical(id="page"):
            yield PathField(id="path", placeholder="a path, or part of a name")
            yield LineList(id="files", empty="Looking for files with OKRs here …")
        yield KeyBar()

    def on_mount(self) -> None:
        """Look for files."""
        self.query_one(LineList).can_focus = False
        self.query_one(LineList).show(())
        self.run_worker(self._look(), name="files", exit_on_error=False)

    async def _look(self, folder: Path | None = None) -> None:
        """Look in a folder, the current one where none is given, as a worker: touch no widget."""
        await self.app.rooms.ready.wait()
        from okrcoach.documents import find_files  # noqa: PLC0415 -- after the first picture

        found = await asyncio.to_thread(lambda: tuple(find_files([folder or Path.cwd()])))
        self.post_message(FilesFound(found))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell why nothing is listed."""
        if event.state == WorkerState.ERROR:
            problem = event.worker.error
            self.app.notify(str(problem) if isinstance(problem, OkrcoachError) else fault_text(problem), severity="error", timeout=10)
            self.post_message(FilesFound(()))

    @on(FilesFound)
    def _found(self, message: FilesFound) -> None:
        self._paths = message.paths
        self._fill()

    @on(Input.Changed)
    def _fill(self) -> None:
        typed = self.query_one(Input).value.strip()
        names = [near(path) for path in self._paths or () if typed.casefold() in near(path).casefold()]
        files = self.query_one(LineList)
        if self._paths is None:
            return
        path = at_home(typed)
        if typed and is_folder(path):
            files.empty = "A folder; Enter shows the files with OKRs in it."
        elif typed and is_file(path):
            files.empty = "No OKRs were found in this file; Enter opens it all the same."
        elif typed:
            files.empty = "No file with OKRs here has that in its name; Enter opens it as a path."
        else:
            files.empty = "No files with OKRs in this folder. Type a path."
        files.show([Entry(name, (((name, ""),),)) for name in names])

    def action_choose(self, step: int) -> None:
        """Up and down in the list, while typing."""
        self.query_one(LineList).action_cursor(step)

    @on(Input.Submitted)
    @on(LineList.Opened)
    def action_open(self) -> None:
        """Open the typed path where it is a file; else the chosen file."""
        typed = self.query_one(Input).value.strip()
        path = at_home(typed)
        chosen = self.query_one(LineList).key
        if typed and chosen is None and is_folder(path):
            self.query_one(Input).value = ""
            self.run_worker(self._look(path.absolute()), name="files")
        elif typed and (is_file(path) or chosen is None):
            self._leave_for(path)
        elif chosen is not None:
            self._leave_for(Path(chosen))

    @on(PathField.Pasted)
    def _pasted(self, message: PathField.Pasted) -> None:
        """Leave OKRs that are pasted to the home screen, which takes them."""
        self.app.pop_screen()
        self.app.screen.post_message(events.Paste(message.text))

    def _leave_for(self, path: Path) -> None:
        self.app.open_file(path, instead=True)

    def action_back(self) -> None:
        """Home."""
        self.app.pop_screen()
