"""The numbers that a goal itself asks for, each with the metric of its own clause; what nothing could be made of is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import ceil

from okrcoach.catalog import Index, Metric
from okrcoach.draft.clauses import LONGEST_NAME, Clause, begins_aim, clauses_of, is_span, name_of, way_of
from okrcoach.draft.deeds import deed_subject
from okrcoach.draft.facts import MONTHS, Fact, Facts, agree_units, catalog_unit, fits_metric, measure_unit, tail_of
from okrcoach.draft.nouns import is_people, mid_sentence, shared, words_of
from okrcoach.draft.rows import only_row, row_meant, wants_less
from okrcoach.draft.sentences import list_text, per_text, value_text
from okrcoach.draft.subjects import Subject, is_guess, metrics_by_id, named_metric, own_subject, subject_of
from okrcoach.language.dates import Period
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import singular
from okrcoach.language.quantities import quantities
from okrcoach.language.statement import read_statement
from okrcoach.language.verbs import forms
from okrcoach.language.words import tokens

DAY = 24 * 3600
"""Seconds."""
MOST_TOLD = 8
"""Numbers that a remark lists."""
PART = "the period's part of a later number, by time alone"


def goal_subject(text: str, audience: str = "") -> Subject | None:
    """Return the metric that a goal names for sure, where a drafter may choose it and it is not just the people whom the goal names."""
    found = Index().match(text)
    if found is not None and found.noun.split()[-1] in audience:
        return None
    subject = subject_of(found) if found else None
    return subject if subject is not None and subject.chosen else None


def add_goal(facts: Facts, goal: str, period: Period | None, counts: Sequence[str] = (), *, named_only: bool = False) -> list[str]:
    """Add what a goal itself asks for, and where it starts, to the brief's own rows, which go first; return remarks on what is not used.

    A number is taken with a metric of its own clause only, where direction, unit and what is counted agree: "Cut churn in half",
    "Reach $2M ARR", "Hire 10 engineers". `counts` are metrics that the number may mean where none is named: "Close the books in five
    days". What the catalog does not know is called as the goal calls it, where not `named_only` metrics of the catalog are taken.
    """
    remarks, unused = [], []
    state: Subject | None = None
    first = ""
    clauses = list(clauses_of(_in_figures(goal), period))
    for clause in clauses:
        given = clause.text[clause.aim.start : clause.aim.end]
        way = way_of(clause)
        first = first or way
        rows = [row for key, row in facts.known.items() if key not in facts.targets]
        rows = _of_its_kind(rows, clause.kind) if clause.kind else rows
        told = clause.is_range or clause.is_state
        row = None if told else row_meant(clause.text, name_of(clause), way, clause.aim, rows)
        subject = None if clause.is_range else _subject(clause, way or first, counts, named_only=named_only)
        unused += [clause.text[other.start : other.end] for other in clause.others]
        open_yet = subject is None or (clause.is_change and subject.id is None)
        if open_yet and row is None and not told and (len(clauses) == 1 or clause.kind) and (row := only_row(clause, rows)):
            remarks.append(f"{given} was read as the target of {row.subject.name}, the only number of its kind")
        if subject is None and state is not None and state.measure_unit == measure_unit(clause.aim):
            subject, state = state, None
        if row is not None:
            subject = _settled(row, clause, way)
            facts.known[row.subject.key] = replace(row, subject=subject)
        if subject is None:
            phrase = clause.text[clause.aim.start : clause.aim.noun_end] if clause.aim.noun else given
            unused += [phrase] if any(mark.isdigit() for mark in given) or clause.aim.noun else []  # "year two" counts nothing
        elif clause.is_state:
            state = subject
            unit = measure_unit(clause.aim)
            given = value_text(clause.aim.value, unit)
            facts.known.setdefault(subject.key, Fact(subject, clause.aim.value, unit, given, factor=clause.aim.factor))
        elif period and (part := _part_within(goal, clause, period)) < 1:
            remarks.append(f"{given} is due after this period; this plan goes a part of the way")
            if subject.deed:
                _add(facts, subject, clause, given, alone=row is not None, part=part)
        else:
            if clause.aim.high is not None:
                remarks.append(f"of {given} the nearer end was taken as the target")
            _add(facts, subject, _in_terms_of(row, clause), given, alone=row is not None)
    agree_units(facts)
    for key in facts.known.keys() - facts.targets.keys():
        row = facts.known[key]
        if is_guess(row.subject) and wants_less(goal, row):
            facts.known[key] = replace(row, subject=replace(row.subject, better="down"))
    if unused:
        them = ("it measures", "it as a target") if len(unused) == 1 else ("they measure", "them as targets")
        remarks.append(f"not used of the goal: {list_text(unused[:MOST_TOLD])}, as it is not sure what {them[0]}; give {them[1]}")
    return remarks


def _in_terms_of(row: Fact | None, clause: Clause) -> Clause:
    """Give a zero the unit of its row: nothing is nothing in any unit."""
    if row is None or clause.aim.value != 0:
        return clause
    return clause._replace(aim=clause.aim._replace(unit=row.subject.unit, unit_text=row.unit, factor=row.factor))


def _settled(row: Fact, clause: Clause, way: str) -> Subject:
    """Return the metric of a row; a team's own goes the way of the goal's number, and knows what the goal has the team do."""
    if row.subject.id is not None:
        return row.subject
    counted = deed_subject(clause.text, clause.aim)
    if counted is not None and counted.deed is not None:
        return replace(row.subject, better="up", deed=counted.deed)
    aim, stands = clause.aim.value * clause.aim.factor, row.value * row.factor
    if not clause.is_change and aim != stands:
        way = "up" if aim > stands else "down"
    return replace(row.subject, better="down" if way == "down" else "up") if way else row.subject


def _part_within(goal: str, clause: Clause, period: Period) -> float:
    """Return which part of a number's time the period is: less than 1 for a number of a later day or of a longer time ("in two years")."""
    if clause.measure.due:
        whole = (date.fromisoformat(clause.measure.due) - period.start).days + 1
        return min(1.0, period.days / whole) if whole > 0 else 1.0
    spans = (quantity.base / DAY for quantity in quantities(goal) if is_span(quantity) and quantity != clause.aim)
    return next((period.days / span for span in spans if span > 1.1 * period.days), 1.0)


