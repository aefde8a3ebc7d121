"""One metric as the catalog tells it: what it counts, in which unit, which way is good, where it is read, what it is mistaken for.

The entries are TOML files, one an area, in okrcoach/catalog/metrics/; the program reads the bundle made from them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_type_hints

from okrcoach.data import DataError, bundle, entry

Unit = Literal["percent", "count", "currency", "duration", "ratio", "score", "rank", "rate"]
Stage = Literal["awareness", "acquisition", "activation", "retention", "referral", "revenue", "efficiency", "quality", "people", "risk"]


class Metric(NamedTuple):
    """One metric. `departments` and `stage` say who sets it and which part of the business it tells about."""

    id: str
    name: str
    noun: str
    """How a sentence calls it: "activation rate", "leads"."""
    definition: str
    """One sentence: what it counts."""
    formula: str
    unit: Unit
    direction: Literal["up", "down", "band"]
    """Which way is good; `band` where both too much and too little are bad."""
    kind: Literal["leading", "lagging"]
    """Whether it moves within weeks or tells of work long done."""
    level: Literal["outcome", "output", "activity", "health"]
    """What a key result on it measures: an effect, a product of one's own work, the work itself, or a level to hold."""
    stage: Stage
    departments: tuple[str, ...]
    typical_cadence: Literal["daily", "weekly", "monthly", "quarterly"]
    sources: tuple[str, ...]
    """The kinds of system in which it is read: "product analytics", "CRM", "billing"."""
    okr_templates: tuple[str, ...]
    """Phrases with {baseline} and {target}; amounts of money are filled in with their sign."""
    objective_cues: tuple[str, ...]
    """Words and phrases by which objectives ask for it."""
    prominence: int
    """How often teams set it, from 1 (rarely) to 3 (everywhere); it decides between equals."""
    aliases: tuple[str, ...] = ()
    """Names that mean this metric for sure; no two metrics share one."""
    mentions: tuple[str, ...] = ()
    """Phrases that point to it without naming it."""
    not_to_confuse: tuple[str, ...] = ()
    """Ids of metrics that it is mistaken for."""
    note: str = ""
    """Where authors differ about the name, and what it means here."""
    numerator: str = ""
    """For a share, what is counted; `denominator` is what it is a share of, `window` the time within which it counts."""
    denominator: str = ""
    window: str = ""
    per: str = ""
    """For money and rates: "a month", "a day"."""
    duration_unit: str = ""
    """For durations: "days", "hours", "ms"."""
    other_units: tuple[str, ...] = ()
    """Units in which teams also set it: a satisfaction share is also asked as a mean score."""
    minimum: float = -math.inf
    maximum: float = math.inf
    countable: bool = False
    """Whether the noun is a plural of things that are counted ("leads") and not a figure ("the activation rate")."""
    vanity: bool = False
    """Whether it can grow while nothing that matters does."""
    pipeline: bool = False
    """Whether a target reads best as an uplift against the period before."""
    business_models: tuple[str, ...] = ()
    guardrails: tuple[str, ...] = ()
    """Ids of the metrics that suffer when this one is chased alone."""
    next_metric: str = ""
    """Id of the metric that it should move."""
    area: str = ""
    """Title of the file that it stands in."""

    @property
    def range(self) -> tuple[float, float] | None:
        """Lowest and highest possible level (either may be infinite), or None where every number is possible."""
        return None if self.minimum == -math.inf and self.maximum == math.inf else (self.minimum, self.maximum)

    @property
    def measure_unit(self) -> str:
        """The unit as a key result's measure writes it: "days" for a duration in days, else the unit itself."""
        return self.duration_unit or self.unit


@cache
def _schema() -> tuple[frozenset[str], frozenset[str], dict[str, tuple[Any, ...]], frozenset[str]]:
    """Return all keys of an entry, those it needs, the allowed values of closed ones, and those that are lists."""
    hints = get_type_hints(Metric)
    known = frozenset(Metric._fields) - {"area"}
    needed = known - frozenset(Metric._field_defaults)
    choices = {name: get_args(hint) for name, hint in hints.items() if getattr(hint, "__origin__", None) is Literal}
    return known, needed, choices, frozenset(name for name, hint in hints.items() if hint == tuple[str, ...])


def read_metric(written: Mapping[str, Any], *, area: str = "") -> Metric:
    """Read one entry of an area's file. Raises DataError naming the entry and the key that is unknown, missing or has a wrong value."""
    where = f"metric {written.get('id', '?')}"
    known, needed, choices, lists = _schema()
    if unknown := sorted(set(written) - known):
        raise DataError(f"unknown key {unknown[0]!r}", where=where)
    if missing := sorted(needed - set(written)):
        raise DataError(f"key {missing[0]!r} is missing", where=where)
    for key, value in written.items():
        if key in choices and value not in choices[key]:
            raise DataError(f"{key} is {value!r}; it is one of {', '.join(choices[key])}", where=where)
        if key in lists:
            if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
                raise DataError(f"{key} has to be a list of texts", where=where)
        elif not isinstance(value, (str, int, float)):
            raise DataError(f"{key} cannot be a {type(value).__name__}", where=where)
    return _made({**written, "area": area})


def _made(checked: Mapping[str, Any]) -> Metric:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in checked.items()}
    return Metric(**values)


@cache
def one_metric(name: str) -> Metric | None:
    """Return the metric with this id, if any, without reading the others. `tools/generate.py` has checked what the bundle holds."""
    found = entry("catalog", name)
    return _made(found) if found else None


@cache
def all_metrics() -> tuple[Metric, ...]:
    """Return every metric of the catalog, by area and in the order of its file."""
    return tuple(map(_made, bundle("catalog").values()))
