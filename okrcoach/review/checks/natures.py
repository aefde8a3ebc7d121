"""What a key result really is (nature.py): the rules about work, things made and measuring dressed as results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from okrcoach.language.statement import read_statement
from okrcoach.model import KeyResult, Measure
from okrcoach.review.checks.figures import figures
from okrcoach.review.checks.statements import has_number, opening_quantifiers, whole
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line
from okrcoach.review.nature import nature_of
from okrcoach.review.nature_kind import NatureKind


def nature_kind(rule: Rule, line: Line, _context: Context) -> Iterator[Hit]:
    """Find a line that is one of the kinds in `is`; not a milestone or a verdict with a number, nor one whose fields let its number fall.

    Conditions: the kind itself, doubtful (another reader might see it otherwise), baseline (the work is to find out where it starts),
    all (it is to be so with all of them: the share of those done could be scored).
    """
    found = nature_of(line.text)
    if found.kind not in rule.check["is"] or (found.kind in ("milestone", "verdict") and has_number(line)) or _comes_down(line):
        return
    holds = {
        found.kind: True,
        "doubtful": not found.certain,
        "baseline": "baseline" in line.text.lower(),
        "all": bool(opening_quantifiers(read_statement(line.text))),
    }
    bare = found.kind == "milestone" and " " not in line.text[found.start : found.end]  # one word alone says not what will be done
    start, end = whole(line.text) if bare else (found.start, found.end)
    yield Hit(start, end, {}, frozenset(name for name, met in holds.items() if met))


def _comes_down(line: Line) -> bool:
    """Say whether fields let what is counted end below its start: "Regretted leavers", from 14 to 6, tells of no work done."""
    statement = read_statement(line.text)
    measure = line.item.measure if isinstance(line.item, KeyResult) else Measure()
    start, end = measure.baseline, measure.target
    told = isinstance(start, float | int) and end is not None and end < start and not statement.quantities
    return told and statement.lead is not None and statement.lead.form == "past"


NATURE = CheckKind(nature_kind, parameters={"is": list}, places=(), conditions=(*get_args(NatureKind), "doubtful", "baseline", "all"))


def is_work(line: Line) -> bool:
    """Say whether a line surely tells what the team does or makes."""
    found = nature_of(line.text)
    return found.work and found.certain


def all_outputs(rule: Rule, line: Line, _context: Context) -> Iterator[Hit]:
    """Find an objective whose key results, `min` or more of them, are all work."""
    if len(line.key_results) >= rule.settings["min"] and all(is_work(result) for result in line.key_results):
        yield Hit(0, len(line.text), {"count": str(len(line.key_results))})


ALL_OUTPUTS = CheckKind(all_outputs, settings={"min": int})


def _moves(line: Line, context: Context) -> bool:
    """Say whether a line tells where a number goes: "NPS to 45", "returns by 15%", "waiting time under 20 minutes"."""
    target = figures(line).target
    if target is None:
        return False
    bare = target.led_by == "to" and not target.noun  # not "visits to 30 farms"
    limit = target.bound in ("at least", "at most") and context.metric(line) is not None  # not "a film under 3 minutes"
    return bare or limit or target.role in ("to", "change")


def project_is_result(_rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a project that names a change with its number: that is a key result."""
    found = nature_of(line.text)
    if found.kind != "outcome" or not found.certain or not has_number(line):
        return
    if found.reason in ("more-of", "less-of", "moved", "reached") or _moves(line, context):
        yield Hit(found.start, found.end)


PROJECT_IS_RESULT = CheckKind(project_is_result)
