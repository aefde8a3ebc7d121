"""Items come out of an answer as it arrives, whatever stands around them, and an answer without end is noticed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcoach.draft.asking.answers import KeyResultAnswer, ObjectiveAnswer, answer_schema, read_item
from okrcoach.draft.asking.stream import ItemReader


def read(text: str, size: int = 3) -> tuple[list[dict[str, Any]], str]:
    reader, items, words = ItemReader(), [], ""
    for start in range(0, len(text), size):
        found, shown = reader.feed(text[start : start + size])
        items += found
        words += shown
    return items, words


def test_an_item_is_there_with_its_last_brace() -> None:
    reader = ItemReader()
    assert reader.feed('{"objectives": [{"text": "One')[0] == []
    assert reader.feed('"}')[0] == [{"text": "One"}]
    assert reader.feed(', {"text": "Two"}]}')[0] == [{"text": "Two"}]


def test_only_values_are_shown_while_they_arrive() -> None:
    assert read('{"objectives": [{"text": "One thing", "moves": ["a"]}]}')[1].split() == ["One", "thing", "a"]


@pytest.mark.parametrize(
    "text",
    [
        'Here you are:\n```json\n{"a": [{"t": "x"}]}\n```\nGood luck!',
        '[{"t": "x"}]',
        '{"a":[{"t":"x"}],"b":"[{"}',
        '{"a": [{"t": "x"}, {"t": "cut off',
    ],
)
def test_what_a_model_writes_around_the_items_does_not_matter(text: str) -> None:
    assert read(text)[0] == [{"t": "x"}]


def test_braces_and_quotes_in_a_text_are_text() -> None:
    assert read(r'{"a": [{"t": "say \"{hi}\" [now]", "deep": {"x": [{"y": 1}]}}]}')[0] == [
        {"t": 'say "{hi}" [now]', "deep": {"x": [{"y": 1}]}}
    ]


def test_a_broken_item_is_counted_and_the_next_one_read() -> None:
    reader = ItemReader()
    assert reader.feed('{"a": [{"t": nonsense}, {"t": "x"}]}')[0] == [{"t": "x"}]
    assert reader.found == 2


@given(
    st.lists(st.dictionaries(st.text(), st.one_of(st.text(), st.integers(), st.none(), st.lists(st.text()))), max_size=4), st.integers(1, 9)
)
def test_any_items_come_out_as_they_went_in(items: list[dict[str, Any]], size: int) -> None:
    assert read(json.dumps({"items": items}, ensure_ascii=False), size)[0] == items


@given(st.text())
def test_no_answer_breaks_the_reader(text: str) -> None:
    read(text)
    read('{"a": [' + text)


@pytest.mark.parametrize("piece", ["\n", "ab ", "Grow the business and ", '{"text": "Grow the whole business a lot"}, '])
def test_a_short_piece_over_and_over_is_endless(piece: str) -> None:
    reader = ItemReader()
    reader.feed('{"a": [{"text": "A sentence that begins well"}')
    while not reader.endless:
        assert len(reader.text) < 450
        reader.feed(piece)


def test_an_answer_that_says_something_is_not_endless() -> None:
    reader = ItemReader()
    for number in range(200):
        reader.feed(f'{{"text": "Line {number} says what number {number * 7} says"}}, ')
        assert not reader.endless


def test_what_steers_a_terminal_is_gone_from_items_and_from_progress() -> None:
    item = read_item(ObjectiveAnswer, {"verb": "help", "rest": "\x1b[31mthe\x1b[0m newcomers\x1b]0;title\x07 at\r\nonce\u202e"}, {})
    assert item is not None
    assert item.text == "Help the newcomers at once"
    assert read('{"a": [{"t": "one \x1b[2Jtwo\u202e\x07three"}]}', 1000)[1].split() == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("verb", "rest", "text"),
    [
        ("Make", "Waiting rare.", "Make waiting rare"),
        ("make", "Make waiting rare", "Make waiting rare"),
        ("Let", "it rest easy", "Let it rest easy"),
        ("Let", "ensure that every shift is filled", "Ensure that every shift is filled"),
        ("Turn", "first visits into second ones by offering them tea, twice", "Turn first visits into second ones"),
        ("Become", "better by trying", "Become better by trying"),
        ("Let", "developers know about your platform", "Let developers know about our platform"),
        ("Let", "users tell others about you", "Let users tell others about us"),
        (
            "Let",
            "every teacher find out about the museum from their friends, in newsletters, and by word o",
            "Let every teacher find out about the museum from their friends, in newsletters",
        ),
    ],
)
def test_an_objective_is_its_verb_and_the_rest_said_once(verb: str, rest: str, text: str) -> None:
    assert ObjectiveAnswer(verb=verb, rest=rest).text == text


KEY_RESULT = {"metric": "nps", "words": "", "direction": "up", "baseline": None, "target": 40, "unit": "score", "due": None}


@pytest.mark.parametrize(
    "change",
    [
        {"metric": "made-up"},
        {"target": None},
        {"target": "many"},
        {"target": float("nan")},
        {"direction": "sideways"},
        {"baseline": "31%"},
        {"words": "x" * 61},
        {"unit": "y" * 17},
        {"due": "as soon as it can be done"},
    ],
)
def test_an_item_of_another_shape_is_none(change: dict[str, Any]) -> None:
    choices = {"metric": ["nps", "mrr"]}
    assert read_item(KeyResultAnswer, KEY_RESULT, choices) is not None
    assert read_item(KeyResultAnswer, KEY_RESULT | change, choices) is None
    assert read_item(KeyResultAnswer, {}, choices) is None
    assert read_item(KeyResultAnswer, ["nps"], choices) is None


def test_a_schema_bounds_every_text_and_list_and_leaves_nothing_out() -> None:
    schema = answer_schema(KeyResultAnswer, "key_results", least=3, most=4, choices={"metric": ["nps", "other"]})
    listed = schema["properties"]["key_results"]
    assert (listed["minItems"], listed["maxItems"], schema["additionalProperties"]) == (3, 4, False)
    assert listed["items"]["required"] == list(KeyResultAnswer.model_fields)
    assert listed["items"]["additionalProperties"] is False
    assert listed["items"]["properties"]["metric"]["enum"] == ["nps", "other"]
    texts = [part for part in listed["items"]["properties"].values() if part.get("type") == "string"]
    assert all({"maxLength", "enum"} & set(part) for part in texts)
