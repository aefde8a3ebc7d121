"""Which lines are not in English. The rules about words read English; the others are asked of such lines alone."""

from __future__ import annotations

from okrcoach.language.tongues import english_evidence
from okrcoach.review.line import Context, Line

SURE = -2
"""So much evidence decides about a line alone: one foreign word may be a name."""


def is_foreign(line: Line, context: Context) -> bool:
    """Say whether a line is in another language: by its own letters and small words, else by those of most lines of the document."""
    own = line.once("evidence", _evidence)
    if own > 0 or line.kind == "document":
        return False
    return own <= SURE or context.once("foreign document", _mostly_foreign)


def _evidence(line: Line) -> int:
    return english_evidence(line.text)


def _mostly_foreign(context: Context) -> bool:
    evidence = [line.once("evidence", _evidence) for line in context.lines[1:]]
    return sum(one <= SURE for one in evidence) > 2 * sum(one > 0 for one in evidence)
