"""A quantity in the making, and the small questions that its readers share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from okrcoach.language.counted import counted_words
from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.units import COUNT, Unit
from okrcoach.language.words import Token, at

Bound = Literal["", "at least", "at most", "about"]
Role = Literal["level", "from", "to", "change"]

PERCENT = Unit("percent", "%")


@dataclass(slots=True, eq=False, repr=False)
class Reading:
    """A quantity in the making, in tokens: from `first` up to `end`, the words it counts from `noun` up to `noun_end`."""

    first: int
    end: int
    value: float
    unit: Unit = COUNT
    noun: int = 0
    noun_end: int = 0
    bound: Bound = ""
    bound_first: int = 0
    """Where the words of the bound in front begin; `first` without any."""
    led_by: str = ""
    role: Role = "level"
    high: float | None = None
    scale: float | None = None
    per: str = ""
    spelled: bool = False
    malformed: bool = False

    def count(self, words: tuple[Token, ...], start: int) -> Reading:
        """Read what is counted, and per what, from a token on."""
        self.noun, self.noun_end = counted_words(words, start, one=self.value == 1 and self.unit is COUNT)
        self.per = per_at(words, max(start, self.noun_end))
        return self


def per_at(words: tuple[Token, ...], index: int) -> str:
    """Return what a number is told per: "per day", "a week", "/lead", "weekly"; empty if nothing."""
    word, told = at(words, index), at(words, index + 1)
    if word.lower in pairs("units.per_word"):
        return pairs("units.per_word")[word.lower]
    if word.lower not in lexicon("units.per") or told.kind != "word":
        return ""
    anything = word.lower == "per" or (word.text == "/" and word.glued)  # "5 / team" may join two things, "5 / week" does not
    return told.lower if anything or told.lower in lexicon("units.periods") else ""
