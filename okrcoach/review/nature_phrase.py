"""What a line is that has no verb: "15 blog posts", "99.9% uptime", "Stable SDK"."""

from __future__ import annotations

from typing import NamedTuple

from okrcoach.language.lexicon import endings, lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.nouns import NounPhrase, read_phrase
from okrcoach.language.phrase_ends import is_adverb
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import Quantity
from okrcoach.language.statement import Statement
from okrcoach.language.verbs import verb_at
from okrcoach.language.words import is_hyphen
from okrcoach.review.nature_kind import Nature, NatureKind, decided, over, verdict
from okrcoach.review.nature_things import (
    MADE,
    OURS,
    REACHED,
    THEIRS,
    Numbers,
    Thing,
    averaged,
    graded,
    money,
    moves,
    numbers,
    shares,
    stands_ready,
    thing,
)
from okrcoach.review.nature_times import punctual, spent

WIDELY = 1000
"""So many of anything are not set up one by one."""
MANY = 50
"""So many people do not take part in our work; they come of their own will."""


class _Counted(NamedTuple):
    """A phrase with a number, and what its judging asks for."""

    statement: Statement
    phrase: NounPhrase
    what: Thing
    """What it is where a number reaches it."""
    made: Thing
    """What it is where the team makes it."""
    found: Numbers

    def says(self, kind: NatureKind, reason: str, *, sure: bool = True) -> Nature:
        """Make a verdict that points at the phrase."""
        return verdict(self.statement, kind, reason, over(self.statement, self.phrase, 0), sure=sure)


def bare(statement: Statement) -> Nature:
    """Return what a phrase without a verb names."""
    found, phrase = numbers(statement), statement.subject
    what, made = thing(statement, phrase, REACHED), thing(statement, phrase, MADE)
    if what == "state" and made in OURS and is_plural(statement.word(phrase.head)):
        what = made
    if what in OURS and _went_wrong(statement, phrase):
        what = "problem"
    counted = _Counted(statement, phrase, what, made, found)
    if phrase and singular(statement.word(phrase.head)) in lexicon("nature.changes") and (not found or graded(found.all)):
        return counted.says("outcome", "change-told", sure=bool(found))
    if not found or (what not in THEIRS and what not in ("problem", "state") and _aside(statement)):
        return _uncounted(statement)
    return decided((_told_behind, _spent_or_paid, _level), counted) or _count(counted)


def _told_behind(counted: _Counted) -> Nature | None:
    """Judge by what stands around the phrase: that it is fewer, ready, made by others, or has parts with numbers of their own."""
    statement, phrase, what, found = counted.statement, counted.phrase, counted.what, counted.found
    if _fewer(statement, phrase):
        return counted.says("outcome", "fewer", sure=False)
    live = what in ("people", "act") and statement.word(phrase.end) == "live"
    level = graded(found.targets) and not shares(statement.quantities_in(0, phrase.end))
    if (live or what in OURS or what == "unknown") and not level and _so(statement, phrase.end):
        words = (over(statement, phrase, 0)[0], phrase.end)
        if _spread(found.targets):
            return verdict(statement, "outcome", "taken-up", words, sure=False)
        return verdict(statement, "output", "ready", words)
    if _of_others(statement, phrase):
        return counted.says("outcome", "made-by-others")
    if not moves(found.all) and not graded(found.targets) and _apart(statement):
        return _with_number(counted)
    return None


def _spent_or_paid(counted: _Counted) -> Nature | None:
    """Judge hours that are worked, and what others do or pay."""
    statement, phrase, found = counted.statement, counted.phrase, counted.found
    given = (one for one in found.targets if one.unit == "duration" and not _takes(statement, one))
    hours = any(given) and statement.word(phrase.end) != "to"
    if hours and (counted.made == "event" or _doing(statement) or _given(statement, phrase)):
        return counted.says("activity", "hours-of-work")
    theirs = counted.what in THEIRS and (graded(found.all) or not found.targets or counted.made not in OURS)
    return counted.says("outcome", "counts-others") if money(found.all) or theirs else None


def _takes(statement: Statement, quantity: Quantity) -> bool:
    """Say whether a time is one that something takes: "Review of a contract *takes* 2 days"."""
    verb = verb_at(statement.words, statement.index_at(quantity.start) - 1)
    return verb is not None and verb.form == "third" and verb.lemma in lexicon("nature.lasting")


def _level(counted: _Counted) -> Nature | None:
    """Judge a number that is a level: it goes up or down, counts nothing, or is more than a count."""
    statement, found, others = counted.statement, counted.found, counted.what not in OURS
    if any(statement.word(statement.index_at(one.start) - 1) in ("up", "down") for one in found.targets):
        return counted.says("outcome", "level-moves", sure=others)
    apart = _led_on(statement)
    if any(one.unit == "count" and (not one.noun or _next(statement, one)) and _behind(statement, one, apart) for one in found.targets):
        return counted.says("outcome", "level", sure=others)
    if not others and shares(statement.quantities_in(0, counted.phrase.head)) and not moves(found.targets):
        return counted.says("output", "share-of-things", sure=not found.limits)
    return counted.says("outcome", "level", sure=others) if graded(found.all) else None


