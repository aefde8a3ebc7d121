"""The shapes that a model's answers must have. Every text is bounded: an unbounded one has been seen to run on to the token limit."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from okrcoach.draft.asking.wording import state
from okrcoach.draft.brief import clean

LONGEST_REST = 90
OTHER = "other"
"""What a model names a metric that is not among the candidates."""

Choices = Mapping[str, Sequence[str]]


class _Item(BaseModel):
    """One item of an answer's list."""

    model_config = ConfigDict(extra="ignore", frozen=True, allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _cleaned(cls, value: Any) -> Any:
        return clean(value) if isinstance(value, str) else value


Item = TypeVar("Item", bound=_Item)


class ObjectiveAnswer(_Item):
    """An objective: its first word, and the rest of the sentence."""

    verb: str = Field(min_length=2, max_length=20)
    rest: str = Field(min_length=8, max_length=LONGEST_REST)

    @property
    def text(self) -> str:
        """The sentence."""
        return state(self.verb, self.rest, LONGEST_REST)


class KeyResultAnswer(_Item):
    """What to measure, not how to say it: the sentence is ours."""

    metric: str = Field(min_length=1, max_length=60)
    words: str = Field(max_length=60)
    """What the team calls the metric; for "other", what it counts."""
    direction: Literal["up", "down", "keep"]
    baseline: float | None
    target: float
    unit: str = Field(max_length=16)
    due: Annotated[str, Field(max_length=10)] | None


class ProjectAnswer(_Item):
    """A bet: the key results that it should move (counted from 1), work, and what has to be true for that."""

    moves: Annotated[list[int], Field(min_length=1, max_length=3)]
    text: str = Field(min_length=8, max_length=110)
    belief: str = Field(max_length=140)


class MendedObjective(ObjectiveAnswer):
    """An objective put in other words; `line` says which of those sent (from 1)."""

    line: int


class MendedProject(_Item):
    """A project put in other words."""

    line: int
    text: str = Field(min_length=8, max_length=110)


class TranslatedLine(_Item):
    """A line of a brief in English; `line` says which of those sent (from 1)."""

    line: int
    english: str = Field(max_length=120)


class RewriteAnswer(_Item):
    """A line in other words."""

    text: str = Field(min_length=8, max_length=200)


class ExplanationAnswer(_Item):
    """Two sentences on a finding."""

    text: str = Field(min_length=8, max_length=400)


def answer_schema(item: type[_Item], key: str, *, least: int, most: int, choices: Choices) -> dict[str, Any]:
    """Return the JSON schema of an answer: an object whose `key` lists `least` to `most` items, everything required, nothing more.

    `choices` names the words that a field is one of.
    """
    shape = json.loads(_shape(item))
    for field, words in choices.items():
        shape["properties"][field] = {"type": "string", "enum": list(words)}
    listed = {"type": "array", "items": shape, "minItems": least, "maxItems": most}
    return {"type": "object", "properties": {key: listed}, "required": [key], "additionalProperties": False}


@cache
def _shape(item: type[_Item]) -> str:
    """Return the schema of an item as JSON, for making it takes milliseconds."""
    shape = item.model_json_schema()
    shape.pop("description", None)
    _strict(shape)
    return json.dumps(shape)


def read_item(shape: type[Item], item: object, choices: Choices) -> Item | None:
    """Return the item in its shape, or None where it has another one or a field is none of the words it may be."""
    try:
        read = shape.model_validate(item)
    except ValidationError:
        return None
    return read if all(getattr(read, field) in words for field, words in choices.items()) else None


def _strict(shape: dict[str, Any]) -> None:
    """Leave no title, no default and no way out in an object's schema, as strict endpoints want it."""
    shape.pop("title", None)
    shape["additionalProperties"] = False
    shape["required"] = list(shape["properties"])
    for part in shape["properties"].values():
        part.pop("title", None)
        part.pop("default", None)
