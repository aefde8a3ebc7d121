"""Numbers that words, marks or letters beside them make a name: tier 1, Foo 4.1, PROJ-45, 5G, p95, "a 30-day trial"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from okrcoach.language.counted import ends_noun
from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.numbers import number_at, values
from okrcoach.language.plurals import is_plural
from okrcoach.language.units import currency_before, currency_behind, unit_at
from okrcoach.language.words import Token, at


class NameWords(NamedTuple):
    """The tokens from `first` up to `end` that a name number takes up."""

    first: int
    end: int
    kind: str


def is_measured(words: tuple[Token, ...], index: int) -> bool:
    """Whether a unit, a sign or a magnitude goes with the number at a token."""
    if currency_before(words, index) or at(words, index + 1).text == "+":
        return True
    number = number_at(words, index)
    if number is None or number.end > index + 1:
        return True
    return unit_at(words, index + 1) is not None or currency_behind(words, index + 1) is not None


def _noun_follows(words: tuple[Token, ...], index: int) -> bool:
    index += at(words, index).lower in lexicon("numbers.further")  # "House 40 more families"
    return at(words, index).kind == "word" and not ends_noun(words[index])


def _stops(word: Token) -> bool:
    """Say whether what a number counts cannot begin at a word: "Ship 4.1 *with* maps", not "Ship 2.5 *of* 4 modules"."""
    return ends_noun(word) and word.lower not in ("of", "out")


def word_with_digits(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read p95, v2.1, B2B, P0, IPv6."""
    word = words[index]
    if word.text.isalpha() or not any(one.isdecimal() for one in word.text) or is_joined_quantity(word):
        return None
    end = index + 1
    while at(words, end).text == "." and words[end].glued and at(words, end + 1).kind == "number" and words[end + 1].glued:
        end += 2
    letter, rest = word.lower[0], word.lower[1:]
    if letter == "v" and rest.isdecimal():
        return NameWords(index, end, "version")
    return NameWords(index, end, "percentile" if letter == "p" and rest.isdecimal() and len(rest) > 1 else "name")


def is_joined_quantity(word: Token) -> bool:
    """Whether a word is a sign and digits in one: x3, EUR500, RM500."""
    times = word.text[0] == "x" and len(word.text) < 4 and word.text[1:].isdecimal()
    return times or joined_currency(word)[0] > 0


def joined_currency(word: Token) -> tuple[int, str]:
    """Return how many letters of a word are the currency of the digits behind them, and the sign or code it means: EUR500, RM500."""
    if word.text.isalpha():
        return 0, ""
    size = next((place for place, letter in enumerate(word.text) if not letter.isalpha()), 0)
    letters = word.text[:size]
    if not word.text[size : size + 1].isdecimal():
        return 0, ""
    if letters in lexicon("currencies.codes"):
        return size, letters
    meant = pairs("currencies.joined").get(letters, "")
    return (size if meant else 0), meant


