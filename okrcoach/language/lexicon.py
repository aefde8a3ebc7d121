"""Word lists, read once: the only door to what stands in language/lexicons/*.toml.

A list is named "file.key": `lexicon("verbs.make")` is the key `make` of verbs.toml. In the file a list is one string of words
between white space, or an array where entries have several words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from okrcoach.data import DataError, bundle
from okrcoach.language.words import Token, entry_words

LONGEST_PHRASE = 5
"""No entry that is looked for backwards has more tokens."""

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
"""Entries as their words, by one of these, the longest first."""


def _entries(name: str) -> list[str]:
    """Return the entries of a list as they stand in its file. Raises DataError where there is no such list."""
    file, _, key = name.partition(".")
    value = bundle("lexicons").get(file, {}).get(key)
    if isinstance(value, str):
        return value.split()
    if isinstance(value, list):
        return [str(entry) for entry in value]
    raise DataError(f"has no word list '{key}'", where=f"lexicons/{file}.toml")


@cache
def lexicon(*names: str) -> frozenset[str]:
    """Return the words (and whole phrases) of a list, or of several together. Raises DataError where there is none of a name."""
    return frozenset[str]().union(*map(_entries, names))


@cache
def endings(name: str) -> tuple[str, ...]:
    """Return a list of endings, for `str.endswith`."""
    return tuple(_entries(name))


@cache
def pairs(name: str) -> Mapping[str, str]:
    """Return a list of "word=meaning" entries as a mapping, such as irregular forms and their lemmas. Callers must not change it."""
    return {left: right for left, _, right in (entry.partition("=") for entry in _entries(name))}


@cache
def phrases(name: str) -> Phrases:
    """Return the entries of a list for `phrase_at`. Callers must not change them."""
    return by_first_word(_entries(name))


def by_first_word(entries: Iterable[str]) -> Phrases:
    """Return entries as their token words, by the first word; what has no token is none."""
    return by_word(filter(None, map(entry_words, entries)), 0)


def by_word(entries: Iterable[tuple[str, ...]], place: int) -> Phrases:
    """Return the words of entries by the one at a place, 0 or -1, the longest entry first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in entries:
        found.setdefault(words[place], []).append(words)
    return {word: tuple(sorted(rest, key=len, reverse=True)) for word, rest in found.items()}


def phrase_at(name: str, words: tuple[Token, ...], index: int) -> int:
    """Count the tokens from `index` on that make up the longest entry of the list; 0 where none begins there."""
    entries = phrases(name).get(words[index].lower) if index < len(words) else None
    return begun(entries, words, index) if entries else 0


def phrases_in(name: str, words: tuple[Token, ...], start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the places from `start` on where an entry of the list begins, each with the tokens that the longest one has there."""
    known = phrases(name)
    for index in range(max(0, start), len(words)):
        entries = known.get(words[index].lower)
        if entries and (size := begun(entries, words, index)):
            yield index, size


def begun(entries: tuple[tuple[str, ...], ...], words: tuple[Token, ...], index: int) -> int:
    """Count the tokens from `index` on that make up the first of some entries, the longest first, that stands there; 0 for none."""
    said = tuple(token.lower for token in words[index : index + len(entries[0])])
    return next((len(phrase) for phrase in entries if said[: len(phrase)] == phrase), 0)


def phrase_before(name: str, words: tuple[Token, ...], index: int) -> int:
    """Return where the longest entry of the list begins that ends right before a token; the token itself where none does."""
    entries = phrases(name)
    for start in range(max(0, index - LONGEST_PHRASE), index):
        for phrase in entries.get(words[start].lower, ()):
            if len(phrase) == index - start and all(word.lower == part for word, part in zip(words[start:index], phrase, strict=True)):
                return start
    return index
