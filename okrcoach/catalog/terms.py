"""Words as the catalog compares them: marks and empty words left out, spellings and word forms made one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from okrcoach.catalog.names import PARTING, singular
from okrcoach.data import bundle
from okrcoach.language.words import tokens

ENDINGS = ("ization", "ational", "ations", "ation", "ingly", "ments", "ment", "ness", "ions", "ion", "ing", "ed", "ly", "al", "e")
"""Tried in this order; the stem that stays has at least four letters."""


@cache
def search_data() -> Mapping[str, Any]:
    """Return what stands in metrics/_search.toml. Callers must not change it."""
    data: Mapping[str, Any] = bundle("catalog")["_search"]
    return data


@cache
def _stop() -> frozenset[str]:
    return frozenset(search_data()["stop"].split())


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Cut a lower-case word down to what its forms share: "deliveries" and "delivery", "engaging" and "engagement"."""
    word = singular(word).replace("isation", "ization")
    if len(word) > 4:
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                word = word[: -len(ending)]
                break
        if word[-1] == word[-2] and word[-1] not in "aeiousl":
            word = word[:-1]
        elif word[-1] == "i":
            word = word[:-1] + "y"
    return word


@lru_cache(maxsize=8192)
def _word_terms(word: str) -> tuple[str, ...]:
    if word in _stop():
        return ()
    same = search_data()["same"].get(word) or search_data()["same"].get(singular(word))
    return tuple(stem(part) for part in same.split() if part not in _stop()) if same else (stem(word),)


def terms(text: str) -> tuple[str, ...]:
    """Return the words of a text that may say something about a metric, stemmed, in order."""
    return tuple(term for token in tokens(text) if token.kind == "word" for term in _word_terms(token.lower))


@lru_cache(maxsize=16384)
def phrase_terms(phrase: str) -> tuple[str, ...]:
    """Return the same for a phrase of the catalog, whose words are parted by spaces, hyphens and slashes alone."""
    plain = phrase.lower().translate(PARTING)
    return tuple(term for word in plain.split() if word[0].isalpha() for term in _word_terms(word))
