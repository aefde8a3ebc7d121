"""The strategy outline: what a lead sends round with the objectives, so that others see why these, how they hang together and what is open.

Everything in it comes from the brief, its draft and the playbooks. What nobody has said stands there as open.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from okrcoach.data import bundle
from okrcoach.draft.brief import clean, terms
from okrcoach.draft.business_models import SOFTWARE
from okrcoach.draft.draft import Draft
from okrcoach.draft.facts import Fact, Facts
from okrcoach.draft.focus import cue_term, focus_area
from okrcoach.draft.goal import Goal
from okrcoach.draft.library import playbook, playbooks
from okrcoach.draft.nouns import words_of
from okrcoach.draft.outline_text import written
from okrcoach.draft.playbook import passed_over, read_material
from okrcoach.draft.sentences import change_text, due_text, list_text
from okrcoach.draft.subjects import metrics_by_id
from okrcoach.language.dates import Period, read_period
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import is_plural
from okrcoach.model import FOCUS_AREAS, UNKNOWN, Brief, KeyResult

NOT_NOW = 3
"""Areas that an outline says no to."""
FIRST_WEEK = 5
"""Days into the period before the first weekly look."""
LATER = 2
"""Objectives that it names for later."""
ANSWERS = 2
"""A note that shares so many words with a key question answers it."""


def outline(draft: Draft) -> str:
    """Write the outline as Markdown."""
    return written(outline_data(draft))


def outline_data(draft: Draft) -> dict[str, Any]:
    """Return what the outline says, for JSON: the same facts under the same headings."""
    brief, period = draft.brief, read_period(draft.brief.period or "")
    material = read_material(brief)[0]
    facts = material.facts
    return {
        "goal": draft.document.title or clean(brief.goal),
        "in_full": clean(brief.goal),
        "team": draft.document.team,
        "period": draft.document.period,
        "audience": clean(brief.audience) if brief.audience else None,
        "why_now": _why_now(brief, material.goal, facts),
        "one_metric": _one_metric(draft, facts),
        "numbers": _numbers(facts),
        "focus": _focus(brief, material.business_model),
        "objectives": _objectives(draft),
        "arithmetic": list(draft.arithmetic),
        "not_now": {
            "areas": _not_now(draft, material.business_model),
            "said": [_sentence(note) for note in (*material.goal.passage.refused, *brief.notes) if _begins(note, "refusals")],
            "without": _without(material.goal),
            "later": _later(draft),
        },
        "review": {"weekly": _review(period), "after_a_miss": list(_text("misses"))},
        "open": _open(draft, facts, period),
    }


def _text(key: str) -> Any:
    return bundle("playbooks")["outline"][key]


def _why_now(brief: Brief, goal: Goal, facts: Facts) -> list[str]:
    """Say what the choice of areas means and what was handed down; what only the team can say is asked for."""
    rows = [
        _text("next_because" if place else "first_because").format(
            area=playbook(stage).name if place else playbook(stage).name.lower(), because=playbook(stage).because
        )
        for place, stage in enumerate(brief.focus)
    ]
    if facts.targets:
        targets = list_text([_asked(fact) for fact in facts.targets.values()])
        rows.append(_text("asked").format(targets=targets))
    whom = _whom(clean(brief.team)) if brief.team else "whoever leads this"
    said = [_sentence(note) for note in brief.notes if _begins(note, "reasons")]
    return [*rows, *(said or ([] if goal.passage.told else [_text("nobody_said").format(whom=whom)]))]


def _whom(team: str) -> str:
    """Call a team by its name: "the Growth team", "the Live team", "the Building department"."""
    return f"the {team}" if team.rpartition(" ")[2].lower() in _text("team_names") else f"the {team} team"


def _asked(fact: Fact) -> str:
    """Say a number that was handed down: "churn 2%", "5,000 trees planted", "30% fewer complaints"."""
    if fact.change:
        less = "fewer" if is_plural(fact.subject.name.rpartition(" ")[2].lower()) else "less"
        return f"{change_text(fact.value, fact.unit)} {less if fact.subject.better == 'down' else 'more'} {fact.subject.name}"
    counts = fact.subject.countable and not fact.given.endswith(fact.subject.name.rpartition(" ")[2])
    return f"{fact.given} {fact.subject.name}" if counts else f"{fact.subject.name} {fact.given}"


def _begins(note: str, kind: str) -> bool:
    """Whether a note says in its first words what it is: a reason for now, or what will not be done."""
    return f" {clean(note).lower()} ".startswith(tuple(f" {words} " for words in _text(kind)))


def _sentence(note: str) -> str:
    """Return a note as a sentence, without the words that only say what it is: "Why now: two rivals are free"."""
    text = clean(note)
    head, colon, rest = text.partition(":")
    text = rest.strip() if colon and head.lower() in _text("reasons") and rest.strip() else text
    return text[:1].upper() + text[1:].rstrip(".") + "."


def _one_metric(draft: Draft, facts: Facts) -> dict[str, Any]:
    """Name the one metric with where it stands and which key result carries it."""
    name = clean(draft.brief.one_metric or "")
    if not name:
        where, line = _weightiest(draft)
        return {"name": None, "says": _text("no_one_metric").format(text=line.text), "where": where}
    fact = next((fact for fact in facts.known.values() if fact.subject.name.lower() == name.lower()), None)
    says = _text("one_metric_known" if fact else "one_metric_unknown").format(name=name, value=fact.given if fact else "")
    return {"name": name, "says": says, "where": _where_of(draft, name)}


def _weightiest(draft: Draft) -> tuple[str, KeyResult]:
    """Return the key result that tells most of the brief's own numbers: its target, else where it stands; the first one of equals."""
    rows = [
        (f"objectives/{number}/key_results/{place}", line)
        for number, objective in enumerate(draft.document.objectives)
        for place, line in enumerate(objective.key_results)
    ]
    return max(rows, key=lambda row: (row[1].type != "health", not row[1].assumed, isinstance(row[1].measure.baseline, float | int)))


