"""Findings for people at a terminal: grouped by statement, the words pointed at, then what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from okrcoach.report.printable import cells, is_plain, printable
from okrcoach.report.reviewed import Entry, Reviewed, Tally, Unreadable, counted, line_or_cell, sheet_of
from okrcoach.review.finding import AS_PROJECT, SEVERITIES, Finding, Fix
from okrcoach.review.kind import Rule

Paint = Callable[[str, str], str]

_COLOURS = {"error": "31", "warning": "33", "info": "36", "dim": "2", "bold": "1"}
_GUTTER = 6
"""Columns of the line number and the space behind it."""
_LABEL = 9
"""Columns of the severity and the space behind it."""
_MOST_ROWS = 200
"""Rows of the table by file; a longer one says how many more there are."""


def render(entries: Iterable[Entry], rules: Sequence[Rule], *, width: int, colour: bool) -> Iterator[str]:  # noqa: ARG001 -- every format is called alike
    """Each file as it comes, a table by file and by rule where there are several, and a summary line."""
    paint = _painted if colour else _plain
    tally = Tally()
    rows: list[tuple[str, Tally]] = []
    silent: Reviewed | None = None
    for entry in tally.count(entries):
        if isinstance(entry, Unreadable):
            yield f"{paint(printable(entry.path), 'bold')}\n  {paint('not read', 'error')}: {printable(entry.message)}\n\n"
            continue
        if entry.findings or entry.notes:
            yield from _file(entry, width, paint)
        else:
            silent = entry
        if entry.findings:
            own = Tally()
            list(own.count([entry]))
            rows.append((entry.path, own))
    if silent is not None and tally.documents == 1:
        yield from _file(silent, width, paint)
    if tally.documents > 1:
        yield from _tables(rows, tally, width, paint)
    yield _summary(tally, paint)


def _plain(text: str, style: str) -> str:  # noqa: ARG001 -- takes what _painted takes
    return text


def _painted(text: str, style: str) -> str:
    return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m"


def _file(entry: Reviewed, width: int, paint: Paint) -> Iterator[str]:
    counts = (counted(entry.objectives, "objective"), counted(entry.key_results, "key result"), counted(entry.projects, "project"))
    yield f"{paint(printable(entry.path), 'bold')}: {', '.join(counts)}\n"
    for note in entry.notes:
        yield from _wrapped(f"note: {printable(note)}", width, "  ", "        ")
    sheet = ""
    for where, group in groupby(entry.findings, key=lambda finding: finding.where):
        findings = list(group)
        if (below := sheet_of(entry, where)) != sheet:
            sheet = below
            yield f"\n{paint(f'  sheet {printable(sheet)}', 'dim')}\n"
        yield "\n"
        if where:
            yield from _statement(findings, line_or_cell(entry.path, findings[0]), width, paint)
        for finding in findings:
            yield from _finding(finding, width, paint)
    yield "\n"


def _statement(findings: list[Finding], place: str, width: int, paint: Paint) -> Iterator[str]:
    """The statement with its place, wrapped, and carets below the words that the findings point at."""
    text = findings[0].text
    marked = " " * len(text)
    for match in {finding.match for finding in findings if finding.match and finding.match != text}:
        start = max(text.find(match), 0)
        marked = f"{marked[:start]}{'^' * len(match)}{marked[start + len(match) :]}"
    gutter = f"{place:>{_GUTTER - 2}}  "
    for start, end in _lines(text, max(20, width - _GUTTER)):
        yield f"{paint(gutter, 'dim')}{printable(text[start:end])}\n"
        gutter = " " * _GUTTER
        carets = marked[start:end]
        if not is_plain(text):
            carets = "".join(carets[i - start] * cells(printable(text[i])) for i in range(start, end))
        carets = carets.rstrip()
        if carets:
            yield f"{gutter}{paint(carets, 'bold')}\n"


def _finding(finding: Finding, width: int, paint: Paint) -> Iterator[str]:
    indent = " " * _GUTTER
    label = f"{finding.severity:<{_LABEL}}"
    first, *rest = _wrapped(printable(f"{finding.rule}: {finding.message}"), width, indent + label, indent + " " * _LABEL)
    yield first.replace(label, paint(label, finding.severity), 1)
    yield from rest
    if finding.hint:
        yield from _wrapped(f"→ {printable(finding.hint)}", width, indent + " " * _LABEL, indent + " " * (_LABEL + 2))
    if finding.fix:
        yield from _wrapped(f"✎ {_told(finding.text, finding.fix)}", width, indent + " " * _LABEL, indent + " " * (_LABEL + 2))


def _told(text: str, fix: Fix) -> str:
    if fix.after == text:
        return "--fix moves it to the projects."
    lines = fix.after.split("\n")
    work = [f"; to the projects goes: {printable(one.removeprefix(AS_PROJECT))}" for one in lines if one.startswith(AS_PROJECT)]
    return f"--fix writes: {' / '.join(printable(one) for one in lines if not one.startswith(AS_PROJECT))}{''.join(work)}"


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where the text breaks into lines of at most `width` columns: at spaces, or inside a word that is longer."""
    start = 0
    plain = is_plain(text)
    while plain and start < len(text):
        end = len(text) if len(text) - start <= width else text.rfind(" ", start, start + width + 1)
        end = end if end > start else start + width
        yield start, end
        start = end + 1 if text[end : end + 1] == " " else end
    while start < len(text):
        end, taken, space = start, 0, -1
        while end < len(text) and taken + cells(text[end]) <= width:
            taken += cells(text[end])
            space = end if text[end] == " " else space
            end += 1
        end = max(end, start + 1)
        if end < len(text) and text[end] != " " and space > start:
            end = space
        yield start, end
        start = end + 1 if end < len(text) and text[end] == " " else end


@lru_cache(maxsize=256)
def _wrapped(text: str, width: int, first: str, rest: str) -> tuple[str, ...]:
    """Return a text in lines; the same hint stands below many findings."""
    places = _lines(text, max(20, width - len(first)))
    return tuple(f"{rest if number else first}{text[start:end]}\n" for number, (start, end) in enumerate(places))


def _tables(rows: list[tuple[str, Tally]], tally: Tally, width: int, paint: Paint) -> Iterator[str]:
    if rows:
        most = max(12, width - 27)
        yield paint(f"{'file':<{most}}  errors  warnings  infos", "dim") + "\n"
        for path, own in rows[:_MOST_ROWS]:
            shown = printable(path)
            shown = shown if len(shown) <= most else "…" + shown[1 - most :]
            counts = [own.severities[one] or "·" for one in SEVERITIES]
            yield f"{shown:<{most}}  {counts[0]:>6}  {counts[1]:>8}  {counts[2]:>5}\n"
        if len(rows) > _MOST_ROWS:
            yield f"… and {counted(len(rows) - _MOST_ROWS, 'file')} more\n"
        yield "\n"
    if tally.rules:
        yield paint(f"{'rule':<40}  findings", "dim") + "\n"
        for rule, number in sorted(tally.rules.items(), key=lambda one: (-one[1], one[0])):
            yield f"{printable(rule):<40}  {number:>8}\n"
        yield "\n"


def _summary(tally: Tally, paint: Paint) -> str:
    counts = [paint(counted(number, one), one) for one in SEVERITIES if (number := tally.severities[one])]
    unread = f"; {counted(tally.unreadable, 'file')} not read" if tally.unreadable else ""
    return f"{', '.join(counts) or 'Nothing found'} in {counted(tally.documents, 'file')}{unread}.\n"
