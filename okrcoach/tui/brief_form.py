"""The fields of the brief, and what a person types into them as a mapping that `read_brief` takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of the brief."""

    name: str
    label: str
    placeholder: str
    help: str
    several: bool = False
    """Whether it holds several entries, with ; between them."""


FIELDS = (
    FieldSpec("team", "Team", "who will do it", "The team whose OKRs these are; it names the file, too."),
    FieldSpec("period", "Period", "such as 2027-Q1", "The quarter or the dates they hold for: 2027-Q1, FY27 Q3, 2027-01-01 to 2027-03-31."),
    FieldSpec("audience", "Audience", "whom it is for", "The customers or colleagues for whom something should change."),
    FieldSpec(
        "known",
        "Known numbers",
        "such as activation rate = 31%",
        "How things stand today: the numbers that key results start from. Put ; between several.",
        several=True,
    ),
    FieldSpec(
        "targets",
        "Targets",
        "such as MRR growth = 5% a month",
        "Numbers handed down to you: the draft works back from them. Put ; between several.",
        several=True,
    ),
    FieldSpec("one_metric", "One metric", "such as weekly active teams", "The one number that matters most, if there is one."),
    FieldSpec(
        "notes",
        "Notes",
        "answers, constraints",
        "Answers to the key questions, constraints, what was tried. Put ; between several.",
        several=True,
    ),
)
_LONGEST = 60
"""As much of what cannot be read is quoted."""


class UnreadFieldError(ValueError):
    """A field says what nothing can be made of."""

    def __init__(self, field: str, problem: str) -> None:
        """`field` is its name."""
        super().__init__(problem)
        self.field = field


def mapping_of(values: Mapping[str, str], focus: tuple[str, ...]) -> dict[str, object]:
    """Return the fields' texts as `read_brief` takes them. Raises UnreadFieldError for a number without its metric."""
    content: dict[str, object] = {name: text for name, text in values.items() if name not in ("known", "targets", "notes")}
    for name in ("known", "targets"):
        content[name] = numbers(name, values.get(name, ""))
    content["notes"] = [note for part in values.get("notes", "").split(";") if (note := part.strip())]
    content["focus"] = list(focus)
    return content


def numbers(field: str, text: str) -> list[tuple[str, str]]:
    """Read "activation rate = 31%; trials 1,200". Commas may part what has a mark, too. Raises UnreadFieldError where one is no pair."""
    pairs: list[tuple[str, str]] = []
    for clause in text.replace("\n", ";").split(";"):
        pieces: list[str] = []
        for part in clause.split(","):
            if pieces and not _mark(part):
                pieces[-1] += f",{part}"  # the comma of 1,200, or what is told beside a number
            else:
                pieces.append(part)
        for piece in filter(None, map(str.strip, pieces)):
            if (pair := _pair(piece)) is None:
                said = piece if len(piece) <= _LONGEST else f"{piece[: _LONGEST - 1]}…"
                example = next(one.placeholder for one in FIELDS if one.name == field).removeprefix("such as ")
                raise UnreadFieldError(field, f"“{said}” needs a name, =, and a number: {example}")
            pairs.append(pair)
    return pairs


def _mark(piece: str) -> str:
    """Return what parts a metric from its number: "trials = 1,200", "trials: 1,200", two cells of a sheet; "" where nothing does."""
    return next((mark for mark in "=:\t" if mark in piece), "")


def _pair(piece: str) -> tuple[str, str] | None:
    """Return a metric and its number, with a mark between them or told in words: "trials are about 1,200"."""
    if mark := _mark(piece):
        name, _, value = (part.strip() for part in piece.partition(mark))
        return (name, value) if name and value else None
    from okrcoach.language.measures import read_level  # noqa: PLC0415 -- asked for while somebody types a brief, not at the start

    return read_level(piece)
