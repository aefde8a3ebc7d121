"""Which objectives and which metrics a draft takes from the playbooks: those that the goal's own words and the brief's numbers ask for."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from okrcoach.catalog import metric
from okrcoach.catalog.suggest import suggest
from okrcoach.draft.brief import cue_term, terms
from okrcoach.draft.facts import Facts
from okrcoach.draft.goal import Goal, recast, shared
from okrcoach.draft.keyresults import Line, guard, improve
from okrcoach.draft.library import Pattern, Playbook, playbook
from okrcoach.draft.material import Material
from okrcoach.draft.nouns import is_plural
from okrcoach.draft.subjects import Subject, metrics_by_id, named_metric, subject_of
from okrcoach.language.lexicon import lexicon
from okrcoach.language.words import tokens
from okrcoach.model import Brief

MOVES = 3
"""Key results that move something, where the brief's numbers do not ask for more."""
MOST = 5


@dataclass(slots=True)
class Plan:
    """An objective in the making."""

    text: str
    pattern: Pattern
    """Where its metrics come from; `text` may be the goal's own words instead."""
    keys: list[str] = field(default_factory=list)
    """Metrics that the brief has numbers for and that fit here best."""
    lines: list[Line] = field(default_factory=list)


def choose_objectives(material: Material, count: int) -> list[Plan]:
    """Choose the objectives: the goal's own words first where they make one, then the best patterns of the focus areas in turn."""
    books = [playbook(stage) for stage in material.brief.focus]
    ranked = {book.stage: _ranked(book, material) for book in books}
    plans: list[Plan] = []
    for place in range(count):
        book = books[place % len(books)]
        patterns = ranked[book.stage]
        if not patterns:
            continue
        pattern = patterns.pop(0)
        own = _own_words(material) if place == 0 else ""
        text = own if own and own not in material.banned.texts else material.words.fill(pattern.text)
        plans.append(Plan(text, pattern))
    return plans


def _ranked(book: Playbook, material: Material) -> list[Pattern]:
    """Order a playbook's objectives by how much the brief speaks for each; equals by a number that only the goal decides."""
    asked, words = set(material.facts.known) | set(material.facts.targets), material.words

    def points(pattern: Pattern) -> tuple[float, int]:
        spoken_for = words.points(pattern.cues) + 1.2 * sum(key in asked for key in pattern.metrics)
        return -spoken_for if spoken_for or not pattern.special else 1.0, zlib.crc32(f"{material.goal.text} {pattern.text}".encode())

    return sorted((pattern for pattern in book.objectives if words.fill(pattern.text) not in material.banned.texts), key=points)


def _own_words(material: Material) -> str:
    """Return the goal as an objective, as it stands or in other words; empty where it makes none."""
    goal, words = material.goal, material.words
    if goal.sentence:
        closed = goal.audience or any(token.lower in lexicon("grammar.prepositions") for token in tokens(goal.sentence))
        fits = goal.verb in ("make", "become") and words.named and not closed
        return f"{goal.sentence} for {words.audience}" if fits else goal.sentence
    pattern = recast(goal)
    if not pattern:
        return ""
    if goal.product and goal.product == goal.theme:
        return words.fill("Make {product} the first choice of {audience}")
    if is_plural(goal.theme.split()[-1]):
        pattern = pattern.replace(" something ", " things ")
    return words.fill(pattern, theme=goal.theme)


def fill_objectives(material: Material, plans: list[Plan]) -> list[Subject]:
    """Give each objective its key results; return the subjects with numbers that found no place."""
    facts, banned = material.facts, material.banned
    left = _place_numbers(material, plans)
    used: set[str] = set(banned.keys)
    for plan in plans:
        used |= set(plan.keys)
    for plan in plans:
        own = [subject for key in plan.keys if key not in banned.keys and (subject := _subject(key, facts))]
        for subject in own:
            line = guard(material, subject) if _to_hold(material, subject, plan) else improve(material, subject)
            if line is not None and len(plan.lines) < MOST:
                plan.lines.append(line)
        _add_moves(material, plan, used)
        _add_guardrail(material, plan, used)
        plan.lines.sort(key=lambda line: line.guardrail)
    return left


def _add_moves(material: Material, plan: Plan, used: set[str]) -> None:
    """Add metrics until enough of them move, at least one of them within weeks; near relatives only where nothing else is left."""
    for strict in (True, False):
        for subject in _candidates(material, plan):
            moves = sum(not line.guardrail for line in plan.lines)
            if moves >= MOVES or len(plan.lines) >= MOST:
                return
            leading = any(line.subject.leading and not line.guardrail for line in plan.lines)
            if subject.key in used or (
                strict and (_family(subject.key) & used or (moves == MOVES - 1 and not leading and not subject.leading))
            ):
                continue
            narrow = not any(material.words.audience in other.key_result.text for other in plan.lines)
            line = improve(material, subject, narrow=narrow)
            if line is not None:
                plan.lines.append(line)
                used.add(subject.key)


