"""Findings as Markdown: a comment on a pull request, or a page to read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from okrcoach.documents.values import FOR_READERS
from okrcoach.report.printable import printable
from okrcoach.report.reviewed import Entry, Reviewed, Tally, Unreadable, counted, line_or_cell, sheet_of
from okrcoach.review.finding import SEVERITIES, Finding
from okrcoach.review.kind import Rule

MOST_BYTES = 900_000
"""GitHub shows no summary of a step beyond 1 MiB: files beyond this are counted, not told."""
_LINKS = re.compile(r"[@#]|\bGH-|:(?=//)|\bwww(?=\.)", re.IGNORECASE)
"""GitHub makes links of these with what follows, whatever Markdown says; a space without width behind them keeps it from that."""
_SYMBOLS = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}


def render(entries: Iterable[Entry], rules: Sequence[Rule], *, width: int, colour: bool) -> Iterator[str]:  # noqa: ARG001 -- every format is called alike
    """A heading with the counts, a table by file, and the findings folded below it."""
    tally = Tally()
    kept = list(tally.count(entries))
    counts = ", ".join(counted(tally.severities[one], one) for one in SEVERITIES)
    yield f"### OKR review: {counts} in {counted(tally.documents, 'file')}\n\n"
    yield "| File | Objectives | Key results | Errors | Warnings | Infos |\n|---|---:|---:|---:|---:|---:|\n"
    yield from _within(MOST_BYTES // 3, map(_row, kept), "| … and {} more | | | | | |\n")
    found = [entry for entry in kept if isinstance(entry, Reviewed) and entry.findings]
    yield from _within(MOST_BYTES // 3 * 2, map(_details, found), "\n… and the findings in {} more\n")
    yield f"\n<!-- okrcoach: {FOR_READERS} -->\n"


def _within(most: int, pieces: Iterable[str], rest: str) -> Iterator[str]:
    """The pieces, one a file, up to so many bytes together, and then how many files are left."""
    left, taken = 0, 0
    for piece in pieces:
        taken += len(piece.encode(errors="replace"))
        if taken <= most:
            yield piece
        else:
            left += 1
    if left:
        yield rest.format(counted(left, "file"))


def _details(entry: Reviewed) -> str:
    head = f"\n<details><summary>{_code(entry.path)}: {counted(len(entry.findings), 'finding')}</summary>\n\n"
    return f"{head}{''.join(_statements(entry))}</details>\n"


def _row(entry: Entry) -> str:
    if isinstance(entry, Unreadable):
        return f"| {_text(entry.path)} | not read: {_text(entry.message)} | | | | |\n"
    counts = [sum(finding.severity == one for finding in entry.findings) for one in SEVERITIES]
    return f"| {_text(entry.path)} | {entry.objectives} | {entry.key_results} | {' | '.join(map(str, counts))} |\n"


def _statements(entry: Reviewed) -> Iterator[str]:
    shown = None
    for finding in entry.findings:
        if finding.where != shown:
            shown = finding.where
            yield f"- {_place(entry, finding)}{_text(finding.text) if finding.text else 'The whole document'}\n"
        hint = f" {_text(finding.hint)}" if finding.hint else ""
        yield f"  - {_SYMBOLS[finding.severity]} {_text(finding.message)}{hint} `{finding.rule}`\n"
    yield "\n"


def _place(entry: Reviewed, finding: Finding) -> str:
    place = line_or_cell(entry.path, finding) if finding.text else ""
    sheet = sheet_of(entry, finding.where)
    return f"**{'line ' * place.isdigit()}{_text(f'{sheet}!') if sheet else ''}{place}** " if place else ""


def _text(text: str) -> str:
    """Plain text: its own markup, mentions and links stay inert."""
    return re.sub(r"([\\`*_\[\]<>|~!&])", r"\\\1", _LINKS.sub("\\g<0>\u200b", printable(text)))


def _code(text: str) -> str:
    return "<code>" + printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</code>"
