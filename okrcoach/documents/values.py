"""Single values as people write them in fields and cells: numbers with signs and units, scores, references, decisions to ignore."""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from math import isinf

from okrcoach.data import nearest
from okrcoach.documents.names import layout, plain_name
from okrcoach.model import Ignore

_CURRENCIES = "$€£¥₹"
_FACTORS = {"k": 1e3, "m": 1e6, "b": 1e9, "bn": 1e9, "mm": 1e6}


def number_text(value: float) -> str:
    """Return a number as people write it: 25, not 25.0."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else repr(value)


def number(text: str) -> tuple[float, str] | None:
    """Return the number that a field holds and its unit, "" where it has none: "31%" is (31, "percent"), "$1,200" (1200, "$")."""
    body = text.strip().replace("\N{NO-BREAK SPACE}", " ").replace("\N{MINUS SIGN}", "-")
    unit = ""
    if body[:1].isalpha() or not body:
        return None
    head = body.lstrip("+-")
    if head[:1] and head[0] in _CURRENCIES:
        unit = head[0]
        body = body.replace(unit, "", 1).strip()
    end = len(body)
    while end and not (body[end - 1].isdigit() or body[end - 1] == "."):
        end -= 1
    digits, tail = body[:end].strip(), body[end:].strip()
    if not digits or not any(character.isdigit() for character in digits):
        return None
    plain = digits.replace(",", "").replace("_", "") if _grouped(digits) else digits
    try:
        value = float(plain)
    except ValueError:
        return None
    if isinf(value):
        return None
    if (factor := _FACTORS.get(tail.casefold())) is not None:
        return value * factor, unit
    if tail == "%":
        return value, "percent"
    if not tail:
        return value, unit
    if tail[0].isalpha() and tail.replace(" ", "").isalpha() and len(tail) <= 20:
        return value, tail
    return (value, unit or tail) if tail[0] in _CURRENCIES and len(tail) == 1 else None


@cache
def _bounds(place: str) -> tuple[str, ...]:
    """Return what stands before or behind the number of a limit, the longest first."""
    return tuple(sorted(layout()["bounds"][place], key=len, reverse=True))


def _without_bound(text: str) -> str:
    lower = text.casefold()
    before = next((one for one in _bounds("before") if lower.startswith(f"{one} " if one[-1].isalpha() else one)), "")
    return text[len(before) :].lstrip()


def is_amount(text: str) -> bool:
    """Return whether words begin with a number, its bound and its currency aside: "≥ R$ 40 a month"."""
    return any(one.isdigit() for word in _without_bound(text.strip()).split()[:2] for one in word)


def limit(text: str) -> tuple[float, str] | None:
    """Return the number that a target or a baseline holds and its unit: "≥ 90%", "at most 5", "3+"; "12/12" is 12, all of twelve.

    What stands in brackets behind it is an aside: "55% (all piers)".
    """
    body = " ".join(text.split())
    aside = body.find(" (") if body.endswith(")") else -1
    body = _without_bound(body[:aside] if aside > 0 else body)
    lower = body.casefold()
    behind = next((one for one in _bounds("behind") if lower.endswith(f" {one}" if one[0].isalpha() else one)), "")
    body = body[: len(body) - len(behind)].rstrip()
    part, _, whole = body.partition("/")
    if part.strip().isdigit() and whole.strip().isdigit() and int(part) <= int(whole):
        body = part
    return number(body)


def _grouped(digits: str) -> bool:
    """Whether the commas of a number part thousands: "1,200" but not "0,5"."""
    groups = digits.lstrip("+-").split(".")[0].split(",")
    return len(groups) == 1 or (
        groups[0].isdigit() and 1 <= len(groups[0]) <= 3 and all(len(group) == 3 and group.isdigit() for group in groups[1:])
    )


def score(text: str, *, percent: bool = False) -> float | None:
    """Return a score as 0 to 1: "0.7", "70%", "7/10". A bare number above 1 counts against 10; above 10, or in a `percent`, against 100.

    None for what is no score; "1.4" is none either: it was meant on the scale from 0 to 1.
    """
    body = text.strip().strip("*_`").removeprefix("=>").strip()
    if "/" in body:
        parts = body.split("/")
        top, bottom = (number(part) for part in parts) if len(parts) == 2 else (None, None)
        share = top[0] / bottom[0] if top and bottom and bottom[0] > 0 else None
        return share if share is not None and 0 <= share <= 1 else None
    found = number(body)
    if found is None or found[1] not in ("", "percent"):
        return None
    value, unit = found
    if not unit and not percent and 1 < value < 2:
        return None
    if unit or value > 1:
        value /= 100 if unit or percent or value > 10 else 10
    return value if 0 <= value <= 1 else None


def beyond(text: str) -> str | None:
    """Return a number that is written where a score stands and is none: "1.4", "120%", "11/10"; None for other words."""
    body = text.strip().strip("*_`")
    numbers = [number(part) for part in body.split("/")]
    return body if score(body) is None and len(numbers) <= 2 and all(one and one[1] in ("", "percent") for one in numbers) else None


def written_score(value: float, text: str) -> str | None:
    """Return the written form of a score where it is not just its number."""
    return None if text in (number_text(value), repr(value)) else text


def score_as_written(text: str, kept: str | None = None, *, percent: bool = False) -> tuple[float | None, str | None]:
    """Return a score from 0 to 1, and as it was written where that says more; `kept` is how it was written, told beside its value."""
    value = score(text, percent=percent)
    if value is None:
        return None, beyond(text or kept or "")
    return value, kept or written_score(value, text)


def flag(text: str) -> bool | None:
    """Return whether a field says yes or no; None where it says something else."""
    word = text.strip().casefold()
    return True if word in ("true", "yes", "x") else False if word in ("false", "no") else None


@cache
def _open() -> frozenset[str]:
    return frozenset(map(plain_name, layout()["unknown"]["statement"]))


def is_open(text: str) -> bool:
    """Return whether words say that nobody has filled them in yet: "TBD"."""
    return plain_name(text) in _open()


@cache
def _statuses() -> dict[str, str]:
    return {plain_name(word): group for group, words in layout()["status"].items() for word in words}


def status_kind(text: str | None) -> str | None:
    """Return what a status says of a statement, open, resting, draft or given_up: "Cancelled (no budget)"; None for other words."""
    words, bracket, _ = (text or "").strip().partition(" (")
    return _statuses().get(plain_name(words)) if words and (not bracket or (text or "").rstrip().endswith(")")) else None


@cache
def meant_status(text: str) -> str:
    """Return what a mistyped status was meant to be, as a question; "" for a team's own words."""
    return "" if status_kind(text) else nearest(text.casefold(), (word for words in layout()["status"].values() for word in words))


