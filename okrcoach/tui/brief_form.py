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


FIELDS = (
    FieldSpec("team", "Team", "who will do it", "The team whose OKRs these are; it names the file, too."),
    FieldSpec("period", "Period", "such as 2027-Q1", "The quarter or the dates they hold for: 2027-Q1, FY27 Q3, 2027-01-01 to 2027-03-31."),
    FieldSpec("audience", "Audience", "whom it is for", "The customers or colleagues for whom something should change."),
    FieldSpec(
        "known",
        "Known numbers",
        "such as activation rate = 31%",
        "How things stand today: the numbers that key results start from. Put ; between several.",
    ),
    FieldSpec(
        "targets",
        "Targets",
        "such as MRR growth = 5% a month",
        "Numbers handed down to you: the draft works back from them. Put ; between several.",
    ),
    FieldSpec("one_metric", "One metric", "such as weekly active teams", "The one number that matters most, if there is one."),
    FieldSpec(
        "notes", "Notes", "answers, constraints", "Answers to the key questions, constraints, what was tried. Put ; between several."
    ),
)


class UnreadFieldError(ValueError):
    """A field says what nothing can be made of."""

    def __init__(self, field: str, problem: ValueError) -> None:
        """`field` is its name."""
        super().__init__(str(problem))
        self.field = field


def mapping_of(values: Mapping[str, str], focus: tuple[str, ...]) -> dict[str, object]:
    """Return the fields' texts as `read_brief` takes them. Raises UnreadFieldError for a number without its metric."""
    content: dict[str, object] = {name: text for name, text in values.items() if name not in ("known", "targets", "notes")}
    for name in ("known", "targets"):
        try:
            content[name] = numbers(values.get(name, ""))
        except ValueError as problem:
            raise UnreadFieldError(name, problem) from problem
    content["notes"] = [note for part in values.get("notes", "").split(";") if (note := part.strip())]
    content["focus"] = list(focus)
    return content


def numbers(text: str) -> list[tuple[str, str]]:
    """Read "activation rate = 31%; trials = 1,200". Commas may part the pairs, too. Raises ValueError where a pair has no "="."""
    pieces: list[str] = []
    for clause in text.replace("\n", ";").split(";"):
        start = len(pieces)
        for part in clause.split(","):
            if len(pieces) > start and "=" not in part and ":" not in part:
                pieces[-1] += f",{part}"  # the comma of 1,200, or of a metric's name
            else:
                pieces.append(part)
    pairs = []
    for piece in filter(str.strip, pieces):
        name, _, value = piece.replace(":", "=", 1).partition("=") if "=" not in piece else piece.partition("=")
        if not name.strip() or not value.strip():
            raise ValueError(f"“{piece.strip()[:40]}” needs a name, =, and a number: activation rate = 31%")
        pairs.append((name.strip(), value.strip()))
    return pairs
