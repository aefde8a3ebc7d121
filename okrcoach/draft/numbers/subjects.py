"""What a key result of a draft may be about: a metric of the catalog, or one that only the team knows, read from its own words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Literal

from okrcoach.catalog import Metric, all_metrics, find
from okrcoach.draft.numbers.ways import hangs_on_few, is_bad, is_spoilt, makes_trouble
from okrcoach.draft.words.nouns import mid_sentence, shared, words_of
from okrcoach.draft.words.sentences import spoken
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import singular
from okrcoach.language.words import tokens

QUALIFIERS = 3
"""Words in front of a metric's name that narrow it."""
SURE = 6
"""Letters from which the last words of a name tell the one metric that ends so: "emissions"."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What the team does to a number of things or people: it plants trees."""

    verb: str
    things: str
    """A plural, or what has none: "trees", "litter"."""
    done: str
    """"trees planted"."""
    one: str
    """"tree planted", "tonne of litter collected"."""
    people: bool
    mass: bool = False
    """Whether the things have no plural: "litter", told in tonnes."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A metric as far as a target and a sentence need it."""

    name: str
    """As a sentence calls it."""
    unit: str
    """As in the catalog: percent, count, currency, duration, ratio, score, rank, rate."""
    measure_unit: str
    """"days" for a duration in days, else the unit."""
    better: Literal["up", "down"]
    leading: bool
    id: str | None = None
    """In the catalog; None for a metric that only the team knows."""
    stage: str = ""
    minimum: float = -math.inf
    maximum: float = math.inf
    countable: bool = False
    pipeline: bool = False
    guardrails: tuple[str, ...] = ()
    level: str = "outcome"
    departments: tuple[str, ...] = ()
    chosen: bool = True
    """Whether a drafter may choose it by itself: no vanity, no output, no band."""
    first_level: float | None = None
    """What a team can aim for before it knows its own start, of a metric that the catalog does not know."""
    in_cases: bool = False
    """Whether it is told as so many of so many: "3 of 14"."""
    deed: Deed | None = None
    """What is counted, where that is the team's own doing."""
    of: str = ""
    """The key of the metric that it only tells more of."""
    way_open: bool = False
    """Whether nothing tells which way is better, so that only the team can set a target; `better` is habit then."""

    @property
    def key(self) -> str:
        """What tells it from others: two key results of a draft never have the same one."""
        return self.id or self.name.lower()

    @property
    def comes_whole(self) -> bool:
        """Whether there is no half of what it counts: "3 of 14 tenders", "5 regular donors", not "2 orders per customer"."""
        return self.in_cases or (self.unit == self.measure_unit == "count" and not set(self.name.lower().split()) & words_of("averaging"))

    @property
    def is_share(self) -> bool:
        """Whether it is a part of a whole, so that 100% is the most there is."""
        return self.unit == "percent" and self.maximum == 100


@cache
def metrics_by_id() -> dict[str, Metric]:
    """Return the catalog by id. Callers must not change it."""
    return {metric.id: metric for metric in all_metrics()}


def subject_of(metric: Metric, called: str = "") -> Subject:
    """Make a subject of a catalog metric, called as the team calls it where it does."""
    name = called or str(shared("say").get(metric.id, "")) or metric.noun or spoken(metric.name)
    return Subject(
        name=name,
        unit=metric.unit,
        measure_unit=metric.measure_unit,
        better="down" if metric.direction == "down" else "up",
        leading=metric.kind == "leading",
        id=metric.id,
        stage=metric.stage,
        minimum=metric.minimum,
        maximum=metric.maximum,
        countable=metric.countable,
        pipeline=metric.pipeline,
        guardrails=metric.guardrails,
        departments=metric.departments,
        level=metric.level,
        chosen=not metric.vanity
        and metric.level in ("outcome", "health")
        and metric.direction != "band"
        and metric.id not in words_of("never"),
    )


def own_subject(words: str, unit: str, measure_unit: str) -> Subject:
    """Make a subject of a metric that the catalog does not know; fewer is better where its words tell of trouble, cost or waiting.

    A time is better short, but for those that something good lasts.
    """
    parts = [singular(token.lower) for token in tokens(words)] + words.lower().split()
    top = 100.0 if unit == "percent" and not set(parts) & words_of("beyond_the_whole") else math.inf
    longer = unit == "duration" and words_of("lasting").isdisjoint(parts)
    better: Literal["up", "down"] = "down" if longer or is_bad(words) or (unit == "percent" and hangs_on_few(words)) else "up"
    return Subject(mid_sentence(words), unit, measure_unit, better, leading=True, minimum=0.0, maximum=top)


def is_guess(subject: Subject) -> bool:
    """Whether nothing but habit says that more of a team's own metric is better."""
    words = set(subject.name.lower().split())
    told = words_of("up_words") | words_of("share_words") | words_of("alone")
    return subject.id is None and subject.better == "up" and not words & told


def named_metric(words: str) -> Metric | None:
    """Find the catalog's metric that a team's words name for sure: by its id or a name, a qualifier aside, or by how only its name ends."""
    words = " ".join(shared("shortened").get(word.lower().strip("."), word) for word in words.replace("/", " per ").split())
    wanted = _plain(words)
    if not wanted:
        return None
    found = find(words)
    exact = _metric_called(wanted) or _metric_called(f"{wanted} rate")
    if exact is not None:
        return exact
    ending = [row for row in found if any(f" {_plain(name)}".endswith(f" {wanted}") for name in (row.name, row.noun, *row.aliases))]
    if len(ending) == 1 and len(wanted) >= SURE:
        return ending[0]
    # a qualifier in front: "first-year GRR", "weekly deployment frequency"
    parts = wanted.split()
    most = next((place for place, part in enumerate(parts) if part in lexicon("grammar.prepositions")), QUALIFIERS)
    most = next((place for place, part in enumerate(parts[:most]) if is_spoilt(part)), most)  # "double bookings" are none
    most = 0 if makes_trouble(parts) else most  # no more are "emergency visits"
    tails = (" ".join(parts[place:]) for place in range(1, min(len(parts), QUALIFIERS + 1, most + 1)))
    return next((metric for tail in tails if (metric := _metric_called(tail))), None)


def _metric_called(name: str) -> Metric | None:
    """Return the metric that has exactly this name, in the singular and without marks."""
    return _metrics_by_name().get(name)


@cache
def _metrics_by_name() -> dict[str, Metric]:
    """Return the catalog by every name of a metric, the better known one first where two share a name."""
    found: dict[str, Metric] = {}
    for row in sorted(all_metrics(), key=lambda row: -row.prominence):
        for name in (row.id, row.name, row.noun, *row.aliases):
            found.setdefault(_plain(name), row)
    return found


def _plain(words: str) -> str:
    return " ".join(singular(part) for part in "".join(mark if mark.isalnum() else " " for mark in words.lower()).split())
