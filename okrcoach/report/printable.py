"""Text of files and models made safe to print: it can neither style nor steer a terminal."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width

_UNSEEN = {"Cc", "Cs", "Co", "Zl", "Zp"}
_STEERING = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)}
"""Marks that turn the direction of writing, by which a text can hide what it says."""


def printable(text: str) -> str:
    """The text with control characters shown as pictures (␛ for escape) and other unseen ones as �."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return "�" if character in _STEERING or category(character) in _UNSEEN else character


def cells(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(one) or category(one) in ("Mn", "Cf") else 2 if east_asian_width(one) in "WF" else 1 for one in text)
