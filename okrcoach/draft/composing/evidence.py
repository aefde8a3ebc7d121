"""What in a brief speaks for a pattern of the playbooks: a clever line stands back where its evidence is thin."""

from __future__ import annotations

from dataclasses import replace

from okrcoach.draft.reading.business_models import SOFTWARE
from okrcoach.draft.reading.library import Pattern
from okrcoach.draft.reading.material import Material


def is_spoken_of(pattern: Pattern, material: Material) -> bool:
    """Whether a pattern may give an objective beside the goal's own; makers of software tell theirs by their numbers too."""
    return is_sure(pattern, material) and (material.business_model == SOFTWARE or _speaks_for(pattern, material))


def is_sure(pattern: Pattern, material: Material) -> bool:
    """Whether something in the brief speaks for a pattern's metrics: the goal's topic or its words, or some of the brief's numbers."""
    numbers = {*material.facts.known, *material.facts.targets} & {*pattern.metrics}
    return len(numbers) > 1 or _speaks_for(pattern, material)


def is_unheard_of(pattern: Pattern, material: Material) -> bool:
    """Whether nothing in the brief speaks for a pattern, not one word of the goal nor one of the brief's numbers."""
    numbers = {*material.facts.known, *material.facts.targets} & {*pattern.metrics}
    return not (numbers or is_sure(pattern, material) or material.words.points(pattern.cues))


def _speaks_for(pattern: Pattern, material: Material) -> bool:
    """Whether the goal speaks for a pattern by more than one word, its topic does, or the brief has no numbers to ask."""
    if not (material.facts.known or material.facts.targets):
        return True
    spoken = replace(material.words, more="").points(pattern.cues) > 1
    return spoken or bool(pattern.own) or is_of_topics(pattern, material)


def is_of_topics(pattern: Pattern, material: Material) -> bool:
    """Whether a pattern belongs to what the goal is about."""
    return pattern.text in {row.text for topic in material.topics for row in topic.objectives}
