"""Which way a team's own number is to go where its words do not say: what counts trouble, and what only the team can tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Literal

from okrcoach.draft.numbers.facts import Fact, Facts
from okrcoach.draft.numbers.subjects import is_guess
from okrcoach.draft.numbers.ways import is_time_given, names_trouble, takes_effort
from okrcoach.draft.reading.goal import Goal
from okrcoach.draft.reading.guarded import will_not_have
from okrcoach.draft.reading.rows import (
    are_things,
    is_burden,
    is_output,
    may_be_trouble,
    may_last_longer,
    speaks_of,
    time_wanted,
    way_wanted,
)
from okrcoach.draft.reading.topics import STAFF
from okrcoach.draft.words.nouns import shared, words_of
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.verbs import class_of, forms
from okrcoach.language.words import tokens

Way = Literal["up", "down", "open"]
REACH = 3
"""Words between what one does less and what it is done to: "depend far less on", "stop being so dependent on"."""


def settle_guesses(facts: Facts, goal: Goal, focus: Sequence[str]) -> list[str]:
    """Take a mere count as one of trouble where the brief speaks for that, leave it open where nothing does, and say so.

    Who grows something counts what there should be more of. Who mends something counts what is wrong or what helps against it
    ("rescues", "studies a month"), and nobody but the team knows which.
    """
    told = [key for key in facts.known if key not in facts.targets and is_guess(facts.known[key].subject)]
    ways = {key: _way(facts.known[key], goal, focus) for key in told}
    less = [key for key in told if ways[key] == "down"]
    left = [key for key in told if ways[key] == "open"]
    open_times = (key for key, row in facts.known.items() if may_last_longer(goal.aim, row) and not time_wanted(goal.aim, row))
    left += [key for key in open_times if key not in facts.targets]
    facts.known.update({key: _going(facts.known[key], "down") for key in less})
    facts.known.update({key: replace(row, subject=replace(row.subject, way_open=True)) for key in left for row in (facts.known[key],)})
    for key, row in facts.known.items():
        own = row.subject.id is None and key not in facts.targets
        if own and (way := time_wanted(goal.aim, row)):
            facts.known[key] = _going(row, way)
        elif own and row.subject.is_share and any(_leans_less(text, row.subject.name) for text in (goal.text, *goal.aims)):
            facts.known[key] = _going(row, "down")
        elif own and goal.without and "without" in row.subject.name.split():
            facts.known[key] = _going(row, "up")  # to be without it is the goal
    goods = {key for key, row in facts.known.items() if key not in facts.targets and _is_sold(row, focus)}
    facts.known.update({key: _going(facts.known[key], "up") for key in goods})
    effort = (key for key, row in facts.known.items() if row.subject.id is None and key not in facts.targets)
    less += [key for key in effort if key not in less and takes_effort(facts.known[key].subject.name)]
    names = {way: ", ".join(facts.known[key].subject.name for key in keys) for way, keys in (("less", less), ("left", left))}
    taken = [f"taken as better the fewer there are: {names['less']}; give a target where that is wrong"] if less else []
    asked = [f"left open, as nothing tells which way is better: {names['left']}; give a target"] if left else []
    return taken + asked


def _way(row: Fact, goal: Goal, focus: Sequence[str]) -> Way:
    """Say where a number is to go by the brief around it; "up" is what habit says of the rest."""
    name, mends = row.subject.name, set(focus) <= words_of("mending")
    if row.subject.is_share:
        if mends and is_burden(name) and are_things(name):
            return "down"  # "transfers = 27%"
        rare = mends and row.value <= float(shared("guesses")["rare"]) and is_plural(name.rpartition(" ")[2])
        return "up" if not rare or not are_things(name) else "down" if names_trouble(name) else "open"
    if mends and row.subject.unit == "duration" and not words_of("long_or_short").isdisjoint(name.split()):
        return time_wanted(goal.aim, row) or "open"  # a ward's "length of stay" is no hotel's
    wanted = way_wanted(goal.whole, row)
    if row.subject.unit == "count" and goal.whole.partition(" ")[0].lower() in words_of("denying"):
        return wanted or "open"  # "Never run out of bread": is "days sold out" what is never to be?
    each = singular(name.partition(" per ")[2])
    if STAFF in focus and each in lexicon("nouns.insiders") and not is_output(name):
        return wanted or "open"  # "direct reports per manager": a load, or a help
    if row.subject.unit != "count" or not may_be_trouble(row) or is_output(name):
        return "up"
    if wanted or will_not_have(goal, name):
        return wanted or "down"
    given = is_time_given(name.split())  # hours that people give: "mentor hours"
    if (given or is_burden(name)) and not set(focus) & words_of("winning"):
        return "open" if given else "down"
    if mends:
        return "down" if names_trouble(name) and not speaks_of(goal.whole, name) else "open"
    return "up"


def _leans_less(goal: str, name: str) -> bool:
    """Whether a goal wants to hang less on what a share is told of: "Depend less on the grant", "without leaning on two clients"."""
    words, ends = tokens(goal), lexicon("grammar.conjunctions") | words_of("purposes") | {","}
    if not words_of("denying").isdisjoint(name.split()):
        return False  # "share of income not from the grant"
    for place, token in enumerate(words):
        on = next((at for at in range(place + 1, place + REACH) if at < len(words) and words[at].lower == "on"), 0)
        if not on or words_of("relying").isdisjoint({token.lower, *(lemma for lemma, _ in forms(token.lower))}):
            continue
        around = [word.lower for word in words[max(0, place - REACH) : on]]
        falls = any(class_of(lemma) == "down" for word in around for lemma, _ in forms(word))
        what = takewhile(lambda word: word.lower not in ends, words[on + 1 :])
        if (falls or not words_of("relieving").isdisjoint(around)) and speaks_of(" ".join(word.text for word in what), name):
            return True
    return False


def _is_sold(row: Fact, focus: Sequence[str]) -> bool:
    """Whether those who want to sell count what others call trouble: "season tickets"."""
    head = singular(row.subject.name.lower().split()[-1])
    return row.subject.id is None and head in words_of("sold_too") and bool(set(focus) & words_of("winning"))


def _going(row: Fact, better: Literal["up", "down"]) -> Fact:
    return replace(row, subject=replace(row.subject, better=better, way_open=False))
