"""What a brief tells of how its business sells: what a sale comes to, which part of something becomes a sale, and how much of it there is.

The words by which this is read stand in playbooks/funnel.toml.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from okrcoach.data import bundle
from okrcoach.draft.brief import terms
from okrcoach.draft.numbers.facts import Fact, Facts
from okrcoach.draft.numbers.spoken_sums import A_YEAR
from okrcoach.draft.numbers.subjects import Subject, own_subject
from okrcoach.draft.words.nouns import head_end
from okrcoach.language.plurals import is_plural, plural, singular
from okrcoach.language.verbs import forms

CUSTOMER = "customer"
"""What every rate into a sale leads to, by whatever name."""
SALE = "sale"
"""What a sale is called where no number of the brief says what is sold."""


class Price(NamedTuple):
    """What one sale, or one customer, brings."""

    facts: tuple[Fact, ...]
    """The numbers that it is made of."""
    amount: float
    span: str
    """"month" or "year" where it is paid again and again."""
    thing: str
    """What is paid for, in the singular: "contract"."""


def words_for(name: str) -> Any:
    """Return a word list or a table of playbooks/funnel.toml."""
    return bundle("playbooks")["funnel"][name]


def is_price(subject: Subject) -> bool:
    """Whether a metric tells what customers pay, which a plan reckons with."""
    return subject.key in words_for("paid").split() or is_charged(subject)


def settle_takings(facts: Facts) -> None:
    """Let more be better of what a sale or a customer brings on average, whatever is paid for: an "average ticket" is no trouble.

    So it is of what has a price: the "workshops" of whoever tells the price of one.
    """
    for key, fact in list(facts.known.items()):
        average = is_money(fact.subject) and _says(fact.subject.name, "comes_to") and key not in facts.targets
        if average and fact.subject.id in words_for("sold").split():
            _call(facts, key, fact.subject.name)  # an "average donation" is no sum of donations
        elif average and fact.subject.id is None:
            facts.known[key] = replace(fact, subject=replace(fact.subject, better="up"))
    for key in have_a_price(facts) - facts.targets.keys():
        fact = facts.known[key]
        if fact.subject.unit == "count":
            facts.known[key] = replace(fact, subject=replace(fact.subject, better="up"))
        else:
            _call(facts, key, fact.subject.name)  # "repairs" that are sold are no time to a repair


def have_a_price(facts: Facts) -> set[str]:
    """Return the keys of what a brief counts and tells the price of."""
    units = {fact.unit for fact in facts.known.values() if is_money(fact.subject)}
    things = {price.thing for unit in units if (price := paid_once(facts, unit))}
    return {key for key, fact in facts.known.items() if fact.unit == "count" and singular(fact.subject.name.lower()) in things}


def _call(facts: Facts, key: str, name: str) -> None:
    """Let a known number be one of a metric of the team's own, by another name and at the same place."""
    fact = facts.known[key]
    own = replace(fact, subject=replace(own_subject(name, "count" if fact.unit == "count" else "currency", fact.unit), better="up"))
    told = [(own.subject.key, own) if other == key else (other, row) for other, row in facts.known.items()]
    facts.known.clear()
    facts.known.update(told)


def is_average(subject: Subject) -> bool:
    """Whether a metric is the money that one of a thing brings: an "average basket", "revenue per flight hour"."""
    return subject.unit == "currency" and tells_average(subject.name)


def tells_average(text: str) -> bool:
    """Whether words tell what one of a thing comes to, and not all of them together."""
    return _says(text, "comes_to") or " per " in f" {text.lower()} "


def is_beyond_one(value: float, fact: Fact) -> bool:
    """Whether an amount is more than one of a thing may ever bring, by what it brings on average: it is that of many."""
    return bool(value > words_for("beyond_one") * fact.value)


def is_charged(subject: Subject) -> bool:
    """Whether an amount is one that we set ourselves by its own name: a fee, a price. A plan does not aim for it."""
    words = subject.name.lower().split()
    end = head_end(words)
    if not words or (is_plural(words[end - 1]) and "per" not in words):
        return False  # "lesson fees" are takings
    charged = words_for("charging")
    return subject.id is None and is_money(subject) and any(" ".join(words[max(0, end - size) : end]) in charged for size in (1, 2))


def is_money(subject: Subject) -> bool:
    """Whether a metric is an amount that comes in or is charged, and no outlay."""
    return subject.unit == "currency" and not _says(subject.name, "outlays")


