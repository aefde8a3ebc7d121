"""What a number of a goal becomes among the facts of its brief: a target of a metric, or the part of it that the period reaches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import ceil

from okrcoach.draft.numbers.facts import MONTHS, Fact, Facts, catalog_unit, in_money, measure_unit, tail_of
from okrcoach.draft.numbers.figures import in_figures
from okrcoach.draft.numbers.selling import is_average, is_beyond_one, is_price
from okrcoach.draft.numbers.subjects import Subject, own_subject
from okrcoach.draft.reading.clause import Clause, is_span, name_of
from okrcoach.draft.reading.clause_subjects import of_its_kind
from okrcoach.draft.reading.material import MONTH
from okrcoach.draft.reading.rows import speaks_of
from okrcoach.draft.words.nouns import shared, words_of
from okrcoach.draft.words.sentences import per_text, value_text
from okrcoach.language.dates import Period
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import singular
from okrcoach.language.quantities import quantities
from okrcoach.language.verbs import class_of, forms, is_done
from okrcoach.language.words import tokens

DAY = 24 * 3600
"""Seconds."""
PART = "the period's part of a later number, by time alone"


def part_within(goal: str, clause: Clause, period: Period) -> float:
    """Return which part of a number's time the period is: less than 1 for a number of a later day or of a longer time ("in two years")."""
    if clause.measure.due:
        whole = (date.fromisoformat(clause.measure.due) - period.start).days + 1
        return min(1.0, period.days / whole) if whole > 0 else 1.0
    said = " ".join(word for word in goal.split() if word.lower() not in words_of("ahead"))  # "over the next 18 months"
    told = (one for one in quantities(said) if is_span(one) and one != clause.aim and not said[one.end :].startswith(" ago"))
    spans = (quantity.base / DAY for quantity in told if quantity.led_by != "after")  # "still here after two years" is due any day
    return next((period.days / span for span in spans if span > 1.1 * period.days), 1.0)


def add_target(
    facts: Facts, subject: Subject, clause: Clause, given: str, period: Period | None, *, alone: bool, part: float = 1.0
) -> None:
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
        if not (subject.deed or relative or _adds_up(clause)) and (start is None or start.unit != unit):
            return
        value = _by_then(value, start.value if start else 0.0, part)
    counted = singular(aim.noun.rpartition(" ")[2])
    when = aim.noun.partition(" ")[0] in words_of("nearest")  # "€60,000 next year"
    told = not counted or when or aim.noun in shared("sums") or counted in map(singular, subject.name.lower().split())
    tail = "" if alone or relative or subject.countable else per_text(aim.per) if told else tail_of(clause.text, aim) or per_text(aim.per)
    keeps = measure.direction == "keep" and subject.deed is None  # to hold workshops is to do something
    basis = (measure.comparison or "").lower().split() if relative and unit == "percent" else []
    span = next((word for word in basis if word in MONTHS), aim.per)  # "25% year over year"
    assumed = PART if part < 1 else ""
    target = Fact(subject, abs(value), unit, given, tail, relative, span, aim.factor, relative=relative, held=keeps, why=assumed)
    facts.targets.setdefault(subject.key, target)


def rows_open(rows: list[Fact], clause: Clause, subject: Subject | None) -> list[Fact]:
    """Leave out rows that a clause's number cannot be of: of another kind, or counts where it is one of money.

    "Consulting income" is said of no consultants.
    """
    if clause.kind:
        return of_its_kind(rows, clause.kind)
    named = subject is not None and (subject.name.lower() in clause.text.lower() or not (clause.aim.noun or clause.is_change))
    if subject is None or subject.unit != "currency" or not named:
        return rows
    return [row for row in rows if row.subject.key == subject.key or row.subject.unit != "count"]


def _adds_up(clause: Clause) -> bool:
    """Whether a clause tells money that comes in bit by bit, so that a part of the time has its part: "bring in $3m over two years"."""
    verbs = {token.lower for token in tokens(clause.text[: clause.aim.start])} & {*shared("verb_sums")}
    return clause.aim.unit == "currency" and clause.aim.role == "level" and clause.aim.led_by != "to" and bool(verbs)