def _in_figures(goal: str) -> str:
    """Write a time without a figure with one, "within an hour" as "within 1 hour", and "by one third" as "by a third"."""
    words = goal.split(" ")
    for place, (lead, count, noun) in enumerate(zip(words, words[1:], words[2:], strict=False), start=1):
        if lead.lower() == "within" and count.lower() in ("a", "an") and noun.strip(".,;").lower() in words_of("short_times"):
            words[place] = "1"
        elif lead.lower() == "by" and count.lower() == "one" and noun.strip(".,;").lower() in words_of("fractions"):
            words[place] = "a"
    return " ".join(words)


def _of_its_kind(rows: list[Fact], kind: str) -> list[Fact]:
    """Return the rows of a kind of metric; where none is a rate by itself, what one wants more of a week or a month is one."""
    found = [row for row in rows if row.subject.unit == kind]
    return found or [row for row in rows if kind == "rate" and row.per and row.subject.better == "up"]


def _of_kind(clause: Clause, counts: Sequence[str]) -> Subject | None:
    """Return the first metric of a topic that is of the kind which a number tells: hiring "twice as fast" halves the time to hire."""
    known = (metrics_by_id()[key] for key in counts if key in metrics_by_id())
    return next((subject_of(row) for row in known if row.unit == clause.kind and row.direction == clause.measure.direction), None)


def _subject(clause: Clause, way: str, counts: Sequence[str], *, named_only: bool) -> Subject | None:
    """Return the metric that a clause's number belongs to: one that it names, that its verb or its topic counts, or one of its own."""
    if clause.kind:
        return _of_kind(clause, counts)
    matched, named = Index().match(clause.text), named_metric(name_of(clause))
    if matched is not None and _agrees(matched, clause):
        narrowed = name_of(clause).lower().endswith(f" {matched.noun.lower()}")  # "school visits"
        return subject_of(matched, mid_sentence(name_of(clause)) if narrowed else "")
    if named is not None and _agrees(named, clause):
        return subject_of(named, mid_sentence(name_of(clause)))
    if named_only:
        return None
    if (counted := _verb_metric(clause)) is not None and clause.aim.unit == counted.unit:
        return subject_of(counted)
    found = None if matched or named else _counted(clause, counts)
    return subject_of(found) if found else deed_subject(clause.text, clause.aim) or _own(clause, way)


