"""The program's own data: one generated bundle a room, the same in a checkout and in an installed wheel.

The sources are TOML files (rules/, prompts/, okrcoach/catalog/metrics/, okrcoach/language/lexicons/, okrcoach/draft/playbooks/);
`make generate` writes each room's files into one JSON file, because reading sixty TOML files costs more than a whole review.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal

from okrcoach.model import OkrcoachError

Room = Literal["rules", "prompts", "catalog", "lexicons", "playbooks"]

BUNDLES = Path(__file__).parent / "_bundle"


class DataError(OkrcoachError):
    """A data file that does not say what it has to."""


@cache
def bundle(room: Room) -> dict[str, Any]:
    """All files of a room: {file name without ending: its content}. Callers must not change it."""
    content: dict[str, Any] = json.loads((BUNDLES / f"{room}.json").read_bytes())
    return content


def read_toml(path: Path) -> dict[str, Any]:
    """One TOML file. Raises DataError naming the file where it cannot be read or is no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise DataError(f"cannot be read: {problem}", where=str(path)) from problem
    except tomllib.TOMLDecodeError as problem:
        raise DataError(f"is not valid TOML: {problem}", where=str(path)) from problem
