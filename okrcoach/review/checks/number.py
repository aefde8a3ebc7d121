"""A number that does not tell enough: no start, nothing that it is compared with, no "of what"."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.language.dates import calendar_words
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import Quantity
from okrcoach.language.words import at, tokens
from okrcoach.model import UNKNOWN, KeyResult
from okrcoach.review.checks.figures import Figures, ends_with, figures, listed
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line


def _unit(line: Line, quantity: Quantity, read: Figures) -> str:
    """Return the quantity's unit; "figure" for a bare count, a sum or a time that is the level of something named right before it.

    A rank with a noun behind it says which things are meant, and counts them: "Fix the top 30 faults", not "in the top 5 results".
    """
    before = [token.lower for token in tokens(line.text) if token.end <= quantity.start]
    if quantity.unit == "rank" and quantity.noun and before and before[-1] not in lexicon("grammar.prepositions"):
        return "count"
    if quantity.unit not in ("count", "currency", "duration") or quantity.noun:
        return quantity.unit
    named = bool(before and read.phrase) and (before[-1] in lexicon("grammar.before_levels") or singular(before[-1]) == read.phrase[-1])
    return "figure" if named else quantity.unit


def _has_start(line: Line, read: Figures) -> bool:
    item = line.item
    history = isinstance(item, KeyResult) and any(check.value is not None for check in item.check_ins)
    left_open = any(slot.number and read.target is not None and slot.end <= read.target.start for slot in read.statement.slots)
    return read.start is not None or isinstance(line.measure.baseline, (int, float)) or history or left_open


def _has_end(read: Figures) -> bool:
    """Say whether a change leads to a level that is told: "by 12% to $34"."""
    return any(quantity.led_by == "to" and not quantity.noun for quantity in read.statement.quantities)


def _subject(rule: Rule, line: Line, read: Figures, context: Context) -> str | None:
    """Return the name of what the line is about, where the rule is about that, by its words or by the catalog; None elsewhere."""
    about, catalog = rule.check.get("about"), rule.check.get("catalog")
    metric = context.metric(line) if catalog else None
    named = read.named or "it"
    if about is None:
        return named
    size = ends_with(read.phrase, listed(rule, "words"))
    if metric is not None and catalog == "unknown":
        return None
    if size == len(read.phrase) > 0 if about == "is" else size > 0:
        return named
    if metric is None or catalog == "unknown":
        return None
    counts = is_plural(named.rpartition(" ")[2].lower())  # "renewals" are counted, whatever rate the catalog knows of them
    return metric.name if (metric.pipeline if catalog == "pipeline" else metric.unit == catalog and not counts) else None


def _excused(rule: Rule, line: Line) -> bool:
    excuses = rule.settings.get("unless", ())
    return bool(excuses) and any(f" {excuse.lower()} " in f" {' '.join(token.lower for token in tokens(line.text))} " for excuse in excuses)


def _of_something(line: Line, target: Quantity) -> bool:
    """Say whether of whom or what is told behind the noun: "85% participation of parents", not "80% adoption by the end of June"."""
    words = tokens(line.text)
    first = next((index for index, token in enumerate(words) if token.start >= target.noun_end), len(words))
    if at(words, first).lower not in lexicon("numbers.share_of") or at(words, first + 1).kind != "word":
        return False
    calendar = {index for span in calendar_words(line.text) for index in range(span.first, span.end)}
    times = lexicon("grammar.spans_of_time") | {"end"}
    return not any(index in calendar or at(words, index).lower in times for index in range(first + 1, first + 4))


def number(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find the number aimed at, of one of the `units` and in that `role`, that `lacks` something.

    Conditions: declared-unknown (its start is written down as unknown), share (N% of something), all (100% of it).
    """
    read, check = figures(line), rule.check
    target = read.target
    if target is None or (target.role == "change") is not (check["role"] == "change"):
        return
    held = target.high is not None and target.led_by == "between" and read.statement.lead is None  # "Occupancy between 80% and 85%"
    before = line.text[: target.start].lower().split()[-1:]
    whose = target.unit == "rank" and target.noun and not lexicon("numbers.scoping").isdisjoint(before)  # "for the top 30 suppliers"
    if held or whose or target.bound in ("at least", "at most") or line.measure.direction == "keep":
        return
    subject = _subject(rule, line, read, context)
    if subject is None or _unit(line, target, read) not in check["units"] or _excused(rule, line):
        return
    written = line.text[target.start : target.end].lower().split()
    ratio = target.unit == "percent" and ("of" in written or "in" in written)  # "three in four patients"
    of = ratio or target.noun.startswith("of ") or line.text[target.end :].lstrip().startswith("of ")
    lacking = {
        "start": not _has_start(line, read),
        "base": not (_has_start(line, read) or read.based or line.measure.comparison or _has_end(read)),
        "of": not of and not _has_start(line, read) and not _of_something(line, target),
    }
    if lacking[check["lacks"]] and not (check["lacks"] == "start" and read.based):
        conditions = {
            name
            for name, holds in (("declared-unknown", line.measure.baseline == UNKNOWN), ("share", of), ("all", of and target.value == 100))
            if holds
        }
        yield Hit(target.start, target.end, {"metric": subject}, frozenset(conditions))


NUMBER = CheckKind(
    number,
    parameters={
        "units": list,
        "role": ("level", "change"),
        "lacks": ("start", "base", "of"),
        "about?": ("ends", "is"),
        "catalog?": ("pipeline", "percent", "unknown"),
    },
    settings={"words?": list, "unless?": list},
    places=("metric",),
    conditions=("declared-unknown", "share", "all"),
)
