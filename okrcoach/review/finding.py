"""What a review says: a finding, the words it points at, and the edit that mends it where one is certain."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest to the mildest."""


AS_PROJECT = "\N{RIGHTWARDS ARROW} "
"""Begins the line of a fix that becomes a project beside the key result."""


class Edit(NamedTuple):
    """Replaces a stretch of the source by `text`: lines and columns from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Fix(NamedTuple):
    """What mends a finding: the edits, from the top of the file down and without overlap, and what then stands there."""

    edits: tuple[Edit, ...]
    """Empty until the finding is `located` in a source text."""
    after: str
    """The statement's new text; of several lines, the others are new key results, or projects where `AS_PROJECT` begins them; the same
    text where the statement itself goes to the projects."""


class Finding(NamedTuple):
    """One remark of one rule about one statement; its fields are those of `review --format json`, in that order."""

    rule: str
    severity: Severity
    category: str
    message: str
    hint: str
    where: str
    """`""` for the document, else "objectives/0", "objectives/0/key_results/2", "objectives/0/projects/1"."""
    text: str
    """The statement, whole."""
    match: str
    """The words of it that the finding points at."""
    line: int | None
    """None, as the three after it, where the document has no source."""
    column: int | None
    end_line: int | None
    end_column: int | None
    fix: Fix | None = None
