"""The verb that leads a statement."""

from __future__ import annotations

from okrcoach.language.counted import YEAR_DIGITS
from okrcoach.language.first_nouns import is_granted, reads_as_noun
from okrcoach.language.lexicon import endings, lexicon, phrase_at
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.phrase_ends import is_adverb
from okrcoach.language.predicate import participle_at
from okrcoach.language.verbs import Verb, verb_at
from okrcoach.language.words import Token

LONGEST_GROUP = 6
"""So many words at most name a group: "the board of trustees of the club"."""


def find_lead(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> tuple[Verb | None, int]:
    """Return the verb that leads, and its place: the first word, or the first after "We will also quickly"."""
    here = start + _asks(words, start)
    while here < len(words) and (words[here].lower in lexicon("verbs.openers") or _how(words, here)):
        here += 1
    if (
        here + 2 < len(words)
        and words[here].lower in lexicon("verbs.wishes")
        and words[here + 1].lower == "to"
        and verb_at(words, here + 2)
    ):
        return verb_at(words, here + 2), here + 2  # "We hope to | double"
    here = _behind_group(words, here)
    named = _in_two_words(words, here)
    verb = named or _aim_at(words, here, measured) or verb_at(words, here) or _unknown_verb(words, here, measured)
    if (
        verb is None
        or _abbreviates(words, here)
        or _in_name(words, here, measured)
        or _shall_be(words, here)
        or _describes(words, here, verb)
        or (verb.lemma in lexicon("verbs.summing") and not {here + 1, here + 2} & measured)
    ):
        return None, -1
    if verb.lemma == "have" and verb.form == "base" and here > start:
        behind = here + 1 + (here + 1 < len(words) and is_adverb(words, here + 1))
        done = verb_at(words, behind)
        if done is not None and done.form in ("past", "participle"):
            return done, behind
    ours = any(words[index].lower in lexicon("verbs.surely") for index in range(start, here))
    if ours or named or not reads_as_noun(words, here, verb, measured):
        return verb, here
    return None, -1


def _aim_at(words: tuple[Token, ...], index: int, measured: frozenset[int]) -> Verb | None:
    """Return the verb of a level that is aimed at: "Aim for 500 members", "Target 90% attendance", not "Target 500 florists"."""
    if index + 2 >= len(words) or words[index].lower not in lexicon("verbs.aiming"):
        return None
    size = 2 if words[index + 1].lower in ("for", "at") else 1
    shared = size == 2 or any(word.text == "%" for word in words[index + 2 : index + 4])
    return Verb("reach", "reach", "base", size) if shared and index + size in measured else None


def _in_two_words(words: tuple[Token, ...], index: int) -> Verb | None:
    """Return the verb of an act whose name is two words: "Load test the checkout", not "Load test results"."""
    behind = index + phrase_at("verbs.in_two_words", words, index)
    if not index < behind < len(words):
        return None
    following, verb = words[behind], verb_at(words, behind - 1)
    named = following.text[:1].isupper() and not words[behind - 1].text[:1].isupper()
    acted_on = named or following.kind == "number" or following.lower in lexicon("grammar.determiners")
    return verb._replace(size=behind - index) if verb and acted_on else None


def _behind_group(words: tuple[Token, ...], start: int) -> int:
    """Return the place of what a group of ours will do: "The board of trustees will | publish"; the start where none is named."""
    first = words[start].lower if start < len(words) else ""
    head = start + (first in lexicon("grammar.articles") or first == "our")
    for place in range(head + 1, min(head + LONGEST_GROUP, len(words) - 1)):
        if words[place].lower in lexicon("verbs.promising"):
            verb = verb_at(words, place + 1)
            named = next((index for index in range(head, place) if words[index].lower == "of"), place) - 1
            return place + 1 if verb is not None and verb.form == "base" and _ours(words[named], verb) else start
        if words[place].kind != "word" or words[place].lower in lexicon("grammar.conjunctions"):
            break
    return start


def _ours(group: Token, verb: Verb) -> bool:
    """Say whether a group is ours by its name, or by what it makes: "Fernpost will build …"."""
    makes = group.text[:1].isupper() and not classes_of(group.lower) and verb.kind == "make"
    return makes or group.lower in lexicon("verbs.groups")


def _asks(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a question about us begins: "Did we | reach 20 members?"."""
    asked = words[index].lower in lexicon("verbs.asking") if index + 2 < len(words) else False
    return asked and words[index + 1].lower in lexicon("verbs.surely") and words[index + 1].lower in lexicon("grammar.pronouns")


def _how(words: tuple[Token, ...], index: int) -> bool:
    """Say whether an adverb stands in front of a verb that leads: "Seamlessly | integrate"."""
    following = verb_at(words, index + 1) if words[index].lower.endswith("ly") and is_adverb(words, index) else None
    return following is not None and following.form == "base"


def _in_name(words: tuple[Token, ...], index: int, measured: frozenset[int]) -> bool:
    """Say whether a word is part of a name: in code ("report_error"), or with its number ("Scope 1")."""
    if index + 1 >= len(words):
        return False
    following = words[index + 1]
    numbered = following.kind == "number" and index + 1 not in measured and words[index].lower in lexicon("names.labels")
    return numbered or (following.text == "_" and following.glued and index + 2 < len(words) and words[index + 2].glued)


def _shall_be(words: tuple[Token, ...], index: int) -> bool:
    """Say whether something is to be done to what a word names: "Access to be granted"."""
    following = tuple(token.lower for token in words[index + 1 : index + 3])
    return following == ("to", "be") and index + 3 < len(words) and participle_at(words, index + 3) is not None


def _describes(words: tuple[Token, ...], index: int, verb: Verb) -> bool:
    """Say whether a participle that is no past, too, describes a verdict: "Written approval", but "Written 5 guides"."""
    return verb.form == "participle" and is_granted(words, index + verb.size)


def _abbreviates(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a word is written in capitals and the next is not: an abbreviation, as in "SEND provision"."""
    following = words[index + 1].text if index + 1 < len(words) else ""
    return len(words[index].text) > 1 and words[index].text.isupper() and following.isalpha() and not following.isupper()


def _unknown_verb(words: tuple[Token, ...], index: int, measured: frozenset[int]) -> Verb | None:
    """Take a first word that no list holds for a verb where what follows can only be its object: "Plant 400 trees"."""
    if (
        index + 2 >= len(words)
        or words[index].kind != "word"
        or classes_of(words[index].lower)
        or words[index].lower in lexicon("grammar.small", "grammar.bounds", "grammar.determiners", "grammar.prepositions")
        or index in measured
    ):
        return None
    if words[index].lower == "re" and words[index + 1].text == "-" and index + 4 < len(words) and words[index + 2].glued:
        led = words[index + 3].lower in lexicon("grammar.determiners", "grammar.possessives")
        return Verb(f"re-{words[index + 2].lower}", "make", "base", 3) if led else None  # "Re-slot the pallets"
    word, following = words[index].lower, words[index + 1]
    if (
        not word.isalpha()
        or words[index].text.isupper()
        or word.endswith(endings("grammar.noun_endings"))
        or (words[index].text[0].isupper() and index and words[index - 1].kind == "word")
    ):
        return None
    named = following.kind == "number" and following.text.isdecimal() and len(following.text) == YEAR_DIGITS
    counts = index + 1 in measured and following.kind == "number" and not named and words[index + 2].kind == "word"
    points = following.lower in lexicon("grammar.possessives") or following.lower in ("the", "a", "an", "all", "every", "each")
    return Verb(word, "make", "base") if counts or points else None
