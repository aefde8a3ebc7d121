"""Check-ins below a key result, as okrcoach writes them or as teams do: "check-in 2027-02-03: value 29", "2027-02-03: 29, green"."""

from __future__ import annotations

from datetime import date

from okrcoach.documents import values
from okrcoach.documents.inline import Inline
from okrcoach.documents.text import unescaped
from okrcoach.model import CheckIn

_NAMES = ("check in ", "checkin ", "update ")
DAY = len("2027-02-03")
"""The length of a day as it is written."""
_COLOURS = frozenset(("green", "yellow", "amber", "orange", "red"))
_PARTS = ",;("
"""What parts the value of a check-in, how sure the owner is, and what is said beside."""


def check_in_day(head: str) -> str | None:
    """Return the day of "check-in 2027-02-03" or of a day alone; None for another head."""
    plain = head.strip()
    if len(plain) == DAY and plain[:1].isdigit():
        return plain if _is_day(plain) else None
    lower = plain[:9].casefold().replace("-", " ")
    size = next((len(name) for name in _NAMES if lower.startswith(name)), 0)
    day = plain[size:].strip() if size else ""
    return day if day and (not lower.startswith("update") or _is_day(day)) else None


def _is_day(text: str) -> bool:
    if not (text.isascii() and text.replace("-", "").isdecimal()):
        return False  # a week has no one day
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def read_check_in(words: tuple[str, Inline]) -> CheckIn | None:
    """Return the check-in that a day and the words behind it are: "value 12; confidence green; comment …", or "12, green, as planned"."""
    day, said = words
    if not day.strip():
        return None
    found: dict[str, str] = {}
    rest = said.text
    while rest:
        part, mark, tail = rest.partition(";")
        name, _, value = part.strip().partition(" ")
        if name == "comment":
            found["comment"] = f"{value}{mark}{tail}"
            break
        if name not in ("value", "confidence"):
            found |= {name: words for name, words in _told(rest).items() if name not in found}
            break
        found[name] = value.strip()
        rest = tail.strip()
    number = values.number(unescaped(found.get("value", "")))
    confidence, comment = unescaped(found.get("confidence", "")), unescaped(found.get("comment", "")).strip()
    return CheckIn(unescaped(day).strip(), number[0] if number else None, confidence or None, comment or None)


def _told(text: str) -> dict[str, str]:
    """Return what free words tell: the value that they begin with, how sure the owner is, and the rest as the comment."""
    found: dict[str, str] = {}
    first, rest = _first(text)
    if values.number(first) is not None and len(first.split()) <= 2:
        found["value"] = first
        first, rest = _first(rest)
    if first.casefold() in _COLOURS or values.status_kind(first) is not None:
        found["confidence"] = first
        first, rest = _first(rest)
    comment = f"{first}{rest}".strip() if first or rest else ""
    if comment.endswith(")") and comment.count("(") < comment.count(")"):
        comment = comment[:-1]  # "29 (waiting for the vendor)"
    return found | ({"comment": comment} if comment else {})


def _first(text: str) -> tuple[str, str]:
    """Return the words up to the first mark that parts them, and the rest without the mark where it leads on."""
    text = text.strip(" ,;(")
    at = next(
        (place for place, one in enumerate(text) if (one in _PARTS and text[place + 1 : place + 2] in (" ", "")) or one == "("), len(text)
    )
    return text[:at].strip(), text[at:]
