"""Which metrics an objective of a draft is measured by: what the brief has numbers for, its pattern's metrics, and a guardrail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from okrcoach.catalog import Metric
from okrcoach.catalog.suggest import suggest
from okrcoach.draft.brief import terms
from okrcoach.draft.composing.choose import Plan
from okrcoach.draft.composing.derived import beside
from okrcoach.draft.composing.evidence import is_borne_out
from okrcoach.draft.composing.keyresults import guard, improve, may_start
from okrcoach.draft.focus import cue_term
from okrcoach.draft.numbers.rates import is_told_otherwise
from okrcoach.draft.numbers.selling import head_of, is_charged
from okrcoach.draft.numbers.subjects import Subject, metrics_by_id, own_subject, subject_of
from okrcoach.draft.reading.business_models import readable, readable_first
from okrcoach.draft.reading.guarded import guarded_subject, will_not_have
from okrcoach.draft.reading.library import playbook
from okrcoach.draft.reading.material import Material
from okrcoach.draft.reading.rows import same_thing, speaks_of
from okrcoach.draft.reading.topics import area_of
from okrcoach.draft.words.nouns import shared, words_of

MOVES = 3
"""Key results that move something, where the brief's numbers do not ask for more."""
MOST = 5
TOLD = 2
"""Numbers of the brief beside which nothing is added that neither they nor the objective's words speak for."""
HELD = 2
"""Numbers of the brief that one objective only holds; an objective is there to move something."""
SUGGESTIONS = 8
"""Metrics that the catalog is asked for."""


def measure_objectives(material: Material, plans: list[Plan]) -> list[Subject]:
    """Give each objective its key results; return the subjects with numbers that found no place."""
    left = _place_numbers(material, plans)
    used: set[str] = set(material.banned.keys).union(subject.key for plan in plans for subject in plan.subjects)
    for plan in plans:
        for subject in plan.subjects:
            if subject.key not in material.banned.keys:
                line = guard(material, subject) if _to_hold(material, subject, plan) else improve(material.worded(plan.aim), subject)
                plan.lines.append(line)
        _add_moves(material.worded(plan.aim), plan, used, alone=len(plans) == 1)
        _add_guardrail(material, plan, used)
        plan.lines.sort(key=lambda line: (line.guardrail, line.left_open))
    return left


def _place_numbers(material: Material, plans: list[Plan]) -> list[Subject]:
    """Give every number of the brief, and the one metric, to the objective that it fits best; return those without room."""
    needed = [row.key for row in material.chain.needed]
    asked = {fact.subject.key: fact.subject for fact in (*material.facts.targets.values(), *material.facts.known.values())}
    keys = [*material.facts.targets, *needed, *material.facts.known]
    subjects = {key: asked.get(key) or _counted(key) for key in keys}
    one = material.one.key if material.one else ""
    named = material.named
    if named is not None and not any(_family(named.key) & _family(key) for key in (*subjects, one)):
        there = _is_told(named, material) or (named.id is None and any(same_thing(named.name, row) for row in asked.values()))
        there = there or (bool(material.facts.sentences) and len(material.aims) == 1)  # its number says what the goal names
        subjects = subjects if there else {named.key: named} | subjects
    if material.one is not None:
        subjects = {material.one.key: asked.get(material.one.key, material.one)} | subjects
    if "mrr" in needed:
        subjects.pop("mrr-growth-rate", None)
    if needed:  # the arithmetic reckons with what one charges by the brief's own word
        subjects = {key: subject for key, subject in subjects.items() if not is_charged(subject) or key in material.facts.targets}
    left = []
    for key, subject in subjects.items():
        room = [plan for plan in plans if len(plan.subjects) < MOST]
        told = material.facts.sentences.get(key, "")
        best = max(room, key=lambda plan: _fit(subject, plan, told) - 0.1 * len(plan.subjects) + 0.3 * (plan is plans[0]), default=None)
        if (key in constrained(material) or (material.named and key == material.named.key)) and plans[0] in room:
            best = plans[0]
        if best is None or (_to_hold(material, subject, best) and sum(_to_hold(material, other, best) for other in best.subjects) >= HELD):
            left.append(subject)
        else:
            best.subjects.append(subject)
    return left


def _counted(key: str) -> Subject:
    """Make a subject of what the arithmetic needs so many of: a metric of the catalog, or things by their name."""
    found = metrics_by_id().get(key)
    return subject_of(found) if found else own_subject(key, "count", "count")


