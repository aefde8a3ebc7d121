"""Two aims in one statement: where the second begins, and the two statements that it could be split into."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from okrcoach.language.clauses import Clause
from okrcoach.language.lexicon import lexicon
from okrcoach.language.nouns import read_phrase
from okrcoach.language.predicate import participle_at
from okrcoach.language.quantities import Quantity
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.verbs import verb_at
from okrcoach.review.compound_clauses import earlier, second_clause
from okrcoach.review.nature_things import MADE, OURS, REACHED, limited, thing

NEAR = 60
"""Characters behind a number in which the noun that it counts comes."""


class Second(NamedTuple):
    """The second aim."""

    start: int
    """Offsets in the text from "and" on, the end exclusive."""
    end: int
    parts: tuple[str, ...] = ()
    """The two statements, where the text splits cleanly."""
    numbers: bool = False
    """Both aims have a number."""


@lru_cache(maxsize=1024)
def second_aim(text: str) -> Second | None:
    """Return the second aim of a statement; None where it has one."""
    statement = read_statement(text)
    targets = tuple(quantity for quantity in statement.quantities if _target(statement, quantity))
    found = (
        _second_verb(statement, targets)
        or _second_number(statement, targets)
        or _second_sentence(statement)
        or _besides(statement, targets)
    )
    if found is not None:
        return found
    joint = second_clause(statement)
    return (
        None
        if joint is None
        else Second(statement.words[joint].start, statement.words[-1].end, (), _on_both_sides(statement, targets, joint))
    )


def _besides(statement: Statement, targets: tuple[Quantity, ...]) -> Second | None:
    """Find "Hold 12 fairs reaching 6,000 guests": things of ours are counted, and what they bring."""
    clause = next((one for one in statement.clauses if one.kind == "result" and one.verb.form == "ing"), None)
    if clause is None or statement.lead is None or thing(statement, statement.object, MADE) not in OURS:
        return None
    if statement.word(clause.at - 1) == "each":
        return None  # "…, each reaching 200 guests" says how good they are
    heads = [one for one in targets if one.start < statement.words[clause.start].start and one.unit == "count"]
    if not heads or not any(one.start > statement.words[clause.at].start for one in targets):
        return None
    return Second(statement.words[clause.start].start, statement.words[-1].end, (), numbers=True)


def _on_both_sides(statement: Statement, targets: tuple[Quantity, ...], joint: int) -> bool:
    begin = statement.words[joint].start
    return any(one.start < begin for one in targets) and any(one.start > begin for one in targets)


def _target(statement: Statement, quantity: Quantity) -> bool:
    """Say whether a quantity is something to reach, not a start, a time limit or a rank."""
    place = bisect_right(statement.words, quantity.start, key=lambda token: token.start) - 1
    inside = place >= 0 and quantity.start < statement.words[place].end
    level = statement.word(place - 1) in lexicon("compound.signs")  # "crossing time < 20 min"
    return inside and quantity.role != "from" and (level or not limited(statement, quantity))


def _second_verb(statement: Statement, targets: tuple[Quantity, ...]) -> Second | None:
    """Find "cut churn to 2% and raise NPS to 50", "run three tests and fix what they show"."""
    for clause in statement.clauses:
        if clause.kind != "and" or statement.word(clause.start) in ("or", "/") or not _same_kind(statement, clause):
            continue
        first = read_phrase(statement.words, _verb_end(statement), statement.measured)
        second = read_phrase(statement.words, clause.at + clause.verb.size, statement.measured)
        lacks_first = statement.lead is not None and (not first or first.start >= clause.start)
        gets = clause.verb.lemma in lexicon("compound.gets") and not any(one.start < statement.words[clause.start].start for one in targets)
        passive = clause.verb.form in ("past", "participle") and statement.lead is None
        same = first and first.end <= clause.start and _same_again(statement, clause)
        aims = statement.word(clause.at + clause.verb.size) == "to"  # "and prepare to open the pier"
        told = second or passive or aims or clause.verb.size > 1 or _names(statement.word(clause.at + 1))
        if lacks_first or gets or same or not told:
            continue
        return _split(statement, clause, numbers=_on_both_sides(statement, targets, clause.start))
    return None


def _same_again(statement: Statement, clause: Clause) -> bool:
    """Say whether a second verb goes on with the first one's thing ("build the kiosk and launch it"), and there is no third."""
    alone = not any(one.kind == "and" and one.start < clause.start for one in statement.clauses)
    return alone and statement.word(clause.at + clause.verb.size) in lexicon("compound.again")


