"""The chunks of a stream come out whole however the wire cuts them, and nothing in them breaks the reader."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcoach.draft.asking import chunks as module
from okrcoach.draft.asking.chunks import Answer, StreamedError, chunks

SAID = [{"n": 1, "text": "line\u2028separator, ünïcode, \r and data: inside"}, {"n": 2}, {"n": 3}]
STREAM = "".join(
    [
        ": a comment\r\n\r\n",
        f"event: x\r\ndata: {json.dumps(SAID[0], ensure_ascii=False)}\r\n\r\n",
        f"data:{json.dumps(SAID[1])}\n\n",
        f"data: {json.dumps(SAID[2])}\n\n",
    ]
).encode()


async def body(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece


async def read(*pieces: bytes) -> list[dict[str, Any]]:
    return [chunk async for chunk in chunks(body(*pieces))]


@given(st.lists(st.integers(0, len(STREAM)), max_size=12))
def test_wherever_the_wire_cuts_the_chunks_are_the_same(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(STREAM)]
    pieces = [STREAM[start:end] for start, end in pairwise(places)]
    assert asyncio.run(read(*pieces)) == SAID


async def test_nothing_behind_the_end_counts_and_a_last_chunk_needs_no_line_end() -> None:
    assert await read(b'data: {"n": 1}\n\ndata: [DONE]\n\ndata: {"n": 2}\n\n') == [{"n": 1}]
    assert await read(b'data: {"n": 1}') == [{"n": 1}]
    assert await read(b"data: [DONE]") == []


async def test_a_server_that_stays_on_the_line_after_its_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LAST_BYTES_SECONDS", 0.01)

    async def silent() -> AsyncIterator[bytes]:
        yield b'data: {"n": 1}\n\ndata: [DONE]\n\n'
        await asyncio.Event().wait()

    assert [chunk async for chunk in chunks(silent())] == [{"n": 1}]


@pytest.mark.parametrize("event", [b"data: {oops\n\n", b"data: [1]\n\n", b"data: \xff\xfe\n\n", b"data: " + b"[" * 100_000 + b"\n\n"])
async def test_an_event_that_is_no_object_is_a_value_error(event: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- which one does not matter
        await read(event)


async def test_an_event_without_an_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_EVENT", 100)
    with pytest.raises(ValueError, match="without an end"):
        await read(b"data: {", b"x" * 101)


@pytest.mark.parametrize(
    ("error", "told"), [({"message": "out of memory"}, "out of memory"), ("overloaded", "overloaded"), ({"code": 3}, "{'code': 3}")]
)
async def test_a_fault_in_the_middle_of_a_stream_is_the_server_s_word(error: Any, told: str) -> None:
    with pytest.raises(StreamedError) as caught:
        await read(f"data: {json.dumps({'error': error})}\n\n".encode())
    assert str(caught.value) == told


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.sampled_from(["delta", "content", "refusal", "finish_reason", "usage", "prompt_tokens"]), part, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(st.fixed_dictionaries({}, optional={"choices": JUNK, "usage": JUNK}))
def test_a_chunk_of_any_shape_says_nothing_or_a_text(chunk: dict[str, Any]) -> None:
    assert isinstance(Answer().add(chunk), str)


def test_an_answer_is_its_texts_its_end_and_its_tokens() -> None:
    answer = Answer()
    for chunk in (
        {"choices": [{"delta": {"role": "assistant", "content": None}}], "usage": None},
        {"choices": [{"delta": {"content": "a"}, "finish_reason": None}]},
        {"choices": [{"delta": {"refusal": "no"}, "finish_reason": "stop"}]},
        {"choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": 4}},
    ):
        answer.add(chunk)
    assert (answer.pieces, answer.refusal, answer.finish, answer.sent, answer.received) == (["a"], "no", "stop", 3, 4)
