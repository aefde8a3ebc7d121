"""A metric's page says what the catalog knows of it, in one column."""

from __future__ import annotations

import pytest

from okrcoach.catalog.metric import Metric, all_metrics, one_metric
from okrcoach.report.metric_page import metric_page
from okrcoach.report.wrapping import WIDTH

TOLD = (
    "definition",
    "formula",
    "numerator",
    "denominator",
    "window",
    "note",
    "next_metric",
    "measure_unit",
    "per",
    "kind",
    "level",
    "stage",
)
LISTED = ("other_units", "departments", "business_models", "sources", "aliases", "not_to_confuse", "guardrails")


@pytest.mark.parametrize("metric", all_metrics(), ids=lambda metric: metric.id)
def test_a_page_tells_all_and_stands_in_line(metric: Metric) -> None:
    heading, empty, *rows = metric_page(metric).splitlines()
    assert (heading, empty) == (f"{metric.name} ({metric.id})", "")
    page = " ".join(" ".join(rows).split())
    assert [name for name in TOLD if getattr(metric, name) not in page] == []
    assert [name for name in LISTED if ", ".join(getattr(metric, name)) not in page] == []
    of_fields = rows[rows.index("") + 1 :]
    assert all(row[14:16] == "  " and row[16] != " " for row in of_fields)
    assert max(map(len, rows)) <= WIDTH


def test_a_share_says_what_is_counted_out_of_what_and_within_which_time() -> None:
    metric = one_metric("activation-rate")
    assert metric is not None
    assert """
  counts        users who reach the activation event
  out of        sign-ups of the same cohort
  window        7 days from sign-up
""" in metric_page(metric)
