"""A field that a line lacks though others of its file have it, and a type that nothing knows."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.data import nearest
from okrcoach.language.quantities import quantifiers
from okrcoach.language.slots import slots
from okrcoach.model import KEY_RESULT_TYPES, KeyResult
from okrcoach.review.checks.parents import supported
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line, shortened


def _given(line: Line, name: str) -> bool:
    if name == "due" and isinstance(line.item, KeyResult):
        return bool(line.item.measure.due)
    value = getattr(line.item, name, None)
    return bool(value) and not (name == "source" and slots(value))  # "source: TBD"


def field(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a line that lacks the field. Unless `always` is set, only where another line of its kind has it."""
    name = rule.check["field"]
    if (
        _given(line, name)
        or (name == "source" and ("://" in line.text or (line.measure.target is None and not quantifiers(line.text))))
        or (name == "parent" and line in context.once("supported", supported))
    ):
        return
    used = context.once(("used", name, line.kind), lambda asked: any(_given(one, name) for one in asked.lines if one.kind == line.kind))
    if used or rule.settings.get("always", False):
        yield Hit(0, len(line.text))


def unknown_type(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find the first line with a type that is neither ours nor one of the team's `own`. Condition unlike: it resembles none."""
    types = (*KEY_RESULT_TYPES, *(str(one).lower() for one in rule.settings["own"]))
    if line is context.once("first of each type", _first_of_each_type).get(_type(line)) and _type(line) not in types:
        near = nearest(_type(line), types)
        told = {"type": shortened(_type(line)), "near": near.removeprefix("; ") or "it resembles none."}
        yield Hit(0, len(line.text), told, frozenset() if near else frozenset({"unlike"}))


def _type(line: Line) -> str:
    """Return the type that a line declares itself."""
    return (getattr(line.item, "type", None) or "").strip().lower()


def _first_of_each_type(context: Context) -> dict[str, Line]:
    return {_type(line): line for line in reversed(context.lines) if _type(line)}


UNKNOWN_TYPE = CheckKind(unknown_type, settings={"own": list})
FIELD = CheckKind(
    field,
    parameters={"field": ("owner", "parent", "source", "moves", "due", "type", "confidence", "score", "priority")},
    settings={"always?": bool},
    places=(),
    conditions=(),
)
