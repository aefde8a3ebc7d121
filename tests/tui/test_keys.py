"""Keys that come faster than they are heeded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.brief import BriefScreen
from okrcoach.tui.widgets.field import Field
from okrcoach.tui.widgets.line_editor import LineEditor
from tests.tui.driving import GOAL, settle, text_of, workspace

MakeApp = Callable[..., OkrcoachApp]


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Let keys come all at once; those of more than one letter that name no key are typed."""
    for key in keys:
        named = key in ("enter", "down", "backspace", "escape", "tab") or "+" in key
        for mark in [key] if named else key:
            pilot.app.post_message(events.Key(mark, None if named else mark))
    await pilot.pause()
    await settle(pilot)


async def test_letters_behind_enter_go_into_the_next_field(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await burst(pilot, "n", GOAL, "enter", "enter", "Ovens", "enter", "ctrl+u", "Q2 2027", "enter", "bakerz", "backspace", "s")
        screen = pilot.app.screen
        assert isinstance(screen, BriefScreen)
        assert screen.query_one("#goal", LineEditor).kept == GOAL
        assert [screen.query_one(f"#{name}", Field).value for name in ("team", "period", "audience")] == ["Ovens", "Q2 2027", "bakers"]


async def test_a_key_is_about_the_line_that_the_key_before_it_chose(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await burst(pilot, "down", "down", "x", "it is the first shop", "enter")
        (objective,) = workspace(pilot).work.document.objectives
        assert [[one.rule for one in line.ignores] for line in objective.key_results] == [[], ["binary-key-result"], []]
        await burst(pilot, "down", "d", "ctrl+s")
        assert "Answer calls" not in text_of(page)


async def test_letters_behind_the_key_that_leaves_an_editor_are_keys_again(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await burst(pilot, "down", "enter", " in spring", "enter", "down", "d", "k", "Halve returns", "enter")
        (objective,) = workspace(pilot).work.document.objectives
        texts = [line.text for line in objective.key_results]
        assert texts == ["Raise repeat orders from 20% to 35% in spring", "Answer calls within 2 hours", "Halve returns"]


async def test_a_key_that_hangs_holds_no_other_up_for_long(make_app: MakeApp, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        monkeypatch.setattr(OkrcoachApp, "_follow", lambda *_: None)  # nobody says that it is done
        pilot.app.post_message(events.Key("down", None))
        late = events.Key("down", None)
        late.time += 60
        pilot.app.post_message(late)
        await pilot.pause()
        assert workspace(pilot).work.where == "objectives/0/key_results/1"


async def test_keys_typed_before_the_file_is_there_are_meant_for_it(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await burst(pilot, "down", "d")
        assert [line.text for line in workspace(pilot).work.document.objectives[0].key_results] == [
            "Launch the new shop",
            "Answer calls within 2 hours",
        ]
