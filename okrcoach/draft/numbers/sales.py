"""Working a target back to sales where a business sells piece by piece: more money is more sales, and these take offers or visits.

A target that counts what is sold itself ("sell 2,400 places") is worked back the same way. Where a house or a service has only so
much room, the arithmetic says whether that carries the target.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import NamedTuple

from okrcoach.draft.numbers.capacity import fullness, places, room, work
from okrcoach.draft.numbers.chain import APART, BACK, Back, Chain, Needed, money
from okrcoach.draft.numbers.facts import Fact, Facts, moneys_of
from okrcoach.draft.numbers.members import coming_again, of_members, renews, to_win
from okrcoach.draft.numbers.prices_asked import asked_of_each, at_the_price_asked, signed_for_a_year
from okrcoach.draft.numbers.rates import rates
from okrcoach.draft.numbers.selling import (
    Price,
    bought_by_each,
    bought_things,
    head_of,
    is_earned,
    is_full,
    is_monthly,
    paid_again,
    paid_once,
    sold_of,
    sold_together,
    spent_beside,
    volume_of,
    words_for,
)
from okrcoach.draft.numbers.spoken_sums import A_YEAR, named, named_with, some, times, within
from okrcoach.draft.numbers.staying import are_staying, is_sold, leavers, share_lost
from okrcoach.draft.words.sentences import is_several, list_text, number_text, value_text
from okrcoach.language.plurals import plural
from okrcoach.language.quantities import quantities


class Way(NamedTuple):
    """How far it is from today to a target."""

    first: float | None
    """Where things stand today, told of the same time as the target."""
    more: float
    span: str
    """The time that both are told of: "month", or "" for the whole period."""


def sales_back(facts: Facts, months: int) -> Chain:
    """Work a target for what is earned, or for what is sold, back to the sales that it takes and to what these take."""
    earned = next((target for target in facts.targets.values() if is_earned(target.subject) and not _counts(target, facts)), None)
    if earned is not None:
        return _of_money(facts, months, earned)
    counted = next((target for target in facts.targets.values() if is_sold(target, facts) or _counts(target, facts)), None)
    return _of_count(facts, months, counted) if counted is not None else Chain()


def _counts(target: Fact, facts: Facts) -> bool:
    """Whether a target that may be one of money only counts sales, as bookings are both."""
    start = facts.known.get(target.subject.key)
    return is_earned(target.subject) and (start.unit if start else target.unit) == "count"


def _way(start: Fact | None, end: Fact, months: int) -> Way | None:
    """Return how far a target is from its start; None where they cannot be compared."""
    if start is None:
        return None if end.change else Way(None, end.value, end.per)
    if end.change and end.unit == "percent":
        often = within(1, end.per, months, "") if end.per in ("week", "month", "quarter") else 1
        return Way(start.value, start.value * ((1 + end.value / 100) ** often - 1), start.per)
    if end.unit != start.unit or {start.per, end.per} - {"", *A_YEAR}:
        return None
    if end.change:
        return Way(start.value, end.value, start.per) if end.per in ("", start.per) else None
    span = end.per or start.per
    first = within(start.value, start.per, months, span)
    return Way(first, end.value - first, span)


def _of_money(facts: Facts, months: int, end: Fact) -> Chain:
    told = facts.known.get(end.subject.key)
    start = told or (_of_all_sales(facts, end) if end.change else None)
    way, unit = _way(start, end, months), start.unit if start else end.unit
    if way is None or way.more <= 0 or unit in ("count", "percent"):
        return Chain()
    price = paid_once(facts, unit) or (signed_for_a_year(facts, unit) if start is None and _is_a_year(way, months) else None)
    back = Back(facts, months, "" if way.span == "year" and months == A_YEAR["month"] else way.span, extra=start is not None)
    if start is None or way.first is None:
        back.steps.append(f"The target is {value_text(way.more, end.unit)}{times(way.span)}; what comes in anyway is part of it.")
    else:
        if told is None:
            back.steps.append(f"{start.given} make {value_text(start.value, start.unit)}{times(start.per)} today.")
        _from_today(back, start, way.first, way.span)
        asks = f"The target asks for {value_text(round(way.more, 2), start.unit)}{times(way.span)} more"
        back.steps.append(f"{asks} than the {value_text(way.first, start.unit)}{times(way.span)} of today.")
    prices = price.facts if price else ()
    if price is not None:
        lost = _leaving(back, way, price) if start is not None else 0.0
        back.extra = back.extra and not lost  # where contracts run on, what is sold today is new money already
        if (asked := asked_of_each(price, facts)) and way.first:
            counted = sold_of(plural(price.thing), facts) or _sold_for(back, way, price)
            at_the_price_asked(back, way.first, way.first + way.more, price, asked, counted)
        else:
            _sales(back, way, price, lost)
            if _is_a_year(way, months):
                places(back, (way.first or 0.0) + way.more, price)
        for beside in spent_beside(facts, price):
            sold = plural(price.thing)
            back.steps.append(
                f"{named_with(beside)[:1].upper()}{named_with(beside)[1:]} is not in this: where {end.subject.name} "
                f"{'hold' if is_several(end.subject.name) else 'holds'} it too, fewer {sold} do."
            )
    else:
        prices = of_members(back, way.first, way.more, unit, yearly=_is_a_year(way, months))
    if way.first:
        fullness(back, way.first, way.more)
    return back.chain(prices) if len(back.steps) > 1 else Chain()


def _of_all_sales(facts: Facts, end: Fact) -> Fact | None:
    """Return what comes in today, where a brief tells only how many are sold in a time, and for how much."""
    for unit in sorted(moneys_of(facts)):
        price = paid_once(facts, unit)
        sold = sold_of(plural(price.thing), facts) if price else None
        if price and sold and sold.per in A_YEAR:
            each = f"{number_text(sold.value)} {plural(price.thing)}{times(sold.per)} at {named_with(price.facts[0])}"
            return replace(end, value=sold.value * price.amount, unit=unit, per=sold.per, given=each, change=False)
    return None


def _is_a_year(way: Way, months: int) -> bool:
    """Whether a target is for a whole year."""
    return way.span == "year" or (not way.span and months == A_YEAR["month"])


def _leaving(back: Back, way: Way, price: Price) -> float:
    """Return how much of today's money leaves in that time, where contracts run on until they are given up; and say so."""
    leaving = share_lost(back.facts) if price.thing in words_for("negotiated").split() else None
    if leaving is None or not way.first:
        return 0.0
    told, lost_share = leaving
    left = [(1 - lost_share) ** month for month in range(1, back.months + 1)]
    lost = way.first * (1 - (left[-1] if way.span else sum(left) / len(left)))
    if lost <= 0:
        return 0.0
    takes = "take" if is_several(told.subject.name) else "takes"
    whole = money(way.more + lost, price.facts[0])
    name = f"{told.subject.name[:1].upper()}{told.subject.name[1:]}"
    back.steps.append(
        f"{name} of {told.given} {takes} about {money(lost, price.facts[0])} of these away in that time, so {whole} has to come in anew."
    )
    back.used.append(told)
    return lost


