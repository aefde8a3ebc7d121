"""Statements while a page is read: their words as they stand, and the parts of the page that say more about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from okrcoach.documents.blocks import Row
from okrcoach.documents.inline import Inline
from okrcoach.documents.labels import Label
from okrcoach.documents.outline import Part
from okrcoach.model import CheckIn, Ignore

Mode = Literal["page", "objectives", "objective", "key_results", "projects", "detail", "aside"]


@dataclass(slots=True, eq=False)
class Draft:
    """A statement that was found: its words as they stand, and the parts that say more about it."""

    kind: Literal["objective", "key_result", "project"]
    words: Inline
    parts: list[Part] = field(default_factory=list)
    """The part it was found in, and those that hold its fields."""
    label: Label | None = None
    fields: dict[str, Inline] = field(default_factory=dict)
    key_results: list[Draft] = field(default_factory=list)
    projects: list[Draft] = field(default_factory=list)
    parent: Draft | None = None
    check_ins: list[tuple[str, Inline]] = field(default_factory=list)
    """Dates, and what was said then."""
    given: tuple[tuple[CheckIn, ...], tuple[Ignore, ...]] = ((), ())
    """Check-ins and ignored findings that a sheet holds as they are."""
    series: list[Series] = field(default_factory=list)
    row: Row | None = None
    """The table's row it was found in."""


@dataclass(slots=True)
class Series:
    """Scores of key results out of one row of a table that has a column for each of them."""

    date: str
    scores: dict[int, str]
    final: bool


@dataclass(slots=True)
class Scope:
    """What is known where a part stands."""

    mode: Mode
    okr: bool
    objective: Draft | None = None
    statement: Draft | None = None
    """What fields belong to here."""
    recent: Draft | None = None
    """The last objective among the parts beside this one."""
    named: bool = False
    """Whether a heading says that objectives follow, not just that this is about OKRs."""
    nested: bool = False
    """Whether most list items beside this part have items of their own."""
    loose: bool = False
    """Whether the list of this objective holds its key results although they are labelled elsewhere on the page."""
    split: bool = False
    """Whether several headings beside this part hold key results each."""
