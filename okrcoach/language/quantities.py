"""What a text measures: every number with its unit, what it counts, its bound and its part in a change."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from okrcoach.language.amounts import amount_at
from okrcoach.language.counted import counted_words
from okrcoach.language.labels import NameWords
from okrcoach.language.lexicon import lexicon, phrase_at, phrases
from okrcoach.language.names import NameNumber, name_numbers, name_words
from okrcoach.language.numbers import number_at
from okrcoach.language.plurals import is_plural
from okrcoach.language.reading import PERCENT, Bound, Reading, Role
from okrcoach.language.roles import play
from okrcoach.language.words import Token, at, tokens

__all__ = ["Bound", "NameNumber", "Quantity", "Role", "name_numbers", "quantifiers", "quantities"]


class Quantity(NamedTuple):
    """A number that measures something."""

    start: int
    end: int
    """The words in the text that make it up, its unit, sign and "+" included; "at least" and "by" are not."""
    value: float
    """25 for "25%", 500_000 for "$500k", 2 for "double", 0.5 for "halve", 80 for "8 of 10 customers"; the lower end of a range."""
    unit: str
    """percent points currency duration count ratio multiple score rank size rate; see units.Kind."""
    unit_text: str
    """In one spelling: "%", "points", "bps", "$", "EUR", "ms", "days", "business days", "MB", "x"; empty for a count."""
    noun: str = ""
    """Lower-case words counted or measured right behind it: "blog posts", "of new hires"; empty if none."""
    noun_start: int = 0
    noun_end: int = 0
    bound: Bound = ""
    role: Role = "level"
    """A change is "by 20%", "+20%", "20% more"; "from 8 to 10" is from and to, and so is "(currently 8)" from."""
    high: float | None = None
    """The upper end of a range: 80 for "60-80%"."""
    scale: float | None = None
    """What a score is out of: 5 for "4.5 of 5"."""
    per: str = ""
    """day, week, lead … for "per day", "a week", "/lead", "weekly"."""
    spelled: bool = False
    """In words: "three", "double", "half"."""
    malformed: bool = False
    """Its separators fit no way of writing numbers (250,0000); the value is a guess."""
    led_by: str = ""
    """The lower-case word in front of it and its bound, over "an average of": to, from, by, for …; empty at the start and behind a mark."""
    factor: float = 1.0
    """How many base units one of the unit is: percentage points, seconds, bytes; 1 elsewhere."""

    @property
    def base(self) -> float:
        """The value in base units, to compare "24 hours" with "2 days"."""
        return self.value * self.factor


@lru_cache(maxsize=1024)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return what a text measures with numbers, in order. "All", "every" and "no" are not here, see `quantifiers`."""
    words = tokens(text)
    names = {place: span for span in name_words(text) for place in range(span.first, span.end)}
    found: list[Reading] = []
    index = 0
    while index < len(words):
        if index in names:
            index = names[index].end
            continue
        reading = amount_at(words, index)
        if reading is not None and any(place in names for place in range(reading.first, reading.end)):
            reading = _without_name(words, index, names)
        if reading is not None:
            reading.first = max(reading.first, found[-1].end) if found else reading.first
            found.append(reading)
        index = max(index + 1, reading.end) if reading is not None else index + 1
    play(words, found)
    return tuple(_quantity(words, reading) for reading in found)


def _without_name(words: tuple[Token, ...], index: int, names: dict[int, NameWords]) -> Reading | None:
    """Return the bare number at a token where its unit turned out to be part of a name: "3 week 1 reports"."""
    number = number_at(words, index)
    if number is None or any(place in names for place in range(index, number.end)):
        return None
    return Reading(index, number.end, number.value, spelled=number.spelled, malformed=number.malformed).count(words, number.end)


@lru_cache(maxsize=1024)
def quantifiers(text: str) -> tuple[Quantity, ...]:
    """Return what a text says of all or none: share 100 for "all/every/each" and a noun, count 0 for "no" and a plural, "none of"."""
    words = tokens(text)
    readings = [_quantifier_at(words, index) for index, word in enumerate(words[:-1]) if word.lower in _quantifiers()]
    if len(words) > 1 and words[-1].lower == "none":
        readings.append(Reading(len(words) - 1, len(words), 0.0, spelled=True))  # "Product recalls: none"
    return tuple(_quantity(words, reading) for reading in readings if reading is not None)


@cache
def _quantifiers() -> frozenset[str]:
    """Return the words that a quantifier may begin with."""
    return lexicon("numbers.everything", "numbers.nothing") | phrases("numbers.not_one").keys()


def _quantifier_at(words: tuple[Token, ...], index: int) -> Reading | None:
    size = phrase_at("numbers.not_one", words, index)
    if size and at(words, index - 1).lower not in lexicon("grammar.auxiliaries"):
        reading = Reading(index, index + size, 0.0, spelled=True)
        reading.noun, reading.noun_end = counted_words(words, index + size, one=True)
        return reading if reading.noun < reading.noun_end else None
    word, after = words[index], words[index + 1]
    before = at(words, index - 1)
    said = word.lower == "no" and before.lower == "that"
    if after.text == "-" or (word.glued and before.text == "-") or (before.lower in lexicon("grammar.pronouns") and not said):
        return None
    every = word.lower in lexicon("numbers.everything") and after.lower not in lexicon("numbers.not_everything_before")
    none = word.lower in lexicon("numbers.nothing") and after.lower not in lexicon("numbers.no_not_before")
    if not every and not none:
        return None
    reading = Reading(index, index + 1, 100.0 if every else 0.0, spelled=True)
    reading.noun, reading.noun_end = counted_words(words, index + 1, one=word.lower in lexicon("grammar.each"))
    if reading.noun == reading.noun_end or (
        none
        and word.lower != "none"
        and not _first_of_sentence(words, index, reading.noun_end)
        and before.lower not in lexicon("numbers.finding")
        and not is_plural(words[reading.noun_end - 1].lower)
    ):
        return None
    if every:
        reading.unit = PERCENT
    return reading


def _first_of_sentence(words: tuple[Token, ...], index: int, end: int) -> bool:
    """Say whether "no" opens a sentence: "No child is left waiting", "Ensure that no rider is killed", not "No access"."""
    return (index == 0 or at(words, index - 1).lower in ("that", "ensure")) and (end < len(words) or words[end - 1].lower.endswith("ed"))


def _quantity(words: tuple[Token, ...], reading: Reading) -> Quantity:
    end = words[reading.end - 1].end
    noun, noun_start, noun_end = "", end, end
    if reading.noun_end > reading.noun:
        noun_start, noun_end = words[reading.noun].start, words[reading.noun_end - 1].end
        counted = words[reading.noun : reading.noun_end]
        noun = "".join(word.lower if word.glued or not place else f" {word.lower}" for place, word in enumerate(counted))
    return Quantity(
        start=words[reading.first].start,
        end=end,
        value=reading.value,
        unit=reading.unit.kind,
        unit_text=reading.unit.name,
        noun=noun,
        noun_start=noun_start,
        noun_end=noun_end,
        bound=reading.bound,
        role=reading.role,
        high=reading.high,
        scale=reading.scale,
        per=reading.per,
        spelled=reading.spelled,
        malformed=reading.malformed,
        led_by=reading.led_by,
        factor=reading.unit.factor,
    )
