"""What a target counts that is sold, and who of it stays until they leave: how many go in which time."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.draft.numbers.facts import Fact, Facts, moneys_of
from okrcoach.draft.numbers.rates import rates
from okrcoach.draft.numbers.selling import (
    CUSTOMER,
    bought_things,
    head_of,
    is_monthly,
    is_told_of,
    paid_again,
    paid_once,
    sold_together,
    words_for,
)
from okrcoach.draft.numbers.spoken_sums import A_YEAR
from okrcoach.draft.numbers.subjects import Subject
from okrcoach.draft.words.nouns import head_end, words_of
from okrcoach.draft.words.sentences import is_several


def is_sold(target: Fact, facts: Facts) -> bool:
    """Whether a count is one of sales or of customers: "places sold", "members"; and whatever a rate of the brief leads to."""
    if target.unit != "count" or not is_several(target.subject.name):
        return False
    words = {target.subject.name.lower().rpartition(" ")[2], head_of(bought_things(target.subject))}
    if not words.isdisjoint({*words_for("bought").split(), *words_for("staying").split()}):
        return target.subject.deed is None or target.subject.deed.verb in words_of("wins")  # "accounts signed", not "clients visited"
    found = rates(facts)
    on_the_way = {head_of(rate.of) for rate in found} | {word for row in words_for("volumes") for word in row["called"]}
    led_to = any(CUSTOMER in rate.into or words & set(rate.into) for rate in found)
    told = (
        led_to
        or bool(words & _with_a_price(facts))
        or sold_together(target.subject.name, facts) is not None
        or (target.subject.key in facts.known and share_lost(facts, heads=True) is not None)
    )
    return told and words.isdisjoint(on_the_way)


def are_staying(subject: Subject, facts: Facts) -> bool:
    """Whether those who are counted are ours until they leave, as members are and tickets are not; who is new has not left yet."""
    if subject.name.startswith("new "):
        return False
    one, again = head_of(subject.name), paid_again(facts)
    if one in words_for("staying").split() or (again is not None and is_monthly(again) and one == again.thing):
        return True
    return one not in words_for("bought").split() and share_lost(facts, heads=True) is not None


def _with_a_price(facts: Facts) -> set[str]:
    """Return what the brief tells the price of, in the singular."""
    prices = [paid_again(facts), *(paid_once(facts, unit) for unit in sorted(moneys_of(facts)))]
    return {price.thing for price in prices if price}


def payers(facts: Facts) -> Iterator[Fact]:
    """Yield what counts those who pay today."""
    counts = (row for row in facts.known.values() if row.unit == "count" and not row.per and row.value > 0)
    return (row for row in counts if are_staying(row.subject, facts))


def leavers(facts: Facts) -> Fact | None:
    """Return what counts those who leave in a time: "cancellations" of 55 a month."""
    counts = (fact for fact in facts.known.values() if fact.unit == "count" and fact.per in A_YEAR)
    return next((fact for fact in counts if _tells_of(fact, "losing")), None)


def share_lost(facts: Facts, *, heads: bool = False) -> tuple[Fact, float] | None:
    """Return the number that tells what leaves, and which part that is in a month; None where none does.

    What tells of money (NRR) says nothing of `heads`. What is lost is told of a month, and what is kept of a year, where nobody says more.
    """
    rows = ("lost_heads", "kept_heads") if heads else ("churn", "kept")
    churn, kept = ([facts.known[key] for key in words_for(row).split() if key in facts.known] for row in rows)
    shares = [fact for fact in facts.known.values() if fact.unit == "percent"]
    churn = churn or [fact for fact in shares if _tells_of(fact, "losing")]
    kept = kept or [fact for fact in shares if _tells_of(fact, "keeping")]
    if churn:
        return churn[0], 1 - max(0.0, 1 - churn[0].value / 100) ** _months(churn[0], "month")
    kept = [fact for fact in kept if fact.value >= words_for("least_kept")]
    return (kept[0], 1 - (kept[0].value / 100) ** _months(kept[0], "year")) if kept else None


def _months(fact: Fact, usual: str) -> float:
    """Return which part of the time that a share is told of a month is."""
    named = next((span for span in A_YEAR if is_told_of(fact, span)), usual)
    return A_YEAR.get(fact.per, A_YEAR[named]) / A_YEAR["month"]


def _tells_of(fact: Fact, kind: str) -> bool:
    """Whether a number tells by its name how many customers stay ("member retention") or leave ("cancellations"), and nobody else."""
    words = [word for word in fact.subject.name.lower().split() if word not in words_for("rate_ends").split()]
    end = head_end(words)
    if not words or words[end - 1] not in words_for(kind).split():
        return False
    return all(head_of(word) in words_for("staying").split() for word in words[: end - 1])
