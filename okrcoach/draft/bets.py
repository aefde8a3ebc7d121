"""The projects of a draft: bets from the playbooks tied to the key results that they should move, and the measuring that comes first."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from okrcoach.draft.brief import terms
from okrcoach.draft.business_models import fits, is_foreign, readable
from okrcoach.draft.choose import Plan
from okrcoach.draft.deeds import deed_bets
from okrcoach.draft.derived import BRACES, bet_on, bets_on
from okrcoach.draft.keyresults import Line
from okrcoach.draft.library import BetPattern, playbook, playbooks, read_bets
from okrcoach.draft.material import Material
from okrcoach.draft.nouns import head_end, shared
from okrcoach.draft.rows import speaks_of, speaks_wholly_of
from okrcoach.draft.selling import is_on_the_way
from okrcoach.draft.sentences import is_several, list_text, with_article
from okrcoach.draft.subjects import Subject
from okrcoach.draft.topics import bets_of
from okrcoach.language.dates import Period
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import singular
from okrcoach.model import Project

FIRST_LOOK = 18
"""Days into the period by which unknown starts are measured."""
PACE = (0.4, 0.6, 0.5, 0.7, 0.45, 0.65)
"""When bets should have shown their effect, as parts of the period: not all on one day, and none on the last."""
FRIDAY = 4
READABLE = "the numbers can be read from systems that we already run"
"""What has to be true for measuring to be done in time."""
MAINLY = 4
"""The metrics that a bet is there to move; what it names behind them it only helps."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A project with what has to be true for it."""

    project: Project
    belief: str


def place_bets(material: Material, plan: Plan, used: set[str]) -> list[Placed]:
    """Choose two or three bets for an objective, so that together they move all its key results; the last one measures what is unknown."""
    moving = {line.subject.key for line in plan.lines if not line.guardrail and not line.left_open}
    unknown = [number for number, line in enumerate(plan.lines) if line.start_unknown]
    wanted = 2 if unknown else 3
    placed: list[Placed] = []
    unmoved = set(moving)
    task = _task(material)
    if task and task not in used and task not in material.banned.texts and task != plan.text:
        used.add(task)
        moves = tuple(number for number, line in enumerate(plan.lines) if line.subject.key in moving)
        placed.append(Placed(Project(task, moves=moves, due=_due(material.period, PACE[len(used) % len(PACE)])), shared("bet")["task"]))
        wanted, unmoved = wanted - 1, set()
    for slot in range(wanted):
        bet = _best_bet(material, plan, moving, unmoved, used, last=slot == wanted - 1, begun=bool(placed))
        if bet is None and placed and unknown and unmoved <= {plan.lines[number].subject.key for number in unknown}:
            break
        if bet is None and placed and not unmoved:
            break
        if bet is None:
            left = unmoved - {plan.lines[number].subject.key for number in unknown} or unmoved or moving
            bet = _of_any_trade(material, left, used) or _made_up(plan, left, last=slot == wanted - 1)
        if bet.text in used:
            break
        used.add(bet.text)
        moved = _moved(bet, plan, material)
        unmoved -= moved
        moves = tuple(number for number, line in enumerate(plan.lines) if line.subject.key in moved & moving)
        due = _due(material.period, PACE[len(used) % len(PACE)])
        placed.append(Placed(Project(material.words.fill(bet.text, bet.audience), moves=moves, due=due), bet.belief))
    if unknown:
        placed.append(measuring(plan.lines, unknown, material.period))
    return placed


def _task(material: Material) -> str:
    """Return the goal as a project, where it is work; not where its count stands among the key results."""
    if material.deed is None:
        return material.goal.task
    counts = (fact.subject.key.lower() for fact in material.facts.targets.values() if fact.subject.deed)
    return material.goal.text[:1].upper() + material.goal.text[1:] if any(key in material.banned.keys for key in counts) else ""


def _best_bet(
    material: Material, plan: Plan, moving: set[str], unmoved: set[str], used: set[str], *, last: bool, begun: bool
) -> BetPattern | None:
    """Return the bet that the goal speaks for and that moves most; the last one leaves nothing unmoved. None where no bet does.

    The goal's topics have the first word. What their bets leave unmoved may wait for its measuring, where nobody knows yet how it stands.
    """
    waits = {line.subject.key for line in plan.lines if line.start_unknown}
    for place, pool in enumerate(_pools(material, plan, used, begun=begun)):
        must = set() if not last else unmoved - waits if place == 0 else unmoved
        fit = ((bet, _moved(bet, plan, material)) for bet in pool)
        free = [bet for bet, moved in fit if moved & moving and must <= moved and (place == 0 or last or moved & unmoved)]
        if free:
            return max(free, key=lambda bet: _points(bet, plan, material, moving, unmoved))
    return None


def _of_any_trade(material: Material, keys: set[str], used: set[str]) -> BetPattern | None:
    """Return a bet that any business may make for all of these metrics; None where there is none."""
    free = (bet for bet in _general() if bet.text not in used and bet.text not in material.banned.texts)
    return next((bet for bet in free if keys <= set(bet.moves)), None)


def _made_up(plan: Plan, keys: set[str], *, last: bool) -> BetPattern:
    """Make up a bet for metrics that none of the playbooks moves, by what they tell: times, trouble, or what there should be more of.

    It is for those of one kind, as long as another bet may follow for the rest.
    """
    subjects = [line.subject for line in plan.lines if line.subject.key in keys]
    kinds = {_kind(subject) for subject in subjects}
    kind = _kind(subjects[0])
    if last and len(kinds) > 1:
        kind = "gain" if all(subject.better == "up" for subject in subjects) else "mixed"
    moved = [subject for subject in subjects if last or kind == _kind(subject)]
    names = list_text([subject.name for subject in moved if not subject.of] or [subject.name for subject in moved])
    told = shared("bet")[kind]
    return BetPattern(told["text"].replace("{names}", names.translate(BRACES)), (), tuple(row.key for row in moved), told["belief"])


