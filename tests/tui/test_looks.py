"""What the screens look like at both sizes. The words of rules and metrics are the test's own, so that those may change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from okrcoach.catalog import metric
from okrcoach.model import OkrDocument
from okrcoach.review.finding import Finding
from okrcoach.tui.app import OkrcoachApp
from tests.tui.driving import SIZES, app_of, settle, type_text

MakeApp = Callable[..., OkrcoachApp]
SnapCompare = Callable[..., bool]
SIZED = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
SHOP = "objectives/0/key_results/1"


def finding(rule: str, severity: Any, message: str, hint: str, where: str) -> Finding:
    return Finding(rule, severity, "outcome", message, hint, where, "", "", None, None, None, None)


FINDINGS = (
    finding("missing-owner", "info", "Nobody owns this objective.", "Name one person.", "objectives/0"),
    finding("number-missing", "error", "No number says how far.", "Say from where to where.", SHOP),
    finding("work-not-result", "warning", "'Launch' is work to do.", "Say what changes when it is done.", SHOP),
)


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no cursor blink, and the rules and the catalog say what the test says."""

    def review(_: object, document: OkrDocument, __: Path) -> tuple[Finding, ...]:
        return FINDINGS if document.objectives else ()

    def suggest(*_: object) -> Any:
        return (metric("repeat-purchase"), "fits goals like “coming back”"), (metric("nps"), "fits goals like “loyalty”")

    monkeypatch.setattr("okrcoach.tui.rooms.Rooms.review", review)
    monkeypatch.setattr("okrcoach.tui.rooms.Rooms.suggest", suggest)


async def ready(pilot: Pilot[None]) -> None:
    """Wait until nothing moves."""
    for kind in (Input, TextArea):
        for widget in pilot.app.screen.query(kind):
            widget.cursor_blink = False
    await settle(pilot)


@SIZED
def test_home(snap_compare: SnapCompare, make_app: MakeApp, still: None, page: Path, size: tuple[int, int]) -> None:
    app = make_app()
    app.store.remember(page)
    assert snap_compare(app, terminal_size=size, run_before=ready)


@SIZED
def test_brief(snap_compare: SnapCompare, make_app: MakeApp, still: None, size: tuple[int, int]) -> None:
    async def begin(pilot: Pilot[None]) -> None:
        await app_of(pilot).rooms.ready.wait()
        await pilot.press("enter")
        await ready(pilot)
        await type_text(pilot, "More bakers come back for a second order")
        await pilot.press("enter")
        await ready(pilot)

    assert snap_compare(make_app(), terminal_size=size, run_before=begin)


@SIZED
def test_workspace(snap_compare: SnapCompare, make_app: MakeApp, still: None, page: Path, size: tuple[int, int]) -> None:
    async def edit(pilot: Pilot[None]) -> None:
        await ready(pilot)
        await pilot.press("down", "down", "enter")
        await ready(pilot)

    assert snap_compare(make_app(page), terminal_size=size, run_before=edit)


@SIZED
def test_help(snap_compare: SnapCompare, make_app: MakeApp, still: None, page: Path, size: tuple[int, int]) -> None:
    async def ask(pilot: Pilot[None]) -> None:
        await ready(pilot)
        await pilot.press("f1")
        await ready(pilot)

    assert snap_compare(make_app(page), terminal_size=size, run_before=ask)


def test_a_light_theme(snap_compare: SnapCompare, make_app: MakeApp, still: None, page: Path) -> None:
    app = make_app(page)
    app.theme = "okrcoach-light"
    assert snap_compare(app, terminal_size=SIZES["narrow"], run_before=ready)


async def test_without_colours_the_chosen_line_is_still_told(
    make_app: MakeApp, still: None, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with make_app(page).run_test() as pilot:
        await ready(pilot)
        strips = pilot.app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        assert {colour.is_default for style in styles for colour in (style.color, style.bgcolor) if colour} == {True}
        reversed_rows = [
            strip.text for strip in strips if any(segment.style and segment.style.reverse and segment.text.strip() for segment in strip)
        ]
        assert any("Bakers come back" in row for row in reversed_rows)
        assert all("KR1" not in row for row in reversed_rows)
