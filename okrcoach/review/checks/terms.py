"""Words that weaken a statement: vague ones, loopholes, comparisons with nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from okrcoach.language.comparisons import find_comparison
from okrcoach.language.lexicon import lexicon
from okrcoach.language.slots import slots
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.verbs import forms
from okrcoach.language.words import Token, entry_words, vocabulary
from okrcoach.review.checks.figures import figures
from okrcoach.review.checks.statements import has_number
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line

Index = Mapping[str, tuple[tuple[str, ...], ...]]
"""Phrases as token words, by their first word, the longest first."""
_JOINTS = ("-", "|")


def _index(phrases: list[str]) -> Index:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = entry_words(phrase)
        if words:
            found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(rest, key=len, reverse=True)) for first, rest in found.items()}


@lru_cache(maxsize=4096)
def _heads(word: str) -> tuple[str, ...]:
    """Return a lower-case word and the verbs that it may be a form of: a phrase that begins there begins with one of these."""
    return (word, *(lemma for lemma, _ in forms(word) if lemma != word))


def _at(index: Index, words: tuple[Token, ...], place: int) -> int:
    """Return how many tokens the longest phrase at a place takes; the first word of several may be any form of a verb."""
    first = words[place].lower
    for head in _heads(first):
        entries = index.get(head)
        said = (head, *(token.lower for token in words[place + 1 : place + len(entries[0])])) if entries else ()
        for phrase in entries or ():
            if said[: len(phrase)] == phrase and (head == first or len(phrase) > 1):
                return len(phrase)
    return 0


def _first_words(line: Line) -> frozenset[str]:
    """Return what a phrase may begin with in a line."""
    return frozenset(head for word in vocabulary(line.text) for head in _heads(word))


def terms(rule: Rule, line: Line, _context: Context) -> Iterator[Hit]:
    """Find the first of `words` that is not part of one of `unless`, or one of `verbs` where it is the statement's own verb.

    `without` says what settles it: a number anywhere, or a number or a comparison, or nothing does. `part` is where to look: all of
    the statement, or its main part, before what it is for and what comes of it. Asides in brackets are never looked at. Where none of
    them stands, those of `before_numbers` are found right before the number aimed at.
    Conditions: list (one of `lists`, which leave a list open, and the statement goes on behind it), listed (one of them at the end),
    likened ("than …" follows).
    """
    statement = read_statement(line.text)
    without = rule.check["without"]
    if without != "nothing" and (_settled(line) or (without == "reference" and find_comparison(line.text))):
        return
    vague = rule.once("verbs", lambda asked: frozenset(asked.settings.get("verbs", ())))
    place = next((at for lemma, at in _own_verbs(statement) if lemma in vague), -1)
    if place >= 0:
        yield Hit(*statement.offsets(place, place))
        return
    wanted = rule.once("words", lambda asked: _index(asked.settings["words"]))
    loose = rule.once("before_numbers", lambda asked: _index(asked.settings.get("before_numbers", [])))
    if (wanted.keys() | loose.keys()).isdisjoint(line.once("first words", _first_words)):
        return
    words = statement.words if rule.check["part"] == "all" else statement.words[: _main_end(statement)]
    excused = rule.once("unless", lambda asked: _index(asked.settings["unless"]))
    openings = rule.once("openings", lambda _: wanted.keys() | excused.keys())
    place = 0
    while place < len(words):
        if openings.isdisjoint(_heads(words[place].lower)):
            place += 1
            continue
        size = _at(excused, words, place)
        if size:
            place += size
            continue
        size = _at(wanted, words, place)
        if size and _stands_alone(words, place, size):
            lists = rule.once("lists", lambda asked: _index(asked.settings.get("lists", [])))
            goes_on = any(token.kind == "word" for token in words[place + size :])
            met = {"list" if goes_on else "listed"} if _at(lists, words, place) == size else set()
            met |= {"likened"} if any(token.lower == "than" for token in words[place + size :]) else set()
            yield Hit(words[place].start, words[place + size - 1].end, {}, frozenset(met))
            return
        place += 1
    yield from _before_number(loose, line, words)


def _before_number(index: Index, line: Line, words: tuple[Token, ...]) -> Iterator[Hit]:
    """Find words of an index that lead to the number aimed at. A level to keep may be told roughly."""
    target = figures(line).target if index else None
    if target is None or line.measure.direction == "keep":
        return
    for place in range(len(words)):
        size = _at(index, words, place)
        if size and place + size < len(words) and words[place + size].start == target.start:
            yield Hit(words[place].start, words[place + size - 1].end)
            return


def _settled(line: Line) -> bool:
    return has_number(line) or any(slot.number for slot in slots(line.text))


def _own_verbs(statement: Statement) -> Iterator[tuple[str, int]]:
    """Yield the lemma and the place of a statement's own verb, and of those beside it ("Measure and increase …") if it makes nothing."""
    own = _own_verb(statement)
    if own is not None:
        yield own
    if statement.lead is not None and statement.lead.kind != "make":
        yield from ((verb.lemma, at) for verb, at in statement.beside)
        yield from ((clause.verb.lemma, clause.at) for clause in statement.clauses if clause.kind == "and")


def _own_verb(statement: Statement) -> tuple[str, int] | None:
    """Return the lemma and the place of the verb that leads, or of the sentence's own: "delivery improves", not a bare "errors fall"."""
    if statement.lead is not None:
        return statement.lead.lemma, statement.lead_at
    predicate = statement.predicate
    if predicate is None or predicate.verb is None:
        return None
    bare = predicate.verb.lemma in lexicon("polarity.verbs_up") or predicate.verb.lemma in lexicon("polarity.verbs_down")
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
