"""What a goal is about: hiring, win-back, waiting rooms, fraud. A topic brings its own objectives, metrics and bets.

The nine focus areas are those of a business that sells; most trades need more. playbooks/topics_*.toml name the topics with the words
that give them away. A goal has one, several, or none: then the focus areas' own patterns speak.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, zip_longest

from okrcoach.catalog import Metric
from okrcoach.catalog.suggest import suggest
from okrcoach.data import DataError, bundle
from okrcoach.draft.brief import clean, terms
from okrcoach.draft.focus import cue_term
from okrcoach.draft.numbers.subjects import Subject
from okrcoach.draft.reading.library import BetPattern, Pattern, check_keys, read_bets, read_objectives
from okrcoach.draft.words.nouns import words_of
from okrcoach.language.lexicon import lexicon
from okrcoach.language.statement import read_statement
from okrcoach.model import FOCUS_AREAS

FILES = ("topics_people", "topics_customers", "topics_work", "topics_trades", "topics_troubles")
KEYS = ("id", "stages", "cues", "objective", "bet")
MAY = ("business_model", "counts", "audience", "unless", "last")
LIKELY, POSSIBLE = 0.85, 0.5
"""From these scores on the first metric that the catalog suggests tells the area of a goal that names none, or one of several does."""
UNTOLD = "quality"
"""The area of a goal that tells nothing: whoever one works for has to be able to count on it."""
STAFF = "people"
UNSAID = (STAFF, "risk", "revenue")
"""The areas that no goal means without saying so."""
WINNING = ("acquisition", "referral", "retention")
"""Areas that nobody means who wants less of something."""
SECOND = 0.6
"""How much of the best topic's points a second one needs to have a part in the draft."""

Cue = tuple[tuple[str, ...], ...]
"""Words that have to stand in a goal together; of each group one."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What goals are about."""

    id: str
    stages: tuple[str, ...]
    """The focus areas that it belongs to, the usual one first."""
    cues: tuple[Cue, ...]
    objectives: tuple[Pattern, ...]
    bets: tuple[BetPattern, ...]
    business_model: str = ""
    """The business model of those who have such a goal, where it tells."""
    counts: tuple[str, ...] = ()
    """Metrics that a goal's number may mean where the goal names none."""
    audience: str = ""
    """Whom it is for where nobody says so."""

    unless: tuple[str, ...] = ()
    """Terms of goals that are about something else, whatever their other words."""
    last: bool = False
    """Whether it speaks only where no other topic does, and no cue of a focus area that is none of its own."""

    def points(self, said: str) -> float:
        """Say how much terms speak of it; words that stand in them together say more than one."""
        if any(term in said for term in self.unless):
            return 0.0
        heads = (max(_weight(term) for group in cue for term in group if term in said) for cue in self.cues if _holds(cue, said))
        joined = sum(0.5 * (len(cue) - 1) for cue in self.cues if _holds(cue, said))
        return sum(heads) + joined

    def is_sure(self, said: str) -> bool:
        """Whether terms speak of it in two ways, or in words that stand together: "town hall"."""
        held = [cue for cue in self.cues if _holds(cue, said)]
        told = [term for cue in held for group in cue for term in group if term in said]
        return len(held) > 1 or any(_weight(term) > 1 for term in told)

    @property
    def keys(self) -> frozenset[str]:
        """The metrics that tell of it."""
        own = (subject.key for row in self.objectives for subject in row.own)
        return frozenset((*own, *self.counts, *(key for row in self.objectives for key in row.metrics)))

    def place(self, said: str) -> int:
        """Return where terms begin to speak of it."""
        return min(said.index(term) for cue in self.cues if _holds(cue, said) for term in cue[0] if term in said)


def _holds(cue: Cue, said: str) -> bool:
    return all(any(term in said for term in group) for group in cue)


def _weight(term: str) -> float:
    """Say how surely a term speaks of something: the more words it has, the surer."""
    return 1.0 + 0.5 * term.strip().count(" ")


@cache
def topics() -> tuple[Topic, ...]:
    """Read all topics. Raises DataError naming the file and the topic that is off."""
    return tuple(_topic(row, f"playbooks/{name}.toml") for name in FILES for row in bundle("playbooks")[name]["topic"])


def _topic(row: dict[str, object], file: str) -> Topic:
    where = f"{file}, topic {row.get('id', '?')}"
    check_keys(row, KEYS, where, may=MAY)
    content: dict[str, list[str]] = row  # type: ignore[assignment]
    if wrong := set(content["stages"]) - set(FOCUS_AREAS):
        raise DataError(f"'{min(wrong)}' is no focus area", where=where)
    return Topic(
        str(row["id"]),
        tuple(content["stages"]),
        tuple(_cue(cue) for cue in content["cues"]),
        read_objectives(row["objective"], content["stages"][0], where, _audience(row)),
        read_bets(row["bet"], where, _audience(row)),
        str(row.get("business_model", "")),
        tuple(content.get("counts", ())),
        _audience(row),
        tuple(map(cue_term, content.get("unless", ()))),
        bool(row.get("last", False)),
    )


