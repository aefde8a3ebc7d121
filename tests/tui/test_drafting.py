"""Drafting with a model: what arrives is shown as it arrives, and stopping keeps what is complete."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from okrcoach.draft.draft import Draft, Repair, Usage
from okrcoach.draft.events import Finished, LineDrafted, ObjectivesOffered, Offer, Progress, Retrying, Spent
from okrcoach.errors import OkrcoachError
from okrcoach.model import Brief, KeyResult, Objective, OkrDocument
from okrcoach.review.finding import Finding
from okrcoach.settings.person import Endpoint
from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.edits import with_new
from okrcoach.tui.messages import DraftEvent
from okrcoach.tui.screens.brief import BriefScreen
from okrcoach.tui.screens.drafting import DraftingScreen
from okrcoach.tui.screens.page import PageScreen
from okrcoach.tui.screens.workspace import WorkspaceScreen
from okrcoach.tui.widgets.key_bar import shown_bindings
from okrcoach.tui.widgets.panes import DraftList
from okrcoach.tui.widgets.title_bar import TitleBar
from tests.tui.driving import lines, settle, type_text, until, workspace
from tests.tui.modelled import LOCAL, Model, begin
from tests.tui.resting import rest

MakeApp = Callable[..., OkrcoachApp]
OBJECTIVE = Objective("Bakers come back")
KEY_RESULT = KeyResult("Raise repeat orders from 20% to 35%")
FIRST = OkrDocument((OBJECTIVE,))
SECOND = OkrDocument((Objective("Bakers come back", (KEY_RESULT,)),))


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Model:
    """Put the test's model in the place of the real one."""
    made = Model()
    monkeypatch.setitem(sys.modules, "okrcoach.draft.model", SimpleNamespace(draft_with_model=made.draft_with_model))  # type: ignore[arg-type]
    return made


async def test_lines_take_their_place_one_by_one_while_the_models_words_run_on(make_app: MakeApp, model: Model) -> None:
    async with make_app().run_test() as pilot:
        await begin(pilot)
        model.events.put_nowait(Progress("objectives", '{"objective": "Bakers co'))
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, DraftingScreen)
        assert "Bakers co" in str(screen.query_one("#words").render())
        model.events.put_nowait(Spent(Usage(2, 60, 10)))
        await until(pilot, lambda: "2 requests · 70 tokens" in screen.query_one(TitleBar).render().plain)
        model.events.put_nowait(LineDrafted("objectives/0", OBJECTIVE, (), FIRST))
        await until(pilot, lambda: any("Bakers come back" in line for line in lines(pilot, "#lines")))
        assert not any("KR1" in line for line in lines(pilot, "#lines"))
        model.events.put_nowait(LineDrafted("objectives/0/key_results/0", KEY_RESULT, (), SECOND))
        await until(pilot, lambda: any("KR1" in line for line in lines(pilot, "#lines")))
        model.events.put_nowait(Finished(Draft(SECOND, "model", Brief("x"), usage=Usage(3, 100, 20, 1.5))))
        await settle(pilot)
        assert workspace(pilot).work.document == SECOND
        assert "3 requests · 120 tokens · 2 s" in pilot.app.screen.query_one(TitleBar).render().plain
        await pilot.press("i")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PageScreen)


async def test_the_page_about_a_models_draft_tells_what_became_of_its_lines_and_what_it_cost(make_app: MakeApp, model: Model) -> None:
    draft = Draft(
        SECOND,
        "model",
        Brief("x"),
        repairs=(Repair("objectives/0/key_results/0", "Raise orders", KEY_RESULT.text, ("key-result-no-number",)),),
        dropped=("Launch the oven",),
        replaced=("objectives/0",),
        arithmetic=("100 orders need 20 bakers",),
        usage=Usage(3, 1_000_000, 500_000, 1.5),
    )
    async with make_app().run_test(size=(100, 50)) as pilot:
        await begin(pilot, replace(LOCAL, input_price=2.0, output_price=4.0))
        model.events.put_nowait(Finished(draft))
        await settle(pilot)
        await pilot.press("i")
        await settle(pilot)
        told = [line.strip() for line in lines(pilot, "LineList") if line]
        assert told == [
            "How the targets were worked out",
            "100 orders need 20 bakers",
            "Mended, because the rules did not accept it",
            f"O1 KR1  Raise orders → {KEY_RESULT.text}",
            "(key-result-no-number)",
            "Left out, because it could not be mended",
            "Launch the oven",
            "Taken from the playbook, because the model gave nothing usable",
            "O1",
            "Cost",
            "3 requests · 1,500,000 tokens · 2 s · 4.0000 at your prices",
        ]


async def test_before_the_first_word_the_screen_says_who_is_asked_and_offers_nothing_to_choose(make_app: MakeApp, model: Model) -> None:
    async with make_app().run_test() as pilot:
        await begin(pilot)
        assert f"Asking {LOCAL.model}" in str(pilot.app.screen.query_one("#words").render())
        assert {binding.description for binding in shown_bindings(pilot.app.screen)}.isdisjoint({"Move", "Choose", "Go on with the chosen"})


