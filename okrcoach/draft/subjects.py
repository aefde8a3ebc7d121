"""What a key result of a draft may be about: a metric of the catalog, or one that only the team knows, read from its own words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Literal

from okrcoach.catalog import Metric, all_metrics, find
from okrcoach.draft.nouns import head_end, is_people, mid_sentence, shared, words_of
from okrcoach.draft.sentences import spoken
from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.verbs import forms, is_done
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
    better: Literal["up", "down"] = "down" if longer or is_bad(words) else "up"
    return Subject(mid_sentence(words), unit, measure_unit, better, leading=True, minimum=0.0, maximum=top)


def is_guess(subject: Subject) -> bool:
    """Whether nothing but habit says that more of a team's own metric is better."""
    words = set(subject.name.lower().split())
    return subject.id is None and subject.better == "up" and not words & (words_of("up_words") | words_of("share_words"))


def is_bad(words: str) -> bool:
    """Whether one would rather have less of a thing: its noun decides, where that says nothing ("rate"), what stands before it."""
    parts = [word.strip(".,;:()") for word in words.lower().split()]
    end = head_end(parts)
    bad = words_of("down_words") | lexicon("nouns.problems")
    before = [word for word in parts[:end] if word not in words_of("figures")] or parts[end + 1 :]
    lasts = before[-1:] in (["hours"], ["minutes"]) and bool(set(before) & words_of("lasting"))  # "billable hours"
    if not before or lasts or set(before) & words_of("up_words"):
        return False
    if parts[-1] in words_of("spoilt") or ("older" in parts[1:] and not is_people(parts[parts.index("older") - 1])):
        return True  # "applications sent back incomplete", "alarms older than a day"
    posts = {singular(word) for word in words_of("posts")}
    if singular(before[-1]) in posts and words_of("vacant") & set(before) and not any(map(is_done, parts[end:])):
        return True  # "open roles", not "open roles filled"
    if _lie_about(before) and not any(map(is_done, parts[end:])):
        return True
    acts = (place for place in range(1, end) if is_plural(parts[place - 1]) and not classes_of(parts[place]))
    done = next((place for place in acts if is_done(parts[place]) or _is_spoilt(parts[place])), 0)
    if done:
        how = parts[done]
        back = how in words_of("aged") and not is_people(parts[done - 1])
        trouble = is_bad(" ".join(parts[:done])) and how in words_of("arising")
        return back or trouble or _is_spoilt(how)  # "incidents reported by customers", not "incidents solved", "tickets sold"
    who = next((place for place, word in enumerate(parts) if place and word in lexicon("grammar.relatives")), len(parts))
    deed = parts[who + 1 :]
    if {*deed[:1], "-".join(deed[:2])} & words_of("leaving"):
        return True  # "members who quit in 90 days"
    behind = {lemma for word in parts[1:end] for lemma, form in forms(word) if form == "ing"}
    if behind & words_of("leaving") and any(is_plural(word) and is_people(word) for word in parts[:end]):
        return True  # "members leaving within a year"
    if {*deed[:1]} & words_of("waiting"):
        return not set(deed) & (lexicon("comparisons.fewer") | words_of("limits"))
    if any(word in words_of("falls_short") for word in parts[end:]):
        return singular(parts[-1]) not in bad  # "shelves without a label", not "days without accidents"
    if parts[end : end + 1] in (["at"], ["in"], ["with"]) and singular(parts[-1]) in bad:
        return True  # "customers at risk", "members in arrears", "deals with a discount"
    if len(before) > 1 and before[-1] == "minutes":
        before.pop()  # "outage minutes"
    if before[-1] in words_of("using"):
        return not words_of("resources").isdisjoint(before)  # "fuel use", not "product usage"
    return singular(before[-1]) in bad or any(_is_spoilt(word) for word in before)


def _lie_about(words: list[str]) -> bool:
    """Whether things lie about and wait for somebody: "open questionnaires", "pending permits"; no "open days"."""
    times = words_of("times") | words_of("spans") | lexicon("nouns.events")
    return bool(set(words[:-1]) & words_of("lying")) and is_plural(words[-1]) and not {words[-1], singular(words[-1])} & times


def _is_spoilt(word: str) -> bool:
    """Whether a word says that something went wrong or was not done: "missed", "unfilled", "misdirected", "re-cleaned".

    What somebody does once more who has chosen us before is no trouble: "re-ordered", "re-enrolled".
    """
    again = word.startswith("re-") and is_done(word[3:]) and word[3:] not in words_of("chosen")
    return word in words_of("spoilt") or again or any(word.startswith(short) and is_done(word[len(short) :]) for short in ("un", "mis"))


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
    most = next((place for place, part in enumerate(parts[:most]) if _is_spoilt(part)), most)  # "double bookings" are none
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
