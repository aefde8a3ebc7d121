"""How far key results are: told of the line in hand, and noted from week to week."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from okrcoach.model import CheckIn, KeyResult, Measure
from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.panes import about_line
from okrcoach.tui.widgets.field import Field
from tests.tui.driving import put, settle, text_of, type_text, workspace

MakeApp = Callable[..., OkrcoachApp]
TODAY = "2026-11-22"


def test_a_key_result_says_how_far_it_is() -> None:
    line = KeyResult(
        "Repeat orders from 20% to 35%", score=0.4, check_ins=(CheckIn("2027-01-12", 22.0), CheckIn("2027-01-26", 27.0, "yellow"))
    )
    assert about_line("KR", line, 80).plain == "KR  at 27% on 2027-01-26, yellow · score 0.4"
    assert (
        about_line("KR", KeyResult("Ovens", check_ins=(CheckIn("2027-01-12", None, "red"),)), 80).plain == "KR  checked on 2027-01-12, red"
    )
    tonnes = KeyResult("Flour", Measure(target=9.0, unit="percent"), confidence="6/10", check_ins=(CheckIn("2027-01-12", 3.5),))
    assert about_line("KR", tonnes, 80).plain == "KR  to 9% · at 3.5% on 2027-01-12 · confidence 6/10"


async def check_in(pilot: Pilot[None], now: str, sure: str = "") -> None:
    """Note how far the second line is today, and how sure one is; what is not given stays as it is."""
    await pilot.press("t")
    await settle(pilot)
    for name, text in (("value", now), ("confidence", sure)):
        pilot.app.screen.query_one(f"#{name}", Field).focus()
        if text:
            await pilot.press("ctrl+u")
            await type_text(pilot, text)
    await pilot.press("escape")
    await settle(pilot)


async def test_where_a_number_stands_today_is_noted_mended_and_saved(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("down")
        for now, sure, noted in (
            ("24%", "green", CheckIn(TODAY, 24.0, "green")),
            ("26", "", CheckIn(TODAY, 26.0, "green")),
            ("plenty", "7/10", CheckIn(TODAY, 26.0, "7/10")),
        ):
            await check_in(pilot, now, sure)
            line = workspace(pilot).work.line
            assert isinstance(line, KeyResult)
            assert line.check_ins == (noted,)
        assert [notice.message for notice in pilot.app._notifications] == ["“plenty” is no number; it was not noted."]
        assert "at 26% on 2026-11-22, 7/10" in str(pilot.app.screen.query_one("#line", Static).render())
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert f"- KR: Raise repeat orders from 20% to 35%\n  - check-in {TODAY}: value 26; confidence 7/10\n" in text_of(page)


async def test_a_new_day_has_a_check_in_of_its_own_and_who_notes_nothing_changes_nothing(make_app: MakeApp) -> None:
    check_ins = "[{date: 2026-11-15, value: 22, confidence: green}]"
    path = put("b.yaml", f"objectives:\n- text: Bakers\n  key_results:\n  - {{text: Orders from 20% to 35%, check_ins: {check_ins}}}\n")
    async with make_app(path).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "t", "escape")
        await settle(pilot)
        assert not workspace(pilot).work.dirty
        await check_in(pilot, "25")
        line = workspace(pilot).work.line
        assert isinstance(line, KeyResult)
        assert line.check_ins == (CheckIn("2026-11-15", 22.0, "green"), CheckIn(TODAY, 25.0))
