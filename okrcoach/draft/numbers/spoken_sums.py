"""How the steps of a sum are told: what comes in which time, so many of a thing, a metric with its number."""

from __future__ import annotations

from okrcoach.draft.numbers.facts import Fact
from okrcoach.language.plurals import singular

A_YEAR = {"week": 52.0, "day": 365.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
"""How often a span of time comes in a year."""


def within(value: float, per: str, months: int, span: str) -> float:
    """Return how much comes in a span of time, "" for the period of so many months, of what is told of another span or of none."""
    if not per or per == span or per not in A_YEAR:
        return value
    return value * A_YEAR[per] / (A_YEAR[span] if span else 12 / months)


def times(span: str) -> str:
    """Write "a month" behind a number; nothing for the whole period."""
    return f" a {span}" if span else ""


def named_with(fact: Fact) -> str:
    """Write a metric with its number: "a win rate of 25%"."""
    return named(fact, fact.given)


def named(fact: Fact, value: str) -> str:
    """Write a metric with another value: "a win rate of 30%"."""
    name = fact.subject.name
    capital = name[:2].isupper()
    vowel = name[:1] in "AEFHILMNORSX" if capital else name[:1].lower() in "aeiou" and not name.lower().startswith(("us", "uni"))
    return f"{'an' if vowel else 'a'} {name} of {value}"


def some(count: int, things: str) -> str:
    """Write a number of things: "1 sale", "12 sales"."""
    return f"{count:,} {singular(things) if count == 1 else things}"
