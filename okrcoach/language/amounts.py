"""One number and all that goes with it where it stands: sign, unit, range, scale, and what it counts."""

from __future__ import annotations

from functools import cache

from okrcoach.language.counted import counted_words, ends_noun
from okrcoach.language.lexicon import lexicon, pairs, phrase_at, phrases
from okrcoach.language.multiples import OFTEN, TIMES, counts_one, multiple_at, rank_at
from okrcoach.language.noun_classes import kinds_at
from okrcoach.language.numbers import Number, digits_value, number_at, values
from okrcoach.language.plurals import is_plural
from okrcoach.language.reading import PERCENT, Reading, per_at
from okrcoach.language.units import COUNT, Unit, currency_before, currency_behind, unit_at
from okrcoach.language.words import Token, at

MOST_STARS = 10
"""A rating has no more stars."""
NEAR = 3
"""So many words behind "2m in" may say what there are two million of."""
_DASHES = ("-", "\u2013", "\u2014", "\u2212", "~")
_MINUS = ("-", "\u2013", "\u2212")


def amount_at(words: tuple[Token, ...], index: int) -> Reading | None:
    """Return the quantity whose number begins at a token; a sign or a currency may stand before it."""
    if words[index].text.isalpha() and words[index].lower not in _openings():
        return None  # most words: no question needs to be asked of them
    return rank_at(words, index) or multiple_at(words, index) or _number(words, index)


@cache
def _openings() -> frozenset[str]:
    """Return the words of letters alone that a quantity may begin with."""
    numbers = (values(f"numbers.{name}") for name in ("small", "multiples", "times"))
    return frozenset(("a", "half", "sub")).union(*numbers, pairs("units.per_word"), phrases("names.ranks"))


def _number(words: tuple[Token, ...], index: int) -> Reading | None:
    money = currency_before(words, index)
    number = number_at(words, index, money=money is not None)
    if number is None:
        return None
    share = _one_in(words, number)
    if share is not None:
        return share
    if number.spelled and number.value == 1 and not counts_one(words, index):
        return None
    named = at(words, number.end).lower in lexicon("numbers.zero_not_before") and at(words, number.end + 1).lower != "to"
    if number.spelled and number.value == 0 and named:  # "zero waste to landfill" is a level
        return None
    unit, first = money or (COUNT, index)
    reading = Reading(first, number.end, number.value, unit, spelled=number.spelled, malformed=number.malformed)
    return _part_of(words, reading) or _two_numbers(words, reading) or _complete(words, _signed(words, reading), number)


def _signed(words: tuple[Token, ...], reading: Reading) -> Reading:
    """Take a "+" or "-" in front into the number: +20%, -5 points; not the hyphen of a word before it."""
    sign = at(words, reading.first - 1)
    if not words[reading.first].glued or (sign.glued and at(words, reading.first - 2).text not in ("(", "[", ":")):
        return reading
    if sign.text == "+" or sign.text in _MINUS:
        reading.first -= 1
        reading.role = "change"
        reading.value = reading.value if sign.text == "+" else -reading.value
    return reading


def _part_of(words: tuple[Token, ...], reading: Reading) -> Reading | None:
    """Read "two thirds of"."""
    end = reading.end + (at(words, reading.end).text == "-")
    parts = values("numbers.parts").get(at(words, end).lower)
    if parts is None or at(words, end + 1).lower != "of":
        return None
    reading.value, reading.unit, reading.end = 100 * reading.value / parts, PERCENT, end + 1
    return reading.count(words, end + 1)


def _one_in(words: tuple[Token, ...], number: Number) -> Reading | None:
    """Read "one in five customers", "9 in 10 users" and "from 1 in 5 to 1 in 3" as shares."""
    whole = _whole_of(words, number)
    if whole is None:
        return None
    if ends_noun(at(words, whole.end)) and not _beside_one_in(words, number.first, whole.end):
        return None
    return Reading(number.first, whole.end, 100 * number.value / whole.value, PERCENT, spelled=number.spelled).count(words, whole.end)


def _whole_of(words: tuple[Token, ...], number: Number) -> Number | None:
    """Return the "five" of "one in five"; large wholes are told of one alone: "1 in 200 orders"; "1 in 12 months" is no share."""
    whole = number_at(words, number.end + 1) if at(words, number.end).lower == "in" else None
    if whole is None or not 0 < number.value < whole.value or (whole.value > 10 and number.value != 1):
        return None
    unit = unit_at(words, whole.end)
    return None if unit is not None and unit[0].kind == "duration" else whole


