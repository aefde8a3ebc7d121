"""The clauses of a goal in their order, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from okrcoach.draft.numbers.subjects import Subject
from okrcoach.draft.reading.clause import Clause, name_of
from okrcoach.draft.reading.passages import Part


class GoalClause(NamedTuple):
    """A clause of a goal, and where it stands."""

    part: Part
    clause: Clause
    named: Subject | None
    """The metric that the sentences before it speak of."""


def told_once(rows: list[GoalClause]) -> Iterator[GoalClause]:
    """Yield clauses, without a change that the next one tells in levels: "Double school visits, from 45 to 90"."""
    name = ""
    for row, after in zip_longest(rows, rows[1:]):
        clause = row.clause._replace(measure=replace(row.clause.measure, metric=name)) if name else row.clause
        levels = after is not None and isinstance(after.clause.measure.baseline, float) and not name_of(after.clause)
        name = name_of(clause) if clause.is_change and levels else ""
        if not name:
            yield row._replace(clause=clause)
