"""What in a brief speaks for a pattern of the playbooks: a clever line stands back where its evidence is thin."""

from __future__ import annotations

from dataclasses import replace

from okrcoach.draft.reading.business_models import SOFTWARE
from okrcoach.draft.reading.library import Pattern
from okrcoach.draft.reading.material import Material


def is_spoken_of(pattern: Pattern, material: Material) -> bool:
    """Whether a pattern may give an objective beside the goal's own; makers of software tell theirs by their numbers too."""
    told = bool(material.facts.known or material.facts.targets)
    return is_sure(pattern, material) and (not told or material.business_model == SOFTWARE or _speaks_for(pattern, material))


def is_sure(pattern: Pattern, material: Material) -> bool:
    """Whether a pattern's metrics may stand: the goal speaks for them, some of the brief's numbers do, or it has none that could."""
    told = bool(material.facts.known or material.facts.targets)
    return not told or len(_numbers(pattern, material)) > 1 or _speaks_for(pattern, material)


def is_borne_out(pattern: Pattern, text: str, material: Material) -> bool:
    """Whether a pattern's metrics belong beside the brief's own numbers: the objective is in the pattern's words, not in the lead's."""
    return is_sure(pattern, material) and text == material.words.fill(pattern.text, pattern.audience)


def is_unheard_of(pattern: Pattern, material: Material) -> bool:
    """Whether nothing in the brief speaks for a pattern, not one word of the goal nor one of the brief's numbers."""
    return not (_numbers(pattern, material) or _speaks_for(pattern, material) or material.words.points(pattern.cues))


def _numbers(pattern: Pattern, material: Material) -> set[str]:
    """Return those of a pattern's metrics that the brief has numbers for."""
    return {*material.facts.known, *material.facts.targets} & {*pattern.metrics}


def _speaks_for(pattern: Pattern, material: Material) -> bool:
    """Whether the goal speaks for a pattern by more than one word, or its topic does."""
    spoken = replace(material.words, more="").points(pattern.cues) > 1
    return spoken or bool(pattern.own) or is_of_topics(pattern, material)


def is_of_topics(pattern: Pattern, material: Material) -> bool:
    """Whether a pattern belongs to what the goal is about."""
    return pattern.text in {row.text for topic in material.topics for row in topic.objectives}
