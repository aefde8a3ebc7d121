"""Text cut out of a source, every character of which still knows where it came from.

A reader leaves marks out of a statement and joins its lines; a finding, and an edit, must still reach the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from okrcoach.model import Place

LITERAL = 0xF0000
"""Characters that were written as an escape stand this much higher while a text is read, so that no mark is seen in them."""

_SIGNS = range(0x1F000, 0x1FFFE)
"""Where the coloured signs are; characters between these and the first 65,536 stay as they are."""
_ESCAPED = re.compile("[\U000f0000-\U000fffff\U0010f000-\U0010fffd]")


def literal(character: str) -> str:
    """Return a character as one that was escaped."""
    return chr(LITERAL + ord(character)) if ord(character) < 0x10000 or ord(character) in _SIGNS else character


def unescaped(text: str) -> str:
    """Return the text with escaped characters as themselves."""
    return text if text.isascii() else _ESCAPED.sub(lambda match: chr(ord(match.group()) - LITERAL), text)


class Lines:
    """A source text, with the lines of an editor: each ends in a line feed, a carriage return or both."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each line, its line end left out; a line end at the very end opens no further line."""
        text, spans, start = self.text, [], 0
        if "\r" in text:
            for match in re.finditer("\r\n?|\n", text):
                spans.append((start, match.start()))
                start = match.end()
        else:
            while (end := text.find("\n", start)) >= 0:
                spans.append((start, end))
                start = end + 1
        if start < len(text):
            spans.append((start, len(text)))
        return spans

    @cached_property
    def starts(self) -> list[int]:
        """Where each line starts; a text without a line has one start."""
        return [start for start, _ in self.spans] or [0]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of the character at an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    @cached_property
    def newline(self) -> str:
        """The line end of the text."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def line_of(self, offset: int) -> tuple[int, int]:
        """Return where the line of an offset starts and ends, its line end left out."""
        line = bisect_right(self.starts, offset)
        return self.spans[line - 1] if line <= len(self.spans) else (len(self.text), len(self.text))

    def after_line(self, end: int) -> int:
        """Return where the line after the one that ends at `end` starts."""
        return end + (2 if self.text.startswith("\r\n", end) else 1 if end < len(self.text) else 0)

    def place(self, piece: Piece) -> Place:
        """Return where a text cut out of this one stands, for people and for edits."""
        line, column = self.position(piece.start)
        end_line, end_column = self.position(max(piece.start, piece.end - 1)) if piece.text else (line, column - 1)
        if len(piece.runs) == 1 and line == end_line:
            return Place(line, column, end_line, end_column + 1)
        runs: list[tuple[int, int, int]] = []
        starts = self.starts
        for (offset, source), (stop, _) in zip(piece.runs, [*piece.runs[1:], (len(piece.text), 0)], strict=True):
            at, first = self.position(source)
            runs.append((offset, at, first))
            while at < len(starts) and starts[at] - source + offset < stop:  # a run goes on over line ends, a column does not
                runs.append((starts[at] - source + offset, at + 1, 1))
                at += 1
        return Place(line, column, end_line, end_column + 1, tuple(runs))

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column, held inside the text."""
        if line > len(self.starts):
            return len(self.text)
        return min(self.starts[max(line, 1) - 1] + max(column, 1) - 1, len(self.text))


class Piece(NamedTuple):
    """A text and where its characters stand: each run is (offset in the text, offset in the source), holding until the next."""

    text: str
    runs: tuple[tuple[int, int], ...]

    @staticmethod
    def of(source: str, start: int, end: int) -> Piece:
        """Return the source from `start` up to `end`."""
        return Piece(source[start:end], ((0, start),))

    def __bool__(self) -> bool:
        return bool(self.text)

    def at(self, offset: int) -> int:
        """Where in the source the character at `offset` stands."""
        start, source = self.runs[max(0, bisect_right(self.runs, (offset, 1 << 60)) - 1)]
        return source + offset - start

    @property
    def start(self) -> int:
        """Where in the source the text starts."""
        return self.runs[0][1]

    @property
    def end(self) -> int:
        """Where in the source the text ends."""
        return self.at(len(self.text) - 1) + 1 if self.text else self.runs[0][1]

    def cut(self, start: int, end: int | None = None) -> Piece:
        """Return the characters from `start` up to `end`."""
        length = len(self.text)
        end = length if end is None else min(end, length)
        if start <= 0 and end >= length:
            return self
        start = max(0, min(start, end))
        first = max(0, bisect_right(self.runs, (start, 1 << 60)) - 1)
        offset, source = self.runs[first]
        runs = [(0, source + start - offset)]
        for place in range(first + 1, len(self.runs)):
            offset, source = self.runs[place]
            if offset >= end:
                break
            runs.append((offset - start, source))
        return Piece(self.text[start:end], tuple(runs))

    def strip(self, characters: str | None = None) -> Piece:
        """Without the white space (or these characters) at both ends."""
        if self.text.strip(characters) == self.text:
            return self
        left = len(self.text) - len(self.text.lstrip(characters))
        return self.cut(left, max(left, len(self.text.rstrip(characters))))


def joined(pieces: Iterable[Piece], glue: str = "") -> Piece:
    """Pieces in one, with `glue` (which stands where the next piece starts) between them."""
    text: list[str] = []
    runs: list[tuple[int, int]] = []
    length = 0
    for piece in pieces:
        if text and glue:
            runs.append((length, piece.start - len(glue)))
            text.append(glue)
            length += len(glue)
        runs += [(offset + length, source) for offset, source in piece.runs]
        text.append(piece.text)
        length += len(piece.text)
    return Piece("".join(text), thin(runs) or ((0, 0),))


def replaced(piece: Piece, cuts: Iterable[tuple[int, int, str]]) -> tuple[Piece, Callable[[int], int]]:
    """Return the text with other words in the place of each cut, and what tells where an offset in it has gone."""
    text: list[str] = []
    runs: list[tuple[int, int]] = []
    places = [0]  # where in the source text each kept part starts …
    kept = [0]  # … and in the result
    at = length = 0
    source = piece.at
    for start, end, instead in sorted(cuts):
        if start < at:  # inside another one
            continue
        if start > at:
            text.append(piece.text[at:start])
            runs += _runs(piece, at, start, length)
            length += start - at
        if instead:
            text.append(instead)
            runs.append((length, source(start)))
            length += len(instead)
        at = end
        places.append(end)
        kept.append(length)
    if at < len(piece.text):
        text.append(piece.text[at:])
        runs += _runs(piece, at, len(piece.text), length)

    def moved(place: int) -> int:
        index = bisect_right(places, place) - 1
        end = kept[index + 1] if index + 1 < len(kept) else length + len(piece.text)
        return min(kept[index] + place - places[index], end)

    return Piece("".join(text), thin(runs) or ((0, piece.start),)), moved


def _runs(piece: Piece, start: int, end: int, length: int) -> list[tuple[int, int]]:
    return [(offset + length, source) for offset, source in piece.cut(start, end).runs]


def thin(runs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the runs of a piece without those that go on where the one before leads, and without empty ones."""
    kept: list[tuple[int, int]] = []
    for run in runs:
        if kept and run[1] - kept[-1][1] == run[0] - kept[-1][0]:
            continue
        if kept and kept[-1][0] == run[0]:
            kept.pop()
        kept.append(run)
    return tuple(kept)
