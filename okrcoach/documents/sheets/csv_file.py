"""OKRs as CSV or TSV: sheets as trackers export them, a layout of our own that keeps everything, and layouts that trackers import."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from typing import Any

from okrcoach.documents.names import layout
from okrcoach.documents.record import key_result_data, objective_data, project_data
from okrcoach.documents.sheets.csv_rows import cell_text, delimiter_of, read_rows
from okrcoach.documents.sheets.sheet import understand_rows
from okrcoach.documents.values import number_text
from okrcoach.errors import OkrcoachError
from okrcoach.model import UNKNOWN, OkrDocument

OWN = "okrcoach"


def parse(text: str) -> OkrDocument:
    """Return the document that a table holds. Raises OkrcoachError where it is no CSV, or too large for a table of OKRs."""
    return understand_rows(read_rows(text, delimiter_of(text)), text)[0]


def render(document: OkrDocument, columns: str = OWN) -> str:
    """Return the document as CSV in a layout of columns. Raises OkrcoachError for a layout that there is not."""
    layouts = layout()["columns"]
    if columns not in layouts:
        near = difflib.get_close_matches(columns, layouts, 1)
        raise OkrcoachError(
            f"there are no columns {columns!r}" + (f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(layouts)}")
        )
    kinds = layout()["column_kinds"][columns]
    rows = [row for row in _rows(document) if kinds[row["level"]]]
    if rows and document.ignores:
        rows[0]["ignore_all"] = [{"rule": one.rule, "reason": one.reason} for one in document.ignores]
    wanted = layouts[columns]
    if columns == OWN:  # columns that hold nothing are left out, but for the three that it is known by
        said = {name for row in rows for name, value in row.items() if _given(value)}
        said |= {"score"} if "score_as_written" in said else set()
        wanted = [*wanted[:3], *(one for one in wanted[3:] if one[1] in said)]
    lines = [[heading for heading, _ in wanted]]
    for row in rows:
        row["kind"] = kinds[row["level"]]
        lines.append([_value(row, what) if columns == OWN or row.get(what) != UNKNOWN else "" for _, what in wanted])
    return "".join(",".join(cell_text(value) for value in line) + "\n" for line in lines)


def _rows(document: OkrDocument) -> Iterator[dict[str, Any]]:
    """Yield a mapping for each statement; `level` is 0 for objectives, 1 for key results, 2 for projects."""
    head = {"team": document.team, "period": document.period, "title": document.title}
    for number, objective in enumerate(document.objectives, 1):
        above = {**head, "objective": objective.text}
        yield {**objective_data(objective), **above, "objective_team": objective.team, "level": 0, "order": f"{number}"}
        for index, key_result in enumerate(objective.key_results, 1):
            yield {**key_result_data(key_result), **above, "level": 1, "order": f"{number}.{index}", "current": _current(key_result)}
        for index, project in enumerate(objective.projects, len(objective.key_results) + 1):
            yield {**project_data(project), **above, "level": 2, "order": f"{number}.{index}"}


def _current(key_result: Any) -> float | None:
    return next((check.value for check in reversed(key_result.check_ins) if check.value is not None), None)


def _given(value: Any) -> bool:
    return value is not None and value is not False and value not in ("", [])


def _value(row: dict[str, Any], what: str) -> str:
    if what.startswith("'"):
        return what.strip("'")
    value = row.get("score") if what == "percent" else row.get(what)
    if what == "score":
        value = row.get("score_as_written") or value
    if value is None or value is False:
        return ""
    if what == "percent":
        return f"{round(float(value) * 100)}%"
    if value is True:
        return "yes"
    if what == "moves":
        return ", ".join(f"KR{place + 1}" for place in value)
    if what == "assumed":
        return ", ".join(value)
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return number_text(value) if isinstance(value, int | float) else str(value)
