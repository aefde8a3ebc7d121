"""Numbers whose unit does not fit: between the two ends, with the metric, or with the lines beside it."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.numbers import malformed_numbers
from okrcoach.language.quantities import Quantity
from okrcoach.review.checks.alike import content
from okrcoach.review.checks.figures import aim, ends_with, figures, listed
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line

OUTLIER = 100
"""A sum of money so many times smaller than each of those beside it is probably a slip."""

GOOD_MEAN = 6
"""A mean answer of so much or more, on the scale from 0 to 10, is usual; a net promoter score seldom moves within these few points."""


def unit_mismatch(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find two ends in different units, a metric without its unit or in another, and a sum far below its neighbours'.

    Conditions: bare-end (only one end has its unit), mean-score (a net promoter score that looks like a mean), outlier.
    """
    read = figures(line)
    target = read.target
    if target is None or target.role == "change":
        return
    start, end = aim(line)
    before = (quantity for quantity in read.statement.quantities if quantity.end <= target.start)
    starts = [quantity for quantity in before if quantity.role == "from" and not quantity.bound]
    if target.role == "to" and starts and not _fit(line.text, starts[-1], target):
        end = max(end, target.noun_end) if _system(line.text, target) else end  # "30 miles"
        yield Hit(starts[-1].start, end, {"problem": "starts in one unit and ends in another"})
    elif read.start is not None and read.start.unit in ("duration", "currency", "size") and target.unit == "count" and not target.noun:
        values = {"problem": f"names its unit only once ({read.start.unit_text})"}
        yield Hit(start, end, values, frozenset({"bare-end"}))
    elif target.unit == "percent" and ends_with(read.phrase, listed(rule, "points")):
        yield Hit(start, end, {"problem": "is counted in points from -100 to 100, not in percent"})
    elif _mean_score(target, read.start) and ends_with(read.phrase, listed(rule, "points")):
        yield Hit(start, end, {"problem": "looks like a mean score of 10: this one goes from -100 to 100"}, frozenset({"mean-score"}))
    elif target.unit == "count" and not target.noun and not target.spelled and read.start is None:
        lacking = "" if line.text[target.end :].lstrip().startswith("of ") else _lacking(rule, line, context)  # "8 of the 10 projects"
        if lacking:
            yield Hit(start, end, {"problem": f"does not say in what it is measured: {lacking}"})
    elif target.unit == "currency" and _outlier(line, target):
        yield Hit(start, end, {"problem": "is a hundred times smaller than the sums beside it"}, frozenset({"outlier"}))


def _mean_score(target: Quantity, start: Quantity | None) -> bool:
    """Say whether both ends, or the only one, look like the mean of answers from 0 to 10."""
    return target.unit == "count" and all(GOOD_MEAN <= one.value <= 10 for one in (start or target, target))


def _fit(text: str, first: Quantity, last: Quantity) -> bool:
    """Say whether two ends can be compared. A bare number takes the other's unit."""
    if first.unit == last.unit == "currency":
        return _one_currency(first.unit_text, last.unit_text)
    systems = _system(text, first), _system(text, last)
    if all(systems):
        return systems[0] == systems[1]
    bare = (first.unit == "count" and not first.noun) or (last.unit == "count" and not last.noun)
    return bare or first.unit == last.unit or {first.unit, last.unit} <= {"count", "score", "rank", "ratio", "multiple", "rate"}


def _system(text: str, quantity: Quantity) -> str:
    """Return the kind of weight or length that a number is of, by the word behind it: "kg of flour", and a "300m" that is no minutes."""
    form = quantity.noun.partition(" of ")[0] or text[quantity.start : quantity.end].lower().lstrip("0123456789.,+-~ ")
    return pairs("units.systems").get(form, "")


def _one_currency(one: str, other: str) -> bool:
    """Say whether two amounts may be of one currency: two signs or two codes tell, "$" beside a code and cents do not."""
    for known in (lexicon("currencies.signs"), lexicon("currencies.codes")):
        names = [pairs("currencies.same").get(name, name) for name in (one, other)]
        if one in known and other in known:
            return names[0] == names[1]
    return True


def _lacking(rule: Rule, line: Line, context: Context) -> str:
    """Return what a bare number of a metric lacks."""
    phrase, metric = figures(line).phrase, context.metric(line)
    if any(one.unit in ("currency", "duration") for one in figures(line).statement.quantities):
        return ""  # the metric has its number; the bare one is another's
    if phrase[-1:] and phrase[-1] in lexicon("units.periods"):
        return ""  # "days to close" says it in its name
    if ends_with(phrase, listed(rule, "money")) or (metric is not None and metric.unit == "currency"):
        return "name the currency"
    if ends_with(phrase, listed(rule, "times")) or (metric is not None and metric.unit == "duration"):
        return "name minutes, hours or days"
    return ""


def _outlier(line: Line, target: Quantity) -> bool:
    """Say whether a sum is far smaller than those of at least two lines beside it that speak about much the same."""
    if line.objective is None or target.per:
        return False
    mine = {word for word in content(line.text) if word[0].isalpha()}
    beside: list[float] = []
    for other in line.objective.key_results:
        theirs = figures(other).target if other is not line else None
        if theirs and theirs.unit_text == target.unit_text and theirs.role == target.role and len(mine & content(other.text)) >= 2:
            beside.append(theirs.value)
    return len(beside) >= 2 and 0 < target.value * OUTLIER < min(beside)


def malformed_number(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find digits that are no number for sure, and words around numbers that lost theirs ("from by 25%")."""
    for start, end in malformed_numbers(line.text):
        yield Hit(start, end)


MISMATCH = CheckKind(unit_mismatch, settings={"money": list, "times": list, "points": list})
MALFORMED = CheckKind(malformed_number)
