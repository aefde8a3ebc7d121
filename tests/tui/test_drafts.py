"""From launch to a saved draft, key by key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from okrcoach.catalog import find
from okrcoach.documents import read
from okrcoach.model import Brief
from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.edits import line_at
from okrcoach.tui.panes import metric_key_result
from okrcoach.tui.screens.brief import BriefScreen
from okrcoach.tui.screens.home import HomeScreen
from okrcoach.tui.screens.page import PageScreen
from okrcoach.tui.screens.workspace import WorkspaceScreen
from okrcoach.tui.widgets.line_editor import LineEditor
from okrcoach.tui.widgets.line_list import LineList
from tests.tui.driving import GOAL, SIZES, draft, lines, put, settle, type_text, workspace

MakeApp = Callable[..., OkrcoachApp]


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
        assert key_results[-1].source
        here = [finding.rule for finding in workspace(pilot).findings_here()]
        assert not {"missing-data-source", "overlapping-key-results"} & set(here)


@pytest.mark.parametrize("source", ["", "\n  - Source: till"])
async def test_a_metric_asks_no_other_line_for_its_source(make_app: MakeApp, source: str) -> None:
    path = put("bakery.md", f"# Bakery OKRs\n\n## Objective: Guests love us\n\n- KR: Raise repeat orders from 20% to 35%{source}\n")
    async with make_app(path).run_test(size=SIZES["wide"]) as pilot:
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        first, taken = workspace(pilot).work.document.objectives[0].key_results
        assert bool(first.source) is bool(taken.source) is bool(source)
        assert "missing-data-source" not in {finding.rule for finding in workspace(pilot).findings}


async def test_a_metric_that_a_key_result_has_already_is_not_offered_again(make_app: MakeApp) -> None:
    path = put("bakery.md", "# Bakery OKRs\n\n## Objective: Guests love us\n\n- KR: Raise NPS from 22 to 40\n- KR: Raise NPS of guests\n")
    async with make_app(path).run_test(size=SIZES["wide"]) as pilot:
        await settle(pilot)
        await pilot.press("down", "down")
        await settle(pilot)
        offered = lines(pilot, "#metrics")
        assert any(offered)
        assert not any("Net promoter score" in line for line in offered)


async def test_a_metric_takes_its_start_from_the_brief(make_app: MakeApp) -> None:
    async with make_app().run_test(size=SIZES["wide"]) as pilot:
        await settle(pilot)
        await draft(pilot)
        screen = workspace(pilot)
        taken = metric_key_result(find("repeat purchase rate")[0], Brief(GOAL, known=(("repeat purchase rate", "18%"),)))
        assert taken.text.startswith("Raise repeat purchase rate from 18% to")
        assert screen.draft is not None
        assert screen.session.brief_about("x") == screen.draft.brief


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


def assumed(pilot: Pilot[None]) -> dict[str, str]:
    """Return the lines that the drafter assumed something in: where they are said to stand, and what is read there."""
    told = workspace(pilot).session.told
    assert told
    found = {one.where: line_at(told.document, one.where) for one in told.assumptions}
    return {where: line.text if line else "nothing" for where, line in found.items()}


async def test_what_a_draft_assumes_is_told_of_its_lines_wherever_they_stand_by_now(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await draft(pilot)
        before = assumed(pilot)
        await pilot.press("shift+down")  # the first objective becomes the second one
        await settle(pilot)
        assert assumed(pilot) != before
        assert sorted(assumed(pilot).values()) == sorted(before.values())
        where = next(iter(assumed(pilot)))
        workspace(pilot).query_one("#outline", LineList).go_to(where)
        await pilot.press("enter", "!", "enter")  # these are no longer the drafter's words
        await settle(pilot)
        assert len(assumed(pilot)) == len(before) - 1
        assert where not in assumed(pilot)


async def test_an_assumed_number_is_told_with_its_unit(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await draft(pilot)
        await pilot.press("i")
        await pilot.pause()
        told = [line for line in lines(pilot, "Reading") if " target " in line]
        assert any("%" in line or "points" in line for line in told)
