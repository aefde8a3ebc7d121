"""What a line is that has a subject and its verb: "The page is fast", "Members have a locker", and whose doing else decides."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon, phrases_in
from okrcoach.language.nouns import NounPhrase, read_phrase
from okrcoach.language.plurals import singular
from okrcoach.language.statement import Predicate, Statement
from okrcoach.language.verbs import Verb
from okrcoach.review.nature_doing import does
from okrcoach.review.nature_kind import Nature, over, verdict
from okrcoach.review.nature_passive import by_others, undergoes
from okrcoach.review.nature_things import (
    MADE,
    OURS,
    REACHED,
    THEIRS,
    Thing,
    counted_doers,
    graded,
    numbers,
    shares,
    stands_ready,
    thing,
)


def acted(statement: Statement, subject: NounPhrase, predicate: Predicate) -> Nature:
    """Return what a sentence is by its subject and verb."""
    if statement.word(subject.head) == "there" or (not subject and statement.word(predicate.at - 1) == "there"):
        phrase = read_phrase(statement.words, predicate.end, statement.measured)
        return had(statement, predicate.at, phrase, theirs=bool(numbers(statement)) and by_others(statement, predicate))
    if _no_longer(statement, predicate):
        return verdict(statement, "outcome", "no-longer", (max(0, subject.head), predicate.end - 1), sure=False)
    if statement.word(max(0, subject.start - 1)) in lexicon("nature.comparing") and subject.start > 0 and not statement.clauses:
        return verdict(statement, "outcome", "fewer", (subject.start - 1, subject.end - 1), sure=bool(numbers(statement)))
    if not predicate.auxiliary and _statistic(statement, subject):
        return verdict(statement, "outcome", "counts-others", (subject.start, subject.end - 1), sure=False)
    done_by = _others_besides(statement, predicate) if predicate.passive or predicate.auxiliary == "be" else range(0)
    if done_by:
        return verdict(statement, "outcome", "used-in-the-end", (done_by[0], done_by[-1]))
    if predicate.passive and predicate.verb is not None:
        return undergoes(statement, subject, predicate, predicate.verb)
    if predicate.auxiliary == "be":
        return _is(statement, subject, predicate)
    who, found = _who(statement, subject), numbers(statement)
    if predicate.auxiliary == "have" and predicate.verb is None:
        phrase = read_phrase(statement.words, predicate.end, statement.measured)
        return had(statement, predicate.at, phrase, theirs=who == "people")
    if _denied(statement, predicate):
        return verdict(statement, "outcome", "limit-kept", (max(0, subject.start), predicate.end - 1), sure=False)
    if _will_feel(statement, predicate):
        return verdict(statement, "outcome", "others-act", (over(statement, subject, predicate.at)[0], predicate.end - 1), sure=False)
    if predicate.auxiliary == "can" and statement.word(predicate.at) not in lexicon("verbs.promising"):
        counted = who == "people" and bool(found.between(statement, max(0, subject.start - 3), predicate.at))
        performed = counted or (found and (graded(found.all) or (predicate.verb is not None and _bears(predicate.verb))))
        if performed:
            return verdict(statement, "outcome", "can-with-number", (subject.head, predicate.end - 1))
        if any(statement.word(index) in lexicon("nature.comparing") for index in range(predicate.end, len(statement.words))):
            return verdict(statement, "outcome", "can-better", (subject.head, predicate.end - 1), sure=False)
        return verdict(statement, "milestone", "can", (subject.head, predicate.end - 1))
    return does(statement, subject, predicate, who, found)


def _will_feel(statement: Statement, predicate: Predicate) -> bool:
    """Say whether it is a feeling that will be there: "guests will feel welcome"."""
    return statement.word(predicate.at) in lexicon("verbs.promising") and predicate.verb is not None and predicate.verb.lemma == "feel"


def _denied(statement: Statement, predicate: Predicate) -> bool:
    """Say whether a verb is denied: "faults did not rise", "leaks don't spread"."""
    word = statement.word(predicate.at)
    return word in lexicon("grammar.does") and ("'" in word or statement.word(predicate.at + 1) == "not")


def _statistic(statement: Statement, subject: NounPhrase) -> bool:
    """Say whether only a measure is named: "Reduction in letters returned", "Number of guests taught"."""
    changes = singular(statement.word(subject.head)) in lexicon("nature.changes") and statement.word(subject.end) in ("in", "of")
    counts = (
        subject.container >= 0 and thing(statement, subject, REACHED) in ("people", "act") and thing(statement, subject, MADE) not in OURS
    )
    return changes or (counts and not statement.quantities)


def _others_besides(statement: Statement, predicate: Predicate) -> range:
    """Return the places of so many others and what they do with what was made: "The kiosk is live and *12 clubs use* it"."""
    for index in range(predicate.end, len(statement.words) - 2):
        if statement.word(index) == "and" and (found := counted_doers(statement, index + 1)):
            return found if thing(statement, read_phrase(statement.words, index + 1, statement.measured), REACHED) == "people" else range(0)
    return range(0)


def _no_longer(statement: Statement, predicate: Predicate) -> bool:
    """Say whether something has stopped: "wardens no longer need it"."""
    if any(phrases_in("nature.any_more", statement.words, predicate.end)):
        return True
    places = range(max(0, predicate.at - 2), predicate.end)
    return any(
        (statement.word(index), statement.word(index + 1)) in (("no", "longer"), ("never", "again"), ("never", statement.word(index + 1)))
        for index in places
    )


def _who(statement: Statement, subject: NounPhrase) -> Thing:
    """Return what the subject is; colleagues elsewhere ("other teams", "teams outside ours") are others."""
    who = thing(statement, subject, REACHED)
    around = {statement.word(index) for index in range(max(0, subject.start - 1), subject.end + 1)}
    alone = any(phrases_in("nature.alone", statement.words, subject.end))
    return "people" if who in ("staff", "unknown") and (alone or around & lexicon("nature.elsewhere")) else who


def _bears(verb: Verb) -> bool:
    return verb.lemma in lexicon("nature.bearing")


def had(statement: Statement, at: int, phrase: NounPhrase, *, theirs: bool = False) -> Nature:
    """Return what it is to have something; `theirs` says that people outside have it."""
    what, found = thing(statement, phrase, REACHED), numbers(statement)
    last = over(statement, phrase, at)[1]
    if (
        found.targets
        and what not in OURS
        and (graded(found.targets) or what in THEIRS or what in ("problem", "state"))
        and not (what == "unknown" and shares(found.targets))
    ):
        return verdict(statement, "outcome", "has-number", (at, last))
    if found.prompt and not theirs and (not found.targets or shares(found.targets)):
        return verdict(statement, "outcome", "service-in-time", (at, last), sure=False)
    if theirs and (found or what not in OURS):
        return verdict(statement, "outcome", "others-have", (at, last), sure=bool(found.targets))
    if found.targets:
        return verdict(statement, "output", "has-things", (at, last), sure=what in OURS or what == "staff")
    if what in ("act", "people", "money", "verdict", "state", "problem") and "insiders" not in phrase.kinds:
        return verdict(statement, "verdict" if what == "verdict" else "outcome", "has-state", (at, last), sure=False)
    return verdict(statement, "milestone", "has-thing", (at, last))


def _is(statement: Statement, subject: NounPhrase, predicate: Predicate) -> Nature:
    """Judge what the subject is: ready, below 10 ms, easy."""
    who, found = thing(statement, subject, MADE), numbers(statement)
    first, last = over(statement, subject, predicate.at)[0], min(predicate.end, len(statement.words) - 1)
    last -= statement.word(last) in lexicon("grammar.conjunctions")
    following = [statement.word(index) for index in range(predicate.end, min(predicate.end + 3, len(statement.words)))]
    there = following[:2] == ["up", "to"]
    done = there or any(stands_ready(statement, place) for place in range(predicate.at + 1, predicate.end + 2))
    if (
        done
        and not (found.limits or (found.targets and graded(found.targets) and not shares(found.targets)))
        and thing(statement, subject, REACHED) != "people"
    ):
        return verdict(statement, "output" if found else "milestone", "ready", (first, last))
    if found:
        return verdict(statement, "outcome", "state-with-number", (first, last), sure=who not in OURS or graded(found.all))
    return verdict(statement, "outcome", "state", (first, last), sure=False)
