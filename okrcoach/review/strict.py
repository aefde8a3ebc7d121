"""Checks a rule's file before it is used: every key, every shape, every place of a message. Only a team's own rules need it at a start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any, get_args

from okrcoach.data import DataError, nearest
from okrcoach.model import Kind
from okrcoach.review.checks import KINDS
from okrcoach.review.checks.predicate import PREDICATES
from okrcoach.review.finding import SEVERITIES
from okrcoach.review.kind import ASKED, CATEGORIES, Example, several
from okrcoach.review.mending import WAYS

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


def check_rule(data: Mapping[str, Any], where: str) -> None:
    """Check that a rule's data says all that it has to and nothing else. Raises DataError naming the file and the key."""
    _only(data, KEYS, where, "")
    for key in KEYS:
        if key not in data and key not in OPTIONAL:
            raise DataError(f"lacks `{key}`", where=where)
    _one_of(data["severity"], SEVERITIES, where, "severity")
    _one_of(data["category"], CATEGORIES, where, "category")
    for key in ("applies", "source"):
        _is_texts(data[key], where, key)
    for kind in data["applies"]:
        _one_of(kind, get_args(Kind), where, "applies")
    for key in ("finds", "message", "hint", "why"):
        _is_text(data[key], where, key)
    for key in ("message", "hint"):
        _check_template(data[key], where, key)
    if "fix" in data:
        _one_of(data["fix"], WAYS, where, "fix")
    has_shape(data.get("any_language", False), bool, where, "any_language")
    _check_check(data, where)
    for row in _tables(data.get("severity_when", []), where, "severity_when"):
        _only(row, ("severity", *ASKED, "message", "hint"), where, "severity_when.")
        _one_of(row.get("severity"), (*SEVERITIES, "off"), where, "severity_when.severity")
        if not any(key in row for key in ASKED):
            raise DataError("`severity_when` needs a `condition`, a `kind` or a `type`", where=where)
        for key in ("message", "hint"):
            if key in row:
                _check_template(_is_text(row[key], where, f"severity_when.{key}"), where, f"severity_when.{key}")
        for key in row.keys() & set(ASKED):
            _is_texts(several(row[key]) if isinstance(row[key], (str, list)) else row[key], where, f"severity_when.{key}")
        for kind in several(row.get("kind", ())):
            _one_of(kind, get_args(Kind), where, "severity_when.kind")
    for key in ("good", "bad"):
        _check_examples(data, key, where)


def _check_check(data: Mapping[str, Any], where: str) -> None:
    check = data["check"]
    if not isinstance(check, dict) or "kind" not in check:
        raise DataError("`check` has to be a table with a `kind`", where=where)
    _one_of(check["kind"], tuple(KINDS), where, "check.kind")
    parameters = {key: value for key, value in check.items() if key != "kind"}
    _fits(parameters, KINDS[check["kind"]].parameters, where, "check.")
    settings = data.get("settings", {})
    if not isinstance(settings, dict):
        raise DataError("`settings` has to be a table", where=where)
    _fits(settings, declared_settings(check), where, "settings.")


def declared_settings(check: Mapping[str, Any]) -> Mapping[str, object]:
    """Return the settings that a rule with this [check] table has, with the shape of each."""
    kind = PREDICATES[check["name"]] if check["kind"] == "predicate" else KINDS[check["kind"]]
    return kind.settings


def _fits(values: Mapping[str, Any], declared: Mapping[str, object], where: str, prefix: str) -> None:
    _only(values, [key.rstrip("?") for key in declared], where, prefix)
    for name, shape in declared.items():
        key = name.rstrip("?")
        if key in values:
            has_shape(values[key], shape, where, prefix + key)
        elif not name.endswith("?"):
            raise DataError(f"lacks `{prefix}{key}`", where=where)


def has_shape(value: object, shape: object, where: str, key: str) -> None:
    """Raise DataError where a parameter or setting is not what was declared: some words, a list of text, a number, true or false, text."""
    if isinstance(shape, tuple):
        _one_of(value, shape, where, key)
    elif shape is list:
        _is_texts(value, where, key, empty=True)
    elif shape in (int, float):
        if isinstance(value, bool) or not isinstance(value, (int, float) if shape is float else int):
            raise DataError(f"`{key}` has to be a {'whole ' if shape is int else ''}number", where=where)
    elif not isinstance(value, shape if isinstance(shape, type) else object):
        raise DataError(f"`{key}` has to be {'true or false' if shape is bool else 'text' if shape is str else 'a table'}", where=where)


def _check_examples(data: Mapping[str, Any], key: str, where: str) -> None:
    examples = _tables(data[key], where, key)
    if len(examples) < MINIMUM_EXAMPLES:
        raise DataError(f"`{key}` needs at least {MINIMUM_EXAMPLES} examples", where=where)
    allowed = EXAMPLE_KEYS if key == "bad" else [name for name in EXAMPLE_KEYS if name not in BAD_ONLY]
    for example in examples:
        _only(example, allowed, where, f"{key}.")
        _is_text(example.get("text"), where, f"{key}.text")
        for name, value in example.items():
            if name == "settings":
                _only(value, data.get("settings", {}), where, f"{key}.settings.")
            elif not isinstance(value, str):
                raise DataError(f"`{key}.{name}` has to be text", where=where)
        if "kind" in example:
            _one_of(example["kind"], get_args(Kind), where, f"{key}.kind")
        if "severity" in example:
            _one_of(example["severity"], SEVERITIES, where, f"{key}.severity")
        if key == "bad" and "match" not in example:
            raise DataError("`bad.match` is missing: the words that the finding points at", where=where)


def _check_template(text: str, where: str, key: str) -> None:
    try:
        names = [name for _, name, form, conversion in Formatter().parse(text) if name is not None and not form and not conversion]
        slots = text.count("{")
    except ValueError as problem:
        raise DataError(f"`{key}` has an unmatched brace: {problem}", where=where) from problem
    if len(names) != slots or not all(name.isidentifier() for name in names):
        raise DataError(f"`{key}` may hold only plain places such as {{match}}", where=where)


def _tables(value: object, where: str, key: str) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise DataError(f"`{key}` has to be written as [[{key}]]", where=where)
    return value


def _only(data: Mapping[str, Any], allowed: Iterable[str], where: str, prefix: str) -> None:
    names = list(allowed)
    for key in data:
        if key not in names:
            raise DataError(f"unknown key `{prefix}{key}`{nearest(key, names)}", where=where)


def _one_of(value: object, allowed: Iterable[object], where: str, key: str) -> None:
    names = [str(one) for one in allowed]
    if value not in names:
        raise DataError(f"`{key}` is {value!r}; it has to be one of {', '.join(names)}", where=where)


def _is_text(value: object, where: str, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise DataError(f"`{key}` has to be text", where=where)
    return value


def _is_texts(value: object, where: str, key: str, *, empty: bool = False) -> None:
    if not isinstance(value, (list, tuple)) or not all(isinstance(one, str) and one.strip() for one in value) or not (value or empty):
        raise DataError(f"`{key}` has to be a list of text", where=where)
