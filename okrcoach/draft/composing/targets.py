"""How high a target is set where the brief gives none: by rules in playbooks/shared.toml, always within what is possible."""

from __future__ import annotations

import math
from typing import Any

from okrcoach.draft.numbers.subjects import Subject
from okrcoach.draft.words.nouns import shared, words_of

MOST_OF_A_GAP = 0.5
"""However long the time, no more than this part of a gap is closed, of a cost cut."""


def from_baseline(subject: Subject, baseline: float, unit: str, scale: float = 1.0) -> float | None:
    """Set a target from a known start; None where there is nothing left to gain. `scale` is how many quarters there are for it."""
    pace = _pace(subject)
    if subject.unit == "percent" and not subject.is_share and "points" in pace:
        step = float(pace["points"]) * scale
    else:
        gap, steps = _gap(subject, baseline), []
        if gap is not None and "close" in pace:
            steps.append(gap * min(0.5 if _nearly_there(subject, baseline) else float(pace["close"]) * scale, MOST_OF_A_GAP))
        if "change" in pace and baseline:
            most = math.inf if subject.better == "up" else MOST_OF_A_GAP
            steps.append(abs(baseline) * min(float(pace["change"]) * scale, most))
        step = min(steps, default=0.0)
    if not step:
        return None
    target = baseline + step if subject.better == "up" else baseline - step
    if subject.comes_whole and float(baseline).is_integer():
        unit, target = "count", baseline + math.copysign(max(1.0, step), target - baseline)
    target = min(max(_rounded(target, baseline, unit), subject.minimum), subject.maximum)
    if subject.is_share and subject.better == "up" and target >= 100:
        target = math.floor((baseline + 100) * 50) / 100
    moved = target - baseline if subject.better == "up" else baseline - target
    return target if moved > 0 else None


def without_baseline(subject: Subject, scale: float = 1.0) -> tuple[float, str]:
    """Set how far to go from wherever the last period was: a number and its unit, "points" for shares and scores, else percent."""
    if subject.unit in ("percent", "score") and subject.id not in shared("steps_in_percent"):
        points = _pace(subject).get("points") or shared("points")["leading" if subject.leading else "lagging"]
        return _in_steps(float(points) * scale), "points"
    change = float(_pace(subject).get("change", 0.2)) * scale
    return _in_steps(100 * min(change, math.inf if subject.better == "up" else MOST_OF_A_GAP)), "percent"


def _in_steps(value: float) -> float:
    """Round a change as people say it: 0.5, 3, 25, 40."""
    return (
        round(value, 1)
        if value < 1
        else float(round(value))
        if value < 10
        else round(value / 5) * 5.0
        if value >= 30
        else float(round(value))
    )


def usual_level(subject: Subject) -> float | None:
    """Return a level that a team can aim for before it knows its own start, for the metrics that have one."""
    level = subject.first_level or shared("level").get(subject.id or "")
    return None if level is None else float(level)


def _pace(subject: Subject) -> dict[str, Any]:
    """Return how fast such a metric moves: by its shape, with what is known of the metric itself on top."""
    own = dict(shared("pace").get(subject.id or "", {}))
    speed = "leading" if subject.leading else "lagging"
    return own if own.keys() & {"close", "change"} else dict(shared("uplift")[_shape(subject)][speed]) | own


def _shape(subject: Subject) -> str:
    """Name the row of the uplift table."""
    kind = {
        "percent": "share" if subject.maximum <= 100 else "other",
        "score": "score",
        "currency": "money",
        "duration": "time",
        "count": "count",
    }
    costs = subject.id is None and not words_of("outlays").isdisjoint(subject.name.split())  # "food cost" in percent of sales
    name = f"{'money' if costs else kind.get(subject.unit, 'other')}_{subject.better}"
    return name if name in shared("uplift") else f"other_{subject.better}"


def _gap(subject: Subject, baseline: float) -> float | None:
    """Return how far it is to the best possible value; None where there is no such value."""
    best = subject.maximum if subject.better == "up" else subject.minimum
    if abs(best) == float("inf") or (subject.better == "down" and subject.unit != "percent" and best == 0):
        return None
    return abs(best - baseline)


def _nearly_there(subject: Subject, baseline: float) -> bool:
    """Whether a share is so good that half of the rest is a quarter's work: uptime, not satisfaction."""
    return subject.is_share and subject.better == "up" and baseline >= 95


def _rounded(value: float, baseline: float, unit: str) -> float:
    """Round as people set targets: 40%, not 40.3%; 545, not 543.7; as fine as the start where the start is fine."""
    size = abs(value)
    if unit == "count" and float(baseline).is_integer():
        step = 1.0 if size < 50 else 5.0 if size < 500 else 10.0 if size < 2_000 else 10.0 ** (len(str(int(size))) - 2) / 2
    elif size >= 1_000:
        step = 10.0 ** (len(str(int(size))) - 2) / 2
    elif size >= 100:
        step = 5.0
    elif size >= 10 and (abs(value - baseline) >= 1 or float(baseline).is_integer()):
        step = 1.0
    elif size >= 3 and float(baseline).is_integer() and abs(value - baseline) >= 0.75:
        step = 1.0 if unit in ("days", "weeks", "months", "hours") else 0.5
    else:
        step = 0.1 if size >= 1 else 0.01
    if abs(value - baseline) < step:
        step = 1.0 if unit == "count" and abs(value - baseline) >= 1 else step
    if abs(value - baseline) < step:
        step = 0.1 if abs(value - baseline) >= 0.1 else 0.01
    return round(round(value / step) * step, 2)
