"""A text as words, numbers and marks: the one pass over the characters that every other reading builds on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

TokenKind = Literal["word", "number", "mark"]


class Token(NamedTuple):
    """A word, a number or a mark, and where it stands."""

    text: str
    lower: str
    start: int
    end: int
    """Code points from the start of the text, the end exclusive."""
    kind: TokenKind
    glued: bool
    """Nothing stands between it and the token before: the hyphen and the second word of "high-quality"."""


BEYOND = Token("", "", 0, 0, "mark", glued=False)
"""What stands before the first token and behind the last."""

# Once its first character fits, a number or a word cannot fail, so the scan never goes back: its work is linear in the text.
# (Possessive repetition would say the same, but Python before 3.11.5 matches it wrongly around groups.)
# - a number keeps its separators, odd ones too (1,200 99.9 250,0000 1.2.3), and never ends in one
# - a word starts with a letter and holds letters, digits and inner apostrophes (B2B, don't); "_" is a mark, as in _emphasis_
# - digits belong to a word only in alphabets that part words by spaces (Latin, Greek, Cyrillic, Armenian): 从70%提高到85% holds two numbers
# - arrows, comparison signs and "..." are one mark; every other character that is no space is a mark of its own
_INNER = r"[^\W\d_]|[\u0300-\u036f]|(?<=[\0-\u058f\u1e00-\u1fff])\d"
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,'\u2019\u00a0\u202f]\d+)*)"
    rf"|(?P<word>[^\W\d_](?:{_INNER})*(?:['\u2019](?:{_INNER})+)*)"
    r"|(?P<mark>-{1,3}>|[=~]>|[<>]=|\.{3}|\S)"
)


_HYPHENS = {"\u2010": "-", "\u2011": "-"}
"""What word processors write for a hyphen, and what it is read as."""


@lru_cache(maxsize=1024)
def tokens(text: str) -> tuple[Token, ...]:
    """Split `text` into its tokens, in order; only white space is left out. Any text will do."""
    found: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        start, token = match.start(), match.group()
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        if kind == "mark":
            token = _HYPHENS.get(token, token)
        found.append(Token(token, token.lower() if kind == "word" else token, start, match.end(), kind, start == end))
        end = match.end()
    return tuple(found)


def entry_words(entry: str) -> tuple[str, ...]:
    """Return the lower-case tokens of a word list's entry. Most entries are letters and spaces: thousands are read at every start."""
    if entry.replace(" ", "").isalpha():
        return tuple(entry.lower().split())
    return tuple(token.lower for token in tokens(entry))


def at(words: tuple[Token, ...], index: int) -> Token:
    """Return the token at a place, `BEYOND` where there is none."""
    return words[index] if 0 <= index < len(words) else BEYOND


def is_hyphen(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a hyphen stands at a place that joins the word before it to what follows: "launch-day"."""
    token = at(words, index)
    return token.text == "-" and token.glued
