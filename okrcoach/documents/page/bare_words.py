"""A statement's own words: without the ornaments and numbers before them, and what only leads on behind them."""

from __future__ import annotations

from functools import cache

from okrcoach.documents.names import StatementKind, layout, plain_name
from okrcoach.documents.page.found import FoundStatement
from okrcoach.documents.page.headings import ROMAN, lead, numbering
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.labels import read_label
from okrcoach.documents.page.measured import without_measured
from okrcoach.documents.values import status_kind

_OPENING = {"]": "[", ")": "("}


def bare_objective(words: Inline) -> Inline:
    """Return an objective without the ornaments and the number before it and what leads to its key results behind it."""
    start = lead(words.text)
    roman = words.text[start : start + 5].partition(". ")[0]
    end = start + len(roman) + 2 if roman in ROMAN and words.text[start + len(roman) :].startswith(". ") else numbering(words.text, start)
    words = words.cut(end).strip()
    return without_measured(without_ornament(words))


def without_ornament(words: Inline) -> Inline:
    """Return words without the emoji that they begin with."""
    rest = words.cut(lead(words.text)).strip()
    return rest if rest.text else words


def without_codes_behind(groups: list[list[FoundStatement]], decided: dict[str, bool], kind: StatementKind) -> None:
    """Take their own codes in brackets from behind statements: "Nobody queues [O1]"; each group stands below one holder.

    A code is a statement's own where it is the number in its label. Without one, any in square brackets is; round ones, which may
    hold oxygen (O2), are where codes run from the first of each group on.
    """
    behind = [[(one, _numbered(one), *_code_behind(one.words, kind)) for one in group] for group in groups]
    codes = [[number for _, own, _, number in group if not own] for group in behind]
    runs = all(number in ("", _place(number, at)) for group in codes for at, number in enumerate(group, 1))
    begun = any(codes) and all(group[0] or not any(group) for group in codes if group)
    run = decided.setdefault(f"{kind} code", runs and begun)
    for one, own, at, number in (found for group in behind for found in group):
        if number and (number == own if own else run or one.words.text.endswith("]")):
            one.words = one.words.cut(0, at).strip()


def _numbered(statement: FoundStatement) -> str:
    return statement.label.number if statement.label is not None else ""


def _place(number: str, at: int) -> str:
    """Return a number with the place of its statement as its last part."""
    above, dot, _ = number.rpartition(".")
    return f"{above}{dot}{at}"


def _code_behind(words: Inline, kind: StatementKind) -> tuple[int, str]:
    """Return where a code in brackets behind words begins, and its number; "" where there is none."""
    opening = _OPENING.get(words.text[-1:], "")
    at = words.text.rfind(opening, 1) if opening else -1
    label = read_label(words.text[at + 1 : -1]) if at > 0 else None
    whole = label is not None and label.kind == kind and at + 2 + label.rest >= len(words.text) and bool(words.text[:at].strip())
    return (at, label.number) if whole and label is not None else (at, "")


def without_remark(words: Inline) -> Inline:
    """Return words without the lines behind the first one where all of those are italic: they only explain it."""
    first, _, more = words.text.partition("\n")
    return words.cut(0, len(first)) if more and words.is_all(words.italic, len(first) + 1) else words


@cache
def _called() -> frozenset[str]:
    return frozenset(map(plain_name, layout()["labels"]["weak_key_result"]))


def without_dropped(words: Inline) -> Inline:
    """Return words that are struck through without what says so once more behind them: "REMOVED"."""
    if not words.struck:
        return words
    end = max(end for _, end in words.struck)
    behind = words.text[end:]
    return words.cut(0, end) if status_kind(behind) == "given_up" and "(" not in behind else words


def without_aside(words: Inline) -> Inline:
    """Return words without an aside in italics and brackets behind them: "Keep every berth booked *(the one that counts)*".

    One with a capital, a number or a colon may say who, when or how much.
    """
    start, end = words.italic[-1] if words.italic else (0, 0)
    said = words.text[start:end].strip()
    if not (said.startswith("(") and said.endswith(")") and start and not words.text[end:].strip()):
        return words
    plain = said[1:2].islower() and " " in said and not any(one.isdigit() or one == ":" for one in said)
    return words.cut(0, start).strip() if plain else words


def without_code(words: Inline) -> Inline:
    """Return a key result without the ornaments and the number or the name before it: "1.1 - ", "2.3: ", "Success metric: "."""
    words = without_ornament(words)
    name, colon, said = words.text.partition(": ")
    if colon and said.strip() and plain_name(name) in _called():
        return words.cut(len(name) + 1).strip()
    text = words.text
    at = len(text) - len(text.lstrip("0123456789."))
    mark = len(text) - len(text[at:].lstrip(" :)-\N{EN DASH}\N{EM DASH}"))
    coded = "." in text[:at] and text[at : at + 2].strip() and text[at:mark].strip() and text[mark - 1 : mark] == " "
    return words.cut(mark) if coded else words
