"""An endpoint that means ill: it gets nothing sent to others, nothing told of what is secret, and neither time nor memory without end."""

from __future__ import annotations

import json
import tracemalloc
import zlib

import pytest

from okrcoach.cli.modelling import examined
from okrcoach.draft import client as client_module
from okrcoach.draft.client import Client
from okrcoach.draft.faults import ModelError, NoKeyError, require_key
from okrcoach.settings.person import Endpoint
from tests.draft.fault_server import Behaviour, again_and_again, answer, chunk, event, page, serving
from tests.draft.listening import REQUEST, Listener, client_of, fault

SECRET = "hunter2"


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
async def test_what_is_sent_to_one_host_is_not_sent_on_to_another(code: int) -> None:
    async with serving(answer("{}")) as other, serving(page("", code=code, Location=f"{other.base_url}/x?key={SECRET}")) as server:
        problem = await fault(server)
        client = client_of(server)
        with pytest.raises(ModelError, match="sends on to another address"):
            await client.round_trip()
        await client.close()
    assert problem.fault == "elsewhere"
    assert f"({other.base_url}/x)" in str(problem)
    assert SECRET not in str(problem)
    assert other.asked == []
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "body",
    ["<html><body>Hello</body></html>", '{"data": "abc"}', '{"data": [null]}', '{"models": []}', "[]", "", "[" * 100_000],
    ids=lambda body: body[:20],
)
@pytest.mark.parametrize("content_type", ["application/json", "text/html"])
async def test_a_page_that_is_no_list_of_models_is_told(body: str, content_type: str) -> None:
    async with serving(page(body, content_type=content_type)) as server:
        client = client_of(server)
        with pytest.raises(ModelError, match=r"does not speak the protocol of OpenAI's chat at http://127\.0\.0\.1:\d+/v1"):
            await client.round_trip()
        await client.close()


@pytest.mark.parametrize("body", ['{"data": []}', '{"data": null}', '{"data": [{"id": "small"}, {}]}'])
async def test_a_list_of_models_may_be_empty_or_odd(body: str) -> None:
    async with serving(page(body)) as server:
        client = client_of(server)
        assert await client.round_trip() > 0
        await client.close()


def bomb() -> bytes:
    """Make an endless body's worth of compressed zeros."""
    return zlib.compress(b"0" * 50_000_000)


@pytest.mark.parametrize(
    "behaviour",
    [again_and_again("x" * 1_000_000, code=500), again_and_again(b"x" * 1_000_000, code=429), again_and_again(bomb(), code=400, Content_Encoding="deflate")],
)  # fmt: skip
async def test_an_error_without_an_end_is_not_read_to_its_end(behaviour: Behaviour) -> None:
    async with serving(behaviour) as server:
        tracemalloc.start()
        try:
            problem = await fault(server)
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert problem.fault in ("server", "busy", "bad-request")
    assert len(str(problem)) < 400
    assert most < 200_000_000


async def test_a_list_of_models_without_an_end_is_not_read_to_its_end() -> None:
    async with serving(again_and_again("x" * 100_000)) as server:
        client = client_of(server)
        with pytest.raises(ModelError, match="does not speak the protocol"):
            await client.round_trip()
        await client.close()


REASONING = chunk(choices=[{"index": 0, "delta": {"reasoning_content": "hm"}, "finish_reason": None}])
ROLE = chunk(choices=[{"index": 0, "delta": {"role": "assistant"}, "finish_reason": None}])


@pytest.mark.parametrize(
    "piece", [": ping\n\n", ROLE, REASONING, chunk(choices=[]), event(""), event(None, refusal="x")], ids=("ping", "role", "reasoning", "empty", "nothing", "refusal")
)  # fmt: skip
async def test_signs_of_life_alone_are_no_answer(piece: str) -> None:
    async with serving(again_and_again(piece, seconds=0.02)) as server:
        problem = await fault(server, patience=0.1)
    assert (problem.fault, len(server.asked)) == ("slow", 1)
    assert "allow it more time (timeout_seconds)" in str(problem)


async def test_an_answer_may_take_as_long_as_it_goes_on_but_not_for_ever() -> None:
    listener = Listener()
    async with serving(again_and_again(event("x"), seconds=0.02)) as server:
        problem = await fault(server, listener, patience=0.1)
    assert problem.fault == "slow"
    assert len(listener.pieces) > 10


async def test_reasoning_before_an_answer_is_waited_for() -> None:
    async def thinking(connection: object) -> None:
        await connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")  # type: ignore[attr-defined]
        for _ in range(10):
            await connection.send(REASONING)  # type: ignore[attr-defined]
        await connection.send(event("{}", finish="stop") + "data: [DONE]\n\n")  # type: ignore[attr-defined]

    async with serving(thinking) as server:
        client = client_of(server)
        assert (await client.complete(REQUEST, Listener().on_text, Listener().on_retry)).text == "{}"
        await client.close()


async def test_an_error_that_drips_has_an_end() -> None:
    async with serving(again_and_again("x", seconds=0.02, code=500)) as server:
        assert (await fault(server, patience=0.1)).fault == "slow"
        client = client_of(server, patience=0.1)
        with pytest.raises(ModelError, match="was silent for"):
            await client.round_trip()
        await client.close()


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize("delta", [{"content": "x" * 10_000}, {"refusal": "x" * 10_000}])
async def test_an_answer_of_any_length_is_none(delta: dict[str, str]) -> None:
    piece = chunk(choices=[{"index": 0, "delta": delta, "finish_reason": None}])
    async with serving(again_and_again(piece)) as server:
        assert (await fault(server)).fault == "cut"


def test_an_address_is_shown_without_what_is_secret_in_it() -> None:
    for base_url, shown in (
        (f"https://me:{SECRET}@example.com:8080/v1?key={SECRET}#{SECRET}", "https://example.com:8080/v1"),
        (f"https://example.com/v1?next=https://a:{SECRET}@b", "https://example.com/v1"),
        (f"me:{SECRET}@example.com/v1", "example.com/v1"),
        ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"),
        ("", ""),
    ):
        assert Endpoint(base_url=base_url).shown == shown


def test_nothing_that_is_told_of_an_endpoint_holds_its_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    base_url = f"http://me:{SECRET}@127.0.0.1:1/v1?key={SECRET}"
    monkeypatch.setenv("OPENAI_BASE_URL", base_url)
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")
    told = [*examined(offline=True)]
    told += [str(ModelError(kind, Endpoint(base_url=base_url))) for kind in ("not-found", "unreachable", "no-protocol", "elsewhere")]
    with pytest.raises(NoKeyError) as caught:
        require_key(Endpoint(base_url=f"me:{SECRET}@example.com/v1?key={SECRET}"))
    assert SECRET not in json.dumps([*told, str(caught.value)])
    assert "http://127.0.0.1:1/v1" in told[0]


async def test_a_body_within_the_bound_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    body = '{"data": [{"id": "small"}]}'
    monkeypatch.setattr(client_module, "LONGEST_BODY", len(body))
    async with serving(page(body)) as server:
        client = Client(Endpoint(base_url=server.base_url, model="small"))
        assert await client.round_trip() > 0
        await client.close()
