"""Work that was left unsaved, as the home screen and the question about its file offer it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from okrcoach.documents import read
from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.home import HomeScreen
from okrcoach.tui.unsaved import Unsaved
from tests.tui.driving import lines, settle, workspace

MakeApp = Callable[..., OkrcoachApp]


@pytest.fixture
def clock_of_greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let clocks here show UTC."""
    with monkeypatch.context() as here:
        here.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("clock_of_greenwich")
async def test_two_works_on_one_file_say_from_when_each_is(make_app: MakeApp, page: Path) -> None:
    store = make_app().store
    source = read(page)
    for work_id, team, when in (("a1", "Ovens!", "2026-11-22T08:05:09+00:00"), ("b2", "Shops", "2026-11-22T08:05:41+00:00")):
        store.keep(Unsaved(work_id, when=when, document=replace(source.document, team=team), source=source))
    async with make_app().run_test() as pilot:
        await settle(pilot)
        rows = [row.split() for row in lines(pilot, "#choices") if "bakery.md" in row]
        assert rows == [["bakery.md", "edited", "·", "22", "Nov,", clock] for clock in ("08:05:41", "08:05:09")]
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        shown = "\n".join(lines(pilot, "LineList"))
        assert shown.index("22 Nov, 08:05:41") < shown.index("22 Nov, 08:05:09") < shown.index("Open the file as it is")
        await pilot.press("down", "enter")
        await settle(pilot)
        assert workspace(pilot).work.document.team == "Ovens!"


async def test_work_that_is_only_looked_at_stays_as_old_as_it_is(make_app: MakeApp, page: Path) -> None:
    app, source, then = make_app(), read(page), "2026-11-22T08:05:09+00:00"
    app.store.keep(Unsaved("a1", when=then, document=replace(source.document, team="Shops"), source=source))
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert workspace(pilot).work.dirty
        await pilot.press("escape")
        await settle(pilot)
        assert [work.when for work in app.store.unsaved()] == [then]
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter", "!", "escape", "escape")
        await settle(pilot)
        assert [work.when > then for work in app.store.unsaved()] == [True]


def full(_: object) -> None:
    """Keep nothing: the disk is full."""
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("key", ["ctrl+q", "escape"])
async def test_work_that_cannot_be_kept_is_left_only_by_who_says_so(
    make_app: MakeApp, page: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    app = make_app(page)
    monkeypatch.setattr(app.store, "keep", full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter", "!", "enter", key)
        await settle(pilot)
        asked = len(app.screen_stack)
        await pilot.press("ctrl+q")
        await settle(pilot)
        assert app.is_running
        assert len(app.screen_stack) == asked
        assert "cannot be kept: no space left on device" in str(app.screen.query_one("#heading").render())
        await pilot.press("enter")
        await settle(pilot)
        assert workspace(pilot).work.dirty
        await pilot.press(key)
        await settle(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen) if key == "escape" else not app.is_running


async def test_where_all_is_saved_nothing_has_to_be_kept(make_app: MakeApp, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(page)
    monkeypatch.setattr(app.store, "keep", full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter", "!", "ctrl+s", "escape", "escape")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.usefixtures("clock_of_greenwich")
async def test_works_whose_goals_are_long_and_begin_alike_take_two_rows_each_and_say_from_when_they_are(make_app: MakeApp) -> None:
    app, goal = make_app(), "More bakers of the lower valley and of the two villages above it come back for a second order "
    for work_id, rest in (("a1", "before the summer ends"), ("b2", "and tell others about it")):
        app.store.keep(Unsaved(work_id, fields=(("goal", goal + rest),), when=f"2026-11-22T08:05:0{work_id[1]}+00:00"))
    async with app.run_test() as pilot:
        await settle(pilot)
        rows = lines(pilot, "#choices")
        begin = next(number for number, row in enumerate(rows) if "Unfinished" in row) + 1
        shown = [row for row in rows[begin:] if row.strip()]
        assert len(shown) == 4
        assert [clock for row in shown for clock in ("08:05:01", "08:05:02") if clock in row] == ["08:05:02", "08:05:01"]
        assert [row.endswith("…") for row in shown] == [False, True] * 2
