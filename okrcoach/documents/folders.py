"""OKR files below folders: found by what they say, wherever they lie and whatever they are called."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from okrcoach.documents.ignored import IgnoreRules
from okrcoach.documents.source import SourceFile, decode
from okrcoach.documents.values import FOR_READERS
from okrcoach.errors import OkrcoachError
from okrcoach.reading import UnreadableFile, entries_in, load

LIKELY_BYTES = 1_000_000
"""A larger file is not looked into while a folder is searched; named on its own, it is read."""
MAX_FOLDERS = 20_000
"""A search ends with an error after so many folders."""

_WORDS = (b"objective", b"okr", b"key result", b"key_result", b"keyresult", b"kr", b"goal")
_CERTAIN = (b"key result", b"key_result", b"keyresult", b"okr")
"""Beside "objective", one of these says that a file is about OKRs, even where it cannot be read."""
_SKIPPED = frozenset(("node_modules", "__pycache__", "venv", "site-packages"))


def search(paths: Iterable[Path | str]) -> tuple[Path, ...]:
    """Return the OKR files below folders, and the paths that are no folders."""
    found: dict[Path, None] = {}
    for one in paths:
        path = Path(one)
        if path.is_dir():
            below = candidates(path)
            held = [one for one in below if one.is_dir() or _holds_okrs(one)]
            if all(one.is_dir() for one in held):
                held = [one for one in below if one.is_dir() or _holds_okrs(one, for_readers=True)]
            found |= dict.fromkeys(held)
        else:
            found[path] = None
    return tuple(found)


def candidates(top: Path) -> list[Path]:
    """Return the files below a folder that may hold OKRs by their endings and sizes, sorted, and the folders that cannot be read."""
    return sorted(_below(top))


def _below(top: Path) -> Iterator[Path]:
    from okrcoach.documents import FORMATS  # noqa: PLC0415 - the formats know this module's neighbours

    endings = {ending for one in FORMATS.values() for ending in one.endings}
    waiting: list[tuple[Path, tuple[IgnoreRules, ...]]] = [(top, IgnoreRules.above(top))]
    folders = 0
    while waiting:
        folder, rules = waiting.pop()
        folders += 1
        if folders > MAX_FOLDERS:
            raise OkrcoachError(f"holds more than {MAX_FOLDERS:,} folders; name the ones to look into", where=str(top))
        try:
            listed = entries_in(folder)
        except UnreadableFile:
            if folder == top:
                raise
            yield folder
            continue
        if any(entry.name == ".gitignore" for entry in listed):
            rules = (*rules, IgnoreRules.read(folder))
        for entry in listed:
            path = folder / entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if entry.is_symlink() or IgnoreRules.ignored(rules, path, is_folder=is_folder):
                continue
            if is_folder and not entry.name.startswith(".") and entry.name not in _SKIPPED:
                waiting.append((path, rules))
            elif path.suffix.casefold() in endings and entry.is_file(follow_symlinks=False) and _size(entry) <= LIKELY_BYTES:
                yield path


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_size
    except OSError:  # it was taken away meanwhile
        return LIKELY_BYTES + 1


def _holds_okrs(path: Path, *, for_readers: bool = False) -> bool:
    try:
        data, when = load(path)
    except OkrcoachError:
        return False
    try:
        return found_in(path, data, when, for_readers=for_readers) is not None
    except OkrcoachError:
        return True  # reading it says why


def found_in(path: Path, data: bytes, when: tuple[int, int], *, for_readers: bool = False) -> SourceFile | None:
    """Return a file that a search has come upon as its bytes, loaded at `when`, say it; None where they hold no key results.

    A page that okrcoach wrote `for_readers` is asked for apart: it counts where a folder holds nothing else.

    Raises UnreadableFile for one that speaks of key results and cannot be read: nobody shall take it for reviewed.
    """
    from okrcoach.documents import understood  # noqa: PLC0415 - the formats know this module's neighbours

    lower = data.lower()
    try:
        if data[:2] != b"PK":
            lower = decode(data, str(path))[0].encode("utf-8", "replace").lower()
            if not any(word in lower for word in _WORDS):
                return None
        if (FOR_READERS.encode() in data) is not for_readers:
            return None
        source = understood(path, data, when)
    except OkrcoachError:
        if any(word in lower for word in _CERTAIN) and b"objective" in lower and b"\0" not in data:
            raise
        return None
    return source if any(objective.key_results for objective in source.document.objectives) else None
