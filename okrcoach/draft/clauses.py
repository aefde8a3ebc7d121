"""The parts of a goal that each have a number to reach, with what their words say of it: what it measures, and which way it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import dropwhile, islice, pairwise, takewhile
from math import isclose
from typing import NamedTuple

from okrcoach.draft.nouns import shared, words_of
from okrcoach.draft.subjects import is_bad
from okrcoach.language.dates import Period
from okrcoach.language.lexicon import lexicon
from okrcoach.language.measures import main_quantity, read_measure
from okrcoach.language.names import name_numbers
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.quantities import Quantity, quantities
from okrcoach.language.verbs import class_of, forms
from okrcoach.language.words import Token, tokens
from okrcoach.model import Direction, Measure

MILLION = 1_000_000.0
LONGEST_NAME = 8
"""Words of a goal that may be the name of a metric."""
SOON = 4
"""Words behind "with" of which one is what is counted."""
MOVING = ("up", "down")
"""Classes of verbs that tell a number's way."""


class Clause(NamedTuple):
    """A part of a goal with one number to reach."""

    text: str
    aim: Quantity
    measure: Measure
    kind: str = ""
    """The unit of the metric, where the number tells it and not what is measured: a "duration" of "twice as fast"."""

    @property
    def is_state(self) -> bool:
        """Whether the number says how things stand: "our win rate is 18%", "(today 28%)"."""
        before = self.text[: self.aim.start]
        bracket = "(" in before and ")" not in before.rpartition("(")[2] and not self.aim.bound
        return self.aim.role == "level" and (bracket or self.stated is not None or self._is_dated)

    @property
    def _is_dated(self) -> bool:
        """Whether a number is that of today, or of a time that is over: "last season 44%", "83% of trains run on time today"."""
        said, spans = [token.lower for token in tokens(self.text)], words_of("spans") | words_of("seasons")
        over = any(one in words_of("over") and two in spans for one, two in pairwise(said))
        moves = self.aim.bound or self.measure.baseline is not None or _wishes(self) or begins_aim(said[0])
        return not moves and (over or bool({said[0], said[-1]} & words_of("state_links")))

    @property
    def stated(self) -> str | None:
        """What stands at the number, by the verb before it: "win rate" of "our win rate stands at 18%"; None without such a verb."""
        words = list(tokens(self.text[: self.aim.start]))
        while words and words[-1].lower in words_of("state_links"):
            words.pop()
        if (
            self.aim.bound
            or self.is_fresh
            or not words
            or not (words[-1].lower in words_of("states") | words_of("stating") or self._is_share_of(words[-1]))
        ):
            return None
        verb = words.pop().lower
        if verb in words_of("demands") and words and words[-1].lower == "we":
            return None  # "we need 45%"
        said = list(
            reversed(list(takewhile(lambda token: token.kind == "word" or (token.glued and token.text not in ":;"), reversed(words))))
        )
        if (comma := next((place for place, token in enumerate(reversed(said)) if token.text == ","), 0)) and said[-comma].lower in lexicon(
            "grammar.pronouns"
        ):
            said = said[-comma:]  # "Shorten the turnaround, it takes 31 hours"
        if verb not in words_of("states") and not _tells(said):
            return None
        rest = list(dropwhile(lambda token: token.lower in lexicon("grammar.determiners"), said))
        return self.text[rest[0].start : rest[-1].end] if rest and verb in words_of("states") else ""

    @property
    def is_fresh(self) -> bool:
        """Whether a number counts what is to come on top: "400 new sellers"."""
        told = self.text[self.aim.end : self.aim.noun_start].strip() or self.aim.noun.partition(" ")[0]
        return self.aim.unit == "count" and self.aim.role == "level" and told in words_of("fresh")

    def _is_share_of(self, verb: Token) -> bool:
        """Whether a verb tells what somebody does with a share of something: "our depot ships 92% of orders on time"."""
        return self.aim.noun.startswith("of ") and any(form == "third" for _, form in forms(verb.lower))

    @property
    def is_range(self) -> bool:
        """Whether it names two levels, so that nobody knows which one to reach; of a change, the nearer end is one."""
        return self.aim.high is not None and not self.is_change

    @property
    def others(self) -> list[Quantity]:
        """Further numbers to reach, which are read of no clause: "in under 30 days each"."""
        spans = (other for other in _aims(self.text) if other.start != self.aim.start and not (is_span(other) and not other.bound))
        return [other for other in spans if (other.role != "level" or other.bound) and not self._comes_to(other)]

    def _comes_to(self, change: Quantity) -> bool:
        """Whether a change is what the two levels come to: "Double income from 40 to 80"."""
        start, end = self.measure.baseline, self.measure.target
        times = _times(change, self)
        return change.role == "change" and isinstance(start, float) and end is not None and isclose(start * times, end, rel_tol=0.005)

    @property
    def is_change(self) -> bool:
        """Whether the number says how far to go, not where to arrive."""
        return self.aim.role == "change"


