"""Spans of the calendar in words: quarters, halves, months, years, fiscal ones too. `dates` is the door to them for other rooms."""

from __future__ import annotations

from functools import cache

from okrcoach.language.counted import YEAR_DIGITS, ends_noun
from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.period_words import Part, PeriodWords
from okrcoach.language.plurals import is_plural
from okrcoach.language.verbs import verb_at
from okrcoach.language.words import BEYOND, Token, at

YEARS = range(1990, 2100)
"""Numbers that may be years."""
LIKELY_YEARS = range(2015, 2041)
"""Numbers that are years wherever a year may stand."""
LONGEST_UNIT = 3
"""So many capitals at most may be a unit that no list holds."""
LONGEST_THING = 4
"""So many words at most behind a year are read as what it is the year of."""


_YEAR_WORDS = ("fy", "fiscal", "cy", "calendar")
_NO_YEAR_AFTER = ("%", "+", "$", "\u20ac", "\u00a3")
_YEAR_AFTER = ("(", "[", "'", '"', "-", "/", ",", ":")


@cache
def _openings() -> frozenset[str]:
    return frozenset(_YEAR_WORDS).union(pairs("dates.months"), pairs("dates.ordinals"))


def may_open(word: Token) -> bool:
    """Say whether a date or a period may begin with a token: no mark, and no word of letters alone but those of the calendar."""
    return word.kind != "mark" and (not word.text.isalpha() or word.lower in _openings())


def period_at(words: tuple[Token, ...], index: int) -> PeriodWords | None:
    """Return the period that begins at a token. A month alone is one too, a year only where it is clear."""
    part = _part(words, index)
    if part is not None:
        year = _year_behind(words, part.end)
        if part.year is not None or year is None:
            return part if part.valid or part.year is not None else None
        return part._replace(end=year.end, year=year.year, fiscal=year.fiscal)
    year = year_at(words, index)
    marked = _marked_year(words, index)
    if year is None or marked is not None:
        return marked
    iso = _iso_month(words, year)
    if iso is not None:
        return iso
    part = _part(words, _join(words, year.end))
    if part is not None and part.year is None and (part.part != "month" or _opens_range(words, part.first)):
        return part._replace(first=index, year=year.year, fiscal=year.fiscal)
    return year if words[index].kind == "word" or year.fiscal or _clear_year(words, index) else None


def fiscal_start(words: tuple[Token, ...]) -> int:
    """Return the month that a fiscal year is said to start in, 1 where nothing is said."""
    for index, word in enumerate(words):
        if word.lower in lexicon("dates.fiscal_start"):
            follows = index + 1 + (at(words, index + 1).lower in ("in", "on"))
            month = month_at(words, follows)
            if month:
                return month
    return 1


def month_at(words: tuple[Token, ...], index: int) -> int:
    """Return the number of the month that a token names, 0 where it names none. Says nothing of "may" and "march" as other words."""
    return int(pairs("dates.months").get(at(words, index).lower, "0"))


def _marked_year(words: tuple[Token, ...], index: int) -> PeriodWords | None:
    """Return the year that a sign of a script without spaces is glued to, with the quarter or half behind that: "2031\u5e74Q3"."""
    year, sign = _two_digits(words[index].text), at(words, index + 1)
    if year is None or not sign.glued or sign.text[:1] not in lexicon("dates.year_signs"):
        return None
    rest = sign._replace(text=sign.text[1:], lower=sign.lower[1:])
    part = _part((rest,), 0) if rest.text else _part(words, index + 2)
    if part is not None and part.valid and part.year is None:
        return part._replace(first=index, end=index + 2 if rest.text else part.end, year=year)
    dated = len(words[index].text) == YEAR_DIGITS and not rest.text  # 10\u5e74 are ten years
    return PeriodWords(index, index + 2, "year", 1, year) if dated else None


def _opens_range(words: tuple[Token, ...], index: int) -> bool:
    """Return whether another month follows the month at a token, and what leads to it: "July - September"."""
    return at(words, index + 1).lower in lexicon("dates.range_joins") and month_at(words, index + 2) > 0


