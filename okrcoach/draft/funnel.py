"""Working back from a revenue target to the customers, leads and visits that it needs, month by month.

The chain is that of a subscription business: what has to be added each month is the growth asked for plus what churn takes away;
divided by what a new customer brings it is customers, divided by the rate from lead to customer it is leads, divided by the rate
from visit to lead it is visits. A business that sells piece by piece asks how many more sales its growth takes, and how many offers
these. Only given numbers go in; where one is missing, the chain stops there and says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import overload

from okrcoach.draft.facts import Fact, Facts
from okrcoach.draft.sentences import number_text, value_text

CHURN = ("net-mrr-churn", "gross-mrr-churn", "logo-churn")
KEPT = ("nrr", "grr")
"""What tells of a year how much of its revenue is left without new customers."""
LEAST_KEPT = 10
"""Percent: what is told as less is a factor (an "NRR of 1.1") or a slip of the pen."""
PRICE = ("asp", "arpu", "deal-size", "price", "price a month", "monthly price", "acv")
A_YEAR = ("acv",)
"""Prices that are paid for a year."""
SOLD = ("revenue", "bookings")
"""What is earned sale by sale."""
PER_SALE = ("deal-size", "acv", "aov", "asp", "price")
BEHIND_A_SALE = {"win-rate": "opportunities", "lead-to-customer": "leads", "conversion-rate": "visits"}
"""What a sale comes out of, by the rate that tells how often."""
TO_CUSTOMER = ("lead-to-customer", "trial-to-paid")
TO_LEAD = ("visit-to-lead", "signup-rate")
BACK = "worked back from the MRR target"
VISITS = ("sessions", "website-traffic", "organic-traffic")


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

    steps: tuple[str, ...]
    """The arithmetic, one step a line."""
    needed: tuple[Needed, ...]
    """Targets for key results."""
    months: int = 3


def work_back(facts: Facts, months: int) -> Chain:
    """Work a revenue target back through a period of so many months; an empty chain where the brief gives no target or no start."""
    start, growth, end = facts.known.get("mrr"), facts.targets.get("mrr-growth-rate"), facts.targets.get("mrr")
    year = facts.known.get("arr") if start is None and end is None else None
    if year is not None:
        start, end = _a_month(year), _a_month(facts.targets.get("arr"))
    if start is None or (growth is None and end is None) or start.value <= 0:
        return _sales(facts)
    rate = _monthly_growth(start, growth, end, months)
    if rate is None or not 0 < rate <= 1:
        return Chain((), ())
    final = start.value * (1 + rate) ** months
    steps = [f"ARR of {year.given} is {_money(start.value, start)} of MRR."] if year else []
    steps += [
        f"MRR: {_money(start.value, start)} growing by {number_text(rate * 100)}% a month for {months} months is {_money(final, start)}."
    ]
    found: list[Needed] = []
    if year is None and (end is None or end.change):
        found.append(Needed("mrr", _round_up(final), start.unit, "worked out from the growth handed down"))
    churn, kept = _first(facts, CHURN), _first(facts, KEPT)
    kept = kept if kept is not None and kept.value >= LEAST_KEPT else None
    lost_rate = churn.value / 100 if churn is not None else 1 - (kept.value / 100) ** (1 / 12) if kept is not None else 0.0
    levels = [start.value * (1 + rate) ** month for month in range(months)]
    added, lost = sum(level * rate for level in levels), sum(level * lost_rate for level in levels)
    if churn is not None:
        steps.append(
            f"Churn of {churn.given} takes {_money(lost, start)} away in that time, so {_money(added + lost, start)} of new MRR is needed."
        )
    elif kept is not None:
        name = f"{kept.subject.name[:1].upper()}{kept.subject.name[1:]}"
        moves = f"takes {_money(lost, start)} away" if lost > 0 else f"brings {_money(-lost, start)}"
        rest = f"{_money(added + lost, start)} of new MRR is needed" if added + lost > 0 else "the target is reached without new customers"
        steps.append(f"{name} of {kept.given} {moves} in that time, so {rest}.")
        if added + lost <= 0:
            return Chain(tuple(steps), tuple(found), months)
    else:
        steps.append(f"That is {_money(added, start)} of new MRR, and as much again as churn takes away: churn is not known yet.")
    found.append(Needed("new-mrr", _round_up(added + lost), start.unit, BACK))
    return replace(_customers(facts, added + lost, start, steps, found), months=months)


def _customers(facts: Facts, needed: float, start: Fact, steps: list[str], found: list[Needed]) -> Chain:
    """Go on from new MRR to customers, leads and visits as far as the numbers reach."""
    price = _first(facts, PRICE)
    if price is None or price.value <= 0:
        steps.append("How many customers that takes depends on what a new customer pays a month: not known yet.")
        return Chain(tuple(steps), tuple(found))
    yearly = price.per == "year" or (not price.per and price.subject.key in A_YEAR)
    customers = math.ceil(round(needed / (price.value / 12 if yearly else price.value), 6))
    paid = f"{price.given}{'' if price.per else ' a year'} from" if yearly else price.given
    steps.append(f"At {paid} a new customer, {_money(needed, start)} takes {customers:,} new customers.")
    found.append(Needed("new-customers", customers, "count", BACK))
    won, offered = _first(facts, TO_CUSTOMER), facts.known.get("win-rate")
    if won is None and offered is not None and offered.value > 0:
        asked = math.ceil(round(customers / (offered.value / 100), 6))
        steps.append(f"With a win rate of {offered.given}, {customers:,} customers take {asked:,} opportunities.")
        return Chain(tuple(steps), (*found, Needed("opportunities", asked, "count", BACK)))
    if won is None or won.value <= 0:
        steps.append("How many leads that takes depends on how many leads become customers: not known yet.")
        return Chain(tuple(steps), tuple(found))
    leads = math.ceil(round(customers / (won.value / 100), 6))
    steps.append(f"With {won.given} of leads becoming customers, {customers:,} customers take {leads:,} leads.")
    found.append(Needed("leads", leads, "count", BACK))
    cycle = facts.known.get("sales-cycle")
    if cycle is not None:
        steps.append(f"A sale takes {cycle.given}, so leads for the last customers of the period have to come in that much before its end.")
    turned = _first(facts, TO_LEAD)
    if turned is None or turned.value <= 0:
        steps.append("How many visits that takes depends on how many visitors become leads: not known yet.")
        return Chain(tuple(steps), tuple(found))
    visits = math.ceil(round(leads / (turned.value / 100), 6))
    steps.append(f"With {turned.given} of visits becoming leads, {leads:,} leads take {visits:,} visits.")
    key = next((key for key in VISITS if key in facts.known), "sessions")
    found.append(Needed(key, visits, "count", BACK))
    return Chain(tuple(steps), tuple(found))


def _sales(facts: Facts) -> Chain:
    """Work a target for what is earned sale by sale back to the sales that it takes on top, and to what these take."""
    key = next((key for key in SOLD if key in facts.known and key in facts.targets), "")
    price = _first(facts, PER_SALE)
    if not key or price is None or price.value <= 0:
        return Chain((), ())
    start, end = facts.known[key], facts.targets[key]
    share = end.change and end.unit == "percent"
    more = start.value * end.value / 100 if share else end.value if end.change else end.value - start.value
    if more <= 0 or start.unit != price.unit or (end.unit != start.unit and not share) or end.per not in ("", start.per):
        return Chain((), ())
    if price.per or start.per or start.unit == "count":
        return Chain((), ())  # "a price of 40 a month" is paid again and again
    sales = math.ceil(round(more / price.value, 6))
    steps = [f"The target asks for {_money(more, start)} more than the {value_text(start.value, start.unit)} of today."]
    steps.append(f"With {price.subject.name} at {price.given}, that takes {sales:,} more sales.")
    turned = _first(facts, tuple(BEHIND_A_SALE))
    if turned is None or not 0 < turned.value <= 100:
        steps.append("How many leads or offers that takes depends on how many of them become sales: not known yet.")
    else:
        asked = math.ceil(round(sales / (turned.value / 100), 6))
        steps.append(f"With {turned.subject.name} at {turned.given}, {sales:,} sales take {asked:,} {BEHIND_A_SALE[turned.subject.key]}.")
    return Chain(tuple(steps), ())


def _monthly_growth(start: Fact, growth: Fact | None, end: Fact | None, months: int) -> float | None:
    """Return the growth a month that a target asks for, as a share."""
    if end is not None and not end.change:
        if end.unit != start.unit or end.value <= start.value:
            return None
        return float((end.value / start.value) ** (1 / months) - 1)
    target = growth or end
    if target is None or target.unit != "percent":
        return None
    total = target.value / 100
    span = {"month": 1, "quarter": 3, "year": 12}.get(target.per, months)
    return float((1 + total) ** (1 / span) - 1)


@overload
def _a_month(year: Fact) -> Fact: ...
@overload
def _a_month(year: None) -> None: ...
def _a_month(year: Fact | None) -> Fact | None:
    """Return a twelfth of what is told of a year; how far to go in percent is the same."""
    return year if year is None or year.unit == "percent" else replace(year, value=year.value / 12)


def _first(facts: Facts, keys: tuple[str, ...]) -> Fact | None:
    return next((facts.known[key] for key in keys if key in facts.known), None)


def _money(value: float, like: Fact) -> str:
    return value_text(_round_up(value), like.unit)


def _round_up(value: float) -> float:
    """Round up to three figures: a plan should be reached, not missed by the rounding."""
    step = 10.0 ** max(0, len(str(int(value))) - 3)
    return math.ceil(round(value / step, 6)) * step
