"""What the notes of a brief say in an outline: a reason for now, a refusal, or something else."""

from __future__ import annotations

from typing import Any

from okrcoach.data import bundle
from okrcoach.draft.brief import clean

MARKS = " :?,.-–—"
"""What may stand between the words that say what a note is and the note itself."""
ENDS = " :?,"
"""What ends these words; the end of the note does so too."""


def text_of(key: str) -> Any:
    """Return a text of every outline, or a list of words that it reads notes by."""
    return bundle("playbooks")["outline"][key]


def begins(note: str, kind: str) -> bool:
    """Whether a note says in its first words what it is: a reason for now ("reasons")."""
    return _lead(note, kind) != ""


def sentence(note: str) -> str:
    """Return a note as a sentence, without the words that only say what it is: "Why now: two rivals are free"."""
    text = clean(note)
    if not _lead(text, "kept_reasons"):
        text = text[len(_lead(text, "reasons")) :].lstrip(MARKS) or text
    if kept := _lead(text, "kept_reasons"):
        text = str(text_of("acts_now")).format(reason=f"{kept}{text[len(kept) :]}")
    return f"{text[:1].upper()}{text[1:]}{'' if text[-1:] in '.!?' else '.'}"


def _lead(note: str, kind: str) -> str:
    """Return the words at the beginning of a note that say what it is; "No-shows" and "No. 4" say nothing."""
    text = clean(note).lower()
    found = (words for words in text_of(kind) if text.startswith(words) and text[len(words) : len(words) + 1] in ENDS)
    return max(found, key=len, default="")
