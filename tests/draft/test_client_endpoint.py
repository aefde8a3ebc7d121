"""The client and its endpoint: what this does not take is left out, and its address, key and certificate are told where they are wrong."""

from __future__ import annotations

import ssl
import subprocess
from pathlib import Path

import pytest

from okrcoach.draft.asking.request import Abilities
from okrcoach.draft.client import Client
from okrcoach.draft.faults import ModelError, NoKeyError
from okrcoach.settings.person import Endpoint
from tests.draft.fault_server import KEY, Connection, answer, event, serving, status
from tests.draft.listening import REQUEST, Listener, ask, client_of, fault


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
    assert "400: not with … please" in str(problem)


async def test_a_prompt_that_is_too_long_is_no_reason_to_ask_otherwise() -> None:
    async with serving(status(400, "This model's maximum context length is 4096 tokens")) as server:
        problem = await fault(server)
    assert (problem.fault, len(server.asked)) == ("too-long-a-prompt", 1)


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
