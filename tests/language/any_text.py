"""Texts for properties that hold for every text, and a count of the work that reading one costs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

from hypothesis import strategies as st

_KNOWN = """
1 2 10 99.9 .5 1,200 16,00 1.2.3 250,0000 007 2027 2026 31 12 % $ \u20ac + - -> / : . , ; ( ) [ ] # ' " ~ < > >= = x k M m s d h ms
Q3 Q5 H1 FY27 p95 v2 B2B one two half third dozen hundred thousand million twice double no all every zero from to by at least most of in on
per a an the more than under over within up down last next first quarter year month week March May 31st th am http:// www. 1:1 24/7 top rank
tier version Python SOC release currently baseline vs compared with USD EUR US Rs x3 users weekly IT customers' \u0130 \u00b2 \u00bd \u0663
\ud800 \U0001f600
"""
_WORDS = _KNOWN.split()

ANY_TEXT = st.one_of(
    st.text(alphabet=st.characters(), max_size=120),
    st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(["", " ", " "])), max_size=16).map(
        lambda parts: "".join(map("".join, parts))
    ),
)
"""Characters of every kind (lone surrogates, emoji, control), and words that readings know in every order."""


def calls(work: Callable[[], object]) -> int:
    """How many Python functions are called while `work` runs."""
    count = 0

    def seen(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
