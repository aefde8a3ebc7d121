"""What of a draft its outline tells: the lines that the brief speaks for. What is only offered beside them is named, not told."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from okrcoach.draft.composing.bets import READABLE
from okrcoach.draft.composing.keyresults import UPLIFT
from okrcoach.draft.composing.measuring import constrained
from okrcoach.draft.composing.plain_bets import bets_table
from okrcoach.draft.draft import Draft
from okrcoach.draft.numbers.chain import BACK
from okrcoach.draft.numbers.facts import Facts
from okrcoach.draft.outlining.signs import called
from okrcoach.draft.reading.material import Material
from okrcoach.draft.words.sentences import open_text
from okrcoach.model import KeyResult, Objective


class SpokenFor(NamedTuple):
    """A draft without what nothing in its brief speaks for."""

    draft: Draft
    """With the places of its assumptions and bets as they are now."""
    beside: tuple[str, ...]
    """What else the draft measures under the objectives that are left."""
    objectives: tuple[str, ...]
    """Objectives that are left out whole."""
    unset: tuple[str, ...]
    """Numbers of the brief whose target only the team can say: no key results yet."""
    measured_by: str | None
    """The day by which it has measured what has no start yet: needed before a plan is a promise, but no bet."""


def all_of(draft: Draft) -> SpokenFor:
    """Leave out nothing: whoever has gone through the lines and kept them speaks for them."""
    return SpokenFor(draft, (), (), (), None)


def spoken_for(draft: Draft, material: Material) -> SpokenFor:
    """Leave out lines that no word and no number of the brief speaks for; all stay where it speaks for none of them."""
    objectives = draft.document.objectives
    reasons = {row.where: row.why for row in draft.assumptions}
    asked = [_asked(row, number, reasons, material) for number, row in enumerate(objectives)]
    left, beside, unset = list[Objective](), list[str](), list[str]()
    days, places = list[str](), dict[str, str]()
    for number, objective in enumerate(objectives):
        beliefs = _beliefs(draft, number)
        days += [row.due for row, belief in zip(objective.projects, beliefs, strict=True) if row.due and belief == READABLE]
        agreed = [
            _agreed(row, reasons.get(f"objectives/{number}/key_results/{place}"), material.facts)
            for place, row in enumerate(objective.key_results)
        ]
        lines = sorted(asked[number] or range(len(agreed)), key=lambda place: agreed[place].measure.target is None)
        told = [agreed[place] for place in lines]
        unset += [called(row, material.facts) for row in told if row.measure.target is None]
        if any(asked) and number and not (asked[number] and any(map(_moves, told))):
            continue  # the first one is the goal's
        bets = _bets(objective, beliefs, {place for place in lines if agreed[place].measure.target is not None}, material.facts)
        for kind, kept in (("key_results", lines), ("projects", bets)):
            places |= {f"objectives/{number}/{kind}/{was}": f"objectives/{len(left)}/{kind}/{new}" for new, was in enumerate(kept)}
        beside += [called(row, material.facts) for place, row in enumerate(objective.key_results) if place not in lines]
        projects = (replace(row, moves=_by_now(row.moves, lines)) for row in map(objective.projects.__getitem__, bets))
        left.append(replace(objective, key_results=tuple(told), projects=tuple(projects)))
    return SpokenFor(
        replace(
            draft,
            document=replace(draft.document, objectives=tuple(left)),
            assumptions=tuple(replace(row, where=places[row.where]) for row in draft.assumptions if row.where in places),
            bets=tuple(replace(row, where=places[row.where]) for row in draft.bets if row.where in places),
        ),
        tuple(beside),
        tuple(row.text for number, row in enumerate(objectives) if any(asked) and number and not asked[number]),
        tuple(unset),
        min(days, default=None),
    )


def _beliefs(draft: Draft, number: int) -> list[str]:
    """Return what has to be true for each project of an objective."""
    told = {row.where: row.belief for row in draft.bets}
    return [told.get(f"objectives/{number}/projects/{place}", "") for place in range(len(draft.document.objectives[number].projects))]


def _bets(objective: Objective, beliefs: Sequence[str], decided: Container[int], facts: Facts) -> list[int]:
    """Return the places of projects that are bets on what is decided: none that only measures, or says nothing."""
    return [
        place
        for place, (row, belief) in enumerate(zip(objective.projects, beliefs, strict=True))
        if belief != READABLE
        and not _is_hollow(belief, objective, row.moves, facts)
        and (not row.moves or any(was in decided for was in row.moves))
    ]


def _is_hollow(belief: str, objective: Objective, moves: Sequence[int], facts: Facts) -> bool:
    """Whether a bet says nothing of what it moves: it could be made on anything, or compares weeks of what does not come in by the week."""
    rows = (row for rows in bets_table("bet").values() for row in rows if row["belief"] == belief)
    hollow = next((row.get("hollow", "") for row in rows), "")
    moved = (facts.known.get(objective.key_results[was].measure.metric or "") for was in moves)
    weekly = all(row and row.per and row.unit == "count" for row in moved)
    return hollow == "always" or (hollow == "unless counted by the week" and not weekly)


def _asked(objective: Objective, number: int, reasons: Mapping[str, str], material: Material) -> list[int]:
    """Return the places of lines that are somebody's own, or measure what something in the brief asks for; none that only hold."""
    named = {row.key for row in (material.one, material.named) if row}
    named |= {*material.facts.known, *material.facts.targets}

    def is_asked(place: int, line: KeyResult) -> bool:
        started = isinstance(line.measure.baseline, float | int) and "baseline" not in line.assumed
        back = reasons.get(f"objectives/{number}/key_results/{place}") == BACK
        guards = line.type == "health" and line.measure.metric in constrained(material)
        return not line.assumed or started or back or guards or line.measure.metric in named

    found = [place for place, line in enumerate(objective.key_results) if is_asked(place, line)]
    return found if any(_moves(objective.key_results[place]) for place in found) else []


def _by_now(moves: Sequence[int], lines: Sequence[int]) -> tuple[int, ...]:
    """Return what a bet moves by the places of the lines that are left."""
    return tuple(new for new, was in enumerate(lines) if was in moves)


def _moves(line: KeyResult) -> bool:
    """Whether a key result is to move, and how far is said."""
    return line.type != "health" and line.measure.target is not None


def _agreed(line: KeyResult, why: str | None, facts: Facts) -> KeyResult:
    """Leave a usual target open where the brief has one of its own: how far other numbers go for that, only the team can say."""
    known = facts.known.get(line.measure.metric or "")
    if not facts.targets or known is None or why != UPLIFT or not isinstance(line.measure.baseline, float | int):
        return line
    text = open_text(line.measure.baseline, line.measure.unit, known.subject.name, known.tail)
    return replace(line, text=text, measure=replace(line.measure, target=None), assumed=())
