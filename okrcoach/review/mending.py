"""How a finding is mended: the ways that a rule's `fix` may name, each of which gives the new text only where it is certain."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from okrcoach.language.clauses import Clause
from okrcoach.language.lexicon import lexicon
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.verbs import verb_at
from okrcoach.review.kind import Hit
from okrcoach.review.line import Line
from okrcoach.review.nature import nature_of

Way = Callable[[Line, Hit], tuple[str, ...]]
"""Gives what stands there afterwards, in the form of `Hit.after`; nothing where that is not certain."""


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
    """Keep only what the work is for: "Redesign the ads to lift clicks by 30%"."""
    statement = read_statement(line.text)
    clause = measured_purpose(statement)
    return () if clause is None else (_from(statement, clause.at),)


def drop(line: Line, hit: Hit) -> tuple[str, ...]:
    """Leave the words found out: before the verb that they weaken ("try to reduce"), or at the end ("…, if possible")."""
    statement = read_statement(line.text)
    inside = [index for index, word in enumerate(statement.words) if hit.start <= word.start < hit.end]
    if not inside or any(word.kind == "mark" and word.text != "." for word in statement.words[inside[0] : inside[-1] + 1]):
        return ()
    first, after = inside[0], inside[-1] + 1
    if statement.word(after - 1) == "to":
        verb = verb_at(statement.words, after)
        leads = statement.lead is not None and statement.lead_at in (first, after)
        return (_from(statement, after),) if leads and verb is not None and verb.form == "base" else ()
    rest = line.text[hit.end :]
    if first > 0 and not rest.strip(" ."):
        return (line.text[: hit.start].rstrip(" ,;(-") + rest.strip(" "),)
    return ()


def lift(line: Line, _hit: Hit) -> tuple[str, ...]:
    """Make a number that ends an objective a key result: "Lower staff turnover | from 20% to 10%"."""
    statement = read_statement(line.text)
    if statement.lead is None or not statement.object or statement.clauses or not statement.quantities:
        return ()
    first = statement.quantities[0].start
    tail = next((index for index in range(statement.object.end, len(statement.words)) if statement.words[index].start >= first), 0)
    start = tail - 1
    if start < statement.object.end or statement.word(start) not in ("from", "to", "by") or start != statement.object.end:
        return ()
    rest = line.text[statement.quantities[-1].end :]
    if rest.strip(" .!"):
        return ()
    return line.text[: statement.words[start].start].rstrip(" ,") + rest, line.text


def apart(parts: tuple[str, ...]) -> bool:
    """Say whether the parts of a split line stand on their own: each leads with a verb, has its number, and points at no other."""
    for part in parts:
        statement = read_statement(part)
        pointing = any(word.lower in lexicon("alike.pointing") for word in statement.words)
        if statement.lead is None or not statement.object or not statement.quantities or pointing:
            return False
    return True


def _from(statement: Statement, index: int) -> str:
    """Return the text from a word on as a sentence of its own; a label in front ("CRO KR:") stays."""
    rest = statement.text[statement.words[index].start :]
    labelled = statement.word(statement.lead_at - 1) == ":"
    return (statement.text[: statement.words[statement.lead_at].start] if labelled else "") + rest[:1].upper() + rest[1:]


WAYS: Mapping[str, Way] = {"move": move, "purpose": purpose, "drop": drop, "lift": lift}
