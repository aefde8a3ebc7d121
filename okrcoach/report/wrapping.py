"""Text broken into lines of a terminal, at spaces alone."""

from __future__ import annotations

WIDTH = 100
"""Columns where no terminal says how many it has."""
LEAST_BESIDE = 24
"""Columns that a text needs behind what stands in front of it; in a narrower place it stands below that."""


def wrapped(text: str, width: int = WIDTH, first: str = "", rest: str = "") -> str:
    """Return the text as lines of so many columns; `first` and `rest` stand in front of them."""
    import textwrap  # noqa: PLC0415 -- a review knows the width and does without

    words = " ".join(text.split())
    return textwrap.fill(words, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False) + "\n"


def beside(lead: str, text: str, width: int) -> str:
    """Return a row of a table: the text behind its lead, all lines in one column, or below it where too few columns are left."""
    if width - len(lead) < LEAST_BESIDE:
        return f"{lead.rstrip()}\n{wrapped(text, width, '    ', '    ')}"
    return wrapped(text, width, lead, " " * len(lead))
