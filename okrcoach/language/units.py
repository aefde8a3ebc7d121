"""Units of measure: what may stand around a number and say what it is a number of."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.words import Token, at, tokens

Kind = Literal["percent", "points", "currency", "duration", "count", "ratio", "multiple", "score", "rank", "size", "rate"]

_KINDS: tuple[Kind, ...] = ("percent", "points", "duration", "size", "score", "multiple", "rate")


class Unit(NamedTuple):
    """What a number is measured in."""

    kind: Kind
    name: str
    """In one spelling: %, points, bps, days, ms, MB, $, EUR, x; empty for a count."""
    factor: float = 1.0
    """How many base units it stands for: percentage points, seconds, bytes."""


COUNT = Unit("count", "")


@cache
def _units() -> dict[str, tuple[tuple[tuple[str, ...], Unit], ...]]:
    """Every form of a unit by its first token, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for kind in _KINDS:
        for form, meaning in pairs(f"units.{kind}").items():
            name, _, factor = meaning.partition(":")
            words = tuple(token.lower for token in tokens(form))
            found.setdefault(words[0], []).append((words, Unit(kind, name, float(factor))))
    return {first: tuple(sorted(forms, key=lambda form: len(form[0]), reverse=True)) for first, forms in found.items()}


def unit_at(words: tuple[Token, ...], index: int) -> tuple[Unit, int] | None:
    """Return the unit that begins at a token and the token behind it; letters that are a unit only when glued must be."""
    first = at(words, index)
    for form, unit in _units().get(first.lower, ()):
        end = index + len(form)
        if end > len(words) or any(word.lower != part for word, part in zip(words[index:end], form, strict=True)):
            continue
        if first.lower in lexicon("units.only_glued") and not first.glued:
            continue
        return unit, end
    return None


def currency_before(words: tuple[Token, ...], index: int) -> tuple[Unit, int] | None:
    """Return the currency right before a token and the token where it begins: $, US$, USD, Rs."""
    word = at(words, index - 1)
    if word.text in lexicon("currencies.signs"):
        prefix = at(words, index - 2)
        prefixed = word.glued and prefix.lower in lexicon("currencies.prefixes") and prefix.text.isupper()
        return Unit("currency", word.text), index - 2 if prefixed else index - 1
    if word.text in lexicon("currencies.codes"):
        return Unit("currency", word.text), index - 1
    shortened = at(words, index - 2)
    if word.text == "." and word.glued and (not words[index].glued or shortened.text in pairs("currencies.joined")):
        index, word = index - 1, shortened  # "Rs. 500", "Rs.500"
    if word.lower in pairs("currencies.before") and (words[index].glued or word.text[0].isupper()):
        return Unit("currency", pairs("currencies.before")[word.lower]), index - 1
    return None


def currency_behind(words: tuple[Token, ...], index: int) -> tuple[Unit, int] | None:
    """Return the currency at a token behind an amount and the token after it: 500 €, 20 USD, 5 dollars."""
    word, after = at(words, index), at(words, index + 1)
    if word.text in lexicon("currencies.signs"):
        # "500 $" is an amount, in "500 $5 vouchers" the sign belongs to the next one
        return None if after.kind == "number" and after.glued else (Unit("currency", word.text), index + 1)
    if word.text in lexicon("currencies.codes"):
        return Unit("currency", word.text), index + 1
    name = pairs("currencies.words").get(word.lower)
    return (Unit("currency", name), index + 1) if name else None
