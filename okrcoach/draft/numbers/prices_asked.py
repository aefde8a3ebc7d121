"""Working back by what one sale is to come to: a price that has a target of its own, and contracts that are signed for a year."""

from __future__ import annotations

import math

from okrcoach.draft.numbers.chain import Back
from okrcoach.draft.numbers.facts import Fact, Facts
from okrcoach.draft.numbers.selling import Price, paid_again
from okrcoach.draft.numbers.spoken_sums import named, some, times
from okrcoach.language.plurals import plural


def signed_for_a_year(facts: Facts, unit: str) -> Price | None:
    """Return what a contract of a year comes to, for a year's target that counts what is signed."""
    price = paid_again(facts, unit)
    return price if price is not None and price.span == "year" else None


def asked_of_each(price: Price, facts: Facts) -> Fact | None:
    """Return what one sale is to come to, where the brief has a target for that too."""
    target = facts.targets.get(price.facts[0].subject.key)
    return target if target and not target.change and target.unit == price.facts[0].unit and target.value > 0 else None


def at_the_price_asked(back: Back, first: float, whole: float, price: Price, asked: Fact, sold: Fact | None) -> None:
    """Go from money to sales by what each is `asked` to come to: of two targets one carries a part of the other."""
    things, today = plural(price.thing), first / price.amount
    in_all = math.ceil(round(whole / asked.value, 6))
    told = f"{round(today):,} today at {price.facts[0].given} each"
    back.steps.append(
        f"With {named(price.facts[0], asked.given)}, as asked for, that is {some(in_all, things)} in all{times(back.span)},"
        f" where it is about {told}."
    )
    if sold is not None:
        back.need(sold.subject.key, in_all)
    if in_all > today:
        back.to_sources(math.ceil(round(in_all - today, 6)), things)
