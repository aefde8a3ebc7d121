"""Rules about one statement as a whole: has it a number, of what, is anything left open, how long is it."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.language.lexicon import lexicon, phrases_in
from okrcoach.language.plurals import singular
from okrcoach.language.quantities import Quantity, quantifiers
from okrcoach.language.slots import is_open, slots
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.verbs import verb_at
from okrcoach.language.words import tokens
from okrcoach.model import KeyResult
from okrcoach.review.checks.alike import content
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line
from okrcoach.review.nature import nature_of
from okrcoach.review.nature_things import unnumbered_limits
from okrcoach.review.nature_times import how_often_moves, only_deadline, recurs


def has_number(line: Line) -> bool:
    """Say whether a line has a number to reach, in its text or in its fields; "no outages" is one: zero."""
    return line.once("has number", _has_number)


def _has_number(line: Line) -> bool:
    item = line.item
    if isinstance(item, KeyResult) and item.measure.target is not None:
        return True
    statement = read_statement(line.text)
    reached = bool(statement.quantities) and not only_deadline(statement)
    soon = (statement.lead is None or statement.lead.kind != "make") and bool(unnumbered_limits(statement))
    return reached or soon or how_often_moves(statement) or any(quantity.value == 0 for quantity in quantifiers(line.text))


def _only_defines(statement: Statement) -> bool:
    """Say whether the numbers of a rate only tell what is counted: "Return rate (2 visits in 30 days)", "Share of calls taken in 1 h"."""
    read = statement.quantities
    lead, phrase = statement.lead, statement.subject or statement.object
    if not phrase or not read or (lead is not None and lead.kind not in ("up", "down")):
        return False
    if phrase.container >= 0 and statement.index_at(read[0].start) > phrase.head:
        return all(one.unit == "duration" and one.role == "level" and one.led_by not in ("to", "by") for one in read)
    rate = statement.word(phrase.head) in lexicon("nouns.shares") and lead is None and statement.predicate is None
    behind = statement.words[-1].end <= read[0].start  # brackets are no part of the statement's own words
    return rate and behind and all(one.unit in ("count", "duration") for one in read)


def no_number(_rule: Rule, line: Line, _context: Context) -> Iterator[Hit]:
    """Find a key result without a number.

    Conditions: unset (its target is written down as open), open (a place is left for it), external-verdict (others judge), milestone
    (two people would agree whether it is reached), doubtful (they might not), baseline (the work is to find out where it starts),
    all (all of them shall do it, or none ever).
    """
    statement = read_statement(line.text)
    words = tokens(line.text)
    unset = next(phrases_in("comparisons.unset", words), None) if line.measure.target is None else None
    if unset is not None:
        first, size = unset
        yield Hit(words[first].start, words[first + size - 1].end, {}, frozenset({"unset"}))
        return
    defines = _only_defines(statement)
    if (has_number(line) and not defines) or recurs(statement):
        return
    found = nature_of(line.text)
    done_or_not = found.kind == "milestone" and found.certain
    never = statement.negated or statement.word(statement.begin) in lexicon("grammar.negations")
    holds = {
        "open": is_open(line.text) or any(slot.number for slot in statement.slots),
        "external-verdict": found.kind == "verdict",
        "milestone": found.settled or done_or_not,
        "doubtful": found.settled is None and not done_or_not and not defines,
        "baseline": found.kind == "measuring" and "baseline" in line.text.lower(),
        "all": bool(opening_quantifiers(statement)) or (never and not found.work),
    }
    yield Hit(*whole(line.text), {}, frozenset(name for name, met in holds.items() if met))


def opening_quantifiers(statement: Statement) -> tuple[Quantity, ...]:
    """Return what a statement begins with, where that is all or none of something: "All depots", "No parcel"."""
    return tuple(one for one in quantifiers(statement.text) if statement.index_at(one.start) == statement.begin)


def whole(text: str) -> tuple[int, int]:
    """Return the offsets of a text without the white space around it."""
    stripped = text.strip()
    start = text.find(stripped) if stripped else 0
    return start, start + len(stripped)


NO_NUMBER = CheckKind(no_number)


def number_alone(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a number that says of nothing how much: "Achieve 90%", "Improve results by 20%"."""
    statement = read_statement(line.text)
    if not statement.quantities or context.metric(line) is not None:
        return
    item = line.item
    if isinstance(item, KeyResult) and item.measure.metric:
        return
    generic = rule.once("words", lambda asked: frozenset(singular(word.lower()) for word in asked.settings["words"]))
    named = {singular(word) for word in _nouns(statement)}
    first = statement.quantities[0]
    money = first.unit == "currency" and first.noun.startswith(("of ", "in "))  # "$2m of new business"
    quoted = any(token.text in lexicon("numbers.quotes") for token in statement.words)  # 'Keep the "quality score" above 80'
    timed = first.unit == "duration" and statement.lead is not None and statement.lead.kind in ("act", "make")  # "Reply in 2 hours"
    if named <= generic and not money and not quoted and not timed:
        yield Hit(first.start, first.end)