def behind_word(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read tier 1, SOC 2, Foo 4.1, version 2.0 and 2.0 version."""
    before = at(words, index - 1)
    if before.text == "." and before.glued and at(words, index - 2).lower in lexicon("names.abbreviated"):
        return NameWords(index - 2, index + 1, "name")
    decimal = "." in words[index].text
    if decimal and at(words, index + 1).lower in lexicon("names.version_words"):
        return NameWords(index, index + 2, "version")
    if before.kind != "word" or is_measured(words, index):
        return None
    if at(words, index - 2).lower in ("per", "/", "a") and before.lower in lexicon("grammar.spans_of_time"):
        return None  # "calls per day 14"
    if before.lower in lexicon("names.labels") or (before.lower in lexicon("names.labels_small") and len(words[index].text) <= 2):
        return NameWords(index - 1, index + 1, "name")
    if before.lower in lexicon("names.labels_or_verbs") and not (_is_verb_place(words, index - 1) and _noun_follows(words, index + 1)):
        return NameWords(index - 1, index + 1, "name")
    if decimal and before.lower in lexicon("names.software"):
        return NameWords(index - 1, index + 1, "version")
    named = before.text[0].isupper() and index > 1 and before.lower not in lexicon("numbers.scores")
    if decimal and before.lower in lexicon("names.versioned") and _is_verb_place(words, index - 1) and _stops(at(words, index + 1)):
        return NameWords(index, index + 1, "version")
    version = decimal and words[index].text.endswith(".0") and before.lower not in lexicon("names.level_before")
    if version and (named or not _noun_follows(words, index + 1)):
        return NameWords(index - 1, index + 1, "version")
    return NameWords(index - 1, index + 1, "name") if _is_product(words, index) else None


@cache
def _before_verbs() -> frozenset[str]:
    return lexicon("grammar.modals", "grammar.pronouns") | {"to", "and"}


def _is_verb_place(words: tuple[Token, ...], index: int) -> bool:
    """Whether a word stands where a verb would: "Release 4 features", "to stage 3 demos"."""
    before = at(words, index - 1)
    return before.kind == "mark" or before.lower in _before_verbs() or is_plural(before.lower)


def _is_product(words: tuple[Token, ...], index: int) -> bool:
    """Whether a capital before a small number makes a product's name: "to Atlas 4.1", not "CSAT 4.1" and not "Reach 50"."""
    name, number, after = words[index - 1].text, words[index].text, at(words, index + 1)
    starts = at(words, index - 2).kind == "mark"  # the first word of a sentence has a capital anyway
    if starts or not name[0].isupper() or name.isupper() or name.lower() in lexicon("numbers.scores"):
        return False
    if not number.replace(".", "", 1).isdecimal() or len(number.partition(".")[0]) > 2:
        return False
    if after.kind == "mark":
        return after.text in ("", ".", ",", ";", ")", "!", "?", ":")
    if after.lower == "to":  # "to Heron 4.1 to all", not "Rating 4 to 5"
        return at(words, index + 2).kind != "number"
    return ends_noun(after) and after.lower not in ("of", "out", "or")


def behind_mark(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read Tier-1, PROJ-45, HTTP/2, GPT-4, week-1: a word and a number that a mark glues together."""
    before, mark = at(words, index - 2), at(words, index - 1)
    if not words[index].glued or not mark.glued or mark.text not in ("-", "/", "_", "@", "."):
        return None
    if before.kind != "word" or before.lower in lexicon("names.not_hyphened") or currency_before(words, index):
        return None
    return NameWords(index - 2, index + 1, "name")


def with_letters(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read 1st, 5G, 3D, 2XL, 4K video: letters glued to the digits that are no unit."""
    after = at(words, index + 1)
    if words[index].text in lexicon("names.bare") and after.text == "s" and after.glued:
        return NameWords(index, index + 2, "name")  # "no more 404s"
    if words[index].text in lexicon("names.bare") and not _noun_follows(words, index + 1) and not is_measured(words, index):
        return NameWords(index, index + 1, "name") if _noun_follows(words, index - 1) else None
    if not after.glued or after.kind != "word":
        return None
    joint = at(words, index - 1)
    if after.text == "s" and joint.text == "-" and joint.glued and words[index].glued:
        return NameWords(index, index + 2, "name")  # under-25s, over-65s: an age
    if after.lower in lexicon("names.ordinals"):
        return NameWords(index, index + 2, "ordinal")
    if after.text in lexicon("names.glued"):
        return NameWords(index, index + 2, "name")
    picture = words[index].text in lexicon("names.picture_sizes") and at(words, index + 2).lower in lexicon("names.pictures")
    if after.lower == "k" and picture and not is_plural(at(words, index + 3).lower):
        return NameWords(index, index + 2, "name")
    # four letters and more are a noun whose space was forgotten
    known = is_measured(words, index) or after.lower in values("numbers.magnitude_money") or after.lower in lexicon("units.of_things")
    return None if known or len(after.text) > 3 else NameWords(index, index + 2, "name")


def adjective(words: tuple[Token, ...], index: int) -> NameWords | None:
    """Read "a 30-day trial", "three-month plan", "a 10 year lease": the number says which, not how much."""
    number = number_at(words, index)
    if number is None:
        return None
    joint = at(words, number.end)
    hyphen = joint.text == "-" and joint.glued
    place = number.end + hyphen
    unit = unit_at(words, place)
    if unit is None:
        word = at(words, place)
        known = word.lower in values("numbers.scale") or word.lower in values("numbers.parts") or currency_behind(words, place)
        return NameWords(index, place + 1, "adjective") if hyphen and word.glued and word.kind == "word" and not known else None
    if unit[0].kind != "duration" or words[place].glued != hyphen:
        return None
    plural = words[unit[1] - 1].lower.endswith("s")
    before = at(words, index - 1).lower
    if before in lexicon("numbers.windows") and not any(word.lower == "within" for word in words[max(0, index - 3) : index]):
        return NameWords(index - 1, unit[1], "window")
    older = (at(words, index - 2).lower, before) == ("older", "than") and is_plural(at(words, index - 3).lower)
    if older:
        return NameWords(index, unit[1], "window")  # "Clear all tickets older than 60 days": which ones
    aged = at(words, unit[1]).text == "-" and at(words, unit[1]).glued and at(words, unit[1] + 1).lower == "old"
    if hyphen and aged:
        return NameWords(index, unit[1] + 2, "adjective")  # "a three-year-old phone"
    article = before in ("a", "an")
    told = article or (not plural and (hyphen or number.value != 1))
    if not told or not _noun_follows(words, unit[1]) or at(words, unit[1]).lower in lexicon("numbers.after_units"):
        return None
    if any(word.lower in lexicon("numbers.timed") for word in words[unit[1] : unit[1] + 3]):
        return None
    ranged = at(words, index - 1).lower in ("-", "\u2013", "to", "or") and at(words, index - 2).kind == "number"
    return NameWords(index - 2 if ranged else index, unit[1], "adjective")  # "a 5-10 year lease"
