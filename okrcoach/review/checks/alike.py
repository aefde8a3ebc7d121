"""Statements that say the same. Everything is looked up in an index, so the work grows with the number of statements, not its square."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import ceil

from okrcoach.language.lexicon import lexicon
from okrcoach.language.numbers import digits_value
from okrcoach.language.plurals import singular
from okrcoach.language.slots import is_open
from okrcoach.language.words import tokens
from okrcoach.review.checks.owners import owner_of
from okrcoach.review.checks.parents import parent_of
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line

MOST_CANDIDATES = 8
"""So many statements at most are compared with one for each of its rarest words."""


@lru_cache(maxsize=1024)
def content(text: str) -> frozenset[str]:
    """Return the words and numbers of a text that carry its meaning, in one spelling each."""
    small = lexicon("alike.small")
    named = not text.isupper()
    return frozenset(
        _one_spelling(token.lower, token.kind)
        for token in tokens(text)
        if token.kind != "mark" and (token.lower not in small or (named and len(token.text) > 1 and token.text.isupper()))  # "US", "IT"
    )


def _one_spelling(word: str, kind: str) -> str:
    if kind == "word":
        return singular(word)
    value = digits_value(word)
    return f"{value[0]:g}" if value else word


class Alike:
    """Finds the statement that is nearly the same as another among those given."""

    def __init__(self, least: float, short: int, frequency: Counter[str]) -> None:
        """Ask two statements for the share `least` of their words in common, and for all of them where they have less than `short`."""
        self.least = least
        self.short = short
        self.frequency = frequency
        """How often each word stands in all the statements."""
        self._same: dict[frozenset[str], list[Line]] = {}
        self._rare: dict[str, list[Line]] = {}
        self._ranked: dict[frozenset[str], list[str]] = {}

    def add(self, line: Line) -> None:
        """Take in a statement."""
        words = content(line.text)
        if words:
            self._same.setdefault(words, []).append(line)
            for word in self._rarest(words):
                self._rare.setdefault(word, []).append(line)

    def find(self, line: Line) -> Iterator[Line]:
        """Return the statements taken in so far that are nearly the same, exact ones first; each only once."""
        words = content(line.text)
        if not words:
            return
        seen = {id(line)}
        candidates = list(self._same.get(words, ())[:MOST_CANDIDATES])
        for word in self._rarest(words):
            candidates += self._rare.get(word, ())[-MOST_CANDIDATES:]
        for other in candidates:
            if id(other) not in seen:
                seen.add(id(other))
                theirs = content(other.text)
                if len(words & theirs) >= self.least * len(words | theirs):
                    yield other

    def _rarest(self, words: frozenset[str]) -> list[str]:
        """Return the words of which two statements that are alike enough have one in common."""
        if len(words) < self.short:
            return []
        if words not in self._ranked:
            ranked = sorted(words, key=lambda word: (self.frequency[word], word))
            self._ranked[words] = ranked[: len(words) - ceil(self.least * len(words)) + 1]
        return self._ranked[words]


def _frequency(context: Context) -> Counter[str]:
    return Counter(word for line in context.lines[1:] for word in content(line.text))


def _empty(rule: Rule, context: Context) -> Alike:
    least = rule.settings["percent"] / 100
    return Alike(least, rule.settings["min_words"], context.once("frequency", _frequency))


def _earlier(rule: Rule, context: Context) -> dict[Line, list[Line]]:
    """Every line with the earlier ones of its kind that say the same."""
    found: dict[Line, list[Line]] = {}
    indexes: dict[str, Alike] = {}
    for line in context.lines[1:]:
        index = indexes.get(line.kind) or indexes.setdefault(line.kind, _empty(rule, context))
        found[line] = list(index.find(line))
        index.add(line)
    return found


def _key_results(rule: Rule, context: Context) -> Alike:
    index = _empty(rule, context)
    for line in context.lines:
        if line.kind == "key_result":
            index.add(line)
    return index


def _handed_down(line: Line, other: Line, context: Context) -> bool:
    """Say whether a key result's objective supports that of another: what it repeats is a copy from above (cascade-copy)."""
    return line.objective is not None and other.objective is not None and parent_of(line.objective, context) is other.objective


def _others(rule: Rule, line: Line, context: Context) -> Iterable[Line]:
    if rule.check["with"] == "earlier":
        found = context.once((rule.name, "earlier"), lambda asked: _earlier(rule, asked))[line]
        return (other for other in found if not _handed_down(line, other, context) and not _handed_down(other, line, context))
    above = parent_of(line.objective or line, context)
    if line.kind != "objective" and above is None:
        return ()
    index = context.once((rule.name, "key results"), lambda asked: _key_results(rule, asked))
    if line.kind == "objective":
        return (other for other in index.find(line) if other.objective is not line)
    return (other for other in index.find(line) if other.objective is above)


def similarity(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a line that says the same as another: an earlier one of its kind, or a key result higher up.

    Conditions: other-owner (both have an owner, and not the same), own-results (two objectives with other key results below each).
    """
    for other in () if is_open(line.text) else _others(rule, line, context):
        mine, theirs = owner_of(line).lower(), owner_of(other).lower()
        own = {content(one.text) for one in line.key_results}.isdisjoint(content(one.text) for one in other.key_results)
        met = (("other-owner", mine and theirs and mine != theirs), ("own-results", own and line.key_results and other.key_results))
        yield Hit(0, len(line.text), {"other": place_name(other.where)}, frozenset(name for name, holds in met if holds))
        return


def place_name(where: str) -> str:
    """Say in words where a statement stands: "key result 2 of objective 1"."""
    parts = where.split("/")
    objective = f"objective {int(parts[1]) + 1}"
    return f"{'key result' if parts[2] == 'key_results' else 'project'} {int(parts[3]) + 1} of {objective}" if len(parts) > 2 else objective


SIMILARITY = CheckKind(
    similarity,
    parameters={"with": ("earlier", "key_results")},
    settings={"percent": int, "min_words": int},
    places=("other",),
    conditions=("other-owner", "own-results"),
)
