"""What a goal will not pay with, by its own name: "output" of "without lowering output", "shifts" of "we mustn't add more shifts"."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import Literal

from okrcoach.draft.numbers.subjects import Subject, named_metric, own_subject, subject_of
from okrcoach.draft.reading.goal import Goal
from okrcoach.draft.reading.rows import speaks_of
from okrcoach.draft.words.nouns import words_of
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import quantities
from okrcoach.language.verbs import class_of, forms
from okrcoach.language.words import Token, tokens

WAYS: dict[str, Literal["up", "down"]] = {"up": "down", "make": "down", "down": "up"}
"""What nobody may raise or add is better low, what nobody may lower is better high."""
LONGEST = 4
"""Words of such a name."""


def guarded_subject(goal: Goal) -> Subject | None:
    """Return the figure that a goal's "without …" or "we mustn't …" names; None where it names none that can be counted."""
    return next((found for text in (goal.without, *goal.passage.refused) if (found := _named(text)) is not None), None)


def will_not_have(goal: Goal, name: str) -> bool:
    """Whether a goal's "without …" wants a thing itself away, "without a call", and does not hold it, "without losing lessons".

    Of something that is to be done no more it is that: "without escalating" of an escalation rate.
    """
    doing = goal.without.partition(" ")[0]
    acts = any(class_of(lemma) in WAYS for lemma, _ in forms(doing)) and not speaks_of(doing, name)
    acts = acts or doing in lexicon("comparisons.more")  # "without more overtime": no more than there is
    rid = f" without {goal.without}" in f" {goal.text.lower()}" and not acts
    return bool(goal.without) and rid and speaks_of(goal.without, name)


def _named(text: str) -> Subject | None:
    """Return what a few words say must not be raised, added or lowered."""
    words = list(tokens(text))
    if quantities(text):
        return None
    place = next((place for place, token in enumerate(words) if token.lower in lexicon("grammar.modals") | words_of("forbidden")), -1) + 1
    way = _way(words[place]) if place < len(words) else ""
    name = _name(words[place + 1 :], counted=way == "make") if way else ""
    if not name:
        return None
    metric = named_metric(name)
    subject = subject_of(metric, name) if metric else own_subject(name, "count", "count")
    return subject if metric else replace(subject, better=WAYS[way])


def _way(token: Token) -> str:
    """Return the way in which a verb moves what stands behind it."""
    if token.lower in words_of("demands") | words_of("denying") or token.lower in lexicon("grammar.modals"):
        return ""
    ways = (class_of(lemma) for lemma, form in forms(token.lower) if form in ("base", "ing"))
    return next((way for way in ways if way in WAYS), "")


def _name(words: list[Token], *, counted: bool) -> str:
    """Return a plain noun phrase, "output", "opening hours"; of what is only `counted`, a plural or the name of a measure."""
    small = lexicon("grammar.determiners") | lexicon("comparisons.more") | lexicon("comparisons.fewer")
    while words and words[0].lower in small:
        words = words[1:]
    said = [token.lower for token in takewhile(lambda token: token.kind == "word" and token.lower not in words_of("theme_ends"), words)]
    head = said[-1] if said else ""
    counts = not counted or is_plural(head) or singular(head) in lexicon("nouns.measures")
    plain = not set(said) & (lexicon("grammar.pronouns") | lexicon("grammar.auxiliaries") | words_of("general_people") | words_of("idioms"))
    return " ".join(said) if said and counts and plain and len(said) <= LONGEST else ""
