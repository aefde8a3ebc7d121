"""Editing a document with its findings beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.page import PageScreen
from okrcoach.tui.screens.workspace import WorkspaceScreen
from okrcoach.tui.widgets.key_bar import KeyBar, shown_bindings
from okrcoach.tui.widgets.line_list import LineList
from okrcoach.tui.widgets.title_bar import TitleBar
from tests.tui.conftest import PAGE
from tests.tui.driving import lines, put, settle, text_of, type_text, until, workspace
from tests.tui.resting import rest

MakeApp = Callable[..., OkrcoachApp]


def below(pilot: Pilot[None]) -> WorkspaceScreen:
    """Return the workspace under a page."""
    return next(screen for screen in pilot.app.screen_stack if isinstance(screen, WorkspaceScreen))


def workspace_findings(pilot: Pilot[None]) -> list[str]:
    screen = below(pilot)
    return [finding.rule for finding in screen.findings if finding.where == screen.work.where]


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


async def test_undo_takes_back_what_was_typed_added_and_deleted(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        work = workspace(pilot).work
        before = work.document
        await pilot.press("down", "d", "k")
        await type_text(pilot, "Sell more")
        texts = [one.text for one in work.document.objectives[0].key_results]
        assert texts == ["Launch the new shop", "Sell more", "Answer calls within 2 hours"]
        while work.can_undo:  # how many steps the typing made depends on its speed
            await pilot.press("ctrl+z")
        assert work.document == before
        while work.can_redo:
            await pilot.press("ctrl+y")
        assert [one.text for one in work.document.objectives[0].key_results] == texts


async def test_a_new_line_left_empty_goes_again(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        before = workspace(pilot).work.document
        await pilot.press("k", "escape")
        await settle(pilot)
        assert workspace(pilot).work.document == before
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "outline"


async def test_what_is_typed_at_once_behind_a_key_is_text_and_no_order(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        for mark in "kdo_more":  # as a slow line brings them: "d" would delete, "o" would add
            pilot.app.post_message(events.Key(mark, mark))
        await settle(pilot)
        objectives = workspace(pilot).work.document.objectives
        assert [one.text for one in objectives] == ["Bakers come back for our sourdough"]
        assert objectives[0].key_results[-1].text == "do_more"


async def test_lines_move_and_stay_chosen(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "shift+down")
        assert workspace(pilot).work.where == "objectives/0/key_results/1"
        await pilot.press("up")
        assert workspace(pilot).work.where == "objectives/0/key_results/0"
        assert workspace(pilot).work.line == workspace(pilot).work.document.objectives[0].key_results[0]


async def test_why_a_finding_is_one_key_away(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "tab", "tab", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PageScreen)
        assert pilot.app.screen._heading == workspace_findings(pilot)[0]


async def test_from_finding_to_finding_and_round(make_app: MakeApp, page: Path) -> None:
    put(page, text_of(page).replace("Answer calls within 2 hours", "Improve quality"))
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        screen = workspace(pilot)
        marked = {finding.where for finding in screen.findings}
        assert marked == {"", "objectives/0/key_results/1", "objectives/0/key_results/2"}
        been = []
        for key in ("n", "n", "n", "N", "N"):
            await pilot.press(key)
            await settle(pilot)
            been.append((screen.work.where, screen.query_one("#outline", LineList).key))
        second, third = "objectives/0/key_results/1", "objectives/0/key_results/2"
        assert been == [(where, where) for where in (second, third, "", third, second)]


async def test_what_was_told_of_a_line_is_taken_back_with_it(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("down", "d")
        await settle(pilot)
        assert [notice.message for notice in pilot.app._notifications] == ["Key result 1 of objective 1 is gone; ^Z brings it back."]
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert not list(pilot.app._notifications)


async def test_a_fault_in_a_rule_is_told_and_the_work_goes_on(make_app: MakeApp, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with make_app(page).run_test(notifications=True) as pilot:
        await settle(pilot)
        app = workspace(pilot).app
        monkeypatch.setattr(app.rooms, "review", lambda *_: 1 / 0)
        await pilot.press("down", "enter", "x")
        await until(pilot, lambda: any("ZeroDivisionError" in notice.message for notice in app._notifications))
        await pilot.press("y")
        assert workspace(pilot).work.dirty


async def test_going_up_from_the_first_objective_leaves_the_editor(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter", "up")
        await settle(pilot)
        assert workspace(pilot).work.where == ""
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "outline"
        await pilot.press("down", "enter", "down", "x")
        assert workspace(pilot).work.document.objectives[0].key_results[0].text == "Raise repeat orders from 20% to 35%x"


async def test_nothing_is_said_to_be_without_findings_before_the_rules_have_read_it(make_app: MakeApp, page: Path) -> None:
    app = make_app(page)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.rooms.ready.clear()
        app.open_file(page)
        await rest(soon=0.1)
        assert isinstance(app.screen, WorkspaceScreen)
        assert "no findings" not in str(app.screen.query_one(TitleBar).render())
        assert "nothing to say" not in "".join(lines(pilot, "#findings"))
        app.rooms.ready.set()
        await settle(pilot)
        assert "nothing to say" in "".join(lines(pilot, "#findings"))


async def test_an_empty_line_is_not_said_to_be_far_from_every_metric(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("o")
        await settle(pilot)
        assert "there are none here yet" in "".join(lines(pilot, "#metrics"))
        await type_text(pilot, "zzz")
        await settle(pilot)
        assert "No metric of the catalog comes near" in "".join(lines(pilot, "#metrics"))


async def test_metrics_are_offered_for_a_line_and_not_for_the_document(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "screen.metrics" in [one.action for one in shown_bindings(pilot.app.screen)]
        await pilot.press("up")
        assert workspace(pilot).work.line is None
        assert "screen.metrics" not in [one.action for one in shown_bindings(pilot.app.screen)]


async def test_a_notice_over_a_page_leaves_the_keys_of_the_screen_below_in_sight(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        foot = pilot.app.screen.query_one(KeyBar).region
        await pilot.press("ctrl+s", "f2")
        await rest(soon=0.1)
        assert pilot.app.screen is not below(pilot)
        (toast,) = pilot.app.screen.query("Toast")
        assert toast.region.bottom <= foot.y


async def test_each_detail_says_what_it_is_for_as_one_comes_to_it(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "t")
        await settle(pilot)
        told = pilot.app.screen.query_one("#help", Static)
        for words in ("who can be asked", "committed has to be reached in full", "the number comes from"):
            assert words in str(told.render())
            await pilot.press("down")
            await settle(pilot)


async def test_a_metric_that_is_taken_leaves_no_findings_of_the_line_before_beside_it(make_app: MakeApp, page: Path) -> None:
    async with make_app(put(page, PAGE.replace("Launch the new shop", "Improve our phone service significantly"))).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "down")
        await settle(pilot)
        assert "No number" in lines(pilot, "#findings")[0]
        await pilot.press("m")
        await settle(pilot)
        workspace(pilot)._review_cost = 60.0  # the rules are slow to read the new line
        await pilot.press("enter")
        await until(pilot, lambda: "The rules have nothing to say here" in lines(pilot, "#findings")[0])
        assert workspace(pilot).findings_here() == []
