"""In which terms the numbers of a brief are told: a start of a month and its target of the whole period, a dollar with its country."""

from __future__ import annotations

from dataclasses import replace

from okrcoach.draft.numbers.facts import Fact, Facts
from okrcoach.draft.numbers.selling import head_of, is_price
from okrcoach.draft.numbers.spoken_sums import A_YEAR, within
from okrcoach.draft.numbers.subjects import metrics_by_id
from okrcoach.draft.words.nouns import is_people, words_of
from okrcoach.draft.words.sentences import value_text
from okrcoach.language.lexicon import lexicon
from okrcoach.model import Brief

NEAR = 3
"""A target up to so many times its start is told of the same time, whatever it says."""
MOST = 6
"""A target of the whole period is more than what today's number comes to in it, but no more than so many times as much."""


def settle_spans(facts: Facts, months: int) -> list[str]:
    """Let a start told of a short time be one of the whole period where its target, told of no time, can only be meant of that.

    Return a remark on each.
    """
    remarks = []
    for key in [key for key in facts.known if key in facts.targets]:
        known, target = facts.known[key], facts.targets[key]
        if target.per or target.change or known.unit != target.unit or not _adds_up(known):
            continue
        whole = round(within(known.value, known.per, months, ""), 2)
        if target.value > NEAR * known.value and known.value < whole < target.value <= MOST * whole:
            facts.known[key] = replace(known, value=whole, per="", tail="")
            made = f"in which {known.given} make {value_text(whole, known.unit)}"
            remarks.append(
                f"taken as a target of the whole period, {made}: {known.subject.name}; give both of one time where that is wrong"
            )
    return remarks


def _adds_up(fact: Fact) -> bool:
    """Whether what is told of a month adds up over a year, as orders and takings do: no users, no MRR, no growth rate, no price."""
    subject = fact.subject
    of_a_time = subject.id is not None and metrics_by_id()[subject.id].per
    counted = fact.unit == subject.unit == "count" and not is_people(head_of(subject.name))
    said = words_of("figures") & {*subject.name.lower().split()}
    return fact.per in A_YEAR and (counted or subject.unit == "currency") and not (of_a_time or said or is_price(subject))


def settle_dollars(facts: Facts, brief: Brief) -> None:
    """Let every dollar of a brief be the one that it names, "A$1.2 million"; where it names two, nobody knows which a bare one is."""
    told = (brief.goal, *(value for _, value in (*brief.known, *brief.targets)))
    dollars = {dollar for text in told for dollar in _dollars(text)}
    if len(dollars) != 1:
        return
    (dollar,) = dollars
    for rows in (facts.known, facts.targets):
        rows.update({key: replace(fact, unit=dollar, given=_with(dollar, fact.given)) for key, fact in rows.items() if fact.unit == "$"})


def _with(dollar: str, given: str) -> str:
    return given if dollar in given else given.replace("$", dollar)


def _dollars(text: str) -> list[str]:
    """List the dollars that are told with their country."""
    before = [part.split()[-1:] for part in text.split("$")[:-1] if part[-1:].isalpha()]
    words = ("".join(mark for mark in word if mark.isalpha()) for row in before for word in row)
    return [f"{word}$" for word in words if word.lower() in lexicon("currencies.prefixes")]
