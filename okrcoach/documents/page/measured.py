"""Objectives whose own line goes on to how they are measured."""

from __future__ import annotations

from okrcoach.documents.names import layout
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.labels import COLONS

MEASURES = (" - ", " \N{EN DASH} ", " \N{EM DASH} ", " | ", " \N{RIGHTWARDS ARROW} ", " => ")
"""What stands between an objective and its measure in one line."""


def with_measure(words: Inline) -> tuple[Inline, Inline | None] | None:
    """Return an objective and the measure with a number behind a dash or an arrow in the same line."""
    text = words.text
    at = min((place for mark in MEASURES if (place := text.find(mark)) > 0), default=-1)
    before, behind = text[: max(at, 0)], text[at + 3 :]
    told = len(before.split()) > 1 and len(behind.split()) > 1 and any(one.isdigit() for one in behind)
    return (words.cut(0, at).strip(), words.cut(at + 3).strip()) if told and not any(one.isdigit() for one in before) else None


def without_measured(words: Inline) -> Inline:
    """Return an objective without what leads over to its key results: ", as measured by:"."""
    text = words.text.rstrip()
    if not text.endswith(COLONS):
        return words
    text = text[:-1].rstrip()
    lower = text.casefold()
    phrase = max((len(one) for one in layout()["measured"]["by"] if lower.endswith(f" {one}")), default=0)
    return words.cut(0, len(text[: len(text) - phrase].rstrip(" ,;-\N{EN DASH}\N{EM DASH}(")))
