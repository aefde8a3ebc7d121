"""A goal of several sentences, as it is pasted from a strategy: what it wants, what it only tells, and what it will not have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Literal, NamedTuple

from okrcoach.draft.brief import terms
from okrcoach.draft.reading.clause import begins_aim
from okrcoach.draft.reading.themes import verb_list
from okrcoach.draft.words.nouns import shared, words_of
from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.plurals import is_plural
from okrcoach.language.quantities import quantities
from okrcoach.language.verbs import forms
from okrcoach.language.words import Token, tokens

Kind = Literal["aim", "told", "refused", "announced"]

END = " .!?;,:"
"""Marks that end a sentence and say nothing."""
ACCOUNT = 3
"""From so many sentences a goal is an account of things, and not a list of aims."""
LONGEST_PASSAGE = 1_500
"""Characters of a goal that are read."""


class Part(NamedTuple):
    """A sentence of a goal."""

    text: str
    kind: Kind


class Passage(NamedTuple):
    """A goal by its sentences; the one that leads is an aim whatever it says."""

    parts: tuple[Part, ...]

    @property
    def aims(self) -> tuple[str, ...]:
        """What it wants, the leading sentence first."""
        return self._of("aim")

    @property
    def told(self) -> tuple[str, ...]:
        """How things are, and why that matters."""
        return self._of("told")

    @property
    def refused(self) -> tuple[str, ...]:
        """What will not be done, and what must not happen."""
        return self._of("refused")

    def _of(self, kind: Kind) -> tuple[str, ...]:
        return tuple(part.text for part in self.parts if part.kind == kind)


@lru_cache(maxsize=64)
def read_passage(text: str) -> Passage:
    """Read a goal sentence by sentence; where none of several wants anything, the first one leads."""
    found = [row.strip(END) for sentence in _sentences(text[:LONGEST_PASSAGE]) for row in _refusal_apart(sentence)]
    parts = _wanted_alone([_part(row) for row in found if any(mark.isalpha() for mark in row)])
    if not any(part.kind == "aim" for part in parts) or len(parts) == 1:
        parts[:1] = [part._replace(kind="aim") for part in parts[:1]]
    return Passage(tuple(parts))


def _wanted_alone(parts: list[Part]) -> list[Part]:
    """Let a whole account want only what it says that it wants: beside "We want 45%", "the boats sail with 31% of seats taken" tells."""
    if len(parts) < ACCOUNT or not any(part.kind == "aim" and _wishes(_said(part.text)) for part in parts):
        return parts
    return [part._replace(kind="told") if part.kind == "aim" and _only_seems_wanted(part.text) else part for part in parts]


def _only_seems_wanted(text: str) -> bool:
    """Whether a sentence is an aim by its form alone and says what happens; one without a verb ("Churn to 2%") stays an aim."""
    words = tokens(text)
    said = [token.lower for token in words]
    counts = any(one.start == 0 and one.unit == "count" and not one.spelled for one in quantities(text))  # "40 new shops open by May"
    moves = any(one.role in ("from", "change") for one in quantities(text))  # "Scrap from 9% to 3%", "Tips up by 15%"
    if counts or moves or _wishes(said) or _limits(text, said):
        return False  # but "one in five has to come back" may as well tell
    orders = _orders(list(words))
    ends = lexicon("grammar.relatives") | words_of("purposes") | (lexicon("grammar.conjunctions") | {","} if orders else frozenset())
    main = [*takewhile(lambda word: word not in ends, said)]  # "Bake more, so that every guest gets 2 rolls"
    third = any(form == "third" for word in main[1:] if not classes_of(word) for _, form in forms(word))
    happens = third or any(_happens(main, place) for place in range(1, len(main)) if not orders)
    return happens or not lexicon("grammar.modals").isdisjoint(main)


def _happens(said: list[str], place: int) -> bool:
    """Whether a word is the verb of those before it: "kilns stand", "three in ten come"; not "refunds cut to 2%", "500 more by March"."""
    led = said[place - 1] in lexicon("grammar.prepositions") | lexicon("grammar.determiners") | {"to"}
    kinds = {form for _, form in forms(said[place])}
    several = any(is_plural(word) for word in said[:place])
    return several and not led and "base" in kinds and "past" not in kinds


def _said(text: str) -> list[str]:
    return [token.lower for token in tokens(text)]


def _wants(said: list[str], text: str) -> bool:
    """Whether a sentence says that somebody wants something, or sets a limit."""
    return _wishes(said) or not {" ".join(pair) for pair in pairwise(said)}.isdisjoint(shared("wishes_of_two")) or _limits(text, said)


def _sentences(text: str) -> Iterator[str]:
    """Cut a goal behind each sentence; none begins with a small letter, but for those who write all of them so."""
    start, in_small = 0, text[:1].islower()
    for place, mark in enumerate(text[:-2]):
        behind = text[place + 2]
        if mark not in ".!?" or text[place + 1] != " " or (behind.islower() and not in_small):
            continue
        if not _is_short_form(text[start:place].rpartition(" ")[2], behind):
            yield text[start:place]
            start = place + 1
    yield text[start:]


def _refusal_apart(sentence: str) -> Iterator[str]:
    """Part what a sentence wants from what it rules out: "Be on time, and we mustn't add shifts"."""
    low = f"{sentence.lower()} "
    starts = [*shared("refusing"), *(f"{phrase} {verb}" for phrase in shared("barring") for verb in words_of("barred"))]
    marks = [f"{join}{phrase}" for phrase in starts if phrase.startswith("we ") for join in shared("refusal_joins")]
    found = ((low.find(mark), mark) for mark in marks)
    whole = ((at, mark) for at, mark in found if at > 0 and not low[at + len(mark)].isalpha())
    place, mark = min(whole, default=(0, ""), key=lambda row: row[0])
    behind = low[place + len(mark) :].split()
    if place and not quantities(sentence[place:]) and words_of("no_refusals").isdisjoint(behind[:1]):
        yield sentence[:place]
        yield sentence[place + mark.index("we ") :]
    else:
        yield sentence


def _is_short_form(word: str, behind: str) -> bool:
    """Whether the point behind a word belongs to it: "St. Anne", "No. 1"."""
    return word.lower() in words_of("short_forms") or (behind.isdigit() and word.lower() in words_of("short_forms_of_figures"))


def _part(text: str) -> Part:
    """Tell what a sentence is for; an aim is given without the words that only count it: "First, …"."""
    words = tokens(text)
    said = [token.lower for token in words]
    if refuses(text):
        return Part(text, "refused")
    if said and said[-1] in words_of("announced"):
        return Part(text, "announced")
    rest = _without_count(words)
    if not rest:
        return Part(text, "told")
    wants = _wants(said, text) and (bool(quantities(text)) or not _asks_for_a_draft(said))
    wants = wants or (len(rest) < len(words) and _counts(list(words)) and _we_do(rest))
    short = not set(said) & (lexicon("grammar.auxiliaries") | lexicon("grammar.pronouns")) and bool(quantities(text))
    short = short and not _tells(said)
    if short and "price" in said and "," in said:
        return Part(text, "told")  # "price 12 a month, churn 2%": what one reckons with
    listed = any(one.text == ":" and two.kind == "number" for one, two in pairwise(words))  # "Guests who come back: 40%"
    return Part(text[rest[0].start :], "aim") if wants or _orders(rest) or short or listed else Part(text, "told")


def _asks_for_a_draft(said: list[str]) -> bool:
    """Whether somebody wants what a coach writes, and no more: "I need a plan for how we get there"."""
    place = next((place for place, word in enumerate(said) if word in words_of("demands")), len(said))
    wanted = next((word for word in said[place + 1 :] if word not in lexicon("grammar.determiners")), "")
    return wanted in words_of("asked_for")


def _we_do(words: list[Token]) -> bool:
    """Whether one of several counted sentences says what we do: "Second, we cut leakage"."""
    return len(words) > 1 and words[0].lower == "we" and any(form == "base" for _, form in forms(words[1].lower))


def _wishes(said: list[str]) -> bool:
    """Whether somebody wants something: "we need more light", "our goal is to stay"; not "nobody needs this", "our goal was missed"."""
    links = words_of("wish_links")
    for place, word in enumerate(said):
        link = next((other for other in said[place:] if other in links | words_of("states")), "")
        if word in words_of("demands") and (word not in words_of("wishes") or link in links):
            return words_of("denying").isdisjoint(takewhile(lambda other: other != ",", reversed(said[:place])))
    return False


def refuses(text: str) -> bool:
    """Whether a sentence says what we will not do or what must not be; one with a limit wants that: "No guest waits longer than a day"."""
    said = [token.lower for token in tokens(text)]
    if text.lower().startswith(tuple(f"{row} " for row in shared("refusing"))):
        return True
    if any(modal in words_of("forbidding") and other == "not" for modal, other in pairwise(said)):
        return True
    if _limits(text, said):
        return False
    if set(said) & words_of("forbidden"):
        return True
    if not quantities(text) and words_of("complaining").isdisjoint(said):  # "We can't hire fast enough", "We can't afford 12% scrap"
        barred = text.lower().startswith(tuple(shared("barring"))) and bool(set(said[:4]) & words_of("barred"))
        if barred or any(f" {row} " in terms(text) for row in shared("refusing_anywhere")):
            return True
    return said[:1] != [] and said[0] in words_of("denying") and not _tells(said[1:])


def _limits(text: str, said: list[str]) -> bool:
    """Whether a sentence sets a limit: "Nobody may wait longer than 3 days"."""
    return bool(set(said) & (words_of("denying") | words_of("forbidden"))) and any(one.bound for one in quantities(text))


def _tells(said: list[str]) -> bool:
    """Whether one of the words is a verb that tells what happens, and nothing else."""
    return any(form in ("third", "past") for word in said if not classes_of(word) for _, form in forms(word))


def _orders(words: list[Token]) -> bool:
    """Whether a sentence begins with what is to be done: "Answer every ticket", not "Answers come late"."""
    first = words[0].lower
    objects = lexicon("grammar.determiners") | lexicon("grammar.pronouns")
    acts = any(form == "base" for _, form in forms(first)) and len(words) > 1 and words[1].lower in objects
    return acts or verb_list(first) != "" or begins_aim(first)


def _without_count(words: tuple[Token, ...]) -> list[Token]:
    """Leave out what only says which aim it is: "Second, …", "And then …"."""
    rest = list(words)
    if len(rest) > 1 and rest[0].lower in words_of("ordinals") and rest[1].lower in words_of("coming"):
        rest = rest[2:]
    while rest and ((rest[0].kind == "mark" and not _is_sign(rest)) or rest[0].lower in lexicon("grammar.conjunctions") or _counts(rest)):
        rest.pop(0)
    return rest


def _is_sign(words: list[Token]) -> bool:
    """Whether a mark belongs to the number behind it: "€900,000"."""
    return len(words) > 1 and words[1].kind == "number" and words[1].glued


def _counts(words: list[Token]) -> bool:
    marked = len(words) > 1 and words[1].text in ",:"
    return words[0].lower in words_of("ordinals") and (marked or words[0].lower == "then")
