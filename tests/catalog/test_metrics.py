"""Every entry of the catalog is complete, possible and consistent with the others."""

from __future__ import annotations

import string

import pytest

from okrcoach.catalog import Metric, all_metrics
from okrcoach.catalog.metric import read_metric
from okrcoach.catalog.names import PARTING, joined_words, name_key
from okrcoach.data import DataError, bundle

SEARCH = bundle("search")["settings"]
METRICS = {metric.id: metric for metric in all_metrics()}

NAMED_BY_THE_FIELD = [
    "backlinks",
    "keyword-rankings",
    "domain-authority",
    "content-shares",
    "cpa",
    "cac",
    "website-traffic",
    "sessions",
    "engagement-rate",
    "ctr",
    "mql",
    "leads",
    "conversion-rate",
    "leads-contacted",
    "opportunities",
    "new-customers",
    "signups",
    "mrr",
    "new-mrr",
    "acv",
    "arr",
    "logo-churn",
    "expansion-mrr",
    "asp",
    "net-mrr-churn",
    "sales-cycle",
    "visit-to-lead",
    "lead-to-customer",
    "mrr-growth-rate",
    "sql",
    "mql-to-sql",
    "deal-size",
    "organic-traffic",
    "share-of-voice",
    "marketing-sourced-revenue",
    "media-mentions",
    "subscribers",
    "event-attendance",
    "speaking-slots",
    "event-leads",
    "lead-source-share",
    "social-mentions",
    "social-reach",
    "session-duration",
    "time-on-page",
    "brand-awareness",
    "marketing-roi",
    "content-downloads",
]

CONFLICTS = {
    "arr": "run rate",
    "cac": "CPA",
    "cpa": "CAC",
    "mrr": "new MRR",
    "mql": "lead",
    "leads": "MQL",
    "nps": "mean of the 0 to 10 answers",
    "logo-churn": "revenue",
    "mttr": "ticket",
    "resolution-time": "MTTR",
}


def name_keys(metric: Metric) -> set[str]:
    joined = SEARCH["joined"]
    return {name_key(joined_words(name.lower().translate(PARTING).split(), joined)) for name in (metric.name, metric.noun, *metric.aliases)}


def test_there_are_319_metrics_with_ids_of_their_own() -> None:
    assert len(METRICS) == len(all_metrics()) == 319


@pytest.mark.parametrize("name", NAMED_BY_THE_FIELD)
def test_a_metric_that_practitioners_name_is_in(name: str) -> None:
    assert name in METRICS


@pytest.mark.parametrize(("name", "words"), CONFLICTS.items())
def test_a_name_that_authors_use_differently_says_so(name: str, words: str) -> None:
    assert words in METRICS[name].note


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_an_entry_is_complete(metric: Metric) -> None:
    assert metric.definition.endswith(".")
    assert metric.definition.count(". ") == 0, "one sentence"
    assert 8 <= len(metric.objective_cues) <= 60
    assert metric.sources
    assert metric.departments
    assert metric.prominence in (1, 2, 3)
    assert metric.next_metric
    assert bool(metric.numerator) == bool(metric.denominator) == bool(metric.window)
    assert not metric.vanity or metric.guardrails, "a number that only grows needs its companion"


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_an_entry_names_only_metrics_that_exist_and_not_itself(metric: Metric) -> None:
    named = {*metric.not_to_confuse, *metric.guardrails, *filter(None, [metric.next_metric])}
    assert named <= METRICS.keys() - {metric.id}


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_units_and_bounds_fit_together(metric: Metric) -> None:
    assert bool(metric.duration_unit) == (metric.unit == "duration")
    assert metric.measure_unit == (metric.duration_unit or metric.unit)
    assert metric.minimum < metric.maximum
    assert metric.unit not in metric.other_units
    if metric.unit in ("count", "duration", "rate"):
        assert metric.range is not None
        assert metric.range[0] == 0
    if metric.countable:
        assert metric.unit == "count"


@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        ("nps", (-100, 100)),
        ("enps", (-100, 100)),
        ("app-rating", (1, 5)),
        ("sus", (0, 100)),
        ("activation-rate", (0, 100)),
        ("grr", (0, 100)),
        ("nrr", (0, float("inf"))),
        ("quota-attainment", (0, float("inf"))),
        ("revenue-growth", None),
        ("roi", None),
    ],
)
def test_what_cannot_be_is_known_and_growth_has_no_ceiling(name: str, bounds: tuple[float, float] | None) -> None:
    assert METRICS[name].range == bounds


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_every_template_is_filled_by_a_baseline_and_a_target(metric: Metric) -> None:
    assert metric.okr_templates
    for template in metric.okr_templates:
        fields = {field for _, field, _, _ in string.Formatter().parse(template) if field}
        assert fields <= {"baseline", "target"}
        assert "target" in fields
        assert "{" not in template.format(baseline="1", target="2")


def test_no_two_metrics_share_a_name() -> None:
    owners: dict[str, str] = {}
    for metric in all_metrics():
        for key in name_keys(metric):
            assert owners.setdefault(key, metric.id) == metric.id, key


def written(name: str) -> dict[str, object]:
    """A metric as its file has it."""
    return {key: value for key, value in bundle("catalog")[name].items() if key != "area"}


def test_departments_are_those_that_the_search_knows() -> None:
    used = {department for metric in all_metrics() for department in metric.departments}
    assert used <= SEARCH["departments"].keys()


def test_the_names_in_the_bundle_are_those_of_the_entries() -> None:
    names = {key: metric.id for metric in all_metrics() for key in name_keys(metric)}
    assert {key: found for key, found in bundle("names")["names"].items() if found} == names


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": "blue"}, "unknown key 'colour'"),
        ({"unit": "bananas"}, "unit is 'bananas'"),
        ({"aliases": "one"}, "aliases has to be a list"),
        ({"name": ["x"]}, "name cannot be a list"),
    ],
)
def test_a_wrong_entry_is_refused_by_name(change: dict[str, object], message: str) -> None:
    entry = {**written("mrr"), **change}
    with pytest.raises(DataError, match=message) as raised:
        read_metric(entry)
    assert raised.value.where == "metric mrr"


def test_an_entry_without_its_unit_is_refused() -> None:
    entry = {key: value for key, value in written("mrr").items() if key != "unit"}
    with pytest.raises(DataError, match="key 'unit' is missing"):
        read_metric(entry)
