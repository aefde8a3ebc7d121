"""One question to the model: a prompt filled in, its answer's items as they arrive, what it cost, and the answer kept for the next time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic

from okrcoach.draft.asking.answers import Choices, Item, answer_schema, read_item
from okrcoach.draft.asking.cache import Cache
from okrcoach.draft.asking.prompting import Prompt
from okrcoach.draft.asking.request import Reply, Request
from okrcoach.draft.asking.stream import ItemReader
from okrcoach.draft.client import Client
from okrcoach.draft.draft import Usage
from okrcoach.draft.events import Event, Progress, Retrying, Spent
from okrcoach.draft.faults import Fault, ModelError

AT_ONCE = 4
"""Questions under way at a time."""
TRIES = 2
"""How often an answer is asked for that is not in the shape."""


@dataclass(frozen=True, slots=True)
class Question(Generic[Item]):
    """What to ask, and the shape of what comes back."""

    prompt: str
    values: Mapping[str, str]
    item: type[Item]
    key: str
    """The list in the answer: {"objectives": […]}."""
    least: int
    most: int
    where: str = ""
    """The line that it is about, for `Progress`."""
    choices: Choices = field(default_factory=dict)
    """Fields that are one of these words; those that the prompt's file names are only wished for."""


def request_of(question: Question[Any], prompts: Mapping[str, Prompt]) -> Request:
    """Return what is sent for a question."""
    prompt = prompts[question.prompt]
    choices = {**prompt.choices, **question.choices}
    schema = answer_schema(question.item, question.key, least=question.least, most=question.most, choices=choices)
    return Request(prompt.filled(question.values), question.prompt, schema, prompt.shape.strip(), prompt.max_tokens)


class Asker:
    """Asks one endpoint for one draft, within its budget."""

    def __init__(
        self,
        client: Client,
        prompts: Mapping[str, Prompt],
        emit: Callable[[Event], None],
        cache: Cache | None = None,
    ) -> None:
        """Without a cache, every question is asked anew and nothing is remembered."""
        self.usage = Usage()
        self._client, self._prompts, self._emit, self._cache = client, prompts, emit, cache
        # A model on this machine answers one question at a time; some servers drop the one they are at for a new one.
        self._turn = asyncio.Semaphore(1 if client.endpoint.loopback else AT_ONCE)
        if cache and (known := cache.abilities(client.endpoint)):
            client.abilities = known

    async def ask(self, question: Question[Item], take: Callable[[Item], bool]) -> int:
        """Ask; `take` gets each item as soon as it is whole, and says whether it is of use. Return how many were.

        An answer without any item of use is asked for once more. Where the endpoint breaks off, the items so far stand, and the
        next attempt adds to them. Raises ModelError where nothing of use came, or the budget is used up.
        """
        request = request_of(question, self._prompts)
        async with self._turn:
            return await self._ask(question, request, take)

    async def _ask(self, question: Question[Item], request: Request, take: Callable[[Item], bool]) -> int:
        for attempt in range(1, TRIES + 1):
            reading = _Reading(question, take, self._emit)
            try:
                fault = await self._answer(request, reading, anew=attempt > 1)
            except ModelError:
                if reading.taken < max(1, question.least):
                    raise
                return reading.taken
            if fault is None:
                return reading.taken
            problem = ModelError(fault, self._client.endpoint, detail=reading.refusal)
            if attempt == TRIES or fault in ("refused", "token-limit"):
                raise problem
            if fault in ("not-json", "other-shape") and not reading.shaped:
                # Some servers take a schema and ignore it: the shape is said in words from now on.
                self._client.abilities = self._client.abilities.weaker()
            reading.again(problem, attempt + 1, 0.0)
        raise AssertionError("the last try returns or raises")

    async def _answer(self, request: Request, reading: _Reading[Any], *, anew: bool) -> Fault | None:
        """Get one answer, from the cache or the endpoint; return what is wrong with it."""
        asked = self._name(request)
        if self._cache and not anew and (known := self._cache.answer(asked)) is not None:
            reading.piece(known)
            return None if reading.taken else "no-use"
        budget = self._client.endpoint.max_tokens_per_draft
        spent = self.usage.input_tokens + self.usage.output_tokens
        expected = sum(len(message["content"]) for message in request.messages) // 4 + request.max_tokens
        if spent + expected > budget:
            raise ModelError("budget", self._client.endpoint)
        before = self._client.abilities
        reply = Reply("", "stop", "", 0, 0)
        try:
            reply = await self._client.complete(request, reading.piece, reading.again)
        finally:
            self.usage = Usage(
                self.usage.requests + reading.attempts,
                self.usage.input_tokens + reply.input_tokens,
                self.usage.output_tokens + reply.output_tokens,
            )
            self._emit(Spent(self.usage))
        if self._cache and self._client.abilities != before:
            self._cache.keep_abilities(self._client.endpoint, self._client.abilities)
        fault = reading.judge(reply)
        if self._cache and fault is None and reply.finish in ("stop", "enough"):
            self._cache.keep(asked, reply.text)
        return fault

    def _name(self, request: Request) -> dict[str, Any]:
        endpoint = self._client.endpoint
        return {
            "base_url": endpoint.base_url,
            "model": endpoint.model,
            "messages": request.messages,
            "schema": request.schema,
            "max_tokens": request.max_tokens,
        }


class _Reading(Generic[Item]):
    """One answer being read."""

    def __init__(self, question: Question[Item], take: Callable[[Item], bool], emit: Callable[[Event], None]) -> None:
        self.taken = 0
        self.shaped = 0
        """Items in the shape asked for, of use or not."""
        self.attempts = 1
        self.refusal = ""
        self._question, self._take, self._emit = question, take, emit
        self._reader = ItemReader()
        self._seen: list[Item] = []

    def piece(self, text: str) -> bool:
        """Take a piece of the answer; True where that is enough: more items than asked for, or the same over and over."""
        items, words = self._reader.feed(text)
        if words:
            self._emit(Progress(self._question.where, words))
        for raw in items:
            item = read_item(self._question.item, raw, self._question.choices)
            self.shaped += item is not None
            if item is not None and item not in self._seen and self.taken < self._question.most:
                self._seen.append(item)
                self.taken += self._take(item)
        return self._reader.endless or self._reader.found > self._question.most

    def again(self, fault: ModelError, attempt: int, seconds: float) -> None:
        """Begin anew, for the endpoint is asked again; raises the fault where there are items enough to go on with."""
        if self.taken >= max(1, self._question.least):
            raise fault
        self._reader, self.attempts = ItemReader(), attempt
        self._emit(Retrying(fault.what, attempt, seconds))

    def judge(self, reply: Reply) -> Fault | None:
        """Say what is wrong with a whole answer; None where something of it was of use."""
        self.refusal = reply.refusal
        if self.taken:
            return None
        if reply.finish == "refused":
            return "refused"
        if self._reader.endless:
            return "repetition"
        if reply.finish == "length":
            return "token-limit"
        if not reply.text.strip():
            return "empty"
        if self.shaped:
            return "no-use"
        return "other-shape" if self._reader.found or reply.text.lstrip().startswith(("{", "[")) else "not-json"