def _part(words: tuple[Token, ...], index: int) -> PeriodWords | None:
    """Return a quarter, half or month, with the year only where it is one word with it (3Q26, Q3'26)."""
    word = at(words, index)
    if word.kind == "number":
        return _number_first(words, index)
    if (glued := _glued(word.lower, index)) is not None:
        return glued
    letter, digits = word.lower[:1], word.lower[1:]
    if letter in ("q", "h") and digits[:1].isdecimal():
        number, _, rest = digits.replace("\u2019", "'").partition("'")
        year = _two_digits(rest)
        if len(number) == 1 and number.isdecimal() and (not rest or year is not None):
            return PeriodWords(index, index + 1, "quarter" if letter == "q" else "half", int(number), year)
        return None
    month = month_at(words, index)
    if month:
        return PeriodWords(index, index + 1, "month", month, None) if is_month(words, index) else None
    number = pairs("dates.ordinals").get(word.lower, "")
    return _ordinal(words, index, index + 1, number)


def _glued(word: str, index: int) -> PeriodWords | None:
    """FY23Q1, Q1FY23, H2FY2027."""
    if "fy" not in word or not 6 <= len(word) <= 8:
        return None
    part, year = (word[-2:], word[2:-2]) if word.startswith("fy") else (word[:2], word[4:] if word[2:4] == "fy" else "")
    named = _two_digits(year)
    if part[0] not in ("q", "h") or not part[1].isdecimal() or named is None:
        return None
    return PeriodWords(index, index + 1, "quarter" if part[0] == "q" else "half", int(part[1]), named, fiscal=True)


def _number_first(words: tuple[Token, ...], index: int) -> PeriodWords | None:
    """3Q26, 2H 2027, 3rd quarter."""
    following = at(words, index + 1)
    if not following.glued or len(words[index].text) != 1:
        return None
    if following.lower[:1] in ("q", "h") and (len(following.text) == 1 or _two_digits(following.text[1:]) is not None):
        year = at(words, index + 2).text
        if following.text == "h" and not (year.isdecimal() and len(year) == 4):
            return None  # "from 8h to 2h" are hours
        part: Part = "quarter" if following.lower[0] == "q" else "half"
        return PeriodWords(index, index + 2, part, int(words[index].text), _two_digits(following.text[1:]))
    return _ordinal(words, index, index + 2, pairs("dates.ordinals").get(words[index].text + following.lower, ""))


def _ordinal(words: tuple[Token, ...], first: int, index: int, number: str) -> PeriodWords | None:
    """Third quarter, first half."""
    word = at(words, index).lower
    if not number or word not in ("quarter", "half"):
        return None
    found = PeriodWords(first, index + 1, "quarter" if word == "quarter" else "half", int(number), None)
    return found if found.valid else None


def is_month(words: tuple[Token, ...], index: int, *, after: bool = False) -> bool:
    """May and March are words too: they need a neighbour that goes with months, or a capital inside the sentence or before a day."""
    word = words[index]
    if word.lower not in lexicon("dates.month_words"):
        return True
    before = at(words, index - 1)
    if before.lower in lexicon("dates.month_before") or year_at(words, index + 1) is not None:
        return True
    return word.text[0].isupper() and (after or _opens_range(words, index) or before.kind == "word")


def _two_digits(text: str) -> int | None:
    """Return the year that "26" or "2026" means."""
    if not text.isdecimal() or len(text) not in (2, 4):
        return None
    year = int(text) + (2000 if len(text) == 2 else 0)
    return year if year in YEARS else None


def year_at(words: tuple[Token, ...], index: int) -> PeriodWords | None:
    """Return 2027, FY27, FY 2027, CY19, fiscal 2027 or fiscal year 2027."""
    word = at(words, index)
    if word.kind == "number":
        return _plain_year(words, index)
    name, digits = (word.lower[:2], word.lower[2:]) if word.lower[2:].isdecimal() else (word.lower, "")
    if name not in _YEAR_WORDS:
        return None
    end = index + 1
    if not digits:
        end += at(words, end).lower in ("year", "'", "\u2019")
        digits, end = at(words, end).text, end + 1
    fiscal = name in ("fy", "fiscal")
    plain = _plain_year(words, end - 1) if end - 1 > index else None
    if plain is not None:
        return plain._replace(first=index, fiscal=fiscal or plain.fiscal)  # "fiscal year 2026-27"
    year = _two_digits(digits)
    if year is not None and fiscal and (following := _next_year(words, end, year)):
        return following._replace(first=index)  # "FY26/27"
    return PeriodWords(index, end, "year", 1, year, fiscal) if year is not None else None


