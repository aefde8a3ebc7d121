"""Two aims in one statement: where the second begins, and the two statements that it could be split into."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from okrcoach.language.clauses import Clause
from okrcoach.language.lexicon import lexicon, phrase_at
from okrcoach.language.nouns import NounPhrase, read_phrase
from okrcoach.language.predicate import participle_at
from okrcoach.language.quantities import Quantity
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.verbs import verb_at
from okrcoach.review.compound_clauses import WITHIN, second_clause
from okrcoach.review.compound_numbers import beside, second_number, targets
from okrcoach.review.nature_things import MADE, REACHED, counted_doers, thing


class Second(NamedTuple):
    """The second aim."""

    start: int
    """Offsets in the text from "and" on, the end exclusive."""
    end: int
    parts: tuple[str, ...] = ()
    """The two statements, where the text splits cleanly."""
    numbers: bool = False
    """Both aims have a number."""
    certain: bool = True
    """Readers who are told to look for second aims agree that this is one, four times of five."""


@lru_cache(maxsize=1024)
def second_aim(text: str) -> Second | None:
    """Return the second aim of a statement; None where it has one."""
    statement = read_statement(text)
    numbers = targets(statement)
    found = _second_verb(statement, numbers)
    if found is not None:
        return found
    joint = second_number(statement, numbers)
    if joint is not None:
        return Second(statement.words[joint].start, statement.words[-1].end, (), numbers=True)
    found = _second_sentence(statement)
    if found is not None:
        return found
    clause = beside(statement, numbers)
    joint = clause.start if clause is not None else second_clause(statement)
    if joint is None:
        return None
    both = _on_both_sides(statement, numbers, joint)
    return Second(*statement.offsets(joint, len(statement.words) - 1), (), both, certain=both or clause is not None)


def _on_both_sides(statement: Statement, numbers: tuple[Quantity, ...], joint: int) -> bool:
    begin = statement.words[joint].start
    return any(one.start < begin for one in numbers) and any(one.start > begin for one in numbers)


def _second_verb(statement: Statement, numbers: tuple[Quantity, ...]) -> Second | None:
    """Find "cut churn to 2% and raise NPS to 50", "run three tests and fix what they show"."""
    ends = _another_tells(statement)
    named = {name.start for name in statement.names}  # "Scope 1 and Scope 2"
    telling = _told_from(statement)
    capitals_name = any(token.text.islower() and token.lower not in lexicon("grammar.small") for token in statement.words)
    for clause in statement.clauses:
        if clause.start > ends or clause.kind != "and" or statement.word(clause.start) in ("or", "/"):
            continue
        if capitals_name and _in_title(statement, clause):
            continue
        if statement.words[clause.at].start in named or not _same_kind(statement, clause, telling):
            continue
        first = _acted_on(statement, _verb_end(statement))
        second = _acted_on(statement, clause.at + clause.verb.size)
        bare = not first or first.start >= clause.start  # "Design and build the app"
        lacks_first = statement.lead is not None and bare and statement.word(clause.start) != ";"
        gets = clause.verb.lemma in lexicon("compound.gets") and not any(one.start < statement.words[clause.start].start for one in numbers)
        passive = clause.verb.form in ("past", "participle") and statement.lead is None
        same = first and first.end <= clause.start and _same_again(statement, clause)
        aims = statement.word(clause.at + clause.verb.size) == "to"  # "and prepare to open the pier"
        told = second or passive or aims or clause.verb.size > 1 or _names(statement.word(clause.at + 1))
        closes = statement.words[clause.start].text in (";", ".") or clause.verb.form == "third"
        more = closes and clause.verb.lemma in lexicon("compound.more_of_it")  # "is clear and includes the tides"
        if lacks_first or gets or same or more or not told or _one_step(statement, clause):
            continue
        return _split(statement, clause, numbers=_on_both_sides(statement, numbers, clause.start))
    return None


def _acted_on(statement: Statement, place: int) -> NounPhrase:
    """Return what stands behind a verb, or where it goes: "expand | into Asia"."""
    goes = statement.word(place) in lexicon("compound.going")
    return read_phrase(statement.words, place + goes, statement.measured)


def _in_title(statement: Statement, clause: Clause) -> bool:
    """Say whether "and" joins two words with capitals: in "one Plan and Play day" a name."""
    return all(statement.words[place].text.istitle() for place in (clause.start - 1, clause.at))


def _another_tells(statement: Statement) -> int:
    """Return the place from which a sentence with a subject of its own tells more of the first: "Name a chair. She will visit …"."""
    words = statement.words
    for index in range(statement.lead_at + 1 if statement.lead is not None else len(words), len(words) - 1):
        if words[index].text in (".", ";") and not words[index + 1].glued and verb_at(words, index + 1) is None:
            return index
    return len(words)


def _same_again(statement: Statement, clause: Clause) -> bool:
    """Say whether a second verb goes on with the first one's thing ("build the kiosk and launch it"), and there is no third."""
    alone = not any(one.kind == "and" and one.start < clause.start for one in statement.clauses)
    return alone and statement.word(clause.at + clause.verb.size) in lexicon("compound.again")


