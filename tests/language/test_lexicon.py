"""Word lists are read by name, and say no word twice where that would be a contradiction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from okrcoach.data import DataError, bundle
from okrcoach.language.lexicon import lexicon, pairs, phrase_at, phrases
from okrcoach.language.verbs import CLASSES
from okrcoach.language.words import tokens


def test_a_list_of_words_is_a_set() -> None:
    assert {"launch", "publish"} <= lexicon("verbs.make")


def test_a_list_of_phrases_is_a_set_of_them_whole() -> None:
    assert "roll out" in lexicon("phrasal.make")


@pytest.mark.parametrize("name", ["verbs.nonsense", "nonsense.words", "nonsense"])
def test_a_list_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(DataError, match=name.split(".", maxsplit=1)[0]):
        lexicon(name)


def _lists(name: str, value: object) -> Iterator[tuple[str, list[str]]]:
    """Every list below a key of a lexicon, with its name; what stands in the order of columns is no list of words."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "column_kinds":
                yield from _lists(f"{name}.{key}", inner)
    elif isinstance(value, str | list):
        yield name, value.split() if isinstance(value, str) else list(map(str, value))


@pytest.mark.parametrize("file", sorted(bundle("lexicons").keys() - {"_classes"}))
def test_no_list_says_a_word_twice(file: str) -> None:
    for name, entries in _lists(file, bundle("lexicons")[file]):
        assert [entry for entry, times in Counter(entries).items() if times > 1] == [], name


def test_pairs_map_forms_to_their_meaning() -> None:
    assert pairs("verbs.irregular")["built"] == "build:past"


def test_phrases_come_by_first_word_the_longest_first() -> None:
    of_move = phrases("phrasal.act")["work"]
    assert [len(words) for words in of_move] == sorted((len(words) for words in of_move), reverse=True)


@pytest.mark.parametrize(("text", "size"), [("work closely with us", 2), ("work with us", 2), ("work", 0), ("worker on", 0), ("", 0)])
def test_the_longest_phrase_at_a_place_is_taken(text: str, size: int) -> None:
    assert phrase_at("phrasal.act", tokens(text), 0) == size


def test_a_verb_stands_in_one_class() -> None:
    seen: dict[str, str] = {}
    for kind in CLASSES:
        for lemma in lexicon(f"verbs.{kind}"):
            assert seen.setdefault(lemma, kind) == kind, lemma
