"""Counts the steps that some work takes, so that a test can say how they grow without a clock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from cProfile import Profile
from typing import Any


def calls(work: Callable[[], Any]) -> int:
    """Count the calls of Python functions and of built-in ones that some work makes."""
    profile = Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def lines(work: Callable[[], Any]) -> int:
    """Count the lines of Python that some work runs, one more for each round of a loop on one line."""
    count = 0

    def tick(frame: Any, event: str, argument: Any) -> Any:
        nonlocal count
        if event == "line":
            count += 1
        return tick

    before = sys.gettrace()
    sys.settrace(tick)
    try:
        work()
    finally:
        sys.settrace(before)
    return count
