"""Being ended from outside: a closed terminal, a machine that shuts down."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress

ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


def listen(leave: Callable[[int], object]) -> None:
    """Call `leave` with the number of a signal that would end the process. Where signals cannot be waited for, it ends as ever."""
    for number in ENDING:
        with suppress(NotImplementedError, RuntimeError, ValueError):
            asyncio.get_running_loop().add_signal_handler(number, leave, number)


def release() -> None:
    """Let signals end the process again."""
    for number in ENDING:
        with suppress(NotImplementedError, RuntimeError, ValueError):
            asyncio.get_running_loop().remove_signal_handler(number)
