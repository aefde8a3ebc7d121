"""The client against an endpoint that fails on purpose: what is asked again, what is given up, and how it is told."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
from pathlib import Path

import pytest

from okrcoach.draft.client import Abilities, Client, Reply, Request
from okrcoach.draft.faults import ModelError, NoKeyError
from okrcoach.settings import Endpoint
from tests.draft.fault_server import (
    HEAD,
    Connection,
    FaultServer,
    answer,
    cut_after,
    endless,
    event,
    serving,
    silent_after,
    status,
    stepwise,
)

KEY = "sk-a-key-that-nobody-may-see"
SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
REQUEST = Request(({"role": "system", "content": "s"}, {"role": "user", "content": "u"}), "lines", SCHEMA, "Answer in JSON.", 50)


class Listener:
    """Takes the answer's pieces and the news of retries."""

    def __init__(self, enough: int = 10_000) -> None:
        self.pieces: list[str] = []
        self.retries: list[tuple[str, int, float]] = []
        self.enough = enough
        self.heard = asyncio.Event()

    def on_text(self, piece: str) -> bool:
        self.pieces.append(piece)
        self.heard.set()
        return len(self.pieces) >= self.enough

    def on_retry(self, fault: ModelError, attempt: int, seconds: float) -> None:
        self.pieces.clear()
        self.retries.append((fault.fault, attempt, seconds))


async def no_sleep(seconds: float) -> None:
    """Stand in for waiting."""


def client_of(server: FaultServer, *, patience: float = 5.0, abilities: Abilities | None = None) -> Client:
    endpoint = Endpoint(base_url=server.base_url, model="small", api_key=KEY, timeout_seconds=patience)
    return Client(endpoint, abilities=abilities, sleep=no_sleep)


async def ask(server: FaultServer, listener: Listener, *, patience: float = 5.0) -> Reply:
    client = client_of(server, patience=patience)
    try:
        return await client.complete(REQUEST, listener.on_text, listener.on_retry)
    finally:
        await client.close()


async def fault(server: FaultServer, listener: Listener | None = None, *, patience: float = 5.0) -> ModelError:
    with pytest.raises(ModelError) as caught:
        await ask(server, listener or Listener(), patience=patience)
    assert caught.value.exit_status == 3
    assert "\n" not in str(caught.value)
    assert KEY not in str(caught.value) + repr(caught.value)
    return caught.value


async def test_an_answer_arrives_in_pieces_with_its_cost() -> None:
    listener = Listener()
    async with serving(answer("hello world")) as server:
        reply = await ask(server, listener)
    assert listener.pieces == ["hello w", "orld"]
    assert reply == Reply("hello world", "stop", "", 100, 20)
    assert server.asked[0].body["response_format"]["json_schema"]["schema"] == SCHEMA
    assert server.asked[0].body["max_tokens"] == 50


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
    assert "it asks for 60 minutes" in str(problem)


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
        await listener.heard.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        for _ in range(60):
            gate.release()
        await asyncio.wait_for(hung_up.wait(), 5)
    assert listener.pieces == ["abcd"]


async def test_waiting_for_a_retry_can_be_cancelled() -> None:
    waiting = asyncio.Event()

    async def sleep(seconds: float) -> None:
        waiting.set()
        await asyncio.Event().wait()

    async with serving(status(503)) as server:
        client = Client(Endpoint(base_url=server.base_url, model="m", api_key=KEY), sleep=sleep)
        task = asyncio.create_task(client.complete(REQUEST, Listener().on_text, Listener().on_retry))
        await waiting.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await client.close()
    assert len(server.asked) == 1


async def test_what_an_endpoint_does_not_take_is_left_out_from_then_on() -> None:
    async with serving(status(400, "response_format is not supported"), status(422, "still not"), answer("{}")) as server:
        client = client_of(server)
        await client.complete(REQUEST, Listener().on_text, Listener().on_retry)
        await client.complete(REQUEST, Listener().on_text, Listener().on_retry)
        await client.close()
    assert [one.body.get("response_format", {}).get("type") for one in server.asked] == ["json_schema", "json_object", None, None]
    assert [one.body["messages"][-1]["content"] for one in server.asked] == ["u", "u\n\nAnswer in JSON.", *["u\n\nAnswer in JSON."] * 2]
    assert client.abilities.answer_format == "text"


@pytest.mark.parametrize(
    ("message", "abilities"),
    [
        ("Use 'max_completion_tokens' instead of max_tokens", Abilities(limit_name="max_completion_tokens")),
        ("temperature does not support 0.3", Abilities(temperature=False)),
        ("Unrecognized request argument: stream_options", Abilities(usage_in_stream=False)),
    ],
)
async def test_only_the_argument_that_is_refused_is_left_out(message: str, abilities: Abilities) -> None:
    async with serving(status(400, message), answer("{}")) as server:
        client = client_of(server)
        await client.complete(REQUEST, Listener().on_text, Listener().on_retry)
        await client.close()
    assert client.abilities == abilities


async def test_a_server_that_calls_an_unknown_answer_format_a_fault_of_its_own_is_asked_otherwise() -> None:
    listener = Listener()
    async with serving(status(500, "validation error: body.response_format.type"), answer("{}")) as server:
        client = client_of(server)
        await client.complete(REQUEST, listener.on_text, listener.on_retry)
        await client.close()
    assert client.abilities == Abilities(answer_format="json_object")
    assert listener.retries == []


async def test_a_fault_of_the_server_stays_one_where_no_answer_format_is_left_to_leave_out() -> None:
    async with serving(status(500, "response_format is broken here")) as server:
        problem = await fault(server)
    assert problem.fault == "server"
    assert [one.body.get("response_format", {}).get("type") for one in server.asked][:3] == ["json_schema", "json_object", None]


