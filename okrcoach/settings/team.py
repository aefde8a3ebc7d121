"""What a team has decided: okrcoach.toml, or [tool.okrcoach] in pyproject.toml, and its own rules and prompts in .okrcoach/.

It must not say where texts and keys are sent: a project's file is handed on with its repository.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from okrcoach.data import bundle, nearest, read_toml
from okrcoach.settings.person import user_file
from okrcoach.settings.source import SettingsError, SettingsFile, is_texts, text_of, wanted

FILE_NAME = "okrcoach.toml"
OWN_FOLDER = ".okrcoach"
"""Beside the settings file: rules/*.toml and prompts/*.toml of the team's own."""

KEYS = ("preset", "glossary", "rules")
PERSONAL_KEYS = ("model", "base_url", "api_key", "endpoint", "openai")
"""Keys that belong to a person's own file, and are refused in a project's."""
Level = Literal["error", "warning", "info", "off"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info", "off")
DEFAULT_PRESET = "default"


class Settings(NamedTuple):
    """A team's settings, checked; a preset's choices are already in them."""

    path: Path | None = None
    """The file that they come from; None where there is none."""
    preset: str = DEFAULT_PRESET
    severities: Mapping[str, Level] = MappingProxyType({})
    """A rule's severity, or "off", by the rule's name."""
    rules: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    """A rule's own settings by its name: numbers, choices, and lists of words to add to the rule's."""
    glossary: tuple[str, ...] = ()
    """The team's acronyms and names of products."""
    own_rules: Mapping[str, Path] = MappingProxyType({})
    """Files of the team's own rules by the rule's name."""
    prompts_folder: Path | None = None
    """Where the team's own prompts stand, if anywhere."""

    def changes(self) -> tuple[str, ...]:
        """Say in one line each what differs from the defaults."""
        lines = [f"preset {self.preset}"] if self.preset != DEFAULT_PRESET else []
        lines += [f"{rule}: {level}" for rule, level in sorted(self.severities.items())]
        lines += [f"{rule}: {key} = {value}" for rule, values in sorted(self.rules.items()) for key, value in values.items()]
        lines += [f"glossary: {', '.join(self.glossary)}"] if self.glossary else []
        lines += [f"own rule {name} ({path})" for name, path in sorted(self.own_rules.items())]
        return tuple(lines)


def load_settings(start: Path) -> Settings:
    """Read the nearest settings at or above the folder `start`. Raises SettingsError (or DataError for what is no TOML)."""
    for folder in _upwards(start):
        own = folder / OWN_FOLDER
        for path, inside in ((folder / FILE_NAME, ()), (folder / "pyproject.toml", ("tool", "okrcoach"))):
            text = text_of(path, must_hold="[tool.okrcoach" if inside else "")
            if text is None:
                continue
            return _Reading(SettingsFile(path, text, inside)).settings(own)
        if own.is_dir():
            return Settings(own_rules=_own_rules(own), prompts_folder=_prompts(own))
    return Settings()


def _upwards(start: Path) -> Iterable[Path]:
    start = start.absolute()
    return (start, *start.parents)


def _own_rules(own: Path) -> dict[str, Path]:
    found = {path.stem: path for path in sorted((own / "rules").glob("*.toml"))}
    for name, path in found.items():
        if name in bundle("rules"):
            raise SettingsError(f"a rule of okrcoach is already named `{name}`: give yours another name", where=str(path))
    return found


def _prompts(own: Path) -> Path | None:
    return own / "prompts" if (own / "prompts").is_dir() else None


class _Reading(NamedTuple):
    """A team's settings file being read."""

    file: SettingsFile

    def settings(self, own: Path) -> Settings:
        """Check the content of the file and put it over the preset's."""
        data = self.file.content()
        for key in data:
            if key in PERSONAL_KEYS:
                raise self.file.mistake(
                    f"`{key}` does not belong into a project's file, because whoever clones it would send texts and a key there; "
                    f"set it in the environment or in {user_file()}",
                    key,
                )
        self.file.only(data, KEYS)
        preset = data.get("preset", DEFAULT_PRESET)
        if not isinstance(preset, str) or preset not in bundle("presets"):
            near = nearest(str(preset), bundle("presets"))
            raise self.file.mistake(f"`preset` is {preset!r}; it has to be one of {', '.join(sorted(bundle('presets')))}{near}", "preset")
        glossary = data.get("glossary", [])
        if not is_texts(glossary):
            raise self.file.mistake("`glossary` has to be a list of text", "glossary")
        own_rules = _own_rules(own)
        severities: dict[str, Level] = {}
        rules: dict[str, dict[str, Any]] = {}
        tables = data.get("rules", {})
        if not isinstance(tables, dict):
            raise self.file.mistake("`rules` has to be a table", "rules")
        for name, value in (*bundle("presets")[preset].get("rules", {}).items(), *tables.items()):
            level, values = self.one_rule(name, value, own_rules)
            if level is not None:
                severities[name] = level
            for key, setting in values.items():
                before = rules.setdefault(name, {}).get(key, [])
                rules[name][key] = [*before, *setting] if isinstance(setting, list) else setting
        return Settings(self.file.path, preset, severities, rules, tuple(glossary), own_rules, _prompts(own))

    def one_rule(self, name: str, value: object, own_rules: Mapping[str, Path]) -> tuple[Level | None, Mapping[str, Any]]:
        """Check what is said of one rule; returns its severity, if any is set, and its settings."""
        if name in own_rules:
            declared = read_toml(own_rules[name]).get("settings", {})
        elif name in bundle("rules"):
            declared = bundle("rules")[name].get("settings", {})
        else:
            raise self.file.mistake(f"there is no rule `{name}`{nearest(name, [*bundle('rules'), *own_rules])}", "rules", name)
        values = {"severity": value} if isinstance(value, str) else value
        if not isinstance(values, dict):
            raise self.file.mistake(f"`rules.{name}` has to be a severity or a table", "rules", name)
        self.file.only(values, ("severity", *declared), "rules", name)
        level = values.get("severity")
        if level is not None and level not in LEVELS:
            raise self.file.mistake(
                f"the severity of `{name}` is {level!r}; it has to be one of {', '.join(LEVELS)}", "rules", name, "severity"
            )
        settings = {key: setting for key, setting in values.items() if key != "severity"}
        for key, setting in settings.items():
            expected = wanted(setting, declared[key])
            if expected:
                raise self.file.mistake(f"`rules.{name}.{key}` has to be {expected}", "rules", name, key)
        return level, settings
