"""The numbers of a brief: how things stand, and what was handed down; each with its unit and the metric that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from okrcoach.catalog import Index, Metric
from okrcoach.draft.brief import clean
from okrcoach.draft.nouns import mid_sentence, shared
from okrcoach.draft.sentences import value_text
from okrcoach.draft.subjects import Subject, metrics_by_id, named_metric, own_subject, subject_of
from okrcoach.language.dates import Period
from okrcoach.language.measures import main_quantity, read_measure
from okrcoach.language.quantities import Quantity, quantities
from okrcoach.language.words import tokens
from okrcoach.model import Brief, Measure

MONTHS = {"month": 1, "quarter": 3, "year": 12}
LONGEST_TAIL = 4
"""Words behind a number that are kept with it: "visits a month"."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A number that the brief gives."""

    subject: Subject
    value: float
    unit: str
    """As a measure writes it: "percent", "$", "days", "count"."""
    given: str
    """As written: "42,000 visits a month"."""
    tail: str = ""
    """The words behind the number: "visits a month"."""
    change: bool = False
    """Whether the number says how far to go ("+25%"), not where to arrive."""
    per: str = ""
    """"month" for "5% a month"."""
    factor: float = 1.0
    """How many base units (seconds, bytes) one of its unit is."""
    relative: bool = False
    """Whether a change in percent is one of the metric itself even where that is in percent: half of a churn of 4% is 2%."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All numbers of a brief, by the key of their subject, and those that could not be read."""

    known: dict[str, Fact]
    targets: dict[str, Fact]
    unread: tuple[str, ...] = ()


def read_facts(brief: Brief) -> Facts:
    """Read the numbers of a brief. A value that holds no number, or several, is left aside and named in `unread`."""
    facts = Facts({}, {})
    unread = []
    for rows, into, target in ((brief.known, facts.known, False), (brief.targets, facts.targets, True)):
        for words, value in rows:
            fact = read_fact(words, value, target=target)
            if fact is None:
                unread.append(f"{clean(words)} = {clean(value)}")
            else:
                into.setdefault(fact.subject.key, fact)
    return replace(facts, unread=tuple(unread))


def read_fact(words: str, value: str, *, target: bool = False) -> Fact | None:
    """Read one number with its metric; None where there is none to be sure of."""
    name, text = clean(words)[:80], clean(value)
    found = [quantity for quantity in quantities(text) if not quantity.malformed]
    if not name or not found or found[0].high is not None or (len(found) > 1 and not (target and found[0].role == "from")):
        return None
    number = found[1] if len(found) > 1 else found[0]
    metric = named_metric(name)
    unit, bare = _measure_unit(number), not (number.noun or number.per)
    if metric and metric.unit == "percent" and unit == "count" and bare and 1 < number.value <= 100:
        unit = "percent"
    if metric and not target and not _fits(metric, unit, number, bare=bare):
        metric = None
    subject = subject_of(metric, mid_sentence(name)) if metric else own_subject(name, _catalog_unit(number), unit)
    growth = target and unit == "percent" and metric is not None and metric.unit not in ("percent", "score")
    change = (target and number.role == "change") or growth
    return Fact(subject, number.value, unit, text, _tail(text, number), change, number.per, number.factor)


def goal_subject(text: str, audience: str = "") -> Subject | None:
    """Return the metric that a goal names for sure, where a drafter may choose it and it is not just the people whom the goal names."""
    found = Index().match(text)
    if found is not None and found.noun.split()[-1] in audience:
        return None
    subject = subject_of(found) if found else None
    return subject if subject is not None and subject.chosen else None


