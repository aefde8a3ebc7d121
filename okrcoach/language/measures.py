"""A key result's text as a measure: what is counted, where it starts and where it should go."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from okrcoach.language.comparisons import find_basis
from okrcoach.language.counted import counted_words, ends_noun
from okrcoach.language.dates import Period, find_dates
from okrcoach.language.lexicon import lexicon, phrases_in
from okrcoach.language.quantities import Quantity, quantities
from okrcoach.language.statement import read_statement
from okrcoach.language.tongues import english_evidence
from okrcoach.language.verbs import VerbClass, verb_at
from okrcoach.language.words import Token, tokens
from okrcoach.model import UNKNOWN, Baseline, Direction, Measure

_OPENING = ("(", "[")
_BRACKETS = (*_OPENING, ")", "]")
MOST_BEHIND = 2
"""Words behind a number that say of what time it is: "5% *a month*"."""


@lru_cache(maxsize=1024)
def read_measure(text: str, period: Period | None = None) -> Measure:
    """Return the measure as the text says it; what it does not say is None. `period` settles the year of a deadline."""
    found = quantities(text)
    target = None if _start_unsure(text, found) else main_quantity(found)
    start = _start(found, target)
    basis = find_basis(text)
    return Measure(
        metric=_metric(text, target, start),
        direction=_direction(text, target, start),
        unit=_unit(target, start),
        baseline=_baseline(text, target, start),
        target=_target(target),
        comparison=text[basis[0] : basis[1]] if basis and start is None else None,
        due=_due(text, period),
    )


def read_level(text: str) -> tuple[str, str] | None:
    """Return a metric and where it stands, in the words of the text: "trials are about 1,200"; None where it says more, or less."""
    said = f"the {text}"  # behind an article "trials" is no verb
    found = quantities(said)
    name = _metric(said, found[0], None) if len(found) == 1 else None
    if not name or any(word.kind == "number" for word in tokens(name)):
        return None
    [level] = found
    _, named, links = said[: level.start].rpartition(name)
    behind = said[level.end :].split()
    plain = named and level.role != "change" and lexicon("numbers.level_links").issuperset(links.lower().split())
    rate = level.per and len(behind) <= MOST_BEHIND
    return (name, said[level.start :].strip()) if plain and (rate or not behind) else None


def main_quantity(found: tuple[Quantity, ...]) -> Quantity | None:
    """Return the quantity that is the aim: the end of a from-to, else a change, else a level that does not narrow another one."""
    aims = [quantity for quantity in found if quantity.role != "from"]
    for role in ("to", "change"):
        for quantity in aims:
            if quantity.role == role:
                return quantity
    starts = [quantity for quantity in found if quantity.role == "from"]
    for quantity in aims:
        if any(start.unit == quantity.unit for start in starts):
            return quantity
    for quantity in aims:
        if quantity.led_by == "to":
            return quantity
    aims = [quantity for quantity in aims if not (quantity.unit == "rank" and quantity.noun)] or aims  # "for the top 10 shops" says which
    aims = [quantity for quantity in aims if not (quantity.unit == "duration" and quantity.bound == "at most")] or aims
    narrowing = lexicon("grammar.prepositions") - {"of"}
    aims = [quantity for quantity in aims if quantity.led_by not in narrowing] or aims
    return aims[0] if aims else None


def _start_unsure(text: str, found: tuple[Quantity, ...]) -> bool:
    """Say whether another language tells which of two numbers is where it starts and which is the target."""
    levels = [quantity.unit for quantity in found if quantity.role == "level"]
    enough = -2 if text.isascii() else -1  # "plus" alone is English, too
    return len(levels) == len(found) > len(set(levels)) and english_evidence(text) <= enough


def _start(found: tuple[Quantity, ...], target: Quantity | None) -> Quantity | None:
    """Return where the target starts from: a start of its kind, or a bare one."""
    starts = [quantity for quantity in found if quantity.role == "from"]
    if target is None:
        return starts[0] if starts else None
    for quantity in starts:
        bare = (quantity.unit == "count" and not quantity.noun) or (target.unit == "count" and not target.noun)
        if quantity.unit == target.unit or bare or target.role == "change":
            return quantity
    return None


def _baseline(text: str, target: Quantity | None, start: Quantity | None) -> Baseline:
    if start is not None:
        same = target is not None and target.unit == start.unit and target.role != "change"
        return round(start.base / target.factor, 9) if same and target is not None else start.value
    return UNKNOWN if any(phrases_in("comparisons.unknown", tokens(text))) else None


def _target(target: Quantity | None) -> float | None:
    """Return the number aimed at; a fall of 20% is 20, its direction says the rest."""
    if target is None:
        return None
    return abs(target.value) if target.role == "change" else target.value


def _unit(target: Quantity | None, start: Quantity | None) -> str | None:
    """Return the unit as measures name it: percent, points, count …, a currency by its sign, a duration or size by its unit."""
    told = target if target is not None and (target.unit != "count" or start is None or start.unit == "count") else start
    if told is None:
        return None
    return told.unit_text if told.unit in ("currency", "duration", "size") else told.unit


def _direction(text: str, target: Quantity | None, start: Quantity | None) -> Direction | None:
    """Return which way the numbers go, else the verb, else the words around the number."""
    if target is not None and start is not None and (way := _between(start, target)):
        return way
    lead = _lead(text)[0]
    verb = read_statement(text).lead
    better = verb is not None and verb.lemma in lexicon("polarity.verbs_better")
    if (better or lead == "reach") and _less_is_better(text, target, start):
        return "down"
    if better and target is None:
        return None
    if better and target is not None and target.bound == "at most":
        return "down"
    if lead in ("up", "down", "keep"):
        return lead
    if target is None:
        return None
    if target.role == "change":
        return _changed(text, target)
    if target.bound in ("at least", "at most"):
        if text[: target.start].lower().endswith("up to "):
            return None  # "carry up to 40 guests" is no limit
        return "up" if target.bound == "at least" else "down"
    return "up" if lead == "reach" else None


def _between(start: Quantity, target: Quantity) -> Direction | None:
    """Return which way it is from a start to a level; None where they are no two numbers that can be compared."""
    if target.malformed or start.malformed or target.role == "change" or target.value == start.value:
        return None
    same = target.unit_text and start.unit_text
    return "up" if (target.base > start.base if same else target.value > start.value) else "down"


def _less_is_better(text: str, target: Quantity | None, start: Quantity | None) -> bool:
    """Say whether a measure is one that nobody wants more of: "Improve waiting time", "Reach a churn of 3%"."""
    statement = read_statement(text)
    words = [statement.word(index) for index in range(statement.object.start, statement.object.end)] if statement.object else []
    names = (" ".join(words), (_metric(text, target, start) or "").lower())
    return any(f" {name}".endswith((f" {bad}", f" {bad}s")) for name in names for bad in lexicon("polarity.good_down"))


def _lead(text: str) -> tuple[VerbClass | Literal[""], int]:
    """Return what the leading verb says and where it ends in the text; empty and 0 where none leads."""
    statement = read_statement(text)
    lead, place = statement.lead, statement.lead_at
    if lead is None:
        # "Keep uptime above 99%" begins with a noun as far as a statement can tell; before a measure it is a verb
        lead, place = verb_at(statement.words, 0), 0
        if lead is None or lead.form != "base" or lead.kind not in ("up", "down", "keep", "move"):
            return "", 0
    if lead.kind not in ("up", "down", "keep", "move", "reach") and (purpose := _purpose(statement.words)):
        return purpose
    return lead.kind, statement.words[min(place + lead.size, len(statement.words)) - 1].end


def _purpose(words: tuple[Token, ...]) -> tuple[VerbClass, int] | None:
    """Return which way work is to move a number, and where the verb ends: "Launch the page *to increase* bookings by 25%"."""
    for index, word in enumerate(words):
        verb = verb_at(words, index + 1) if word.lower == "to" else None
        if verb is not None and verb.form == "base" and verb.kind in ("up", "down"):
            return verb.kind, words[min(index + 1 + verb.size, len(words)) - 1].end
    return None


def _changed(text: str, target: Quantity) -> Direction | None:
    """Return the direction of a change that no verb tells: by its sign or by the words beside it."""
    if target.unit == "multiple":
        return "up" if target.value > 1 else "down"
    if target.value < 0:
        return "down"
    words = tokens(text)
    before = [word.lower for word in words if word.end <= target.start][-2:]
    beside = {*before, *[word.lower for word in words if word.start >= target.end][:1]}
    if text[target.start] == "+" or beside & lexicon("comparisons.more"):
        return "up"
    return "down" if beside & lexicon("comparisons.fewer") else None


def _due(text: str, period: Period | None) -> str | None:
    """Return the last deadline: an ISO date, or its words where the year is open."""
    deadlines = [span for span in find_dates(text, period) if span.deadline]
    if not deadlines:
        return None
    last = deadlines[-1]
    return last.date.isoformat() if last.date else text[last.start : last.end]


def _metric(text: str, target: Quantity | None, start: Quantity | None) -> str | None:
    """Return what is measured in the text's own words: what stands between the verb and the numbers, else what the number counts."""
    if target is None:
        return None
    first = min(quantity.start for quantity in (target, start) if quantity is not None)
    lead_end = _lead(text)[1]
    before = [word for word in tokens(text) if lead_end <= word.start and word.end <= first]
    if target.role == "to" and start is None:  # from (baseline to be measured) to
        before = before[: next((place for place, word in enumerate(before) if word.lower == "from"), len(before))]
    named = _trimmed(_outside(before))
    if len(named) == 1 and named[0].start == 0 and verb_at(tuple(named), 0) and target.noun:
        named = []  # "Answer 90% of calls"
    return _told(text, named) or _counted(text, target, change=bool(named)) or (text[named[0].start : named[-1].end] if named else None)