def _one_step(statement: Statement, clause: Clause) -> bool:
    """Say whether the first verb only finds out what the second needs, or the second sees to the first: "and make sure they …"."""
    first = statement.lead.lemma if statement.lead is not None else ""
    sees = clause.verb.lemma in lexicon("compound.sees_to") and statement.word(clause.at + clause.verb.size) in lexicon("compound.again")
    counted = any(one.start < statement.words[clause.start].start for one in statement.quantities)
    return sees or (first in lexicon("compound.finding") and not counted)


def _names(word: str) -> bool:
    return word in lexicon("grammar.pronouns", "grammar.relatives")


def _verb_end(statement: Statement) -> int:
    if statement.lead is not None:
        return statement.object.start if statement.object else statement.lead_at + statement.lead.size
    return statement.predicate.end if statement.predicate else 0


def _told_from(statement: Statement) -> int:
    """Return the place of the first clause that tells why or how, and so begins no second aim; behind the end for none."""
    form = statement.lead.form if statement.lead is not None else ""
    places = (one.start for one in statement.clauses if one.kind in ("purpose", "result", "means") or (one.verb.form == "ing" != form))
    return min(places, default=len(statement.words))


def _same_kind(statement: Statement, clause: Clause, telling: int) -> bool:
    """Say whether a clause's verb stands beside the main one: both lead, or both have the same subject; none does behind `telling`."""
    if statement.lead is not None:
        alike = clause.verb.form == statement.lead.form or phrase_at("grammar.as_well", statement.words, clause.start) > 0
        return alike and clause.start <= telling and not _others_do(statement, clause)
    main = statement.predicate
    if main is None or clause.at <= main.at or clause.start == main.end:  # "are tested and merged": both of the same
        return False
    form = main.verb.form if main.verb is not None else ""
    if main.auxiliary == "be" and form in ("past", "participle") and clause.verb.form in ("past", "participle"):
        return True  # "is agreed with the owners and explained to the crews"
    if clause.verb.form == form == "base":
        return bool(statement.quantities)
    return clause.verb.form == "third" and (main.auxiliary == "be" or form == "third")


def _others_do(statement: Statement, clause: Clause) -> bool:
    """Say whether a second verb goes on with what a thing does: "two signs that help walkers find the way and avoid the bog"."""
    if statement.word(clause.start - 1) == ",":
        return False
    for place in range(max(statement.lead_at + 1, clause.start - WITHIN), clause.start):
        verb = verb_at(statement.words, place + 1) if statement.word(place) in lexicon("grammar.relatives") else None
        if verb is not None and verb.form == clause.verb.form:
            return True
    return False


