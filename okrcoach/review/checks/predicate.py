"""What is truly one of its kind (a parent cycle, a history of check-ins): a function of its own, registered under the rule's name."""

from __future__ import annotations

from collections.abc import Iterable

from okrcoach.review.checks import (
    acronyms,
    bounds,
    fields,
    metrics,
    natures,
    objectives,
    owners,
    parents,
    polarity,
    purposes,
    same_metric,
    statements,
    structure,
    time,
    together,
    tracking,
    units,
)
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line

PREDICATES: dict[str, CheckKind] = {
    "all-due-last-day": time.LAST_DAY,
    "all-outputs-objective": natures.ALL_OUTPUTS,
    "broken-parent-link": parents.BROKEN_LINK,
    "broken-project-link": parents.BROKEN_PROJECT_LINK,
    "business-as-usual": statements.AS_USUAL,
    "compensation-link": together.PAY,
    "compound-statement": objectives.TWO_AIMS,
    "confidence-progress-mismatch": tracking.MISMATCH,
    "conflicting-directions": same_metric.CONFLICTING,
    "deadline-outside-period": time.OUTSIDE_PERIOD,
    "direction-conflict": polarity.CONFLICT,
    "guardrail-missing": metrics.GUARDRAIL,
    "impossible-target": bounds.IMPOSSIBLE,
    "key-result-no-number": statements.NO_NUMBER,
    "key-result-repeats-objective": statements.REPEATS,
    "lagging-only": metrics.LAGGING,
    "malformed-number": units.MALFORMED,
    "metric-in-objective": objectives.METRIC,
    "missing-confidence": tracking.CONFIDENCE,
    "missing-final-score": tracking.FINAL_SCORE,
    "missing-period": time.MISSING_PERIOD,
    "number-without-metric": statements.NUMBER_ALONE,
    "other-language": structure.OTHER_LANGUAGE,
    "overlapping-key-results": same_metric.OVERLAPPING,
    "owner-missing-or-shared": owners.MISSING_OR_SHARED,
    "owner-overload": owners.OVERLOAD,
    "perfection-target": statements.PERFECTION,
    "period-length": time.LENGTH,
    "placeholder-text": statements.OPEN_SLOT,
    "project-looks-like-key-result": natures.PROJECT_IS_RESULT,
    "sandbagging-history": tracking.HISTORY,
    "score-out-of-range": tracking.SCORE,
    "stale-check-in": tracking.STALE,
    "statement-too-long": statements.TOO_LONG,
    "stretch-out-of-range": bounds.STRETCH,
    "target-not-beyond-baseline": polarity.NOT_BEYOND,
    "undefined-acronym": acronyms.ACRONYM,
    "unknown-type": fields.UNKNOWN_TYPE,
    "unit-mismatch": units.MISMATCH,
    "vanity-metric": metrics.VANITY,
    "work-before-result": purposes.WORK_FIRST,
}


def predicate(rule: Rule, line: Line, context: Context) -> Iterable[Hit]:
    """Ask the function that the rule names."""
    return PREDICATES[rule.check["name"]].check(rule, line, context)


PREDICATE = CheckKind(predicate, parameters={"name": tuple(PREDICATES)})
