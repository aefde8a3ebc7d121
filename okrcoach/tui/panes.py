"""What stands in the workspace's panes: the line in hand, its findings, and metrics with the sentences they give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from okrcoach.documents.values import number_text
from okrcoach.draft.composing.keyresults import improve
from okrcoach.draft.numbers.subjects import subject_of
from okrcoach.draft.reading.reading import read_material
from okrcoach.model import Brief, KeyResult, OkrDocument, Project
from okrcoach.review.finding import Finding
from okrcoach.tui.edits import Line
from okrcoach.tui.entries import Entry
from okrcoach.tui.numbers import numbers_beside, standing
from okrcoach.tui.outline import ASSUMED, SIGNS
from okrcoach.tui.seen import breaks, seen

if TYPE_CHECKING:
    from okrcoach.catalog import Metric


def about_line(name: str, line: Line | OkrDocument, width: int, rows: int = 1) -> Text:
    """Return what the line is, and its fields: behind it where there is room, else below, in so many rows at most."""
    text = Text(name, style="bold", end="")
    told = [*_fields(line), ("ignored:", ", ".join(one.rule for one in line.ignores))]
    fields = " · ".join(f"{label} {seen(str(value))}".strip() for label, value in told if value)
    if not fields or cell_len(f"{name}  {fields}") <= width:
        return text.append(f"  {fields}" if fields else "", "not bold dim")
    lines = breaks(fields, max(1, width))[:rows]
    for number, (start, end) in enumerate(lines, 1):
        row = Text(fields[start:] if number == rows else fields[start:end])
        row.truncate(max(1, width), overflow="ellipsis")
        text.append(f"\n{row.plain}", "not bold dim")
    return text


def _fields(line: Line | OkrDocument) -> list[tuple[str, object]]:
    if isinstance(line, OkrDocument):
        return [("by", line.team), ("for", line.period)]
    if isinstance(line, KeyResult):
        assumed = f"the {' and '.join(line.assumed)}" if line.assumed else ""
        return [
            ("", numbers_beside(line)),
            ("", standing(line)),
            ("score", line.score_as_written or (line.score is not None and number_text(line.score))),
            ("confidence", line.confidence),
            ("owner", line.owner),
            ("", line.type),
            ("", line.status),
            ("due", line.measure.due),
            ("source", line.source),
            (f"{ASSUMED} assumed:", assumed),
        ]
    if isinstance(line, Project):
        moves = ", ".join(f"KR{number + 1}" for number in line.moves)
        return [("owner", line.owner), ("", line.status), ("due", line.due), ("moves", moves)]
    return [("team", line.team), ("owner", line.owner), ("", line.type), ("", line.status)]


def finding_entries(findings: Sequence[Finding]) -> list[Entry]:
    """Return what the rules say of one line; an entry's key is the finding's number."""
    return [
        Entry(
            str(number),
            (
                ((finding.message, ""),),
                (*(((finding.hint, "muted"), ("  ", "")) if finding.hint else ()), (_rule_name(finding), "muted")),
            ),
            lead=((f"{SIGNS[finding.severity]} ", finding.severity),),
        )
        for number, finding in enumerate(findings)
    ]


def _rule_name(finding: Finding) -> str:
    return f"[{finding.rule}{', f fixes it' if finding.fix else ''}]"


def metric_entries(metrics: Sequence[tuple[Metric, str]]) -> list[Entry]:
    """Metrics with why each is suggested; an entry's key is the metric's id."""
    return [
        Entry(metric.id, (((metric.name, ""),), ((why, "muted"),)) if why else (((metric.name, ""),),), trail=(_unit(metric), "muted"))
        for metric, why in metrics
    ]


def _unit(metric: Metric) -> str:
    way = {"up": "↑", "down": "↓", "band": "↔"}[metric.direction]
    return f"{metric.measure_unit} {way}"


def metric_key_result(metric: Metric, brief: Brief) -> KeyResult:
    """Return the key result that a draft of this brief would have on a metric; a target that the brief does not give is marked."""
    material, _ = read_material(brief)
    return improve(material, subject_of(metric)).key_result
