"""What in a brief speaks for a pattern of the playbooks: a clever line stands back where its evidence is thin."""

from __future__ import annotations

from okrcoach.draft.business_models import SOFTWARE
from okrcoach.draft.library import Pattern
from okrcoach.draft.material import Material


def is_spoken_of(pattern: Pattern, material: Material) -> bool:
    """Whether a pattern may give an objective beside the goal's own; makers of software tell theirs by their numbers too."""
    many = material.business_model == SOFTWARE and _numbers_of(pattern, material) > 1
    return many or _cues_for(pattern, material) or not (material.facts.known or material.facts.targets)


def is_sure(pattern: Pattern, material: Material) -> bool:
    """Whether something in the brief speaks for a pattern's metrics: the goal's topic or its words, or some of the brief's numbers."""
    return _numbers_of(pattern, material) > 1 or _cues_for(pattern, material) or not (material.facts.known or material.facts.targets)


def _numbers_of(pattern: Pattern, material: Material) -> int:
    return len({*material.facts.known, *material.facts.targets} & {*pattern.metrics})


def _cues_for(pattern: Pattern, material: Material) -> bool:
    """Whether the goal speaks for a pattern by more than one word, or its topic does."""
    spoken = any(cue in material.words.goal for cue in pattern.cues) and material.words.points(pattern.cues) > 1
    return spoken or bool(pattern.own) or is_of_topics(pattern, material)


def is_of_topics(pattern: Pattern, material: Material) -> bool:
    """Whether a pattern belongs to what the goal is about."""
    return pattern.text in {row.text for topic in material.topics for row in topic.objectives}
