"""Working back from a revenue target to the customers, leads and visits that it needs, month by month.

The chain is that of a subscription business: what has to be added each month is the growth asked for plus what churn takes away;
divided by what a new customer brings it is customers, divided by the rate from lead to customer it is leads, divided by the rate
from visit to lead it is visits. What is sold piece by piece is reckoned in sales.py. Only given numbers go in; where one is
missing, the chain stops there and says so.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import overload

from okrcoach.draft.numbers.chain import APART, BACK, Back, Chain, Needed, money, round_up
from okrcoach.draft.numbers.facts import Fact, Facts
from okrcoach.draft.numbers.members import paid_text
from okrcoach.draft.numbers.sales import sales_back
from okrcoach.draft.numbers.selling import Price, is_monthly, is_price, is_told_of, paid_again, words_for
from okrcoach.draft.numbers.spoken_sums import A_YEAR, named_with, within
from okrcoach.draft.numbers.staying import payers, share_lost
from okrcoach.draft.words.sentences import is_several, number_text
from okrcoach.language.plurals import plural


def work_back(facts: Facts, months: int) -> Chain:
    """Work a revenue target back through a period of so many months; an empty chain where the brief gives no target to start from."""
    start, growth, end = facts.known.get("mrr"), facts.targets.get("mrr-growth-rate"), facts.targets.get("mrr")
    year = facts.known.get("arr") if start is None and end is None else None
    if year is not None:
        start, end = _a_month(year), _a_month(facts.targets.get("arr"))
    if start is None:
        start, end = _paid_by_the_month(facts)
    each = None
    if start is None and (end := facts.targets.get("mrr")) is not None:
        start = each = _of_all_payers(facts, end)
    new = facts.targets.get("new-mrr") or _a_month(facts.targets.get("net-new-arr"))
    if start is None and new is not None and not new.change:
        return _all_new(facts, new, months)
    if start is None or (growth is None and end is None) or start.value <= 0:
        return sales_back(facts, months)
    rate = _monthly_growth(start, growth, end, months)
    if rate is None or not 0 < rate <= 1:
        return Chain()
    final = start.value * (1 + rate) ** months
    back = Back(facts, months)
    name = "MRR" if year else start.subject.name
    if year:
        back.steps.append(f"ARR of {year.given} is {money(start.value, start)} of MRR.")
    if each is not None:
        back.steps.append(f"{each.given} make {money(start.value, start)} of MRR today.")
    back.steps.append(
        f"{name[:1].upper()}{name[1:]}: {money(start.value, start)} growing by {number_text(rate * 100)}% a month for {months} months"
        f" is {money(final, start)}."
    )
    if start.subject.key == "mrr" and (end is None or end.change):
        back.needed.append(Needed("mrr", round_up(final), start.unit, "worked out from the growth handed down"))
    recurring = bool(year) or start.subject.key == "mrr"
    levels = [start.value * (1 + rate) ** month for month in range(months)]
    needed = _added(back, start, levels, rate, recurring=recurring)
    if needed <= 0:
        return back.chain()
    _in_all(back, start.value, final)
    return _customers(back, needed, start, asked="leads" if recurring else "talks or visits", today=start.value)


def _all_new(facts: Facts, new: Fact, months: int) -> Chain:
    """Work back what is to come in anew, where nobody asks for a level: new MRR, or a twelfth of new ARR."""
    back = Back(facts, months)
    needed = within(new.value, new.per, months, "") if new.per == "month" else new.value
    if new.subject.key != "new-mrr":
        back.steps.append(f"New ARR of {new.given} is {money(needed, new)} of new MRR.")
    elif needed != new.value:
        back.steps.append(f"New MRR of {new.given} makes {money(needed, new)} in {months} months.")
    return _customers(back, needed, new, asked="leads")


def _paid_by_the_month(facts: Facts) -> tuple[Fact | None, Fact | None]:
    """Return what comes in each month, and its target, where customers pay month by month and the brief calls it by another name."""
    price = paid_again(facts)
    if price is None or not is_monthly(price):
        return None, None
    told = ((facts.known[key], target) for key, target in facts.targets.items() if key in facts.known and not is_price(target.subject))
    money_of = (
        (known, target)
        for known, target in told
        if known.unit == price.facts[0].unit and (known.per == "month" or is_told_of(known, "month"))
    )
    return next(((known, target) for known, target in money_of if target.per in ("", "month")), (None, None))


def _of_all_payers(facts: Facts, end: Fact) -> Fact | None:
    """Return what comes in each month where a brief tells only how many pay, and what each of them pays."""
    price = paid_again(facts, end.unit)
    ours = next(payers(facts), None)
    if price is None or ours is None or end.change:
        return None
    told = f"{ours.given} {ours.subject.name} at {named_with(price.facts[0])} each"
    return replace(end, value=ours.value * _a_months_price(price), given=told)


def _a_months_price(price: Price) -> float:
    return price.amount / A_YEAR["month"] if price.span == "year" else price.amount


def _added(back: Back, start: Fact, levels: list[float], rate: float, *, recurring: bool) -> float:
    """Return what has to be added: the growth, and what customers who leave or spend less take away."""
    leaving = share_lost(back.facts)
    new = "new MRR" if recurring else "new revenue a month"
    added = sum(level * rate for level in levels)
    if leaving is None:
        lost = "churn takes away: churn" if recurring else "those who leave take away: how much"
        back.steps.append(f"That is {money(added, start)} of {new}, and as much again as {lost} is not known yet.")
        return added
    told, gone = leaving[0], sum(level * leaving[1] for level in levels)
    churns = told.subject.key in words_for("churn").split() and not is_told_of(told, "year")
    back.used.append(told)
    name = "Churn" if churns else f"{told.subject.name[:1].upper()}{told.subject.name[1:]}"
    take, bring = ("take", "bring") if is_several(told.subject.name) else ("takes", "brings")
    moves = f"{take} {money(gone, start)} away" if gone > 0 else f"{bring} {money(-gone, start)}"
    rest = f"{money(added + gone, start)} of {new} is needed" if added + gone > 0 else "the target is reached without new customers"
    back.steps.append(f"{name} of {told.given} {moves} in that time, so {rest}.")
    return added + gone


def _in_all(back: Back, first: float, final: float) -> None:
    """Say how many pay in the end, where the brief counts those who pay what comes in today."""
    price = paid_again(back.facts)
    each = _a_months_price(price) if price else 0.0
    ours = next((row for row in payers(back.facts) if price is None or abs(row.value * each / first - 1) <= APART), None)
    if ours is None or ours.subject.key in back.facts.targets:
        return
    whole = math.ceil(round(ours.value * final / first, 6))
    back.steps.append(f"With as much from each, that is {whole:,} {ours.subject.name}, where there are {number_text(ours.value)} today.")
    back.needed.append(Needed(ours.subject.key, whole, "count", BACK))


def _customers(back: Back, needed: float, start: Fact, *, asked: str, today: float = 0.0) -> Chain:
    """Go on from new MRR to customers, leads and visits as far as the numbers reach; what is `asked` for where none tells of it.

    What customers pay `today` in all tells what each pays, where no price does.
    """
    who = "customers"
    price, ours = paid_again(back.facts, start.unit), next(payers(back.facts), None)
    if price is None and ours is not None and today:
        each = today / ours.value
        customers = math.ceil(round(needed / each, 6))
        back.steps.append(
            f"{ours.given} {ours.subject.name} pay {money(each, start)} a month on average; at that, {money(needed, start)} takes"
            f" {customers:,} new customers."
        )
    elif price is None:
        if asked == "leads" and not {"new-mrr", "net-new-arr"} & {*back.facts.targets}:
            back.needed.append(Needed("new-mrr", round_up(needed), start.unit, BACK))
        back.steps.append("How many customers that takes depends on what a new customer pays a month: not known yet.")
        return back.chain()
    else:
        who = plural(price.thing) if len(price.facts) > 1 else "customers"
        customers = math.ceil(round(needed / _a_months_price(price), 6))
        back.steps.append(f"{paid_text(price, who)}, {money(needed, start)} takes {customers:,} new {who}.")
    back.needed.append(Needed("new-customers", customers, "count", BACK))
    reached = back.to_sources(customers, who)
    cycle = back.facts.known.get("sales-cycle")
    if reached and cycle is not None:
        back.steps.append(
            f"A sale takes {cycle.given}, so {reached[0]} for the last customers of the period have to come in that much before its end."
        )
    if not reached:
        back.steps.append(f"How many {asked} that takes depends on how many of them become customers: not known yet.")
    elif reached[-1] in ("leads", "trials"):
        back.steps.append(f"How many visits that takes depends on how many visitors become {reached[-1]}: not known yet.")
    return back.chain(price.facts if price else ())


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
