"""What is asked of a rule, a line or a document many times over is worked out once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

S = TypeVar("S", bound="Remembering")
T = TypeVar("T")


class Remembering:
    """Keeps the answers that several rules, or several lines, share."""

    _known: dict[Hashable, Any]

    def once(self: S, key: Hashable, make: Callable[[S], T]) -> T:
        """Return what `make` makes of this, a set of words or a reading: made once and remembered under `key`."""
        if key not in self._known:
            self._known[key] = make(self)
        value: T = self._known[key]
        return value
