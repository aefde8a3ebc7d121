"""Bets that any trade may make for a number of its own, by what kind of number it is: a wait, trouble, a share of cases, empty room.

They are made in the number's own name, so they belong to the brief where a playbook's bet would only belong to its area.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from okrcoach.data import bundle
from okrcoach.draft.composing.derived import BRACES
from okrcoach.draft.numbers.facts import Facts
from okrcoach.draft.numbers.rates import rates, sells_over_the_counter
from okrcoach.draft.numbers.selling import bought_things, head_of, is_average, is_earned, is_on_the_way, words_for
from okrcoach.draft.numbers.subjects import Subject
from okrcoach.draft.reading.library import BetPattern, read_bets
from okrcoach.draft.words.nouns import head_end, is_people, words_of
from okrcoach.draft.words.sentences import list_text
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import is_plural, singular

REACH = "acquisition"
"""The area whose shares in the catalog are of people whom nobody can ask one by one: who knows of us, who clicks."""


def bets_table(name: str) -> Any:
    """Return one of the tables of playbooks/bets.toml. Callers must not change it."""
    return bundle("playbooks")["bets"][name]


@cache
def general_bets() -> tuple[BetPattern, ...]:
    """Return the bets that move metrics of the catalog in any business."""
    return read_bets(bets_table("general"), "playbooks/bets.toml")


def plain_bet(subjects: Sequence[Subject], facts: Facts, said: Iterable[str], *, last: bool) -> BetPattern | None:
    """Make a bet for numbers by their kind: those of the first one's kind as long as another bet may follow; None where all are `said`."""
    kinds = {subject.key: _kind(subject, facts) for subject in subjects}
    kind = kinds[subjects[0].key]
    if last and len(set(kinds.values())) > 1:
        kind = "gain" if all(subject.better == "up" for subject in subjects) else "mixed"
    moved = [subject for subject in subjects if last or kind == kinds[subject.key]]
    names = list_text([subject.name for subject in moved if not subject.of] or [subject.name for subject in moved]).translate(BRACES)
    made = (
        BetPattern(row["text"].replace("{names}", names), (), tuple(row.key for row in moved), row["belief"])
        for row in bets_table("bet")[kind]
    )
    return next((bet for bet in made if bet.text not in said and bet.belief not in said), None)


def speaks_of_another_way(text: str, facts: Facts) -> bool:
    """Whether a bet is on what becomes a sale elsewhere, on trials or leads, where a brief tells of its own: of demos, of quotes."""
    ways = {word for row in words_for("volumes") for word in row["called"]} | {*words_for("asking").split()}
    ours = {head_of(rate.of) for rate in rates(facts)} | {
        head_of(row.subject.name) for row in facts.known.values() if is_on_the_way(row.subject)
    }
    said = {singular(word) for word in text.lower().replace(",", "").split() if is_plural(word)} & ways  # "what we offer" is none
    return bool(ours and said) and said.isdisjoint(ours)


def _kind(subject: Subject, facts: Facts) -> str:
    """Say what kind of number it is: by the words of its name, then by its unit and the way it is to go."""
    if subject.unit == "duration" and subject.better == "down":
        return "time"  # a "renewal cycle" is no renewal
    words = subject.name.lower().replace("-", " ").split() or [subject.name]  # a dash is a name, too
    bad = words_of("repeated") if subject.better == "down" else frozenset()  # nobody left who makes a "repeat call"
    told = [kind for kind, row in bets_table("words").items() if not ({*row.split()} - bad).isdisjoint(words)]
    part = subject.unit == "percent" or subject.in_cases
    if kind := next((kind for kind in told if kind not in ("rate", "visit") and (kind != "room" or part)), ""):
        return kind
    asked = {head_of(rate.of) for rate in rates(facts)}
    if subject.unit == "count" and (is_on_the_way(subject) or head_of(subject.name) in asked or words[0] == "new"):
        return "volume"
    if subject.better == "down":
        return _of_loss(subject, words, facts)
    if subject.in_cases:
        return "share"
    if subject.is_share and subject.stage != REACH and {*bets_table("no_share")["figures"].split()}.isdisjoint(words):
        becoming = "rate" in told and "to" in words  # "enquiry to booking conversion"
        return "rate" if becoming and "visit" not in told else "visit" if {"visit", "rate"} <= {*told} else "share"
    return _of_gain(subject, words, facts)


def _of_loss(subject: Subject, words: list[str], facts: Facts) -> str:
    paid = subject.unit == "currency" and singular(words[head_end(words) - 1]) not in lexicon("nouns.problems")  # "arrears" are no outlay
    if _is_stock(subject, facts) and not words_of("lying").isdisjoint(words) and is_plural(words[head_end(words) - 1]):
        return "pile"
    timed = subject.unit == "duration" or singular(words[0]) in words_of("short_times")  # "days in the shelter"
    return "time" if timed else "money" if paid else "trouble"


def _of_gain(subject: Subject, words: list[str], facts: Facts) -> str:
    if is_average(subject):
        return "each"
    if (is_earned(subject) or bought_things(subject) != subject.name) and rates(facts) and not sells_over_the_counter(facts):
        return "offers"
    head = words[head_end(words) - 1]
    return "heads" if _is_stock(subject, facts) and (is_people(head) or singular(head) in words_for("staying").split()) else "gain"


def _is_stock(subject: Subject, facts: Facts) -> bool:
    """Whether a number counts what there is, and not what comes in a time."""
    known = facts.known.get(subject.key)
    return subject.unit == "count" and (known is None or not known.per)
