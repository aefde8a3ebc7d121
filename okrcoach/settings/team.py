"""What a team has decided: okrcoach.toml, or [tool.okrcoach] in pyproject.toml, and its own rules and prompts in .okrcoach/.

The nearest settings file above a file of OKRs decides. A folder .okrcoach/ below it adds its rules and prompts, and changes no settings.
It must not say where texts and keys are sent: a project's file is handed on with its repository.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from okrcoach.data import bundle, nearest
from okrcoach.reading import is_folder
from okrcoach.settings.folders import user_file
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
BOUNDS = (("min", "max"), ("low", "high"), ("least_percent", "most_percent"), ("least_gap_percent", "most_gap_percent"))
"""Settings of one rule of which the first must not be above the second."""


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


def load_settings(start: Path, known: dict[Path, Settings] | None = None) -> Settings:
    """Read the settings that hold in the folder `start`. Raises SettingsError (or DataError for what is no TOML).

    `known` remembers what holds in each folder, for who asks for many: folders with the same settings share one value.
    """
    known = {} if known is None else known
    folder = Path(os.path.abspath(start))  # noqa: PTH100 -- "a/../b" does not stand in a, and a link stands where it is
    if folder not in known:
        known[folder] = _settings_in(folder, known)
    return known[folder]


def _settings_in(folder: Path, known: dict[Path, Settings]) -> Settings:
    own = folder / OWN_FOLDER
    file = next(settings_files(folder), None)
    if file is not None:
        return _Reading(file).settings(own)
    above = Settings() if folder.parent == folder else load_settings(folder.parent, known)
    if not is_folder(own):
        return above
    return above._replace(own_rules={**above.own_rules, **_own_rules(own)}, prompts_folder=_prompts(own) or above.prompts_folder)


def settings_files(folder: Path) -> Iterator[SettingsFile]:
    """Yield the files in a folder that hold settings; the first is the one that is read."""
    for path, inside in ((folder / FILE_NAME, ()), (folder / "pyproject.toml", ("tool", "okrcoach"))):
        text = text_of(path, must_hold="okrcoach" if inside else "")
        if text is not None and (file := SettingsFile(path, text, inside)).is_given():
            yield file


def _own_rules(own: Path) -> dict[str, Path]:
    found = {path.stem: path for path in sorted((own / "rules").glob("[!.]*.toml"))}
    for name, path in found.items():
        if name != name.lower() or not name.replace("-", "").replace("_", "").isalnum():
            raise SettingsError("a rule's file is named in small letters, digits and hyphens, because ignores name it so", where=str(path))
        if name in bundle("rules"):
            raise SettingsError(f"a rule of okrcoach is already named `{name}`: give yours another name", where=str(path))
    return found


def _prompts(own: Path) -> Path | None:
    return own / "prompts" if is_folder(own / "prompts") else None


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
        for name, values in rules.items():
            self.check_bounds(name, values, self.declared(name, own_rules))
        return Settings(self.file.path, preset, severities, rules, tuple(glossary), own_rules, _prompts(own))

    def one_rule(self, name: str, value: object, own_rules: Mapping[str, Path]) -> tuple[Level | None, Mapping[str, Any]]:
        """Check what is said of one rule; returns its severity, if any is set, and its settings."""
        declared = self.declared(name, own_rules)
        values = {"severity": value} if isinstance(value, str) else value
        if not isinstance(values, dict):
            raise self.file.mistake(f"`rules.{name}` has to be a severity or a table", "rules", name)
        self.file.only(values, ("severity", *declared), "rules", name)
        level = values.get("severity")
        if level is not None and level not in LEVELS:
            near = nearest(str(level), LEVELS)
            raise self.file.mistake(
                f"the severity of `{name}` is {level!r}; it has to be one of {', '.join(LEVELS)}{near}", "rules", name, "severity"
            )
        settings = {key: setting for key, setting in values.items() if key != "severity"}
        for key, setting in settings.items():
            if expected := wanted(setting, declared[key]):
                raise self.file.mistake(f"`rules.{name}.{key}` has to be {expected}", "rules", name, key)
        return level, settings

    def declared(self, name: str, own_rules: Mapping[str, Path]) -> Mapping[str, Any]:
        """Return a rule's settings as its own file has them."""
        if name not in own_rules and name not in bundle("rules"):
            raise self.file.mistake(f"there is no rule `{name}`{nearest(name, [*bundle('rules'), *own_rules])}", "rules", name)
        return declared_by(own_rules.get(name), name)

    def check_bounds(self, name: str, values: Mapping[str, Any], declared: Mapping[str, Any]) -> None:
        """Raise SettingsError where the least of something is more than the most of it."""
        for least, most in BOUNDS:
            low, high = ({**declared, **values}.get(key) for key in (least, most))
            if isinstance(low, (int, float)) and isinstance(high, (int, float)) and low > high:
                problem = f"`{least}` of `{name}` is {low}{_as_it_comes(least, values)} and `{most}` is {high}{_as_it_comes(most, values)}"
                raise self.file.mistake(f"{problem}: nothing fits both", "rules", name, most if most in values else least)


def _as_it_comes(key: str, values: Mapping[str, Any]) -> str:
    return "" if key in values else " by default"


def declared_by(own: Path | None, name: str) -> Mapping[str, Any]:
    """Return the settings that a rule's file declares, with their defaults; `own` is the file of a team's own rule."""
    if own is None:
        found: Mapping[str, Any] = bundle("rules")[name].get("settings", {})
        return found
    file = SettingsFile.read(own)
    declared = file.content().get("settings", {})
    if not isinstance(declared, dict):
        raise file.mistake("`settings` has to be a table", "settings")
    return declared
