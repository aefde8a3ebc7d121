"""A draft by a model: what is told as it arrives, whose numbers stand in it, what it costs, and that nothing arrives late."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from okrcoach.draft.asking.cache import Cache
from okrcoach.draft.events import Event, Finished, LineDrafted, ObjectivesOffered, Offer, Progress
from okrcoach.draft.faults import NoKeyError
from okrcoach.draft.model import draft_with_model, prompts_text
from okrcoach.model import Brief
from okrcoach.settings.person import Endpoint
from tests.draft.drafting import counts, drafted, endpoint_of, events_of
from tests.draft.fault_server import KEY, Connection, answer, serving, silent_after, status, stepwise
from tests.draft.recording import BRIEF
from tests.draft.scripted import OBJECTIVES, key_result, offered, scripted

pytestmark = pytest.mark.usefixtures("no_waiting")


def everything_in(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.json"))


async def test_a_draft_has_objectives_key_results_and_bets_and_says_what_it_cost() -> None:
    finished, events = await drafted()
    draft = finished.draft
    assert finished.problem is None
    assert (draft.drafter, counts(draft)) == ("model", [(3, 3), (3, 3)])
    assert draft.document.objectives[0].text == "Let florists plan their day by our arrival times"
    assert (draft.usage.requests, draft.usage.input_tokens, draft.usage.output_tokens) == (5, 500, 100)
    assert any(isinstance(event, Progress) for event in events)


async def test_a_line_is_told_when_it_is_complete_and_reviewed_with_the_draft_so_far() -> None:
    _, events = await drafted()
    lines = [event for event in events if isinstance(event, LineDrafted)]
    assert [line.where for line in lines][:4] == [
        "objectives/0",
        "objectives/1",
        "objectives/0/key_results/0",
        "objectives/0/key_results/1",
    ]
    assert len(lines[3].document.objectives[0].key_results) == 2
    last = lines[-1].document.objectives
    assert [len(objective.projects) for objective in last] == [3, 3]


async def test_with_every_rule_off_nothing_is_found() -> None:
    finished, _ = await drafted(rules=())
    assert counts(finished.draft) == [(3, 3), (3, 3)]
    assert finished.draft.findings == ()


async def test_numbers_that_the_brief_did_not_give_are_never_stated_as_fact() -> None:
    invented = {"baseline": 55, "target": 10**15}

    async def behave(connection: Connection) -> None:
        rows = [key_result(metric, **invented) for metric in offered(connection)[:4]]
        await answer(json.dumps({"key_results": rows}))(connection)

    finished, _ = await drafted(faults={"key_results": behave})
    measures = {row.measure.metric: row.measure for objective in finished.draft.document.objectives for row in objective.key_results}
    assert (measures["on-time-delivery"].baseline, measures["nps"].baseline) == (86.0, 22.0)
    assert all(measure.baseline in (None, "unknown") for metric, measure in measures.items() if metric not in ("on-time-delivery", "nps"))
    assert all(measure.target is not None and measure.target <= 100 for measure in measures.values())
    assert {"target"} == {row.field for row in finished.draft.assumptions}
    assert len(finished.draft.assumptions) == 6


async def test_a_target_handed_down_stands_in_the_draft_whatever_the_model_chooses() -> None:
    brief = Brief("Keep our promises", focus=("quality",), targets=(("NPS", "45"),), known=(("NPS", "22"),), period="2027-Q1")
    finished, _ = await drafted(brief=brief)
    rows = [row for objective in finished.draft.document.objectives for row in objective.key_results if row.measure.metric == "nps"]
    assert [(row.measure.baseline, row.measure.target, row.assumed) for row in rows] == [(22.0, 45.0, ())]


async def test_a_target_handed_down_stands_there_even_where_it_counts_output() -> None:
    brief = Brief("Fill the open shifts", team="Talent acquisition", targets=(("hires", "60"), ("time to hire", "28 days")))
    finished, _ = await drafted(brief=brief)
    lines = [row for objective in finished.draft.document.objectives for row in objective.key_results]
    assert {(row.measure.metric, row.measure.target) for row in lines} >= {("hires", 60.0), ("time-to-hire", 28.0)}


async def test_the_lead_chooses_among_the_objectives_and_may_edit_them() -> None:
    async def choose(offers: Sequence[Offer]) -> list[str]:
        assert len(offers) == 3
        return [offers[2].objective.text, "Make florists smile at our vans"]

    finished, _ = await drafted(choose=choose)
    assert [row.text for row in finished.draft.document.objectives] == [
        "Give florists certainty about every parcel",
        "Make florists smile at our vans",
    ]


async def test_objectives_are_offered_as_they_arrive() -> None:
    _, events = await drafted()
    offers = [event for event in events if isinstance(event, ObjectivesOffered)]
    assert [(len(event.offers), event.complete) for event in offers] == [(1, False), (2, False), (3, False), (3, True)]


async def test_a_budget_stops_before_it_is_passed_and_keeps_what_is_complete() -> None:
    async with serving(scripted()) as server:
        events = await events_of(server, endpoint=endpoint_of(server, max_tokens_per_draft=700))
    finished = events[-1]
    assert isinstance(finished, Finished)
    assert finished.problem is not None
    assert finished.problem.fault == "budget"
    assert "max_tokens_per_draft" in str(finished.problem)
    usage = finished.draft.usage
    assert usage.input_tokens + usage.output_tokens <= 700
    assert len(finished.draft.document.objectives) == 2


async def test_a_slow_answer_is_no_fault_and_a_complete_line_does_not_wait_for_the_rest() -> None:
    text = json.dumps({"objectives": OBJECTIVES})
    gate = asyncio.Semaphore(text.index("}") + 1)
    offers = []
    async with serving(scripted({"objectives": stepwise(text, gate, size=1)})) as server:
        async for event in draft_with_model(BRIEF, endpoint_of(server)):
            if isinstance(event, ObjectivesOffered):
                offers.append(len(event.offers))
                for _ in text:
                    gate.release()
    assert offers == [1, 2, 3, 3]
    assert isinstance(event, Finished)
    assert event.problem is None


async def test_cancelling_hangs_up_and_no_late_chunk_arrives() -> None:
    hung_up = asyncio.Event()

    async def behave(connection: Connection) -> None:
        await silent_after('{"key_results": [' + json.dumps(key_result(offered(connection)[0])) + ", ")(connection)
        hung_up.set()

    seen: list[Event] = []
    async with serving(scripted({"key_results": behave})) as server:

        async def consume() -> None:
            async for event in draft_with_model(BRIEF, endpoint_of(server)):
                seen.append(event)
                if isinstance(event, LineDrafted) and "key_results" in event.where:
                    arrived.set()

        arrived = asyncio.Event()
        task = asyncio.create_task(consume())
        await asyncio.wait_for(arrived.wait(), 60)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(hung_up.wait(), 5)
        count = len(seen)
        await asyncio.sleep(0.05)
    assert len(seen) == count
    last = [event for event in seen if isinstance(event, LineDrafted)][-1]
    assert len(last.document.objectives[0].key_results) == 1
    assert not [task for task in asyncio.all_tasks() if "draft_with_model" in repr(task)]


async def test_leaving_the_loop_ends_all_requests() -> None:
    hung_up = asyncio.Event()

    async def behave(connection: Connection) -> None:
        await silent_after(json.dumps({"objectives": OBJECTIVES})[:-2])(connection)
        hung_up.set()

    async with serving(scripted({"objectives": behave})) as server:
        events = draft_with_model(BRIEF, endpoint_of(server))
        async for event in events:
            if isinstance(event, ObjectivesOffered):
                break
        await events.aclose()
        await asyncio.wait_for(hung_up.wait(), 5)
    assert len(server.asked) == 1


async def test_the_same_brief_again_costs_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    async with serving(scripted()) as server:
        first = (await events_of(server, cache=cache))[-1]
        second = (await events_of(server, cache=cache))[-1]
        assert len(server.asked) == 5
        await events_of(server, cache=Cache(tmp_path, answers=False))
        assert len(server.asked) == 10
    assert isinstance(first, Finished)
    assert isinstance(second, Finished)
    assert first.draft.document == second.draft.document
    assert second.draft.usage.requests == second.draft.usage.input_tokens == 0
    assert KEY not in everything_in(tmp_path)


async def test_what_an_endpoint_does_not_take_is_found_out_once(tmp_path: Path) -> None:
    refused = 0

    async def plain(connection: Connection) -> None:
        nonlocal refused
        if "response_format" in connection.body:
            refused += 1
            await status(400, "response_format: not supported")(connection)
        else:
            await answer(json.dumps({"objectives": OBJECTIVES}))(connection)

    async with serving(plain) as server:
        for _ in range(2):
            await events_of(server, cache=Cache(tmp_path, answers=False))
    assert refused == 2
    assert "Answer with this JSON" in server.asked[-1].body["messages"][-1]["content"]


async def test_without_a_key_for_a_distant_host_nothing_is_sent() -> None:
    with pytest.raises(NoKeyError, match=r"no key for api\.openai\.com") as caught:
        await anext(draft_with_model(BRIEF, Endpoint()))
    assert caught.value.exit_status == 2


async def test_the_prompts_shown_are_those_sent() -> None:
    async with serving(scripted()) as server:
        await events_of(server)
        shown = prompts_text(BRIEF, endpoint_of(server))
    first = server.asked[0].body["messages"]
    assert all(message["content"].strip() in shown for message in first)
    assert KEY not in shown
    assert server.base_url in shown
