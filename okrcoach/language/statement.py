"""A statement taken apart once, for every rule that reads it: where it begins, the verb that leads it, who acts, on what, how much.

This is no parser of English. Goals are short and much alike, so a few questions asked of each word in its place go far:
is the first word a verb or a noun (lead.py), where does the sentence's own verb stand (predicate.py), which noun does a phrase
turn on (nouns.py) and where does it end (phrase_ends.py), what follows the main part (clauses.py).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from okrcoach.language.clauses import Clause, find_clauses
from okrcoach.language.lead import find_lead
from okrcoach.language.lexicon import lexicon
from okrcoach.language.nouns import NOWHERE, NounPhrase, read_phrase
from okrcoach.language.openings import begin, own_words
from okrcoach.language.predicate import Predicate, find_duty, find_predicate
from okrcoach.language.quantities import NameNumber, Quantity, name_numbers, quantities
from okrcoach.language.slots import Slot, slots
from okrcoach.language.verbs import Verb, verb_at
from okrcoach.language.words import Token, tokens

__all__ = ["Clause", "Predicate", "Statement", "read_statement"]

_START = attrgetter("start")


class Statement(NamedTuple):
    """A statement's own words and what they do; places are of `words`, offsets are of `text`."""

    text: str
    words: tuple[Token, ...]
    """Its tokens without a list mark or label in front, owner or priority behind, and asides in brackets."""
    quantities: tuple[Quantity, ...]
    names: tuple[NameNumber, ...]
    slots: tuple[Slot, ...]
    """Places where a number is still to come."""
    measured: frozenset[int]
    """Places of the words that make up quantities, and of the slots."""
    begin: int
    """Where the statement itself begins, behind a list mark or a label."""
    lead: Verb | None
    """The verb that it begins with: "Increase", "We publish", "Having"."""
    lead_at: int
    subject: NounPhrase
    """Who or what it is about, where no verb leads."""
    predicate: Predicate | None
    """The subject's verb; where a verb leads, that of its object ("Get 10 customers *to renew*", "Ensure that pages *load*")."""
    object: NounPhrase
    """What the lead verb (or else the predicate) acts on."""
    clauses: tuple[Clause, ...]
    beside: tuple[tuple[Verb, int], ...] = ()
    """The verbs that stand right beside the leading one, each with its place: "Measure and *increase* use"."""

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets in the text of the words from `first` to `last`, both included."""
        if not self.words:
            return 0, len(self.text)
        first, last = max(0, min(first, len(self.words) - 1)), max(0, min(last, len(self.words) - 1))
        return self.words[first].start, self.words[max(first, last)].end

    def index_at(self, offset: int) -> int:
        """Return the place of the first word that begins at an offset of the text or later."""
        return bisect_left(self.words, offset, key=_START)

    def name_at(self, offset: int) -> NameNumber | None:
        """Return the name that an offset of the text is in."""
        place = bisect_right(self.names, offset, key=_START) - 1
        return self.names[place] if place >= 0 and offset < self.names[place].end else None

    def word(self, index: int) -> str:
        """Return a word in lower case; "" beyond the ends."""
        return self.words[index].lower if 0 <= index < len(self.words) else ""

    def opening(self, clause: Clause) -> int:
        """Return where a clause begins, "in order" in front of its "to" included."""
        ordered = (self.word(clause.start - 2), self.word(clause.start - 1)) == ("in", "order")
        return clause.start - 2 if ordered else clause.start

    @property
    def negated(self) -> bool:
        """It says what not to do: "Not spend more than …"."""
        return self.lead is not None and any(self.word(index) in lexicon("grammar.negations") for index in range(self.lead_at))

    def quantities_in(self, first: int, last: int) -> tuple[Quantity, ...]:
        """Return the quantities that begin in the words from `first` up to `last`, the latter excluded."""
        if first >= min(last, len(self.words)):
            return ()
        ends = (self.words[first].start, self.words[min(last, len(self.words)) - 1].end)
        start, end = (bisect_left(self.quantities, place, key=_START) for place in ends)
        return self.quantities[start:end]


@lru_cache(maxsize=2048)
def read_statement(text: str) -> Statement:
    """Take a statement apart. Any text will do; the same text is read once."""
    found = quantities(text)
    words = own_words(tokens(text))
    open_places = slots(text)
    measured = _measured(words, found) | _measured(words, open_places)
    start = begin(words, measured)
    lead, lead_at = find_lead(words, start, measured)
    if lead is not None:
        beside = _beside(words, lead_at, lead)
        after = beside[-1][1] + beside[-1][0].size if beside else lead_at + lead.size
        subject, object_ = NOWHERE, read_phrase(words, after, measured)
        predicate = find_predicate(words, after, measured)
    else:
        beside, subject = (), read_phrase(words, start, measured)
        predicate = find_predicate(words, start, measured) or find_duty(words, subject)
        after = predicate.end if predicate else max(start, subject.end)
        object_ = read_phrase(words, after, measured) if predicate else NOWHERE
    clauses = find_clauses(words, after)
    return Statement(
        text, words, found, name_numbers(text), open_places, measured, start, lead, lead_at, subject, predicate, object_, clauses, beside
    )


def _beside(words: tuple[Token, ...], at: int, lead: Verb) -> tuple[tuple[Verb, int], ...]:
    """Return the verbs beside the leading one: "Design, build *and document* a …"."""
    found: list[tuple[Verb, int]] = []
    after = at + lead.size
    while after + 1 < len(words) and (words[after].lower in lexicon("grammar.conjunctions") or words[after].text in (",", "/")):
        joined = after + 1 + (words[after + 1].lower in lexicon("grammar.conjunctions"))
        verb = verb_at(words, joined)
        if verb is None or verb.form != lead.form:
            break
        found.append((verb, joined))
        after = joined + verb.size
    return tuple(found)


def _measured(words: tuple[Token, ...], found: Iterable[Quantity | Slot]) -> frozenset[int]:
    """Return the places of the words that make up quantities; both come in order, so one walk will do."""
    places: list[int] = []
    rest = iter(found)
    quantity = next(rest, None)
    for index, token in enumerate(words):
        while quantity is not None and quantity.end <= token.start:
            quantity = next(rest, None)
        if quantity is not None and quantity.start <= token.start:
            places.append(index)
    return frozenset(places)
