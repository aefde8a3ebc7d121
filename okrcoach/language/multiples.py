"""Quantities in words that are more than a number: double, twice a week, half of the users, top 10, x3; and when "one" counts."""

from __future__ import annotations

from okrcoach.language.counted import ends_noun
from okrcoach.language.labels import is_joined_quantity
from okrcoach.language.lexicon import lexicon, pairs, phrase_at
from okrcoach.language.numbers import digits_value, number_at, values
from okrcoach.language.phrases import phrase_before
from okrcoach.language.reading import PERCENT, Reading, per_at
from okrcoach.language.units import Unit, unit_at
from okrcoach.language.words import Token


def multiple_at(words: tuple[Token, ...], index: int) -> Reading | None:
    """Read double, twice, half, x3, EUR500."""
    word = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    hyphen = after is not None and after.text == "-" and after.glued
    factor = values("numbers.multiples").get(word.lower)
    if factor is not None:
        if hyphen or (after is not None and after.lower in lexicon("numbers.not_multiplied")):
            return None
        return Reading(index, index + 1, factor, Unit("multiple", "x"), role="change", spelled=True).count(words, index + 1)
    factor = values("numbers.times").get(word.lower)
    if factor is not None:
        return _times(words, index, factor)
    if word.lower in pairs("units.per_word"):
        return _at_least_weekly(words, index)
    if word.lower == "half":
        return None if hyphen else _half(words, index, after)
    if word.lower in ("a", "an") and index + 2 < len(words) and after is not None and after.lower in values("numbers.parts"):
        if words[index + 2].lower == "of" and after.lower != "half":
            return Reading(index, index + 2, 100 / values("numbers.parts")[after.lower], PERCENT, spelled=True).count(words, index + 2)
        return None
    return _joined(words, index) if any(one.isdecimal() for one in word.text) and is_joined_quantity(word) else None


def _at_least_weekly(words: tuple[Token, ...], index: int) -> Reading | None:
    """Read "at least weekly" and "on at least a monthly basis": once a week or more."""
    start = index - (words[index - 1].lower in ("a", "an") if index else 0)
    if phrase_before("numbers.at_least_before", words, start) == start:
        return None
    return Reading(
        index, index + 1, 1.0, Unit("rate", ""), per=pairs("units.per_word")[words[index].lower], spelled=True, noun=index, noun_end=index
    )


def _joined(words: tuple[Token, ...], index: int) -> Reading | None:
    text = words[index].text
    if words[index].lower[0] in "x\u00d7":
        return Reading(index, index + 1, float(text[1:5]), Unit("multiple", "x")).count(words, index + 1)
    digits = "".join(one for one in text[3:] if one.isdecimal())
    read = digits_value(digits)
    factor = values("numbers.magnitude").get(text[3 + len(digits) :]) or values("numbers.magnitude_money").get(text[3 + len(digits) :]) or 1
    return Reading(index, index + 1, read[0] * factor, Unit("currency", text[:3])).count(words, index + 1) if read else None


def _times(words: tuple[Token, ...], index: int, factor: float) -> Reading | None:
    """Twice a week is a rate, twice as many a multiple."""
    after = words[index + 1].lower if index + 1 < len(words) else ""
    per = per_at(words, index + 1)
    if per:
        return Reading(index, index + 1, factor, Unit("rate", ""), per=per, spelled=True, noun=index, noun_end=index)
    if factor > 1 and after in lexicon("numbers.than"):
        return Reading(index, index + 1, factor, Unit("multiple", "x"), role="change", spelled=True).count(words, index + 2)
    return None


def _half(words: tuple[Token, ...], index: int, after: Token | None) -> Reading | None:
    """By half, half of the users, half our users, half an hour."""
    before = words[index - 1].lower if index else ""
    if before in ("by", "in") or (after is not None and after.lower == "as"):
        return Reading(index, index + 1, 50.0, PERCENT, role="change", spelled=True, noun=index + 1, noun_end=index + 1)
    if after is None:
        return None
    if after.lower in ("a", "an"):
        unit = unit_at(words, index + 2)
        return Reading(index, unit[1], 0.5, unit[0], spelled=True).count(words, unit[1]) if unit else None
    if after.lower in lexicon("grammar.possessives") or after.lower in ("of", "the", "all", "these", "those"):
        return Reading(index, index + 1, 50.0, PERCENT, spelled=True).count(words, index + 1)
    return None


def rank_at(words: tuple[Token, ...], index: int) -> Reading | None:
    """Return "top 10", "rank 3", "position 5": a place on a list is measured, other than #1, which is a way to say best."""
    length = phrase_at("names.ranks", words, index)
    place = index + length
    if length and place < len(words) and words[place].text == "-" and words[place].glued:
        place += 1
    number = number_at(words, place) if length and place < len(words) else None
    if number is None or unit_at(words, number.end) or (number.end < len(words) and words[number.end].text == "%"):
        return None
    return Reading(index, number.end, number.value, Unit("rank", ""), spelled=number.spelled).count(words, number.end)


def counts_one(words: tuple[Token, ...], index: int) -> bool:
    """Whether "one" is a number here, and not a pronoun or the unity of a thing."""
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if after is None or after.kind == "mark":
        return after is not None and after.text == "%"
    if after.lower in lexicon("numbers.one_before"):
        return True
    if before is not None and (
        phrase_before("numbers.at_least_before", words, index) < index or phrase_before("numbers.at_most_before", words, index) < index
    ):
        return True
    if before is not None and before.lower in ("from", "to") and unit_at(words, index + 1):
        return True
    return not (
        after.lower in lexicon("numbers.one_not_before")
        or ends_noun(after)
        or (before is not None and before.lower in lexicon("numbers.one_not_after"))
    )
