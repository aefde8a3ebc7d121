"""What a line is that a verb leads: "Increase …", "Publish …", "We have …"."""

from __future__ import annotations

from collections.abc import Callable

from okrcoach.language.lead import names_level
from okrcoach.language.lexicon import lexicon
from okrcoach.language.nouns import NounPhrase, is_plural, read_phrase, singular
from okrcoach.language.quantities import Quantity
from okrcoach.language.statement import Predicate, Statement
from okrcoach.language.verbs import Verb, VerbClass, verb_at
from okrcoach.review.nature_kind import Nature, NatureKind, over, verdict
from okrcoach.review.nature_subject import acted, had
from okrcoach.review.nature_things import MADE, OURS, REACHED, Thing, graded, money, moves, numbers, punctual, shares, thing

MOMENT = 2 * 3600
"""Seconds: nobody plans work for less, so such a limit is the speed of something."""
LEVEL_WITHIN = 12
"""A level that the thing made reaches is told within so many words behind it."""


def led(statement: Statement, verb: Verb, at: int) -> Nature:
    """Return what a line with a leading verb is."""
    after = at + verb.size
    inner = verb_at(statement.words, after) if verb.lemma in lexicon("nature.phases") else None
    if inner is not None and inner.form == "ing" and not names_level(statement.words, after, inner, statement.measured):
        return led(statement, inner, after)
    if verb.lemma == "continue" and statement.word(after) == "to" and (inner := verb_at(statement.words, after + 1)):
        return led(statement, inner, after + 1)
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
    return by_means(statement, verb) or _TESTS[verb.kind](statement, verb, at, phrase)


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


