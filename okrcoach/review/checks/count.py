"""How many objectives, key results or projects there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from okrcoach.review.checks.owners import is_team, owner_of
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line


def _counted(rule: Rule, line: Line, context: Context) -> tuple[Line, ...]:
    of = rule.check["of"]
    if of == "objectives":
        return context.objectives
    lines = line.key_results if of == "key_results" else line.projects
    return tuple(one for one in lines if one.type not in rule.settings.get("without", ()))


def _of_one_team(lines: tuple[Line, ...]) -> int:
    """Return how many of the lines the busiest team has, where they say whose they are: a file of several teams is one list for each."""
    named = [getattr(line.item, "team", None) or "" for line in lines]
    owners = [owner_of(line) for line in lines]
    teams = named if any(named) else owners if all(map(is_team, owners)) else [""] * len(lines)
    return max(Counter(team.lower() for team in teams).values(), default=0)


def count(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a number above `max` (condition above-maximum) or below `min` (below-minimum); none at all only where `none` says so.

    Objectives that share their key results with others are not said to have none.

    A line whose status says that it is not agreed yet meets the condition draft, too.
    """
    lines, settings = _counted(rule, line, context), rule.settings
    number, low, high = len(lines), settings.get("min", 0), settings.get("max")
    if number == 0 and (rule.check.get("none", "passes") == "passes" or (rule.check["of"] == "key_results" and line in context.unsorted)):
        return
    if number < low:
        conditions = {"below-minimum"} | ({"draft"} if line.status == "draft" else set())
        yield Hit(0, len(line.text), _values(rule, number), frozenset(conditions))
    elif high is not None and number > high:
        most = _of_one_team(lines) if rule.check["of"] == "objectives" else number
        if most > high:
            yield Hit(0, len(line.text), _values(rule, most), frozenset({"above-maximum"}))


def _values(rule: Rule, number: int) -> dict[str, str]:
    several = rule.check["of"].replace("_", " ")
    return {"count": str(number), "counted": f"{number} {several if number != 1 else several.removesuffix('s')}"}


COUNT = CheckKind(
    count,
    parameters={"of": ("objectives", "key_results", "projects"), "none?": ("found", "passes")},
    settings={"min?": int, "max?": int, "without?": list},
    places=("count", "counted"),
    conditions=("below-minimum", "above-maximum", "draft"),
)
