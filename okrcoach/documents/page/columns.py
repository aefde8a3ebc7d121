"""What the columns of a table hold, as their headings say it."""

from __future__ import annotations

from okrcoach.documents import values
from okrcoach.documents.names import field_named, kind_named, layout, names, plain_name
from okrcoach.documents.page.blocks import Block, Row
from okrcoach.documents.page.headings import is_certain
from okrcoach.documents.page.labels import read_label

MOST = 20
"""Columns that are asked what their cells say."""


def columns_of(rows: list[Row]) -> dict[int, str]:
    """Return what each column of a table holds, where its heading says so; a column "Goal" full of numbers holds targets."""
    found: dict[int, str] = {}
    for index, cell in sorted(enumerate(rows[0].cells), key=lambda column: _rank(column[1].text)):
        name = _column_name(cell.text, found)
        if name == "objective" and field_named(cell.text) == "target" and _counts(rows, index) and "target" not in found.values():
            name = "target"
        if name is not None:
            found[index] = name
    _settle_targets(rows, found)
    kinds = {name: index for index, name in found.items()}
    if "objective" in kinds and "metric" in kinds and not {"key_result", "project", "type"} & set(kinds):
        found[kinds["metric"]] = "key_result"  # Goal, Measure, Target
    elif "metric" in kinds and {"baseline", "target"} & set(kinds) and not {"key_result", "project", "objective", "text"} & set(kinds):
        found[kinds["metric"]] = "key_result"  # Metric, From, To
    free = [index for index in range(min(MOST, len(rows[0].cells))) if index not in found]
    if "type" not in kinds and (types := next((index for index in free if _kinds(rows, index)), None)) is not None:
        found[types] = "type"
    return dict(sorted(found.items()))


def _settle_targets(rows: list[Row], found: dict[int, str]) -> None:
    """Call a column "Goal" one of targets behind what is measured, with a number, or behind the key results and a start."""
    index = next((index for index, name in found.items() if name == "objective" and field_named(rows[0].cells[index].text) == "target"), -1)
    places = {name: place for place, name in found.items()}
    measured = places.get("metric", index) < index and "key_result" not in places
    begun = places.get("key_result", index) < index and not {"baseline", "current"}.isdisjoint(places)
    if "target" not in places and (begun or (measured and any(_limits(rows, index)))):
        found[index] = "target"


def _kinds(rows: list[Row], index: int) -> bool:
    """Return whether the cells of a column say of each row whether it is an objective or a key result, whatever the column is called."""
    said: set[str] = set()
    for text in (row.cells[index].text for row in rows[1:] if index < len(row.cells)):
        if (kind := kind_named(text)) is not None:
            said.add(kind)
        elif text.strip():
            return False
    return {"objective", "key_result"} <= said


def _rank(heading: str) -> int:
    """Return which heading is asked first what its column holds: "KR Owner" before "Owner" before "Objective Owner"."""
    if field_named(_own(heading)) not in (None, "type"):
        return -1
    return int(any(heading.casefold().startswith(f"{one} ") for one in layout()["prefixes"]["objective"]))


def _own(heading: str) -> str:
    """Return the name of a key result's field less what says that it is one: "Start Value" of "KR Start Value"; else nothing."""
    lower = heading.strip().casefold().replace("_", " ")
    return next((lower[len(one) + 1 :] for one in layout()["prefixes"]["key_result"] if lower.startswith(f"{one} ")), "")


def _column_name(heading: str, taken: dict[int, str]) -> str | None:
    name = plain_name(heading)
    known = _kind_of(name) or field_named(heading) or field_named(_own(heading)) or _one_of(heading)
    if known is None and (label := read_label(heading)) is not None and label.strong and label.rest >= len(heading) and not label.number:
        known = {"objective": "objective", "objectives": "objective", "key_results": "key_result"}.get(label.kind)
    return known if known not in taken.values() else None


def _kind_of(name: str) -> str | None:
    return next((kind for kind in ("key_result", "objective", "project") if name in names(kind)), None)


def _one_of(heading: str) -> str | None:
    """Return the kind that one of the names in a heading stands for, where the others mean nothing else: "Objective/Chance"."""
    said = [plain_name(one) for one in heading.split("/")]
    kinds = {kind for one in said if (kind := _kind_of(one)) is not None}
    fields = any(field_named(one) is not None for one in heading.split("/"))
    return kinds.pop() if len(said) > 1 and len(kinds) == 1 and (not fields or kinds == {"key_result"}) else None


def is_source(heading: str) -> bool:
    """Return whether a heading of nothing but fields names, among others, where something is seen: "Measure / evidence"."""
    fields = {field_named(one) for one in heading.split("/")}
    return "source" in fields and None not in fields


def _counts(rows: list[Row], index: int) -> bool:
    """Return whether a column holds numbers, not sentences."""
    limits = _limits(rows, index)
    return bool(limits) and all(limits)


def _limits(rows: list[Row], index: int) -> list[bool]:
    """Return of each cell of a column that says something whether it is a number or a limit."""
    return [values.limit(text) is not None for row in rows[1:] if index < len(row.cells) and (text := row.cells[index].text.strip())]


def names_key_results(block: Block, *, alone: bool = False) -> bool:
    """Return whether a table has a column that is called key results and nothing else; with `alone`, none for their objectives."""
    heads = [cell.text for cell in block.rows[0].cells[:MOST]] if len(block.rows) > 1 else []
    named = any(_is_results(text) for text in heads)
    if not alone or len(block.rows) < 2:
        return named
    columns = columns_of(block.rows).values()
    return "objective" not in columns and (named or ("key_result" in columns and "target" in columns))


def _is_results(heading: str) -> bool:
    if plain_name(heading) in names("key_result") and is_certain(heading):
        return True
    label = read_label(heading)
    return label is not None and label.kind == "key_results" and label.strong


def names_both(block: Block) -> bool:
    """Return whether a table has a column that is called key results and one for their objectives."""
    return names_key_results(block) and "objective" in columns_of(block.rows).values()