def moves(text: str) -> tuple[int, ...] | None:
    """Return the key results that "KR1, KR3" names, by place from 0; None where it is something else."""
    found: list[int] = []
    for part in text.replace("&", ",").replace(";", ",").replace(" and ", ",").split(","):
        named = part.strip().casefold()
        word = named.removeprefix("key result").removeprefix("kr").lstrip(" #-")
        if not word.isascii() or not word.isdigit() or len(word) > 3 or not named.startswith(("k", "#")):
            return None
        place = int(word) - 1
        if place < 0:
            return None
        found.append(place)
    return tuple(found)


def ignores(text: str) -> tuple[Ignore, ...]:
    """Return the decisions that "RULE: reason" or "RULE, RULE: reason" names.

    Words between a rule and the colon, or the end, are no reason and no rules: "vague-term for now" ignores one rule without a reason.
    """
    head, _, why = text.partition(":")
    rules: list[str] = []
    for part in head.split(","):
        first, *rest = part.split() or [""]
        if rules and rest and "-" not in first:
            break  # a comma of prose
        rules += [first, *takewhile(lambda word: "-" in word, rest)] if first else []
    return tuple(Ignore(rule, why.strip()) for rule in rules)


FOR_READERS = "written for readers; passed over where a search of folders finds other OKRs"
"""What a comment to okrcoach says in the pages that it writes for readers: outlines and reports."""


def remark(text: str) -> tuple[Ignore, ...]:
    """Return the decisions that a comment to okrcoach tells, "ignore RULE: reason"; nothing where it says something else."""
    order, _, rest = text.partition(" ")
    return ignores(rest) if order.lower() == "ignore" else ()
