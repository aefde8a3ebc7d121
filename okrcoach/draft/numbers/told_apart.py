"""Two numbers of one metric in a sentence, each for a part of it: "answer times are 26 hours for email and 4 minutes for chat"."""

from __future__ import annotations

from itertools import pairwise, takewhile

from okrcoach.draft.words.nouns import words_of
from okrcoach.language.quantities import Quantity, quantities
from okrcoach.language.words import Token, tokens

PARTED = ("percent", "duration", "currency")
"""Units of which a number counts nothing, so that what stands behind it says what it is told of."""


def told_apart(sentence: str) -> str:
    """Say of each of two numbers what it is told of: "answer times for email are 26 hours and answer times for chat are 4 minutes"."""
    found = quantities(sentence)
    for one, two in pairwise(found):
        head, link = _head(sentence, one)
        between, behind = tokens(sentence[one.end : two.start]), tokens(sentence[two.end :])
        last = list(takewhile(lambda token: _is_word(token) and token.lower not in words_of("goal_joins"), behind))
        if not (head and between[2:] and last[1:] and one.unit == two.unit in PARTED and one.role == two.role):
            continue
        if between[-1].lower != "and" or between[0].lower != last[0].lower or between[0].lower not in words_of("parting"):
            continue
        if not all(map(_is_word, between)):
            continue
        first = sentence[one.end + between[0].start : one.end + between[-2].end]
        second = sentence[two.end + last[0].start : two.end + last[-1].end]
        once, again = sentence[one.start : one.end], sentence[two.start : two.end]
        rest = sentence[two.end + last[-1].end :]
        return f"{head} {first} {link} {once} and {_small(head)} {second} {link} {again}{rest}"
    return sentence


def is_parted(name: str) -> bool:
    """Whether a name says of which part it is told: "pass rates in maths"."""
    return bool(set(name.lower().split()[1:-1]) & words_of("parting"))


def _is_word(token: Token) -> bool:
    """Whether a token is a word or the hyphen of one."""
    return token.kind == "word" or (token.text == "-" and token.glued)


def _head(sentence: str, number: Quantity) -> tuple[str, str]:
    """Return what stands before a number, and the word that leads to it; both empty where none does."""
    words: tuple[Token, ...] = tokens(sentence[: number.start])
    if len(words) < 2 or words[-1].lower not in words_of("states") | words_of("leading"):
        return "", ""
    return sentence[: words[-2].end], words[-1].text


def _small(text: str) -> str:
    return text[:1].lower() + text[1:] if not text[:2].isupper() else text
