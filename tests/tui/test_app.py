"""The ways of a user, key by key."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from okrcoach.documents import read
from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.brief import BriefScreen
from okrcoach.tui.screens.home import HomeScreen
from okrcoach.tui.screens.page import PageScreen
from okrcoach.tui.screens.saving import SaveAsScreen
from okrcoach.tui.screens.too_small import TooSmallScreen
from okrcoach.tui.screens.workspace import WorkspaceScreen
from okrcoach.tui.widgets.key_bar import KeyBar
from okrcoach.tui.widgets.line_editor import LineEditor
from okrcoach.tui.widgets.line_list import LineList
from tests.tui.conftest import PAGE
from tests.tui.driving import SIZES, lines, put, settle, text_of, type_text, workspace

GOAL = "More bakers come back for a second order"
MakeApp = Callable[..., OkrcoachApp]


async def draft(pilot: Pilot[None]) -> None:
    """Go from home to a draft in the workspace."""
    await pilot.press("enter")
    await type_text(pilot, GOAL)
    await pilot.press("ctrl+g")
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_enter_alone_leads_from_launch_to_a_saved_draft_in_twelve_keys(make_app: MakeApp, size: tuple[int, int]) -> None:
    keys = 0
    async with make_app().run_test(size=size) as pilot:
        await settle(pilot)

        async def press(key: str) -> None:
            nonlocal keys
            keys += 1
            await pilot.press(key)
            await pilot.pause()

        await press("enter")
        await type_text(pilot, GOAL)
        while isinstance(pilot.app.screen, BriefScreen):
            await press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WorkspaceScreen)
        await press("ctrl+s")
        await press("enter")
        await settle(pilot)
        assert keys <= 12
    (path,) = Path.cwd().glob("*.md")
    assert path.name == "okrs-2027-Q1.md"
    assert len(read(path).document.objectives) >= 2


async def test_four_keys_are_enough(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await draft(pilot)
        await pilot.press("ctrl+s", "enter")
        await settle(pilot)
        assert workspace(pilot).session.path == Path.cwd() / "okrs-2027-Q1.md"
        assert not workspace(pilot).work.dirty


async def test_findings_follow_what_one_types(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "down")
        await settle(pilot)
        before = {finding.rule for finding in workspace(pilot).findings if finding.where == "objectives/0/key_results/1"}
        await pilot.press("enter", "ctrl+u")
        await type_text(pilot, "Raise repeat orders of rye from 20% to 35%")
        await settle(pilot)
        after = {finding.rule for finding in workspace(pilot).findings if finding.where == "objectives/0/key_results/1"}
        assert "key-result-no-number" in before
        assert "key-result-no-number" not in after
        assert any("rye" in line for line in lines(pilot))


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
        assert isinstance(pilot.app.screen, SaveAsScreen)
        await pilot.press("escape", "ctrl+s", "down", "enter")
        await settle(pilot)
        assert text_of(page) == PAGE.replace("to 35%", "to 35% soon")


async def test_undo_takes_back_what_was_typed_added_and_deleted(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        work = workspace(pilot).work
        before = work.document
        await pilot.press("down", "d", "k")
        await type_text(pilot, "Sell more")
        assert [one.text for one in work.document.objectives[0].key_results] == [
            "Launch the new shop",
            "Sell more",
            "Answer calls within 2 hours",
        ]
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert work.document == before
        await pilot.press("ctrl+y")
        assert len(work.document.objectives[0].key_results) == 2


async def test_a_new_line_left_empty_goes_again(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        before = workspace(pilot).work.document
        await pilot.press("k", "escape")
        await settle(pilot)
        assert workspace(pilot).work.document == before
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "outline"


async def test_lines_move_and_stay_chosen(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "shift+down")
        assert workspace(pilot).work.where == "objectives/0/key_results/1"
        await pilot.press("up")
        assert workspace(pilot).work.where == "objectives/0/key_results/0"
        assert workspace(pilot).work.line == workspace(pilot).work.document.objectives[0].key_results[0]


async def test_a_metric_becomes_a_key_result(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await draft(pilot)
        count = len(workspace(pilot).work.document.objectives[0].key_results)
        await pilot.press("m")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        key_results = workspace(pilot).work.document.objectives[0].key_results
        assert len(key_results) == count + 1
        assert key_results[-1].assumed == ("target",)


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
        await pilot.pause(1.3)
        (kept,) = app.store.unsaved()
        assert kept.document == workspace(pilot).work.document


async def test_a_brief_that_was_begun_is_offered_with_all_that_was_typed(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await type_text(pilot, GOAL)
        await pilot.press("enter", "down", "space", "enter")
        await type_text(pilot, "Ovens")
        await pilot.press("enter", "enter", "enter")
        await type_text(pilot, "half a number")
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, BriefScreen)
        assert screen.query_one("#goal", LineEditor).kept == GOAL
        typed = screen._typed()
        assert (typed["team"], typed["known"]) == ("Ovens", "half a number")


async def test_a_number_without_its_metric_is_said_and_nothing_is_drafted(make_app: MakeApp) -> None:
    async with make_app().run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await type_text(pilot, GOAL)
        await pilot.press("enter", "enter", "enter", "enter", "enter")
        await type_text(pilot, "31")
        await pilot.press("ctrl+g")
        await settle(pilot)
        assert isinstance(pilot.app.screen, BriefScreen)
        assert any("needs a name" in notice.message for notice in pilot.app._notifications)


async def test_a_draft_needs_a_goal(make_app: MakeApp) -> None:
    async with make_app().run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("enter", "enter", "ctrl+g")
        await settle(pilot)
        assert isinstance(pilot.app.screen, BriefScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, HomeScreen)


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


async def test_help_opens_on_f1_everywhere_and_on_a_question_mark_where_nothing_is_typed(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, PageScreen)
        await pilot.press("escape", "enter", "question_mark")
        await pilot.pause()
        assert pilot.app.screen.query_one("#goal", LineEditor).kept == "?"
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, PageScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, BriefScreen)


async def test_why_a_finding_is_one_key_away(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "tab", "tab", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PageScreen)
        assert pilot.app.screen._heading == workspace_findings(pilot)[0]


def workspace_findings(pilot: Pilot[None]) -> list[str]:
    screen = below(pilot)
    return [finding.rule for finding in screen.findings if finding.where == screen.work.where]


async def test_a_small_terminal_is_told_so_and_goes_on_when_it_grows(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test(size=(50, 12)) as pilot:
        await settle(pilot)
        assert isinstance(pilot.app.screen, TooSmallScreen)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert isinstance(pilot.app.screen, WorkspaceScreen)
        await pilot.press("down", "enter", "x")
        await pilot.resize_terminal(59, 24)
        await pilot.pause()
        assert isinstance(pilot.app.screen, TooSmallScreen)
        await pilot.resize_terminal(60, 18)
        await settle(pilot)
        assert workspace(pilot).work.line == workspace(pilot).work.document.objectives[0].key_results[0]
        assert workspace(pilot).work.dirty


async def test_text_of_files_neither_styles_nor_steers(make_app: MakeApp) -> None:
    text = "Raise [bold red]repeat[/] \x1b[31morders\x1b]0;x\x07 \u202efrom 20% to 35% [@click=app.quit]now[/]"
    content = {"title": "[red]\x1b[2J", "objectives": [{"text": text, "key_results": [{"text": text}]}]}
    path = put("hostile.json", json.dumps(content))
    async with make_app(path).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter", "x", "f1")
        await settle(pilot)
        screen = below(pilot)
        shown = "\n".join(strip.text for strip in screen._compositor.render_strips())
        assert "[bold red]repeat[/]" in shown
        assert "␛[31m" in shown
        assert not set(shown) & {"\x1b", "\x07", "\u202e"}
        line = screen.work.document.objectives[0].key_results[0].text
        assert line == path_text(path) + "x"


def below(pilot: Pilot[None]) -> WorkspaceScreen:
    """Return the workspace under a page."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, WorkspaceScreen))


