"""Fixes in a file's text: the edits of each, and all of them applied, one after the other, each read and reviewed again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise

from okrcoach.documents import SourceFile, edited, parse
from okrcoach.documents.text import Lines
from okrcoach.model import OkrcoachError, OkrDocument
from okrcoach.review.engine import run
from okrcoach.review.finding import Edit, Finding, Fix
from okrcoach.review.fixes import made_worse, mended, same_ends
from okrcoach.review.kind import Rule
from okrcoach.review.line import Context, MetricIndex


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file's text with its fixes applied."""

    text: str
    document: OkrDocument
    applied: tuple[Finding, ...]
    """The findings that were mended, in the order in which it was done."""


def fix_file(source: SourceFile, rules: Sequence[Rule], *, as_of: date | None = None, metrics: MetricIndex | None = None) -> Fixed:
    """Apply every fix that is certain. Each is written as an edit of the text, read again and reviewed; one that does harm is left out.

    No fix is tried twice, so this ends; what is no line of a mended statement stays byte for byte. Nothing is written to disk.
    """
    text, document = source.text, source.document
    applied: list[Finding] = []
    tried: set[tuple[str, str, str]] = set()
    found = run(Context(document, as_of, metrics, source.path.name), rules)
    while (finding := next((one for one in found if one.fix and _key(one) not in tried), None)) is not None and finding.fix:
        tried.add(_key(finding))
        written = _written(text, source.format, document, finding)
        if written is None:
            continue
        now = run(Context(written[1], as_of, metrics, source.path.name), rules)
        if not made_worse(finding, finding.fix.after, found, now):
            (text, document), found = written, now
            applied.append(finding)
    return Fixed(text, document, tuple(applied))


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.text, finding.fix.after if finding.fix else ""


def _written(text: str, form: str, document: OkrDocument, finding: Finding) -> tuple[str, OkrDocument] | None:
    """Return the text with one fix, and what it says now; None where it cannot be written."""
    wanted = mended(document, finding.where, finding.fix.after) if finding.fix else None
    if wanted is None:
        return None
    try:
        changed = edited(text, form, wanted)
        return changed, parse(changed, form)
    except OkrcoachError:
        return None


def located(source: SourceFile, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings with the exact edits of their fixes; a fix that cannot be written into this text is taken off."""
    return tuple(_located(source, finding) if finding.fix else finding for finding in findings)


def _located(source: SourceFile, finding: Finding) -> Finding:
    written = _written(source.text, source.format, source.document, finding)
    if written is None or finding.fix is None:
        return finding._replace(fix=None)
    return finding._replace(fix=Fix(tuple(edits_between(source.text, written[0])), finding.fix.after))


def edits_between(old: str, new: str) -> Iterator[Edit]:
    """Return the edits that turn one text into another: whole lines where lines come or go, else the characters that differ."""
    lines, before, after = Lines(old), _lines(old), _lines(new)
    for kind, first, last, new_first, new_last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        start = sum(map(len, before[:first]))
        was, becomes = "".join(before[first:last]), "".join(after[new_first:new_last])
        one_line = last - first == new_last - new_first == 1
        ahead, behind = same_ends(was, becomes) if one_line else (0, 0)
        line, column = lines.position(start + ahead)
        end_line, end_column = lines.position(start + len(was) - behind)
        yield Edit(line, column, end_line, end_column, becomes[ahead : len(becomes) - behind])


def _lines(text: str) -> list[str]:
    """Return the lines with their ends, as editors count them."""
    starts = [*Lines(text).starts, len(text)]
    return [text[start:end] for start, end in pairwise(starts) if end > start]
