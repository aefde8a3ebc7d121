"""The words of an objective that carry meaning, and which of them name nothing by themselves."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from okrcoach.language.lexicon import endings, lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.plurals import singular
from okrcoach.language.statement import Statement
from okrcoach.language.verbs import forms
from okrcoach.language.words import Token

LONG_ENOUGH = 7
"""A shorter word in -ise ("noise") is a noun."""


class Words(NamedTuple):
    """Offsets in the text of the words that say so, the end exclusive."""

    start: int
    end: int
    certain: bool = True
    """A second reader would say the same; where this is False, a finding is a remark."""


def all_generic(statement: Statement) -> bool:
    """Say whether no word of a statement names anything by itself."""
    words = content(statement)
    return all(generic(words, place, statement) for place in range(len(words)))


def begins_by_form(statement: Statement) -> bool:
    """Say whether a first word that no list of verbs for work holds is a verb by its form or place: "Electrify …", "Wind down …"."""
    at = statement.begin
    word, after = statement.word(at), statement.word(at + 1)
    if not after or statement.words[at + 1].kind != "word":
        return False
    follows = after not in lexicon("grammar.prepositions", "grammar.conjunctions")
    if word in lexicon("aims.verbs"):
        return follows
    if after in lexicon("verbs.particles") and not classes_of(word) and at + 2 < len(statement.words):
        return statement.words[at].text.isalpha() and not statement.words[at].text.isupper()  # "Wind down the mill"
    return (
        follows
        and len(word) >= LONG_ENOUGH
        and word.endswith(endings("aims.verb_endings"))
        and word not in lexicon("aims.no_verbs")
        and not classes_of(word)
    )


def names_by_use(statement: Statement) -> bool:
    """Say whether a leading verb is far more often a noun, and reads as one: "Staff meetings", "Partner network in Asia"."""
    lead, after = statement.lead, statement.lead_at + 1
    if (
        lead is None
        or lead.form != "base"
        or lead.size > 1
        or statement.lead_at != statement.begin
        or statement.quantities
        or statement.predicate
        or statement.clauses
    ):
        return False
    if lead.lemma not in lexicon("aims.rather_nouns") or after >= len(statement.words) or statement.words[after].kind != "word":
        return False
    small = lexicon("grammar.determiners", "grammar.possessives", "grammar.pronouns", "grammar.relatives") | {"with", "up", "out"}
    return statement.word(after) not in small and statement.word(statement.object.end) != "with"


def content(statement: Statement) -> list[Token]:
    """Return the words that carry meaning: no small words, no marks, no numbers; "world-class" is one word."""
    found: list[Token] = []
    open_hyphen = False
    for token in statement.words[statement.begin :]:
        if token.kind == "word" and open_hyphen and token.glued and found:
            first = found.pop()
            found.append(Token(f"{first.text}-{token.text}", f"{first.lower}-{token.lower}", first.start, token.end, "word", first.glued))
        elif token.kind == "word" and token.lower not in _small():
            found.append(token)
        open_hyphen = token.text == "-" and token.glued and bool(found) and found[-1].end == token.start
    return found


@cache
def _small() -> frozenset[str]:
    small = ("determiners", "prepositions", "conjunctions", "relatives", "modals", "auxiliaries", "pronouns", "negations")
    return lexicon(*(f"grammar.{name}" for name in small)) | {"to"}


def generic(words: list[Token], place: int, statement: Statement) -> bool:
    """Say whether a word names nothing by itself."""
    token = words[place]
    word = token.lower
    named = statement.name_at(token.start)
    if named is not None:
        return named.kind in ("date", "period", "list", "ordinal", "rank", "time")
    if statement.word(statement.index_at(token.start) - 1) == "first" and word not in lexicon("aims.roles"):
        return False  # "Generate first revenue": there was none
    if place and "-" not in word and token.text != token.lower and token.text != token.text.title() and not token.text.isupper():
        return False
    if (
        word.endswith("ly")
        or word in lexicon("aims.generic_nouns", "aims.generic_adjectives", "aims.generic_adverbs")
        or singular(word) in lexicon("aims.generic_nouns")
    ):
        return True
    thing_made = place > 0 and "artefacts" in classes_of(word)
    return not thing_made and any(lemma in lexicon("aims.generic_verbs", "verbs.up", "verbs.down") for lemma, _ in forms(word))
