"""The playbook drafter: a brief becomes a reviewed draft by rules, the same every time, with no key and no network.

It has the brief read (reading.py), its targets worked back (funnel.py), chooses objectives and metrics from the
playbooks (choose.py), writes key results (keyresults.py) and bets (bets.py), and lets review read the whole. What review objects
to is chosen anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from okrcoach.catalog import Index
from okrcoach.draft.brief import clean
from okrcoach.draft.composing.bets import Placed, place_bets
from okrcoach.draft.composing.choose import Plan, choose_objectives
from okrcoach.draft.composing.keyresults import Line, assumptions
from okrcoach.draft.composing.measuring import constrained, measure_objectives
from okrcoach.draft.composing.objections import banned_by, grave, left_out, of_the_brief, plainer
from okrcoach.draft.draft import Bet, Draft
from okrcoach.draft.numbers.facts import Facts
from okrcoach.draft.numbers.selling import is_price
from okrcoach.draft.reading.aims import (
    MOST_OBJECTIVES,
    aims_apart,
    left_open,
)
from okrcoach.draft.reading.business_models import readable
from okrcoach.draft.reading.goal import Goal, read_goal
from okrcoach.draft.reading.material import Material
from okrcoach.draft.reading.reading import read_material
from okrcoach.draft.reading.restating import as_title
from okrcoach.model import Brief, Objective, OkrDocument
from okrcoach.review import Rule, review

ROUNDS = 8
"""How often a draft is composed anew because of its own findings."""
ENOUGH_FOR_ONE = 4
"""Numbers of a brief that one objective holds, besides its prices."""
ENOUGH = 4
"""Numbers of a brief that two objectives hold, besides its prices."""
LONGEST_TITLE = 120
"""Characters of a team's name or a period as written."""


def draft_from_playbook(brief: Brief, *, objectives: int | None = None, rules: Sequence[Rule] | None = None) -> Draft:
    """Draft 1 to 3 objectives (or as many as asked, up to 4) from the playbooks; `rules` read them, without any the built-in ones do.

    There is one where a brief with one to four numbers speaks for no other. The same brief and rules give the same draft.
    """
    material, remarks = read_material(brief)
    brief, facts = material.brief, material.facts
    count = min(max(objectives or _count(brief, facts), 1), MOST_OBJECTIVES)
    filled = objectives is not None or _holds_more(brief, facts)
    best = _compose(material, count, rules, filled=filled)
    made = best
    for patience in reversed(range(ROUNDS)):
        if not grave(made):
            break
        material = replace(
            material,
            banned=banned_by(made, material.banned),
            words=plainer(material.words, made, brief, patience // 2),
            aims=tuple(aim._replace(words=plainer(aim.words, made, brief, patience // 2)) for aim in material.aims),
        )
        if not choose_objectives(material, count, filled=filled):
            break  # rules to which nothing is right: what was made first stays
        made = _compose(material, count, rules, filled=filled)
        if len(grave(made)) < len(grave(best)):
            best = made
    asked = [f"still to say: {row.message.rstrip('.')}" for row in of_the_brief(best)]
    return replace(best, remarks=(*remarks, *left_out(best, material), *asked, *best.remarks))


def _count(brief: Brief, facts: Facts) -> int:
    """Choose how many objectives there are at most: one for each aim that is told, else 3 for three areas or many numbers, or 2."""
    if (aims := len(aims_apart(read_goal(brief.goal)))) > 1:
        return aims
    return 3 if len(brief.focus) == 3 or len(_numbers(facts)) > ENOUGH else 2


def _holds_more(brief: Brief, facts: Facts) -> bool:
    """Whether a brief has more than one objective holds, so that another one is added even where only habit speaks for it."""
    return len(brief.focus) > 1 or len(_numbers(facts)) > ENOUGH_FOR_ONE


def _numbers(facts: Facts) -> set[str]:
    """Return the metrics that a brief has numbers for, besides its prices."""
    return {key for rows in (facts.known, facts.targets) for key, fact in rows.items() if not is_price(fact.subject)}


def _compose(material: Material, count: int, rules: Sequence[Rule] | None, *, filled: bool) -> Draft:
    """Compose a whole draft once, and review it."""
    plans = choose_objectives(material, count, filled=filled)
    left = measure_objectives(material, plans)
    if left and len(plans) == 1 < count and not filled:
        return _compose(material, count, rules, filled=True)  # what one objective has no room for speaks for another
    for plan in plans:
        plan.lines = [line for line in plan.lines if not _is_foreign(line, material)]
    used: set[str] = set()
    bets = [place_bets(material.worded(plan.aim), plan, used) for plan in plans]
    document = _document(material.brief, material.goal, plans, bets)
    remarks = [f"no room was left for {subject.name}; it stays in the brief" for subject in left]
    remarks += left_open(material.aims, [plan.aim for plan in plans])
    if len(plans) == 1 < count:
        remarks.append("one objective, as the brief speaks for no other")
    beliefs = (
        (f"objectives/{number}/projects/{place}", placed.belief) for number, row in enumerate(bets) for place, placed in enumerate(row)
    )
    return Draft(
        document,
        "playbook",
        material.brief,
        findings=tuple(review(document, rules, metrics=Index())),
        assumptions=assumptions(plan.lines for plan in plans),
        remarks=tuple(remarks),
        bets=tuple(Bet(where, belief) for where, belief in beliefs),
        arithmetic=material.chain.steps,
    )


def _is_foreign(line: Line, material: Material) -> bool:
    """Whether a guardrail is read only in businesses of another model, and the brief does not ask for it."""
    asked = (*material.facts.known, *material.facts.targets, *constrained(material))
    own = line.subject.id is None or line.subject.key in asked
    return line.guardrail and not own and not readable(line.subject.key, material.business_model)


def _document(brief: Brief, goal: Goal, plans: list[Plan], bets: list[list[Placed]]) -> OkrDocument:
    objectives = tuple(
        Objective(plan.text, tuple(line.key_result for line in plan.lines), tuple(placed.project for placed in row))
        for plan, row in zip(plans, bets, strict=True)
    )
    return OkrDocument(objectives, title=as_title(goal.text, goal.passage), team=_short(brief.team), period=_short(brief.period))


def _short(words: str | None) -> str | None:
    """Clean a name of the brief and cut it to a name's length."""
    return clean(words)[:LONGEST_TITLE].strip() or None if words else None
