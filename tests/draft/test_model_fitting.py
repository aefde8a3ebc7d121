"""Metrics offered to a model fit the brief's business: what only makers of software measure is not for a bakery."""

from __future__ import annotations

import pytest

from okrcoach.catalog import metric
from okrcoach.draft.asking.grounding import of_brief
from okrcoach.draft.composing.fitting import fitting
from okrcoach.draft.reading.reading import read_material
from okrcoach.model import Brief


def best(brief: Brief, count: int = 5) -> list[str]:
    material, _ = read_material(brief)
    return [subject.key for subject in fitting(material, brief.goal)][:count]


@pytest.mark.parametrize(
    "goal", ["Better service", "Make mornings in our bakery calm", "Keep hikers coming back to our huts", "Bread for all"]
)
@pytest.mark.parametrize("focus", ["quality", "retention", "acquisition"])
def test_a_business_without_software_gets_no_metrics_of_software(goal: str, focus: str) -> None:
    for key in best(Brief(goal, focus=(focus,))):
        found = metric(key)
        assert "saas" not in found.business_models
        assert found.departments[0] not in ("product", "engineering", "sre", "design")


def test_makers_of_software_get_theirs() -> None:
    assert {"change-failure-rate", "deploy-frequency"} <= set(
        best(Brief("Make releases boring", focus=("quality",), team="Engineering"), 8)
    )
    assert "trial-to-paid" in best(Brief("Let more trial users stay", focus=("activation",)))


def test_a_team_gets_the_metrics_of_its_department_first() -> None:
    keys = best(Brief("Shorten the time until somebody starts", focus=("people",), team="Talent acquisition"), 4)
    assert all({"talent", "hr"} & set(metric(key).departments) for key in keys)


def test_what_the_staff_feels_is_no_measure_of_what_visitors_do() -> None:
    keys = best(Brief("Make visitors feel welcome and engaged", focus=("retention",), team="Education"), 10)
    assert not [key for key in keys if metric(key).stage == "people"]


def test_what_must_not_suffer_is_watched_by_a_metric_of_the_team() -> None:
    hiring, _ = read_material(Brief("Hire faster without losing candidates", team="Talent acquisition"))
    selling, _ = read_material(Brief("Raise prices without losing customers"))
    assert "logo-churn" not in {subject.key for subject in of_brief(hiring)}
    assert "logo-churn" in {subject.key for subject in of_brief(selling)}
