"""A draft in the making: lines take their places, and each is judged by the rules as it stands among the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from okrcoach.catalog.index import Index
from okrcoach.draft.brief import clean
from okrcoach.draft.composing.bets import Placed
from okrcoach.draft.composing.keyresults import Line, assumptions
from okrcoach.draft.draft import STRUCTURE, Bet, Draft, Repair, Usage
from okrcoach.draft.reading.material import Material
from okrcoach.model import Objective, OkrDocument
from okrcoach.review import Finding, Rule, review


@dataclass(slots=True)
class Column:
    """An objective with what stands under it so far."""

    text: str
    lines: list[Line] = field(default_factory=list)
    bets: list[Placed] = field(default_factory=list)


class Board:
    """All columns of a draft, and what has been changed, dropped and replaced in them."""

    def __init__(self, material: Material, rules: Sequence[Rule]) -> None:
        """Begin without any line."""
        self.columns: list[Column] = []
        self.repairs: list[Repair] = []
        self.dropped: list[str] = []
        self.replaced: list[str] = []
        self.remarks: list[str] = []
        self._material, self._rules, self._metrics = material, rules, Index()

    def document(self) -> OkrDocument:
        """Return the draft as it stands."""
        brief = self._material.brief
        owner = clean(brief.team) if brief.team else None
        objectives = tuple(
            Objective(column.text, tuple(line.key_result for line in column.lines), tuple(bet.project for bet in column.bets), owner=owner)
            for column in self.columns
        )
        return OkrDocument(objectives, title=self._material.goal.text, team=brief.team, period=brief.period)

    def findings(self, where: str) -> tuple[Finding, ...]:
        """Return what the rules say of one line as it stands."""
        is_objective = where.count("/") == 1
        found = review(self.document(), self._rules, metrics=self._metrics)
        return tuple(row for row in found if row.where == where and not (is_objective and row.category == STRUCTURE))

    def objective_findings(self, text: str) -> tuple[Finding, ...]:
        """Return what the rules say of an objective that has no place yet."""
        found = review(OkrDocument((Objective(text),)), self._rules, metrics=self._metrics)
        return tuple(row for row in found if row.where == "objectives/0" and row.category != STRUCTURE)

    def draft(self, usage: Usage, remarks: Sequence[str]) -> Draft:
        """Return the draft with all that is to be said of it."""
        document = self.document()
        return Draft(
            document,
            "model",
            self._material.brief,
            findings=tuple(review(document, self._rules, metrics=self._metrics)),
            repairs=tuple(self.repairs),
            dropped=tuple(self.dropped),
            replaced=tuple(self.replaced),
            assumptions=assumptions(column.lines for column in self.columns),
            usage=usage,
            remarks=(*remarks, *self.remarks),
            bets=tuple(
                Bet(f"objectives/{number}/projects/{place}", bet.belief)
                for number, column in enumerate(self.columns)
                for place, bet in enumerate(column.bets)
            ),
        )


def gravity(findings: Sequence[Finding]) -> tuple[int, int, int]:
    """Return how bad findings are, to compare two versions of a line: errors, warnings, remarks."""
    counts = [sum(row.severity == severity for row in findings) for severity in ("error", "warning", "info")]
    return counts[0], counts[1], counts[2]


def grave(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that a line should be mended for."""
    return tuple(row for row in findings if row.severity != "info")
