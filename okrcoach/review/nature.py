"""What a line really is, whatever it is called: a result, a thing made, work, a measuring job, a level held.

The tests stand in nature_lead.py (a verb leads: "Launch …"), nature_reach.py (it reaches something: "Win …") and nature_result.py
(what a line about work goes on to tell), nature_subject.py (something is so: "The page is fast"), nature_doing.py (it acts: "Users
renew …") and nature_passive.py (something is done to it), and nature_phrase.py (no verb: "15 blog posts"). They ask, in this order of
trust, what the number counts, who acts, and only then which verb was used, because most verbs of goals can be said of work and of
results alike.
"""

from __future__ import annotations

from functools import lru_cache

from okrcoach.language.lexicon import lexicon, phrases_in
from okrcoach.language.plurals import is_plural
from okrcoach.language.quantities import Quantity
from okrcoach.language.statement import Statement, read_statement
from okrcoach.review.leanings import leaning
from okrcoach.review.nature_kind import Nature, NatureKind
from okrcoach.review.nature_lead import by_means, led
from okrcoach.review.nature_phrase import bare
from okrcoach.review.nature_subject import acted
from okrcoach.review.nature_things import averaged, numbers
from okrcoach.review.nature_times import how_often_moves, only_deadline

__all__ = ["Nature", "by_grammar", "cause", "nature", "nature_of"]

PERHAPS_FROM, STAYS_FROM, WORK_FROM = 0.0, 0.3, 0.8
"""From such odds on (as a logarithm) work may be work, stays work, and what the grammar takes for a result is work; chosen on lines that
the weights were not learned from."""
SETTLED_FROM, OPEN_UNTIL = 0.3, -0.5
"""Above such odds two people would agree whether a line without a number is reached, below the others they would not; chosen likewise."""

_TOLD_PLAINLY = ("hours-of-work", "made-by-others", "received", "nothing-found", "used-in-the-end")
"""Causes that name what was done by whom: whatever else the line holds, they hold."""


@lru_cache(maxsize=2048)
def nature_of(text: str) -> Nature:
    """Return what a line is; any text will do, and the same text is judged once."""
    return nature(read_statement(text))


def nature(statement: Statement) -> Nature:
    """Return what a statement is: what the grammar says, unless its words lean strongly the other way."""
    grammar = by_grammar(statement)
    found = _weighed(statement, grammar)
    if statement.quantities and not only_deadline(statement):
        return found
    odds = leaning("settled", statement, cause(grammar), said=found.kind in ("milestone", "verdict"))
    settled = True if odds > SETTLED_FROM or _no_worse(statement) else False if odds < OPEN_UNTIL else None
    if found.kind == "milestone" and settled is False:
        return found._replace(kind="activity", settled=settled)  # "Develop more programmes": nobody could say when it is done
    return found._replace(settled=settled)


def _no_worse(statement: Statement) -> bool:
    """Say whether something is to be no worse than it was: "Premium no higher than last year"."""
    words = [token.lower for token in statement.words]
    places = (index for index in range(len(words) - 1) if words[index] in lexicon("grammar.negations") | {"no"})
    return any(words[index + 1] in lexicon("numbers.than_before") and index + 2 < len(words) for index in places)


def _weighed(statement: Statement, found: Nature) -> Nature:
    """Return what the grammar says of a statement, unless its words lean strongly the other way."""
    said = found.work and found.certain
    if found.kind == "measuring" or found.reason in _TOLD_PLAINLY or statement.negated:
        return found
    odds = leaning("work", statement, cause(found), said=said)
    if found.work and odds <= PERHAPS_FROM:
        return Nature("outcome", False, found.start, found.end, "leans-to-result")
    work = odds > (STAYS_FROM if said else WORK_FROM)
    if work is said:
        return found
    if found.work:
        return found._replace(certain=work)
    kind: NatureKind = "output" if statement.quantities and not only_deadline(statement) else "milestone"
    return Nature(kind, True, *_work_told(statement, found), "leans-to-work")


