"""Which way a number should go: the verb, the metric and the two numbers have to agree."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from okrcoach.language.lexicon import Phrases, lexicon
from okrcoach.language.plurals import is_plural
from okrcoach.language.verbs import verb_at
from okrcoach.model import KeyResult
from okrcoach.review.checks.figures import Figures, aim, by_last_word, ends_with, figures, numbers
from okrcoach.review.compound import second_aim
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line

Way = Literal["", "up", "down"]


@cache
def _known(name: str) -> Phrases:
    return by_last_word(lexicon(f"polarity.{name}"))


class Ways(NamedTuple):
    """The three opinions on a key result's direction; "" for none."""

    verb: Way
    numbers: Way
    metric: Way
    """The way that is good."""
    equal: bool
    """Its two numbers are the same."""


def ways(line: Line, context: Context) -> Ways:
    """Return which way a key result's verb, numbers and metric point."""
    return line.once("ways", lambda asked: _ways(asked, context))


def _parts(line: Line) -> tuple[tuple[Line, int], ...]:
    """Return the line and 0; of two aims in one line each on its own, with the offset at which it stands in it.

    The verb of one says nothing of the metric of the other. What stands in fields belongs to the whole line, not to a part.
    """
    return line.once("aims apart", _apart)


def _apart(line: Line) -> tuple[tuple[Line, int], ...]:
    second = second_aim(line.text)
    if second is None or not second.parts:
        return ((line, 0),)
    first, last = (Line(line.kind, line.where, part, KeyResult(part), line.objective) for part in second.parts)
    return (first, 0), (last, len(line.text.rstrip()) - len(last.text))


def _ways(line: Line, context: Context) -> Ways:
    read, pair = figures(line), numbers(line)
    moved: Way = "" if pair is None or pair[0] == pair[1] else "up" if pair[1] > pair[0] else "down"
    equal = pair is not None and pair[0] == pair[1]
    if _elsewhere(read):
        return Ways("", moved, "", equal)
    return Ways(_verb(read, pair, moved), moved, _good(line, read, context), equal)


def _elsewhere(read: Figures) -> bool:
    """Say whether the numbers belong to a second verb: "Grow sales while bringing returns from 9% to 6%"."""
    first = min((quantity.start for quantity in (read.start, read.target) if quantity), default=0)
    return any(read.statement.words[clause.at].start < first for clause in read.statement.clauses)


def _verb(read: Figures, pair: tuple[float, float] | None, moved: Way) -> Way:
    """Return which way the verb points; "" where it denies something, or the numbers are losses."""
    statement = read.statement
    if statement.negated or (pair is not None and min(pair) < 0):
        return ""
    said = _before_numbers(read)
    if said or statement.lead is None:
        return said
    lead, thing = _way_of(statement.lead.lemma), read.named.rpartition(" ")[2].lower()
    if statement.lead.lemma in lexicon("polarity.first_nouns") and moved and lead != moved and is_plural(thing):
        return ""  # "Lift breakdowns from 12 to 4" are those of lifts
    return lead


def _way_of(lemma: str) -> Way:
    return "up" if lemma in lexicon("polarity.verbs_up") else "down" if lemma in lexicon("polarity.verbs_down") else ""


def _before_numbers(read: Figures) -> Way:
    """Return which way the word right before the numbers says: "latency *down* from 90 ms", "handling time *reduced* from 18 minutes"."""
    statement = read.statement
    first = min((quantity.start for quantity in (read.start, read.target) if quantity), default=0)
    place = statement.index_at(first) - 1
    place -= statement.word(place) in ("from", "to")
    verb = verb_at(statement.words, place) if place >= 0 else None
    if verb is not None and verb.form == "third" and statement.word(place - 1) in lexicon("grammar.prepositions"):
        verb = None  # "repair times for lifts"
    word = statement.word(place)
    return word if word in lexicon("polarity.moved") else _way_of(verb.lemma) if verb else ""  # type: ignore[return-value]


def _good(line: Line, read: Figures, context: Context) -> Way:
    """Return which way is good for what is measured.

    The metric whose whole name stands there decides ("churned MRR"), then our own list of clear cases ("MRR"), then the catalog.
    """
    metric = context.metric(line)
    catalog: Way = metric.direction if metric is not None and metric.direction in ("up", "down") else ""  # type: ignore[assignment]
    turned = not lexicon("polarity.wanted", "polarity.rivals").isdisjoint(read.phrase)
    if ends_with(read.phrase, _known("either")):
        return ""
    if not read.alone or turned:  # "qualified escalations" are no harm, but "time to first value" is a whole name
        return catalog if metric is not None and (line.measure.metric or "").lower() == metric.name.lower() else ""
    if catalog and metric is not None and set(metric.name.lower().split()) <= set(read.phrase):
        return catalog
    up, down = ends_with(read.phrase, _known("good_up")), ends_with(read.phrase, _known("good_down"))
    level = read.target is not None and read.target.unit == "percent" and read.target.role != "change"
    share = level and is_plural(read.named.rpartition(" ")[2].lower())
    if up or down:
        return "up" if up > down else "" if share else "down"  # "Bugs from 50% to 75%" are the share of something not told
    return catalog


def target_not_beyond_baseline(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a target that equals its start, or that lies on the other side of it than the verb (or, without one, the metric) says."""
    for part, at in _parts(line):
        problem = _problem(ways(part, context), keeps=part.measure.direction == "keep", held=line.type == "health")
        if problem:
            start, end = aim(part)
            yield Hit(at + start, at + end, {"problem": problem})


def _problem(way: Ways, *, keeps: bool, held: bool) -> str:
    """Say what is wrong with where the numbers go; "" where nothing is. `held` is a key result of type health."""
    if way.equal:
        return "" if keeps or held else "starts and ends at the same number"
    if way.verb and way.numbers and way.verb != way.numbers:
        return f"says {_said(way.verb)}, but the numbers go {way.numbers}" if way.metric != way.numbers else ""
    unlike = not way.verb and way.metric and way.numbers and way.metric != way.numbers
    return f"goes {way.numbers}, where {way.metric} would be better" if unlike and not keeps else ""


def direction_conflict(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a verb that points the way that is bad for the metric, be its numbers right (turnaround up from 3 days to 1) or not."""
    for part, at in _parts(line):
        way, read = ways(part, context), figures(part)
        statement = read.statement
        if way.verb and way.metric and way.verb != way.metric and not way.equal and statement.lead is not None:
            start, verb_end = statement.offsets(statement.lead_at, statement.lead_at + statement.lead.size - 1)
            end = statement.offsets(0, statement.object.head)[1] if statement.object else aim(part)[1]
            verb = line.text[at + start : at + verb_end]
            said = {"verb": verb, "metric": read.named, "good": way.metric, "other": _said(way.metric)}
            yield Hit(at + start, at + max(end, start), said)


def _said(way: Way) -> str:
    return {"up": "increase", "down": "reduce", "": ""}[way]


NOT_BEYOND = CheckKind(target_not_beyond_baseline)
CONFLICT = CheckKind(direction_conflict)
