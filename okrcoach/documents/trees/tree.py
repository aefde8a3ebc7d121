"""The values of a YAML or JSON file, each with the place where it stands in the text."""

from __future__ import annotations

from typing import Literal

from okrcoach.documents.text import Lines, Piece
from okrcoach.documents.values import number_text
from okrcoach.errors import OkrcoachError

MAX_DEPTH = 100
"""The deepest nesting that is read; OKRs need ten levels."""
MAX_NODES = 500_000
"""The most values that are read."""

Scalar = str | int | float | bool | None


class Node:
    """A value and where it stands: a scalar, a list or a mapping."""

    __slots__ = ("end", "items", "keys", "kind", "piece", "start", "style", "value")

    kind: Literal["scalar", "list", "map"]
    start: int
    end: int
    value: Scalar
    piece: Piece | None
    """A text's characters with their places, where the source has them one for one."""
    style: str
    """How it is written: "plain", "'", '"', "block" for scalars, "flow" or "block" for collections."""
    items: list[Node]
    """What a list holds; the values of a mapping."""
    keys: list[tuple[str, int, int]]
    """The keys of a mapping with their places, in the order of `items`."""

    def __init__(
        self,
        kind: Literal["scalar", "list", "map"],
        start: int,
        end: int,
        value: Scalar = None,
        piece: Piece | None = None,
        *,
        style: str = "",
        items: list[Node] | None = None,
        keys: list[tuple[str, int, int]] | None = None,
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.value = value
        self.piece = piece
        self.style = style
        self.items = [] if items is None else items
        self.keys = [] if keys is None else keys

    def entries(self) -> list[tuple[str, Node]]:
        """Return the keys and values of a mapping; nothing for other nodes."""
        return [(key[0], item) for key, item in zip(self.keys, self.items, strict=True)] if self.kind == "map" else []

    @property
    def text(self) -> str:
        """A scalar as it is written, for fields that hold words; "" for null and for collections."""
        if self.kind != "scalar" or self.value is None:
            return ""
        if isinstance(self.value, str):
            return self.value
        if self.piece is not None:
            return self.piece.text
        return str(self.value).lower() if isinstance(self.value, bool) else number_text(self.value)


def problem_at(what: str, lines: Lines, offset: int) -> OkrcoachError:
    """Return an error that says where in the text it arose."""
    line, column = lines.position(min(offset, len(lines.text)))
    return OkrcoachError(f"{what} (line {line}, column {column})")
