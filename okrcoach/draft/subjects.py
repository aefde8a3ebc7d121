"""What a key result of a draft may be about: a metric of the catalog, or one that only the team knows, read from its own words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Literal

from okrcoach.catalog import Metric, all_metrics, find
from okrcoach.draft.goal import shared
from okrcoach.draft.nouns import words_of
from okrcoach.draft.sentences import spoken
from okrcoach.language.lexicon import lexicon
from okrcoach.language.nouns import singular
from okrcoach.language.words import tokens


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

    @property
    def key(self) -> str:
        """What tells it from others: two key results of a draft never have the same one."""
        return self.id or self.name.lower()

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
        chosen=not metric.vanity and metric.level in ("outcome", "health") and metric.direction != "band",
    )


def own_subject(words: str, unit: str, measure_unit: str) -> Subject:
    """Make a subject of a metric that the catalog does not know; fewer is better where its words tell of trouble, cost or waiting."""
    parts = {singular(token.lower) for token in tokens(words)} | set(words.lower().split())
    bad = bool(parts & (words_of("down_words") | lexicon("nouns.problems"))) and not parts & words_of("up_words")
    top = 100.0 if unit == "percent" and parts & words_of("share_words") else math.inf
    return Subject(spoken(words), unit, measure_unit, "down" if bad else "up", leading=True, minimum=0.0, maximum=top)


def named_metric(words: str) -> Metric | None:
    """Find the catalog's metric that a team's words name for sure: its id, its name or another name of it, a qualifier aside."""
    wanted = _plain(words)
    for candidate in find(words)[:3]:
        names = {_plain(name) for name in (candidate.id, candidate.name, candidate.noun, *candidate.aliases)}
        if wanted in names or any(wanted.endswith(f" {name}") and len(name) > 3 for name in names):
            return candidate
    # a qualifier in front ("first-year GRR", "weekly deployment frequency") hides the name from a search for all words
    rest = wanted.split(" ", 1)[1:] if len(wanted.split()) <= 5 else []
    return named_metric(rest[0]) if rest and rest[0] else None


def _plain(words: str) -> str:
    return " ".join(singular(part) for part in "".join(mark if mark.isalnum() else " " for mark in words.lower()).split())
