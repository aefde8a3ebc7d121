"""What a line is whose verb tells that something is reached: "Win 12 clubs", "Get certified", "Sell 40 berths"."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.nouns import NounPhrase
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.statement import Predicate, Statement
from okrcoach.review.nature_granted import granted_at
from okrcoach.review.nature_kind import Nature, Work, decided, verdict
from okrcoach.review.nature_subject import acted
from okrcoach.review.nature_things import OURS, graded, money, moves, shares


def reach(work: Work) -> Nature:
    """Reach, win, get, generate: a result, unless what is reached is of the team's own making."""
    found = decided((_lets_act, _met_or_earned, _judged_by_others, _done_well, _things_reached, _done_once), work)
    return found or work.says("outcome", "reached", sure=bool(work.found))


def _lets_act(work: Work) -> Nature | None:
    """Judge what somebody is let do: "Get 10 members *to renew*"."""
    if not work.is_in("nature.letting"):
        return None
    statement, phrase = work.statement, work.phrase
    if statement.predicate is not None and statement.predicate.at >= phrase.end > 0:
        return acted(statement, phrase, statement.predicate)
    toward = next((one for one in statement.clauses if one.kind == "purpose"), None) if work.reached not in OURS else None
    return acted(statement, phrase, Predicate(toward.start, toward.at + toward.verb.size, "", toward.verb)) if toward else None


def _met_or_earned(work: Work) -> Nature | None:
    """Judge people met, a change that is reached, what is earned from others, and a thing made ready."""
    phrase, targets = work.phrase, work.found.targets
    if work.is_in("nature.meeting") and {"outsiders", "insiders"} & set(phrase.kinds) and not shares(targets):
        return work.says("activity", "work")
    if phrase and graded(targets) and work.head in lexicon("nature.changes"):
        return work.says("outcome", "change-told")
    if phrase and targets and work.head in lexicon("nature.earned") and not _named(work.statement, phrase):
        return work.says("outcome", "earned")
    if work.verb.lemma == "get" and not work.found and "outsiders" not in phrase.kinds and _made_ready(work.statement, phrase):
        return work.says("milestone", "made-ready")
    return None


def _judged_by_others(work: Work) -> Nature | None:
    """Judge what others grant, or find good."""
    granted = granted_at(work.statement, work.at + 1) if not work.found else -1
    if granted >= 0:
        return verdict(work.statement, "verdict", "judged-by-others", (work.at, granted))
    passed = work.is_in("nature.passing") and work.made in OURS and work.phrase.head in _judged(work.statement, work.phrase)
    if work.reached == "verdict" or passed:
        return work.says("outcome" if work.found else "verdict", "judged-by-others")
    return None


def _done_well(work: Work) -> Nature | None:
    """Judge money and sales, how soon or how often something succeeds, and problems that are worked through."""
    targets = work.found.targets
    if money(work.found.between(work.statement, work.at, work.phrase.end)):
        return work.says("outcome", "money")
    if work.is_in("nature.selling") and targets:
        return work.says("outcome", "sold")
    if work.found.prompt and work.is_in("service.verbs"):
        return work.says("outcome", "service-in-time")
    if work.is_in("nature.contests") and shares(targets):
        return work.says("outcome", "games-won")
    if work.is_in("nature.passing") and shares(targets):
        return work.says("outcome", "level-reached")
    if work.reached == "problem" and work.is_in("nature.clearing"):
        return work.says("output", "worked-through")
    return None


def _things_reached(work: Work) -> Nature | None:
    """Judge what is ours, or who works for us: work, unless a level of it moves."""
    targets = work.found.targets
    hired = work.reached == "staff" and work.is_in("nature.hiring") and not graded(targets)
    if work.reached not in OURS and not hired:
        return None
    if moves(targets) and graded(targets):
        return work.says("outcome", "level-reached")
    return work.says("output" if work.found else "milestone", "things-reached", sure=work.verb.lemma != "become")


def _done_once(work: Work) -> Nature | None:
    """Judge what is signed or produced once, without a number."""
    if work.found:
        return None
    if work.is_in("nature.signing") and work.reached == "act" and not is_plural(work.statement.word(work.phrase.head)):
        return work.says("milestone", "signed")
    return work.says("milestone", "produced") if work.is_in("nature.producing") and work.reached == "unknown" else None


def _made_ready(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether a thing shall be ready: "get the shop *live*", "get the lift *running*"."""
    ready = lexicon("nature.ready")
    return bool(phrase) and (statement.word(phrase.end) in ready or (phrase.head > phrase.start and statement.word(phrase.head) in ready))


def _named(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether more than the noun alone says what it is: a "code review" is no review."""
    return phrase.kinds != classes_of(statement.word(phrase.head))


def _judged(statement: Statement, phrase: NounPhrase) -> tuple[int, ...]:
    return tuple(index for index in range(phrase.start, phrase.end) if singular(statement.word(index)) in lexicon("nature.judgements"))
