"""A file as it was read: its text, what was understood, and how to notice that it has changed since.

What bytes are text, and in which encoding, is decided here, once for all formats.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from okrcoach.errors import OkrcoachError
from okrcoach.model import OkrDocument
from okrcoach.reading import UnreadableFile, stamp

MAX_LINES = 50_000

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", ""),
    (b"\x00\x00\xfe\xff", ""),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MARKED = ("utf-16-le", "utf-16-be")
"""Encodings that Python leaves to us to mark; they are read only where they are marked."""


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
