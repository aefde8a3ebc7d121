"""Marks inside a line of Markdown: what they say is kept, they themselves are left out of the text.

One pass over the marks, one over the pairs; nothing is looked for twice, so the work grows with the text and no faster.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache

from okrcoach.documents.page.inline import Inline
from okrcoach.documents.text import Piece, literal, replaced

MAX_LINK = 2000
"""Longest address, tag or comment that is looked for."""

MAX_PARENTHESES = 4
"""Brackets in the address of a link, one in the other."""

_MARK = re.compile(r"\\|`+|\*+|_+|~~+|!?\[|\]|<|&|\{|'{3}")
PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
"""What a backslash takes its meaning from."""
_TAGS = frozenset(
    """
    a abbr article b big blockquote br caption center cite code dd del details div dl dt em figure font footer form
    h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li main mark nav ol p pre q s samp section small span strike
    strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr
    """.split()  # noqa: SIM905 - a list of fifty names in quotes is no easier to read
)
_LINE_TAGS = frozenset(("br", "li", "p"))
_STRUCK_TAGS = frozenset(("del", "s", "strike"))
_BOLD_TAGS = frozenset(("b", "strong", "summary"))


@cache
def _tag_form() -> re.Pattern[str]:
    return re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])[^<>]*>")


@cache
def entity_form() -> re.Pattern[str]:
    """Return the form of a character that is written by its name or number: "&amp;"."""
    return re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def read_inline(piece: Piece, references: Mapping[str, str] | None = None) -> Inline:
    """Return a text less its marks. `references` are the page's link definitions, by their names in lower case."""
    if _MARK.search(piece.text) is None:
        return Inline(piece)
    return _Scan(piece.text, references or {}).run(piece)


