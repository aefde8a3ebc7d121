"""Which business model a brief has, and which metrics such a business can read: a bakery has no sign-ups, a ward no sales pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from okrcoach.catalog.suggest import read_department
from okrcoach.draft.brief import terms
from okrcoach.draft.focus import cue_term
from okrcoach.draft.numbers.subjects import metrics_by_id
from okrcoach.draft.words.nouns import shared, words_of

SOFTWARE = "software"
CONSUMERS = "consumers"
"""The model of whoever sells one by one, at a price, to people of whom nothing else tells the trade."""
DEALS = "deals"
"""What a business that sells by offers and talks does (playbooks/shared.toml)."""
LEAST = 0.5
"""The part of its metrics that a pattern has to be able to read in a business."""


def read_business_model(goal: str, more: str, team: str | None, topic: str = "", counted: str = "") -> str:
    """Name the business model by the words of a brief (as terms), else by its goal's topic; empty where nothing tells.

    What the brief has numbers of (`counted`) tells the trade, but no makers of software: others count churn and trials too.
    """
    cues = {name: tuple(map(cue_term, row)) for name, row in shared("business_models").items()}
    points = {name: sum(goal.count(cue) + 0.4 * (more.count(cue) + counted.count(cue)) for cue in row) for name, row in cues.items()}
    untold = not any(goal.count(cue) for row in cues.values() for cue in row)
    if untold and any(cue_term(cue) in goal for cue in shared("software")["things"]):
        return SOFTWARE
    best: str = max(points, key=lambda name: points[name])
    if topic or points[best]:
        return topic or best
    makers = set(shared("software")["departments"]) & set(read_department(team))
    said = goal + more
    return SOFTWARE if makers or any(cue_term(cue) in said for cue in shared("software")["cues"]) else ""


def served_by(business_model: str, usual: str) -> str:
    """Return whom a business of that model serves, in its words; the usual ones where that is unknown or our own people are meant."""
    trade = shared("serves").get(business_model, "") if usual not in ("our people", "our teams") else ""
    return trade or usual


def is_foreign(text: str, business_model: str) -> bool:
    """Whether a text speaks of what only makers of software and sellers to companies have."""
    said = terms(text.replace("{product}", ""))
    return business_model not in ("", SOFTWARE) and any(f" {word} " in said for word in words_of("office_words"))


def readable(key: str, business_model: str) -> bool:
    """Say whether a business of that model can read a metric: it does what the metric counts, and the metric is not another trade's."""
    metric = metrics_by_id().get(key)
    if metric is None:
        return False
    if business_model == SOFTWARE:
        return not metric.business_models or "saas" in metric.business_models
    if metric.business_models and business_model not in metric.business_models:
        return False
    return _needs(key) <= frozenset(shared("does")[business_model or "unknown"].split())


def lacks_deals(key: str, business_model: str) -> bool:
    """Whether a metric is one of offers and talks, and a business of that model sells without them."""
    return business_model != SOFTWARE and DEALS in _needs(key) and DEALS not in shared("does")[business_model or "unknown"].split()


def fits(keys: Sequence[str], business_model: str) -> bool:
    """Say whether a pattern with such metrics is for a business of that model."""
    return sum(readable(key, business_model) for key in keys) >= LEAST * len(keys)


def is_for_makers(keys: Sequence[str]) -> bool:
    """Say whether a pattern is about software: one of its metrics is read nowhere else."""
    return any("software" in _needs(key) for key in keys)


def readable_first(keys: Iterable[str], business_model: str) -> tuple[str, ...]:
    """Order metrics: those that the business can read, then the others."""
    return tuple(sorted(keys, key=lambda key: not readable(key, business_model)))


@cache
def _needs(key: str) -> frozenset[str]:
    """Return what a business has to do for a metric to be read there: sell online, make software, close deals."""
    return frozenset(name for name, keys in shared("needs").items() if key in keys.split())
