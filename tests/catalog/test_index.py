"""A line's metric is told only where the line names it as what it measures."""

from __future__ import annotations

import pytest

from okrcoach.catalog import Index, Metric, all_metrics
from okrcoach.catalog.suggest import suggest


def found(text: str) -> str | None:
    metric = Index().match(text)
    return metric.id if metric else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Increase activation rate from 31% to 40%", "activation-rate"),
        ("Grow MRR by 12% vs last quarter", "mrr"),
        ("Sign-ups from 400 to 600 a week", "signups"),
        ("Signups up 30% vs Q2", "signups"),
        ("DAU/MAU from 20% to 25%", "stickiness"),
        ("LTV:CAC above 3", "ltv-cac"),
        ("e-mail open rate to 32%", "email-open-rate"),
        ("Reduce the number of production incidents from 9 to 3", "incidents"),
        ("A 20% reduction in churn vs Q1", "logo-churn"),
        ("Customer satisfaction (CSAT) from 81% to 88%", "csat"),
        ("99.95% uptime for the booking service", "uptime"),
        ("Employee NPS from 10 to 30", "enps"),
        ("Run a campaign to increase brand awareness from 12% to 18%", "brand-awareness"),
        ("Net revenue retention from 104% to 112%", "nrr"),
        ("Cost per lead under $40", "cpl"),
        ("Inbound leads to 500 a month", "leads"),
    ],
)
def test_a_named_metric_is_found(text: str, expected: str) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Publish the churn analysis",
        "Train 20 sellers on win rate",
        "Send the NPS survey to 500 customers",
        "Share of leads without an owner under 5%",
        "Lost revenue under $5k",
        "Revenue per employee from $90k to $110k",
        "Leads that nobody called under 20",
        "Our team leads the market",
        "Promote three team leads",
        "Traffic is mirrored to the test cluster",
        "Reduce time from lead to first call to 2 hours",
        "Improve lead quality",
        "Launch the new site",
        "Find 5 opportunities to save water",
        "",
    ],
)
def test_a_name_inside_something_else_is_no_metric(text: str) -> None:
    assert found(text) is None


def test_the_longest_name_wins() -> None:
    assert found("Trial to paid conversion rate from 8% to 11%") == "trial-to-paid"
    assert found("Visitor to lead conversion rate from 2% to 3%") == "visit-to-lead"


def test_what_a_review_asks_is_answered() -> None:
    metric = Index().match("NPS to 50")
    assert metric is not None
    assert (metric.unit, metric.direction, metric.kind, metric.level) == ("score", "up", "lagging", "outcome")
    assert metric.range == (-100, 100)
    assert metric.guardrails == ("survey-participation",)
    assert (metric.vanity, metric.pipeline, metric.stage) == (False, False, "retention")


@pytest.mark.parametrize("metric", all_metrics(), ids=lambda metric: metric.id)
def test_a_metric_is_found_and_suggested_by_its_own_templates(metric: Metric) -> None:
    for template in metric.okr_templates:
        text = template.format(baseline="20", target="30")
        assert Index().match(text) == metric
        assert suggest(text)[0].metric is metric
