"""Units of measure: what may stand around a number and say what it is a number of."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.words import Token, tokens

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
    if index >= len(words):
        return None
    first = words[index]
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
    if index == 0:
        return None
    word = words[index - 1]
    if word.text in lexicon("currencies.signs"):
        prefixed = (
            index >= 2 and word.glued and words[index - 2].lower in lexicon("currencies.prefixes") and words[index - 2].text.isupper()
        )
        return Unit("currency", word.text), index - 2 if prefixed else index - 1
    if word.text in lexicon("currencies.codes"):
        return Unit("currency", word.text), index - 1
    if word.lower in pairs("currencies.before") and (words[index].glued or word.text[0].isupper()):
        return Unit("currency", pairs("currencies.before")[word.lower]), index - 1
    return None


def currency_behind(words: tuple[Token, ...], index: int) -> tuple[Unit, int] | None:
    """Return the currency at a token behind an amount and the token after it: 500 €, 20 USD, 5 dollars."""
    if index >= len(words):
        return None
    word = words[index]
    # "500 $" is an amount, in "500 $5 vouchers" the sign belongs to the next one
    if word.text in lexicon("currencies.signs"):
        return (
            None
            if index + 1 < len(words) and words[index + 1].kind == "number" and words[index + 1].glued
            else (Unit("currency", word.text), index + 1)
        )
    if word.text in lexicon("currencies.codes"):
        return Unit("currency", word.text), index + 1
    name = pairs("currencies.words").get(word.lower)
    return (Unit("currency", name), index + 1) if name else None
