"""Waiting until an app rests, by what its loop has to do.

Textual's own pilot waits by the clock: forty milliseconds for every key, and longer where the processor is busy with something else.
"""

from __future__ import annotations

import asyncio
from math import inf

SOON = 0.02
"""What is to happen within so many seconds belongs to what a key has set off."""


async def rest(soon: float = SOON, at_most: float = 1.0) -> None:
    """Wait until nothing is ready to run and nothing is to run soon, but no longer than `at_most` seconds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + at_most
    rounds = 0
    while rounds < 2 and loop.time() < end:  # what has come over a socket is seen in the second round
        await asyncio.sleep(0)
        due = min((one.when() for one in loop._scheduled if not one.cancelled()), default=inf) - loop.time()  # type: ignore[attr-defined]
        if loop._ready:  # type: ignore[attr-defined]
            rounds = 0
        elif due < soon:
            await asyncio.sleep(max(due, 0))
            rounds = 0
        else:
            rounds += 1


async def rest_instead_of_idling(*_: float) -> None:
    """Stand in for Textual's `wait_for_idle`, whatever it is told of times."""
    await rest()
