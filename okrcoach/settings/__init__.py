"""The settings room: what a team has decided (in its repository), and what a person has (in the environment). The two never mix."""

from __future__ import annotations

from okrcoach.settings.kept import read_kept, write_kept
from okrcoach.settings.person import Endpoint, cache_folder, load_endpoint, state_folder, user_file
from okrcoach.settings.source import SettingsError
from okrcoach.settings.team import Settings, load_settings

__all__ = [
    "Endpoint",
    "Settings",
    "SettingsError",
    "cache_folder",
    "load_endpoint",
    "load_settings",
    "read_kept",
    "state_folder",
    "user_file",
    "write_kept",
]
