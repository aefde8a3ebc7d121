"""What a model is asked about one line: other words, and why a rule objects."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.pilot import Pilot

from okrcoach.draft.events import Event, Progress, Retrying
from okrcoach.draft.rewrite import Rewrite
from okrcoach.errors import OkrcoachError
from okrcoach.model import KeyResult, OkrDocument
from okrcoach.review.finding import Finding
from okrcoach.settings.person import Endpoint
from okrcoach.tui import edits
from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.outline import ASSUMED
from okrcoach.tui.screens.asking import AskingScreen
from okrcoach.tui.screens.workspace import WorkspaceScreen
from tests.tui.driving import app_of, lines, settle, until, workspace

MakeApp = Callable[..., OkrcoachApp]
LOCAL = Endpoint("http://127.0.0.1:9/v1", "tiny")


class Model:
    """A model that answers when the test lets it."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.closed = False
        self.problem: Exception | None = None
        self.assumed: tuple[str, ...] = ()
        self.word = "words on their way"

    async def rewrite(
        self, document: OkrDocument, where: str, endpoint: Endpoint, emit: Callable[[Event], None], **_: Any
    ) -> tuple[Rewrite, ...]:
        try:
            emit(Progress(where, self.word))
            await self.go.wait()
            if self.problem:
                raise self.problem
            line = edits.line_at(document, where)
            assert line is not None
            line = replace(line, assumed=self.assumed) if isinstance(line, KeyResult) else line
            return tuple(Rewrite(replace(line, text=f"{text} bakers"), (), ("vague-term",), own=text == "Keep") for text in ("Win", "Keep"))
        finally:
            self.closed = True

    async def explain(self, document: OkrDocument, finding: Finding, endpoint: Endpoint, emit: Callable[[Event], None], **_: Any) -> str:
        emit(Progress(finding.where, self.word))
        await self.go.wait()
        return f"Because of {finding.rule}. So it is."


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Model:
    """Put the test's model in the place of the real one."""
    made = Model()
    fake = SimpleNamespace(rewrite=made.rewrite, explain=made.explain)
    monkeypatch.setitem(sys.modules, "okrcoach.draft.rewrite", fake)  # type: ignore[arg-type]
    return made


async def open_with_model(pilot: Pilot[None]) -> None:
    """Wait for the file, with an endpoint set up."""
    app_of(pilot).rooms.endpoint = LOCAL
    await settle(pilot)
    app_of(pilot).rooms.endpoint = LOCAL


async def test_a_rewrite_is_chosen_taken_and_undone(make_app: MakeApp, page: Path, model: Model) -> None:
    async with make_app(page).run_test() as pilot:
        await open_with_model(pilot)
        before = workspace(pilot).work.document
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskingScreen))
        assert isinstance(pilot.app.screen, AskingScreen)
        assert "words on their way" in str(pilot.app.screen.query_one("#words").render())
        model.go.set()
        await settle(pilot)
        shown = [line.strip() for line in lines(pilot, "AnswerList")]
        assert shown[0] == f"now  {before.objectives[0].text}"
        assert "1  Win bakers" in shown
        assert "mends vague-term" in shown
        assert shown.index("from the catalog, not from the model") > shown.index("2  Keep bakers")
        await pilot.press("down", "enter")
        await settle(pilot)
        assert workspace(pilot).work.document.objectives[0].text == "Keep bakers"
        assert workspace(pilot).work.document.objectives[0].key_results == before.objectives[0].key_results
        await pilot.press("ctrl+z")
        assert workspace(pilot).work.document == before


async def test_only_the_last_attempt_is_told_and_an_answer_that_broke_off_goes(make_app: MakeApp, page: Path, model: Model) -> None:
    async with make_app(page).run_test() as pilot:
        await open_with_model(pilot)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, AskingScreen))
        screen = pilot.app.screen
        assert isinstance(screen, AskingScreen)
        for attempt in (2, 3):
            screen._emit(Retrying("the oven is cold", attempt, 2))
        await pilot.pause()
        told = str(screen.query_one("#words").render())
        assert told.count("the oven is cold") == 1
        assert "attempt 3" in told
        assert model.word not in told


async def test_a_number_that_the_model_assumed_bears_its_sign(make_app: MakeApp, page: Path, model: Model) -> None:
    async with make_app(page).run_test() as pilot:
        await open_with_model(pilot)
        model.assumed = ("target",)
        model.go.set()
        await pilot.press("down", "r")
        await until(pilot, lambda: any(f"Win bakers\u00a0{ASSUMED}" in line for line in lines(pilot, "AnswerList")))


async def test_a_model_that_says_nothing_is_seen_to_be_waited_for(make_app: MakeApp, page: Path, model: Model) -> None:
    model.word = ""
    async with make_app(page).run_test() as pilot:
        await open_with_model(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "Asking … 1 s" in str(pilot.app.screen.query_one("#words").render()))
        model.go.set()
        await until(pilot, lambda: any("Win bakers" in line for line in lines(pilot, "AnswerList")))


async def test_leaving_ends_the_question_and_changes_nothing(make_app: MakeApp, page: Path, model: Model) -> None:
    async with make_app(page).run_test() as pilot:
        await open_with_model(pilot)
        before = workspace(pilot).work.document
        await pilot.press("r")
        await pilot.pause(0.1)
        await pilot.press("escape")
        await settle(pilot)
        assert model.closed
        assert isinstance(pilot.app.screen, WorkspaceScreen)
        assert workspace(pilot).work.document == before


@pytest.mark.parametrize("problem", [OkrcoachError("the endpoint is down"), ZeroDivisionError("the endpoint is down")])
async def test_what_goes_wrong_is_told_there(make_app: MakeApp, page: Path, model: Model, problem: Exception) -> None:
    model.problem = problem
    model.go.set()
    async with make_app(page).run_test() as pilot:
        await open_with_model(pilot)
        await pilot.press("r")
        await settle(pilot)
        assert "the endpoint is down" in " ".join(line.strip() for line in lines(pilot, "AnswerList"))
        await pilot.press("enter", "escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WorkspaceScreen)


async def test_a_question_that_failed_is_asked_again_in_one_key(make_app: MakeApp, page: Path, model: Model) -> None:
    model.problem = OkrcoachError("the endpoint is down")
    model.go.set()
    async with make_app(page).run_test() as pilot:
        await open_with_model(pilot)
        await pilot.press("r")
        await settle(pilot)
        model.problem = None
        await pilot.press("enter")
        await settle(pilot)
        assert "1  Win bakers" in [line.strip() for line in lines(pilot, "AnswerList")]
        await pilot.press("enter")
        await settle(pilot)
        assert workspace(pilot).work.document.objectives[0].text == "Win bakers"


async def test_a_finding_is_explained(make_app: MakeApp, page: Path, model: Model) -> None:
    async with make_app(page).run_test() as pilot:
        await open_with_model(pilot)
        await pilot.press("down", "down", "e")
        await until(pilot, lambda: "words on their way" in str(pilot.app.screen.query_one("#words").render()))
        model.go.set()
        await settle(pilot)
        assert any("Because of" in line for line in lines(pilot, "AnswerList"))


async def test_without_an_endpoint_nothing_is_asked(make_app: MakeApp, page: Path, model: Model) -> None:
    async with make_app(page).run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "r", "e")
        await settle(pilot)
        assert isinstance(pilot.app.screen, WorkspaceScreen)
