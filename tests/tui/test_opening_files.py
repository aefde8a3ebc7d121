"""Opening files: what is found, what is shown of a folder, and what is said of those that cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.home import HomeScreen
from okrcoach.tui.screens.open import OpenScreen
from tests.tui.conftest import PAGE
from tests.tui.driving import app_of, lines, put, settle, type_text, workspace

MakeApp = Callable[..., OkrcoachApp]


async def test_an_unreadable_file_is_told_in_one_line(make_app: MakeApp) -> None:
    put("picture.png", b"\x89PNG\0\0")
    async with make_app(Path("picture.png")).run_test(notifications=True) as pilot:
        await settle(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert any("picture.png" in notice.message for notice in pilot.app._notifications)


async def test_a_file_is_found_and_opened(make_app: MakeApp, page: Path) -> None:
    put("notes.md", "# Notes\n\nNothing to see.\n")
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("o")
        await settle(pilot)
        assert any("bakery.md" in line for line in lines(pilot, "#files"))
        await type_text(pilot, "bak")
        await pilot.press("enter")
        await settle(pilot)
        assert workspace(pilot).session.path == page
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_folder_that_is_typed_shows_its_files(make_app: MakeApp, page: Path) -> None:
    folder = Path("north")
    folder.mkdir()  # noqa: ASYNC240
    page.rename(folder / "oven.md")  # noqa: ASYNC240
    put("south.md", PAGE)
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("o")
        await type_text(pilot, f"../{page.parent.name}/{folder.name}")
        await settle(pilot)
        assert "A folder; Enter shows" in "".join(lines(pilot, "#files"))
        await pilot.press("enter")
        await settle(pilot)
        shown = "".join(lines(pilot, "#files"))
        assert "oven.md" in shown
        assert "south.md" not in shown
        await pilot.press("enter")
        await settle(pilot)
        assert workspace(pilot).session.name == "oven.md"


async def test_a_home_folder_that_is_nobodys_is_no_fault(make_app: MakeApp) -> None:
    async with make_app().run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("o")
        await type_text(pilot, "~nobody-of-that-name/plan.md")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert any("~nobody-of-that-name/plan.md" in notice.message for notice in pilot.app._notifications)


async def test_a_fault_in_a_file_or_a_search_is_told_and_ends_nothing(
    make_app: MakeApp, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(what: str) -> Callable[..., None]:
        def fail(*_: object) -> None:
            raise LookupError(f"no such {what}")

        return fail

    async with make_app().run_test() as pilot:
        await settle(pilot)
        monkeypatch.setattr("okrcoach.documents.read", broken("page"))
        monkeypatch.setattr("okrcoach.documents.find_files", broken("folder"))
        app_of(pilot).open_file(page)
        pilot.app.push_screen(OpenScreen())
        await settle(pilot)
        told = [notice.message for notice in pilot.app._notifications]
        assert told == [f"A fault in okrcoach itself (LookupError: no such {what})" for what in ("page", "folder")]
        assert isinstance(pilot.app.screen, OpenScreen)


async def test_a_page_without_okrs_is_told_as_by_the_command_line(make_app: MakeApp) -> None:
    app = make_app(put("notes.md", "# Bread\n\nFlour and water.\n"))
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        assert any("no objectives and key results were found" in notice.message for notice in app._notifications)


async def test_a_file_that_cannot_be_read_is_named_as_from_here(make_app: MakeApp) -> None:
    app = make_app(put("noise.md", b"\x00\x01\x02\xff" * 99))
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        assert [notice.message for notice in app._notifications] == ["noise.md: is no text; text, .docx and .xlsx files are read"]


@pytest.mark.parametrize(("more", "told"), [("", False), ("  weather: fine\n", True)])
async def test_an_opened_file_says_where_some_of_it_was_not_understood(make_app: MakeApp, more: str, told: bool) -> None:
    app = make_app(put("bakery.yaml", f"objectives:\n- text: Bakers come back\n{more}"))
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        assert any("bakery.yaml was not understood" in notice.message for notice in app._notifications) is told
