"""Text broken into lines of a terminal, at spaces alone."""

from __future__ import annotations

WIDTH = 100
"""Columns where no terminal says how many it has."""


def wrapped(text: str, width: int = WIDTH, first: str = "", rest: str = "") -> str:
    """Return the text as lines of so many columns; `first` and `rest` stand in front of them."""
    import textwrap  # noqa: PLC0415 -- a review knows the width and does without

    words = " ".join(text.split())
    return textwrap.fill(words, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False) + "\n"
