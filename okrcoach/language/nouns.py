"""Noun phrases: where one begins and ends, and the noun that it turns on."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from typing import NamedTuple

from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.noun_classes import NounClass, classes_of, kinds_at
from okrcoach.language.plurals import agrees, is_plural, singular
from okrcoach.language.verbs import Form, Verb, verb_at
from okrcoach.language.words import Token

DEEPEST = 4
"""So many times at most a phrase goes on behind "of": "the share of the number of …"."""
MOST_ADVERBS = 3
"""So many adverbs at most stand between a noun and its verb."""


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


def ends_phrase(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a token cannot be part of a noun phrase that has begun: a preposition, a conjunction, a comma, "is", "that"."""
    token = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    if token.kind == "mark":
        if token.text == "/" and after is not None and after.lower in lexicon("grammar.periods"):
            return True
        if token.text in lexicon("grammar.inside_marks"):
            return False
        joins = after is not None and (
            after.glued and token.glued if token.text == "." else after.kind == "number" and words[index - 1].kind == "number"
        )
        return not (token.text in (".", "->", "→") and joins)
    if token.lower not in _boundaries():
        return after is not None and after.lower == "than"
    hyphened = token.glued and words[index - 1].text == "-"
    joins = after is not None and after.text == "-" and after.glued and index + 2 < len(words) and words[index + 2].glued
    hyphened |= joins and token.lower not in lexicon("grammar.prepositions")
    return not hyphened and not _joins_adjectives(words, index)


def _joins_adjectives(words: tuple[Token, ...], index: int) -> bool:
    """Say whether "and" stands between words that describe the same noun: "financial and operational reporting", "safe and fast login"."""
    if words[index].lower not in ("and", "or", "&") or index == 0 or index + 2 >= len(words) or words[index + 1].kind != "word":
        return False
    if words[index - 1].lower.endswith(_adjective_endings()) and words[index + 1].lower.endswith(_adjective_endings()):
        return True
    goes_on = lexicon("grammar.inside_marks")
    plain = all(
        token.lower not in _boundaries() and (token.kind != "mark" or token.text in goes_on) for token in words[index + 1 : index + 3]
    )
    return _only_describes(words, index - 1) and plain


