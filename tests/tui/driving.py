"""Driving the app as a person does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.workspace import WorkspaceScreen
from okrcoach.tui.widgets.line_list import LineList
from tests.tui.resting import rest

GOAL = "More bakers come back for a second order"
"""A goal to draft from."""
SIZES = {"narrow": (80, 24), "wide": (120, 40)}


def app_of(pilot: Pilot[None]) -> OkrcoachApp:
    """Return the app under the pilot."""
    assert isinstance(pilot.app, OkrcoachApp)
    return pilot.app


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the rooms are there, no key and nothing else is under way, and the rules have read what is shown."""
    app = app_of(pilot)
    await app.rooms.ready.wait()
    for _ in range(250):
        await rest(soon=0.1)  # longer than anything is put off until typing rests
        await pilot.pause()
        screen = pilot.app.screen
        behind = isinstance(screen, WorkspaceScreen) and screen.judged is not screen.work.document
        if not (behind or app._under_way is not None or any(worker.is_running for worker in pilot.app.workers)):
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not settle")


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until something holds, for as long as a loaded machine may need."""
    for _ in range(500):
        await pilot.pause()
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come to hold")


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type a text, faster than it can be shown."""
    names = {" ": "space", ".": "full_stop", "%": "percent_sign"}
    for mark in text:
        pilot.app.post_message(events.Key(names.get(mark, mark), mark))
    await pilot.pause()


def text_of(path: Path) -> str:
    """Return what a file says now."""
    return path.read_text(encoding="utf-8")


def put(path: Path | str, text: str | bytes) -> Path:
    """Write a file."""
    path = Path(path)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def workspace(pilot: Pilot[None]) -> WorkspaceScreen:
    """Return the workspace, which has to be the screen in hand."""
    assert isinstance(pilot.app.screen, WorkspaceScreen)
    return pilot.app.screen


def lines(pilot: Pilot[None], selector: str = "#outline") -> list[str]:
    """Return what a list shows, line by line."""
    shown = pilot.app.screen.query_one(selector, LineList)
    return [shown.render_line(y).text.rstrip() for y in range(shown.size.height)]


async def draft(pilot: Pilot[None]) -> None:
    """Go from home to a draft in the workspace."""
    await pilot.press("enter")
    await type_text(pilot, GOAL)
    await pilot.press("ctrl+g")
    await settle(pilot)
