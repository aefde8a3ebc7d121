"""What nouns stand for in a goal: a measure, what others do, people, things made, what goes wrong."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

from okrcoach.data import bundle
from okrcoach.language.plurals import singular
from okrcoach.language.words import Token

NounClass = Literal["measures", "acts", "outsiders", "insiders", "artefacts", "events", "problems", "verdicts", "states"]
"""What a noun stands for in a goal; lexicons/nouns.toml says what each class holds."""

CLASSES: tuple[NounClass, ...] = ("measures", "acts", "outsiders", "insiders", "artefacts", "events", "problems", "verdicts", "states")
LONGEST_NAME = 4
"""Words of the longest entry of the noun lists."""


def classes_table(files: Mapping[str, Any]) -> dict[str, str]:
    """Return every noun and name of several words with its classes, hyphens written as spaces: for the bundle of word lists."""
    found: dict[str, str] = {}
    for kind in CLASSES:
        for name in (*files["nouns"][kind].split(), *files["names_of"][kind]):
            key = name.replace("-", " ")
            found[key] = f"{found.get(key, '')} {kind}".lstrip()
    return found


@lru_cache(maxsize=4096)
def classes_of(noun: str) -> tuple[NounClass, ...]:
    """Return what a noun may stand for, by its lower-case form in the singular or plural; nothing for one that no list holds."""
    known: Mapping[str, str] = bundle("lexicons")["_classes"]
    return tuple((known.get(noun) or known.get(singular(noun)) or "").split())  # type: ignore[arg-type]


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
