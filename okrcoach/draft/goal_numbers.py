"""The numbers that a goal itself asks for, each with the metric of its own clause; what nothing could be made of is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from math import ceil
from typing import NamedTuple

from okrcoach.catalog import Index
from okrcoach.draft.clause import Clause, is_span, name_of, way_of
from okrcoach.draft.clause_names import UNTOLD_TIME, is_name, names_nothing, of_them, share_in_time, stated_subject, timed
from okrcoach.draft.clause_subjects import clause_subject, of_its_kind, settled
from okrcoach.draft.clauses import clauses_of, is_passed, is_reckoned_with
from okrcoach.draft.facts import MONTHS, Fact, Facts, agree_units, catalog_unit, measure_unit, tail_of
from okrcoach.draft.figures import in_figures
from okrcoach.draft.funnel import PRICE
from okrcoach.draft.material import MONTH
from okrcoach.draft.nouns import shared
from okrcoach.draft.passages import Part, Passage
from okrcoach.draft.rows import only_row, row_meant, wants_less
from okrcoach.draft.sentences import list_text, per_text, value_text
from okrcoach.draft.stands import Stands
from okrcoach.draft.subjects import Subject, is_guess, own_subject, subject_of
from okrcoach.language.dates import Period
from okrcoach.language.plurals import singular
from okrcoach.language.quantities import quantities

DAY = 24 * 3600
"""Seconds."""
MOST_TOLD = 8
"""Numbers that a remark lists."""
PART = "the period's part of a later number, by time alone"


def goal_subject(text: str, audience: str = "") -> Subject | None:
    """Return the metric that a goal names for sure, where a drafter may choose it and it is not just the people whom the goal names."""
    found = Index().match(text)
    if found is not None and found.noun.split()[-1] in audience:
        return None
    subject = subject_of(found) if found else None
    return subject if subject is not None and subject.chosen else None


def add_goal(facts: Facts, goal: Passage, period: Period | None, counts: Callable[[str], Sequence[str]] = lambda _: ()) -> list[str]:
    """Add what a goal itself asks for, and where it starts, to the brief's own rows, which go first; return remarks on what is not used.

    A number is taken with a metric of its own clause only, where direction, unit and what is counted agree: "Cut churn in half",
    "Reach $2M ARR", "Hire 10 engineers". `counts` gives the metrics that a sentence's number may mean where none is named:
    "Close the books in five days". What the catalog does not know is called as the goal calls it. A sentence that wants nothing
    tells at most how things stand.
    """
    reader = _Reader(facts, period, counts)
    reader.read(goal)
    agree_units(facts)
    for key in facts.known.keys() - facts.targets.keys():
        row = facts.known[key]
        if is_guess(row.subject) and any(wants_less(aim, row) for aim in goal.aims):
            facts.known[key] = replace(row, subject=replace(row.subject, better="down"))
    return reader.remarks + reader.not_used()


class _Reader:
    """Reads the numbers of a goal, clause by clause, into the rows of its brief."""

    def __init__(self, facts: Facts, period: Period | None, counts: Callable[[str], Sequence[str]]) -> None:
        self.remarks: list[str] = []
        self.stands: Stands | None = None
        """What a clause before has told of how things stand, as long as no target was read for it."""
        self._facts, self._period, self._counts_of = facts, period, counts
        self._briefed = tuple(facts.known.values())
        """What the brief tells beside the goal."""
        self._sentence = ""
        self._counts: Sequence[str] = ()
        self._unused: list[str] = []
        self._whole = ""
        self._aimed: Fact | None = None
        """The target that was read last."""
        self._things = ""
        """What was counted last: the loaves of which "120 of them" are thrown away."""
        self._named: Subject | None = None
        """What the sentences before spoke of, for a number without a name: "Bookings are flat. How can we grow 15%?"."""

    def read(self, goal: Passage) -> None:
        """Read a goal sentence by sentence; what one tells, the next may want to change."""
        self._whole = ". ".join(part.text for part in goal.parts)
        rows = [
            _Row(part, clause, name)
            for part, name in zip(goal.parts, self._named_before(goal), strict=True)
            if part.kind != "announced"
            for clause in clauses_of(in_figures(part.text), self._period)
        ]
        rows = list(_told_once(rows))
        first, alone = "", len(rows) == 1
        for (part, clause, self._named), after in zip_longest(rows, rows[1:]):
            way = way_of(clause)
            first = first or way
            self._sentence = part.text
            self._counts = self._counts_of(part.text)
            self._unused += [clause.text[other.start : other.end] for other in clause.others if share_in_time(clause) is None]
            if part.kind == "refused":
                self._leave(clause)  # a limit, or what will not be done: no way that things stand
            elif (
                part.kind != "aim"
                or clause.is_state
                or is_reckoned_with(part.text, clause)
                or (after is not None and is_passed(clause, after.clause))
            ):
                self._state(clause, way, sure=part.kind == "aim")
            else:
                self._target(clause, way, first, alone=alone)

    @staticmethod
    def _named_before(goal: Passage) -> list[Subject | None]:
        """Return for each sentence the metric that those before it speak of."""
        return [goal_subject(". ".join(part.text for part in goal.parts[:place])) for place in range(len(goal.parts))]

    def not_used(self) -> list[str]:
        """Say which numbers nothing could be made of."""
        if not self._unused:
            return []
        them = ("it measures", "it as a target") if len(self._unused) == 1 else ("they measure", "them as targets")
        return [f"not used of the goal: {list_text(self._unused[:MOST_TOLD])}, as it is not sure what {them[0]}; give {them[1]}"]

    def _state(self, clause: Clause, way: str, *, sure: bool) -> None:
        """Take how things stand; where only the goal's own words say of what, nobody knows which way that should go before a target.

        `sure` is a sentence that wants something; of the others only what a metric of the catalog or a target speaks of matters.
        """
        aim = clause.aim
        if self._aimed is not None and self._aimed.unit == "percent" and aim.unit == "score" and aim.scale:
            share = aim._replace(unit="percent", unit_text="%", value=100 * aim.value / aim.scale)  # "now it is 6 of 10"
            clause = clause._replace(aim=share)
        elif self._aimed is not None and self._aimed.subject.unit == "duration" and aim.unit == "count" and not aim.noun:
            told = aim._replace(unit="duration", unit_text=self._aimed.unit, factor=self._aimed.factor)
            clause = clause._replace(aim=told)  # "in 10 minutes, it takes 45"
        unit = measure_unit(clause.aim)
        value = value_text(clause.aim.value, unit)
        subject = _price(clause) or of_them(clause, self._things) or clause_subject(clause, way, self._counts) or stated_subject(clause)
        self._things = clause.aim.noun or self._things
        if subject is None or subject.id is None:
            again = (row.subject for row in self._briefed if (row.value, row.unit) == (clause.aim.value, unit))
            subject = next(again, subject)  # the goal tells again what the brief has told
        untold = subject is None or (subject.id == UNTOLD_TIME and not is_name(timed(clause)))
        if untold and self._aimed is not None and self._aimed.unit == unit and names_nothing(clause):
            subject = self._aimed.subject  # "$8m of sales; we are at $6m", "in 10 minutes, it takes 45"
            if subject.countable and clause.aim.value < self._aimed.value:
                subject = replace(subject, countable=False)  # "get 40 restaurants; we have 12": 40 in all
                self._facts.targets[subject.key] = replace(self._aimed, subject=subject)
        if subject is None:
            self.stands = None  # what comes next may want to change this, and nothing that was told before
            self._leave(clause)
            return
        start = Fact(subject, clause.aim.value, unit, value, per_text(clause.aim.per), per=clause.aim.per, factor=clause.aim.factor)
        self.stands = None if subject.key in self._facts.targets else Stands(start, clause.aim)
        if subject.id or subject.key in self._facts.targets or subject.key in PRICE or (sure and not is_guess(subject)):
            self._facts.known.setdefault(subject.key, start)
            self._facts.sentences.setdefault(subject.key, self._sentence)

    def _target(self, clause: Clause, way: str, first: str, *, alone: bool) -> None:
        """Take a number to reach, where one knows what it measures."""
        facts, given = self._facts, clause.text[clause.aim.start : clause.aim.end]
        rows = [row for key, row in facts.known.items() if key not in facts.targets]
        rows = of_its_kind(rows, clause.kind) if clause.kind else rows
        row = None if clause.is_range else row_meant(clause.text, name_of(clause), way, clause.aim, rows)
        subject = None if clause.is_range else clause_subject(clause, way or first, self._counts)
        open_yet = not clause.is_range and row is None and (subject is None or (clause.is_change and subject.id is None))
        if open_yet and (alone or clause.kind) and (row := only_row(clause, rows)):
            self.remarks.append(f"{given} was read as the target of {row.subject.name}, the only number of its kind")
        if row is None and self.stands and (meant := self.stands.meant_by(clause, subject)):
            (clause, row), self.stands = (meant, self.stands.start), None
            given = given if given.strip("0123456789.,") else value_text(clause.aim.value, measure_unit(clause.aim))
        if row is None and subject is None and clause.is_change and clause.aim.unit == "percent" and not name_of(clause):
            subject = self._named
        if row is not None:
            subject = settled(row, clause, way)
            facts.known[subject.key] = replace(row, subject=subject)
        if subject is None:
            self._leave(clause)
            return
        if clause.aim.high is not None:
            self.remarks.append(f"of {given} the nearer end was taken as the target")
        part = _part_within(self._whole, clause, self._period) if self._period else 1.0
        if part < 1:
            self.remarks.append(f"{given} is due after this period; this plan goes a part of the way")
        if subject.key not in facts.targets:
            facts.sentences[subject.key] = self._sentence
        _add(facts, subject, _in_terms_of(row, clause), given, self._period, alone=row is not None, part=part)
        self._aimed = facts.targets.get(subject.key)

    def _leave(self, clause: Clause) -> None:
        """Remember a number that nothing could be made of; "year two" counts nothing."""
        given = clause.text[clause.aim.start : clause.aim.end]
        phrase = clause.text[clause.aim.start : clause.aim.noun_end] if clause.aim.noun else given
        self._unused += [phrase] if any(mark.isdigit() for mark in given) or clause.aim.noun else []


def _price(clause: Clause) -> Subject | None:
    """Return what one customer pays, where a clause tells that: a plan reckons with it, whatever it wants."""
    return own_subject("price", catalog_unit(clause.aim), measure_unit(clause.aim)) if name_of(clause).lower().endswith("price") else None


def _told_once(rows: list[_Row]) -> Iterator[_Row]:
    """Yield clauses, without a change that the next one tells in levels: "Double school visits, from 45 to 90"."""
    name = ""
    for row, after in zip_longest(rows, rows[1:]):
        clause = row.clause._replace(measure=replace(row.clause.measure, metric=name)) if name else row.clause
        levels = after is not None and isinstance(after.clause.measure.baseline, float) and not name_of(after.clause)
        name = name_of(clause) if clause.is_change and levels else ""
        if not name:
            yield row._replace(clause=clause)


class _Row(NamedTuple):
    part: Part
    clause: Clause
    named: Subject | None
    """The metric that the sentences before it speak of."""


def _in_terms_of(row: Fact | None, clause: Clause) -> Clause:
    """Give a zero the unit of its row: nothing is nothing in any unit."""
    if row is None or clause.aim.value != 0:
        return clause
    return clause._replace(aim=clause.aim._replace(unit=row.subject.unit, unit_text=row.unit, factor=row.factor))


def _part_within(goal: str, clause: Clause, period: Period) -> float:
    """Return which part of a number's time the period is: less than 1 for a number of a later day or of a longer time ("in two years")."""
    if clause.measure.due:
        whole = (date.fromisoformat(clause.measure.due) - period.start).days + 1
        return min(1.0, period.days / whole) if whole > 0 else 1.0
    spans = (quantity.base / DAY for quantity in quantities(goal) if is_span(quantity) and quantity != clause.aim)
    return next((period.days / span for span in spans if span > 1.1 * period.days), 1.0)


