"""Periods and deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrcoach.language.dates import DateSpan, Period, find_dates, find_periods, read_period
from okrcoach.language.lexicon import lexicon
from okrcoach.language.words import tokens
from okrcoach.model import KeyResult, Project
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line


def _names_a_period(text: str | None) -> bool:
    """Say whether a text tells a period, be it without its year ("Q3"). "Q5 2027" is none, though 2027 alone would be one."""
    labels = [label for _, _, label in find_periods(text or "")]
    return all(labels) if labels else read_period(text or "") is not None


def due_of(line: Line) -> str:
    """Return the deadline in a field, "" where there is none."""
    item = line.item
    return (item.measure.due if isinstance(item, KeyResult) else item.due if isinstance(item, Project) else None) or ""


def _timed(line: Line) -> bool:
    return _names_a_period(line.text) or bool(due_of(line)) or any(span.deadline for span in find_dates(line.text))


def missing_period(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a document with objectives that names no period, nor does its file, nor does every objective or one of its key results.

    Condition: unreadable (it has one, such as Q5 2027, 30 February or an end before its start).
    """
    document = context.document
    told = (document.period, document.title, context.name.replace("_", " "))
    if not context.objectives or any(_names_a_period(text) for text in told):
        return
    if not all(_timed(objective) or any(map(_timed, objective.key_results)) for objective in context.objectives):
        yield Hit(0, len(line.text), {"period": document.period or ""}, frozenset({"unreadable"} if document.period else ()))


def deadlines(line: Line, context: Context) -> Iterator[tuple[DateSpan, bool]]:
    """Return the days by which a line is due: those in its text, and that of its field (True)."""
    for span in find_dates(line.text, context.period):
        if span.deadline:
            yield span, False
    due = due_of(line)
    named = find_dates(due, context.period)
    if not any(span.deadline or span.date for span in named):
        named = find_dates(f"by {due}", context.period)  # a month, a quarter or a year: its end
    for span in named[:1]:
        yield span, True


def _settled(context: Context) -> Period | None:
    """Return the document's period, None for one of a fiscal year that may start in any month."""
    period = context.period
    if period is None or not period.label.startswith("FY"):
        return period
    words = tokens(context.document.period or context.document.title or "")
    return period if any(word.lower in lexicon("dates.fiscal_start") for word in words) else None


def deadline_outside_period(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a deadline before or after the document's period, or one that is no day at all."""
    period = context.once("settled period", _settled)
    for span, in_field in deadlines(line, context):
        if not span.valid:
            problem = "is no day of the calendar"
        elif period is None or span.date is None or period.start <= span.date <= period.end:
            continue
        else:
            problem = f"is {'before' if span.date < period.start else 'after'} the period ({period.label})"
        start, end = (0, len(line.text)) if in_field else (span.start, span.end)
        due = due_of(line) if in_field else line.text[span.start : span.end]
        yield Hit(start, end, {"due": due, "problem": problem})
        return


def all_due_last_day(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find an objective whose projects and milestones are all due on the last day. A metric is rightly read at the end."""
    period = context.period
    if period is None:
        return
    days: list[date] = [span.date for work in line.projects for span, _ in deadlines(work, context) if span.date]
    if len(days) >= rule.settings["min"] and all(day == period.end for day in days):
        yield Hit(0, len(line.text), {"count": str(len(days)), "day": period.end.isoformat()})


LENGTHS = {"month": (28, 35), "quarter": (80, 100), "half": (170, 190), "year": (350, 380)}
"""Days that each may last: the calendar's, and the four and five weeks of business calendars."""


def period_length(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a period that lasts neither a month, a quarter, half a year nor a year, or not the one that the team has chosen.

    One of `unless` in the title says that it is meant so.
    """
    period = context.period
    if period is None or not context.objectives:
        return
    told = tokens(f"{context.document.title or ''} {context.document.period or ''}")
    if any(word.lower in rule.settings["unless"] for word in told):
        return
    cadence = rule.settings["cadence"]
    allowed = [LENGTHS[cadence]] if cadence in LENGTHS else LENGTHS.values()
    if not any(low <= period.days <= high for low, high in allowed):
        yield Hit(0, len(line.text), {"days": str(period.days), "period": period.label})


MISSING_PERIOD = CheckKind(missing_period)
OUTSIDE_PERIOD = CheckKind(deadline_outside_period)
LAST_DAY = CheckKind(all_due_last_day, settings={"min": int})
LENGTH = CheckKind(period_length, settings={"cadence": ("any", *LENGTHS), "unless": list})
