"""The kinds of check that a rule may use: a small closed set. One is added for two rules or more; the rest are predicates."""

from __future__ import annotations

from okrcoach.review.checks import count, fields, ignores, predicate
from okrcoach.review.kind import CheckKind

KINDS: dict[str, CheckKind] = {
    "count": count.COUNT,
    "field": fields.FIELD,
    "ignores": ignores.IGNORES,
    "predicate": predicate.PREDICATE,
}
