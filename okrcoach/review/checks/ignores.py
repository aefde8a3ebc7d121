"""Ignores that say nothing or hide nothing. These rules run last, when it is known what the ignores hid."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.data import bundle, nearest
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line, shortened


def ignores(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find an ignore without a reason, or one that hid nothing: of a rule in force, or of a name that no rule has.

    A rule that is known and did not run, because it is off or was not chosen, could not show whether its ignore is needed.
    """
    for ignore in line.item.ignores:
        name = ignore.rule.strip().lower()
        if rule.check["lack"] == "reason":
            found, problem = not ignore.reason.strip(), "has no reason."
        elif name in context.rule_names:
            about = f"'{shortened(line.text)}'" if line.where else "this file"
            found, problem = ignore not in context.used_ignores.get(line, ()), f"hides nothing any more in {about}."
        else:
            known = (*bundle("rules"), *rule.settings["own_rules"])
            found, problem = name not in known, "names no rule" + (nearest(name, known) or ".")
        if found:
            yield Hit(0, len(line.text), {"ignored": ignore.rule, "problem": problem}, place=ignore.place)


IGNORES = CheckKind(
    ignores, parameters={"lack": ("reason", "match")}, settings={"own_rules?": list}, places=("ignored", "problem"), conditions=()
)
