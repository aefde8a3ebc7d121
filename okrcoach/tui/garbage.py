"""Python's collection of garbage, kept from making a key wait.

A full collection goes through all that lives and frees all that closed screens left behind: where much has come together, a fifth
of a second. So what is loaded is taken out of its way, and it comes by the clock, before much has come together.
"""

from __future__ import annotations

import gc
from contextlib import suppress

SECONDS = 3
"""The time between two full collections."""


def begin() -> None:
    """Let small collections come often, each of a millisecond, and full ones by the clock."""
    gc.set_threshold(700, 10, 1000)


def settle() -> None:
    """Leave what is loaded by now out of all collections."""
    gc.freeze()


def release() -> None:
    """Give what was loaded back to the collector, which works as it does by itself."""
    gc.unfreeze()
    gc.set_threshold(700, 10, 10)


def collect() -> None:
    """Make a full collection."""
    _forget_pictures()
    gc.collect()


def _forget_pictures() -> None:
    """Let go of the pictures of closed screens: Textual remembers two colours by the picture that they belong to, a thousand times."""
    with suppress(ImportError, AttributeError):  # no public part of Textual, which may end this at any time
        from textual._styles_cache import StylesCache  # noqa: PLC0415 -- where there is one

        StylesCache.get_inner_outer.cache_clear()
