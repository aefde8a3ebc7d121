"""Metrics of the catalog as text: a list to look through, and one on a page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from okrcoach.catalog import Metric
from okrcoach.report.wrapping import WIDTH, beside, wrapped

_LABEL = 12
"""Columns of what stands in front of a row."""
_WAYS = {"up": "more is better", "down": "less is better", "band": "neither too much nor too little"}


def metric_list(metrics: Sequence[Metric], width: int = WIDTH) -> str:
    """The metrics by area, the area of the first one first: id, name, unit and good direction."""
    longest = max(len(metric.id) for metric in metrics)
    areas = list(dict.fromkeys(metric.area for metric in metrics))
    blocks = []
    for area, group in groupby(sorted(metrics, key=lambda metric: areas.index(metric.area)), key=lambda metric: metric.area):
        rows = [beside(f"  {metric.id:<{longest}}  ", f"{metric.name} ({_unit(metric)}, {metric.direction})", width) for metric in group]
        blocks.append(f"{area}\n{''.join(rows)}")
    return "\n".join(blocks)


def metric_page(metric: Metric, width: int = WIDTH) -> str:
    """What the catalog knows of one metric, less the words that find it."""
    rows = (beside(f"  {label:<{_LABEL}}  ", text, width) for label, text in _rows(metric) if text)
    return f"{metric.name} ({metric.id})\n\n{wrapped(metric.definition, width)}\n" + "".join(rows)


def _rows(metric: Metric) -> Iterator[tuple[str, str]]:
    yield "formula", metric.formula
    yield "counts", metric.numerator
    yield "out of", metric.denominator
    yield "window", metric.window
    yield "unit", f"{_unit(metric)}{_bounds(metric)}"
    yield "also set in", ", ".join(metric.other_units)
    yield "direction", f"{metric.direction}: {_WAYS[metric.direction]}"
    yield "tells", f"{'early' if metric.kind == 'leading' else 'late'} ({metric.kind}); {metric.level}; stage {metric.stage}"
    yield "departments", ", ".join(metric.departments)
    yield "businesses", ", ".join(metric.business_models)
    yield "read in", ", ".join(metric.sources)
    yield "check it", metric.typical_cadence
    yield "also called", ", ".join(metric.aliases)
    yield "mistaken for", ", ".join(metric.not_to_confuse)
    yield "note", metric.note
    yield "vanity", "it can grow while nothing that matters does; pair it with a metric of the next stage" if metric.vanity else ""
    yield "pair with", ", ".join(metric.guardrails)
    yield "should move", metric.next_metric
    for template in metric.okr_templates:
        yield "key result", template.format(baseline="…", target="…")


def _unit(metric: Metric) -> str:
    return " ".join(filter(None, (metric.measure_unit, metric.per)))


def _bounds(metric: Metric) -> str:
    if metric.range is None:
        return ""
    low, high = metric.range
    if math.isinf(high):
        return f", from {low:g}"
    return f", up to {high:g}" if math.isinf(low) else f", {low:g} to {high:g}"
