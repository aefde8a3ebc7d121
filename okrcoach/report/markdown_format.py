"""Findings as Markdown: a comment on a pull request, or a page to read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from okrcoach.report.printable import printable
from okrcoach.report.reviewed import Entry, Reviewed, Tally, Unreadable, counted
from okrcoach.review.finding import SEVERITIES, Finding
from okrcoach.review.kind import Rule

_SYMBOLS = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}


def render(entries: Iterable[Entry], rules: Sequence[Rule], *, width: int, colour: bool) -> Iterator[str]:  # noqa: ARG001 -- every format is called alike
    """A heading with the counts, a table by file, and the findings folded below it."""
    tally = Tally()
    kept = list(tally.count(entries))
    counts = ", ".join(counted(tally.severities[one], one) for one in SEVERITIES)
    yield f"### OKR review: {counts} in {counted(tally.documents, 'file')}\n\n"
    yield "| File | Objectives | Key results | Errors | Warnings | Infos |\n|---|---:|---:|---:|---:|---:|\n"
    for entry in kept:
        yield _row(entry)
    for entry in kept:
        if isinstance(entry, Reviewed) and entry.findings:
            yield f"\n<details><summary>{_code(entry.path)}: {counted(len(entry.findings), 'finding')}</summary>\n\n"
            yield from _statements(entry)
            yield "</details>\n"


def _row(entry: Entry) -> str:
    if isinstance(entry, Unreadable):
        return f"| {_cell(entry.path)} | not read: {_cell(entry.message)} | | | | |\n"
    counts = [sum(finding.severity == one for finding in entry.findings) for one in SEVERITIES]
    return f"| {_cell(entry.path)} | {entry.objectives} | {entry.key_results} | {' | '.join(map(str, counts))} |\n"


def _statements(entry: Reviewed) -> Iterator[str]:
    shown = None
    for finding in entry.findings:
        if finding.where != shown:
            shown = finding.where
            yield f"- {_place(finding)}{_text(finding.text) if finding.text else 'The whole document'}\n"
        hint = f" {_text(finding.hint)}" if finding.hint else ""
        yield f"  - {_SYMBOLS[finding.severity]} {_text(finding.message)}{hint} `{finding.rule}`\n"
    yield "\n"


def _place(finding: Finding) -> str:
    return f"**line {finding.line}** " if finding.line is not None and finding.text else ""


def _text(text: str) -> str:
    """Plain text: its own markup, mentions and links stay inert."""
    return re.sub(r"([\\`*_\[\]<>|~#@!&])", r"\\\1", printable(text))


def _cell(text: str) -> str:
    return _text(text)


def _code(text: str) -> str:
    return "<code>" + printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</code>"
