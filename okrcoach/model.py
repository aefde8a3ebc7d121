"""The nouns of the domain: what a set of OKRs is made of, as frozen values that every room shares.

Two values are equal when they say the same; where they stand in a file (`place`) and what a reader remarked (`notes` of a
document) do not count.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

UNKNOWN: Literal["unknown"] = "unknown"
"""A baseline that the team has declared unknown: written down, never invented."""

Baseline = float | Literal["unknown"] | None
"""A number, `UNKNOWN` (declared), or None (not given)."""

Direction = Literal["up", "down", "keep"]
"""Which way a metric should move; `keep` for a level to hold."""

Kind = Literal["document", "objective", "key_result", "project"]
"""What a rule applies to and a statement is."""

KEY_RESULT_TYPES = ("committed", "aspirational", "learning", "health")
"""Declared types of a key result; each changes which rules apply."""


class Place(NamedTuple):
    """Where a statement stands in its source: lines and columns from 1, columns in code points, the end exclusive.

    `runs` maps the statement's text back to the source where marks were left out or lines were joined: each run is
    (offset in the text, line, column), sorted, and holds until the next one.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    runs: tuple[tuple[int, int, int], ...] = ()

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of the text's character at `offset`."""
        if not self.runs:
            return self.line, self.column + offset
        start, line, column = self.runs[max(0, bisect_right(self.runs, (offset, 1 << 60, 0)) - 1)]
        return line, column + offset - start

    def span(self, start: int, end: int) -> Place:
        """The place of the text's characters from `start` up to `end`."""
        line, column = self.at(start)
        end_line, end_column = self.at(end - 1) if end > start else (line, column - 1)
        return Place(line, column, end_line, end_column + 1)


@dataclass(frozen=True)
class Measure:
    """What a key result counts: the metric and where it should go from here."""

    metric: str | None = None
    """A catalog id or the team's own words."""
    direction: Direction | None = None
    unit: str | None = None
    """As in the catalog: percent, points, currency (or its sign), count, days, hours, ms, ratio, multiple, score, rank …"""
    baseline: Baseline = None
    target: float | None = None
    """A level; for a relative change (`comparison` set, no baseline) the change itself."""
    comparison: str | None = None
    """What a relative change is measured against: "vs last quarter"."""
    due: str | None = None
    """ISO date, or the deadline as written where it is none."""


@dataclass(frozen=True)
class Ignore:
    """A finding that the team has decided to live with, and why."""

    rule: str
    reason: str = ""
    place: Place | None = field(default=None, compare=False)


class CheckIn(NamedTuple):
    """One look at a key result: when, how far, how confident."""

    date: str
    value: float | None = None
    confidence: str | None = None
    """green, yellow, red, or 0-10 as written."""
    comment: str | None = None


@dataclass(frozen=True)
class KeyResult:
    """How progress towards an objective is measured."""

    text: str
    measure: Measure = Measure()
    owner: str | None = None
    type: str | None = None
    source: str | None = None
    """Where the number is read: a dashboard, a query, a link."""
    score: float | None = None
    """0 to 1; as it stands in the file in `score_as_written`."""
    score_as_written: str | None = None
    confidence: str | None = None
    priority: str | None = None
    dropped: bool = False
    """Given up: struck through, or with a status that says so. Nothing is asked of it any more."""
    status: str | None = None
    """As written: "on track", "draft", "cancelled"."""
    assumed: tuple[str, ...] = ()
    """Fields of the measure ("target", "baseline") whose numbers a drafter assumed."""
    check_ins: tuple[CheckIn, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Project:
    """A bet: work that should move key results."""

    text: str
    owner: str | None = None
    moves: tuple[int, ...] = ()
    """The key results of the same objective that it means to move, by place from 0."""
    due: str | None = None
    dropped: bool = False
    status: str | None = None
    ignores: tuple[Ignore, ...] = ()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Objective:
    """What a team wants to achieve, with its key results and projects."""

    text: str
    key_results: tuple[KeyResult, ...] = ()
    projects: tuple[Project, ...] = ()
    owner: str | None = None
    team: str | None = None
    """Whose it is, in a document of several teams."""
    parent: str | None = None
    type: str | None = None
    id: str | None = None
    """What a child's `parent` names; the text serves where there is none."""
    score: float | None = None
    score_as_written: str | None = None
    dropped: bool = False
    status: str | None = None
    ignores: tuple[Ignore, ...] = ()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True)
class OkrDocument:
    """A team's objectives for one period, as one file holds them."""

    objectives: tuple[Objective, ...] = ()
    title: str | None = None
    team: str | None = None
    period: str | None = None
    """As written: "2027-Q1", "FY27 Q3", "2026-07-01 to 2026-09-30"."""
    ignores: tuple[Ignore, ...] = ()
    notes: tuple[str, ...] = field(default=(), compare=False)
    """What a reader left aside: "line 12: left aside: …"."""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Brief:
    """What a lead tells before drafting; only the goal is needed."""

    goal: str
    focus: tuple[str, ...] = ()
    """Up to three stages of FOCUS_AREAS."""
    team: str | None = None
    period: str | None = None
    audience: str | None = None
    known: tuple[tuple[str, str], ...] = ()
    """How things stand: (metric, value) as written."""
    targets: tuple[tuple[str, str], ...] = ()
    """Numbers handed down from above: (metric, value) as written."""
    one_metric: str | None = None
    notes: tuple[str, ...] = ()


FOCUS_AREAS = ("acquisition", "activation", "retention", "referral", "revenue", "quality", "efficiency", "people", "risk")
"""The five stages of AARRR, and what a team may focus on beside a customer's way."""