def _outside(words: list[Token]) -> list[Token]:
    """Return the words before the bracket that a number stands in: "Guests (target: 40)"."""
    at = max((place for place, word in enumerate(words) if word.text in _BRACKETS), default=0)
    return words[:at] if at and words[at].text in _OPENING else words


def _told(text: str, named: list[Token]) -> str | None:
    """Return the words in front of the number, where they say more than "the average" or "an increase"."""
    empty = lexicon("comparisons.no_metric", "numbers.change_of")
    if all(word.kind == "mark" or word.lower in empty for word in named):
        return None
    return text[named[0].start : named[-1].end]


def _counted(text: str, target: Quantity, *, change: bool) -> str | None:
    """Return what is counted behind the number: 5 *guides*, 20% of *customers*, $40k in *sales*, an increase of 5% in *visits*."""
    behind = tuple(word for word in tokens(text) if word.start >= (target.noun_start if target.noun else target.end))
    if not behind or not (target.noun or (behind[0].lower == "in" and (change or target.unit == "currency"))):
        return None
    first, end = counted_words(behind, behind[0].lower in ("of", "in"), one=target.value == 1)
    return text[behind[first].start : behind[end - 1].end] if end > first else None


def _leading(words: list[Token]) -> list[Token]:
    start = 0
    while start < len(words) and (words[start].kind == "mark" or words[start].lower in lexicon("comparisons.before_metric")):
        start += 1
    return words[start:]


def _trimmed(words: list[Token]) -> list[Token]:
    """Take the determiners off the front of a name and the words that lead to a number off its end."""
    kept = _leading(words)
    end = len(kept)
    while end and ends_noun(kept[end - 1]) and kept[end - 1].text not in (")", "%"):
        end -= 1
    if end > 1 and kept[end - 2].text == ":" and kept[end - 1].lower in lexicon("grammar.figures", "numbers.start_words"):
        return _trimmed(kept[: end - 1])  # "Repeat rate: baseline"
    return kept[:end]
