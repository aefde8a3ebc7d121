"""What our side adds to an endpoint's answer: a streamed question through the drafting client beside the bare openai SDK.

Both ask the same server on loopback, which sends its chunks as fast as it can: the worst case for what is done at each of them.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import openai

from okrcoach.draft import questions
from okrcoach.draft.asking import Asker, request_of
from okrcoach.draft.client import Client
from okrcoach.draft.events import Event
from okrcoach.draft.prompting import load_prompts
from okrcoach.model import Brief
from okrcoach.settings import Endpoint
from tests.draft.fault_server import answer, serving

ROUNDS = 15
ITEMS = 25
PIECE = 4
"""Characters of a chunk, as a token has."""

Times = tuple[float, float]
"""Seconds to the first words and to the end."""


QUESTION = questions.for_objectives(Brief("Make every parcel arrive when we said it would", focus=("quality",)), ITEMS)


async def bare(url: str) -> Times:
    """Stream the same request with the SDK alone."""
    client = openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0)
    request = request_of(QUESTION, load_prompts())
    schema = {"name": request.schema_name, "strict": True, "schema": request.schema}
    messages: Any = list(request.messages)
    answer_format: Any = {"type": "json_schema", "json_schema": schema}
    begin, first = time.perf_counter(), 0.0
    stream = await client.chat.completions.create(
        model="m", messages=messages, response_format=answer_format, max_tokens=200, temperature=0.3, stream=True
    )
    async for chunk in stream:
        if not first and chunk.choices and chunk.choices[0].delta.content:
            first = time.perf_counter() - begin
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


async def measure() -> dict[str, Times]:
    """Return the medians of both, taken in turns."""
    text = json.dumps(
        {"objectives": [{"verb": "Make", "rest": f"late parcels a rare surprise number {'x' * number}"} for number in range(ITEMS)]}
    )
    taken: dict[str, list[Times]] = {"openai alone": [], "okrcoach": []}
    async with serving(answer(text, size=PIECE)) as server:
        for _ in range(ROUNDS + 1):
            taken["openai alone"].append(await bare(server.base_url))
            taken["okrcoach"].append(await ours(server.base_url))
    return {
        name: (statistics.median(row[0] for row in rows[1:]), statistics.median(row[1] for row in rows[1:])) for name, rows in taken.items()
    }


def main() -> int:
    """Print both, and what ours adds."""
    found = asyncio.run(measure())
    for name, (first, end) in found.items():
        print(f"{name:14} first words {1000 * first:6.1f} ms, end {1000 * end:6.1f} ms")
    (first, end), (our_first, our_end) = found["openai alone"], found["okrcoach"]
    print(f"{'on top':14} first words {100 * (our_first / first - 1):+6.1f} %, end {100 * (our_end / end - 1):+6.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
