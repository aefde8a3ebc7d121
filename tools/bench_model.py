"""What our side adds to an endpoint's answer: a streamed question through the drafting client beside the bare openai SDK, in turns.

Both ask the same server, a process of its own on loopback, which sends a chunk every few milliseconds, as a quick model does, or all of
them at once, which is the worst case for what is done at each of them. Imports and the making of the client are left out for both.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import openai

from okrcoach.draft.asking import questions
from okrcoach.draft.asking.asking import Asker, request_of
from okrcoach.draft.asking.prompting import load_prompts
from okrcoach.draft.client import Client
from okrcoach.draft.events import Event
from okrcoach.model import Brief
from okrcoach.settings.person import Endpoint
from tests.draft.fault_server import HEAD, Connection, event, serving, usage
from tools.bench import PROGRAM, Terminal

ITEMS = 12
PIECE = 4
"""Characters of a chunk, as a token has."""
PACES = {"a chunk every 2 ms": (0.002, 25), "all at once": (0.0, 60)}
"""Seconds between two chunks, and rounds."""
PRESSES = 30
BETWEEN = 0.25
"""Seconds between two key presses."""
TARGET = 5.0
"""Percent that ours may take longer."""

Times = tuple[float, float]
"""Seconds to the first words and to the end."""

QUESTION = questions.for_objectives(Brief("Make every parcel arrive when we said it would", focus=("quality",)), ITEMS)
ANSWER = json.dumps(
    {"objectives": [{"verb": "Make", "rest": f"late parcels a rare surprise number {'x' * number}"} for number in range(ITEMS)]}
)
OFFERED = json.dumps(
    {"objectives": [{"verb": "Make", "rest": f"parcels for {who} a promise kept"} for who in ("shops", "homes", "clinics")]}
)


def serve(pause: float, told: Pipe) -> None:
    """Answer every question at this pace until the process is ended."""
    chunks = [event(ANSWER[start : start + PIECE]) for start in range(0, len(ANSWER), PIECE)]
    end = event(finish="stop") + usage(100, 20) + "data: [DONE]\n\n"

    async def behave(connection: Connection) -> None:
        await connection.send(HEAD + "\r\n")
        begin = time.perf_counter()
        for number, chunk in enumerate(chunks if pause else ["".join(chunks)]):
            await asyncio.sleep(max(0.0, begin + number * pause - time.perf_counter()))
            await connection.send(chunk)
        await connection.send(end)

    async def run() -> None:
        async with serving(behave) as server:
            told.send(server.base_url)
            await asyncio.Event().wait()

    asyncio.run(run())


async def bare(url: str) -> Times:
    """Stream the same request with the SDK alone."""
    client = openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0)
    request = request_of(QUESTION, load_prompts())
    schema = {"name": request.schema_name, "strict": True, "schema": request.schema}
    messages: Any = list(request.messages)
    answer_format: Any = {"type": "json_schema", "json_schema": schema}
    begin, first, text = time.perf_counter(), 0.0, ""
    stream = await client.chat.completions.create(
        model="m", messages=messages, response_format=answer_format, max_tokens=200, temperature=0.3, stream=True
    )
    async for chunk in stream:
        text += (chunk.choices[0].delta.content or "") if chunk.choices else ""
        first = first or (time.perf_counter() - begin if '"Make' in text else 0.0)
    end = time.perf_counter() - begin
    await client.close()
    return first, end


async def ours(url: str) -> Times:
    """Stream the same through prompt, client and reader."""
    client, prompts, shown = Client(Endpoint(base_url=url, model="m")), load_prompts(), [0.0]
    begin = time.perf_counter()

    def emit(_: Event) -> None:
        shown[0] = shown[0] or time.perf_counter() - begin

    await Asker(client, prompts, emit).ask(QUESTION, lambda _: True)
    end = time.perf_counter() - begin
    await client.close()
    return shown[0], end


async def in_turns(url: str, rounds: int) -> dict[str, list[Times]]:
    """Take the times of both, one after the other, and who is first in turns; the first round only warms up."""
    sides: list[tuple[str, Callable[[str], Awaitable[Times]]]] = [("openai alone", bare), ("okrcoach", ours)]
    taken: dict[str, list[Times]] = {name: [] for name, _ in sides}
    for turn in range(rounds + 1):
        for name, side in sides if turn % 2 else reversed(sides):
            times = await side(url)
            if turn:
                taken[name].append(times)
    return taken


def _address(told: Pipe) -> str:
    """Return what the server's process tells, once it listens."""
    if not told.poll(30):
        raise SystemExit("the server on loopback does not start")
    return str(told.recv())


