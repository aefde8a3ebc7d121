"""Two key results on one metric: counted twice, or pulled in two directions."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.language.lexicon import lexicon
from okrcoach.language.verbs import forms
from okrcoach.review.checks.alike import MOST_CANDIDATES, content, place_name
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line


def _scope(line: Line, context: Context) -> frozenset[str]:
    """Return the words that say which part of a metric is meant: "enterprise", "Spain". Verbs, numbers and its own name do not."""
    metric = context.metric(line)
    own = content(metric.name) if metric else frozenset()
    words = content(line.text) - own - lexicon("alike.whole")
    return frozenset(word for word in words if word[0].isalpha() and not forms(word))


def _groups(context: Context) -> dict[Line, list[tuple[Line, bool]]]:
    """Every key result with a few earlier ones on the same metric, and whether the one's part of it holds the other's."""
    before: dict[str, list[tuple[Line, frozenset[str]]]] = {}
    found: dict[Line, list[tuple[Line, bool]]] = {}
    for line in context.lines:
        metric = context.metric(line) if line.kind == "key_result" else None
        if metric is not None:
            scope = _scope(line, context)
            known = before.setdefault(metric.id, [])
            found[line] = [(other, scope <= theirs or theirs <= scope) for other, theirs in known[-MOST_CANDIDATES:]]
            known.append((line, scope))
    return found


def overlapping_key_results(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a key result on the same metric, or on a part of it, as an earlier one; the other under another objective: elsewhere."""
    for other, nested in context.once("same metric", _groups).get(line, ()):
        opposite = {line.measure.direction, other.measure.direction} == {"up", "down"}
        if nested and not opposite and content(line.text) != content(other.text):
            metric = context.metric(line)
            place = frozenset({"elsewhere"}) if other.objective is not line.objective else frozenset[str]()
            yield Hit(0, len(line.text), {"other": place_name(other.where), "metric": metric.name if metric else ""}, place)
            return


def conflicting_directions(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a key result that wants a metric up where an earlier one wants it down, or the other way round."""
    for other, nested in context.once("same metric", _groups).get(line, ()):
        if nested and {line.measure.direction, other.measure.direction} == {"up", "down"}:
            metric = context.metric(line)
            yield Hit(0, len(line.text), {"other": place_name(other.where), "metric": metric.name if metric else ""})
            return


OVERLAPPING = CheckKind(overlapping_key_results)
CONFLICTING = CheckKind(conflicting_directions)
