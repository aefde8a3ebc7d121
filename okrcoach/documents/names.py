"""What pages, sheets and files call the fields and lists of OKRs, from the lexicon `layout`."""

from __future__ import annotations

from functools import cache
from typing import Any

from okrcoach.data import entry
from okrcoach.documents.text import LITERAL


def plain_name(name: str) -> str:
    """Return a name without case, spaces and marks: "Key Results:" and "keyResults" are the same."""
    lower = name.casefold()
    if lower.isalnum():
        return lower
    if lower.isascii():
        return "".join(filter(str.isalnum, lower))
    return "".join(character for character in lower if character.isalnum() or ord(character) >= LITERAL)


@cache
def layout() -> dict[str, Any]:
    """Return the lexicon."""
    content: dict[str, Any] = entry("lexicons", "layout") or {}
    return content


@cache
def _table(section: str) -> dict[str, str]:
    return {plain_name(name): field for field, names in layout()[section].items() for name in names}


def field_named(name: str) -> str | None:
    """Return the field that a column, a key or a label names: "Due date" is "due"."""
    return _table("fields").get(plain_name(name))


def kind_named(name: str) -> str | None:
    """Return what a row's type says it is: objective, key_result or project."""
    return _table("kinds").get(plain_name(name))


@cache
def names(name: str) -> tuple[str, ...]:
    """Return the plain names of a list or of a statement, the best first."""
    return tuple(plain_name(one) for one in layout()["names"][name])
