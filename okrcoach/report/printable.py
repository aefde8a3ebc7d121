"""Text of files and models made safe to print: it can neither style nor steer a terminal."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, combining, east_asian_width

_UNSEEN = {"Cc", "Cs", "Co", "Zl", "Zp"}
_STEERING = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)}
"""Marks that turn the direction of writing, by which a text can hide what it says."""


def printable(text: str) -> str:
    """The text with control characters shown as pictures (␛ for escape) and other unseen ones as �."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def printable_lines(text: str) -> str:
    """The text made printable but for its line ends and tabs, which stay."""
    return "".join(part if part in ("\n", "\r\n", "\t") else printable(part) for part in re.split("(\r\n|\n|\t)", text))


def _shown(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return "�" if character in _STEERING or category(character) in _UNSEEN else character


def cells(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def is_plain(text: str) -> bool:
    """Whether every character of the text takes one column of a terminal."""
    return text.isascii() or all(one < "\x80" or _columns(one) == 1 for one in set(text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if combining(character) or category(character) in ("Mn", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
