"""Noun phrases that have to fit into a sentence: plurals, capitals, articles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from okrcoach.data import bundle
from okrcoach.draft.brief import clean
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import is_plural, plural, singular
from okrcoach.language.quantities import quantities

LONGEST_AUDIENCE = 7
"""Words by which people are described before the description is cut."""


@cache
def words_of(name: str) -> frozenset[str]:
    """Return one of the word lists of playbooks/shared.toml."""
    return frozenset(bundle("playbooks")["shared"][name].split())


def shared(name: str) -> Any:
    """Return one of the tables of playbooks/shared.toml. Callers must not change it."""
    return bundle("playbooks")["shared"][name]


def head_end(words: Sequence[str]) -> int:
    """Return how many words a phrase has before its first preposition, the noun it turns on last: 2 of "scrap rate on line 4"."""
    return next((place for place, word in enumerate(words) if place and word.lower() in lexicon("grammar.prepositions")), len(words))


def wishing_modals() -> frozenset[str]:
    """Return the modals by which somebody wants something: "should", "must"."""
    return lexicon("grammar.modals") & words_of("demands")


def is_people(word: str) -> bool:
    """Whether a lower-case noun stands for people or organisations that one serves or works with."""
    one = singular(word)
    if word in words_of("not_people") or one in words_of("not_people"):
        return False
    return one in words_of("people") or one in words_of("trades") or one in lexicon("nouns.outsiders") or one in lexicon("nouns.insiders")


def seems_people(word: str) -> bool:
    """Whether a lower-case plural sounds like people: "dentists", "bakers"; for places where people are to be expected."""
    one = singular(word)
    thing = any(one in lexicon(f"nouns.{name}") for name in ("artefacts", "measures", "problems", "events")) or one in words_of(
        "not_people"
    )
    return one.endswith(("er", "or", "ist", "ian", "ee", "ant", "eur", "smith", "maker", "man", "woman")) and not thing


def audience_phrase(text: str) -> str:
    """Put whom a plan is for into a plural that fits inside a sentence: "the CFO" is "CFOs", "Enterprise" is "enterprise customers".

    Empty where that cannot be done: a pronoun, nothing but marks, a figure, a whole story.
    """
    words = _without_figures(_before_clause(clean(text).strip(" .,;:!?\"'").split()))
    if words and words[0].lower() in ("the", "a", "an", "all", "any", "every", "each"):
        words = words[1:]
    if not words or len(words) > LONGEST_AUDIENCE or not all(_is_plain(word) for word in words) or quantities(" ".join(words)):
        return ""
    pronoun = words[0].lower() in lexicon("grammar.pronouns") and not (words[0].isupper() and words[1:])
    if pronoun or words[-1].lower() in words_of("nobody_named"):
        return ""
    if words[0].lower() in words_of("general_people") or any(
        is_plural(word.lower().strip(",")) and is_people(word.lower()) for word in words[:-1]
    ):
        return mid_sentence(" ".join(words))
    head = (
        next(
            (place for place, word in enumerate(words) if place and word.lower() in ("at", "in", "of", "from", "with", "on", "who")),
            len(words),
        )
        - 1
    )
    if words[head].lower() in words_of("bare_audiences") or len(words[head]) == 1:
        words.insert(head + 1, "customers")
    elif words[head].lower() in words_of("departments"):
        words.insert(head + 1, "teams")
    elif not words[head].endswith(("'s", "\u2019s")):
        noun = words[head].strip(",")
        words[head] = words[head].replace(noun, plural(noun))
        if head > 1 and words[head - 1] in ("and", "or") and is_people(words[head - 2].lower()):
            words[head - 2] = plural(words[head - 2])  # "the regulator and the board" are both told in the plural
    return mid_sentence(" ".join(words))


def _without_figures(words: list[str]) -> list[str]:
    """Leave out how old or how many people are: "children aged 8 to 14", "people over fifty in the valley"."""
    figures = [place for place, word in enumerate(words) if word[:1].isdigit() or (place and quantities(word))]
    leads = lexicon("grammar.prepositions") | {"aged"}
    start = next((place for place in reversed(range(1, figures[0] if figures else 0)) if words[place].lower() in leads), 0)
    if not start:
        return words
    while start > 1 and words[start - 1].lower() in leads:
        start -= 1
    end = next((place for place in range(figures[-1] + 1, len(words)) if words[place].lower() in leads), len(words))
    return words[:start] + words[end:]


def _before_clause(words: list[str]) -> list[str]:
    """Cut at a relative clause, a bracket or a comma that opens a description, where enough stands before it."""
    for place, word in enumerate(words):
        opens = word.lower() in ("who", "that", "which", "whose", "when", "where", "because") or word.startswith(("(", "-", "\u2013"))
        if place and opens:
            return words[:place]
        if place and word.endswith((",", ";", ":")) and len(words) > LONGEST_AUDIENCE:
            return [*words[:place], word[:-1]]
    return words


def _is_plain(word: str) -> bool:
    """Whether a word is made of letters, digits and the marks that words hold."""
    return any(mark.isalnum() for mark in word) and all(mark.isalnum() or mark in "-'\u2019/&+.," for mark in word)


def mid_sentence(phrase: str) -> str:
    """Take the capitals from a phrase that has them only for standing first or in a title: "Small Teams", but not "German" or "CFOs"."""
    words = phrase.split(" ")
    titled = len(words) > 1 and all(_is_titled(word) or word.isupper() or not word[:1].isalpha() for word in words)
    if not titled and len(words) > 2 and all(map(_is_titled, words[:2])):
        return phrase  # "Play Store rating"
    return " ".join(word.lower() if _is_titled(word) and (titled or not place) else word for place, word in enumerate(words))


def _is_titled(word: str) -> bool:
    """Whether a word has a capital that it would lose inside a sentence: "Small", "Mid-Market"; no name, no "CFOs", no "B2B"."""
    parts = word.split("-")
    plain = all(part[1:] == part[1:].lower() and not any(mark.isdigit() for mark in part) for part in parts)
    return word[:1].isupper() and len(word) > 1 and plain and parts[0].strip(",.'") not in words_of("places")
