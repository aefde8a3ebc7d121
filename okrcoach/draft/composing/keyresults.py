"""Key results of a draft: a subject with what the brief knows of it becomes a measure, a sentence, and a list of what was assumed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from okrcoach.catalog import metric
from okrcoach.draft.composing.targets import from_baseline, usual_level, without_baseline
from okrcoach.draft.draft import Assumption
from okrcoach.draft.numbers.chain import Needed
from okrcoach.draft.numbers.facts import Fact, same_terms
from okrcoach.draft.numbers.spoken_sums import within
from okrcoach.draft.numbers.subjects import Subject
from okrcoach.draft.reading.material import Material
from okrcoach.draft.reading.topics import STAFF, area_of
from okrcoach.draft.words.nouns import shared
from okrcoach.draft.words.sentences import key_result_text, open_text
from okrcoach.model import UNKNOWN, Baseline, KeyResult, Measure

UPLIFT = "a usual ambition for such a metric"
FIRST_LEVEL = "a first level, until the start is measured"
COMMITTED, WHOLE = "committed", 100.0
"""What has to be reached altogether, or is not reached at all."""
DRIFT = "a first tolerance"
OWN_COUNT = "our own count"
"""Where a number is read that the drafter chose and no catalog knows."""
FINE = 10
"""Below it, a rounded number keeps a digit behind the point."""


@dataclass(frozen=True, slots=True)
class Line:
    """A key result with its making."""

    key_result: KeyResult
    subject: Subject
    guardrail: bool = False
    start_unknown: bool = False
    """Nobody has told where the metric stands today."""
    why: str = ""
    """Where an assumed target comes from."""

    @property
    def left_open(self) -> bool:
        """Whether its target is for the team to say."""
        return self.key_result.measure.target is None


def assumptions(columns: Iterable[Iterable[Line]]) -> tuple[Assumption, ...]:
    """List the targets that nobody gave, of the lines of each objective in turn."""
    return tuple(
        Assumption(f"objectives/{number}/key_results/{place}", "target", line.key_result.measure.target or 0.0, line.why)
        for number, lines in enumerate(columns)
        for place, line in enumerate(lines)
        if line.why
    )


def improve(material: Material, subject: Subject, *, narrow: bool = False) -> Line:
    """Write the key result that moves a metric, or holds it where there is nothing left to gain."""
    known, target = material.facts.known.get(subject.key), material.facts.targets.get(subject.key)
    if target is not None:
        return _handed_down(material, subject, target, known)
    needed = next((row for row in material.chain.needed if row.key == subject.key), None)
    if needed is not None and (known is None or known.unit == needed.unit):
        return _needed(material, subject, needed, known)
    if known is not None and subject.way_open:
        text = open_text(known.value, known.unit, subject.name, known.tail)
        return Line(KeyResult(text, Measure(_metric(subject), unit=known.unit, baseline=known.value)), subject)
    if known is not None:
        level = from_baseline(subject, known.value, known.unit, material.scale)
        if level is None:
            return guard(material, subject)
        measure = Measure(_metric(subject), subject.better, known.unit, known.value, level)
        return _line(subject, measure, tail=known.tail, why=UPLIFT)
    return _from_the_unknown(material, subject, narrow=narrow)


def may_start(subject: Subject) -> bool:
    """Whether something can be said of a metric where nothing has been before: it is counted from nothing, or has a usual level."""
    return (subject.countable and subject.better == "up") or usual_level(subject) is not None


def guard(material: Material, subject: Subject) -> Line:
    """Write the key result that holds a metric where it is: at its known or handed-down level, or near the last period's."""
    fact = material.facts.targets.get(subject.key) or material.facts.known.get(subject.key)
    if fact is not None and not fact.change:
        measure = Measure(_metric(subject), "keep", fact.unit, target=fact.value)
        return _line(subject, measure, tail=fact.tail, guardrail=True)
    points = subject.unit in ("percent", "score")
    drift = without_baseline(subject)[0] / 2 if points else float(shared("guardrail")["drift"])
    drift = float(round(drift)) if drift >= 1 else round(drift, 1)
    comparison = f"{'above' if subject.better == 'down' else 'below'} {material.comparison.removeprefix('vs ')}"
    measure = Measure(_metric(subject), "keep", "points" if points else "percent", target=drift, comparison=comparison)
    return _line(subject, measure, guardrail=True, start_unknown=True, why=DRIFT)


def _handed_down(material: Material, subject: Subject, target: Fact, known: Fact | None) -> Line:
    """Take a target as it is given; it is nobody's assumption."""
    if target.held and not _falls_short(known, target, subject):
        return guard(material, subject)
    if target.change:
        grows = target.unit == "percent" and target.per in ("month", "week", "quarter", "year")
        comparison = f"{target.per} over {target.per}" if grows else material.comparison
        if known is not None and known.unit == target.unit != "percent" and target.per in ("", known.per):
            level = known.value + abs(target.value) * (1 if subject.better == "up" else -1)
            measure = Measure(_metric(subject), subject.better, known.unit, known.value, _even(level))
            return _line(subject, measure, tail=known.tail, why=target.why)
        start = (
            known.value if known is not None and not target.per and (target.relative or target.unit == "percent" != known.unit) else None
        )
        if known is not None and start is not None:
            level = start * (1 + abs(target.value) / 100 * (1 if subject.better == "up" else -1))
            measure = Measure(_metric(subject), subject.better, known.unit, start, _even(level))
            return _line(subject, measure, tail=known.tail, why=target.why)
        measure = Measure(_metric(subject), subject.better, target.unit, target=_even(abs(target.value)), comparison=comparison)
        return _line(subject, measure, start_unknown=known is None, why=target.why)
    target = _in_whole_terms(target, known)
    start = same_terms(known, target) if known is not None else None
    if start is not None and (target.value - start if subject.better == "up" else start - target.value) <= 0:
        return guard(material, subject)
    baseline: Baseline = UNKNOWN if start is None else start
    if known is None and subject.countable and subject.better == "up" and (subject.deed or not target.per):
        baseline = None  # what is counted from nothing: "Reach 8 hires"
    measure = Measure(_metric(subject), subject.better, target.unit, baseline, target.value)
    tail = target.tail or (known.tail if known is not None and known.unit == target.unit else "")
    return _line(subject, measure, tail=tail, start_unknown=baseline == UNKNOWN, why=target.why)


