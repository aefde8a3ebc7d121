"""What a model is asked about one line: other words for it, or why a rule objects. Runs over the workspace and can be left at any time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from okrcoach.draft.events import Event, Progress, Retrying
from okrcoach.errors import OkrcoachError
from okrcoach.review.finding import Finding
from okrcoach.tui.entries import Entry
from okrcoach.tui.outline import SIGNS, line_spans
from okrcoach.tui.screens.consent import with_consent
from okrcoach.tui.screens.page import PageScreen, reading
from okrcoach.tui.seen import Span, fault_text, last_words, seen
from okrcoach.tui.widgets.key_bar import KeyBar
from okrcoach.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from okrcoach.draft.rewrite import Rewrite
    from okrcoach.settings.person import Endpoint
    from okrcoach.tui.screens.editing import EditingScreen

Emit = Callable[[Event], None]
TAIL = 300
"""So many of the model's last words are shown while it answers."""
AGAIN = "again"
"""The answer to a failure."""


class AnswerList(LineList):
    """Answers to take."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", "Choose")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """An explanation is only read: nothing in it can be chosen or taken."""
        return action not in ("open", "cursor") or self.key is not None


class AskingScreen(PageScreen):
    """Shows a model's words dimmed while it answers, then the answer; returns the key of the entry that is taken."""

    @dataclass
    class Words(Message):
        """What the model is at."""

        text: str
        anew: bool = False
        """Whether it is asked again: what came before is none of the answer."""

    @dataclass
    class Answered(Message):
        """The answer, ready to be shown."""

        entries: list[Entry]

    def __init__(self, heading: str, ask: Callable[[Emit], Awaitable[list[Entry]]]) -> None:
        """`ask` gets where progress goes, and returns the entries to show."""
        super().__init__(heading, ())
        self._ask = ask
        self._words = ""
        self._seconds = 0

    def compose(self) -> ComposeResult:
        """Show a heading, the words as they come, and the answer."""
        with Vertical(id="page"):
            yield Static(seen(self._heading), id="heading", markup=False)
            yield Static("Asking …", id="words", markup=False)
            yield AnswerList()
            yield KeyBar()

    def on_mount(self) -> None:
        """Ask."""
        self.query_one(AnswerList).display = False
        self.set_interval(1, self._wait)
        self.run_worker(self._answer(), exit_on_error=False)

    def _wait(self) -> None:
        """Show that something is still under way where no word has come."""
        self._seconds += 1
        if not self._words:
            self.query_one("#words", Static).update(f"Asking … {self._seconds} s", layout=False)

    async def _answer(self) -> None:
        """Ask, as a worker: touch no widget."""
        try:
            self.post_message(self.Answered(await self._ask(self._emit)))
        except OkrcoachError as problem:
            again = Entry(AGAIN, ((("Ask the model again", ""),),), gap=True)
            self.post_message(self.Answered([*reading("", str(problem)), again]))

    def _emit(self, event: Event) -> None:
        if isinstance(event, Progress):
            self.post_message(self.Words(event.text))
        elif isinstance(event, Retrying):
            self.post_message(self.Words(f"{event.told}\n", anew=True))

    @on(Words)
    def _arrived(self, message: Words) -> None:
        before = "" if message.anew else self._words
        self._words = (before + message.text)[-2 * TAIL :].lstrip()
        self.query_one("#words", Static).update(last_words(seen(self._words), TAIL), layout=False)

    @on(Answered)
    def _answered(self, message: Answered) -> None:
        self.query_one("#words").display = False
        answers = self.query_one(AnswerList)
        answers.display = True
        answers.show(message.entries)
        answers.focus()
        self.refresh_bindings()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell a fault of our own."""
        if event.state is WorkerState.ERROR:
            self.post_message(self.Answered(reading("", fault_text(event.worker.error))))


def _ask(
    screen: EditingScreen, heading: str, ask: Callable[[Emit], Awaitable[list[Entry]]], taken: Callable[[str], object] = lambda _: None
) -> None:
    """Ask until there is an answer or nobody wants one."""

    def answered(key: str | None) -> None:
        if key == AGAIN:
            _ask(screen, heading, ask, taken)
        elif key is not None:
            taken(key)

    screen.app.push_screen(AskingScreen(heading, ask), answered)


def rewrite(screen: EditingScreen) -> None:
    """Offer other words for the chosen line, each already read by the rules."""
    document, where, line = screen.work.document, screen.work.where, screen.work.line
    if line is None:
        return
    found: list[Rewrite] = []

    def ask_at(endpoint: Endpoint) -> None:
        async def ask(emit: Emit) -> list[Entry]:
            model = await screen.app.rooms.load_model_room("okrcoach.draft.rewrite")
            options = screen.app.rooms.model_options(screen.session.folder)
            found.extend(await model.rewrite(document, where, endpoint, emit=emit, **options))
            now = Entry("", (line_spans(line, "muted"),), lead=(("now  ", "muted"),), choosable=False)
            return [now, *(_offer(number, one) for number, one in enumerate(found))]

        def taken(key: str) -> None:
            if screen.work.where == where and screen.work.put(found[int(key)].item):
                screen.changed()

        _ask(screen, "Other words for this line", ask, taken)

    with_consent(screen.app, ask_at)


def _offer(number: int, rewrite: Rewrite) -> Entry:
    told: list[tuple[Span, ...]] = [line_spans(rewrite.item, "")]
    if rewrite.own:
        told.append((("from the catalog, not from the model", "warning"),))
    if rewrite.mends:
        told.append(((f"mends {', '.join(rewrite.mends)}", "success"),))
    told += [((f"{SIGNS[one.severity]} {one.message}", one.severity),) for one in rewrite.findings]
    return Entry(str(number), tuple(told), lead=((f"{number + 1}  ", "accent"),), gap=True)


def explain(screen: EditingScreen, finding: Finding) -> None:
    """Tell why a rule objects to this very line."""
    document = screen.work.document

    def ask_at(endpoint: Endpoint) -> None:
        async def ask(emit: Emit) -> list[Entry]:
            model = await screen.app.rooms.load_model_room("okrcoach.draft.rewrite")
            options = screen.app.rooms.model_options(screen.session.folder)
            return reading("", await model.explain(document, finding, endpoint, emit=emit, **options))

        _ask(screen, finding.message, ask)

    with_consent(screen.app, ask_at)
