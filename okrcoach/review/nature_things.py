"""What a phrase is about, and what its numbers say: the questions that every test of review/nature asks."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from okrcoach.language.lexicon import endings, lexicon, phrase_at
from okrcoach.language.noun_classes import NounClass, classes_of
from okrcoach.language.nouns import NounPhrase, read_phrase
from okrcoach.language.phrase_ends import ends_phrase
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import Quantity, quantifiers
from okrcoach.language.slots import Slot
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.verbs import class_of, verb_at

Thing = Literal["measure", "act", "people", "staff", "made", "event", "problem", "verdict", "state", "money", "unknown", "none"]
"""A measure, what others do, people outside, people inside, a thing we make, an event or work, something that goes wrong,
a judgement by others, a state that grows, money."""

_THING: dict[NounClass, Thing] = {
    "measures": "measure", "acts": "act", "outsiders": "people", "insiders": "staff", "artefacts": "made", "events": "event",
    "problems": "problem", "verdicts": "verdict", "states": "state",
}  # fmt: skip

REACHED: tuple[NounClass, ...] = ("measures", "acts", "outsiders", "verdicts", "problems", "insiders", "states", "events", "artefacts")
"""Which reading of a word comes first where a number changes or is reached: a "review" is one that a customer writes."""
MADE: tuple[NounClass, ...] = ("artefacts", "events", "measures", "acts", "insiders", "outsiders", "problems", "verdicts", "states")
"""Which comes first where the team makes or does it: a "review" is a meeting."""

PROMPT = 14 * 24 * 3600
"""Seconds that a service may take; what may take longer is a project."""

AUDIENCE = 25
"""From so many on, what is counted is done by many, and no part of a thing: "a page with 5 views"."""

YEARS = range(1990, 2101)
"""A bare number of this size is a year."""

OURS: frozenset[Thing] = frozenset({"made", "event"})
THEIRS: frozenset[Thing] = frozenset({"measure", "act", "people", "money", "verdict"})


def thing(statement: Statement, phrase: NounPhrase, order: tuple[NounClass, ...]) -> Thing:
    """Return what a phrase is about; money decides where an amount stands in front of it ("$500k in deals")."""
    if not phrase:
        return "none"
    if "measures" not in phrase.kinds and any(
        statement.word(index) in lexicon("nature.paid") for index in range(phrase.start, phrase.head)
    ):
        return "act"
    if owned_by_others(statement, phrase) or _intends(statement, phrase):
        return "act"
    if averaged(statement, phrase):
        return "measure"  # "the share of repairs that …"
    of_them = statement.word(phrase.end) == "of" and statement.word(phrase.head) in ("member", "members")
    if of_them and "insiders" in read_phrase(statement.words, phrase.end + 1, statement.measured).kinds:
        return "staff"  # "each member of the team"
    if _rated(statement, phrase.end):
        return "measure"
    for kind in order:
        if kind in phrase.kinds:
            return _THING[kind]
    return guess(statement.words[phrase.head].lower)


def _intends(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether it is a letter of intent: others give it."""
    return singular(statement.word(phrase.head)) == "letter" and phrase_at("nature.intent", statement.words, phrase.end) > 0


