"""A second statement behind the first: "shelves painted and benches bought", "the guide is out; old pages are gone"."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon
from okrcoach.language.nouns import read_phrase
from okrcoach.language.phrase_ends import ends_phrase
from okrcoach.language.predicate import find_predicate
from okrcoach.language.statement import Statement
from okrcoach.language.verbs import verb_at
from okrcoach.review.nature_things import stands_ready

WITHIN = 16
"""So many words at most say what the second thing is and that it is done."""


def second_clause(statement: Statement) -> int | None:
    """Return the place of the word or mark that joins a second statement to the first; None where there is none."""
    words = statement.words
    begin = max(statement.begin, statement.lead_at)
    if _counts(statement):
        return None
    done = _first_done(statement) if statement.lead is None else len(words)
    for joint in range(begin + 1, len(words) - 1):
        if words[joint].lower not in lexicon("compound.clauses") or joint in statement.measured:
            continue
        running = words[joint - 1].lower in lexicon("compound.up") and words[joint + 1].lower in lexicon("compound.up_and")
        if running or earlier(statement, joint + 1):  # "up and running" is one state
            continue
        start = joint + 1 + (words[joint + 1].lower == "and")
        semicolon = words[joint].text == ";"
        if (semicolon and _whole(statement, start)) or _both_compare(statement, begin, start, joint):
            return joint
        if begin < done < joint and _done_behind(statement, start):
            return joint
    return None


def earlier(statement: Statement, start: int) -> bool:
    """Say whether what follows tells how it was: "; H1 was 40", "; playtest 3 had 4.2", ", 27% last autumn"."""
    near = min(start + WITHIN, len(statement.words))
    stop = next((index for index in range(start, near) if statement.words[index].text in (";", ".")), near)
    told = any(statement.word(index) in lexicon("compound.earlier") and statement.word(index - 1) != "the" for index in range(start, stop))
    return told and bool(statement.quantities_in(start, stop)) and bool(statement.quantities_in(0, start))


def _counts(statement: Statement) -> bool:
    """Say whether the subject only says how much of what is joined behind it: "number of A made and B sold", "time between …"."""
    subject = statement.subject
    counts = subject.container >= 0 and not statement.quantities_in(0, subject.start + 1)
    return counts or statement.word(subject.end) in lexicon("compound.spanning")


def _whole(statement: Statement, start: int) -> bool:
    """Say whether a statement of its own begins here, with its subject and verb, and no remark on the first ("; baseline 4")."""
    words = statement.words
    if start >= len(words) or words[start].lower in lexicon("compound.remarks", "compound.said_again", "grammar.prepositions"):
        return False
    phrase = read_phrase(words, start, statement.measured)
    verb = verb_at(words, start)
    way = verb is not None and verb.form == "ing" and (statement.lead is None or statement.lead.form != "ing")  # "; working with pilots"
    if not phrase or way or _participle(words[start].lower, statement, start):
        return False
    return find_predicate(words, start, statement.measured) is not None or _ready_behind(statement, phrase.head + 1)


def _first_done(statement: Statement) -> int:
    """Return the place that tells the first thing to be done or ready ("shelves *painted*", "the bench *up*"); beyond the end for none."""
    first, head, beyond = statement.predicate, statement.subject.head, len(statement.words)
    ready = (place for place in range(head + 1, beyond - 1) if stands_ready(statement, place) or _up(statement, place))
    there = next(ready, beyond) if head >= 0 else beyond
    if first is None or first.verb is None or first.verb.form not in ("past", "participle") or first.auxiliary:
        return there if first is None or there < first.at else beyond
    return min(there, first.at)


def _up(statement: Statement, place: int) -> bool:
    return statement.word(place) in lexicon("compound.up") and statement.word(place + 1) in lexicon("compound.clauses")


def _done_behind(statement: Statement, start: int) -> bool:
    """Say whether another thing is told to be done or ready from here on, up to the next joint."""
    words = statement.words
    if _participle(statement.word(start), statement, start) or statement.word(start) in lexicon("grammar.prepositions"):
        return False
    if statement.word(start) in lexicon("compound.remarks") and statement.word(start + 1) == ":":
        return False
    phrase = read_phrase(words, start, statement.measured)
    if not phrase:
        return False
    last = next(
        (index for index in range(start, len(words)) if words[index].lower in lexicon("compound.clauses") or words[index].text in ".:"),
        len(words),
    )
    if statement.word(phrase.end) in lexicon("grammar.relatives"):
        return False
    for place in range(phrase.start + 1, last):
        if place not in statement.measured and _participle(statement.word(place), statement, place) and _opens(statement, place + 1):
            return place >= phrase.end - 1 or statement.word(place + 1) in lexicon("compound.behind")  # else it describes what follows
    return _ready_behind(statement, phrase.end)


def _participle(word: str, statement: Statement, place: int) -> bool:
    if word in lexicon("compound.asides", "grammar.feelings"):
        return False
    verb = verb_at(statement.words, place)
    if verb is not None:
        return verb.form in ("past", "participle")
    return len(word) > 4 and word.endswith("ed")


def _opens(statement: Statement, place: int) -> bool:
    """Say whether the end, a preposition, an adverb or a mark follows: what stands before it is no adjective."""
    return place >= len(statement.words) or ends_phrase(statement.words, place) or statement.word(place) in lexicon("compound.behind")


def _ready_behind(statement: Statement, place: int) -> bool:
    """Say whether a phrase is followed by what says that it is there: "live", "in use"."""
    return stands_ready(statement, place - 1) or stands_ready(statement, place)


def _both_compare(statement: Statement, begin: int, start: int, joint: int) -> bool:
    """Say whether both parts begin with a comparison and have a thing: "fewer adverts, higher prices"."""
    compared = lexicon("compound.comparing")
    if statement.word(begin) not in compared or statement.word(start) not in compared or statement.word(begin) == statement.word(start):
        return False
    first, second = (read_phrase(statement.words, place + 1, statement.measured) for place in (begin, start))
    return bool(first) and first.head < joint and bool(second)
