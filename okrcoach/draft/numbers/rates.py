"""Which part of something becomes a sale, by the rates of a brief: "demo-to-deal", "quote acceptance", "guests who buy".

The words by which this is read stand in playbooks/funnel.toml.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from okrcoach.draft.numbers.facts import Fact, Facts
from okrcoach.draft.numbers.selling import CUSTOMER, SALE, head_of, is_earned, is_money, paid_again, paid_once, words_for
from okrcoach.draft.numbers.subjects import Subject
from okrcoach.draft.words.nouns import head_end
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import plural, singular


class Rate(NamedTuple):
    """Which part of something becomes something else."""

    fact: Fact
    of: str
    """"demos"."""
    into: tuple[str, ...]
    """What that becomes, in the singular, by any name; CUSTOMER stands for every sale."""
    named: bool = False
    """Whether people tell it by its name: "a win rate of 25%"."""

    @property
    def share(self) -> float:
        """The part of one."""
        return self.fact.value / 100


def sells_over_the_counter(facts: Facts) -> bool:
    """Whether a brief tells what one sale comes to, or counts what is bought without a word; and nothing in it is negotiated."""
    known, negotiated = [*facts.known.values(), *facts.targets.values()], {*words_for("negotiated").split()}
    units = {fact.unit for fact in known if is_money(fact.subject)}
    things = {price.thing for unit in sorted(units) for price in (paid_once(facts, unit), paid_again(facts, unit)) if price}
    things |= {head_of(fact.subject.name) for fact in known if fact.unit == "count"}
    things |= {thing for rate in rates(facts) for thing in (singular(rate.of), *rate.into)}
    bought = things & {*words_for("over_the_counter").split()} or any(paid_once(facts, unit) for unit in units)
    return bool(bought) and not things & negotiated


def rates(facts: Facts) -> list[Rate]:
    """List the rates of a brief: those of the catalog in the order of the file, then those that the team calls by their two sides."""
    listed = ((row, facts.known.get(row["metric"])) for row in words_for("rates"))
    found = [Rate(fact, row["of"], tuple(row["into"]), row.get("named", False)) for row, fact in listed if fact]
    catalog = {row["metric"] for row in words_for("rates")}
    own = (fact for fact in facts.known.values() if fact.subject.id not in catalog and fact.unit == "percent")
    found += [Rate(fact, plural(sides[0]), (sides[1],), sides[1] == CUSTOMER) for fact in own if (sides := _sides(fact.subject.name))]
    return [rate for rate in found if 0 < rate.fact.value <= 100]


def _sides(name: str) -> tuple[str, str] | None:
    """Return what becomes what by the name of a rate: "enquiry-to-booking conversion", "lead to viewing rate", "visitor to trial"."""
    words = name.lower().replace("-to-", " to ").split()
    if (buying := _who_buy(words)) is not None:
        return buying
    while words and words[-1] in words_for("rate_ends").split():
        words = words[:-1]
    if len(words) > 1 and words[-1] in words_for("answers").split() and singular(words[-2]) in _asked():
        return singular(" ".join(words[:-1])), CUSTOMER
    bought = {SALE, CUSTOMER, *words_for("bought").split(), *words_for("staying").split(), *_asked()}
    called = len(words) < len(name.replace("-to-", " to ").split()) or singular(words[-1]) in bought
    if not called or words.count("to") != 1:
        return None
    first, _, second = " ".join(words).partition(" to ")
    second = CUSTOMER if second in words_for("paying").split() else second
    return (singular(first), singular(second)) if first and second and head_end(second.split()) == len(second.split()) else None


def _asked() -> set[str]:
    """Return what people say yes to, or no: "a tender", "an appeal"."""
    return {*words_for("asking").split(), *(thing for row in words_for("volumes") for thing in row["called"])}


def _who_buy(words: list[str]) -> tuple[str, str] | None:
    """Return of whom a share buys: "share of guests who buy a drink", "visitors who order"."""
    who = next((place for place, word in enumerate(words[:-1]) if place and word in lexicon("grammar.relatives")), 0)
    if not who or words[who + 1] not in words_for("buying").split():
        return None
    return singular(" ".join(word for word in words[:who] if word not in ("share", "of"))), CUSTOMER


def is_told_otherwise(subject: Subject, facts: Facts) -> bool:
    """Whether the brief tells by a name of its own what a metric of the catalog tells: a rate into a sale, or what comes in."""
    if subject.id in words_for("sold").split():
        return any(is_earned(target.subject) and target.subject.key != subject.key for target in facts.targets.values())
    own = any(rate.fact.subject.id is None for rate in rates(facts))
    return own and any(subject.id == row["metric"] for row in words_for("rates"))


def rate_into(thing: str, found: Sequence[Rate], used: Sequence[Rate], sold: str) -> Rate | None:
    """Return the rate that leads to a thing; to a sale the first that leads to what is `sold`, or to a sale by any name."""
    free = [rate for rate in found if rate not in used]
    if direct := next((rate for rate in free if thing in rate.into), None):
        return direct
    if used:
        return None
    begun = {singular(rate.of) for rate in free}
    sales = {sold.rpartition(" ")[2], *words_for("bought").split(), *words_for("staying").split()}
    one = sold.rpartition(" ")[2]
    if one not in (CUSTOMER, SALE, *words_for("staying").split()):
        sales -= {*words_for("staying").split()}  # who becomes a client buys more than one lesson
    ends = (rate for rate in free if not begun & set(rate.into) and {one, *sales} & set(rate.into))
    return next((rate for rate in free if CUSTOMER in rate.into), next(ends, None))
