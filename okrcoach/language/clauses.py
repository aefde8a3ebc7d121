"""What follows the main part of a statement: what for, with what result, by what means, and what else."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from okrcoach.language.lexicon import lexicon, phrase_at
from okrcoach.language.verbs import Verb, verb_at
from okrcoach.language.words import Token

ClauseKind = Literal["purpose", "result", "means", "and"]
CLAUSE_WITHIN = 8
"""The verb of "to …", "and …", "that …" comes within so many words."""
RESULT_WITHIN = 16
"""That of "so that …", which has a subject of its own."""


class Clause(NamedTuple):
    """What follows the main part: what for ("to cut churn"), with what result ("leading to …"), by what means, or a second aim."""

    kind: ClauseKind
    start: int
    """Its first token: "to", "leading", "by", "and"."""
    verb: Verb
    at: int
    """The verb's token."""


def find_clauses(words: tuple[Token, ...], start: int) -> tuple[Clause, ...]:
    """Find what follows the main part: what for, with what result, by what means, and what else."""
    found = (_clause_at(words, here) for here in range(start, len(words) - 1))
    return tuple(clause for clause in found if clause is not None)


def _clause_at(words: tuple[Token, ...], here: int) -> Clause | None:
    """Return the clause that a token opens, if it does."""
    word = words[here].lower
    if word in lexicon("grammar.consequences"):
        verb = verb_at(words, here)
        return Clause("result", here, verb, here) if verb else None
    if word == "so" and (place := _verb_of_result(words, here + 1)) and (verb := verb_at(words, place)):
        return Clause("result", here, verb, place)
    if size := phrase_at("grammar.as_well", words, here):
        verb = None if words[here].glued else verb_at(words, here + size)
        also = verb is not None and (verb.form == "base" or (verb.form == "ing" and _takes_object(words, here + size, verb)))
        return Clause("and", here, verb, here + size) if verb and also and _goes_on(words, here + size, verb) else None
    if word not in _openers() or phrase_at("grammar.one_thing", words, here - 1):
        return None
    at = here + 1
    while at < min(len(words), here + CLAUSE_WITHIN) and _before_verb(words, at):
        at += 1
    verb = verb_at(words, at)
    if verb is None or (word == "," and words[at].lower in lexicon("grammar.consequences")):
        return None
    if word == "by":
        return Clause("means", here, verb, at) if verb.form == "ing" else None
    if word == "to":
        return Clause("purpose", here, verb, at) if verb.form == "base" and _has_object(words, at, verb) else None
    if word in lexicon("grammar.relatives"):
        # some write "a talk that inspire users"
        either = verb.form in ("base", "third") and verb.lemma not in lexicon("verbs.homographs")
        said = either or verb.form == ("base" if at > here + 1 else "third")
        return Clause("result", here, verb, at) if said and _has_object(words, at, verb) else None
    return Clause("and", here, verb, at) if _goes_on(words, at, verb) else None


def _before_verb(words: tuple[Token, ...], at: int) -> bool:
    """Say whether a word only leads to the verb of a clause: "to quickly find", but not "to lower the errors"."""
    word = words[at].lower
    if word not in lexicon("grammar.adverbs"):
        return word.endswith("ly") or word in lexicon("grammar.modals")
    verb = verb_at(words, at)
    return verb is None or verb.kind not in ("up", "down") or verb_at(words, at + 1) is not None


@cache
def _openers() -> frozenset[str]:
    return lexicon("grammar.relatives") | lexicon("grammar.conjunctions") | {"to", "by", ",", ";", "/"}


def _verb_of_result(words: tuple[Token, ...], start: int) -> int:
    """Return the place of the verb in "so that activation rises"; 0 where there is none near."""
    for here in range(start + 1, min(start + RESULT_WITHIN, len(words))):
        verb = verb_at(words, here)
        if verb and verb.kind in ("up", "down", "move", "reach") and verb.form in ("third", "base") and words[here - 1].kind == "word":
            return here
    return 0


def _has_object(words: tuple[Token, ...], at: int, verb: Verb) -> bool:
    """Say whether something follows a verb that it could act on; a noun that only looks like a verb ("time to market") has nothing."""
    after = at + verb.size
    if verb.lemma not in lexicon("verbs.homographs"):
        return True
    return (
        after < len(words)
        and words[after].text not in (",", ".", ";", ")")
        and not (words[after].lower in lexicon("grammar.prepositions") and words[after].lower in lexicon("grammar.after_nouns"))
    )


def _takes_object(words: tuple[Token, ...], at: int, verb: Verb) -> bool:
    """Say whether a word in -ing is surely a verb: "as well as *raising* our prices", not "as well as training material".

    Where a number stands shortly before, what goes on has its own: "to 300 along with *raising* prices".
    """
    after = words[at + verb.size] if at + verb.size < len(words) else None
    told = verb.kind in ("up", "down") and any(word.kind == "number" for word in words[max(0, at - CLAUSE_WITHIN) : at])
    return after is not None and (after.kind == "number" or after.lower in _leading_words() or (after.kind == "word" and told))


@cache
def _leading_words() -> frozenset[str]:
    return lexicon("grammar.determiners") | lexicon("grammar.possessives")


def _goes_on(words: tuple[Token, ...], at: int, verb: Verb) -> bool:
    """Say whether a word after "and" is surely a verb: "and fix them", "and raise sales to 50", but not "and support tasks"."""
    after = at + verb.size
    joined = at + 1 < len(words) and words[at + 1].text == "-"  # "and follow-up letters"
    if not joined and (verb.lemma not in lexicon("verbs.homographs") or verb.size > 1):
        return True
    if after >= len(words) or words[after].kind == "mark":
        return False
    names = ("determiners", "pronouns", "relatives")
    opens = words[after].kind == "number" or any(words[after].lower in lexicon(f"grammar.{name}") for name in names)
    at_least = words[after].lower == "at" and after + 1 < len(words) and words[after + 1].lower in lexicon("grammar.bounds")
    counted = verb.kind == "reach" and any(word.kind == "number" for word in words[after : after + CLAUSE_WITHIN])
    moves = verb.kind in ("up", "down") and words[after].lower not in lexicon("grammar.prepositions")
    named = words[after].text.isalpha() and words[after].text.istitle()
    titled = (
        named and words[at].text.islower() and words[at - 1].lower == "and" and words[at - 2].text.islower()
    )  # "and hire Field Managers"
    return opens or at_least or counted or moves or titled