def takings_meant(clause: Clause, subject: Subject | None, facts: Facts) -> Fact | None:
    """Return what the brief says comes in, where a goal tells only its business by money: "Bring the bakery business to €2 million"."""
    known = facts.known.get("revenue")
    name = name_of(clause).lower().split()
    told = bool(name) and name[-1] in words_of("concerns") and (subject is None or subject.id is None)
    whole = not clause.is_change and not clause.is_range and "revenue" not in facts.targets
    return known if known and told and whole and known.unit == measure_unit(clause.aim) else None


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


def is_told_within(row: Fact, clause: Clause) -> bool:
    """Whether a row's own name has the time of a clause: "within a week" of "first campaign within a week" is no target beside it."""
    told = quantities(in_figures(row.subject.name)) if clause.aim.unit == "duration" and row.unit == "percent" else ()
    return any((one.unit, one.base) == (clause.aim.unit, clause.aim.base) for one in told)


def may_be_all(row: Fact, clause: Clause) -> bool:
    """Whether a number may be one of a row that it does not name: of no price, and of no average that it is many times of."""
    return not is_price(row.subject) and not (is_average(row.subject) and is_beyond_one(clause.aim.value, row))


def falls_back(row: Fact, clause: Clause, way: str) -> bool:
    """Whether a number would lengthen a wait, which nobody aims for: "Decide in two weeks" where a decision takes nine days."""
    name = row.subject.name.lower()
    waits = row.subject.better == "down" and (name.startswith("time to ") or not words_of("waits").isdisjoint(name.split()))
    longer = row.subject.unit == clause.aim.unit == "duration" and clause.aim.value * clause.aim.factor > row.value * row.factor
    return waits and longer and way != "up" and not clause.is_change and "longer" not in clause.text.lower().split()


def take_as_the_one(facts: Facts, one: Subject | None) -> Subject | None:
    """Take the sum that a goal asks for without a name of its own as one of the metric that matters: "Bring in £60k", "ticket income".

    Return that metric as it is told now.
    """
    sums = [key for key, row in facts.targets.items() if in_money(row)]
    told = one is None or one.id or one.key in facts.known or one.key in facts.targets
    if one is None or told or len(sums) != 1 or words_of("incomes").isdisjoint(one.name.lower().split()):
        return one
    row = facts.targets[sums[0]]
    called = " ".join(word for word in row.subject.name.split() if not is_done(word))  # the "funds" of "funds raised"
    if speaks_of(facts.sentences.get(sums[0], ""), called) or sums[0] in facts.known:
        return one
    subject = replace(own_subject(one.name, row.subject.unit, row.subject.measure_unit), better="up")
    targets = {subject.key if key == sums[0] else key: other for key, other in facts.targets.items()}
    facts.targets.clear()
    facts.targets.update(targets | {subject.key: replace(row, subject=subject)})
    return subject


def only_named(clause: Clause, subject: Subject) -> bool:
    """Whether a bare number stands behind a word of its own beside a metric of money: "revenue norm 27001" is no sum."""
    led = clause.aim.led_by
    bare = subject.unit == "currency" and measure_unit(clause.aim) == "count" and not clause.aim.noun and led
    leads = any(led in lexicon(f"grammar.{name}") for name in ("before_levels", "prepositions", "bounds"))
    said = leads or led in subject.name.lower().split() or any(class_of(lemma) for lemma, _ in forms(led))
    return bool(bare) and not said


def in_terms_of(row: Fact | None, clause: Clause) -> Clause:
    """Give a zero the unit of its row: nothing is nothing in any unit."""
    if row is None or clause.aim.value != 0:
        return clause
    return clause._replace(aim=clause.aim._replace(unit=row.subject.unit, unit_text=row.unit, factor=row.factor))
