"""Living with a finding, for a reason that is saved beside its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from okrcoach.documents import read
from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.ignoring import ReasonScreen
from tests.tui.driving import put, settle, text_of, type_text, workspace

MakeApp = Callable[..., OkrcoachApp]


async def ignored(pilot: Pilot[None]) -> str:
    """Ignore the first finding of the line in hand; return its rule."""
    rule = workspace(pilot).findings_here()[0].rule
    await pilot.press("x")
    await type_text(pilot, "first cycle")
    await pilot.press("enter")
    await settle(pilot)
    assert rule not in [finding.rule for finding in workspace(pilot).findings_here()]
    return rule


async def test_a_finding_is_ignored_for_a_reason_that_the_file_keeps(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("down", "down")
        await settle(pilot)
        rule = await ignored(pilot)
        assert f"ignored: {rule}" in str(pilot.app.screen.query_one("#line").render())
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert f"- KR: Launch the new shop <!-- okrcoach: ignore {rule}: first cycle -->\n" in text_of(page)


async def test_without_a_reason_nothing_is_ignored(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("down", "down")
        await settle(pilot)
        await pilot.press("x", "space", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReasonScreen)
        assert "Without a reason" in str(pilot.app.screen.query_one("#hint").render())
        await pilot.press("escape")
        await settle(pilot)
        assert not workspace(pilot).work.dirty


async def test_the_details_say_why_a_finding_is_ignored(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("down", "down")
        await settle(pilot)
        rule = await ignored(pilot)
        await pilot.press("t")
        await pilot.pause()
        assert "first cycle" not in str(pilot.app.screen.query_one("#help").render())
        await pilot.press("shift+tab")
        await pilot.pause()
        assert f"{rule}: first cycle" in str(pilot.app.screen.query_one("#help").render())


async def test_an_ignored_finding_comes_back_once_its_name_is_deleted(make_app: MakeApp, page: Path) -> None:
    said = "- KR: Launch the new shop"
    put(page, text_of(page).replace(said, f"{said} <!-- okrcoach: ignore binary-key-result, key-result-no-number: first cycle -->"))
    async with make_app(page).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "t", "shift+tab")
        await pilot.press("ctrl+u")
        await type_text(pilot, "binary-key-result")
        await pilot.press("escape")
        await settle(pilot)
        assert [(one.rule, one.reason) for one in workspace(pilot).work.line.ignores] == [("binary-key-result", "first cycle")]
        assert "key-result-no-number" in [finding.rule for finding in workspace(pilot).findings_here()]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("okrs.yaml", "objectives:\n  - text: Bakers come back\n    key_results:\n      - text: Launch the shop\n"),
        ("okrs.json", '{"objectives": [{"text": "Bakers come back", "key_results": [{"text": "Launch the shop"}]}]}\n'),
        ("okrs.md", "## Objective: Bakers come back\n\n- KR: Launch the shop\n"),
    ],
)
async def test_every_format_keeps_what_a_line_ignores(make_app: MakeApp, name: str, text: str) -> None:
    path = put(Path(name), text)
    async with make_app(path).run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in ("down", "up"):
            await ignored(pilot)
            await pilot.press(key)
            await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        (kept,) = workspace(pilot).work.document.objectives
        assert not workspace(pilot).work.dirty
    (again,) = read(path).document.objectives
    assert again.ignores == kept.ignores != ()
    assert again.key_results[0].ignores == kept.key_results[0].ignores != ()
