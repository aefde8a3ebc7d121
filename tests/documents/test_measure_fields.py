"""What the fields of a key result tell of its measure: limits, starts and days, in signs and in words."""

from __future__ import annotations

import pytest

from okrcoach.documents import parse
from okrcoach.model import UNKNOWN, Measure
from tests.documents.test_fields import one


def test_a_measure_is_read_from_its_fields() -> None:
    result = one(
        "Juice (target assumed)\n  - metric: juice a day\n  - direction: increase\n  - baseline: unknown\n  - target: 20%\n  - compared with: last year"
    )
    assert result.text == "Juice"
    assert result.assumed == ("target",)
    measure = result.measure
    assert (measure.metric, measure.direction, measure.baseline, measure.target) == ("juice a day", "up", UNKNOWN, 20)
    assert (measure.unit, measure.comparison) == ("percent", "last year")


@pytest.mark.parametrize(
    ("written", "target", "unit"),
    [
        ("≥ 90%", 90, "percent"),
        ("<300 ms", 300, "ms"),
        ("<= $2", 2, "$"),
        ("~40", 40, None),
        ("at most 5", 5, None),
        ("more than 1,200", 1200, None),
        ("4.5 or higher", 4.5, None),
        ("3+", 3, None),
        ("12/12", 12, None),
        ("55% (all piers)", 55, "percent"),
        ("≥400 (Spring 300 + Autumn 100)", 400, None),
        ("7 / 12", 7, None),
        ("-5", -5, None),
        (".5%", 0.5, "percent"),
        ("-$5", -5, "$"),
        (f"1{'0' * 400}", None, None),
        ("25 by launch", 25, None),
        ("20% less than last year", None, None),
        ("at least 3 in each harbour", 3, None),
        ("$4k in sales", 4000, "$"),
        ("100 % of the crates", 100, "percent"),
        ("Rating ≥ 4", 4, None),
        ("4.5/5", 4.5, "score"),
        ("6 pressers hired", 6, "pressers hired"),
        ("24/7", None, None),
        ("overall 5", None, None),
        ("set after 2 weeks of data", None, None),
        ("more or less", None, None),
        ("≥", None, None),
    ],
)
def test_a_target_may_be_a_limit(written: str, target: float | None, unit: str | None) -> None:
    measure = one(f"Juice\n  - baseline: {written}\n  - target: {written}").measure
    assert (measure.baseline, measure.target, measure.unit) == (target, target, unit)
    table = parse(f"# OKRs\n\n## Objective: Press more\n\n| KR | Target |\n|---|---|\n| Juice a day | {written} |\n", "md")
    assert table.objectives[0].key_results[0].measure.target == target
    sheet = parse(f'Objective,Key Result,Target\nPress more,Juice a day,"{written}"\n', "csv")
    assert sheet.objectives[0].key_results[0].measure.target == target


@pytest.mark.parametrize(
    ("target", "measure"),
    [
        ("from 20 to 10 minutes", Measure(baseline=20, target=10, unit="minutes")),
        ("30% → 45%", Measure(baseline=30, target=45, unit="percent")),
        ("12 by June 2031", Measure(target=12, due="2031-06-30")),
        ("by 31 March 2031", Measure(due="2031-03-31")),
    ],
)
def test_a_target_may_tell_its_start_and_its_day(target: str, measure: Measure) -> None:
    assert one(f"Juice\n  - target: {target}").measure == measure


def test_a_start_may_be_told_with_from() -> None:
    measure = one("Juice\n  - baseline: from 30\n  - target: 20").measure
    assert (measure.baseline, measure.target) == (30, 20)


def test_a_start_of_its_own_goes_before_that_in_a_target() -> None:
    measure = one("Juice\n  - baseline: 8\n  - target: 10 → 20").measure
    assert (measure.baseline, measure.target) == (8, 20)