def _agrees(metric: Metric, clause: Clause) -> bool:
    """Whether a number can be one of a metric: they go the same way, in the same unit, and count the same thing."""
    aim, way = clause.aim, clause.measure.direction
    if {way, metric.direction} == {"up", "down"}:
        return False
    if clause.is_change:
        return True
    if aim.unit == "percent" and metric.unit not in ("percent", "score"):
        bare = not (aim.bound or aim.noun or aim.led_by == "to" or clause.measure.baseline is not None)
        return bare and way in ("up", "down")  # "grow revenue 20%"
    kind, noun = aim.unit == "count", singular(aim.noun.rpartition(" ")[2])
    if kind and metric.unit == "percent" and not set(name_of(clause).lower().split()) & (words_of("share_words") - words_of("counted_too")):
        return False  # "class attendance from 11 to 16"
    names = {singular(word) for name in (metric.name, metric.noun, *metric.aliases) for word in name.lower().split()}
    return fits_metric(metric, measure_unit(aim), aim, bare=not (kind and noun)) and not (kind and noun and noun not in names)


def _verb_metric(clause: Clause) -> Metric | None:
    """Return what a goal's verb counts: "hire" counts hires, and so does "recruit" where it is staff."""
    verbs = shared("verb_metrics")
    verb = next((token.lower for token in tokens(clause.text)[:6] if token.lower in verbs), "")
    staff = singular(clause.aim.noun.rpartition(" ")[2]) in lexicon("nouns.insiders") - words_of("unpaid")
    return metrics_by_id()[verbs[verb]] if verb and (verb != "recruit" or staff) else None


def _counted(clause: Clause, counts: Sequence[str]) -> Metric | None:
    """Return the first metric of a topic that a number can be a level of, or, where it says how far to go, the first one of all."""
    aim = clause.aim
    way = clause.measure.direction
    known = [metrics_by_id()[key] for key in counts if key in metrics_by_id()]
    found = [metric for metric in known if {way, metric.direction} != {"up", "down"}]
    if clause.is_change or (aim.unit == "percent" and clause.measure.baseline is None and way == "down"):
        return next(iter(found), None)
    if aim.unit == "duration":
        return next((row for row in known if row.unit == "duration"), None)  # "close the books in five days": to close is no way
    return next((row for row in found if row.unit not in ("score", "rate", "ratio") and _agrees(row, clause)), None)


def _own(clause: Clause, way: str) -> Subject | None:
    """Return a metric that only the goal names: "energy use", "enterprise customers"; None where its words are no plain name."""
    aim, name = clause.aim, name_of(clause)
    if name.lower() in lexicon("comparisons.fewer") | lexicon("comparisons.more"):
        name = aim.noun  # "fewer than 3 incidents a month"
    lead = read_statement(clause.text).lead
    reaches = words_of("wins") | words_of("reaching")
    moves = clause.measure.baseline is not None or aim.value == 0 or (clause.is_change and bool(way))
    brings = aim.led_by == "with" and singular(aim.noun.rpartition(" ")[2]) in lexicon("nouns.outsiders")
    if brings and lead is not None and lead.lemma in words_of("entering") | words_of("launching"):
        return replace(own_subject(aim.noun, "count", "count"), better="up", countable=True)  # "enter Norway with 12 pilot customers"
    moves = moves or (lead is not None and (lead.kind in ("up", "down", "keep") or lead.lemma in reaches))
    moves = moves or (lead is None and aim.unit == "percent" and singular(name.rpartition(" ")[2].lower()) in lexicon("nouns.measures"))
    if aim.bound:  # "keep complaints under 3%", whatever the rest of the goal wants to grow
        way = "down" if aim.bound == "at most" else "up"
    if not (moves or aim.bound) or way not in ("up", "down") or not _is_name(name) or name in words_of("nobody_special"):
        return None
    unit = "count" if clause.is_change else catalog_unit(aim)
    if unit == "duration" and not set(name.lower().split()) & words_of("times"):
        return None  # "onboard new hires in 10 days": hires are no time
    subject = own_subject(name, unit, "count" if clause.is_change else measure_unit(aim))
    people = lead is not None and lead.lemma in words_of("reaching") and is_people(singular(name.rpartition(" ")[2].lower()))
    won = people or (lead is not None and lead.lemma in words_of("wins"))
    return replace(subject, better="down" if way == "down" else "up", countable=won and unit == "count")


