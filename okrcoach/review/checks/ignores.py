"""Ignores that say nothing or hide nothing. These rules run last, when it is known what the ignores hid."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.data import bundle, nearest
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line


def ignores(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find an ignore without a reason, or one of a rule in force that hid nothing."""
    for ignore in line.item.ignores:
        name = ignore.rule.strip().lower()
        if rule.check["lack"] == "reason":
            found, problem = not ignore.reason.strip(), "has no reason."
        elif name in context.rule_names:
            found, problem = ignore not in context.used_ignores.get(line, ()), "hides nothing any more."
        else:
            found, problem = name not in bundle("rules"), "names no rule" + (nearest(name, bundle("rules")) or ".")
        if found:
            yield Hit(0, len(line.text), {"ignored": ignore.rule, "problem": problem}, place=ignore.place)


IGNORES = CheckKind(ignores, parameters={"lack": ("reason", "match")})
