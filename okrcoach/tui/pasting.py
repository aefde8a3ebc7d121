"""OKRs that somebody pastes instead of opening a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from okrcoach.documents import parse
from okrcoach.documents.line_marks import BULLETS
from okrcoach.model import OkrDocument

HEADING = "# OKRs\n\n"
"""What is pasted here is meant as OKRs, even where nothing in it says so."""


def pasted(text: str) -> OkrDocument | None:
    """Return the OKRs in a text; None where it holds none."""
    lines = text.splitlines()  # a terminal ends lines by carriage returns
    document = parse("\n".join(lines), "md")
    if not document.objectives:
        document = replace(parse(HEADING + "\n".join(_apart(lines)), "md"), title=None)
    notes = tuple(note.partition(": ")[2] if note.startswith("line ") else note for note in document.notes)
    return replace(document, notes=notes) if document.objectives else None


def _apart(lines: list[str]) -> Iterator[str]:
    """Part what stands right below a list from it, where it begins as a sentence does: Markdown would have the last item go on in it."""
    before = ""
    for line in lines:
        if before.lstrip().startswith(tuple(BULLETS)) and line[:1].isupper():
            yield ""
        yield line
        before = line
