"""Slips of the pen in a goal are read over, where the goal is no English without that and English with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache
from itertools import pairwise

from okrcoach.catalog import all_metrics
from okrcoach.data import bundle
from okrcoach.draft.reading.passages import END
from okrcoach.draft.words.nouns import words_of
from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.plurals import singular
from okrcoach.language.verbs import forms
from okrcoach.language.words import is_hyphen, tokens
from okrcoach.model import FOCUS_AREAS

SHORTEST, SHORTEST_TURNED = 5, 3
"""Letters of a word that may be taken for another one, and of one that may be another with two letters exchanged."""
ALIKE = 0.79
"""How near two words have to be, from 0 to 1."""
NEARLY_THE_SAME = 0.88
"""The same for a goal that reads well without: one letter in eight."""
LONGEST_ACRONYM = 4
FEW = 3
"""Words of a goal below which capitals may be its name."""
SMALL = ("prepositions", "determiners", "conjunctions", "relatives", "pronouns", "auxiliaries", "adverbs", "modals")
NOUNS = ("measures", "acts", "outsiders", "insiders", "artefacts", "events", "problems")
VERBS = ("up", "down", "move", "reach", "keep", "make")


def in_small_letters(text: str) -> str:
    """Take the capitals from a goal that is all in capitals, but for what the catalog writes so."""
    words = text.split()
    if len(words) < FEW or not text.isupper():
        return text
    kept = (word.strip(END) in _acronyms() or any(mark.isdigit() for mark in word) for word in words)
    return " ".join(word if keep else word.lower() for keep, word in zip(kept, words, strict=True))


@cache
def _acronyms() -> frozenset[str]:
    names = (name for metric in all_metrics() for name in (metric.id, *metric.aliases))
    return frozenset(name.upper() for name in names if len(name) <= LONGEST_ACRONYM)


def respell(text: str) -> str:
    """Return a text with its misspelt words put right; as it is where every word is known or none is near."""
    words = _words()

    def mended(word: str) -> str:
        known = words[word[:1]]
        if slip := pairs("verbs.misspelt").get(word):
            return slip
        if word in known or forms(word) or _is_joined(word):
            return ""
        if turned := _turned(word):
            return turned
        return _nearest(word, _common(), ALIKE) or _nearest(word, [other for other in known if abs(len(other) - len(word)) < 2], ALIKE)

    return _with(text, mended)


def respell_common(text: str) -> str:
    """Return a text with slips in the words that goals are full of put right: "custommer", "emploee"; all other words stay."""
    words, common = _words(), _common()

    def mended(word: str) -> str:
        if slip := pairs("verbs.misspelt").get(word):
            return slip
        known = {word, singular(word)} & {*words[word[:1]], *common} or forms(word)
        return "" if known else _turned(word) or _nearest(word, common, NEARLY_THE_SAME)

    return _with(_before_numbers(text), mended)


def _before_numbers(text: str) -> str:
    """Mend a preposition right before a number that slipped into another word: "grow form 18% to 25%"."""
    found = tokens(text)
    for token, after in pairwise(found):
        turned = _turned(token.lower) if after.kind == "number" else ""
        if turned in lexicon("grammar.prepositions"):
            text = f"{text[: token.start]}{turned}{text[token.end :]}"  # as long as before
    return text


def _with(text: str, mended: Callable[[str], str]) -> str:
    """Put other words for those that have one. Names stay: what has a capital inside the text, a digit or a dot."""
    parts, end, found = [], 0, tokens(text)
    for place, token in enumerate(found):
        joined = (token.glued and place and found[place - 1].text == ".") or (
            place + 2 < len(found) and found[place + 1].text == "." and found[place + 1].glued and found[place + 2].glued
        )
        least = SHORTEST if is_hyphen(found, place + 1) or is_hyphen(found, place - 1) else SHORTEST_TURNED
        owns = any(mark in token.text for mark in "'\u2019")  # "any customer's data"
        plain = token.kind == "word" and len(token.lower) >= least and not joined and not owns
        titled = place + 1 < len(found) and found[place + 1].text[:1].isupper()
        name = token.text != token.lower and (place > 0 or titled or token.text[1:] != token.text[1:].lower())
        near = (mended(token.lower) if plain and not name else "") or token.lower
        changed = near if near != token.lower else ""
        near = (changed[:1].upper() + changed[1:] if token.text[:1].isupper() else changed) or token.text
        parts += [text[end : token.start], near]
        end = token.end
    return "".join((*parts, text[end:]))


def _is_joined(word: str) -> bool:
    """Whether a word is a known one behind a small one: "overload", "outbid"."""
    heads = (word[:end] for end in (2, 3, 4, 5) if word[:end] in lexicon("grammar.prepositions"))
    return any(rest in _words()[rest[:1]] or bool(forms(rest)) for rest in (word[len(head) :] for head in heads))


def _turned(word: str) -> str:
    """Return the word of which two neighbouring letters were exchanged, a small one or one that goals are full of: "teh", "imporve"."""
    meant = _small_words() if len(word) < SHORTEST else _common()
    turns = {f"{word[:place]}{word[place + 1]}{word[place]}{word[place + 2 :]}" for place in range(len(word) - 1)}
    known = turns.intersection(meant) - {word}
    return known.pop() if len(known) == 1 else ""


@cache
def _small_words() -> frozenset[str]:
    return frozenset().union(*(lexicon(f"grammar.{name}") for name in SMALL))


def _nearest(word: str, known: list[str], alike: float) -> str:
    """Return the word that is meant: a near one with the same letters in another order, else the nearest; empty where none is near.

    A slip spares the first letter: "boarding" is no "onboarding".
    """
    near = get_close_matches(word, [other for other in known if other[:1] == word[:1]], 4, alike) if len(word) >= SHORTEST else []
    return next((other for other in near if sorted(other) == sorted(word)), next(iter(near), ""))


@cache
def _common() -> list[str]:
    return sorted(words_of("often_misspelt"))


@cache
def _words() -> defaultdict[str, list[str]]:
    """Return the words that goals are made of, by their first letter, in the alphabet's order."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(set(_known())):
        found[word[:1]].append(word)
    return found


def _known() -> Iterator[str]:
    for name in SMALL:
        yield from lexicon(f"grammar.{name}")
    for name in VERBS:
        yield from lexicon(f"verbs.{name}")
    for name in NOUNS:
        for noun in lexicon(f"nouns.{name}"):
            yield noun
            yield f"{noun}s"
    for stage in FOCUS_AREAS:
        for cue in bundle("playbooks")[stage]["cues"]:
            yield from (part for part in cue.lower().split() if not part.endswith("*"))
    yield from ("first", "second", "third", "customer", "customers", "quarter", "month")
