"""The look-up tables that `tools/generate.py` makes from the catalog's files: making them takes longer than a whole review."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from okrcoach.catalog.metric import Metric, read_metric
from okrcoach.catalog.names import PARTING, joined_words, name_key
from okrcoach.catalog.terms import Vocabulary

FIELDS = ("names", "mentions", "cues")
"""Where a phrase stands in an entry."""


def _entries(files: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    return (entry for area, content in files.items() if not area.startswith("_") for entry in content["metric"])


def metrics_of(files: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return every entry, checked, with the title of its area, by its id. Raises DataError for a wrong one."""
    areas = [content for name, content in files.items() if not name.startswith("_")]
    read = [read_metric(entry, area=content["area"])._asdict() for content in areas for entry in content["metric"]]
    usual = Metric._field_defaults
    return {entry["id"]: {key: value for key, value in entry.items() if value != usual.get(key, ...)} for entry in read}


def names_of(files: Mapping[str, Any]) -> dict[str, Any]:
    """Return what lines are searched for names by.

    `names`: every name with its metric's id, and "" for phrases that hold a name and are none; `longest`: how many words the longest
    name has that begins with a word; `naming` and `joined`: words around names, and words in one spelling.
    """
    search = files["_search"]
    named = [(phrase, "") for phrase in search["naming"]["blind"]]
    named += [(name, entry["id"]) for entry in _entries(files) for name in (entry["name"], entry["noun"], *entry["aliases"])]
    names = {name_key(joined_words(name.lower().translate(PARTING).split(), search["joined"])): found for name, found in named}
    longest: dict[str, int] = {}
    for name in names:
        first, size = name.partition(" ")[0], name.count(" ") + 1
        longest[first] = max(size, longest.get(first, 0))
    return {"names": names, "longest": longest, "naming": search["naming"], "joined": search["joined"]}


def search_of(files: Mapping[str, Any]) -> dict[str, Any]:
    """Return what suggestions search.

    `phrases`: every phrase as [metric's place, field, words, rarity of all its terms, its faint words]; `terms`: how rare each term is
    and which phrases hold it; `related`: terms that often stand for one another; `settings`: what metrics/_search.toml says.
    """
    vocabulary = Vocabulary.read(files["_search"])
    phrases: list[list[Any]] = []
    terms: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    holders: dict[str, set[int]] = defaultdict(set)
    by_term: dict[str, list[int]] = defaultdict(list)
    entries = list(_entries(files))
    for place, entry in enumerate(entries):
        fields = ((entry["name"], entry["noun"], *entry["aliases"]), entry.get("mentions", ()), entry["objective_cues"])
        seen: set[tuple[int, tuple[str, ...], tuple[str, ...]]] = set()
        for field, texts in enumerate(fields):
            for text in texts:
                found, faint = vocabulary.phrase_terms(text), vocabulary.faint_terms(text)
                if not found or (field, found, faint) in seen:
                    continue
                seen.add((field, found, faint))
                for term in found:
                    holders[term].add(place)
                    by_term[term].append(len(phrases))
                phrases.append([place, field, text])
                terms.append((found, faint))
    rarity = {term: round(math.log(1 + len(entries) / len(found)), 3) for term, found in holders.items()}
    for phrase, (found, faint) in zip(phrases, terms, strict=True):
        phrase += [round(sum(rarity[term] for term in found), 3), faint]
    related: dict[str, set[str]] = defaultdict(set)
    for group in files["_search"]["related"]["groups"]:
        members = set(vocabulary.terms(group.split()))
        for term in members:
            related[term] |= members - {term}
    return {
        "phrases": phrases,
        "terms": {term: [rarity[term], found] for term, found in sorted(by_term.items())},
        "related": {term: sorted(others) for term, others in sorted(related.items())},
        "settings": files["_search"],
    }