def _says(name: str, words: str) -> bool:
    said = terms(name)
    return any(f" {word} " in said for word in words_for(words))


def paid_again(facts: Facts, unit: str = "") -> Price | None:
    """Return what a customer pays month by month, in a currency where one is asked for: a price, as often as each account pays it."""
    told = (facts.known[key] for key in words_for("paid").split() if key in facts.known)
    own = (fact for fact in facts.known.values() if fact.subject.id is None and (is_price(fact.subject) or _comes_again(fact)))
    fact = next((fact for fact in (*told, *own) if fact.value > 0 and fact.unit == (unit or fact.unit)), None)
    if fact is None:
        return None
    named = fact.subject.key in words_for("yearly").split() or is_told_of(fact, "year")
    yearly = fact.per == "year" or (not fact.per and (named or is_taken_as_yearly(fact)))
    span, thing = "year" if yearly else "month", _paid_for(fact)
    amount = fact.value * (1 if yearly or fact.per not in A_YEAR else A_YEAR[fact.per] / A_YEAR["month"])
    each = next((row for row in facts.known.values() if row.unit == "count" and _is_each(row.subject.name, thing) and row.value > 0), None)
    if each is None:
        return Price((fact,), amount, span, thing)
    return Price((fact, each), amount * each.value, span, singular(each.subject.name.partition(" per ")[2].lower()))


def _comes_again(fact: Fact) -> bool:
    """Whether an average is told of a month or a year, as of what runs on: an "average account" of €80,000 a year."""
    told = fact.per in ("month", "year") or any(is_told_of(fact, span) for span in ("month", "year"))
    return is_average(fact.subject) and told


def _is_sum(fact: Fact, facts: Facts) -> bool:
    """Whether an amount is all that comes in: what the brief has a target for, or what has no one thing that it is paid for, as "fees"."""
    words = fact.subject.name.lower().split()
    return not tells_average(fact.subject.name) and (fact.subject.key in facts.targets or is_plural(words[head_end(words) - 1]))


def is_told_of(fact: Fact, span: str) -> bool:
    """Whether the name of a number tells the time that it is for: "price per month", "annual fee"."""
    words = terms(fact.subject.name).split()
    return span in words or {"year": "annual", "month": "monthly"}.get(span) in words or f"{span}ly" in words


def is_taken_as_yearly(fact: Fact) -> bool:
    """Whether the brief does not say what time a number is for, and a year is meant more often than a month: "deal size"."""
    told = fact.per or is_told_of(fact, "month") or is_told_of(fact, "year")
    return not told and fact.subject.key in words_for("taken_as_yearly").split()


def is_monthly(price: Price) -> bool:
    """Whether the brief says that a price is paid month by month, or year by year."""
    fact = price.facts[0]
    return bool(fact.per) or is_told_of(fact, "month") or is_told_of(fact, "year")


def _is_each(name: str, thing: str) -> bool:
    """Whether a count tells how many of a thing there are in another: "seats per account"."""
    first, per, rest = name.lower().partition(" per ")
    return bool(per and rest) and singular(first) == thing


def paid_once(facts: Facts, unit: str) -> Price | None:
    """Return what one sale comes to, in that currency."""
    told = (facts.known[key] for key in words_for("per_sale").split() if key in facts.known)
    own = [fact for fact in facts.known.values() if fact.subject.id is None and is_money(fact.subject)]
    charged = [fact for fact in own if is_charged(fact.subject)]
    charged += [fact for words in ("charging", "comes_to") for fact in own if _says(fact.subject.name, words) and not _is_sum(fact, facts)]
    once = (fact for fact in (*told, *charged) if not (fact.per or is_told_of(fact, "month")))
    fact = next((fact for fact in once if fact.value > 0 and fact.unit == unit), None)
    return Price((fact,), fact.value, "", _paid_for(fact)) if fact else None


def spent_beside(facts: Facts, price: Price) -> list[Fact]:
    """Return what else a brief says that people spend in the same currency, beside what one sale comes to."""
    told = (fact for fact in facts.known.values() if fact not in price.facts and fact.unit == price.facts[0].unit and not fact.per)
    return [fact for fact in told if _says(fact.subject.name, "beside")]


