"""Check-ins below a key result, as okrcoach writes them or as teams do: "check-in 2027-02-03: value 29", "2027-02-03: 29, green"."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from okrcoach.documents import values
from okrcoach.documents.names import layout
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.text import unescaped
from okrcoach.language.lexicon import lexicon
from okrcoach.model import CheckIn

DAY = len("2027-02-03")
"""The length of a day as it is written."""
_MARKS = " ,;"
"""What parts the value of a check-in, how sure the owner is, and what is said beside."""


def check_in_day(head: str) -> str | None:
    """Return the day of "check-in 2027-02-03" or of a day alone; None for another head."""
    plain = head.strip()
    if len(plain) == DAY and plain[:1].isdigit():
        return plain if _is_day(plain) else None
    lower = plain[:DAY].casefold().replace("-", " ")
    name = next((name for name in layout()["check_in"]["names"] if lower.startswith(f"{name} ")), "")
    day = plain[len(name) :].strip() if name else ""
    return day if day and (_is_day(day) or name not in layout()["check_in"]["of_anything"]) else None


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
            found |= _told(rest, found.keys())
            break
        found[name] = value.strip()
        rest = tail.strip()
    number = values.number(unescaped(found.get("value", "")))
    confidence, comment = unescaped(found.get("confidence", "")), unescaped(found.get("comment", "")).strip()
    return CheckIn(unescaped(day).strip(), number[0] if number else None, confidence or None, comment or None)


def _told(text: str, taken: Set[str]) -> dict[str, str]:
    """Return what free words tell: the value that they begin with, how sure the owner is, and all the rest as the comment."""
    found: dict[str, str] = {}
    first, rest = _first(text)
    if "value" not in taken and _is_value(first):
        found["value"], text = first, rest
        first, rest = _first(text)
    if "confidence" not in taken and _is_confidence(first):
        found["confidence"], text = first, rest
    comment = text.strip(_MARKS)
    if comment.startswith("(") and comment.find(")") == len(comment) - 1:
        comment = comment[1:-1]  # "29 (waiting for the vendor)"
    return found | ({"comment": comment} if comment else {})


def _first(text: str) -> tuple[str, str]:
    """Return the words up to a mark that parts them or to a bracket, and all that comes behind; the comma in "1,200" parts nothing."""
    text = text.lstrip(_MARKS)
    ends = (
        place for place, one in enumerate(text) if one == "(" or (one in _MARKS and one != " " and text[place + 1 : place + 2] in (" ", ""))
    )
    at = next(ends, len(text))
    return text[:at].strip(), text[at:]


def _is_value(text: str) -> bool:
    """Return whether a number and its unit are all of a text: "29", "40%", "12 days", not "29 late"."""
    if values.number(text) is None:
        return False
    from okrcoach.language.quantities import quantities  # noqa: PLC0415 - reading a file does without it

    read = quantities(text)
    return len(read) == 1 and (read[0].start, read[0].end) == (0, len(text))


def _is_confidence(text: str) -> bool:
    return values.status_kind(text) is not None or any(
        text.casefold() in lexicon(f"confidence.{colour}") for colour in ("green", "yellow", "red")
    )
