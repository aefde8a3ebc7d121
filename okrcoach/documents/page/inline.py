"""A line of text without the marks that stood in it, and what they said of its parts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from okrcoach.documents.text import Piece

MAX_WITHIN = 8
"""Marks of one kind in one another."""

T = TypeVar("T", tuple[int, int], tuple[int, int, str], tuple[int, str])


class Inline(NamedTuple):
    """A text without its marks, and what they said; spans are offsets in the text."""

    piece: Piece
    bold: Sequence[tuple[int, int]] = ()
    italic: Sequence[tuple[int, int]] = ()
    struck: Sequence[tuple[int, int]] = ()
    links: Sequence[tuple[int, int, str]] = ()
    """The text that a link covers, and its address."""
    images: Sequence[tuple[int, str]] = ()
    """Where an image stood, and the words for it."""

    @property
    def text(self) -> str:
        """Return the characters alone."""
        return self.piece.text

    def is_all(self, spans: Sequence[tuple[int, int]], start: int = 0, end: int | None = None) -> bool:
        """Return whether spans cover the text, white space and closing punctuation aside."""
        at = start
        end = len(self.text) if end is None else end
        for first, last in sorted(spans):
            if self.text[at:first].strip(" \n.,;:"):
                return False
            at = max(at, last)
        return at > start and not self.text[at:end].strip(" \n.,;:\\") and bool(self.text[start:end].strip())

    def cut(self, start: int, end: int | None = None) -> Inline:
        """Return the characters from `start` up to `end` with what their marks said."""
        end = len(self.text) if end is None else end
        if start <= 0 and end >= len(self.text):
            return self

        if not (self.bold or self.italic or self.struck or self.links or self.images):
            return Inline(self.piece.cut(start, end))

        def inside(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
            return [(max(first, start) - start, min(last, end) - start) for first, last in _near(spans, start, end) if last > start]

        links = [(max(one[0], start) - start, min(one[1], end) - start, one[2]) for one in _near(self.links, start, end) if one[1] > start]
        images = [(at - start, words) for at, words in _near(self.images, start, end + 1) if at >= start]
        return Inline(self.piece.cut(start, end), inside(self.bold), inside(self.italic), inside(self.struck), links, images)

    def lines(self) -> list[Inline]:
        """Return its lines, without white space at both ends of each."""
        ends = [at for at, one in enumerate(self.text) if one == "\n"]
        return [self.cut(start, end).strip() for start, end in zip((0, *ends), (*ends, len(self.text)), strict=True)]

    def strip(self) -> Inline:
        """Return it without white space at both ends."""
        text = self.text
        if text.strip() == text:
            return self
        left = len(text) - len(text.lstrip())
        return self.cut(left, max(left, len(text.rstrip())))


NO_WORDS = Inline(Piece("", ((0, 0),)))
"""No text at all."""


def _near(spans: Sequence[T], start: int, end: int) -> Iterator[T]:
    """Yield what may reach into a part of a text; spans are sorted, and only a few hold others."""
    first = max(0, bisect_right(spans, (start,)) - MAX_WITHIN)
    for index in range(first, len(spans)):
        if spans[index][0] >= end:
            return
        yield spans[index]
