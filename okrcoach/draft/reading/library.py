"""The playbooks as values: what a focus area has on offer. Reading is strict, so that a slip in a file is found by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from string import Formatter
from typing import Any

from okrcoach.data import DataError, bundle
from okrcoach.draft.focus import cue_term
from okrcoach.draft.numbers.subjects import Subject, own_subject
from okrcoach.model import FOCUS_AREAS

SLOTS = ("audience", "product", "place")
"""What a pattern may leave open: whom it is for (a plural), what they use, and the country or city that a goal names."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """An objective with slots, and the metrics that would show it."""

    text: str
    cues: tuple[str, ...]
    """As terms (`brief.cue_term`)."""
    metrics: tuple[str, ...]
    """Catalog ids, the most telling first."""
    stage: str
    special: bool
    """Whether it waits for a goal that speaks of its subject: patients, month-end, partners."""
    audience: str = ""
    """Whom it is about where the brief names nobody; the playbook's where it does not say."""
    own: tuple[Subject, ...] = ()
    """Metrics that the catalog does not know, before those that it does: what the goal or the pattern tells."""
    stand_ins: tuple[str, ...] = ()
    """Metrics that any business reads, for want of others."""


@dataclass(frozen=True, slots=True)
class BetPattern:
    """A project with slots, the metrics it should move, and what has to be true for that."""

    text: str
    cues: tuple[str, ...]
    moves: tuple[str, ...]
    belief: str
    audience: str = ""
    """As for an objective."""


@dataclass(frozen=True, slots=True)
class Playbook:
    """What a focus area has on offer."""

    stage: str
    name: str
    audience: str
    """Whom its sentences are about where the brief does not say; a plural."""
    objectives: tuple[Pattern, ...]
    bets: tuple[BetPattern, ...]


@cache
def playbook(stage: str) -> Playbook:
    """Read the playbook of a focus area. Raises DataError naming the file and the key that is off."""
    content = bundle("playbooks")[stage]
    where = f"playbooks/{stage}.toml"
    inside = content["audience"] if content["audience"] in bundle("playbooks")["shared"]["own_people"] else ""
    check_keys(content, ("name", "question", "key_questions", "cues", "audience", "objective", "bet"), where)
    return Playbook(
        stage,
        content["name"],
        content["audience"],
        read_objectives(content["objective"], stage, where, inside),
        read_bets(content["bet"], where, inside),
    )


def playbooks() -> tuple[Playbook, ...]:
    """Read all playbooks, in the order of the focus areas."""
    return tuple(playbook(stage) for stage in FOCUS_AREAS)


def read_objectives(rows: Any, stage: str, where: str, audience: str = "") -> tuple[Pattern, ...]:
    """Read patterns of objectives. Raises DataError naming the row and the key or slot that is off."""
    _check_rows(rows, ("text", "metrics"), where, may=("cues", "special", "own"))
    return tuple(
        Pattern(row["text"], _cues(row), _names(row["metrics"]), stage, row.get("special", False), audience, _own(row)) for row in rows
    )


def _own(row: dict[str, Any]) -> tuple[Subject, ...]:
    """Read the metrics that only a pattern knows, shares or counts, each with its good direction."""
    units = ((name, way, "percent" if name.startswith("share ") else "count") for name, way in row.get("own", {}).items())
    return tuple(replace(own_subject(name, unit, unit), better=way) for name, way, unit in units)


def read_bets(rows: Any, where: str, audience: str = "") -> tuple[BetPattern, ...]:
    """Read patterns of bets. Raises DataError naming the row and the key or slot that is off."""
    _check_rows(rows, ("text", "moves", "belief"), where, may=("cues",))
    return tuple(BetPattern(row["text"], _cues(row), _names(row["moves"]), row["belief"], audience) for row in rows)


def _check_rows(rows: list[dict[str, Any]], keys: tuple[str, ...], where: str, may: tuple[str, ...]) -> None:
    """Check each row's keys and the slots of its text."""
    for number, row in enumerate(rows, start=1):
        place = f"{where}, row {number} with {keys[-1]}"
        check_keys(row, keys, place, may=may)
        for _, slot, *_ in Formatter().parse(row["text"]):
            if slot is not None and slot not in SLOTS:
                raise DataError(f"unknown slot {{{slot}}}", where=place)


def check_keys(row: Mapping[str, Any], keys: tuple[str, ...], where: str, may: tuple[str, ...] = ()) -> None:
    """Raise DataError where a key is missing that has to be there, or one is there that is not known."""
    if wrong := sorted((set(row) ^ set(keys)) - (set(may) & set(row))):
        raise DataError(f"key '{wrong[0]}' is {'missing' if wrong[0] in keys else 'unknown'}", where=where)


def _names(written: str | list[str]) -> tuple[str, ...]:
    """Read ids: a list, or words in one text."""
    return tuple(written.split() if isinstance(written, str) else written)


def _cues(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(cue_term(cue) for cue in row.get("cues", ()))