async def test_who_walks_through_the_lines_while_more_arrive_is_not_carried_off_to_the_newest(make_app: MakeApp, model: Model) -> None:
    async with make_app().run_test() as pilot:
        await begin(pilot)
        model.events.put_nowait(LineDrafted("objectives/0", OBJECTIVE, (), FIRST))
        model.events.put_nowait(LineDrafted("objectives/0/key_results/0", KEY_RESULT, (), SECOND))
        shown = pilot.app.screen.query_one(DraftList)
        await until(pilot, lambda: shown.key == "objectives/0/key_results/0")
        assert "Move" in {binding.description for binding in shown_bindings(pilot.app.screen)}
        await pilot.press("up")
        assert shown.key == "objectives/0"
        where = "objectives/0/key_results/1"
        model.events.put_nowait(LineDrafted(where, KEY_RESULT, (), with_new(SECOND, where, KEY_RESULT)))
        await until(pilot, lambda: any("KR2" in line for line in lines(pilot, "#lines")))
        assert shown.key == "objectives/0"


async def test_the_first_words_take_the_place_of_the_notice(make_app: MakeApp, model: Model) -> None:
    async with make_app().run_test() as pilot:
        await begin(pilot)
        words = pilot.app.screen.query_one("#words")
        model.events.put_nowait(Progress("", "Bakers co"))
        await until(pilot, lambda: "Bakers" in str(words.render()))
        assert "Asking" not in str(words.render())


async def test_words_that_come_while_the_help_lies_above_show_when_it_goes(make_app: MakeApp, model: Model) -> None:
    async with make_app().run_test() as pilot:
        await begin(pilot)
        words = pilot.app.screen.query_one("#words")
        await pilot.press("f1")
        model.events.put_nowait(Progress("objectives", "Bakers co"))
        await rest(soon=0.1)
        assert model.events.empty()
        assert "Bakers" not in str(words.render())
        await pilot.press("escape")
        await until(pilot, lambda: "Bakers co" in str(words.render()))


async def test_stopping_keeps_what_is_complete_and_closes_the_stream(make_app: MakeApp, model: Model) -> None:
    async with make_app().run_test() as pilot:
        await begin(pilot)
        model.events.put_nowait(Spent(Usage(1, 60, 10)))
        model.events.put_nowait(LineDrafted("objectives/0", OBJECTIVE, (), FIRST))
        await until(pilot, lambda: any("Bakers" in line for line in lines(pilot, "#lines")))
        await pilot.press("escape")
        await settle(pilot)
        assert model.closed
        assert workspace(pilot).work.document == FIRST
        (told,) = pilot.app._notifications
        assert (told.message, told.severity) == ("Stopped; what was complete is kept.", "information")


async def test_what_a_stopped_run_still_sends_changes_nothing(make_app: MakeApp, model: Model) -> None:
    async with make_app().run_test() as pilot:
        await begin(pilot)
        model.events.put_nowait(LineDrafted("objectives/0", OBJECTIVE, (), FIRST))
        model.events.put_nowait(LineDrafted("objectives/0/key_results/0", KEY_RESULT, (), SECOND))
        await pilot.press("escape")
        await settle(pilot)
        before = pilot.app.screen
        for _ in range(3):
            model.events.put_nowait(LineDrafted("objectives/0/key_results/0", KEY_RESULT, (), SECOND))
        await settle(pilot)
        assert pilot.app.screen is before


async def test_stopping_before_the_first_line_leads_back_to_the_brief(make_app: MakeApp, model: Model) -> None:
    async with make_app().run_test() as pilot:
        await begin(pilot)
        model.events.put_nowait(Progress("objectives", "words"))
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, BriefScreen)
        assert model.closed


async def test_a_failure_is_told_and_what_is_complete_is_kept(make_app: MakeApp, model: Model) -> None:
    async with make_app().run_test(size=(120, 40), notifications=True) as pilot:
        await begin(pilot)
        model.events.put_nowait(LineDrafted("objectives/0", OBJECTIVE, (), FIRST))
        model.events.put_nowait(OkrcoachError("the endpoint is [down]\x1b[2J."))
        await settle(pilot)
        assert workspace(pilot).work.document == FIRST
        assert any("the endpoint is [down]" in notice.message for notice in pilot.app._notifications)
        await pilot.press("i")
        await settle(pilot)
        assert "The endpoint is [down]␛[2J." in "\n".join(lines(pilot, "LineList"))


