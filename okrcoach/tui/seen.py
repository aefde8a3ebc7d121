"""Texts on their way to the screen and back: what is shown cannot steer the terminal, what is kept is not changed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from rich.cells import cell_len, chop_cells

from okrcoach.errors import own_fault

Span = tuple[str, str]
"""A text and the name of its style, as `LineList` lists them."""

LONGEST_SHOWN = 5_000
"""So many characters of a line are shown; a longer one is not edited here."""

_BLANKS = {ord(mark): " " for mark in "\t\n\r\x0b\x0c\x85\u2028\u2029"}


@lru_cache(4096)
def seen(text: str) -> str:
    """Return the text as it may be shown on one line: character for character, the unprintable ones as pictures, breaks as spaces."""
    if text.isprintable():
        return text
    from okrcoach.report.printable import printable  # noqa: PLC0415 -- its room is loaded after the first picture

    return printable(text.translate(_BLANKS))


def cut_off(text: str) -> str:
    """Return as much of a text as is shown: wrapping a whole page that stands on one line would take seconds at every key."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def last_words(text: str, length: int) -> str:
    """Return a text's end, beginning with a whole word."""
    return text if len(text) <= length else "… " + text[-length:].partition(" ")[2]


def sentence(text: str) -> str:
    """Write a remark, which goes on behind a name on the command line, as a sentence of its own."""
    return f"{text[:1].upper()}{text[1:]}."


def near(path: Path) -> str:
    """Write a path below the current folder as it is called from there."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def at_home(typed: str) -> Path:
    """Return the path that somebody typed, "~" as the home folder; a "~name" that is nobody's is a name like others."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)


def fault_text(error: BaseException | None) -> str:
    """Tell a fault of our own as a sentence begins."""
    told = own_fault(error)
    return told[:1].upper() + told[1:]


def respliced(kept: str, shown: str) -> str:
    """`kept` after its shown form was edited into `shown`: characters that were not touched stay as they were, even unseen ones."""
    before = seen(kept)
    if before == shown:
        return kept
    if before == kept:
        return shown
    head = 0
    most = min(len(before), len(shown))
    while head < most and before[head] == shown[head]:
        head += 1
    tail = 0
    while tail < most - head and before[-1 - tail] == shown[-1 - tail]:
        tail += 1
    return kept[:head] + shown[head : len(shown) - tail] + kept[len(kept) - tail :]


@lru_cache(4096)
def breaks(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Return where a text breaks into lines of at most `width` columns: at spaces, inside a word only where it is longer than a line."""
    lines: list[tuple[int, int]] = []
    start = end = used = position = 0
    begun = False
    for word in text.split(" "):
        at, position = position, position + len(word) + 1
        wide = cell_len(word)
        if begun and used + 1 + wide > width:
            lines.append((start, end))
            start, used, begun = at, 0, False
        if wide > width:
            for piece in chop_cells(word, width)[:-1]:
                lines.append((at, at + len(piece)))
                at += len(piece)
            start, wide = at, cell_len(text[at : position - 1])
        used += wide + begun
        begun = True
        end = position - 1
    lines.append((start, end))
    return tuple(lines)


def flow(spans: tuple[Span, ...], width: int) -> list[list[Span]]:
    """Spans set into lines of at most `width` columns, each character keeping its style; no line goes on with a space."""
    text = "".join(one for one, _ in spans)
    lines = []
    for first, end in breaks(text, max(1, width)):
        start = end - len(text[first:end].lstrip(" ")) if first else first
        line: list[Span] = []
        offset = 0
        for one, style in spans:
            piece = one[max(0, start - offset) : max(0, end - offset)]
            if piece:
                line.append((piece, style))
            offset += len(one)
        lines.append(line)
    return lines
