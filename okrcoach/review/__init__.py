"""The review room: rules read a document and say what to mend. The same document and rules give the same findings, always."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from okrcoach.review.finding import Edit, Finding, Fix, Severity
from okrcoach.review.kind import Rule
from okrcoach.review.rule import load_rules

if TYPE_CHECKING:
    from datetime import date

    from okrcoach.model import OkrDocument
    from okrcoach.review.line import MetricIndex

__all__ = ["Edit", "Finding", "Fix", "Rule", "Severity", "load_rules", "review"]


def review(
    document: OkrDocument,
    rules: Sequence[Rule] | None = None,
    *,
    as_of: date | None = None,
    metrics: MetricIndex | None = None,
    name: str = "",
) -> tuple[Finding, ...]:
    """Return what the rules say of a document, sorted by place, then rule.

    `rules` are the program's own where none are given. `as_of` is today for the rules about the passing of time, which are silent
    without it; `metrics` knows the catalog's metrics, for the rules about units, directions and kinds of metrics.
    `name` is the file's, where there is one: it may say the period.
    """
    from okrcoach.review.engine import run  # noqa: PLC0415 -- who only shows findings does without all the checks
    from okrcoach.review.line import Context  # noqa: PLC0415

    return run(Context(document, as_of, metrics, name), load_rules() if rules is None else rules)
