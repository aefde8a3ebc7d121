"""A file as it was read: its text, what was understood, and how to notice that it has changed since.

Decoding, size limits and formats are decided here, once for all formats.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO, NamedTuple

from okrcoach.model import OkrcoachError, OkrDocument

MAX_BYTES = 2_000_000
"""The largest file of text that is read; the OKRs of a hundred teams stay far below."""
MAX_LINES = 50_000
MAX_OFFICE_BYTES = 20_000_000
"""The largest office file that is read; pictures in it are left alone."""

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", ""),
    (b"\x00\x00\xfe\xff", ""),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MARKED = ("utf-16-le", "utf-16-be")
"""Encodings that Python leaves to us to mark; they are read only where they are marked."""


class UnreadableFile(OkrcoachError):  # noqa: N818 - the name says what it is about
    """A file that cannot be read as OKRs, and why."""


class ChangedOnDisk(OkrcoachError):  # noqa: N818
    """A file that somebody else has written since it was read."""


class SourceFile(NamedTuple):
    """One file as it was read."""

    path: Path
    format: str
    """A name in FORMATS."""
    text: str
    """The file's text with its own line ends, less a byte order mark; "" for a format that holds no text."""
    document: OkrDocument
    stamp: tuple[int, int]
    """Time of the last change in nanoseconds, and size."""
    encoding: str = "utf-8"

    @property
    def changed(self) -> bool:
        """Whether the file on disk is another one now."""
        try:
            return stamp(self.path) != self.stamp
        except OSError:
            return True


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
    return "is a folder; name a file in it" if os.access(path, os.R_OK | os.X_OK) else "cannot be read: permission denied"


def decode(data: bytes, where: str) -> tuple[str, str]:
    """Return the text and its encoding: UTF-8, or what a byte order mark says. Raises UnreadableFile where it is no text."""
    if data.startswith(b"%PDF-"):
        raise UnreadableFile("is a PDF, which is not read; save it as .docx, .html or .txt", where=where)
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "utf-8")
    if not encoding:
        raise UnreadableFile("is encoded as UTF-32; save it as UTF-8", where=where)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as problem:
        if b"\0" in data:
            raise UnreadableFile("is no text; text, .docx and .xlsx files are read", where=where) from problem
        if encoding in _MARKED:
            raise UnreadableFile("is damaged UTF-16; save it as UTF-8", where=where) from problem
        line = data.count(b"\n", 0, problem.start) + 1
        raise UnreadableFile(f"is not UTF-8 (line {line}, byte {data[problem.start]:#04x}); save it as UTF-8", where=where) from problem
    text = text[1:] if encoding in _MARKED else text
    if text.count("\n") + text.count("\r") > 2 * MAX_LINES or text.count("\n") > MAX_LINES:
        raise UnreadableFile(f"has more than {MAX_LINES:,} lines", where=where)
    if "\0" in text:
        hint = (
            "is UTF-16 without a byte order mark; save it as UTF-8"
            if data.count(b"\0") * 3 > len(data)
            else "is no text (it has NUL bytes)"
        )
        raise UnreadableFile(hint, where=where)
    return text, encoding


def encode(text: str, encoding: str, where: str) -> bytes:
    """Return the bytes of a text. Raises OkrcoachError where it holds half a character."""
    try:
        return (f"\ufeff{text}" if encoding in _MARKED else text).encode(encoding)
    except UnicodeEncodeError as problem:
        raise OkrcoachError(f"cannot be written: {text[problem.start]!r} is half a character", where=where) from problem
