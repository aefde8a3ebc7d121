"""Notices leave the keys and the words in hand to be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.workspace import WorkspaceScreen
from okrcoach.tui.widgets.key_bar import KeyBar
from tests.tui.driving import SIZES, settle, type_text

MakeApp = Callable[..., OkrcoachApp]

WARNING = "The ovens of the lower valley are cold, and nobody has said since when: ask those who bake there before you go on."
TERMINALS = pytest.mark.parametrize("size", [*SIZES.values(), (60, 20)], ids=[*SIZES, "small"])


async def covered(pilot: Pilot[None], *selectors: str) -> list[str]:
    """Tell a warning and a remark, and return which of the widgets they cover."""
    pilot.app.notify(WARNING, severity="warning")
    pilot.app.notify("Saved")
    await settle(pilot)
    screen = pilot.app.screen
    toasts = [toast.region for toast in screen.query("Toast")]
    assert len(toasts) == 2
    assert all(screen.region.contains_region(toast) for toast in toasts)
    return [one for one in selectors if any(toast.overlaps(screen.query_one(one).region) for toast in toasts)]


@TERMINALS
async def test_the_line_in_hand_and_what_the_rules_say_of_it_are_not_covered(make_app: MakeApp, page: Path, size: tuple[int, int]) -> None:
    async with make_app(page).run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "enter")
        await settle(pilot)
        assert await covered(pilot, "TitleBar", "#line", "#editor", "#findings", "KeyBar") == []


@TERMINALS
async def test_which_lines_are_shown_is_not_covered(make_app: MakeApp, page: Path, size: tuple[int, int]) -> None:
    async with make_app(page).run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("v")
        assert await covered(pilot, "TitleBar", "#line", "#editor", "#findings", "KeyBar") == []
        strips = pilot.app.screen._compositor.render_strips()
        assert any("Lines with errors or warnings · " in strip.text and " hidden" in strip.text for strip in strips)


async def test_a_notice_stands_where_one_stood_that_was_taken_back(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test(size=SIZES["narrow"], notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("down", "d")
        await settle(pilot)
        (first,) = pilot.app.screen.query("Toast")
        place = first.region
        for key in ("f1", "escape", "d"):
            await pilot.press(key)
            await settle(pilot)
        (second,) = pilot.app.screen.query("Toast")
        assert second is not first
        assert second.region == place


@TERMINALS
@pytest.mark.parametrize("keys", ["f2", "t", "x", "f1"])
async def test_the_keys_and_the_words_of_a_page_are_not_covered(make_app: MakeApp, page: Path, size: tuple[int, int], keys: str) -> None:
    async with make_app(page).run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", keys)
        await settle(pilot)
        screen = pilot.app.screen
        assert not isinstance(screen, WorkspaceScreen)
        words = ["#heading", "LineList" if keys == "f1" else "Input"]
        assert await covered(pilot, "KeyBar", *words) == []
        foot = next(one for one in pilot.app.screen_stack if isinstance(one, WorkspaceScreen)).query_one(KeyBar).region
        assert not any(toast.region.overlaps(foot) for toast in screen.query("Toast"))


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_a_notice_leaves_every_row_of_keys_to_be_read(make_app: MakeApp, page: Path, size: tuple[int, int]) -> None:
    async with make_app(page).run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("enter", "!", "enter")
        await settle(pilot)
        pilot.app.notify("Saved")
        await settle(pilot)
        (toast,) = pilot.app.screen.query("Toast")
        assert toast.region.bottom <= pilot.app.screen.query_one(KeyBar).region.y


@pytest.mark.parametrize("length", range(34, 41))
async def test_a_notice_that_just_fills_a_row_leaves_the_keys_to_be_read(make_app: MakeApp, page: Path, length: int) -> None:
    async with make_app(page).run_test(size=SIZES["narrow"], notifications=True) as pilot:
        await settle(pilot)
        pilot.app.notify("x" * (length - 5) + " full")
        await settle(pilot)
        (toast,) = pilot.app.screen.query("Toast")
        assert toast.region.bottom <= pilot.app.screen.query_one(KeyBar).region.y


async def test_a_remark_takes_the_place_of_the_one_before_it_and_nothing_is_told_twice(make_app: MakeApp) -> None:
    async with make_app().run_test(notifications=True) as pilot:
        await settle(pilot)
        app = pilot.app
        for text in ("Saved", "The oven is hot", "The oven is hot"):
            app.notify(text)
            app.notify("No flour", severity="warning")
        app.notify("No salt", severity="warning")
        await settle(pilot)
        assert sorted(notice.message for notice in app._notifications) == ["No flour", "No salt", "The oven is hot"]
        assert len(app.screen.query("Toast")) == 3


async def test_a_page_shows_a_notice_once(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test(notifications=True) as pilot:
        await settle(pilot)
        pilot.app.notify("Bread is ready")
        await settle(pilot)
        for key in ("f1", "escape"):
            await pilot.press(key)
            await settle(pilot)
            shown = [rack.screen for screen in pilot.app.screen_stack for rack in screen.query("ToastRack") if rack.display]
            assert shown == [pilot.app.screen]


@pytest.mark.parametrize(
    ("goal", "told"),
    [("More bakers come back for a second order", False), ("Mehr Familien kommen ein zweites Mal in unser Bad", True)],
    ids=["read as it is meant", "in another language"],
)
async def test_what_a_draft_left_out_of_the_brief_is_pointed_to(make_app: MakeApp, goal: str, told: bool) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await type_text(pilot, goal)
        await pilot.press("ctrl+g")
        await settle(pilot)
        assert isinstance(app.screen, WorkspaceScreen)
        assert any("how the brief was read" in notice.message for notice in app._notifications) is told


async def test_who_presses_the_key_that_ends_programs_is_told_what_leaves_this_one(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+c")
        await settle(pilot)
        (notice,) = app._notifications
        assert notice.message.startswith("^Q quits")
        assert not notice.title


async def test_what_was_told_of_a_document_does_not_stand_over_home_and_other_files(make_app: MakeApp, page: Path) -> None:
    app = make_app(page)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("down", "d")
        await settle(pilot)
        assert app._notifications
        await pilot.press("escape")
        await settle(pilot)
        assert not app._notifications
        assert not app.screen.query("Toast")
