"""The numbers that a goal itself asks for, each with the metric of its own clause; what nothing could be made of is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from okrcoach.draft.numbers.facts import Fact, Facts, agree_units, catalog_unit, in_money, measure_unit
from okrcoach.draft.numbers.figures import in_figures
from okrcoach.draft.numbers.selling import is_average, is_beyond_one, is_price, tells_average
from okrcoach.draft.numbers.subjects import Subject, is_guess, own_subject
from okrcoach.draft.numbers.told_apart import is_parted, told_apart
from okrcoach.draft.reading.aims import goal_subject
from okrcoach.draft.reading.clause import Clause, name_of, names_the_few, way_of
from okrcoach.draft.reading.clause_names import is_name, names_nothing, of_them, paid_for, share_in_time, stated_subject, taken_of_them
from okrcoach.draft.reading.clause_subjects import clause_subject, settled
from okrcoach.draft.reading.clauses import clauses_of, is_passed, is_reckoned_with, is_told_before
from okrcoach.draft.reading.deeds import adds_to
from okrcoach.draft.reading.goal_clauses import GoalClause, told_once
from okrcoach.draft.reading.goal_prices import add_prices, prices_in
from okrcoach.draft.reading.goal_targets import (
    add_target,
    falls_back,
    in_terms_of,
    is_told_within,
    may_be_all,
    only_named,
    part_within,
    rows_open,
    takings_meant,
)
from okrcoach.draft.reading.notes import begins
from okrcoach.draft.reading.passages import Passage
from okrcoach.draft.reading.rows import (
    brings_back,
    ends_trouble,
    is_limit_of,
    is_part,
    may_be_trouble,
    only_row,
    row_meant,
    wants_less,
)
from okrcoach.draft.reading.stands import Stands
from okrcoach.draft.words.nouns import mid_sentence
from okrcoach.draft.words.sentences import is_several, list_text, per_text, value_text
from okrcoach.language.dates import Period

MOST_TOLD = 8
"""Numbers that a remark lists."""


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
        if is_guess(row.subject) and any(wants_less(aim, row) or (ends_trouble(aim) and may_be_trouble(row)) for aim in goal.aims):
            facts.known[key] = replace(row, subject=replace(row.subject, better="down"))
        elif row.subject.better == "down" and any(brings_back(aim, row) for aim in goal.aims):
            up = replace(row.subject, better="up") if row.subject.id is None else replace(row.subject, way_open=True)
            facts.known[key] = replace(row, subject=up)  # what the catalog calls so may be the returns of a shop
    return reader.remarks + reader.not_used()


class _Reader:
    """Reads the numbers of a goal, clause by clause, into the rows of its brief."""

    def __init__(self, facts: Facts, period: Period | None, counts: Callable[[str], Sequence[str]]) -> None:
        self.remarks: list[str] = []
        self._stands: list[Stands] = []
        """What the clauses before have told of how things stand, as long as no target was read for it; several only of one metric."""
        self._facts, self._period, self._counts_of = facts, period, counts
        self._briefed = tuple(facts.known.values())
        """What the brief tells beside the goal."""
        self._sentence = ""
        self._paid: list[str] = []
        """Of what one brings each sum of the goal: what is told once is no sum of all, what is told twice is to change."""
        self._apart = False
        """Whether the sentence tells two numbers of one metric."""
        self._counts: Sequence[str] = ()
        self._unused: list[str] = []
        self._whole = ""
        self._aimed: Fact | None = None
        """The target that was read last."""
        self._called: dict[str, str] = {}
        """How the goal calls the metrics of its targets."""
        self._told: dict[str, Fact] = {}
        """All that was told of how things stand, by what it measures."""
        self._things = ""
        """What was counted last: the loaves of which "120 of them" are thrown away."""
        self._named: Subject | None = None
        """What the sentences before spoke of, for a number without a name: "Bookings are flat. How can we grow 15%?"."""

    def read(self, goal: Passage) -> None:
        """Read a goal sentence by sentence; what one tells, the next may want to change."""
        self._whole = ". ".join(part.text for part in goal.parts)
        prices = [price for part in goal.parts if part.kind == "aim" for price in prices_in(part.text, self._facts)]
        add_prices(self._facts, prices)
        told = [(price.of.value, price.of.unit) for price in prices]
        rows = [
            GoalClause(part, clause, name)
            for part, name in zip(goal.parts, self._named_before(goal), strict=True)
            if part.kind != "announced"
            for clause in clauses_of(told_apart(in_figures(part.text)), self._period)
            if not is_limit_of(clause.aim, self._briefed) and (clause.aim.value, clause.aim.unit) not in told
        ]
        rows = list(told_once(rows))
        self._paid = [paid_for(row.clause) for row in rows if row.clause.aim.unit == "currency"]
        first, alone = "", len(rows) == 1
        for (part, clause, self._named), after in zip_longest(rows, rows[1:]):
            way = way_of(clause)
            first = first or way
            self._sentence = part.text
            self._apart = told_apart(in_figures(part.text)) != in_figures(part.text)
            self._counts = () if self._apart else self._counts_of(part.text)
            others = [other for other in clause.others if share_in_time(clause) is None and (other.value, other.unit) not in told]
            self._unused += [clause.text[other.start : other.end] for other in others]
            if part.kind == "refused" or (part.kind != "aim" and begins(part.text, "guesses")):
                self._leave(clause)  # a limit, what will not be done, or a mere guess: no way that things stand
            elif (
                part.kind != "aim"
                or clause.is_state
                or is_reckoned_with(part.text, clause)
                or (after is not None and is_told_before(clause, after.clause, part.text))
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
        elif self._aimed is not None and in_money(self._aimed) and aim.unit == "count" and not aim.noun:
            clause = clause._replace(aim=aim._replace(unit="currency", unit_text=self._aimed.unit))  # "to $80, now it is 120"
        unit = measure_unit(clause.aim)
        value = value_text(clause.aim.value, unit)
        subject = (
            _price(clause)
            or of_them(clause, self._things)
            or clause_subject(clause, way, self._counts if sure else ())
            or stated_subject(clause)
        )
        several = clause.stated if clause.stated and is_several(clause.stated) and clause.aim.unit == "count" else ""
        self._things = clause.aim.noun or mid_sentence(several) or self._things  # "Card holders are 12,400, and 3,900 of them …"
        if self._apart and subject is not None and subject.id and is_parted(name_of(clause)):
            subject = replace(own_subject(name_of(clause), subject.unit, unit), better=subject.better)
        if subject is None or subject.id is None:
            again = (row.subject for row in self._briefed if (row.value, row.unit) == (clause.aim.value, unit))
            subject = next(again, subject)  # the goal tells again what the brief has told
        if self._aimed is not None and self._aimed.unit == unit and names_nothing(clause):
            subject = self._aimed.subject  # "$8m of sales; we are at $6m", "in 10 minutes, it takes 45"
            if subject.countable and clause.aim.value < self._aimed.value:
                subject = replace(subject, countable=False)  # "get 40 restaurants; we have 12": 40 in all
                self._facts.targets[subject.key] = replace(self._aimed, subject=subject)
        if clause.aim.unit == "currency" and (each := paid_for(clause)) and self._paid.count(each) == 1:
            subject = None  # "€1.80 a visitor" is no sum of what comes in
        if subject is None:
            self._stands = []  # what comes next may want to change this, and nothing that was told before
            self._leave(clause)
            return
        start = Fact(subject, clause.aim.value, unit, value, per_text(clause.aim.per), per=clause.aim.per, factor=clause.aim.factor)
        self._told.setdefault(subject.key, start)
        stands = Stands(start, clause.aim, self._sentence)
        self._stands = [] if subject.key in self._facts.targets else [*(one for one in self._stands if one.stands_beside(stands)), stands]
        if subject.id or subject.key in self._facts.targets or is_price(subject) or (sure and not is_guess(subject)):
            self._facts.known.setdefault(subject.key, start)
            self._facts.sentences.setdefault(subject.key, self._sentence)

    def _target(self, clause: Clause, way: str, first: str, *, alone: bool) -> None:
        """Take a number to reach, where one knows what it measures."""
        facts = self._facts
        if any(is_told_within(row, clause) for row in facts.known.values()):
            return
        free = [row for key, row in facts.known.items() if key not in facts.targets]
        clause, row, subject, given = self._meant(clause, way, first, free, alone=alone)
        if row is not None:
            subject = settled(row, clause, way)
            facts.known[subject.key] = replace(row, subject=subject)
        no_aim = names_the_few(clause) or (alone and any(falls_back(one, clause, way) for one in free))
        if subject is None or (row is None and (no_aim or only_named(clause, subject))):
            self._leave(clause)
            return
        if clause.aim.high is not None:
            self.remarks.append(f"of {given} the nearer end was taken as the target")
        part = part_within(self._whole, clause, self._period) if self._period else 1.0
        subject = self._another(subject, clause)
        if subject is None:
            self._leave(clause)
            return
        if subject.key not in facts.targets:
            facts.sentences[subject.key], self._called[subject.key] = self._sentence, name_of(clause)
        add_target(facts, subject, in_terms_of(row, clause), given, self._period, alone=row is not None, part=part)
        self._aimed = facts.targets.get(subject.key)
        if part < 1 and self._aimed is None:
            self.remarks.append(f"{given} is due after this period, and not used: where {subject.name} stands today would tell its part")
        elif part < 1:
            self.remarks.append(f"{given} is due after this period; this plan goes a part of the way")
        before = self._told.get(subject.key)
        if self._aimed and before and before.unit == self._aimed.unit and (self._aimed.change or before.value != self._aimed.value):
            facts.known.setdefault(subject.key, before)

    def _meant(self, clause: Clause, way: str, first: str, free: list[Fact], *, alone: bool) -> _Meant:
        """Return which row without a target a number is for, or what else it measures; `first` is the way of the goal's first number."""
        facts, given = self._facts, clause.text[clause.aim.start : clause.aim.end]
        rows = [row for row in free if not falls_back(row, clause, way)]
        subject = None if clause.is_range else clause_subject(clause, way or first, self._counts)
        rows = rows_open(rows, clause, subject)
        row = None if clause.is_range else row_meant(clause.text, name_of(clause), way, clause.aim, rows)
        if row is not None and (is_average(row.subject) or is_price(row.subject)) and not tells_average(clause.text):
            of_many = clause.is_change or is_beyond_one(clause.aim.value, row)  # "$2 million of installations", "20% more orders"
            row = None if of_many else row
        vague = subject is None or (subject.id is None and (clause.is_change or subject.unit == "duration"))
        if row is None and (row := takings_meant(clause, subject, facts)):
            self.remarks.append(f"{given} was read as the target of {row.subject.name}, which a business is measured by")
        open_yet = not clause.is_range and row is None and vague
        if open_yet and (alone or clause.kind) and (row := only_row(clause, [row for row in rows if may_be_all(row, clause)])):
            self.remarks.append(f"{given} was read as the target of {row.subject.name}, the only number of its kind")
        stock = next((one for one in rows if subject and adds_to(subject, one)), None)
        if row is None and stock is not None:  # "Add 60 clients" to the 240 that there are
            row, clause = stock, clause._replace(aim=clause.aim._replace(role="change"))
        name = name_of(clause)
        told = next((one for one in self._stands if len(self._stands) == 1 or not name or is_part(name, one.start.subject)), None)
        if row is None and told and (meant := told.meant_by(clause, subject)):
            clause, row = meant, told.start
            self._stands.remove(told)
            given = given if given.strip("0123456789.,") else value_text(clause.aim.value, measure_unit(clause.aim))
        if row is None and subject is None and clause.is_change and clause.aim.unit == "percent" and not name_of(clause):
            subject = self._named
        if them := taken_of_them(clause, self._things):
            row, subject = None, them
        return _Meant(clause, row, subject, given)

    def _another(self, subject: Subject, clause: Clause) -> Subject | None:
        """Return what a second number of a metric is told of, by its own name, so that none is lost; None where it has no other name."""
        before = self._facts.targets.get(subject.key)
        same = before is None or (before.value, before.unit) == (abs(clause.measure.target or 0.0), measure_unit(clause.aim))
        if before is None or same or before.given not in self._whole:
            return subject
        name, first = name_of(clause), self._called.get(subject.key, "")
        if not (is_name(name) or is_parted(name)) or name.lower() in (before.subject.name.lower(), first.lower()):
            return None
        if is_parted(first):
            self._facts.targets[subject.key] = replace(before, subject=replace(before.subject, name=mid_sentence(first)))
        return replace(own_subject(name, subject.unit, measure_unit(clause.aim)), better=subject.better)

    def _leave(self, clause: Clause) -> None:
        """Remember a number that nothing could be made of; "year two" counts nothing."""
        given = clause.text[clause.aim.start : clause.aim.end]
        if given.lower() == "one" or names_the_few(clause):
            return  # "speak one language"
        counts = clause.aim.noun and (clause.aim.unit != "percent" or clause.aim.noun.startswith("of "))  # not "one in five gives up"
        phrase = clause.text[clause.aim.start : clause.aim.noun_end] if counts else given
        self._unused += [phrase] if any(mark.isdigit() for mark in given) or clause.aim.noun else []


def _price(clause: Clause) -> Subject | None:
    """Return what one customer pays, where a clause tells that: a plan reckons with it, whatever it wants."""
    return own_subject("price", catalog_unit(clause.aim), measure_unit(clause.aim)) if name_of(clause).lower().endswith("price") else None


class _Meant(NamedTuple):
    clause: Clause
    row: Fact | None
    subject: Subject | None
    given: str
    """How the goal writes the number."""
