"""What a year's income takes where customers pay again and again: so many of them in all, less those who stay."""

from __future__ import annotations

import math

from okrcoach.draft.numbers.chain import BACK, Back, Needed, money, round_up
from okrcoach.draft.numbers.facts import Fact, Facts
from okrcoach.draft.numbers.selling import SALE, Price, head_of, is_price, is_taken_as_yearly, paid_again, volume_of, words_for
from okrcoach.draft.numbers.spoken_sums import A_YEAR, named, named_with, some, times, within
from okrcoach.draft.numbers.staying import are_staying, leavers, payers, share_lost
from okrcoach.draft.words.sentences import is_several, list_text, value_text
from okrcoach.language.plurals import plural, singular


def of_members(back: Back, first: float | None, more: float, unit: str, *, yearly: bool) -> tuple[Fact, ...]:
    """Go from a year's income to those who pay it, and to how many new ones that takes; return what the price is made of.

    Nothing where the income is told of another time. Where no price is told, each pays what `first` comes to on average.
    """
    price = paid_again(back.facts, unit) if yearly else None
    if price is None:
        return _on_average(back, first, more, unit) if yearly and first else ()
    stock = next(payers(back.facts), None) if price.thing == SALE else None
    thing = head_of(stock.subject.name) if stock else price.thing
    paid, things = price.amount * (A_YEAR["month"] if price.span == "month" else 1), plural(thing)
    counted = stock or _counted(back, things, plural(words_for("held_by").get(thing, thing)))
    in_all = math.ceil(round(((first or 0.0) + more) / paid, 6))
    today = round(counted.value if counted else (first or 0.0) / paid)
    about = "" if counted else "about "
    dearer = ""
    if first:
        dearer = named(price.facts[0], money(price.facts[0].value * (1 + more / first), price.facts[0])) + times(price.facts[0].per)
        dearer = f"; with as many as today, it takes {dearer}"
    each = f", {value_text(paid, unit)} a year" if price.span == "month" or len(price.facts) > 1 else ""
    told = f", where it is {about}{today:,} today{dearer}" if counted or first is not None else ""
    back.steps.append(f"At {list_text([named_with(fact) for fact in price.facts])}{each}, that is {some(in_all, things)} in all{told}.")
    if counted is not None and first:
        back.today = first / paid
        back.check(counted.value, f"today's {counted.subject.name}")
    if counted is not None:
        back.needed.append(Needed(counted.subject.key, in_all, "count", BACK))
    customers = is_price(price.facts[0].subject) or thing in {*words_for("staying").split(), *words_for("held_by")}
    if customers and (counted or first is not None):  # not the shops of "revenue per shop"
        _less_those_who_stay(back, today, in_all, things)
    return price.facts


def _on_average(back: Back, first: float, more: float, unit: str) -> tuple[Fact, ...]:
    """Go from a year's income to those who pay it by what each of today's pays on average."""
    ours = next(payers(back.facts), None)
    if ours is None or ours.subject.key in back.facts.targets:
        return ()
    name, in_all = ours.subject.name, math.ceil(round(ours.value * (first + more) / first, 6))
    each = value_text(round_up(first / ours.value), unit)
    back.steps.append(f"The {ours.given} {name} of today bring {each} a year each on average; at that, it takes {in_all:,} in all.")
    back.needed.append(Needed(ours.subject.key, in_all, "count", BACK))
    _less_those_who_stay(back, round(ours.value), in_all, name)
    return ()


def _less_those_who_stay(back: Back, today: int, in_all: int, things: str) -> None:
    """Say how many have to be won anew, where some of today's leave in that time."""
    leaving = share_lost(back.facts)
    if leaving is None:
        back.steps.append(f"As many {things} more have to be won as are given up in that time: how many is not known yet.")
        new = max(0, in_all - today)
    else:
        told, lost = leaving
        stay = math.floor(today * (1 - lost) ** back.months)
        new = max(0, in_all - stay)
        back.steps.append(f"With {named_with(told)}, about {stay:,} of today's stay, so {some(new, f'new {things}')} are needed.")
        back.used.append(told)
    if new:
        back.needed.append(Needed("new-customers", new, "count", BACK))
        back.to_sources(new, things)


def to_win(back: Back, first: float, more: float, things: str) -> int:
    """Say how many have to be won of those who stay until they leave: what the target asks for, and as many as leave."""
    told, share = share_lost(back.facts, heads=True) or (leavers(back.facts), 0.0)
    if told is None:
        back.steps.append(f"On top of these, as many {things} have to be won as leave in that time: how many is not known yet.")
        return math.ceil(more)
    counted = within(told.value, told.per, back.months, "") if not share else 0.0
    lost = counted + sum((first + more * month / back.months) * share for month in range(back.months))
    new = max(0, math.ceil(round(more + lost, 6)))
    name = f"{told.subject.name[:1].upper()}{told.subject.name[1:]}"
    takes = f"{'take' if is_several(told.subject.name) else 'takes'}{'' if counted else ' about'}"
    back.steps.append(f"{name} of {told.given} {takes} {max(0, round(lost)):,} away in that time, so {new:,} new {things} are needed.")
    back.used.append(told)
    back.needed.append(Needed("new-customers", new, "count", BACK))
    return new


def coming_again(back: Back, first: float, whole: int, things: str) -> int:
    """Say how many are bought by those who bought before, where a brief tells which part of them does so again."""
    leaving = share_lost(back.facts, heads=True)
    if leaving is None or not first or not _is_renewal(leaving[0], back.months):
        return 0
    told, again = leaving[0], math.floor(first * leaving[0].value / 100)
    again = min(again, whole)
    back.steps.append(
        f"With {named_with(told)}, about {again:,} of today's are bought again, so {whole - again:,} {things} go to new buyers."
    )
    back.used.append(told)
    return again


def renews(facts: Facts, months: int) -> bool:
    """Whether a brief tells how many buy once more when their time is over, and not how many leave meanwhile."""
    leaving = share_lost(facts, heads=True)
    return leaving is not None and _is_renewal(leaving[0], months)


def _is_renewal(kept: Fact, months: int) -> bool:
    """Whether a share tells how many buy once more, not how many stay; each time, or in as long a time as the whole period."""
    words = {kept.subject.id, *kept.subject.name.lower().split()}
    return bool(words & {*words_for("again").split()}) and within(1, kept.per, months, "") == 1


def _counted(back: Back, *names: str) -> Fact | None:
    """Return what tells how many pay today, by whatever name, and not how many come in a month."""
    told = (volume_of(things, back.facts)[1] for things in names)
    ours = {singular(things) for things in names}
    stock = (fact for fact in told if fact and not fact.per)
    return next((fact for fact in stock if head_of(fact.subject.name) in ours or are_staying(fact.subject, back.facts)), None)


def paid_text(price: Price, who: str) -> str:
    """Say what a new customer pays."""
    first = price.facts[0]
    if len(price.facts) > 1:
        each = price.facts[1]
        return (
            f"At {first.given}{'' if first.per else f' a {price.span}'} and {each.given} {each.subject.name},"
            f" so {value_text(price.amount, first.unit)} a {price.span} from each of the new {who}"
        )
    if price.span == "year":
        month = value_text(round(price.amount / A_YEAR["month"], 2), first.unit)
        year = " (taken for a year)" if is_taken_as_yearly(first) else "" if first.per else " a year"
        return f"At {first.given}{year}, or {month} a month, from a new customer"
    month = "" if first.per in ("", "month") else f", or {value_text(round(price.amount, 2), first.unit)} a month,"
    return f"At {first.given}{month} a new customer"
