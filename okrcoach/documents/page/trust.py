"""Which labels may be believed where they stand: "Goal: 2%" below a key result begins no objective."""

from __future__ import annotations

from okrcoach.documents.page.evidence import announces, explains, holds_key_results
from okrcoach.documents.page.found import Scope
from okrcoach.documents.page.gathering import Gathering
from okrcoach.documents.page.headings import asks_what_is, explained, is_remark
from okrcoach.documents.page.labels import Label
from okrcoach.documents.page.outline import Part
from okrcoach.documents.page.references import ranks


def trusted(reader: Gathering, part: Part, scope: Scope) -> Label | None:
    """Return the part's label where it may be believed here."""
    label = part.label
    if label is None or explains(part) or (label.number and ranks(part.text)):
        return None
    alone = label.rest >= len(part.text)
    if part.kind == "item" and alone and not part.children and any(one.isdigit() for one in part.text) and not label.number:
        return None  # "100 members" announces nothing
    if part.kind == "item" and part.words.links and all(address.startswith("#") for _, _, address in part.words.links):
        return None  # a table of contents
    if not label.marked and not label.number and not (scope.okr if label.kind == "objective" else reader.okr):
        return None  # the abstract of a study
    if label.kind == "objective":
        if alone and not label.strong and any(one.kind == "section" and asks_what_is(one.text) for one in part.children):
            return None  # "OKR" over "What is a KPI?" is the title of an article
        measured = holds_key_results(part)
        if not label.strong and (reader.strong or not (scope.okr or measured or reader.counted)):
            return None
        if not label.strong and scope.mode == "detail" and part.kind == "item" and not measured:
            return None  # "Stretch goal: 2%" below a key result
        return label if not alone or scope.okr or label.number or measured or part.children else None
    if label.kind == "key_result":
        if scope.mode == "projects" and not label.number:
            return Label("field", label.rest, name="moves")
        if not label.marked:
            return label if scope.objective is not None or (scope.recent is not None and not label.number) else None
        return label if label.strong or (scope.objective is not None and not reader.labelled_key_results) else None
    if label.kind == "project":
        return label if scope.objective is not None and scope.mode != "aside" else None
    if label.kind == "field":
        elsewhere = Label("aside", label.rest) if label.name == "status" else None
        return label if _takes_field(part, scope, label) else elsewhere
    if label.kind == "objectives" and (not reader.is_context(part.text) or explained(part.rest.text)):
        return None
    told = label.kind == "key_results" and label.strong and part.kind == "paragraph" and (scope.recent or scope.objective)
    if part.kind == "item" and label.kind == "aside" and scope.mode == "objective" and is_remark(part.text[: label.rest]):
        return label if not any(one.isdigit() for one in part.rest.text) else None
    if not (announces(part) or told) or (not label.strong and not scope.okr):
        return None
    if label.kind == "key_results" and not (scope.okr or scope.objective or scope.recent):
        return None
    if part.kind == "item" and not alone and scope.mode in ("key_results", "projects") and label.kind != "key_results":
        return None
    return label


def _takes_field(part: Part, scope: Scope, label: Label) -> bool:
    """Return whether a line that looks like a field is one here, and not a statement."""
    if label.rest >= len(part.text):
        return False
    if scope.statement is None:
        return label.name in ("team", "period") and scope.mode in ("page", "objectives")
    if label.name == "check_in" and scope.statement.kind != "key_result":
        return False
    if label.name == "said":
        return scope.mode in ("detail", "objective")
    if scope.mode in ("detail", "aside"):
        return scope.mode == "detail"
    if label.name == "team":
        return scope.statement.kind == "objective"
    return label.name in ("owner", "due", "score", "confidence", "parent", "type", "status", "id", "priority", "check_in") or (
        scope.mode == "projects" and label.name == "moves"
    )
