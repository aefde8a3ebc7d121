"""Noun phrases: where one begins and ends, and the noun that it turns on."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import NounClass, kinds_at
from okrcoach.language.noun_verbs import verb_after
from okrcoach.language.phrase_ends import before_nouns, ends_phrase, is_adverb, lists_adjectives
from okrcoach.language.plurals import singular
from okrcoach.language.words import Token, is_hyphen

DEEPEST = 4
"""So many times at most a phrase goes on behind "of": "the share of the number of …"."""


class NounPhrase(NamedTuple):
    """A noun phrase by the places of its tokens; -1 for what it lacks."""

    start: int = -1
    end: int = -1
    """After its last token, what follows "of" included where the head only says how many ("number of posts")."""
    head: int = -1
    """The noun that it turns on."""
    kinds: tuple[NounClass, ...] = ()
    """What the head may stand for."""
    container: int = -1
    """The head's own quantifier: "number" in "number of posts"."""

    def __bool__(self) -> bool:
        """Say whether there is a noun at all."""
        return self.head >= 0


NOWHERE = NounPhrase()


def read_phrase(words: tuple[Token, ...], index: int, measured: Set[int]) -> NounPhrase:
    """Read the noun phrase that begins at a token, determiners and numbers before it left aside.

    `measured` holds the places of the tokens that make up quantities: such a number ends a phrase that has begun, a number that
    is part of a name does not. Where the head only says how many ("number of posts"), what follows "of" is the phrase.
    """
    found, begin, container = NOWHERE, -1, -1
    for _ in range(DEEPEST):
        start, head, end = _span(words, index, measured)
        if head >= 0:
            begin = start if begin < 0 else begin
            named = start - 1 if start and words[start - 1].kind == "word" else start  # "third parties": a name may begin with a small word
            found = NounPhrase(begin, end, head, kinds_at(words, named, head), container)
        counts = head < 0 or singular(words[head].lower) in lexicon("nouns.containers")
        if not counts or end >= len(words) or words[end].lower != "of":
            break
        container = head if container < 0 else container
        index = end + 1
    return found


def _span(words: tuple[Token, ...], index: int, measured: Set[int]) -> tuple[int, int, int]:
    """Return the first word, the last noun and the end of the phrase that begins at a token; -1 for the first two without a noun."""
    start, head, here = -1, -1, index
    while here < len(words):
        token = words[here]
        hyphened = is_hyphen(words, here + 1)
        if head < 0 and _stands_before(words, here, measured, hyphened=hyphened):
            if token.kind == "number" and here not in measured and verb_after(words, here + 1, here) is not None:
                return here, here, here + 1  # "4.2 | shipped"
            here += 1
            continue
        if head < 0 and hyphened and token.kind == "word":
            start, head, here = here, here, here + 1
            continue
        if head >= 0 and (here in measured or verb_after(words, here, head) is not None):
            break
        if head >= 0 and token.kind == "word" and is_adverb(words, here) and not token.glued and not hyphened:
            break
        if ends_phrase(words, here) and not lists_adjectives(words, here):
            break
        if token.kind == "word":
            start, head = (here if start < 0 else start), here
        here += 1
    if head > start >= 0 and head == here - 1 and not words[head].glued and words[head].lower in lexicon("grammar.postpositives"):
        return start, head - 1, head
    return start, head, here


def _stands_before(words: tuple[Token, ...], here: int, measured: Set[int], *, hyphened: bool) -> bool:
    """Say whether a token only stands in front of a noun: a number, a determiner, "at" or "up" before a number."""
    token = words[here]
    if here in measured or token.kind == "number" or token.text in lexicon("grammar.inside_marks"):
        return True
    if token.lower in before_nouns() and not hyphened:
        return True
    if token.lower not in ("at", "to", "up") or here + 1 >= len(words):
        return False
    return here + 1 in measured or words[here + 1].lower in lexicon("grammar.limits_of_number")
