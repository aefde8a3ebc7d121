"""Looking a metric up: by its id, its name, another name for it, or words that occur in it."""

from __future__ import annotations

from okrcoach.catalog.metric import Metric, all_metrics, one_metric
from okrcoach.model import OkrcoachError


def metric(name: str) -> Metric:
    """Return the metric with this id. Raises OkrcoachError with the nearest ids where there is none."""
    if known := one_metric(name):
        return known
    near = ", ".join(found.id for found in find(name)[:3])
    raise OkrcoachError(f"no metric has the id {name!r}" + (f"; near it: {near}" if near else "; `okrcoach metrics` lists them all"))


def find(query: str) -> tuple[Metric, ...]:
    """List the metrics that a query means, best first: exact id or name, then names that hold its words, then names spelt nearly so.

    An empty query gives the whole catalog.
    """
    words = _words(query)
    if not words:
        return all_metrics()
    ranked = []
    for place, candidate in enumerate(all_metrics()):
        score = _score(words, candidate)
        if score:
            ranked.append((-score, -candidate.prominence, place, candidate))
    if ranked:
        return tuple(candidate for *_, candidate in sorted(ranked, key=lambda row: row[:3]))
    return _spelt_nearly(" ".join(words))


def _words(text: str) -> list[str]:
    """Split into lower-case words, hyphens and slashes parting them."""
    return "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()


def _score(words: list[str], candidate: Metric) -> int:
    """Give 4 for a name itself, 3 where one holds all words in a row, 2 where the names hold them, 1 where the entry does."""
    query = " ".join(words)
    names = [" ".join(_words(name)) for name in (candidate.id, candidate.name, candidate.noun, *candidate.aliases)]
    if query in names:
        return 4
    if any(f" {query} " in f" {name} " for name in names):
        return 3
    held = set(" ".join(names).split())
    if all(word in held for word in words):
        return 2
    held.update(_words(" ".join((candidate.definition, *candidate.mentions, *candidate.departments, candidate.stage, candidate.area))))
    return int(all(word in held for word in words))


def _spelt_nearly(query: str) -> tuple[Metric, ...]:
    """List the metrics one of whose names is spelt like the query, nearest first; at most five."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a misspelt name pays for it

    ranked = []
    for place, candidate in enumerate(all_metrics()):
        names = (" ".join(_words(name)) for name in (candidate.id, candidate.name, *candidate.aliases))
        closeness = max(fuzz.ratio(query, name) for name in names)
        if closeness >= 65:
            ranked.append((-closeness, place, candidate))
    return tuple(candidate for *_, candidate in sorted(ranked, key=lambda row: row[:2])[:5])
