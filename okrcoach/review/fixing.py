"""Fixes in a file's text: the edits of each, and all of them applied, one after the other, each read and reviewed again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise

from okrcoach.documents import SourceFile, edited, parse
from okrcoach.documents.places import statements
from okrcoach.documents.text import Lines
from okrcoach.errors import OkrcoachError
from okrcoach.model import OkrDocument
from okrcoach.review.engine import run
from okrcoach.review.finding import Edit, Finding, Fix
from okrcoach.review.fixes import made_worse, mended, same_ends
from okrcoach.review.keeping import keeps
from okrcoach.review.kind import Rule
from okrcoach.review.line import Context, MetricIndex


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file's text with its fixes applied."""

    text: str
    document: OkrDocument
    applied: tuple[Finding, ...]
    """The findings that were mended, in the order in which it was done, with the lines of the file as it was read."""


def fix_file(
    source: SourceFile,
    rules: Sequence[Rule],
    *,
    chosen: Container[str] | None = None,
    as_of: date | None = None,
    metrics: MetricIndex | None = None,
) -> Fixed:
    """Apply every fix that is certain. Each is written as an edit of the text, read again and reviewed; one that does harm is left out.

    All `rules` judge what harm is; with `chosen`, only findings of the rules of these names are mended. No fix that was left out is
    tried again, and each one applied leaves less to mend, so this ends; what is no line of a mended statement stays byte for byte.
    Nothing is written to disk.
    """
    text, document = source.text, source.document
    lines = _Lines(document)
    applied: list[Finding] = []
    left_out: set[_Key] = set()
    found = run(Context(document, as_of, metrics, source.path.name), rules)
    while (open_one := next((one for one in _fixes(found, chosen) if one[0] not in left_out), None)) is not None:
        key, finding = open_one
        alike = [one for other, one in _fixes(found, chosen) if other[:-1] == key[:-1] and other not in left_out]
        for together in (alike, [finding]) if len(alike) > 1 else ([finding],):
            written = _all_written(text, source.format, document, together)
            now = run(Context(written[1], as_of, metrics, source.path.name), rules) if written else ()
            if written is not None and not made_worse(together, found, now):
                applied += lines.take(together, key[-1])
                (text, document), found = written, now
                break
        else:
            left_out.add(key)
    return Fixed(text, document, tuple(applied))


_Key = tuple[str, str, str, int]
"""Rule, text and fix of a finding, and how many like it stand before it."""


def _fixes(found: Sequence[Finding], chosen: Container[str] | None) -> Iterator[tuple[_Key, Finding]]:
    """Yield the findings that have a fix."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in found:
        if finding.fix and (chosen is None or finding.rule in chosen):
            alike = (finding.rule, finding.text, finding.fix.after)
            yield (*alike, seen[alike]), finding
            seen[alike] += 1


class _Lines:
    """The lines of the file, as it was read, on which what is mended stood."""

    def __init__(self, document: OkrDocument) -> None:
        self.found: dict[str, list[int | None]] = {}
        for _, item in statements(document):
            self.found.setdefault(item.text, []).append(item.place.line if item.place else None)

    def take(self, findings: Sequence[Finding], first: int) -> list[Finding]:
        """Return findings about a text with its lines, of those that say the same from the one numbered `first` on."""
        placed: list[Finding] = []
        for finding in findings:
            known = self.found.get(finding.text, [])
            line = known.pop(first) if first < len(known) else finding.line
            for text in finding.fix.after.split("\n") if finding.fix else ():
                self.found.setdefault(text, []).append(line)
            placed.append(finding._replace(line=line))
        return placed


def _all_written(text: str, form: str, document: OkrDocument, findings: Sequence[Finding]) -> tuple[str, OkrDocument] | None:
    """Return the text with the fixes of lines that say the same, the last line first: so the places of the others hold."""
    written: tuple[str, OkrDocument] | None = (text, document)
    for finding in reversed(findings):
        written = written and _written(written[0], form, written[1], finding)
    return written


def _written(text: str, form: str, document: OkrDocument, finding: Finding) -> tuple[str, OkrDocument] | None:
    """Return the text with one fix, and what it says now; None where it cannot be written, or would lose something."""
    wanted = mended(document, finding.where, finding.fix.after) if finding.fix else None
    if wanted is None:
        return None
    try:
        changed = edited(text, form, wanted)
        now = parse(changed, form)
    except OkrcoachError:
        return None
    return (changed, now) if keeps(text, changed, form, document, now, finding) else None


def can_be_saved(source: SourceFile, document: OkrDocument, finding: Finding) -> bool:
    """Say whether a fix in a document that is under edit can be saved into the file that it comes from, and nothing there be lost."""
    try:
        text = edited(source.text, source.format, document)
        return _written(text, source.format, parse(text, source.format), finding) is not None
    except OkrcoachError:  # what the file cannot say is saved elsewhere, and its text is left as it is
        return True


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
