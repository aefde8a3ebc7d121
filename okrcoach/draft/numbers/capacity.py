"""Whether what there is carries a target: room in a house or of a service, the time of those who work, the places that bring money."""

from __future__ import annotations

import math

from okrcoach.draft.numbers.chain import BACK, Back, Needed
from okrcoach.draft.numbers.selling import Price, head_of, is_average, is_full, is_on_the_way, paid_again, words_for
from okrcoach.draft.numbers.spoken_sums import A_YEAR, named_with, some, times, within
from okrcoach.draft.words.nouns import seems_people
from okrcoach.draft.words.sentences import number_text
from okrcoach.language.plurals import plural

FULL = 100
"""Percent."""


def room(back: Back, sales: float, things: str) -> None:
    """Say whether the capacity of today carries all sales."""
    counts = (fact for fact in back.facts.known.values() if fact.unit == "count" and fact.per)
    service = next((fact for fact in counts if "capacity" in fact.subject.key), None)
    if service is None:
        return
    each = within(sales, back.span, back.months, service.per) if back.span else sales / within(1, service.per, back.months, "")
    asked = math.ceil(round(each, 6))
    carries = "carries that" if asked <= service.value else f"is {number_text(asked - service.value)} short of that"
    back.steps.append(f"In all that is {some(asked, things)} a {service.per}; {named_with(service)} {carries}.")


def fullness(back: Back, start: float, more: float) -> None:
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


def work(back: Back, in_all: float, things: str) -> None:
    """Say how much of what is sold each of those who do it would have to do: days of consultants."""
    counts = (fact for fact in back.facts.known.values() if fact.unit == "count" and not fact.per and fact.value >= 1)
    people = (fact for fact in counts if seems_people(head_of(fact.subject.name)) and not is_on_the_way(fact.subject))
    staff = next((fact for fact in people if head_of(fact.subject.name) not in words_for("staying").split()), None)
    if staff is not None:
        each = number_text(math.ceil(round(10 * in_all / staff.value, 6)) / 10)
        back.steps.append(f"In all that is {each} {things}{times(back.span)} from each of the {staff.given} {staff.subject.name}.")


def places(back: Back, whole: float, price: Price) -> None:
    """Say how many places bring as much in a year, where the brief tells what one brings in a month: "revenue per shop"."""
    each = paid_again(back.facts, price.facts[0].unit)
    if each is not None and each.facts[0] not in price.facts and is_average(each.facts[0].subject):
        count = math.ceil(round(whole / (each.amount * (A_YEAR["month"] if each.span == "month" else 1)), 6))
        back.steps.append(f"At {named_with(each.facts[0])}, that is what {some(count, plural(each.thing))} bring.")
