"""The focus areas that a lead chooses from: each with its question and the key questions to answer before drafting."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from okrcoach.data import bundle
from okrcoach.model import FOCUS_AREAS, OkrcoachError


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
    """Find the id of a focus area, however it is cased. Raises OkrcoachError with the nearest one where there is none."""
    name = stage.strip().lower()
    if name in FOCUS_AREAS:
        return name
    near = get_close_matches(name, FOCUS_AREAS, n=1)
    help_text = f"did you mean '{near[0]}'?" if near else f"choose from {', '.join(FOCUS_AREAS)}."
    raise OkrcoachError(f"'{stage[:40]}' is no focus area; {help_text}")