def _where_of(draft: Draft, name: str) -> str | None:
    """Find the key result that carries a metric by its name."""
    for number, objective in enumerate(draft.document.objectives):
        for place, line in enumerate(objective.key_results):
            if terms(name) in terms(line.text):
                return f"objectives/{number}/key_results/{place}"
    return None


def _numbers(facts: Facts) -> list[dict[str, str | None]]:
    """List what the brief knows and what was handed down, metric by metric."""
    names = {key: fact.subject.name for key, fact in (*facts.targets.items(), *facts.known.items())}
    known = {key: fact.given for key, fact in facts.known.items()}
    targets = {key: fact.given for key, fact in facts.targets.items()}
    return [{"metric": names[key], "today": known.get(key), "handed_down": targets.get(key)} for key in dict.fromkeys((*known, *targets))]


def _focus(brief: Brief, business_model: str) -> list[dict[str, Any]]:
    """Give the areas with their key questions, each with the note that answers it; notes that answer none stand at the end."""
    areas = [focus_area(stage) for stage in brief.focus]
    asked = {area.id: [row for row in area.key_questions if not _is_foreign(row, business_model)] or area.key_questions for area in areas}
    questions = [question for rows in asked.values() for question in rows]
    answers: dict[str, list[str]] = {question: [] for question in questions}
    others: list[str] = []
    for note in brief.notes:
        if _begins(note, "reasons") or _begins(note, "refusals"):
            continue  # these have sections of their own
        best = max(questions, key=lambda question: _shared_words(note, question))
        (answers[best] if _shared_words(note, best) >= ANSWERS else others).append(clean(note))
    rows: list[dict[str, Any]] = [
        {
            "id": area.id,
            "name": area.name,
            "question": area.question,
            "key_questions": [{"question": question, "answers": answers[question]} for question in asked[area.id]],
            "other_notes": [],
        }
        for area in areas
    ]
    rows[-1]["other_notes"] = others
    return rows


def _is_foreign(question: str, business_model: str) -> bool:
    """Whether a key question asks what only makers of software and sellers to companies can answer."""
    return business_model not in ("", SOFTWARE) and any(f" {word} " in terms(question) for word in words_of("office_words"))


def _shared_words(note: str, question: str) -> int:
    """Count the words that say something and stand in both."""
    small = lexicon("grammar.prepositions") | lexicon("grammar.determiners") | lexicon("grammar.pronouns") | lexicon("grammar.auxiliaries")
    small |= lexicon("grammar.relatives") | lexicon("grammar.conjunctions") | lexicon("grammar.modals")
    stems = [{word[:5] for word in terms(text).split() if word not in small and len(word) > 2} for text in (note, question)]
    return len(stems[0] & stems[1])


