"""A part of a goal with a number to reach, and what its words say of it: what it measures, which way it goes, whether it is so today."""

from __future__ import annotations

from itertools import dropwhile, islice, pairwise, takewhile
from math import isclose
from typing import NamedTuple

from okrcoach.draft.words.nouns import wishing_modals, words_of
from okrcoach.language.dates import calendar_words
from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.plurals import is_plural
from okrcoach.language.quantities import Quantity, quantities
from okrcoach.language.verbs import class_of, forms
from okrcoach.language.words import Token, tokens
from okrcoach.model import Measure

LONGEST_NAME = 10
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
        return self.aim.role == "level" and (bracket or self.stated is not None or self._is_dated)

    @property
    def _is_dated(self) -> bool:
        """Whether a number is that of today, or of a time that is over: "last season 44%", "83% of trains run on time today"."""
        said, spans = [token.lower for token in tokens(self.text)], words_of("spans") | words_of("seasons")
        over = any(one in words_of("over") and two in spans for one, two in pairwise(said))
        moves = self.aim.bound or self.measure.baseline is not None or wishes(self) or begins_aim(said[0])
        return not moves and (over or bool({said[0], said[-1]} & words_of("state_links")))

    @property
    def stated(self) -> str | None:
        """What stands at the number, by the verb before it: "win rate" of "our win rate stands at 18%"; None without such a verb."""
        words = list(tokens(self.text[: self.aim.start]))
        while words and (words[-1].lower in words_of("state_links") or _is_placed(words)):
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
        if verb not in words_of("states") and not _tells(said, verb):
            return None
        rest = list(dropwhile(lambda token: token.lower in lexicon("grammar.determiners"), said))
        if rest and rest[0].lower in words_of("wishes"):
            return None  # "the target for this year is €90,000"
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
        spans = (other for other in aims_in(self.text) if other.start != self.aim.start and not (is_span(other) and not other.bound))
        return [other for other in spans if (other.role != "level" or other.bound) and not self._comes_to(other)]

    def _comes_to(self, change: Quantity) -> bool:
        """Whether a change is what the two levels come to: "Double income from 40 to 80"."""
        start, end = self.measure.baseline, self.measure.target
        times = times_of(change, self)
        return change.role == "change" and isinstance(start, float) and end is not None and isclose(start * times, end, rel_tol=0.005)

    @property
    def is_change(self) -> bool:
        """Whether the number says how far to go, not where to arrive; what "makes up 18% of income" does not go up."""
        parts = self.text[: self.aim.start].lower().split()[-2:]
        return self.aim.role == "change" and not (parts[-1:] == ["up"] and parts[0] in words_of("earning"))


def names_the_few(clause: Clause) -> bool:
    """Whether a number only says which things are meant, and none is to be reached: "Bring life into the three village halls"."""
    aim, before = clause.aim, [token.lower for token in tokens(clause.text[: clause.aim.start])]
    few = aim.spelled and aim.unit == "count" and aim.role == "level" and bool(aim.noun) and not aim.bound
    return few and before[-1:] != [] and before[-1] in lexicon("grammar.definite")


def times_of(change: Quantity, clause: Clause) -> float:
    """Return by what a change of a clause multiplies."""
    if change.unit == "multiple":
        return change.value
    return 1 + abs(change.value) / 100 * (-1 if clause.measure.direction == "down" else 1)


def _is_placed(words: list[Token]) -> bool:
    """Whether words end in a verb of state and "in", which says where one is: "today we are in"."""
    return len(words) > 1 and words[-1].lower == "in" and words[-2].lower in words_of("states")


def _tells(said: list[Token], verb: str) -> bool:
    """Whether words before a verb such as "take" are its subject, so that it tells how things are: no wish, no order.

    "Let every repair take 4 days" wishes, "every repair takes 9 days" does not.
    """
    words = [token.lower for token in said]
    wishes = lexicon("grammar.modals") | lexicon("grammar.relatives") | words_of("everybody") | words_of("wishing")
    if any(form == "third" for _, form in forms(verb)):
        wishes -= words_of("each")
    moves = any(class_of(lemma) in MOVING and form in ("base", "third") for word in words for lemma, form in forms(word))
    return bool(words) and not moves and not set(words) & wishes and not begins_aim(words[0])


