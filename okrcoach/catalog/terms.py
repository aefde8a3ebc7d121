"""Words as suggestions compare them: marks and empty words left out, spellings and word forms made one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from okrcoach.catalog.names import PARTING, joined_words, one_form
from okrcoach.language.words import tokens

ENDINGS = (
    *("ization", "fulness", "iveness", "ational", "ability", "ibility", "ations", "ation", "ingly", "ments"),
    *("able", "ible", "ably", "ibly", "ment", "ness", "ions", "ion", "ing", "ed", "ly", "al", "e"),
)
"""Tried in this order; the stem that stays has at least four letters."""


class Vocabulary(NamedTuple):
    """What metrics/_search.toml says of words."""

    stop: frozenset[str]
    """Words that say nothing."""
    faint: frozenset[str]
    """Words that say something only beside another one."""
    joined: Mapping[str, str]
    same: Mapping[str, str]
    whole: frozenset[str]
    """Words that keep their endings."""
    idle: tuple[tuple[str, ...], ...]
    """Turns of phrase whose words mean nothing: "in order to"."""

    @classmethod
    def read(cls, search: Mapping[str, Any]) -> Vocabulary:
        """Read it from the file's content."""
        idle = tuple(tuple(phrase.split()) for phrase in search["idle"])
        stop, faint, whole = (frozenset(search[name].split()) for name in ("stop", "faint", "whole"))
        return cls(stop, faint, search["joined"], search["same"], whole, idle)

    def stem(self, word: str) -> str:
        """Cut a lower-case word down to what its forms share: "deliveries" and "delivery", "engaging" and "engagement"."""
        word = one_form(word).replace("isation", "ization")
        if len(word) > 4 and word not in self.whole:
            ending = next((ending for ending in ENDINGS if word.endswith(ending) and len(word) - len(ending) >= 4), "")
            word = word.removesuffix(ending)
            if ending in ("ment", "ments") and len(word) > 4:
                word = word.removesuffix("e")
            if word[-1] == word[-2] and word[-1] not in "aeiousl":
                word = word[:-1]
            elif word[-1] == "i":
                word = word[:-1] + "y"
        return word

    def terms(self, words: Iterable[str]) -> Iterator[str]:
        """Give the stems of those lower-case words that may say something about a metric."""
        for word in joined_words(words, self.joined):
            if word in self.stop or word in self.faint or not word[0].isalpha():
                continue
            same = self.same.get(word) or self.same.get(one_form(word)) or word
            yield from (self.stem(part) for part in same.split())

    def faint_terms(self, text: str) -> tuple[str, ...]:
        """Return the stems of a text's faint words, each once."""
        return tuple(dict.fromkeys(self.stem(word) for word in text.lower().translate(PARTING).split() if word in self.faint))

    def phrase_terms(self, phrase: str) -> tuple[str, ...]:
        """Return the terms of a phrase of the catalog, each once."""
        return tuple(dict.fromkeys(self.terms(phrase.lower().translate(PARTING).split())))

    def text_terms(self, text: str, means: float = 1.0) -> dict[str, float]:
        """Return the terms of a text, each with its weight: 1, and `means` for how a thing is to be done ("by launching …")."""
        words = [token.lower for token in tokens(text) if token.kind != "mark"]
        for phrase in self.idle:
            words = _without(words, phrase)
        by = next(
            (place for place, word in enumerate(words[:-1]) if word in ("by", "through", "via") and words[place + 1].endswith("ing")),
            len(words),
        )
        weighted = dict.fromkeys(self.terms(words[:by]), 1.0)
        for term in self.terms(words[by:]):
            weighted.setdefault(term, means)
        return weighted


def _without(words: list[str], phrase: Sequence[str]) -> list[str]:
    size = len(phrase)
    for place in range(len(words) - size, -1, -1):
        if tuple(words[place : place + size]) == phrase:
            words = words[:place] + words[place + size :]
    return words