def _count(counted: _Counted) -> Nature:
    """Judge a mere count by what is counted."""
    what = counted.what
    if what in OURS or what == "staff":
        return counted.says("activity" if what == "event" else "output", "count-of-things")
    if what in THEIRS or what in ("problem", "state"):
        return counted.says("outcome", "counts-others")
    if moves(counted.found.targets):
        return counted.says("outcome", "level-moves")
    return counted.says("output", "count-of-unknown", sure=False)


def _went_wrong(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether a phrase begins with what nobody plans: "3 missed calls"."""
    verb = verb_at(statement.words, phrase.start) if phrase else None
    return verb is not None and verb.form in ("past", "participle") and verb.lemma in lexicon("nature.went_wrong")


def _given(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether a line gives hours to something and says no more: "25 hours booking page", "6 hours of practice per week"."""
    if any(spent(statement, quantity) for quantity in statement.quantities):
        return True
    first = statement.quantities[0] if statement.quantities else None
    begins = first is not None and first.unit_text.startswith(("hour", "day")) and statement.index_at(first.start) == statement.begin
    return begins and phrase.end >= len(statement.words) and not {"measures", "acts", "states"} & set(phrase.kinds)


def _aside(statement: Statement) -> bool:
    """Say whether what is counted stands in brackets only: "Query page (supports 10 kinds)"."""
    found = numbers(statement).all
    places = (statement.index_at(one.start) for one in found)
    outside = any(place < len(statement.words) and statement.words[place].start < one.end for place, one in zip(places, found, strict=True))
    return not outside and not graded(found)


def _spread(found: tuple[Quantity, ...]) -> bool:
    """Say whether so many are counted that others must have taken it up: "active on 600k phones"."""
    return any(one.unit == "count" and one.value >= WIDELY for one in found)


def _so(statement: Statement, place: int) -> bool:
    """Say whether things are told to be ready, or to be able to something: "12 pumps remotely controllable"."""
    if 0 <= place < len(statement.words) and is_adverb(statement.words, place):
        place += 1
    word = statement.word(place)
    return (word.endswith(("able", "ible")) and not classes_of(word)) or stands_ready(statement, place)


def _next(statement: Statement, quantity: Quantity) -> bool:
    """Say whether a number and what others do stand right behind a word that is no preposition: "Peak day output | 40k parcels"."""
    before = statement.words[statement.index_at(quantity.start) - 1]
    if before.kind != "word" or before.lower in lexicon("grammar.prepositions", "grammar.determiners"):
        return False
    return not {"artefacts", "events"} & set(classes_of(quantity.noun.rpartition(" ")[2]))


def _led_on(statement: Statement) -> int:
    """Return the place of the first preposition behind the phrase that leads to anything but a level: "20 *in* spring"."""
    levels, end = lexicon("grammar.before_levels") | {"per", "of"}, len(statement.words)
    others = lexicon("grammar.prepositions") - levels
    return next((index for index in range(statement.subject.end, end) if statement.word(index) in others), end)


def _behind(statement: Statement, quantity: Quantity, apart: int) -> bool:
    """Say whether a number stands behind the whole phrase, before `apart`, and counts nothing: it is a level, "Deploys per day 20"."""
    place = statement.index_at(quantity.start)
    after = statement.index_at(max(quantity.end, quantity.noun_end))
    more = after < len(statement.words) and statement.words[after].kind == "word"
    if more and statement.word(after) not in lexicon("grammar.prepositions"):
        return False
    return statement.subject.head < place <= apart


def _fewer(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether a phrase begins with a comparison: "fewer adverts per page", "more berths"."""
    first = statement.begin + is_adverb(statement.words, statement.begin)  # "substantially fewer falls"
    words = {statement.word(index) for index in range(statement.begin, max(first, phrase.start) + 1)}
    return bool(words & lexicon("nature.comparing")) or "more" in words


def _apart(statement: Statement) -> bool:
    """Say whether the numbers stand behind "with", and so count not the thing itself: "library with 40 components"."""
    after = statement.subject.end
    counted = bool({after + 1, after + 2} & statement.measured)
    return statement.word(after) == "with" and counted and not statement.quantities_in(0, after)


def _with_number(counted: _Counted) -> Nature:
    """Tell a thing with parts from one that reaches a level: "trial with 500 sign-ups"."""
    statement, what = counted.statement, counted.what
    phrase = read_phrase(statement.words, counted.phrase.end + 1, statement.measured)
    beside = "people" if "outsiders" in phrase.kinds else thing(statement, phrase, REACHED)
    many = any(one.value >= MANY for one in counted.found.targets)
    joined = what == "state" and beside == "people"  # "partnerships with 3 clubs"
    if joined or beside in ("act", "measure") or (many and (beside == "people" or (beside == "unknown" and what in THEIRS))):
        return counted.says("outcome", "level-reached")
    return counted.says("output", "thing-with-parts")


def _of_others(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether others made what is counted, or do something with ours: "12 plugins by third parties", "articles that quote our data"."""
    behind = statement.word(phrase.end)
    if any(_made_by(statement, place) for place in range(phrase.start, phrase.head - 2)):
        return True
    if behind in ("by", "from") and statement.word(phrase.end + 1) in lexicon("nature.elsewhere"):
        return True
    earned = singular(statement.word(phrase.head)) in lexicon("nature.earned")
    if behind in ("by", "from") or (earned and behind == "in"):
        return "outsiders" in read_phrase(statement.words, phrase.end + 1, statement.measured).kinds
    after = range(phrase.end + 1, min(phrase.end + 4, len(statement.words)))
    return behind in ("that", "which", "who") and any(statement.word(index) in lexicon("grammar.ours") for index in after)


def _made_by(statement: Statement, place: int) -> bool:
    """Say whether a word with a hyphen says that others make it: "5 *community-run* meetups", not "customer-tested"."""
    if not is_hyphen(statement.words, place + 1) or "outsiders" not in classes_of(statement.word(place)):
        return False
    verb = verb_at(statement.words, place + 2)
    if verb is None or verb.lemma not in lexicon("nature.by_them"):
        return False
    return verb.form in ("past", "participle") or verb.lemma in lexicon("verbs.unchanging")


def _doing(statement: Statement) -> bool:
    """Say whether the hours are hours "of writing", "in development", not months "of running costs"."""
    return any(
        statement.word(index) in ("of", "in", "on", "for")
        and statement.word(index + 1).endswith(endings("nature.doing_endings"))
        and "measures" not in read_phrase(statement.words, index + 1, statement.measured).kinds
        for index in range(len(statement.words) - 1)
    )


def _uncounted(statement: Statement) -> Nature:
    """Tell what a phrase without a number names: a thing to hand over, a theme, a measure without its number."""
    phrase = statement.subject
    first, last = over(statement, phrase, 0)
    if not phrase:
        return verdict(statement, "unclear", "no-noun", (0, len(statement.words) - 1), sure=False)
    if _fewer(statement, phrase):
        return verdict(statement, "outcome", "fewer", (first, last), sure=False)
    if statement.word(phrase.head) == "ability" and statement.word(phrase.end) == "to":
        return verdict(statement, "milestone", "can", (first, last))
    rest = range(phrase.end - 1, len(statement.words))
    if statement.word(len(statement.words) - 1) in lexicon("aims.comparatives") and phrase.end >= len(statement.words):
        return verdict(statement, "outcome", "done-better", (first, last), sure=False)  # "deck lights brighter"
    if not averaged(statement, phrase) and any(
        statement.word(index) in lexicon("nature.ready") or stands_ready(statement, index) for index in rest
    ):
        granted = thing(statement, phrase, MADE) == "verdict"
        return verdict(statement, "verdict" if granted else "milestone", "ready", (first, len(statement.words) - 1))
    done = any((verb := verb_at(statement.words, index)) and verb.form in ("past", "participle") for index in rest)
    if punctual(statement, phrase.end) and not done:
        return verdict(statement, "outcome", "on-time", (first, len(statement.words) - 1), sure=False)
    if phrase.container >= 0 and classes_of(statement.word(phrase.container)) == ("artefacts",):
        return verdict(statement, "milestone", "thing", (phrase.container, last))  # "List of suppliers"
    if phrase.container >= 0 or averaged(statement, phrase):
        return verdict(statement, "outcome", "state", (first, last), sure=False)  # "Number of open faults"
    what, made = thing(statement, phrase, REACHED), thing(statement, phrase, MADE)
    if what == "verdict" and made == "verdict":
        return verdict(statement, "verdict", "judged-by-others", (first, last))
    if made not in OURS and statement.word(statement.begin) in lexicon("aims.comparatives"):
        return verdict(statement, "outcome", "done-better", (statement.begin, last), sure=False)  # "Better contact with tenants"
    single = what == "act" and not is_plural(statement.word(phrase.head))
    if made == "event" and statement.word(statement.begin) in lexicon("grammar.frequencies"):
        return verdict(statement, "activity", "again-and-again", (statement.begin, last))  # "Weekly talks with tenants"
    if made in OURS or made in ("unknown", "staff") or single:
        return verdict(statement, "milestone", "thing", (first, last))
    return verdict(statement, "outcome", "state", (first, last), sure=False)
