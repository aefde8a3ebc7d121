"""The brief: a goal and a focus first, then whatever else is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import uuid4

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Label, Static

from okrcoach.draft.brief import read_brief, unread_period
from okrcoach.draft.focus import focus_area, focus_areas
from okrcoach.draft.reading.reading import choose_focus_areas
from okrcoach.errors import OkrcoachError
from okrcoach.model import Brief
from okrcoach.tui.brief_form import FIELDS, UnreadFieldError, mapping_of
from okrcoach.tui.entries import Entry
from okrcoach.tui.seen import seen, sentence
from okrcoach.tui.unsaved import Unsaved
from okrcoach.tui.widgets.field import Field, LastField
from okrcoach.tui.widgets.focus_cards import FocusCards
from okrcoach.tui.widgets.key_bar import KeyBar
from okrcoach.tui.widgets.line_editor import LineEditor
from okrcoach.tui.widgets.line_list import LineList
from okrcoach.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from okrcoach.tui.app import OkrcoachApp
    from okrcoach.tui.session import Session


class BriefScreen(Screen[None]):
    """Two steps: what should change and where; then details, all of which may stay empty."""

    app: OkrcoachApp
    CSS_PATH = "brief.tcss"
    AUTO_FOCUS = "#goal"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g", "draft('playbook')", "Draft"),
        Binding("f3", "draft('model')", "Draft with the model"),
        Binding("escape", "back", "Back"),
    ]

    def __init__(self, kept: Unsaved | None = None, session: Session | None = None) -> None:
        """`kept` is a brief that was begun before; `session` is the draft that came of it, which lies below."""
        super().__init__()
        self._values = dict(kept.fields) if kept else {}
        self._focus = kept.focus if kept else ()
        self._by_hand = bool(self._focus)
        self._session = session
        self._work_id = kept.id if kept and (session is None or session.replaceable) else uuid4().hex[:12]
        self._details = False

    def compose(self) -> ComposeResult:
        """Both steps; the second hidden at first."""
        from okrcoach.language.dates import next_quarter  # noqa: PLC0415

        yield TitleBar("New draft")
        with VerticalScroll(id="first", can_focus=False):
            yield Label("What should be different at the end of the period?", classes="question")
            yield LineEditor(id="goal", placeholder="One sentence: whom it helps, and what changes for them")
            yield Label("Where does that happen?", classes="question")
            yield FocusCards(focus_areas(), self._focus)
            yield LineList(id="questions")
        with Vertical(id="second"):
            yield Static(id="summary", markup=False)
            for field in FIELDS:
                with Horizontal(classes="field"):
                    yield Label(field.label)
                    preset = next_quarter(self.app.today()) if field.name == "period" else ""
                    kind = LastField if field is FIELDS[-1] else Field
                    row = kind(self._values.get(field.name) or preset, id=field.name, placeholder=field.placeholder)
                    row.between = "; " if field.several else row.between
                    yield row
            yield Static(id="help", markup=False)
            yield LineList(id="reminder")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what was kept."""
        for one in self.query(LineList):
            one.can_focus = False
            one.whole = True
        self.query_one("#goal", LineEditor).put(self._values.get("goal", ""))
        self._choose_focus()
        self._show_step()

    def _show_step(self) -> None:
        self.query_one("#first").display = not self._details
        self.query_one("#second").display = self._details
        self.query_one(TitleBar).state = (("2 of 2 · Details" if self._details else "1 of 2 · Goal and focus", ""),)
        self._show_questions()
        self.refresh_bindings()

    def _show_questions(self) -> None:
        cards = self.query_one(FocusCards)
        asked = cards.chosen if self._details else (cards.stage,) if self.focused is cards else cards.chosen[:1]
        entries: list[Entry] = []
        for stage in asked:
            area = focus_area(stage)
            entries.append(Entry("", (((f"Key questions: {area.name}", "title"),),), choosable=False, gap=bool(entries)))
            entries += [Entry("", (((question, "muted"),),), (("· ", "muted"),), choosable=False) for question in area.key_questions]
        self.query_one("#questions", LineList).show(entries)
        self.query_one("#reminder", LineList).show(entries)
        names = ", ".join(focus_area(stage).name.lower() for stage in cards.chosen)
        goal = seen(self.query_one("#goal", LineEditor).kept)
        guess = " (a guess)" if cards.guess else ""
        self.query_one("#summary", Static).update(f"{goal}\nFocus: {names}{guess}" if names else goal)

    @on(LineEditor.Typed, "#goal")
    def _goal_typed(self) -> None:
        self._choose_focus()
        self._show_questions()

    @on(LineEditor.Pasted, "#goal")
    def _goal_pasted(self, event: LineEditor.Pasted) -> None:
        """Ask what is meant where whole OKRs are pasted as a goal."""
        from okrcoach.tui.pasting import pasted  # noqa: PLC0415 -- loaded when asked for
        from okrcoach.tui.screens.page import ask  # noqa: PLC0415
        from okrcoach.tui.session import Session  # noqa: PLC0415

        if self._session is not None or (document := pasted(event.text)) is None:
            event.editor.take(event.text)
            return

        def answered(answer: str | None) -> None:
            if answer == "review":
                self.app.work_on(Session(document), instead=True)
            else:
                event.editor.take(event.text)

        answers = (("", "Draft from it, as from a goal"), ("review", "Review it as it is"))
        self.app.push_screen(ask("What you pasted reads as objectives and key results.", *answers), answered)

    def _choose_focus(self) -> None:
        """Choose the areas that a draft would choose, where none is chosen by hand."""
        if self._by_hand:
            return
        try:
            stages, told = choose_focus_areas(self._readable_brief())
        except (OkrcoachError, ValueError):  # no goal yet
            stages, told = (), True
        self.query_one(FocusCards).choose(stages, guess=not told)

    @on(LineEditor.Done, "#goal")
    @on(LineEditor.Left, "#goal")
    def _goal_done(self, event: LineEditor.Done | LineEditor.Left) -> None:
        if isinstance(event, LineEditor.Left) and event.step < 0:
            return
        if self._has_goal():
            self.set_focus(self.query_one(FocusCards))

    @on(FocusCards.Changed)
    def _cards_changed(self, event: FocusCards.Changed) -> None:
        if event.by_hand:
            self._by_hand = bool(event.chosen)
        self._show_questions()

    @on(FocusCards.Done)
    def _cards_done(self) -> None:
        cards = self.query_one(FocusCards)
        if not self._has_goal():
            return
        if not cards.chosen or not (self._by_hand or cards.stage in cards.chosen):
            cards.choose((cards.stage,))
            self._by_hand = True
        self._to_details(FIELDS[0].name)

    def _to_details(self, field: str) -> None:
        self._details = True
        self._show_step()
        self.set_focus(self.query_one(f"#{field}", Field))

    def on_descendant_focus(self) -> None:
        """Say what the field in focus is for; the question above the goal comes into sight with it."""
        if isinstance(self.focused, LineEditor):
            self.call_after_refresh(self.query_one("#first").scroll_home, animate=False)
        if isinstance(self.focused, Field):
            self.query_one("#help", Static).update(next(field.help for field in FIELDS if field.name == self.focused.id))
            self._choose_focus()
        self._show_questions()

    @on(Input.Submitted)
    def _field_done(self, event: Input.Submitted) -> None:
        if event.input.id == FIELDS[-1].name:
            self.action_draft("playbook")
            return
        try:
            mapping_of({str(event.input.id): event.value}, ())
        except UnreadFieldError as problem:  # told where it stands, not three fields later
            self.notify(str(problem), severity="error")
        else:
            self.focus_next(Field)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the model where an endpoint is set up."""
        return not (action == "draft" and parameters == ("model",) and self.app.endpoint() is None)

    def _has_goal(self) -> bool:
        if self.query_one("#goal", LineEditor).kept.strip():
            return True
        self.notify("Write one sentence about what should change.")
        return False

    def brief(self) -> Brief:
        """Return what the fields say. Raises OkrcoachError or ValueError in one line for what cannot be read."""
        return read_brief(mapping_of(self._typed(), self._focus_by_hand()))

    def _readable_brief(self) -> Brief:
        """Return what the fields say, or, where one cannot be read, which is told once it is drafted from, the goal alone."""
        try:
            return self.brief()
        except UnreadFieldError:
            return read_brief({"goal": self._typed()["goal"]})

    def _focus_by_hand(self) -> tuple[str, ...]:
        return self.query_one(FocusCards).chosen if self._by_hand else ()

    def _typed(self) -> dict[str, str]:
        fields = {field.name: self.query_one(f"#{field.name}", Field).value for field in FIELDS}
        return {"goal": self.query_one("#goal", LineEditor).kept, **fields}

    def action_draft(self, drafter: str) -> None:
        """Draft from what is known so far."""
        from okrcoach.tui.screens.drafting import DraftingScreen  # noqa: PLC0415 -- after the first picture

        if not self._has_goal():
            self.set_focus(self.query_one("#goal"))
            return
        try:
            brief = self.brief()
        except (OkrcoachError, ValueError) as problem:
            self.notify(str(problem), severity="error")
            if isinstance(problem, UnreadFieldError):
                self._to_details(problem.field)
            return
        self.keep()
        if told := unread_period(brief):
            self.notify(sentence(told), severity="warning", timeout=10)
        typed = self._unsaved()
        if drafter == "playbook":
            self.app.push_screen(DraftingScreen(brief, None, typed))
        else:
            from okrcoach.tui.screens.consent import with_consent  # noqa: PLC0415 -- loaded when asked for

            with_consent(self.app, lambda endpoint: self.app.push_screen(DraftingScreen(brief, endpoint, typed), self._left_without))

    def _left_without(self, reason: str | None) -> None:
        """Say why the model gave no draft, for as long as nobody has read it, and offer the ways on."""
        from okrcoach.tui.screens.page import ask  # noqa: PLC0415 -- loaded when asked for

        answers = (("", "Back to the brief"), ("model", "Ask the model again"), ("playbook", "Draft with the playbook, without a model"))
        if reason:
            question = ask(f"There is no draft: {reason}", *answers)
            self.app.under_notice(lambda: self.app.push_screen(question, lambda answer: self.action_draft(answer) if answer else None))

    def action_back(self) -> None:
        """To the first step, or home; what was typed is kept."""
        if self._details:
            self._details = False
            self._show_step()
            self.set_focus(self.query_one(FocusCards))
            return
        self.app.leave(self.app.pop_screen)

    def keep(self) -> None:
        """Keep the brief with the draft that came of it, else as unfinished work; one without a goal is forgotten."""
        work = self._unsaved()
        if self._session is not None:
            self._session.fields, self._session.focus = work.fields, work.focus
        elif work.title.strip():
            self.app.keep_work(work)
        else:
            self.app.store.discard(self._work_id)

    def _unsaved(self) -> Unsaved:
        return Unsaved(self._work_id, fields=tuple(self._typed().items()), focus=self._focus_by_hand())
