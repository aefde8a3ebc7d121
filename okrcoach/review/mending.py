"""How a finding is mended: the ways that a rule's `fix` may name, each of which gives the new text only where it is certain."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from okrcoach.language.clauses import Clause
from okrcoach.language.comparisons import find_comparison
from okrcoach.language.dates import calendar_words
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import singular
from okrcoach.language.quantities import Quantity
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.verbs import verb_at
from okrcoach.language.words import tokens
from okrcoach.review.finding import AS_PROJECT
from okrcoach.review.kind import Hit
from okrcoach.review.line import Line
from okrcoach.review.nature import nature_of

Way = Callable[[Line, Hit], tuple[str, ...]]
"""Gives what stands there afterwards, in the form of `Hit.after`; nothing where that is not certain."""

_IN_NAMES = " -'\N{RIGHT SINGLE QUOTATION MARK}"
_IN_PARTS = _IN_NAMES + ".,%$/+&~\N{EURO SIGN}\N{POUND SIGN}\N{YEN SIGN}\N{INDIAN RUPEE SIGN}\N{NO-BREAK SPACE}"
_PER = ("a", "an", "per", "/")


def move(line: Line, hit: Hit) -> tuple[str, ...]:
    """Put a key result that is surely work among the projects, where a result stays behind."""
    beside = line.objective.key_results if line.objective else ()
    stays = any(one is not line and not nature_of(one.text).work for one in beside)
    statement = read_statement(line.text)
    plain = statement.lead is not None and statement.lead.kind in ("act", "make") and not statement.quantities
    sure = line.kind == "key_result" and plain and "doubtful" not in hit.conditions and nature_of(line.text).certain
    return (line.text,) if sure and stays else ()


def measured_purpose(statement: Statement) -> Clause | None:
    """Return the clause that says what the work is for, where it is a change with its number and the work has none."""
    for clause in statement.clauses:
        before = statement.quantities_in(0, clause.at)
        after = statement.quantities_in(clause.at, len(statement.words))
        works = statement.lead is not None and clause.start > statement.lead_at + statement.lead.size
        if clause.kind == "purpose" and clause.verb.kind in ("up", "down") and works and after and not before:
            return clause
    return None


def purpose(line: Line, _hit: Hit) -> tuple[str, ...]:
    """Keep what the work is for and put the work among the projects: "Redesign the ads | to lift clicks by 30%".

    That is certain only where a verb of making has one thing, and nothing else is said of it: no day, no place, no person.
    """
    statement = read_statement(line.text)
    clause = measured_purpose(statement)
    lead = statement.lead
    if clause is None or lead is None or lead.kind != "make" or lead.lemma in lexicon("mending.completing"):
        return ()
    end = statement.opening(clause)
    thing = statement.object
    if not thing or thing.end != end or {"insiders", "outsiders"} & set(thing.kinds):
        return ()
    first, change = statement.words[statement.lead_at].start, statement.words[clause.at].start
    label, work = line.text[:first], line.text[first : statement.words[end].start].strip()
    named = any(word.text.istitle() for word in statement.words[statement.lead_at + 1 : end])  # a place, a person: it may be the scope
    if named or not _only(work, _IN_NAMES) or calendar_words(work) or singular(statement.word(thing.head)) in lexicon("mending.completed"):
        return ()
    if (label.strip() and not label.rstrip().endswith(":")) or _leans(line.text):
        return ()
    return label + _capital(line.text[change:]), AS_PROJECT + work


def drop(line: Line, hit: Hit) -> tuple[str, ...]:
    """Leave the words found out: before the verb that they weaken ("try to reduce"), or at the end ("…, if possible").

    What stands before them stays; of a list that they leave open nobody knows the rest.
    """
    statement = read_statement(line.text)
    inside = [index for index, word in enumerate(statement.words) if hit.start <= word.start < hit.end]
    marks = any(word.kind == "mark" and word.text != "." for word in statement.words[inside[0] : inside[-1] + 1]) if inside else True
    if marks or hit.conditions & {"list", "listed"}:
        return ()
    first, after = inside[0], inside[-1] + 1
    if statement.word(after - 1) == "to":
        verb = verb_at(statement.words, after)
        leads = statement.lead is not None and statement.lead_at in (first, after) and not statement.negated
        return (_without(statement, first, after),) if leads and verb is not None and verb.form == "base" else ()
    rest = line.text[hit.end :]
    if first > 0 and not rest.strip(" ."):
        return (line.text[: hit.start].rstrip(" ,;(-") + rest.strip(" "),)
    return ()


def lift(line: Line, _hit: Hit) -> tuple[str, ...]:
    """Make a number that ends an objective a key result: "Lower staff turnover | from 20% to 10%".

    Only a verb of change says something without its number.
    """
    statement = read_statement(line.text)
    lead = statement.lead
    if lead is None or lead.kind not in ("up", "down") or not statement.object or statement.clauses or not statement.quantities:
        return ()
    first = statement.quantities[0].start
    tail = next((index for index in range(statement.object.end, len(statement.words)) if statement.words[index].start >= first), 0)
    start = tail - 1
    if start < statement.object.end or statement.word(start) not in ("from", "to", "by") or start != statement.object.end:
        return ()
    rest = line.text[statement.quantities[-1].end :]
    left = line.text[: statement.words[start].start].rstrip(" ,")
    if rest.strip(" .!") or not _only(left[statement.words[statement.lead_at].start :], _IN_PARTS):
        return ()
    return left + rest, line.text


def apart(parts: tuple[str, ...]) -> bool:
    """Say whether the parts of a split line stand on their own, and share nothing that would stay with one of them.

    Each is a verb, its thing and its number, and no more: a day, a place, an owner might be meant for both.
    """
    numbers = [read_statement(part).quantities for part in parts]
    if not all(numbers):
        return False
    started = any(quantity.role == "from" for quantity in numbers[-1])
    paced = bool(numbers[-1][-1].per) and not started  # "Bake 40 loaves and 30 cakes a day" is said of both
    if paced and any(found[-1].unit == "count" and not found[-1].per for found in numbers):
        return False
    return all(_whole(part, last=part is parts[-1], compared=started) for part in parts)


def _whole(part: str, *, last: bool, compared: bool) -> bool:
    """Say whether a part is whole and plain. An earlier one may be compared with something, where the last has a start of its own."""
    statement = read_statement(part)
    lead, numbers = statement.lead, statement.quantities
    if lead is None or not statement.object or (lead.lemma in lexicon("mending.through") and not last):
        return False
    if statement.words[statement.lead_at].start > 0 or statement.clauses or calendar_words(part) or _leans(part):
        return False
    led = range(statement.lead_at + lead.size, statement.index_at(numbers[0].start))
    small = lexicon("grammar.prepositions") - lexicon("mending.before_numbers")
    places = any(statement.word(index) in small and statement.word(index + 1) not in lexicon("grammar.bounds") for index in led)
    end = _end(part, numbers[-1])
    basis = find_comparison(part)
    others = statement.predicate is not None and statement.words[statement.predicate.at].start < end  # "… bakers finish 2 courses"
    if others:
        return False
    if compared and not last and basis is not None and basis[0] >= end:
        end = basis[1]
    return (last or not places) and not part[end:].strip(" .") and _only(part, _IN_PARTS)


def _end(text: str, quantity: Quantity) -> int:
    """Return where a quantity ends, with what it counts and its "a week"."""
    end = max(quantity.end, quantity.noun_end)
    behind = tokens(text[end:])
    paced = len(behind) > 1 and quantity.per == behind[1].lower and behind[0].lower in _PER
    return end + behind[1].end if paced else end


def _leans(text: str) -> bool:
    """Say whether a text points at something else, so that it does not stand alone."""
    return any(word.lower in lexicon("alike.pointing", "mending.leaning") for word in tokens(text))


def _only(text: str, marks: str) -> bool:
    """Say whether a text holds nothing but letters, digits and these marks: no bracket, no name, no address, no picture."""
    return all(one.isalnum() or one in marks for one in text)


def _without(statement: Statement, first: int, after: int) -> str:
    """Return the text without the words from one place up to another, what stands before them kept; a mere "We" goes with them."""
    text, words = statement.text, statement.words
    ours = all(word.lower in lexicon("mending.ours") for word in words[:first]) and not text[: words[0].start].strip()
    start = words[0].start if ours else words[first].start
    rest = text[words[after].start :]
    return text[:start] + (_capital(rest) if text[start].isupper() else rest)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


WAYS: Mapping[str, Way] = {"move": move, "purpose": purpose, "drop": drop, "lift": lift}
