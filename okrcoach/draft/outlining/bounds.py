"""What an outline says no to: what the brief rules out, and what stays as it is."""

from __future__ import annotations

from typing import Any

from okrcoach.draft.brief import clean
from okrcoach.draft.draft import Draft
from okrcoach.draft.numbers.selling import is_charged
from okrcoach.draft.reading.goal import Goal
from okrcoach.draft.reading.material import Material
from okrcoach.draft.reading.notes import sentence, text_of
from okrcoach.draft.reading.passages import refuses
from okrcoach.draft.words.nouns import shared, words_of
from okrcoach.draft.words.sentences import list_text, with_article


def not_now(draft: Draft, material: Material) -> dict[str, Any]:
    """Return what the brief itself refuses or does without, and what the plan leaves as it is."""
    goal = material.goal
    return {
        "said": [sentence(text) for text in (*goal.passage.refused, *draft.brief.notes) if refuses(clean(text))],
        "without": _without(draft, goal),
        "stays": _stays(material),
    }


def _stays(material: Material) -> str | None:
    """Name what we charge, where the arithmetic reckons with it."""
    facts, chain = material.facts, material.chain
    charged = [facts.known[key] for key in sorted(chain.as_is) if key not in facts.targets and is_charged(facts.known[key].subject)]
    names = list_text([f"{with_article(fact.subject.name)} ({fact.given})" for fact in charged])
    return str(text_of("stays")).format(names=names) if names else None


def _without(draft: Draft, goal: Goal) -> str | None:
    """Say what the goal itself does without, with the goal's own capitals."""
    if not goal.without:
        return None
    given = clean(draft.brief.goal)
    start = given.lower().find(goal.without)
    before = given[:start].lower().rstrip()
    mark = max((mark for mark in shared("constraint_marks") if start > 0 and before.endswith(mark)), key=len, default="")
    doing = goal.without.partition(" ")[0].endswith("ing")
    said = given[start : start + len(goal.without)] if start >= 0 else goal.without
    kept = mark not in ("", *words_of("relieving"))
    return str(text_of("with_mark" if kept else "without_doing" if doing else "without")).format(without=said, mark=mark)
