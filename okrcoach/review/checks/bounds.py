"""Whether a target is possible, and whether it is worth the effort."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.language.noun_classes import classes_of
from okrcoach.language.quantities import Quantity
from okrcoach.language.words import tokens
from okrcoach.review.checks.figures import aim, ends_with, figures, listed, numbers
from okrcoach.review.checks.polarity import ways
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line, MetricLike

UNITS = {"percent": ("percent",), "score": ("count", "score"), "count": ("count",), "duration": ("duration",), "currency": ("currency",)}
"""The quantities that a catalog's unit may be written as."""


def _limits(rule: Rule, line: Line, quantity: Quantity, metric: MetricLike | None) -> tuple[float, float] | None:
    """Return the lowest and highest level that a quantity can have; None where it can have any."""
    if quantity.scale is not None:
        return 0, quantity.scale
    if quantity.unit_text == "stars":
        return 0, 5
    phrase = figures(line).phrase
    if quantity.unit == "percent":
        of = [token.lower for token in tokens(quantity.noun)]
        beyond = any(word in rule.settings["beyond"] for word in (*phrase, *of))
        people = of[:1] == ["of"] and not {"outsiders", "insiders"}.isdisjoint(classes_of(of[-1]))
        if not beyond and (people or ends_with(phrase, listed(rule, "shares"))):
            return 0, 100
    elif quantity.unit == "count" and not quantity.noun and ends_with(phrase, listed(rule, "promoter")):
        return -100, 100
    if metric is not None and metric.range is not None and quantity.unit in UNITS.get(metric.unit, ()):
        return metric.range
    return None


def _is_share(written: str) -> bool:
    """Say whether a ratio is told as so many of so many: "6 out of 5", not "3:1" and not "31k of 52k"."""
    words = written.lower().split()
    return "of" in words and all(word.isdecimal() or word in ("of", "out") for word in words)


def impossible_target(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a level outside what its unit allows, and a fall by more than all there is."""
    metric, read = context.metric(line), figures(line)
    for quantity in read.statement.quantities:
        if quantity.role == "change":
            falls = ways(line, context).verb == "down" or quantity.value < 0
            if quantity is read.target and quantity.unit == "percent" and falls and abs(quantity.value) > 100:
                yield Hit(quantity.start, quantity.end, {"problem": "nothing can fall by more than 100%"})
                return
            continue
        if quantity.unit == "ratio" and quantity.value > 1 and _is_share(line.text[quantity.start : quantity.end]):
            yield Hit(quantity.start, quantity.end, {"problem": "it is more than all there is"})
            return
        own = quantity in (read.target, read.start) or quantity.scale is not None
        limits = _limits(rule, line, quantity, metric) if own else None
        if limits is not None and not limits[0] <= quantity.value <= limits[1]:
            low, high = (f"{limit:g}" for limit in limits)
            span = f"between {low} and {high}" if high != "inf" else f"{low} or more"
            yield Hit(quantity.start, quantity.end, {"problem": f"it has to be {span}{'%' if quantity.unit == 'percent' else ''}"})
            return


def stretch_out_of_range(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a target hardly beyond its start (too-safe) or many times it (too-wild). For shares of 100%, the closed gap counts too."""
    pair, settings = numbers(line), rule.settings
    if pair is None or pair[0] == pair[1] or pair[0] == 0:
        return
    first, last = pair
    percent = abs(last - first) / abs(first) * 100
    target = figures(line).target
    unit = target.unit if target else line.measure.unit
    share = unit == "percent" and 0 <= first <= 100 and 0 <= last <= 100
    gap = abs(last - first) / ((100 - first) if last > first else first) * 100 if share else percent
    start, end = aim(line)
    if percent < settings["least_percent"] and gap < settings["least_gap_percent"]:
        yield Hit(start, end, {"change": f"{percent:.2g}%", "problem": "hardly more than the usual ups and downs"}, frozenset({"too-safe"}))
    elif percent > settings["most_percent"] and abs(first) >= settings["small_base"] and (not share or gap > settings["most_gap_percent"]):
        times = f"{last / first:.3g} times the start"
        yield Hit(start, end, {"change": times, "problem": "more than one period usually brings"}, frozenset({"too-wild"}))


IMPOSSIBLE = CheckKind(impossible_target, settings={"shares": list, "beyond": list, "promoter": list})
STRETCH = CheckKind(
    stretch_out_of_range,
    settings={"least_percent": int, "least_gap_percent": int, "most_percent": int, "most_gap_percent": int, "small_base": int},
)
