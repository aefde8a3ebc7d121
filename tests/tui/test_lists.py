"""Lists are walked through by keys and by clicks; unfinished work is let go of where somebody says so."""

from __future__ import annotations

from collections.abc import Callable

from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.page import PageScreen
from okrcoach.tui.screens.workspace import WorkspaceScreen
from okrcoach.tui.widgets.focus_cards import Card, FocusCards
from okrcoach.tui.widgets.line_list import LineList
from tests.tui.driving import GOAL, lines, put, settle, type_text, workspace

MakeApp = Callable[..., OkrcoachApp]
LONG = "# OKRs 2027-Q1\n\n## Objective: Bakers come back\n\n" + "".join(
    f"- KR: Raise orders of oven {number} from 20% to 35%\n" for number in range(40)
)


async def test_a_long_list_is_paged_and_has_two_ends(make_app: MakeApp) -> None:
    async with make_app(put("long.md", LONG)).run_test() as pilot:
        await settle(pilot)
        height = pilot.app.screen.query_one("#outline", LineList).size.height
        await pilot.press("end")
        await settle(pilot)
        assert workspace(pilot).work.where == "objectives/0/key_results/39"
        assert any("oven 39" in line for line in lines(pilot))
        await pilot.press("pageup")
        await settle(pilot)
        number = int(workspace(pilot).work.where.rpartition("/")[2])
        assert 39 - height <= number < 39 - height // 2
        await pilot.press("pagedown")
        await settle(pilot)
        assert workspace(pilot).work.where == "objectives/0/key_results/39"
        await pilot.press("home")
        await settle(pilot)
        assert workspace(pilot).work.where == ""


async def test_a_click_chooses_a_line_and_two_open_it(make_app: MakeApp) -> None:
    async with make_app(put("long.md", LONG)).run_test() as pilot:
        await settle(pilot)
        row = next(number for number, line in enumerate(lines(pilot)) if "oven 2 " in line)
        await pilot.click("#outline", offset=(12, row))
        await settle(pilot)
        assert workspace(pilot).work.where == "objectives/0/key_results/2"
        assert pilot.app.focused is pilot.app.screen.query_one("#outline")
        await pilot.click("#outline", offset=(12, row), times=2)
        await settle(pilot)
        assert pilot.app.focused is workspace(pilot).query_one("#editor")


async def test_a_focus_area_is_chosen_by_a_click(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        cards = pilot.app.screen.query_one(FocusCards)
        card = next(card for card in cards.query(Card) if card.area.id == "quality")
        await pilot.click(card)
        await settle(pilot)
        assert cards.chosen == ("quality",)


async def test_unfinished_work_is_discarded_by_who_says_so_twice(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("n")
        await type_text(pilot, GOAL)
        await pilot.press("escape")
        await settle(pilot)
        store = make_app().store
        assert [work.title for work in store.unsaved()] == [GOAL]
        await pilot.press("down", "down")
        for answer, kept in ((("enter",), 1), (("down", "enter"), 0)):
            await pilot.press("d")
            await settle(pilot)
            assert isinstance(pilot.app.screen, PageScreen)
            await pilot.press(*answer)
            await settle(pilot)
            assert len(store.unsaved()) == kept
            assert any("Unfinished" in line for line in lines(pilot, "#choices")) is bool(kept)


async def test_a_file_that_was_open_lately_is_opened_again(make_app: MakeApp) -> None:
    path = put("long.md", LONG)
    make_app().store.remember(path)
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WorkspaceScreen)
        assert pilot.app.screen.session.path == path.absolute()
