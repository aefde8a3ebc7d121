"""The numbers of a key result, read once for all the rules about them: where it starts, where it goes, and of what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from okrcoach.language.comparisons import find_basis
from okrcoach.language.lexicon import Phrases, by_word, lexicon
from okrcoach.language.measures import main_quantity
from okrcoach.language.nouns import NounPhrase
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.predicate import participle_at
from okrcoach.language.quantities import Quantity
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.verbs import verb_at
from okrcoach.language.words import entry_words, tokens
from okrcoach.review.kind import Rule
from okrcoach.review.line import Line


class Figures(NamedTuple):
    """What a line's numbers say."""

    statement: Statement
    target: Quantity | None
    """The number aimed at."""
    start: Quantity | None
    """The number that it starts from, where the text tells one of the same kind."""
    phrase: tuple[str, ...]
    """What is measured: the words of its noun phrase, lower case and singular, the noun that it turns on last."""
    named: str
    """The same words as they are written; "" without a phrase."""
    alone: bool
    """The number is that of the noun itself, not of something told behind it: not so in "Sales *cancelled* from 9% to 4%"."""
    based: bool
    """The text says what a change is compared with."""


def figures(line: Line) -> Figures:
    """Return what the numbers of a line say."""
    return line.once("figures", _read)


def _read(line: Line) -> Figures:
    statement = read_statement(line.text)
    target = main_quantity(statement.quantities)
    starts = [quantity for quantity in statement.quantities if quantity.role == "from" and quantity is not target]
    start = next((quantity for quantity in starts if target and _starts(quantity, target)), None)
    based = find_basis(line.text) is not None
    for phrase in (statement.object, statement.subject) if statement.lead else (statement.subject, statement.object):
        words = _words(statement, phrase)
        if words:
            alone = _alone(statement, phrase, min(quantity.start for quantity in (start, target) if quantity) if target else -1)
            return Figures(statement, target, start, words, _written(statement, phrase), alone, based)
    counted = tuple(singular(token.lower) for token in tokens(target.noun)) if target else ()
    return Figures(statement, target, start, counted, target.noun if target else "", True, based)


def _starts(quantity: Quantity, target: Quantity) -> bool:
    """Say whether a number can be where a target starts: one of its kind, a bare one, or what a multiple is of ("doubles from 11%")."""
    return quantity.unit == target.unit or "" in (quantity.unit_text, target.unit_text) or target.unit == "multiple"


def _words(statement: Statement, phrase: NounPhrase) -> tuple[str, ...]:
    """Return the words of what the verb acts on, or the sentence is about."""
    if not phrase:
        return ()
    return tuple(singular(word.lower) for word in statement.words[phrase.start : phrase.head + 1] if word.kind == "word")


def _written(statement: Statement, phrase: NounPhrase) -> str:
    start, end = statement.offsets(phrase.start, phrase.head)
    return statement.text[start:end]


def _alone(statement: Statement, phrase: NounPhrase, first: int) -> bool:
    """Say whether between a noun and its number stands nothing but what leads to the number, a place, a time or a unit."""
    inner = range(phrase.start + 1, phrase.head)
    acts = (is_plural(statement.word(place - 1)) and (verb := verb_at(statement.words, place)) and verb.form == "ing" for place in inner)
    if any(acts):
        return False  # "Households recycling food waste"
    here, end = phrase.head + 1, statement.index_at(first)
    while end > here and (statement.words[end - 1].kind == "mark" or statement.word(end - 1) in lexicon("grammar.before_levels")):
        if statement.word(end - 1) in lexicon("polarity.moved"):
            return False  # "Bed occupancy down from 94%" says itself which way is good
        end -= 1
    while here < end and statement.words[here].kind == "mark":
        here += 1
    if here >= end:
        return True
    described = any((verb := participle_at(statement.words, place)) and verb.form != "base" for place in range(here, end))
    led = {
        "at": statement.word(here + 1) in lexicon("grammar.articles"),  # not "revenue at risk"
        "of": statement.word(phrase.head) not in lexicon("polarity.amounts"),  # "retention of cooks", not "sales of paper cups"
    }
    return led.get(statement.word(here), statement.word(here) in lexicon("polarity.within")) and not described


def by_last_word(entries: Iterable[str]) -> Phrases:
    """Return phrases as their words in the singular, by the last word: for `ends_with`."""
    phrases = (tuple(singular(word) for word in entry_words(entry) if word[0].isalnum()) for entry in entries)
    return by_word(filter(None, phrases), -1)


def ends_with(phrase: tuple[str, ...], known: Phrases) -> int:
    """Return how many words the longest of the known phrases has that a noun phrase ends with; 0 for none."""
    return next((len(words) for words in known.get(phrase[-1] if phrase else "", ()) if phrase[-len(words) :] == words), 0)


def listed(rule: Rule, key: str) -> Phrases:
    """Return a list among a rule's settings as `by_last_word`."""
    return rule.once(key, lambda asked: by_last_word(asked.settings.get(key, ())))


def numbers(line: Line) -> tuple[float, float] | None:
    """Return where a key result starts and where it goes, in one unit; None where the line does not tell both."""
    read = figures(line)
    if any(quantity is not None and quantity.malformed for quantity in (read.start, read.target)):
        return None
    if read.start is not None and read.target is not None and read.target.role != "change" and read.target.high is None:
        same = read.start.unit_text and read.target.unit_text
        return (read.start.base, read.target.base) if same else (read.start.value, read.target.value)
    baseline, target = line.measure.baseline, line.measure.target
    if isinstance(baseline, (int, float)) and target is not None and read.start is None and not line.measure.comparison:
        return float(baseline), float(target)
    return None


def aim(line: Line) -> tuple[int, int]:
    """Return the span of the number aimed at, from its start number on where there is one; the whole line where there is none."""
    read = figures(line)
    if read.target is None:
        return 0, len(line.text)
    return min(read.target.start, read.start.start if read.start else read.target.start), read.target.end