def _is_name(words: str) -> bool:
    """Whether words of a goal read as the name of a metric: a few, with no verb but behind "who"."""
    found = tokens(words)
    if not 0 < len(found) <= LONGEST_NAME or any(token.kind != "word" and token.text not in ("-", "/", "&", "'") for token in found):
        return False
    if any(token.lower == "and" and begins_aim(after.lower) for token, after in pairwise(found)):
        return False
    if (len(found) == 1 and found[0].lower in lexicon("grammar.determiners")) or begins_aim(found[0].lower):
        return False  # "lose no more than 12%", "make checkout faster"
    small = lexicon("grammar.auxiliaries") | lexicon("grammar.modals") | lexicon("grammar.pronouns")
    clause = next((place for place, token in enumerate(found) if token.lower in lexicon("grammar.relatives")), len(found))
    return not any(token.lower in small or _is_past(token.lower) for token in found[:clause])


def _is_past(word: str) -> bool:
    """Whether a word can only be a finite verb: "went", not "installed"."""
    return not word.endswith("ed") and {form for _, form in forms(word)} == {"past"}


def _add(facts: Facts, subject: Subject, clause: Clause, given: str, *, alone: bool, part: float = 1.0) -> None:
    """Take a clause's number, or a part of it, as a target of the metric, and where it starts as what is known.

    The number stands `alone` where the brief's own row has the words that belong behind it.
    """
    aim, measure = clause.aim, clause.measure
    unit, value = measure_unit(aim), measure.target or 0.0
    if part < 1:
        value = float(f"{ceil(value * part):.2g}")
    if unit == "multiple" and clause.is_change:
        unit, value = "percent", 100 * (value - 1)
    relative = clause.is_change or (unit == "percent" and subject.unit not in ("percent", "score"))
    counted = singular(aim.noun.rpartition(" ")[2])
    told = not counted or counted in map(singular, subject.name.lower().split())
    tail = "" if alone or relative or subject.countable else per_text(aim.per) if told else tail_of(clause.text, aim) or per_text(aim.per)
    keeps = measure.direction == "keep" and subject.deed is None  # to hold workshops is to do something
    basis = (measure.comparison or "").lower().split() if relative else []
    span = next((word for word in basis if word in MONTHS), aim.per)  # "25% year over year"
    assumed = PART if part < 1 else ""
    target = Fact(subject, abs(value), unit, given, tail, relative, span, aim.factor, relative=relative, held=keeps, why=assumed)
    facts.targets.setdefault(subject.key, target)
    if relative:
        _add_start(facts, subject, clause)
    elif isinstance(measure.baseline, float):
        start = Fact(subject, measure.baseline, unit, value_text(measure.baseline, unit), per=aim.per, factor=aim.factor)
        facts.known.setdefault(subject.key, start)


def _add_start(facts: Facts, subject: Subject, clause: Clause) -> None:
    """Take where a change begins as what is known: "Double visits from 40,000 a month"."""
    start = next((one for one in quantities(clause.text) if one.start != clause.aim.start and one.led_by == "from"), None)
    if start is not None and catalog_unit(start) in (subject.unit, "count"):
        unit = measure_unit(start)
        known = Fact(subject, start.value, unit, value_text(start.value, unit), per_text(start.per), per=start.per, factor=start.factor)
        facts.known.setdefault(subject.key, known)
