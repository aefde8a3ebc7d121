"""The verdict on a line, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeVar

from okrcoach.language.lexicon import lexicon
from okrcoach.language.nouns import NounPhrase, read_phrase
from okrcoach.language.plurals import singular
from okrcoach.language.quantities import Quantity
from okrcoach.language.statement import Predicate, Statement
from okrcoach.language.verbs import Verb
from okrcoach.review.nature_things import MADE, OURS, REACHED, Numbers, Thing, graded, numbers, thing

NatureKind = Literal["outcome", "output", "milestone", "activity", "measuring", "health", "verdict", "unclear"]
"""A change in customers, business or system; things made, counted; a thing made, done or not; work; finding a number out;
a level held; a judgement that others give; not to be told."""

Case = TypeVar("Case")

WORK: frozenset[NatureKind] = frozenset({"output", "milestone", "activity", "measuring"})


class Nature(NamedTuple):
    """What a line is, the words that say so, and the reason."""

    kind: NatureKind
    certain: bool
    """A second reader would say the same; where this is False, a finding is a remark."""
    start: int
    end: int
    """Offsets in the text of the words that decided."""
    reason: str
    """The test that decided, in short: "count-of-things", "level-reached", "others-act"."""
    settled: bool | None = None
    """Two people would agree whether it is reached, though no number says so; None where that is not to be told or a number does."""

    @property
    def work(self) -> bool:
        """The line tells what the team does or makes, not what changes."""
        return self.kind in WORK


def verdict(statement: Statement, kind: NatureKind, reason: str, words: tuple[int, int], *, sure: bool = True) -> Nature:
    """Make a verdict that points at the words from the first to the last of `words`."""
    start, end = statement.offsets(*words)
    return Nature(kind, sure, start, end, reason)


def over(statement: Statement, phrase: NounPhrase, otherwise: int) -> tuple[int, int]:
    """Return the words of a phrase to point at, its number included; a single word where there is no phrase."""
    if not phrase:
        return otherwise, otherwise
    first = phrase.start if phrase.container < 0 else min(phrase.start, phrase.container)
    before = first
    while before > 0 and (before - 1 in statement.measured or statement.word(before - 1) in lexicon("grammar.determiners")):
        before -= 1
        first = before if before in statement.measured else first
    return first, phrase.head


class Sentence(NamedTuple):
    """A subject with its verb, and what their judging asks for."""

    statement: Statement
    subject: NounPhrase
    predicate: Predicate
    verb: Verb
    who: Thing
    """What the subject is."""
    found: Numbers

    @property
    def object(self) -> NounPhrase:
        """What the verb acts on."""
        return read_phrase(self.statement.words, self.predicate.end, self.statement.measured)

    @property
    def work(self) -> NatureKind:
        """What it is where it is work: counted, or done once."""
        return "output" if self.found else "milestone"

    @property
    def subject_counted(self) -> bool:
        """A number stands with the subject: "12 benches built"."""
        return bool(self.found.between(self.statement, 0, self.subject.head + 1))

    def is_in(self, name: str) -> bool:
        """Say whether the verb is in a list of the lexicons."""
        return self.verb.lemma in lexicon(name)

    def says(self, kind: NatureKind, reason: str, *, sure: bool = True) -> Nature:
        """Make a verdict that points at the subject and its verb."""
        first = over(self.statement, self.subject, self.predicate.at)[0]
        return verdict(self.statement, kind, reason, (first, self.predicate.end - 1), sure=sure)


class Work(NamedTuple):
    """A verb that leads, with what it acts on, and what their judging asks for."""

    statement: Statement
    verb: Verb
    at: int
    """The place of the verb."""
    phrase: NounPhrase
    """What it acts on."""
    made: Thing
    """What that is where the team makes it."""
    reached: Thing
    """What it is where a number reaches it."""
    found: Numbers
    near: tuple[Quantity, ...]
    """The quantities that stand with it."""

    @classmethod
    def of(cls, statement: Statement, verb: Verb, at: int, phrase: NounPhrase) -> Work:
        """Return the work that a verb tells, with the phrase that it acts on."""
        found = numbers(statement)
        near = found.between(statement, at, phrase.end if phrase else at + verb.size + 3)
        return cls(statement, verb, at, phrase, thing(statement, phrase, MADE), thing(statement, phrase, REACHED), found, near)

    @property
    def counted(self) -> bool:
        """Things of ours are counted first: "Hold 12 fairs reaching 6,000 guests"."""
        heads = self.found.between(self.statement, self.at, self.phrase.end)
        return self.made in OURS and bool(heads) and not graded(heads)

    @property
    def head(self) -> str:
        """The noun that the phrase turns on, in the singular."""
        return singular(self.statement.word(self.phrase.head))

    def is_in(self, name: str) -> bool:
        """Say whether the verb is in a list of the lexicons."""
        return self.verb.lemma in lexicon(name)

    def says(self, kind: NatureKind, reason: str, *, sure: bool = True) -> Nature:
        """Make a verdict that points at the verb and what it acts on."""
        last = over(self.statement, self.phrase, self.at + self.verb.size - 1)[1]
        return verdict(self.statement, kind, reason, (self.at, last), sure=sure)


def decided(steps: Iterable[Callable[[Case], Nature | None]], case: Case) -> Nature | None:
    """Return the verdict of the first step that has one; None where none has."""
    return next((nature for step in steps if (nature := step(case)) is not None), None)