def _from_today(back: Back, start: Fact, first: float, span: str) -> None:
    """Say what today's number comes to in the target's time, where the brief tells it of another."""
    told = next(iter(quantities(start.given)), None)
    if told is not None and told.per and told.per != span and told.value != first:
        whole = times(span).lstrip() or f"{back.months} months"
        back.steps.append(
            f"The {start.given} of today {'is' if span else 'make'} {value_text(first, start.unit)} {'' if span else 'in '}{whole}."
        )


def _sales(back: Back, way: Way, price: Price, lost: float) -> None:
    """Go from money to sales and to what they come out of; what is `lost` of today's money has to be won anew beside what is more."""
    things = plural(price.thing)
    sales = math.ceil(round((way.more + lost) / price.amount, 6))
    sources = [volume_of(rate.of, back.facts)[1] for rate in rates(back.facts)]
    sold = next((row for row in (sold_of(things, back.facts),) if row not in sources), None) or _sold_for(back, way, price)
    more = " new" if lost else " more" if way.first else ""
    told = f"At {named_with(price.facts[0])}, that takes {sales:,}{more} {things if sales != 1 else price.thing}"
    if way.first:
        dearer = money(price.amount * (1 + way.more / way.first), price.facts[0])
        back.steps.append(f"{told}{times(back.span)}; with as many as today, it takes {named(price.facts[0], dearer)}.")
        back.today = 0.0 if lost else way.first / price.amount
        room(back, (way.first + way.more) / price.amount, things)
    else:
        back.steps.append(f"{told}{times(back.span)}.")
        room(back, sales, things)
    if worked := price.thing in words_for("worked").split():
        work(back, ((way.first or 0.0) + way.more) / price.amount, things)
    if sold is not None:
        _sold(back, math.ceil(round(way.more / price.amount, 6)), sold, way, price)
    taken = bought_by_each(price.thing, back.facts)
    if taken is not None:
        _each(back, math.ceil(round(((way.first or 0) + way.more) / price.amount, 6)), *taken, things)
    enough = worked or taken is not None or any(map(is_full, back.facts.known.values()))
    if not back.to_sources(sales, things) and not enough:
        back.steps.append(f"How many offers or visits that takes depends on how many of them become {things}: not known yet.")


def _sold_for(back: Back, way: Way, price: Price) -> Fact | None:
    """Return what the brief counts as sold by another name, where at that price it comes to the money of today."""
    counts = (fact for fact in back.facts.known.values() if fact.unit == "count" and bought_things(fact.subject) != fact.subject.name)
    money_of = ((fact, within(fact.value, fact.per, back.months, back.span) * price.amount) for fact in counts)
    return next((fact for fact, comes_to in money_of if way.first and abs(comes_to / way.first - 1) <= APART), None)


