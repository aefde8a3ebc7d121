"""The workspace: a document's lines, the line in hand, what the rules say of it, and metrics for it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from okrcoach.model import OkrDocument
from okrcoach.review.finding import SEVERITIES, Finding
from okrcoach.tui import edits
from okrcoach.tui.messages import Reviewed, Suggested
from okrcoach.tui.outline import counts, line_name, outline_entries, places_of, view_name
from okrcoach.tui.panes import metric_key_result
from okrcoach.tui.screens.about import usage_text
from okrcoach.tui.screens.editing import EditingScreen
from okrcoach.tui.seen import Span, fault_text
from okrcoach.tui.session import Session
from okrcoach.tui.widgets.desk import Desk
from okrcoach.tui.widgets.key_bar import KeyBar
from okrcoach.tui.widgets.line_editor import LineEditor
from okrcoach.tui.widgets.line_list import LineList
from okrcoach.tui.widgets.panes import OutlinePane
from okrcoach.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from okrcoach.catalog import Metric

REVIEW_SECONDS = 0.06
"""The rules read the document so long after the last key; longer where a review takes long."""
AUTOSAVE_SECONDS = 1.0


class WorkspaceScreen(EditingScreen):
    """One document under edit. Nothing typed here is lost: what is not saved is kept in the state folder."""

    CSS_PATH = "workspace.tcss"
    AUTO_FOCUS = "#outline"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save"),
        Binding("f2", "save_as", "Save as"),
        Binding("ctrl+z", "undo", "Undo"),
        Binding("ctrl+y", "redo", "Redo"),
        Binding("tab", "app.focus_next", "Pane"),
        Binding("escape", "back", "Back"),
    ]

    def __init__(self, session: Session) -> None:
        """Edit a session's document."""
        super().__init__(session)
        self._metrics: dict[str, Metric] = {}
        self._pending: dict[str, Timer] = {}
        self._review_cost = 0.0
        self.judged: OkrDocument | None = None
        """The document that the findings are about: for a moment after a key, an older one than that in hand."""

    def compose(self) -> ComposeResult:
        """Show the lines at the left (above, on a narrow terminal), the line in hand beside them."""
        yield TitleBar()
        with Container(id="body"):
            yield OutlinePane(id="outline")
            yield Desk(id="desk")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the document and have it read."""
        self.show_all()
        self._review()
        self.keep()

    def show_all(self) -> None:
        """Show the document as it is now."""
        self._show_outline()
        self._show_line()

    def _show_outline(self) -> None:
        entries = shown = outline_entries(self.work.document, self.findings)
        outline = self.query_one("#outline", LineList)
        if self.view != SEVERITIES:
            kept = self.in_view(self.view)
            shown = tuple(entry for entry in entries if entry.key in kept)
            outline.border_title = view_name(self.view, len(entries) - len(shown))
        self.set_class(self.view != SEVERITIES, "-view")
        outline.show(shown, self.work.where)
        bar = self.query_one(TitleBar)
        bar.heading = self.session.name
        cost = ((f"{usage_text(self.draft.usage)}  ", "muted"),) if self.draft and self.draft.usage.requests else ()
        found = self._counts() if self._read else ()
        bar.state = (*cost, *found, ("unsaved", "warning") if self.work.dirty else ("saved", ""))

    def _counts(self) -> tuple[Span, ...]:
        """Say what the rules found; where there is nothing for them to read, no findings are no praise."""
        return counts(self.findings) if self.work.document.objectives else (("no objectives  ", "muted"),)

    @property
    def _read(self) -> bool:
        """Whether the rules have read any state of the document: until then, no findings means nothing."""
        return self.judged is not None or self.draft is not None

    def _show_line(self) -> None:
        self._desk.show_line(line_name(self.work.document, self.work.where), self.work.line or self.work.document)
        self.show_findings()
        self._soon("suggest", REVIEW_SECONDS, self._suggest)
        self._soon("fix", REVIEW_SECONDS, self.look_into_fix)
        self.refresh_bindings()

    def show_findings(self) -> None:
        """Show what the rules say of the chosen line."""
        self._desk.show_findings(self.findings_here(), read=self._read, empty=not self.work.document.objectives)

    @property
    def _desk(self) -> Desk:
        return self.query_one(Desk)

    def _soon(self, name: str, seconds: float, action: Callable[[], None]) -> None:
        """Do something once nobody has asked for it again for so long."""
        if timer := self._pending.get(name):
            timer.stop()
        self._pending[name] = self.set_timer(seconds, action)

    def changed(self) -> None:
        """Show a document that is another one now, have it read, and keep it."""
        self.app.take_back_remarks()
        self.show_all()
        self._soon("review", max(REVIEW_SECONDS, 3 * self._review_cost), self._review)
        self._soon("keep", AUTOSAVE_SECONDS, self.keep)

    def _review(self) -> None:
        self.run_worker(self._read_by_rules(self.work.document), group="review", exclusive=True, exit_on_error=False)

    async def _read_by_rules(self, document: OkrDocument) -> None:
        """Look, as a worker: touch no widget."""
        await self.app.rooms.ready.wait()
        started = time.perf_counter()
        findings = self.app.rooms.review(document, self.session.folder)
        self._review_cost = time.perf_counter() - started
        self.post_message(Reviewed(document, findings))

    @on(Reviewed)
    def _reviewed(self, message: Reviewed) -> None:
        self.app.tell_problems()
        if message.document is self.work.document:
            self.findings, self.judged = message.findings, message.document
            self._show_outline()
            self.show_findings()
            self._soon("fix", REVIEW_SECONDS, self.look_into_fix)
            self.refresh_bindings()

    def _suggest(self) -> None:
        self.run_worker(self._find_metrics(self.work.document, self.work.where), group="suggest", exclusive=True, exit_on_error=False)

    async def _find_metrics(self, document: OkrDocument, where: str) -> None:
        """Look, as a worker: touch no widget."""
        await self.app.rooms.ready.wait()
        await asyncio.sleep(0)
        text, kind = edits.text_for_metrics(document, where)
        beside = edits.key_results_beside(document, where)
        self.post_message(Suggested(where, self.app.rooms.suggest(text, kind, beside) if text else ()))

    @on(Suggested)
    def _suggested(self, message: Suggested) -> None:
        if message.where == self.work.where:
            self._metrics = {metric.id: metric for metric, _ in message.metrics}
            text, _ = edits.text_for_metrics(self.work.document, self.work.where)
            self._desk.show_metrics(message.metrics, written=bool(text.strip()))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so where the rules or the catalog fail at a document; the work goes on."""
        if event.state is WorkerState.ERROR:
            self.notify(fault_text(event.worker.error), severity="error", timeout=10)

    def keep(self) -> None:
        """Keep what is not saved in the state folder; what is saved needs no keeping."""
        if kept := self.session.unsaved():
            self.app.keep_work(kept)
        else:
            self.app.store.discard(self.session.id)

    @on(LineList.Chosen, "#outline")
    def _line_chosen(self, event: LineList.Chosen) -> None:
        if self.work.leave_for(event.key):
            self.changed()
            return
        if self.view != SEVERITIES:
            self._show_outline()  # the line that was left is shown no longer, unless it has such a finding
        self._show_line()

    @on(LineList.Opened, "#outline")
    def _line_opened(self) -> None:
        if self.work.line is None:
            self.action_details()
        else:
            self.edit()

    def action_finding(self, step: Literal[-1, 1]) -> None:
        """Go to the next line that the rules object to, of those in view."""
        if (where := self.work.next_of(places_of(self.findings, self.view), step)) is not None:
            self.query_one("#outline", LineList).go_to(where)

    def action_view(self) -> None:
        """Show only lines with errors, then those with warnings too, then all."""
        self.view = self.next_view
        self._show_outline()
        self.call_after_refresh(self.query_one("#outline", LineList).keep_in_sight)  # the head above the list takes a row
        self.refresh_bindings()

    def finding_chosen(self) -> Finding:
        """Return the finding under the cursor, else the first of the chosen line."""
        key = self.query_one("#findings", LineList).key
        return self.findings_here()[int(key) if key else 0]

    def edit(self) -> None:
        """Put the cursor into the chosen line's words."""
        self.set_focus(self._desk.editor)  # at once: the next key may be there already
        if self._desk.editor.read_only:
            self.notify("This line is too long to be edited here; shorten it where the file was written.", severity="warning")

    @on(LineEditor.Typed, "#editor")
    def _typed(self, event: LineEditor.Typed) -> None:
        if self.work.type_text(event.text):
            self.changed()
            self._soon("seal", AUTOSAVE_SECONDS, self.work.seal)

    @on(LineEditor.Pasted, "#editor")
    def _pasted(self, event: LineEditor.Pasted) -> None:
        """Ask what is meant where a list is pasted."""
        from okrcoach.tui.pasting import listed  # noqa: PLC0415 -- loaded when asked for
        from okrcoach.tui.screens.page import ask  # noqa: PLC0415

        found = listed(event.text)
        if len(found) < 2:
            event.editor.take(event.text)
            return

        def answered(answer: str | None) -> None:
            if answer == "each":
                self.work.take_all(found)
                self.changed()
            elif answer == "one":
                event.editor.take(event.text)

        answers = (("each", "Make each a key result of its own"), ("one", "Put them into this line"))
        self.app.push_screen(ask(f"You pasted a list of {len(found)} lines.", *answers), answered)

    @on(LineEditor.Done, "#editor")
    def _done(self) -> None:
        self._to_outline()

    def _to_outline(self) -> None:
        """Go back to the lines; one that was left empty goes."""
        self.remove_class("-metrics")
        self.set_focus(self.query_one("#outline"))
        self._drop_empty()

    @on(LineEditor.Left, "#editor")
    def _left(self, event: LineEditor.Left) -> None:
        outline = self.query_one("#outline", LineList)
        outline.action_cursor(event.step)
        if not outline.key:  # the document itself has no words to edit
            self.set_focus(outline)

    @on(LineList.Opened, "#findings")
    def _finding_opened(self) -> None:
        from okrcoach.tui.screens.help import rule_page  # noqa: PLC0415 -- loaded when asked for

        self.app.push_screen(rule_page(self.finding_chosen(), self.app.rooms.rules(self.session.folder)))

    @on(LineList.Opened, "#metrics")
    def _metric_opened(self, event: LineList.Opened) -> None:
        metric = self._metrics[event.key]
        self.work.take(metric_key_result(metric, self.session.brief_about(metric.name)))
        self.changed()
        self._to_outline()

    def action_metrics(self) -> None:
        """Metrics for the line."""
        self.add_class("-metrics")
        self.set_focus(self.query_one("#metrics"))

    def action_back(self) -> None:
        """To the lines; from there home. What is not saved is kept."""
        if self.focused is not self.query_one("#outline"):
            self._to_outline()
            return
        self.app.leave(self.app.go_home)
