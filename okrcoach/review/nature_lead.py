"""What a line is that a verb leads: "Increase …", "Publish …", "We have …"."""

from __future__ import annotations

from collections.abc import Callable

from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.noun_levels import names_level
from okrcoach.language.nouns import read_phrase
from okrcoach.language.quantities import Quantity
from okrcoach.language.statement import Predicate, Statement
from okrcoach.language.verbs import Verb, VerbClass, verb_at
from okrcoach.review.nature_granted import is_granted
from okrcoach.review.nature_kind import Nature, NatureKind, Work, verdict
from okrcoach.review.nature_passive import taken_up
from okrcoach.review.nature_reach import reach
from okrcoach.review.nature_result import changed, level_with
from okrcoach.review.nature_subject import acted, had
from okrcoach.review.nature_things import OURS, REACHED, Thing, graded, joined, moves, numbers, shares
from okrcoach.review.nature_times import recurs

_MEASURE: frozenset[Thing] = frozenset(("measure",))


def led(statement: Statement, verb: Verb, at: int) -> Nature:
    """Return what a line with a leading verb is."""
    after = at + verb.size
    inner = verb_at(statement.words, after) if verb.lemma in lexicon("nature.phases") else None
    if verb.lemma == "get" and statement.word(after) in lexicon("grammar.ing_nouns"):
        inner = None  # "Get funding"
    if inner is not None and inner.form == "ing" and not names_level(statement.words, after, inner, statement.measured):
        return led(statement, inner, after)
    if verb.lemma == "continue" and statement.word(after) == "to" and (inner := verb_at(statement.words, after + 1)):
        return led(statement, inner, after + 1)
    last = statement.beside[-1] if at == statement.lead_at and statement.beside else None
    if last is not None and last[0].kind in ("up", "down") and verb.kind in ("make", "act", "measure"):
        return led(statement, *last)  # "Measure and increase use": what changes decides
    if (
        verb.form in ("past", "participle")
        and statement.word(after) in lexicon("nature.chosen_as")
        and verb.lemma in lexicon("nature.chosen")
    ):
        return verdict(statement, "outcome" if numbers(statement) else "verdict", "judged-by-others", (at, after))
    alone = verb.form in ("past", "participle") and not statement.object and statement.word(after) in lexicon("grammar.prepositions")
    if alone and verb.lemma in lexicon("nature.told_of_ours") and numbers(statement) and not _of_us(statement):
        return verdict(statement, "outcome", "used-by-others", (at, after))  # "Cited in 5 papers"
    if verb.lemma in ("take", "bring") and {"from", "to"} <= {one.role for one in statement.quantities}:
        return _up(Work.of(statement, verb, at, statement.object))
    own = statement.predicate
    if (
        verb.form == "ing"
        and own is not None
        and own.verb is not None
        and own.verb.form == "third"
        and own.verb.lemma in lexicon("nature.performing")
        and graded(numbers(statement).between(statement, own.end, len(statement.words)))
    ):
        return verdict(statement, "outcome", "performs", (at, own.end - 1))
    if statement.negated:
        kind: NatureKind = "health" if statement.quantities else "outcome"
        return verdict(statement, kind, "limit-kept", (at, after - 1), sure=bool(statement.quantities))
    phrase = statement.object if at == statement.lead_at else read_phrase(statement.words, after, statement.measured)
    return by_means(statement, verb) or _TESTS[verb.kind](Work.of(statement, verb, at, phrase))


def _of_us(statement: Statement) -> bool:
    return any(token.lower in lexicon("grammar.ours") for token in statement.words)


def by_means(statement: Statement, verb: Verb | None) -> Nature | None:
    """Return the work that a line without a number of its own tells: "Broaden our view by visiting 4 dealers"."""
    means = next(
        (clause for clause in statement.clauses if clause.kind == "means" and clause.verb.kind in ("make", "act", "measure")), None
    )
    if means is None or (verb is not None and verb.kind in ("make", "act", "measure")):
        return None
    found = numbers(statement)
    if found.between(statement, 0, means.start):
        return None
    return verdict(statement, "output" if found else "activity", "by-means", (means.at, means.at + means.verb.size - 1))


def _down(work: Work) -> Nature:
    """Less of something: a result, unless something of ours is cut out ("cut a release")."""
    level = any(quantity.led_by in ("to", "by") or quantity.role == "from" for quantity in work.statement.quantities)
    if work.verb.lemma == "cut" and not level and work.made == "made" and work.statement.word(work.at + 1) in ("a", "the"):
        return work.says("milestone", "cut-a-release")
    return work.says("outcome", "less-of", sure=bool(work.found))


def _up(work: Work) -> Nature:
    """More of something: a result, unless it is more of what the team itself makes, does or hires."""
    statement = work.statement
    work = Work.of(statement, work.verb, work.at, joined(statement, work.phrase, REACHED, _MEASURE))
    what, targets = work.reached, work.found.targets
    if what in OURS and (level := level_with(work)):
        return level
    if what in OURS and not shares(targets):
        if any(_to_theirs(statement, one, work.phrase.head) for one in targets):
            return work.says("outcome", "more-of-theirs")
        own = statement.predicate
        if targets and own is not None and own.at == work.phrase.end and own.verb is not None and taken_up(own.verb):
            return work.says("outcome", "used-by-others")  # "Grow berths booked online from 40 to 90"
        if targets:
            # "by 50%" may be of what others do with it
            counted = not moves(targets) or any(one.role == "to" or one.unit == "multiple" for one in targets)
            return work.says("output", "more-things", sure=counted)
        return work.says("activity", "better-things")
    if what == "staff" and not graded(targets) and (targets or work.is_in("nature.hiring")):
        return work.says("output", "more-people")
    return work.says("outcome", "more-of", sure=bool(work.found))


