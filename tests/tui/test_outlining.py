"""The strategy outline of a draft, saved from the app."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Static

from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.file_name import FileNameScreen
from okrcoach.tui.screens.workspace import WorkspaceScreen
from tests.tui.driving import GOAL, SIZES, draft, put, settle, text_of, type_text, workspace
from tests.tui.test_saving import told

MakeApp = Callable[..., OkrcoachApp]


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_a_draft_is_saved_with_its_outline(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await draft(pilot)
        await pilot.press("ctrl+s", "enter")
        await settle(pilot)
        assert "the key s saves a strategy outline" in told(app)
        await pilot.press("s", "enter")
        await settle(pilot)
        assert "okrs-2027-Q1-outline.md" in told(app)
        assert isinstance(app.screen, WorkspaceScreen)
    written = text_of(Path("okrs-2027-Q1-outline.md"))
    assert written.startswith(f"# Strategy outline: {GOAL}\n")
    assert "## Still open" in written


async def test_the_outline_tells_what_the_document_says_now(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await draft(pilot)
        first, second = (objective.text for objective in workspace(pilot).work.document.objectives)
        await pilot.press("shift+down", "down", "enter")
        await type_text(pilot, " from the harbour")
        await pilot.press("enter", "home", "t")
        await settle(pilot)
        await type_text(pilot, " and cakes")
        await pilot.press("tab")
        await type_text(pilot, "Ovens")
        await pilot.press("escape")
        await settle(pilot)
        document = workspace(pilot).work.document
        await pilot.press("s", "enter")
        await settle(pilot)
    written = text_of(Path("ovens-okrs-2027-Q1-outline.md"))
    assert f"# Strategy outline: {GOAL} and cakes\n" in written
    assert "the Ovens team" in written
    assert f"## Objective 1: {second}" in written
    assert f"## Objective 2: {first}" in written
    assert sum("from the harbour" in line.text for objective in document.objectives for line in objective.key_results) == 1
    assert "from the harbour" in written


async def test_an_outline_asks_until_it_can_be_written(make_app: MakeApp) -> None:
    Path("here").mkdir()  # noqa: ASYNC240
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await draft(pilot)
        await pilot.press("s")
        for name, reason in (("outline.txt", "end the name in .md"), ("", "needs a name"), ("here", "is a folder"), ("/", "is a folder")):
            await pilot.press("ctrl+u")
            await type_text(pilot, name)
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(pilot.app.screen, FileNameScreen)
            assert reason in str(pilot.app.screen.query_one("#hint", Static).render())
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, WorkspaceScreen)


@pytest.mark.parametrize(
    ("name", "written"), [("new/plan.md", "new/plan.md"), ("~nobody-of-that-name/plan.md", "~nobody-of-that-name/plan.md")]
)
async def test_an_outline_makes_its_folder_where_that_is_wanted(make_app: MakeApp, name: str, written: str) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await draft(pilot)
        await pilot.press("s", "ctrl+u")
        await type_text(pilot, name)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
    assert text_of(Path(written)).startswith("# Strategy outline")


@pytest.mark.parametrize(("keys", "kept"), [(("enter",), True), (("down", "enter"), False)])
async def test_an_outline_is_written_anew_only_where_that_is_wanted(make_app: MakeApp, keys: tuple[str, ...], kept: bool) -> None:
    put("plan.md", "another one")
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await draft(pilot)
        await pilot.press("s", "ctrl+u")
        await type_text(pilot, "plan")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
    assert (text_of(Path("plan.md")) == "another one") is kept


async def test_no_outline_is_offered_of_what_was_not_drafted_here_or_holds_no_key_result(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("s")
        assert isinstance(pilot.app.screen, WorkspaceScreen)
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await draft(pilot)
        for _ in workspace(pilot).work.document.objectives:
            await pilot.press("d")
        await settle(pilot)
        await pilot.press("s")
        assert isinstance(pilot.app.screen, WorkspaceScreen)
