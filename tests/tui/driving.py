"""Driving the app as a person does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.workspace import WorkspaceScreen
from okrcoach.tui.widgets.line_list import LineList

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
    calm = 0
    for _ in range(250):
        await pilot.pause(0.02)
        screen = pilot.app.screen
        behind = isinstance(screen, WorkspaceScreen) and screen.judged is not screen.work.document
        calm = 0 if behind or app._under_way is not None or any(worker.is_running for worker in pilot.app.workers) else calm + 1
        if calm > 4:  # longer than anything is put off until typing rests
            return


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until something holds, for as long as a loaded machine may need."""
    for _ in range(200):
        await pilot.pause(0.03)
        if holds():
            return
    raise AssertionError("it did not come to hold")


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type a text."""
    names = {" ": "space", ".": "full_stop", "%": "percent_sign"}
    await pilot.press(*(names.get(mark, mark) for mark in text))


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