def _add(facts: Facts, subject: Subject, clause: Clause, given: str, period: Period | None, *, alone: bool, part: float = 1.0) -> None:
    """Take a clause's number, or a part of it, as a target of the metric, and where it starts as what is known.

    The number stands `alone` where the brief's own row has the words that belong behind it.
    """
    aim, measure = clause.aim, clause.measure
    unit, value = measure_unit(aim), measure.target or 0.0
    relative = clause.is_change or (unit == "percent" and subject.unit not in ("percent", "score"))
    if unit == "count" and subject.id is None and subject.unit == "currency":
        unit = subject.unit  # "Save 800k"
    if unit == "multiple" and clause.is_change:
        unit, value = "percent", 100 * (value - 1)
    _add_start(facts, subject, clause, period, relative=relative)
    if part < 1:
        start = None if relative else facts.known.get(subject.key)
        if not subject.deed and not relative and (start is None or start.unit != unit):
            return
        value = _by_then(value, start.value if start else 0.0, part)
    counted = singular(aim.noun.rpartition(" ")[2])
    told = not counted or aim.noun in shared("sums") or counted in map(singular, subject.name.lower().split())
    tail = "" if alone or relative or subject.countable else per_text(aim.per) if told else tail_of(clause.text, aim) or per_text(aim.per)
    keeps = measure.direction == "keep" and subject.deed is None  # to hold workshops is to do something
    basis = (measure.comparison or "").lower().split() if relative else []
    span = next((word for word in basis if word in MONTHS), aim.per)  # "25% year over year"
    assumed = PART if part < 1 else ""
    target = Fact(subject, abs(value), unit, given, tail, relative, span, aim.factor, relative=relative, held=keeps, why=assumed)
    facts.targets.setdefault(subject.key, target)


