"""How well a service does: "Issue passports within 10 days", "Pay 95% of claims on time", "Handle 500 concurrent users"."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon
from okrcoach.language.nouns import NounPhrase
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import Quantity
from okrcoach.language.statement import Statement
from okrcoach.language.verbs import Verb
from okrcoach.review.nature_things import OURS, REACHED, Thing, graded, numbers, shares, thing
from okrcoach.review.nature_times import punctual

MOMENT = 2 * 3600
"""Seconds: nobody plans work for less, so such a limit is the speed of something."""


def service(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> str:
    """Return why a line about work tells how well a service does; "" where it does not."""
    found, reached = numbers(statement), thing(statement, phrase, REACHED)
    if any(one.per in lexicon("service.rates") for one in found.targets):
        return "throughput"
    often = any(one.unit == "percent" and one.noun.rpartition(" ")[2] in lexicon("service.times") for one in found.targets)
    if often and reached not in OURS:
        return "share-of-time"
    if found.limits and min(limit.base if limit.unit == "duration" else MOMENT + 1 for limit in found.limits) <= MOMENT:
        return "done-in-a-moment"
    if verb.lemma in lexicon("nature.consuming") and any(token.lower in lexicon("nature.less") for token in statement.words[at:]):
        return "uses-less"
    treated = verb.lemma in lexicon("nature.treating")
    if shares(found.targets) and not treated:
        if punctual(statement, at) or (found.prompt and reached not in OURS):
            return "on-time"
        counted = shares(found.between(statement, at, phrase.end))
        if counted and verb.lemma in lexicon("service.verbs") and reached in ("act", "people"):
            return "share-served"
    alike = is_plural(statement.word(phrase.head)) and phrase.start == at + verb.size
    if (
        found.prompt
        and not found.targets
        and phrase
        and not treated
        and (alike or statement.word(at + verb.size) in lexicon("grammar.each"))
    ):
        return "service-in-time"
    return ""


def on_average(statement: Statement) -> bool:
    """Say whether a time is told of many: "fill roles in 45 days on average"."""
    return any(token.lower in lexicon("service.typical") for token in statement.words)


def load(statement: Statement, near: tuple[Quantity, ...], what: Thing) -> bool:
    """Say whether it is load that is borne: "support 10x traffic", "handle 500 concurrent users"."""
    words = {token.lower for token in statement.words}
    if any(singular(quantity.noun) in lexicon("nature.distances") for quantity in near):
        return False  # "Run 250 miles": nobody else's
    often = what != "people" and any(quantity.per in lexicon("units.periods") for quantity in near)  # "1,000 letters per month"
    loaded = what == "people" and bool(words & lexicon("nature.loads"))
    return bool(near) and (often or loaded or what in ("measure", "act") or graded(near))
