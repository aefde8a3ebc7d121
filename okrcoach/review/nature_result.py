"""The result that a line about work goes on to tell: "Build a portal so that calls fall to 3", "Issue passports within 10 days"."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.nouns import NounPhrase, read_phrase
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import Quantity
from okrcoach.language.statement import Statement
from okrcoach.language.verbs import Verb, verb_at
from okrcoach.language.words import at
from okrcoach.review.nature_granted import finds_nothing
from okrcoach.review.nature_kind import Nature, Work, decided, verdict
from okrcoach.review.nature_service import load, on_average, service
from okrcoach.review.nature_things import OURS, REACHED, Thing, graded, money, moves, numbers, shares, thing, watched
from okrcoach.review.nature_times import only_deadline, punctual

LEVEL_WITHIN = 12
"""A level that the thing made reaches is told within so many words behind it."""


def changed(work: Work) -> Nature | None:
    """Return the result that a line about work goes on to tell; None where it tells none."""
    told = decided((_in_a_clause, _theirs, _made_so, _in_time, _less, _served, _told), work)
    if told is not None or _only_progress(work):
        return told
    told = decided((_measured, _others_come, _taken_as), work)
    if told is not None or work.counted:  # "Hold 12 drills with 90% …": how good they are comes beside
        return told
    return level_with(work)


def _in_a_clause(work: Work) -> Nature | None:
    """Judge a change that a clause behind the work tells: "so that calls fall to 3"."""
    for clause in work.statement.clauses:
        if clause.kind == "means" or (work.counted and clause.verb.form == "ing"):
            continue
        if clause.kind == "and" and work.found.between(work.statement, work.at, clause.start):
            continue
        changes = clause.verb.kind in ("up", "down", "move", "reach", "keep", "own") or clause.verb.lemma in lexicon("nature.swaying")
        if changes and _tells(work.statement, clause.at, clause.verb):
            seen = clause.kind == "result" and watched(work.found.since(work.statement, clause.at))
            return verdict(work.statement, "outcome", "received" if seen else "change-clause", (clause.at, clause.at))
    return None


def _theirs(work: Work) -> Nature | None:
    """Judge work for what others do, pay or certify."""
    goes_on = work.statement.predicate or work.statement.clauses
    if work.is_in("nature.helping") and work.reached == "people" and work.found.targets and goes_on:
        return work.says("outcome", "others-act")
    if money(work.near) and work.reached not in OURS:
        return work.says("outcome", "money")
    head = work.statement.word(work.phrase.head)
    if head in lexicon("nature.certificates") and work.is_in("nature.concluding"):
        return work.says("verdict", "judged-by-others")
    if (
        singular(head) in lexicon("nature.judgements")
        and work.is_in("nature.concluding")
        and finds_nothing(work.statement, work.phrase.end)
    ):
        return work.says("outcome", "nothing-found")
    return None


def _made_so(work: Work) -> Nature | None:
    """Judge what somebody or something is made to be: "Make tenants happy", "Make deliveries faster", "Make each guest feel welcome"."""
    words, phrase = work.statement.words, work.phrase
    if work.verb.lemma != "make" or work.found:
        return None
    praise = lexicon("grammar.praise", "aims.comparatives")
    if at(words, work.at + 1).lower == "it" and at(words, work.at + 2).lower in praise:
        return work.says("outcome", "state", sure=False)  # "Make it easy to report a fault"
    if not phrase:
        return None
    if at(words, phrase.end).lower in lexicon("aims.comparatives"):
        return work.says("outcome", "state", sure=False)
    if phrase.head == phrase.start:
        return None
    felt = any(verb is not None and verb.kind == "be" for verb in (verb_at(words, place) for place in range(phrase.start, phrase.end)))
    so = felt or words[phrase.head].lower in praise
    return work.says("outcome", "state", sure=False) if so else None


def _in_time(work: Work) -> Nature | None:
    """Judge how fast a service is, or how long somebody lives with something."""
    serves = work.is_in("service.verbs")
    if serves and work.found.limits and not only_deadline(work.statement) and _of_many(work):
        return work.says("outcome", "service-in-time")
    waited_for = work.reached in ("act", "problem", "people")
    if serves and not work.found and waited_for and punctual(work.statement, work.at):
        return work.says("outcome", "on-time", sure=False)
    if work.is_in("nature.living") and work.found.limits:
        return work.says("outcome", "limit-kept")
    return None


def _of_many(work: Work) -> bool:
    """Say whether a time limit is one of a service, so for many: no limit for a single piece of work."""
    statement, phrase = work.statement, work.phrase
    if shares(work.found.targets) or work.reached in ("problem", "act", "people") or on_average(statement):
        return True
    each = not phrase or statement.word(phrase.head) in lexicon("grammar.periods")
    return work.found.prompt and (each or (work.made not in OURS and _every(statement, work.at)))


def _less(work: Work) -> Nature | None:
    """Judge what is removed: fewer problems, a lower number, less time."""
    lower = work.reached == "measure" and work.near
    if work.is_in("nature.removing") and (work.reached == "problem" or lower or any(one.unit == "duration" for one in work.near)):
        return work.says("outcome", "less-of", sure=bool(work.near))
    return None


def _served(work: Work) -> Nature | None:
    """Judge how well a service does, or how much it bears."""
    why = service(work.statement, work.verb, work.at, work.phrase)
    if why:
        return work.says("outcome", why)
    if work.made != "event" and work.is_in("nature.bearing") and load(work.statement, work.near, work.reached):
        return work.says("outcome", "capacity")
    return None


def _told(work: Work) -> Nature | None:
    """Judge a result that is counted behind the work, or a change that is what is worked on."""
    statement, phrase = work.statement, work.phrase
    if work.made in OURS and work.is_in("nature.publishing") and _told_behind(statement, phrase, work.near):
        return work.says("outcome", "received")
    change = phrase and singular(statement.word(phrase.head)) in lexicon("nature.changes")
    if change and (graded(work.near) or (statement.word(phrase.end) == "in" and is_plural(statement.word(phrase.head)))):
        return work.says("outcome", "change-told", sure=bool(work.near))
    return None


def _only_progress(work: Work) -> bool:
    """Say whether a share only tells how far the work has come: "Migrate 90% of the forms"."""
    ours = work.verb.kind == "make" and work.made != "measure"
    return ours and shares(work.near) and not _for_others(work.verb, work.reached)


def _measured(work: Work) -> Nature | None:
    """Judge a measure that is moved or reaches a level."""
    targets = work.found.targets
    if work.phrase and "measures" in work.phrase.kinds and (moves(targets) or (work.made == "measure" and graded(targets))):
        return work.says("outcome", "level-reached")
    return None


def _others_come(work: Work) -> Nature | None:
    """Judge others who are brought in and counted, and do not come to work for us or sit in our sessions."""
    statement, phrase = work.statement, work.phrase
    brought = work.is_in("nature.bringing") and work.near and not shares(work.near)
    if not brought or work.reached not in ("act", "measure", "people", "money"):
        return None
    if work.made in OURS and not (work.is_in("nature.welcoming") and "outsiders" in phrase.kinds):
        return None
    session = work.is_in("nature.doing") and singular(statement.word(phrase.head)) in lexicon("nature.sessions")
    return None if session or _joins_us(work) else work.says("outcome", "others-come")


def _taken_as(work: Work) -> Nature | None:
    """Judge what becomes the usual thing, or as good as another: "Make maps as quick as photos"."""
    end = work.phrase.end
    as_good = work.verb.lemma == "make" and work.statement.word(end + 2) == "as"
    if (work.is_in("nature.installing") or as_good) and work.statement.word(end) == "as":
        return verdict(work.statement, "outcome", "taken-as", (work.at, end), sure=False)
    return None


def _for_others(verb: Verb, reached: Thing) -> bool:
    """Say whether a verb tells a service, or what is done to people or to what they do."""
    serves = verb.lemma in lexicon("service.verbs") and verb.lemma not in lexicon("nature.concluding")
    return serves or reached in ("people", "act", "problem", "money")


def _told_behind(statement: Statement, phrase: NounPhrase, near: tuple[Quantity, ...]) -> bool:
    """Say whether a number behind a thing counts what others do with it, or with each one: "Share the film: 25k views"."""
    end = statement.words[phrase.end - 1].end
    each = any(statement.word(index) in lexicon("grammar.all") for index in range(phrase.end, len(statement.words)))
    several = any(one.value != 1 for one in near)
    return (each or not several) and watched((one for one in numbers(statement).targets if one.start >= end), few=each)


def _tells(statement: Statement, at: int, verb: Verb) -> bool:
    """Say whether a clause names a change with a number, of something that is not itself our work."""
    phrase = read_phrase(statement.words, at + verb.size, statement.measured)
    what = thing(statement, phrase, REACHED)
    there = numbers(statement).since(statement, at)
    return bool(there) and (what not in OURS or graded(there)) and what != "staff"


def _every(statement: Statement, at: int) -> bool:
    return any(statement.word(index) in lexicon("grammar.all") for index in range(at, min(at + 4, len(statement.words))))


def _joins_us(work: Work) -> bool:
    """Say whether people come to work with us: joiners by their name, or an occupation that somebody is recruited for."""
    head, before = singular(work.statement.word(work.phrase.head)), work.statement.word(work.phrase.head - 1)
    employed = work.is_in("nature.employing") and head in lexicon("nouns.occupations")
    return employed or not lexicon("nouns.joiners").isdisjoint((head, before))


def level_with(work: Work) -> Nature | None:
    """Find a level that the thing made reaches: "Launch a free trial with 10,000 sign-ups", "Ship search at 99.9% uptime"."""
    statement = work.statement
    begin = max(work.at + 1, work.phrase.end)
    for index in range(begin, min(begin + LEVEL_WITHIN, len(statement.words))):
        if statement.word(index) not in lexicon("nature.withs") or statement.word(index + 1) in ("least", "most"):
            continue
        phrase_with = read_phrase(statement.words, index + 1, statement.measured)
        there = numbers(statement).between(statement, index + 1, len(statement.words))
        if not there or not phrase_with or singular(statement.word(phrase_with.head)) in lexicon("nature.own_success"):
            continue
        what = "people" if "outsiders" in phrase_with.kinds else thing(statement, phrase_with, REACHED)
        users = "outsiders" in classes_of(statement.word(phrase_with.head)) and statement.word(index) == "with"
        seen = work.is_in("nature.publishing") and watched(there)
        if seen or (users and work.is_in("nature.launching")):
            return verdict(statement, "outcome", "received", (index, phrase_with.head))
        if what in ("measure", "act") or (money(there) and what not in OURS):
            return verdict(statement, "outcome", "level-reached", (index, phrase_with.head))
    return None
