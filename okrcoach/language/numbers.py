"""Numbers as people write them: digits with separators of every school, words, magnitudes such as "k" and "million"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from okrcoach.language.lexicon import lexicon, pairs, phrase_at, phrases
from okrcoach.language.words import BEYOND, Token, at, tokens

MOST_DIGITS = 15
"""Longer rows of digits are identifiers, and no float holds them."""

GROUP = 3
"""Digits that stand together in a number written in groups."""


class Number(NamedTuple):
    """The tokens from `first` up to `end` that say a number."""

    first: int
    end: int
    value: float
    spelled: bool = False
    """In words: "twenty-five"; not "2 million"."""
    malformed: bool = False
    """The separators fit no way of writing numbers (250,0000); the value is a guess."""


@cache
def values(name: str) -> dict[str, float]:
    """Return a list of word=value entries with their values as numbers. Callers must not change it."""
    return {word: float(value) for word, value in pairs(name).items()}


def number_at(words: tuple[Token, ...], index: int, *, money: bool = False) -> Number | None:
    """Return the number that begins at a token, with the magnitude behind it; `money` lets "m" mean million."""
    word, after = at(words, index), at(words, index + 1)
    if word.kind == "word":
        return _spelled(words, index)
    if word.kind == "mark":
        # .5 is a number, the end of a sentence before a number is none
        decimals = after.text if word.text == "." and not word.glued and after.glued else ""
        return Number(index, index + 2, float(f"0.{decimals[:MOST_DIGITS]}")) if decimals.isdecimal() else None
    read = digits_value(word.text)
    if read is None:
        return None
    value, malformed = read
    whole, _, decimals = word.text.partition(".")
    if whole.isdecimal() and whole[0] != "0" and len(decimals) == 3 and (money or (decimals == "000" and after.text != "%")):
        value *= 1000  # 300.000 EUR
    end = index + 1
    while word.text[0] != "0" and end - index < MOST_DIGITS // GROUP and is_next_group(words, end):
        value, end = value * 1000 + float(words[end].text), end + 1
    for _ in range(2):  # "2 hundred million", and no further
        factor = _magnitude(at(words, end), money=money)
        if not factor:
            break
        value, end = value * factor, end + 1
    return Number(index, end, value, malformed=malformed)


def is_next_group(words: tuple[Token, ...], index: int) -> bool:
    """Say whether three more digits of a number stand at a token, one space behind the others: 1 200."""
    group, before = at(words, index), at(words, index - 1)
    if not (group.text.isdecimal() and before.text.isdecimal()) or len(group.text) != GROUP or len(before.text) > GROUP:
        return False
    hyphened = at(words, index + 1).text == "-" and at(words, index + 1).glued  # "win 3 500-seat halls"
    labelled = at(words, index - 2).lower in lexicon("names.labels")  # "tier 1 300 guests"
    return group.start == before.end + 1 and not hyphened and not labelled


def _magnitude(word: Token, *, money: bool) -> float:
    """Return what a word behind digits multiplies them by, 0 where it is no magnitude."""
    if word.kind != "word":
        return 0
    if not word.glued:
        scaled = values("numbers.scale").get(word.lower, 0)
        return scaled or (values("numbers.magnitude").get(word.text, 0) if word.text in ("M", "K") else 0)
    known = values("numbers.magnitude").get(word.text, 0)
    return known or (values("numbers.magnitude_money").get(word.text, 0) if money else 0) or values("numbers.scale").get(word.lower, 0)


def digits_value(text: str) -> tuple[float, bool] | None:
    """Return the value of a row of digits and whether its separators are malformed, None where it is no one number (1.2.3)."""
    plain = text
    for mark in "'\u2019\u00a0\u202f":
        plain = plain.replace(mark, "_")
    if sum(one.isdecimal() for one in plain) > MOST_DIGITS:
        return None
    if plain.isdecimal():
        return float(plain), False
    groups = plain.split("_")
    if len(groups) > 1:
        whole, point, decimals = groups[-1].partition(".")
        fits = all(len(group) == 3 for group in (*groups[1:-1], whole)) and len(groups[0]) <= 3
        rest = "".join(groups[:-1]) + whole
        if not (rest + decimals).isdecimal():
            return None
        return float(f"{rest}{point}{decimals}"), not fits
    commas, points = plain.count(","), plain.count(".")
    if commas and points:
        return _two_marks(plain)
    parts = plain.split("," if commas else ".")
    if points == 1:
        return float(plain), False
    if points:
        return (float("".join(parts)), False) if _thousands(parts) else None
    if _thousands(parts) and parts[0] != "0":
        return float("".join(parts)), False
    if commas == 1 and len(parts[1]) <= 3:
        return float(f"{parts[0]}.{parts[1]}"), False
    if all(len(part) <= 3 for part in parts):
        return None
    return float("".join(parts)), True


def _two_marks(text: str) -> tuple[float, bool] | None:
    """1,234.5 and 1.234,5: the last mark is the decimal one."""
    last = max(text.rfind(","), text.rfind("."))
    whole, decimals = text[:last], text[last + 1 :]
    parts = whole.split("." if text[last] == "," else ",")
    if not all(part.isdecimal() for part in parts):
        return None
    return float(f"{''.join(parts)}.{decimals}"), not _thousands(parts)


def _thousands(parts: list[str]) -> bool:
    """Whether groups are of three digits, or of two before the last three as in India."""
    if not 1 <= len(parts[0]) <= 3 or len(parts) < 2 or len(parts[-1]) != 3:
        return False
    middle = {len(part) for part in parts[1:-1]}
    return middle <= {3} or (middle == {2} and len(parts[0]) <= 2)


def _spelled(words: tuple[Token, ...], index: int) -> Number | None:
    """Twenty-five, two hundred and ten thousand, a dozen, half a million."""
    small, scale = values("numbers.small"), values("numbers.scale")
    place, total, part, last, scaled = index, 0.0, 0.0, 0.0, False
    if words[index].lower in ("a", "half"):
        step = index + 1 + (words[index].lower == "half" and at(words, index + 1).lower == "a")
        if at(words, step).lower not in scale or words[step].glued:
            return None
        part, last, place = (1.0 if words[index].lower == "a" else 0.5), 1.0, step
    elif words[index].lower not in small:
        return None
    end, limit = index, float("inf")
    while place < len(words):
        word = words[place].lower
        if word in small and (last == 0 or (small[word] < 100 <= last) or (20 <= last < 100 and 0 < small[word] < 10)):
            part, last = part + small[word], small[word]
        elif word in scale and part and scale[word] < limit:
            if scale[word] >= 1000:
                total, part, limit, scaled = total + part * scale[word], 0.0, scale[word], False
            elif scaled:
                break
            else:
                part, scaled = part * scale[word], True
            last = scale[word]
        else:
            break
        place = end = place + 1
        joint = at(words, place)
        joined = (joint.text == "-" and joint.glued and 20 <= last < 100) or (joint.lower == "and" and last >= 100)
        place += joined and at(words, place + 1).lower in small
    return Number(index, end, total + part, spelled=True) if end > index else None


def malformed_numbers(text: str) -> tuple[tuple[int, int], ...]:
    """Return where numbers cannot be read for sure: 250,0000, 16,00 beside 20,000, 1O0, 20%%, $$5, "from by 25%"."""
    words = tokens(text)
    dangling = phrases("numbers.dangling")
    grouped = any(_thousands(word.text.partition(".")[0].split(",")) for word in words if word.kind == "number")
    found: list[tuple[int, int]] = []
    for index, word in enumerate(words):
        if word.kind == "word" and word.lower not in dangling:
            continue
        following = at(words, index + 1)
        after = following if following.glued else BEYOND
        if word.kind == "number":
            read = digits_value(word.text)
            parts = word.text.split(",")
            mixed = grouped and len(parts) == 2 and len(parts[1]) <= 2 and "." not in word.text
            if (read is not None and read[1]) or mixed:
                found.append((word.start, word.end))
            elif after.lower[:1] in ("o", "l") and after.text[1:].isdecimal():
                found.append((word.start, after.end))
        elif _starts_number(at(words, index + 2)) and phrase_at("numbers.dangling", words, index):
            found.append((word.start, words[index + 1].end))
        elif after.text == word.text and (word.text == "%" or _sign_again(words, index)):
            found.append((word.start, after.end))
    return tuple(found)


def _sign_again(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a currency stands twice before an amount: "$$5"; "$$$" alone is slang for money."""
    sign = words[index].text
    return sign in lexicon("currencies.signs") and at(words, index + 2).kind == "number"


def _starts_number(word: Token) -> bool:
    return word.kind == "number" or word.text in lexicon("currencies.signs")
