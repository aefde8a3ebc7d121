"""Findings as SARIF 2.1.0, which code scanning takes.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 2020.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from okrcoach import __version__
from okrcoach.report.reviewed import Entry, Unreadable
from okrcoach.review.finding import Finding
from okrcoach.review.kind import Rule

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(entries: Iterable[Entry], rules: Sequence[Rule], *, width: int, colour: bool) -> Iterator[str]:  # noqa: ARG001 -- every format is called alike
    """One log with one run; unreadable files are notifications of the run."""
    results: list[dict[str, Any]] = []
    notifications: list[dict[str, Any]] = []
    for entry in entries:
        if isinstance(entry, Unreadable):
            notifications.append({"level": "error", "message": {"text": entry.message}, "locations": [_location(entry.path, None)]})
        else:
            results += [_result(entry.path, finding) for finding in entry.findings]
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "okrcoach", "semanticVersion": __version__, "rules": [_rule(rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}],
        "results": results,
    }
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ").capitalize()},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why} {rule.hint}".strip()},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["okr", rule.category]},
    }


def _result(path: str, finding: Finding) -> dict[str, Any]:
    fingerprint = sha256(f"{path}\n{finding.rule}\n{finding.text}".encode(errors="backslashreplace")).hexdigest()
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.hint}".strip()},
        "locations": [_location(path, finding)],
        "partialFingerprints": {"statement/v1": fingerprint},
    }
    if finding.fix is not None:
        replacements = [
            {"deletedRegion": _region(edit.line, edit.column, edit.end_line, edit.end_column), "insertedContent": {"text": edit.text}}
            for edit in finding.fix.edits
        ]
        change = {"artifactLocation": {"uri": _uri(path)}, "replacements": replacements}
        result["fixes"] = [{"description": {"text": f"Write: {finding.fix.after}"}, "artifactChanges": [change]}]
    return result


def _location(path: str, finding: Finding | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if finding is not None and finding.line is not None:
        physical["region"] = _region(finding.line, finding.column, finding.end_line, finding.end_column)
    elif finding is not None:
        physical["region"] = {"startLine": 1}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding is not None and finding.where:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.where}]
    return location


def _uri(path: str) -> str:
    return quote(os.fsencode(path))


def _region(line: int, column: int | None, end_line: int | None, end_column: int | None) -> dict[str, Any]:
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