def path_text(path: Path) -> str:
    return read(path).document.objectives[0].key_results[0].text


async def test_all_keys_that_work_stand_in_the_footer_and_none_is_cut_off(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await pilot.press("x")
        bar = pilot.app.screen.query_one(KeyBar)
        shown = bar.render().plain
        assert bar.region.height == shown.count("\n") + 1
        assert all(len(row) <= 58 for row in shown.splitlines())
        for key in ("↑↓", "Enter", "o/k/p", "d", "Shift+↑↓", "t", "m", "Tab", "^S", "F2", "Esc", "F1", "^P", "^Q"):
            assert f"{key} " in shown
        assert pilot.app.screen.query_one("#outline", LineList).region.height >= 4


async def test_what_a_draft_assumes_and_what_a_file_holds_besides_is_one_key_away(make_app: MakeApp) -> None:
    path = put("bakery.yaml", "objectives:\n- text: Bakers come back\n  weather: fine\n")
    async with make_app(path).run_test() as pilot:
        await settle(pilot)
        await pilot.press("i")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PageScreen)
        assert any("left aside" in line for line in lines(pilot, "Reading"))
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await draft(pilot)
        await pilot.press("i")
        await pilot.pause()
        assert any("O1 KR1" in line for line in lines(pilot, "Reading"))


async def test_a_key_in_the_footer_can_be_clicked(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        bar = pilot.app.screen.query_one(KeyBar)
        await pilot.click(KeyBar, offset=(bar.render().plain.index("F1") + 2, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, PageScreen)


async def test_every_key_is_in_the_menu_too(make_app: MakeApp, page: Path) -> None:
    app = make_app(page)
    async with app.run_test() as pilot:
        await settle(pilot)
        names = [command.title for command in app.get_system_commands(app.screen)]
        assert {"Save", "Save as", "Delete", "Details", "Metrics", "Help", "Quit", "Theme"} <= set(names)
        await pilot.press("ctrl+p")
        await type_text(pilot, "save as")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, SaveAsScreen)


async def test_a_mistake_in_the_teams_settings_is_told_and_the_default_rules_judge(make_app: MakeApp, page: Path) -> None:
    put("okrcoach.toml", 'preset = "nonsense"\n')
    async with make_app(page).run_test(notifications=True) as pilot:
        await settle(pilot)
        assert any("okrcoach.toml" in notice.message for notice in pilot.app._notifications)
        assert workspace(pilot).findings


async def test_a_file_that_was_moved_away_is_written_anew_when_asked(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter")
        await type_text(pilot, "!")
        page.unlink()  # noqa: ASYNC240
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert text_of(page) == PAGE.replace("to 35%", "to 35%!")


async def test_a_fault_in_a_rule_is_told_and_the_work_goes_on(make_app: MakeApp, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with make_app(page).run_test(notifications=True) as pilot:
        await settle(pilot)
        app = workspace(pilot).app
        monkeypatch.setattr(app.rooms, "review", lambda *_: 1 / 0)
        await pilot.press("down", "enter", "x")
        await settle(pilot)
        assert any("ZeroDivisionError" in notice.message for notice in app._notifications)
        await pilot.press("y")
        assert workspace(pilot).work.dirty
