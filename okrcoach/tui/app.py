"""The app as a whole: its themes, the keys that work everywhere, and what outlives a screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme

from okrcoach.errors import OkrcoachError, own_fault
from okrcoach.tui import garbage, signals
from okrcoach.tui.rooms import Rooms
from okrcoach.tui.screens.home import HomeScreen
from okrcoach.tui.store import Store
from okrcoach.tui.themes import DARK, LIGHT
from okrcoach.tui.ways import WaysApp

if TYPE_CHECKING:
    from okrcoach.settings.person import Endpoint

WIDE, TALL = 110, 32
"""Columns, and rows, from which on a screen looks another way."""


class OkrcoachApp(WaysApp):
    """From a goal to reviewed OKRs, and a file's findings beside its lines."""

    TITLE = "okrcoach"
    HORIZONTAL_BREAKPOINTS = [(WIDE, "-wide")]  # noqa: RUF012 -- Textual declares them otherwise
    VERTICAL_BREAKPOINTS = [(TALL, "-tall")]  # noqa: RUF012

    CSS = """
    Screen { background: $background; }
    ModalScreen KeyBar { padding: 1 1 0 1; background: transparent; }
    Input:nocolor > .input--placeholder { text-style: dim italic; }
    TextArea:nocolor > .text-area--placeholder { text-style: dim italic; }
    Toast { padding: 0 1; background: $panel; max-width: 75%; }
    /* its bar is never seen, but would narrow the notices after their height was reckoned */
    ToastRack { scrollbar-size: 0 0; }
    /* a page's keys stand where the page ends: notices keep to the head of the screen, and above the page's heading */
    ModalScreen ToastRack { dock: top; align: right top; }
    ModalScreen Toast { margin: 0; max-width: 100%; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help"),
        Binding("question_mark", "help", "Help", show=False),
        Binding("ctrl+p", "command_palette", "Menu", priority=True),
        Binding("ctrl+q", "quit", "Quit", priority=True),
    ]

    def __init__(self, path: Path | None = None, store: Store | None = None, today: Callable[[], date] = date.today) -> None:
        """`path` is a file to open at once; `today` decides which quarter is the next."""
        # only with the terminal's own colours does Textual leave all colour away where NO_COLOR asks for it
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.today = today
        self.path = path
        self.store = store or Store()
        self.rooms = Rooms()
        self.fault: Exception | None = None
        """What ended the app, where it was not the user."""
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        chosen = self.store.theme if self.store.theme in self.available_themes else DARK.name
        self.theme = "ansi-dark" if self.no_color else chosen

    def get_default_screen(self) -> Screen[Any]:
        """Return the first screen; as a mode, all styles would be parsed twice more before it is seen."""
        return HomeScreen()

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """Leave out screens of which nothing shows: Textual lays them out with each above, and paints that anew while they change."""
        return [] if self.screen.styles.background.a == 1 else super()._background_screens

    def on_load(self) -> None:
        """Listen for the end of the terminal from the beginning."""
        if not self.is_headless:
            signals.watch_terminal(self._ended)

    def on_ready(self) -> None:
        """Load the rooms now that something is to be seen; open the file that was asked for."""
        self.theme_changed_signal.subscribe(self, self._theme_chosen)
        self.screen_change_signal.subscribe(self, self._screen_comes, immediate=True)
        if self.path is not None:
            self.hold_keys()  # they are meant for the file
        self.run_worker(self._start(), name="rooms")
        signals.listen(self._ended)
        garbage.begin()  # not before the first picture, which needs all that has been loaded
        self.set_interval(garbage.SECONDS, garbage.collect)

    def _theme_chosen(self, theme: Theme) -> None:
        if not self.no_color:
            self.store.theme = theme.name

    def _screen_comes(self, screen: Screen[Any]) -> None:
        """Make the first picture of a screen like all others, and leave the notices to it: they would stand there twice."""
        screen.set_class(self.size.width >= WIDE, "-wide").set_class(self.size.height >= TALL, "-tall")
        for below in self.screen_stack[:-1]:
            for rack in below.query("ToastRack"):
                rack.display = False

    def on_unmount(self) -> None:
        """Leave the process as it was."""
        signals.release()
        garbage.release()

    async def _start(self) -> None:
        await self.rooms.load()
        self.tell_problems()
        if self.path is not None:
            self.open_file(self.path)
            self.release_keys()

    def tell_problems(self) -> None:
        """Tell what is wrong with settings."""
        for problem in self.rooms.take_problems():
            self.notify(problem, severity="warning", timeout=10)

    def endpoint(self) -> Endpoint | None:
        """Return the model's endpoint, where one is set up."""
        return self.rooms.endpoint

    def action_help_quit(self) -> None:
        """Tell who presses ^C what leaves the app: that key might be meant to copy."""
        self.notify("^Q quits; what is not saved is kept.")

    async def action_quit(self) -> None:
        """Leave; what is not saved is offered at the next start."""
        self.leave(self.exit)

    def _ended(self, number: int) -> None:
        """Leave as by that key, the terminal as it was before; the exit status is that of a process which a signal ended."""
        self.keep_all()
        self.exit(return_code=128 + number)

    def _handle_exception(self, error: Exception) -> None:
        """Keep the work before a fault of ours ends the app."""
        self.fault = self.fault or error
        with suppress(Exception):
            self.keep_all()
        super()._handle_exception(error)

    def _print_error_renderables(self) -> None:
        """Leave it to the command line to tell a fault, in one line, unless a developer wants to see it."""
        if os.environ.get("OKRCOACH_TRACEBACK"):
            super()._print_error_renderables()

    def action_help(self) -> None:
        """Explain the screen in hand."""
        from okrcoach.tui.screens.help import help_for  # noqa: PLC0415 -- loaded when asked for

        if page := help_for(self.screen):
            self.push_screen(page)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the menu offers."""
        from okrcoach.tui.menu import commands  # noqa: PLC0415 -- loaded when asked for

        yield from commands(self, screen)
        yield SystemCommand("Theme", "Choose other colours", self.action_change_theme)


def run(path: Path | None = None) -> int:
    """Open the app, with a file where one is given; returns the exit status. Raises OkrcoachError for a fault of the app's own."""
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    app = OkrcoachApp(path)
    app.run()
    if app.fault is not None:
        raise OkrcoachError(f"{own_fault(app.fault)}; your work is kept and offered at the next start. OKRCOACH_TRACEBACK=1 shows where.")
    return app.return_code or 0
