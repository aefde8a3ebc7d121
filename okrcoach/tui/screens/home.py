"""The first screen: start a draft, open a file, or go on where work was left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from uuid import uuid4

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from okrcoach.tui.entries import Entry
from okrcoach.tui.seen import near
from okrcoach.tui.widgets.key_bar import KeyBar
from okrcoach.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from okrcoach.tui.app import OkrcoachApp
    from okrcoach.tui.unsaved import Unsaved


LONGEST_TITLE = 66
"""A goal may be a whole paragraph; two rows of it tell which work is meant."""


class HomeScreen(Screen[None]):
    """What can be begun, and what was begun."""

    app: OkrcoachApp
    AUTO_FOCUS = "#choices"

    # not in a file of its own: the first picture would wait for the styles of all screens to be parsed once more
    DEFAULT_CSS = """
    HomeScreen {
        align: center middle;
    }

    HomeScreen #page {
        width: 68;
        max-width: 100%;
        height: auto;
        max-height: 100%;
        padding: 1 2;
    }

    HomeScreen #name {
        text-style: bold;
        color: $primary;
        padding: 0 1;
    }

    HomeScreen #tagline {
        color: $foreground 65%;
        padding: 0 1;
        margin-bottom: 1;
    }

    HomeScreen LineList {
        height: auto;
        max-height: 1fr;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New draft"),
        Binding("o", "open", "Open file"),
        Binding("delete,d", "discard", "Discard"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._works: dict[str, Unsaved] = {}

    def compose(self) -> ComposeResult:
        """Show a name, and one list."""
        with Vertical(id="page"):
            yield Static("okrcoach", id="name", markup=False)
            yield Static("OKRs that say what will change, and how you will know.", id="tagline", markup=False)
            yield LineList(id="choices")
        yield KeyBar()

    def on_mount(self) -> None:
        """Offer unfinished work first, where there is some."""
        self._fill()
        if self._works:
            self.query_one(LineList).put_cursor(f"work {next(iter(self._works))}")

    def on_screen_resume(self) -> None:
        """Work may have come or gone meanwhile."""
        self._fill()

    def _fill(self) -> None:
        self._works = {work.id: work for work in self.app.store.unsaved()}
        self.query_one(LineList).show(tuple(self._entries()))
        self.refresh_bindings()

    def _entries(self) -> Iterator[Entry]:
        yield _entry("new", "New draft", "from a goal, in a minute")
        yield _entry("open", "Open a file", "review OKRs, or paste them here")
        if self._works:
            yield Entry("unfinished", ((("Unfinished", "title"),),), choosable=False, gap=True)
        names = {work.id: _shortened(work.title) for work in self._works.values()}
        named = Counter(names.values())
        for work in self._works.values():
            what = "brief" if work.document is None else "edited" if work.file else "draft"
            name = names[work.id]
            yield _entry(f"work {work.id}", name, f"{what} · {ago(work.when) if named[name] == 1 else clock(work.when)}")
        recent = self.app.store.recent()
        if recent:
            yield Entry("recent", ((("Recent", "title"),),), choosable=False, gap=True)
        for path in recent:
            yield _entry(f"file {path}", path.name, short_folder(path.parent))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Only unfinished work can be discarded."""
        return action != "discard" or (self.query_one(LineList).key or "").startswith("work ")

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        self.refresh_bindings()

    @on(LineList.Opened)
    def _opened(self, event: LineList.Opened) -> None:
        kind, _, name = event.key.partition(" ")
        if kind == "new":
            self.action_new()
        elif kind == "open":
            self.action_open()
        elif kind == "file":
            self.app.open_file(Path(name))
        elif kind == "work":
            self.app.resume(self._works[name])

    def on_paste(self, event: events.Paste) -> None:
        """Review OKRs that are pasted, or a file that is dropped; begin a brief with a goal."""
        from okrcoach.tui.pasting import dropped, pasted  # noqa: PLC0415 -- after the first picture
        from okrcoach.tui.session import Session  # noqa: PLC0415
        from okrcoach.tui.unsaved import Unsaved  # noqa: PLC0415

        text = event.text.strip()
        if path := dropped(text):
            self.app.open_file(path)
        elif document := pasted(text):
            self.app.work_on(Session(document))
            if document.notes:
                self.app.notify("Some of what you pasted was not understood; the key i shows what.")
        elif len(text.splitlines()) == 1:
            self.app.write_brief(Unsaved(uuid4().hex[:12], fields=(("goal", text),)))
        elif text:
            told = "No objectives were found in what you pasted. Write each on a line of its own, its key results as a list below it."
            self.notify(told, severity="warning", timeout=10)

    def action_new(self) -> None:
        """Begin with a goal."""
        self.app.write_brief()

    def action_open(self) -> None:
        """Choose a file."""
        from okrcoach.tui.screens.open import OpenScreen  # noqa: PLC0415 -- after the first picture

        self.app.push_screen(OpenScreen())

    def action_discard(self) -> None:
        """Forget unfinished work, after asking."""
        from okrcoach.tui.screens.page import ask  # noqa: PLC0415 -- after the first picture

        work_id = (self.query_one(LineList).key or "").partition(" ")[2]

        def answered(answer: str | None) -> None:
            if answer == "discard":
                self.app.store.discard(work_id)
                self._fill()

        title = self._works[work_id].title
        self.app.push_screen(ask(f"Discard “{title}”? It is saved nowhere else.", ("keep", "Keep it"), ("discard", "Discard it")), answered)


def _shortened(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"


def _entry(key: str, name: str, detail: str) -> Entry:
    return Entry(key, (((name, ""),),), trail=(detail, "muted"))


def ago(when: str) -> str:
    """How long ago an ISO time is, in words."""
    try:
        seconds = (datetime.now(UTC) - datetime.fromisoformat(when)).total_seconds()
    except (ValueError, TypeError):
        return "some time ago"
    for size, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = int(seconds // size)
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return "just now"


def short_folder(folder: Path) -> str:
    """Return a folder as people write it: below the current folder relative, below home with a tilde; long ones lose their middle."""
    text, home = near(folder), str(Path.home())
    if text == ".":
        return "here"
    text = "~" + text[len(home) :] if text == home or text.startswith(f"{home}/") else text
    return text if len(text) <= 36 else f"{text[:12]}…{text[-23:]}"


def clock(when: str) -> str:
    """Write an ISO time as a clock here shows it, to the second: that tells two works on one file apart."""
    try:
        here = datetime.fromisoformat(when).astimezone()
    except (ValueError, OverflowError):
        return "some time ago"
    return f"{here.day} {here:%b, %H:%M:%S}"
