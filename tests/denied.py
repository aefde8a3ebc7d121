"""A folder that is closed to us, also where the tests run as a user whom no permission holds."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any


def denied(really: Callable[..., Any], name: str) -> Callable[..., Any]:
    """Return a function of the system that is denied what has that name in it."""

    def refused(path: Any = ".", *given: Any, **more: Any) -> Any:
        if not isinstance(path, int) and name in os.fspath(path):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return really(path, *given, **more)

    return refused
