"""What a team's settings change: each rule's difference from how it comes, and whether the preset or the team's own file makes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from okrcoach.data import bundle
from okrcoach.settings.source import SettingsFile
from okrcoach.settings.team import Settings


class Change(NamedTuple):
    """What is different about one rule, in words, and who says so."""

    rule: str
    said: str
    by_preset: bool


def changes(settings: Settings) -> tuple[Change, ...]:
    """Return what differs from the rules as they come, sorted by rule; a rule that is off has no other differences."""
    found: list[Change] = []
    for rule in sorted({*settings.severities, *settings.rules}):
        chosen = bundle("presets")[settings.preset].get("rules", {}).get(rule, {})
        preset = {"severity": chosen} if isinstance(chosen, str) else chosen
        said = dict(_said(settings, rule))
        for by_preset in (True, False):
            own = [words for key, (value, words) in said.items() if (preset.get(key) == value) is by_preset]
            found += [Change(rule, ", ".join(own), by_preset)] if own else []
    return tuple(found)


def _said(settings: Settings, rule: str) -> Iterator[tuple[str, tuple[Any, str]]]:
    """Yield each key that is different, with its value and the words for it."""
    data = SettingsFile.read(settings.own_rules[rule]).content() if rule in settings.own_rules else bundle("rules")[rule]
    level = settings.severities.get(rule)
    if level is not None and level != data.get("severity"):
        yield "severity", (level, level)
    for key, value in settings.rules.get(rule, {}).items() if level != "off" else ():
        default = data["settings"][key]
        if isinstance(value, list):
            added = [word for word in value if word not in default]
            if added:
                yield key, (value, f"{key} + {', '.join(added)}")
        elif value != default:
            yield key, (value, f"{key} = {_written(value)} (by default {_written(default)})")


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
