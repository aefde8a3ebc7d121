"""What a goal says that each of what it counts pays or costs: "300 clinics at $200 a month", "18,000 tickets for €35 each"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import NamedTuple

from okrcoach.draft.numbers.facts import Fact, Facts, moneys_of
from okrcoach.draft.numbers.selling import paid_again, paid_once
from okrcoach.draft.numbers.spoken_sums import A_YEAR
from okrcoach.draft.numbers.subjects import own_subject
from okrcoach.draft.words.nouns import words_of
from okrcoach.draft.words.sentences import per_text, value_text
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import Quantity, quantities
from okrcoach.language.statement import read_statement
from okrcoach.language.words import tokens


class Price(NamedTuple):
    """A price that a goal tells."""

    of: Quantity
    """Its number."""
    fact: Fact


def prices_in(text: str, facts: Facts) -> list[Price]:
    """List the prices of a sentence that wants more sold, with what each is paid for; a bare number is in the one money of the brief."""
    lead = read_statement(text).lead
    sells = lead is None or lead.kind in ("up", "reach") or lead.lemma in words_of("demands")
    return list(_prices(text, facts)) if sells else []  # "Hire 10 engineers at $90k each"


def add_prices(facts: Facts, prices: list[Price]) -> None:
    """Take the prices as known, where the brief tells none in their money."""
    for price in prices:
        if not (paid_once(facts, price.fact.unit) or paid_again(facts, price.fact.unit)):
            facts.known.setdefault(price.fact.subject.key, price.fact)


def _prices(text: str, facts: Facts) -> Iterator[Price]:
    moneys = moneys_of(facts)
    for counted, price in pairwise(quantities(text)):
        thing = counted.noun.rpartition(" ")[2]
        between = [token.lower for token in tokens(text[counted.noun_end : price.start])]
        apart = price.led_by not in words_of("price_leads") or lexicon("grammar.conjunctions").intersection(between)
        if counted.unit != "count" or price.role != "level" or not is_plural(thing) or apart or not between:
            continue
        if singular(thing) in lexicon("nouns.insiders"):
            continue
        behind = _behind(text[price.end :], singular(thing))
        if behind is None:
            continue  # what a hotel pays is not told by "$3 per room"
        times, each = behind
        bare = price.unit == "count" and not price.noun and price.led_by in words_of("paying_leads") and len(moneys) == 1
        unit = price.unit_text if price.unit == "currency" else min(moneys) if bare else ""
        if unit and (times or each or price.led_by in words_of("sale_leads")):
            name = f"price per {singular(thing)}"
            given = f"{value_text(price.value, unit)}{f' {per_text(times)}' if times else ''}"
            subject = replace(own_subject(name, "currency", unit), better="up")
            yield Price(price, Fact(subject, price.value, unit, given, per_text(times), per=times))


def _behind(text: str, thing: str) -> tuple[str, bool] | None:
    """Return of which time a price is told, and whether it is that of one thing: "per seat per year"; None for that of another thing."""
    small = words_of("price_each") | words_of("price_links")
    words = [token.lower for token in tokens(text)]
    said = list(takewhile(lambda word: word in small or singular(word) in {thing, *A_YEAR} or word.endswith("ly"), words))
    if said and said[-1] in words_of("price_links") and len(said) < len(words):
        return None
    spans = [span for word in said for span in A_YEAR if word in (span, f"{span}ly")]
    return next(iter(spans), ""), bool(words_of("price_each").intersection(said) or thing in map(singular, said))