def _nouns(statement: Statement) -> Iterator[str]:
    """Return the words of a statement that could name what is counted."""
    small = lexicon("grammar.small", "grammar.adverbs", "grammar.prepositions", "grammar.determiners")
    opening = verb_at(statement.words, statement.begin)
    changes = opening is not None and opening.form == "base" and opening.kind in ("up", "down") and statement.lead is None
    for index, token in enumerate(statement.words):
        verb = statement.lead is not None and statement.lead_at <= index < statement.lead_at + statement.lead.size
        verb = verb or (changes and index == statement.begin)  # "Increase by 15%" is no increase of anything
        if token.kind == "word" and index not in statement.measured and not verb and token.lower not in small:
            yield token.lower


NUMBER_ALONE = CheckKind(number_alone, settings={"words": list})


def open_slot(_rule: Rule, line: Line, _context: Context) -> Iterator[Hit]:
    """Find a place where a number, a date or a name is still to be written."""
    for slot in slots(line.text)[:1]:
        yield Hit(slot.start, slot.end)


OPEN_SLOT = CheckKind(open_slot)


def too_long(rule: Rule, line: Line, _context: Context) -> Iterator[Hit]:
    """Find a statement of more words than its kind may have, the reason behind "in order to" and the way behind "by" not counted."""
    statement = read_statement(line.text)
    asides = (one for one in statement.clauses if one.kind in ("result", "means") or statement.word(one.start - 1) == "order")
    end = min((one.start for one in asides), default=len(statement.words))
    counted = [token for token in statement.words[:end] if token.kind != "mark"]
    most = rule.settings["objective"] if line.kind == "objective" else rule.settings["key_result"]
    if len(counted) > most:
        yield Hit(counted[most].start, counted[-1].end, {"count": str(len(counted)), "max": str(most)})


TOO_LONG = CheckKind(too_long, settings={"objective": int, "key_result": int})


def perfection(rule: Rule, line: Line, _context: Context) -> Iterator[Hit]:
    """Find a result that is all or nothing, unless it is about what has to be perfect."""
    statement = read_statement(line.text)
    found = next(filter(_is_perfect, statement.quantities or opening_quantifiers(statement)), None)
    if found is None or nature_of(line.text).work:
        return
    excused = rule.once("unless", lambda asked: frozenset(asked.settings["unless"]))
    if excused.isdisjoint(singular(token.lower) for token in tokens(line.text)):
        yield Hit(found.start, found.end)


def _is_perfect(quantity: Quantity) -> bool:
    """Say whether a quantity is a level of all or of nothing."""
    extreme = (quantity.unit == "percent" and quantity.value == 100) or (quantity.unit == "count" and quantity.value == 0)
    return extreme and quantity.role in ("level", "to")


PERFECTION = CheckKind(perfection, settings={"unless": list})


def repeats(rule: Rule, line: Line, _context: Context) -> Iterator[Hit]:
    """Find a key result that says its objective over again. Condition: adds-number."""
    if line.objective is None:
        return
    above, mine = line.objective.once("meaning", _meaning), line.once("meaning", _meaning)
    if len(above) < rule.settings["min_words"] or not mine:
        return
    common = len(above & mine)
    if common >= rule.settings["percent"] / 100 * len(above) and common >= rule.settings["percent"] / 100 * len(mine):
        yield Hit(*whole(line.text), {}, frozenset({"adds-number"} if has_number(line) else ()))


def _meaning(line: Line) -> frozenset[str]:
    """Return the words of a line that carry its meaning, its quantities left out."""
    statement = read_statement(line.text)
    counted = {statement.words[index].lower for index in statement.measured}
    return frozenset(word for word in content(line.text) if word not in counted and not word[0].isdigit())


REPEATS = CheckKind(repeats, settings={"percent": int, "min_words": int})


def as_usual(rule: Rule, line: Line, _context: Context) -> Iterator[Hit]:
    """Find a line that only goes on with what is: its leading verb is one of `words`, and no number moves."""
    statement = read_statement(line.text)
    lead = statement.lead
    if lead is None or lead.lemma not in rule.once("words", lambda asked: frozenset(asked.settings["words"])):
        return
    if line.kind == "key_result" and has_number(line):
        return
    yield Hit(*statement.offsets(statement.lead_at, statement.lead_at + lead.size - 1))


AS_USUAL = CheckKind(as_usual, settings={"words": list})
