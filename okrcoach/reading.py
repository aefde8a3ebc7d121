"""Small files that somebody else may have put there: settings, own rules, what is accepted or ignored. Read within limits."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Literal

from okrcoach.model import OkrcoachError

MOST_BYTES = 1_000_000
"""The largest of such files; a team's whole settings stay far below."""


class UnreadError(OkrcoachError):
    """A file that is not read, and why."""


class AbsentError(UnreadError):
    """There is no such file."""


def text_in(path: Path | str, *, pipes: bool = False, errors: Literal["strict", "replace"] = "strict") -> str:
    """Return the text of a file in UTF-8, less its byte order mark; with `pipes` that of a pipe too, and of standard input for "-".

    Raises AbsentError where there is none, and UnreadError for what is no file, too large, or no such text; both name the file.
    """
    data = bytes_in(path, pipes=pipes)
    try:
        return data.decode("utf-8-sig", errors)
    except UnicodeDecodeError as problem:
        raise UnreadError("cannot be read: it is not UTF-8 text", where=_name(path, pipes=pipes)) from problem


def bytes_in(path: Path | str, *, pipes: bool = False) -> bytes:
    """Return what a file holds, as `text_in` does. Raises AbsentError and UnreadError."""
    where = _name(path, pipes=pipes)
    try:
        return _bytes(path, where, pipes=pipes)
    except (FileNotFoundError, NotADirectoryError) as problem:
        raise AbsentError("no such file", where=where) from problem
    except OSError as problem:
        raise UnreadError(f"cannot be read: {(problem.strerror or str(problem)).lower()}", where=where) from problem
    except ValueError as problem:  # a name that no file can have
        raise UnreadError(f"cannot be read: {problem}", where=where) from problem


def is_file(path: Path | str) -> bool:
    """Say whether a file can be seen at a path; at one that is too long, or in a folder closed to us, there is none."""
    return os.path.isfile(path)  # noqa: PTH113 -- pathlib raises there


def is_folder(path: Path | str) -> bool:
    """Say whether a folder can be seen at a path."""
    return os.path.isdir(path)  # noqa: PTH112


def is_there(path: Path | str) -> bool:
    """Say whether anything can be seen at a path."""
    return os.path.exists(path)  # noqa: PTH110


def _name(path: Path | str, *, pipes: bool) -> str:
    return "standard input" if pipes and str(path) == "-" else str(path)


def _bytes(path: Path | str, where: str, *, pipes: bool) -> bytes:
    if pipes and str(path) == "-":
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        mode = Path(path).stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or (pipes and stat.S_ISFIFO(mode))):
            raise UnreadError("is no ordinary file", where=where)
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadError(f"is larger than {MOST_BYTES / 1e6:g} MB", where=where)
    return data