def wishes(clause: Clause) -> bool:
    """Whether the words before a number, or right behind it, want something: "it must be 5", "5 would be fine"."""
    behind = next((token.lower for token in tokens(clause.text[clause.aim.end :])), "")
    if behind in lexicon("grammar.modals"):
        return True
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
    if not name and clause.text[clause.aim.end :].startswith(" in ") and not any(is_span(one) for one in aims_in(clause.text)):
        name = after_preposition(clause.text[clause.aim.end :].partition(",")[0])  # "150k in sponsorships"
    if any(span.first == 0 and span.end == len(tokens(name)) for span in calendar_words(name)):
        return ""  # "Add $500k in Q3"
    if name.partition(" ")[0].lower() in words_of("asking") | words_of("wishes"):
        return ""  # "How can we grow 15%", "the target is €90,000"
    if name.partition(" ")[0].lower() in lexicon("grammar.conjunctions"):
        name = name.partition(" ")[2]  # "and patients wait"
    if name.lower() in words_of("figures") and (found := clause.text.lower().partition(f"{name.lower()} of ")[2]):
        words = takewhile(lambda word: word not in words_of("theme_ends"), found.split())
        name = " ".join(islice(words, LONGEST_NAME)).strip(" ,.;")
    if (told := next((place for place in range(1, len(name.split())) if _ends_name(name.lower().split()[place:])), 0)) > 0:
        name = " ".join(name.split()[:told])  # "churn has crept"
    elif " " in name and _holds(*name.lower().split()[-2:]):
        name = name.rpartition(" ")[0]  # "complaints stay"
    elif " " in name and any(class_of(lemma) in MOVING and form == "third" for lemma, form in forms(name.lower().rpartition(" ")[2])):
        name = name.rpartition(" ")[0]  # "fuel use falls"
    return name


def _ends_name(words: list[str]) -> bool:
    """Whether a sentence goes on behind a name: "churn *has crept*", "build time *should drop*", not "helpers *should stay*"."""
    moves = len(words) > 1 and any(class_of(lemma) in MOVING for lemma, _ in forms(words[1]))
    return words[0] in lexicon("grammar.auxiliaries") or (moves and words[0] in wishing_modals())


def _holds(before: str, word: str) -> bool:
    """Whether a word says that what stands before it stays as it is: "complaints stay", "uptime stays"; not "hospital stay"."""
    kept = {form for lemma, form in forms(word) if class_of(lemma) == "keep"}
    return "third" in kept or ("base" in kept and is_plural(before))


def after_preposition(text: str) -> str:
    """Return what is behind a share, up to a small word or a time: "heating" of "on heating and power", "fees" of "in fees this year"."""
    words = text.lower().split()
    if words[:1] == [] or words[0] not in lexicon("grammar.prepositions"):
        return ""
    rest = list(dropwhile(lambda word: word in lexicon("grammar.determiners"), words[1:]))
    small = words_of("theme_ends") | words_of("nearest")
    return " ".join(takewhile(lambda word: word not in small, rest)).strip(" ,.;")


def aims_in(text: str) -> list[Quantity]:
    """Return the numbers of a text without those at which something starts."""
    return [quantity for quantity in quantities(text) if quantity.role != "from"]


def is_span(quantity: Quantity) -> bool:
    """Whether a quantity is the time that something takes: "in two years"."""
    return quantity.unit == "duration" and quantity.led_by in lexicon("grammar.prepositions") - {"to", "below", "under"}


def begins_aim(word: str) -> bool:
    """Whether a word behind "and" begins another aim: "margin and open", not "food and drink"."""
    return any(form == "base" for _, form in forms(word)) and not classes_of(word)
