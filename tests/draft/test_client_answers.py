"""How an answer reaches the client and how it ends: whole, cut, refused, or left by a reader that has enough or no longer listens."""

from __future__ import annotations

import asyncio

import pytest

from okrcoach.draft.asking.request import Reply
from tests.draft.fault_server import HEAD, Connection, answer, endless, event, serving, stepwise
from tests.draft.listening import SCHEMA, Listener, ask, fault


async def test_an_answer_arrives_in_pieces_with_its_cost() -> None:
    listener = Listener()
    async with serving(answer("hello world")) as server:
        reply = await ask(server, listener)
    assert listener.pieces == ["hello w", "orld"]
    assert reply == Reply("hello world", "stop", "", 100, 20)
    assert server.asked[0].body["response_format"]["json_schema"]["schema"] == SCHEMA
    assert server.asked[0].body["max_tokens"] == 50


async def test_an_answer_cut_at_the_token_limit_says_so() -> None:
    async with serving(answer('{"a": [', finish="length")) as server:
        assert (await ask(server, Listener())).finish == "length"


async def test_an_answer_without_an_end_is_a_cut_one() -> None:
    async with serving(answer("half", finish="")) as server:
        assert (await fault(server)).fault == "cut"


async def test_a_whole_answer_needs_no_word_on_its_end() -> None:
    async with serving(answer('Sure: {"lines": []}', finish="")) as server:
        assert (await ask(server, Listener())).finish == "stop"


async def test_a_filtered_answer_is_a_refusal() -> None:
    async with serving(answer("", finish="content_filter")) as server:
        assert (await ask(server, Listener())).finish == "refused"


async def test_a_reader_that_has_enough_closes_the_stream() -> None:
    async with serving(endless("again ")) as server:
        reply = await ask(server, Listener(enough=3))
    assert (reply.text, reply.finish) == ("again again again ", "enough")


async def test_cancelling_closes_the_stream_and_nothing_arrives_later() -> None:
    listener, gate, hung_up = Listener(), asyncio.Semaphore(1), asyncio.Event()

    async def until_hung_up(connection: object) -> None:
        try:
            await stepwise("abcdefgh" * 50, gate)(connection)  # type: ignore[arg-type]
        except ConnectionError:
            hung_up.set()
            raise

    async with serving(until_hung_up) as server:
        task = asyncio.create_task(ask(server, listener))
        await asyncio.wait_for(listener.heard.wait(), 60)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        for _ in range(60):
            gate.release()
        await asyncio.wait_for(hung_up.wait(), 5)
    assert listener.pieces == ["abcd"]


async def test_a_refusal_in_its_own_field_is_one() -> None:
    async def refusing(connection: Connection) -> None:
        await connection.send(HEAD + "\r\n" + event(refusal="I can't") + event(finish="stop") + "data: [DONE]\n\n")

    async with serving(refusing) as server:
        reply = await ask(server, Listener())
    assert (reply.finish, reply.refusal) == ("refused", "I can't")


async def test_an_event_that_is_no_json_is_a_cut_answer() -> None:
    async def broken(connection: object) -> None:
        await connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: {oops\n\n")  # type: ignore[attr-defined]

    async with serving(broken) as server:
        assert (await fault(server)).fault == "cut"
