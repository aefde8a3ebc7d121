"""A draft while it is made: each line takes its place once it is complete and reviewed; a model's words show dimmed until then."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from okrcoach.draft.draft import Draft, Usage
from okrcoach.draft.events import Event, Finished, LineDrafted, ObjectivesOffered, Offer, Progress, Repaired, Retrying, Spent, told
from okrcoach.errors import OkrcoachError
from okrcoach.model import Brief, OkrDocument
from okrcoach.review.finding import SEVERITIES, Finding
from okrcoach.tui.entries import Entry
from okrcoach.tui.messages import ChooseObjectives, DraftEvent, DraftFailed
from okrcoach.tui.outline import SIGNS, outline_entries
from okrcoach.tui.screens.about import usage_text
from okrcoach.tui.seen import fault_text, last_words, seen
from okrcoach.tui.session import Session
from okrcoach.tui.widgets.key_bar import KeyBar
from okrcoach.tui.widgets.line_list import LineList
from okrcoach.tui.widgets.panes import DraftList
from okrcoach.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from okrcoach.settings.person import Endpoint
    from okrcoach.tui.app import OkrcoachApp
    from okrcoach.tui.unsaved import Unsaved

REDRAW_SECONDS = 1 / 30
"""A model's words are gathered for so long before they are shown."""
LINE_SECONDS = 0.012
"""The pause between two lines of the playbook, which has them all at once: long enough to be seen coming."""
OBJECTIVES = 2
"""So many of the offered objectives are chosen before somebody chooses."""
STOPPED = "Stopped; what was complete is kept."
TAIL = 400
"""So many of a model's last words (in characters) are shown."""


