"""The only room that knows the openai SDK: one streamed chat completion, on any endpoint that speaks its protocol.

What an endpoint does not take (a JSON schema, a temperature) is found out by its refusal, left out from then on, and remembered.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import Any, Literal
from urllib.parse import parse_qsl, urljoin, urlsplit

import openai
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, wait_exponential_jitter

from okrcoach.draft.asking.chunks import Answer, StreamedError, chunks, is_whole, models_in
from okrcoach.draft.asking.request import NEXT_FORMAT, Abilities, Finish, Reply, Request, call_arguments
from okrcoach.draft.faults import ModelError, require_key
from okrcoach.settings.person import Endpoint

CONNECT_SECONDS = 10.0
LONGEST_WAIT = 60.0
"""Seconds; an endpoint that asks for more is not waited for."""
LONGEST_BODY = 5_000_000
"""Bytes of a body that is read whole, an error or a list of models."""
UNSEEN_TIMES = 3
"""So many times as long as an endpoint may be silent, it may send what is no text of the answer: its reasoning, signs of life."""
WHOLE_TIMES = 10
"""So many times as long as it may be silent, one answer may take."""

_OF_THE_WIRE = ("content-encoding", "content-length", "transfer-encoding")
"""Headers that say how a body was sent, not what it is."""

OnText = Callable[[str], bool]
"""Takes a piece of the answer; True where that is enough."""
OnRetry = Callable[[ModelError, int, float], None]
"""Takes the fault, the attempt to come and the seconds until then; the answer begins again."""


class _Http(openai.DefaultAsyncHttpxClient):
    """Sends requests; of a body that the SDK would read whole, however long, it takes no more than LONGEST_BODY."""

    async def send(self, request: Any, *, stream: bool = False, **more: Any) -> Any:
        """Send a request; the body of a success is left to be streamed where that is asked for."""
        response = await super().send(request, stream=True, **more)
        if stream and response.is_success:
            return response
        body = bytearray()
        try:
            async for piece in response.aiter_bytes():
                body += piece[: LONGEST_BODY - len(body)]
                if len(body) == LONGEST_BODY:
                    break
        finally:
            await response.aclose()
        headers = [(name, value) for name, value in response.headers.multi_items() if name.lower() not in _OF_THE_WIRE]
        return type(response)(response.status_code, headers=headers, content=bytes(body), request=request)


class Client:
    """Asks one endpoint. Close it with `close`, which also ends what still streams."""

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Raise NoKeyError where the endpoint needs a key and has none."""
        require_key(endpoint)
        self.endpoint = endpoint
        self.abilities = Abilities()
        """What the endpoint is known to take; who remembers more of it, puts it here."""
        self._sleep = sleep
        address = urlsplit(endpoint.base_url)
        self._sdk = openai.AsyncOpenAI(
            api_key=endpoint.api_key or "none",
            base_url=address._replace(query="").geturl(),
            max_retries=0,
            timeout=openai.Timeout(endpoint.timeout_seconds, connect=min(CONNECT_SECONDS, endpoint.timeout_seconds)),
            default_query=dict(parse_qsl(address.query)),
            # Azure's older addresses (…/deployments/NAME?api-version=…) read the key here.
            default_headers={"api-key": endpoint.api_key} if endpoint.host.endswith(".azure.com") else None,
            # What is sent to one host must not come to another: by a redirect, or from this machine by a proxy.
            http_client=_Http(follow_redirects=False, trust_env=not endpoint.loopback),
        )

    async def close(self) -> None:
        """Close all connections."""
        await self._sdk.close()

    async def complete(self, request: Request, on_text: OnText, on_retry: OnRetry) -> Reply:
        """Stream one answer into `on_text`. Raises ModelError, after the retries that its fault is worth."""

        def before_sleep(state: RetryCallState) -> None:
            on_retry(_fault_of(state), state.attempt_number + 1, state.upcoming_sleep)

        retrying = AsyncRetrying(
            retry=retry_if_exception(_worth_waiting),
            stop=lambda state: state.attempt_number > _fault_of(state).retries,
            wait=_wait,
            sleep=self._sleep,
            before_sleep=before_sleep,
            reraise=True,
        )
        return await retrying(self._adapting, request, on_text)

    async def round_trip(self) -> float:
        """Ask for the endpoint's list of models: the milliseconds that it took. Raises ModelError."""
        begin = time.perf_counter()
        try:
            async with asyncio.timeout(self.endpoint.timeout_seconds):
                answer = await self._sdk.models.with_raw_response.list()
        except openai.OpenAIError as problem:
            raise self._told(problem) from problem
        except TimeoutError as problem:
            raise ModelError("timeout", self.endpoint) from problem
        known = models_in(answer.content)
        if known is None:
            raise ModelError("no-protocol", self.endpoint)
        if known and self.endpoint.model not in known:
            raise ModelError("not-found", self.endpoint)
        return (time.perf_counter() - begin) * 1000

    async def _adapting(self, request: Request, on_text: OnText) -> Reply:
        """Ask, leaving out one thing more each time that the endpoint refuses the request."""
        while True:
            try:
                return await self._stream(request, on_text)
            except (openai.BadRequestError, openai.UnprocessableEntityError) as problem:
                fewer = None if _too_long(problem) else self.abilities.without(_server_words(problem).lower())
                if fewer is None:
                    raise self._told(problem) from problem
                self.abilities = fewer
            except openai.InternalServerError as problem:
                # llama-cpp-python's server calls an answer format that it does not know a fault of its own.
                if "response_format" not in _server_words(problem) or self.abilities.answer_format not in NEXT_FORMAT:
                    raise self._told(problem) from problem
                self.abilities = self.abilities.weaker()
            except openai.OpenAIError as problem:
                raise self._told(problem) from problem

    async def _stream(self, request: Request, on_text: OnText) -> Reply:
        """Ask once. The SDK's own timeout begins again with each byte, so two of ours stand around it."""
        whole, unseen = (times * self.endpoint.timeout_seconds for times in (WHOLE_TIMES, UNSEEN_TIMES))
        try:
            async with asyncio.timeout(whole), asyncio.timeout(unseen) as running:

                def seen(piece: str) -> bool:
                    running.reschedule(asyncio.get_running_loop().time() + unseen)
                    return on_text(piece)

                return await self._streamed(request, seen)
        except TimeoutError as problem:
            raise ModelError("slow", self.endpoint) from problem

    async def _streamed(self, request: Request, on_text: OnText) -> Reply:
        answer = Answer()
        asked = call_arguments(request, self.endpoint.model, self.abilities)
        async with self._sdk.chat.completions.with_streaming_response.create(**asked) as response:
            try:
                async for chunk in chunks(response.iter_bytes()):
                    piece = answer.add(chunk)
                    if piece and on_text(piece):
                        answer.finish = "enough"
                        break
            except Exception as problem:
                raise self._broken_off(problem) from problem
        text = "".join(answer.pieces)
        if not answer.finish and not is_whole(text):
            raise ModelError("cut", self.endpoint)
        ends: dict[str, Finish] = {"length": "length", "content_filter": "refused", "enough": "enough"}
        sent = sum(len(message["content"]) for message in request.messages) // 4
        return Reply(
            text=text,
            finish="refused" if answer.refusal else ends.get(answer.finish, "stop"),
            refusal=answer.refusal,
            # Servers that count nothing: a token is about four characters of English.
            input_tokens=sent if answer.sent is None else answer.sent,
            output_tokens=max(len(answer.pieces), len(text) // 4) if answer.received is None else answer.received,
        )

    def _broken_off(self, problem: Exception) -> Exception:
        """Say in our words what ended a stream; what is no fault of the endpoint comes back as it is."""
        if isinstance(problem, StreamedError):
            return ModelError("server", self.endpoint, detail=str(problem))
        # The SDK carries one of two HTTP libraries, whose exceptions have these names.
        names = {kind.__name__ for kind in type(problem).__mro__}
        if "TimeoutException" in names:
            return ModelError("timeout", self.endpoint)
        if isinstance(problem, ValueError) or names & {"TransportError", "StreamError", "DecodingError"}:
            return ModelError("cut", self.endpoint)
        return problem

    def _told(self, problem: openai.OpenAIError) -> ModelError:
        """Say in our words what the SDK raised."""
        detail = _server_words(problem)
        match problem:
            case openai.APITimeoutError():
                return ModelError("timeout", self.endpoint)
            case openai.APIConnectionError():
                return ModelError(_connection_fault(problem), self.endpoint)
            case openai.AuthenticationError():
                return ModelError("wrong-key", self.endpoint)
            case openai.PermissionDeniedError():
                return ModelError("forbidden", self.endpoint)
            case openai.NotFoundError():
                return ModelError("not-found", self.endpoint)
            case openai.RateLimitError():
                wait = _retry_after(problem)
                asks = f"it asks for {wait / 60:.0f} minutes" if wait and wait > LONGEST_WAIT else ""
                said = "; ".join(filter(None, (detail, asks)))
                return ModelError("busy", self.endpoint, detail=f"429: {said}" if said else "429", wait=wait)
            case openai.InternalServerError():
                return ModelError("server", self.endpoint, detail=f"{problem.status_code}: {detail}", wait=_retry_after(problem))
            case openai.APIStatusError() if problem.response.is_redirect:
                there = replace(self.endpoint, base_url=urljoin(self.endpoint.base_url, problem.response.headers.get("location", "")))
                return ModelError("elsewhere", self.endpoint, detail=there.shown)
            case openai.APIStatusError() if _too_long(problem):
                return ModelError("too-long-a-prompt", self.endpoint)
            case openai.APIStatusError():
                return ModelError("bad-request", self.endpoint, detail=f"{problem.status_code}: {detail}")
        return ModelError("server", self.endpoint, detail=detail)


def _too_long(problem: openai.APIStatusError) -> bool:
    words = _server_words(problem).lower()
    return problem.status_code == 413 or "context_length" in words or "context length" in words or "context window" in words


def _server_words(problem: openai.OpenAIError) -> str:
    """Return what the server says of an error, in one string."""
    body = getattr(problem, "body", None)
    if isinstance(body, dict):
        body = body.get("message") or body.get("detail") or body
    return str(body) if body else ""


def _connection_fault(problem: BaseException) -> Literal["certificate", "cut", "unreachable"]:
    """Tell an untrusted certificate and a broken connection from a server that is not there."""
    cause: BaseException | None = problem
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in str(cause):
            return "certificate"
        if type(cause).__name__ in ("RemoteProtocolError", "ReadError", "WriteError"):
            return "cut"
        cause = cause.__cause__ or cause.__context__
    return "unreachable"


def _retry_after(problem: openai.APIStatusError) -> float | None:
    """Seconds until the endpoint wants to be asked again, if it says."""
    said = problem.response.headers.get("retry-after", "")
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except ValueError:
        return None


def _fault_of(state: RetryCallState) -> ModelError:
    fault = state.outcome.exception() if state.outcome else None
    if not isinstance(fault, ModelError):
        raise TypeError("only a ModelError is asked again")
    return fault


def _worth_waiting(problem: BaseException) -> bool:
    return isinstance(problem, ModelError) and problem.retries > 0 and (problem.wait or 0) <= LONGEST_WAIT


_backing_off = wait_exponential_jitter(initial=1, max=20)


def _wait(state: RetryCallState) -> float:
    """Return the seconds that the endpoint asked for, or else longer each time."""
    asked = _fault_of(state).wait
    return asked if asked is not None else _backing_off(state)
