"""Words of two lists close to each other: pay, and the goals that it must not hang on."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.language.lexicon import Phrases, by_first_word
from okrcoach.language.words import Token, tokens
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line


def _spans(words: tuple[Token, ...], known: Phrases) -> list[tuple[int, int]]:
    """Where phrases stand, as token places. Digits at a word's end do not count: "KR2" is a "KR"."""
    lower = [token.lower.rstrip("0123456789") or token.lower for token in words]
    if known.keys().isdisjoint(lower):
        return []
    return [
        (index, index + len(phrase))
        for index, word in enumerate(lower)
        for phrase in known.get(word, ())
        if tuple(lower[index : index + len(phrase)]) == phrase
    ]


def compensation_link(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a word of `pay` at most `distance` words from one of `goals`."""
    words = tokens(line.text)
    pay = _spans(words, rule.once("pay", lambda asked: by_first_word(asked.settings["pay"])))
    goals = _spans(words, rule.once("goals", lambda asked: by_first_word(asked.settings["goals"]))) if pay else []
    for start, end in pay:
        for goal_start, goal_end in goals:
            if max(start, goal_start) - min(end, goal_end) <= rule.settings["distance"]:
                yield Hit(words[start].start, words[end - 1].end)
                return


PAY = CheckKind(compensation_link, settings={"pay": list, "goals": list, "distance": int})
