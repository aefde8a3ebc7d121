"""A server on loopback that fails on purpose: what it sends, and when it stops sending, is said by each test.

It speaks just enough HTTP for one client, and remembers what it was asked.
"""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

Behaviour = Callable[["Connection"], Awaitable[None]]
KEY = "sk-a-key-that-nobody-may-see"


@dataclass
class Connection:
    """One request, and the way back."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    head: str
    body: dict[str, Any]

    async def send(self, text: str | bytes) -> None:
        self.writer.write(text.encode() if isinstance(text, str) else text)
        await self.writer.drain()

    async def closed(self) -> bool:
        """Wait until the other side hangs up."""
        return await self.reader.read(1) == b""


@dataclass
class FaultServer:
    """Behaves as told, one behaviour a request; the last one stays."""

    behaviours: Sequence[Behaviour]
    asked: list[Connection] = field(default_factory=list)
    port: int = 0
    scheme: str = "http"

    @property
    def base_url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}/v1"

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            length = next((int(line.split(":")[1]) for line in head.splitlines() if line.lower().startswith("content-length")), 0)
            connection = Connection(reader, writer, head, json.loads(await reader.readexactly(length) or b"{}"))
            self.asked.append(connection)
            await self.behaviours[min(len(self.asked), len(self.behaviours)) - 1](connection)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def serving(*behaviours: Behaviour, tls: ssl.SSLContext | None = None) -> AsyncIterator[FaultServer]:
    """Serve these behaviours, in turn."""
    server = FaultServer(behaviours, scheme="https" if tls else "http")
    listening = await asyncio.start_server(server.handle, "127.0.0.1", 0, ssl=tls)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()


HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n"


def chunk(**fields: Any) -> str:
    return f"data: {json.dumps({'id': '1', 'object': 'chat.completion.chunk', 'created': 1, 'model': 'm', **fields})}\n\n"


def event(content: str | None = None, *, finish: str | None = None, refusal: str | None = None) -> str:
    delta = {"content": content} | ({"refusal": refusal} if refusal else {})
    return chunk(choices=[{"index": 0, "delta": delta, "finish_reason": finish}])


def usage(sent: int, received: int) -> str:
    return chunk(choices=[], usage={"prompt_tokens": sent, "completion_tokens": received, "total_tokens": sent + received})


def answer(text: str, *, finish: str = "stop", size: int = 7) -> Behaviour:
    """Stream a text in pieces, with its end."""

    async def behave(connection: Connection) -> None:
        pieces = [event(text[start : start + size]) for start in range(0, len(text), size)]
        await connection.send(HEAD + "\r\n" + "".join(pieces) + event(finish=finish) + usage(100, 20) + "data: [DONE]\n\n")

    return behave


def status(code: int, message: str = "no", **headers: str) -> Behaviour:
    """Refuse with a status and an error body as OpenAI writes it."""

    async def behave(connection: Connection) -> None:
        body = json.dumps({"error": {"message": message, "type": "t", "code": "c"}})
        more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        head = f"HTTP/1.1 {code} X\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{more}\r\n"
        await connection.send(head + body)

    return behave


def cut_after(text: str) -> Behaviour:
    """Break the connection in the middle of an answer that promised more."""

    async def behave(connection: Connection) -> None:
        await connection.send(HEAD + "Content-Length: 100000\r\n\r\n" + event(text))

    return behave


def silent_after(text: str | None) -> Behaviour:
    """Say nothing at all, or nothing more after a text, until the other side hangs up."""

    async def behave(connection: Connection) -> None:
        if text is not None:
            await connection.send(HEAD + "\r\n" + event(text))
        await connection.closed()

    return behave


def endless(text: str) -> Behaviour:
    """Stream a text over and over until the other side hangs up."""

    async def behave(connection: Connection) -> None:
        await connection.send(HEAD + "\r\n")
        while True:
            await connection.send(event(text))
            await asyncio.sleep(0)

    return behave


def page(body: str, *, code: int = 200, content_type: str = "application/json", **headers: str) -> Behaviour:
    """Answer with a whole body."""

    async def behave(connection: Connection) -> None:
        more = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        head = f"HTTP/1.1 {code} X\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{more}\r\n"
        await connection.send(head + body)

    return behave


def again_and_again(piece: str | bytes, *, seconds: float = 0, code: int = 200, **headers: str) -> Behaviour:
    """Send a piece over and over, one in so many seconds, until the other side hangs up."""

    async def behave(connection: Connection) -> None:
        more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        await connection.send(f"HTTP/1.1 {code} X\r\nContent-Type: text/event-stream\r\nConnection: close\r\n{more}\r\n")
        while True:
            await connection.send(piece)
            await asyncio.sleep(seconds)

    return behave


def stepwise(text: str, gate: asyncio.Semaphore, *, size: int = 4) -> Behaviour:
    """Stream one piece each time that the test opens the gate: a server as slow as one likes."""

    async def behave(connection: Connection) -> None:
        await connection.send(HEAD + "\r\n")
        for start in range(0, len(text), size):
            await gate.acquire()
            await connection.send(event(text[start : start + size]))
        await connection.send(event(finish="stop") + "data: [DONE]\n\n")

    return behave
