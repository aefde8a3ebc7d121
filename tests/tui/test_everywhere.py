"""What holds on every screen: help, footer, a terminal that is too small, texts that mean harm."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import RenderableType
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

from okrcoach.documents import read
from okrcoach.review.finding import SEVERITIES
from okrcoach.tui import garbage
from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.brief import BriefScreen
from okrcoach.tui.screens.page import PageScreen, Reading, ask
from okrcoach.tui.screens.workspace import WorkspaceScreen
from okrcoach.tui.widgets.key_bar import KeyBar, key_name, shown_bindings
from okrcoach.tui.widgets.line_editor import LineEditor
from okrcoach.tui.widgets.line_list import LineList
from okrcoach.tui.widgets.title_bar import TitleBar
from tests.tui.driving import SIZES, put, settle, text_of, workspace

MakeApp = Callable[..., OkrcoachApp]


def path_text(path: Path) -> str:
    return read(path).document.objectives[0].key_results[0].text


def below(pilot: Pilot[None]) -> WorkspaceScreen:
    """Return the workspace under a page."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, WorkspaceScreen))


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


@pytest.fixture
def pictures(monkeypatch: pytest.MonkeyPatch) -> dict[type, list[str]]:
    """Return all that is painted, by the class of the screen."""
    painted: dict[type, list[str]] = {}
    display = OkrcoachApp._display

    def watch(app: OkrcoachApp, screen: Screen[object], picture: RenderableType | None) -> None:
        painted.setdefault(type(screen), []).append("\n".join(strip.text for strip in screen._compositor.render_strips()))
        display(app, screen, picture)

    monkeypatch.setattr(OkrcoachApp, "_display", watch)
    return painted


async def test_the_first_picture_of_a_page_has_its_words_and_its_keys(
    make_app: MakeApp, page: Path, pictures: dict[type, list[str]]
) -> None:
    async with make_app(page).run_test(size=SIZES["wide"]) as pilot:
        await settle(pilot)
        await pilot.press("f1")
        await pilot.pause()
    first = pictures[PageScreen][0]
    assert all(words in first for words in ("Your objectives", "Keys", "Go to the next pane", "Esc Back"))


async def test_the_first_picture_of_a_file_stands_as_wide_as_all_others(
    make_app: MakeApp, page: Path, pictures: dict[type, list[str]]
) -> None:
    goal = f"Bakers of {'this ' * 8}town come back"
    put(page, text_of(page).replace("Bakers come back", goal))
    async with make_app(page).run_test(size=SIZES["wide"]) as pilot:
        await settle(pilot)
    assert pictures[WorkspaceScreen]
    assert not any(goal in picture for picture in pictures[WorkspaceScreen])


async def test_what_is_loaded_is_no_matter_of_the_collector_while_the_app_runs(make_app: MakeApp) -> None:
    before = gc.get_freeze_count()
    async with make_app().run_test() as pilot:
        await settle(pilot)
        assert gc.get_freeze_count() > before
    assert not gc.get_freeze_count()


async def test_closed_pages_leave_no_pictures_behind(make_app: MakeApp) -> None:
    async def pictures_after(pages: int) -> int:
        for _ in range(pages):
            await pilot.press("f1")
            await settle(pilot)
            await pilot.press("escape")
            await settle(pilot)
        garbage.collect()
        return sum(isinstance(one, Strip) for one in gc.get_objects())

    async with make_app().run_test() as pilot:
        await settle(pilot)
        few = await pictures_after(3)
        assert await pictures_after(6) < few + 40  # a page has more than a hundred


async def test_nothing_shows_through_a_page_to_read_and_a_question_stands_over_what_it_is_about(
    make_app: MakeApp, page: Path, pictures: dict[type, list[str]]
) -> None:
    async with make_app(page).run_test(size=SIZES["wide"]) as pilot:
        await settle(pilot)
        await pilot.press("f1")
        await settle(pilot)
        reading = pictures.pop(PageScreen)
        await pilot.press("escape")
        pilot.app.push_screen(ask("Is the oven hot?", ("yes", "It is")))
        await settle(pilot)
        assert not any("Bakery OKRs" in picture for picture in reading)
        assert "Bakery OKRs" in pictures[PageScreen][-1]


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


