"""The measure of a key result: out of its explicit fields, and, where a field is empty, out of what its text says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache

from okrcoach.documents import values
from okrcoach.documents.names import layout, plain_name
from okrcoach.model import UNKNOWN, Direction, KeyResult, Measure, OkrDocument

_NONE = Measure()
LEADING = 4
"""Words at most before the number of a target that is told in words."""


@cache
def directions() -> dict[str, Direction]:
    """Return what each word for a direction means."""
    return {plain_name(word): direction for direction, words in layout()["directions"].items() for word in words}


@cache
def _unknown() -> frozenset[str]:
    return frozenset(plain_name(word) for word in layout()["unknown"]["baseline"])


def is_unknown(text: str) -> bool:
    """Return whether a baseline is declared unknown: "to be measured"."""
    return plain_name(text) in _unknown()


def read_measure_fields(text: Callable[[str], str | None]) -> Measure:
    """Return the measure that explicit fields hold; `text` gives a field as it is written, None where it is not given."""
    start, end = text("baseline") or "", text("target") or ""
    if not start and not end and not any(text(name) for name in ("metric", "direction", "unit", "comparison", "due")):
        return _NONE
    begun, aimed = amount(start), amount(end)
    stands = UNKNOWN if is_unknown(start) else begun.target if begun.target is not None else begun.baseline  # "from 30"
    return Measure(
        metric=text("metric"),
        direction=directions().get(plain_name(text("direction") or "")),
        unit=text("unit") or aimed.unit or begun.unit,
        baseline=stands if start else aimed.baseline,
        target=aimed.target,
        comparison=text("comparison"),
        due=text("due") or aimed.due,
    )


def amount(text: str) -> Measure:
    """Return what the words of a target or a baseline say: its number and unit, a start before it, a deadline behind it.

    "≥ 90%" is a limit; a sentence tells the number that it begins with, or a bound of few words: "25 by launch", "Rating ≥ 4".
    """
    if not text:
        return _NONE
    found = values.limit(text)
    if found is not None and " " not in found[1]:
        return Measure(target=found[0], unit=found[1] or None)
    from okrcoach.language.measures import read_measure  # noqa: PLC0415 - reading a file does without it
    from okrcoach.language.quantities import quantities  # noqa: PLC0415

    told, first = read_measure(text), next(iter(quantities(text)), None)
    if first is None:
        return Measure(due=told.due)
    if first.role == "change":
        return _NONE  # "20% less than last year" is no level
    leads = not text[: first.start].strip("$€£¥₹ ") or first.bound or first.role == "from"
    if not leads or len(text[: first.start].split()) > LEADING:
        return _NONE
    unit = found[1] if found is not None and found[0] == told.target and not _goes_on(found[1]) else told.unit
    return Measure(baseline=told.baseline, target=told.target, unit=None if unit == "count" else unit, due=told.due)


def _goes_on(unit: str) -> bool:
    """Return whether the words behind a number are no unit: "by launch", "in each harbour"."""
    from okrcoach.language.lexicon import lexicon  # noqa: PLC0415 - reading a file does without it

    return unit.split(maxsplit=1)[0].casefold() in lexicon("grammar.prepositions")


def with_measures(document: OkrDocument) -> OkrDocument:
    """Return the document with the measures that its key results' texts tell, where no field says so itself."""
    return replace(
        document,
        objectives=tuple(
            replace(objective, key_results=tuple(replace(one, measure=full_measure(one)) for one in objective.key_results))
            for objective in document.objectives
        ),
    )


def without_told_measures(document: OkrDocument, source: OkrDocument | None = None) -> OkrDocument:
    """Return the document without what the key results' texts tell themselves: `with_measures` brings the same back.

    A file that people live with says nothing twice, save for what it says so already: fields that a key result has in `source`,
    which is that file, stay.
    """
    stated = {one.place: _given(one.measure) for objective in (source.objectives if source else ()) for one in objective.key_results}

    def lean(one: KeyResult) -> KeyResult:
        own = stated.get(one.place) if one.place else None
        return _without_told(one, {"metric"} if own is None else own)  # a drafter's metric is one of the catalog

    return replace(
        document,
        objectives=tuple(
            replace(objective, key_results=tuple(lean(one) for one in objective.key_results)) for objective in document.objectives
        ),
    )


def _given(measure: Measure) -> set[str]:
    return {one.name for one in fields(Measure) if getattr(measure, one.name) is not None}


def _without_told(key_result: KeyResult, stays: set[str]) -> KeyResult:
    whole = full_measure(key_result)
    leanest = replace(key_result, measure=Measure(**{name: getattr(key_result.measure, name) for name in stays}))
    if full_measure(leanest) == whole:
        return leanest
    for one in fields(Measure):
        lean = replace(key_result, measure=replace(key_result.measure, **{one.name: None}))
        if one.name not in stays and full_measure(lean) == whole:
            key_result = lean
    return key_result


def full_measure(key_result: KeyResult) -> Measure:
    """Return the measure of a key result: its fields, and where one is empty, what the text tells."""
    from okrcoach.language.measures import read_measure  # noqa: PLC0415 - reading a file does without it

    told = read_measure(key_result.text)
    own = key_result.measure
    if own == Measure():
        return told
    filled = {one.name: getattr(told, one.name) for one in fields(Measure) if getattr(own, one.name) is None}
    if not _agree(own, told):  # numbers of two hands do not mix
        filled = {name: value for name, value in filled.items() if name not in ("baseline", "target", "comparison")}
    return replace(own, **filled)


def _agree(own: Measure, told: Measure) -> bool:
    """Return whether the numbers that fields give are those of the text, as far as they go."""
    given = [(one, other) for one, other in ((own.baseline, told.baseline), (own.target, told.target)) if one is not None]
    return all(one == other for one, other in given) and (not given or own.unit in (None, told.unit))
