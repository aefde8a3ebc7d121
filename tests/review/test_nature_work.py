"""The work of judging a line grows with its length and no faster."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from okrcoach.review.nature import nature_of


def steps(work: Callable[[], Any]) -> int:
    """Count the calls that some work makes, those of built-in functions included."""
    count = 0

    def tick(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "words",
    [
        "of ",
        "number of ",
        "users ",
        "is ",
        "that is ",
        "( ",
        "by doing ",
        "so that x rises ",
        "quickly ",
        "a-b ",
        "5 posts and ",
        "within 5 days ",
        "KR: ",
        "with 5 ",
        "more ",
        "to get ",
        "tests in x and ",
    ],
)
def test_twice_the_words_are_about_twice_the_work(words: str) -> None:
    nature_of("Launch 5 posts")
    few, many = (steps(lambda times=times: nature_of(f"Launch {times} {words * times}")) for times in (300, 600))
    assert many < 2.4 * few