def _place_numbers(material: Material, plans: list[Plan]) -> list[Subject]:
    """Give every number of the brief, and the one metric, to the objective that it fits best; return those without room."""
    facts, chain = material.facts, material.chain
    keys = [*facts.targets, *(row.key for row in chain.needed), *facts.known]
    one = one_metric(material.brief)
    if one is not None:
        keys.insert(0, one.key)
    left = []
    for key in dict.fromkeys(keys):
        if key == "mrr-growth-rate" and any(row.key == "mrr" for row in chain.needed):
            continue
        subject = _subject(key, facts)
        if subject is None:
            continue
        room = [plan for plan in plans if len(plan.keys) < MOST]
        best = max(room, key=lambda plan: _fit(subject, plan) - 0.1 * len(plan.keys), default=None)
        if best is None:
            left.append(subject)
        else:
            best.keys.append(key)
    return left


def one_metric(brief: Brief) -> Subject | None:
    """Return the subject of the one metric that matters, where the catalog knows it."""
    found = named_metric(brief.one_metric) if brief.one_metric else None
    return subject_of(found, brief.one_metric or "") if found else None


def _fit(subject: Subject, plan: Plan) -> float:
    if subject.key in plan.pattern.metrics:
        return 3 - 0.1 * plan.pattern.metrics.index(subject.key)
    return 1.5 if subject.stage == plan.pattern.stage else 0.5


def _to_hold(material: Material, subject: Subject, plan: Plan) -> bool:
    """Whether a number of the brief is one to hold here: named by the goal's "without …", or foreign to the objective and its stage."""
    if subject.key in _constrained(material.goal):
        return True
    one = one_metric(material.brief)
    if one is not None and one.key == subject.key:
        return False
    return subject.key not in plan.pattern.metrics and subject.stage != plan.pattern.stage and not (subject.id is None or subject.pipeline)


def _candidates(material: Material, plan: Plan) -> Iterator[Subject]:
    """Yield metrics for an objective: its pattern's, what the catalog suggests for the goal in that stage, then the stage's others."""
    known = metrics_by_id()
    offered = list(plan.pattern.metrics)
    suggested = suggest(f"{material.goal.text} {plan.text}", kind="objective", limit=8)
    offered += [found.metric.id for found in suggested if found.metric.stage == plan.pattern.stage]
    offered += [key for pattern in playbook(plan.pattern.stage).objectives if not pattern.special for key in pattern.metrics]
    for key in dict.fromkeys(offered):
        if key in known:
            subject = subject_of(known[key])
            if subject.chosen:
                yield subject


def _family(key: str) -> frozenset[str]:
    """Return the metrics that tell nearly the same, the metric itself among them."""
    return next((frozenset(row.split()) for row in shared("families").values() if key in row.split()), frozenset((key,)))


def _subject(key: str, facts: Facts) -> Subject | None:
    known = metrics_by_id()
    return facts.subject(key) or (subject_of(known[key]) if key in known else None)


def _constrained(goal: Goal) -> list[str]:
    """Return the metrics that watch over what the goal must not harm."""
    if not goal.without:
        return []
    without = terms(goal.without)
    return [key for row in shared("constraint") if any(cue_term(cue) in without for cue in row["cues"]) for key in row["metrics"]]


def _add_guardrail(material: Material, plan: Plan, used: set[str]) -> None:
    """Add what must not suffer: what the goal names, else the partner of a metric of volume, money or speed."""
    if len(plan.lines) >= MOST or any(line.guardrail for line in plan.lines):
        return
    facts, wanted = material.facts, _constrained(material.goal)
    wanted += [key for line in plan.lines if _is_pushed(line.subject) for key in line.subject.guardrails]
    known = metrics_by_id()
    free = [key for key in dict.fromkeys(wanted) if key in known and key not in used and not _family(key) & used]
    free.sort(key=lambda key: key not in facts.known)
    for key in free:
        subject = facts.subject(key) or subject_of(metric(key))
        if subject.chosen or key in facts.known:
            plan.lines.append(guard(material, subject))
            used.add(key)
            return


def _is_pushed(subject: Subject) -> bool:
    """Whether a metric is one of volume, money or speed, which can be had at the cost of something else."""
    return subject.unit in ("count", "currency", "duration", "rate")
