"""A settings file as it was written: checks its keys, and knows the line of each for the messages."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from okrcoach.data import nearest, parse_toml
from okrcoach.errors import OkrcoachError
from okrcoach.reading import AbsentError, UnreadableFile, is_file, text_in


class SettingsError(OkrcoachError):
    """A mistake in a settings file; names the file, the line and the key."""


class SettingsFile(NamedTuple):
    """One settings file being read."""

    path: Path
    text: str
    inside: tuple[str, ...] = ()
    """The tables around the settings: none in okrcoach.toml, tool and okrcoach in pyproject.toml."""

    @classmethod
    def read(cls, path: Path) -> SettingsFile:
        """Read a file that is there. Raises SettingsError where it is not, or cannot be read."""
        text = text_of(path)
        if text is None:
            raise SettingsError("is not there", where=str(path))
        return cls(path, text)

    def content(self) -> dict[str, Any]:
        """Return the settings in it. Raises DataError where it is no TOML."""
        data = parse_toml(self.text, str(self.path))
        for key in self.inside:
            data = data.get(key, {})
            if not isinstance(data, dict):
                raise self.mistake(f"`{key}` has to be a table", key)
        return data

    def is_given(self) -> bool:
        """Say whether the tables around the settings are there at all. Raises DataError where the file is no TOML."""
        data: object = parse_toml(self.text, str(self.path)) if self.inside else {}
        for key in self.inside:
            if not isinstance(data, dict) or key not in data:
                return False
            data = data[key]
        return True

    def only(self, values: Mapping[str, Any], allowed: Iterable[str], *tables: str) -> None:
        """Raise SettingsError for the first key that is not allowed."""
        names = list(allowed)
        for key in values:
            if key not in names:
                raise self.mistake(f"unknown key `{'.'.join((*tables, key))}`{nearest(key, names)}", *tables, key)

    def mistake(self, message: str, *keys: str | int) -> SettingsError:
        """Make the error for a key, with the line that it stands on; the number behind an array of tables says which of them is meant."""
        line = line_of(self.text, (*self.inside, *keys))
        return SettingsError(message, where=f"{self.path}:{line}" if line else str(self.path))


def text_of(path: Path, must_hold: str = "") -> str | None:
    """Read a file that may be missing: None where it is, or does not hold `must_hold`. Raises SettingsError where it is unreadable."""
    try:
        text = text_in(path)
    except AbsentError:
        return None
    except UnreadableFile as problem:
        closed = isinstance(problem.__cause__, PermissionError) and not is_file(path)  # its folder is: no file of it is read, either
        if must_hold or closed:
            return None
        raise SettingsError(problem.message, where=problem.where) from problem
    return text if must_hold in text else None


def wanted(value: object, default: object) -> str:
    """Say what a setting has to be where it is not of its default's shape, or a number that counts nothing; "" where it is."""
    if isinstance(default, bool):
        return "" if isinstance(value, bool) else "true or false"
    if isinstance(default, list):
        return "" if is_texts(value) else "a list of text"
    if isinstance(default, (int, float)):
        if isinstance(value, bool) or not isinstance(value, (int, float) if isinstance(default, float) else int):
            return "a number" if isinstance(default, float) else "a whole number"
        return "" if 0 <= value < math.inf else "0 or more"
    return "" if isinstance(value, str) else "text"


def is_texts(value: object) -> bool:
    """Say whether a value is a list of text."""
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def line_of(text: str, keys: tuple[str | int, ...]) -> int | None:
    """Find the line (from 1) of a key in a TOML text: that of the longest part of `keys` that is written there; None for none."""
    best, found = 0, None
    table: tuple[str | int, ...] = ()
    tables: Counter[tuple[str | int, ...]] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        for header in _written(line, table):
            written = header
            if line.lstrip().startswith("["):
                if line.lstrip().startswith("[["):  # one of an array of tables
                    written = (*header, tables[header])
                    tables[header] += 1
                table = written
            common = min(len(written), len(keys))
            if common > best and written[:common] == keys[:common]:
                best, found = common, number
    return found


def _written(line: str, table: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Find the keys that a line of TOML sets, tables and the keys of an inline table included."""
    bare = line.strip()
    if bare.startswith("["):
        yield _parts(bare.partition("]")[0].strip("[] "))
        return
    left, equals, right = bare.partition("=")
    if equals and not bare.startswith("#"):
        keys = (*table, *_parts(left))
        yield keys
        if right.lstrip().startswith("{"):
            for piece in right.strip().strip("{}").split(","):
                yield (*keys, *_parts(piece.partition("=")[0]))


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in key.split("."))
