"""The numbers that a goal itself asks for, each with the metric of its own clause; what nothing could be made of is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from okrcoach.catalog import Index, Metric
from okrcoach.draft.facts import Fact, Facts, catalog_unit, fits_metric, measure_unit, tail_of
from okrcoach.draft.nouns import mid_sentence, shared, words_of
from okrcoach.draft.sentences import list_text, value_text
from okrcoach.draft.subjects import Subject, metrics_by_id, named_metric, own_subject, subject_of
from okrcoach.language.dates import Period
from okrcoach.language.lexicon import lexicon
from okrcoach.language.measures import main_quantity, read_measure
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.plurals import singular
from okrcoach.language.quantities import Quantity, quantities
from okrcoach.language.statement import read_statement
from okrcoach.language.verbs import forms
from okrcoach.language.words import tokens
from okrcoach.model import Measure

LONGEST_NAME = 8
"""Words of a goal that may be the name of a metric."""
DAY = 24 * 3600
"""Seconds."""


class _Clause(NamedTuple):
    """A part of a goal with one number to reach."""

    text: str
    aim: Quantity
    measure: Measure

    @property
    def is_state(self) -> bool:
        """Whether the number says how things stand: "our win rate is 18%", "(today 28%)"."""
        before = self.text[: self.aim.start]
        bracket = "(" in before and ")" not in before.rpartition("(")[2] and not self.aim.bound
        return self.aim.role == "level" and (bracket or self.aim.led_by in words_of("states"))

    @property
    def is_change(self) -> bool:
        """Whether the number says how far to go, not where to arrive."""
        return self.aim.role == "change"


def goal_subject(text: str, audience: str = "") -> Subject | None:
    """Return the metric that a goal names for sure, where a drafter may choose it and it is not just the people whom the goal names."""
    found = Index().match(text)
    if found is not None and found.noun.split()[-1] in audience:
        return None
    subject = subject_of(found) if found else None
    return subject if subject is not None and subject.chosen else None


def add_goal(facts: Facts, goal: str, period: Period | None, counts: Sequence[str] = ()) -> list[str]:
    """Add what a goal itself asks for, and where it starts, to the brief's own rows, which go first; return remarks on what is not used.

    A number is taken with a metric of its own clause only, where direction, unit and what is counted agree: "Cut churn in half",
    "Reach $2M ARR", "Hire 10 engineers". `counts` are metrics that the number may mean where none is named: "Close the books in five
    days". What the catalog does not know is called as the goal calls it.
    """
    remarks, unused = [], []
    state: Subject | None = None
    first = ""
    for clause in _clauses(goal, period):
        given = clause.text[clause.aim.start : clause.aim.end]
        way = clause.measure.direction if clause.measure.direction in ("up", "down") else None
        first = first or way or ""
        subject = _subject(clause, way or first, counts)
        if subject is None and state is not None and state.measure_unit == measure_unit(clause.aim):
            subject, state = state, None
        if subject is None:
            told = clause.text[clause.aim.start : clause.aim.noun_end] if clause.aim.noun else given
            unused += [told] if any(mark.isdigit() for mark in given) or clause.aim.noun else []  # "year two" counts nothing
        elif clause.is_state:
            state = subject
            unit = measure_unit(clause.aim)
            facts.known.setdefault(subject.key, Fact(subject, clause.aim.value, unit, value_text(clause.aim.value, unit)))
        elif period and _ends_later(goal, clause, period):
            remarks.append(f"{given} is due after this period; this plan goes a part of the way")
        else:
            _add(facts, subject, clause, given)
    if unused:
        them = ("it measures", "it as a target") if len(unused) == 1 else ("they measure", "them as targets")
        remarks.append(f"not used of the goal: {list_text(unused)}, as it is not sure what {them[0]}; give {them[1]}")
    return remarks


def _ends_later(goal: str, clause: _Clause, period: Period) -> bool:
    """Whether a number is one of a later day, or of a longer time than the period: "by 2030", "in two years"."""
    if clause.measure.due:
        return clause.measure.due > period.end.isoformat()
    length = (period.end - period.start).days + 1
    spans = (quantity for quantity in quantities(goal) if _is_span(quantity) and quantity != clause.aim)
    return any(span.base > 1.1 * length * DAY for span in spans)


def _clauses(goal: str, period: Period | None) -> Iterator[_Clause]:
    """Yield the parts of a goal that each have a number to reach; a goal with one number is one part."""
    several = sum(not _is_span(quantity) for quantity in _aims(goal)) > 1
    several = several or any(token.lower in words_of("goal_limits") for token in tokens(goal))
    for text in _parts(goal) if several else [goal]:
        aim, measure = main_quantity(quantities(text)), read_measure(text, period)
        if aim is not None and not aim.malformed and aim.high is None and measure.target is not None and measure.target >= 0:
            yield _Clause(text, aim, measure)


def _parts(goal: str) -> Iterator[str]:
    """Cut a goal at commas and small words, each part with a number and the words before it."""
    start = 0
    held = quantities(goal)
    for token in (*tokens(goal), None):
        if token is not None:
            inside = any(quantity.start <= token.start < quantity.end for quantity in held)
            if inside or token.lower not in words_of("goal_joins") | words_of("goal_limits"):
                continue
        part = goal[start : token.start] if token else goal[start:]
        if _aims(part):
            first, space, rest = part.strip().partition(" ")
            yield f"keep{space}{rest}" if first.lower() in words_of("keeping") else part.strip()
        if token is not None and (_aims(part) or token.lower in words_of("goal_limits")):
            start = token.end


def _aims(text: str) -> list[Quantity]:
    return [quantity for quantity in quantities(text) if quantity.role != "from"]


def _is_span(quantity: Quantity) -> bool:
    """Whether a quantity is the time that something takes: "in two years"."""
    return quantity.unit == "duration" and quantity.led_by in lexicon("grammar.prepositions") - {"to", "below", "under"}


def _subject(clause: _Clause, way: str, counts: Sequence[str]) -> Subject | None:
    """Return the metric that a clause's number belongs to: one that it names, that its verb or its topic counts, or one of its own."""
    matched, named = Index().match(clause.text), named_metric(clause.measure.metric or "")
    if matched is not None and _agrees(matched, clause):
        return subject_of(matched)
    if named is not None and _agrees(named, clause):
        return subject_of(named, mid_sentence(clause.measure.metric or ""))
    if (counted := _verb_metric(clause.text)) is not None and clause.aim.unit == "count":
        return subject_of(counted)
    found = None if matched or named else _counted(clause, counts)
    return subject_of(found) if found else _own(clause, way)


