"""What is truly one of its kind (a parent cycle, a history of check-ins): a function of its own, registered under the rule's name."""

from __future__ import annotations

from collections.abc import Iterable

from okrcoach.review.checks import owners, parents, time, tracking
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line

PREDICATES: dict[str, CheckKind] = {
    "all-due-last-day": time.LAST_DAY,
    "broken-parent-link": parents.BROKEN_LINK,
    "confidence-progress-mismatch": tracking.MISMATCH,
    "deadline-outside-period": time.OUTSIDE_PERIOD,
    "missing-confidence": tracking.CONFIDENCE,
    "missing-final-score": tracking.FINAL_SCORE,
    "missing-period": time.MISSING_PERIOD,
    "owner-missing-or-shared": owners.MISSING_OR_SHARED,
    "owner-overload": owners.OVERLOAD,
    "period-length": time.LENGTH,
    "sandbagging-history": tracking.HISTORY,
    "score-out-of-range": tracking.SCORE,
    "stale-check-in": tracking.STALE,
}


def predicate(rule: Rule, line: Line, context: Context) -> Iterable[Hit]:
    """Ask the function that the rule names."""
    return PREDICATES[rule.check["name"]].check(rule, line, context)


PREDICATE = CheckKind(predicate, parameters={"name": tuple(PREDICATES)})