def _objectives(draft: Draft) -> list[dict[str, Any]]:
    beliefs = {bet.where: bet.belief for bet in draft.bets}
    reasons = {assumption.where: assumption.why for assumption in draft.assumptions}
    rows = []
    for number, objective in enumerate(draft.document.objectives):
        where = f"objectives/{number}"
        rows.append(
            {
                "text": objective.text,
                "key_results": [
                    _key_result(line, reasons.get(f"{where}/key_results/{place}")) for place, line in enumerate(objective.key_results)
                ],
                "bets": [
                    {
                        "text": project.text,
                        "moves": list(project.moves),
                        "due": project.due,
                        "belief": beliefs.get(f"{where}/projects/{place}"),
                    }
                    for place, project in enumerate(objective.projects)
                ],
            }
        )
    return rows


def _key_result(line: KeyResult, why: str | None) -> dict[str, Any]:
    return {
        "text": line.text,
        "guardrail": line.type == "health",
        "baseline": line.measure.baseline,
        "assumed": list(line.assumed),
        "why": why,
        "source": line.source,
    }


def _not_now(draft: Draft, business_model: str) -> list[dict[str, str]]:
    """Say no to the areas next to the chosen ones, but to none that the goal speaks of or that a key result of the draft moves."""
    brief = draft.brief
    stages, said = [book.stage for book in playbooks() if not _is_foreign(book.not_now, business_model)], terms(brief.goal)
    asked = {stage for stage in stages if any(cue_term(cue) in said for cue in bundle("playbooks")[stage]["cues"])} | set(brief.focus)
    lines = [line for objective in draft.document.objectives for line in objective.key_results]
    asked |= {metrics_by_id()[line.measure.metric].stage for line in lines if line.measure.metric in metrics_by_id()}
    first = FOCUS_AREAS.index(brief.focus[0])
    rows = sorted((stage for stage in stages if stage not in asked), key=lambda stage: abs(FOCUS_AREAS.index(stage) - first))[:NOT_NOW]
    return [{"area": playbook(stage).name, "says": playbook(stage).not_now} for stage in sorted(rows, key=stages.index)]


def _without(goal: Goal) -> str | None:
    """Say what the goal itself rules out."""
    return _text("without").format(without=goal.without) if goal.without.split(" ")[0].endswith("ing") else None


def _later(draft: Draft) -> list[str]:
    """Name the objectives that come next after the chosen ones."""
    return passed_over(draft.brief, [objective.text for objective in draft.document.objectives], LATER)


def _review(period: Period | None) -> list[str]:
    """Say when to look at what; with dates where the period is known."""
    if period is None:
        dates = {"first": "the first Friday", "middle": "the middle of the period", "last": "in its last days"}
    else:
        dates = {
            "first": _day(_friday(period.start + timedelta(days=FIRST_WEEK))),
            "middle": _day(_friday(period.start + (period.end - period.start) / 2)),
            "last": _day(period.end),
        }
    return [row.format(**dates) for row in _text("review")]


def _friday(day: date) -> date:
    return day + timedelta(days=(4 - day.weekday()) % 7)


def _day(day: date) -> str:
    return due_text(day.isoformat())


def _open(draft: Draft, facts: Facts, period: Period | None) -> dict[str, Any]:
    """List what has to be found out or agreed before the plan is a promise."""
    lines = [line for objective in draft.document.objectives for line in objective.key_results]
    unknown = [line for line in lines if line.measure.baseline == UNKNOWN or (line.measure.comparison and line.measure.baseline is None)]
    measured = [project.due for objective in draft.document.objectives for project in objective.projects[-1:] if project.due]
    return {
        "to_measure": [_called(line) for line in unknown],
        "by": min(measured) if measured and period and unknown else None,
        "assumed_targets": sum(bool(line.assumed) for line in lines),
        "without_owner": sum(not line.owner for line in lines),
        "unread": list(facts.unread),
        "remarks": [remark for remark in draft.remarks if not remark.startswith(("left aside", "targets were worked back"))],
    }


def _called(line: KeyResult) -> str:
    """Name what a key result measures."""
    found = metrics_by_id().get(line.measure.metric or "")
    return found.noun if found else line.measure.metric or line.text
