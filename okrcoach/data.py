"""The program's own data: one generated bundle a room, the same in a checkout and in an installed wheel.

The sources are TOML files (rules/, rules/presets/, prompts/, okrcoach/catalog/metrics/, okrcoach/language/lexicons/,
okrcoach/draft/playbooks/); `make generate` writes each room's files into one JSON file, because reading sixty TOML files costs
more than a whole review.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal

from okrcoach.errors import OkrcoachError
from okrcoach.reading import UnreadableFile, text_in

Room = Literal["rules", "prompts", "catalog", "names", "search", "lexicons", "playbooks", "presets"]

BUNDLES = Path(__file__).parent / "_bundle"


class DataError(OkrcoachError):
    """A data file that does not say what it has to."""


@cache
def bundle(room: Room) -> dict[str, Any]:
    """All of a room: {file name without ending: its content}, for the catalog {id: metric}. Callers must not change it."""
    content: dict[str, Any] = json.loads(_bytes(room))
    return content


def entry(room: Room, name: str) -> dict[str, Any] | None:
    """One entry of a room, without reading the others: a bundle holds an entry a line. None where there is none of that name."""
    head, content = b"\n" + json.dumps(name).encode() + b":", _bytes(room)
    start = content.find(head)
    if start < 0:
        return None
    found: dict[str, Any] = json.loads(content[start + len(head) : content.index(b"\n", start + len(head))].rstrip(b","))
    return found


@cache
def _bytes(room: Room) -> bytes:
    return (BUNDLES / f"{room}.json").read_bytes()


def read_toml(path: Path) -> dict[str, Any]:
    """One TOML file. Raises DataError naming the file where it cannot be read or is no TOML."""
    try:
        return parse_toml(text_in(path), str(path))
    except UnreadableFile as problem:
        raise DataError(problem.message, where=problem.where) from problem


def parse_toml(text: str, where: str) -> dict[str, Any]:
    """Parse a TOML text. Raises DataError naming the file where it is no TOML."""
    import tomllib  # noqa: PLC0415 -- most commands read the bundles alone

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise DataError(f"is not valid TOML: {problem}", where=where) from problem
    except RecursionError as problem:
        raise DataError("is nested too deeply to be read", where=where) from problem


def nearest(word: str, names: Iterable[str]) -> str:
    """Return `; did you mean "x"?` for the name that a mistyped word is nearest to, or nothing."""
    import difflib  # noqa: PLC0415 -- only a mistake needs it

    close = difflib.get_close_matches(word, list(names), 1)
    return f"; did you mean `{close[0]}`?" if close else ""


def template(name: str) -> str:
    """A file that `okrcoach init` puts into a team's folder."""
    return (Path(__file__).parent / "templates" / name).read_text(encoding="utf-8")
