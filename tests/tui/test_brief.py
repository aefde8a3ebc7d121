"""The brief: the focus that a draft would choose, what cannot be read, and the way back from a draft."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual import events

from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.model import Brief
from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.screens.brief import BriefScreen
from okrcoach.tui.screens.home import HomeScreen
from okrcoach.tui.widgets.focus_cards import FocusCards
from okrcoach.tui.widgets.key_bar import key_name, shown_bindings
from okrcoach.tui.widgets.line_editor import LineEditor
from tests.tui.driving import GOAL, draft, lines, settle, type_text, workspace

MakeApp = Callable[..., OkrcoachApp]
VAGUE = "Be as good as we can be"
"""A goal that tells no focus area."""


def brief_of(app: OkrcoachApp) -> BriefScreen:
    """Return the brief, which has to be the screen in hand."""
    assert isinstance(app.screen, BriefScreen)
    return app.screen


@pytest.mark.parametrize(("goal", "guess"), [(GOAL, False), (VAGUE, True)])
async def test_the_focus_on_the_screen_is_the_drafts_and_said_to_be_a_guess_where_it_is_one(
    make_app: MakeApp, goal: str, guess: bool
) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await type_text(pilot, goal)
        await settle(pilot)
        screen = brief_of(pilot.app)
        cards, brief = screen.query_one(FocusCards), screen.brief()
        assert brief.focus == ()
        assert cards.chosen == draft_from_playbook(brief).brief.focus
        assert cards.guess is guess
        shown = "\n".join(str(card.render()) for card in cards.query("Card"))
        assert ("(a guess)" in shown) is guess
        await pilot.press("enter", "space", "down", "space")
        assert not cards.guess
        assert screen.brief().focus == cards.chosen != ()


async def test_other_fields_of_the_brief_have_a_say_in_the_focus(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await type_text(pilot, VAGUE)
        await pilot.press("enter", "enter")
        screen = brief_of(pilot.app)
        before = screen.query_one(FocusCards).chosen
        await pilot.press("tab", "tab", "tab")
        await type_text(pilot, "churn")
        await pilot.press("equals_sign")
        await type_text(pilot, "4%")
        await pilot.press("tab")
        await settle(pilot)
        assert before != screen.query_one(FocusCards).chosen == draft_from_playbook(screen.brief()).brief.focus == ("retention",)


async def test_a_card_under_the_cursor_is_chosen_by_enter(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await type_text(pilot, GOAL)
        await pilot.press("enter", "down", "enter")
        screen = brief_of(pilot.app)
        assert screen.brief().focus == (screen.query_one(FocusCards).stage,)


async def test_a_period_that_cannot_be_read_is_said(make_app: MakeApp) -> None:
    async with make_app().run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await type_text(pilot, GOAL)
        await pilot.press("enter", "enter", "tab", "ctrl+u")
        await type_text(pilot, "Q5 2027")
        await pilot.press("ctrl+g")
        await settle(pilot)
        assert any("The period 'Q5 2027' was not understood" in notice.message for notice in pilot.app._notifications)


async def test_the_brief_of_a_draft_can_be_changed_and_drafted_from_again(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await draft(pilot)
        first = workspace(pilot).work.document
        await pilot.press("b")
        assert brief_of(pilot.app).query_one("#goal", LineEditor).kept == GOAL
        assert brief_of(pilot.app).query_one(FocusCards).chosen == draft_from_playbook(Brief(GOAL)).brief.focus
        await pilot.press("escape")
        assert workspace(pilot).work.document is first
        await pilot.press("b")
        await type_text(pilot, " and stay")
        await pilot.press("ctrl+g")
        await settle(pilot)
        second = workspace(pilot).work.document
        assert second.title == f"{GOAL} and stay" != first.title
        assert [type(screen).__name__ for screen in pilot.app.screen_stack] == ["HomeScreen", "WorkspaceScreen"]
        assert [work.document for work in app.store.unsaved()] == [second]  # the first is as the playbook wrote it


async def test_drafting_again_keeps_a_draft_that_was_edited(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        await draft(pilot)
        await pilot.press("enter")
        await type_text(pilot, " X")
        await pilot.press("enter", "b", "ctrl+g")
        await settle(pilot)
        assert len(app.store.unsaved()) == 2


async def test_a_draft_that_is_taken_up_again_has_its_brief_and_what_its_drafter_told(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 60)) as pilot:
        await settle(pilot)
        await draft(pilot)
        await pilot.press("i")
        told = lines(pilot, "LineList")
        await pilot.press("escape", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
    async with make_app().run_test(size=(80, 60)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("i")
        assert lines(pilot, "LineList") == told
        await pilot.press("escape", "b")
        assert brief_of(pilot.app).query_one("#goal", LineEditor).kept == GOAL


async def test_a_file_that_was_opened_has_no_brief(make_app: MakeApp, page: object) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("b")
        workspace(pilot)


async def test_a_small_terminal_shows_the_question_above_the_field_for_the_goal(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        question, *_ = pilot.app.screen.query(".question")
        for keys in ((), ("a",), ("tab", "shift+tab")):
            await pilot.press(*keys)
            await settle(pilot)
            assert pilot.app.screen.can_view_entire(question)


async def test_a_number_that_cannot_be_read_is_shown_where_it_stands_and_the_focus_area_stays(make_app: MakeApp) -> None:
    async with make_app().run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await type_text(pilot, GOAL)
        await pilot.press("enter", "enter", "tab", "tab", "tab")
        await type_text(pilot, "plenty")
        await pilot.press("escape")
        await settle(pilot)
        cards = brief_of(pilot.app).query_one(FocusCards)
        assert cards.chosen == draft_from_playbook(Brief(GOAL)).brief.focus
        await pilot.press("ctrl+g")
        await settle(pilot)
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "known"
        assert any("plenty" in notice.message for notice in pilot.app._notifications)


async def test_all_lines_that_are_pasted_into_a_field_are_taken(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await type_text(pilot, GOAL)
        await pilot.press("enter", "enter")
        pilot.app.post_message(events.Paste("Night bakers\r\rand the shop\r"))
        await pilot.press("enter", "enter", "enter")
        pilot.app.post_message(events.Paste("orders a day\t120\r\nreturns = 4%\r\n"))
        await settle(pilot)
        brief = brief_of(pilot.app).brief()
        assert (brief.team, brief.known) == ("Night bakers and the shop", (("orders a day", "120"), ("returns", "4%")))


async def test_a_number_that_cannot_be_read_is_told_where_it_is_typed(make_app: MakeApp) -> None:
    async with make_app().run_test(notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await type_text(pilot, GOAL)
        await pilot.press("enter", "enter", "enter", "enter", "enter")
        await type_text(pilot, "nobody knows")
        await pilot.press("enter")
        await settle(pilot)
        assert [notice.message for notice in pilot.app._notifications] == [
            "“nobody knows” needs a name, =, and a number: activation rate = 31%"
        ]
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "known"
        await pilot.press("down")
        assert pilot.app.focused.id == "targets"


async def test_enter_in_the_last_field_is_not_said_to_go_to_a_next_one(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await type_text(pilot, GOAL)
        await pilot.press("enter", "enter")
        for last in (False, True):
            await settle(pilot)
            offered = {key_name(one): one.description for one in shown_bindings(pilot.app.screen)}
            assert offered["Enter"] == ("Done" if last else "Next")
            pilot.app.screen.query_one("#notes").focus()
