"""One question to the fault server through the client, and who listens to its answer."""

from __future__ import annotations

import asyncio

import pytest

from okrcoach.draft.asking.request import Abilities, Reply, Request
from okrcoach.draft.client import Client
from okrcoach.draft.faults import ModelError
from okrcoach.settings.person import Endpoint
from tests.draft.fault_server import KEY, FaultServer

SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
REQUEST = Request(({"role": "system", "content": "s"}, {"role": "user", "content": "u"}), "lines", SCHEMA, "Answer in JSON.", 50)


class Listener:
    """Takes the answer's pieces and the news of retries."""

    def __init__(self, enough: int = 10_000) -> None:
        self.pieces: list[str] = []
        self.retries: list[tuple[str, int, float]] = []
        self.enough = enough
        self.heard = asyncio.Event()

    def on_text(self, piece: str) -> bool:
        self.pieces.append(piece)
        self.heard.set()
        return len(self.pieces) >= self.enough

    def on_retry(self, fault: ModelError, attempt: int, seconds: float) -> None:
        self.pieces.clear()
        self.retries.append((fault.fault, attempt, seconds))


async def no_sleep(seconds: float) -> None:
    """Stand in for waiting."""


def client_of(server: FaultServer, *, patience: float = 5.0, abilities: Abilities | None = None) -> Client:
    endpoint = Endpoint(base_url=server.base_url, model="small", api_key=KEY, timeout_seconds=patience)
    client = Client(endpoint, sleep=no_sleep)
    client.abilities = abilities or client.abilities
    return client


async def ask(server: FaultServer, listener: Listener, *, patience: float = 5.0) -> Reply:
    client = client_of(server, patience=patience)
    try:
        return await client.complete(REQUEST, listener.on_text, listener.on_retry)
    finally:
        await client.close()


async def fault(server: FaultServer, listener: Listener | None = None, *, patience: float = 5.0) -> ModelError:
    with pytest.raises(ModelError) as caught:
        await ask(server, listener or Listener(), patience=patience)
    assert caught.value.exit_status == 3
    assert "\n" not in str(caught.value)
    assert KEY not in str(caught.value) + repr(caught.value)
    return caught.value
