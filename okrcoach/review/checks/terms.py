"""Words that weaken a statement: vague ones, loopholes, comparisons with nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from okrcoach.language.comparisons import find_comparison
from okrcoach.language.lexicon import Phrases, by_first_word, lexicon
from okrcoach.language.plurals import singular
from okrcoach.language.slots import slots
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.verbs import forms, verb_going_on
from okrcoach.language.words import Token, tokens
from okrcoach.review.checks.figures import figures
from okrcoach.review.checks.statements import has_number
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line

_JOINTS = ("-", "|")


@lru_cache(maxsize=4096)
def _heads(word: str) -> tuple[str, ...]:
    """Return a lower-case word and the verbs that it may be a form of: a phrase that begins there begins with one of these."""
    return (word, *(lemma for lemma, _ in forms(word) if lemma != word))


def _at(known: Phrases, words: tuple[Token, ...], place: int) -> int:
    """Return how many tokens the longest phrase at a place takes; the first word of several may be any form of a verb."""
    first = words[place].lower
    for head in _heads(first):
        entries = known.get(head)
        said = (head, *(token.lower for token in words[place + 1 : place + len(entries[0])])) if entries else ()
        for phrase in entries or ():
            if said[: len(phrase)] == phrase and (head == first or len(phrase) > 1):
                return len(phrase)
    return 0


def _first_words(line: Line) -> frozenset[str]:
    """Return what a phrase may begin with in a line."""
    return frozenset(head for token in tokens(line.text) for head in _heads(token.lower))


def terms(rule: Rule, line: Line, _context: Context) -> Iterator[Hit]:
    """Find the first of `words` that is not part of one of `unless`, or one of `verbs` where it is the statement's own verb.

    `without` says what settles it: a number anywhere, or a number or a comparison, or nothing does. `part` is where to look: all of
    the statement, or its main part, before what it is for and what comes of it. Asides in brackets are never looked at. Where none of
    them stands, those of `before_numbers` are found right before the number aimed at.
    Conditions: list (one of `lists`, which leave a list open, and the statement goes on behind it), listed (one of them at the end),
    likened ("than …" follows).
    """
    statement = read_statement(line.text)
    vague = rule.once("verbs", lambda asked: frozenset(asked.settings.get("verbs", ())))
    place = next((at for lemma, at in _own_verbs(statement) if lemma in vague), -1)
    wanted = rule.once("words", lambda asked: by_first_word(asked.settings["words"]))
    loose = rule.once("before_numbers", lambda asked: by_first_word(asked.settings.get("before_numbers", [])))
    heads = line.once("first words", _first_words)
    if place < 0 and wanted.keys().isdisjoint(heads) and loose.keys().isdisjoint(heads):
        return
    without = rule.check["without"]
    if without != "nothing" and (_settled(line) or (without == "reference" and find_comparison(line.text))):
        return
    if place >= 0:
        yield Hit(*statement.offsets(place, place))
        return
    words = statement.words if rule.check["part"] == "all" else statement.words[: _main_end(statement)]
    place, size = _first_of(wanted, rule.once("unless", lambda asked: by_first_word(asked.settings["unless"])), words)
    if not size:
        yield from _before_number(loose, line, words)
        return
    lists = rule.once("lists", lambda asked: by_first_word(asked.settings.get("lists", [])))
    behind = words[place + size :]
    met = {"list" if any(token.kind == "word" for token in behind) else "listed"} if _at(lists, words, place) == size else set()
    met |= {"likened"} if any(token.lower == "than" for token in behind) else set()
    yield Hit(words[place].start, words[place + size - 1].end, {}, frozenset(met))


def _first_of(wanted: Phrases, excused: Phrases, words: tuple[Token, ...]) -> tuple[int, int]:
    """Return the place and the size of the first wanted phrase that is no part of an excused one; a size of 0 where none stands."""
    place = 0
    while place < len(words):
        excuse = _at(excused, words, place)
        size = 0 if excuse else _at(wanted, words, place)
        if size and _stands_alone(words, place, size):
            return place, size
        place += excuse or 1
    return place, 0


def _before_number(known: Phrases, line: Line, words: tuple[Token, ...]) -> Iterator[Hit]:
    """Find known words that lead to the number aimed at. A level to keep may be told roughly."""
    target = figures(line).target if known else None
    if target is None or line.measure.direction == "keep":
        return
    for place in range(len(words)):
        size = _at(known, words, place)
        if size and place + size < len(words) and words[place + size].start == target.start:
            yield Hit(words[place].start, words[place + size - 1].end)
            return


def _settled(line: Line) -> bool:
    return has_number(line) or any(slot.number for slot in slots(line.text))


def _own_verbs(statement: Statement) -> Iterator[tuple[str, int]]:
    """Yield the lemma and the place of a statement's own verb, and of those beside it ("Measure and increase …") if it makes nothing.

    A change that is only named is one, too ("Growth in membership"), and what shall go on or begin ("Continue to increase …").
    """
    own = _own_verb(statement)
    if own is not None:
        yield own
        yield from _inner_verb(statement, *own)
    elif statement.subject and statement.word(statement.subject.end) in ("in", "of"):
        yield singular(statement.word(statement.subject.head)), statement.subject.head
    if statement.lead is not None and statement.lead.kind != "make":
        yield from ((verb.lemma, at) for verb, at in statement.beside)
        yield from ((clause.verb.lemma, clause.at) for clause in statement.clauses if clause.kind == "and")


def _inner_verb(statement: Statement, lemma: str, at: int) -> Iterator[tuple[str, int]]:
    """Yield the verb of what goes on or begins: "Continue to *increase* …", "Begin *improving* …"."""
    inner = verb_going_on(statement.words, at + 1) if lemma in lexicon("nature.phases") and statement.lead is not None else None
    if inner is not None:
        yield inner[0].lemma, inner[1]


def _own_verb(statement: Statement) -> tuple[str, int] | None:
    """Return the lemma and the place of the verb that leads, or of the sentence's own: "delivery improves", not a bare "errors fall"."""
    if statement.lead is not None:
        return statement.lead.lemma, statement.lead_at
    predicate = statement.predicate
    if predicate is None or predicate.verb is None:
        return None
    bare = predicate.verb.lemma in lexicon("polarity.verbs_up", "polarity.verbs_down")
    return None if bare and not predicate.auxiliary else (predicate.verb.lemma, predicate.end - 1)


