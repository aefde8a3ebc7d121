"""Targets where the brief gives none: the good way, within what is possible, worth a quarter's work."""

import pytest

from okrcoach.catalog import all_metrics
from okrcoach.draft.composing.targets import from_baseline, usual_level, without_baseline
from okrcoach.draft.numbers.subjects import named_metric, own_subject, subject_of
from okrcoach.draft.words.nouns import shared

METRICS = [metric for metric in all_metrics() if metric.direction != "band"]
BASELINES = (0.2, 0.9, 1, 3.4, 4.9, 12, 31, 50, 84, 97, 99.5, 99.99, 100, 640, 1_200, 42_000, 1_250_000)


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.id)
def test_a_target_goes_the_good_way_and_stays_possible(metric):
    """From every start that the metric can have; None means that nothing is left to gain."""
    subject = subject_of(metric)
    for baseline in BASELINES:
        if not metric.minimum <= baseline <= metric.maximum:
            continue
        target = from_baseline(subject, baseline, metric.measure_unit)
        if target is None:
            assert baseline in (metric.minimum, metric.maximum) or baseline >= 99.9
            continue
        assert (target > baseline) == (metric.direction == "up"), (baseline, target)
        assert metric.minimum <= target <= metric.maximum
        assert not subject.is_share or metric.direction == "down" or target < 100
        assert abs(target - baseline) <= 2 * baseline + 10


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.id)
def test_a_step_from_the_unknown_has_a_size(metric):
    step, unit = without_baseline(subject_of(metric))
    assert unit in ("points", "percent")
    assert 0 < step <= 100
    level = usual_level(subject_of(metric))
    assert level is None or metric.minimum < level < metric.maximum


@pytest.mark.parametrize(
    ("name", "baseline", "unit", "target"),
    [
        ("activation rate", 31, "percent", 40),
        ("GRR", 84, "percent", 88),
        ("NPS", 22, "score", 30),
        ("NRR", 98, "percent", 102),
        ("change failure rate", 18, "percent", 14),
        ("deployment frequency", 2, "rate", 3),
        ("time to value", 6, "days", 4),
        ("CAC", 640, "$", 545),
        ("leads", 1_200, "count", 1_500),
        ("organic traffic", 42_000, "count", 52_500),
        ("uptime", 99.5, "percent", 99.8),
        ("app rating", 3.9, "score", 4.2),
        ("open critical vulnerabilities", 14, "count", 7),
        ("first response time", 9, "hours", 6),
    ],
)
def test_targets_are_those_that_people_set(name, baseline, unit, target):
    assert from_baseline(subject_of(named_metric(name)), baseline, unit) == target


@pytest.mark.parametrize(
    ("words", "better"),
    [
        ("volunteer no-show rate", "down"),
        ("ferry delays", "down"),
        ("hours lost to queues", "down"),
        ("cost per meal", "down"),
        ("hours saved", "up"),
        ("ticket sales", "up"),
        ("failed deliveries", "down"),
        ("rate of no-shows", "down"),
        ("on-time departures", "up"),
        ("shifts filled", "up"),
        ("meals served", "up"),
    ],
)
def test_a_metric_that_only_the_team_knows_goes_the_way_its_words_say(words, better):
    assert own_subject(words, "count", "count").better == better


def test_every_metric_with_a_pace_of_its_own_is_in_the_catalog():
    known = {metric.id for metric in all_metrics()}
    for table in ("pace", "level", "say"):
        assert set(shared(table)) <= known
    for table in ("families", "scope"):
        assert {key for row in shared(table).values() for key in row.split()} <= known
    assert {key for row in shared("constraint") for key in row["metrics"]} <= known
