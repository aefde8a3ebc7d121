"""Lines that name the work before the change that it is for."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.language.statement import read_statement
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line
from okrcoach.review.mending import measured_purpose


def work_before_result(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a making or acting verb whose purpose is a change with its number."""
    statement = read_statement(line.text)
    clause = measured_purpose(statement)
    if clause is not None and statement.lead is not None and statement.lead.kind in ("make", "act"):
        yield Hit(*statement.offsets(statement.lead_at, statement.opening(clause) - 1))


WORK_FIRST = CheckKind(work_before_result)
