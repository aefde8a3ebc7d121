"""What an outline says no to: what the brief rules out, and what is offered to be left aside or for later."""

from __future__ import annotations

from typing import Any

from okrcoach.data import bundle
from okrcoach.draft.brief import clean, terms
from okrcoach.draft.draft import Draft
from okrcoach.draft.focus import cue_term
from okrcoach.draft.numbers.selling import is_charged
from okrcoach.draft.numbers.subjects import metrics_by_id
from okrcoach.draft.playbook import passed_over
from okrcoach.draft.reading.business_models import is_foreign
from okrcoach.draft.reading.goal import Goal
from okrcoach.draft.reading.library import playbook, playbooks
from okrcoach.draft.reading.material import Material
from okrcoach.draft.reading.notes import sentence, text_of
from okrcoach.draft.reading.passages import refuses
from okrcoach.model import FOCUS_AREAS

NOT_NOW = 3
"""Areas that an outline offers to leave aside."""
SPEED = "efficiency"
"""The area of whatever is to take less time."""
LATER = 2
"""Objectives that it names for later."""


def not_now(draft: Draft, material: Material) -> dict[str, Any]:
    """Return what the brief itself refuses or does without, and what nobody has decided yet: areas and objectives for later."""
    goal = material.goal
    return {
        "areas": [*_prices(material), *_areas(draft, material.business_model)],
        "said": [sentence(text) for text in (*goal.passage.refused, *draft.brief.notes) if refuses(clean(text))],
        "without": _without(draft, goal),
        "later": passed_over(draft.brief, [objective.text for objective in draft.document.objectives], LATER),
    }


def _prices(material: Material) -> list[dict[str, str]]:
    """Offer to leave alone what we charge, where the arithmetic reckons with it."""
    told = (material.facts.known[key] for key in sorted(material.chain.as_is) if key not in material.facts.targets)
    says = str(text_of("no_new_price"))
    return [
        {"area": text_of("price"), "says": says.format(name=fact.subject.name, given=fact.given)}
        for fact in told
        if is_charged(fact.subject)
    ]


def _without(draft: Draft, goal: Goal) -> str | None:
    """Say what the goal itself does without, with the goal's own capitals."""
    if not goal.without:
        return None
    given = clean(draft.brief.goal)
    start = given.lower().find(goal.without)
    doing = goal.without.partition(" ")[0].endswith("ing")
    said = given[start : start + len(goal.without)] if start >= 0 else goal.without
    return str(text_of("without_doing" if doing else "without")).format(without=said)


def _areas(draft: Draft, business_model: str) -> list[dict[str, str]]:
    """Offer the areas next to the chosen ones, but none that the brief speaks of or that an objective of the draft works on."""
    brief = draft.brief
    stages = [book.stage for book in playbooks() if not is_foreign(book.not_now, business_model)]
    lines = [line for objective in draft.document.objectives for line in objective.key_results]
    wanted = [note for note in brief.notes if not refuses(clean(note))]
    said = terms(" . ".join((brief.goal, *wanted, *(line.text for line in lines if line.type != "health"))))
    asked = {stage for stage in stages if any(cue_term(cue) in said for cue in bundle("playbooks")[stage]["cues"])} | set(brief.focus)
    moved = [(metrics_by_id()[line.measure.metric], line) for line in lines if line.measure.metric in metrics_by_id()]
    asked |= {metric.stage for metric, _ in moved}
    if any(metric.unit == "duration" and line.measure.direction == "down" for metric, line in moved):
        asked.add(SPEED)
    first = FOCUS_AREAS.index(brief.focus[0])
    rows = sorted((stage for stage in stages if stage not in asked), key=lambda stage: abs(FOCUS_AREAS.index(stage) - first))[:NOT_NOW]
    return [{"area": playbook(stage).name, "says": playbook(stage).not_now} for stage in sorted(rows, key=stages.index)]
