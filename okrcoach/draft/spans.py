"""In which terms the numbers of a brief are told: a start of a month and its target of the whole period, a dollar with its country."""

from __future__ import annotations

from dataclasses import replace

from okrcoach.draft.facts import Facts
from okrcoach.draft.spoken_sums import A_YEAR, within
from okrcoach.language.lexicon import lexicon
from okrcoach.model import Brief

NEAR = 3
"""A target up to so many times its start is told of the same time, whatever it says."""
LEAST, MOST = 0.8, 6
"""A target of the whole period is between so many times what today's number comes to in it."""


def settle_spans(facts: Facts, months: int) -> None:
    """Let a start told of a short time be one of the whole period where its target, told of no time, can only be meant of that."""
    for key in facts.targets.keys() & facts.known.keys():
        known, target = facts.known[key], facts.targets[key]
        if target.per or target.change or known.per not in A_YEAR or known.unit != target.unit or known.value <= 0:
            continue
        whole = within(known.value, known.per, months, "")
        if whole != known.value and target.value > NEAR * known.value and LEAST * whole <= target.value <= MOST * whole:
            facts.known[key] = replace(known, value=round(whole, 2), per="", tail="")


def settle_dollars(facts: Facts, brief: Brief) -> None:
    """Let every dollar of a brief be the one that it names once: "A$1.2 million"."""
    told = (brief.goal, *(value for _, value in (*brief.known, *brief.targets)))
    dollar = next((found for text in told if (found := _dollar(text))), "")
    for rows in (facts.known, facts.targets) if dollar else ():
        rows.update({key: replace(fact, unit=dollar, given=_with(dollar, fact.given)) for key, fact in rows.items() if fact.unit == "$"})


def _with(dollar: str, given: str) -> str:
    return given if dollar in given else given.replace("$", dollar)


def _dollar(text: str) -> str:
    """Return a dollar that is told with its country."""
    before = [part.split()[-1:] for part in text.split("$")[:-1] if part[-1:].isalpha()]
    words = ("".join(mark for mark in word if mark.isalpha()) for row in before for word in row)
    return next((f"{word}$" for word in words if word.lower() in lexicon("currencies.prefixes")), "")
