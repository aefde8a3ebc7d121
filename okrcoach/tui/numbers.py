"""The numbers of key results as the app writes them, and those that stand beside a line's words, such as in the columns of a table."""

from __future__ import annotations

import math

from okrcoach.draft.words.sentences import value_text
from okrcoach.language.measures import read_measure
from okrcoach.model import KeyResult


def amount(value: float | str | None, unit: str | None) -> str:
    """Write a number of a measure as a draft does: "1,200", "30%", "1 point"."""
    return value_text(value, unit) if isinstance(value, float | int) and math.isfinite(value) else str(value)


def numbers_beside(line: KeyResult) -> str:
    """Say the numbers that stand beside a key result's words and not in them: "from 1,200 to 1,800"."""
    own = line.measure
    if own.baseline is None is own.target:  # most lines: their words need not be read for that
        return ""
    told = read_measure(line.text)
    ends = (
        ("from", own.baseline, told.baseline),
        ("by" if own.comparison and own.baseline is None else "to", own.target, told.target),
    )
    if all(value in (None, said) for _, value, said in ends):
        return ""
    words = " ".join(f"{word} {amount(value, own.unit)}" for word, value, _ in ends if value is not None)
    return f"{words} {own.comparison}" if own.comparison else words


def standing(line: KeyResult) -> str:
    """Say how far a key result is, by its last check-in: "at 27% on 2027-01-26, yellow"."""
    if not line.check_ins:
        return ""
    last = max(line.check_ins, key=lambda one: one.date)
    unit = line.measure.unit or read_measure(line.text).unit
    where = "checked" if last.value is None else f"at {amount(last.value, unit)}"
    return f"{where} on {last.date}{f', {last.confidence}' if last.confidence else ''}"