def add_goal(facts: Facts, text: str, period: Period | None, counts: Sequence[str] = ()) -> str:
    """Add the number that a goal itself asks for, and where it starts; return a remark where it cannot be a target of this period.

    Only a number whose metric is sure is taken: "Cut churn in half", "Reach $2M ARR", "Hire 10 engineers". The brief's own rows go first.
    `counts` are metrics that the number may mean where the goal names none: "Close the books in five days".
    """
    aim, measure = main_quantity(quantities(text)), read_measure(text, period)
    if aim is None or aim.malformed or aim.high is not None or not measure.target or measure.target < 0:
        return ""
    metric = Index().match(text) or _verb_metric(text) or _counted(aim, measure, counts)
    if metric is None:
        return ""
    given = text[aim.start : aim.end]
    if period and measure.due and measure.due > period.end.isoformat():
        return f"{given} is due after this period; this plan goes a part of the way"
    unit, value = _measure_unit(aim), measure.target
    if unit == "multiple" and metric.unit not in ("ratio", "percent"):
        unit, value = "percent", 100 * (value - 1)
    halved = measure.direction == "down" == metric.direction and unit == "percent" and "%" not in given
    relative = aim.role == "change" or halved or (unit == "percent" and metric.unit not in ("percent", "score"))
    if not relative and not _fits(metric, unit, aim, bare=True):
        return ""
    subject = subject_of(metric)
    facts.targets.setdefault(subject.key, Fact(subject, value, unit, given, change=relative, per=aim.per, relative=relative))
    if isinstance(measure.baseline, float) and not relative:
        start = Fact(subject, measure.baseline, unit, value_text(measure.baseline, unit), per=aim.per)
        facts.known.setdefault(subject.key, start)
    return ""


def _counted(aim: Quantity, measure: Measure, counts: Sequence[str]) -> Metric | None:
    """Return the first metric that a number can be a level of, or, where it says how far to go, the first one of all."""
    found = [metrics_by_id()[key] for key in counts if key in metrics_by_id()]
    unit = _measure_unit(aim)
    if aim.role == "change" or (unit == "percent" and measure.baseline is None and measure.direction == "down"):
        return next((row for row in found if measure.direction in (row.direction, "keep", None)), None)
    if aim.unit == "duration":
        return next((row for row in found if row.unit == "duration"), None)
    return next((row for row in found if _fits(row, unit, aim, bare=False) and row.unit not in ("score", "rate", "ratio")), None)


def _verb_metric(text: str) -> Metric | None:
    """Return what a goal's verb counts: "hire" counts hires."""
    verbs = shared("verb_metrics")
    key = next((verbs[token.lower] for token in tokens(text)[:6] if token.lower in verbs), "")
    return metrics_by_id().get(key)


def same_terms(known: Fact, target: Fact) -> float | None:
    """Return a known number in the unit and the span of a target, days in hours, a quarter's a month; None where that cannot be."""
    times = 1.0
    if known.per != target.per and known.per and target.per:
        if known.per not in MONTHS or target.per not in MONTHS:
            return None
        times = MONTHS[target.per] / MONTHS[known.per]
    if known.unit == target.unit:
        return round(known.value * times, 2)
    if known.factor != 1.0 or target.factor != 1.0:
        return round(known.value * known.factor / target.factor * times, 2)
    return None


def read_one_metric(brief: Brief) -> Subject | None:
    """Return the subject of the one metric that matters, whether the catalog knows it or not; None where the brief names none."""
    name = clean(brief.one_metric or "")[:80]
    if not name:
        return None
    found = named_metric(name)
    return subject_of(found, mid_sentence(name)) if found else own_subject(name, "count", "count")


def _fits(metric: Metric, unit: str, number: Quantity, *, bare: bool) -> bool:
    """Whether a number can be a level of a metric: money of money, time of time, a share of a share; a bare number of nearly anything."""
    kind = "percent" if unit == "percent" else _catalog_unit(number)
    if kind in ("percent", "currency", "duration"):
        return metric.unit == kind
    return bare or metric.unit not in ("percent", "currency", "duration")


def _measure_unit(number: Quantity) -> str:
    """Return the unit as a measure writes it: a currency's sign, a duration's words."""
    if number.unit in ("currency", "duration", "size"):
        return number.unit_text
    return number.unit


def _catalog_unit(number: Quantity) -> str:
    return number.unit if number.unit in ("percent", "currency", "duration", "ratio", "score", "rank", "rate") else "count"


def _tail(text: str, number: Quantity) -> str:
    """Return what stands behind a number, as far as it belongs to it: up to a mark, no more than a few words."""
    words: list[str] = []
    for word in text[number.end :].split():
        plain = word.strip(".,;:()")
        if not plain[:1].isalpha() or not all(mark.isalnum() or mark in "-/'" for mark in plain):
            break
        words.append(plain)
        if plain != word:
            break
    return " ".join(words) if len(words) <= LONGEST_TAIL else ""
