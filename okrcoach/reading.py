"""Bytes of files that somebody else may have put there, read within limits: OKRs, settings, own rules, what is accepted or ignored."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO, Literal

from okrcoach.errors import OkrcoachError

MAX_BYTES = 2_000_000
"""The largest file of OKRs in text; those of a hundred teams stay far below."""
MAX_OFFICE_BYTES = 20_000_000
"""The largest office file that is read; pictures in it are left alone."""
MAX_SETTINGS_BYTES = 1_000_000
"""The largest file of anything else; a team's whole settings stay far below."""


class UnreadableFile(OkrcoachError):  # noqa: N818 - the name says what it is about
    """A file that is not read, and why."""


class AbsentError(UnreadableFile):
    """There is no such file."""


def text_in(path: Path | str, *, pipes: bool = False, errors: Literal["strict", "replace"] = "strict") -> str:
    """Return the text of a file in UTF-8, less its byte order mark; with `pipes` that of a pipe too, and of standard input for "-".

    Raises AbsentError where there is none, and UnreadableFile for what is no file, too large, or no such text; both name the file.
    """
    data = bytes_in(path, pipes=pipes)
    try:
        return data.decode("utf-8-sig", errors)
    except UnicodeDecodeError as problem:
        raise UnreadableFile("cannot be read: it is not UTF-8 text", where=_name(path, pipes=pipes)) from problem


def bytes_in(path: Path | str, *, pipes: bool = False) -> bytes:
    """Return what a file holds, as `text_in` does. Raises AbsentError and UnreadableFile."""
    where = _name(path, pipes=pipes)
    try:
        return _bytes(path, where, pipes=pipes)
    except (FileNotFoundError, NotADirectoryError) as problem:
        raise AbsentError("no such file", where=where) from problem
    except OSError as problem:
        raise UnreadableFile(f"cannot be read: {reason(problem)}", where=where) from problem
    except ValueError as problem:  # a name that no file can have
        raise UnreadableFile(f"cannot be read: {problem}", where=where) from problem


def stamp(path: Path) -> tuple[int, int]:
    """Return the time of the last change and the size."""
    status = path.stat()
    return status.st_mtime_ns, status.st_size


def reason(problem: OSError) -> str:
    """Why the system refuses, in lower case: "permission denied"."""
    return (problem.strerror or str(problem)).lower()


def load(path: Path) -> tuple[bytes, tuple[int, int]]:
    """Return the bytes of a file and its stamp. Raises UnreadableFile for what is no file, too large, or changes meanwhile."""
    where = str(path)
    if where == "-":
        data = _all_of(sys.stdin.buffer, None, "standard input")
        return data, (0, len(data))
    for _ in range(3):
        try:
            before = path.stat()
            if not stat.S_ISREG(before.st_mode):
                raise UnreadableFile(_no_file(path, before.st_mode), where=where)
            with path.open("rb") as file:
                data = _all_of(file, before.st_size, where)
                after = os.fstat(file.fileno())
        except FileNotFoundError as problem:
            raise UnreadableFile("no such file", where=where) from problem
        except (OSError, ValueError) as problem:
            why = reason(problem) if isinstance(problem, OSError) else str(problem)
            raise UnreadableFile(f"cannot be read: {why}", where=where) from problem
        if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size) and len(data) == after.st_size:
            return data, (after.st_mtime_ns, after.st_size)
    raise UnreadableFile("changes while it is read", where=where)


def entries_in(folder: Path) -> list[os.DirEntry[str]]:
    """Return what lies in a folder, sorted by name. Raises UnreadableFile for one that may not be listed, or listed and not entered."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as problem:
        raise UnreadableFile(f"cannot be read: {reason(problem)}", where=str(folder)) from problem
    try:
        os.stat(os.path.join(folder, os.curdir))  # noqa: PTH116, PTH118 -- pathlib leaves the dot away
    except OSError as problem:
        raise UnreadableFile(f"cannot be entered: {reason(problem)}", where=str(folder)) from problem
    return listed


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
        data = sys.stdin.buffer.read(MAX_SETTINGS_BYTES + 1)
    else:
        mode = Path(path).stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or (pipes and stat.S_ISFIFO(mode))):
            raise UnreadableFile("is no ordinary file", where=where)
        with Path(path).open("rb") as file:
            data = file.read(MAX_SETTINGS_BYTES + 1)
    if len(data) > MAX_SETTINGS_BYTES:
        raise UnreadableFile(f"is larger than {MAX_SETTINGS_BYTES / 1e6:g} MB", where=where)
    return data


def _all_of(file: BinaryIO, size: int | None, where: str) -> bytes:
    """Return what a file holds, unless it is larger than what is read of its kind."""
    start = file.read(4)
    limit = MAX_OFFICE_BYTES if start == b"PK\x03\x04" else MAX_BYTES
    data = start + file.read(limit) if size is None or size <= limit else b""
    if len(data) > limit or (size is not None and size > limit):
        seen = f"is {size / 1e6:.1f} MB" if size is not None and size > limit else "is too large"
        raise UnreadableFile(f"{seen}; files up to {limit / 1e6:g} MB are read", where=where)
    return data


def _no_file(path: Path, mode: int) -> str:
    if not stat.S_ISDIR(mode):
        return "is no ordinary file"
    try:
        entries_in(path)
    except UnreadableFile as problem:
        return problem.message
    return "is a folder; name a file in it"
