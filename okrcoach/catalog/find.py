"""Looking a metric up: by its id, its name, another name for it, or words that occur in it."""

from __future__ import annotations

from okrcoach.catalog.metric import Metric, all_metrics, one_metric
from okrcoach.catalog.names import PARTING, joined_words, one_form
from okrcoach.data import bundle
from okrcoach.model import OkrcoachError

NEAR = 65
"""From 0 to 100: names less alike than this are other names, not misspelt ones."""


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
    ranked = [(-score, -one.prominence, place, one) for place, one in enumerate(all_metrics()) if (score := _score(words, one))]
    if ranked:
        return tuple(one for *_, one in sorted(ranked, key=lambda row: row[:3]))
    return _spelt_nearly(" ".join(words))


def _words(text: str) -> tuple[str, ...]:
    """Split into lower-case words in the singular and in one spelling."""
    words = "".join(letter if letter.isalnum() else " " for letter in text.lower().translate(PARTING)).split()
    return tuple(one_form(word) for word in joined_words(words, bundle("names")["joined"]))


def _names(one: Metric) -> tuple[str, ...]:
    return tuple(" ".join(_words(name)) for name in (one.id, one.name, one.noun, *one.aliases))


def _score(words: tuple[str, ...], one: Metric) -> int:
    """Give 5 for a name itself, 4 for a hint itself, 3 where a name holds all words in a row, 2 where all do, 1 where the entry does."""
    query, names = " ".join(words), _names(one)
    if query in names:
        return 5
    if query in (" ".join(_words(hint)) for hint in one.mentions):
        return 4
    if any(f" {query} " in f" {name} " for name in names):
        return 3
    held = set(" ".join(names).split())
    if held.issuperset(words):
        return 2
    held.update(_words(" ".join((one.definition, *one.mentions, *one.departments, one.stage, one.area))))
    return int(held.issuperset(words))


def _spelt_nearly(query: str) -> tuple[Metric, ...]:
    """List the metrics one of whose names is spelt like the query, nearest first; at most five."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a misspelt name pays for it

    ranked = [(-max(fuzz.ratio(query, name) for name in _names(one)), place, one) for place, one in enumerate(all_metrics())]
    return tuple(one for closeness, _, one in sorted(ranked, key=lambda row: row[:2])[:5] if -closeness >= NEAR)
