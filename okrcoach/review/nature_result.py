"""The result that a line about work goes on to tell: "Build a portal so that calls fall to 3", "Issue passports within 10 days"."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.nouns import NounPhrase, read_phrase
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import Quantity
from okrcoach.language.statement import Statement
from okrcoach.language.verbs import Verb
from okrcoach.review.nature_kind import Nature, over, verdict
from okrcoach.review.nature_things import MADE, OURS, REACHED, Thing, graded, money, moves, numbers, only_deadline, punctual, shares, thing

MOMENT = 2 * 3600
"""Seconds: nobody plans work for less, so such a limit is the speed of something."""
LEVEL_WITHIN = 12
"""A level that the thing made reaches is told within so many words behind it."""


def changed(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature | None:
    """Return the result that a line about work goes on to tell; None where it tells none."""
    found = numbers(statement)
    made, reached = thing(statement, phrase, MADE), thing(statement, phrase, REACHED)
    last = over(statement, phrase, at + verb.size - 1)[1]
    heads = found.between(statement, at, phrase.end)
    counted = made in OURS and bool(heads) and not graded(heads)  # "Hold 12 fairs reaching 6,000 guests": they are counted first
    for clause in statement.clauses:
        if (
            clause.kind != "means"
            and (clause.kind != "and" or not found.between(statement, at, clause.start))
            and not (counted and clause.verb.form == "ing")
            and (clause.verb.kind in ("up", "down", "move", "reach", "keep", "own") or clause.verb.lemma in lexicon("nature.swaying"))
            and _tells(statement, clause.at, clause.verb)
        ):
            return verdict(statement, "outcome", "change-clause", (clause.at, clause.at))
    predicate = statement.predicate
    if verb.lemma in lexicon("nature.helping") and reached == "people" and found.targets and (predicate or statement.clauses):
        return verdict(statement, "outcome", "others-act", (at, last))
    near = found.between(statement, at, phrase.end if phrase else at + verb.size + 3)
    if money(near) and reached not in OURS:
        return verdict(statement, "outcome", "money", (at, last))
    if statement.word(phrase.head) in lexicon("nature.certificates") and verb.lemma in lexicon("nature.concluding"):
        return verdict(statement, "verdict", "judged-by-others", (at, last))
    if (
        verb.lemma in lexicon("service.verbs")
        and found.limits
        and not only_deadline(statement)
        and (
            shares(found.targets)
            or reached in ("problem", "act", "people")
            or (found.prompt and (not phrase or statement.word(phrase.head) in lexicon("grammar.periods")))
            or (made not in OURS and _every(statement, at) and found.prompt)
            or _on_average(statement)
        )
    ):
        return verdict(statement, "outcome", "service-in-time", (at, last))
    if verb.lemma in lexicon("service.verbs") and not found and reached in ("act", "problem", "people") and punctual(statement, at):
        return verdict(statement, "outcome", "on-time", (at, last), sure=False)
    if verb.lemma in lexicon("nature.living") and found.limits:
        return verdict(statement, "outcome", "limit-kept", (at, last))
    if verb.lemma in lexicon("nature.removing") and (
        reached == "problem" or (reached == "measure" and near) or any(one.unit == "duration" for one in near)
    ):
        return verdict(statement, "outcome", "less-of", (at, last), sure=bool(near))
    served = _served(statement, verb, at, phrase)
    if served:
        return verdict(statement, "outcome", served, (at, last))
    if verb.lemma in lexicon("nature.bearing") and _load(statement, near, reached):
        return verdict(statement, "outcome", "capacity", (at, last))
    if made in OURS and not near and _told_behind(statement, phrase):
        return verdict(statement, "outcome", "level-reached", (at, last))
    change = phrase and singular(statement.word(phrase.head)) in lexicon("nature.changes")
    if change and (graded(near) or (statement.word(phrase.end) == "in" and is_plural(statement.word(phrase.head)))):
        return verdict(statement, "outcome", "change-told", (at, last), sure=bool(near))
    if shares(near) and verb.kind == "make" and not _for_others(verb, reached) and made != "measure":
        return None  # "Migrate 90% of the forms": how far the work has come
    if phrase and "measures" in phrase.kinds and (moves(found.targets) or (made == "measure" and graded(found.targets))):
        return verdict(statement, "outcome", "level-reached", (at, last))
    if (
        verb.lemma in lexicon("nature.bringing")
        and near
        and reached in ("act", "measure", "people", "money")
        and (made not in OURS or (verb.lemma in lexicon("nature.welcoming") and "outsiders" in phrase.kinds))
        and not shares(near)
        and not _joins_us(statement, verb, phrase)
        and not (verb.lemma in lexicon("nature.doing") and singular(statement.word(phrase.head)) in lexicon("nature.sessions"))
    ):
        return verdict(statement, "outcome", "others-come", (at, last))
    as_good = verb.lemma == "make" and statement.word(phrase.end + 2) == "as"  # "Make maps as quick as photos"
    if (verb.lemma in lexicon("nature.installing") or as_good) and statement.word(phrase.end) == "as":
        return verdict(statement, "outcome", "taken-as", (at, phrase.end), sure=False)
    if counted:
        return None  # "Hold 12 drills with 90% …": they are counted, and how good they are comes beside
    return level_with(statement, verb, at, phrase)


def _for_others(verb: Verb, reached: Thing) -> bool:
    """Say whether a verb tells a service, or what is done to people or to what they do."""
    serves = verb.lemma in lexicon("service.verbs") and verb.lemma not in lexicon("nature.concluding")
    return serves or reached in ("people", "act", "problem", "money")


def _told_behind(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether a number behind a thing counts what others do with it: "Share the film: 25k views"."""
    end = statement.words[phrase.end - 1].end
    counted = (one.noun.rpartition(" ")[2] for one in numbers(statement).targets if one.start >= end and one.noun)
    return any("acts" in classes_of(noun) and noun in lexicon("nature.watching") for noun in counted)


