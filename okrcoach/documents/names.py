"""What pages, sheets and files call the fields and lists of OKRs, from the lexicon `layout`."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any, Literal

from okrcoach.data import entry
from okrcoach.documents.text import LITERAL

StatementKind = Literal["objective", "key_result", "project"]


def plain_name(name: str) -> str:
    """Return a name without case, spaces and marks: "Key Results:" and "keyResults" are the same."""
    lower = name.casefold()
    if lower.isalnum():
        return lower
    if lower.isascii():
        return "".join(filter(str.isalnum, lower))
    return "".join(character for character in lower if character.isalnum() or ord(character) >= LITERAL)


def _spellings(name: str) -> tuple[str, ...]:
    """Return a plain name, and how it is typed where accents are at nobody's fingers: "titulo"."""
    plain = plain_name(name)
    bare = "".join(one for one in unicodedata.normalize("NFD", plain) if not unicodedata.combining(one)) if not plain.isascii() else plain
    return (plain, bare) if bare != plain and bare.isascii() else (plain,)


@cache
def layout() -> dict[str, Any]:
    """Return the lexicon."""
    content: dict[str, Any] = entry("lexicons", "layout") or {}
    return content


@cache
def _table(section: str) -> dict[str, str]:
    return {spelled: field for field, names in layout()[section].items() for name in names for spelled in _spellings(name)}


def field_named(name: str) -> str | None:
    """Return the field that a column, a key or a label names: "Due date" is "due"."""
    return _table("fields").get(plain_name(name))


def kind_named(name: str) -> str | None:
    """Return what a row's type says it is: objective, key_result or project."""
    return _table("kinds").get(plain_name(name))


@cache
def names(name: str) -> tuple[str, ...]:
    """Return the plain names of a list or of a statement, the best first."""
    return tuple(spelled for one in layout()["names"][name] for spelled in _spellings(one))


def rank(field: str, name: str) -> int:
    """Return where a name stands among those of a field, the best first."""
    return [spelled for one in layout()["fields"][field] for spelled in _spellings(one)].index(plain_name(name))