def _to_theirs(statement: Statement, quantity: Quantity, head: int) -> bool:
    """Say whether people outside, or what they do, are counted behind a thing of ours: "Grow the newsletter to 5,000 readers"."""
    behind = quantity.role in ("to", "level") and statement.index_at(quantity.start) > head
    return behind and bool({"outsiders", "acts"} & set(classes_of(quantity.noun.rpartition(" ")[2])))


def _move(work: Work) -> Nature:
    """Bring, drive, turn: a result where a measure or somebody outside moves."""
    ours = work.reached in OURS or (not work.found and work.reached in ("act", "unknown"))
    if ours and not graded(work.found.targets):
        return work.says("output" if work.found else "milestone", "moved-things", sure=work.verb.lemma != "turn")
    return work.says("outcome", "moved", sure=bool(work.found))


def _keep(work: Work) -> Nature:
    """Keep, maintain, ensure: a level held where there is a number, work where the thing kept is ours."""
    statement, what, found = work.statement, work.made, work.found
    upkeep = work.is_in("nature.upkeep")
    own = statement.predicate
    beside = own is not None and own.at == work.phrase.end
    whole = own is not None and (work.verb.lemma == "keep" or not upkeep or beside)  # else it is part of what is maintained
    if work.is_in("nature.ensuring") and own is not None and whole and not (upkeep and own.passive and beside):
        return acted(statement, work.phrase, own)
    if work.verb.lemma == "hold" and what == "event":
        return work.says("output" if found else "milestone", "held")
    if not found:
        return work.says("activity", "kept-up", sure=work.reached in OURS and not upkeep)
    made = what in OURS and work.reached in OURS and not graded(found.targets)
    if made and not work.is_in("nature.limiting") and (not upkeep or what == "event"):
        return work.says("output", "kept-up")
    return work.says("health", "level-held")


def _is_caused(work: Work, own: Predicate) -> bool:
    """Say whether a line is about what something is made to do: "Let faults drop to 3", "Make more guests return"."""
    if own.verb is None or own.verb.form != "base" or own.auxiliary:
        return False
    theirs = work.is_in("nature.letting") and work.reached == "people"
    return theirs or own.verb.kind in ("up", "down") or bool(work.found)


def _measure(work: Work) -> Nature:
    """Track, measure, report: finding a number out, unless a share is reported in time."""
    found = work.found
    if found.limits and (shares(found.targets) or work.reached == "problem"):
        return work.says("outcome", "service-in-time")
    if moves(found.targets) and graded(found.targets):
        return work.says("outcome", "level-reached", sure=False)
    return verdict(work.statement, "measuring", "measuring", (work.at, work.at + work.verb.size - 1))


def _own(work: Work) -> Nature:
    """Have: what is had decides, and what it does ("Have 3 customers use …")."""
    statement, phrase = work.statement, work.phrase
    if work.verb.form == "base" and work.is_in("nature.putting_in"):
        return _make(work)
    if work.reached in OURS and (level := level_with(work)):
        return level
    if statement.predicate is not None and statement.predicate.at >= phrase.end and phrase:
        return acted(statement, phrase, statement.predicate)
    return had(statement, work.at, phrase)


def _be(work: Work) -> Nature:
    """Be, seem: a state; being able to do something is a thing made."""
    statement, at, head = work.statement, work.at, work.phrase.head
    if statement.word(at + 1) == "able" and not work.found:
        return verdict(statement, "milestone", "can", (at, at + 1))
    granted = any(is_granted(statement, place) for place in range(at + 1, max(at + 2, head)))
    if (granted or work.reached == "verdict") and not work.found:
        return verdict(statement, "verdict", "judged-by-others", (at, head))  # "Become an accredited school"
    return work.says("outcome", "state", sure=bool(work.found))


def _make(work: Work) -> Nature:
    """Build, publish, run, help, analyse: work, unless the line goes on to say what changes by it."""
    statement, found = work.statement, work.found
    own = statement.predicate
    if work.is_in("verbs.causing") and own is not None and own.at == work.phrase.end and _is_caused(work, own):
        return acted(statement, work.phrase, own)
    result = changed(work)
    if result is not None:
        return result
    if work.verb.kind == "act":
        given = found.targets and work.reached == "act" and "measures" not in work.phrase.kinds
        if given and work.is_in("nature.collecting"):
            return work.says("outcome", "reached")
        return verdict(statement, "activity", "work", (work.at, work.at + work.verb.size - 1))
    if work.made == "event" and work.is_in("nature.doing"):
        return work.says("activity", "event")
    counted = bool(found) or recurs(statement)
    heads = found.between(statement, work.at, work.phrase.end)
    whole = shares(heads) and not work.is_in("service.verbs")  # "automate 90% of the checks"
    level = bool(found) and not whole and graded(found.targets) and work.made not in (*OURS, "staff")
    better = not found and work.is_in("nature.bettering")
    return work.says("output" if counted else "milestone", "made" if counted else "done-or-not", sure=not level and not better)


_TESTS: dict[VerbClass, Callable[[Work], Nature]] = {
    "up": _up,
    "down": _down,
    "move": _move,
    "reach": reach,
    "keep": _keep,
    "measure": _measure,
    "own": _own,
    "be": _be,
    "make": _make,
    "act": _make,
}
