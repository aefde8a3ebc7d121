"""The strategy outline: what a lead sends round with the objectives, so that others see why these, how they hang together and what is open.

It tells what the brief speaks for. What else its draft offers is named in a line, and what nobody has said stands there as open.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any

from okrcoach.draft.brief import clean, terms
from okrcoach.draft.draft import Draft
from okrcoach.draft.focus import focus_area
from okrcoach.draft.numbers.facts import Facts
from okrcoach.draft.outlining.bounds import not_now
from okrcoach.draft.outlining.follow_up import follow_up, still_open
from okrcoach.draft.outlining.signs import called, signs_of
from okrcoach.draft.outlining.spoken_for import all_of, spoken_for
from okrcoach.draft.outlining.start import guessed, numbers, one_metric, why_now
from okrcoach.draft.outlining.text import written
from okrcoach.draft.reading.business_models import is_foreign
from okrcoach.draft.reading.material import Material
from okrcoach.draft.reading.notes import begins, text_of
from okrcoach.draft.reading.passages import refuses
from okrcoach.draft.reading.reading import read_material
from okrcoach.draft.words.sentences import list_text
from okrcoach.language.dates import read_period
from okrcoach.language.lexicon import lexicon
from okrcoach.model import Brief, KeyResult, Objective

ANSWERS = 2
"""A note that shares so many words with a key question answers it."""
OPEN_QUESTIONS = {1: 3, 2: 2, 3: 2}
"""Key questions that an outline leaves open for each of so many areas: what a team can answer in a week."""
COUNTED = (None, "count")
"""Units of what there may be more of."""


def outline(draft: Draft, *, seen: bool = False) -> str:
    """Write the outline as Markdown; all of a draft that somebody has `seen` line by line, else what its brief speaks for."""
    return written(outline_data(draft, seen=seen))


def outline_data(draft: Draft, *, seen: bool = False) -> dict[str, Any]:
    """Return what the outline says, for JSON: the same facts under the same headings."""
    brief, period = draft.brief, read_period(draft.brief.period or "")
    material = read_material(brief)[0]
    facts = material.facts
    told = all_of(draft) if seen else spoken_for(draft, material)
    way, draft = _way_taken(draft, material), told.draft
    rows = numbers(draft, facts, material.chain.as_is | material.chain.rates)
    return {
        "goal": draft.document.title or clean(brief.goal),
        "in_full": clean(brief.goal),
        "team": draft.document.team,
        "period": draft.document.period,
        "audience": clean(brief.audience) if brief.audience else None,
        "told_in_goal": bool(material.goal.passage.told),
        "why_now": why_now(brief, material.goal, facts),
        "guessed": guessed(brief, material.goal),
        "one_metric": one_metric(draft, facts),
        "numbers": rows,
        "focus": _focus(brief, material.business_model, reckoned=bool(draft.arithmetic)),
        "objectives": _objectives(draft, material, unset=bool(told.unset), seen=seen),
        "arithmetic": list(draft.arithmetic),
        "way_taken": way,
        "not_now": not_now(draft, material),
        "review": follow_up(period),
        "open": still_open(told, facts, rows, period),
    }


def _focus(brief: Brief, business_model: str, *, reckoned: bool) -> list[dict[str, Any]]:
    """Give the areas with their key questions, each with the note that answers it; notes that answer none stand at the end."""
    areas = [focus_area(stage) for stage in brief.focus]
    known = text_of("answered_by_arithmetic") if reckoned else []
    asked = {
        area.id: [row for row in area.key_questions if row not in known and not is_foreign(row, business_model)] or area.key_questions
        for area in areas
    }
    questions = [question for rows in asked.values() for question in rows]
    answers: dict[str, list[str]] = {question: [] for question in questions}
    others: list[str] = []
    for note in brief.notes:
        if begins(note, "reasons") or refuses(clean(note)):
            continue  # these have sections of their own
        best = max(questions, key=lambda question: _shared_words(note, question))
        (answers[best] if _shared_words(note, best) >= ANSWERS else others).append(clean(note))
    rows: list[dict[str, Any]] = [
        {
            "id": area.id,
            "name": area.name,
            "question": area.question,
            "key_questions": _to_tell(asked[area.id], answers, OPEN_QUESTIONS[len(areas)]),
            "other_notes": [],
        }
        for area in areas
    ]
    rows[-1]["other_notes"] = others
    return rows


def _to_tell(questions: Sequence[str], answers: dict[str, list[str]], open_ones: int) -> list[dict[str, Any]]:
    """Keep the questions that a note answers, and the first of the others."""
    left_open = [question for question in questions if not answers[question]][:open_ones]
    return [{"question": row, "answers": answers[row]} for row in questions if answers[row] or row in left_open]


def _shared_words(note: str, question: str, but: str = "") -> int:
    """Count the words that say something and stand in both, `but` for those of a third text."""
    small = lexicon("grammar.prepositions") | lexicon("grammar.determiners") | lexicon("grammar.pronouns") | lexicon("grammar.auxiliaries")
    small |= lexicon("grammar.relatives") | lexicon("grammar.conjunctions") | lexicon("grammar.modals")
    stems = [{word[:5] for word in terms(text).split() if word not in small and len(word) > 2} for text in (note, question, but)]
    return len(stems[0] & stems[1] - stems[2])


def _objectives(draft: Draft, material: Material, *, unset: bool, seen: bool) -> list[dict[str, Any]]:
    facts, chain = material.facts, material.chain
    beliefs = {bet.where: bet.belief for bet in draft.bets}
    reasons = {assumption.where: assumption.why for assumption in draft.assumptions}
    lines = [line for row in draft.document.objectives for bet in row.projects for line in map(row.key_results.__getitem__, bet.moves)]
    needed = {row.key for row in chain.needed}
    backed = needed if any(line.assumed and line.measure.metric in needed for line in lines) else set[str]()
    rows = []
    for number, objective in enumerate(draft.document.objectives):
        where = f"objectives/{number}"
        theirs = [beliefs.get(f"{where}/projects/{place}") for place in range(len(objective.projects))]
        signs = signs_of(objective, theirs, facts)
        rows.append(
            {
                "text": objective.text,
                "in_our_words": seen or number > 0 or _is_in_our_words(objective, draft.brief),
                "key_results": [
                    _key_result(line, facts, reasons.get(f"{where}/key_results/{place}"), unset=unset)
                    for place, line in enumerate(objective.key_results)
                ],
                "without_bet": _without_bet(objective, backed),
                "bets": [
                    {
                        "text": project.text,
                        "moves": list(project.moves),
                        "due": project.due,
                        "belief": belief,
                        "fails_if": sign,
                    }
                    for project, belief, sign in zip(objective.projects, theirs, signs, strict=True)
                ],
            }
        )
    return rows


def _is_in_our_words(objective: Objective, brief: Brief) -> bool:
    """Whether an objective has a word of the goal or of a note, beside those for whom it is."""
    return _shared_words(objective.text, " ".join((brief.goal, *brief.notes)), clean(brief.audience or "")) > 0


def _without_bet(objective: Objective, backed: Container[str]) -> list[int]:
    """Return the places of what is to move and no bet moves; a target that is reached by way of the others needs none.

    Nor does what is worked back, where a bet is on one of the numbers `backed`: they move together.
    """
    moved = {place for bet in objective.projects for place in bet.moves}
    return [
        place
        for place, line in enumerate(objective.key_results)
        if line.type != "health"
        and line.measure.target is not None
        and place not in moved
        and not (moved and not line.assumed)
        and (line.measure.metric or "") not in backed
    ]


def _way_taken(draft: Draft, material: Material) -> str | None:
    """Say which way to the target the key results take, where the arithmetic tells others: more of something, the rest as it is."""
    lines = [line for objective in draft.document.objectives for line in objective.key_results]
    facts, chain = material.facts, material.chain
    more = {key for key in (row.key for row in chain.needed) if key not in chain.rates}
    raised = [
        called(line, facts) for line in lines if line.type != "health" and line.measure.metric in more and line.measure.unit in COUNTED
    ]
    held = [called(line, facts) for line in lines if line.type == "health" and line.measure.metric in chain.as_is | chain.rates]
    return str(text_of("way_taken")).format(more=list_text(raised), held=list_text(held)) if raised and held else None


def _key_result(line: KeyResult, facts: Facts, why: str | None, *, unset: bool) -> dict[str, Any]:
    return {
        "text": line.text,
        "metric": called(line, facts),
        "guardrail": line.type == "health",
        "baseline": line.measure.baseline,
        "assumed": list(line.assumed),
        "why": why,
        "open": unset and line.measure.target is None,
    }
