"""What nouns stand for in a goal: a measure, what others do, people, things made, what goes wrong."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Literal, get_args

from okrcoach.data import bundle
from okrcoach.language.plurals import singular
from okrcoach.language.words import Token

NounClass = Literal["measures", "acts", "outsiders", "insiders", "artefacts", "events", "problems", "verdicts", "states"]
"""What a noun stands for in a goal; lexicons/nouns.toml says what each class holds."""

CLASSES: tuple[NounClass, ...] = get_args(NounClass)
LONGEST_NAME = 4
"""Words of the longest entry of the noun lists."""


def classes_table(files: Mapping[str, Any]) -> dict[str, str]:
    """Return the nouns and names of several words by their classes, hyphens written as spaces: for the bundle of word lists."""
    found: dict[str, str] = {}
    for kind in CLASSES:
        for name in (*files["nouns"][kind].split(), *files["names_of"][kind]):
            key = name.replace("-", " ")
            found[key] = f"{found.get(key, '')} {kind}".lstrip()
    by_classes: dict[str, list[str]] = {}
    for key, classes in found.items():
        by_classes.setdefault(classes, []).append(key)
    return {classes: ",".join(keys) for classes, keys in by_classes.items()}


@cache
def known_nouns() -> Mapping[str, tuple[NounClass, ...]]:
    """Return every noun and name of several words that the lists hold, hyphens written as spaces, with its classes."""
    known: dict[str, tuple[NounClass, ...]] = {}
    for classes, keys in bundle("lexicons")["_classes"].items():
        known |= dict.fromkeys(keys.split(","), tuple(classes.split()))
    return known


@lru_cache(maxsize=4096)
def classes_of(noun: str) -> tuple[NounClass, ...]:
    """Return what a noun may stand for, by its lower-case form in the singular or plural; nothing for one that no list holds."""
    known = known_nouns()
    return known.get(noun) or known.get(singular(noun)) or ()


def kinds_at(words: tuple[Token, ...], start: int, head: int) -> tuple[NounClass, ...]:
    """Return what the noun at `head` stands for, the longest name that ends there first: "story points" before "points"."""
    if head - 2 >= start and words[head - 1].text == "/" and words[head].glued:
        return (*_named(words, start, head - 2), *classes_of(words[head].lower))  # "users/teams" are either
    return _named(words, start, head)


def _named(words: tuple[Token, ...], start: int, head: int) -> tuple[NounClass, ...]:
    """Return the classes of the longest name that ends at `head`."""
    parts = [token.lower for token in words[max(start, head - 2 * LONGEST_NAME) : head + 1] if token.kind == "word"]
    for size in range(min(LONGEST_NAME, len(parts)), 0, -1):
        kinds = classes_of(" ".join(parts[-size:]))
        if kinds:
            return kinds
    return ()