def _sold(back: Back, sales: int, sold: Fact, way: Way, price: Price) -> None:
    """Hold the sales that are needed against those of today."""
    have = math.floor(within(sold.value, sold.per, back.months, back.span))
    today = f"the {number_text(sold.value)}{times(sold.per)} of today"
    if way.first:
        if not back.check(have, f"{number_text(sold.value)}{times(sold.per)}"):
            return  # nobody knows what it counts
    elif have < sales:
        dearer = money(way.more / have, price.facts[0]) if have else ""
        instead = f"; without more of them, it takes {named(price.facts[0], dearer)}" if dearer else ""
        worth = value_text(have * price.amount, price.facts[0].unit)
        back.steps.append(f"{today[0].upper()}{today[1:]} come to {worth}: {sales - have:,} too few{instead}.")
    else:
        back.steps.append(f"{today[0].upper()}{today[1:]} are enough for that.")
    back.need(sold.subject.key, sales + (have if way.first else 0))


def _each(back: Back, in_all: int, each: Fact, buyers: Fact, things: str) -> None:
    """Say how many buyers it takes where each buys so often, or how often each would have to buy."""
    often = within(each.value, each.per, back.months, back.span)
    asked, who = math.ceil(round(in_all / often, 6)), plural(head_of(buyers.subject.name))
    instead = ""
    if buyers.value:
        oftener = value_text(math.ceil(round(100 * each.value * in_all / (often * buyers.value), 6)) / 100, each.unit)
        instead = f"; with no more of them, it takes {oftener}{times(each.per)} from each"
    back.check(often * buyers.value, f"{buyers.given} {who} with {each.given} each")
    back.steps.append(
        f"With {each.given} from each, {some(in_all, things)} in all{times(back.span)} take {asked:,} {who}, where there are"
        f" {number_text(buyers.value)} today{instead}."
    )
    back.needed.append(Needed(buyers.subject.key, asked, "count", BACK))
    back.held.append(each)


def _of_count(facts: Facts, months: int, end: Fact) -> Chain:
    start = facts.known.get(end.subject.key)
    way = _way(start, end, months)
    if way is None or way.more <= 0 or (start.unit if start else end.unit) != "count":
        return Chain()
    things = bought_things(end.subject)
    back = Back(facts, months, way.span)
    more, whole = math.ceil(round(way.more, 6)), math.ceil(round((way.first or 0) + way.more, 6))
    if start is not None and way.first is not None:
        _from_today(back, start, way.first, way.span)
        back.steps.append(
            f"The target asks for {more:,} more {things}{times(way.span)} than the {number_text(way.first)}{times(way.span)} of today."
        )
    own = [fact for fact in facts.known.values() if fact.subject.unit == "currency"]
    price = next((price for fact in own if (price := paid_once(facts, fact.unit)) and not is_monthly(price)), None)
    if price is not None:
        name, value = named_with(price.facts[0]), value_text(round(way.more * price.amount, 2), price.facts[0].unit)
        back.steps.append(f"At {name}, {'these' if start else f'{whole:,} {things}'} come to {value}{times(way.span)}.")
    stay = are_staying(end.subject, facts) and not (way.first and not way.span and renews(facts, months))
    again = paid_again(facts) if price is None and own else None
    priced = price or (again if again and again.thing == head_of(things) else None)
    if not (rates(facts) or priced or (stay and (share_lost(facts, heads=True) or leavers(facts)))):
        return Chain()
    if again is not None:
        name, each = list_text([named_with(fact) for fact in again.facts]), value_text(round(whole * again.amount, 2), again.facts[0].unit)
        back.steps.append(f"At {name}, {whole:,} {things} bring {each} a {again.span}.")
    if not stay:
        room(back, whole, things)
    new = (
        to_win(back, way.first or 0.0, way.more, things)
        if stay
        else whole - (0 if way.span else coming_again(back, way.first or 0.0, whole, things))
    )
    sold, sales = _together(back, new, things)
    reached = back.to_sources(sold, sales)
    if stay and not reached:
        back.steps.append(f"How many talks or visits that takes depends on how many of them become {sales}: not known yet.")
    return back.chain(price.facts if price else again.facts if again else (), weighs=False)


def _together(back: Back, count: int, things: str) -> tuple[int, str]:
    """Return the sales that so many things take, and what these are called, where the brief tells how many go into one; and say so."""
    together = sold_together(things, back.facts)
    if together is None:
        return count, things
    each, sale = together
    sales = math.ceil(round(count / each.value, 6))
    told = f"With {each.given} {each.subject.name}" if " per " in each.subject.name else f"At {named_with(each)}"
    back.steps.append(f"{told}, {some(count, things)} take {some(sales, plural(sale))}.")
    back.held.append(each)
    return sales, plural(sale)