class DraftingScreen(Screen[str]):
    """Shows a draft as it arrives, then hands it to the workspace; returns why a model gave none."""

    app: OkrcoachApp
    CSS_PATH = "drafting.tcss"
    AUTO_FOCUS = "DraftList"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "Choose"),
        Binding("escape", "stop", "Stop, keep what is complete"),
    ]

    def __init__(self, brief: Brief, endpoint: Endpoint | None, typed: Unsaved) -> None:
        """With an endpoint its model drafts, without one the playbook; `typed` is the brief as it is kept, and stays with the draft."""
        super().__init__()
        self._brief = brief
        self._endpoint = endpoint
        self._typed = typed
        self._run = 1
        """Which run's events count; what a stopped one still sends does not."""
        self._document = OkrDocument()
        self._findings: dict[str, tuple[Finding, ...]] = {}
        self._words: dict[str, str] = {}
        self._asking = self._notice = f"Asking {endpoint.model} …" if endpoint else ""
        """What stands there until words come."""
        self._offers: tuple[Offer, ...] = ()
        self._chosen: set[str] = set()
        self._answer: asyncio.Future[Sequence[str]] | None = None
        """Where the chosen objectives go, while the drafter waits for them."""
        self._newest = ""
        """Where the last line came."""
        self._usage = Usage()
        self._started = time.monotonic()

    def compose(self) -> ComposeResult:
        """Show the lines above, the model's words below."""
        yield TitleBar("Drafting")
        yield DraftList(id="lines", empty="The first lines come as soon as the rules have read them.")
        yield Static(id="words", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin."""
        self.query_one("#words", Static).display = self._endpoint is not None
        self.set_interval(1, self._show_state)
        self._show_state()
        self.run_worker(self._draft(self._run), name="draft", exit_on_error=False)

    def _show_state(self) -> None:
        usage = replace(self._usage, seconds=time.monotonic() - self._started)
        who = self._endpoint.model if self._endpoint else "playbook"
        told = usage_text(usage) if usage.requests else f"{seen(who)} · {usage.seconds:.0f} s"
        self.query_one(TitleBar).state = ((told, ""),)

    async def _draft(self, run: int) -> None:
        """Pass the drafter's events on, words gathered; runs as a worker and touches no widget."""
        words: dict[str, str] = {}
        shown = 0.0
        try:
            async for event in self._events():
                if isinstance(event, Progress):
                    words[event.where] = words.get(event.where, "") + event.text
                    if time.monotonic() - shown < REDRAW_SECONDS:
                        continue
                for where, text in words.items():
                    self.post_message(DraftEvent(run, Progress(where, text)))
                words.clear()
                shown = time.monotonic()
                if not isinstance(event, Progress):
                    self.post_message(DraftEvent(run, event))
        except OkrcoachError as problem:
            self.post_message(DraftFailed(run, str(problem)))

    async def _events(self) -> AsyncIterator[Event]:
        await self.app.rooms.ready.wait()
        if self._endpoint is None:
            from okrcoach.draft.playbook import draft_from_playbook  # noqa: PLC0415 -- after the first picture

            for event in told(draft_from_playbook(self._brief, rules=self.app.rooms.rules(Path.cwd()))):
                yield event
                await asyncio.sleep(LINE_SECONDS)
            return
        model = await self.app.rooms.load_model_room("okrcoach.draft.model")
        options = self.app.rooms.model_options(Path.cwd())
        async for event in model.draft_with_model(self._brief, self._endpoint, choose=self._choose, **options):
            yield event

    async def _choose(self, offers: tuple[Offer, ...]) -> Sequence[str]:
        """Wait for somebody to choose; part of the worker."""
        answer: asyncio.Future[Sequence[str]] = asyncio.get_running_loop().create_future()
        self.post_message(ChooseObjectives(self._run, offers, answer))
        return await answer

    @on(DraftEvent)
    def _arrived(self, message: DraftEvent) -> None:
        if message.run != self._run:
            return
        event = message.event
        if isinstance(event, Progress):
            self._words[event.where] = (self._words.get(event.where, "") + event.text)[-2 * TAIL :]
            self._show_words()
        elif isinstance(event, LineDrafted | Repaired):
            where = event.where if isinstance(event, LineDrafted) else event.repair.where
            self._document = event.document
            self._findings[where] = event.findings
            self._show_lines(where)
        elif isinstance(event, Retrying):
            self._words.clear()
            self._notice = event.told
            self._show_words()
        elif isinstance(event, ObjectivesOffered) and self._answer is None:
            self._show_offers(event.offers)
        elif isinstance(event, Spent):
            self._usage = event.usage
            self._show_state()
        elif isinstance(event, Finished):
            self._finish(event.draft, event.problem.message if event.problem else "")

    @on(ChooseObjectives)
    def _to_choose(self, message: ChooseObjectives) -> None:
        if message.run != self._run:
            return
        self._answer = message.answer
        self._chosen = {offer.objective.text for offer in message.offers[:OBJECTIVES]}
        self._show_offers(message.offers)
        self._notice = "Choose the objectives to go on with: Space marks them, Enter goes on. Each can be edited later."
        self._show_words()
        self.query_one(DraftList).choosing = True
        self.refresh_bindings()

    def _show_offers(self, offers: tuple[Offer, ...]) -> None:
        self._offers = offers
        worst = {
            offer.objective.text: min(offer.findings, key=lambda one: SEVERITIES.index(one.severity)) for offer in offers if offer.findings
        }
        entries = []
        for text in dict.fromkeys(offer.objective.text for offer in offers):
            finding = worst.get(text)
            choice = "● " if text in self._chosen else "○ "
            # its sign stands before its words: before the objective, it would be taken for the sign of a choice
            told = [((f"{SIGNS[finding.severity]} ", finding.severity), (finding.message, "muted"))] if finding else []
            entries.append(Entry(text, (((text, "strong"),), *told), lead=((choice, "accent"),), gap=True))
        self.query_one(LineList).show(entries)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Choosing is offered while a drafter waits for it."""
        return self._answer is not None if action == "choose" else True

    def action_choose(self) -> None:
        """Choose the objective under the cursor, or let it go."""
        self._chosen ^= {self.query_one(LineList).key or ""}
        self._show_offers(self._offers)

    @on(LineList.Opened)
    def _go_on(self) -> None:
        """Go on with the chosen objectives; with the one under the cursor where none is chosen."""
        if self._answer is None or self._answer.done():
            return
        chosen = [offer.objective.text for offer in self._offers if offer.objective.text in self._chosen]
        self._answer.set_result(list(dict.fromkeys(chosen)) or [self.query_one(LineList).key or ""])
        self._answer = None
        self._words.clear()
        self._notice = self._asking
        self._show_words()
        self.query_one(DraftList).choosing = False
        self.refresh_bindings()

    @on(DraftFailed)
    def _failed(self, message: DraftFailed) -> None:
        if message.run == self._run:
            self._keep_or_leave(message.reason)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Keep what is complete where a fault of ours ends the draft."""
        if event.state is WorkerState.ERROR:
            self._keep_or_leave(fault_text(event.worker.error))

    @property
    def _found(self) -> tuple[Finding, ...]:
        return tuple(chain.from_iterable(self._findings.values()))

    def _show_lines(self, where: str) -> None:
        lines = self.query_one(LineList)
        follows = lines.key in (None, self._newest)  # who has gone to another line stays there
        self._newest = where
        lines.show(outline_entries(self._document, self._found), where if follows else None)
        self.refresh_bindings()

    def on_screen_resume(self) -> None:
        """Catch up with the words that came while a page lay above."""
        self._show_words()

    def _show_words(self) -> None:
        if not self.is_active:
            return  # painting them through a page above would cost its keys time
        words = list(self._words.values()) if self._answer is None else []  # an answer from the cache is there before its last words
        newest = words[-1] if words else self._notice
        self.query_one("#words", Static).update(last_words(seen(newest), TAIL), layout=False)

    def action_stop(self) -> None:
        """Stop drafting; the stream is closed, and what is complete is kept."""
        self._keep_or_leave("")

    def _keep_or_leave(self, reason: str) -> None:
        self._run += 1
        self._answer = None
        self.workers.cancel_node(self)
        if not self._document.objectives:
            if reason and self._endpoint is None:
                self.app.notify(reason, severity="error", timeout=10)
                reason = ""
            self.app.under_notice(lambda: self.dismiss(reason))
            return
        drafter: Literal["model", "playbook"] = "model" if self._endpoint else "playbook"
        spent = replace(self._usage, seconds=round(time.monotonic() - self._started, 1)) if self._usage.requests else Usage()
        self._finish(Draft(self._document, drafter, self._brief, findings=self._found, usage=spent), reason or STOPPED, by_hand=not reason)

    def _finish(self, draft: Draft, problem: str, *, by_hand: bool = False) -> None:
        """Hand the draft to the workspace; who stopped it `by_hand` knows what is told as a `problem`."""
        from okrcoach.documents.measures import without_told_measures  # noqa: PLC0415 -- after the first picture

        self._run += 1
        if problem:
            self.app.notify(problem, severity="information" if by_hand else "warning", timeout=None if by_hand else 10)
            draft = replace(draft, remarks=(*draft.remarks, problem.rstrip(".")))  # for who looked elsewhere meanwhile
        elif len(draft.remarks) > (not self._brief.focus):  # the focus that was chosen instead was seen on the brief
            self.app.notify("The key i shows how the brief was read, and what is left out.")
        self.app.work_on_draft(Session(without_told_measures(draft.document), kept=replace(self._typed, draft=draft)))
