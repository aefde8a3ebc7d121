"""A second opinion from the words of a line, on invented ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from okrcoach.language.statement import read_statement
from okrcoach.review.leanings import PROVEN, cause, leaning_words, leans_to_work
from okrcoach.review.nature import by_grammar, nature_of
from tools.leanings import odds, rows, weights


@pytest.mark.parametrize(
    ("text", "kind", "certain"),
    [
        # the grammar doubts, the words do not
        ("Turn the old crane hall into a workshop", "milestone", True),
        # the grammar sees a result, the words tell of work
        ("Meet all ferry clerks for weekly talks about tides", "milestone", True),
        # the grammar sees work, the words tell of a result: a remark is left of it
        ("Improve the documentation of the tide service", "activity", False),
        # both agree
        ("20 interviews with anglers about tides", "activity", True),
        ("15 harbours use our tide map every week", "outcome", True),
    ],
)
def test_words_weigh_beside_the_grammar(text: str, kind: str, certain: bool) -> None:
    found = nature_of(text)
    assert (found.kind, found.certain) == (kind, certain)


def test_what_is_overruled_keeps_its_words() -> None:
    text = "Meet all ferry clerks for weekly talks about tides"
    assert (nature_of(text).start, nature_of(text).end) == (by_grammar(read_statement(text)).start, by_grammar(read_statement(text)).end)


@pytest.mark.parametrize("text", ["Reduce the leaks per boat from 9 to 4", "Host a workshop on knots", "Publish the tide tables"])
def test_a_proven_cause_is_never_overruled(text: str) -> None:
    statement = read_statement(text)
    assert leans_to_work(statement, by_grammar(statement)) is None
    assert nature_of(text) == by_grammar(statement)
    assert PROVEN > 0


@pytest.mark.parametrize("text", ["Oars", "Zorbing quorls", "Boote streichen"])
def test_unknown_words_say_nothing(text: str) -> None:
    statement = read_statement(text)
    assert leans_to_work(statement, by_grammar(statement)) is None


def test_measuring_stays_measuring() -> None:
    assert nature_of("Track how many guests come by ferry").kind == "measuring"


def test_words_are_taken_in_their_plain_form_and_the_first_once_more() -> None:
    assert list(leaning_words(read_statement("Ran 3 tours"))) == ["^run", "run", "tour"]


def test_a_cause_has_a_name() -> None:
    assert cause(by_grammar(read_statement("Publish the tide tables"))) == "milestone:done-or-not:sure"


def test_the_same_lines_teach_the_same_words(tmp_path: Path) -> None:
    """Work and results of four made-up towns, and a word that only one of them uses."""
    towns = ("Ayr", "Bute", "Cove", "Dunoon")
    lines = [("Publish a tide map for {}", "output"), ("Share of late boats in {} below 4%", "outcome")]
    said = [{"kind": "key_result", "text": text.format(town), "type": kind, "src": town} for town in towns for text, kind in lines]
    rows_file = tmp_path / "labels.jsonl"
    rows_file.write_text("".join(json.dumps(row) + "\n" for row in (*said, {**said[0], "type": None}, {**said[0], "kind": "objective"})))
    data = list(rows([str(rows_file)]))
    assert len(data) == len(said)
    learned = weights(data)
    assert learned == weights(data)
    assert learned["publish"] > 0 > learned["share"]
    assert "ayr" not in learned
    assert odds(data)["milestone:done-or-not:sure"] > 0
