"""What a goal tells of how things stand, for the number behind it that says where the same thing is to go."""

from __future__ import annotations

from typing import NamedTuple

from okrcoach.draft.numbers.facts import Fact, measure_unit
from okrcoach.draft.numbers.subjects import Subject
from okrcoach.draft.numbers.told_apart import is_parted
from okrcoach.draft.reading.clause import Clause, name_of
from okrcoach.draft.reading.rows import is_part
from okrcoach.language.quantities import Quantity


class Stands(NamedTuple):
    """How things stand, as a goal tells it before it says what to reach."""

    start: Fact
    aim: Quantity
    sentence: str

    def stands_beside(self, other: Stands) -> bool:
        """Whether a sentence tells both, of two parts of one thing."""
        name, another = self.start.subject.name, other.start.subject.name
        return self.sentence == other.sentence and name != another and is_parted(name) and is_parted(another)

    def meant_by(self, clause: Clause, subject: Subject | None) -> Clause | None:
        """Return a clause that says where the same thing is to go, in its unit: "claims take 23 days; we want 12"; else None."""
        aim, told = clause.aim, self.aim
        other = subject is not None and subject.key != self.start.subject.key and bool(clause.aim.noun or name_of(clause))
        if other and not is_part(name_of(clause), self.start.subject):
            return None
        if aim.unit == "count" and not aim.noun and not clause.is_change:
            aim = aim._replace(unit=told.unit, unit_text=told.unit_text, factor=told.factor)
        same = measure_unit(aim) == self.start.unit or (aim.unit == told.unit == "duration")
        return clause._replace(aim=aim) if same and not clause.is_change and aim.high is None else None
