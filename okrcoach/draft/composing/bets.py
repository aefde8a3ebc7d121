"""The projects of a draft: bets from the playbooks tied to the key results that they should move, and the measuring that comes first."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from okrcoach.draft.brief import terms
from okrcoach.draft.composing.choose import Plan
from okrcoach.draft.composing.derived import bet_on, bets_on
from okrcoach.draft.composing.keyresults import Line
from okrcoach.draft.composing.plain_bets import bets_table, general_bets, plain_bet, speaks_of_another_way
from okrcoach.draft.numbers.selling import is_average, is_earned, words_for
from okrcoach.draft.reading.business_models import fits, is_foreign, lacks_deals, readable
from okrcoach.draft.reading.deeds import deed_bets
from okrcoach.draft.reading.library import BetPattern, playbook, playbooks
from okrcoach.draft.reading.material import Material
from okrcoach.draft.reading.rows import speaks_of, speaks_wholly_of
from okrcoach.draft.reading.topics import bets_of
from okrcoach.draft.words.sentences import is_several, list_text, with_article
from okrcoach.language.dates import Period
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
    """Choose two or three bets for an objective, so that together they move the brief's own numbers.

    A number that the brief tells has a bet of its own, and a second one where it stands alone. What the drafter has put beside it may wait
    for the last bet, which measures what is unknown: a clever bet on a number that nobody has told is mostly one for another business.
    """
    moving = {line.subject.key for line in plan.lines if not line.guardrail and not line.left_open}
    unknown = [number for number, line in enumerate(plan.lines) if line.start_unknown]
    waits = {plan.lines[number].subject.key for number in unknown}
    own = _own_numbers(material, plan)
    wanted = 2 if unknown else 3
    placed: list[Placed] = []
    carried = _carried(material, own)
    unmoved = moving - carried
    task = _task(material)
    if task and task not in used and task not in material.banned.projects and task != plan.text:
        used.add(task)
        moves = tuple(number for number, line in enumerate(plan.lines) if line.subject.key in moving)
        placed.append(Placed(Project(task, moves=moves, due=_due(material.period, PACE[len(used) % len(PACE)])), bets_table("task")))
        wanted, unmoved = wanted - 1, set()
    for slot in range(wanted):
        last = slot == wanted - 1
        bet = _best_bet(material, plan, moving, unmoved, used, last=last, begun=bool(placed))
        if bet is None:
            left = unmoved - waits
            if not left and not placed:
                left = own or moving
            elif not left and len(placed) == 1 and not task:  # a number that stands alone has a second bet
                left = unmoved & own or carried or own
            bet = _made_up(material, plan, left, [*used, *(row.belief for row in placed)], last=last)
        if bet is None or bet.text in used:
            break
        used.add(bet.text)
        moved = _moved(bet, plan, material)
        unmoved -= moved
        moved = moved | carried if moved & own else moved
        moves = tuple(number for number, line in enumerate(plan.lines) if line.subject.key in moved & moving)
        due = _due(material.period, PACE[len(used) % len(PACE)])
        placed.append(Placed(Project(material.words.fill(bet.text, bet.audience), moves=moves, due=due), bet.belief))
    if unknown:
        placed.append(measuring(plan.lines, unknown, material.period))
    return placed


def _own_numbers(material: Material, plan: Plan) -> set[str]:
    """Return the keys of what an objective is to move and the brief tells a number of, or what its target is worked back to."""
    told = {*material.facts.known, *material.facts.targets, *(row.key for row in material.chain.needed)}
    return {line.subject.key for line in plan.lines if not line.guardrail and not line.left_open and line.subject.key in told}


def _carried(material: Material, own: set[str]) -> set[str]:
    """Return the sum that comes in where what it takes stands beside it: what moves more quotes moves the revenue that they bring."""
    sums = {key for key, fact in material.facts.targets.items() if is_earned(fact.subject) or key in words_for("recurring").split()}
    needed = {row.key for row in material.chain.needed} - sums
    return own & sums if own & needed else set()


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
    must = unmoved - waits if last else set()
    fresh = unmoved & _own_numbers(material, plan) or unmoved
    for place, pool in enumerate(_pools(material, plan, used, begun=begun)):
        fit = ((bet, _moved(bet, plan, material)) for bet in pool)
        free = [bet for bet, moved in fit if moved & moving and must <= moved and (last or moved & fresh or (place == 0 and not begun))]
        if free:
            return max(free, key=lambda bet: _points(bet, plan, material, moving, unmoved))
    return None


def _made_up(material: Material, plan: Plan, keys: set[str], said: Sequence[str], *, last: bool) -> BetPattern | None:
    """Return a bet that any business may make for these metrics: one for all, else one made for their kind; None where none is left.

    What the drafter itself has chosen is moved by what moves most of it: nobody has told of cases behind it.
    """
    if not keys:
        return None
    free = [bet for bet in general_bets() if bet.text not in said and bet.text not in material.banned.texts]
    subjects = [line.subject for line in plan.lines if line.subject.key in keys]
    most = max(free, key=lambda bet: len(keys & {*bet.moves}), default=None)
    ours = keys & _own_numbers(material, plan)
    if most is not None and (keys <= {*most.moves} or (not ours and 2 * len(keys & {*most.moves}) >= len(keys))):
        return most
    return plain_bet(subjects, material.facts, said, last=last)


def _pools(material: Material, plan: Plan, used: set[str], *, begun: bool) -> Iterator[list[BetPattern]]:
    """Yield bets: the topics', those of the brief's areas, those of other areas that the goal's words ask for; none of a foreign trade."""
    words, banned = material.words, material.banned.texts
    stages = tuple(dict.fromkeys((plan.pattern.stage, *material.brief.focus)))

    def free(bets: Iterable[BetPattern]) -> list[BetPattern]:
        fresh = (bet for bet in bets if bet.text not in used and words.fill(bet.text, bet.audience) not in banned)
        fresh = (bet for bet in fresh if not speaks_of_another_way(bet.text, material.facts))
        return [bet for bet in fresh if not speaks_wholly_of(bet.text, material.goal.without)]

    if material.deed and not material.topics:
        yield free(deed_bets(material.deed, tuple(line.subject.key for line in plan.lines)))
    yield free(bet for bet in bets_of(material.topics) if not _waits_for_deals(bet, material))
    yield free([*bets_on(plan.lines), *bet_on(plan.pattern)])
    moving = {line.subject.key for line in plan.lines if not line.guardrail}
    own = _own_numbers(material, plan)
    mainly = own or moving
    home = [bet for stage in stages for bet in playbook(stage).bets if _is_ours(bet, material) and mainly & {*bet.moves[:MAINLY]}]
    told = own & {*material.facts.known, *material.facts.targets}
    home = [bet for bet in home if not own or bet.moves[0] in told or words.points(bet.cues) >= 1]  # else it is as good as any other
    if begun and (material.topics or (not own and material.facts.known)):
        return  # an objective that no number of the brief speaks for is an offer, and one bet on it is enough
    yield free(bet for bet in home if not material.topics or words.points(bet.cues))
    away = (bet for book in playbooks() if book.stage not in stages for bet in book.bets)
    yield free(bet for bet in away if _is_ours(bet, material) and words.points(bet.cues) >= 1 and mainly & {*bet.moves[:MAINLY]})


