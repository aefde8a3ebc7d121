"""Drafting with a model against the fault server: the events of a draft, and what it came to."""

from __future__ import annotations

from typing import Any

from okrcoach.draft.draft import Draft
from okrcoach.draft.events import Event, Finished
from okrcoach.draft.model import draft_with_model
from okrcoach.model import Brief
from okrcoach.settings.person import Endpoint
from tests.draft.fault_server import KEY, Behaviour, FaultServer, serving
from tests.draft.recording import BRIEF
from tests.draft.scripted import scripted


def endpoint_of(server: FaultServer, **fields: Any) -> Endpoint:
    return Endpoint(base_url=server.base_url, model="m", api_key=KEY, **{"timeout_seconds": 5.0} | fields)


async def events_of(server: FaultServer, brief: Brief = BRIEF, **options: Any) -> list[Event]:
    endpoint = options.pop("endpoint", None) or endpoint_of(server)
    return [event async for event in draft_with_model(brief, endpoint, **options)]


async def drafted(
    *, brief: Brief = BRIEF, faults: dict[str, Behaviour | str] | None = None, **options: Any
) -> tuple[Finished, list[Event]]:
    async with serving(scripted(faults)) as server:
        events = await events_of(server, brief, **options)
    finished = events[-1]
    assert isinstance(finished, Finished)
    return finished, events


def counts(draft: Draft) -> list[tuple[int, int]]:
    return [(len(objective.key_results), len(objective.projects)) for objective in draft.document.objectives]
