"""What a report is made of: one entry a file, reviewed or unreadable, and the counts of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from okrcoach.review.finding import SEVERITIES, Finding, Severity

if TYPE_CHECKING:
    from okrcoach.model import OkrDocument

_WORKBOOKS = (".xlsx", ".xlsm")


class Reviewed(NamedTuple):
    """One file with what review says of it; the document itself is not kept, so that thousands of files fit."""

    path: str
    objectives: int
    key_results: int
    projects: int
    notes: tuple[str, ...]
    findings: tuple[Finding, ...]

    @classmethod
    def of(cls, path: str, document: OkrDocument, findings: tuple[Finding, ...]) -> Reviewed:
        """The entry of a document that was read from `path`."""
        return cls(
            path,
            len(document.objectives),
            sum(len(objective.key_results) for objective in document.objectives),
            sum(len(objective.projects) for objective in document.objectives),
            document.notes,
            findings,
        )


class Unreadable(NamedTuple):
    """A file that could not be read, and why in one line."""

    path: str
    message: str


Entry = Reviewed | Unreadable


def line_or_cell(path: str, finding: Finding) -> str:
    """Where a statement stands: its line, or in a workbook its cell ("B5")."""
    if finding.line is None or finding.column is None or not path.lower().endswith(_WORKBOOKS):
        return "" if finding.line is None else str(finding.line)
    letters, rest = "", finding.column
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{finding.line}"


def sheet_of(entry: Reviewed, where: str) -> str:
    """The sheet of a workbook in which a statement stands, in quotes; "" in another file."""
    if not entry.path.lower().endswith(_WORKBOOKS):
        return ""
    from okrcoach.documents.places import sheet_at, sheets_of  # noqa: PLC0415 -- what is remembered of a text does without the room

    return sheet_at(sheets_of(entry.notes), where)


class Tally:
    """Counts over the entries that have passed through `count`."""

    def __init__(self) -> None:
        self.documents = 0
        self.unreadable = 0
        self.severities: Counter[Severity] = Counter()
        self.rules: Counter[str] = Counter()

    def count(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Hand the entries on, counting each."""
        for entry in entries:
            if isinstance(entry, Unreadable):
                self.unreadable += 1
            else:
                self.documents += 1
                self.severities.update(finding.severity for finding in entry.findings)
                self.rules.update(finding.rule for finding in entry.findings)
            yield entry

    def reaches(self, severity: str) -> bool:
        """Whether a finding at or above `severity` was counted; never for "never"."""
        return severity in SEVERITIES and any(self.severities[one] for one in SEVERITIES[: SEVERITIES.index(severity) + 1])


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 error", "3 key results"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
