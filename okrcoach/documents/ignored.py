"""What .gitignore names, read as git reads it: the last pattern that fits decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from okrcoach.reading import UnreadableFile, is_file, is_there, text_in

MAX_PATTERNS = 2000
"""Patterns of one file beyond this are left out."""
MAX_PATTERN = 250
"""Characters of a pattern; a longer one is left out."""
_SPECIAL = frozenset("*?[\\")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One line: a word for each folder on the way, "**" for any number of them."""

    words: tuple[str, ...]
    negated: bool
    folders: bool
    """Whether it names folders only."""

    def fits(self, path: tuple[str, ...]) -> bool:
        """Return whether a path, relative to the folder of the .gitignore, is named."""
        return _fits(self.words, path)


@dataclass(frozen=True, slots=True)
class IgnoreRules:
    """The patterns of one .gitignore."""

    folder: Path
    patterns: tuple[_Pattern, ...]

    @staticmethod
    def read(folder: Path) -> IgnoreRules:
        """Return the patterns of a folder's .gitignore; none where it cannot be read."""
        try:
            lines = text_in(folder / ".gitignore", errors="replace").splitlines()[:MAX_PATTERNS]
        except UnreadableFile:
            lines = []
        return IgnoreRules(folder, tuple(found for line in lines if (found := _pattern(line)) is not None))

    @staticmethod
    def above(folder: Path) -> tuple[IgnoreRules, ...]:
        """Return the patterns that hold in a folder from outside: those up to the root of its repository."""
        try:
            top = folder.resolve()
        except (OSError, RuntimeError):
            return ()
        if is_there(top / ".git"):
            return ()
        holders: list[Path] = []
        for one in top.parents:
            holders.append(one)
            if is_there(one / ".git"):
                return tuple(IgnoreRules.read(holder) for holder in reversed(holders) if is_file(holder / ".gitignore"))
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
    if not words or len(body) > MAX_PATTERN:
        return None
    if "/" not in body:
        words = ("**", *words)
    elif words[-1] == "**":
        words = (*words, "*")  # what lies inside, not the folder itself
    return _Pattern(words, negated, folders)


def _fits(pattern: Sequence[str], path: Sequence[str]) -> bool:
    """Return whether the words of a pattern fit; only the last "**" is tried again, so the work is bounded by both lengths."""
    at = place = 0
    last, tried = -1, 0
    while place < len(path):
        if at < len(pattern) and pattern[at] == "**":
            last, tried = at, place
            at += 1
        elif at < len(pattern) and _word_fits(pattern[at], path[place]):
            at += 1
            place += 1
        elif last >= 0:
            tried += 1
            at, place = last + 1, tried
        else:
            return False
    return all(one == "**" for one in pattern[at:])


def _word_fits(word: str, name: str) -> bool:
    """Return whether one word of a pattern fits one name of a path."""
    return word == name if _SPECIAL.isdisjoint(word) else _regex(word).fullmatch(name) is not None


@lru_cache(maxsize=MAX_PATTERNS)
def _regex(word: str) -> re.Pattern[str]:
    """Return a word with stars or sets as a regular expression. What has been found between two stars is not looked for again."""
    pieces = [""]
    for part in _parts(word):
        if part == "*":
            pieces.append("")
        else:
            pieces[-1] += _character(part)
    first, *middle = pieces
    last = f".*{middle.pop()}" if middle else ""
    return re.compile(first + "".join(f"(?>.*?{piece})" for piece in middle) + last, re.DOTALL)


def _parts(word: str) -> Iterator[str]:
    """Yield the parts of a word that stand for one character each, and its stars: "[ab]", "?", "x", "*"."""
    at = 0
    while at < len(word):
        size = 1
        if word[at] == "\\" and at + 1 < len(word):
            size = 2
        elif word[at] == "[" and (close := word.find("]", at + 2)) > 0:
            size = close + 1 - at
        yield word[at : at + size]
        at += size


def _character(part: str) -> str:
    if part == "?":
        return "."
    if len(part) <= 2 or part[0] != "[":
        return re.escape(part[-1])
    inside = part[1:-1]
    negated = inside[0] in "!^"
    members = _members(inside[1:] if negated else inside)
    if not members:
        return "." if negated else "(?!)"
    return f"[{'^' if negated else ''}{members}]"


def _members(inside: str) -> str:
    """Return what stands in a set as a regular expression writes it; a range from behind holds nothing."""
    found, at = "", 0
    while at < len(inside):
        if inside[at + 1 : at + 2] == "-" and at + 2 < len(inside):
            if inside[at] <= inside[at + 2]:
                found += f"{re.escape(inside[at])}-{re.escape(inside[at + 2])}"
            at += 3
        else:
            found += re.escape(inside[at])
            at += 1
    return found
