"""What the notes of a brief say in an outline: a reason for now, a refusal, or something else."""

from __future__ import annotations

from typing import Any

from okrcoach.data import bundle
from okrcoach.draft.brief import clean

MARKS = " :?,.-–—"
"""What may stand between the words that say what a note is and the note itself."""


def text_of(key: str) -> Any:
    """Return a text of every outline, or a list of words that it reads notes by."""
    return bundle("playbooks")["outline"][key]


def begins(note: str, kind: str) -> bool:
    """Whether a note says in its first words what it is: a reason for now ("reasons"), or what will not be done ("refusals")."""
    return _lead(note, kind) != ""


def sentence(note: str) -> str:
    """Return a note as a sentence, without the words that only say what it is: "Why now: two rivals are free"."""
    text = clean(note)
    text = text[len(_lead(note, "reasons")) :].lstrip(MARKS) or text
    return f"{text[:1].upper()}{text[1:]}{'' if text[-1:] in '.!?' else '.'}"


def _lead(note: str, kind: str) -> str:
    """Return the words at the beginning of a note that say what it is."""
    text = clean(note).lower()
    found = (words for words in text_of(kind) if text.startswith(words) and not text[len(words) : len(words) + 1].isalnum())
    return max(found, key=len, default="")
