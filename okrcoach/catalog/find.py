"""Looking a metric up: by its id, its name, another name for it, or words that occur in it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from okrcoach.catalog.metric import Metric, all_metrics, one_metric
from okrcoach.catalog.names import PARTING, joined_words, one_form
from okrcoach.data import bundle
from okrcoach.errors import OkrcoachError

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
    found = [(score, entry.metric) for entry in _entries() if (score := _score(words, entry))]
    if found:
        return tuple(one for _, one in sorted(found, key=lambda row: (-row[0], -row[1].prominence)))
    return _spelt_nearly(" ".join(words))


class _Entry(NamedTuple):
    """What a metric is found by, in the form in which words are compared."""

    metric: Metric
    names: tuple[str, ...]
    hints: tuple[str, ...]
    words_of_names: frozenset[str]
    words: frozenset[str]
    """Those of its names and of all else that the entry says of it."""


@cache
def _entries() -> tuple[_Entry, ...]:
    """Return what each metric is found by, in the catalog's order: a draft looks a dozen names up, and each is compared with all."""
    return tuple(map(_read, all_metrics()))


def _read(one: Metric) -> _Entry:
    names, hints = (tuple(" ".join(_words(text)) for text in texts) for texts in ((one.id, one.name, one.noun, *one.aliases), one.mentions))
    named = frozenset(" ".join(names).split())
    told = _words(" ".join((one.definition, *one.mentions, *one.departments, one.stage, one.area)))
    return _Entry(one, names, hints, named, named.union(told))


def _words(text: str) -> tuple[str, ...]:
    """Split into lower-case words in the singular and in one spelling."""
    words = "".join(letter if letter.isalnum() else " " for letter in text.lower().translate(PARTING)).split()
    return tuple(one_form(word) for word in joined_words(words, bundle("names")["joined"]))


def _score(words: tuple[str, ...], entry: _Entry) -> int:
    """Give 5 for a name itself, 4 for a hint itself, 3 where a name holds all words in a row, 2 where all do, 1 where the entry does."""
    query = " ".join(words)
    if query in entry.names:
        return 5
    if query in entry.hints:
        return 4
    if any(f" {query} " in f" {name} " for name in entry.names):
        return 3
    if entry.words_of_names.issuperset(words):
        return 2
    return int(entry.words.issuperset(words))


def _spelt_nearly(query: str) -> tuple[Metric, ...]:
    """List the metrics one of whose names is spelt like the query, nearest first; at most five."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only a misspelt name pays for it

    near = [(max(fuzz.ratio(query, name) for name in entry.names), entry.metric) for entry in _entries()]
    return tuple(one for closeness, one in sorted(near, key=lambda row: -row[0])[:5] if closeness >= NEAR)
