"""Accepted findings stay quiet where the file around them changes, and come back where they do."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from okrcoach.errors import OkrcoachError
from okrcoach.model import KeyResult, Objective, OkrDocument
from okrcoach.review import review
from okrcoach.review.accepted import Fingerprint, accept, fingerprint, only_new, read_accepted

DOCUMENT = OkrDocument((Objective("Win back bakers", (KeyResult("Achieve NPS of 50"),)),), period="2027-Q1")
FOUND = review(DOCUMENT)


def test_what_is_accepted_is_not_reported() -> None:
    text = accept([(DOCUMENT, FOUND)])
    assert only_new(DOCUMENT, FOUND, read_accepted(text.encode(), "x")) == ()


def test_the_file_is_json_with_one_sorted_entry_a_line() -> None:
    text = accept([(DOCUMENT, FOUND)])
    rows = json.loads(text)["accepted"]
    assert rows == sorted(rows, key=lambda row: (row["rule"], row["objective"], row["text"]))
    assert {"rule": "missing-baseline", "objective": "win back bakers", "text": "achieve nps of 50", "count": 1} in rows
    assert text.count("\n") == len(rows) + 2


def test_nothing_to_accept_is_a_file_too() -> None:
    assert read_accepted(accept([]).encode(), "x") == {}


def test_lines_around_and_marks_do_not_matter_but_words_do() -> None:
    text = accept([(DOCUMENT, FOUND)])
    objective = DOCUMENT.objectives[0]
    moved = replace(DOCUMENT, objectives=(Objective("Earn trust"), replace(objective, key_results=(KeyResult("Achieve **NPS** of 50."),))))
    rules = {
        finding.rule
        for finding in only_new(moved, review(moved), read_accepted(text.encode(), "x"))
        if finding.where == "objectives/1/key_results/0"
    }
    assert rules == set()
    changed = replace(DOCUMENT, objectives=(replace(objective, key_results=(KeyResult("Achieve NPS of 60"),)),))
    assert "missing-baseline" in {finding.rule for finding in only_new(changed, review(changed), read_accepted(text.encode(), "x"))}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Late trains < 5 %", "Late trains > 5 %"),
        ("Late trains at -5%", "Late trains at 5%"),
        ("Late trains at 5%", "Late trains at 5"),
        ("A fare of €5", "A fare of $5"),
        ("Late trains ≤ 5", "Late trains 5"),
        ("Late trains +5", "Late trains −5"),
    ],
)
def test_a_sign_makes_another_number(text: str, other: str) -> None:
    assert _known_by(text) != _known_by(other)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Re-order rate, 5%", "**Re order** rate 5 %."),
        ("Late trains at −5%", "late trains at -5 %"),
        ("~~Late~~ trains: 5", "Late trains – 5!"),
    ],
)
def test_a_mark_that_says_nothing_makes_no_difference(text: str, other: str) -> None:
    assert _known_by(text) == _known_by(other)


def _known_by(text: str) -> Fingerprint:
    return fingerprint(DOCUMENT, FOUND[-1]._replace(text=text))


def test_the_same_line_under_another_objective_is_new() -> None:
    text = accept([(DOCUMENT, FOUND)])
    other = replace(DOCUMENT, objectives=(replace(DOCUMENT.objectives[0], text="Earn trust"),))
    assert "missing-baseline" in {finding.rule for finding in only_new(other, review(other), read_accepted(text.encode(), "x"))}


def test_a_second_such_line_is_new() -> None:
    text = accept([(DOCUMENT, FOUND)])
    twice = replace(DOCUMENT, objectives=(replace(DOCUMENT.objectives[0], key_results=DOCUMENT.objectives[0].key_results * 2),))
    rules = [finding.rule for finding in only_new(twice, review(twice), read_accepted(text.encode(), "x"))]
    assert rules.count("missing-baseline") == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"version": 2}',
        b'{"version": 2, "accepted": [{}]}',
        b'{"version": 2, "accepted": 3}',
        b"null",
        b"\xff\xfe{",
        pytest.param(b"[" * 100_000, id="deep"),
    ],
)
def test_another_file_is_refused(content: bytes) -> None:
    with pytest.raises(OkrcoachError, match=r"^okrs\.json: is no file of accepted findings"):
        read_accepted(content, "okrs.json")


def test_another_version_is_refused() -> None:
    with pytest.raises(OkrcoachError, match="is of version 1; this okrcoach reads version 2: remove it"):
        read_accepted(b'{"version": 1, "accepted": []}', "x")