def _audience(row: dict[str, object]) -> str:
    """Return whom a topic's sentences are about where the brief names nobody: its own words, or those of an area that looks inside."""
    stages: list[str] = row["stages"]  # type: ignore[assignment]
    return str(row.get("audience", "")) or ("our people" if stages[0] == "people" else "")


def _cue(written: str) -> Cue:
    """Read a cue: "waste & food*", "keep & @staff"."""
    lists = bundle("playbooks")["shared"]["topic_words"]
    parts = (lists[part[1:]].split() if part.startswith("@") else [part] for part in written.split(" & "))
    return tuple(tuple(map(cue_term, part)) for part in parts)


def topics_of(goal: str) -> tuple[Topic, ...]:
    """Return the topics that a goal speaks of, in its own order: the plainest one, and those that come near it."""
    said = terms(goal)
    found = [(points, topic) for topic in topics() if (points := topic.points(said)) >= 1]
    found = [row for row in found if not row[1].last] or [row for row in found if not _areas_beside(row[1], said)]
    best = max((points for points, _ in found), default=0.0)
    return tuple(sorted((topic for points, topic in found if points >= SECOND * best), key=lambda topic: topic.place(said)))


def _areas_beside(topic: Topic, said: str) -> set[str]:
    """Return the focus areas that terms speak of beside a topic's own words, which are none of its own."""
    for term in chain.from_iterable(chain.from_iterable(topic.cues)):
        said = said.replace(term, " ")
    return {stage for stage in FOCUS_AREAS if any(cue in said for cue in _cues()[stage])} - set(topic.stages)


def choose_stages(goal: str, *, more: str = "", stages: Sequence[str] = (), team: str | None = None) -> tuple[tuple[str, ...], bool]:
    """Choose the focus areas for a goal, two where it speaks of two topics in different areas; and whether anything spoke for them.

    The goal's topics decide, then the cues of the areas, then what the catalog suggests; quality where nothing speaks. `more`
    (audience, team) counts less, and so do `stages`: the areas of the metrics that the brief has numbers for. `team` tells the department.
    """
    about = topics_of(goal)
    if about:
        return _together(about), True
    first, second = _without_the_served(terms(goal)), terms(more)

    def score(stage: str) -> tuple[float, int]:
        points = sum(weight * (first.count(cue) + 0.3 * second.count(cue)) for cue, weight in _cues()[stage].items())
        return points + 0.6 * stages.count(stage), -FOCUS_AREAS.index(stage)

    best = max(FOCUS_AREAS, key=score)
    if score(best)[0] or not first.strip():
        return (best,), bool(score(best)[0])
    offered = suggest(clean(goal), kind="objective", department=team, limit=5)
    likely = [area_of(found.metric) for found in offered[:1] if found.score >= LIKELY]
    stages = likely or [area_of(found.metric) for found in offered if found.score >= POSSIBLE]
    area = max((UNTOLD, *FOCUS_AREAS), key=stages.count)
    lead = read_statement(goal).lead
    less = (lead is not None and lead.kind == "down") or first.split()[0] in lexicon("comparisons.fewer")
    if area == UNTOLD and lead is not None and lead.lemma in words_of("enlarging"):
        return ("acquisition",), False  # "Grow the shop"
    return (UNTOLD if area in UNSAID or (less and area in WINNING) else area,), False


def _without_the_served(said: str) -> str:
    """Leave out "people" where they are no staff: "young people"."""
    words = said.split()
    kept = (word for before, word in zip(["", *words], words, strict=False) if word != "people" or before not in words_of("served_people"))
    return f" {' '.join(kept)} "


def area_of(metric: Metric | Subject) -> str:
    """Return the focus area that a metric belongs to: to be known is the beginning of winning customers."""
    return "acquisition" if metric.stage == "awareness" else metric.stage


def _together(about: Sequence[Topic]) -> tuple[str, ...]:
    """Return one area that all topics share, else those of the first two."""
    common = [stage for stage in about[0].stages if all(stage in topic.stages for topic in about)]
    return tuple(common[:1]) or tuple(dict.fromkeys(topic.stages[0] for topic in about[:2]))


@cache
def _cues() -> dict[str, dict[str, float]]:
    """For each stage, how its cues stand in a list of terms, and their weights."""
    files = bundle("playbooks")
    return {stage: {term: _weight(term) for term in map(cue_term, files[stage]["cues"])} for stage in FOCUS_AREAS}


def patterns_of(about: Iterable[Topic], stage: str) -> list[Pattern]:
    """List the objectives of the topics that belong to a focus area, one of each topic in turn."""
    rows: list[tuple[Pattern, ...]] = [topic.objectives for topic in about if stage in topic.stages]
    return [pattern for pattern in chain.from_iterable(zip_longest(*rows)) if pattern is not None]


def bets_of(about: Iterable[Topic]) -> Iterator[BetPattern]:
    """Yield the bets of topics."""
    for topic in about:
        yield from topic.bets
