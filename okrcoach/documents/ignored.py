"""What .gitignore names, read as git reads it: the last pattern that fits decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

MAX_PATTERNS = 2000
"""Patterns of one file beyond this are left out."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One line: a word for each folder on the way, "**" for any number of them."""

    words: tuple[str, ...]
    negated: bool
    folders: bool
    """Whether it names folders only."""

    def fits(self, path: tuple[str, ...]) -> bool:
        """Return whether a path, relative to the folder of the .gitignore, is named."""
        return _fits(self.words, path, "**", _word_fits)


@dataclass(frozen=True, slots=True)
class IgnoreRules:
    """The patterns of one .gitignore."""

    folder: Path
    patterns: tuple[_Pattern, ...]

    @staticmethod
    def read(folder: Path) -> IgnoreRules:
        """Return the patterns of a folder's .gitignore; none where it cannot be read."""
        try:
            lines = (folder / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()[:MAX_PATTERNS]
        except OSError:
            lines = []
        return IgnoreRules(folder, tuple(found for line in lines if (found := _pattern(line)) is not None))

    @staticmethod
    def above(folder: Path) -> tuple[IgnoreRules, ...]:
        """Return the patterns that hold in a folder from outside: those up to the root of its repository."""
        try:
            top = folder.resolve()
        except (OSError, RuntimeError):
            return ()
        if (top / ".git").exists():
            return ()
        holders: list[Path] = []
        for one in top.parents:
            holders.append(one)
            if (one / ".git").exists():
                return tuple(IgnoreRules.read(holder) for holder in reversed(holders) if (holder / ".gitignore").is_file())
        return ()

    @staticmethod
    def ignored(rules: tuple[IgnoreRules, ...], path: Path, *, is_folder: bool) -> bool:
        """Return whether a path is left out by rules, the outermost first."""
        decided = False
        for one in rules:
            try:
                inside = (path.absolute() if one.folder.is_absolute() else path).relative_to(one.folder).parts
            except ValueError:
                continue
            for pattern in one.patterns:
                if (is_folder or not pattern.folders) and pattern.fits(inside):
                    decided = not pattern.negated
        return decided


def _pattern(line: str) -> _Pattern | None:
    body = line.rstrip("\r\n")
    while body.endswith(" ") and not body.endswith("\\ "):
        body = body[:-1]
    if not body or body.startswith("#"):
        return None
    negated = body.startswith("!")
    body = body[1:] if negated else body
    folders = body.endswith("/")
    body = body.rstrip("/")
    words = tuple(word for word in body.split("/") if word)
    if not words:
        return None
    if "/" not in body:
        words = ("**", *words)
    elif words[-1] == "**":
        words = (*words, "*")  # what lies inside, not the folder itself
    return _Pattern(words, negated, folders)


def _fits(pattern: Sequence[T], text: Sequence[T], star: T, same: Callable[[T, T], bool]) -> bool:
    """Return whether a pattern with stars fits; only the last star is tried again, so the work is bounded by both lengths."""
    at = place = 0
    last, tried = -1, 0
    while place < len(text):
        if at < len(pattern) and pattern[at] == star:
            last, tried = at, place
            at += 1
        elif at < len(pattern) and same(pattern[at], text[place]):
            at += 1
            place += 1
        elif last >= 0:
            tried += 1
            at, place = last + 1, tried
        else:
            return False
    return all(one == star for one in pattern[at:])


def _word_fits(word: str, name: str) -> bool:
    """Return whether one word of a pattern fits one name of a path."""
    return _fits(_parts(word), tuple(name), "*", _character_fits)


def _parts(word: str) -> tuple[str, ...]:
    """Return the parts of a word that stand for one character each, and its stars: "[ab]", "?", "x", "*"."""
    parts: list[str] = []
    at = 0
    while at < len(word):
        size = 1
        if word[at] == "\\" and at + 1 < len(word):
            size = 2
        elif word[at] == "[" and (close := word.find("]", at + 2)) > 0:
            size = close + 1 - at
        if word[at] != "*" or not parts or parts[-1] != "*":
            parts.append(word[at : at + size])
        at += size
    return tuple(parts)


def _character_fits(part: str, character: str) -> bool:
    if part == "?":
        return True
    if len(part) > 2 and part[0] == "[":
        inside = part[1:-1]
        negated = inside[0] in "!^"
        found = _in_set(inside[1:] if negated else inside, character)
        return found is not negated
    return part[-1] == character


def _in_set(members: str, character: str) -> bool:
    at = 0
    while at < len(members):
        if members[at + 1 : at + 2] == "-" and at + 2 < len(members):
            if members[at] <= character <= members[at + 2]:
                return True
            at += 3
        else:
            if members[at] == character:
                return True
            at += 1
    return False
