"""What a model's answer stands on: the brief as data for a prompt, the metrics that it may choose from, and its choice made into a line.

A model chooses; it does not count. A level that the brief does not give is unknown, a target that the brief does not give is
marked as assumed, and which way is good is the catalog's word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from okrcoach.catalog.metric import one_metric
from okrcoach.catalog.suggest import read_department
from okrcoach.draft.asking.answers import OTHER, KeyResultAnswer
from okrcoach.draft.asking.prompting import fenced
from okrcoach.draft.composing.fitting import fitting
from okrcoach.draft.composing.keyresults import UPLIFT, Line, guard, improve, verb_for
from okrcoach.draft.composing.measuring import constrained
from okrcoach.draft.focus import focus_area
from okrcoach.draft.numbers.subjects import Subject, named_metric, own_subject, subject_of
from okrcoach.draft.reading.material import Material
from okrcoach.draft.words.sentences import key_result_text
from okrcoach.language.dates import find_dates
from okrcoach.language.quantities import quantities
from okrcoach.model import Brief, Measure

CANDIDATES = 7
"""Metrics to choose from for one objective: enough for a choice, few enough for a small model's prompt."""
MODEST, BOLD = 1 / 3, 2.0
"""How far from a usual quarter's step, as parts of it, a model's own target may be."""
PROPOSED = "the model's proposal"
LONGEST_WORDS = 5
"""Words of the name of a metric that is not in the catalog."""


def brief_text(brief: Brief, *, numbers: bool) -> str:
    """Write the brief as data for a prompt; without `numbers` for prompts whose answer must hold none."""
    rows = [("Goal", brief.goal), ("Team", brief.team), ("Whom it is for", brief.audience), *(("Note", note) for note in brief.notes)]
    if numbers:
        rows += [
            ("Period", brief.period),
            ("The one metric that matters", brief.one_metric),
            ("How things stand", "; ".join(f"{name} = {value}" for name, value in brief.known)),
            ("Targets handed down", "; ".join(f"{name} = {value}" for name, value in brief.targets)),
        ]
    return fenced("\n".join(f"{name}: {value}" for name, value in rows if value))


def focus_text(brief: Brief) -> str:
    """Write the focus areas with their questions, the first area's key questions too."""
    areas = [focus_area(stage) for stage in brief.focus]
    rows = [f"Focus: {area.name}. {area.question}" for area in areas]
    return "\n".join([*rows, *(f"- {question}" for question in areas[0].key_questions[:3])])


def metric_text(subjects: Sequence[Subject]) -> str:
    """Write the metrics to choose from, one a line: id, unit, and which way is good."""
    return "\n".join(f"{subject.key} ({subject.measure_unit}, {subject.better})" for subject in subjects)


def candidates(material: Material, objectives: Sequence[str]) -> list[list[Subject]]:
    """Choose metrics for each objective, the most fitting first; none is offered to two of them, for they are asked at the same time."""
    ranked = [fitting(material, text) for text in objectives]
    numbers = [subject for subject in of_brief(material) if subject.chosen or subject.key in material.facts.targets]
    chosen: list[list[Subject]] = [[] for _ in objectives]
    used: set[str] = set()
    for place, subject in enumerate(numbers):
        fits = [next((rank for rank, other in enumerate(row) if other.key == subject.key), len(row)) for row in ranked]
        best = min(range(len(objectives)), key=lambda number: (fits[number], (number - place) % len(objectives)))
        chosen[best].append(subject)
        used.add(subject.key)
    for _ in range(CANDIDATES):
        for row, rest in zip(chosen, ranked, strict=True):
            fresh = next((subject for subject in rest if subject.key not in used), None)
            if fresh is not None and len(row) < CANDIDATES:
                row.append(fresh)
                used.add(fresh.key)
    return chosen


def compose(answer: KeyResultAnswer, material: Material, subjects: Sequence[Subject]) -> Line | None:
    """Make the key result of a model's choice; None where it names no metric that one could count."""
    subject = next((subject for subject in subjects if subject.key == answer.metric), None)
    if subject is None:
        subject = _other(answer, material)
    if subject is None:
        return None
    given = subject.key in material.facts.known or subject.key in material.facts.targets
    line = guard(material, subject) if answer.direction == "keep" and given else own_line(material, subject)
    return _dated(_with_target(line, answer, material), answer, material)


def own_line(material: Material, subject: Subject) -> Line:
    """Write the key result for a metric without a model: what the goal must not harm is held, all else improved."""
    return guard(material, subject) if subject.key in constrained(material) else improve(material, subject)


def handed_down(material: Material, subjects: Sequence[Subject]) -> list[Line]:
    """Return the key results among these subjects that are no choice: their targets come from above."""
    return [improve(material, subject) for subject in subjects if subject.key in material.facts.targets]


def of_brief(material: Material) -> list[Subject]:
    """Return what the brief has numbers for, the one metric that matters first, and what its goal must not harm."""
    facts = [*material.facts.targets.values(), *material.facts.known.values()]
    subjects = [material.one] if material.one else []
    subjects += [fact.subject for fact in facts]
    watched = constrained(material)
    if not set(watched) & {subject.key for subject in subjects}:
        known = [subject_of(found) for key in watched if (found := one_metric(key)) is not None]
        theirs = set(read_department(material.brief.team))
        subjects += [subject for subject in known if not theirs or theirs & set(subject.departments)][:1]
    return list({subject.key: subject for subject in subjects}.values())


def _other(answer: KeyResultAnswer, material: Material) -> Subject | None:
    """Return the subject of a metric that is not on the list: another one of the catalog's, or one in the team's own words."""
    words = answer.words or ("" if answer.metric == OTHER else answer.metric)
    if not words or len(words.split()) > LONGEST_WORDS or quantities(words):
        return None
    found = named_metric(words)
    if found is not None:
        subject = next((subject for subject in of_brief(material) if subject.id == found.id), subject_of(found))
        return subject if subject.chosen else None
    unit = "percent" if answer.unit in ("percent", "%") else "count"
    return own_subject(words, unit, unit)


def _with_target(line: Line, answer: KeyResultAnswer, material: Material) -> Line:
    """Take the model's target for the assumed one where the start is known and the step is a quarter's work."""
    measure, subject = line.key_result.measure, line.subject
    if line.why != UPLIFT or not isinstance(measure.baseline, float | int) or measure.target is None:
        return line
    usual, step = measure.target - measure.baseline, answer.target - measure.baseline
    possible = subject.minimum <= answer.target <= subject.maximum and not (subject.is_share and answer.target >= 100)
    if not possible or usual == 0 or not MODEST <= step / usual <= BOLD:
        return line
    return replace(_retold(line, replace(measure, target=round(answer.target, 2)), material), why=PROPOSED)


def _dated(line: Line, answer: KeyResultAnswer, material: Material) -> Line:
    """Give the line its deadline, where the brief names that day."""
    named = {str(found.date) for text in (material.brief.goal, *material.brief.notes) for found in find_dates(text, material.period)}
    if answer.due is None or answer.due not in named:
        return line
    return _retold(line, replace(line.key_result.measure, due=answer.due), material)


def _retold(line: Line, measure: Measure, material: Material) -> Line:
    """Say the line's measure anew."""
    subject, fact = line.subject, material.facts.known.get(line.subject.key)
    from_nothing = measure.baseline is None and measure.comparison is None
    verb = "" if from_nothing or measure.direction == "keep" else verb_for(subject)
    text = key_result_text(measure, subject.name, better=subject.better, tail=fact.tail if fact else "", verb=verb)
    return replace(line, key_result=replace(line.key_result, text=text, measure=measure))
