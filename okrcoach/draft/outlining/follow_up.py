"""How an outline is followed up: when to look at what, and what has to be found out or agreed first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from okrcoach.draft.brief import clean
from okrcoach.draft.draft import Draft
from okrcoach.draft.numbers.facts import Facts
from okrcoach.draft.outlining.signs import called
from okrcoach.draft.outlining.spoken_for import SpokenFor
from okrcoach.draft.outlining.start import read_in_goal
from okrcoach.draft.reading.notes import text_of
from okrcoach.draft.words.sentences import due_text
from okrcoach.language.dates import Period, calendar_words
from okrcoach.language.lexicon import lexicon
from okrcoach.language.quantities import quantities
from okrcoach.language.words import tokens
from okrcoach.model import UNKNOWN

FIRST_WEEK = 5
"""Days into the period before the first weekly look."""


def follow_up(period: Period | None) -> dict[str, Any]:
    """Say when to look at what, with dates where the period is known; and what to ask after a miss."""
    if period is None:
        dates = {"first": "the first Friday", "middle": "the middle of the period", "last": "in its last days"}
    else:
        dates = {
            "first": _day(_friday(period.start + timedelta(days=FIRST_WEEK))),
            "middle": _day(_friday(period.start + (period.end - period.start) / 2)),
            "last": _day(period.end),
        }
    return {"weekly": [row.format(**dates) for row in text_of("review")], "after_a_miss": list(text_of("misses"))}


def _friday(day: date) -> date:
    return day + timedelta(days=(4 - day.weekday()) % 7)


def _day(day: date) -> str:
    return due_text(day.isoformat())


def still_open(told: SpokenFor, facts: Facts, numbers: list[dict[str, str | None]], period: Period | None) -> dict[str, Any]:
    """List what has to be found out or agreed before the plan is a promise."""
    draft = told.draft
    lines = [line for objective in draft.document.objectives for line in objective.key_results]
    explained = " ".join((*draft.remarks, *draft.arithmetic))
    idle = [row["metric"] or "" for row in numbers if row["where"] is None and not (row["today"] and row["today"] in explained)]
    unmeasured = (line for line in lines if line.measure.baseline == UNKNOWN or (line.measure.comparison and line.measure.baseline is None))
    unknown = [line for line in unmeasured if line.measure.metric not in facts.known]
    return {
        "to_measure": list(dict.fromkeys(called(line, facts) for line in unknown)),
        "assumed_targets": sum(bool(line.assumed) for line in lines),
        "unset_targets": list(told.unset),
        "beside": list(told.beside),
        "offered": list(told.objectives),
        "by": told.measured_by,
        "without_owner": sum(not line.owner for line in lines),
        "in_no_key_result": [name for name in idle if name not in explained and name not in told.unset],
        "read_in_goal": read_in_goal(draft.brief, facts),
        "unread": list(facts.unread),
        "untold": _untold(draft, facts),
        "dates": _dates_assumed(draft.document.period or "", period),
        "remarks": [remark for remark in draft.remarks if not remark.startswith(tuple(text_of("told_elsewhere")))],
    }


def _untold(draft: Draft, facts: Facts) -> bool:
    """Whether the goal or a note tells numbers, and none of the brief's has found its metric."""
    told = (draft.brief.goal, *draft.brief.notes)
    return not (facts.known or facts.targets) and any(quantities(clean(text)) for text in told)


def _dates_assumed(text: str, period: Period | None) -> str | None:
    """Say which days were meant by a period that does not tell them: a fiscal year may begin in any month, and a term is no year."""
    if period is None:
        return None
    spans, words = calendar_words(text), tokens(text)
    starts = any(word.lower in lexicon("dates.fiscal_start") for word in words)
    loose = any(getattr(span, "fiscal", False) for span in spans) and not starts
    part = period.label.isdigit() and any(word.kind == "word" and word.lower not in text_of("year_words") for word in words)
    if not (loose or part):
        return None
    return str(text_of("dates_assumed")).format(period=clean(text), first=_day(period.start), last=_day(period.end))
