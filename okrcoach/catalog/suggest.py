"""Which metrics a text asks for: named ones for a key result, fitting ones for an objective that names none.

Every term of the text is credited once, by the best phrase of the metric that holds it: a whole phrase counts more than a part,
a name more than a hint. What kind of text it is decides what counts how much (metrics/_search.toml).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from okrcoach.catalog.index import Index
from okrcoach.catalog.metric import Metric, all_metrics
from okrcoach.catalog.tables import FIELDS
from okrcoach.catalog.terms import Vocabulary
from okrcoach.data import bundle
from okrcoach.language.verbs import class_of, forms
from okrcoach.language.words import tokens

Credit = tuple[float, int]
"""What a term of the text is worth for a metric, and the number of the phrase that says so."""
WHOLE = 0.95
"""From this coverage on a phrase is in the text as a whole."""


class Suggestion(NamedTuple):
    """A metric that a text asks for."""

    metric: Metric
    score: float
    """From 0 to 1; comparable within one answer."""
    why: str
    """What in the text speaks for it, in plain words."""


def _search() -> Mapping[str, Any]:
    data: Mapping[str, Any] = bundle("search")["settings"]
    return data


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary.read(_search())


@cache
def _weak() -> frozenset[str]:
    """Return the terms that say nothing of a metric without the other words of its phrase."""
    return frozenset(map(_vocabulary().stem, _search()["weak"].split()))


def read_department(name: str | None) -> tuple[str, ...]:
    """Return the catalog's departments that a team's own name for one means; none where the catalog does not know it."""
    whole = (name or "").lower().replace("/", " ").replace(",", " ")
    words = {*whole.split(), *whole.replace("-", " ").split()}
    return tuple(department for department, names in _search()["departments"].items() if words & {department, *names.split()})


def suggest(
    text: str, kind: Literal["key_result", "objective"] = "key_result", department: str | None = None, limit: int = 5
) -> tuple[Suggestion, ...]:
    """List the metrics that fit a text best, at most `limit`, best first; none where nothing speaks for any.

    Where an objective's words say too little, the metrics that its department sets most often follow. A department that
    `read_department` does not know is left aside.
    """
    weights: Mapping[str, float] = _search()["weights"][kind]
    evidence = _evidence(text, weights)
    named = Index().match(text)
    metrics = all_metrics()
    departments, way, unit = frozenset(read_department(department)), _way(text), _unit(text)
    factors = {place: _factor(metrics[place], weights, departments, way, unit, named) for place in evidence}
    left = set(evidence)
    used: dict[str, float] = defaultdict(lambda: 1.0)
    chosen: list[Suggestion] = []
    while left and len(chosen) < limit:
        score, place = max((_score(evidence[place], used) * factors[place], -place) for place in left)
        place = -place
        left.remove(place)
        why = _why(evidence[place], metrics[place] == named)
        chosen.append(Suggestion(metrics[place], round(score / (1 + score), 3), why))
        for term in evidence[place]:
            used[term] *= weights["again"]
    if kind == "objective" and len(chosen) < limit:
        chosen += _usual(departments, {one.metric.id for one in chosen})[: limit - len(chosen)]
    return tuple(chosen)


def _usual(departments: frozenset[str], without: set[str]) -> list[Suggestion]:
    """List what a department sets most often, whatever its goal; first what is its own before anybody else's."""
    theirs = []
    for place, one in enumerate(all_metrics()):
        rank = next((rank for rank, department in enumerate(one.departments) if department in departments), None)
        if rank is not None and one.id not in without:
            theirs.append((-one.prominence, rank, place, one))
    ranked = sorted(theirs, key=lambda row: row[:3])
    return [Suggestion(one, 0.0, f"often set in {one.departments[rank]}") for _, rank, _, one in ranked]


def _score(found: Mapping[str, Credit], used: Mapping[str, float]) -> float:
    """Add up what the terms are worth, those less that a metric chosen before has used."""
    return sum(credit * used[term] for term, (credit, _) in found.items())


def _factor(metric: Metric, weights: Mapping[str, float], departments: frozenset[str], way: str, unit: str, named: Metric | None) -> float:
    """Weigh what the words do not say: who asks, how often the metric is set, whether the verb goes its way, and its unit."""
    factor = 1 + weights["prominence"] * (metric.prominence - 1) / 2
    if not departments.isdisjoint(metric.departments):
        factor *= 1 + weights["department"]
    if way and way != metric.direction:
        factor *= 1 - weights["direction"]
    if unit and unit not in (metric.unit, *metric.other_units):
        factor *= 1 - weights["unit"]
    return factor * (1 + weights["named"]) if metric == named else factor


def _way(text: str) -> str:
    """Return "up" or "down" where a text's first verb of moving says so."""
    for token in tokens(text):
        for lemma, _ in forms(token.lower) if token.kind == "word" else ():
            way = class_of(lemma)
            if way in ("up", "down"):
                return way
    return ""


def _unit(text: str) -> str:
    """Return the unit of a metric of which a text tells where it starts: "from 60 days to 35"; "" for a bare number, which may be any."""
    if not any(map(str.isdigit, text)):
        return ""
    from okrcoach.language.quantities import quantities  # noqa: PLC0415 -- most objectives hold no number, and do without the room

    found = quantities(text)
    starts = any(quantity.role == "from" for quantity in found)
    return next((quantity.unit for quantity in found if starts and quantity.unit != "count"), "")


def _evidence(text: str, weights: Mapping[str, float]) -> dict[int, dict[str, Credit]]:
    """Return, for every metric that the text touches, each term's best credit."""
    table = bundle("search")
    matched: dict[int, dict[str, float]] = defaultdict(dict)
    for term, weight in _vocabulary().text_terms(text, weights["means"]).items():
        for other in (term, *table["related"].get(term, ())):
            rarity, holders = table["terms"].get(other, (0.0, ()))
            worth = rarity * weight * (1.0 if other == term else weights["related"])
            for number in holders:
                if worth > matched[number].get(term, 0.0):
                    matched[number][term] = worth
    evidence: dict[int, dict[str, Credit]] = defaultdict(dict)
    weak, said = _weak(), frozenset(_vocabulary().faint_terms(text))
    for number, found in matched.items():
        place, field, _, whole, faint = table["phrases"][number]
        coverage = min(1.0, sum(found.values()) / whole)
        if found.keys() <= weak and (coverage < WHOLE or not said.issuperset(faint)):
            continue  # "small teams" speak for no "small business", a "crime rate" for no "growth rate", "people" for no "best people"
        value = weights[FIELDS[field]] * (1 - weights["phrase"] + weights["phrase"] * coverage)
        for term, worth in found.items():
            if value * worth > evidence[place].get(term, (0.0, 0))[0]:
                evidence[place][term] = (value * worth, number)
    return evidence


def _why(found: Mapping[str, Credit], named: bool) -> str:
    """Say what speaks for a metric: its name in the text, words near it, or the goals that it fits."""
    numbers = dict.fromkeys(number for _, number in sorted(found.values(), key=lambda credit: -credit[0]))
    phrases = [bundle("search")["phrases"][number] for number in numbers]
    if named:
        return "named in the text"
    if FIELDS[phrases[0][1]] == "cues":
        goals = ", ".join(f"“{text}”" for _, field, text, *_ in phrases if FIELDS[field] == "cues")
        return f"fits goals like {goals}"
    return f"near what the text says: {phrases[0][2]}"
