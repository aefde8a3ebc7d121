"""How many objectives, key results or projects there are."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line


def _counted(rule: Rule, line: Line, context: Context) -> tuple[Line, ...]:
    of = rule.check["of"]
    if of == "objectives":
        return context.objectives
    lines = line.key_results if of == "key_results" else line.projects
    return tuple(one for one in lines if one.type not in rule.settings.get("without", ()))


def count(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a number above `max` (condition above-maximum) or below `min` (below-minimum); none at all only where `none` says so."""
    number, settings = len(_counted(rule, line, context)), rule.settings
    values = {"count": str(number), "counted": f"{number} {rule.check['of'].replace('_', ' ')[: None if number != 1 else -1]}"}
    low, high = settings.get("min", 0), settings.get("max")
    if number == 0 and rule.check.get("none", "passes") == "passes":
        return
    if number < low:
        yield Hit(0, len(line.text), values, frozenset({"below-minimum"}))
    elif high is not None and number > high:
        yield Hit(0, len(line.text), values, frozenset({"above-maximum"}))


COUNT = CheckKind(
    count,
    parameters={"of": ("objectives", "key_results", "projects"), "none?": ("found", "passes")},
    settings={"min?": int, "max?": int, "without?": list},
    places=("count", "counted"),
    conditions=("below-minimum", "above-maximum"),
)