def averaged(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether a phrase is a statistic: "average number of repairs made per boat", "proportion of fees paid", "% of fees paid"."""
    signs = (index for index in range(max(0, phrase.start - 2), phrase.end) if statement.words[index].text == "%")
    if any(index not in statement.measured for index in signs):
        return True
    shares_out = phrase.container >= 0 and statement.word(phrase.container) in lexicon("nouns.shares")
    return shares_out or (phrase.container > 0 and statement.word(phrase.container - 1) in lexicon("verbs.summing"))


def joined(statement: Statement, phrase: NounPhrase, order: tuple[NounClass, ...], wanted: Collection[Thing]) -> NounPhrase:
    """Return the whole of a phrase of which "and" joins only what describes its noun, where that is a thing `wanted`.

    "A rating and billing system" and "test and regression coverage" are such.
    """
    if not phrase or statement.word(phrase.end) not in ("and", "&") or thing(statement, phrase, order) in wanted:
        return phrase
    second = read_phrase(statement.words, phrase.end + 1, statement.measured)
    single = not is_plural(statement.word(phrase.head)) and second.start == phrase.end + 1 < second.head
    return second if single and thing(statement, second, order) in wanted else phrase


def _rated(statement: Statement, place: int) -> bool:
    """Say whether "per agent" stands there: a rate. "Per week" only says how often, "per ISO 9001" by which rules."""
    if statement.word(place) != "per" or statement.word(place + 1) in lexicon("grammar.periods"):
        return False
    return place + 1 >= len(statement.words) or not statement.words[place + 1].text[:1].isupper()


def owned_by_others(statement: Statement, phrase: NounPhrase) -> bool:
    """Say whether it is other people's: "citizens' proposals", "a customer's idea"."""
    if "events" in phrase.kinds:
        return False  # a residents' survey is ours
    for index in range(phrase.start, phrase.head):
        word = statement.word(index)
        mine = word[:-2] if word.endswith(("'s", "’s")) else word if statement.word(index + 1) in ("'", "’") else ""
        if mine and "outsiders" in classes_of(mine):
            return True
    return False


def guess(word: str) -> Thing:
    """Guess what a noun that no list holds is about by its ending; "unknown" where that says nothing."""
    if singular(word) != word and word.endswith(endings("nouns.several_endings")):
        return "unknown"  # one is a quality, several are things
    word = singular(word)
    for kind, listed in (("people", "nouns.people_endings"), ("measure", "nouns.measure_endings")):
        if any(word.endswith(ending) and len(word) > len(ending) + 2 for ending in endings(listed)):
            return kind  # type: ignore[return-value]
    return "unknown"


class Numbers(NamedTuple):
    """The quantities of a statement, sorted by what they are good for."""

    all: tuple[Quantity, ...]
    targets: tuple[Quantity, ...]
    """Those that a result could be read from; a time limit for the work itself is none."""
    limits: tuple[Quantity, ...]
    """Time limits: "within 5 days", "in under 2 hours"."""

    def __bool__(self) -> bool:
        """Say whether there is any."""
        return bool(self.all)

    @property
    def prompt(self) -> bool:
        """Say whether a time limit is short enough to be the speed of a service, not the end of a project."""
        return any(limit.unit == "duration" and limit.base <= PROMPT for limit in self.limits)

    def since(self, statement: Statement, first: int) -> tuple[Quantity, ...]:
        """Return those that begin at the word `first` or later, asides in brackets included."""
        if first >= len(statement.words):
            return ()
        return tuple(quantity for quantity in self.all if quantity.start >= statement.words[first].start)

    def between(self, statement: Statement, first: int, last: int) -> tuple[Quantity, ...]:
        """Return those that begin in the words from `first` up to `last`, the latter excluded."""
        last = min(last, len(statement.words))
        if first >= last:
            return ()
        start, end = statement.words[first].start, statement.words[last - 1].end
        return tuple(quantity for quantity in self.all if start <= quantity.start < end)


def numbers(statement: Statement) -> Numbers:
    """Sort the quantities of a statement."""
    return _numbers(statement.text)


@lru_cache(maxsize=1024)
def _numbers(text: str) -> Numbers:
    statement = read_statement(text)
    nothing = (quantity for quantity in quantifiers(statement.text) if quantity.value == 0)
    found = (*statement.quantities, *nothing, *(_open(statement, slot) for slot in statement.slots if slot.number))
    limits: list[Quantity] = []
    targets: list[Quantity] = []
    for quantity in found:
        place = statement.index_at(quantity.start)
        if not quantity.noun and quantity.unit == "count" and quantity.value in YEARS and quantity.role == "level":
            continue  # "the 2027 tariff"
        if quantity.unit == "duration" and statement.word(place - 1) in lexicon("grammar.each"):
            continue  # "every two weeks" says how often
        if _says_which(statement, quantity, place) or (targets and _compares(statement, quantity)):
            continue
        (limits if limited(statement, quantity) else targets).append(quantity)
    limits += unnumbered_limits(statement)
    return Numbers((*targets, *limits), tuple(targets), tuple(limits))


def _compares(statement: Statement, quantity: Quantity) -> bool:
    """Say whether a change in brackets only tells how much more that is than before: "Translate 900 signs (+13% vs. 2026)"."""
    return quantity.role == "change" and statement.words[-1].end <= quantity.start


def _says_which(statement: Statement, quantity: Quantity, place: int) -> bool:
    """Say whether a number is none to reach: "with the top 20 accounts", "for the 40 most frequent questions"."""
    if quantity.unit == "rank":
        worked = class_of(statement.word(place - 1)) in ("make", "act")
        most = statement.word(statement.index_at(quantity.end)) in ("most", "least")
        return (bool(quantity.noun) or most or worked) and statement.word(place - 1) not in lexicon("nature.ranked")
    return quantity.unit == "count" and statement.word(place - 1) == "the" and statement.word(place + 1) in ("most", "least")


def _open(statement: Statement, slot: Slot) -> Quantity:
    """Return a slot as the quantity that will stand there."""
    text = statement.text[slot.start : slot.end]
    unit = "percent" if "%" in text else "currency" if any(sign in text for sign in "$€£") else "count"
    return Quantity(slot.start, slot.end, math.nan, unit, "")


def unnumbered_limits(statement: Statement) -> tuple[Quantity, ...]:
    """Return the time limits that have no digit: "within a day", "in less than an hour"."""
    words = statement.words
    return tuple(
        Quantity(words[index].start, words[index + 1].end, 1.0, "duration", "")
        for index in range(1, len(words) - 1)
        if (words[index].lower in ("a", "an") or (words[index].lower == "the" and words[index - 1].lower == "within"))
        and words[index + 1].lower in lexicon("grammar.periods")
        and words[index - 1].lower in lexicon("grammar.limits")
    )


def limited(statement: Statement, quantity: Quantity) -> bool:
    """Say whether a duration is a limit: "within 5 days", "in less than 2 hours", "in 3 days", "under 300 ms"."""
    before = statement.word(statement.index_at(quantity.start) - 1)
    return before in lexicon("grammar.within") or (quantity.unit == "duration" and (quantity.bound == "at most" or before == "in"))


def counted_doers(statement: Statement, place: int) -> range:
    """Return the places of so many who do something, and of their verb, if they begin at `place`: "*90% of tenants report* a warm home"."""
    phrase = read_phrase(statement.words, place, statement.measured)
    behind = phrase.end
    if phrase and statement.word(behind) in lexicon("grammar.prepositions"):
        behind = read_phrase(statement.words, behind + 1, statement.measured).end
    verb = verb_at(statement.words, behind) if phrase and statement.quantities_in(place, behind) else None
    return range(place, behind + verb.size) if verb is not None and verb.form == "base" else range(0)


def stands_ready(statement: Statement, place: int) -> bool:
    """Say whether a word says that something is there ("live", "in use"), and describes no noun behind it ("the default port")."""
    if statement.word(place) == "in" and statement.word(place + 1) in lexicon("nature.in_states"):
        place += 1
    elif statement.word(place) not in lexicon("nature.ready"):
        return False
    after = place + 1
    return after >= len(statement.words) or statement.words[after].kind != "word" or ends_phrase(statement.words, after)


def trails(statement: Statement) -> bool:
    """Say whether the statement ends in a figure that counts nothing: "Permits issued online 3 of 4", "Machines connected: 6,500"."""
    last = statement.quantities[-1] if statement.quantities else None
    if (
        last is None
        or last.noun
        or last.role in ("from", "to")
        or not statement.words[0].start < last.start <= statement.words[-1].start <= last.end
    ):
        return False
    before = statement.word(statement.index_at(last.start) - 1)
    return before == ":" or before not in lexicon("grammar.prepositions")


def shares(found: Iterable[Quantity]) -> bool:
    """Say whether one of them is a share: a percentage that is no change."""
    return any(quantity.unit == "percent" and quantity.role != "change" for quantity in found)


def moves(found: Iterable[Quantity]) -> bool:
    """Say whether one of them is a change or an end of one: "by 20%", "from 8 to 10"."""
    return any(quantity.role in ("change", "from", "to") for quantity in found)


def graded(found: Iterable[Quantity]) -> bool:
    """Say whether one of them is more than a count of things: a share, an amount, a time, a score, a multiple, a figure such as 0.8."""
    return any(quantity.unit not in ("count", "rate", "") or quantity.value % 1 > 0 for quantity in found)


def money(found: Iterable[Quantity]) -> bool:
    """Say whether one of them is an amount of money."""
    return any(quantity.unit == "currency" for quantity in found)


def watched(found: Iterable[Quantity], *, few: bool = False) -> bool:
    """Say whether one of them counts what others do with a thing that is out, "25k views"; a `few` may be parts of the thing itself."""
    counted = (quantity.noun.rpartition(" ")[2] for quantity in found if quantity.noun and (few or quantity.value >= AUDIENCE))
    return any("acts" in classes_of(noun) and noun in lexicon("nature.watching") for noun in counted)
