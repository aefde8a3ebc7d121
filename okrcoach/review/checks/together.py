"""Words of two lists close to each other: pay, and the goals that it must not hang on."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.language.words import Token, tokens
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line

_Phrases = dict[str, list[tuple[str, ...]]]


def _phrases(words: list[str]) -> _Phrases:
    """Phrases as the words of their tokens, by the first word."""
    found: _Phrases = {}
    for phrase in words:
        parts = tuple(token.lower for token in tokens(phrase))
        if parts:
            found.setdefault(parts[0], []).append(parts)
    return found


def _spans(words: tuple[Token, ...], known: _Phrases) -> list[tuple[int, int]]:
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
    pay = _spans(words, rule.once("pay", lambda asked: _phrases(asked.settings["pay"])))
    goals = _spans(words, rule.once("goals", lambda asked: _phrases(asked.settings["goals"]))) if pay else []
    for start, end in pay:
        for goal_start, goal_end in goals:
            if max(start, goal_start) - min(end, goal_end) <= rule.settings["distance"]:
                yield Hit(words[start].start, words[end - 1].end)
                return


PAY = CheckKind(compensation_link, settings={"pay": list, "goals": list, "distance": int})
