"""Findings as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from okrcoach.report.printable import printable
from okrcoach.report.reviewed import Entry, Unreadable
from okrcoach.review.finding import Finding
from okrcoach.review.kind import Rule

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(entries: Iterable[Entry], rules: Sequence[Rule], *, width: int, colour: bool) -> Iterator[str]:  # noqa: ARG001 -- every format is called alike
    """One command a finding; a file that could not be read is an error on its first line."""
    for entry in entries:
        if isinstance(entry, Unreadable):
            yield f"::error file={_property(entry.path)},line=1,title=unreadable::{_data(entry.message)}\n"
            continue
        for finding in entry.findings:
            told = _data(f"{finding.message} {finding.hint}".strip())
            yield f"::{_LEVELS[finding.severity]} {_properties(entry.path, finding)}::{told}\n"


def _properties(path: str, finding: Finding) -> str:
    properties: dict[str, object] = {"file": path, "line": finding.line or 1}
    if finding.line is not None:
        properties["endLine"] = finding.end_line
        # Columns of a finding over several lines are refused there.
        if finding.line == finding.end_line:
            properties |= {"col": finding.column, "endColumn": finding.end_column}
    properties["title"] = finding.rule
    return ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())


def _data(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
