"""What .gitignore names, read as git reads it: the last pattern that fits decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

MAX_PATTERNS = 2000
"""Patterns of one file beyond this are left out."""


@dataclass(frozen=True, slots=True)
class IgnoreRules:
    """The patterns of one .gitignore: (expression, negated, for folders only)."""

    folder: Path
    patterns: tuple[tuple[re.Pattern[str], bool, bool], ...]

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
        holders: list[Path] = []
        for one in top.parents:
            holders.append(one)
            if (one / ".git").exists():
                return tuple(IgnoreRules.read(holder) for holder in reversed(holders) if (holder / ".gitignore").is_file())
            if (top / ".git").exists():
                break
        return ()

    @staticmethod
    def ignored(rules: tuple[IgnoreRules, ...], path: Path, *, is_folder: bool) -> bool:
        """Return whether a path is left out by rules, the outermost first."""
        decided = False
        for one in rules:
            base = path if not one.folder.is_absolute() else path.absolute()
            try:
                inside = base.relative_to(one.folder).as_posix()
            except ValueError:
                continue
            for expression, negated, folders in one.patterns:
                if (is_folder or not folders) and expression.fullmatch(inside):
                    decided = not negated
        return decided


def _pattern(line: str) -> tuple[re.Pattern[str], bool, bool] | None:
    body = line.rstrip("\r\n")
    while body.endswith(" ") and not body.endswith("\\ "):
        body = body[:-1]
    if not body or body.startswith("#"):
        return None
    negated = body.startswith("!")
    body = body[1:] if negated else body
    folders = body.endswith("/")
    body = body.rstrip("/")
    anchored = "/" in body
    expression = _expression(body.lstrip("/"))
    try:
        return re.compile(expression if anchored else f"(?:.*/)?{expression}"), negated, folders
    except re.error:
        return None


def _expression(body: str) -> str:
    """Return a pattern of git's as a regular expression; stars in a row are one, so that nothing backtracks."""
    parts: list[str] = []
    at = 0
    while at < len(body):
        one = body[at]
        if body.startswith("**/", at) and (at == 0 or body[at - 1] == "/"):
            parts.append("(?:.*/)?")
            at += 3
        elif body.startswith("**", at) and at + 2 == len(body) and (at == 0 or body[at - 1] == "/"):
            parts.append(".*")
            at += 2
        elif one == "*":
            while at < len(body) and body[at] == "*":
                at += 1
            parts.append("[^/]*")
        elif one == "?":
            parts.append("[^/]")
            at += 1
        elif one == "[" and (close := body.find("]", at + 2)) > 0:
            inside = body[at + 1 : close].replace("\\", "\\\\")
            parts.append(f"[^{inside[1:]}]" if inside[0] in "!^" else f"[{inside}]")
            at = close + 1
        else:
            at += one == "\\" and at + 1 < len(body)
            parts.append(re.escape(body[at]))
            at += 1
    return "".join(parts)
