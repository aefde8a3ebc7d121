"""Which one metric a key result measures: for rules that have to be sure, such as those on direction, unit and range.

Only names that mean one metric count, and only where they stand as the thing measured: not inside a longer name
("churn analysis"), nor behind a preposition ("training on churn").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from okrcoach.catalog.metric import Metric, one_metric
from okrcoach.catalog.names import joined_words, one_form
from okrcoach.data import bundle
from okrcoach.language.verbs import class_of, forms
from okrcoach.language.words import tokens

LOOK_BACK = 3
"""So many words before a name may belong to it: "time from the first paid sign-up" is no count of sign-ups."""


class Index:
    """Finds the metric that a line names; the first question reads the catalog."""

    def match(self, text: str) -> Metric | None:
        """Return the metric that a key result measures by name, or None where it names none for sure."""
        return _match(text)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(bundle("names")["naming"][name].split())


@lru_cache(maxsize=1024)
def _match(text: str) -> Metric | None:
    words = _line(text)
    singles = [one_form(word) for word in words]
    table = bundle("names")
    names: Mapping[str, str] = table["names"]
    longest: Mapping[str, int] = table["longest"]
    place = 0
    while place < len(words):
        most = longest.get(singles[place]) or longest.get(words[place], 0)
        for size in range(min(most, len(words) - place), 0, -1):
            found = names.get(" ".join(singles[place : place + size]) if size > 1 else words[place])
            if found is not None:
                metric = one_metric(found) if found else None
                if metric and _is_measured(metric, words, place, place + size):
                    return metric
                place += size
                break
        else:
            place += 1
    return None


def _line(text: str) -> list[str]:
    """Return the words of a line, and those marks that part them: not the hyphen of "sign-up" or the slash of "DAU/MAU"."""
    found = tokens(text)
    words = [
        token.lower
        for token, following in zip(found, (*found[1:], None), strict=False)
        if token.kind != "mark" or not (token.glued and following and following.glued)
    ]
    return joined_words(words, bundle("names")["joined"])


def _is_measured(metric: Metric, words: Sequence[str], start: int, end: int) -> bool:
    """Tell whether the name at these words is what the line measures, and not a part of something else."""
    following = words[end] if end < len(words) else ""
    if following[:1].isalpha() and following not in _words("after"):
        return False
    if metric.countable and (following in _words("narrowing") or _is_infinitive(words, end)):
        return False
    if start and words[start - 1] in _words("turning"):
        return False
    for place in range(start - 1, max(-1, start - 1 - LOOK_BACK), -1):
        word = words[place]
        if word in _words("inside"):
            return place > 0 and words[place - 1] in _words("amounts")
        if not word[0].isalpha() or _moves(words, place):
            return True
    return True


def _is_infinitive(words: Sequence[str], place: int) -> bool:
    """Tell whether a verb with "to" begins at a word: "opportunities to learn", not "leads to 500" or "leads to $2"."""
    return words[place : place + 1] == ["to"] and words[place + 1 : place + 2] != [] and words[place + 1][0].isalpha()


def _moves(words: Sequence[str], place: int) -> bool:
    """Tell whether a word is a verb that says where a number goes, so that what follows it is measured."""
    if words[place] in _words("amounts") and place > 0 and words[place - 1] not in _words("before_verbs"):
        return False
    return any(class_of(lemma) in ("up", "down", "move", "reach", "keep") for lemma, _ in forms(words[place]))
