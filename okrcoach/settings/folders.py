"""Where a person's own files stand: their settings, unsaved work, and answers that could be asked for again."""

from __future__ import annotations

import os
from pathlib import Path


def user_file() -> Path:
    """Return where a person's own settings stand."""
    return _home("XDG_CONFIG_HOME", ".config") / "okrcoach" / "settings.toml"


def state_folder() -> Path:
    """Return where unsaved work and the like is kept."""
    return _home("XDG_STATE_HOME", ".local/state") / "okrcoach"


def cache_folder() -> Path:
    """Return where answers are kept that could be asked for again."""
    return _home("XDG_CACHE_HOME", ".cache") / "okrcoach"


def _home(variable: str, default: str) -> Path:
    chosen = os.environ.get(variable, "")
    return Path(chosen) if Path(chosen).is_absolute() else Path.home() / default
