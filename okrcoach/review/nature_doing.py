"""What a line is in which something acts: "Users renew …", "Pumps last 5 years", "We publish …"."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon, phrases_in
from okrcoach.language.nouns import NounPhrase
from okrcoach.language.statement import Predicate, Statement
from okrcoach.review.nature_kind import Nature, Sentence, decided, over, verdict
from okrcoach.review.nature_things import MADE, OURS, REACHED, THEIRS, Numbers, Thing, graded, moves, shares, thing
from okrcoach.review.nature_times import punctual

WORKING = ("make", "act", "measure")
"""Classes of verbs that say work when the team is their subject."""


def does(statement: Statement, subject: NounPhrase, predicate: Predicate, who: Thing, found: Numbers) -> Nature:
    """Judge what the subject does: what it is, and whose doing, decides."""
    if predicate.verb is None:
        return verdict(statement, "unclear", "no-verb", (0, len(statement.words) - 1), sure=False)
    doing = Sentence(statement, subject, predicate, predicate.verb, who, found)
    return decided((_by_verb, _others_act, _measure_moves, _lasts, _we_do), doing) or _performs(doing)


def _by_verb(doing: Sentence) -> Nature | None:
    """Judge by a verb that says it whoever acts: stopped, launched, received, decided, held."""
    who, found = doing.who, doing.found
    if doing.is_in("nature.stopping") and who != "made":
        return doing.says("outcome", "no-longer", sure=bool(found))
    if doing.predicate.auxiliary == "have" and doing.is_in("nature.launching") and who in ("made", "unknown"):
        return doing.says(doing.work, "thing-done")
    if who == "staff" and doing.verb.form == "base" and _several_of(doing.statement, doing.subject) and not _does_event(doing):
        return doing.says("outcome", "others-act")
    if doing.is_in("nature.receiving") and who in ("people", "staff"):
        if found.limits:
            return doing.says("outcome", "service-in-time")
        if _what(doing) in OURS:
            return doing.says(doing.work, "given")
    if who == "unknown" and not found and (doing.is_in("nature.judged") or doing.is_in("nature.agreed")):
        return doing.says("outcome", "others-decide", sure=False)
    if doing.verb.lemma == "hold" and who != "people" and _does_event(doing) and not graded(found.all):
        return doing.says("output" if found else "activity", "holds-event")
    return None


def _others_act(doing: Sentence) -> Nature | None:
    """Judge what people outside do, or anybody with what is ours."""
    on_ours = _on_ours(doing.statement, doing.predicate)
    told = doing.found and not doing.is_in("nature.willing") and doing.statement.word(doing.subject.start - 1) != "our"
    if doing.who in ("staff", "made") and told and on_ours:
        return doing.says("outcome", "others-act", sure=False)
    if _one_of_us(doing):
        return doing.says(doing.work, "we-work")
    if doing.who in ("people", "act") or (doing.who == "unknown" and on_ours):
        return doing.says("outcome", "others-act", sure=bool(doing.found))
    return None


def _measure_moves(doing: Sentence) -> Nature | None:
    """Judge a measure, a problem or a state that changes; a state may be a thing of ours that acts."""
    acts = doing.who == "state" and doing.verb.kind in ("make", "act")
    if acts and thing(doing.statement, doing.subject, MADE) == "made":
        return None
    if doing.who in ("measure", "problem", "money", "state", "verdict"):
        return doing.says("outcome", "measure-moves", sure=bool(doing.found))
    return None


def _lasts(doing: Sentence) -> Nature | None:
    """Judge what lasts, or a habit that has changed."""
    if doing.is_in("nature.enduring"):
        return doing.says("outcome", "performs", sure=bool(doing.found))
    if not doing.found and any(phrases_in("nature.instead", doing.statement.words, doing.predicate.end)):
        return doing.says("outcome", "others-act", sure=False)
    return None


def _we_do(doing: Sentence) -> Nature | None:
    """Judge what people of ours do: their work, or what they feel, know and choose."""
    statement, verb, what, found = doing.statement, doing.verb, _what(doing), doing.found
    if doing.who != "staff" and statement.word(doing.subject.head) != "we":
        return None
    if doing.is_in("nature.willing") and not (what in OURS and verb.lemma in ("give", "report")):
        return doing.says("outcome", "colleagues-choose", sure=bool(found))
    living = doing.is_in("nature.living") and statement.word(statement.subject.head) != "we"
    if graded(found.all) and (what not in OURS or living) and (moves(found.targets) or living):
        return doing.says("outcome", "moved")
    if doing.is_in("nature.gathering") and not graded(found.all):
        return doing.says("output" if found.targets else "activity", "we-work")
    if shares(found.targets) and punctual(statement, doing.predicate.end - 1):
        return doing.says("outcome", "on-time")
    if found.limits and (doing.is_in("service.verbs") or _newcomers(doing)):
        return doing.says("outcome", "service-in-time")
    if verb.kind in WORKING or verb.kind == "own" or what in OURS:
        return doing.says("output" if found else "activity" if verb.kind == "act" else "milestone", "we-work")
    return doing.says("outcome", "moved", sure=bool(found))


def _performs(doing: Sentence) -> Nature:
    """Judge what a thing does: a result where it tells how well, work where it only tells that."""
    verb, what, found = doing.verb, _what(doing), doing.found
    handles = verb.kind == "move" and doing.who in (*OURS, "unknown") and bool(doing.object) and what not in THEIRS  # "returns berths"
    changes = verb.kind in ("up", "down", "move", "reach") and not (handles and not found)
    if found and (doing.is_in("nature.performing") or changes or graded(found.all)):
        counted = verb.kind == "make" and what in OURS and not graded(found.all)
        return doing.says("output" if counted else "outcome", "performs")
    if found:
        return doing.says("outcome" if what in THEIRS else "output", "does-with-number", sure=what in OURS)
    if punctual(doing.statement, doing.predicate.end):
        return doing.says("outcome", "on-time", sure=False)
    well = doing.is_in("nature.doing_well") and doing.statement.word(doing.predicate.end) in lexicon("nature.well")
    if changes or verb.kind == "keep" or well:
        return doing.says("outcome", "performs", sure=False)
    return doing.says("milestone", "thing-does")


def _what(doing: Sentence) -> Thing:
    """Return what the subject does it to."""
    return thing(doing.statement, doing.object, REACHED)


def _does_event(doing: Sentence) -> bool:
    """Say whether the subject holds an event, or takes part in one."""
    return thing(doing.statement, doing.object, MADE) == "event"


def _on_ours(statement: Statement, predicate: Predicate) -> bool:
    """Say whether somebody does something with what is ours: "6 clubs rent *our* boats"."""
    return any(statement.word(index) in lexicon("grammar.ours") for index in (predicate.end, predicate.end + 1))


def _one_of_us(doing: Sentence) -> bool:
    """Say whether an occupation stands for who has it, and makes what is ours to make: "Editor publishes 3 posts a week"."""
    named = doing.statement.word(doing.subject.head) in lexicon("nouns.occupations") and doing.statement.word(doing.subject.start - 1) == ""
    return named and doing.verb.form == "third" and doing.verb.kind == "make" and _what(doing) in OURS


def _several_of(statement: Statement, subject: NounPhrase) -> bool:
    """Say whether so many of so many do it ("8 of 11 squads"): they choose to, and are counted."""
    return any(
        one.unit in ("percent", "ratio", "score") and "of" in statement.text[one.start : one.end]
        for one in statement.quantities_in(0, subject.head + 1)
    )


def _newcomers(doing: Sentence) -> bool:
    """Say whether it is new colleagues that do it: how soon they do is a result."""
    first = over(doing.statement, doing.subject, doing.predicate.at)[0]
    words = (doing.statement.word(index) for index in range(first, doing.predicate.end - 1))
    return any(word in lexicon("nature.newcomers") for word in words)