def _names(word: str) -> bool:
    return word in lexicon("grammar.pronouns") or word in lexicon("grammar.relatives")


def _verb_end(statement: Statement) -> int:
    if statement.lead is not None:
        return statement.object.start if statement.object else statement.lead_at + statement.lead.size
    return statement.predicate.end if statement.predicate else 0


def _same_kind(statement: Statement, clause: Clause) -> bool:
    """Say whether a clause's verb stands beside the main one: both lead, or both have the same subject."""
    if statement.lead is not None:
        told = any(
            one.start < clause.start and (one.kind in ("purpose", "result", "means") or (one.verb.form == "ing" != statement.lead.form))
            for one in statement.clauses
        )
        return clause.verb.form == statement.lead.form and not told and not _others_do(statement, clause)
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
    for place in range(statement.lead_at + 1, clause.start):
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
    return Second(start, end, parts, numbers)


def _second_number(statement: Statement, targets: tuple[Quantity, ...]) -> Second | None:
    """Find "95% retention and an NPS of 50", "hire 1 designer and 3 engineers", "… with a 30% cut in cost"."""
    starts = [token.start for token in statement.words]
    for one, two in pairwise(targets):
        between = range(bisect_left(starts, one.end), bisect_left(starts, two.start))
        joint = next((index for index in between if statement.words[index].lower in lexicon("compound.joints")), -1)
        if joint < 0 or _both_done(statement, joint) or earlier(statement, joint + 1) or _told_again(statement, one, two):
            continue
        if statement.word(joint + 1) in lexicon("compound.all_of_them"):
            continue
        again = "to" in (two.role, two.led_by) and _has_noun(statement, statement.words[joint].end, two.start)
        # each thing may have its own level: "cover for boats to 90% and bikes to 70%"
        alone = joint == between[0] and not one.noun  # "50, and …": a bare figure
        listed = statement.words[joint].text in (",", ";", "and", "&") and _levelled(statement, joint + 1, two)
        if not (listed or again) and (alone or not _own_measures(statement, one, two, joint)):
            continue
        return Second(statement.words[joint].start, statement.words[-1].end, (), numbers=True)
    return None


def _told_again(statement: Statement, one: Quantity, two: Quantity) -> bool:
    """Say whether the second number tells the first change once more: "by 5%, going from 3.2% to 3.4%"."""
    return one.role == "change" and any(
        one.end <= quantity.start < two.start for quantity in statement.quantities if quantity.role == "from"
    )


def _both_done(statement: Statement, joint: int) -> bool:
    """Say whether a word joins two verbs of one subject: "4 rangers planned and walked 2 trails"."""
    verbs = (verb_at(statement.words, joint - 1), verb_at(statement.words, joint + 1))
    return all(verb is not None and verb.form in ("past", "participle", "base") for verb in verbs)


def _own_measures(statement: Statement, one: Quantity, two: Quantity, joint: int) -> bool:
    """Say whether each of two numbers has its own measure, and the second is no condition of the first."""
    word = statement.words[joint].lower
    if word in lexicon("compound.conditions"):
        return one.unit == two.unit == "percent" and (two.role == "change" or statement.word(joint) != "with")
    if two.noun in lexicon("compound.same") or two.unit == "rate":
        return False
    between = statement.text[one.end : two.start].lower()
    counts = statement.lead is None and statement.predicate is None and statement.index_at(two.start) == joint + 1
    if word == "," and counts and one.noun and two.noun:
        return not two.noun.startswith("of ") and one.noun.rpartition(" ")[2] != two.noun.rpartition(" ")[2]  # "500 users, 20 partners"
    if word == "," and _lists_another(statement, one, two, joint):
        return True  # "Reach $5m in sales, 50% gross margin"
    if word == "," and not any(f" {joiner} " in f" {between} " for joiner in ("and", "raise", "reach")):
        return False
    return bool(one.noun or _has_noun(statement, one.end, statement.words[joint].start)) and bool(
        two.noun or _has_noun(statement, statement.words[joint].end, two.start) or _has_noun(statement, two.end, two.end + NEAR)
    )


