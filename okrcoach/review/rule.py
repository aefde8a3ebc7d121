"""Reads rules: the program's own from their bundle, a team's own from its folder, strictly.

A rule is one TOML file whose name is the rule's id (see docs/rules.md for what each says). Its examples are its tests: a `text`
of one line is a statement of the rule's first `applies` kind (or of the example's `kind`, under the objective `parent`), a `text`
of several lines is a whole Markdown document. `Example` lists what else an example may say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from okrcoach.data import bundle
from okrcoach.review.kind import ASKED, Example, Rule, SeverityWhen, several
from okrcoach.settings import Settings
from okrcoach.settings.source import SettingsFile
from okrcoach.settings.team import FILE_NAME

FILLED: Mapping[str, Callable[[Settings], Iterable[str]]] = {
    "glossary": lambda settings: settings.glossary,
    "own_rules": lambda settings: settings.own_rules,
}
"""Settings that are filled with what a team has said elsewhere: its glossary, and the names of its own rules."""


def load_rules(settings: Settings | None = None) -> tuple[Rule, ...]:
    """Return the rules in force, sorted by name: the program's, with a team's settings over them, and the team's own.

    Raises OkrcoachError naming the file and the key for a mistake in one of the team's own rules or settings.
    """
    if settings is None:
        return _unchanged()
    everything = dict(bundle("rules"))
    for name, path in settings.own_rules.items():
        everything[name] = _content(path)
    return tuple(_in_force(name, data, settings) for name, data in sorted(everything.items()) if settings.severities.get(name) != "off")


@cache
def _unchanged() -> tuple[Rule, ...]:
    """Return the program's rules as they stand: read once, and what they work out of their settings is kept with them."""
    return load_rules(Settings())


def _in_force(name: str, data: Mapping[str, Any], settings: Settings) -> Rule:
    own = dict(settings.rules.get(name, {}))
    if own:
        from okrcoach.review.strict import declared_settings, has_shape  # noqa: PLC0415 -- as above

        declared, file = declared_settings(data["check"]), SettingsFile(settings.path or Path(FILE_NAME), "")
        for key, value in own.items():
            has_shape(value, declared.get(key) or declared[key + "?"], file, f"rules.{name}.{key}")
    for key in FILLED.keys() & data.get("settings", {}).keys():
        own[key] = [*own.get(key, ()), *FILLED[key](settings)]
    rule = make_rule(name, data, settings=own)
    level = settings.severities.get(name)
    return rule if level is None or level == "off" else replace(rule, severity=level, ceiling=level)


def read_rule(path: Path) -> Rule:
    """Read and check one rule file. Raises OkrcoachError naming the file, the line and the key."""
    return make_rule(path.stem, _content(path))


def _content(path: Path) -> dict[str, Any]:
    from okrcoach.review.strict import check_rule  # noqa: PLC0415 -- it knows every check, and the program's own rules are sound

    file = SettingsFile.read(path)
    data = file.content()
    check_rule(data, file)
    return data


def make_rule(name: str, data: Mapping[str, Any], *, settings: Mapping[str, Any] | None = None) -> Rule:
    """Make a rule of data known to be sound (`check_rule`), with a team's settings over its own: lists grow, the rest is replaced."""
    return Rule(
        name=name,
        severity=data["severity"],
        category=data["category"],
        applies=tuple(data["applies"]),
        finds=data["finds"],
        message=data["message"],
        hint=data["hint"],
        why=data["why"].strip(),
        source=tuple(data["source"]),
        check=data["check"],
        settings=_merged(data.get("settings", {}), settings or {}),
        good=tuple(Example(**example) for example in data["good"]),
        bad=tuple(Example(**example) for example in data["bad"]),
        fix=data.get("fix", ""),
        any_language=data.get("any_language", False),
        severity_when=tuple(_row(row) for row in data.get("severity_when", ())),
    )


def with_settings(rule: Rule, own: Mapping[str, Any]) -> Rule:
    """Return the rule with some of its settings changed."""
    return replace(rule, settings=_merged(rule.settings, own), _known={}) if own else rule


def _merged(default: Mapping[str, Any], own: Mapping[str, Any]) -> Mapping[str, Any]:
    added = {key: [*default[key], *value] if isinstance(value, list) else value for key, value in own.items()}
    return {**default, **added}


def _row(row: Mapping[str, Any]) -> SeverityWhen:
    condition, kind, type_ = (several(row.get(key, ())) for key in ASKED)
    return SeverityWhen(row["severity"], condition, kind, type_, row.get("message", ""), row.get("hint", ""))
