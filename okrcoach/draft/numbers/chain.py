"""What a revenue target needs, step by step: from sales back to what they come out of, by the rates of a brief."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from okrcoach.draft.numbers.facts import Fact, Facts
from okrcoach.draft.numbers.rates import Rate, rate_into, rates
from okrcoach.draft.numbers.selling import CUSTOMER, catalog_key, volume_of
from okrcoach.draft.numbers.spoken_sums import named, named_with, some, times, within
from okrcoach.draft.words.sentences import list_text, number_text, value_text
from okrcoach.language.plurals import plural, singular

BACK = "worked back from the target"
ALL = 100
"""Percent."""
APART = 0.25
"""How far today's sales may be from what today's numbers come to before somebody should look."""


@dataclass(frozen=True, slots=True)
class Needed:
    """A level over the whole period that the target asks of a metric."""

    key: str
    value: float
    unit: str
    why: str


@dataclass(frozen=True, slots=True)
class Chain:
    """What a revenue target needs."""

    steps: tuple[str, ...] = ()
    """The arithmetic, one step a line."""
    needed: tuple[Needed, ...] = ()
    """Targets for key results."""
    months: int = 3
    as_is: frozenset[str] = frozenset()
    """Keys of the prices that it reckons with as they are today."""
    rates: frozenset[str] = frozenset()
    """Keys of the rates that it reckons with: who wants more of what they are taken of holds them."""


@dataclass(slots=True)
class Back:
    """A way back from sales, in the making."""

    facts: Facts
    months: int
    span: str = ""
    """The time that its numbers are of: "month", or "" for the whole period."""
    steps: list[str] = field(default_factory=list)
    needed: list[Needed] = field(default_factory=list)
    used: list[Fact] = field(default_factory=list)
    """The numbers that it takes as they are today."""
    led: list[Rate] = field(default_factory=list)
    """The rates that it went back by."""
    held: list[Fact] = field(default_factory=list)
    """What else it takes as it is and wants more of something else for."""
    extra: bool = False
    """Whether it counts what comes on top of today."""
    today: float = 0.0
    """Sales of today, where the brief tells them."""

    def to_sources(self, sales: int, things: str) -> list[str]:
        """Go from sales to what they come out of, as far as rates are known; return what was come to, one after the other."""
        found, used, reached = rates(self.facts), self.led, list[str]()
        count, sold = sales, singular(things)
        while (rate := rate_into(singular(things) if used else CUSTOMER, found, used, sold)) is not None:
            source, volume = volume_of(rate.of, self.facts)
            asked = math.ceil(round(count / rate.share, 6))
            becoming = things if used or CUSTOMER in rate.into else plural(rate.into[0])
            how = named_with(rate.fact) if rate.named else f"{rate.fact.given} of {source} becoming {becoming}"
            takes = "takes" if count == 1 else "take"
            self.steps.append(f"With {how}, {some(count, things)} {takes} {some(asked, source)}{times(self.span)}.")
            self._compare(source, count, asked, rate, volume, first=not used)
            self.used.append(rate.fact)
            used.append(rate)
            reached.append(source)
            count, things = asked, source
        return reached

    def _compare(self, source: str, count: int, asked: int, rate: Rate, volume: Fact | None, *, first: bool) -> None:
        """Say how far today's number carries and at which rate it would do, and note what is needed in all."""
        key = volume.subject.key if volume else catalog_key(source)
        if volume is None:
            if not self.extra:
                self.need(key, asked)
            elif first and self.today:
                self._with_as_many(source, count, rate)
            return
        have = math.floor(within(volume.value, volume.per, self.months, self.span))
        today = f"The {number_text(volume.value)}{times(volume.per)} of today"
        make = "" if volume.per in ("", self.span) or have == volume.value else f" make {have:,} in that time"
        if self.extra:
            more = f", {number_text(round(100 * asked / have))}% more" if have else ""
            self.steps.append(
                f"That comes on top of {today[0].lower()}{today[1:]}{more}{self._would_do(rate, rate.share * have + count, have)}."
            )
            if first:
                self.check(have * rate.share, f"{number_text(volume.value)}{times(volume.per)} at {rate.fact.given}")
        elif have >= asked:
            self.steps.append(f"{today}{make}{', which is' if make else ' are'} enough for that.")
        else:
            self.steps.append(f"{today}{f'{make}: ' if make else ' are '}{asked - have:,} too few{self._would_do(rate, count, have)}.")
        self.need(key, asked + (have if self.extra else 0))

    def _with_as_many(self, source: str, count: int, rate: Rate) -> None:
        """Say which rate does where nobody knows how much of its source there is: what does not change needs no number."""
        share = math.ceil(round(10 * rate.fact.value * (self.today + count) / self.today, 6)) / 10
        if share < ALL:
            self.steps.append(f"With as many {source} as today, it takes {named(rate.fact, f'{number_text(share)}%')}.")
            self.needed.append(Needed(rate.fact.subject.key, share, rate.fact.unit, BACK))

    def need(self, key: str, value: float) -> None:
        """Note what is needed of a metric in the time that the numbers are of."""
        often = within(1, self.span, self.months, "") if self.span else 1
        self.needed.append(Needed(key, value * often, "count", BACK))

    @staticmethod
    def _would_do(rate: Rate, count: float, have: int) -> str:
        """Say the other way to the same end: a better rate of what there is."""
        share = math.ceil(round(1000 * count / have, 6)) / 10 if have else ALL
        return f"; without more of them, it takes {named(rate.fact, f'{number_text(share)}%')}" if share < ALL else ""

    def check(self, sales: float, told: str) -> bool:
        """Return whether the numbers of today go together; say where what is `told` makes other sales than the brief's money does."""
        if not self.today or abs(sales / self.today - 1) <= APART:
            return True
        spans = times(self.span)
        found = f"{sales:,.0f}{spans}, not {self.today:,.0f}{spans}"
        self.steps.append(f"The numbers of today do not go together: {told} would be {found}. Check what each counts.")
        return False

    def chain(self, prices: Sequence[Fact] = (), *, weighs: bool = True) -> Chain:
        """Return what was found, with a word on what it takes as it is; a price `weighs` where money is what is asked for."""
        reckoned = list({fact.subject.key: fact for fact in (*(prices if weighs else ()), *self.held, *self.used)}.values())
        names = list_text([fact.subject.name for fact in reckoned])
        if self.led or self.held or len(reckoned) > 1:
            they, improves = ("they are", "one of them improves") if len(reckoned) > 1 else ("it is", "that improves")
            self.steps.append(f"All of this takes {names} as {they} today; where {improves}, less is needed.")
        held = (
            frozenset(fact.subject.key for fact in prices),
            frozenset(fact.subject.key for fact in (*self.held, *(rate.fact for rate in self.led))),
        )
        return Chain(tuple(self.steps), tuple(self.needed), self.months, *held)


def money(value: float, like: Fact) -> str:
    """Write an amount in a fact's currency, rounded up to three figures: a plan should be reached, not missed by the rounding."""
    return value_text(round_up(value), like.unit)


def round_up(value: float) -> float:
    """Round up to three figures, and to no less than a cent: 404.3 to 405, 11.2 to 11.2."""
    step = 10.0 ** max(-2, len(str(int(value))) - 3)
    return round(math.ceil(round(value / step, 6)) * step, 2)
