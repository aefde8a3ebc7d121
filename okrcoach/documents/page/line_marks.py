"""The marks that open a line: bullets of many kinds, numbers of several parts or in brackets, letters; headings, boxes, rules."""

from __future__ import annotations

import re

from okrcoach.documents.page.headings import ROMAN, numbering

BULLETS = "-*+•·・◦▪‣●○→►▸➤➜\N{EN DASH}"
TREE = "│├└─┬"
"""What trees are drawn with; a branch opens an item."""
LISTED = f"{TREE}-*+•>"
"""What stands before a line of a list or of a tree that is drawn."""
_WIDE = "\uff0e\uff09•·・◦▪‣●○"
"""Marks that need no space behind them."""
_WIDE_DIGITS = str.maketrans("\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff0e\uff09", "0123456789.)")
_TIGHT = re.compile(r"^[ \t]*-[^\W\d].*\n[ \t]*-\w|^[ \t]*-\w.*\n[ \t]*-[^\W\d]", re.MULTILINE)
"""Two lines that begin with a dash and no space behind it, one of them with a word: a list on this page may be written so."""
_MEDIA = re.compile(r"^(={1,5}) ?[^=\s][^\n]*[^=\s] ?\1[ \t]*$", re.MULTILINE)
"""A heading of MediaWiki, on whose pages "#" numbers items."""
_WIKI = ("h1. ", "h2. ", "h3. ", "h4. ")
"""How headings begin on a page on which "#" numbers items."""
SWITCH = re.compile(r":[\w-]+:\s*$")
"""A line that opens or closes the fields of a heading in org-mode, or sets something in AsciiDoc, and says nothing itself."""
BOXES = (":::", "!!! ", "??? ", "???+ ", "[!")
"""What admonitions and callouts begin with."""


class Marks:
    """Tells list marks from words on one page: what counts must go on from the item before."""

    def __init__(self, text: str) -> None:
        self.text = text
        media = "\n## " not in text and re.search(_MEDIA, text) is not None
        self.wiki = media or text.startswith(_WIKI) or any(f"\n{mark}" in text for mark in _WIKI)
        self.tight = re.search(_TIGHT, text) is not None
        self.numbers: list[int] = []  # of the last numbered item: "2.1" is 2, 1
        self.counted = {".": "", ")": ""}  # the last Roman number and the last letter that counted an item

    def take(self, mark: str) -> list[int]:
        """Remember the mark of an item; return its numbers."""
        bare = mark.removeprefix("(")
        digits = bare.rstrip(".)").split(".")
        self.numbers = [int(part) for part in digits] if all(part.isdecimal() for part in digits) else []
        if bare[0].isalpha() and bare[-1] in ".)":
            self.counted[bare[-1]] = bare[:-1]
        return self.numbers

    def end(self, at: int, end: int, *, fresh: bool) -> int:
        """Return where the list mark at `at` ends, or `at` where there is none; `fresh` where no paragraph is open."""
        text = self.text
        one = text[at]
        if one in BULLETS:
            stop = at + 1
            while one == "*" and stop < end and text[stop] == "*":
                stop += 1
        elif one in "├└":
            stop = at + 1
            while stop < end and text[stop] in TREE:
                stop += 1
        elif one == "#" and text[at + 1 : at + 2] == ".":
            stop = at + 2
        elif one == "#" and self.wiki:
            stop = at + 1
            while stop < end and text[stop] in "#*":
                stop += 1
        elif one.isdigit() or (one.isascii() and one.isalpha() and text[at + 1 : at + 2] in (".", ")")):
            stop = at + 1
            while stop < min(end, at + 4) and text[stop].isdigit():
                stop += 1
            if (further := self._dotted(at, stop, end, fresh=fresh)) > stop:
                return further
            if text[stop : stop + 1].translate(_WIDE_DIGITS) not in (".", ")"):
                return at
            if one.isalpha() and not self._counts(one, text[stop]):
                return at
            stop += 1
        elif one == "(" and (close := text.find(")", at, min(end, at + 5))) > at and self._in_brackets(text[at + 1 : close]):
            stop = close + 1
        elif one in "IVX" and (roman := text[at : at + 5].partition(".")[0]) in ROMAN and self._counts(roman, "."):
            stop = at + len(roman) + 1
        elif text[at : at + 4].lower() == "<li>":
            return at + 4
        else:
            return at
        wide = text[stop - 1] in _WIDE or (self.tight and one == "-" and text[stop : stop + 1].isalnum())
        if stop < end and text[stop] not in " \t\u3000" and not wide:
            return at
        return stop

    def _counts(self, mark: str, closing: str) -> bool:
        """Return whether a letter or a Roman number counts items: it is the first, or goes on where the last one ended."""
        if mark in ROMAN and closing == ".":
            return mark == "I" or self.counted["."] == ROMAN[ROMAN.index(mark) - 1]
        return closing == ")" and (mark in "aibAI" or self.counted[")"] == chr(ord(mark) - 1))

    def _in_brackets(self, inside: str) -> bool:
        """Return whether a number or a letter in brackets counts items: "(1)", "(b)"."""
        if inside.isdecimal() and inside.isascii():
            return inside == "1" or self.numbers == [int(inside) - 1]
        return len(inside) == 1 and inside.isascii() and inside.isalpha() and self._counts(inside, ")")

    def _dotted(self, at: int, stop: int, end: int, *, fresh: bool) -> int:
        """Return where a number of several parts ends, "2.1" or "2.1."; `stop` where it is none that goes on counting."""
        text = self.text
        parts = text[at : min(end, at + 12)].split(maxsplit=1)[0].rstrip(".)").split(".")
        if len(parts) < 2 or not all(part.isdecimal() and part.isascii() and len(part) < 4 for part in parts):
            return stop
        numbers = [int(part) for part in parts]
        first = numbers[-1] == 1 and fresh
        if not first and numbers != [*self.numbers[:-1], self.numbers[-1] + 1 if self.numbers else 0]:
            return stop
        further = at + len(".".join(parts))
        further += further < end and text[further] in ".)"
        return further if further >= end or text[further] in " \t" else stop


