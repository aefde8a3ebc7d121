"""What an endpoint sends, read from the wire: an answer's chunks as they come, and the list of its models.

The SDK would make an object with all its fields of every one of them, which costs more than everything else that we do with a chunk.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

LONGEST_EVENT = 1_000_000
"""Bytes of one event; what sends more is no endpoint of ours."""
LONGEST_ANSWER = 1_000_000
"""Characters of a whole answer; none that is asked for comes near."""
LAST_BYTES_SECONDS = 0.2
"""How long the last bytes behind an answer are waited for, so that its connection can be used again."""
DONE = b"[DONE]"


class StreamedError(Exception):
    """The endpoint says in the middle of its stream that it failed; the text is its word on it."""


async def chunks(body: AsyncIterator[bytes]) -> AsyncIterator[dict[str, Any]]:
    """Yield the chunks of a stream of server-sent events. Raises StreamedError, and ValueError for an event that is no JSON object."""
    rest = b""
    async for piece in body:
        *lines, rest = (rest + piece).split(b"\n")
        if len(rest) > LONGEST_EVENT:
            raise ValueError("an event without an end")
        for line in lines:
            event = _event(line)
            if event == DONE:
                await _drain(body)
                return
            if event:
                yield _chunk(event)
    if (event := _event(rest)) and event != DONE:
        yield _chunk(event)


def _event(line: bytes) -> bytes:
    """Return the data of a line; nothing for comments, names and empty lines."""
    return line[5:].strip() if line.startswith(b"data:") else b""


def _chunk(event: bytes) -> dict[str, Any]:
    try:
        chunk = json.loads(event)
    except RecursionError as problem:
        raise ValueError("an event nested without end") from problem
    if not isinstance(chunk, dict):
        raise ValueError("an event that is no object")  # noqa: TRY004 -- as for one that is no JSON
    if error := chunk.get("error"):
        raise StreamedError(str(error.get("message") or error) if isinstance(error, dict) else str(error))
    return chunk


async def _drain(body: AsyncIterator[bytes]) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(LAST_BYTES_SECONDS):
            async for _ in body:
                pass


class Answer:
    """What the chunks of one answer say together, as far as they have come. What is not in the shape of the protocol says nothing."""

    def __init__(self) -> None:
        """Begin before the first chunk."""
        self.pieces: list[str] = []
        self.refusal = ""
        self.length = 0
        """Characters said so far."""
        self.finish = ""
        self.sent: int | None = None
        """Tokens, as the endpoint counts them."""
        self.received: int | None = None

    def add(self, chunk: dict[str, Any]) -> str:
        """Take a chunk; return what it adds to the text. Raises ValueError for an answer without an end."""
        if isinstance(usage := chunk.get("usage"), dict):
            self.sent, self.received = _count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens"))
        choices = chunk.get("choices")
        if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
            return ""
        choice: dict[str, Any] = choices[0]
        if isinstance(reason := choice.get("finish_reason"), str):
            self.finish = reason or self.finish
        delta = choice.get("delta")
        if not isinstance(delta, dict):
            return ""
        refusal, piece = (said if isinstance(said := delta.get(name), str) else "" for name in ("refusal", "content"))
        self.length += len(refusal) + len(piece)
        if self.length > LONGEST_ANSWER:
            raise ValueError("an answer without an end")
        self.refusal += refusal
        if piece:
            self.pieces.append(piece)
        return piece


def is_whole(text: str) -> bool:
    """Whether an answer that came without a word on its end holds a whole JSON object: some servers send no such word."""
    try:
        json.JSONDecoder().raw_decode(text, text.index("{"))
    except (ValueError, RecursionError):
        return False
    return True


def models_in(body: bytes) -> list[Any] | None:
    """Return the names in an endpoint's list of models; None where it is no such list."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return None
    match content:
        case {"data": None}:
            return []
        case {"data": list(models)} if all(isinstance(model, dict) for model in models):
            return [model.get("id") for model in models]
    return None


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) else None
