"""What follows the main part of a statement: what for, with what result, by what means, and what else."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from okrcoach.language.lexicon import lexicon, phrase_at
from okrcoach.language.verbs import Verb, verb_at
from okrcoach.language.words import Token, at

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
    place = here + 1
    while place < min(len(words), here + CLAUSE_WITHIN) and _before_verb(words, place):
        place += 1
    verb = verb_at(words, place)
    if verb is None or (word == "," and words[place].lower in lexicon("grammar.consequences")):
        return None
    if word == "by":
        return Clause("means", here, verb, place) if verb.form == "ing" else None
    if word == "to":
        return Clause("purpose", here, verb, place) if verb.form == "base" and _has_object(words, place, verb) else None
    if word in lexicon("grammar.relatives"):
        # some write "a talk that inspire users"
        either = verb.form in ("base", "third") and verb.lemma not in lexicon("verbs.homographs")
        said = either or verb.form == ("base" if place > here + 1 else "third")
        return Clause("result", here, verb, place) if said and _has_object(words, place, verb) else None
    return Clause("and", here, verb, place) if _goes_on(words, place, verb) else None


def _before_verb(words: tuple[Token, ...], place: int) -> bool:
    """Say whether a word only leads to the verb of a clause: "to quickly find", but not "to lower the errors"."""
    word = words[place].lower
    if word not in lexicon("grammar.adverbs"):
        return word.endswith("ly") or word in lexicon("grammar.modals")
    verb = verb_at(words, place)
    return verb is None or verb.kind not in ("up", "down") or verb_at(words, place + 1) is not None


@cache
def _openers() -> frozenset[str]:
    return lexicon("grammar.relatives", "grammar.conjunctions") | {"to", "by", ",", ";", "/"}


def _verb_of_result(words: tuple[Token, ...], start: int) -> int:
    """Return the place of the verb in "so that activation rises"; 0 where there is none near."""
    for here in range(start + 1, min(start + RESULT_WITHIN, len(words))):
        verb = verb_at(words, here)
        if verb and verb.kind in ("up", "down", "move", "reach") and verb.form in ("third", "base") and words[here - 1].kind == "word":
            return here
    return 0


def _has_object(words: tuple[Token, ...], place: int, verb: Verb) -> bool:
    """Say whether something follows a verb that it could act on; a noun that only looks like a verb ("time to market") has nothing."""
    if verb.lemma not in lexicon("verbs.homographs"):
        return True
    after = at(words, place + verb.size)
    of_noun = after.lower in lexicon("grammar.prepositions") and after.lower in lexicon("grammar.after_nouns")
    return after.text not in ("", ",", ".", ";", ")") and not of_noun


def _takes_object(words: tuple[Token, ...], place: int, verb: Verb) -> bool:
    """Say whether a word in -ing is surely a verb: "as well as *raising* our prices", not "as well as training material".

    Where a number stands shortly before, what goes on has its own: "to 300 along with *raising* prices".
    """
    after = at(words, place + verb.size)
    told = verb.kind in ("up", "down") and any(word.kind == "number" for word in words[max(0, place - CLAUSE_WITHIN) : place])
    opens = after.kind == "number" or after.lower in lexicon("grammar.determiners", "grammar.possessives")
    return opens or (after.kind == "word" and told)


def _goes_on(words: tuple[Token, ...], place: int, verb: Verb) -> bool:
    """Say whether a word after "and" is surely a verb: "and fix them", "and raise sales to 50", but not "and support tasks"."""
    joined = at(words, place + 1).text == "-"  # "and follow-up letters"
    if not joined and (verb.lemma not in lexicon("verbs.homographs") or verb.size > 1):
        return True
    behind = place + verb.size
    after = at(words, behind)
    if after.kind == "mark":
        return False
    opens = after.kind == "number" or after.lower in lexicon("grammar.determiners", "grammar.pronouns", "grammar.relatives")
    at_least = after.lower == "at" and at(words, behind + 1).lower in lexicon("grammar.bounds")
    counted = verb.kind == "reach" and any(word.kind == "number" for word in words[behind : behind + CLAUSE_WITHIN])
    moves = verb.kind in ("up", "down") and after.lower not in lexicon("grammar.prepositions")
    named = after.text.isalpha() and after.text.istitle()  # "and hire Field Managers"
    titled = named and words[place].text.islower() and words[place - 1].lower == "and" and words[place - 2].text.islower()
    return opens or at_least or counted or moves or titled