def _by_then(value: float, start: float, part: float) -> float:
    """Return how far a number gets in a part of its time, by time alone, in no more digits than people would write."""
    way = round(abs(value - start) * part, 1)
    there = start + (ceil(way) if way >= 1 else way) * (1 if value > start else -1)
    return float(f"{there:.{3 if start else 2}g}")


def _add_start(facts: Facts, subject: Subject, clause: Clause, period: Period | None, *, relative: bool) -> None:
    """Take where a number begins as what is known: "Double visits from 40,000 a month", "to 40%, now 27%".

    What is told of a month begins a number of the whole period as often as there are months in it: "90k in fees, now 5k a month".
    """
    aim, start = clause.aim, clause.measure.baseline
    if not relative:
        unit = measure_unit(aim)
        pace = next((one.per for one in quantities(clause.text) if one.role == "from" and one.per and not aim.per), "")
        if pace and (period is None or pace not in MONTHS):
            return
        if isinstance(start, float):
            start *= round(period.days / MONTH) / MONTHS[pace] if pace and period else 1
            facts.known.setdefault(subject.key, Fact(subject, start, unit, value_text(start, unit), per=aim.per, factor=aim.factor))
        return
    begin = next((one for one in quantities(clause.text) if one.start != aim.start and one.led_by == "from"), None)
    if begin is not None and catalog_unit(begin) in (subject.unit, "count"):
        unit = measure_unit(begin)
        known = Fact(subject, begin.value, unit, value_text(begin.value, unit), per_text(begin.per), per=begin.per, factor=begin.factor)
        facts.known.setdefault(subject.key, known)