async def test_an_endpoint_that_refuses_everything_is_told_in_its_words_without_the_key() -> None:
    async with serving(status(400, f"\x1b[31mnot with {KEY}\nplease")) as server:
        problem = await fault(server)
    assert (problem.fault, len(server.asked)) == ("bad-request", 3)
    assert "400: [31mnot with … please" in str(problem)


async def test_a_prompt_that_is_too_long_is_no_reason_to_ask_otherwise() -> None:
    async with serving(status(400, "This model's maximum context length is 4096 tokens")) as server:
        problem = await fault(server)
    assert (problem.fault, len(server.asked)) == ("too-long-a-prompt", 1)


async def test_a_fault_told_in_the_middle_of_a_stream_is_the_server_s() -> None:
    async def failing(connection: Connection) -> None:
        await connection.send(HEAD + "\r\n" + event("half") + 'data: {"error": {"message": "out of memory"}}\n\n')

    listener = Listener()
    async with serving(failing, answer("whole")) as server:
        assert (await ask(server, listener)).text == "whole"
    assert [name for name, _, _ in listener.retries] == ["server"]


async def test_a_refusal_in_its_own_field_is_one() -> None:
    async def refusing(connection: Connection) -> None:
        await connection.send(HEAD + "\r\n" + event(refusal="I can't") + event(finish="stop") + "data: [DONE]\n\n")

    async with serving(refusing) as server:
        reply = await ask(server, Listener())
    assert (reply.finish, reply.refusal) == ("refused", "I can't")


async def test_one_connection_serves_several_questions() -> None:
    async def lasting(connection: Connection) -> None:
        for _ in range(2):
            said = (event("{}", finish="stop") + "data: [DONE]\n\n").encode()
            head = f"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: {len(said)}\r\n\r\n"
            await connection.send(head.encode() + said)
            await connection.reader.readuntil(b"\r\n\r\n")

    async with serving(lasting) as server:
        client = client_of(server)
        for _ in range(2):
            await client.complete(REQUEST, Listener().on_text, Listener().on_retry)
        await client.close()
    assert len(server.asked) == 1


async def test_an_event_that_is_no_json_is_a_cut_answer() -> None:
    async def broken(connection: object) -> None:
        await connection.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: {oops\n\n")  # type: ignore[attr-defined]

    async with serving(broken) as server:
        assert (await fault(server)).fault == "cut"


@pytest.fixture
def untrusted(tmp_path: Path) -> ssl.SSLContext:
    """Make a server's side of TLS with a certificate that nobody has signed."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1"]
    try:
        subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("makes its certificate with openssl")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    return tls


async def test_an_untrusted_certificate_is_told_as_such(untrusted: ssl.SSLContext) -> None:
    async with serving(answer("{}"), tls=untrusted) as server:
        problem = await fault(server)
    assert (problem.fault, len(server.asked)) == ("certificate", 0)
    assert "SSL_CERT_FILE" in str(problem)


def test_without_a_key_only_this_machine_is_asked() -> None:
    with pytest.raises(NoKeyError, match=r"no key for api\.example\.com: set OPENAI_API_KEY") as caught:
        Client(Endpoint(base_url="https://api.example.com/v1"))
    assert caught.value.exit_status == 2
    Client(Endpoint(base_url="http://127.0.0.1:1/v1"))


@pytest.mark.parametrize(
    ("base_url", "key", "told"),
    [
        ("https://api.example.com/v1", "sk-\u201cquoted\u201d", "holds marks that no key has"),
        ("https://api.example.com/v1", "sk-two\nlines", "holds marks that no key has"),
        ("localhost:8080", "k", "is no address of a model"),
        ("http://[::1", "k", "is no address of a model"),
        ("", "k", "is no address of a model"),
    ],
)
def test_a_key_or_an_address_that_cannot_be_one_is_told_before_anything_is_sent(base_url: str, key: str, told: str) -> None:
    with pytest.raises(NoKeyError, match=told) as caught:
        Client(Endpoint(base_url=base_url, api_key=key))
    assert caught.value.exit_status == 2
    assert key not in str(caught.value) or len(key) == 1


async def test_what_is_asked_of_this_machine_takes_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    async with serving(answer("fine")) as server:
        assert (await ask(server, Listener())).text == "fine"


async def test_an_older_azure_address_keeps_its_query_and_gets_the_key_where_it_reads_it() -> None:
    client = Client(Endpoint(base_url="https://x.openai.azure.com/openai/deployments/d?api-version=1", api_key=KEY))
    assert client._sdk.default_headers["api-key"] == KEY
    assert client._sdk.default_query == {"api-version": "1"}
    assert str(client._sdk.base_url) == "https://x.openai.azure.com/openai/deployments/d/"
    await client.close()


async def test_the_key_stands_in_no_repr() -> None:
    async with serving(answer("")) as server:
        client = client_of(server)
        assert KEY not in repr(client) + repr(vars(client)) + repr(client.endpoint)
        await client.close()


async def test_a_round_trip_tells_whether_the_model_is_there() -> None:
    async def models(connection: object) -> None:
        body = '{"object": "list", "data": [{"id": "large", "object": "model", "created": 1, "owned_by": "x"}]}'
        await connection.send(f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}")  # type: ignore[attr-defined]

    async with serving(models) as server:
        client = client_of(server)
        with pytest.raises(ModelError, match="knows no model 'small'"):
            await client.round_trip()
        await client.close()
        client = Client(Endpoint(base_url=server.base_url, model="large"))
        assert await client.round_trip() > 0
        await client.close()