def _main_end(statement: Statement) -> int:
    """Return where what it is for begins ("so that …", "to …", "for better …"); of mere work it is all that could be measured."""
    if statement.lead is not None and statement.lead.kind == "act":
        return len(statement.words)
    own = _own_verb(statement)
    lets = own is not None and own[0] in lexicon("nature.helping")  # "lets guides be quick": that is what it does
    kinds = ("result",) if lets else ("purpose", "result")
    clauses = (clause.start for clause in statement.clauses if clause.kind in kinds)
    reasons = (index for index in range(statement.lead_at + 2, len(statement.words)) if _for_better(statement, index))
    return min((*clauses, *reasons), default=len(statement.words))


def _for_better(statement: Statement, index: int) -> bool:
    return statement.word(index) == "for" and (statement.word(index + 1) in ("better", "more") or statement.word(index + 1).endswith("er"))


def _stands_alone(words: tuple[Token, ...], place: int, size: int) -> bool:
    """Say whether the words are no part of a hyphened one, or of a name: "better-known", "sales-qualified", "ETC|NORTH"."""
    after = words[place + size] if place + size < len(words) else None
    before = words[place - 1] if place else None
    joined_before = before is not None and before.text in _JOINTS and before.glued and words[place].glued
    joined_after = (
        after is not None and after.text in _JOINTS and after.glued and place + size + 1 < len(words) and words[place + size + 1].glued
    )
    return not joined_before and not joined_after


TERMS = CheckKind(
    terms,
    parameters={"without": ("number", "reference", "nothing"), "part": ("all", "main")},
    settings={"words": list, "unless": list, "verbs?": list, "lists?": list, "before_numbers?": list},
    places=(),
    conditions=("list", "listed", "likened"),
)
