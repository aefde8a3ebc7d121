"""What the words of a line lean to: a second opinion beside the grammar, for questions that no list of causes settles.

The grammar knows why a line is work or a result (nature.py), why an objective is a task (aims.py) or says nothing of its own
(aims_vague.py), but no list of causes is ever whole. The words of a line know a little of it, too: "workshop" stands more often in
work, "share" more often in results. So does what stands where: the object of the leading verb, the unit of the number. Each such trait
of a line has a weight, the cause that the grammar named is one of them, and the sum of the weights is the logarithm of the odds.
The weights were learned from labelled lines of many organisations (tools/leanings.py); no word that fewer than three of them use counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from math import fsum
from typing import Literal, get_args

from okrcoach.data import bundle
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.plurals import singular
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.verbs import forms
from okrcoach.review.nature_things import MADE, REACHED, thing
from okrcoach.review.nature_times import amount_of, only_deadline, spent

Topic = Literal["work", "settled", "task", "vague"]
"""A key result that is work and no result; one without a number of which two people would agree whether it is reached; an objective that
is a task; an objective that could be anybody's."""
TOPICS: tuple[Topic, ...] = get_args(Topic)

UNTRIED = 1.2
"""The odds of a cause that no labelled line had."""


def leaning(topic: Topic, statement: Statement, cause: str, *others: str, said: bool) -> float:
    """Return the logarithm of the odds that a statement is what the topic says.

    `cause` is what the grammar goes by, `others` what else it saw, and `said` what it says.
    """
    weights = _weights(topic)
    of_cause = weights.get(cause_trait(cause), UNTRIED if said else -UNTRIED)
    seen = (*traits(statement.text), *map(cause_trait, others))
    return fsum((weights[""], of_cause, *(weights.get(trait, 0.0) for trait in seen)))  # the same in whatever order a set gives them


def cause_trait(cause: str) -> str:
    """Return the trait that stands for a cause of the grammar."""
    return f"cause:{cause}"


@lru_cache(maxsize=256)
def traits(text: str) -> frozenset[str]:
    """Return the traits of a text: its words and their classes ("class:measures"), and what stands where.

    Words are in their plain form; the first one counts once more ("^run"), and so does the object ("object:report").
    """
    statement = read_statement(text)
    words = [token.lower for token in statement.words if token.kind == "word"]
    classes = (f"class:{one}" for word in words for one in classes_of(word))
    return frozenset((*map(_plain, words), *(f"^{_plain(word)}" for word in words[:1]), *classes, *_places(statement)))


def _places(statement: Statement) -> Iterator[str]:
    lead, predicate = statement.lead, statement.predicate
    yield f"lead:{lead.kind if lead else 'predicate' if predicate else 'none'}"
    if statement.object:
        yield f"object:{_plain(statement.word(statement.object.head))}"
        yield f"done-to:{thing(statement, statement.object, MADE)}"
    if statement.subject:
        yield f"subject:{_plain(statement.word(statement.subject.head))}"
        yield f"who:{thing(statement, statement.subject, REACHED)}"
    if predicate is not None and predicate.verb is not None:
        yield f"does:{predicate.verb.lemma}"
        yield f"passive:{predicate.passive}"
    counted = () if only_deadline(statement) else statement.quantities  # "within 60 days" measures nothing
    counted = tuple(quantity for quantity in counted if not spent(statement, quantity))  # nor does "10 hours a week" of work
    for quantity in counted:
        yield f"unit:{'count' if amount_of(quantity) else quantity.unit}"
        yield f"role:{quantity.role}"
        yield f"counted:{_plain(quantity.noun.rpartition(' ')[2])}"
    yield f"numbers:{min(len(counted), 3)}"
    yield from (f"clause:{clause.kind}" for clause in statement.clauses)


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    known = forms(word)
    return known[0][0] if known else singular(word)


def weights_table(topics: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the traits of each weight by topic, of lists of "trait=weight": for the bundle of word lists, which is quickly read so."""
    found: dict[str, dict[str, list[str]]] = {}
    for topic, listed in topics.items():
        for entry in listed.split():
            trait, _, weight = entry.rpartition("=")
            found.setdefault(topic, {}).setdefault(weight, []).append(trait)
    return {topic: {weight: " ".join(traits) for weight, traits in table.items()} for topic, table in found.items()}


@cache
def _weights(topic: Topic) -> Mapping[str, float]:
    table: Mapping[str, str] = bundle("lexicons")["_weights"][topic]
    weights: dict[str, float] = {}
    for weight, traits in table.items():
        weights |= dict.fromkeys(traits.split(" "), float(weight))
    return weights
