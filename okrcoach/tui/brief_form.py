"""The fields of the brief, and what a person types into them as a mapping that `read_brief` takes."""

from __future__ import annotations

import re
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
_PARTING = re.compile(r"(?<!\d),|,(?!\d)")
"""A comma that is none of 1,200."""
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
    """Read "activation rate = 31%; trials 1,200". Commas may part the pairs, too. Raises UnreadFieldError where one is no pair."""
    pairs: list[tuple[str, str]] = []
    for clause in text.replace("\n", ";").split(";"):
        pieces: list[str] = []
        for part in _PARTING.split(clause):
            if pieces and _pair(part) is None:
                pieces[-1] += f",{part}"  # the comma of a metric's name
            else:
                pieces.append(part)
        for piece in filter(str.strip, pieces):
            if (pair := _pair(piece)) is None:
                said = piece.strip() if len(piece.strip()) <= _LONGEST else f"{piece.strip()[: _LONGEST - 1]}…"
                example = next(one.placeholder for one in FIELDS if one.name == field).removeprefix("such as ")
                raise UnreadFieldError(field, f"“{said}” needs a name, =, and a number: {example}")
            pairs.append(pair)
    return pairs


def _pair(piece: str) -> tuple[str, str] | None:
    """Return a metric and its number: "trials = 1,200", "trials: 1,200", two cells of a sheet, or "trials are about 1,200"."""
    mark = next((mark for mark in "=:\t" if mark in piece.strip()), None)
    name, _, value = piece.strip().partition(mark) if mark else _said(piece.strip())
    return (name.strip(), value.strip()) if name.strip() and value.strip() else None


def _said(piece: str) -> tuple[str, str, str]:
    """Return the words, what links them, and the number that ends them: "trials", "are about", "1,200"."""
    from okrcoach.language.lexicon import lexicon  # noqa: PLC0415 -- asked for while somebody types a brief, not at the start
    from okrcoach.language.quantities import quantities  # noqa: PLC0415

    last = next(iter(quantities(piece)[-1:]), None)
    behind = piece[last.end :].split() if last else []
    if last is None or (behind and (len(behind) > 2 or behind[0] not in lexicon("units.per"))):
        return "", "", ""
    words = piece[: last.start].split()
    links = lexicon("grammar.auxiliaries") | lexicon("grammar.roughly") | lexicon("grammar.prepositions") | lexicon("grammar.adverbs")
    named = next((count for count in range(len(words), 0, -1) if words[count - 1].lower() not in links), 0)
    return " ".join(words[:named]), " ".join(words[named:]), piece[last.start :]