def _down(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """Less of something: a result, unless something of ours is cut out ("cut a release")."""
    if verb.lemma == "cut" and thing(statement, phrase, MADE) == "made" and statement.word(at + 1) in ("a", "the"):
        return verdict(statement, "milestone", "cut-a-release", (at, phrase.head))
    return verdict(statement, "outcome", "less-of", (at, over(statement, phrase, at)[1]), sure=bool(numbers(statement)))


def _up(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """More of something: a result, unless it is more of what the team itself makes, does or hires."""
    what, found = thing(statement, phrase, REACHED), numbers(statement)
    last = over(statement, phrase, at)[1]
    if what in OURS and not shares(found.targets):
        if found.targets:
            counted = not graded(found.targets) or is_plural(statement.word(phrase.head))
            return verdict(statement, "output", "more-things", (at, last), sure=counted)
        return verdict(statement, "activity", "better-things", (at, last))
    if what == "staff" and not graded(found.targets) and (found.targets or verb.lemma in lexicon("nature.hiring")):
        return verdict(statement, "output", "more-people", (at, last))
    return verdict(statement, "outcome", "more-of", (at, last), sure=bool(found))


def _move(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """Bring, drive, turn: a result where a measure or somebody outside moves."""
    what, found = thing(statement, phrase, REACHED), numbers(statement)
    last = over(statement, phrase, at)[1]
    if (what in OURS or (not found and what in ("act", "unknown"))) and not graded(found.targets):
        return verdict(statement, "output" if found else "milestone", "moved-things", (at, last), sure=verb.lemma != "turn")
    return verdict(statement, "outcome", "moved", (at, last), sure=bool(found))


def _reach(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """Reach, win, get, generate: a result, unless what is reached is of the team's own making."""
    what, found = thing(statement, phrase, REACHED), numbers(statement)
    last = over(statement, phrase, at)[1]
    if verb.lemma in lexicon("nature.letting") and statement.predicate is not None and statement.predicate.at >= phrase.end > 0:
        return acted(statement, phrase, statement.predicate)
    if (
        verb.lemma in lexicon("nature.letting")
        and what not in OURS
        and (toward := next((one for one in statement.clauses if one.kind == "purpose"), None))
    ):
        return acted(statement, phrase, Predicate(toward.start, toward.at + toward.verb.size, "", toward.verb))
    if phrase and found.targets and singular(statement.word(phrase.head)) in lexicon("nature.earned"):
        return verdict(statement, "outcome", "earned", (at, last))
    if what == "verdict" or (
        verb.lemma in lexicon("nature.passing") and thing(statement, phrase, MADE) == "event" and phrase.head in _judged(statement, phrase)
    ):
        return verdict(statement, "outcome" if found else "verdict", "judged-by-others", (at, last))
    if money(found.between(statement, at, phrase.end)):
        return verdict(statement, "outcome", "money", (at, last))
    if found.prompt and verb.lemma in lexicon("service.verbs"):
        return verdict(statement, "outcome", "service-in-time", (at, last))
    if verb.lemma in lexicon("nature.contests") and shares(found.targets):
        return verdict(statement, "outcome", "games-won", (at, last))
    if what == "problem" and verb.lemma in lexicon("nature.clearing"):
        return verdict(statement, "output", "worked-through", (at, last))
    if what in OURS or (what == "staff" and verb.lemma in lexicon("nature.hiring") and not graded(found.targets)):
        if found.targets and moves(found.targets) and graded(found.targets):
            return verdict(statement, "outcome", "level-reached", (at, last))
        return verdict(statement, "output" if found else "milestone", "things-reached", (at, last), sure=verb.lemma != "become")
    if verb.lemma in lexicon("nature.producing") and what == "unknown" and not found:
        return verdict(statement, "milestone", "produced", (at, last))
    return verdict(statement, "outcome", "reached", (at, last), sure=bool(found))


def _judged(statement: Statement, phrase: NounPhrase) -> tuple[int, ...]:
    return tuple(index for index in range(phrase.start, phrase.end) if statement.word(index).rstrip("s") in lexicon("nature.judgements"))


def _keep(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """Keep, maintain, ensure: a level held where there is a number, work where the thing kept is ours."""
    what, found = thing(statement, phrase, MADE), numbers(statement)
    last = over(statement, phrase, at)[1]
    if verb.lemma in lexicon("nature.ensuring") and statement.predicate is not None:
        return acted(statement, phrase, statement.predicate)
    if verb.lemma == "hold" and what == "event":
        return verdict(statement, "output" if found else "milestone", "held", (at, last))
    if found:
        counted = what in OURS and thing(statement, phrase, REACHED) in OURS and not graded(found.targets)
        return verdict(statement, "output" if counted else "health", "kept-up" if counted else "level-held", (at, last))
    return verdict(statement, "activity", "kept-up", (at, last), sure=thing(statement, phrase, REACHED) in OURS)


def _measure(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """Track, measure, report: finding a number out, unless a share is reported in time."""
    found = numbers(statement)
    if found.limits and (shares(found.targets) or thing(statement, phrase, REACHED) == "problem"):
        return verdict(statement, "outcome", "service-in-time", (at, over(statement, phrase, at)[1]))
    if found.targets and moves(found.targets) and graded(found.targets):
        return verdict(statement, "outcome", "level-reached", (at, over(statement, phrase, at)[1]), sure=False)
    return verdict(statement, "measuring", "measuring", (at, at + verb.size - 1))


def _own(statement: Statement, _verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """Have: what is had decides, and what it does ("Have 3 customers use …")."""
    if statement.predicate is not None and statement.predicate.at >= phrase.end and phrase:
        return acted(statement, phrase, statement.predicate)
    return had(statement, at, phrase)


def _be(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """Be, seem: a state."""
    return verdict(statement, "outcome", "state", (at, over(statement, phrase, at + verb.size - 1)[1]), sure=bool(numbers(statement)))


def _make(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """Build, publish, run, help, analyse: work, unless the line goes on to say what changes by it."""
    result = changed(statement, verb, at, phrase)
    if result is not None:
        return result
    found = numbers(statement)
    last = over(statement, phrase, at + verb.size - 1)[1]
    if verb.kind == "act":
        return verdict(statement, "activity", "work", (at, at + verb.size - 1))
    if thing(statement, phrase, MADE) == "event" and verb.lemma in lexicon("nature.doing"):
        return verdict(statement, "activity", "event", (at, last))
    kind: NatureKind = "output" if found else "milestone"
    level = bool(found) and graded(found.targets) and thing(statement, phrase, MADE) not in (*OURS, "staff")
    return verdict(statement, kind, "made" if found else "done-or-not", (at, last), sure=not level)


def changed(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature | None:
    """Return the result that a line about work goes on to tell; None where it tells none."""
    found = numbers(statement)
    made, reached = thing(statement, phrase, MADE), thing(statement, phrase, REACHED)
    last = over(statement, phrase, at + verb.size - 1)[1]
    for clause in statement.clauses:
        if (
            clause.kind != "means"
            and (clause.kind != "and" or not found.between(statement, at, clause.start))
            and clause.verb.kind in ("up", "down", "move", "reach", "keep")
            and _tells(statement, clause.at, clause.verb)
        ):
            return verdict(statement, "outcome", "change-clause", (clause.at, clause.at))
    predicate = statement.predicate
    if verb.lemma in lexicon("nature.helping") and reached == "people" and found.targets and (predicate or statement.clauses):
        return verdict(statement, "outcome", "others-act", (at, last))
    near = found.between(statement, at, phrase.end if phrase else at + verb.size + 3)
    if money(near) and reached not in OURS:
        return verdict(statement, "outcome", "money", (at, last))
    if (
        verb.lemma in lexicon("service.verbs")
        and found.limits
        and (
            shares(found.targets)
            or reached in ("problem", "act", "people")
            or (found.prompt and (not phrase or statement.word(phrase.head) in lexicon("grammar.periods")))
            or (made not in OURS and _every(statement, at) and found.prompt)
            or _on_average(statement)
        )
    ):
        return verdict(statement, "outcome", "service-in-time", (at, last))
    if verb.lemma in lexicon("nature.living") and found.limits:
        return verdict(statement, "outcome", "limit-kept", (at, last))
    served = _served(statement, verb, at, phrase)
    if served:
        return verdict(statement, "outcome", served, (at, last))
    if verb.lemma in lexicon("nature.bearing") and _load(statement, near, reached):
        return verdict(statement, "outcome", "capacity", (at, last))
    if phrase and singular(statement.word(phrase.head)) in lexicon("nature.changes") and graded(near):
        return verdict(statement, "outcome", "change-told", (at, last))
    if phrase and "measures" in phrase.kinds and (moves(found.targets) or (made == "measure" and graded(found.targets))):
        return verdict(statement, "outcome", "level-reached", (at, last))
    if (
        verb.lemma in lexicon("nature.bringing")
        and near
        and reached in ("act", "measure", "people", "money")
        and made not in OURS
        and not shares(near)
        and not _joins_us(statement, phrase)
    ):
        return verdict(statement, "outcome", "others-come", (at, last))
    return _level_with(statement, verb, at, phrase)


def _tells(statement: Statement, at: int, verb: Verb) -> bool:
    """Say whether a clause names a change with a number, of something that is not itself our work."""
    phrase = read_phrase(statement.words, at + verb.size, statement.measured)
    what = thing(statement, phrase, REACHED)
    there = numbers(statement).since(statement, at)
    return bool(there) and (what not in OURS or graded(there)) and what != "staff"


def _served(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> str:
    """Return why a line about work tells how well a service does ("Issue passports within 10 days"); "" where it does not."""
    found, reached = numbers(statement), thing(statement, phrase, REACHED)
    if any(one.per in lexicon("service.rates") for one in found.targets):
        return "throughput"
    if any(one.unit == "percent" and one.noun.rpartition(" ")[2] in lexicon("service.times") for one in found.targets):
        return "share-of-time"
    if found.limits and min(limit.base if limit.unit == "duration" else MOMENT + 1 for limit in found.limits) <= MOMENT:
        return "done-in-a-moment"
    if verb.lemma in lexicon("nature.consuming") and any(token.lower in ("less", "fewer", "half") for token in statement.words[at:]):
        return "uses-less"
    treated = verb.lemma in lexicon("nature.treating")
    if shares(found.targets) and not treated:
        if punctual(statement, at) or (found.prompt and reached not in OURS):
            return "on-time"
        counted = shares(found.between(statement, at, phrase.end))
        if counted and verb.lemma in lexicon("service.verbs") and reached in ("act", "people"):
            return "share-served"
    alike = is_plural(statement.word(phrase.head)) and phrase.start == at + verb.size
    if found.prompt and not found.targets and phrase and not treated and (alike or statement.word(at + verb.size) in ("every", "each")):
        return "service-in-time"
    return ""


def _on_average(statement: Statement) -> bool:
    """Say whether a time is told of many: "fill roles in 45 days on average"."""
    return any(token.lower in lexicon("service.typical") for token in statement.words)


def _every(statement: Statement, at: int) -> bool:
    return any(statement.word(index) in lexicon("grammar.all") for index in range(at, min(at + 4, len(statement.words))))


def _load(statement: Statement, near: tuple[Quantity, ...], what: Thing) -> bool:
    """Say whether it is load that is borne: "support 10x traffic", "handle 500 concurrent users"."""
    words = {token.lower for token in statement.words}
    return bool(near) and (what in ("measure", "act") or graded(near) or (what == "people" and bool(words & lexicon("nature.loads"))))


def _joins_us(statement: Statement, phrase: NounPhrase) -> bool:
    return singular(statement.word(phrase.head)) in lexicon("nouns.joiners")


def _level_with(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature | None:
    """Find a level that the thing made reaches: "Launch a free trial with 10,000 sign-ups", "Ship search at 99.9% uptime"."""
    begin = max(at + 1, phrase.end)
    for index in range(begin, min(begin + LEVEL_WITHIN, len(statement.words))):
        if statement.word(index) not in lexicon("nature.withs") or statement.word(index + 1) in ("least", "most"):
            continue
        phrase_with = read_phrase(statement.words, index + 1, statement.measured)
        there = numbers(statement).between(statement, index + 1, len(statement.words))
        if not there or not phrase_with:
            continue
        what = "people" if "outsiders" in phrase_with.kinds else thing(statement, phrase_with, REACHED)
        users = what == "people" and verb.lemma in lexicon("nature.launching") and statement.word(index) == "with"
        if what in ("measure", "act") or users or (money(there) and what not in OURS):
            return verdict(statement, "outcome", "level-reached", (index, phrase_with.head))
    return None


_TESTS: dict[VerbClass, Callable[[Statement, Verb, int, NounPhrase], Nature]] = {
    "up": _up,
    "down": _down,
    "move": _move,
    "reach": _reach,
    "keep": _keep,
    "measure": _measure,
    "own": _own,
    "be": _be,
    "make": _make,
    "act": _make,
}