def _only_describes(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a word is an adjective and no noun, so that no phrase can end with it."""
    return words[index].lower in lexicon("grammar.praise") and not classes_of(words[index].lower)


@cache
def _adjective_endings() -> tuple[str, ...]:
    return tuple(sorted(lexicon("grammar.adjective_endings")))


@cache
def _boundaries() -> frozenset[str]:
    names = ("prepositions", "conjunctions", "relatives", "modals", "auxiliaries", "pronouns", "possessives", "adverbs", "determiners")
    joined: set[str] = set()
    for name in names:
        joined |= lexicon(f"grammar.{name}")
    return frozenset(joined - lexicon("grammar.not_boundaries"))


@cache
def _before_nouns() -> frozenset[str]:
    return lexicon("grammar.determiners") | lexicon("grammar.adverbs") | lexicon("grammar.possessives") | lexicon("grammar.bounds")


def _limits() -> frozenset[str]:
    return lexicon("grammar.limits_of_number")


def _lists_adjectives(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a comma stands behind a word that only describes, or between hyphened ones: "a calm, bright room"."""
    if words[index].text != "," or index == 0 or index + 2 >= len(words):
        return False
    if _only_describes(words, index - 1) and not ends_phrase(words, index + 1):
        return True
    return index > 1 and words[index - 1].glued and words[index - 2].text == "-" and words[index + 2].text == "-" and words[index + 2].glued


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
        hyphened = here + 1 < len(words) and words[here + 1].text == "-" and words[here + 1].glued
        before = (
            token.kind == "number" or (token.lower in _before_nouns() and not hyphened) or token.text in lexicon("grammar.inside_marks")
        )
        bound = token.lower in ("at", "to", "up") and here + 1 < len(words) and (here + 1 in measured or words[here + 1].lower in _limits())
        if head < 0 and (here in measured or before or bound):
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
        if ends_phrase(words, here) and not _lists_adjectives(words, here):
            break
        if token.kind == "word":
            start, head = (here if start < 0 else start), here
        here += 1
    if head > start >= 0 and head == here - 1 and not words[head].glued and words[head].lower in lexicon("grammar.postpositives"):
        return start, head - 1, head
    return start, head, here


def verb_after(words: tuple[Token, ...], index: int, noun: int) -> Verb | None:
    """Return the verb at a token that follows a noun, where it acts as the noun's verb: "users | renew", "tickets | resolved within"."""
    verb = verb_at(words, index) or _unknown_participle(words, index, noun)
    if verb is None or (index and words[index].glued and words[index - 1].kind == "mark"):
        return None
    after = index + verb.size
    following = words[after] if after < len(words) else None
    opens = following is None or following.kind != "word" or following.lower in _boundaries() or following.lower in _before_nouns()
    moves = following is not None and following.lower in ("to", "by") and verb.kind in ("up", "down", "move") and after + 1 < len(words)
    points = following is not None and (
        moves
        or following.kind == "number"
        or following.lower in pairs("numbers.small")
        or following.lower in lexicon("grammar.reflexives")
        or (after + 1 < len(words) and words[after + 1].lower in lexicon("grammar.selves"))
        or _names(words, after)
        or (following.lower == "at" and after + 1 < len(words) and words[after + 1].lower in lexicon("grammar.bounds"))
        or _several_things(words, after)
        or following.lower in lexicon("grammar.determiners")
        or following.lower in lexicon("grammar.adverbs")
        or following.lower.endswith("ly")
    )
    name = words[noun].lower
    pointed = following is not None and following.lower in lexicon("grammar.articles") and name in lexicon("grammar.plural_modifiers")
    several = pointed or (agrees(name, "base") and not (verb.form == "third" and agrees(name, "third")))
    several &= not words[noun].text.isupper()  # "DNS" ends in s and is one
    adjacent = noun == index - 1 or _adverbs(words, noun + 1, index)
    twofold = verb.lemma in lexicon("verbs.homographs")
    people = "outsiders" in classes_of(name) or "insiders" in classes_of(name)
    if verb.form in ("third", "base") and adjacent and noun != index - 1 and following is not None and (several or verb.form == "third"):
        return verb  # "housekeeping never | runs out": an adverb stands before verbs alone
    if verb.form == "third":
        if (
            not adjacent
            or several
            or (twofold and _each(words, after))
            or (following is not None and following.lower == "no" and is_adverb(words, after + 1))
        ):
            return None
        stops = following is None or (following.kind == "mark" and following.text not in lexicon("grammar.inside_marks"))
        chosen = people and not opens and _theirs(verb)
        return (
            verb
            if points
            or (verb.size > 1 and stops)
            or (chosen and not stops)
            or (not twofold and not stops and (not _of(following) or _and_verb(words, after)))
            else None
        )
    if (
        verb.form == "base"
        and verb.lemma in lexicon("verbs.unchanging")
        and verb.lemma not in lexicon("verbs.never_passive")
        and following is not None
        and following.lower in ("by", "to", "from")
    ):
        return Verb(verb.lemma, verb.kind, "past", verb.size) if adjacent else None
    if verb.form == "base":
        if not (adjacent and several):
            return None
        chosen = people and following is not None and not _is_past(words, after)
        chosen |= _several_things(words, after) or _and_verb(words, after, "base")
        return verb if (opens and following is not None and not _of(following)) or not twofold or chosen else None
    if verb.form == "ing":
        goes_on = following is not None and following.kind == "word" and not ends_phrase(words, after)
        doing = words[index].lower not in lexicon("grammar.ing_nouns") or (
            people and name.endswith("s") and (goes_on or (opens and points))
        )
        return verb if adjacent and several and (opens or people) and doing else None
    manner = following is not None and following.lower.endswith("ly")
    return verb if adjacent and (opens or manner or verb.size > 1 or (people and several)) else None


def is_adverb(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a token only says how or when: "jointly", "no longer", "never"; not "family", "weekly"."""
    word = words[index].lower if index < len(words) else ""
    if word.endswith("ly"):
        return len(word) > 4 and word not in lexicon("grammar.ly_no_adverbs") and not classes_of(word)
    return word in lexicon("grammar.between") or (word == "longer" and index > 0 and words[index - 1].lower == "no")


def _adverbs(words: tuple[Token, ...], start: int, end: int) -> bool:
    """Say whether only adverbs stand between a noun and a verb; a few at most."""
    return 0 < end - start <= MOST_ADVERBS and start > 0 and all(is_adverb(words, index) for index in range(start, end))


def _unknown_participle(words: tuple[Token, ...], index: int, noun: int) -> Verb | None:
    """Take a word in -ed that no list holds for what was done to the noun before it: "boxes | fitted to 40 trucks"."""
    word = words[index].lower if index < len(words) and noun == index - 1 else ""
    if len(word) < 5 or not word.endswith("ed") or word in lexicon("grammar.feelings") or classes_of(word):
        return None
    return Verb(word, "make", "participle")


def _names(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a name follows, which can only be an object: "the engine supports | Kotlin"."""
    return index < len(words) and words[index].text[:1].isupper() and words[index].text[1:].islower()


def _several_things(words: tuple[Token, ...], index: int) -> bool:
    """Say whether one plural noun that we know follows: "the ferry carries | anglers"."""
    name = words[index].lower if index < len(words) else ""
    return is_plural(name) and bool(classes_of(name)) and (index + 1 >= len(words) or ends_phrase(words, index + 1))


def _theirs(verb: Verb) -> bool:
    return verb.lemma in lexicon("verbs.others") and verb.lemma not in lexicon("verbs.for_others")


def _is_past(words: tuple[Token, ...], index: int) -> bool:
    verb = verb_at(words, index)
    return verb is not None and verb.form in ("past", "participle")


def _each(words: tuple[Token, ...], index: int) -> bool:
    """Say whether "a week" or "twice" follows: what comes before is counted, "200 sales calls a week"."""
    return (index < len(words) and words[index].lower in lexicon("grammar.frequencies")) or (
        index + 1 < len(words) and words[index].lower in ("a", "an", "per", "each") and words[index + 1].lower in lexicon("grammar.periods")
    )


def _and_verb(words: tuple[Token, ...], index: int, form: Form = "third") -> bool:
    """Say whether "and" and another verb of the same form follow, which is no noun, too: "informs and improves"."""
    verb = verb_at(words, index + 1) if index < len(words) and words[index].lower in ("and", "or") else None
    return verb is not None and verb.form == form and (form == "third" or verb.lemma not in lexicon("verbs.homographs"))


def _of(token: Token | None) -> bool:
    return token is not None and token.lower in ("of", "and", "or", "&", ",")
