"""The client against an endpoint in trouble: what is asked again and after how long, what is given up, and how it is told."""

from __future__ import annotations

import asyncio

import pytest

from okrcoach.draft.client import Client
from okrcoach.settings.person import Endpoint
from tests.draft.fault_server import HEAD, KEY, Connection, answer, cut_after, event, serving, silent_after, status
from tests.draft.listening import REQUEST, Listener, ask, fault


@pytest.mark.parametrize(
    ("code", "name", "told"),
    [
        (401, "wrong-key", "does not accept the key; check OPENAI_API_KEY"),
        (403, "forbidden", "does not let this key use the model 'small'"),
        (404, "not-found", "knows no model 'small'"),
        (409, "bad-request", "refuses the request (409: no)"),
    ],
)
async def test_a_refusal_is_told_at_once_and_never_asked_again(code: int, name: str, told: str) -> None:
    async with serving(status(code)) as server:
        problem = await fault(server)
    assert (problem.fault, len(server.asked)) == (name, 1)
    assert told in str(problem)


@pytest.mark.parametrize("code", [500, 502, 503])
async def test_a_server_in_trouble_is_asked_four_times(code: int) -> None:
    listener = Listener()
    async with serving(status(code, "overloaded")) as server:
        problem = await fault(server, listener)
    assert len(server.asked) == 4
    assert [attempt for _, attempt, _ in listener.retries] == [2, 3, 4]
    assert str(problem) == f"127.0.0.1 has a problem of its own ({code}: overloaded); try again in a few minutes."


async def test_an_answer_after_trouble_is_an_answer() -> None:
    listener = Listener()
    async with serving(status(503), status(429), answer("fine")) as server:
        assert (await ask(server, listener)).text == "fine"
    assert [name for name, _, _ in listener.retries] == ["server", "busy"]


async def test_retry_after_is_heeded_to_the_second() -> None:
    listener = Listener()
    async with serving(status(429, Retry_After="7"), answer("fine")) as server:
        await ask(server, listener)
    assert listener.retries == [("busy", 2, 7.0)]


async def test_retry_after_may_be_a_date() -> None:
    listener = Listener()
    async with serving(status(429, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"), answer("fine")) as server:
        await ask(server, listener)
    assert listener.retries == [("busy", 2, 0.0)]


async def test_nobody_waits_for_an_hour() -> None:
    async with serving(status(429, Retry_After="3600")) as server:
        problem = await fault(server)
    assert (problem.fault, len(server.asked)) == ("busy", 1)
    assert "used up (429: " in str(problem)
    assert "it asks for 60 minutes); wait a little" in str(problem)


async def test_the_waits_grow_where_the_endpoint_names_none() -> None:
    listener = Listener()
    async with serving(status(429)) as server:
        await fault(server, listener)
    waits = [seconds for _, _, seconds in listener.retries]
    assert waits == sorted(waits)
    assert 1 <= waits[0] < waits[-1] <= 21


async def test_silence_is_a_time_out_asked_once_more() -> None:
    async with serving(silent_after(None)) as server:
        problem = await fault(server, patience=0.3)
    assert (problem.fault, len(server.asked)) == ("timeout", 2)
    assert "silent for 0.3 seconds" in str(problem)


async def test_silence_in_the_middle_of_an_answer_is_a_time_out_too() -> None:
    listener = Listener()
    async with serving(silent_after("half"), answer("whole")) as server:
        assert (await ask(server, listener, patience=0.2)).text == "whole"
    assert [name for name, _, _ in listener.retries] == ["timeout"]
    assert "".join(listener.pieces) == "whole"


async def test_a_connection_cut_in_mid_answer_begins_again() -> None:
    listener = Listener()
    async with serving(cut_after("half"), answer("whole")) as server:
        assert (await ask(server, listener)).text == "whole"
    assert [name for name, _, _ in listener.retries] == ["cut"]


async def test_a_connection_cut_again_and_again_is_told() -> None:
    async with serving(cut_after("half")) as server:
        problem = await fault(server)
    assert (problem.fault, len(server.asked)) == ("cut", 3)


async def test_an_endpoint_that_is_down_is_told() -> None:
    async with serving(answer("")) as server:
        pass
    problem = await fault(server)
    assert str(problem) == f"nothing answers at {server.base_url}; check OPENAI_BASE_URL, and that the server runs."


async def test_waiting_for_a_retry_can_be_cancelled() -> None:
    waiting = asyncio.Event()

    async def sleep(seconds: float) -> None:
        waiting.set()
        await asyncio.Event().wait()

    async with serving(status(503)) as server:
        client = Client(Endpoint(base_url=server.base_url, model="m", api_key=KEY), sleep=sleep)
        task = asyncio.create_task(client.complete(REQUEST, Listener().on_text, Listener().on_retry))
        await asyncio.wait_for(waiting.wait(), 60)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await client.close()
    assert len(server.asked) == 1


async def test_a_fault_told_in_the_middle_of_a_stream_is_the_server_s() -> None:
    async def failing(connection: Connection) -> None:
        await connection.send(HEAD + "\r\n" + event("half") + 'data: {"error": {"message": "out of memory"}}\n\n')

    listener = Listener()
    async with serving(failing, answer("whole")) as server:
        assert (await ask(server, listener)).text == "whole"
    assert [name for name, _, _ in listener.retries] == ["server"]
