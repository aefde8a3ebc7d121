"""Files as people send them: tables, no OKRs at all, fields beside the words, layouts that cannot take every edit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Static

from okrcoach.model import KeyResult
from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.home import HomeScreen
from okrcoach.tui.screens.open import OpenScreen
from okrcoach.tui.screens.page import PageScreen
from okrcoach.tui.seen import LONGEST_SHOWN
from okrcoach.tui.widgets.key_bar import shown_bindings
from okrcoach.tui.widgets.line_editor import LineEditor
from okrcoach.tui.widgets.title_bar import TitleBar
from tests.tui.driving import SIZES, lines, put, settle, text_of, type_text, until, workspace

MakeApp = Callable[..., OkrcoachApp]
TABLE = """Objective,Key result,Owner,Baseline,Target,Comment
Bakers come back,Repeat orders a week,Ines,1200,1800,as the till counts
,Burnt loaves,,,40,
"""


def told(app: OkrcoachApp) -> list[str]:
    """Return all notices."""
    return [notice.message for notice in app._notifications]


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_the_first_picture_has_the_fields_of_the_line_in_hand(make_app: MakeApp, size: tuple[int, int]) -> None:
    path = put("bakery.yaml", "objectives:\n- text: Bakers come back\n  owner: Ines\n")
    async with make_app(path).run_test(size=size) as pilot:
        await settle(pilot)
        assert str(pilot.app.screen.query_one("#line", Static).render()) == "Objective 1 of 1  owner Ines"


async def test_where_there_is_room_the_fields_of_a_line_take_more_rows_than_one(make_app: MakeApp) -> None:
    source = "the till of the shop by the river, counted each evening by whoever locks up"
    path = put(
        "bakery.yaml", f"objectives:\n- text: Bakers come back\n  key_results:\n  - {{text: Loaves from 2 to 3, source: '{source}'}}\n"
    )
    async with make_app(path).run_test(size=SIZES["wide"]) as pilot:
        await settle(pilot)
        await pilot.press("down")
        await settle(pilot)
        shown = pilot.app.screen.query_one("#line", Static)
        rows = str(shown.render()).splitlines()
        assert " ".join(rows[1:]) == f"source {source}"
        assert len(rows) == shown.content_size.height == 3


async def test_the_outline_has_the_numbers_that_stand_in_columns(make_app: MakeApp) -> None:
    async with make_app(put("bakery.csv", TABLE)).run_test() as pilot:
        await settle(pilot)
        shown = "\n".join(lines(pilot))
        assert "Repeat orders a week  from 1,200 to 1,800" in shown
        assert "Burnt loaves  to 40" in shown


async def test_a_file_without_okrs_is_not_praised_and_offers_no_key_for_lines(make_app: MakeApp) -> None:
    async with make_app(put("notes.md", "# Bread\n\nFlour and water.\n")).run_test() as pilot:
        await settle(pilot)
        assert "no objectives" in str(pilot.app.screen.query_one(TitleBar).render())
        assert "o adds one" in "\n".join(lines(pilot, "#findings"))
        assert not {"Delete", "Move"} & {binding.description for binding in shown_bindings(pilot.app.screen)}
        await pilot.press("o", "B", "enter")
        await settle(pilot)
        assert "no objectives" not in str(pilot.app.screen.query_one(TitleBar).render())
        assert {"Delete", "Move"} <= {binding.description for binding in shown_bindings(pilot.app.screen)}


async def test_a_file_that_the_list_leaves_out_is_known_and_opened(make_app: MakeApp, page: Path) -> None:
    put("notes.md", "# Bread\n\nFlour and water.\n")
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("o")
        await type_text(pilot, "notes.md")
        await settle(pilot)
        assert "No OKRs were found in this file" in "\n".join(lines(pilot, "#files"))
        await pilot.press("enter")
        await settle(pilot)
        assert workspace(pilot).session.name == "notes.md"


async def test_the_next_file_takes_back_what_the_one_before_ended_in(make_app: MakeApp) -> None:
    put("noise.md", b"\x00\x01\x02\xff" * 99)
    put("photo.md", b"\x00\x01\x02\xff" * 99)
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        for name in ("noise.md", "photo.md"):
            app.open_file(Path(name))
            await settle(pilot)
            assert told(app) == [f"{name}: is no text; text, .docx and .xlsx files are read"]


async def test_a_name_that_no_file_can_have_ends_nothing(make_app: MakeApp, page: Path) -> None:
    async with make_app().run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("o")
        await settle(pilot)
        pilot.app.post_message(events.Paste("x" * 300))
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, OpenScreen)
        assert "file name too long" in "".join(told(pilot.app))


@pytest.mark.parametrize(
    ("text", "screen"), [("Bakers come back\n- Repeat orders from 20% to 35%\n", "WorkspaceScreen"), ("bakery.md\n", "OpenScreen")]
)
async def test_okrs_pasted_where_a_path_belongs_are_reviewed(make_app: MakeApp, page: Path, text: str, screen: str) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("o")
        await settle(pilot)
        pilot.app.post_message(events.Paste(text))
        await settle(pilot)
        assert type(pilot.app.screen).__name__ == screen
        if screen == "WorkspaceScreen":
            assert [one.text for one in workspace(pilot).work.document.objectives] == ["Bakers come back"]
            await pilot.press("escape")
            await settle(pilot)
            assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_file_that_is_written_anew_says_what_it_does_not_hold(make_app: MakeApp) -> None:
    path = put("bakery.yaml", "# from the till\nobjectives:\n- text: Bakers come back\n  weather: fine\n")
    async with make_app(path).run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("i")
        await settle(pilot)
        assert "saving leaves it as it is" in "\n".join(lines(pilot, "LineList"))
        assert told(pilot.app) == []  # the remark that points to this page
        await pilot.press("escape", "f2", "ctrl+u")
        await type_text(pilot, "new.md")
        await pilot.press("enter")
        await settle(pilot)
        assert told(pilot.app) == ["Saved to new.md; whatever else bakery.yaml holds is only there"]
        assert "Bakers come back" in text_of(Path("new.md"))
        await pilot.press("i")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PageScreen)
        assert "Read, but not understood; it is not saved with the rest" in " ".join(" ".join(lines(pilot, "LineList")).split())


async def test_a_refusal_is_taken_back_once_the_file_is_saved(make_app: MakeApp) -> None:
    async with make_app(put("bakery.csv", TABLE)).run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "p", "B", "enter", "ctrl+s")
        await settle(pilot)
        assert "cannot be written into this file" in "".join(told(pilot.app))
        await pilot.press("enter")
        await settle(pilot)
        assert told(pilot.app) == ["Saved to bakery-2.csv; whatever else bakery.csv holds is only there"]


@pytest.mark.parametrize(("ending", "fits"), [("csv", False), ("yaml", True)])
async def test_a_fix_is_offered_where_the_file_can_take_it(make_app: MakeApp, ending: str, fits: bool) -> None:
    pages = {
        "csv": "Objective,Key result\nBakers come back,Coach the depot managers\n,Repeat orders from 20% to 35%\n",
        "yaml": "objectives:\n- text: Bakers come back\n  key_results:\n  - Coach the depot managers\n  - Repeat orders from 20% to 35%\n",
    }
    async with make_app(put(f"bakery.{ending}", pages[ending])).run_test(size=SIZES["wide"]) as pilot:
        await settle(pilot)
        await pilot.press("down")
        await until(pilot, lambda: ("Fix" in {one.description for one in shown_bindings(pilot.app.screen)}) is fits)
        await settle(pilot)
        assert ("Fix" in {one.description for one in shown_bindings(pilot.app.screen)}) is fits
        assert ("f fixes it" in "\n".join(lines(pilot, "#findings"))) is fits
        assert workspace(pilot).findings_here()


async def test_a_metric_that_is_taken_into_a_table_is_saved_there(make_app: MakeApp) -> None:
    path = put("bakery.csv", TABLE)
    async with make_app(path).run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("down", "m")
        await settle(pilot)
        await pilot.press("enter", "ctrl+s")
        await settle(pilot)
        assert told(pilot.app) == ["Saved to bakery.csv"]
        before, added, after = text_of(path).partition(next(line for line in text_of(path).splitlines(True) if "assumed" in line))
        assert before + after == TABLE
        line = workspace(pilot).work.line
        assert isinstance(line, KeyResult)
        assert f",{line.text} (target assumed)," in added


async def test_what_the_title_says_already_is_not_said_below_it_again(make_app: MakeApp) -> None:
    path = put("bakery.md", "# Bakery OKRs, 2027-Q1\n\nTeam: Ovens\n\n## Objective: Bakers come back\n\n- KR: Orders from 2 to 3\n")
    async with make_app(path).run_test() as pilot:
        await settle(pilot)
        assert workspace(pilot).work.document.period == "2027-Q1"
        assert [line.strip(" ●▲✗") for line in lines(pilot)[:2]] == ["Bakery OKRs, 2027-Q1", "Ovens"]


async def test_a_workbook_that_was_understood_is_not_said_to_be_half_read(make_app: MakeApp) -> None:
    async with make_app(Path(__file__).parents[1] / "documents" / "office" / "sheet-per-team.xlsx").run_test(notifications=True) as pilot:
        await settle(pilot)
        assert told(pilot.app) == []
        await pilot.press("i")
        await settle(pilot)
        page = "\n".join(lines(pilot, "LineList"))
        assert "'Glaze'" in page
        assert "not understood" not in page


async def test_a_page_on_one_line_is_shown_cut_off_and_is_not_edited(make_app: MakeApp) -> None:
    text = f"Raise {'bread ' * 2_000}from 20 to 35"
    path = put("bakery.md", f"# Bakery OKRs, 2027-Q1\n\n## Objective: Bakers come back\n\n- KR: {text}\n- KR: Bake 30 rolls\n")
    before = text_of(path)
    app = make_app(path)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("down", "enter", "!")
        await settle(pilot)
        editor = app.screen.query_one(LineEditor)
        assert editor.text == f"{text[:LONGEST_SHOWN]}…"
        assert "too long to be edited" in told(app)[-1]
        assert "from 20 to 35" not in "".join(lines(pilot))
        assert workspace(pilot).work.line == workspace(pilot).work.document.objectives[0].key_results[0]
        await pilot.press("enter", "down", "enter", "!", "ctrl+s")
        await settle(pilot)
        assert text_of(path) == before.replace("30 rolls", "30 rolls!")