def clauses_of(goal: str, period: Period | None) -> Iterator[Clause]:
    """Yield the parts of a goal that each have a number to reach; a goal with one number is one part."""
    several = sum(not is_span(quantity) for quantity in _aims(goal)) > 1
    words = tokens(goal)
    several = several or any(token.lower in words_of("goal_limits") or _begins_another(words, place) for place, token in enumerate(words))
    for text in _parts(goal) if several else [goal]:
        aim, measure = main_quantity(quantities(text)), read_measure(text, period)
        if aim is not None and not aim.malformed and measure.target is not None and measure.target >= 0:
            yield _as_meant(Clause(text, aim, measure))


def _as_meant(clause: Clause) -> Clause:
    """Read "twice as fast" as half of a time, "twice as often" as twice a rate, "half the errors" as a change, "8 weeks to 4" as weeks."""
    aim, behind = clause.aim, clause.text[clause.aim.end :].lower().split()
    kind = shared("manners").get(behind[1].strip(".,;"), "") if aim.unit == "multiple" and behind[:1] == ["as"] and len(behind) > 1 else ""
    if kind:
        value = 1 / aim.value if kind == "duration" else aim.value
        way: Direction = "down" if kind == "duration" else "up"
        stop = clause.text.lower().index(behind[1], aim.end) + len(behind[1])
        bare = aim._replace(end=stop, value=value, role="change", noun="", noun_start=stop, noun_end=stop)
        return clause._replace(aim=bare, measure=replace(clause.measure, metric=None, target=value, direction=way), kind=kind)
    if aim.unit == "count" and aim.value >= MILLION and (millions := _millions(clause)) is not None:
        return clause._replace(measure=replace(clause.measure, baseline=millions))
    if aim.unit == "count" and not aim.noun and clause.measure.unit not in (None, "count"):
        start = next((one for one in quantities(clause.text) if one.unit != "count" and one.start < aim.start), aim)
        aim = aim._replace(unit=start.unit, unit_text=start.unit_text, factor=start.factor)  # "from 8 weeks to 4"
        return clause._replace(aim=aim)
    if aim.role == "level" and aim.unit == "percent" and aim.led_by in words_of("sparing") and (saved := _behind(clause.text[aim.end :])):
        measure = replace(clause.measure, metric=saved, direction="down")
        return clause._replace(aim=aim._replace(role="change"), measure=measure)  # "save 4% on heating"
    if (step := _arrival(clause)) is not None:
        change, end = step
        begin = float(f"{end.value / _times(change, clause):.3g}")
        return clause._replace(aim=end, measure=replace(clause.measure, target=end.value, baseline=begin))  # "Double sales to $90k"
    fewer = aim.spelled and aim.unit == "percent" and aim.role == "level" and aim.led_by in ("", "with") and is_bad(aim.noun)
    return clause._replace(aim=aim._replace(role="change"), measure=replace(clause.measure, direction="down")) if fewer else clause


