"""Only lines with errors, or with errors and warnings: a list of hundreds becomes one to work through."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.widgets.key_bar import shown_bindings
from okrcoach.tui.widgets.line_list import LineList
from tests.tui.driving import SIZES, lines, put, settle, type_text, workspace

MakeApp = Callable[..., OkrcoachApp]

VALLEY = """## Objective: Millers of the {} valley trust our flour

- KR: Launch the {} sieve
- KR: Raise {} repeat orders from 20% to 35%
- KR: Improve the {} flour

"""
MILL = "# Mill OKRs\n\nTeam: Millers\nPeriod: 2027-Q1\n\n" + "".join(VALLEY.replace("{}", name) for name in ("upper", "lower"))
UPPER, LOWER = "objectives/0/key_results/2", "objectives/1/key_results/2"
"""The lines with errors."""


def keys(pilot: Pilot[None]) -> list[str]:
    """Return the places of the lines that the list holds."""
    return [entry.key for entry in workspace(pilot).query_one("#outline", LineList)._entries]


def head(pilot: Pilot[None]) -> str:
    """Return the row below the title bar."""
    strips = pilot.app.screen._compositor.render_strips()
    return next((strip.text for strip in strips if "hidden" in strip.text), "")


def worst(pilot: Pilot[None]) -> dict[str, list[str]]:
    """Return the places of errors, and of warnings."""
    findings = workspace(pilot).findings
    return {severity: sorted({one.where for one in findings if one.severity == severity}) for severity in ("error", "warning")}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
async def test_a_key_shows_errors_then_warnings_too_then_all_and_says_what_is_hidden(make_app: MakeApp, size: tuple[int, int]) -> None:
    async with make_app(put("mill.md", MILL)).run_test(size=size) as pilot:
        await settle(pilot)
        found, whole = worst(pilot), keys(pilot)
        assert found["error"] == [UPPER, LOWER]
        assert head(pilot) == ""
        await pilot.press("v")
        await settle(pilot)
        assert keys(pilot) == ["", "objectives/0", UPPER, "objectives/1", LOWER]
        assert f"Lines with errors · {len(whole) - 5} hidden" in head(pilot)
        assert "upper flour" in "\n".join(lines(pilot))
        assert "upper sieve" not in "\n".join(lines(pilot))
        await pilot.press("v")
        await settle(pilot)
        assert set(found["error"] + found["warning"]) <= set(keys(pilot)) < set(whole)
        assert f"Lines with errors or warnings · {len(whole) - len(keys(pilot))} hidden" in head(pilot)
        await pilot.press("v")
        await settle(pilot)
        assert (keys(pilot), head(pilot)) == (whole, "")


async def test_the_next_finding_is_the_next_of_those_in_view(make_app: MakeApp) -> None:
    async with make_app(put("mill.md", MILL)).run_test() as pilot:
        await settle(pilot)
        await pilot.press("v")
        been = []
        for key in ("n", "n", "n", "N", "N"):
            await pilot.press(key)
            await settle(pilot)
            been.append(workspace(pilot).work.where)
        assert been == [UPPER, LOWER, UPPER, LOWER, UPPER]
        assert workspace(pilot).query_one("#outline", LineList).key == UPPER


async def test_the_line_in_hand_stays_while_it_is_mended_and_goes_when_it_is_left(make_app: MakeApp) -> None:
    async with make_app(put("mill.md", MILL)).run_test() as pilot:
        await settle(pilot)
        await pilot.press("v", "n", "enter", "ctrl+u")
        await type_text(pilot, "Raise the share of loaves from our flour from 20% to 35%")
        await settle(pilot)
        assert worst(pilot)["error"] == [LOWER]
        assert workspace(pilot).work.where == UPPER
        assert UPPER in keys(pilot)
        await pilot.press("enter", "down")
        await settle(pilot)
        assert workspace(pilot).work.where == "objectives/1"
        assert keys(pilot) == ["", "objectives/1", LOWER]
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert workspace(pilot).work.where == UPPER
        assert worst(pilot)["error"] == [UPPER, LOWER]
        assert keys(pilot) == ["", "objectives/0", UPPER, "objectives/1", LOWER]


async def test_a_line_without_findings_stays_while_it_is_chosen_and_a_new_one_while_it_is_typed(make_app: MakeApp) -> None:
    async with make_app(put("mill.md", MILL)).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "v")
        await settle(pilot)
        chosen = "objectives/0/key_results/1"
        assert keys(pilot) == ["", "objectives/0", chosen, UPPER, "objectives/1", LOWER]
        await pilot.press("k")
        await type_text(pilot, "Grind 40 tonnes a day")
        await settle(pilot)
        assert workspace(pilot).work.where == "objectives/0/key_results/2"
        assert "Grind 40 tonnes a day" in "\n".join(lines(pilot))
        assert chosen not in keys(pilot)


async def test_what_is_hidden_is_saved_as_it_is(make_app: MakeApp) -> None:
    path = put("mill.md", MILL)
    async with make_app(path).run_test() as pilot:
        await settle(pilot)
        await pilot.press("v", "n", "enter", "exclamation_mark", "ctrl+s")
        await settle(pilot)
    assert path.read_text(encoding="utf-8") == MILL.replace("the upper flour", "the upper flour!")


async def test_the_chosen_line_stays_in_sight_when_lines_come_and_go(make_app: MakeApp) -> None:
    names = [f"{number}th" for number in range(30)]
    mill = "# Mill OKRs\n\nPeriod: 2027-Q1\n\n" + "".join(VALLEY.replace("{}", name) for name in names)
    async with make_app(put("mill.md", mill)).run_test(size=SIZES["narrow"]) as pilot:
        await settle(pilot)
        await pilot.press("end")
        for _ in range(4):
            await settle(pilot)
            assert any("the 29th flour" in line for line in lines(pilot))
            await pilot.press("v")


async def test_the_key_is_offered_where_there_is_something_to_choose_from(make_app: MakeApp) -> None:
    async with make_app(put("mill.md", MILL)).run_test() as pilot:
        await settle(pilot)
        assert "screen.view" in [one.action for one in shown_bindings(pilot.app.screen)]
        workspace(pilot).findings = ()
        pilot.app.screen.refresh_bindings()
        assert "screen.view" not in [one.action for one in shown_bindings(pilot.app.screen)]


async def test_whoever_deletes_goes_on_with_the_next_line_in_view(make_app: MakeApp) -> None:
    async with make_app(put("mill.md", MILL)).run_test() as pilot:
        await settle(pilot)
        await pilot.press("v", "n")
        assert workspace(pilot).work.where == UPPER
        await pilot.press("d")
        await settle(pilot)
        assert workspace(pilot).work.where == LOWER
        assert keys(pilot) == ["", "objectives/1", LOWER]
        await pilot.press("d")
        await settle(pilot)
        assert workspace(pilot).work.where == "objectives/1/key_results/1"  # no other is left: the one above, as ever


async def test_nothing_is_moved_past_lines_that_are_not_shown(make_app: MakeApp) -> None:
    async with make_app(put("mill.md", MILL)).run_test() as pilot:
        await settle(pilot)
        await pilot.press("v", "n")
        before = workspace(pilot).work.document
        await pilot.press("shift+up")
        assert workspace(pilot).work.document == before
        assert "Move" not in {binding.description for binding in shown_bindings(pilot.app.screen)}
        await pilot.press("v", "v", "shift+up")
        assert workspace(pilot).work.document != before


@pytest.mark.parametrize(
    ("lines_of", "views"),
    [
        (("Raise repeat orders from 20% to 35%", "Launch the sieve", "Raise mill visits from 30 to 45"), ["warnings", ""]),
        (("Raise repeat orders from 20% to 35%",), []),
        (("Launch the sieve",), []),
    ],
    ids=["no error", "no warning either", "nothing to hide"],
)
async def test_a_view_that_would_hold_or_hide_no_line_is_passed_over(
    make_app: MakeApp, lines_of: tuple[str, ...], views: list[str]
) -> None:
    page = "# Mill OKRs, 2027-Q1\n\n## Objective: Millers of the valley trust our flour\n\n" + "".join(f"- KR: {one}\n" for one in lines_of)
    async with make_app(put("mill.md", page)).run_test() as pilot:
        await settle(pilot)
        assert worst(pilot)["error"] == []
        assert ("View" in {binding.description for binding in shown_bindings(pilot.app.screen)}) is bool(views)
        for view in views:
            await pilot.press("v")
            await settle(pilot)
            assert view in head(pilot)
            assert bool(head(pilot)) is bool(view)
