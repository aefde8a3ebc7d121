"""Names of metrics in one spelling, so that a line that says "e-mail open rates" names what the catalog calls "email open rate".

The bundle holds all names ready made (`tools/generate.py` asks `names_of`): making them takes longer than reviewing a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

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


def name_key(words: list[str]) -> str:
    """Return what a name is looked up by: its words in the singular, a lone word as it is (a seller leads, leads are counted)."""
    return words[0] if len(words) == 1 else " ".join(map(singular, words))


def names_of(files: Mapping[str, Any]) -> dict[str, str]:
    """Return every name of the catalog's files with its metric's id, and "" for phrases that hold a name and are none."""
    naming = files["_search"]["naming"]
    entries = [(phrase, "") for phrase in naming["blind"]]
    for area, content in files.items():
        for entry in content["metric"] if not area.startswith("_") else ():
            entries += [(name, entry["id"]) for name in (entry["name"], entry["noun"], *entry["aliases"])]
    return {name_key(joined_words(name.lower().translate(PARTING).split(), naming["joined"])): found for name, found in entries}
