"""A field that a line lacks though others of its file have it."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.language.quantities import quantifiers
from okrcoach.language.slots import slots
from okrcoach.model import KeyResult
from okrcoach.review.checks.parents import supported
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line


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


FIELD = CheckKind(
    field,
    parameters={"field": ("owner", "parent", "source", "moves", "due", "type", "confidence", "score", "priority")},
    settings={"always?": bool},
    places=(),
    conditions=(),
)
