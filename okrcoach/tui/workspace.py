"""The document in hand: what it says, which line is chosen, what can be undone. Nothing of the terminal is known here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from okrcoach.language.measures import read_measure
from okrcoach.model import KeyResult, Measure, Objective, OkrDocument, Project
from okrcoach.review.fixes import mended
from okrcoach.tui import edits
from okrcoach.tui.edits import Line, Spot

UNDO_STEPS = 500
"""How many steps back are kept; a step holds one document, which shares all that did not change with the others."""


@dataclass(frozen=True, slots=True)
class Step:
    """The document before a change, and the line that was chosen then."""

    document: OkrDocument
    where: str


class Workspace:
    """A document under edit. Every change goes through here, and each can be taken back."""

    def __init__(self, document: OkrDocument, *, saved: OkrDocument | None = None) -> None:
        """Take a document; `saved` is what its file says, None where it has no file."""
        self.document = document
        self.saved = saved
        self.where = "objectives/0" if document.objectives else ""
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._typing = ""
        """The line whose edits still belong to the last step."""

    @property
    def dirty(self) -> bool:
        """Whether the document says anything that its file doesn't."""
        return self.document != (self.saved or OkrDocument())

    @property
    def line(self) -> Line | None:
        """The chosen line; None where the document itself is chosen."""
        return edits.line_at(self.document, self.where)

    def select(self, where: str) -> None:
        """Choose a line; a place that does not exist chooses the document."""
        if where != self.where:
            self.seal()
        self.where = where if edits.line_at(self.document, where) else ""

    def next_of(self, places: Collection[str], step: Literal[-1, 1]) -> str | None:
        """Return the next of these places down or up from the chosen line, after the last the first; None where there is no other."""
        order = list(edits.places(self.document))
        here = order.index(self.where)
        ring = order[here + 1 :] + order[:here]
        return next((where for where in ring[::step] if where in places), None)

    def leave_for(self, where: str) -> bool:
        """Choose a line, and take out the one that is left where nothing is written in it; True where one was taken out.

        An objective that has key results or projects stays, empty as it is.
        """
        left, line = self.where, self.line
        bare = not (isinstance(line, Objective) and (line.key_results or line.projects))
        if line is None or line.text.strip() or not bare:
            self.select(where)
            return False
        order = list(edits.places(self.document))
        self._drop()
        following = list(edits.places(self.document))
        number = order.index(where) if where in order else 0
        if where != left:
            self.select(following[number - (number > order.index(left))])
        return True

    def type_text(self, text: str) -> bool:
        """Give the chosen line a new text, as one types it; False where that changes nothing.

        All that is typed into a line until `seal` is one step for undo.
        """
        line = self.line
        if line is None or line.text == text:
            return False
        changed = edits.with_line(self.document, self.where, with_text(line, text))
        if self._typing == self.where:
            self.document = changed
        else:
            self._change(changed)
            self._typing = self.where
        return True

    def seal(self) -> None:
        """Make what is typed from now on a step of its own."""
        self._typing = ""

    def mend(self, after: str) -> bool:
        """Apply a fix to the chosen line as one step: reword it, split it, lift its number out, or move it to the projects."""
        self.seal()
        changed = mended(self.document, self.where, after)
        if changed is None or changed == self.document:
            return False
        self._change(changed)
        self.where = self.where if edits.line_at(changed, self.where) else self.where.rpartition("/")[0].rpartition("/")[0]
        return True

    def put(self, line: Line) -> bool:
        """Put another line in the place of the chosen one, as one step; False where it says the same."""
        self.seal()
        line = self._as_here(line) if isinstance(line, KeyResult) else line
        if line == self.line:
            return False
        self._change(edits.with_line(self.document, self.where, line))
        return True

    def set_fields(self, **values: Any) -> bool:
        """Other fields of the chosen line, or of the document (title, team, period), as one step."""
        self.seal()
        line = self.line
        changed = replace(self.document, **values) if line is None else edits.with_line(self.document, self.where, replace(line, **values))
        if changed == self.document:
            return False
        self._change(changed)
        return True

    def add(self, kind: Literal["objective", "key_result", "project"]) -> str:
        """Put an empty line of that kind after the chosen one (without any objective, an objective), and return where it stands.

        What is then typed into it belongs to the same step.
        """
        spot = edits.spot_of(self.where)
        line: Line = KeyResult("")
        if kind == "objective" or not self.document.objectives:
            line = Objective("")
        elif kind == "project":
            line = Project("", moves=(spot.index,) if spot.part == "key_results" else ())
        self._typing = self.insert(line)
        return self._typing

    def insert(self, line: Line) -> str:
        """Put a line in after the chosen one, or where its kind belongs, choose it, and return where it stands."""
        self.seal()
        target = str(self._room_for(line))
        self._change(edits.with_new(self.document, target, line))
        self.where = target
        return target

    def take(self, key_result: KeyResult) -> None:
        """Write a key result into the chosen one where that is empty, else put it in after the chosen line."""
        line, key_result = self.line, self._as_here(key_result)
        if isinstance(line, KeyResult) and not line.text.strip():
            own = {"source": line.source or key_result.source, "type": line.type or key_result.type}
            self.set_fields(text=key_result.text, measure=key_result.measure, assumed=key_result.assumed, **own)
        else:
            self.insert(key_result)

    def take_all(self, key_results: Sequence[KeyResult]) -> None:
        """Put key results in after the chosen line, in its place where it is an empty key result, as one step; choose the last."""
        self.seal()
        document, spot = self.document, self._room_for(key_results[0])
        if isinstance(self.line, KeyResult) and not self.line.text.strip():
            document, spot = edits.without(document, self.where), edits.spot_of(self.where)
        for number, key_result in enumerate(key_results):
            document = edits.with_new(document, str(replace(spot, index=spot.index + number)), key_result)
        self._change(document)
        self.where = str(replace(spot, index=spot.index + len(key_results) - 1))

    def _as_here(self, key_result: KeyResult) -> KeyResult:
        """Leave out what key results here do not name: where a number is read (all others would be asked for theirs), a metric's id."""
        beside = [one for objective in self.document.objectives for one in objective.key_results]
        source = key_result.source if any(one.source for one in beside) else None
        metric = key_result.measure.metric if any(one.measure.metric for one in beside) else None
        return replace(key_result, source=source, measure=replace(key_result.measure, metric=metric))

    def _room_for(self, line: Line) -> Spot:
        spot = edits.spot_of(self.where)
        count = len(self.document.objectives)
        if isinstance(line, Objective):
            return Spot(spot.objective + 1 if spot.objective >= 0 else count)
        number = spot.objective if spot.objective >= 0 else count - 1
        part: Literal["key_results", "projects"] = "key_results" if isinstance(line, KeyResult) else "projects"
        objective = self.document.objectives[number]
        end = len(objective.key_results if part == "key_results" else objective.projects)
        return Spot(number, part, spot.index + 1 if spot.part == part else end)

    def delete(self) -> bool:
        """Take out the chosen line, and choose the one that takes its place, or else the one above."""
        if self.line is None:
            return False
        self.seal()
        self._change(edits.without(self.document, self.where))
        if self.line is None:
            spot = edits.spot_of(self.where)
            above = spot.objective if spot.part else spot.objective - 1
            self.where = str(replace(spot, index=spot.index - 1) if spot.index else Spot(above))
        return True

    def _drop(self) -> None:
        """Take out the chosen line; where it was only just put in, all is as before: no step is left, and the line before is chosen."""
        self.delete()
        if len(self._undo) > 1 and self._undo[-2].document == self.document:
            self.where = self._undo[-2].where
            del self._undo[-2:]

    def move(self, step: Literal[-1, 1]) -> bool:
        """Move the chosen line one place up or down; it stays chosen. False where it cannot go."""
        self.seal()
        document, where = edits.moved(self.document, self.where, step)
        if where == self.where:
            return False
        self._change(document)
        self.where = where
        return True

    def undo(self) -> bool:
        """Take back the last step."""
        return self._travel(self._undo, self._redo)

    def redo(self) -> bool:
        """Do again what was taken back."""
        return self._travel(self._redo, self._undo)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._redo)

    def _change(self, document: OkrDocument) -> None:
        self._undo.append(Step(self.document, self.where))
        del self._undo[:-UNDO_STEPS]
        self._redo.clear()
        self.document = document

    def _travel(self, back: list[Step], forth: list[Step]) -> bool:
        self.seal()
        if not back:
            return False
        step = back.pop()
        forth.append(Step(self.document, self.where))
        self.document = step.document
        self.where = step.where if edits.line_at(step.document, step.where) else ""
        return True


def with_text(line: Line, text: str) -> Line:
    """Return the line saying `text`. A key result's measure follows its words, save for what a file states apart from them."""
    if not isinstance(line, KeyResult):
        return replace(line, text=text)
    before, after = read_measure(line.text), read_measure(text)
    moved = {
        one.name: getattr(after, one.name)
        for one in fields(Measure)
        if getattr(line.measure, one.name) == getattr(before, one.name) != getattr(after, one.name)
    }
    if line.place is None and before.metric != after.metric:
        moved["metric"] = None  # a drafter's catalog id holds for the words that it wrote
    assumed = tuple(name for name in line.assumed if getattr(before, name) == getattr(after, name))
    return replace(line, text=text, measure=replace(line.measure, **moved), assumed=assumed)
