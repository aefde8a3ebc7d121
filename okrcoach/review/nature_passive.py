"""What a line is in which something is done to its subject: "80% of services are migrated", "12 benches built"."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon, phrase_at
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.nouns import NounPhrase, read_phrase
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.statement import Predicate, Statement
from okrcoach.language.verbs import Verb, verb_at
from okrcoach.review.nature_kind import Nature, Sentence, decided
from okrcoach.review.nature_things import MADE, OURS, REACHED, Numbers, graded, moves, numbers, shares, thing, trails, watched
from okrcoach.review.nature_times import punctual


def undergoes(statement: Statement, subject: NounPhrase, predicate: Predicate, verb: Verb) -> Nature:
    """Judge what is done to the subject: documented, resolved, used."""
    done = Sentence(statement, subject, predicate, verb, thing(statement, subject, REACHED), numbers(statement))
    steps = (_on_time, _looked_at, _faulty, _in_limits, _others_do, _held, _moved, _numbered, _others_counted, _level)
    return decided(steps, done) or _worked_on(done)


def _on_time(done: Sentence) -> Nature | None:
    """Judge what is done in time without a figure, where others wait for it."""
    found = done.found
    theirs = done.who in ("people", "act") or "problems" in done.subject.kinds or shares(found.targets)
    if theirs and punctual(done.statement, done.predicate.end):
        return done.says("outcome", "on-time", sure=bool(found.targets))
    return None


def _looked_at(done: Sentence) -> Nature | None:
    """Judge what others or we look at: examined, granted, checked."""
    statement, found, who = done.statement, done.found, done.who
    examined = singular(statement.word(done.subject.head)) in lexicon("nature.examined")
    if (done.is_in("nature.passing") and examined) or _grant(done):
        return done.says("outcome" if found.targets else "verdict", "judged-by-others")
    if done.is_in("nature.checking") or (not found and _by_one(statement, done.predicate)):
        ours = who in OURS or (who == "verdict" and thing(statement, done.subject, MADE) in OURS)
        if ours or who in ("unknown", "act", "none"):
            return done.says("output" if found.targets else "milestone", "checked")
    if statement.word(done.subject.head) in lexicon("nature.certificates") and done.is_in("nature.concluding"):
        return done.says("verdict", "judged-by-others")
    return None


def _grant(done: Sentence) -> bool:
    """Say whether others grant something, or who ordered it agrees to it: "reviewed and *signed off* by the client"."""
    statement, (verb, predicate) = done.statement, _last_done(done)
    if verb.lemma in lexicon("nature.agreed") and statement.word(predicate.end) == "by":
        agent = read_phrase(statement.words, predicate.end + 1, statement.measured)
        if statement.word(agent.head) in lexicon("nature.ordering"):
            return True
    return verb.lemma in lexicon("nature.granting") and _by_outside(statement, predicate)


def _last_done(done: Sentence) -> tuple[Verb, Predicate]:
    """Return the last verb of those that are told in a row, with its place: "planned, printed and *read* by 300 walkers"."""
    statement, predicate, verb, place = done.statement, done.predicate, done.verb, done.predicate.end
    while statement.word(place) in (",", "and", "&"):
        place += 1
        second = verb_at(statement.words, place)
        if second is not None and (second.form in ("past", "participle") or second.lemma in lexicon("verbs.unchanging")):
            place += second.size
            verb, predicate = second, predicate._replace(end=place)
    return verb, predicate


def _faulty(done: Sentence) -> Nature | None:
    """Judge what is left undone, went wrong or is put right."""
    counted = bool(done.found.targets)
    if phrase_at("nature.nobody", done.statement.words, done.statement.begin):
        return done.says("outcome", "left-undone", sure=False)  # "Nobody is called out at night"
    if counted and done.statement.word(done.predicate.end - 1).startswith("un") and done.verb.lemma.endswith("ed"):
        return done.says("outcome", "left-undone")
    if counted and done.is_in("nature.went_wrong"):
        return done.says("outcome", "went-wrong")
    if "problems" in done.subject.kinds and not done.found and done.is_in("nature.clearing"):
        return done.says("milestone", "worked-through")
    return None


def _in_limits(done: Sentence) -> Nature | None:
    """Judge what is done within a time: how fast a service is."""
    several = is_plural(done.statement.word(done.subject.head)) and done.found.prompt
    if done.found.limits and (done.is_in("service.verbs") or done.verb.kind == "reach" or several):
        return done.says("outcome", "service-in-time")
    return None


def _others_do(done: Sentence) -> Nature | None:
    """Judge what others do with the subject, think of it, or do by means of ours."""
    statement, predicate, found = done.statement, done.predicate, done.found
    counted = bool(found.targets)
    adopted = done.is_in("nature.adopted")
    last, place = _last_done(done)
    if (
        counted
        and place.end > predicate.end
        and (last.lemma in lexicon("nature.adopted") or taken_up(last))
        and by_others(statement, place)
    ):
        return done.says("outcome", "used-in-the-end")  # what was made before it is only the way there
    alone = found and adopted and not done.is_in("nature.bought")
    if alone or ((adopted or taken_up(done.verb)) and by_others(statement, predicate)):
        return done.says("outcome", "used-by-others", sure=counted)
    often = any(one.unit == "rate" for one in found.targets) and shares(found.targets)
    if often and done.is_in("verbs.others"):
        return done.says("outcome", "used-by-others")
    if done.is_in("nature.judged") or any(one.noun.startswith("times") for one in found.targets):
        return done.says("outcome" if counted else "verdict", "judged-by-others")
    if counted and done.who != "people" and _share_of_theirs(statement, predicate, found):
        return done.says("outcome", "share-of-theirs")
    by_many = by_others(statement, predicate, many=True) and not done.is_in("nature.agreed")
    if not found and (done.verb.lemma == "use" or by_many):
        return done.says("outcome", "used-by-others", sure=False)
    if shares(found.targets) and done.who not in OURS and _through_ours(statement, predicate):
        return done.says("outcome", "through-ours")
    if counted and (by_others(statement, predicate) or _with_ours(statement, predicate)):
        return done.says("outcome", "done-by-others")
    if done.who in OURS and watched(found.since(statement, predicate.end)):
        return done.says("outcome", "received")
    taken, used = taken_up(done.verb), done.is_in("nature.done_in_use") and _per_use(statement, predicate)
    if counted and (used or (taken and (_per_use(statement, predicate) or _per_head(statement, predicate)))):
        return done.says("outcome", "used-by-others")
    return None


def _held(done: Sentence) -> Nature | None:
    """Judge what is held, kept, or done as well as a mark asks."""
    statement, found = done.statement, done.found
    if done.verb.lemma == "hold" and "events" in done.subject.kinds:
        return done.says("output" if found else "activity", "holds-event")
    if done.verb.kind in ("reach", "keep") and singular(statement.word(done.subject.head)) in lexicon("nature.marks"):
        return done.says("outcome", "mark-reached", sure=bool(found.targets))
    if not found and statement.word(done.predicate.end) in lexicon("nature.done_better"):
        return done.says("outcome", "done-better", sure=False)
    if done.verb.lemma == "keep" and not found:
        return done.says("milestone", "kept-up", sure=False)
    return None


def _moved(done: Sentence) -> Nature | None:
    """Judge what is moved, reached or kept: our work where it is a thing of ours, a change where it is anything else."""
    verb, who, found = done.verb, done.who, done.found
    if verb.kind not in ("up", "down", "reach", "move", "keep"):
        return None
    if verb.kind in ("reach", "move", "keep") and not found and who in ("none", "unknown", "act"):
        return done.says("milestone", "thing-done")  # somebody did it, and no number says how much
    if who == "staff" and not shares(found.targets) and done.is_in("nature.taken_on"):
        return done.says(done.work, "taken-on")
    one_by_one = who == "unknown" and verb.kind == "move" and not graded(found.targets) and not moves(found.targets)
    if one_by_one and done.subject_counted:
        return done.says("output", "thing-done")
    fewer = verb.kind == "down" and moves(found.targets)  # "Reason codes cut from 31 to 9": nothing was made
    if who in OURS and not fewer and (verb.lemma == "move" or not graded(found.targets)):
        return done.says(done.work, "thing-done", sure=not found or verb.kind == "reach" or verb.lemma in ("hold", "move"))
    return done.says("outcome", "moved", sure=bool(found))


def _numbered(done: Sentence) -> Nature | None:
    """Judge what a number tells of others: what they do, a level of theirs, what is earned from them."""
    who, found = done.who, done.found
    theirs = who == "people" and not done.predicate.auxiliary and done.is_in("verbs.others")
    if found and theirs and not done.is_in("nature.treating"):
        return done.says("outcome", "others-act")
    if who not in OURS and found.targets and (trails(done.statement) or (moves(found.targets) and who != "unknown")):
        return done.says("outcome", "level", sure=who != "unknown")
    earned = singular(done.statement.word(done.subject.head)) in lexicon("nature.earned")
    if found.targets and earned and done.is_in("nature.collecting"):
        return done.says("outcome", "earned")
    return None


def _others_counted(done: Sentence) -> Nature | None:
    """Judge what counts others or what is theirs, unless it is our making that they are counted in."""
    who, found, making = done.who, done.found, done.verb.kind == "make"
    if not found.targets:
        return None
    if who in ("act", "measure", "money") and done.verb.kind != "measure":
        share = shares(found.targets)
        counted = done.predicate.at > 0 and done.subject_counted
        ours = making and thing(done.statement, done.subject, MADE) in OURS and not share
        ours |= making and who == "act" and not counted and not share and not moves(found.targets)
        ours |= done.is_in("nature.handed_in") and _bids(done.statement, done.subject)
        if not ours:
            return done.says("outcome", "others-counted")
    if who == "people" and shares(found.targets) and not done.is_in("nature.treating"):
        return done.says("outcome", "others-counted", sure=False)
    return None


def _level(done: Sentence) -> Nature | None:
    """Judge a level that is told of the subject or behind it."""
    targets = done.found.targets
    if shares(targets) and done.is_in("nature.conditions"):
        return done.says("outcome", "kept-so", sure=False)
    if shares(targets) and done.who == "problem":
        return done.says("outcome", "problems-solved", sure=False)
    if moves(targets) and graded(targets):
        return done.says("outcome", "level-reached", sure=False)
    # "5 courses built with 80% …": they are counted, and how good they are comes beside
    made = done.who in OURS and done.verb.kind == "make" and done.predicate.at > 0 and done.subject_counted
    if targets and not made and _level_after(done.statement, done.predicate.end):
        return done.says("outcome", "level-reached", sure=False)
    return None


def _worked_on(done: Sentence) -> Nature:
    """Judge what is left: work, for sure unless it may be others' doing."""
    # a share of we know not what may be others' doing, and what others do may be told without naming them
    theirs = (done.who == "unknown" and shares(done.found.targets)) or (
        done.who == "act" and not done.found and done.is_in("nature.handed_in")
    )
    return done.says(done.work, "thing-done", sure=not theirs)


