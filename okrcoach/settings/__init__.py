"""The settings room: what a team has decided (in its repository), and what a person has (in the environment). The two never mix.

The endpoint of a model stands in `settings.person`, which a review does without.
"""

from __future__ import annotations

from okrcoach.settings.folders import cache_folder, state_folder, user_file
from okrcoach.settings.kept import read_kept, write_kept
from okrcoach.settings.source import SettingsError
from okrcoach.settings.team import Settings, load_settings

__all__ = [
    "Settings",
    "SettingsError",
    "cache_folder",
    "load_settings",
    "read_kept",
    "state_folder",
    "user_file",
    "write_kept",
]
