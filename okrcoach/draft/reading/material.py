"""What a draft is made of, read from the brief once and handed to every part of the playbook drafter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from okrcoach.draft.focus import cue_term
from okrcoach.draft.numbers.chain import Chain
from okrcoach.draft.numbers.facts import Facts
from okrcoach.draft.numbers.subjects import Deed, Subject
from okrcoach.draft.reading.goal import Goal
from okrcoach.draft.reading.topics import Topic
from okrcoach.draft.words.nouns import head_end, shared, words_of
from okrcoach.language.dates import Period
from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.plurals import singular
from okrcoach.model import Brief

MONTH = 30.4
"""Days."""
SHORTER, LONGER = 0.6, 0.35
"""By which powers of itself a time shorter or longer than a quarter moves a target: a year of growth that nobody asked for is no plan."""


@dataclass(frozen=True, slots=True)
class Words:
    """What fills the slots of a pattern, and the words that choices are made by."""

    audience: str
    """Whom the plan is for: a plural that fits inside a sentence."""
    named: bool
    """Whether the brief says so, in its audience or in the goal."""
    product: str
    goal: str
    """As terms."""
    more: str
    """Audience, team, notes and the one metric, as terms."""
    place: str = "the new market"
    """The country or city that the goal names."""
    given: bool = False
    """Whether the brief has an audience of its own."""
    staff: bool = False
    """Whether the goal names our own people: where a pattern is about those whom we serve, they are not meant."""

    @property
    def are_buyers(self) -> bool:
        """Whether those whom the plan is for buy or use what we do: no brief means its own people by such words."""
        words = self.audience.split()
        return words[head_end(words) - 1] in words_of("buyers")

    @property
    def _work_with_us(self) -> bool:
        """Whether those whom the plan is for are colleagues of one kind or another."""
        words = [singular(word) for word in self.audience.split()]
        inside = lexicon("nouns.insiders") | words_of("unpaid")
        staff = (cue_term(cue) for cue in shared("topic_words")["staff"].split())
        said = f" {' '.join([*words, *self.audience.split()])} "
        return not inside.isdisjoint(words) or any(cue in said for cue in staff)

    def points(self, cues: Iterable[str]) -> float:
        """Count how much the goal speaks for something with such cues; the rest of the brief counts less."""
        return sum((1 + 0.5 * cue.strip().count(" ")) * (self.goal.count(cue) + 0.4 * self.more.count(cue)) for cue in cues)

    def fill(self, text: str, audience: str = "", **more: str) -> str:
        """Fill the slots of a pattern; `audience` is whom it is about where the brief names nobody."""
        named = f" {self.audience.rpartition(' ')[2]} " in f" {text} "
        ours, head = audience in shared("own_people"), singular(self.audience.rpartition(" ")[2])
        outside = self.are_buyers or not self._work_with_us if self.given else self.are_buyers or head in lexicon("nouns.outsiders")
        others = named or (self.staff and not ours) or (ours and outside and not self.staff)
        hiring = audience == shared("wanted") and head in words_of("hirers")  # who hires is not hired
        others = others or hiring
        whom = audience if audience and (others or not self.named) else "our customers" if named and self.given else self.audience
        if whom.startswith("our "):
            text = _of_ours(text)
        return text.format(audience=whom, product=self.product, place=self.place, **more)


def _of_ours(text: str) -> str:
    """Say "ten of our patients" where a pattern counts those whom it is about."""
    words = text.split(" ")
    counted = pairs("numbers.small")
    beside = zip(["", *words], words, strict=False)
    return " ".join(f"of {word}" if word.startswith("{audience}") and before.lower() in counted else word for before, word in beside)


class Aim(NamedTuple):
    """One of the things that a goal wants."""

    goal: Goal
    """Its sentence, taken apart."""
    stage: str
    """The focus area of the brief that it belongs to."""
    topics: tuple[Topic, ...]
    words: Words
    """Whom and what it names, else what leads names."""


@dataclass(frozen=True, slots=True)
class Banned:
    """What review has objected to in an earlier round of the same draft."""

    texts: frozenset[str] = frozenset()
    """Whole objectives and projects."""
    projects: frozenset[str] = frozenset()
    """Of these the projects: a goal that is no objective may still be one."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys of metrics, each with what review said."""


@dataclass(frozen=True, slots=True)
class Material:
    """The brief, read."""

    brief: Brief
    """Its focus filled in."""
    goal: Goal
    facts: Facts
    words: Words
    chain: Chain
    one: Subject | None = None
    """The one metric that matters."""
    named: Subject | None = None
    """The metric that the goal itself names."""
    period: Period | None = None
    topics: tuple[Topic, ...] = ()
    """What the goal is about, as far as the focus areas have a place for it."""
    business_model: str = ""
    """The business model of those who wrote the brief; empty where nothing tells."""
    aims: tuple[Aim, ...] = ()
    """What the goal wants, what leads first."""
    banned: Banned = field(default_factory=Banned)

    def worded(self, aim: str) -> Material:
        """Return the same with the words of one of the goal's sentences."""
        return replace(self, words=next((row.words for row in self.aims if row.goal.text == aim), self.words))

    @property
    def from_nothing(self) -> bool:
        """Whether the goal goes where nothing has been before, so that no last quarter is there to be beaten: "Launch in Poland"."""
        begins = words_of("launching") | words_of("entering") | words_of("opening")
        return bool(self.goal.place) and self.goal.verb in begins

    @property
    def deed(self) -> Deed | None:
        """What the goal has the team do so many times."""
        return next((fact.subject.deed for fact in self.facts.targets.values() if fact.subject.deed), None)

    @property
    def scale(self) -> float:
        """How many quarters there are for a target; what takes longer grows less than in proportion."""
        months = self.period.days / MONTH if self.period else 3.0
        return 1.0 if 2.5 <= months <= 3.5 else round((months / 3) ** (SHORTER if months < 3 else LONGER), 2)

    @property
    def comparison(self) -> str:
        """What a relative change is measured against: the span of time before this one."""
        days = self.period.days if self.period else 91
        return (
            "vs last month" if days < 45 else "vs last quarter" if days < 120 else "vs the last half-year" if days < 200 else "vs last year"
        )
