"""Quantities in words that are more than a number: double, twice a week, half of the users, top 10, x3; and when "one" counts."""

from __future__ import annotations

from okrcoach.language.counted import ends_noun
from okrcoach.language.labels import is_joined_quantity, joined_currency
from okrcoach.language.lexicon import lexicon, pairs, phrase_at, phrase_before
from okrcoach.language.numbers import digits_value, number_at, values
from okrcoach.language.reading import PERCENT, Reading, per_at
from okrcoach.language.units import Unit, unit_at
from okrcoach.language.words import Token, at, is_hyphen

TIMES = Unit("multiple", "x")
OFTEN = Unit("rate", "")


def multiple_at(words: tuple[Token, ...], index: int) -> Reading | None:
    """Read double, twice, half, a third of, at least weekly, x3 and EUR500."""
    word = words[index].lower
    if word in values("numbers.multiples"):
        return _double(words, index)
    if word in values("numbers.times"):
        return _twice(words, index)
    if word in pairs("units.per_word"):
        return _at_least_weekly(words, index)
    if word == "half":
        return _half(words, index)
    if word == "a":
        return _a_third_of(words, index)
    if word == "sub" and at(words, index + 1).text == "-":
        return _under_one(words, index)
    return _joined(words, index) if is_joined_quantity(words[index]) else None


def _double(words: tuple[Token, ...], index: int) -> Reading | None:
    """Double the users, but not double-check, double opt-in, triple A, a double bed."""
    before, after = at(words, index - 1) if index else None, at(words, index + 1)
    if after.text and set(after.text) == {"A"}:
        return None
    if before is not None and (before.lower in ("a", "an") or (index > 1 and before.text in lexicon("numbers.quotes"))):
        return None
    if (after.text == "-" and after.glued) or after.lower in lexicon("numbers.not_multiplied"):
        return None
    value = values("numbers.multiples")[words[index].lower]
    return Reading(index, index + 1, value, TIMES, role="change", spelled=True).count(words, index + 1)


def _twice(words: tuple[Token, ...], index: int) -> Reading | None:
    """Twice a week is a rate, twice as many a multiple; "heard twice" is a count."""
    value = values("numbers.times")[words[index].lower]
    per = per_at(words, index + 1)
    if per:
        return Reading(index, index + 1, value, OFTEN, per=per, spelled=True)
    if value > 1 and at(words, index + 1).lower in lexicon("numbers.than"):
        return Reading(index, index + 1, value, TIMES, role="change", spelled=True).count(words, index + 2)
    counted = value > 1 and index > 1 and ends_noun(at(words, index + 1))
    return Reading(index, index + 1, value, spelled=True) if counted else None


def _at_least_weekly(words: tuple[Token, ...], index: int) -> Reading | None:
    """At least weekly, on at least a monthly basis: once a week or month, or more."""
    start = index - (at(words, index - 1).lower == "a")
    if phrase_before("numbers.at_least_before", words, start) == start:
        return None
    return Reading(index, index + 1, 1.0, OFTEN, per=pairs("units.per_word")[words[index].lower], spelled=True)


def _half(words: tuple[Token, ...], index: int) -> Reading | None:
    """By half, half of the users, half our users, half an hour."""
    after = at(words, index + 1)
    if after.text == "-" and after.glued:
        return None
    if at(words, index - 1).lower in ("by", "in") or after.lower == "as":
        return Reading(index, index + 1, 50.0, PERCENT, role="change", spelled=True)
    if after.lower in ("a", "an"):
        unit = unit_at(words, index + 2)
        return Reading(index, unit[1], 0.5, unit[0], spelled=True).count(words, unit[1]) if unit else None
    if after.lower in lexicon("numbers.half_before"):
        return Reading(index, index + 1, 50.0, PERCENT, spelled=True).count(words, index + 1)
    return None


def _under_one(words: tuple[Token, ...], index: int) -> Reading | None:
    """Sub-second: less than one of them; "sub-10ms" has its own number."""
    unit = unit_at(words, index + 2)
    if unit is None or unit[0].kind != "duration":
        return None
    return Reading(index, unit[1], 1.0, unit[0], bound="at most", spelled=True).count(words, unit[1])


def _a_third_of(words: tuple[Token, ...], index: int) -> Reading | None:
    parts = values("numbers.parts").get(at(words, index + 1).lower, 2)
    if parts == 2 or at(words, index + 2).lower != "of":
        compared = at(words, index + 2).lower in lexicon("numbers.than_before")
        moved = at(words, index - 1).lower in ("by", "up", "down")
        change = parts != 2 and (moved or compared)  # "a third lower", "down a third"
        if parts != 2 and phrase_before("numbers.now_before", words, index) < index:
            return Reading(index, index + 2, 100 / parts, PERCENT, spelled=True)  # "(now a third)"
        return Reading(index, index + 2, 100 / parts, PERCENT, role="change", spelled=True) if change else None
    return Reading(index, index + 2, 100 / parts, PERCENT, spelled=True).count(words, index + 2)


def _joined(words: tuple[Token, ...], index: int) -> Reading | None:
    text = words[index].text
    if text[0] == "x":
        return Reading(index, index + 1, float(text[1:]), TIMES).count(words, index + 1)
    size, currency = joined_currency(words[index])
    digits = "".join(one for one in text[size:] if one.isdecimal())
    read = digits_value(digits)
    letters = text[size + len(digits) :]
    factor = values("numbers.magnitude").get(letters) or values("numbers.magnitude_money").get(letters, 1)
    return Reading(index, index + 1, read[0] * factor, Unit("currency", currency)).count(words, index + 1) if read else None


def rank_at(words: tuple[Token, ...], index: int) -> Reading | None:
    """Return "top 10", "rank 3", "position 5": a place on a list is measured, other than #1, which is a way to say best."""
    length = phrase_at("names.ranks", words, index)
    if not length:
        return None
    place = index + length
    place += is_hyphen(words, place)
    number = number_at(words, place)
    if number is None or unit_at(words, number.end):
        return None
    return Reading(index, number.end, number.value, Unit("rank", ""), spelled=number.spelled).count(words, number.end)


def counts_one(words: tuple[Token, ...], index: int) -> bool:
    """Whether "one" is a number here, and not a pronoun or the unity of a thing."""
    before, after = at(words, index - 1), at(words, index + 1)
    if after.kind == "mark" and after.text not in lexicon("numbers.quotes"):
        return after.text == "%"
    if phrase_at("numbers.one_of_list", words, index):
        return False
    if after.lower in lexicon("numbers.one_before"):
        return True
    if any(phrase_before(f"numbers.{name}", words, index) < index for name in ("at_least_before", "at_most_before")):
        return True
    if before.lower in ("from", "to") and unit_at(words, index + 1):
        return True
    if any(phrase_at(f"numbers.{name}", words, index + 2) for name in ("at_least_after", "at_most_after")):
        return True  # "one day or less"
    return not (after.lower in lexicon("numbers.one_not_before") or ends_noun(after) or before.lower in lexicon("numbers.one_not_after"))