def _work_told(statement: Statement, found: Nature) -> tuple[int, int]:
    """Return the offsets of the verb that leads and what it acts on; where none leads, of what the grammar took for a result."""
    if statement.lead is None:
        return found.start, found.end
    last = statement.lead_at + statement.lead.size - 1
    return statement.offsets(statement.lead_at, max(last, statement.object.head) if statement.object else last)


def cause(found: Nature) -> str:
    """Return the name under which the leanings know a verdict of the grammar."""
    return f"{found.kind}:{found.reason}:{'sure' if found.certain else 'open'}"


def by_grammar(statement: Statement) -> Nature:
    """Return what a statement is by its causes alone."""
    kept = next((quantity for quantity in numbers(statement).targets if _held_down(statement, quantity)), None)
    if kept is not None and (
        statement.lead is None or statement.lead.kind in ("make", "act", "measure", "own") or _none_at_all(statement, kept)
    ):
        return Nature("outcome", True, kept.start, kept.end, "held-down")
    if _from_and_to(statement):
        return Nature("outcome", True, *statement.offsets(statement.begin, len(statement.words) - 1), "level-told")
    there = _from_nothing(statement)
    if there:
        return Nature("output" if statement.quantities else "milestone", True, *there, "from-nothing")
    found = _told(statement)
    if found.work and how_often_moves(statement):
        return found._replace(kind="outcome", certain=True, reason="level-told")
    if found.kind == "output" and only_deadline(statement):
        return found._replace(kind="milestone")
    if found.kind == "milestone" and found.reason != "can" and statement.quantities and not only_deadline(statement):
        return found._replace(kind="output")
    return found


def _from_and_to(statement: Statement) -> bool:
    """Say whether a measure's start and target are told and go down, or are shares: "Empty berths: baseline 27, target 5"."""
    words = {token.lower for token in statement.words}
    if not {"baseline", "target"} <= words or ":" not in words or len(statement.quantities) != 2:
        return False
    start, end = statement.quantities
    return end.value < start.value or end.unit == "percent"


def _from_nothing(statement: Statement) -> tuple[int, int] | None:
    """Return the offsets of a state without a number that an arrow leads to from nothing: "Backup: not started → nightly"."""
    words = statement.words
    for index, size in phrases_in("nature.nothing_yet", words, statement.begin):
        arrow = index + size
        opens = index > 0 and words[index - 1].text in (":", "(")
        if opens and arrow + 1 < len(words) and words[arrow].text in lexicon("grammar.leads_to"):
            states = statement.offsets(index, len(words) - 1)
            behind = statement.quantities_in(arrow, len(words))
            return None if behind else states
    return None


def _none_at_all(statement: Statement, quantity: Quantity) -> bool:
    """Say whether none shall be left: "Ensure that no letter stays unanswered"."""
    return quantity.value == 0 and statement.lead is not None and statement.lead.lemma in lexicon("nature.ensuring")


def _told(statement: Statement) -> Nature:
    if statement.lead is not None:
        return led(statement, statement.lead, statement.lead_at)
    work = by_means(statement, None)
    if work is not None:
        return work
    if statement.predicate is not None and not (statement.predicate.passive and averaged(statement, statement.subject)):
        return acted(statement, statement.subject, statement.predicate)
    return bare(statement)


def _held_down(statement: Statement, quantity: Quantity) -> bool:
    """Say whether a number is a level not to exceed, or none at all: nobody makes things up to a number."""
    place = statement.index_at(quantity.start)
    if quantity.value == 0 and quantity.unit == "count":
        if place == len(statement.words) - 1:
            return True
        if statement.predicate is not None and not statement.predicate.passive and not is_plural(quantity.noun.rpartition(" ")[2]):
            return False
        about = statement.subject or statement.object
        return place <= about.start or statement.word(place - 1) == ":"
    return quantity.bound == "at most" and (statement.word(place - 2), statement.word(place - 1)) != ("up", "to")
