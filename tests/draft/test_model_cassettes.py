"""Conversations recorded from a real, small model, replayed: what it really says, through our own reading."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from vcr.errors import CannotOverwriteExistingCassetteException

from okrcoach.draft.asking.asking import Asker
from okrcoach.draft.asking.translating import in_english
from okrcoach.draft.client import Client
from okrcoach.draft.events import Event, Progress
from okrcoach.draft.faults import ModelError
from okrcoach.draft.rewrite import keeps_numbers
from okrcoach.model import KeyResult
from okrcoach.settings.person import Endpoint
from tests.draft.recording import CONVERSATIONS, FOLDER, GERMAN, METRICS, VAGUE, Conversation, cassette

BY_NAME = {conversation.name: conversation for conversation in CONVERSATIONS}
FILES = sorted(FOLDER.glob("*.json"))
SECRETS = re.compile(r"sk-|bearer|authorization|api[-_]key|cookie|password|/root|/home|/Users|@\w+\.\w", re.IGNORECASE)


def recorded(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return content


async def replayed(name: str, conversation: Conversation | None = None) -> tuple[list[Any], list[Event], Client]:
    """Ask the question of a conversation against its cassette."""
    conversation = conversation or BY_NAME[name]
    items: list[Any] = []
    events: list[Event] = []

    def take(item: Any) -> bool:
        items.append(item)
        return True

    client = Client(Endpoint(base_url="http://127.0.0.1:9/v1", model=recorded(name)["model"], api_key="none"))
    try:
        with cassette(name):
            await Asker(client, conversation.prompts(), events.append).ask(conversation.question, take)
    finally:
        await client.close()
    return items, events, client


def test_every_conversation_has_its_cassette_and_no_other_stands_there() -> None:
    assert [path.stem for path in FILES] == sorted(BY_NAME)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_cassette_can_be_read_and_holds_no_secret(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    content = json.loads(text)
    assert content["model"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", content["recorded"])
    assert all(row["request"]["body"]["messages"] for row in content["interactions"])
    assert SECRETS.findall(text) == []


@pytest.mark.parametrize(
    ("name", "least", "most"), [("objectives", 3, 3), ("key-results", 1, 3), ("projects", 1, 2), ("rewrite-objective", 1, 3)]
)
async def test_a_small_model_s_answer_has_the_shape_asked_for(name: str, least: int, most: int) -> None:
    items, events, _ = await replayed(name)
    assert least <= len(items) <= most
    assert any(isinstance(event, Progress) for event in events)


async def test_key_results_name_only_metrics_that_were_offered() -> None:
    items, _, _ = await replayed("key-results")
    assert {item.metric for item in items} <= {subject.key for subject in METRICS} | {"other"}


@pytest.mark.parametrize("name", ["repair-objectives", "repair-projects", "repair-key-results"])
async def test_a_line_sent_back_comes_back_as_one_line(name: str) -> None:
    items, _, _ = await replayed(name)
    assert len(items) == 1


async def test_a_brief_in_german_is_put_into_english() -> None:
    client = Client(Endpoint(base_url="http://127.0.0.1:9/v1", model=recorded("translate")["model"], api_key="none"))
    try:
        with cassette("translate"):
            english = await in_english(GERMAN, Asker(client, BY_NAME["translate"].prompts(), lambda _: None))
    finally:
        await client.close()
    assert (english.goal, english.audience) == ("Every delivery comes when we said it", "Florists")
    assert english.known == (("punctual deliveries", "86%"), ("We have 3 fewer drivers than last year", "7"))


async def test_a_rewrite_that_changes_a_number_is_noticed() -> None:
    items, _, _ = await replayed("rewrite-key-result")
    kept = [item.text for item in items if keeps_numbers(KeyResult(VAGUE), KeyResult(item.text))]
    assert kept
    assert all("86%" in text and "95%" in text for text in kept)


async def test_an_answer_cut_off_at_the_token_limit_is_told() -> None:
    with pytest.raises(ModelError) as caught:
        await replayed("cut-at-the-token-limit")
    assert caught.value.fault == "token-limit"


async def test_an_endpoint_without_json_schema_is_asked_in_another_way() -> None:
    items, _, client = await replayed("json-schema-refused")
    assert items
    assert client.abilities.answer_format != "json_schema"


async def test_a_changed_prompt_fails_instead_of_replaying_the_old_answer() -> None:
    conversation = BY_NAME["objectives"]
    values = dict(conversation.question.values) | {"count": "4"}
    changed = replace(conversation, question=replace(conversation.question, values=values))
    with pytest.raises(CannotOverwriteExistingCassetteException):
        await replayed("objectives", changed)


def words(events: Sequence[Event]) -> str:
    return "".join(event.text for event in events if isinstance(event, Progress))


async def test_progress_shows_the_words_and_not_the_json() -> None:
    items, events, _ = await replayed("objectives")
    assert items[0].rest.split()[0] in words(events)
    assert "{" not in words(events)