def _lists_another(statement: Statement, one: Quantity, two: Quantity, joint: int) -> bool:
    """Say whether a number right behind a comma has a unit and a noun of its own."""
    behind = range(joint + 1, statement.index_at(two.start))
    signed = any(statement.word(index) in lexicon("compound.signs") for index in behind)
    near = signed or all(statement.word(index) in lexicon("grammar.bounds") or statement.words[index].text == "~" for index in behind)
    first = two.noun.split(" ")[0]
    own = bool(two.noun) and first not in lexicon("compound.same") and first not in lexicon("compound.parts") and not two.per
    timed = "duration" in (one.unit, two.unit) and not signed
    return near and own and one.unit != two.unit and not timed and (bool(one.noun) or one.unit == "currency")


def _levelled(statement: Statement, start: int, quantity: Quantity) -> bool:
    """Say whether a measure and its level stand here: "…, damages below 1%"; not "…, baseline 4%", "…, up 3 points"."""
    start += statement.word(start) in lexicon("grammar.articles")
    phrase = read_phrase(statement.words, start, statement.measured)
    if (
        statement.word(start) in lexicon("compound.remarks")
        or phrase.start != start
        or not {"measures", "acts", "problems"} & set(phrase.kinds)
    ):
        return False
    place = statement.index_at(quantity.start)
    return phrase.head < place and all(statement.word(index) in lexicon("grammar.before_levels") for index in range(phrase.end, place))


def _has_noun(statement: Statement, start: int, end: int) -> bool:
    places = range(statement.index_at(start), statement.index_at(end))
    return any(statement.words[place].kind == "word" and statement.word(place) not in lexicon("grammar.small") for place in places)


def _second_sentence(statement: Statement) -> Second | None:
    """Find "the code is merged and the monitors are green", "… and we have …", "Write the guide. Train the staff"."""
    words = statement.words
    for index in range(statement.begin + 1, len(words) - 2):
        pronoun = words[index].lower == "and" and words[index + 1].lower in ("we", "they")
        stop = words[index].text == "." and not words[index + 1].glued and statement.lead is not None
        verb = verb_at(words, index + 1) if stop and not _explains(statement, index) else None
        if pronoun or (verb is not None and verb.form == "base" and statement.lead is not None and statement.lead.form == "base"):
            return Second(words[index].start, words[-1].end)
    if statement.lead is not None:
        return _have_also(statement)
    main = statement.predicate
    if main is None or not main.auxiliary:
        return None
    for index in range(main.end, len(statement.words) - 2):
        if statement.word(index) != "and":
            continue
        phrase = read_phrase(statement.words, index + 1, statement.measured)
        if phrase and statement.word(phrase.end) in lexicon("grammar.auxiliaries"):
            return Second(statement.words[index].start, statement.words[-1].end)
        if statement.word(index + 1) in lexicon("grammar.haves"):
            return Second(statement.words[index].start, statement.words[-1].end)
    return None


def _explains(statement: Statement, stop: int) -> bool:
    """Say whether a sentence gives the first one its number ("Win back riders. Reach 400 of them"), or is a remark on it."""
    begin = statement.words[stop].end
    starts = [*(one.start for one in statement.quantities), *(one.start for one in statement.slots)]
    return (bool(starts) and min(starts) >= begin) or statement.word(stop + 1) in lexicon("compound.remarks")


def _have_also(statement: Statement) -> Second | None:
    """Find "We have chosen the sites and have told the neighbours"."""
    if statement.lead is None or statement.lead.form not in ("past", "participle"):
        return None
    clauses = (clause for clause in statement.clauses if clause.kind == "and" and clause.verb.lemma == "have")
    clause = next((clause for clause in clauses if participle_at(statement.words, clause.at + 1)), None)
    return None if clause is None else Second(*statement.offsets(clause.start, len(statement.words) - 1))


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
