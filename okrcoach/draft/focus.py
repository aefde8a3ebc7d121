"""The focus areas that a lead chooses from: each with its question and the key questions to answer before drafting."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from okrcoach.data import bundle
from okrcoach.errors import OkrcoachError
from okrcoach.language.plurals import singular
from okrcoach.model import FOCUS_AREAS


def cue_term(cue: str) -> str:
    """How a cue stands among terms: a whole word or several, or the beginning of a word where it ends in "*"."""
    return f" {cue[:-1]}" if cue.endswith("*") else f" {cue} "


SLIP = 0.8
"""From this likeness on a word is the name of a focus area with a slip of the pen."""


@dataclass(frozen=True, slots=True)
class FocusArea:
    """A stage of the customer's way (AARRR), or what a team may focus on beside it."""

    id: str
    name: str
    question: str
    """The one question that the stage answers."""
    key_questions: tuple[str, ...]
    """What to settle before writing objectives."""


@cache
def focus_areas() -> tuple[FocusArea, ...]:
    """All focus areas, in the order of the customer's way."""
    files = bundle("playbooks")
    return tuple(
        FocusArea(
            id=stage, name=files[stage]["name"], question=files[stage]["question"], key_questions=tuple(files[stage]["key_questions"])
        )
        for stage in FOCUS_AREAS
    )


def focus_area(stage: str) -> FocusArea:
    """Find the focus area of that id. Raises OkrcoachError with the nearest one where there is none."""
    return focus_areas()[FOCUS_AREAS.index(known_stage(stage))]


def known_stage(stage: str) -> str:
    """Find the id of a focus area by its name, in one or several, or by words that speak of it: "Risks", "hiring", "supply growth".

    Raises OkrcoachError where none does, with the nearest one where there is one.
    """
    name = " ".join(stage.lower().split())
    if found := {name, singular(name)} & set(FOCUS_AREAS):
        return found.pop()
    near = get_close_matches(name, FOCUS_AREAS, n=1, cutoff=SLIP)
    points = {area: [sum(cue in f" {name} " for cue in cues) for cues in rows] for area, rows in _cues().items()}
    best = max(FOCUS_AREAS, key=points.__getitem__)
    if any(points[best]) and not near:
        return best
    help_text = f"did you mean '{near[0]}'?" if near else f"choose from {', '.join(FOCUS_AREAS)}."
    raise OkrcoachError(f"'{stage[:40]}' is no focus area; {help_text}")


@cache
def _cues() -> dict[str, tuple[list[str], list[str]]]:
    """Return the words that speak of each focus area, as they stand among terms: those that do so as its name, and those of goals."""
    files = bundle("playbooks")
    rows = {area: (files["shared"]["focus_words"][area], files[area]["cues"]) for area in FOCUS_AREAS}
    return {area: ([cue_term(cue) for cue in names], [cue_term(cue) for cue in goals]) for area, (names, goals) in rows.items()}
