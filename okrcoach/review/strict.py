"""Checks a rule's file before it is used: every key, every shape, every place of a message. Only a team's own rules need it at a start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from string import Formatter
from typing import Any, get_args

from okrcoach.data import nearest
from okrcoach.model import Kind
from okrcoach.review.checks import KINDS
from okrcoach.review.checks.predicate import PREDICATES
from okrcoach.review.finding import SEVERITIES
from okrcoach.review.kind import ASKED, CATEGORIES, CheckKind, Example, several
from okrcoach.review.mending import WAYS
from okrcoach.settings.source import SettingsError, SettingsFile

KEYS = (
    "severity",
    "category",
    "applies",
    "finds",
    "message",
    "hint",
    "why",
    "source",
    "check",
    "fix",
    "any_language",
    "settings",
    "severity_when",
    "good",
    "bad",
)
OPTIONAL = ("fix", "any_language", "settings", "severity_when")
EXAMPLE_KEYS = Example._fields
BAD_ONLY = ("match", "after", "severity", "where")
MINIMUM_EXAMPLES = 3
FORMATS = ("md", "yaml")
"""How an example of several lines may be written."""
PLACES = ("match", "text")
"""Places of a message that every check fills."""
CONDITIONS = ("foreign",)
"""Conditions that a hit of every check may have."""


def check_rule(data: Mapping[str, Any], file: SettingsFile) -> None:
    """Check that a rule's data says all that it has to and nothing else. Raises SettingsError naming the file, the line and the key."""
    _only(data, KEYS, file, "")
    for key in KEYS:
        if key not in data and key not in OPTIONAL:
            raise file.mistake(f"lacks `{key}`")
    _one_of(data["severity"], SEVERITIES, file, "severity")
    _one_of(data["category"], CATEGORIES, file, "category")
    for key in ("applies", "source"):
        _is_texts(data[key], file, key)
    for kind in data["applies"]:
        _one_of(kind, get_args(Kind), file, "applies")
    for key in ("finds", "message", "hint", "why"):
        _is_text(data[key], file, key)
    if "fix" in data:
        _one_of(data["fix"], WAYS, file, "fix")
    has_shape(data.get("any_language", False), bool, file, "any_language")
    _check_check(data, file)
    check = KINDS[data["check"]["kind"]]
    places = None if check.places is None else (*PLACES, *data.get("settings", {}), *check.places)
    for key in ("message", "hint"):
        _check_template(data[key], places, file, key)
    for number, row in enumerate(_tables(data.get("severity_when", []), file, "severity_when")):
        _check_row(row, check, places, file, f"severity_when.{number}.")
    for key in ("good", "bad"):
        _check_examples(data, key, file)


def _check_check(data: Mapping[str, Any], file: SettingsFile) -> None:
    check = data["check"]
    if not isinstance(check, dict) or "kind" not in check:
        raise _wrong(file, "check", "has to be a table with a `kind`")
    _one_of(check["kind"], tuple(KINDS), file, "check.kind")
    parameters = {key: value for key, value in check.items() if key != "kind"}
    _fits(parameters, KINDS[check["kind"]].parameters, file, "check.")
    settings = data.get("settings", {})
    if not isinstance(settings, dict):
        raise _wrong(file, "settings", "has to be a table")
    _fits(settings, declared_settings(check), file, "settings.")


def _check_row(row: dict[str, Any], check: CheckKind, places: tuple[str, ...] | None, file: SettingsFile, prefix: str) -> None:
    _only(row, ("severity", *ASKED, "message", "hint"), file, prefix)
    _one_of(row.get("severity"), (*SEVERITIES, "off"), file, f"{prefix}severity")
    if not any(key in row for key in ASKED):
        raise _wrong(file, prefix, "needs a `condition`, a `kind` or a `type`")
    for key in ("message", "hint"):
        if key in row:
            _check_template(_is_text(row[key], file, prefix + key), places, file, prefix + key)
    for key in row.keys() & set(ASKED):
        _is_texts(several(row[key]) if isinstance(row[key], (str, list)) else row[key], file, prefix + key)
    for kind in several(row.get("kind", ())):
        _one_of(kind, get_args(Kind), file, f"{prefix}kind")
    if check.conditions is not None:
        for condition in several(row.get("condition", ())):
            _one_of(condition, (*check.conditions, *CONDITIONS), file, f"{prefix}condition")


def declared_settings(check: Mapping[str, Any]) -> Mapping[str, object]:
    """Return the settings that a rule with this [check] table has, with the shape of each."""
    kind = PREDICATES[check["name"]] if check["kind"] == "predicate" else KINDS[check["kind"]]
    return kind.settings


def _fits(values: Mapping[str, Any], declared: Mapping[str, object], file: SettingsFile, prefix: str) -> None:
    _only(values, [key.rstrip("?") for key in declared], file, prefix)
    for name, shape in declared.items():
        key = name.rstrip("?")
        if key in values:
            has_shape(values[key], shape, file, prefix + key)
        elif not name.endswith("?"):
            empty = f"; write `{key} = []` where there is nothing to list" if shape is list else ""
            raise file.mistake(f"lacks `{prefix}{key}`{empty}", *_keys(prefix))