def _agrees(metric: Metric, clause: _Clause) -> bool:
    """Whether a number can be one of a metric: they go the same way, in the same unit, and count the same thing."""
    aim, way = clause.aim, clause.measure.direction
    if {way, metric.direction} == {"up", "down"}:
        return False
    if clause.is_change:
        return True
    if aim.unit == "percent" and metric.unit not in ("percent", "score"):
        bare = not (aim.bound or aim.noun or aim.led_by == "to" or clause.measure.baseline is not None)
        return bare and way in ("up", "down")  # "grow revenue 20%"
    kind, noun = aim.unit == "count", singular(aim.noun.rpartition(" ")[2])
    names = {singular(word) for name in (metric.name, metric.noun, *metric.aliases) for word in name.lower().split()}
    return fits_metric(metric, measure_unit(aim), aim, bare=not (kind and noun)) and not (kind and noun and noun not in names)


def _verb_metric(text: str) -> Metric | None:
    """Return what a goal's verb counts: "hire" counts hires."""
    verbs = shared("verb_metrics")
    key = next((verbs[token.lower] for token in tokens(text)[:6] if token.lower in verbs), "")
    return metrics_by_id().get(key)


def _counted(clause: _Clause, counts: Sequence[str]) -> Metric | None:
    """Return the first metric of a topic that a number can be a level of, or, where it says how far to go, the first one of all."""
    aim = clause.aim
    way = clause.measure.direction
    known = [metrics_by_id()[key] for key in counts if key in metrics_by_id()]
    found = [metric for metric in known if {way, metric.direction} != {"up", "down"}]
    if clause.is_change or (aim.unit == "percent" and clause.measure.baseline is None and way == "down"):
        return next(iter(found), None)
    if aim.unit == "duration":
        return next((row for row in known if row.unit == "duration"), None)  # "close the books in five days": to close is no way
    return next((row for row in found if row.unit not in ("score", "rate", "ratio") and _agrees(row, clause)), None)