async def test_two_rows_of_keys_at_80_columns_and_the_help_knows_all(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test(size=SIZES["narrow"]) as pilot:
        await settle(pilot)
        bar, known = pilot.app.screen.query_one(KeyBar), 0
        for keys in (("up",), ("down",), ("down",), ("down",), ("k", "!"), ("enter",), ("ctrl+z",)):
            await pilot.press(*keys)
            await settle(pilot)
            shown, all_keys = bar.render().plain, shown_bindings(pilot.app.screen)
            assert bar.region.height == shown.count("\n") + 1 <= 2
            for key in ("Enter", "Esc", "F1", "^P", "^S"):
                assert f"{key} " in shown
            known = max(known, len(all_keys))
            left_out = [one for one in all_keys if f"{key_name(one)} {one.description}" not in shown]
            await pilot.press("f1")
            await settle(pilot)
            told = [entry.lead[0][0].strip() for entry in pilot.app.screen.query_one(LineList)._entries if entry.lead]
            assert {key_name(one) for one in left_out} <= set(told)
            await pilot.press("escape")
            await settle(pilot)
        assert known > 17  # more than two rows hold: some were left out


async def test_a_key_in_the_footer_can_be_clicked(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        bar = pilot.app.screen.query_one(KeyBar)
        await pilot.click(KeyBar, offset=(bar.render().plain.index("F1") + 2, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, PageScreen)


async def test_a_mistake_in_the_teams_settings_is_told_and_the_default_rules_judge(make_app: MakeApp, page: Path) -> None:
    put("okrcoach.toml", 'preset = "nonsense"\n')
    async with make_app(page).run_test(notifications=True) as pilot:
        await settle(pilot)
        assert any("okrcoach.toml" in notice.message for notice in pilot.app._notifications)
        assert workspace(pilot).findings


async def test_the_chosen_theme_is_remembered(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        app.theme = "okrcoach-light"
        await pilot.pause()
    assert make_app().theme == "okrcoach-light"


async def test_enter_is_offered_where_there_is_an_entry(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down")
        pilot.app.screen.query_one("#findings").focus()
        await settle(pilot)
        names = {binding.description for binding in shown_bindings(pilot.app.screen)}
        pane = pilot.app.screen.query_one("#findings", LineList)
        assert ("Why" in names) is (pane.key is not None)
        pane.show(())
        pilot.app.screen.refresh_bindings()
        assert "Why" not in {binding.description for binding in shown_bindings(pilot.app.screen)}


async def test_the_gravest_finding_of_a_line_stands_first(make_app: MakeApp) -> None:
    path = put("bakery.md", "# Bakery OKRs\n\n## Objective: Bakers come back\n\n- KR: Maybe launch various TBD things and other stuff\n")
    async with make_app(path).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down")
        await settle(pilot)
        found = [SEVERITIES.index(finding.severity) for finding in workspace(pilot).findings_here()]
        assert len(set(found)) > 1
        assert found == sorted(found)


async def test_a_page_that_hides_all_below_is_not_painted_anew_while_that_changes(
    make_app: MakeApp, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []
    really = Reading.render_line

    def render_line(self: Reading, y: int) -> Strip:
        painted.append(y)
        return really(self, y)

    monkeypatch.setattr(Reading, "render_line", render_line)
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("f1")
        await settle(pilot)
        assert painted
        painted.clear()
        for _ in range(3):
            below(pilot).query_one(TitleBar).heading += "!"
            await settle(pilot)
        assert painted == []
        await pilot.press("escape")
        await settle(pilot)
        assert "!!!" in "".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
