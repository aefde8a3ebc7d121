"""Working a target back to sales where a business sells piece by piece: more money is more sales, and these take offers or visits.

A target that counts what is sold itself ("sell 2,400 places") is worked back the same way. Where a house or a service has only so
much room, the arithmetic says whether that carries the target.
"""

from __future__ import annotations

import math

from okrcoach.draft.chain import BACK, Back, Chain, Needed, money
from okrcoach.draft.facts import Fact, Facts
from okrcoach.draft.selling import (
    Price,
    are_staying,
    bought_things,
    is_bought,
    is_earned,
    is_full,
    named_with,
    paid_once,
    rates,
    share_lost,
    some,
    times,
    within,
)
from okrcoach.draft.sentences import number_text, value_text
from okrcoach.language.plurals import plural

FULL = 100
"""Percent."""


def sales_back(facts: Facts, months: int) -> Chain:
    """Work a target for what is earned, or for what is sold, back to the sales that it takes and to what these take."""
    earned = next((target for target in facts.targets.values() if is_earned(target.subject)), None)
    if earned is not None:
        return _of_money(facts, months, earned)
    counted = next((target for target in facts.targets.values() if is_bought(target.subject)), None)
    return _of_count(facts, months, counted) if counted is not None else Chain()


def _of_money(facts: Facts, months: int, end: Fact) -> Chain:
    start = facts.known.get(end.subject.key)
    unit = start.unit if start else end.unit
    price = paid_once(facts, unit)
    more = _more(start, end)
    if more is None or more <= 0 or unit in ("count", "percent"):
        return Chain()
    span = (start.per if start else end.per) or ""
    back = Back(facts, months, span if span == "month" else "", extra=start is not None)
    if span not in ("", "month", "year"):
        return Chain()
    if start is None:
        back.steps.append(f"The target is {money(more, end)}{times(span)}; what comes in anyway is part of it.")
    else:
        today = f"{value_text(start.value, start.unit)}{times(span)}"
        back.steps.append(f"The target asks for {money(more, start)}{times(span)} more than the {today} of today.")
    if price is not None:
        _sales(back, more, price, start)
    if start is not None:
        _fullness(back, start.value, more)
    return back.chain(price.facts if price else ()) if len(back.steps) > 1 else Chain()


def _more(start: Fact | None, end: Fact) -> float | None:
    """Return how much a target asks for on top of its start; None where they cannot be compared."""
    if start is None:
        return None if end.change else end.value
    if end.change and end.unit == "percent":
        return start.value * end.value / 100
    if end.unit != start.unit or end.per not in ("", start.per):
        return None
    return end.value if end.change else end.value - start.value


def _sales(back: Back, more: float, price: Price, start: Fact | None) -> None:
    """Go from money to sales and to what they come out of."""
    things = plural(price.thing)
    sales = math.ceil(round(more / price.amount, 6))
    extra = " more" if start else ""
    back.steps.append(
        f"At {named_with(price.facts[0])}, that takes {sales:,}{extra} {things if sales != 1 else price.thing}{times(back.span)}."
    )
    if start is not None:
        back.today = start.value / price.amount
        _room(back, (start.value + more) / price.amount, things)
    if not back.to_sources(sales, things) and not any(map(is_full, back.facts.known.values())):
        back.steps.append(f"How many offers or visits that takes depends on how many of them become {things}: not known yet.")


def _room(back: Back, sales: float, things: str) -> None:
    """Say whether the capacity of today carries all sales."""
    room = next((fact for fact in back.facts.known.values() if "capacity" in fact.subject.key and fact.unit == "count" and fact.per), None)
    if room is None:
        return
    each = within(sales, back.span, back.months, room.per) if back.span else sales / within(1, room.per, back.months, "")
    asked = math.ceil(round(each, 6))
    carries = "carries that" if asked <= room.value else f"is {number_text(asked - room.value)} short of that"
    back.steps.append(f"In all that is {some(asked, things)} a {room.per}; a capacity of {room.given} {carries}.")


def _fullness(back: Back, start: float, more: float) -> None:
    """Say how full a house has to be for the target, as long as its room and its prices stay as they are."""
    full = next((fact for fact in back.facts.known.values() if is_full(fact)), None)
    if full is None:
        return
    asked = math.ceil(round(10 * full.value * (start + more) / start, 6)) / 10
    if asked > FULL:
        back.steps.append(f"With {named_with(full)} today, that is more than fits: the price or the room has to grow too.")
        return
    name = full.subject.name
    back.steps.append(f"As long as price and room stay as they are, {name} has to rise from {full.given} to {number_text(asked)}%.")
    back.needed.append(Needed(full.subject.key, asked, full.unit, BACK))


def _of_count(facts: Facts, months: int, end: Fact) -> Chain:
    start = facts.known.get(end.subject.key)
    more = _more(start, end)
    if more is None or more <= 0 or (start is not None and start.per) or end.per or (end.change and end.unit != "count"):
        return Chain()
    things = bought_things(end.subject)
    back = Back(facts, months)
    whole = math.ceil((start.value if start else 0) + more)
    if start is not None:
        back.steps.append(f"The target asks for {number_text(more)} more {things} than the {number_text(start.value)} of today.")
    own = [fact for fact in facts.known.values() if fact.subject.unit == "currency"]
    price = next((price for fact in own if (price := paid_once(facts, fact.unit))), None)
    if price is not None:
        name, value = named_with(price.facts[0]), money(more * price.amount, price.facts[0])
        back.steps.append(f"At {name}, {'these' if start else f'{whole:,} {things}'} come to {value}.")
    if not rates(facts) and price is None:
        return Chain()
    back.to_sources(whole if not are_staying(end.subject) else _to_win(back, start, more, things), things)
    return back.chain(price.facts if price else (), weighs=False)


def _to_win(back: Back, start: Fact | None, more: float, things: str) -> int:
    """Say how many have to be won of those who stay until they leave: what the target asks for, and as many as leave."""
    leaving, first = share_lost(back.facts, heads=True), start.value if start else 0.0
    if leaving is None:
        back.steps.append(f"On top of these, as many {things} have to be won as leave in that time: how many is not known yet.")
        return math.ceil(more)
    told, lost_share = leaving
    lost = sum((first + more * month / back.months) * lost_share for month in range(back.months))
    new = max(0, math.ceil(round(more + lost, 6)))
    name = f"{told.subject.name[:1].upper()}{told.subject.name[1:]}"
    back.steps.append(f"{name} of {told.given} takes about {max(0, round(lost)):,} away in that time, so {new:,} new {things} are needed.")
    return new