def _millions(clause: Clause) -> float | None:
    """Return where a number of millions starts, if that is written with one letter, as minutes are: "from 1.8m to 2.2m turnover"."""
    starts = (one for one in quantities(clause.text) if one.role == "from" and one.unit_text == "minutes")
    return next((one.value * MILLION for one in starts if clause.text[one.end - 1] == "m"), None)


def _behind(text: str) -> str:
    """Return what is behind a share, up to a small word: "heating" of "on heating and power"."""
    words = text.lower().split()
    if words[:1] == [] or words[0] not in lexicon("grammar.prepositions"):
        return ""
    rest = list(dropwhile(lambda word: word in lexicon("grammar.determiners"), words[1:]))
    return " ".join(takewhile(lambda word: word not in words_of("theme_ends"), rest)).strip(" ,.;")


def _arrival(clause: Clause) -> tuple[Quantity, Quantity] | None:
    """Return a change with the level that it arrives at: "Double sales to $90k", "sales up 20% to $90k"; None where not both are told."""
    if isinstance(clause.measure.baseline, float):
        return None
    found = quantities(clause.text)
    change = next((one for one in found if one.role == "change" and one.unit in ("multiple", "percent")), None)
    if change is None or _times(change, clause) <= 0:
        return None
    levels = (one for one in found if one.start >= change.end and one.led_by == "to" and one.role in ("level", "to"))
    end = next((one for one in levels if one.unit not in ("multiple", change.unit) and one.high is None and not one.bound), None)
    return (change, end) if end is not None and clause.aim in (change, end) else None


def _times(change: Quantity, clause: Clause) -> float:
    """Return by what a change of a clause multiplies."""
    if change.unit == "multiple":
        return change.value
    return 1 + abs(change.value) / 100 * (-1 if clause.measure.direction == "down" else 1)


def _tells(said: list[Token]) -> bool:
    """Whether words before a verb such as "take" are its subject, so that it tells how things are: no wish, no order."""
    words = [token.lower for token in said]
    wishes = lexicon("grammar.modals") | lexicon("grammar.relatives") | words_of("everybody") | words_of("wishing")
    moves = any(class_of(lemma) in MOVING and form in ("base", "third") for word in words for lemma, form in forms(word))
    return bool(words) and not moves and not set(words) & wishes and not begins_aim(words[0])


def is_passed(clause: Clause, after: Clause) -> bool:
    """Whether a clause tells but a level, which the next one wants to be another: "margin 38%, must be 45%"."""
    bare = clause.aim.role == "level" and not (clause.aim.bound or clause.aim.led_by in ("to", "by") or _wishes(clause))
    alike = clause.aim.unit == after.aim.unit or (after.aim.unit == "count" and not after.aim.noun)
    wanted = _wishes(after) and not set(name_of(after).lower().split()) - words_of("demands") - lexicon("grammar.pronouns")
    return bare and alike and after.aim.role != "change" and wanted


def _wishes(clause: Clause) -> bool:
    said = {token.lower for token in tokens(clause.text[: clause.aim.start])}
    return bool(said & (lexicon("grammar.modals") | words_of("wishing") | words_of("demands"))) or clause.aim.noun in words_of("demands")


def way_of(clause: Clause) -> str:
    """Return which way a clause's number goes, where its words tell: "falls by a quarter" and "zero accidents" go down."""
    if clause.aim.value == 0:
        return "down"
    if clause.measure.direction in ("up", "down"):
        return clause.measure.direction
    before = (class_of(lemma) for token in tokens(clause.text[: clause.aim.start]) for lemma, _ in forms(token.lower))
    return next((kind for kind in before if kind in MOVING), "")