def has_shape(value: object, shape: object, file: SettingsFile, key: str) -> None:
    """Check that a parameter or setting is what was declared: one of some words, a list of text, a number, true or false, text."""
    if isinstance(shape, tuple):
        _one_of(value, shape, file, key)
    elif shape is list:
        _is_texts(value, file, key, empty=True)
    elif shape in (int, float):
        if isinstance(value, bool) or not isinstance(value, (int, float) if shape is float else int):
            raise _wrong(file, key, f"has to be a {'whole ' if shape is int else ''}number")
    elif not isinstance(value, shape if isinstance(shape, type) else object):
        raise _wrong(file, key, f"has to be {'true or false' if shape is bool else 'text' if shape is str else 'a table'}")


def _check_examples(data: Mapping[str, Any], key: str, file: SettingsFile) -> None:
    examples = _tables(data[key], file, key)
    if len(examples) < MINIMUM_EXAMPLES:
        raise _wrong(file, key, f"needs at least {MINIMUM_EXAMPLES} examples")
    allowed = EXAMPLE_KEYS if key == "bad" else [name for name in EXAMPLE_KEYS if name not in BAD_ONLY]
    for number, example in enumerate(examples):
        prefix = f"{key}.{number}."
        _only(example, allowed, file, prefix)
        _is_text(example.get("text"), file, f"{prefix}text")
        for name, value in example.items():
            if name == "settings":
                _check_settings(value, data, file, f"{prefix}settings.")
            elif not isinstance(value, str):
                raise _wrong(file, prefix + name, "has to be text")
        if "kind" in example:
            _one_of(example["kind"], get_args(Kind), file, f"{prefix}kind")
        if "format" in example:
            _one_of(example["format"], FORMATS, file, f"{prefix}format")
        if "as_of" in example and not _is_day(example["as_of"]):
            raise _wrong(file, f"{prefix}as_of", "has to be a date such as 2027-03-31")
        if "severity" in example:
            _one_of(example["severity"], SEVERITIES, file, f"{prefix}severity")
        if key == "bad" and "match" not in example:
            raise _wrong(file, f"{prefix}match", "is missing: the words that the finding points at")


def _check_settings(value: object, data: Mapping[str, Any], file: SettingsFile, prefix: str) -> None:
    """Check the settings with which an example is meant: some of the rule's own."""
    if not isinstance(value, dict):
        raise _wrong(file, prefix, "has to be a table")
    _only(value, data.get("settings", {}), file, prefix)
    declared = declared_settings(data["check"])
    for key, setting in value.items():
        has_shape(setting, declared.get(key) or declared[f"{key}?"], file, prefix + key)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _check_template(text: str, places: tuple[str, ...] | None, file: SettingsFile, key: str) -> None:
    try:
        names = [name for _, name, form, conversion in Formatter().parse(text) if name is not None and not form and not conversion]
        slots = text.count("{")
    except ValueError as problem:
        raise _wrong(file, key, f"has an unmatched brace: {problem}") from problem
    if len(names) != slots or not all(name.isidentifier() for name in names):
        raise _wrong(file, key, "may hold only plain places such as {match}")
    if places is not None and (unknown := next((name for name in names if name not in places), None)):
        there = ", ".join(f"{{{one}}}" for one in places)
        raise _wrong(file, key, f"has a place {{{unknown}}}, which nothing fills; there are {there}{nearest(unknown, places)}")


def _tables(value: object, file: SettingsFile, key: str) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _wrong(file, key, f"has to be written as [[{key}]]")
    return value


def _only(data: Mapping[str, Any], allowed: Iterable[str], file: SettingsFile, prefix: str) -> None:
    names = list(allowed)
    for key in data:
        if key not in names:
            raise file.mistake(f"unknown key `{_named(prefix + key)}`{nearest(key, names)}", *_keys(prefix + key))


def _one_of(value: object, allowed: Iterable[object], file: SettingsFile, key: str) -> None:
    names = [str(one) for one in allowed]
    if value not in names:
        raise _wrong(file, key, f"is {value!r}; it has to be one of {', '.join(names)}{nearest(str(value), names)}")


def _is_text(value: object, file: SettingsFile, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _wrong(file, key, "has to be text")
    return value


def _is_texts(value: object, file: SettingsFile, key: str, *, empty: bool = False) -> None:
    if not isinstance(value, (list, tuple)) or not all(isinstance(one, str) and one.strip() for one in value) or not (value or empty):
        raise _wrong(file, key, "has to be a list of text")


def _wrong(file: SettingsFile, key: str, problem: str) -> SettingsError:
    return file.mistake(f"`{_named(key)}` {problem}", *_keys(key))


def _keys(key: str) -> tuple[str | int, ...]:
    """Return the way to a key: "bad.2.text" is the text of the third [[bad]]."""
    return tuple(int(part) if part.isdecimal() else part for part in key.split(".") if part)


def _named(key: str) -> str:
    return ".".join(part for part in key.split(".") if part and not part.isdecimal())
