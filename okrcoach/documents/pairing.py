"""Which statement of a file each wanted one is: the one that was read at its place, else one of the same text."""

from __future__ import annotations

from dataclasses import replace

from okrcoach.documents.places import Statement, statements
from okrcoach.model import KeyResult, Objective, OkrDocument, Project


def apart(document: OkrDocument) -> OkrDocument:
    """Return the document with every statement a value of its own, so that each can be told from its copies."""
    return replace(
        document,
        objectives=tuple(
            replace(
                objective,
                key_results=tuple(replace(one) for one in objective.key_results),
                projects=tuple(replace(one) for one in objective.projects),
            )
            for objective in document.objectives
        ),
    )


def paired(old: OkrDocument, wanted: OkrDocument) -> dict[str, Statement]:
    """Return what each old statement should become: by its place, else by its text."""
    free = dict(statements(old))
    by_place = {(kind(item), item.place.line, item.place.column): where for where, item in reversed(list(free.items())) if item.place}
    found: dict[str, Statement] = {}
    left: list[Statement] = []
    for _, item in statements(wanted):
        where = by_place.get((kind(item), item.place.line, item.place.column)) if item.place else None
        if where is not None and where not in found:
            found[where] = item
        elif item.place is None:
            left.append(item)
    by_text: dict[tuple[str, str], list[str]] = {}
    for where, item in reversed(list(free.items())):
        if where not in found:
            by_text.setdefault((kind(item), item.text), []).append(where)
    for item in left:
        if same := by_text.get((kind(item), item.text)):
            found[same.pop()] = item
    return found


def kind(item: Statement) -> str:
    """Return what a statement is."""
    return {Objective: "objective", KeyResult: "key_result", Project: "project"}[type(item)]