def name_of(clause: Clause) -> str:
    """Return what a clause measures in its own words: "paying teams" of "Double the number of paying teams"."""
    if clause.stated:
        return clause.stated
    name = clause.aim.noun if clause.aim.led_by == "with" and clause.aim.noun else clause.measure.metric or ""
    if not name and clause.text[clause.aim.end :].startswith(" in ") and not any(is_span(one) for one in _aims(clause.text)):
        name = _behind(clause.text[clause.aim.end :].partition(",")[0])  # "150k in sponsorships"
    if name.partition(" ")[0].lower() in words_of("asking"):
        return ""  # "How can we grow 15%"
    if name.lower() in words_of("figures") and (found := clause.text.lower().partition(f"{name.lower()} of ")[2]):
        words = takewhile(lambda word: word not in words_of("theme_ends"), found.split())
        name = " ".join(islice(words, LONGEST_NAME)).strip(" ,.;")
    if (
        told := next((place for place, word in enumerate(name.split()) if place and word.lower() in lexicon("grammar.auxiliaries")), 0)
    ) > 0:
        name = " ".join(name.split()[:told])  # "churn has crept"
    elif " " in name and any(class_of(lemma) in MOVING and form == "third" for lemma, form in forms(name.lower().rpartition(" ")[2])):
        name = name.rpartition(" ")[0]  # "fuel use falls"
    return name


def _parts(goal: str) -> Iterator[str]:
    """Cut a goal at commas and small words, each part with a number and the words before it, and where that starts."""
    start, words, held, before = 0, tokens(goal), quantities(goal), ""
    numbers = [(one.start, one.end) for one in _aims(goal)]
    numbers += [(one.start, one.end) for one in name_numbers(goal)]  # in "week 8 and 10 guests" the part counts what the whole names
    cuts = words_of("goal_joins") | words_of("goal_limits")
    counted = [one.start for one in held]
    for place, token in enumerate((*words, None)):
        if token is not None and (token.lower not in cuts or any(one.start <= token.start < one.end for one in held)):
            continue
        if token is not None and token.lower == "with" and not _counts_soon(words, place, counted):
            continue  # "95% of tables with an owner"
        stop = token.start if token else len(goal)
        part = goal[start:stop].strip()
        aims = any(first < stop and end > start for first, end in numbers) and bool(_aims(part))
        begins = bool(before) and not aims and any(start <= one.start < stop and one.role == "from" != one.led_by for one in held)
        if aims:
            yield from filter(None, [before])
            verb, space, rest = part.partition(" ")
            before = f"keep{space}{rest}" if verb.lower() in words_of("keeping") else part
        elif begins:
            before = f"{before}, {part}"  # "900k a quarter, today 700k"
        if token is not None and (aims or begins or token.lower in words_of("goal_limits") or _begins_another(words, place)):
            start = token.end
    yield from filter(None, [before])


def _counts_soon(words: tuple[Token, ...], place: int, numbers: list[int]) -> bool:
    """Whether one of the next words is a number: "with the same four lawyers"."""
    return any(token.start in numbers for token in words[place + 1 : place + 1 + SOON])


def _begins_another(words: tuple[Token, ...], place: int) -> bool:
    """Whether another aim begins behind a word or a comma: "Improve wellbeing and reduce sick leave", "…, we want 30"."""
    after = words[place + 1].lower if place + 1 < len(words) else ""
    counts = after in words_of("reaching") and place + 2 < len(words) and words[place + 2].kind == "number"  # "and reach 8,000 listeners"
    return (words[place].lower == "and" and (begins_aim(after) or counts)) or (
        words[place].lower in words_of("goal_joins") and after == "we"
    )


def _aims(text: str) -> list[Quantity]:
    return [quantity for quantity in quantities(text) if quantity.role != "from"]


def is_span(quantity: Quantity) -> bool:
    """Whether a quantity is the time that something takes: "in two years"."""
    return quantity.unit == "duration" and quantity.led_by in lexicon("grammar.prepositions") - {"to", "below", "under"}


def begins_aim(word: str) -> bool:
    """Whether a word behind "and" begins another aim: "margin and open", not "food and drink"."""
    return any(form == "base" for _, form in forms(word)) and not classes_of(word)
