"""What is known of the terminal that results are printed to."""

from __future__ import annotations

import sys

from okrcoach.report.wrapping import WIDTH

MOST_COLUMNS = 120
"""Longer lines are hard to read, however wide a terminal is."""
FEWEST_COLUMNS = 40


def terminal_width() -> int:
    """Return how many columns a text may take."""
    if not sys.stdout.isatty():
        return WIDTH
    import shutil  # noqa: PLC0415 -- it brings five kinds of archives along, which a report in a file does without

    return max(FEWEST_COLUMNS, min(shutil.get_terminal_size().columns, MOST_COLUMNS))
