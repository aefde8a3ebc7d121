"""A document as plain values, in the order of the output contract: what JSON and YAML are written from."""

from __future__ import annotations

from typing import Any

from okrcoach.documents.places import Statement
from okrcoach.model import Ignore, KeyResult, Objective, OkrDocument, Project


def statement_data(item: Statement) -> dict[str, Any]:
    """One statement, whichever kind it is of."""
    if isinstance(item, Objective):
        return objective_data(item)
    return key_result_data(item) if isinstance(item, KeyResult) else project_data(item)


def document_data(document: OkrDocument, *, notes: bool = False) -> dict[str, Any]:
    """Return the whole document; what is not given is left out. `notes` are a reader's, and belong to output alone."""
    return _given(
        title=document.title,
        team=document.team,
        period=document.period,
        ignore=_ignores(document.ignores),
    ) | {
        "objectives": [objective_data(objective) for objective in document.objectives],
        **({"notes": list(document.notes)} if notes else {}),
    }


def objective_data(objective: Objective) -> dict[str, Any]:
    """One objective with its key results and projects."""
    return {"text": objective.text} | _given(
        id=objective.id,
        owner=objective.owner,
        team=objective.team,
        parent=objective.parent,
        type=objective.type,
        score=objective.score,
        score_as_written=objective.score_as_written,
        dropped=objective.dropped,
        status=objective.status,
        ignore=_ignores(objective.ignores),
        key_results=[key_result_data(key_result) for key_result in objective.key_results],
        projects=[project_data(project) for project in objective.projects],
    )


def key_result_data(key_result: KeyResult) -> dict[str, Any]:
    """One key result; its measure's fields stand beside its own."""
    measure = key_result.measure
    checks = [
        _given(date=check.date, value=check.value, confidence=check.confidence, comment=check.comment) for check in key_result.check_ins
    ]
    return {"text": key_result.text} | _given(
        owner=key_result.owner,
        type=key_result.type,
        metric=measure.metric,
        direction=measure.direction,
        baseline=measure.baseline,
        target=measure.target,
        unit=measure.unit,
        comparison=measure.comparison,
        due=measure.due,
        assumed=list(key_result.assumed),
        source=key_result.source,
        score=key_result.score,
        score_as_written=key_result.score_as_written,
        confidence=key_result.confidence,
        priority=key_result.priority,
        dropped=key_result.dropped,
        status=key_result.status,
        check_ins=checks,
        ignore=_ignores(key_result.ignores),
    )


def project_data(project: Project) -> dict[str, Any]:
    """One project."""
    return {"text": project.text} | _given(
        owner=project.owner,
        moves=list(project.moves),
        due=project.due,
        dropped=project.dropped,
        status=project.status,
        ignore=_ignores(project.ignores),
    )


def _ignores(ignores: tuple[Ignore, ...]) -> list[dict[str, str]]:
    return [{"rule": ignore.rule} | ({"reason": ignore.reason} if ignore.reason else {}) for ignore in ignores]


def _given(**entries: Any) -> dict[str, Any]:
    """Return the entries that say something; 0 does."""
    return {
        name: _number(value) for name, value in entries.items() if value not in (None, [], False) or (value == 0 and value is not False)
    }


def _number(value: Any) -> Any:
    """Return a whole number without a decimal point, as people write it."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value
