"""Two key results on one metric: counted twice, or pulled in two directions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from okrcoach.language.lexicon import lexicon
from okrcoach.language.statement import read_statement
from okrcoach.language.verbs import forms
from okrcoach.review.checks.alike import MOST_CANDIDATES, content, place_name
from okrcoach.review.checks.figures import figures
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line


class Measured(NamedTuple):
    """What a key result measures."""

    name: str
    """For people: the catalog's name of it, else the line's own words."""
    key: str
    """The same for two lines on one metric."""
    scope: frozenset[str]
    """The words that say which part of it is meant: "enterprise", "Spain". Verbs, numbers and its own name do not."""


def _measured(line: Line, context: Context) -> Measured | None:
    """Return the metric of the catalog that a line names, else the words in front of its number; None for what is made or done."""
    metric = context.metric(line)
    if metric is not None:
        return Measured(metric.name, metric.id, _scope(line, content(metric.name)))
    lead, name = read_statement(line.text).lead, line.measure.metric or ""
    target = figures(line).target
    place = line.text.find(name) if name else -1
    if target is None or not 0 <= place < target.start or (lead is not None and lead.kind in ("make", "act", "measure", "own")):
        return None
    whole = _whole(name)
    own = content(whole)
    return Measured(whole, " ".join(sorted(own)), _scope(line, own))


def _whole(name: str) -> str:
    """Return the name of a measure without the part of it that is meant: "orders" of "orders in Spain"."""
    words = name.split()
    end = next((place for place in range(1, len(words)) if words[place].lower() in lexicon("alike.parting")), len(words))
    return " ".join(words[:end])


def _scope(line: Line, own: frozenset[str]) -> frozenset[str]:
    words = content(line.text) - own - lexicon("alike.whole")
    return frozenset(word for word in words if word[0].isalpha() and not forms(word))


def _groups(context: Context) -> dict[Line, list[tuple[Line, str, bool]]]:
    """Every key result with a few earlier ones on the same metric, its name, and whether the one's part of it holds the other's."""
    before: dict[str, list[tuple[Line, frozenset[str]]]] = {}
    found: dict[Line, list[tuple[Line, str, bool]]] = {}
    for line in context.lines:
        measured = _measured(line, context) if line.kind == "key_result" else None
        if measured is not None:
            scope = measured.scope
            known = before.setdefault(measured.key, [])
            found[line] = [(other, measured.name, scope <= theirs or theirs <= scope) for other, theirs in known[-MOST_CANDIDATES:]]
            known.append((line, scope))
    return found


def overlapping_key_results(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a key result on the same metric, or on a part of it, as an earlier one; the other under another objective: elsewhere."""
    for other, name, nested in context.once("same metric", _groups).get(line, ()):
        opposite = {line.measure.direction, other.measure.direction} == {"up", "down"}
        if nested and not opposite and content(line.text) != content(other.text):
            place = frozenset({"elsewhere"}) if other.objective is not line.objective else frozenset[str]()
            yield Hit(0, len(line.text), {"other": place_name(other.where), "metric": name}, place)
            return


def conflicting_directions(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a key result that wants a metric up where an earlier one wants it down, or the other way round."""
    for other, name, nested in context.once("same metric", _groups).get(line, ()):
        if nested and {line.measure.direction, other.measure.direction} == {"up", "down"}:
            yield Hit(0, len(line.text), {"other": place_name(other.where), "metric": name})
            return


OVERLAPPING = CheckKind(overlapping_key_results)
CONFLICTING = CheckKind(conflicting_directions)