def indentation(text: str, at: int, end: int) -> tuple[int, int]:
    """Return where the white space at `at` ends, and how many columns it takes."""
    column = 0
    while at < end and (one := text[at]) in " \t\ufeff\u3000│":
        column += 4 - column % 4 if one == "\t" else one != "\ufeff"
        at += 1
    return at, column


def after_box(text: str, start: int, end: int) -> int:
    """Return where the words of an item or a heading begin: behind a check box and a number behind that."""
    box = text[start : start + 3]
    if box not in ("[ ]", "[x]", "[X]", "[-]") or (start + 3 < end and text[start + 3] not in " \t"):
        return start
    start += 3
    while start < end and text[start] in " \t":
        start += 1
    counted = numbering(text, start)
    if text[start : start + 1].isdigit() and text[counted - 2] in ".)" and counted < end:
        start = counted
    return start


def heading_mark(line: str, *, wiki: bool) -> tuple[int, int, int] | None:
    """Return a heading's level and where in the line its words start and end; None for other lines. `wiki` where "#" numbers items."""
    if line[0] == "h":
        if line[1:2] not in "123456" or line[2:4] != ". ":
            return None
        return int(line[1]), 4, len(line)
    if line[0] in "#=":
        if line[0] == "#" and wiki:
            return None
        level = len(line) - len(line.lstrip(line[0]))
        body = line[level:]
        if level > 6 or (body and not body[0].isspace() and (level < 2 or not body[0].isalnum() or line[0] == "=")):
            return None
        closed = body.rstrip()
        if line[0] == "=" and not closed:
            return None
        bare = closed.rstrip(line[0])
        if bare != closed and (not bare or bare[-1].isspace()):
            closed = bare
        skip = len(body) - len(body.lstrip())
        return level, level + skip, level + len(closed.rstrip())
    if line[2:3] not in "123456" or not line[2:3]:
        return None
    return int(line[2]), 0, len(line)


def box_title(line: str) -> str | None:
    """Return the title of the admonition or callout that a line opens, "" where it has none; None for other lines."""
    mark = line[: len(line) - len(line.lstrip(":!?+"))]
    rest = line[len(mark) :].strip()
    if line[0] == "[":
        kind, closing, rest = line[2:].partition("]")
        if not closing or not kind.isalpha():
            return None
        rest = rest.lstrip("+-").strip()
    elif rest:
        kind = rest.split(maxsplit=1)[0].partition("[")[0].partition("{")[0]
        if not kind.replace("-", "").isalnum() or (mark.startswith(":") and line[len(mark) :].startswith(" ") and len(mark) > 3):
            return None
        rest = rest[len(kind) :].strip()
    title = rest.strip("[]\"'")
    return title if not title.startswith("{") else ""


def is_rule(line: str) -> bool:
    """Return whether a line is one across the page."""
    bare = line.replace(" ", "").rstrip()
    return len(bare) >= 3 and bare[0] in "-*_=" and not bare.strip(bare[0])
