"""What a line is in which something acts or is so: "Users renew …", "80% of services are migrated", "The page is fast"."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon
from okrcoach.language.nouns import NounPhrase, ends_phrase, read_phrase, singular
from okrcoach.language.statement import Predicate, Statement
from okrcoach.language.verbs import Verb
from okrcoach.review.nature_kind import Nature, over, verdict
from okrcoach.review.nature_things import MADE, OURS, REACHED, THEIRS, Numbers, Thing, graded, moves, numbers, shares, thing

WORKING = ("make", "act", "measure")
"""Classes of verbs that say work when the team is their subject."""


def acted(statement: Statement, subject: NounPhrase, predicate: Predicate) -> Nature:
    """Return what a sentence is by its subject and verb."""
    if statement.word(subject.head) == "there" or (not subject and statement.word(predicate.at - 1) == "there"):
        phrase = read_phrase(statement.words, predicate.end, statement.measured)
        return had(statement, predicate.at, phrase, by_others=bool(numbers(statement)) and _by_others(statement, predicate))
    if predicate.passive and predicate.verb is not None:
        return _undergoes(statement, subject, predicate, predicate.verb)
    if predicate.auxiliary == "be":
        return _is(statement, subject, predicate)
    who, found = _who(statement, subject), numbers(statement)
    if predicate.auxiliary == "have" and predicate.verb is None:
        phrase = read_phrase(statement.words, predicate.end, statement.measured)
        return had(statement, predicate.at, phrase, by_others=who == "people")
    if predicate.auxiliary == "can":
        performed = found and (graded(found.all) or (predicate.verb is not None and _bears(predicate.verb)))
        if performed:
            return verdict(statement, "outcome", "can-with-number", (subject.head, predicate.end - 1))
        return verdict(statement, "milestone", "can", (subject.head, predicate.end - 1))
    return _does(statement, subject, predicate, who, found)


def _who(statement: Statement, subject: NounPhrase) -> Thing:
    """Return what the subject is; colleagues elsewhere ("other teams", "teams outside ours") are others."""
    who = thing(statement, subject, REACHED)
    around = {statement.word(subject.start - 1), statement.word(subject.end), statement.word(subject.start)}
    return "people" if who == "staff" and around & lexicon("nature.elsewhere") else who


def _bears(verb: Verb) -> bool:
    return verb.lemma in lexicon("nature.bearing")


def had(statement: Statement, at: int, phrase: NounPhrase, *, by_others: bool = False) -> Nature:
    """Return what it is to have something; `by_others` says that people outside have it."""
    what, found = thing(statement, phrase, REACHED), numbers(statement)
    last = over(statement, phrase, at)[1]
    if (
        found.targets
        and what not in OURS
        and (graded(found.targets) or what in THEIRS or what in ("problem", "state"))
        and not (what == "unknown" and shares(found.targets))
    ):
        return verdict(statement, "outcome", "has-number", (at, last))
    if by_others and (found or what not in OURS):
        return verdict(statement, "outcome", "others-have", (at, last), sure=bool(found.targets))
    if found.targets:
        return verdict(statement, "output", "has-things", (at, last), sure=what in OURS or what == "staff")
    if what in ("act", "people", "money", "verdict", "state", "problem") and "insiders" not in phrase.kinds:
        return verdict(statement, "verdict" if what == "verdict" else "outcome", "has-state", (at, last), sure=False)
    return verdict(statement, "milestone", "has-thing", (at, last))


def _undergoes(statement: Statement, subject: NounPhrase, predicate: Predicate, verb: Verb) -> Nature:
    """Judge what is done to the subject: documented, resolved, used."""
    who, found = thing(statement, subject, REACHED), numbers(statement)
    first, last = over(statement, subject, predicate.at)[0], predicate.end - 1
    if found.limits and (verb.lemma in lexicon("service.verbs") or verb.kind == "reach"):
        return verdict(statement, "outcome", "service-in-time", (first, last))
    if verb.lemma in lexicon("nature.adopted") and (found or _by_others(statement, predicate)):
        counted = bool(found.targets)
        return verdict(statement, "outcome", "used-by-others", (first, last), sure=counted)
    if found.targets and _by_others(statement, predicate):
        return verdict(statement, "outcome", "done-by-others", (first, last))
    if verb.kind in ("up", "down", "reach", "move", "keep"):
        if who in OURS and not graded(found.targets):
            return verdict(
                statement,
                "output" if found else "milestone",
                "thing-done",
                (first, last),
                sure=verb.kind == "reach" or verb.lemma == "hold",
            )
        return verdict(statement, "outcome", "moved", (first, last), sure=bool(found))
    if (
        found
        and who == "people"
        and not predicate.auxiliary
        and verb.lemma in lexicon("verbs.others")
        and verb.lemma not in lexicon("nature.treating")
    ):
        return verdict(statement, "outcome", "others-act", (first, last))
    earned = singular(statement.word(subject.head)) in lexicon("nature.earned")
    if found.targets and earned and verb.lemma in lexicon("nature.collecting"):
        return verdict(statement, "outcome", "earned", (first, last))
    ours = verb.kind == "make" and thing(statement, subject, MADE) in OURS and not shares(found.targets)
    if found.targets and who in ("act", "measure", "money") and verb.kind != "measure" and not ours:
        return verdict(statement, "outcome", "others-counted", (first, last))
    if found.targets and who == "people" and shares(found.targets) and verb.lemma not in lexicon("nature.treating"):
        return verdict(statement, "outcome", "others-counted", (first, last), sure=False)
    if shares(found.targets) and verb.lemma in lexicon("nature.conditions"):
        return verdict(statement, "outcome", "kept-so", (first, last), sure=False)
    if found.targets and who == "problem" and shares(found.targets):
        return verdict(statement, "outcome", "problems-solved", (first, last), sure=False)
    if found.targets and moves(found.targets) and graded(found.targets):
        return verdict(statement, "outcome", "level-reached", (first, last), sure=False)
    if found.targets and _level_after(statement, predicate.end):
        return verdict(statement, "outcome", "level-reached", (first, last), sure=False)
    return verdict(statement, "output" if found else "milestone", "thing-done", (first, last))


def _by_others(statement: Statement, predicate: Predicate) -> bool:
    """Say whether "by customers" follows."""
    for index in range(predicate.end, len(statement.words)):
        if statement.word(index) == "by":
            return thing(statement, read_phrase(statement.words, index + 1, statement.measured), REACHED) == "people"
    return False


def _level_after(statement: Statement, start: int) -> bool:
    """Say whether "at 99%", "below 2 s", "with a score of 4" follows."""
    for index in range(start, len(statement.words) - 1):
        if statement.word(index) in lexicon("nature.levels") and any(place in statement.measured for place in range(index + 1, index + 3)):
            return graded(numbers(statement).between(statement, index, len(statement.words)))
    return False


def _is(statement: Statement, subject: NounPhrase, predicate: Predicate) -> Nature:
    """Judge what the subject is: ready, below 10 ms, easy."""
    who, found = thing(statement, subject, MADE), numbers(statement)
    first, last = over(statement, subject, predicate.at)[0], min(predicate.end, len(statement.words) - 1)
    following = [statement.word(index) for index in range(predicate.end, min(predicate.end + 3, len(statement.words)))]
    there = following[:2] in (["in", "place"], ["up", "to"], ["in", "production"])
    done = there or any(_stands_ready(statement, place) for place in (predicate.end, predicate.end + 1))
    if (
        done
        and not (found.limits or (found.targets and graded(found.targets) and not shares(found.targets)))
        and thing(statement, subject, REACHED) != "people"
    ):
        return verdict(statement, "output" if found else "milestone", "ready", (first, last))
    if found:
        return verdict(statement, "outcome", "state-with-number", (first, last), sure=who not in OURS or graded(found.all))
    return verdict(statement, "outcome", "state", (first, last), sure=False)


def _stands_ready(statement: Statement, place: int) -> bool:
    """Say whether a word says that something is there, and does not describe a noun behind it ("the default registry")."""
    if statement.word(place) not in lexicon("nature.ready"):
        return False
    after = place + 1
    return after >= len(statement.words) or statement.words[after].kind != "word" or ends_phrase(statement.words, after)


def _does(statement: Statement, subject: NounPhrase, predicate: Predicate, who: Thing, found: Numbers) -> Nature:
    """Judge what the subject does: what it is, and whose doing, decides."""
    verb = predicate.verb
    if verb is None:
        return verdict(statement, "unclear", "no-verb", (0, len(statement.words) - 1), sure=False)
    first, last = over(statement, subject, predicate.at)[0], predicate.end - 1
    phrase = read_phrase(statement.words, predicate.end, statement.measured)
    what = thing(statement, phrase, REACHED)
    if verb.lemma in lexicon("nature.receiving") and who in ("people", "staff") and what in OURS:
        return verdict(statement, "output" if found else "milestone", "given", (first, last))
    if who in ("people", "act"):
        return verdict(statement, "outcome", "others-act", (first, last), sure=bool(found))
    if who in ("measure", "problem", "money", "state", "verdict"):
        return verdict(statement, "outcome", "measure-moves", (first, last), sure=bool(found))
    if who == "staff" or statement.word(subject.head) == "we":
        return _ours_do(statement, verb, (first, last), what, found)
    if found and (verb.lemma in lexicon("nature.performing") or verb.kind in ("up", "down", "move", "reach") or graded(found.all)):
        counted = verb.kind == "make" and what in OURS and not graded(found.all)
        return verdict(statement, "output" if counted else "outcome", "performs", (first, last))
    if found:
        return verdict(statement, "outcome" if what in THEIRS else "output", "does-with-number", (first, last), sure=what in OURS)
    following = statement.word(predicate.end)
    well = following in lexicon("grammar.adverbs") or following.endswith("ly")
    if verb.kind in ("up", "down", "move", "reach", "keep") or (verb.lemma in lexicon("nature.doing_well") and well):
        return verdict(statement, "outcome", "performs", (first, last), sure=False)
    return verdict(statement, "milestone", "thing-does", (first, last))


def _ours_do(statement: Statement, verb: Verb, words: tuple[int, int], what: Thing, found: Numbers) -> Nature:
    """Judge what people of ours do: their work, or what they feel, know and choose."""
    if verb.lemma in lexicon("nature.willing") and not (what in OURS and verb.lemma in ("give", "report")):
        return verdict(statement, "outcome", "colleagues-choose", words, sure=bool(found))
    if found.limits and (verb.lemma in lexicon("service.verbs") or _newcomers(statement, *words)):
        return verdict(statement, "outcome", "service-in-time", words)
    if verb.kind in WORKING or verb.kind == "own" or what in OURS:
        kind = "output" if found else "activity" if verb.kind == "act" else "milestone"
        return verdict(statement, kind, "we-work", words)  # type: ignore[arg-type]
    return verdict(statement, "outcome", "moved", words, sure=bool(found))


def _newcomers(statement: Statement, first: int, last: int) -> bool:
    """Say whether it is new colleagues that do it: how soon they do is a result."""
    return any(statement.word(index) in ("new", "hire", "hires", "starters", "joiners") for index in range(first, last))