def _in_whole_terms(target: Fact, known: Fact | None) -> Fact:
    """Tell a target in the unit of what is known where only that makes both whole: "from 16 days to 7 days", not "from 2.29 weeks"."""
    if known is None or known.unit == target.unit or known.per != target.per:
        return target
    start, level = same_terms(known, target), same_terms(target, known)
    if start is None or level is None or float(start).is_integer() or not float(level).is_integer():
        return target
    return replace(target, value=level, unit=known.unit, factor=known.factor)


def _falls_short(known: Fact | None, target: Fact, subject: Subject) -> bool:
    """Whether things stand worse than the limit to keep, so that they have to move."""
    start = same_terms(known, target) if known is not None and not target.change else None
    return start is not None and (start > target.value if subject.better == "down" else start < target.value)


def _even(value: float) -> float:
    """Round what a third or a seventh comes to: 33% for 33.333…%, 173 minutes; what ends after two digits stays."""
    if math.isclose(value, round(value, 2), abs_tol=1e-9):
        return round(value, 2)
    return float(round(value)) if value >= FINE else round(value, 1)


def _needed(material: Material, subject: Subject, needed: Needed, known: Fact | None) -> Line:
    """Take a target that was worked back from a handed-down one; hold what reaches it already."""
    if known is None:
        return _line(subject, Measure(_metric(subject), "up", needed.unit, UNKNOWN, needed.value), start_unknown=True, why=needed.why)
    # what is told of a month comes so often in the period
    often = within(1, known.per, material.chain.months, "") if subject.key != "mrr" else 1
    level = math.ceil(round(needed.value / often, 6)) if often != 1 else needed.value
    if level <= known.value:
        return guard(material, subject)
    return _line(subject, Measure(_metric(subject), "up", known.unit, known.value, level), tail=known.tail, why=needed.why)


def _from_the_unknown(material: Material, subject: Subject, *, narrow: bool) -> Line:
    """Aim for a usual level, or for a step from wherever the last period was."""
    ours = area_of(subject) == STAFF and material.words.are_buyers  # nobody asks customers how they like to work here
    scope = _scope(subject, material.words.audience) if narrow and material.words.named and not ours else ""
    usual = usual_level(subject)
    if usual is not None:
        measure = Measure(_metric(subject), subject.better, subject.measure_unit, UNKNOWN, usual)
        return _line(subject, measure, scope="" if scope.startswith("from ") else scope, start_unknown=True, why=FIRST_LEVEL)
    if material.from_nothing and subject.countable:
        text = open_text(0, "count", f"{subject.name} in {material.words.place}")
        return Line(KeyResult(text, Measure(_metric(subject), unit="count", baseline=0)), subject)
    step, unit = without_baseline(subject, material.scale)
    measure = Measure(_metric(subject), subject.better, unit, target=step, comparison=material.comparison)
    return _line(subject, measure, scope=scope, start_unknown=True, why=UPLIFT)


def _line(
    subject: Subject,
    measure: Measure,
    *,
    tail: str = "",
    scope: str = "",
    guardrail: bool = False,
    start_unknown: bool = False,
    why: str = "",
) -> Line:
    from_nothing = measure.baseline is None and measure.comparison is None
    verb = "" if from_nothing else verb_for(subject)
    text = key_result_text(measure, subject.name, better=subject.better, scope=scope, tail=tail, verb=verb)
    key_result = KeyResult(
        text,
        measure,
        type="health" if guardrail else COMMITTED if why == FIRST_LEVEL and measure.target == subject.first_level == WHOLE else None,
        source=metric(subject.id).sources[0] if subject.id else OWN_COUNT if why and start_unknown else None,
        assumed=("target",) if why else (),
    )
    return Line(key_result, subject, guardrail, start_unknown, why)


def verb_for(subject: Subject) -> str:
    """Choose the verb with which people move such a metric the good way."""
    if subject.better == "down":
        return {"duration": "Cut", "currency": "Cut"}.get(subject.unit, "Reduce")
    return {"currency": "Grow", "count": "Increase", "duration": "Extend"}.get(subject.unit, "Raise")


def _metric(subject: Subject) -> str:
    return subject.id or subject.name


def _scope(subject: Subject, audience: str) -> str:
    """Say for whom a metric is read, where that is known and says more than "users"."""
    if " " not in audience or audience[0].isdigit():
        return ""
    found = next((f"{word} {audience}" for word, ids in shared("scope").items() if subject.id in ids.split()), "")
    return "" if found.startswith("from our ") else found  # those who are ours already are nobody new
