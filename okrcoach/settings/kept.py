"""JSON files in a person's own folders: each written whole or not at all, readable by its user alone, passed over where it is broken."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def read_kept(path: Path) -> dict[str, Any]:
    """Return what such a file holds; nothing where there is none, or it cannot be read as a mapping."""
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def write_kept(path: Path, content: Mapping[str, Any]) -> None:
    """Write such a file, and its folder where there is none. Raises OSError where the disk says no."""
    import tempfile  # noqa: PLC0415 -- loaded where there is something to keep

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump(content, file)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
