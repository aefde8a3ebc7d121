"""What a line announces: an objective, a key result, a section of key results, a field; by the words of the lexicon `layout`."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

from okrcoach.documents.names import field_named, layout, plain_name
from okrcoach.documents.text import LITERAL

LabelKind = Literal["objective", "key_result", "objectives", "key_results", "projects", "aside", "field"]

HEAD = 60
"""A label ends within so many characters."""
_COLONS = ":\N{FULLWIDTH COLON}"
_DASHES = "-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Label:
    """What a line's start announces, and where its own text starts."""

    kind: LabelKind
    rest: int
    """Offset in the text where what the label announces starts; the text's length where it stands alone."""
    strong: bool = True
    number: str = ""
    """"1", "2.1" """
    owner: str = ""
    """"CEO" of "CEO KR:"."""
    name: str = ""
    """A field's name."""


@cache
def _labels() -> dict[tuple[str, ...], tuple[LabelKind, bool]]:
    kinds: dict[str, tuple[LabelKind, bool]] = {
        "objective": ("objective", True),
        "weak_objective": ("objective", False),
        "key_result": ("key_result", True),
        "weak_key_result": ("key_result", False),
    }
    return {tuple(name.split()): kind for group, kind in kinds.items() for name in layout()["labels"][group]}


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(layout()["labels"]["prefix"]) | _fillers()


@cache
def _fillers() -> frozenset[str]:
    return frozenset(layout()["filler"]["words"])


@cache
def _sections() -> dict[str, LabelKind]:
    kinds: tuple[LabelKind, ...] = ("aside", "projects", "objectives", "key_results")
    return {_key(name): kind for kind in kinds for name in layout()["sections"][kind]}


def _words(text: str) -> list[str]:
    """Words in lower case, runs of digits apart: "KR1.1" is kr, 1, 1."""
    words: list[str] = []
    start, kind = 0, ""
    lower = text.casefold().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    for at, one in enumerate(f"{lower} "):
        now = "a" if one.isalpha() or ord(one) >= LITERAL else "1" if one.isdigit() else ""
        if now != kind:
            if kind:
                words.append(lower[start:at])
            start, kind = at, now
    return words


def _is_period_word(word: str) -> bool:
    return word.isdigit() or word in ("q", "fy", "h", "cy")


def _key(text: str) -> str:
    return " ".join(word for word in _words(text) if word not in _fillers() and not _is_period_word(word))


def is_symbol(character: str) -> bool:
    """Return whether a character is a picture or an ornament, not a word and no mark with a meaning here."""
    return not character.isascii() and unicodedata.category(character) in ("So", "Sk", "Cf", "Mn", "Me")


def lead(text: str) -> int:
    """How many characters at the start are ornaments: emoji, :shortcodes:, !WIP!, space."""
    at = 0
    while at < len(text):
        one = text[at]
        if one.isspace() or is_symbol(one):
            at += 1
        elif (
            one in ":!"
            and (end := text.find(one, at + 1, at + 40)) > at + 1
            and text[at + 1 : end].replace("_", "").replace("-", "").isalnum()
        ):
            at = end + 1
        else:
            break
    return at


def numbering(text: str, at: int) -> int:
    """Where a heading's own number ends: "1. ", "2.1 ", "3) ", "#4 "."""
    end = at
    while end < len(text) and end < at + 8 and (text[end].isdigit() or text[end] in ".)#"):
        end += 1
    if (
        end > at
        and any(one.isdigit() for one in text[at:end])
        and text[end : end + 1] == " "
        and (text[end - 1] in ".)" or "." in text[at:end] or text[at] == "#")
    ):
        return end + 1
    return at


def read_label(text: str) -> Label | None:
    """Return what the start of a line announces; None for a line that is just itself."""
    start = numbering(text, lead(text))
    start += lead(text[start:])
    if not text[start : start + 1].isalpha():
        return None
    head = text[start : start + HEAD]
    colon = min((at for mark in _COLONS if (at := head.find(mark)) > 0), default=-1)
    if colon > 0:
        if (parts := _read_head(head[:colon], prefix=True)) is not None:
            return _label(parts, text, start + colon + 1)
        if (found := _dashed(text, head, start)) is not None:
            return found
        if (date := _check_in_date(head[:colon])) is not None:
            return Label("field", _after(text, start + colon + 1), number=date, name="check_in")
        key = _key(head[:colon])
        section = _sections().get(key) if len(_words(head[:colon])) <= 8 else None
        name = field_named(head[:colon])
        if section is not None and (name is None or section in ("key_results", "projects")):
            return Label(section, _after(text, start + colon + 1))
        if name is not None:
            return Label("field", _after(text, start + colon + 1), name=name)
        return None
    if (found := _dashed(text, head, start)) is not None:
        return found
    whole = text[start:].strip()
    if len(whole) <= HEAD and (alone := _read_head(whole, prefix=False)) is not None:
        kind, strong, number, owner = alone
        if kind == "key_result" and not number:
            return Label("key_results", len(text), strong)
        return Label(kind, len(text), strong, number, owner)
    if len(whole) <= 2 * HEAD and (section := _sections().get(_key(whole.strip(" ?.()")))) is not None:
        return Label(section, len(text))
    return None


