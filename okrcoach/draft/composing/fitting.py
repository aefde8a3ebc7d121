"""Which metrics of the catalog fit an objective of this very brief: its words, its focus areas, whose brief it is, and the business model.

A bakery has no sessions per user: what only makers of software, or businesses of another model, measure comes last for all others.
"""

from __future__ import annotations

from okrcoach.catalog import Metric
from okrcoach.catalog.metric import one_metric
from okrcoach.catalog.suggest import read_department, suggest
from okrcoach.draft.numbers.subjects import Subject, subject_of
from okrcoach.draft.reading.business_models import SOFTWARE, readable
from okrcoach.draft.reading.library import playbook
from okrcoach.draft.reading.material import Material
from okrcoach.draft.words.nouns import shared

STAFF = "people"
"""The focus area of a business's own staff: "make visitors feel welcome" asks for nothing of it."""
SUGGESTIONS = 24
"""Metrics that the catalog is asked for."""


def fitting(material: Material, objective: str) -> list[Subject]:
    """List metrics for an objective, the most fitting first."""
    found = suggest(f"{material.goal.aim} {objective}", kind="objective", department=material.brief.team, limit=SUGGESTIONS)
    scores = {row.metric.id: row.score for row in found}
    usual = [(points("pattern"), pattern) for stage in material.brief.focus for pattern in playbook(stage).objectives]
    for worth, pattern in [*usual, *((points("topic"), pattern) for topic in material.topics for pattern in topic.objectives)]:
        for place, key in enumerate(pattern.metrics):
            scores[key] = max(scores.get(key, 0.0), worth - points("place") * place)
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
        self._focus, self._business_model = material.brief.focus, material.business_model
        self._departments = frozenset(read_department(material.brief.team))
        self._makers = frozenset(shared("software")["makers"])

    def points(self, metric: Metric) -> float:
        """Say how well a metric fits this business, apart from any words."""
        theirs = frozenset(metric.departments)
        fit = points("focus") if metric.stage in self._focus else 0.0
        if self._departments:
            fit += points("department") if theirs & self._departments else -points("stranger")
        of_makers = self._business_model != SOFTWARE and metric.departments[:1] and metric.departments[0] in self._makers
        of_staff = metric.stage == STAFF and STAFF not in self._focus and theirs.isdisjoint(self._departments)
        foreign = of_makers or of_staff or not readable(metric.id, self._business_model)
        return fit - points("foreign") if foreign else fit
