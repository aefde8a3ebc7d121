"""The kinds of check that a rule may use: a small closed set. One is added for two rules or more; the rest are predicates."""

from __future__ import annotations

from okrcoach.review.checks import alike, count, fields, ignores, natures, number, objectives, predicate, terms
from okrcoach.review.kind import CheckKind

KINDS: dict[str, CheckKind] = {
    "count": count.COUNT,
    "field": fields.FIELD,
    "ignores": ignores.IGNORES,
    "nature": natures.NATURE,
    "number": number.NUMBER,
    "objective": objectives.SHAPE,
    "predicate": predicate.PREDICATE,
    "similarity": alike.SIMILARITY,
    "terms": terms.TERMS,
}