def _tells(statement: Statement, at: int, verb: Verb) -> bool:
    """Say whether a clause names a change with a number, of something that is not itself our work."""
    phrase = read_phrase(statement.words, at + verb.size, statement.measured)
    what = thing(statement, phrase, REACHED)
    there = numbers(statement).since(statement, at)
    return bool(there) and (what not in OURS or graded(there)) and what != "staff"


def _served(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> str:
    """Return why a line about work tells how well a service does ("Issue passports within 10 days"); "" where it does not."""
    found, reached = numbers(statement), thing(statement, phrase, REACHED)
    if any(one.per in lexicon("service.rates") for one in found.targets):
        return "throughput"
    if any(one.unit == "percent" and one.noun.rpartition(" ")[2] in lexicon("service.times") for one in found.targets):
        return "share-of-time"
    if found.limits and min(limit.base if limit.unit == "duration" else MOMENT + 1 for limit in found.limits) <= MOMENT:
        return "done-in-a-moment"
    if verb.lemma in lexicon("nature.consuming") and any(token.lower in ("less", "fewer", "half") for token in statement.words[at:]):
        return "uses-less"
    treated = verb.lemma in lexicon("nature.treating")
    if shares(found.targets) and not treated:
        if punctual(statement, at) or (found.prompt and reached not in OURS):
            return "on-time"
        counted = shares(found.between(statement, at, phrase.end))
        if counted and verb.lemma in lexicon("service.verbs") and reached in ("act", "people"):
            return "share-served"
    alike = is_plural(statement.word(phrase.head)) and phrase.start == at + verb.size
    if found.prompt and not found.targets and phrase and not treated and (alike or statement.word(at + verb.size) in ("every", "each")):
        return "service-in-time"
    return ""


def _on_average(statement: Statement) -> bool:
    """Say whether a time is told of many: "fill roles in 45 days on average"."""
    return any(token.lower in lexicon("service.typical") for token in statement.words)


def _every(statement: Statement, at: int) -> bool:
    return any(statement.word(index) in lexicon("grammar.all") for index in range(at, min(at + 4, len(statement.words))))


def _load(statement: Statement, near: tuple[Quantity, ...], what: Thing) -> bool:
    """Say whether it is load that is borne: "support 10x traffic", "handle 500 concurrent users"."""
    words = {token.lower for token in statement.words}
    return bool(near) and (what in ("measure", "act") or graded(near) or (what == "people" and bool(words & lexicon("nature.loads"))))


def _joins_us(statement: Statement, verb: Verb, phrase: NounPhrase) -> bool:
    """Say whether people come to work with us: joiners by their name, or an occupation that somebody is recruited for."""
    head, before = singular(statement.word(phrase.head)), statement.word(phrase.head - 1)
    employed = verb.lemma in lexicon("nature.employing") and head in lexicon("nouns.occupations")
    return employed or head in lexicon("nouns.joiners") or before in lexicon("nouns.joiners")


def level_with(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature | None:
    """Find a level that the thing made reaches: "Launch a free trial with 10,000 sign-ups", "Ship search at 99.9% uptime"."""
    begin = max(at + 1, phrase.end)
    for index in range(begin, min(begin + LEVEL_WITHIN, len(statement.words))):
        if statement.word(index) not in lexicon("nature.withs") or statement.word(index + 1) in ("least", "most"):
            continue
        phrase_with = read_phrase(statement.words, index + 1, statement.measured)
        there = numbers(statement).between(statement, index + 1, len(statement.words))
        if not there or not phrase_with or singular(statement.word(phrase_with.head)) in lexicon("nature.own_success"):
            continue
        what = "people" if "outsiders" in phrase_with.kinds else thing(statement, phrase_with, REACHED)
        users = what == "people" and verb.lemma in lexicon("nature.launching") and statement.word(index) == "with"
        if what in ("measure", "act") or users or (money(there) and what not in OURS):
            return verdict(statement, "outcome", "level-reached", (index, phrase_with.head))
    return None
