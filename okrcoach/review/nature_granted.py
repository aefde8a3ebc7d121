"""What others grant, an award, a certificate, a place on a list, and what they find wrong."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.nouns import read_phrase
from okrcoach.language.plurals import singular
from okrcoach.language.statement import Statement
from okrcoach.language.verbs import verb_at


def granted_at(statement: Statement, after: int) -> int:
    """Return the word from `after` on by which others grant something: "the Queen's *Award*", "get *accredited*"; -1 for none."""
    words = statement.words
    if is_granted(statement, after):
        return after
    for place in range(after, len(words)):
        if words[place].text[:1].isupper() and "verdicts" in classes_of(words[place].lower):
            return place
        if words[place].lower in lexicon("nature.graded"):
            before = words[place - 1].text
            named = before in lexicon("numbers.quotes") or (len(before) == 1 and before.isupper())  # "an A grade"
            return place if named or statement.word(place + 1) == "from" else -1
        if words[place].lower in lexicon("grammar.prepositions"):
            return -1
    return -1


def is_granted(statement: Statement, place: int) -> bool:
    """Say whether a word says that others have granted something: "accredited", "shortlisted"."""
    verb = verb_at(statement.words, place)
    done = verb is not None and verb.form in ("past", "participle")
    return done and verb is not None and verb.lemma in lexicon("nature.judged", "nature.chosen", "nature.granting")


def finds_nothing(statement: Statement, start: int) -> bool:
    """Say whether others shall find nothing wrong, from a place on: "the audit *with zero (critical) findings*"."""
    for index in range(start, len(statement.words)):
        if statement.word(index) in lexicon("nature.none_of"):
            found = read_phrase(statement.words, index + 1, frozenset())
            if found and singular(statement.word(found.head)) in lexicon("nature.found_faults"):
                return True
    return False
