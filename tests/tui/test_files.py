"""Opening, saving, and coming back to what was left."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from okrcoach.documents import read
from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.file_name import FileNameScreen
from okrcoach.tui.screens.home import HomeScreen
from okrcoach.tui.screens.page import PageScreen
from okrcoach.tui.widgets.field import Field
from tests.tui.conftest import PAGE
from tests.tui.driving import draft, lines, put, settle, text_of, type_text, until, workspace

MakeApp = Callable[..., OkrcoachApp]


async def test_saving_an_opened_file_changes_only_the_edited_line(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter")
        await type_text(pilot, " in the south")
        await pilot.press("enter", "ctrl+s")
        await settle(pilot)
        assert text_of(page) == PAGE.replace("to 35%", "to 35% in the south")
        await pilot.press("ctrl+z", "ctrl+s")
        await settle(pilot)
        assert text_of(page) == PAGE


async def test_a_file_that_changed_on_disk_is_not_overwritten_unasked(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter")
        await type_text(pilot, " soon")
        put(page, PAGE + "\nSomebody wrote this.\n")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PageScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert "Somebody" in text_of(page)
        assert workspace(pilot).work.dirty
        await pilot.press("ctrl+s", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, FileNameScreen)
        await pilot.press("escape", "ctrl+s", "down", "enter")
        await settle(pilot)
        assert text_of(page) == PAGE.replace("to 35%", "to 35% soon")


async def test_escape_leads_home_and_what_was_typed_is_offered_there_and_at_the_next_start(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter")
        await type_text(pilot, " in the south")
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert any("bakery.md" in line and "edited" in line for line in lines(pilot, "#choices"))
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        line = workspace(pilot).work.document.objectives[0].key_results[0]
        assert line.text == "Raise repeat orders from 20% to 35% in the south"
        assert workspace(pilot).work.dirty
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert text_of(page) == PAGE.replace("to 35%", "to 35% in the south")
        await pilot.press("escape")
        await settle(pilot)
        assert not any("Unfinished" in line for line in lines(pilot, "#choices"))


async def test_work_is_kept_a_moment_after_the_last_key(make_app: MakeApp, page: Path) -> None:
    app = make_app(page)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter")
        await type_text(pilot, "!")
        await until(pilot, app.store.unsaved)
        (kept,) = app.store.unsaved()
        assert kept.document == workspace(pilot).work.document


async def test_a_file_that_was_moved_away_is_written_anew_when_asked(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter")
        await type_text(pilot, "!")
        for _ in range(2):  # with changes and without, for then it stands nowhere else
            page.unlink()  # noqa: ASYNC240
            await pilot.press("ctrl+s")
            await settle(pilot)
            assert "bakery.md is gone" in str(pilot.app.screen.query_one("#heading").render())
            await pilot.press("enter")
            await settle(pilot)
            assert text_of(page) == PAGE.replace("to 35%", "to 35%!")


async def test_a_line_that_is_still_empty_is_not_saved(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter", "!", "escape", "k", "ctrl+s")
        await settle(pilot)
        assert text_of(page) == PAGE.replace("our sourdough", "our sourdough!")


async def test_a_file_with_unsaved_work_is_opened_as_the_user_says(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter", "!", "escape", "escape")
        await settle(pilot)
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        assert isinstance(pilot.app.screen, PageScreen)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert not workspace(pilot).work.dirty
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert workspace(pilot).work.dirty


async def test_details_are_kept_however_one_leaves(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("t")
        await type_text(pilot, "Ada")
        await pilot.press("escape", "up", "t", "enter")
        await type_text(pilot, "!")
        await pilot.press("enter", "enter")
        await settle(pilot)
        document = workspace(pilot).work.document
        assert (document.objectives[0].owner, document.team) == ("Ada", "Ovens!")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert read(page).document == document


async def test_no_hint_of_a_detail_is_cut_at_60_columns(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        for keys in (("up", "t"), ("down", "t"), ("down", "t"), ("end", "t")):
            await pilot.press(*keys)
            await settle(pilot)
            for field in pilot.app.screen.query(Field):
                field.value = ""
                await pilot.pause()
                shown = "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
                assert f" {field.placeholder} " in shown
            pilot.app.pop_screen()


async def test_quitting_keeps_what_was_typed_a_moment_ago(make_app: MakeApp, page: Path) -> None:
    app = make_app(page)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter", "!", "ctrl+q")
    (kept,) = app.store.unsaved()
    assert kept.document is not None
    assert kept.document.objectives[0].text.endswith("!")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
async def test_a_closed_terminal_keeps_what_was_typed_a_moment_ago(make_app: MakeApp, page: Path, number: signal.Signals) -> None:
    app = make_app(page)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter", "!")
        os.kill(os.getpid(), number)
        await until(pilot, lambda: app._exit)
    assert app.return_code == 128 + number
    (kept,) = app.store.unsaved()
    assert kept.document is not None
    assert kept.document.objectives[0].text.endswith("!")
    assert signal.getsignal(number) is signal.SIG_DFL


async def test_a_draft_that_was_saved_and_changed_again_still_belongs_to_its_file(make_app: MakeApp) -> None:
    path = Path.cwd() / "okrs-2027-Q1.md"
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await draft(pilot)
        await pilot.press("ctrl+s", "enter")
        await settle(pilot)
        await pilot.press("enter", "!", "ctrl+q")
    async with make_app().run_test() as pilot:
        await settle(pilot)
        assert any("okrs-2027-Q1.md" in line and "edited" in line for line in lines(pilot, "#choices"))
        await pilot.press("enter")
        await settle(pilot)
        put(path, "# Somebody was here\n")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PageScreen)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert read(path).document.objectives[0].text.endswith("!")
        assert not workspace(pilot).work.dirty


async def test_save_as_takes_along_what_was_not_understood_and_writes_other_formats_anew(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter", "!", "f2", "ctrl+u")
        await type_text(pilot, "copy.md")
        await pilot.press("enter")
        await settle(pilot)
        assert text_of(Path("copy.md")) == PAGE.replace("our sourdough", "our sourdough!")
        assert text_of(page) == PAGE
        await pilot.press("f2", "ctrl+u")
        await type_text(pilot, "copy.txtx")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, FileNameScreen)
        await pilot.press("ctrl+u")
        await type_text(pilot, "copy.json")
        await pilot.press("enter")
        await settle(pilot)
        assert read(Path("copy.json")).document == workspace(pilot).work.document
        await pilot.press("f2", "ctrl+u")
        await type_text(pilot, "bakery.md")
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert text_of(page) == PAGE


async def test_a_page_that_is_read_and_not_written_is_saved_as_markdown_beside_it(make_app: MakeApp) -> None:
    html = "<h2>Objective: Bakers come back</h2><ul><li>KR: Raise repeat orders from 20% to 35%</li></ul>"
    original = put("shop.html", html).absolute()
    async with make_app(original).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter")
        await type_text(pilot, " soon")
        await pilot.press("enter", "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, FileNameScreen))
        await pilot.press("enter")
        beside = original.with_suffix(".md")
        await until(pilot, beside.exists)
        await settle(pilot)
        assert "to 35% soon" in text_of(beside)
        assert text_of(original) == html
        assert not workspace(pilot).work.dirty


async def test_a_fix_that_would_lose_what_the_file_says_of_the_line_is_not_made(make_app: MakeApp, page: Path) -> None:
    text = PAGE.replace("- KR:", "- KR: Coach the depot managers\n  - note: Lee asked for it\n- KR:", 1)
    put(page, text)
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "f", "ctrl+s")
        await settle(pilot)
        assert not workspace(pilot).work.can_undo
        assert text_of(page) == text


async def test_a_fix_is_saved_into_the_file(make_app: MakeApp, page: Path) -> None:
    put(page, PAGE.replace("- KR:", "- KR: Coach the depot managers\n- KR:", 1))
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "f", "ctrl+s")
        await settle(pilot)
        assert "### Projects" in text_of(page)
        assert "KR: Coach" not in text_of(page)
