"""Which metrics a text asks for: named ones for a key result, fitting ones for an objective that names none.

Every term of the text is credited once, by the best phrase of the metric that holds it: a whole phrase counts more than a part,
a name more than a hint. What kind of text it is decides what counts how much (metrics/_search.toml).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from okrcoach.catalog.metric import Metric, all_metrics
from okrcoach.catalog.terms import phrase_terms, search_data, stem, terms

Field = Literal["names", "mentions", "cues", "definition"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A metric that a text asks for."""

    metric: Metric
    score: float
    """From 0 to 1; comparable within one answer."""
    why: str
    """What in the text speaks for it, in plain words."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    metric: int
    field: Field
    words: tuple[str, ...]
    text: str


class _Index:
    """All phrases of the catalog by the terms that they hold."""

    def __init__(self, metrics: Sequence[Metric]) -> None:
        self.metrics = metrics
        self.phrases: list[_Phrase] = []
        self.by_term: dict[str, list[int]] = defaultdict(list)
        holders: dict[str, set[int]] = defaultdict(set)
        for place, metric in enumerate(metrics):
            fields: tuple[tuple[Field, tuple[str, ...]], ...] = (
                ("names", (metric.name, metric.noun, *metric.aliases)),
                ("mentions", metric.mentions),
                ("cues", metric.objective_cues),
                ("definition", (metric.definition,)),
            )
            for name, texts in fields:
                for text in texts:
                    words = phrase_terms(text)
                    for word in set(words):
                        self.by_term[word].append(len(self.phrases))
                        holders[word].add(place)
                    self.phrases.append(_Phrase(place, name, words, text))
        self.rarity = {word: math.log(1 + len(metrics) / len(found)) for word, found in holders.items()}
        self.related: dict[str, set[str]] = defaultdict(set)
        for group in search_data()["related"]["groups"]:
            members = {stem(word) for word in group.split()}
            for word in members:
                self.related[word] |= members - {word}


@cache
def _index() -> _Index:
    return _Index(all_metrics())


def read_department(name: str | None) -> tuple[str, ...]:
    """Return the catalog's departments that a team's own name for one means; none where the catalog does not know it."""
    whole = (name or "").lower().replace("/", " ").replace(",", " ")
    words = {*whole.split(), *whole.replace("-", " ").split()}
    return tuple(department for department, names in search_data()["departments"].items() if words & {department, *names.split()})


def suggest(
    text: str, kind: Literal["key_result", "objective"] = "key_result", department: str | None = None, limit: int = 5
) -> tuple[Suggestion, ...]:
    """List the metrics that fit a text best, at most `limit`, best first; none where nothing speaks for any.

    A department that `read_department` does not know is left aside.
    """
    index = _index()
    weights = search_data()["weights"][kind]
    evidence = _evidence(index, terms(text), weights)
    scores = {place: sum(credit for credit, _ in found.values()) for place, found in evidence.items()}
    departments = frozenset(read_department(department))
    best = max(scores.values(), default=0.0)
    if best:
        areas: dict[str, float] = defaultdict(float)
        for place, score in scores.items():
            areas[index.metrics[place].area] = max(areas[index.metrics[place].area], score)
        for place in scores:
            scores[place] += weights["area"] * areas[index.metrics[place].area] * (index.metrics[place].prominence - 1) / 2
    ranked = []
    for place, metric in enumerate(index.metrics):
        score = scores.get(place, 0.0)
        if not score:
            continue
        score *= 1 + weights["prominence"] * (metric.prominence - 1) / 2
        if departments.intersection(metric.departments):
            score *= 1 + weights["department"]
        ranked.append((-score, place, metric))
    ranked.sort(key=lambda row: row[:2])
    return tuple(
        Suggestion(metric, round(-score / (1 - score), 3), _why(evidence.get(place, {}), metric)) for score, place, metric in ranked[:limit]
    )


def _evidence(index: _Index, query: Sequence[str], weights: Mapping[str, float]) -> dict[int, dict[str, tuple[float, _Phrase]]]:
    """Return, for every metric that the text touches, each term's best credit and the phrase that gives it."""
    worth: dict[str, dict[str, float]] = {}
    for term in dict.fromkeys(query):
        worth.setdefault(term, {})[term] = 1.0
        for other in index.related.get(term, ()):
            worth.setdefault(other, {}).setdefault(term, weights["related"])
    touched = {place for term in worth for place in index.by_term.get(term, ())}
    evidence: dict[int, dict[str, tuple[float, _Phrase]]] = defaultdict(dict)
    for place in touched:
        phrase = index.phrases[place]
        matched = 0.0
        whole = 0.0
        sources: dict[str, float] = {}
        for word in phrase.words:
            rarity = index.rarity[word]
            whole += rarity
            for term, factor in worth.get(word, {}).items():
                if factor * rarity > sources.get(term, 0.0):
                    sources[term] = factor * rarity
            matched += rarity * max(worth.get(word, {"": 0.0}).values())
        coverage = matched / whole
        value = weights[phrase.field]
        if phrase.field == "definition":
            coverage = 0.5
        for term, credit in sources.items():
            gain = value * credit * (1 - weights["phrase"] + weights["phrase"] * coverage)
            if gain > evidence[phrase.metric].get(term, (0.0, phrase))[0]:
                evidence[phrase.metric][term] = (gain, phrase)
    return evidence


def _why(found: Mapping[str, tuple[float, _Phrase]], metric: Metric) -> str:
    """Say what speaks for a metric: a name in the text, or the goals that it fits."""
    phrases = [phrase for _, phrase in sorted(found.values(), key=lambda row: -row[0])]
    named = [phrase.text for phrase in phrases if phrase.field in ("names", "mentions")]
    cues = [phrase.text for phrase in phrases if phrase.field == "cues"]
    if named and phrases[0].field in ("names", "mentions"):
        return f"near what the text names: {named[0]}"
    if cues:
        return f"fits goals about {', '.join(dict.fromkeys(cues[:2]))}"
    return f"often set for {metric.stage}"
