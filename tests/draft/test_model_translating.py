"""A brief in another language is put into English before anything is chosen for it; its numbers stay, and a failure costs nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from okrcoach.draft.asking.asking import Asker
from okrcoach.draft.asking.prompting import load_prompts
from okrcoach.draft.asking.translating import in_english
from okrcoach.draft.client import Client
from okrcoach.draft.events import Finished
from okrcoach.draft.model import draft_with_model, prompts_text
from okrcoach.model import Brief
from okrcoach.settings.person import Endpoint
from tests.draft.fault_server import Behaviour, FaultServer, answer, serving
from tests.draft.scripted import scripted, step_of

BRIEF = Brief(
    "Neue Pflegekräfte sollen sich vom ersten Tag an willkommen fühlen",
    team="Personal",
    period="2027-Q1",
    audience="neue Pflegekräfte",
    known=(("Fluktuation im 1. Jahr", "24%"),),
    notes=("Drei Häuser",),
)
ENGLISH = ["Make new nurses feel welcome from their first day", "new nurses", "Voluntary turnover in year 1"]


def translated(texts: list[str]) -> str:
    return json.dumps({"lines": [{"line": number, "english": text} for number, text in enumerate(texts, 1)]})


async def drafted(first: Behaviour | str, brief: Brief = BRIEF) -> tuple[Finished, FaultServer]:
    async with serving(scripted({"translate": first})) as server:
        endpoint = Endpoint(base_url=server.base_url, model="m", timeout_seconds=5.0)
        events = [event async for event in draft_with_model(brief, endpoint)]
    assert isinstance(events[-1], Finished)
    return events[-1], server


async def test_the_goal_and_the_metrics_names_are_english_and_the_numbers_the_brief_s() -> None:
    finished, server = await drafted(translated(ENGLISH))
    draft = finished.draft
    assert step_of(server.asked[0]) == "translate"
    assert "Goal: Make new nurses feel welcome" in server.asked[1].body["messages"][1]["content"]
    assert draft.brief.known == (("Voluntary turnover in year 1", "24%"),)
    assert (draft.document.title, draft.document.team) == (ENGLISH[0], "Personal")
    assert any("put into English" in remark for remark in draft.remarks)
    lines = [row for objective in draft.document.objectives for row in objective.key_results]
    [turnover] = [row for row in lines if row.measure.baseline == 24]
    assert turnover.measure.direction == "down"


@pytest.mark.parametrize(
    "wrong",
    [
        [ENGLISH[0], "new nurses", "Turnover of 30% in year 1"],
        [ENGLISH[0], "new nurses", "Turnover"],
        ["", "", ""],
    ],
)
async def test_a_line_that_would_change_a_number_or_say_nothing_stays_as_it_is(wrong: list[str]) -> None:
    finished, _ = await drafted(translated(wrong))
    assert finished.draft.brief.known == BRIEF.known


@pytest.mark.parametrize("fault", ["No.", answer(""), answer("", finish="content_filter"), translated(["x"] * 40)])
async def test_without_a_translation_the_draft_goes_on_with_the_brief_as_it_is(fault: Any) -> None:
    finished, _ = await drafted(fault)
    assert finished.problem is None
    assert len(finished.draft.document.objectives) == 2


async def test_a_line_that_comes_back_as_it_is_is_asked_alone_and_an_abbreviation_is_not() -> None:
    brief = replace(BRIEF, known=(("NPS", "41"),))
    first, second = translated([ENGLISH[0], brief.audience or "", "NPS"]), translated(["new nurses"])
    async with serving(answer(first), answer(second)) as server:
        client = Client(Endpoint(base_url=server.base_url, model="m"))
        english = await in_english(brief, Asker(client, load_prompts(), lambda _: None))
        await client.close()
    assert (english.audience, english.known) == ("new nurses", (("NPS", "41"),))
    assert ["1. neue Pflegekräfte" in one.body["messages"][1]["content"] for one in server.asked] == [False, True]


async def test_an_english_brief_is_never_translated() -> None:
    _, server = await drafted("No.", Brief("Make every parcel arrive when we said it would"))
    assert "translate" not in {step_of(one) for one in server.asked}


def test_the_prompts_shown_begin_with_the_translation() -> None:
    shown = prompts_text(BRIEF, Endpoint(base_url="http://127.0.0.1:1/v1", model="m"))
    assert shown.index("1. Neue Pflegekräfte") < shown.index("Goal: Neue Pflegekräfte")