def _fit(subject: Subject, plan: Plan, told: str) -> float:
    if (told and told == plan.aim) or subject.key == plan.about:
        return 4
    if subject.key in plan.pattern.metrics:
        return 3 - 0.1 * plan.pattern.metrics.index(subject.key)
    return 1.5 if area_of(subject) == plan.pattern.stage else 0.5


def _to_hold(material: Material, subject: Subject, plan: Plan) -> bool:
    """Whether a number of the brief is one to hold here: named by the goal's "without ...", or foreign to the objective and its stage."""
    if subject.key in material.facts.targets or any(subject.key == row.key for row in material.chain.needed):
        return False
    if subject.key in constrained(material) or subject.key in material.chain.as_is or _is_left_alone(subject, material):
        return True
    asked = {row.key for row in (material.one, material.named) if row} | set(material.facts.sentences)
    if is_charged(subject) and subject.key not in asked and not speaks_of(material.goal.aim, head_of(subject.name)):
        return True  # what one charges is no aim, unless the goal says so: "Bring the price of a pump down"
    if subject.key in material.chain.rates - asked and material.chain.needed:
        return True  # it reckons with the rate as it is, and wants more of what that is taken of
    if subject.key in asked or speaks_of(material.goal.aim, subject.name):
        return False
    names = f"{subject.name} {metrics_by_id()[subject.id].name if subject.id else ''}"
    unwanted = subject.better == "down" and will_not_have(material.goal, names)
    if not unwanted and speaks_of(material.goal.guarded, names):
        return True
    if subject.key in plan.pattern.metrics or (subject.better == "down" and subject.key in material.facts.known):
        return False  # whoever tells how much trouble there is wants less of it
    return subject.level == "health"


class Sweep(NamedTuple):
    """One look through metrics that an objective may take."""

    candidates: list[Subject]
    apart: bool
    """Whether near relatives of metrics in other objectives are passed over too."""
    choosy: bool
    """Whether the last place is kept for a metric that moves within weeks."""


def _add_moves(material: Material, plan: Plan, used: set[str], *, alone: bool) -> None:
    """Add metrics until enough of them move: the pattern's own first, at least one that moves within weeks, no near relatives."""
    own, others = _candidates(material, plan)
    stand_ins = _subjects(material, plan.pattern.stand_ins)
    wide = [] if plan.pattern.special else [Sweep(own, apart=False, choosy=True), Sweep(others, apart=True, choosy=True)]
    last = [Sweep(own, apart=True, choosy=False), Sweep(own, apart=False, choosy=False), Sweep(others, apart=True, choosy=False)]
    if plan.pattern.stand_ins:
        last = [*last[:2], Sweep(stand_ins, apart=True, choosy=False)]
    last.append(Sweep(own + stand_ins + others, apart=False, choosy=False))
    if alone and len(plan.lines) >= TOLD and not is_borne_out(plan.pattern, plan.text, material):
        own, wide, last = [*plan.pattern.own, *_beside(material, plan)], [], []
    for sweep in (Sweep(own, apart=True, choosy=True), *wide, *last):
        for subject in sweep.candidates:
            moving = [line.subject for line in plan.lines if not line.guardrail]
            slow = not any(other.leading for other in moving)
            if len(moving) >= MOVES + (slow and sweep.candidates is own) or len(plan.lines) >= MOST:
                break
            relatives = used if sweep.apart else {line.subject.key for line in plan.lines}
            too_slow = slow and not subject.leading and len(moving) >= (MOVES - 1 if sweep.choosy else MOVES)
            if subject.key in used or _family(subject.key) & relatives or too_slow or _is_told(subject, material):
                continue
            narrow = not any(material.words.audience in line.key_result.text for line in plan.lines)
            plan.lines.append(improve(material, subject, narrow=narrow))
            used.add(subject.key)


def _is_told(subject: Subject, material: Material) -> bool:
    """Whether the brief gives a number for the same thing under a name of its own."""
    told = [fact.subject for fact in (*material.facts.targets.values(), *material.facts.known.values()) if fact.subject.key != subject.key]
    narrowed = any(other.name.lower().endswith(f" {subject.name.lower()}") for other in told)  # "developer NPS"
    own = (other for other in told if other.id is None or other.name != subject_of(metrics_by_id()[other.id]).name)
    narrowed = narrowed or is_told_otherwise(subject, material.facts)
    return subject.id is not None and (narrowed or any(same_thing(subject.name, other) for other in own))