def _check_in_date(head: str) -> str | None:
    """Return the date of "check-in 2027-01-15"; None for another head."""
    lower = head.casefold().replace("-", " ", 1) if head[:5].casefold() == "check" else head.casefold()
    name = next((name for name in layout()["fields"]["check_in"] if lower.startswith(f"{name} ")), None)
    return head[len(name) :].strip() or None if name else None


def _after(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] in "*_"):
        at += 1
    return at


def _label(found: tuple[LabelKind, bool, str, str], text: str, rest: int) -> Label:
    kind, strong, number, owner = found
    plural = kind == "key_result" and not number and plain_name(text[:rest]).endswith(("keyresults", "krs"))
    return Label("key_results" if plural else kind, _after(text, rest), strong, number, owner)


def _dashed(text: str, head: str, start: int) -> Label | None:
    """Return a label that a dash, a dot, a bracket or just its number ends: "KR1 - ", "O2. ", "KR 3 Reach"."""
    at = 0
    while at < len(head) and (head[at].isalpha() or head[at] == " "):
        at += 1
    while at and head[at - 1] == " ":
        at -= 1
    end = at
    while end < len(head) and (head[end] in " #.-" or head[end].isdigit()):
        if head[end] in ".-" and not head[end + 1 : end + 2].isdigit():
            break
        if head[end] == " " and not (head[end + 1 : end + 2].isdigit() or head[end + 1 : end + 2] == "#"):
            break
        end += 1
    word, number = head[:at], head[at:end].strip(" #-.")
    spaced = end
    while spaced < len(head) and head[spaced] == " ":
        spaced += 1
    mark = head[spaced : spaced + 1]
    if not number or not number.replace(".", "").isdigit():
        words = head.split(maxsplit=3)
        dash = next((place for place, one in enumerate(words[:3]) if one in _DASHES), 0)
        if not dash or (found := _read_head(" ".join(words[:dash]), prefix=False)) is None:
            return None
        return _label(found, text, text.index(words[dash], start) + 1)
    found = _read_head(f"{word} {number}", prefix=False)
    if found is None:
        return None
    if mark and mark in _DASHES + ".)|=":
        return _label(found, text, start + spaced + 1)
    if spaced > end and mark and found[1] and (mark.isupper() or mark.isdigit() or not mark.isalnum()) and mark not in "(,":
        return _label(found, text, start + spaced)
    return None


def _read_head(head: str, *, prefix: bool) -> tuple[LabelKind, bool, str, str] | None:
    """Return the label that a few words are: kind, strong, number, and the words before that name an owner."""
    if "(" in head:
        head = head[: head.index("(")]
    words = _words(head)
    numbers: list[str] = []
    while words and words[-1].isdigit():
        numbers.insert(0, words.pop())
    if not words or len(words) > 5:
        return None
    for length in (3, 2, 1):
        found = _labels().get(tuple(words[-length:])) if len(words) >= length else None
        if found is None:
            continue
        before = words[:-length]
        if len(words[-1]) == 1 and (before or not (numbers or head.strip().isupper())):
            return None
        if before and not prefix and not all(word in _prefixes() or _is_period_word(word) for word in before):
            return None
        kind, strong = found
        if kind == "key_result" and not strong and not numbers:
            return None
        if len(before) > 3 or (before and not strong and not all(word in _prefixes() or _is_period_word(word) for word in before)):
            return None
        named = [word for word in before if word not in _prefixes() and not _is_period_word(word)]
        owner = head.split()[: len(before)] if named else []
        if named and not all(word[:1].isupper() for word in owner):
            return None
        return kind, strong, ".".join(numbers), " ".join(owner)
    return None


def is_context(text: str) -> bool:
    """Whether a heading announces OKRs: it has okr in it, or nothing but goals, objectives, periods and filler words."""
    words = _words(text)
    if any(word in ("okr", "okrs") for word in words) or ("objectives" in words and "results" in words):
        return True
    return "key results" in " ".join(words) or _sections().get(_key(text)) == "objectives"


def is_period(text: str) -> bool:
    """Whether a heading says nothing but a time: "2019 Q1", "Second quarter of 2026", "FY27"."""
    words = _words(text)
    return bool(words) and any(_is_period_word(word) for word in words) and not _key(text)
