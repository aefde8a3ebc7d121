"""What the workspace's keys do: to the document, to its file, and the pages that they open."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Literal

from textual import on
from textual.screen import Screen

from okrcoach.review.finding import SEVERITIES, Finding, Severity
from okrcoach.tui import edits
from okrcoach.tui.messages import FixUnfit
from okrcoach.tui.outline import in_view, line_name, places_of
from okrcoach.tui.screens import saving
from okrcoach.tui.session import Session
from okrcoach.tui.unsaved import Unsaved
from okrcoach.tui.widgets.line_editor import LineEditor

if TYPE_CHECKING:
    from okrcoach.documents import SourceFile
    from okrcoach.model import OkrDocument
    from okrcoach.tui.app import OkrcoachApp


def _fits(source: SourceFile, document: OkrDocument, finding: Finding) -> bool:
    from okrcoach.review.fixing import can_be_saved  # noqa: PLC0415 -- loaded when asked for

    return can_be_saved(source, document, finding)


class EditingScreen(Screen[None]):
    """A screen that edits one document; what it looks like is its subclass's."""

    app: OkrcoachApp

    def __init__(self, session: Session) -> None:
        """Edit a session's document."""
        super().__init__()
        self.session = session
        self.work = session.work
        self.draft = session.draft
        self.findings: tuple[Finding, ...] = self.draft.findings if self.draft else ()
        self.view: tuple[Severity, ...] = SEVERITIES
        """The findings whose lines are shown and gone to; with all severities, lines without a finding are shown as well."""
        self._unfit: set[tuple[str, str]] = set()
        """Texts and fixes that the document's file cannot take."""

    def changed(self) -> None:
        """Show a document that is another one now, have it read, and keep it."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Show the document as it is now."""
        raise NotImplementedError

    @property
    def next_view(self) -> tuple[Severity, ...]:
        """The next view that shows other lines than this one, and not all: these are the last."""
        found = {finding.severity for finding in self.findings}
        views = [SEVERITIES[: number + 1] for number in range(len(self.view) % len(SEVERITIES), len(SEVERITIES) - 1)]
        known = (self.in_view(self.view), self.in_view(SEVERITIES))
        return next((view for view in views if view[-1] in found and self.in_view(view) not in known), SEVERITIES)

    def in_view(self, view: tuple[Severity, ...]) -> set[str]:
        """Return the places of the lines that a view shows."""
        places = edits.places(self.work.document)
        return set(places) if view == SEVERITIES else in_view(places, places_of(self.findings, view), self.work.where)

    def show_findings(self) -> None:
        """Show what the rules say of the chosen line."""
        raise NotImplementedError

    def finding_chosen(self) -> Finding:
        """Return the finding under the cursor, else the first of the chosen line."""
        raise NotImplementedError

    def edit(self) -> None:
        """Put the cursor into the chosen line's words."""
        raise NotImplementedError

    def findings_here(self) -> list[Finding]:
        """Return what the rules say of the chosen line, the gravest first."""
        here = [self._fitting(finding) for finding in self.findings if finding.where == self.work.where]
        return sorted(here, key=lambda finding: SEVERITIES.index(finding.severity))

    def _fitting(self, finding: Finding) -> Finding:
        """Return a finding without its fix where the document's file is known not to take that."""
        unfit = finding.fix and self.session.source and (finding.text, finding.fix.after) in self._unfit
        return finding._replace(fix=None) if unfit else finding

    def look_into_fix(self) -> None:
        """Find out, beside what else happens, whether the document's file can take the fix of the chosen line.

        Not at every key that is typed into a line: no key fixes there.
        """
        finding, source = self._fixable(), self.session.source
        if finding and source and not isinstance(self.focused, LineEditor):
            self.run_worker(self._try_fix(source, self.work.document, finding), group="fix", exclusive=True, exit_on_error=False)

    async def _try_fix(self, source: SourceFile, document: OkrDocument, finding: Finding) -> None:
        """Look, as a worker: touch no widget."""
        if not await asyncio.to_thread(_fits, source, document, finding):
            self.post_message(FixUnfit(finding))

    @on(FixUnfit)
    def _without_fix(self, message: FixUnfit) -> None:
        if fix := message.finding.fix:
            self._unfit.add((message.finding.text, fix.after))
        self.show_findings()
        self.refresh_bindings()

    def action_add(self, kind: Literal["objective", "key_result", "project"]) -> None:
        """Put in an empty line, ready to be typed."""
        self.work.add(kind)
        self.changed()
        self.edit()

    def action_delete(self) -> None:
        """Take the line out."""
        before, name = self.work.document, line_name(self.work.document, self.work.where)
        following = self.work.next_of(places_of(self.findings, self.view), 1) if self.view != SEVERITIES else None
        if self.work.delete():
            if following:  # of the lines in view
                self.work.select(edits.followed(before, self.work.document).get(following, self.work.where))
            self.changed()
            self.notify(f"{name} is gone; ^Z brings it back.")

    def action_move(self, step: Literal[-1, 1]) -> None:
        """Move the line up or down."""
        if self.work.move(step):
            self.changed()

    def action_undo(self) -> None:
        """Take back the last change."""
        if self.work.undo():
            self.changed()

    def action_redo(self) -> None:
        """Do again what was taken back."""
        if self.work.redo():
            self.changed()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Keys that would do nothing are not offered."""
        if not self.is_mounted:
            return True
        if action == "undo":
            return self.work.can_undo
        if action == "redo":
            return self.work.can_redo
        if action == "finding":
            return bool(places_of(self.findings, self.view) - {self.work.where})
        if action == "view":
            return self.next_view != self.view
        if action == "delete":
            return self.work.line is not None
        if action == "move":  # past lines that are not shown, nobody would see where to
            return self.work.line is not None and self.view == SEVERITIES
        if action == "fix":
            return self._fixable() is not None
        if action == "ignore":
            return self.work.line is not None and bool(self.findings_here())
        if action == "metrics":
            return self.work.line is not None
        if action == "about":
            return self.draft is not None or bool(self.work.document.notes)
        if action == "outline":
            return self.draft is not None and any(objective.key_results for objective in self.work.document.objectives)
        if action == "brief":
            return bool(self.session.fields)
        if action == "rewrite":
            return self.app.endpoint() is not None and self.work.line is not None
        if action == "explain":
            return self.app.endpoint() is not None and bool(self.findings_here())
        return True

    def _fixable(self) -> Finding | None:
        return next((finding for finding in self.findings_here() if finding.fix), None)

    def action_fix(self) -> None:
        """Mend the line by its first certain fix."""
        finding, source = self._fixable(), self.session.source
        if finding and source and not _fits(source, self.work.document, finding):
            self.notify("The fix does not fit into this file as it is laid out: mend the line by hand.", severity="warning")
        elif finding and finding.fix and self.work.mend(finding.fix.after):
            self.changed()

    def action_ignore(self) -> None:
        """Live with a finding, for a reason."""
        from okrcoach.tui.screens.ignoring import ignore  # noqa: PLC0415 -- loaded when asked for

        ignore(self, self.finding_chosen())

    def action_details(self) -> None:
        """Owner, period and the like."""
        from okrcoach.tui.screens.details import DetailsScreen  # noqa: PLC0415 -- loaded when asked for

        def answered(values: dict[str, object] | None) -> None:
            if values and self.work.set_fields(**values):
                self.changed()

        work = self.work
        name, count = line_name(work.document, work.where), len(edits.key_results_beside(work.document, work.where))
        self.app.push_screen(DetailsScreen(name, work.line or work.document, count), answered)

    def action_about(self) -> None:
        """Tell what the drafter decided, assumed, mended and left out, or what a file holds beside its OKRs."""
        from okrcoach.tui.screens.about import about_draft, about_file  # noqa: PLC0415 -- loaded when asked for

        self.app.take_back_remarks()  # who reads the page needs none that points to it
        told = self.session.told
        self.app.push_screen(about_draft(told, self.app.endpoint()) if told else about_file(self.session))

    def action_brief(self) -> None:
        """Change the brief that the document was drafted from, to draft again."""
        session = self.session
        self.app.write_brief(Unsaved(session.id, fields=session.fields, focus=session.focus), session)

    def action_outline(self) -> None:
        """Save what is sent round with the OKRs of a draft."""
        from okrcoach.tui.screens.outlining import save_outline  # noqa: PLC0415 -- loaded when asked for

        self._drop_empty()
        if told := self.session.told:
            save_outline(self, told)

    def action_rewrite(self) -> None:
        """Ask the model for other words."""
        from okrcoach.tui.screens.asking import rewrite  # noqa: PLC0415 -- loaded when asked for

        rewrite(self)

    def action_explain(self) -> None:
        """Ask the model why the rule objects to this very line."""
        from okrcoach.tui.screens.asking import explain  # noqa: PLC0415 -- loaded when asked for

        explain(self, self.finding_chosen())

    def action_save(self) -> None:
        """Save to the document's file, or ask for one."""
        self._drop_empty()
        saving.save(self)

    def action_save_as(self) -> None:
        """Save to another file."""
        self._drop_empty()
        saving.save_as(self)

    def _drop_empty(self) -> None:
        """Take out the chosen line where nothing is written in it: no file holds such lines."""
        if self.work.leave_for(self.work.where):
            self.changed()