def _candidates(material: Material, plan: Plan) -> tuple[list[Subject], list[Subject]]:
    """Return the metrics of an objective's pattern, and others: what the catalog suggests in that stage, then the stage's own."""
    suggested = suggest(f"{material.goal.aim} {plan.text}", kind="objective", limit=SUGGESTIONS)
    others = [found.metric.id for found in suggested if found.metric.stage == plan.pattern.stage]
    others += [key for pattern in playbook(plan.pattern.stage).objectives if not pattern.special for key in pattern.metrics]
    rest = readable_first(dict.fromkeys(key for key in others if key not in plan.pattern.metrics), material.business_model)
    sure = _subjects(material, plan.pattern.metrics)
    return [*plan.pattern.own, *(sure or _beside(material, plan))], _subjects(material, rest)


def _beside(material: Material, plan: Plan) -> list[Subject]:
    """Return what shows one of the brief's own numbers from another side."""
    return [subject for line in plan.lines for subject in beside(line, material.facts.known.get(line.subject.key))][:1]


def _subjects(material: Material, keys: Iterable[str]) -> list[Subject]:
    """Return the metrics that a drafter may choose by itself, those of other business models last."""
    known = metrics_by_id()
    found = [known[key] for key in keys if key in known and (not material.from_nothing or may_start(subject_of(known[key])))]
    found.sort(key=lambda row: bool(material.business_model) and not readable(row.id, material.business_model))
    return [subject for subject in map(subject_of, found) if subject.chosen]


def _family(key: str) -> frozenset[str]:
    """Return the metrics that tell nearly the same, the metric itself among them."""
    return next((frozenset(row.split()) for row in shared("families").values() if key in row.split()), frozenset((key,)))


def constrained(material: Material) -> list[str]:
    """Return the metrics that watch over what the goal must not harm."""
    guarded = terms(material.goal.guarded)
    return [key for row in shared("constraint") if any(cue_term(cue) in guarded for cue in row["cues"]) for key in row["metrics"]]


def _is_left_alone(subject: Subject, material: Material) -> bool:
    """Whether a number measures what the goal must not harm, and is not what it wants: a build time, of "without slowing anyone down"."""
    guarded, head = terms(material.goal.guarded), head_of(subject.name)
    wanted = speaks_of(material.goal.aim, subject.name if subject.unit == "duration" else head)  # "time" tells no two times apart
    cues = (cue for row in shared("constraint") if subject.unit == row.get("unit") for cue in row["cues"])
    way = "up" if subject.unit == "score" else "down"
    told = subject.key in material.facts.known and subject is not material.one and subject.better == way
    return told and not wanted and any(cue_term(cue) in guarded for cue in cues)


def _add_guardrail(material: Material, plan: Plan, used: set[str]) -> None:
    """Add what must not suffer: what the goal names, else the partner of a metric of volume, money or speed."""
    if len(plan.lines) >= MOST or any(line.guardrail for line in plan.lines):
        return
    known, held = metrics_by_id(), constrained(material)
    named = None if held else guarded_subject(material.goal)
    if named is not None and named.key not in used and named.key not in material.banned.keys:
        plan.lines.append(guard(material, named))
        used.add(named.key)
        return
    wanted = [] if used & set(held) else list(held)  # what must not suffer is watched once
    wanted += [key for line in plan.lines if _is_pushed(line.subject) for key in line.subject.guardrails]
    for key in dict.fromkeys(wanted):
        asked = key in held and readable(key, material.business_model)
        if key in known and not (_family(key) | {key}) & used and (asked or _belongs(known[key], plan)):
            subject = subject_of(known[key])
            if subject.chosen and not _is_told(subject, material):
                plan.lines.append(guard(material, subject))
                used.add(key)
                return


def _belongs(candidate: Metric, plan: Plan) -> bool:
    """Whether a guardrail is the business of those whom the objective is for: one of its metrics, or one of the same departments."""
    shared_by = sum(bool(set(candidate.departments) & set(line.subject.departments)) for line in plan.lines)
    return candidate.id in plan.pattern.metrics or (shared_by > 1 and candidate.id not in words_of("rare_guards"))


def _is_pushed(subject: Subject) -> bool:
    """Whether a metric is one of volume, money or speed, which can be had at the cost of something else."""
    return subject.unit in ("count", "currency", "duration", "rate")
