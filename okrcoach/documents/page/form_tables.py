"""A form below a key result: a table with the name of a field and its value in each row, "Metric | Tickets sold by phone"."""

from __future__ import annotations

from okrcoach.documents.names import field_named
from okrcoach.documents.page.found import Scope
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.outline import Part

PAIR = 2
"""A row of a form has so many cells."""


def read_form(part: Part, scope: Scope) -> bool:
    """Give the key result above the fields that a form's rows name, and its words where it has none: the metric says it then."""
    draft = scope.statement
    rows = [row.cells for row in part.block.rows]
    if draft is None or any(len(cells) != PAIR for cells in rows):
        return False
    found: dict[str, Inline] = {}
    for name, value in rows:
        field = field_named(name.text)
        if field is not None and value.text.strip():
            found.setdefault(field, value)
    if len(found) < PAIR or (not draft.words.text.strip() and "metric" not in found):
        return False
    if not draft.words.text.strip():
        draft.words = found.pop("metric")
    draft.fields = found | draft.fields
    draft.parts.append(part)
    return True
