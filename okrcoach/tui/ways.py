"""The ways through the app: which screen comes upon which.

Screens ask for them here, so that none has to know another one that leads back to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual import events

from okrcoach.errors import OkrcoachError
from okrcoach.tui.notices import NoticesApp
from okrcoach.tui.screens.home import clock
from okrcoach.tui.screens.too_small import TooSmallScreen
from okrcoach.tui.seen import fault_text, near
from okrcoach.tui.store import Store

if TYPE_CHECKING:
    from okrcoach.tui.session import Session
    from okrcoach.tui.unsaved import Unsaved

SMALLEST = (60, 18)
"""Columns and rows that every screen needs."""


@runtime_checkable
class KeepsWork(Protocol):
    """A screen with work that no file holds yet."""

    def keep(self) -> None:
        """Keep it in the state folder."""


class WaysApp(NoticesApp):
    """An app that knows where each way leads, and keeps the work of the screens that are left."""

    store: Store
    _unkept = ""
    """Why work that no file holds could not be kept, when all of it was last tried."""
    _told_unkept = False
    _asked_to_leave = False

    def open_file(self, path: Path, *, instead: bool = False, anyway: bool = False) -> None:
        """Read a file and show it, `instead` of the screen in hand; say so where it cannot be read.

        Where there is unsaved work on it, ask which of the two is meant, unless `anyway`.
        """
        from okrcoach.documents import read  # noqa: PLC0415 -- after the first picture
        from okrcoach.documents.places import not_taken  # noqa: PLC0415
        from okrcoach.tui.session import Session  # noqa: PLC0415

        if not anyway and (works := [work for work in self.store.unsaved() if work.file == path.absolute()]):
            self._ask_which(path, works, instead=instead)
            return
        self.take_back_errors()
        try:
            source = read(path.absolute())
        except OkrcoachError as problem:
            self.notify(f"{near(path.absolute())}: {problem.message}", severity="error", timeout=10)
            return
        except Exception as problem:  # noqa: BLE001 -- a file that is beyond us must not end the work on others
            self.notify(fault_text(problem), severity="error", timeout=10)
            return
        self.store.remember(path)
        self.work_on(Session(source.document, source), instead=instead)
        if not source.document.objectives:
            self.notify(f"{path.name}: {source.document.notes[0]}.", severity="warning", timeout=10)
        elif not_taken(source.document):
            self.notify(f"Some of {path.name} was not understood; the key i shows what.")

    def _ask_which(self, path: Path, works: Sequence[Unsaved], *, instead: bool) -> None:
        from okrcoach.tui.screens.page import ask  # noqa: PLC0415 -- loaded when asked for

        def answered(answer: str | None) -> None:
            if answer == "disk":
                self.open_file(path, instead=instead, anyway=True)
            elif answer is not None:
                self.resume(next(work for work in works if work.id == answer))

        resume = [(work.id, f"Go on with the work of {clock(work.when)}") for work in works]
        answers = (*resume, ("disk", "Open the file as it is; the unsaved work stays offered"))
        self.under_notice(lambda: self.push_screen(ask(f"There is unsaved work on {path.name}.", *answers), answered))

    def resume(self, work: Unsaved) -> None:
        """Go on with unfinished work."""
        from okrcoach.tui.session import Session  # noqa: PLC0415 -- after the first picture

        if work.document is None:
            self.write_brief(work)
        else:
            self.work_on(Session(work.document, work.source, work))

    def work_on(self, session: Session, *, instead: bool = False) -> None:
        """Show a document to work on, `instead` of the screen in hand."""
        from okrcoach.tui.screens.workspace import WorkspaceScreen  # noqa: PLC0415 -- after the first picture

        screen = WorkspaceScreen(session)
        self.under_notice(lambda: self.switch_screen(screen) if instead else self.push_screen(screen))

    def write_brief(self, kept: Unsaved | None = None, session: Session | None = None) -> None:
        """Ask for a brief; `kept` is one that was begun before, `session` the draft that came of it."""
        from okrcoach.tui.screens.brief import BriefScreen  # noqa: PLC0415 -- after the first picture

        self.push_screen(BriefScreen(kept, session))

    def work_on_draft(self, session: Session) -> None:
        """Leave the drafting, the brief below it, and the draft whose brief was changed, for what was drafted now."""

        def go_on() -> None:
            self.pop_screen()
            before = self.screen_stack[-2]
            if isinstance(before, KeepsWork):
                before.keep()
                self.pop_screen()
            self.work_on(session, instead=True)

        self.under_notice(go_on)

    def go_home(self) -> None:
        """Leave everything above the home screen, and what was told of it."""
        self.take_back_remarks()
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def on_resize(self, event: events.Resize) -> None:
        """Say so while the terminal is too small."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small != isinstance(self.screen, TooSmallScreen):
            if small:
                self.push_screen(TooSmallScreen(*SMALLEST))
            else:
                self.pop_screen()

    def under_notice(self, change: Callable[[], object]) -> None:
        """Change screens that nobody asked to change just now: a notice about the terminal's size stays above them."""
        small = isinstance(self.screen, TooSmallScreen)
        if small:
            self.pop_screen()
        change()
        if small:
            self.push_screen(TooSmallScreen(*SMALLEST))

    def leave(self, go: Callable[[], object]) -> None:
        """Go where all unfinished work is kept; where it cannot be, ask first."""
        from okrcoach.tui.screens.page import ask  # noqa: PLC0415 -- loaded when asked for

        self.keep_all()
        if not self._unkept:
            go()
            return
        if self._asked_to_leave:
            return  # the question stands there already
        self._asked_to_leave = True
        question = ask(f"Unsaved work cannot be kept: {self._unkept}.", ("", "Stay, to save it elsewhere"), ("leave", "Leave; it is lost"))

        def answered(answer: str | None) -> None:
            self._asked_to_leave = False
            if answer == "leave":
                go()

        self.push_screen(question, answered)

    def keep_work(self, work: Unsaved) -> None:
        """Keep unfinished work in the state folder; say so once where that is not possible."""
        try:
            self.store.keep(work)
        except OSError as problem:
            from okrcoach.reading import reason  # noqa: PLC0415 -- after the first picture

            self._unkept = reason(problem)
            if not self._told_unkept:
                self._told_unkept = True
                self.notify(f"Unsaved work cannot be kept: {self._unkept}. Save often.", severity="warning")

    def keep_all(self) -> None:
        """Keep all unfinished work in the state folder."""
        self._unkept = ""
        for screen in self.screen_stack:
            if isinstance(screen, KeepsWork):
                screen.keep()
