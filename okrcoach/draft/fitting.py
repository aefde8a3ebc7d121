"""Which metrics of the catalog fit an objective of this very brief: its words, its focus areas, whose brief it is, and the kind of house.

A bakery has no sessions per user: what only makers of software, or houses of another kind, measure comes last for all others.
"""

from __future__ import annotations

from okrcoach.catalog import Metric
from okrcoach.catalog.metric import one_metric
from okrcoach.catalog.suggest import read_department, suggest
from okrcoach.draft.brief import cue_term, terms
from okrcoach.draft.library import playbook
from okrcoach.draft.material import Material
from okrcoach.draft.measuring import house_of
from okrcoach.draft.nouns import shared
from okrcoach.draft.subjects import Subject, subject_of

STAFF = "people"
"""The focus area of a house's own staff: "make visitors feel welcome" asks for nothing of it."""
SUGGESTIONS = 24
"""Metrics that the catalog is asked for."""


def fitting(material: Material, objective: str) -> list[Subject]:
    """List metrics for an objective, the most fitting first."""
    found = suggest(f"{material.goal.text} {objective}", kind="objective", department=material.brief.team, limit=SUGGESTIONS)
    scores = {row.metric.id: row.score for row in found}
    for stage in material.brief.focus:
        for pattern in playbook(stage).objectives:
            for place, key in enumerate(pattern.metrics):
                scores[key] = max(scores.get(key, 0.0), points("pattern") - points("place") * place)
    kin = _Kin(material)
    known = [entry for key in scores if (entry := one_metric(key)) is not None]
    known.sort(key=lambda entry: -(scores[entry.id] + kin.points(entry)))
    return [subject for subject in map(subject_of, known) if subject.chosen]


def points(name: str) -> float:
    """Return what a sign of fitting is worth beside a suggestion's score (0 to 1)."""
    return float(shared("fitting")[name])


class _Kin:
    """Whose brief it is, and what that says about a metric."""

    def __init__(self, material: Material) -> None:
        brief = material.brief
        rows = (brief.goal, brief.audience, brief.team, brief.one_metric, *(name for name, _ in brief.known + brief.targets))
        said = terms(" ".join(filter(None, rows)))
        self._focus = brief.focus
        self._departments = frozenset(read_department(brief.team))
        self._house = house_of(material)
        software = shared("software")
        self._makers = frozenset(software["makers"])
        self._software = not self._departments.isdisjoint(software["departments"]) or any(cue_term(cue) in said for cue in software["cues"])

    def points(self, metric: Metric) -> float:
        """Say how well a metric fits this house, apart from any words."""
        theirs = frozenset(metric.departments)
        fit = points("focus") if metric.stage in self._focus else 0.0
        if self._departments:
            fit += points("department") if theirs & self._departments else -points("stranger")
        if metric.business_models and self._house not in metric.business_models:
            fit -= 0.0 if self._software and "saas" in metric.business_models else points("foreign")
        elif metric.departments and metric.departments[0] in self._makers and not self._software:
            fit -= points("foreign")
        elif metric.stage == STAFF and STAFF not in self._focus and theirs.isdisjoint(self._departments):
            fit -= points("foreign")
        return fit