@pytest.mark.parametrize(("key", "screen"), [("escape", BriefScreen), ("again", DraftingScreen), ("playbook", WorkspaceScreen)])
async def test_a_failure_before_the_first_line_stays_to_be_read_and_leads_on(
    make_app: MakeApp, model: Model, key: str, screen: type
) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        await begin(pilot)
        model.events.put_nowait(OkrcoachError("the endpoint is [down]\x1b[2J"))
        await settle(pilot)
        assert isinstance(pilot.app.screen, PageScreen)
        assert "the endpoint is [down]␛[2J" in str(pilot.app.screen.query_one("#heading").render())
        await pilot.press(*{"again": ("down", "enter"), "playbook": ("down", "down", "enter")}.get(key, (key,)))
        await until(pilot, lambda: isinstance(pilot.app.screen, screen))
        if screen is DraftingScreen:
            model.events.put_nowait(LineDrafted("objectives/0", OBJECTIVE, (), FIRST))
            await until(pilot, lambda: any("Bakers" in line for line in lines(pilot, "#lines")))


async def test_a_fault_of_our_own_ends_the_draft_and_not_the_app(make_app: MakeApp, model: Model) -> None:
    async with make_app().run_test(notifications=True) as pilot:
        await begin(pilot)
        model.events.put_nowait(LineDrafted("objectives/0", OBJECTIVE, (), FIRST))
        model.events.put_nowait(ZeroDivisionError("oops"))
        await settle(pilot)
        assert workspace(pilot).work.document == FIRST


async def test_waiting_for_a_busy_endpoint_is_told(make_app: MakeApp, model: Model) -> None:
    async with make_app().run_test() as pilot:
        await begin(pilot)
        model.events.put_nowait(Retrying("the endpoint is busy", 2, 4.0))
        await until(pilot, lambda: "busy. Asking again in 4 s (attempt 2)." in str(pilot.app.screen.query_one("#words").render()))


async def test_objectives_are_chosen_among_those_offered(make_app: MakeApp, model: Model) -> None:
    async with make_app().run_test() as pilot:
        await begin(pilot)
        offers = tuple(Offer(Objective(text)) for text in ("First", "Second", "Third"))
        model.events.put_nowait(ObjectivesOffered(offers[:1]))
        await pilot.pause()
        model.events.put_nowait(ObjectivesOffered(offers, complete=True))
        await until(pilot, lambda: any("● Second" in line for line in lines(pilot, "#lines")))
        shown = [line.strip() for line in lines(pilot, "#lines") if line.strip()]
        assert shown == ["● First", "● Second", "○ Third"]
        await pilot.press("space", "down", "down", "space", "enter")
        await until(pilot, lambda: model.chosen == ["Second", "Third"])
        await until(pilot, lambda: f"Asking {LOCAL.model}" in str(pilot.app.screen.query_one("#words").render()))


async def test_words_that_come_late_do_not_cover_what_is_asked(make_app: MakeApp, model: Model) -> None:
    async with make_app().run_test() as pilot:
        await begin(pilot)
        model.events.put_nowait(ObjectivesOffered((Offer(Objective("First")),), complete=True))
        words = pilot.app.screen.query_one("#words")
        await until(pilot, lambda: "Choose the objectives" in str(words.render()))
        pilot.app.screen.post_message(DraftEvent(1, Progress("", "Bakers come")))
        await pilot.pause(0.1)
        assert "Choose the objectives" in str(words.render())
        await pilot.press("enter")
        await until(pilot, lambda: f"Asking {LOCAL.model}" in str(words.render()))


async def test_what_the_rules_say_of_an_offered_objective_is_not_taken_for_a_choice(make_app: MakeApp, model: Model) -> None:
    found = Finding("bare-comparison", "info", "wording", "Easier than what?", "", "objectives/0", "", "", None, None, None, None)
    async with make_app().run_test() as pilot:
        await begin(pilot)
        offers = (Offer(Objective("First")), Offer(Objective("Second")), Offer(Objective("Third"), (found,)))
        model.events.put_nowait(ObjectivesOffered(offers, complete=True))
        await until(pilot, lambda: any("Third" in line for line in lines(pilot, "#lines")))
        shown = [line.strip() for line in lines(pilot, "#lines") if line.strip()]
        assert shown == ["● First", "● Second", "○ Third", "● Easier than what?"]


async def test_before_anything_goes_to_another_host_the_app_asks_once(make_app: MakeApp, model: Model) -> None:
    away = Endpoint("https://models.example.com/v1", "large", "key")
    async with make_app().run_test() as pilot:
        await begin(pilot, away)
        assert isinstance(pilot.app.screen, PageScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, BriefScreen)
        assert model.choose is None
        await pilot.press("f3", "down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, DraftingScreen))
        await pilot.press("escape", "f3")
        await until(pilot, lambda: isinstance(pilot.app.screen, DraftingScreen))


async def test_without_an_endpoint_no_model_is_offered(make_app: MakeApp, model: Model) -> None:
    async with make_app().run_test() as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await type_text(pilot, "More bakers")
        await pilot.press("f3")
        await settle(pilot)
        assert isinstance(pilot.app.screen, BriefScreen)
        assert not pilot.app.screen.check_action("draft", ("model",))
