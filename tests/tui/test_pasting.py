"""Pasting: a plan is reviewed, a goal begins a brief."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from textual import events

from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.pasting import pasted
from okrcoach.tui.screens.brief import BriefScreen
from okrcoach.tui.screens.home import HomeScreen
from okrcoach.tui.widgets.line_editor import LineEditor
from tests.tui.driving import lines, settle, text_of, workspace

MakeApp = Callable[..., OkrcoachApp]
PLAN = """Singing together
- Raise pupils in a choir from 12 to 30
- Concerts with parents from 1
  to 4
- Buy two drums
Calm corridors
- Reduce incidents from 42 to 25
"""


@pytest.mark.parametrize("end", ["\n", "\r"])
async def test_a_plan_without_any_label_is_reviewed_kept_and_saved(make_app: MakeApp, end: str) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        app.post_message(events.Paste(PLAN.replace("\n", end)))
        await settle(pilot)
        document = workspace(pilot).work.document
        assert [(one.text, len(one.key_results)) for one in document.objectives] == [("Singing together", 3), ("Calm corridors", 1)]
        assert document.title is None
        assert "Buy two drums" in {finding.text for finding in workspace(pilot).findings}
        await pilot.press("ctrl+s", "enter")
        await settle(pilot)
        assert "Calm corridors" in text_of(Path("okrs.md"))
        await pilot.press("d", "escape")
        await settle(pilot)
        assert [work.title for work in app.store.unsaved()] == ["okrs.md"]


async def test_what_is_pasted_beside_the_okrs_is_told(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        pilot.app.post_message(events.Paste(f"{PLAN}\n\n## Poems\n\n- Drums are round\n"))
        await settle(pilot)
        assert any("was not understood" in notice.message for notice in pilot.app._notifications)
        await pilot.press("i")
        await settle(pilot)
        told = "\n".join(lines(pilot, "LineList"))
        assert "it is not saved" in told
        assert "left aside: Drums are round" in told
        assert "line " not in told


async def test_a_sentence_begins_a_brief_and_other_words_are_told(make_app: MakeApp) -> None:
    async with make_app().run_test(notifications=True) as pilot:
        await settle(pilot)
        pilot.app.post_message(events.Paste("Dear Tom,\n\nsee you on Monday.\n"))
        await settle(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert any("No objectives were found" in notice.message for notice in pilot.app._notifications)
        pilot.app.post_message(events.Paste("More pupils sing\n"))
        await settle(pilot)
        assert isinstance(pilot.app.screen, BriefScreen)
        assert pilot.app.screen.query_one("#goal", LineEditor).kept == "More pupils sing"


@pytest.mark.parametrize("review", [True, False])
async def test_a_plan_pasted_as_a_goal_is_reviewed_where_that_is_meant(make_app: MakeApp, review: bool) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("n")
        await settle(pilot)
        pilot.app.post_message(events.Paste(PLAN))
        await settle(pilot)
        await pilot.press(*(["down", "enter"] if review else ["escape"]))
        await settle(pilot)
        if review:
            assert [one.text for one in workspace(pilot).work.document.objectives] == ["Singing together", "Calm corridors"]
        else:
            assert pilot.app.screen.query_one("#goal", LineEditor).kept.startswith("Singing together - Raise pupils")


@pytest.mark.parametrize("empty", [True, False])
async def test_a_list_pasted_into_a_line_becomes_key_results_in_one_step(make_app: MakeApp, page: Path, empty: bool) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        before = text_of(page)
        await pilot.press("down", "k" if empty else "enter")
        await settle(pilot)
        pilot.app.post_message(events.Paste("* Raise tips from 1% to 4%\n* Cut waste from 9 kg\n  to 4 kg\n"))
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        texts = [line.text for line in workspace(pilot).work.document.objectives[0].key_results]
        assert texts[1:3] == ["Raise tips from 1% to 4%", "Cut waste from 9 kg to 4 kg"]
        assert len(texts) == 5
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert text_of(page).count("\n") == before.count("\n") + 2
        await pilot.press("ctrl+z", "ctrl+s")
        await settle(pilot)
        assert text_of(page) == before


async def test_a_list_can_be_pasted_into_one_line_and_wrapped_words_are_one(make_app: MakeApp, page: Path) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter", "ctrl+u")
        pilot.app.post_message(events.Paste("Raise repeat orders\nfrom 20% to 35%"))
        await settle(pilot)
        assert workspace(pilot).work.document.objectives[0].key_results[0].text == "Raise repeat orders from 20% to 35%"
        await pilot.press("ctrl+u")
        pilot.app.post_message(events.Paste("- tips\n- waste"))
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert workspace(pilot).work.document.objectives[0].key_results[0].text == "- tips - waste"


def test_a_labelled_page_keeps_its_title() -> None:
    document = pasted("# Choir OKRs\n\n## Objective: Pupils sing\n\n- KR: Raise pupils in a choir from 12 to 30\n")
    assert document is not None
    assert document.title == "Choir OKRs"


@pytest.mark.parametrize("way", ["{}", "'{}'", '"{}"', "file://{}"])
@pytest.mark.parametrize("at_home", [True, False])
async def test_a_file_that_is_dropped_on_the_terminal_is_opened(make_app: MakeApp, page: Path, way: str, at_home: bool) -> None:
    path = page.rename(page.with_name("our bakery's.md" if way == "{}" else "our bakery.md"))  # noqa: ASYNC240
    async with make_app().run_test() as pilot:
        await settle(pilot)
        if not at_home:
            await pilot.press("o")
            await settle(pilot)
        pilot.app.post_message(events.Paste(way.format(quote(str(path)) if way.startswith("file") else path)))
        await settle(pilot)
        if not at_home:
            await pilot.press("enter")
            await settle(pilot)
        assert workspace(pilot).session.name == path.name


async def test_a_dropped_file_with_escaped_spaces_is_opened(make_app: MakeApp, page: Path) -> None:
    path = page.rename(page.with_name("our bakery.md"))  # noqa: ASYNC240
    async with make_app().run_test() as pilot:
        await settle(pilot)
        pilot.app.post_message(events.Paste(f"{path} ".replace(" ", "\\ ").removesuffix("\\ ")))
        await settle(pilot)
        assert workspace(pilot).session.path == path
