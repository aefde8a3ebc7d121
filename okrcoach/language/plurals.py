"""One and several: the singular and the plural of a noun, by rules of endings and by lexicons/plurals.toml where those do not hold."""

from __future__ import annotations

from functools import cache, lru_cache

from okrcoach.language.lexicon import lexicon, pairs

SHORTEST = 3
"""Letters of the shortest plural that an ending makes: "ads", "ids"."""
_SIBILANTS = ("ches", "shes", "sses", "xes", "zzes", "tzes", "oes")
"""Endings that lose "es"."""


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """Return the singular of a lower-case noun, or of a name that ends in one; the word itself where it is no plural."""
    last = _last(word)
    return word[:last] + _one(word[last:])


def _last(word: str) -> int:
    """Return where the last word of a compound begins: "sign-*ups*", "user *stories*"."""
    return max(word.rfind("-"), word.rfind(" ")) + 1


def _one(word: str) -> str:
    known = pairs("plurals.irregular").get(word)
    if known:
        return known
    if word in lexicon("plurals.unchanging"):
        return word
    for several, one in pairs("plurals.endings").items():
        if word.endswith(several) and len(word) > len(several) + 1:
            return word.removesuffix(several) + one
    if len(word) < SHORTEST or not word.endswith("s") or word[-2] in "'\u2019":
        return word
    if word[:-1] in lexicon("plurals.plain"):
        return word[:-1]
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    buses = word.endswith("uses") and not word.endswith(("ouses", "auses"))  # houses, causes
    return word[:-2] if buses or word.endswith(_SIBILANTS) else word[:-1]


@lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """Say whether a lower-case noun stands for several: "users", "people"; not "sales", which mostly says what kind of thing follows."""
    return word not in lexicon("grammar.plural_modifiers") and (word in lexicon("plurals.bare") or singular(word) != word)


def agrees(noun: str, form: str) -> bool:
    """Say whether a lower-case noun may be the subject of a verb of this form, "base" or "third"."""
    return noun in lexicon("plurals.collectives") or form == ("base" if is_plural(noun) else "third")


@cache
def _irregular() -> dict[str, str]:
    return {one: several for several, one in pairs("plurals.irregular").items()}


def plural(word: str) -> str:
    """Return the plural of a noun, its capitals kept, and a plural as it is: "CFO" is "CFOs", "agency" and "agencies" are "agencies"."""
    if word.isupper() and len(word) > 1:
        return f"{word}es" if word.endswith("S") else f"{word}s"
    last = _last(word)
    one = word[last:].lower()
    several = _several(one)
    same = next((place for place, (old, new) in enumerate(zip(one, several, strict=False)) if old != new), len(one))
    return word[: last + same] + several[same:]


def _several(word: str) -> str:
    known = _irregular().get(word)
    if known:
        return known
    if singular(word) != word or word in lexicon("plurals.bare", "plurals.unchanging"):
        return word
    if word in lexicon("plurals.plain"):
        return f"{word}s"
    for several, one in pairs("plurals.endings").items():
        if word.endswith(one) and len(word) > len(one) + 1:
            return word.removesuffix(one) + several
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou" and len(word) > 2:
        return f"{word[:-1]}ies"
    return f"{word}s"