def _plain_year(words: tuple[Token, ...], index: int) -> PeriodWords | None:
    """Return 2027, and 2026/27 as the fiscal year that ends in 2027."""
    year = _two_digits(at(words, index).text) if len(at(words, index).text) == 4 else None
    if year is None:
        return None
    return _next_year(words, index + 1, year) or PeriodWords(index, index + 1, "year", 1, year)


def _next_year(words: tuple[Token, ...], index: int, year: int) -> PeriodWords | None:
    """Return the fiscal year that ends in the next year where "/27" or "-27" follows."""
    joint, second = at(words, index), at(words, index + 1)
    if joint.text in ("/", "-") and second.glued and second.text == f"{(year + 1) % 100:02}":
        return PeriodWords(index - 1, index + 2, "year", 1, year + 1, fiscal=True)
    return None


def _iso_month(words: tuple[Token, ...], year: PeriodWords) -> PeriodWords | None:
    """Return the month of "2027-03", whose year is known; a third number would make it a day."""
    joint, number, behind = (at(words, year.end + step) for step in range(3))
    if year.fiscal or not (joint.text == "-" and joint.glued and number.glued and len(number.text) == 2 and number.text.isdecimal()):
        return None
    month = year._replace(end=year.end + 2, part="month", number=int(number.text))
    return month if month.valid and not (behind.glued and behind.text == "-") else None


def _join(words: tuple[Token, ...], index: int) -> int:
    """Step over what may stand between a period and its year."""
    return index + (at(words, index).lower in lexicon("dates.joins"))


def _year_behind(words: tuple[Token, ...], index: int) -> PeriodWords | None:
    """Return the year behind a quarter or a month: Q3 2026, Q3/26, Q3 '26, March, 2027."""
    year = year_at(words, _join(words, index))
    if year is not None:
        return year
    digits = at(words, index + 1)
    short = _two_digits(digits.text) if digits.glued and words[index].text in ("'", "\u2019", "/", "-") else None
    return PeriodWords(index, index + 2, "year", 1, short) if short is not None else None


def _of_one_thing(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a thing is named here and not several: "2027 *pricing plan*"; of "2027 guests" there are so many."""
    named: list[str] = []
    if at(words, index).text.isupper() and len(at(words, index).text) <= LONGEST_UNIT:
        return False  # "2030 MW"
    while at(words, index).kind == "word" and not ends_noun(at(words, index)) and len(named) < LONGEST_THING:
        named.append(at(words, index).lower)
        index += 1
    return bool(named) and not any(map(is_plural, named))


def _headed(words: tuple[Token, ...], last: int) -> bool:
    """Whether the words up to a token are a heading, to which a year may be added: "Customer experience 2027", "Hiring 2027"."""
    word = words[last].lower
    if word in lexicon("grammar.before_levels", "grammar.small") or is_plural(word):
        return False
    verb = verb_at(words, last)
    return last > 0 or verb is None or verb.form == "ing"  # "Sell 2027" counts


def part_unread(words: tuple[Token, ...], index: int) -> bool:
    """Whether a hyphen joins letters and digits to a year: a part of it that nothing here could read."""
    joint, rest = at(words, index), at(words, index + 1)
    return joint.text == "-" and joint.glued and rest.glued and rest.kind == "word" and not rest.text.isalpha()


def _clear_year(words: tuple[Token, ...], index: int) -> bool:
    """Whether four digits are a year rather than a count: by what stands around them."""
    year = int(words[index].text)
    before, after = at(words, index - 1), at(words, index + 1)
    if part_unread(words, index + 1):
        return False
    if after.lower in lexicon("dates.year_after") or _part(words, index + 1) is not None:
        return True
    if after.glued and after.text in _NO_YEAR_AFTER:
        return False
    if before.kind == "mark" and words[index].glued and before.text not in _YEAR_AFTER:
        return False
    if year in LIKELY_YEARS and not after.glued and _of_one_thing(words, index + 1):
        return True
    alone = after.kind == "mark"
    if before.kind == "mark":
        return alone and year in LIKELY_YEARS
    if before.lower == "in" and ends_noun(after):
        return True  # "12 in 2013 to 24"
    if after is BEYOND and year in LIKELY_YEARS and _headed(words, index - 1):
        return True
    named = before.text[0].isupper() and index > 1  # Black Friday 2026
    return (named and year in LIKELY_YEARS) or (before.lower in lexicon("dates.year_before") and (year in LIKELY_YEARS or alone))