def _waits_for_deals(bet: BetPattern, material: Material) -> bool:
    """Whether most of what a bet is there to move is read only where one sells by offers and talks, and such a business does not."""
    mainly = bet.moves[:MAINLY]
    return 2 * sum(lacks_deals(key, material.business_model) for key in mainly) > len(mainly)


def _is_ours(bet: BetPattern, material: Material) -> bool:
    """Whether a bet is for such a business: it can read what that moves, above all what it is there to move, and has what it speaks of."""
    model = material.business_model
    return readable(bet.moves[0], model) and fits(bet.moves, model) and not is_foreign(bet.text, model)


def _moved(bet: BetPattern, plan: Plan, material: Material) -> set[str]:
    """Return the metrics that a bet moves; one that only the team knows is moved by what the goal's own words and its topics ask for.

    Where a topic speaks of such a metric, only its own bets do: keeping time sheets wins no clients. Where none does, the bet has to
    speak of it, or the goal to be about it: fewer discounts bring no enquiries.
    """
    theirs = [topic for topic in material.topics if bet in topic.bets]
    at_home = any(bet in playbook(stage).bets for stage in (plan.pattern.stage, *material.brief.focus))
    called = bool(theirs) or (at_home and material.words.points(bet.cues) > 0)
    own = {line.subject for line in plan.lines if line.subject.id is None and not is_average(line.subject)} if called else set()
    speaking = {subject: [topic for topic in material.topics if topic.points(terms(subject.name))] for subject in own}
    meant = {subject.key for subject in own if subject.key in material.facts.targets or speaks_of(bet.text, subject.name)}
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
