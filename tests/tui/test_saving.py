"""What saving asks and says: another name that is free, a file that somebody else changed, a name that cannot be written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Static

from okrcoach.documents import read
from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.details import DetailsScreen
from okrcoach.tui.screens.file_name import FileNameScreen
from okrcoach.tui.screens.home import HomeScreen
from okrcoach.tui.widgets.field import NameField
from tests.denied import denied
from tests.tui.conftest import PAGE
from tests.tui.driving import put, settle, text_of, type_text, workspace

MakeApp = Callable[..., OkrcoachApp]


def told(app: OkrcoachApp) -> str:
    """Return all notices."""
    return "\n".join(notice.message for notice in app._notifications)


async def test_under_another_name_proposes_one_that_is_free(make_app: MakeApp, page: Path) -> None:
    put("bakery-2.md", "taken")
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter", "!", "enter")
        put(page, PAGE.replace("Ovens", "Bread and ovens"))
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen.query_one(NameField).value == "bakery-3.md"
        await pilot.press("enter")
        await settle(pilot)
        assert text_of(Path("bakery-3.md")) == PAGE.replace("to 35%", "to 35%!")
        assert "Bread and ovens" in text_of(page)


async def test_a_file_that_somebody_else_changed_does_not_say_all_of_this_already(make_app: MakeApp, page: Path) -> None:
    app = make_app(page)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+s")
        assert "says all of this already" in told(app)
        put(page, PAGE.replace("Ovens", "Bread and ovens"))
        await pilot.press("ctrl+s")
        assert "was changed by somebody else" in told(app)


async def test_a_name_that_no_file_can_have_is_refused_where_it_is_typed(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("f2", "ctrl+u")
        await type_text(pilot, "x" * 300)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, FileNameScreen)
        assert "file name too long" in str(pilot.app.screen.query_one("#hint", Static).render())


async def test_a_name_that_cannot_be_written_is_not_typed_anew(make_app: MakeApp, page: Path) -> None:
    app = make_app(page)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("f2", "ctrl+u")
        await type_text(pilot, "bakery.md/out.md")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, FileNameScreen)
        assert app.screen.query_one(NameField).value == "bakery.md/out.md"
        assert "bakery.md/out.md" in told(app)


async def test_a_folder_that_is_not_there_is_made_where_one_wants_it(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("f2", "ctrl+u")
        await type_text(pilot, "gone/x/out.md")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert pilot.app.screen.query_one(NameField).value == "gone/x/out.md"
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert text_of(Path("gone/x/out.md")) == PAGE


async def test_a_file_whose_folder_is_gone_is_saved_there_again(make_app: MakeApp, page: Path) -> None:
    folder = Path("ovens").absolute()  # noqa: ASYNC240
    folder.mkdir()
    path = page.rename(folder / "bakery.md")  # noqa: ASYNC240
    async with make_app(path).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter", "!")
        path.unlink()
        folder.rmdir()
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "There is no folder" in str(pilot.app.screen.query_one("#heading").render())
        await pilot.press("enter")
        await settle(pilot)
        assert text_of(path) == PAGE.replace("to 35%", "to 35%!")


async def test_a_folder_that_is_closed_meanwhile_is_told_and_loses_no_work(
    make_app: MakeApp, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path("ovens").absolute()  # noqa: ASYNC240
    folder.mkdir()
    path = page.rename(folder / "bakery.md")  # noqa: ASYNC240
    app = make_app(path)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("down", "enter", "!")
        with monkeypatch.context() as closed:
            for name in ("stat", "open"):
                closed.setattr(os, name, denied(getattr(os, name), f"{folder}{os.sep}"))
            for key in ("ctrl+s", "enter"):
                await pilot.press(key)
                await settle(pilot)
                assert isinstance(app.screen, FileNameScreen)
                assert "bakery.md: cannot be seen: permission denied." in told(app)
        await pilot.press("escape")
        assert workspace(pilot).work.dirty
        assert text_of(path) == PAGE


@pytest.mark.parametrize(
    ("line", "field", "good", "bad"),
    [
        ("down", "type", "health", "foo"),
        ("end", "due", "31 March", "someday"),
        ("home", "period", "FY27 Q3", "soon"),
    ],
)
async def test_details_that_nothing_can_be_made_of_are_said_and_kept(
    make_app: MakeApp, page: Path, line: str, field: str, good: str, bad: str
) -> None:
    app = make_app(page)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        for text, said in ((good, False), (bad, True)):
            await pilot.press(line, "t")
            assert isinstance(app.screen, DetailsScreen)
            app.screen.query_one(f"#{field}", NameField).value = text
            await pilot.press("escape")
            await settle(pilot)
            assert (f"“{text}” is no" in told(app)) is said
            assert getattr(workspace(pilot).work.line or workspace(pilot).work.document, field) == text


async def test_what_is_written_here_says_no_number_twice_in_the_file(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "enter", "ctrl+u")
        await type_text(pilot, "Raise weekly orders from 20 to 60")
        await pilot.press("enter", "k")
        await type_text(pilot, "Cut complaints from 30 to 10 a week")
        await pilot.press("enter", "ctrl+s")
        await settle(pilot)
        added = "- KR: Raise weekly orders from 20 to 60\n- KR: Cut complaints from 30 to 10 a week"
        assert text_of(page) == PAGE.replace("- KR: Launch the new shop", added)


async def test_numbers_that_a_file_gives_beside_the_words_follow_them(make_app: MakeApp) -> None:
    page = put(
        "bakery.yaml", "objectives:\n  - text: Bakers come back\n    key_results:\n      - text: Raise orders to 35\n        target: 35\n"
    )
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter", "backspace", "8", "enter", "ctrl+s")
        await settle(pilot)
    assert "text: Raise orders to 38\n        target: 38\n" in text_of(page)


async def test_a_file_that_has_no_room_for_an_edit_is_left_alone_and_another_name_is_asked_for(make_app: MakeApp) -> None:
    sheet = "Objective,Key result\nBakers come back,Raise orders from 2 to 3\n"
    app = make_app(put("bakery.csv", sheet))
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("down", "t")
        await type_text(pilot, "Ines")
        await pilot.press("escape", "ctrl+s")
        await settle(pilot)
        assert "bakery.csv: the owner of 'Raise orders from 2 to 3' cannot be written into this file" in told(app)
        assert isinstance(app.screen, FileNameScreen)
        assert app.screen.query_one(NameField).value == "bakery-2.csv"
        await pilot.press("enter")
        await settle(pilot)
        assert not workspace(pilot).work.dirty
    assert "Ines" in text_of(Path("bakery-2.csv"))
    assert text_of(Path("bakery.csv")) == sheet


async def test_what_somebody_else_wrote_can_be_looked_at_and_nothing_of_either_is_lost(make_app: MakeApp, page: Path) -> None:
    app = make_app(page)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter", "!")
        await settle(pilot)
        mine = workspace(pilot).work.document
        theirs = put(page, PAGE.replace("Ovens", "Bread and ovens"))
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("down", "down", "enter")
        await settle(pilot)
        assert "Bread and ovens" in text_of(theirs)
        assert workspace(pilot).work.document == read(page).document != mine
        assert [work.document for work in app.store.unsaved()] == [mine]
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