class _Run:
    """Emphasis marks in a row."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


class _Scan:
    def __init__(self, text: str, references: Mapping[str, str]) -> None:
        self.text = text
        self.references = references
        self.cuts: list[tuple[int, int, str]] = []  # what is left out or replaced, in any order
        self.bold: list[tuple[int, int]] = []
        self.italic: list[tuple[int, int]] = []
        self.struck: list[tuple[int, int]] = []
        self.links: list[tuple[int, int, str]] = []
        self.images: list[tuple[int, str]] = []
        self.openers: dict[str, list[_Run]] = {"*": [], "_": [], "~": []}
        self.brackets: list[tuple[int, bool]] = []
        self.tags: dict[str, list[int]] = {}
        self.ticks: dict[int, list[int]] | None = None

    def run(self, piece: Piece) -> Inline:
        at = 0
        while (match := _MARK.search(self.text, at)) is not None:
            mark = match.group()
            at = self._mark(mark[0] if mark[0] != "!" else "![", match.start(), match.end())
        return self._result(piece)

    def _mark(self, mark: str, start: int, end: int) -> int:
        text = self.text
        if mark == "\\":
            following = text[end : end + 1]
            if following in PUNCTUATION:
                self.cuts.append((start, end + 1, literal(following)))
                return end + 1
            if not following or following == "\n":
                self.cuts.append((start, end, ""))
            return end
        if mark == "`":
            return self._code(start, end)
        if mark in "*_~":
            self._emphasis(mark, start, end)
            return end
        if mark in ("[", "!["):
            self.brackets.append((start, mark == "!["))
            return end
        if mark == "]":
            return self._link(start)
        if mark == "<":
            return self._angle(start)
        if mark == "{":
            return self._template(start)
        if mark == "'":
            return self._wiki(start, end)
        return self._entity(start)

    def _code(self, start: int, end: int) -> int:
        """Find the closing ticks among those of the same number; every run of ticks is looked up once."""
        if self.ticks is None:
            self.ticks = {}
            for match in re.finditer("`+", self.text):
                self.ticks.setdefault(match.end() - match.start(), []).append(match.start())
        places = self.ticks.get(end - start, [])
        index = bisect_right(places, start)
        if index >= len(places):
            return end
        close = places[index]
        self.cuts += [(start, end, ""), (close, close + end - start, "")]
        return close + end - start

    def _emphasis(self, mark: str, start: int, end: int) -> None:
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        space_before, space_after = not before or before.isspace(), not after or after.isspace()
        opens = not space_after and (after not in PUNCTUATION or space_before or before in PUNCTUATION or mark == "*")
        closes = not space_before and (before not in PUNCTUATION or space_after or after in PUNCTUATION or mark == "*")
        if mark == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        elif mark == "*" and end - start == 1 and before.isalnum() and after.isalnum():
            return  # a product or a name, as in 3*4
        run = _Run(start, end)
        stack = self.openers[mark]
        if closes:
            while run.start < run.end and stack:
                opener = stack[-1]
                size = min(opener.end - opener.start, run.end - run.start, 2 if mark != "~" else 9)
                self._pair(mark, opener.end - size, run.start, size)
                opener.end -= size
                run.start += size
                if opener.start == opener.end:
                    stack.pop()
        if opens and run.start < run.end:
            stack.append(run)

    def _pair(self, mark: str, start: int, close: int, size: int) -> None:
        self.cuts += [(start, start + size, ""), (close, close + size, "")]
        if mark == "~":
            self.struck.append((start, close))
        else:
            (self.bold if size == 2 else self.italic).append((start, close))

    def _link(self, start: int) -> int:
        if not self.brackets:
            return start + 1
        opened, image = self.brackets.pop()
        inside = opened + (2 if image else 1)
        address, end = self._address(start + 1, self.text[inside:start] if start - inside < 200 else "")
        if address is None:
            if self.text[inside : inside + 1] == "^" and start - inside < 40:  # a footnote
                self.cuts.append((opened, start + 1, ""))
            return start + 1
        if image:
            self.images.append((opened, self.text[inside:start] if start - inside < 200 else ""))
            self.cuts.append((opened, end, ""))
        else:
            self.cuts += [(opened, inside, ""), (start, end, "")]
            self.links.append((inside, start, address))
        return end

    def _address(self, at: int, words: str) -> tuple[str | None, int]:
        """Return the address after a closing bracket and where it ends; None where there is none."""
        text = self.text
        if text[at : at + 1] == "(":
            depth, stop = 0, min(len(text), at + MAX_LINK)
            if text.find(")", at, stop) < 0:
                return None, at
            for place in range(at, stop):
                one = text[place]
                depth += (one == "(") - (one == ")")
                if depth > MAX_PARENTHESES:
                    return None, at
                if depth == 0:
                    inside = text[at + 1 : place].split(maxsplit=1)
                    return (inside[0].strip("<>") if inside else ""), place + 1
            return None, at
        if text[at : at + 1] == "[" and (close := text.find("]", at, at + 200)) > 0:
            name = text[at + 1 : close] or words
            if name.casefold() in self.references:
                return self.references[name.casefold()], close + 1
        if words.casefold() in self.references:
            return self.references[words.casefold()], at
        return None, at

    def _angle(self, start: int) -> int:
        text = self.text
        for opening, closing in (("<!--", "-->"), ("<%", "%>")):
            if text.startswith(opening, start):
                close = text.find(closing, start, start + MAX_LINK)
                if close >= 0:
                    self.cuts.append((start, close + len(closing), ""))
                    return close + len(closing)
                return start + 1
        close = text.find(">", start, start + MAX_LINK)
        if close < 0:
            return start + 1
        inside = text[start + 1 : close]
        if inside.startswith(("http://", "https://", "mailto:")) or (
            "@" in inside and not any(one.isspace() or one == "<" for one in inside)
        ):
            self.cuts += [(start, start + 1, ""), (close, close + 1, "")]
            return close + 1
        tag = _tag_form().match(text, start, start + MAX_LINK)
        if tag is None:
            return start + 1
        name = tag[1].lower()
        if name not in _TAGS and not (tag[1][0].isupper() and (tag[0][1] == "/" or tag[0].endswith("/>"))):
            return start + 1
        self.cuts.append((start, tag.end(), "\n" if name in _LINE_TAGS and (name == "br" or tag[0][1] != "/") else ""))
        if name in _STRUCK_TAGS or name in _BOLD_TAGS:
            opened = self.tags.setdefault(name, [])
            if tag[0][1] != "/":
                opened.append(tag.end())
            elif opened:
                (self.struck if name in _STRUCK_TAGS else self.bold).append((opened.pop(), start))
        return tag.end()

    def _wiki(self, start: int, end: int) -> int:
        """Take the bold words of a wiki."""
        close = self.text.find("'''", end, end + MAX_LINK)
        if close >= 0:
            self.cuts += [(start, end, ""), (close, close + 3, "")]
            self.bold.append((end, close))
            return close + 3
        return end

    def _template(self, start: int) -> int:
        """Leave out what a page generator would have read: {% … %}, {{< … >}}, {/* … */}, {#anchor}, {: .class}."""
        text = self.text
        for opening, closing in (("{{%", "%}}"), ("{{<", ">}}"), ("{%", "%}"), ("{/*", "*/}"), ("{#", "}"), ("{:", "}")):
            if text.startswith(opening, start) and (close := text.find(closing, start, start + MAX_LINK)) >= 0:
                if not text[start + len(opening) : close].strip():
                    break  # "{#}": somebody is to write a number there
                self.cuts.append((start, close + len(closing), ""))
                return close + len(closing)
        return start + 1

    def _entity(self, start: int) -> int:
        match = entity_form().match(self.text, start)
        if match is None:
            return start + 1
        from html import unescape  # noqa: PLC0415 - its table is large and rarely needed

        means = unescape(match.group())
        if means == match.group():
            return start + 1
        means = " " if means == "\N{NO-BREAK SPACE}" else "".join(literal(one) for one in means)
        self.cuts.append((start, match.end(), means))
        return match.end()

    def _result(self, piece: Piece) -> Inline:
        if not self.cuts:
            return Inline(piece)
        result, moved = replaced(piece, self.cuts)
        return Inline(
            result,
            sorted((moved(start), moved(end)) for start, end in self.bold),
            sorted((moved(start), moved(end)) for start, end in self.italic),
            sorted((moved(start), moved(end)) for start, end in self.struck),
            sorted((moved(start), moved(end), address) for start, end, address in self.links),
            sorted((moved(start), words) for start, words in self.images),
        )
