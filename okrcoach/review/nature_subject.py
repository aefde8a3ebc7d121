"""What a line is in which something acts or is so: "Users renew …", "80% of services are migrated", "The page is fast"."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon, phrase_at
from okrcoach.language.nouns import NounPhrase, is_plural, read_phrase, singular
from okrcoach.language.statement import Predicate, Statement
from okrcoach.language.verbs import Verb
from okrcoach.review.nature_kind import Nature, over, verdict
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
    trails,
)

WORKING = ("make", "act", "measure")
"""Classes of verbs that say work when the team is their subject."""


def acted(statement: Statement, subject: NounPhrase, predicate: Predicate) -> Nature:
    """Return what a sentence is by its subject and verb."""
    if statement.word(subject.head) == "there" or (not subject and statement.word(predicate.at - 1) == "there"):
        phrase = read_phrase(statement.words, predicate.end, statement.measured)
        return had(statement, predicate.at, phrase, by_others=bool(numbers(statement)) and _by_others(statement, predicate))
    if _no_longer(statement, predicate):
        return verdict(statement, "outcome", "no-longer", (max(0, subject.head), predicate.end - 1), sure=False)
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
    around = {statement.word(subject.start - 1), statement.word(subject.end), statement.word(subject.start)}
    alone = any(phrase_at("nature.alone", statement.words, index) for index in range(max(0, subject.end), len(statement.words)))
    return "people" if who in ("staff", "unknown") and (alone or around & lexicon("nature.elsewhere")) else who


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
    if (who in ("people", "act") or "problems" in subject.kinds or shares(found.targets)) and punctual(statement, predicate.end):
        return verdict(statement, "outcome", "on-time", (first, last), sure=bool(found.targets))
    if verb.lemma in lexicon("nature.checking") or (not found and _by_one(statement, predicate)):
        kind = "output" if found.targets else "milestone"
        if who in OURS or who in ("unknown", "act", "none") or (who == "verdict" and thing(statement, subject, MADE) in OURS):
            return verdict(statement, kind, "checked", (first, last))  # type: ignore[arg-type]
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
    if verb.lemma in lexicon("nature.adopted") and ((found and not bought) or _by_others(statement, predicate)):
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
    if not found and (verb.lemma == "use" or (_by_others(statement, predicate, many=True) and verb.lemma not in lexicon("nature.agreed"))):
        return verdict(statement, "outcome", "used-by-others", (first, last), sure=False)
    if shares(found.targets) and who not in OURS and _through_ours(statement, predicate):
        return verdict(statement, "outcome", "through-ours", (first, last))
    if found.targets and (_by_others(statement, predicate) or _with_ours(statement, predicate)):
        return verdict(statement, "outcome", "done-by-others", (first, last))
    if verb.lemma == "hold" and "events" in subject.kinds:
        return verdict(statement, "output" if found else "activity", "holds-event", (first, last))
    if verb.kind in ("reach", "keep") and singular(statement.word(subject.head)) in lexicon("nature.marks"):
        return verdict(statement, "outcome", "mark-reached", (first, last), sure=bool(found.targets))
    if verb.kind in ("up", "down", "reach", "move", "keep"):
        if verb.kind in ("reach", "move", "keep") and not found and who in ("none", "unknown", "act"):
            return verdict(statement, "milestone", "thing-done", (first, last))  # somebody did it, and no number says how much
        if who == "staff" and not shares(found.targets) and verb.lemma in lexicon("nature.taken_on"):
            return verdict(statement, "output" if found else "milestone", "taken-on", (first, last))
        one_by_one = who == "unknown" and verb.kind == "move" and not graded(found.targets) and not moves(found.targets)
        if one_by_one and found.between(statement, 0, subject.head + 1):
            return verdict(statement, "output", "thing-done", (first, last))
        if who in OURS and (verb.lemma == "move" or not graded(found.targets)):
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
    if found.targets and _level_after(statement, predicate.end):
        return verdict(statement, "outcome", "level-reached", (first, last), sure=False)
    theirs = who == "unknown" and shares(found.targets)  # a share of we know not what may be others' doing
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
    return bool(agent) and not statement.word(agent.head).endswith("s")


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


def _by_others(statement: Statement, predicate: Predicate, *, many: bool = False) -> bool:
    """Say whether "by customers" follows; `many` asks for several: "painted by a local artist" is work given to somebody."""
    for index in range(predicate.end, len(statement.words)):
        if statement.word(index) in ("and", "or", ","):
            return False
        if statement.word(index) == "by":
            if shares(statement.quantities_in(index, min(index + 3, len(statement.words)))):
                return True  # "by a third of …": whoever they are, they are many
            agent = read_phrase(statement.words, index + 1, statement.measured)
            return thing(statement, agent, REACHED) == "people" and (not many or is_plural(statement.word(agent.head)))
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
    there = following[:2] == ["up", "to"]
    done = there or any(stands_ready(statement, place) for place in (predicate.end, predicate.end + 1))
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
    return any(statement.word(index) in ("new", "hire", "hires", "starters", "joiners") for index in range(first, last))
