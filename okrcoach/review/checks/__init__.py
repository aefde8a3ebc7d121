"""The kinds of check that a rule may use: a small closed set. One is added for two rules or more; the rest are predicates."""

from __future__ import annotations

from okrcoach.review.checks import alike, count, fields, ignores, number, predicate
from okrcoach.review.kind import CheckKind

KINDS: dict[str, CheckKind] = {
    "count": count.COUNT,
    "field": fields.FIELD,
    "ignores": ignores.IGNORES,
    "number": number.NUMBER,
    "predicate": predicate.PREDICATE,
    "similarity": alike.SIMILARITY,
}