def taken_up(verb: Verb) -> bool:
    """Say whether it is what others do to a thing of ours: use, book, return."""
    theirs = verb.lemma in lexicon("nature.adopted") and verb.lemma not in lexicon("nature.bought")
    return theirs or verb.lemma in lexicon("nature.taken_up")


def _per_head(statement: Statement, predicate: Predicate) -> bool:
    """Say whether it is counted by people outside: "bikes rented per member"."""
    return statement.word(predicate.end) == "per" and "outsiders" in classes_of(statement.word(predicate.end + 1))


def _per_use(statement: Statement, predicate: Predicate) -> bool:
    """Say whether it is counted by uses or users of a thing of ours, who do it then: "photos uploaded per session"."""
    return statement.word(predicate.end) == "per" and statement.word(predicate.end + 1) in lexicon("nature.in_use")


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
    return statement.word(predicate.end) in lexicon("nature.through") and statement.word(predicate.end + 1) in lexicon("grammar.articles")


def _with_ours(statement: Statement, predicate: Predicate) -> bool:
    """Say whether things are made out of what is ours, so by others: "40 apps built on our data"."""
    return any(
        statement.word(index) in lexicon("nature.made_with") and statement.word(index + 1) == "our"
        for index in (predicate.end - 1, predicate.end)  # "built on" is one verb, "built with" is not
    )


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
            people = "outsiders" in agent.kinds or thing(statement, agent, REACHED) == "people"
            return people and (not many or is_plural(statement.word(agent.head)))
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