def _beside_one_in(words: tuple[Token, ...], first: int, end: int) -> bool:
    """Say whether another share in the same form stands before or behind: "1 in 5 *to 1 in 3*"."""
    after = number_at(words, end + 1) if at(words, end).lower == "to" else None
    if after is not None and _whole_of(words, after) is not None:
        return True
    return at(words, first - 1).lower == "to" and "in" in (at(words, first - 4).lower, at(words, first - 3).lower)


def _two_numbers(words: tuple[Token, ...], reading: Reading) -> Reading | None:
    """Read 3:1, 2:37, 7/10, 1/3 of, 4.5 of 5, 8 out of 10 users."""
    end = reading.end
    mark = at(words, end).lower
    other = end + 1
    if mark == "of" or (mark == "out" and at(words, other).lower == "of"):
        other += mark == "out"
        other += at(words, other).lower in ("the", "our", "all")
    elif mark not in (":", "/") or not words[end].glued or not at(words, other).glued:
        return None
    if at(words, other).kind != "number" or reading.unit is not COUNT:
        return None
    second = digits_value(words[other].text)
    if second is None or not (second[0] or mark == ":"):
        return None
    if mark == ":":
        return _colon(words, reading, other, second[0])
    score = unit_at(words, other + 1)
    reading.end, reading.scale = other + 1, second[0]
    reading.count(words, other + 1)
    if score is not None and score[0].kind == "score":
        reading.end, reading.unit = score[1], score[0]
        return reading.count(words, score[1])
    if score is not None and mark == "of":
        return None
    if reading.value > second[0]:
        reading.value, reading.unit, reading.scale = reading.value / second[0], Unit("ratio", ""), None
    elif (reading.noun_end > reading.noun and not _rates(words, reading)) or (mark == "/" and second[0] not in (5.0, 10.0, 100.0)):
        reading.value, reading.unit, reading.scale = 100 * reading.value / second[0], PERCENT, None
    else:
        reading.unit = Unit("score", "")
    return reading


def _rates(words: tuple[Token, ...], reading: Reading) -> bool:
    """Say whether what stands behind two numbers is no thing of which they are a share: "4.5/5 *rating*", "3.9/5 *today*"."""
    return words[reading.noun_end - 1].lower in lexicon("numbers.behind_marks")


def _colon(words: tuple[Token, ...], reading: Reading, other: int, second: float) -> Reading | None:
    """Read 2:37 as minutes and seconds, 1:45:00 as hours, minutes and seconds, 3:1 as a ratio."""
    last = at(words, other + 2)
    sixtieth = len(words[other].text) == 2 and second < 60
    if sixtieth and at(words, other + 1).text == ":" and last.glued and len(last.text) == 2 and last.text.isdecimal():
        reading.value, reading.unit = reading.value * 3600 + second * 60 + int(last.text), Unit("duration", "seconds")
        other += 2
    elif sixtieth:
        reading.value, reading.unit = reading.value * 60 + second, Unit("duration", "seconds")
    elif second:
        reading.value, reading.unit = reading.value / second, Unit("ratio", "")
    else:
        return None
    reading.end = other + 1
    return reading.count(words, other + 1)


def _complete(words: tuple[Token, ...], reading: Reading, number: Number) -> Reading:
    """Add the range, the unit, the "+" and what is counted."""
    _plus(words, reading)
    own = _unit(words, reading)
    _range(words, reading, number, own)
    if reading.high is not None:
        own = _unit(words, reading) or own
    if own is not None and reading.unit is COUNT:
        reading.unit = own
    _plus(words, reading)
    _smaller_parts(words, reading)
    end = reading.end
    if at(words, end).lower == "times":
        return _number_times(words, reading)
    if reading.unit.kind == "multiple" and _so_often_or_many(words, reading):
        return reading
    if reading.unit.kind in ("percent", "multiple") and at(words, end).lower in lexicon("numbers.change_after"):
        end += 1
        end += at(words, end).lower in ("in", "of", "on")
    return reading.count(words, end)


def _smaller_parts(words: tuple[Token, ...], reading: Reading) -> None:
    """Read "3 h 10 min" as 190 minutes, "2 days and 4 hours" as 52 hours."""
    while reading.unit.kind == "duration":
        joined = at(words, reading.end).lower in ("and", ",")
        number = number_at(words, reading.end + joined)
        if number is None:
            return
        part = unit_at(words, number.end)
        if part is None or part[0].kind != "duration" or part[0].factor >= reading.unit.factor:
            return
        reading.value = reading.value * reading.unit.factor / part[0].factor + number.value
        reading.unit, reading.end = part


