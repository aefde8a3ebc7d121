"""Findings as teams read them: each format is one module with `render`, a generator over the reviewed files.

Formats are contracts (design: the command line), so each has a golden file in tests/report/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Protocol, cast

from okrcoach.report.reviewed import Entry, Reviewed, Unreadable
from okrcoach.review.kind import Rule

FORMATS = ("text", "json", "sarif", "github", "markdown")
"""What `okrcoach review --format` takes."""

__all__ = ["FORMATS", "Entry", "Renderer", "Reviewed", "Unreadable", "renderer"]


class Renderer(Protocol):
    """What every format module offers under the name `render`."""

    def __call__(self, entries: Iterable[Entry], rules: Sequence[Rule], *, width: int, colour: bool) -> Iterator[str]:
        """Pieces of the report, in order; their concatenation ends with a line end."""


def renderer(name: str) -> Renderer:
    """The renderer of one of FORMATS. Its module is imported now, and no other's."""
    module = import_module(f"okrcoach.report.{name}_format")
    return cast("Renderer", module.render)
