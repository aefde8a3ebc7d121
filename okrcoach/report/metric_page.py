"""Metrics of the catalog as text: a list to look through, and one on a page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from okrcoach.catalog import Metric
from okrcoach.report.wrapping import WIDTH, wrapped

_LABEL = 12
_INDENT = _LABEL + 4
_WAYS = {"up": "more is better", "down": "less is better", "band": "neither too much nor too little"}


def metric_list(metrics: Sequence[Metric], width: int = WIDTH) -> str:
    """The metrics by area, the area of the first one first: id, name, unit and good direction."""
    longest = max(len(metric.id) for metric in metrics)
    areas = list(dict.fromkeys(metric.area for metric in metrics))
    blocks = []
    for area, group in groupby(sorted(metrics, key=lambda metric: areas.index(metric.area)), key=lambda metric: metric.area):
        rows = [
            wrapped(f"{metric.name} ({_unit(metric)}, {metric.direction})", width, f"  {metric.id:<{longest}}  ", " " * (longest + 4))
            for metric in group
        ]
        blocks.append(f"{area}\n{''.join(rows)}")
    return "\n".join(blocks)


def metric_page(metric: Metric, width: int = WIDTH) -> str:
    """What the catalog knows of one metric, less the words that find it."""
    rows = (wrapped(row[_INDENT:], width, row[:_INDENT], " " * _INDENT) for row in _rows(metric) if row)
    return f"{metric.name} ({metric.id})\n\n{wrapped(metric.definition, width)}\n" + "".join(rows)


def _rows(metric: Metric) -> Iterator[str]:
    yield _row("formula", metric.formula)
    yield _row("counts", metric.numerator)
    yield _row("out of", metric.denominator)
    yield _row("window", metric.window)
    yield _row("unit", f"{_unit(metric)}{_bounds(metric)}")
    yield _row("also set in", ", ".join(metric.other_units))
    yield _row("direction", f"{metric.direction}: {_WAYS[metric.direction]}")
    yield _row("tells", f"{'early' if metric.kind == 'leading' else 'late'} ({metric.kind}); {metric.level}; stage {metric.stage}")
    yield _row("departments", ", ".join(metric.departments))
    yield _row("businesses", ", ".join(metric.business_models))
    yield _row("read in", ", ".join(metric.sources))
    yield _row("check it", metric.typical_cadence)
    yield _row("also called", ", ".join(metric.aliases))
    yield _row("mistaken for", ", ".join(metric.not_to_confuse))
    yield _row("note", metric.note)
    yield _row("vanity", "it can grow while nothing that matters does; pair it with a metric of the next stage" if metric.vanity else "")
    yield _row("pair with", ", ".join(metric.guardrails))
    yield _row("should move", metric.next_metric)
    for template in metric.okr_templates:
        yield _row("key result", template.format(baseline="…", target="…"))


def _unit(metric: Metric) -> str:
    return " ".join(filter(None, (metric.measure_unit, metric.per)))


def _bounds(metric: Metric) -> str:
    if metric.range is None:
        return ""
    low, high = metric.range
    if math.isinf(high):
        return f", from {low:g}"
    return f", up to {high:g}" if math.isinf(low) else f", {low:g} to {high:g}"


def _row(label: str, text: str) -> str:
    return f"  {label:<{_LABEL}}  {text}" if text else ""