def babble(told: Pipe) -> None:
    """Offer three objectives, then begin an answer to every further question and never end it, 200 chunks a second."""
    asked = 0

    async def behave(connection: Connection) -> None:
        nonlocal asked
        asked += 1
        await connection.send(HEAD + "\r\n")
        if asked == 1:
            await connection.send(event(OFFERED) + event(finish="stop") + usage(100, 20) + "data: [DONE]\n\n")
            return
        await connection.send(event('{"key_results": [{"metric": "'))
        for number in range(1_000_000):
            await asyncio.sleep(0.005)
            await connection.send(event(f"{number:x} "))

    async def run() -> None:
        async with serving(behave) as server:
            told.send(server.base_url)
            await asyncio.Event().wait()

    asyncio.run(run())


def key_presses() -> dict[str, list[float]]:
    """Milliseconds from a key to what it shows, while a model's words stream into the app."""
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=babble, args=(there,), daemon=True)
    server.start()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"OPENAI_BASE_URL": _address(here), "OPENAI_API_KEY": "none", "OKRCOACH_MODEL": "m", "HOME": folder}
        terminal = Terminal([str(PROGRAM)], Path(folder))
        try:
            terminal.drain(2)
            for keys in (b"\r", b"Make every parcel arrive on time"):
                os.write(terminal.end, keys)
                terminal.drain(0.3)
            os.write(terminal.end, b"\x1bOR")
            terminal.until(b"Go on with")
            terminal.drain(0.3)
            os.write(terminal.end, b"\r")
            terminal.until(b"10 11 12")
            moves = [_move(terminal, b"\x1b[A" if press % 2 else b"\x1b[B") for press in range(PRESSES)]
            return {"a line up or down": moves, "F1 to the help": [_help(terminal) for _ in range(PRESSES)]}
        finally:
            terminal.close()
            server.terminate()


def _move(terminal: Terminal, key: bytes) -> float:
    """Move the cursor: the line that it leaves and the one that it comes to are painted anew, while only words below change."""
    terminal.watch(BETWEEN)
    os.write(terminal.end, key)
    return terminal.until(b"parcel")


def _help(terminal: Terminal) -> float:
    terminal.watch(BETWEEN)
    os.write(terminal.end, b"\x1bOP")
    passed = terminal.until(b"Keys")
    terminal.watch(BETWEEN)
    os.write(terminal.end, b"\x1b")
    return passed


def measure(pause: float, rounds: int) -> dict[str, list[Times]]:
    """Return the times of both, round by round."""
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(pause, there), daemon=True)
    server.start()
    try:
        return asyncio.run(in_turns(_address(here), rounds))
    finally:
        server.terminate()


def main() -> int:
    """Print both, and what ours adds."""
    print(f"{'a streamed answer, to first words and end':<44}{'ms':>8}{'ms':>9}   target")
    for pace, (pause, rounds) in PACES.items():
        found = measure(pause, rounds)
        for name, rows in found.items():
            first, end = (statistics.median(row[part] for row in rows) for part in range(2))
            print(f"{f'{name}, {pace}':<44}{1000 * first:>8.1f}{1000 * end:>9.1f}")
        pairs = list(zip(found["openai alone"], found["okrcoach"], strict=True))
        first, end = (statistics.median(100 * (their[part] / bare[part] - 1) for bare, their in pairs) for part in range(2))
        added = f"{first:>+7.1f}%{end:>+8.1f}%"
        print(f"{'  what ours adds':<44}{added}   at most {TARGET:g}%")
    for name, pressed in key_presses().items():
        times = sorted(pressed)
        print(f"{f'{name}, while words stream: median':<44}{statistics.median(times):>8.1f}")
        print(f"{f'{name}, while words stream: p95':<44}{times[int(len(times) * 0.95)]:>8.1f}{'':>9}   40")
    return 0


if __name__ == "__main__":
    sys.exit(main())