def _kind(subject: Subject) -> str:
    words = subject.name.lower().split()
    kind = next((kind for kind, row in shared("bet_words").items() if not {*row.split()}.isdisjoint(words)), "")
    if kind and (kind != "rate" or (subject.unit == "percent" and "to" in subject.name.lower().replace("-", " ").split())):
        return kind  # "enquiry to booking conversion", not "heat conversion efficiency"
    if subject.unit == "count" and is_on_the_way(subject):
        return "volume"
    if subject.better == "up":
        return "gain"
    paid = subject.unit == "currency" and singular(words[head_end(words) - 1]) not in lexicon("nouns.problems")  # "arrears" are no outlay
    return "time" if subject.unit == "duration" else "money" if paid else "trouble"


def _pools(material: Material, plan: Plan, used: set[str], *, begun: bool) -> Iterator[list[BetPattern]]:
    """Yield bets: the topics', those of the brief's areas, those of other areas that the goal's words ask for; none of a foreign trade."""
    words, banned = material.words, material.banned.texts
    stages = tuple(dict.fromkeys((plan.pattern.stage, *material.brief.focus)))

    def free(bets: Iterable[BetPattern]) -> list[BetPattern]:
        fresh = (bet for bet in bets if bet.text not in used and words.fill(bet.text, bet.audience) not in banned)
        return [bet for bet in fresh if not speaks_wholly_of(bet.text, material.goal.without)]

    if material.deed and not material.topics:
        yield free(deed_bets(material.deed, tuple(line.subject.key for line in plan.lines)))
    yield free(bets_of(material.topics))
    yield free([*bets_on(plan.lines), *bet_on(plan.pattern)])
    measured = {line.subject.key for line in plan.lines}
    home = [bet for stage in stages for bet in playbook(stage).bets if _is_ours(bet, material) and measured & {*bet.moves[:MAINLY]}]
    if material.topics and begun:
        return
    yield free(bet for bet in home if not material.topics or words.points(bet.cues))
    away = (bet for book in playbooks() if book.stage not in stages for bet in book.bets)
    yield free(bet for bet in away if _is_ours(bet, material) and words.points(bet.cues))


def _is_ours(bet: BetPattern, material: Material) -> bool:
    """Whether a bet is for such a business: it can read what that moves, above all what it is there to move, and has what it speaks of."""
    model = material.business_model
    return readable(bet.moves[0], model) and fits(bet.moves, model) and not is_foreign(bet.text, model)


@cache
def _general() -> tuple[BetPattern, ...]:
    return read_bets(shared("general_bet"), "playbooks/shared.toml")


def _moved(bet: BetPattern, plan: Plan, material: Material) -> set[str]:
    """Return the metrics that a bet moves; one that only the team knows is moved by what the goal's own words and its topics ask for.

    Where a topic speaks of such a metric, only its own bets do: keeping time sheets wins no clients. Where none does, the bet has to
    speak of it, or the goal to be about it: fewer discounts bring no enquiries.
    """
    theirs = [topic for topic in material.topics if bet in topic.bets]
    at_home = any(bet in playbook(stage).bets for stage in (plan.pattern.stage, *material.brief.focus))
    called = bool(theirs) or (at_home and material.words.points(bet.cues) > 0)
    own = {line.subject for line in plan.lines if line.subject.id is None} if called else set()
    speaking = {subject: [topic for topic in material.topics if topic.points(terms(subject.name))] for subject in own}
    first = next((key for key in material.facts.known if key not in material.banned.keys), "")
    asked = {*material.facts.targets} or {first}
    meant = {subject.key for subject in own if subject.key in asked or speaks_of(bet.text, subject.name)}
    kept = {row.key for row in own if any(topic in theirs for topic in speaking[row]) or (not speaking[row] and row.key in meant)}
    return set(bet.moves) | kept


def _points(bet: BetPattern, plan: Plan, material: Material, moving: set[str], unmoved: set[str]) -> tuple[float, int]:
    words = material.words
    moves = _moved(bet, plan, material)
    points = 2 * len(moves & unmoved) + 0.5 * len(moves & moving) + min(4.0, 1.5 * words.points(bet.cues))
    return points, zlib.crc32(f"{words.goal}{bet.text}".encode())


def measuring(lines: Sequence[Line], unknown: Sequence[int], period: Period | None) -> Placed:
    """Write the project that finds out where the metrics stand, before anybody promises more."""
    names = [with_article(lines[number].subject.name) for number in unknown]
    begins = "Find out" if period else "In the first weeks, find out"
    several = len(names) > 1 or is_several(names[0])
    text = f"{begins} where {list_text(names)} {'stand' if several else 'stands'} today and write it into this plan"
    return Placed(Project(text, moves=tuple(unknown), due=_due(period, 0.0)), READABLE)


def _due(period: Period | None, part: float) -> str | None:
    """Return a Friday inside the period: so far into it, but not before its first weeks; None without a period."""
    if period is None:
        return None
    length = (period.end - period.start).days
    day = period.start + timedelta(days=max(min(FIRST_LOOK, length // 4), round(length * part)))
    return _friday(day, period).isoformat()


def _friday(day: date, period: Period) -> date:
    """Return the Friday of that week where it is in the period, else the day itself."""
    friday = day + timedelta(days=FRIDAY - day.weekday())
    return friday if period.start <= friday <= period.end else day
