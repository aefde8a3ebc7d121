"""OKR files below folders: found by what they say, wherever they lie and whatever they are called."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from okrcoach.documents.ignored import IgnoreRules
from okrcoach.documents.source import UnreadableFile, decode, load, reason
from okrcoach.model import OkrcoachError

LIKELY_BYTES = 1_000_000
"""A larger file is not looked into while a folder is searched; named on its own, it is read."""
MAX_FOLDERS = 20_000
"""A search ends with an error after so many folders."""

_WORDS = (b"objective", b"okr", b"key result", b"key_result", b"keyresult", b"kr", b"goal")
_SKIPPED = frozenset(("node_modules", "__pycache__", "venv", "site-packages"))


def search(paths: Iterable[Path | str]) -> tuple[Path, ...]:
    """Return the OKR files below folders, and the paths that are no folders."""
    found: dict[Path, None] = {}
    for one in paths:
        path = Path(one)
        if path.is_dir():
            found |= dict.fromkeys(sorted(_below(path)))
        else:
            found[path] = None
    return tuple(found)


def _below(top: Path) -> Iterator[Path]:
    waiting: list[tuple[Path, tuple[IgnoreRules, ...]]] = [(top, IgnoreRules.above(top))]
    folders = 0
    while waiting:
        folder, rules = waiting.pop()
        folders += 1
        if folders > MAX_FOLDERS:
            raise OkrcoachError(f"holds more than {MAX_FOLDERS:,} folders; name the ones to look into", where=str(top))
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as problem:
            if folder == top:
                raise UnreadableFile(f"cannot be read: {reason(problem)}", where=str(top)) from problem
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
            elif entry.is_file(follow_symlinks=False) and _is_okr_file(path):
                yield path


def _is_okr_file(path: Path) -> bool:
    """Return whether a file holds objectives with key results, or says that it is about OKRs and holds objectives."""
    from okrcoach.documents import FORMATS, parse_bytes  # noqa: PLC0415 - the formats know this module's neighbours

    if not any(path.suffix.casefold() in one.endings for one in FORMATS.values()):
        return False
    try:
        if path.stat().st_size > LIKELY_BYTES:
            return False
        data, _ = load(path)
        if data[:2] != b"PK":
            lower = decode(data, str(path))[0].encode("utf-8", "replace").lower()
            if not any(word in lower for word in _WORDS):
                return False
        document = parse_bytes(data, path)[2]
    except OkrcoachError:
        return False
    return any(objective.key_results for objective in document.objectives)
