"""What ends a noun phrase: a word that cannot be part of it."""

from __future__ import annotations

from functools import cache

from okrcoach.language.lexicon import endings, lexicon, phrase_at
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.plurals import is_plural
from okrcoach.language.verbs import verb_at
from okrcoach.language.words import Token, at, is_hyphen


def ends_phrase(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a token cannot be part of a noun phrase that has begun: a preposition, a conjunction, a comma, "is", "that"."""
    token, after = words[index], at(words, index + 1)
    if token.kind == "mark":
        if token.text == "/" and after.lower in lexicon("grammar.periods"):
            return True
        if token.text in lexicon("grammar.inside_marks"):
            return False
        joins = after.glued and token.glued if token.text == "." else after.kind == words[index - 1].kind == "number"
        return not (token.text in (".", "->", "→") and joins)
    if token.lower not in boundaries():
        if token.lower == "out":  # "get the guide out", but "the drop out rate"
            return after.kind == "mark" or after.lower in boundaries()
        return after.lower == "than"
    hyphened = token.glued and words[index - 1].text == "-"
    joins = is_hyphen(words, index + 1) and at(words, index + 2).glued
    hyphened |= joins and (token.lower not in lexicon("grammar.prepositions") or _describes(words, index))
    return not hyphened and not _joins(words, index)


def _describes(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a word with a preposition in it stands between nouns: "supplier | on-time delivery", not "nurses in-house by May"."""
    behind = at(words, index + 3)
    word = behind.kind == "word" and behind.lower not in boundaries()
    noun = word and (bool(classes_of(behind.lower)) or verb_at(words, index + 3) is None)
    return noun and index > 0 and words[index - 1].kind == "word" and not is_plural(words[index - 1].lower)


def _joins(words: tuple[Token, ...], index: int) -> bool:
    """Say whether "and" stands in the name of one thing, or between words that describe it: "park and ride", "safe and fast login"."""
    if words[index].lower not in ("and", "or", "&") or index == 0 or index + 2 >= len(words) or words[index + 1].kind != "word":
        return False
    if phrase_at("grammar.one_thing", words, index - 1):
        return True
    if all(words[place].lower.endswith(endings("grammar.adjective_endings")) for place in (index - 1, index + 1)):
        return True
    marks = lexicon("grammar.inside_marks")
    plain = (token.lower not in boundaries() and (token.kind != "mark" or token.text in marks) for token in words[index + 1 : index + 3])
    return _only_describes(words, index - 1) and all(plain)


def _only_describes(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a word is an adjective and no noun, so that no phrase can end with it."""
    return words[index].lower in lexicon("grammar.praise") and not classes_of(words[index].lower)


@cache
def boundaries() -> frozenset[str]:
    """Return the words that are no part of a noun phrase."""
    small = ("prepositions", "conjunctions", "relatives", "modals", "auxiliaries", "pronouns", "possessives", "adverbs", "determiners")
    return lexicon(*(f"grammar.{name}" for name in small)) - lexicon("grammar.not_boundaries")


def before_nouns() -> frozenset[str]:
    """Return the words that only stand in front of a noun: "the", "our", "at least"."""
    return lexicon("grammar.determiners", "grammar.adverbs", "grammar.possessives", "grammar.bounds")


def lists_adjectives(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a comma stands behind a word that only describes, or between hyphened ones: "a calm, bright room"."""
    if words[index].text != "," or index == 0 or index + 2 >= len(words):
        return False
    if _only_describes(words, index - 1) and not ends_phrase(words, index + 1):
        return True
    return index > 1 and words[index - 1].glued and words[index - 2].text == "-" and words[index + 2].text == "-" and words[index + 2].glued


def is_adverb(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a token only says how or when: "jointly", "no longer", "never"; not "family", "weekly"."""
    word = at(words, index).lower
    if word.endswith("ly"):
        return len(word) > 4 and word not in lexicon("grammar.ly_no_adverbs") and not classes_of(word)
    return word in lexicon("grammar.between") or (word == "longer" and index > 0 and words[index - 1].lower == "no")
