"""A terminal that changes its size while somebody works."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.too_small import TooSmallScreen
from okrcoach.tui.screens.workspace import WorkspaceScreen
from okrcoach.tui.widgets.line_editor import LineEditor
from tests.tui.driving import GOAL, app_of, lines, put, settle, type_text, workspace

MakeApp = Callable[..., OkrcoachApp]


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


@pytest.mark.parametrize("sizes", [((80, 18),), ((120, 40), (80, 24)), ((200, 60), (50, 14), (80, 24))])
async def test_the_chosen_line_stays_in_sight_when_the_terminal_changes(
    make_app: MakeApp, tmp_path: Path, sizes: tuple[tuple[int, int], ...]
) -> None:
    key_results = "".join(f"- Loaves of kind {number} from 3 to 8 a day\n" for number in range(9))
    page = put(tmp_path / "many.md", f"# Bakery, 2031-Q1\n\n## Objective: A shelf for everybody\n\n{key_results}")
    async with make_app(page).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("end")
        for columns, rows in sizes:
            await pilot.resize_terminal(columns, rows)
            await settle(pilot)
        assert any("kind 8" in line for line in lines(pilot))


@pytest.mark.parametrize("sizes", [((120, 40), (80, 24)), ((80, 24), (120, 40)), ((60, 18), (120, 40), (60, 18))], ids=str)
async def test_the_line_in_hand_takes_the_rows_that_it_has_taken_before_at_that_size(
    make_app: MakeApp, tmp_path: Path, sizes: tuple[tuple[int, int], ...]
) -> None:
    text = "Raise the part of the loaves that leave the valley's ovens before the first bus comes from 40% to 70% in all four shops"
    page = put(tmp_path / "loaves.md", f"# Bakery, 2031-Q1\n\n## Objective: A shelf for everybody\n\n- {text}\n")
    seen = {}
    async with make_app(page).run_test(size=sizes[-1]) as pilot:
        await settle(pilot)
        await pilot.press("down", "down")
        for columns, rows in (sizes[-1], *sizes):
            await pilot.resize_terminal(columns, rows)
            await settle(pilot)
            editor = pilot.app.screen.query_one(LineEditor)
            shown = tuple(strip for y in range(editor.size.height) if (strip := editor.render_line(y).text.strip()))
            assert len(shown) == editor.size.height
            assert " ".join(shown) == text
            assert seen.setdefault((columns, rows), shown) == shown


@pytest.mark.parametrize("rows", range(18, 25))
async def test_key_questions_have_no_heading_where_there_is_room_for_none_of_them(make_app: MakeApp, rows: int) -> None:
    async with make_app().run_test(size=(60, rows)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await type_text(pilot, GOAL)
        await pilot.press("enter", "enter")
        await settle(pilot)
        shown = [line.strip() for line in lines(pilot, "#reminder") if line.strip()]
        assert [line.startswith("Key questions") for line in shown][:2] in ([], [True, False])


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (110, 32), (120, 40)], ids=str)
async def test_what_an_empty_field_asks_for_is_never_cut_off(make_app: MakeApp, page: Path, size: tuple[int, int]) -> None:
    asked = set()
    async with make_app().run_test(size=size) as pilot:
        await settle(pilot)

        def look() -> None:
            for field in pilot.app.screen.query("LineEditor, Input").results(LineEditor | Input):
                if field.content_size.width and field.placeholder:
                    asked.add(str(field.placeholder))
                    assert cell_len(str(field.placeholder)) <= field.content_size.width

        await pilot.press("n")
        await settle(pilot)
        look()
        await type_text(pilot, GOAL)
        await pilot.press("enter", "enter")
        await settle(pilot)
        look()
        app_of(pilot).go_home()
        app_of(pilot).open_file(page)
        await settle(pilot)
        for _ in range(6):  # the document, its objective, three key results, a project
            await pilot.press("t")
            await settle(pilot)
            look()
            await pilot.press("escape", "down")
        await pilot.press("k")
        await settle(pilot)
        look()
    assert len(asked) >= 16


async def test_of_a_long_name_the_end_is_seen_where_the_cursor_stands(make_app: MakeApp) -> None:
    name = "what the bakery at the corner of the long street wants to reach in the first quarter of the year.md"
    async with make_app(put(name, "# Bakery 2031-Q1\n\n## Objective: A shelf for everybody\n")).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f2")
        await settle(pilot)
        field = pilot.app.screen.query_one(Input)
        assert field.render_line(0).text.rstrip().endswith(name[-30:])
        await pilot.press("home")
        await settle(pilot)
        assert field.render_line(0).text.startswith(name[:30])
