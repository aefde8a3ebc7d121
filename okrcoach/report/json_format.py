"""Findings as JSON, by the contract of the command line (version 1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from okrcoach.documents.json_text import json_text
from okrcoach.report.reviewed import Entry, Reviewed, Tally, Unreadable
from okrcoach.review.finding import SEVERITIES, Finding
from okrcoach.review.kind import Rule


def render(entries: Iterable[Entry], rules: Sequence[Rule], *, width: int, colour: bool) -> Iterator[str]:  # noqa: ARG001 -- every format is called alike
    """One JSON object; a document is written as soon as it is reviewed."""
    tally = Tally()
    errors: list[dict[str, str]] = []
    between = ""
    yield '{"version": 1,\n "documents": ['
    for entry in tally.count(entries):
        if isinstance(entry, Unreadable):
            errors.append({"path": entry.path, "message": entry.message})
            continue
        yield f"{between}\n  {json_text(document_data(entry))}"
        between = ","
    summary = {"documents": tally.documents} | {str(severity): tally.severities[severity] for severity in SEVERITIES}
    yield f'],\n "errors": {json_text(errors)},\n "summary": {json_text(summary)}}}\n'


def document_data(entry: Reviewed) -> dict[str, Any]:
    """One reviewed file as the contract shows it."""
    return {
        "path": entry.path,
        "objectives": entry.objectives,
        "key_results": entry.key_results,
        "projects": entry.projects,
        "notes": list(entry.notes),
        "findings": [finding_data(finding) for finding in entry.findings],
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """One finding as the contract shows it; `fix` is null where there is none."""
    fix = finding.fix and {"edits": [edit._asdict() for edit in finding.fix.edits], "after": finding.fix.after}
    return {**finding._asdict(), "fix": fix}
