"""What a line is that a verb leads: "Increase …", "Publish …", "We have …"."""

from __future__ import annotations

from collections.abc import Callable

from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.noun_levels import names_level
from okrcoach.language.nouns import NounPhrase, read_phrase
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import Quantity
from okrcoach.language.statement import Predicate, Statement
from okrcoach.language.verbs import Verb, VerbClass, verb_at
from okrcoach.review.nature_granted import granted_at, is_granted
from okrcoach.review.nature_kind import Nature, NatureKind, over, verdict
from okrcoach.review.nature_passive import taken_up
from okrcoach.review.nature_result import changed, level_with
from okrcoach.review.nature_subject import acted, had
from okrcoach.review.nature_things import MADE, OURS, REACHED, Thing, graded, joined, money, moves, numbers, shares, thing
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
        return _up(statement, verb, at, statement.object)
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


def _down(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """Less of something: a result, unless something of ours is cut out ("cut a release")."""
    level = any(quantity.led_by in ("to", "by") or quantity.role == "from" for quantity in statement.quantities)
    if verb.lemma == "cut" and not level and thing(statement, phrase, MADE) == "made" and statement.word(at + 1) in ("a", "the"):
        return verdict(statement, "milestone", "cut-a-release", (at, phrase.head))
    return verdict(statement, "outcome", "less-of", (at, over(statement, phrase, at)[1]), sure=bool(numbers(statement)))


def _up(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """More of something: a result, unless it is more of what the team itself makes, does or hires."""
    phrase = joined(statement, phrase, REACHED, _MEASURE)
    what, found = thing(statement, phrase, REACHED), numbers(statement)
    last = over(statement, phrase, at)[1]
    if what in OURS and (level := level_with(statement, verb, at, phrase)):
        return level
    if what in OURS and not shares(found.targets):
        if any(_to_theirs(statement, one, phrase.head) for one in found.targets):
            return verdict(statement, "outcome", "more-of-theirs", (at, last))
        own = statement.predicate
        if found.targets and own is not None and own.at == phrase.end and own.verb is not None and taken_up(own.verb):
            return verdict(statement, "outcome", "used-by-others", (at, last))  # "Grow berths booked online from 40 to 90"
        if found.targets:
            # "by 50%" may be of what others do with it
            counted = not moves(found.targets) or any(one.role == "to" or one.unit == "multiple" for one in found.targets)
            return verdict(statement, "output", "more-things", (at, last), sure=counted)
        return verdict(statement, "activity", "better-things", (at, last))
    if what == "staff" and not graded(found.targets) and (found.targets or verb.lemma in lexicon("nature.hiring")):
        return verdict(statement, "output", "more-people", (at, last))
    return verdict(statement, "outcome", "more-of", (at, last), sure=bool(found))


def _to_theirs(statement: Statement, quantity: Quantity, head: int) -> bool:
    """Say whether people outside, or what they do, are counted behind a thing of ours: "Grow the newsletter to 5,000 readers"."""
    behind = quantity.role in ("to", "level") and statement.index_at(quantity.start) > head
    return behind and bool({"outsiders", "acts"} & set(classes_of(quantity.noun.rpartition(" ")[2])))


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
    if verb.lemma in lexicon("nature.meeting") and {"outsiders", "insiders"} & set(phrase.kinds) and not shares(found.targets):
        return verdict(statement, "activity", "work", (at, last))
    if phrase and graded(found.targets) and singular(statement.word(phrase.head)) in lexicon("nature.changes"):
        return verdict(statement, "outcome", "change-told", (at, last))
    if phrase and found.targets and singular(statement.word(phrase.head)) in lexicon("nature.earned") and not _named(statement, phrase):
        return verdict(statement, "outcome", "earned", (at, last))
    if verb.lemma == "get" and not found and "outsiders" not in phrase.kinds and _made_ready(statement, phrase):
        return verdict(statement, "milestone", "made-ready", (at, last))
    granted = granted_at(statement, at + 1) if not found else -1
    if granted >= 0:
        return verdict(statement, "verdict", "judged-by-others", (at, granted))
    if what == "verdict" or (
        verb.lemma in lexicon("nature.passing") and thing(statement, phrase, MADE) in OURS and phrase.head in _judged(statement, phrase)
    ):
        return verdict(statement, "outcome" if found else "verdict", "judged-by-others", (at, last))
    if money(found.between(statement, at, phrase.end)):
        return verdict(statement, "outcome", "money", (at, last))
    if verb.lemma in lexicon("nature.selling") and found.targets:
        return verdict(statement, "outcome", "sold", (at, last))
    if found.prompt and verb.lemma in lexicon("service.verbs"):
        return verdict(statement, "outcome", "service-in-time", (at, last))
    if verb.lemma in lexicon("nature.contests") and shares(found.targets):
        return verdict(statement, "outcome", "games-won", (at, last))
    if verb.lemma in lexicon("nature.passing") and shares(found.targets):
        return verdict(statement, "outcome", "level-reached", (at, last))
    if what == "problem" and verb.lemma in lexicon("nature.clearing"):
        return verdict(statement, "output", "worked-through", (at, last))
    if what in OURS or (what == "staff" and verb.lemma in lexicon("nature.hiring") and not graded(found.targets)):
        if found.targets and moves(found.targets) and graded(found.targets):
            return verdict(statement, "outcome", "level-reached", (at, last))
        return verdict(statement, "output" if found else "milestone", "things-reached", (at, last), sure=verb.lemma != "become")
    if verb.lemma in lexicon("nature.signing") and what == "act" and not found and not is_plural(statement.word(phrase.head)):
        return verdict(statement, "milestone", "signed", (at, last))
    if verb.lemma in lexicon("nature.producing") and what == "unknown" and not found:
        return verdict(statement, "milestone", "produced", (at, last))
    return verdict(statement, "outcome", "reached", (at, last), sure=bool(found))


def _made_ready(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether a thing shall be ready: "get the shop *live*", "get the lift *running*"."""
    ready = lexicon("nature.ready")
    return bool(phrase) and (statement.word(phrase.end) in ready or (phrase.head > phrase.start and statement.word(phrase.head) in ready))


def _named(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether more than the noun alone says what it is: a "code review" is no review."""
    return phrase.kinds != classes_of(statement.word(phrase.head))


def _judged(statement: Statement, phrase: NounPhrase) -> tuple[int, ...]:
    return tuple(index for index in range(phrase.start, phrase.end) if singular(statement.word(index)) in lexicon("nature.judgements"))


def _keep(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """Keep, maintain, ensure: a level held where there is a number, work where the thing kept is ours."""
    what, found = thing(statement, phrase, MADE), numbers(statement)
    last = over(statement, phrase, at)[1]
    upkeep = verb.lemma in lexicon("nature.upkeep")
    own = statement.predicate
    whole = own is not None and (verb.lemma == "keep" or not upkeep or own.at == phrase.end)  # else it is part of what is maintained
    if verb.lemma in lexicon("nature.ensuring") and own is not None and whole and not (upkeep and own.passive and own.at == phrase.end):
        return acted(statement, phrase, own)
    if verb.lemma == "hold" and what == "event":
        return verdict(statement, "output" if found else "milestone", "held", (at, last))
    if found:
        counted = (
            verb.lemma not in lexicon("nature.limiting")
            and (not upkeep or what == "event")
            and what in OURS
            and thing(statement, phrase, REACHED) in OURS
            and not graded(found.targets)
        )
        return verdict(statement, "output" if counted else "health", "kept-up" if counted else "level-held", (at, last))
    return verdict(statement, "activity", "kept-up", (at, last), sure=thing(statement, phrase, REACHED) in OURS and not upkeep)


def _is_caused(statement: Statement, verb: Verb, phrase: NounPhrase, own: Predicate) -> bool:
    """Say whether a line is about what something is made to do: "Let faults drop to 3", "Make more guests return"."""
    if own.verb is None or own.verb.form != "base" or own.auxiliary:
        return False
    theirs = verb.lemma in lexicon("nature.letting") and thing(statement, phrase, REACHED) == "people"
    return theirs or own.verb.kind in ("up", "down") or bool(numbers(statement))


def _measure(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """Track, measure, report: finding a number out, unless a share is reported in time."""
    found = numbers(statement)
    if found.limits and (shares(found.targets) or thing(statement, phrase, REACHED) == "problem"):
        return verdict(statement, "outcome", "service-in-time", (at, over(statement, phrase, at)[1]))
    if found.targets and moves(found.targets) and graded(found.targets):
        return verdict(statement, "outcome", "level-reached", (at, over(statement, phrase, at)[1]), sure=False)
    return verdict(statement, "measuring", "measuring", (at, at + verb.size - 1))


def _own(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """Have: what is had decides, and what it does ("Have 3 customers use …")."""
    if verb.form == "base" and verb.lemma in lexicon("nature.putting_in"):
        return _make(statement, verb, at, phrase)
    if thing(statement, phrase, REACHED) in OURS and (level := level_with(statement, verb, at, phrase)):
        return level
    if statement.predicate is not None and statement.predicate.at >= phrase.end and phrase:
        return acted(statement, phrase, statement.predicate)
    return had(statement, at, phrase)


def _be(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """Be, seem: a state; being able to do something is a thing made."""
    if statement.word(at + 1) == "able" and not numbers(statement):
        return verdict(statement, "milestone", "can", (at, at + 1))
    granted = any(is_granted(statement, place) for place in range(at + 1, max(at + 2, phrase.head)))
    if (granted or thing(statement, phrase, REACHED) == "verdict") and not numbers(statement):
        return verdict(statement, "verdict", "judged-by-others", (at, phrase.head))  # "Become an accredited school"
    return verdict(statement, "outcome", "state", (at, over(statement, phrase, at + verb.size - 1)[1]), sure=bool(numbers(statement)))


def _make(statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Nature:
    """Build, publish, run, help, analyse: work, unless the line goes on to say what changes by it."""
    own = statement.predicate
    if verb.lemma in lexicon("verbs.causing") and own is not None and own.at == phrase.end and _is_caused(statement, verb, phrase, own):
        return acted(statement, phrase, own)
    result = changed(statement, verb, at, phrase)
    if result is not None:
        return result
    found = numbers(statement)
    last = over(statement, phrase, at + verb.size - 1)[1]
    if verb.kind == "act":
        given = found.targets and thing(statement, phrase, REACHED) == "act" and "measures" not in phrase.kinds
        if given and verb.lemma in lexicon("nature.collecting"):
            return verdict(statement, "outcome", "reached", (at, last))
        return verdict(statement, "activity", "work", (at, at + verb.size - 1))
    if thing(statement, phrase, MADE) == "event" and verb.lemma in lexicon("nature.doing"):
        return verdict(statement, "activity", "event", (at, last))
    counted = bool(found) or recurs(statement)
    kind: NatureKind = "output" if counted else "milestone"
    whole = shares(found.between(statement, at, phrase.end)) and verb.lemma not in lexicon("service.verbs")  # "automate 90% of the checks"
    level = bool(found) and not whole and graded(found.targets) and thing(statement, phrase, MADE) not in (*OURS, "staff")
    better = not found and verb.lemma in lexicon("nature.bettering")
    return verdict(statement, kind, "made" if counted else "done-or-not", (at, last), sure=not level and not better)


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
