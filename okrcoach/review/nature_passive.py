"""What a line is in which something is done to its subject: "80% of services are migrated", "12 benches built"."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon
from okrcoach.language.nouns import NounPhrase, read_phrase
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.statement import Predicate, Statement
from okrcoach.language.verbs import Verb
from okrcoach.review.nature_kind import Nature, over, verdict
from okrcoach.review.nature_things import MADE, OURS, REACHED, Numbers, Thing, graded, moves, numbers, punctual, shares, thing, trails


def undergoes(statement: Statement, subject: NounPhrase, predicate: Predicate, verb: Verb) -> Nature:
    """Judge what is done to the subject: documented, resolved, used."""
    who, found = thing(statement, subject, REACHED), numbers(statement)
    first, last = over(statement, subject, predicate.at)[0], predicate.end - 1
    if (who in ("people", "act") or "problems" in subject.kinds or shares(found.targets)) and punctual(statement, predicate.end):
        return verdict(statement, "outcome", "on-time", (first, last), sure=bool(found.targets))
    seen = _looked_at(statement, subject, predicate, verb, who)
    if seen is not None:
        return seen
    if found.targets and statement.word(predicate.end - 1).startswith("un") and verb.lemma.endswith("ed"):
        return verdict(statement, "outcome", "left-undone", (first, last))
    if found.targets and verb.lemma in lexicon("nature.went_wrong"):
        return verdict(statement, "outcome", "went-wrong", (first, last))
    if "problems" in subject.kinds and not found and verb.lemma in lexicon("nature.clearing"):
        return verdict(statement, "milestone", "worked-through", (first, last))
    several = is_plural(statement.word(subject.head)) and found.prompt
    if found.limits and (verb.lemma in lexicon("service.verbs") or verb.kind == "reach" or several):
        return verdict(statement, "outcome", "service-in-time", (first, last))
    bought = verb.lemma in lexicon("nature.bought")
    if verb.lemma in lexicon("nature.adopted") and ((found and not bought) or by_others(statement, predicate)):
        counted = bool(found.targets)
        return verdict(statement, "outcome", "used-by-others", (first, last), sure=counted)
    often = any(one.unit == "rate" for one in found.targets) and shares(found.targets)
    if often and verb.lemma in lexicon("verbs.others"):
        return verdict(statement, "outcome", "used-by-others", (first, last))
    if verb.lemma in lexicon("nature.judged") or any(one.noun.startswith("times") for one in found.targets):
        kind = "outcome" if found.targets else "verdict"
        return verdict(statement, kind, "judged-by-others", (first, last))  # type: ignore[arg-type]
    if found.targets and who != "people" and _share_of_theirs(statement, predicate, found):
        return verdict(statement, "outcome", "share-of-theirs", (first, last))
    if not found and (verb.lemma == "use" or (by_others(statement, predicate, many=True) and verb.lemma not in lexicon("nature.agreed"))):
        return verdict(statement, "outcome", "used-by-others", (first, last), sure=False)
    if shares(found.targets) and who not in OURS and _through_ours(statement, predicate):
        return verdict(statement, "outcome", "through-ours", (first, last))
    if found.targets and (by_others(statement, predicate) or _with_ours(statement, predicate)):
        return verdict(statement, "outcome", "done-by-others", (first, last))
    if verb.lemma == "hold" and "events" in subject.kinds:
        return verdict(statement, "output" if found else "activity", "holds-event", (first, last))
    if verb.kind in ("reach", "keep") and singular(statement.word(subject.head)) in lexicon("nature.marks"):
        return verdict(statement, "outcome", "mark-reached", (first, last), sure=bool(found.targets))
    if not found and statement.word(predicate.end) in lexicon("nature.done_better"):
        return verdict(statement, "outcome", "done-better", (first, last), sure=False)
    if verb.lemma == "keep" and not found:
        return verdict(statement, "milestone", "kept-up", (first, last), sure=False)
    if verb.kind in ("up", "down", "reach", "move", "keep"):
        if verb.kind in ("reach", "move", "keep") and not found and who in ("none", "unknown", "act"):
            return verdict(statement, "milestone", "thing-done", (first, last))  # somebody did it, and no number says how much
        if who == "staff" and not shares(found.targets) and verb.lemma in lexicon("nature.taken_on"):
            return verdict(statement, "output" if found else "milestone", "taken-on", (first, last))
        one_by_one = who == "unknown" and verb.kind == "move" and not graded(found.targets) and not moves(found.targets)
        if one_by_one and found.between(statement, 0, subject.head + 1):
            return verdict(statement, "output", "thing-done", (first, last))
        fewer = verb.kind == "down" and moves(found.targets)  # "Reason codes cut from 31 to 9": nothing was made
        if who in OURS and not fewer and (verb.lemma == "move" or not graded(found.targets)):
            return verdict(
                statement,
                "output" if found else "milestone",
                "thing-done",
                (first, last),
                sure=not found or verb.kind == "reach" or verb.lemma in ("hold", "move"),
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
    if who not in OURS and found.targets and (trails(statement) or (moves(found.targets) and who != "unknown")):
        return verdict(statement, "outcome", "level", (first, last), sure=who != "unknown")
    earned = singular(statement.word(subject.head)) in lexicon("nature.earned")
    if found.targets and earned and verb.lemma in lexicon("nature.collecting"):
        return verdict(statement, "outcome", "earned", (first, last))
    ours = verb.kind == "make" and thing(statement, subject, MADE) in OURS and not shares(found.targets)
    counted = predicate.at > 0 and bool(found.between(statement, 0, subject.head + 1))
    ours |= verb.kind == "make" and who == "act" and not counted and not shares(found.targets) and not moves(found.targets)
    ours |= verb.lemma in lexicon("nature.handed_in") and _bids(statement, subject)
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
    made = who in OURS and verb.kind == "make" and counted  # "5 courses built with 80% …": how good they are comes beside
    if found.targets and not made and _level_after(statement, predicate.end):
        return verdict(statement, "outcome", "level-reached", (first, last), sure=False)
    # a share of we know not what may be others' doing, and what others do may be told without naming them
    theirs = (who == "unknown" and shares(found.targets)) or (who == "act" and not found and verb.lemma in lexicon("nature.handed_in"))
    return verdict(statement, "output" if found else "milestone", "thing-done", (first, last), sure=not theirs)


def _bids(statement: Statement, subject: NounPhrase) -> bool:
    """Say whether it is bids and applications that were handed in: ours, where nobody else is named."""
    return singular(statement.word(subject.head)) in lexicon("nature.bids")


def _by_one(statement: Statement, predicate: Predicate) -> bool:
    """Say whether somebody in charge has agreed: "approved by the council", "signed off by legal"."""
    verb = predicate.verb
    if verb is None or verb.lemma not in lexicon("nature.agreed") or statement.word(predicate.end) not in ("by", "with", "in"):
        return False
    agent = read_phrase(statement.words, predicate.end + 1, statement.measured)
    return bool(agent) and not is_plural(statement.word(agent.head))


def _share_of_theirs(statement: Statement, predicate: Predicate, found: Numbers) -> bool:
    """Say whether something is done in a share of what comes from others: "steps included in 70% of bug reports"."""
    if statement.word(predicate.end) != "in":
        return False
    phrase = read_phrase(statement.words, predicate.end + 1, statement.measured)
    return shares(found.targets) and bool({"acts", "problems"} & set(phrase.kinds))


def _through_ours(statement: Statement, predicate: Predicate) -> bool:
    """Say whether a share takes the way that we offer: "60% of shifts filled through the staff app"."""
    return statement.word(predicate.end) in ("through", "via") and statement.word(predicate.end + 1) in lexicon("grammar.articles")


def _with_ours(statement: Statement, predicate: Predicate) -> bool:
    """Say whether things are made out of what is ours, so by others: "40 apps built on our data"."""
    return any(
        statement.word(index) in ("on", "with", "from", "using", "against") and statement.word(index + 1) == "our"
        for index in (predicate.end - 1, predicate.end)  # "built on" is one verb, "built with" is not
    )


def _looked_at(statement: Statement, subject: NounPhrase, predicate: Predicate, verb: Verb, who: Thing) -> Nature | None:
    """Judge what others or we look at: examined, granted, checked; None for all else."""
    found = numbers(statement)
    first, last = over(statement, subject, predicate.at)[0], predicate.end - 1
    examined = singular(statement.word(subject.head)) in lexicon("nature.examined")
    if (verb.lemma in lexicon("nature.passing") and examined) or (
        verb.lemma in lexicon("nature.granting") and _by_outside(statement, predicate)
    ):
        return verdict(statement, "outcome" if found.targets else "verdict", "judged-by-others", (first, last))
    if verb.lemma in lexicon("nature.checking") or (not found and _by_one(statement, predicate)):
        kind = "output" if found.targets else "milestone"
        if who in OURS or who in ("unknown", "act", "none") or (who == "verdict" and thing(statement, subject, MADE) in OURS):
            return verdict(statement, kind, "checked", (first, last))  # type: ignore[arg-type]
    if statement.word(subject.head) in lexicon("nature.certificates") and verb.lemma in lexicon("nature.concluding"):
        return verdict(statement, "verdict", "judged-by-others", (first, last))
    return None


def by_others(statement: Statement, predicate: Predicate, *, many: bool = False) -> bool:
    """Say whether "by customers" follows; `many` asks for several: "painted by a local artist" is work given to somebody."""
    for index in range(predicate.end, len(statement.words)):
        if statement.word(index) in ("and", "or", ","):
            return False
        if statement.word(index) == "by":
            if shares(statement.quantities_in(index, min(index + 3, len(statement.words)))):
                return True  # "by a third of …": whoever they are, they are many
            if statement.word(index + 1) in lexicon("grammar.somebody"):
                return not many
            agent = read_phrase(statement.words, index + 1, statement.measured)
            return thing(statement, agent, REACHED) == "people" and (not many or is_plural(statement.word(agent.head)))
    return False


def _by_outside(statement: Statement, predicate: Predicate) -> bool:
    """Say whether somebody outside does it: "by the insurer", "by someone who rows", "by outside auditors"."""
    at = next((index for index in range(predicate.end, len(statement.words)) if statement.word(index) == "by"), -1)
    if at < 0:
        return False
    agent = read_phrase(statement.words, at + 1, statement.measured)
    outside = any(statement.word(index) in lexicon("nature.elsewhere") for index in range(at + 1, agent.end))
    return outside or by_others(statement, predicate)


def _level_after(statement: Statement, start: int) -> bool:
    """Say whether "at 99%", "below 2 s", "with a score of 4" follows."""
    for index in range(start, len(statement.words) - 1):
        if statement.word(index) in lexicon("nature.levels") and any(place in statement.measured for place in range(index + 1, index + 3)):
            return graded(numbers(statement).between(statement, index, len(statement.words)))
    return False
