"""The parts of a goal that each have a number to reach, with what their words say of it: what it measures, and which way it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import dropwhile, islice, takewhile
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

LONGEST_NAME = 8
"""Words of a goal that may be the name of a metric."""
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
        return self.aim.role == "level" and (bracket or self.stated is not None)

    @property
    def stated(self) -> str | None:
        """What stands at the number, by the verb before it: "win rate" of "our win rate stands at 18%"; None without such a verb."""
        words = list(tokens(self.text[: self.aim.start]))
        while words and words[-1].lower in words_of("state_links"):
            words.pop()
        if self.aim.bound or not words or words[-1].lower not in words_of("states"):
            return None
        said = reversed(list(takewhile(lambda token: token.kind == "word" or token.glued, reversed(words[:-1]))))
        rest = list(dropwhile(lambda token: token.lower in lexicon("grammar.determiners"), said))
        return self.text[rest[0].start : rest[-1].end] if rest else ""

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
        return change.unit == "multiple" and isinstance(start, float) and end is not None and isclose(start * change.value, end)

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
        end = clause.text.lower().index(behind[1], aim.end) + len(behind[1])
        bare = aim._replace(end=end, value=value, role="change", noun="", noun_start=end, noun_end=end)
        return clause._replace(aim=bare, measure=replace(clause.measure, metric=None, target=value, direction=way), kind=kind)
    if aim.unit == "count" and not aim.noun and clause.measure.unit not in (None, "count"):
        start = next((one for one in quantities(clause.text) if one.unit != "count" and one.start < aim.start), aim)
        aim = aim._replace(unit=start.unit, unit_text=start.unit_text, factor=start.factor)  # "from 8 weeks to 4"
        return clause._replace(aim=aim)
    fewer = aim.spelled and aim.unit == "percent" and aim.role == "level" and aim.led_by in ("", "with") and is_bad(aim.noun)
    return clause._replace(aim=aim._replace(role="change"), measure=replace(clause.measure, direction="down")) if fewer else clause


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
    if clause.stated is not None:
        return clause.stated
    name = clause.aim.noun if clause.aim.led_by == "with" and clause.aim.noun else clause.measure.metric or ""
    if name.lower() in words_of("figures") and (found := clause.text.lower().partition(f"{name.lower()} of ")[2]):
        words = takewhile(lambda word: word not in words_of("theme_ends"), found.split())
        name = " ".join(islice(words, LONGEST_NAME)).strip(" ,.;")
    elif " " in name and any(class_of(lemma) in MOVING and form == "third" for lemma, form in forms(name.lower().rpartition(" ")[2])):
        name = name.rpartition(" ")[0]  # "fuel use falls"
    return name


def _parts(goal: str) -> Iterator[str]:
    """Cut a goal at commas and small words, each part with a number and the words before it."""
    start, words, held = 0, tokens(goal), quantities(goal)
    numbers = [(one.start, one.end) for one in _aims(goal)]
    numbers += [(one.start, one.end) for one in name_numbers(goal)]  # in "week 8 and 10 guests" the part counts what the whole names
    cuts = words_of("goal_joins") | words_of("goal_limits")
    for place, token in enumerate((*words, None)):
        if token is not None and (token.lower not in cuts or any(one.start <= token.start < one.end for one in held)):
            continue
        stop = token.start if token else len(goal)
        part = goal[start:stop]
        aims = any(first < stop and end > start for first, end in numbers) and bool(_aims(part))
        if aims:
            verb, space, rest = part.strip().partition(" ")
            yield f"keep{space}{rest}" if verb.lower() in words_of("keeping") else part.strip()
        if token is not None and (aims or token.lower in words_of("goal_limits") or _begins_another(words, place)):
            start = token.end


def _begins_another(words: tuple[Token, ...], place: int) -> bool:
    """Whether "and" begins another aim: "Improve wellbeing and reduce sick leave"."""
    return words[place].lower == "and" and place + 1 < len(words) and begins_aim(words[place + 1].lower)


def _aims(text: str) -> list[Quantity]:
    return [quantity for quantity in quantities(text) if quantity.role != "from"]


def is_span(quantity: Quantity) -> bool:
    """Whether a quantity is the time that something takes: "in two years"."""
    return quantity.unit == "duration" and quantity.led_by in lexicon("grammar.prepositions") - {"to", "below", "under"}


def begins_aim(word: str) -> bool:
    """Whether a word behind "and" begins another aim: "margin and open", not "food and drink"."""
    return any(form == "base" for _, form in forms(word)) and not classes_of(word)
