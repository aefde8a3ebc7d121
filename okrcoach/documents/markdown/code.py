"""Blocks of code that hold a team's OKRs and are no example: people fence a plan to keep its lines as they typed them."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest

from okrcoach.documents.names import layout
from okrcoach.documents.page.blocks import Block
from okrcoach.documents.page.headings import has_period, words_of
from okrcoach.documents.page.labels import read_label
from okrcoach.documents.page.line_marks import LISTED

_BLANK = re.compile(r"[\[<{][A-Za-z]|\b[XYZN]\b|\.\.\.|…|_{3}")
"""A place left open for a number or for words."""


def closing_fence(text: str, spans: list[tuple[int, int]], number: int, fence: str) -> int:
    """Return the number of the line that closes the block of code which another one opens; behind the last line where none does."""
    for close in range(number + 1, len(spans)):
        line = text[slice(*spans[close])].lstrip(" \t>").rstrip()
        if line.startswith(fence) and not line.strip(fence[0]):
            return close
    return len(spans)


def above(text: str, blocks: list[Block]) -> list[str]:
    """Return the last block of a page so far, and the headings over what comes next."""
    found = blocks[-1:]
    level = 7
    for block in reversed(blocks):
        if block.kind == "heading" and block.level < level:
            level = block.level
            found.append(block)
    return [text[block.start : block.end] for block in found]


def is_plan(info: str, lines: list[str]) -> bool:
    """Return whether the lines of a block of code are a plan: labelled objectives over numbered key results, half of them with numbers.

    An objective may have no number, and stand in the line below its label. `info` is what stands behind the fence.
    A single open place, such as "from X to Y", makes it a template.
    """
    if info.strip().casefold() not in layout()["code"]["plain"]:
        return False
    texts = [text for line in lines if (text := line.strip(f" \t{LISTED}"))]
    said: list[tuple[str, str]] = []
    for text, following in zip_longest(texts, texts[1:], fillvalue=""):
        label = read_label(text)
        if label is not None and (label.number or label.kind == "objective"):
            said.append((label.kind, text[label.rest :] or ("" if read_label(following) else following)))
    kinds = [kind for kind, text in said if text and kind in ("objective", "key_result")]
    results = [text for kind, text in said if text and kind == "key_result"]
    if kinds[:1] != ["objective"] or any(pair == ("objective", "objective") for pair in pairwise(kinds)):
        return False
    told = len(results) > 1 and sum(any(one.isdigit() for one in text) for text in results) * 2 >= len(results)
    return told and not any(_BLANK.search(text) for _, text in said)


def is_meant(above: list[str], lines: list[str]) -> bool:
    """Return whether a plan is one that is followed: it or what stands above it names a period, and that speaks of no example."""
    return any(has_period(text) for text in (*above, *lines)) and not any(_is_example(text) for text in above)


def _is_example(text: str) -> bool:
    lower = text.casefold()
    return any(word in layout()["code"]["example"] for word in words_of(text)) or any(
        one in lower for one in layout()["code"]["example_signs"]
    )
