"""Drafting in the app with a model whose words come when a test says so."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

from textual.pilot import Pilot

from okrcoach.draft.events import Event, Finished, ObjectivesOffered, Offer
from okrcoach.model import Brief
from okrcoach.settings.person import Endpoint
from okrcoach.tui.screens.drafting import DraftingScreen
from okrcoach.tui.screens.page import PageScreen
from tests.tui.driving import app_of, settle, type_text, until

LOCAL = Endpoint("http://127.0.0.1:9/v1", "tiny")


class Model:
    """A model whose words come when the test says so."""

    def __init__(self) -> None:
        self.events: asyncio.Queue[Event | Exception] = asyncio.Queue()
        self.closed = False
        self.chosen: Sequence[str] = ()
        self.choose: Callable[[tuple[Offer, ...]], Awaitable[Sequence[str]]] | None = None

    async def draft_with_model(self, brief: Brief, endpoint: Endpoint, **options: Any) -> AsyncIterator[Event]:
        self.choose = options["choose"]
        try:
            while True:
                event = await self.events.get()
                if isinstance(event, Exception):
                    raise event
                yield event
                if isinstance(event, Finished):
                    return
                if isinstance(event, ObjectivesOffered) and event.complete:
                    assert self.choose is not None
                    self.chosen = await self.choose(event.offers)
        finally:
            self.closed = True


async def begin(pilot: Pilot[None], endpoint: Endpoint = LOCAL) -> None:
    """Start drafting with the model."""
    await settle(pilot)
    app_of(pilot).rooms.endpoint = endpoint
    await pilot.press("enter")
    await type_text(pilot, "More bakers come back")
    await pilot.press("f3")
    await until(pilot, lambda: isinstance(pilot.app.screen, (DraftingScreen, PageScreen)))
    await pilot.pause()
