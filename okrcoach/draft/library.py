"""The playbooks as values: what a focus area has on offer. Reading is strict, so that a slip in a file is found by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any

from okrcoach.data import DataError, bundle
from okrcoach.draft.brief import cue_term
from okrcoach.model import FOCUS_AREAS

SLOTS = ("audience", "product")
"""What a pattern may leave open: whom it is for (a plural), and what they use."""


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


@dataclass(frozen=True, slots=True)
class BetPattern:
    """A project with slots, the metrics it should move, and what has to be true for that."""

    text: str
    cues: tuple[str, ...]
    moves: tuple[str, ...]
    belief: str


@dataclass(frozen=True, slots=True)
class Playbook:
    """What a focus area has on offer."""

    stage: str
    name: str
    audience: str
    """Whom its sentences are about where the brief does not say; a plural."""
    not_now: str
    """What a team leaves aside when the area is not chosen."""
    because: str
    """Why the others wait when it is chosen."""
    objectives: tuple[Pattern, ...]
    bets: tuple[BetPattern, ...]


@cache
def playbook(stage: str) -> Playbook:
    """Read the playbook of a focus area. Raises DataError naming the file and the key that is off."""
    content = bundle("playbooks")[stage]
    where = f"playbooks/{stage}.toml"
    _check_keys(content, ("name", "question", "key_questions", "cues", "audience", "not_now", "because", "objective", "bet"), where)
    return Playbook(
        stage,
        content["name"],
        content["audience"],
        content["not_now"],
        content["because"],
        tuple(
            Pattern(row["text"], _cues(row), tuple(row["metrics"]), stage, row.get("special", False))
            for row in _rows(content["objective"], ("text", "cues", "metrics"), where)
        ),
        tuple(
            BetPattern(row["text"], _cues(row), tuple(row["moves"]), row["belief"])
            for row in _rows(content["bet"], ("text", "cues", "moves", "belief"), where)
        ),
    )


def playbooks() -> tuple[Playbook, ...]:
    """Read all playbooks, in the order of the focus areas."""
    return tuple(playbook(stage) for stage in FOCUS_AREAS)


def _rows(rows: list[dict[str, Any]], keys: tuple[str, ...], where: str) -> list[dict[str, Any]]:
    """Check each row's keys and the slots of its text."""
    for number, row in enumerate(rows, start=1):
        place = f"{where}, row {number} with {keys[-1]}"
        _check_keys(row, keys, place)
        for _, slot, *_ in Formatter().parse(row["text"]):
            if slot is not None and slot not in SLOTS:
                raise DataError(f"unknown slot {{{slot}}}", where=place)
    return rows


def _check_keys(row: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
    if wrong := sorted((set(row) ^ set(keys)) - {"special"}):
        raise DataError(f"key '{wrong[0]}' is {'missing' if wrong[0] in keys else 'unknown'}", where=where)


def _cues(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(cue_term(cue) for cue in row["cues"])
