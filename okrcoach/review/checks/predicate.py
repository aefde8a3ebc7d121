"""What is truly one of its kind (a parent cycle, a history of check-ins): a function of its own, registered under the rule's name."""

from __future__ import annotations

from collections.abc import Iterable

from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line

PREDICATES: dict[str, CheckKind] = {}


def predicate(rule: Rule, line: Line, context: Context) -> Iterable[Hit]:
    """Ask the function that the rule names."""
    return PREDICATES[rule.check["name"]].check(rule, line, context)


PREDICATE = CheckKind(predicate, parameters={"name": tuple(PREDICATES)})
