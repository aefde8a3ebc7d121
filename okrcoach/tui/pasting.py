"""OKRs that somebody pastes instead of opening a file, and files that are dropped."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from okrcoach.documents import parse
from okrcoach.documents.page.line_marks import BULLETS
from okrcoach.model import KeyResult, Objective, OkrDocument
from okrcoach.reading import is_file
from okrcoach.tui.seen import at_home

HEADING = "# OKRs\n\n"
"""What is pasted here is meant as OKRs, even where nothing in it says so."""
BELOW_OBJECTIVE = "## Objective: what stands above\n\n### Key results\n\n"


def pasted(text: str) -> OkrDocument | None:
    """Return the OKRs in a text; None where it holds none."""
    lines = text.splitlines()  # a terminal ends lines by carriage returns
    document = parse("\n".join(lines), "md")
    if not document.objectives:
        document = replace(parse(HEADING + "\n".join(_apart(lines)), "md"), title=None)
    notes = tuple(note.partition(": ")[2] if note.startswith("line ") else note for note in document.notes)
    objectives = tuple(_placeless(objective) for objective in document.objectives)
    return replace(document, objectives=objectives, notes=notes) if objectives else None


def dropped(text: str) -> Path | None:
    """Return the file that is dropped on a terminal, which pastes its path: as it is, or in quotes, or with its spaces escaped."""
    try:
        words = shlex.split(text)
    except ValueError:  # an apostrophe
        words = []
    ways = [text.strip(), *(words if len(words) == 1 else ())]
    paths = (unquote(one.removeprefix("file://")) if one.startswith("file://") else one for one in ways)
    return next((path for one in paths if is_file(path := at_home(one))), None)


def listed(text: str) -> tuple[KeyResult, ...]:
    """Return the key results in a text that is pasted below an objective."""
    document = parse(BELOW_OBJECTIVE + "\n".join(text.splitlines()), "md")
    return tuple(line for objective in document.objectives for line in _placeless(objective).key_results)


def _placeless(objective: Objective) -> Objective:
    """Leave out where the lines stood: they stand in no file yet."""
    key_results = tuple(replace(line, place=None) for line in objective.key_results)
    return replace(objective, place=None, key_results=key_results, projects=tuple(replace(line, place=None) for line in objective.projects))


def _apart(lines: list[str]) -> Iterator[str]:
    """Part what stands right below a list from it, where it begins as a sentence does: Markdown would have the last item go on in it."""
    before = ""
    for line in lines:
        if before.lstrip().startswith(tuple(BULLETS)) and line[:1].isupper():
            yield ""
        yield line
        before = line