def _split(statement: Statement, clause: Clause, *, numbers: bool) -> Second:
    start, end = statement.words[clause.start].start, statement.words[-1].end
    parts: tuple[str, ...] = ()
    if (
        statement.lead is not None
        and statement.lead.form == clause.verb.form == "base"
        and statement.words[clause.start].lower in ("and", "&", ";")
    ):
        first = statement.text[:start].rstrip(" ,;")
        rest = statement.text[statement.words[clause.at].start :].strip()
        parts = (first, rest[:1].upper() + rest[1:])
    return Second(start, end, parts, numbers, certain=bool(parts) or numbers)


def _second_sentence(statement: Statement) -> Second | None:
    """Find "the code is merged and the monitors are green", "… and we have …", "Write the guide. Train the staff"."""
    words = statement.words
    for index in range(statement.begin + 1, len(words) - 2):
        pronoun = words[index].lower == "and" and words[index + 1].lower in ("we", "they")
        stop = words[index].text in (".", ";") and not words[index + 1].glued and statement.lead is not None
        stop = stop and words[index - 1].lower not in lexicon("compound.shortened")
        verb = verb_at(words, index + 1) if stop and not _explains(statement, index) else None
        if pronoun or (verb is not None and verb.form == "base" and statement.lead is not None and statement.lead.form == "base"):
            return Second(words[index].start, words[-1].end, certain=False)
    if statement.lead is not None:
        return _have_also(statement)
    main = statement.predicate
    if main is None or not main.auxiliary:
        return None
    for index in range(main.end, len(statement.words) - 2):
        if statement.word(index) in lexicon("compound.asked"):
            return None  # "Everyone can say what their tasks and duties are"
        if statement.word(index) != "and" or statement.word(index + 1) in lexicon("compound.said_again"):
            continue
        phrase = read_phrase(statement.words, index + 1, statement.measured)
        behind = phrase.end
        if phrase and statement.word(behind) in lexicon("grammar.prepositions"):  # "the wait *for boats* is"
            behind = read_phrase(statement.words, behind + 1, statement.measured).end
        if counted_doers(statement, index + 1) or (phrase and statement.word(behind) in lexicon("grammar.auxiliaries")):
            return Second(statement.words[index].start, statement.words[-1].end, certain=False)
        if statement.word(index + 1) in lexicon("grammar.haves"):
            return Second(statement.words[index].start, statement.words[-1].end, certain=False)
    return None


def _explains(statement: Statement, stop: int) -> bool:
    """Say whether a sentence gives the first one its number ("Win back riders. Reach 400 of them"), or is a remark on it."""
    begin = statement.words[stop].end
    firsts = [found[0].start for found in (statement.quantities, statement.slots) if found]  # both are in order
    after = statement.word(stop + 1)
    return (bool(firsts) and min(firsts) >= begin) or after in lexicon("compound.remarks", "compound.more_of_it")


def _have_also(statement: Statement) -> Second | None:
    """Find "We have chosen the sites and have told the neighbours"."""
    if statement.lead is None or statement.lead.form not in ("past", "participle"):
        return None
    clauses = (clause for clause in statement.clauses if clause.kind == "and" and clause.verb.lemma == "have")
    clause = next((clause for clause in clauses if participle_at(statement.words, clause.at + 1)), None)
    return None if clause is None else Second(*statement.offsets(clause.start, len(statement.words) - 1), certain=False)


def two_measures(text: str) -> Second | None:
    """Return the second of two measures that one verb should move ("Improve coverage and reliability"), or of two aims at a time."""
    statement = read_statement(text)
    first = statement.object
    for index in range(statement.lead_at + 2, len(statement.words) - 2):
        verb = verb_at(statement.words, index + 1) if statement.lead is not None and statement.word(index) == "while" else None
        if verb is not None and verb.form == "ing":
            return Second(*statement.offsets(index, len(statement.words) - 1))
    if statement.lead is None or not first or statement.word(first.end) not in ("and", "&"):
        return None
    second = read_phrase(statement.words, first.end + 1, statement.measured)
    if "measure" in (thing(statement, first, REACHED), thing(statement, first, MADE)) and thing(statement, second, REACHED) == "measure":
        return Second(*statement.offsets(first.end, second.head))
    return None
