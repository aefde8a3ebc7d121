"""What `review` has said of files before: the same bytes under the same rules get the same findings without being read again.

The database stands in the user's cache folder, readable by its user alone. Trouble with it costs time, never a finding.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import NoneType
from typing import Any

from okrcoach.report import Reviewed
from okrcoach.review import Edit, Finding, Fix

try:
    from _blake2 import blake2b  # hashlib would load all of OpenSSL, which takes as long as reading a page
except ImportError:  # a Python that was built without it
    from hashlib import blake2b

MOST_FILES = 10_000
"""Files remembered; those judged longest ago go first."""
NO_OKRS = "no OKRs"
"""What is remembered of a file that a search has come upon in vain."""

_FILE = "reviews.db"
_TABLE = "CREATE TABLE IF NOT EXISTS reviewed (number INTEGER PRIMARY KEY, digest TEXT UNIQUE NOT NULL, entry BLOB NOT NULL)"
_LOCK_SECONDS = 1.0
_TEXTS = Finding._fields.index("line")
"""The first fields of a finding are texts, the places behind them numbers."""
_TEXT, _NUMBER, _NUMBER_OR_NONE = frozenset({str}), frozenset({int}), frozenset({int, NoneType})
_APART = frozenset({"__pycache__", "draft", "tui", "metrics", "lexicons", "templates"})
"""Folders of okrcoach that no review reads from: rooms above it, and the sources of the bundles."""
_AT_ONCE = 500
"""Reviews held back and written together: writing each alone takes longer, holding all takes memory."""


class Remembered:
    """The reviews that were asked for alike; `circumstances` say how, in all that findings depend on beside the file and its settings."""

    def __init__(self, folder: Path, circumstances: Mapping[str, Any]) -> None:
        self._salt = b""
        self._new: dict[str, bytes] = {}
        self._database: sqlite3.Connection | None = None
        with suppress(OSError, sqlite3.Error):
            program = list(_program(Path(__file__).parent.parent))
            self._salt = blake2b(json.dumps([program, circumstances], sort_keys=True, default=dict).encode()).digest()
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            (folder / _FILE).touch(mode=0o600)
            database = sqlite3.connect(folder / _FILE, timeout=_LOCK_SECONDS)
            database.execute("PRAGMA synchronous=OFF")
            database.execute(_TABLE)
            self._database = database

    def digest(self, name: str, data: bytes) -> str:
        """Return what a file's review is known by; `name` says all of it that counts beside its bytes."""
        return blake2b(self._salt + os.fsencode(name) + b"\0" + data, digest_size=32).hexdigest()

    def knows(self, digest: str) -> bool:
        """Say whether a review is remembered."""
        return self._row(digest) is not None

    def get(self, digest: str, path: str) -> Reviewed | None:
        """Return the review of the file that now stands at `path`, None where it holds no OKRs. Raises LookupError for a damaged one."""
        try:
            entry = json.loads(zlib.decompress(self._row(digest) or b""))
            return None if entry == NO_OKRS else _reviewed(path, *entry[1:])
        except (zlib.error, ValueError, TypeError, RecursionError) as problem:
            raise LookupError(digest) from problem

    def keep(self, digest: str, entry: Reviewed | None) -> None:
        """Remember a review from the next `save` on."""
        if self._database is None:
            return
        self._new[digest] = zlib.compress(json.dumps(entry or NO_OKRS).encode(), 1)
        if len(self._new) >= _AT_ONCE:
            self.save()

    def save(self) -> None:
        """Write what was kept."""
        if self._database is None or not self._new:
            return
        with suppress(sqlite3.Error), self._database as database:
            database.executemany("INSERT OR REPLACE INTO reviewed (digest, entry) VALUES (?, ?)", self._new.items())
            database.execute("DELETE FROM reviewed WHERE number <= (SELECT max(number) FROM reviewed) - ?", (MOST_FILES,))
            self._new.clear()

    def _row(self, digest: str) -> bytes | None:
        if self._database is None:
            return None
        try:
            found = self._database.execute("SELECT entry FROM reviewed WHERE digest = ?", (digest,)).fetchone()
        except sqlite3.Error:
            return None
        return found[0] if found else None


def forget(folder: Path) -> bool:
    """Take the database away; say whether there was one. Raises OSError where it cannot be."""
    try:
        (folder / _FILE).unlink()
    except FileNotFoundError:
        return False
    return True


def _reviewed(path: str, objectives: int, key_results: int, projects: int, notes: list[str], findings: list[list[Any]]) -> Reviewed:
    _only(_NUMBER, objectives, key_results, projects)
    _only(_TEXT, *notes)
    return Reviewed(path, objectives, key_results, projects, tuple(notes), tuple(map(_finding, findings)))


def _finding(fields: list[Any]) -> Finding:
    *plain, fix = fields
    _only(_TEXT, *plain[:_TEXTS])
    _only(_NUMBER_OR_NONE, *plain[_TEXTS:])
    if fix is None:
        return Finding._make((*plain, None))
    edits, after = fix
    for *places, text in edits:
        _only(_NUMBER, *places)
        _only(_TEXT, text, after)
    return Finding._make((*plain, Fix(tuple(map(Edit._make, edits)), after)))


def _only(kinds: frozenset[type], *values: Any) -> None:
    """Raise TypeError for a value of another kind: the database may have been written by somebody else."""
    if not kinds.issuperset(map(type, values)):
        raise TypeError(kinds)


def _program(folder: str | Path) -> Iterator[tuple[str, int, int]]:
    """Yield the files of okrcoach that a review can reach, each with its time and size: another okrcoach may say something else."""
    with os.scandir(folder) as listed:
        entries = sorted(listed, key=lambda one: one.name)
    for entry in entries:
        if not entry.is_dir():
            status = entry.stat()
            yield entry.name, status.st_mtime_ns, status.st_size
        elif entry.name not in _APART:
            yield from _program(entry.path)
