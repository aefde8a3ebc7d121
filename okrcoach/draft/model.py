"""The model drafter: a brief becomes a draft by asking a model step by step; the rules read every line before it is shown as one.

Importing this module loads the openai SDK and langchain, which takes a second: only what asks a model imports it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from okrcoach.draft.asking import questions
from okrcoach.draft.asking.alternatives import Alternatives
from okrcoach.draft.asking.asking import Asker, Question, request_of
from okrcoach.draft.asking.cache import Cache
from okrcoach.draft.asking.grounding import candidates
from okrcoach.draft.asking.prompting import Prompt, load_prompts
from okrcoach.draft.asking.steps import Steps
from okrcoach.draft.asking.translating import in_english, lines_of
from okrcoach.draft.client import Client
from okrcoach.draft.events import Event, Finished, Offer
from okrcoach.draft.faults import ModelError
from okrcoach.draft.reading.material import Material
from okrcoach.draft.reading.reading import read_material
from okrcoach.model import Brief
from okrcoach.review import Rule, load_rules
from okrcoach.settings.person import Endpoint

OBJECTIVES = 2
"""Objectives of a draft where nobody says how many."""

Choose = Callable[[tuple[Offer, ...]], Awaitable[Sequence[str]]]
"""Takes the alternative objectives, the best first, and returns the texts of those to go on with, edited or not."""


async def draft_with_model(
    brief: Brief,
    endpoint: Endpoint,
    *,
    objectives: int | None = None,
    cache: Cache | None = None,
    choose: Choose | None = None,
    rules: Sequence[Rule] | None = None,
    prompts: Mapping[str, Prompt] | None = None,
) -> AsyncIterator[Event]:
    """Draft with a model; the last event is `Finished`. Without `choose`, the objectives with the mildest findings are taken.

    Closing the iterator or cancelling its task ends all requests at once, and nothing arrives afterwards; what was complete
    stands in the last `LineDrafted`. Raises NoKeyError before anything is sent, and ModelError where the endpoint fails before
    a single line is complete; when it fails later, `Finished` holds what there is, and the problem.
    """
    begin = time.monotonic()
    client = Client(endpoint)
    queue: asyncio.Queue[Event | None] = asyncio.Queue()
    prompts = load_prompts() if prompts is None else prompts
    rules = load_rules() if rules is None else rules
    asker = Asker(client, prompts, queue.put_nowait, cache)

    async def work() -> None:
        try:
            material, remarks = await _read(brief, asker)
            parts = (asker, material, rules, prompts, queue.put_nowait)
            steps = Steps(*parts)
            problem = await _run(Alternatives(*parts), steps, objectives or OBJECTIVES, choose)
            draft = steps.board.draft(replace(asker.usage, seconds=round(time.monotonic() - begin, 1)), remarks)
            queue.put_nowait(Finished(draft, problem))
        finally:
            queue.put_nowait(None)

    task = asyncio.create_task(work())
    try:
        while (event := await queue.get()) is not None:
            yield event
        await task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await task
        await client.close()


async def _read(brief: Brief, asker: Asker) -> tuple[Material, list[str]]:
    """Read the brief; one in another language is put into English first."""
    material, remarks = read_material(brief)
    if material.goal.english:
        return material, remarks
    english, more = read_material(await in_english(brief, asker))
    if not english.goal.english:
        return material, remarks
    return english, [f"the goal was put into English for the draft: {english.goal.text}", *more]


async def _run(alternatives: Alternatives, steps: Steps, count: int, choose: Choose | None) -> ModelError | None:
    """Go through the steps; return what ended them early."""
    offers = await alternatives.gather(max(questions.ALTERNATIVES, count), count)
    texts = list(await choose(offers)) if choose else alternatives.best(count)
    await steps.place_objectives([(text, alternatives.repairs_of(text)) for text in texts], len(texts) if choose else count)
    for problem in await steps.fill():
        if not isinstance(problem, ModelError):
            raise problem
        return problem
    return None


def prompts_text(brief: Brief, endpoint: Endpoint, *, objectives: int | None = None, prompts: Mapping[str, Prompt] | None = None) -> str:
    """Write what a draft of this brief sends, word for word; where a later question needs an earlier answer, the goal stands in for it."""
    prompts = load_prompts() if prompts is None else prompts
    material, _ = read_material(brief)
    asked: list[tuple[str, Question[Any]]] = []
    if not material.goal.english:
        asked.append(("the brief in English, which stands in its place from then on", questions.for_english(lines_of(brief))))
    subjects = candidates(material, [material.goal.text])[0]
    asked += [
        ("objectives", questions.for_objectives(material.brief, max(questions.ALTERNATIVES, objectives or OBJECTIVES))),
        ("key results, asked for each objective; here with the goal in its place",
         questions.for_key_results(material.brief, material.goal.text, subjects, "")),
        ("projects, asked for each objective; here with metrics of the catalog",
         questions.for_projects(material.brief, material.goal.text, subjects[: questions.KEY_RESULTS], "")),
    ]  # fmt: skip
    parts = [f"To {endpoint.shown}, model {endpoint.model}:"]
    for title, question in asked:
        request = request_of(question, prompts)
        parts.append(f"=== {title} (at most {request.max_tokens} tokens back)")
        parts += [f"--- {message['role']}\n{message['content'].strip()}" for message in request.messages]
    parts.append("=== Lines that the rules do not accept go back with the reason and an example, at most twice (prompts/repair_*.toml).")
    return "\n".join(parts) + "\n"
