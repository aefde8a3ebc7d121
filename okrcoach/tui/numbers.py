"""The numbers of key results as the app writes them, and those that stand beside a line's words, such as in the columns of a table."""

from __future__ import annotations

import math

from okrcoach.draft.sentences import value_text
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
