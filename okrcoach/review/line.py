"""What a check reads: one line of the document at a time, and the document around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Protocol

from okrcoach.documents.measures import full_measure
from okrcoach.documents.values import status_kind
from okrcoach.language.dates import Period, read_period
from okrcoach.model import Ignore, KeyResult, Kind, Measure, Objective, OkrDocument, Project
from okrcoach.review.remembering import Remembering

LONGEST_READ = 5_000
"""Of a statement so many characters are read: what goes on longer is a whole page on one line, and nothing is mended in it."""
LONGEST_MATCH = 60
"""A message quotes at most so many characters of a statement."""


class MetricLike(Protocol):
    """What the review asks of a metric of the catalog."""

    @property
    def id(self) -> str:
        """Its name for programs: "activation-rate"."""
        ...

    @property
    def name(self) -> str:
        """Its name for people."""
        ...

    @property
    def unit(self) -> str:
        """One of percent, count, currency, duration, ratio, score, rank, rate."""
        ...

    @property
    def direction(self) -> str:
        """The good one: up, down or band."""
        ...

    @property
    def range(self) -> tuple[float, float] | None:
        """Its lowest and highest possible level (either may be infinite), None where every number is possible."""
        ...

    @property
    def kind(self) -> str:
        """Either leading or lagging."""
        ...

    @property
    def level(self) -> str:
        """One of outcome, output, activity, health."""
        ...

    @property
    def vanity(self) -> bool:
        """It only ever grows, and changes nothing that anybody does."""
        ...

    @property
    def stage(self) -> str:
        """Its stage of the customer's way, or its area."""
        ...

    @property
    def guardrails(self) -> tuple[str, ...]:
        """Ids of the metrics that show what a push on this one may cost."""
        ...

    @property
    def pipeline(self) -> bool:
        """It is compared with the quarter before, as leads are."""
        ...


class MetricIndex(Protocol):
    """Finds the metric that a statement names; handed in, because the review does not know the catalog."""

    def match(self, text: str) -> MetricLike | None:
        """Return the metric that a statement names, if any. Several rules ask about the same one: the answer should be remembered."""
        ...


class Line(Remembering):
    """The document itself, or one of its objectives, key results or projects. Two lines are never the same."""

    def __init__(
        self, kind: Kind, where: str, text: str, item: OkrDocument | Objective | KeyResult | Project, objective: Line | None = None
    ) -> None:
        """`objective` is the line that a key result or a project stands under."""
        self.kind = kind
        self.where = where
        self.text = text[:LONGEST_READ]
        self.is_whole = len(text) <= LONGEST_READ
        """Whether all of its text is read."""
        self.item = item
        self.objective = objective
        self.key_results: tuple[Line, ...] = ()
        """An objective's, those given up (`dropped`) left out, as in `projects`."""
        self.projects: tuple[Line, ...] = ()
        self._known = {}

    @cached_property
    def measure(self) -> Measure:
        """What a key result counts: its fields, and what its text says where they are empty. Empty for other lines."""
        if not isinstance(self.item, KeyResult):
            return Measure()
        return full_measure(self.item if self.is_whole else replace(self.item, text=self.text))

    @property
    def status(self) -> str | None:
        """What the status of a line says, or that of its objective: open, resting, draft; None where it says nothing that is known."""
        return status_kind(getattr(self.item, "status", None)) or (self.objective.status if self.objective else None)

    @property
    def type(self) -> str | None:
        """The declared type of a key result or an objective, in lower case; a key result has its objective's where it has none."""
        own = getattr(self.item, "type", None) or (self.objective.type if self.objective and self.kind == "key_result" else None)
        return own.strip().lower() if own else None


class Context(Remembering):
    """The document around a line, and what was handed in with it."""

    def __init__(self, document: OkrDocument, as_of: date | None = None, metrics: MetricIndex | None = None, name: str = "") -> None:
        """`as_of` is today, where the caller says so; `name` is the file's, which may say the period."""
        self.document = document
        self.as_of = as_of
        self.metrics = metrics
        self.name = name
        self.used_ignores: dict[Line, set[Ignore]] = {}
        """The ignores that hid a finding, by the line that they stand at; complete when the rules about ignores run."""
        self.rule_names: frozenset[str] = frozenset()
        """The rules that this review runs."""
        self._known = {}

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The document and its statements in order, those given up (`dropped`) left out."""
        return tuple(_lines(self.document))

    @cached_property
    def objectives(self) -> tuple[Line, ...]:
        """The lines that are objectives."""
        return tuple(line for line in self.lines if line.kind == "objective")

    @cached_property
    def unsorted(self) -> frozenset[Line]:
        """The objectives before key results of which nobody says whose they are: some may be theirs."""
        found: set[Line] = set()
        waiting: list[Line] = []
        for line in self.objectives:
            if not line.key_results:
                waiting.append(line)
                continue
            found |= set(waiting) if not line.text.strip() else set()
            waiting = []
        return frozenset(found)

    @cached_property
    def period(self) -> Period | None:
        """The days that the document is for, where it or its title says so."""
        return read_period(self.document.period or "") or read_period(self.document.title or "")

    def metric(self, line: Line) -> MetricLike | None:
        """Return the metric of the catalog that a line names, if any."""
        return self.metrics.match(line.text) if self.metrics else None


def _lines(document: OkrDocument) -> Iterator[Line]:
    yield Line("document", "", document.title or "", document)
    for number, objective in enumerate(document.objectives):
        if objective.dropped:
            continue
        where = f"objectives/{number}"
        line = Line("objective", where, objective.text, objective)
        line.key_results = tuple(
            Line("key_result", f"{where}/key_results/{place}", item.text, item, line)
            for place, item in enumerate(objective.key_results)
            if not item.dropped
        )
        line.projects = tuple(
            Line("project", f"{where}/projects/{place}", item.text, item, line)
            for place, item in enumerate(objective.projects)
            if not item.dropped
        )
        yield line
        yield from line.key_results
        yield from line.projects


def shown(value: object) -> str:
    """Write a value as a message shows it: 3 not 3.0, a list as "a, b"."""
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, (list, tuple)):
        return ", ".join(shown(one) for one in value)
    return str(value)


def shortened(text: str) -> str:
    """Cut a long text after a whole word, as a message quotes it."""
    if len(text) <= LONGEST_MATCH:
        return text
    return text[: LONGEST_MATCH - 1].rsplit(" ", 1)[0] + " …"
