"""What a line is in which something acts or is so: "Users renew …", "80% of services are migrated", "The page is fast"."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon, phrase_at
from okrcoach.language.nouns import NounPhrase, read_phrase
from okrcoach.language.plurals import singular
from okrcoach.language.statement import Predicate, Statement
from okrcoach.language.verbs import Verb
from okrcoach.review.nature_kind import Nature, over, verdict
from okrcoach.review.nature_passive import by_others, undergoes
from okrcoach.review.nature_things import (
    MADE,
    OURS,
    REACHED,
    THEIRS,
    Numbers,
    Thing,
    graded,
    moves,
    numbers,
    punctual,
    shares,
    stands_ready,
    thing,
)

WORKING = ("make", "act", "measure")
"""Classes of verbs that say work when the team is their subject."""


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
    if predicate.auxiliary == "can":
        counted = who == "people" and bool(found.between(statement, max(0, subject.start - 3), predicate.at))
        performed = counted or (found and (graded(found.all) or (predicate.verb is not None and _bears(predicate.verb))))
        if performed:
            return verdict(statement, "outcome", "can-with-number", (subject.head, predicate.end - 1))
        if any(statement.word(index) in lexicon("nature.comparing") for index in range(predicate.end, len(statement.words))):
            return verdict(statement, "outcome", "can-better", (subject.head, predicate.end - 1), sure=False)
        return verdict(statement, "milestone", "can", (subject.head, predicate.end - 1))
    return _does(statement, subject, predicate, who, found)


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


def _on_ours(statement: Statement, predicate: Predicate) -> bool:
    """Say whether somebody does something with what is ours: "6 clubs rent *our* boats"."""
    return any(statement.word(index) in ("our", "us") for index in (predicate.end, predicate.end + 1))


def _no_longer(statement: Statement, predicate: Predicate) -> bool:
    """Say whether something has stopped: "wardens no longer need it"."""
    if any(phrase_at("nature.any_more", statement.words, index) for index in range(predicate.end, len(statement.words))):
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
    alone = any(phrase_at("nature.alone", statement.words, index) for index in range(max(0, subject.end), len(statement.words)))
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


def _does(statement: Statement, subject: NounPhrase, predicate: Predicate, who: Thing, found: Numbers) -> Nature:
    """Judge what the subject does: what it is, and whose doing, decides."""
    verb = predicate.verb
    if verb is None:
        return verdict(statement, "unclear", "no-verb", (0, len(statement.words) - 1), sure=False)
    first, last = over(statement, subject, predicate.at)[0], predicate.end - 1
    phrase = read_phrase(statement.words, predicate.end, statement.measured)
    what = thing(statement, phrase, REACHED)
    if verb.lemma in lexicon("nature.stopping") and who != "made":
        return verdict(statement, "outcome", "no-longer", (first, last), sure=bool(found))
    if predicate.auxiliary == "have" and verb.lemma in lexicon("nature.launching") and who in ("made", "unknown"):
        return verdict(statement, "output" if found else "milestone", "thing-done", (first, last))
    if who == "staff" and verb.form == "base" and _several_of(statement, subject) and thing(statement, phrase, MADE) != "event":
        return verdict(statement, "outcome", "others-act", (first, last))
    if verb.lemma in lexicon("nature.receiving") and who in ("people", "staff") and found.limits:
        return verdict(statement, "outcome", "service-in-time", (first, last))
    if verb.lemma in lexicon("nature.receiving") and who in ("people", "staff") and what in OURS:
        return verdict(statement, "output" if found else "milestone", "given", (first, last))
    if who == "unknown" and not found and (verb.lemma in lexicon("nature.judged") or verb.lemma in lexicon("nature.agreed")):
        return verdict(statement, "outcome", "others-decide", (first, last), sure=False)
    if verb.lemma == "hold" and who != "people" and thing(statement, phrase, MADE) == "event" and not graded(found.all):
        return verdict(statement, "output" if found else "activity", "holds-event", (first, last))
    willing = verb.lemma in lexicon("nature.willing")
    if who in ("staff", "made") and found and not willing and _on_ours(statement, predicate) and statement.word(subject.start - 1) != "our":
        return verdict(statement, "outcome", "others-act", (first, last), sure=False)
    if who in ("people", "act") or (who == "unknown" and _on_ours(statement, predicate)):
        return verdict(statement, "outcome", "others-act", (first, last), sure=bool(found))
    if who == "state" and verb.kind in ("make", "act") and thing(statement, subject, MADE) == "made":
        who = "made"
    if who in ("measure", "problem", "money", "state", "verdict"):
        return verdict(statement, "outcome", "measure-moves", (first, last), sure=bool(found))
    if verb.lemma in lexicon("nature.enduring"):
        return verdict(statement, "outcome", "performs", (first, last), sure=bool(found))
    if not found and any(phrase_at("nature.instead", statement.words, index) for index in range(predicate.end, len(statement.words))):
        return verdict(statement, "outcome", "others-act", (first, last), sure=False)  # a habit that has changed
    if who == "staff" or statement.word(subject.head) == "we":
        return _ours_do(statement, verb, (first, last), what, found)
    if found and (verb.lemma in lexicon("nature.performing") or verb.kind in ("up", "down", "move", "reach") or graded(found.all)):
        counted = verb.kind == "make" and what in OURS and not graded(found.all)
        return verdict(statement, "output" if counted else "outcome", "performs", (first, last))
    if found:
        return verdict(statement, "outcome" if what in THEIRS else "output", "does-with-number", (first, last), sure=what in OURS)
    if punctual(statement, predicate.end):
        return verdict(statement, "outcome", "on-time", (first, last), sure=False)
    following = statement.word(predicate.end)
    well = following in lexicon("nature.well")
    if verb.kind in ("up", "down", "move", "reach", "keep") or (verb.lemma in lexicon("nature.doing_well") and well):
        return verdict(statement, "outcome", "performs", (first, last), sure=False)
    return verdict(statement, "milestone", "thing-does", (first, last))


def _several_of(statement: Statement, subject: NounPhrase) -> bool:
    """Say whether so many of so many do it ("8 of 11 squads"): they choose to, and are counted."""
    return any(
        one.unit in ("percent", "ratio", "score") and "of" in statement.text[one.start : one.end]
        for one in statement.quantities_in(0, subject.head + 1)
    )


def _ours_do(statement: Statement, verb: Verb, words: tuple[int, int], what: Thing, found: Numbers) -> Nature:
    """Judge what people of ours do: their work, or what they feel, know and choose."""
    if verb.lemma in lexicon("nature.willing") and not (what in OURS and verb.lemma in ("give", "report")):
        return verdict(statement, "outcome", "colleagues-choose", words, sure=bool(found))
    living = verb.lemma in lexicon("nature.living") and statement.word(statement.subject.head) != "we"
    if graded(found.all) and (what not in OURS or living) and (moves(found.targets) or living):
        return verdict(statement, "outcome", "moved", words)
    if verb.lemma in lexicon("nature.gathering") and not graded(found.all):
        return verdict(statement, "output" if found.targets else "activity", "we-work", words)
    if shares(found.targets) and punctual(statement, words[1]):
        return verdict(statement, "outcome", "on-time", words)
    if found.limits and (verb.lemma in lexicon("service.verbs") or _newcomers(statement, *words)):
        return verdict(statement, "outcome", "service-in-time", words)
    if verb.kind in WORKING or verb.kind == "own" or what in OURS:
        kind = "output" if found else "activity" if verb.kind == "act" else "milestone"
        return verdict(statement, kind, "we-work", words)  # type: ignore[arg-type]
    return verdict(statement, "outcome", "moved", words, sure=bool(found))


def _newcomers(statement: Statement, first: int, last: int) -> bool:
    """Say whether it is new colleagues that do it: how soon they do is a result."""
    return any(statement.word(index) in lexicon("nature.newcomers") for index in range(first, last))