def bought_by_each(thing: str, facts: Facts) -> tuple[Fact, Fact] | None:
    """Return how many of a thing each of those who buy it takes, "orders per customer", and how many there are of these."""
    for each in facts.known.values():
        if each.unit == "count" and _is_each(each.subject.name, thing) and each.value > 0:
            whom = singular(each.subject.name.lower().partition(" per ")[2])
            counts = (
                fact for fact in facts.known.values() if fact.unit == "count" and _counted_head(fact.subject) == whom and not fact.per
            )
            if (buyers := next(counts, None)) is not None:
                return each, buyers
    return None


def sold_together(things: str, facts: Facts) -> tuple[Fact, str] | None:
    """Return how many of what is sold go into one sale, and what that is called: an "average order" of 60 seats, "seats per order"."""
    one = head_of(things)
    for fact in facts.known.values():
        counts = fact.unit == "count" and not fact.per and fact.value > 1
        if counts and _is_each(fact.subject.name, one):
            return fact, singular(fact.subject.name.lower().partition(" per ")[2])
        if counts and fact.tail and head_of(fact.tail) == one and _paid_for(fact) != one:
            return fact, _paid_for(fact)
    return None


def _paid_for(fact: Fact) -> str:
    """Say what a price is paid for, in the singular: a repair of "average repair bill", a seat of "price per seat"."""
    said = terms(fact.subject.name)
    if special := next((thing for words, thing in words_for("called").items() if f" {words} " in said), ""):
        return singular(special)
    words, _, each = said.strip().partition(" per ")
    last = [word for word in (each or words).split() if word not in words_for("unsaid").split() and word not in A_YEAR]
    telling = [word for word in last if word not in words_for("amounts").split()] or last
    return singular(telling[-1]) if telling else SALE


def volume_of(things: str, facts: Facts) -> tuple[str, Fact | None]:
    """Return what the brief calls a thing on the way to a sale, and how much of it there is where it says so."""
    one = singular(things)
    row = next((row for row in words_for("volumes") if row["is"] == things or one in row["called"]), {"called": [one], "metrics": []})
    counts = [fact for fact in facts.known.values() if fact.unit == "count" and fact.subject.unit != "percent"]
    listed = next((fact for key in row["metrics"] for fact in counts if fact.subject.id == key), None)
    if listed is not None:
        return things, listed
    own = next((fact for fact in counts if _counted_head(fact.subject) in (one, *row["called"]) and " per " not in fact.subject.name), None)
    return (plural(_counted_head(own.subject)), own) if own else (things, None)


def sold_of(things: str, facts: Facts) -> Fact | None:
    """Return how much of a thing is sold, where a brief says so; what may still become a sale ("open opportunities") is none."""
    counts = (fact for fact in facts.known.values() if fact.unit == "count" and fact.subject.unit != "percent")
    return next((fact for fact in counts if _counted_head(fact.subject) == singular(things) and " per " not in fact.subject.name), None)


def _counted_head(subject: Subject) -> str:
    return head_of(bought_things(subject))


def head_of(name: str) -> str:
    """Return the noun that a name turns on, in the singular: "price" of "price per seat"."""
    words = name.lower().split()
    return singular(words[head_end(words) - 1]) if words else ""


def is_on_the_way(subject: Subject) -> bool:
    """Whether a metric counts what may become a sale: leads, visits, enquiries."""
    rows, one = words_for("volumes"), head_of(subject.name)
    return one in words_for("asking").split() or any(subject.id in row["metrics"] or one in row["called"] for row in rows)


def catalog_key(things: str) -> str:
    """Return the metric of the catalog that counts such things; the things themselves where it has none."""
    row = next((row for row in words_for("volumes") if row["is"] == things), None)
    return str(row["metrics"][0]) if row else things


def bought_things(subject: Subject) -> str:
    """Return what is counted as sold: "places" of "places sold", "contracts" of "contracts won"."""
    things, _, last = subject.name.rpartition(" ")
    return things if things and any(form == "past" for _, form in forms(last)) else subject.name


def is_earned(subject: Subject) -> bool:
    """Whether a metric is money that comes in sale by sale: revenue, bookings, or what the team calls so."""
    own = (
        subject.id is None
        and is_money(subject)
        and subject.better == "up"
        and not is_price(subject)
        and not _says(subject.name, "comes_to")
    )
    return subject.key in words_for("sold").split() or own


def is_full(fact: Fact) -> bool:
    """Whether a number tells how full a house or a service is."""
    named = fact.subject.id in (None, *words_for("filled_too").split()) and _says(fact.subject.name, "filled")
    return fact.unit == "percent" and (fact.subject.id in words_for("fullness").split() or named)
