"""Being ended from outside: a closed terminal, a machine that shuts down."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

SECONDS = 5.0
"""So long an app without a terminal may take to leave."""
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


def watch_terminal(leave: Callable[[int], object]) -> None:
    """Call `leave` once the terminal is closed: whom another process (make) started in it, no signal tells.

    The end of what writes to it may hold up everything else: who has not left a while later is ended.
    """
    try:
        descriptor = sys.__stdin__.fileno() if sys.__stdin__ is not None and hasattr(select, "poll") else -1
    except (OSError, ValueError):
        return
    if descriptor >= 0 and os.isatty(descriptor):
        waiting = (descriptor, asyncio.get_running_loop(), leave)
        threading.Thread(target=_wait, args=waiting, name="terminal", daemon=True).start()


def _wait(descriptor: int, loop: asyncio.AbstractEventLoop, leave: Callable[[int], object]) -> None:
    look = select.poll()
    look.register(descriptor, 0)  # that it hangs up is always told
    look.poll()
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(leave, signal.SIGHUP)
    time.sleep(SECONDS)
    os._exit(128 + signal.SIGHUP)
