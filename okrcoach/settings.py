"""What a team has decided (okrcoach.toml, or [tool.okrcoach] in pyproject.toml) and what a person has (the endpoint of a model).

The two never mix: a project's file is handed on with its repository, so it must not say where texts and keys are sent.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from okrcoach.data import bundle, nearest, parse_toml, read_toml
from okrcoach.model import OkrcoachError

FILE_NAME = "okrcoach.toml"
OWN_FOLDER = ".okrcoach"
"""Beside the settings file: rules/*.toml and prompts/*.toml of the team's own."""

KEYS = ("preset", "glossary", "rules")
PERSONAL_KEYS = ("model", "base_url", "api_key", "endpoint", "openai")
"""Keys that belong to a person's own file, and are refused in a project's."""
Level = Literal["error", "warning", "info", "off"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info", "off")
DEFAULT_PRESET = "default"


class SettingsError(OkrcoachError):
    """A mistake in a settings file; names the file, the line and the key."""


@dataclass(frozen=True, slots=True)
class Settings:
    """A team's settings, checked; a preset's choices are already in them."""

    path: Path | None = None
    """The file that they come from; None where there is none."""
    preset: str = DEFAULT_PRESET
    severities: Mapping[str, Level] = field(default_factory=dict)
    """A rule's severity, or "off", by the rule's name."""
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """A rule's own settings by its name: numbers, choices, and lists of words to add to the rule's."""
    glossary: tuple[str, ...] = ()
    """The team's acronyms and names of products."""
    own_rules: Mapping[str, Path] = field(default_factory=dict)
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


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a person's model answers. Comes from the environment, the person's own settings file and the keyring alone."""

    base_url: str | None = None
    """None for OpenAI's own."""
    api_key: str | None = field(default=None, repr=False)
    model: str | None = None
    max_tokens_per_draft: int | None = None
    input_price: float | None = None
    """Money for a million tokens sent, in whatever currency the person counts."""
    output_price: float | None = None
    """Money for a million tokens received."""


def load_settings(start: Path) -> Settings:
    """Read the nearest settings at or above the folder `start`. Raises SettingsError (or DataError for what is no TOML)."""
    for folder in _upwards(start):
        own = folder / OWN_FOLDER
        for path, inside in ((folder / FILE_NAME, ()), (folder / "pyproject.toml", ("tool", "okrcoach"))):
            text = _text_of(path, must_hold="[tool.okrcoach" if inside else "")
            if text is None:
                continue
            data = parse_toml(text, str(path))
            for key in inside:
                data = data.get(key, {})
            return _Reading(path, text, inside).settings(data, own)
        if own.is_dir():
            return Settings(own_rules=_own_rules(own), prompts_folder=_prompts(own))
    return Settings()


def _upwards(start: Path) -> Iterable[Path]:
    start = start.absolute()
    return (start, *start.parents)


def _text_of(path: Path, must_hold: str) -> str | None:
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as problem:
        if must_hold:
            return None
        raise SettingsError(f"cannot be read: {problem}", where=str(path)) from problem
    return text if must_hold in text else None


def _own_rules(own: Path) -> dict[str, Path]:
    found = {path.stem: path for path in sorted((own / "rules").glob("*.toml"))}
    for name, path in found.items():
        if name in bundle("rules"):
            raise SettingsError(f"a rule of okrcoach is already named `{name}`: give yours another name", where=str(path))
    return found


def _prompts(own: Path) -> Path | None:
    return own / "prompts" if (own / "prompts").is_dir() else None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One settings file being read: knows where each key stands, for the messages."""

    path: Path
    text: str
    inside: tuple[str, ...]
    """The tables around the settings: none in okrcoach.toml, tool and okrcoach in pyproject.toml."""

    def settings(self, data: Mapping[str, Any], own: Path) -> Settings:
        """Check the content of the file and put it over the preset's."""
        for key in data:
            if key in PERSONAL_KEYS:
                raise self.mistake(
                    f"`{key}` does not belong into a project's file, because whoever clones it would send texts and a key there; "
                    f"set it in the environment or in {user_file()}",
                    key,
                )
        self.only(data, KEYS)
        preset = data.get("preset", DEFAULT_PRESET)
        if preset not in bundle("presets"):
            near = nearest(str(preset), bundle("presets"))
            raise self.mistake(f"`preset` is {preset!r}; it has to be one of {', '.join(sorted(bundle('presets')))}{near}", "preset")
        glossary = data.get("glossary", [])
        if not _is_texts(glossary):
            raise self.mistake("`glossary` has to be a list of text", "glossary")
        own_rules = _own_rules(own)
        severities: dict[str, Level] = {}
        rules: dict[str, dict[str, Any]] = {}
        tables = data.get("rules", {})
        if not isinstance(tables, dict):
            raise self.mistake("`rules` has to be a table", "rules")
        for name, value in (*bundle("presets")[preset].get("rules", {}).items(), *tables.items()):
            level, values = self.one_rule(name, value, own_rules)
            if level is not None:
                severities[name] = level
            for key, setting in values.items():
                before = rules.setdefault(name, {}).get(key, [])
                rules[name][key] = [*before, *setting] if isinstance(setting, list) else setting
        return Settings(self.path, preset, severities, rules, tuple(glossary), own_rules, _prompts(own))

    def one_rule(self, name: str, value: object, own_rules: Mapping[str, Path]) -> tuple[Level | None, Mapping[str, Any]]:
        """Check what is said of one rule; returns its severity, if any is set, and its settings."""
        if name in own_rules:
            declared = read_toml(own_rules[name]).get("settings", {})
        elif name in bundle("rules"):
            declared = bundle("rules")[name].get("settings", {})
        else:
            raise self.mistake(f"there is no rule `{name}`{nearest(name, [*bundle('rules'), *own_rules])}", "rules", name)
        values = {"severity": value} if isinstance(value, str) else value
        if not isinstance(values, dict):
            raise self.mistake(f"`rules.{name}` has to be a severity or a table", "rules", name)
        self.only(values, ("severity", *declared), "rules", name)
        level = values.get("severity")
        if level is not None and level not in LEVELS:
            raise self.mistake(f"the severity of `{name}` is {level!r}; it has to be one of {', '.join(LEVELS)}", "rules", name, "severity")
        settings = {key: setting for key, setting in values.items() if key != "severity"}
        for key, setting in settings.items():
            wanted = _wanted(setting, declared[key])
            if wanted:
                raise self.mistake(f"`rules.{name}.{key}` has to be {wanted}", "rules", name, key)
        return level, settings

    def only(self, values: Mapping[str, Any], allowed: Iterable[str], *tables: str) -> None:
        """Raise SettingsError for the first key that is not allowed."""
        names = list(allowed)
        for key in values:
            if key not in names:
                raise self.mistake(f"unknown key `{'.'.join((*tables, key))}`{nearest(key, names)}", *tables, key)

    def mistake(self, message: str, *keys: str) -> SettingsError:
        """Make the error for a key, with the line that it stands on."""
        line = line_of(self.text, (*self.inside, *keys))
        return SettingsError(message, where=f"{self.path}:{line}" if line else str(self.path))


def _wanted(value: object, default: object) -> str:
    """Say what a setting has to be where it is not of its default's shape; "" where it is."""
    if isinstance(default, bool):
        return "" if isinstance(value, bool) else "true or false"
    if isinstance(default, list):
        return "" if _is_texts(value) else "a list of text"
    if isinstance(default, (int, float)):
        fits = isinstance(value, (int, float) if isinstance(default, float) else int) and not isinstance(value, bool)
        return "" if fits else "a number" if isinstance(default, float) else "a whole number"
    return "" if isinstance(value, str) else "text"


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def line_of(text: str, keys: tuple[str, ...]) -> int | None:
    """Find the line (from 1) of a key in a TOML text: that of the longest part of `keys` that is written there; None for none."""
    best, found = 0, None
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        for written in _written(line, table):
            if line.lstrip().startswith("["):
                table = written
            same = next(
                (place for place, (one, two) in enumerate(zip(written, keys, strict=False)) if one != two), min(len(written), len(keys))
            )
            if same > best and same == len(written):
                best, found = same, number
    return found


def _written(line: str, table: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
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


ENDPOINT_KEYS: Mapping[str, type] = {
    "base_url": str, "api_key": str, "model": str, "max_tokens_per_draft": int, "input_price": float, "output_price": float,
}  # fmt: skip


def load_endpoint() -> Endpoint:
    """Read the endpoint: the environment first, then the person's own file, then (for the key) the keyring."""
    path = user_file()
    text = _text_of(path, must_hold="")
    data = parse_toml(text, str(path)).get("model", {}) if text is not None else {}
    reading = _Reading(path, text or "", ())
    if not isinstance(data, dict):
        raise reading.mistake("`model` has to be a table", "model")
    reading.only(data, ENDPOINT_KEYS, "model")
    for key, value in data.items():
        wanted = _wanted(value, ENDPOINT_KEYS[key]())
        if wanted:
            raise reading.mistake(f"`model.{key}` has to be {wanted}", "model", key)
    named = {"base_url": "OPENAI_BASE_URL", "api_key": "OPENAI_API_KEY", "model": "OKRCOACH_MODEL"}
    given = {**data, **{key: os.environ[variable] for key, variable in named.items() if os.environ.get(variable)}}
    if not given.get("api_key"):
        given["api_key"] = _from_keyring(given.get("base_url"))
    return Endpoint(**given)


def _from_keyring(base_url: str | None) -> str | None:
    """Ask the system's keyring, where the `keyring` package is there and holds a key for okrcoach."""
    try:
        import keyring  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 -- not everybody has it, and a review never asks
    except ImportError:
        return None
    try:
        key: str | None = keyring.get_password("okrcoach", base_url or "openai")
    except Exception:  # noqa: BLE001 -- a locked or broken keyring is as good as none
        return None
    return key
