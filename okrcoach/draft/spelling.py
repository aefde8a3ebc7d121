"""Slips of the pen in a goal are read over, where the goal is no English without that and English with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from okrcoach.data import bundle
from okrcoach.language.lexicon import lexicon
from okrcoach.language.words import tokens
from okrcoach.model import FOCUS_AREAS

SHORTEST = 5
"""Letters of a word that may be taken for another one."""
ALIKE = 0.79
"""How near two words have to be, from 0 to 1."""
SMALL = ("prepositions", "determiners", "conjunctions", "relatives", "pronouns", "auxiliaries", "adverbs", "modals")
NOUNS = ("measures", "acts", "outsiders", "insiders", "artefacts", "events", "problems")
VERBS = ("up", "down", "move", "reach", "keep", "make")


def respell(text: str) -> str:
    """Return a text with its misspelt words put right; as it is where every word is known or none is near."""
    words = _words()
    parts, end = [], 0
    for token in tokens(text):
        near = token.text
        if token.kind == "word" and len(token.lower) >= SHORTEST and token.lower not in words[token.lower[:1]]:
            near = _nearest(token.lower, [word for word in words[token.lower[:1]] if abs(len(word) - len(token.lower)) < 3]) or token.text
            near = near[:1].upper() + near[1:] if token.text[:1].isupper() else near
        parts += [text[end : token.start], near]
        end = token.end
    return "".join((*parts, text[end:]))


def _nearest(word: str, known: list[str]) -> str:
    """Return the word that is meant: one with the same letters in another order, else the nearest; empty where none is near."""
    turned = (other for other in known if sorted(other) == sorted(word))
    return next(turned, "") or next(iter(get_close_matches(word, known, 1, ALIKE)), "")


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
