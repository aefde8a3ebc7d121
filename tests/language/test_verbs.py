"""Which verb a word is a form of, and what it says."""

from __future__ import annotations

import pytest

from okrcoach.language.verbs import Verb, class_of, forms, verb_at
from okrcoach.language.words import tokens


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("launch", ("launch", "base")),
        ("launches", ("launch", "third")),
        ("launched", ("launch", "past")),
        ("launching", ("launch", "ing")),
        ("planned", ("plan", "past")),
        ("planning", ("plan", "ing")),
        ("reduces", ("reduce", "third")),
        ("reducing", ("reduce", "ing")),
        ("notifies", ("notify", "third")),
        ("notified", ("notify", "past")),
        ("built", ("build", "past")),
        ("written", ("write", "participle")),
        ("ran", ("run", "past")),
        ("set", ("set", "base")),
        ("has", ("have", "third")),
        ("develope", ("develop", "base")),
        ("acheived", ("achieve", "past")),
    ],
)
def test_a_form_is_traced_to_its_verb(word: str, expected: tuple[str, str]) -> None:
    assert forms(word)[0] == expected


@pytest.mark.parametrize("word", ["table-top", "revenue", "thing", "red", "s", "ing", "", "bus"])
def test_other_words_are_no_verbs(word: str) -> None:
    assert forms(word) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Increase churn", Verb("increase", "up", "base")),
        ("cutting costs", Verb("cut", "down", "ing")),
        ("Won three clients", Verb("win", "reach", "past")),
        ("keeps its level", Verb("keep", "keep", "third")),
        ("Publish a guide", Verb("publish", "make", "base")),
        ("Helping buyers", Verb("help", "act", "ing")),
        ("Track returns", Verb("track", "measure", "base")),
        ("Having two shops", Verb("have", "own", "ing")),
        ("rolled out the tills", Verb("roll", "make", "past", 2)),
        ("Work closely with legal", Verb("work", "act", "base", 3)),
        ("get rid of paper", Verb("get", "down", "base", 3)),
        ("Go fully live", Verb("go", "make", "base", 3)),
        ("co-publish a paper", Verb("copublish", "make", "base", 3)),
        ("re-open the shop", Verb("reopen", "make", "base", 3)),
        ("soft-launch it", Verb("launch", "make", "base", 3)),
        ("Level up skills", Verb("level", "up", "base", 2)),
    ],
)
def test_a_verb_is_read_with_its_particles_and_prefixes(text: str, expected: Verb) -> None:
    assert verb_at(tokens(text), 0) == expected


@pytest.mark.parametrize("text", ["revenue grows", "high-quality links", "Level 3", "42", "", "— launch"])
def test_no_verb_is_none(text: str) -> None:
    assert verb_at(tokens(text), 0) is None


def test_the_end_of_the_words_has_no_verb() -> None:
    assert verb_at(tokens("launch"), 1) is None


def test_a_class_is_asked_by_lemma() -> None:
    assert (class_of("reduce"), class_of("subscribe"), class_of("table")) == ("down", "act", None)