def _number_times(words: tuple[Token, ...], reading: Reading) -> Reading:
    """3 times a week, 3 times more, 3 times."""
    end = reading.end + 1
    reading.per = per_at(words, end)
    if reading.per:
        reading.unit, reading.end = OFTEN, end
        return reading
    if at(words, end).lower in lexicon("numbers.than"):
        reading.unit, reading.role, reading.end = TIMES, "change", end
        return reading.count(words, end + 1)
    return reading.count(words, reading.end)


def _so_often_or_many(words: tuple[Token, ...], reading: Reading) -> bool:
    """Read "3x per week" as a rate, and the number of "2x talks per month" as a count of them; say whether it is one of these."""
    often = per_at(words, reading.end)
    if often:
        reading.unit, reading.per = OFTEN, often
        return True
    first, end = counted_words(words, reading.end)
    per = per_at(words, end) if end > first and is_plural(words[end - 1].lower) else ""
    if not per or not {"artefacts", "events"} & set(kinds_at(words, first, end - 1)):
        return False
    reading.unit = COUNT
    reading.count(words, reading.end)
    return True


def _plus(words: tuple[Token, ...], reading: Reading) -> None:
    """500+ is at least 500; "5 + 3" is a sum."""
    end = reading.end
    if at(words, end).text == "+" and at(words, end + 1).kind != "number":
        reading.bound, reading.end = "at least", end + 1


def _unit(words: tuple[Token, ...], reading: Reading) -> Unit | None:
    """Take the unit behind the number, over "more" and a hyphen; None where there is none."""
    place = reading.end
    joint = at(words, place)
    hyphen = joint.text == "-" and joint.glued and at(words, place + 1).glued
    place += hyphen or joint.lower in lexicon("units.before_unit")
    found = unit_at(words, place) or currency_behind(words, place)
    if found is not None and found[0].kind == "score" and reading.value > MOST_STARS:
        found = None  # 300 stars are given by 300 people
    if found is None or phrase_at("comparisons.whole", words, place):  # 20 year over year
        return None
    unit, end = found
    if words[place].text == "m" and (not ends_noun(at(words, end)) or _of_millions(words, reading.first, end)):
        reading.value, reading.end = reading.value * 1e6, end
        return None
    reading.end = end
    return unit


def _of_millions(words: tuple[Token, ...], first: int, end: int) -> bool:
    """Say whether an "m" is million rather than minutes: behind revenue, users or another amount of money, with no word of time."""
    before = {word.lower for word in words[:first]}
    behind = {word.lower for word in words[end + 1 : end + 1 + NEAR]} if at(words, end).lower in ("in", "of") else set()
    of_millions = lexicon("units.of_millions", "currencies.signs")
    return not of_millions.isdisjoint(before | behind) and lexicon("units.of_minutes").isdisjoint(before)


def _range(words: tuple[Token, ...], reading: Reading, number: Number, own: Unit | None) -> None:
    """Take the upper end of 60-80%, 5 to 10 customers, between 5 and 10."""
    joint = at(words, reading.end)
    dash = joint.text in _DASHES
    to = joint.lower in ("to", "or") and own is None
    between = joint.lower == "and" and at(words, reading.first - 1).lower == "between"
    if not (dash or to or between) or joint.glued != at(words, reading.end + 1).glued or reading.bound:
        return
    money = reading.unit.kind == "currency"
    other = reading.end + 1 + (money and at(words, reading.end + 1).text in lexicon("currencies.signs"))
    upper = number_at(words, other, money=money) if at(words, other).kind == "number" else None
    if upper is None or (dash and not joint.glued and own is not None):
        return
    if upper.end > other + 1 and number.end == number.first + 1:
        digits = digits_value(words[other].text)
        reading.value *= upper.value / digits[0] if digits and digits[0] and reading.value < digits[0] else 1
    if upper.value > reading.value and (not to or _is_to_range(words, reading, upper)):
        reading.high, reading.end = upper.value, upper.end


def _is_to_range(words: tuple[Token, ...], reading: Reading, upper: Number) -> bool:
    """5 to 10 customers is a range; from 5 to 10, and 8 to 12%, are a start and a target."""
    if reading.unit is not COUNT or at(words, reading.first - 1).lower == "from":
        return False
    unit = unit_at(words, upper.end)
    if unit is not None:
        return unit[0].kind == "duration"
    return not ends_noun(at(words, upper.end))