def _own(clause: _Clause, way: str) -> Subject | None:
    """Return a metric that only the goal names: "energy use", "enterprise customers"; None where its words are no plain name."""
    aim, name = clause.aim, clause.measure.metric or ""
    if name.lower() in lexicon("comparisons.fewer") | lexicon("comparisons.more"):
        name = aim.noun  # "fewer than 3 incidents a month"
    lead = read_statement(clause.text).lead
    reaches = words_of("wins") | words_of("reaching")
    moves = clause.measure.baseline is not None or (lead is not None and (lead.kind in ("up", "down", "keep") or lead.lemma in reaches))
    if aim.bound:  # "keep complaints under 3%", whatever the rest of the goal wants to grow
        way = "down" if aim.bound == "at most" else "up"
    if not (moves or aim.bound) or way not in ("up", "down") or not _is_name(name) or name in words_of("nobody_special"):
        return None
    unit = "count" if clause.is_change else catalog_unit(aim)
    if unit == "duration" and not set(name.lower().split()) & words_of("times"):
        return None  # "onboard new hires in 10 days": hires are no time
    subject = own_subject(name, unit, "count" if clause.is_change else measure_unit(aim))
    won = lead is not None and lead.lemma in words_of("wins")
    return replace(subject, better="down" if way == "down" else "up", countable=won and unit == "count")


def _is_name(words: str) -> bool:
    """Whether words of a goal read as the name of a metric: a few, with no verb but behind "who"."""
    found = tokens(words)
    if not 0 < len(found) <= LONGEST_NAME or any(token.kind != "word" and token.text not in ("-", "/", "&", "'") for token in found):
        return False
    if any(token.lower == "and" and _leads(after.lower) for token, after in pairwise(found)):
        return False
    small = lexicon("grammar.auxiliaries") | lexicon("grammar.modals") | lexicon("grammar.pronouns")
    clause = next((place for place, token in enumerate(found) if token.lower in lexicon("grammar.relatives")), len(found))
    return not any(token.lower in small or _is_past(token.lower) for token in found[:clause])


def _leads(word: str) -> bool:
    """Whether a word behind "and" begins another aim: "margin and open", not "food and drink"."""
    return any(form == "base" for _, form in forms(word)) and not classes_of(word)


def _is_past(word: str) -> bool:
    """Whether a word can only be a finite verb: "went", not "installed"."""
    return not word.endswith("ed") and {form for _, form in forms(word)} == {"past"}


def _add(facts: Facts, subject: Subject, clause: _Clause, given: str) -> None:
    """Take a clause's number as a target of the metric, and where it starts as what is known."""
    aim, measure = clause.aim, clause.measure
    unit, value = measure_unit(aim), measure.target or 0.0
    if unit == "multiple" and clause.is_change:
        unit, value = "percent", 100 * (value - 1)
    relative = clause.is_change or (unit == "percent" and subject.unit not in ("percent", "score"))
    counted = singular(aim.noun.rpartition(" ")[2])
    told = not counted or counted in map(singular, subject.name.lower().split())
    per = f"{'an' if aim.per[:1] in 'aeiouh' else 'a'} {aim.per}" if aim.per else ""
    tail = "" if relative or subject.countable else per if told else tail_of(clause.text, aim)
    keeps = measure.direction == "keep"
    target = Fact(subject, abs(value), unit, given, tail, change=relative, per=aim.per, relative=relative, held=keeps)
    facts.targets.setdefault(subject.key, target)
    if isinstance(measure.baseline, float) and not relative:
        start = Fact(subject, measure.baseline, unit, value_text(measure.baseline, unit), per=aim.per)
        facts.known.setdefault(subject.key, start)
