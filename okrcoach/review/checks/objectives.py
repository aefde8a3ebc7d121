"""What an objective should not be (aims*.py): a task, a theme, a slogan, a metric; and what no statement should be: two (compound.py)."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.language.slots import slots
from okrcoach.language.statement import read_statement
from okrcoach.review.aims import task
from okrcoach.review.aims_number import target
from okrcoach.review.aims_theme import theme
from okrcoach.review.aims_vague import vague
from okrcoach.review.compound import second_aim, two_measures
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line

_SHAPES = {"task": task, "theme": theme, "vague": vague}


def shape(rule: Rule, line: Line, _context: Context) -> Iterator[Hit]:
    """Find an objective that is a task, a theme, or vague. Condition: doubtful (another reader might see it otherwise)."""
    found = _SHAPES[rule.check["is"]](line.text)
    if found is not None:
        yield Hit(found.start, found.end, {}, frozenset() if found.certain else frozenset({"doubtful"}))


SHAPE = CheckKind(shape, parameters={"is": tuple(_SHAPES)}, places=(), conditions=("doubtful",))


def metric(_rule: Rule, line: Line, _context: Context) -> Iterator[Hit]:
    """Find a number to reach in an objective. Condition: rank ("top 10")."""
    statement = read_statement(line.text)
    quantity = target(statement)
    if quantity is not None:
        end = max(quantity.end, quantity.noun_end) if quantity.unit == "count" else quantity.end
        yield Hit(quantity.start, end, {}, frozenset({"rank"} if quantity.unit == "rank" else ()))
        return
    for slot in slots(line.text):
        if slot.number:
            yield Hit(slot.start, slot.end)
            return


METRIC = CheckKind(metric)


def two_aims(_rule: Rule, line: Line, _context: Context) -> Iterator[Hit]:
    """Find the second aim of a statement, and the two that it could be split into. Conditions: numbers (both have one), doubtful."""
    found = second_aim(line.text) or (two_measures(line.text) if line.kind == "objective" else None)
    if found is not None:
        conditions = {name for name, holds in (("numbers", found.numbers), ("doubtful", not found.certain)) if holds}
        yield Hit(found.start, found.end, {}, frozenset(conditions), found.parts if _only_joined(line.text, found.parts) else ())


def _only_joined(text: str, parts: tuple[str, ...]) -> bool:
    """Say whether nothing but "and" stands between two statements: "…, and *then* cut churn" tells more."""
    return bool(parts) and text[len(parts[0]) : len(text.rstrip()) - len(parts[-1])].strip(" ,;").lower() in ("and", "&", "")


TWO_AIMS = CheckKind(two_aims)
