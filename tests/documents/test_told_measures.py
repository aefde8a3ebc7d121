"""What a key result's text tells need not stand beside it: `without_told_measures` takes it away, `with_measures` brings it back."""

from __future__ import annotations

import pytest

from okrcoach.documents.measures import with_measures, without_told_measures
from okrcoach.model import UNKNOWN, KeyResult, Measure, Objective, OkrDocument


def document(text: str, measure: Measure) -> OkrDocument:
    return OkrDocument((Objective("Make the first visit easy", (KeyResult(text, measure),)),))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Raise activation rate from 31% to 40%", Measure("activation-rate", "up", "percent", 31, 40)),
        ("Increase sign-ups by 25% vs last quarter", Measure("signups", "up", "percent", None, 25, "vs last quarter")),
        ("Raise repeat visits from (baseline to be measured) to 40%", Measure("visits", "up", "percent", UNKNOWN, 40)),
    ],
)
def test_what_the_text_tells_is_left_out_and_comes_back(text: str, told: Measure) -> None:
    lean = without_told_measures(document(text, told))
    assert lean.objectives[0].key_results[0].measure == Measure(metric=told.metric)
    assert with_measures(lean) == with_measures(document(text, told))


def test_what_differs_from_the_text_stays() -> None:
    own = Measure("activation-rate", "up", "percent", 31, 45, due="2027-02-28")
    lean = without_told_measures(document("Raise activation rate from 31% to 40%", own))
    assert with_measures(lean) == with_measures(document("Raise activation rate from 31% to 40%", own))
    assert lean.objectives[0].key_results[0].measure.target == 45
    assert lean.objectives[0].key_results[0].measure.due == "2027-02-28"


@pytest.mark.parametrize(
    ("own", "target"),
    [
        (Measure(baseline=31), 40),
        (Measure(baseline=31, unit="percent"), 40),
        (Measure(baseline=30), None),
        (Measure(baseline=31, unit="$"), None),
        (Measure(baseline=UNKNOWN), None),
        (Measure(target=40), 40),
        (Measure(baseline=31, target=45), 45),
    ],
)
def test_a_field_that_agrees_with_the_text_hides_nothing_of_it(own: Measure, target: float | None) -> None:
    full = with_measures(document("Raise activation rate from 31% to 40%", own)).objectives[0].key_results[0].measure
    assert full.target == target
    assert full.baseline == (own.baseline if own.baseline is not None else 31)
