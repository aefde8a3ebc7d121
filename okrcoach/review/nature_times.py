"""What the times of a line say: when work should be done, how long it takes, how often it is, how much there is of a thing."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon, pairs, phrases_in
from okrcoach.language.nouns import read_phrase
from okrcoach.language.plurals import is_plural
from okrcoach.language.quantities import Quantity
from okrcoach.language.statement import Statement
from okrcoach.review.nature_things import MADE, OURS, PROMPT, REACHED, limited, thing


def only_deadline(statement: Statement) -> bool:
    """Say whether the one number is when a piece of work should be done: "Launch the shop within 30 days"."""
    if statement.lead is None or statement.lead.kind != "make" or len(statement.quantities) != 1:
        return False
    if is_plural(statement.word(statement.object.head)):
        return False  # "Fix leaks within 30 days" is how fast
    one = statement.quantities[0]
    place = statement.index_at(one.start)
    before = statement.word(place - 1)
    if any(statement.word(index) in lexicon("grammar.relatives") for index in range(statement.lead_at, place)):
        return False  # "… so that a house stands within 40 days" tells what comes of it
    return one.unit == "duration" and (before == "in" or before in lexicon("grammar.within")) and one.base > PROMPT


def spent(statement: Statement, quantity: Quantity) -> bool:
    """Say whether a time is one that the team itself gives: "Study 10 hours a week", "6 hours of practice per week"."""
    if (
        quantity.unit != "duration"
        or quantity.role != "level"
        or quantity.per not in lexicon("units.periods")
        or limited(statement, quantity)
    ):
        return False
    if statement.lead is not None:
        return statement.lead.kind == "act"
    first = statement.index_at(quantity.start) == statement.begin
    return first and thing(statement, statement.subject, REACHED) in (*OURS, "unknown")


def amount_of(quantity: Quantity) -> bool:
    """Say whether hours tell how much there is of a thing: "300 hours of recordings"."""
    return quantity.unit == "duration" and quantity.noun.startswith("of ")


def how_often_moves(statement: Statement) -> bool:
    """Say whether a line tells how often something is, and how often it shall be: "Releases from monthly to weekly"."""
    often = pairs("units.per_word")
    return any(
        statement.word(place) == "from"
        and statement.word(place + 1) in often
        and statement.word(place + 2) == "to"
        and statement.word(place + 3) in often
        for place in range(len(statement.words) - 3)
    )


def recurs(statement: Statement) -> bool:
    """Say whether work is done again and again: "Run the tour every week", "Read a book a month", "Write weekly tips" can be counted."""
    once = {"a", "an"} & {statement.word(statement.object.start), statement.word(statement.object.start - 1)}
    every = (
        index
        for index in range(len(statement.words) - 1)
        if statement.word(index) in lexicon("grammar.each")
        or (once and statement.word(index) in ("a", "per") and statement.object.head == index - 1)
    )
    spans = (statement.word(index + 1 + (statement.word(index + 1) == "other")) for index in every)
    return (statement.lead is not None and any(span in lexicon("grammar.spans_of_time") for span in spans)) or _has_rhythm(statement)


def _has_rhythm(statement: Statement) -> bool:
    """Say whether a thing of ours is made, or something done, so often: "Publish monthly reports", "The board meets weekly"."""
    lead, words = statement.lead, statement.words
    if statement.predicate is None and (lead is None or lead.kind not in ("make", "act")):
        return False
    for place, word in enumerate(words):
        if pairs("units.per_word").get(word.lower, "year") == "year":
            continue  # what comes once a year is a step like others
        behind = read_phrase(words, place + 1, statement.measured)
        one = statement.word(place - 1) in lexicon("grammar.articles")  # "Start a quarterly fair"
        ours = behind.start == place + 1 and "measures" not in behind.kinds and thing(statement, behind, MADE) in (*OURS, "unknown")
        if statement.word(place + 1) == "basis" or (not one and (ours or place + 1 == len(words))):
            return True
    return False


def punctual(statement: Statement, start: int) -> bool:
    """Say whether something is done in time, without a figure: "on time", "the same day", "in a timely manner"."""
    return any(phrases_in("service.punctual", statement.words, start))
