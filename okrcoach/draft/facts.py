"""The numbers of a brief: how things stand, and what was handed down; each with its unit and the metric that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from okrcoach.draft.brief import clean
from okrcoach.draft.sentences import spoken
from okrcoach.draft.subjects import Subject, named_metric, own_subject, subject_of
from okrcoach.language.quantities import Quantity, quantities
from okrcoach.model import Brief

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
    unit = _measure_unit(number)
    if metric and metric.unit == "percent" and unit == "count" and 1 < number.value <= 100:
        unit = "percent"
    subject = subject_of(metric, spoken(name)) if metric else own_subject(name, _catalog_unit(number), unit)
    growth = target and unit == "percent" and metric is not None and metric.unit not in ("percent", "score")
    change = (target and number.role == "change") or growth
    return Fact(subject, number.value, unit, text, _tail(text, number), change, number.per)


def read_one_metric(brief: Brief) -> Subject | None:
    """Return the subject of the one metric that matters, whether the catalog knows it or not; None where the brief names none."""
    name = clean(brief.one_metric or "")[:80]
    if not name:
        return None
    found = named_metric(name)
    return subject_of(found, spoken(name)) if found else own_subject(name, "count", "count")


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
        if not plain or not all(mark.isalpha() or mark in "-/'" for mark in plain):
            break
        words.append(plain)
        if plain != word:
            break
    return " ".join(words) if len(words) <= LONGEST_TAIL else ""
