"""A document as entries to show: its objectives, key results and projects, each with the gravest mark that the rules left on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from okrcoach.model import KeyResult, Objective, OkrDocument, Project
from okrcoach.review.finding import SEVERITIES, Finding, Severity
from okrcoach.tui.edits import Spot, spot_of
from okrcoach.tui.entries import Entry
from okrcoach.tui.numbers import numbers_beside
from okrcoach.tui.seen import Span, cut_off

SIGNS: dict[Severity, str] = {"error": "✗", "warning": "▲", "info": "●"}
"""A severity is told by its sign and its colour, never by the colour alone."""

ASSUMED = "≈"
"""Stands behind a key result whose numbers a drafter assumed."""


def marks(findings: Iterable[Finding]) -> dict[str, Severity]:
    """Return the gravest severity at each place."""
    worst: dict[str, Severity] = {}
    for finding in findings:
        if finding.where not in worst or SEVERITIES.index(finding.severity) < SEVERITIES.index(worst[finding.where]):
            worst[finding.where] = finding.severity
    return worst


def places_of(findings: Iterable[Finding], view: Collection[Severity]) -> set[str]:
    """Return the places of the findings with one of these severities."""
    return {finding.where for finding in findings if finding.severity in view}


def counts(findings: Iterable[Finding]) -> tuple[Span, ...]:
    """How many findings of each severity there are, each with its sign and colour."""
    found = [finding.severity for finding in findings]
    spans = tuple((f"{SIGNS[severity]} {found.count(severity)}  ", severity) for severity in SEVERITIES if severity in found)
    return spans or (("✓ no findings  ", "success"),)


def outline_entries(document: OkrDocument, findings: Sequence[Finding] = ()) -> tuple[Entry, ...]:
    """Return the document from the top down; an entry's key is the line's place."""
    return tuple(_entries(document, marks(findings)))


def in_view(places: Iterable[str], marked: Collection[str], where: str) -> set[str]:
    """Leave the marked places and `where`, with their objectives; the document's own stays as the head of the list."""
    kept = {"", where, *marked}
    kept |= {str(Spot(spot_of(place).objective)) for place in kept if place}
    return kept.intersection(places)


def view_name(view: Sequence[Severity], hidden: int) -> str:
    """Say which lines are shown, and how many are not."""
    return f" Lines with {' or '.join(f'{severity}s' for severity in view)} · {hidden} hidden "


def _entries(document: OkrDocument, worst: dict[str, Severity]) -> Iterator[Entry]:
    about = " · ".join(part for part in (document.team, document.period) if part and part not in (document.title or ""))
    title = document.title or ("OKRs" if about else "OKRs without title, team or period")
    heading = ((title, "strong" if document.title else "muted"),)
    yield _entry("", worst, "", *((heading, ((about, "muted"),)) if about else (heading,)))
    for number, objective in enumerate(document.objectives):
        where = f"objectives/{number}"
        yield _entry(where, worst, f"O{number + 1}  ", line_spans(objective, "strong"), gap=True)
        for index, key_result in enumerate(objective.key_results):
            yield _entry(f"{where}/key_results/{index}", worst, f"  KR{index + 1}  ", line_spans(key_result, ""))
        for index, project in enumerate(objective.projects):
            moves = ",\u00a0".join(f"KR{one + 1}" for one in project.moves)
            tail: tuple[Span, ...] = ((f"  →\u00a0{moves}", "muted"),) if moves else ()
            yield _entry(f"{where}/projects/{index}", worst, f"  P{index + 1}   ", line_spans(project, "") + tail)


def _entry(where: str, worst: dict[str, Severity], label: str, *body: tuple[Span, ...], gap: bool = False) -> Entry:
    severity = worst.get(where)
    mark: Span = (f"{SIGNS[severity]} ", severity) if severity else ("  ", "")
    return Entry(where, body, lead=(mark, (label, "accent" if label.startswith("O") else "muted")), gap=gap)


def line_spans(line: Objective | KeyResult | Project, style: str) -> tuple[Span, ...]:
    """Return a line's text as spans, with its numbers that stand elsewhere, and the sign of those that a drafter assumed."""
    if not line.text.strip():
        return (("(empty)", "muted"),)
    if line.dropped:
        return ((cut_off(line.text), "muted"), (" dropped", "muted"))
    spans: tuple[Span, ...] = ((cut_off(line.text), style),)
    if isinstance(line, KeyResult):
        if numbers := numbers_beside(line):
            spans += ((f"  {numbers}", "muted"),)
        if line.assumed:
            spans += ((f"\u00a0{ASSUMED}", "info"),)
    return spans


def short_name(where: str) -> str:
    """Name a line as the outline does: "O1", "O1 KR2"."""
    spot = spot_of(where)
    part = {"key_result": f" KR{spot.index + 1}", "project": f" P{spot.index + 1}"}.get(spot.kind, "")
    return f"O{spot.objective + 1}{part}" if spot.objective >= 0 else ""


def line_name(document: OkrDocument, where: str) -> str:
    """Return what a line is called: "Key result 2 of objective 1"."""
    spot = spot_of(where)
    if spot.kind == "document":
        return "The document"
    if spot.kind == "objective":
        return f"Objective {spot.objective + 1} of {len(document.objectives)}"
    name = "Key result" if spot.kind == "key_result" else "Project"
    return f"{name} {spot.index + 1} of objective {spot.objective + 1}"
