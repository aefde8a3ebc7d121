"""Names of metrics in one spelling, so that a line that says "e-mail open rates" names what the catalog calls "email open rate"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

PARTING = str.maketrans(dict.fromkeys("-/:(),&.+;%", " "))
"""Takes out the marks that phrases of the catalog hold."""


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """Return the singular of a lower-case word that may be a plural."""
    word = word.removesuffix("'s").removesuffix("\u2019s")
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses")) else word[:-1]


def joined_words(words: Iterable[str], joined: Mapping[str, str]) -> list[str]:
    """Give lower-case words one spelling: "sign up" for "signup", "email" for "e mail", as `joined` says."""
    line: list[str] = []
    for word in words:
        single = singular(word)
        pair = joined.get(f"{line[-1]} {single}") if line else None
        if pair:
            line[-1] = pair
        else:
            line.extend(joined[single].split() if single in joined else (word,))
    return line


def name_key(words: Sequence[str]) -> str:
    """Return what a name is looked up by: its words in the singular, a lone word as it is (a seller leads, leads are counted)."""
    return words[0] if len(words) == 1 else " ".join(map(singular, words))
