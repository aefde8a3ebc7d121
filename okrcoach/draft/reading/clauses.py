"""The parts of a goal that each have a number to reach, each read as it is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from okrcoach.draft.numbers.ways import is_bad
from okrcoach.draft.reading.clause import Clause, after_preposition, aims_in, begins_aim, is_span, name_of, times_of, wishes
from okrcoach.draft.words.nouns import shared, words_of
from okrcoach.language.dates import Period, calendar_words
from okrcoach.language.lexicon import lexicon
from okrcoach.language.measures import main_quantity, read_measure
from okrcoach.language.names import name_numbers
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.quantities import Quantity, quantities
from okrcoach.language.statement import read_statement
from okrcoach.language.verbs import class_of, forms
from okrcoach.language.words import Token, tokens
from okrcoach.model import Direction

MILLION = 1_000_000.0
SOON = 4
"""Words behind "with" of which one is what is counted."""


def clauses_of(goal: str, period: Period | None) -> Iterator[Clause]:
    """Yield the parts of a goal that each have a number to reach; a goal with one number is one part."""
    several = sum(bool(quantity.bound) or not is_span(quantity) for quantity in aims_in(goal)) > 1
    words = tokens(goal)
    several = several or any(token.lower in words_of("goal_limits") or _begins_another(words, place) for place, token in enumerate(words))
    for text in _parts(goal) if several else [goal]:
        aim, measure = main_quantity(quantities(text)), read_measure(text, period)
        if aim is not None and not aim.malformed and measure.target is not None and measure.target >= 0:
            yield _as_meant(_behind_colon(Clause(text, aim, measure), period))


def _behind_colon(clause: Clause, period: Period | None) -> Clause:
    """Leave out what a colon puts in other words: "repeat rate from 24% to 32%" of "Bring guests back: repeat rate from 24% to 32%".

    A number without a name behind the colon is one of what stands before it ("Guests who come back: 40%").
    """
    colon = clause.text.rfind(": ", 0, clause.aim.start)
    text = clause.text[colon + 2 :].strip()
    aim, measure = main_quantity(quantities(text)), read_measure(text, period)
    alike = aim is not None and (aim.value, aim.unit) == (clause.aim.value, clause.aim.unit)
    if colon < 0 or not alike or aim is None or measure.target is None or not name_of(Clause(text, aim, measure)):
        return clause
    return Clause(text, aim, replace(measure, direction=measure.direction or clause.measure.direction))


def _as_meant(clause: Clause) -> Clause:
    """Read "twice as fast" as half of a time, "twice as often" as twice a rate, "half the errors" as a change, "8 weeks to 4" as weeks."""
    aim, behind = clause.aim, clause.text[clause.aim.end :].lower().split()
    kind = shared("manners").get(behind[1].strip(".,;"), "") if aim.unit == "multiple" and behind[:1] == ["as"] and len(behind) > 1 else ""
    if kind:
        value = 1 / aim.value if kind == "duration" else aim.value
        way: Direction = "down" if kind == "duration" else "up"
        stop = clause.text.lower().index(behind[1], aim.end) + len(behind[1])
        bare = aim._replace(end=stop, value=value, role="change", noun="", noun_start=stop, noun_end=stop)
        return clause._replace(aim=bare, measure=replace(clause.measure, metric=None, target=value, direction=way), kind=kind)
    if aim.unit == "currency" and aim.role == "level" and (summed := _sum_of(clause)) is not None:
        return summed
    if aim.unit == "count" and aim.value >= MILLION and (millions := _millions(clause)) is not None:
        return clause._replace(measure=replace(clause.measure, baseline=millions))
    if aim.unit == "count" and not aim.noun and clause.measure.unit not in (None, "count"):
        start = next((one for one in quantities(clause.text) if one.unit != "count" and one.start < aim.start), aim)
        aim = aim._replace(unit=start.unit, unit_text=start.unit_text, factor=start.factor)  # "from 8 weeks to 4"
        return clause._replace(aim=aim)
    if (
        aim.role == "level"
        and aim.unit in ("percent", "currency")
        and aim.led_by in words_of("sparing")
        and (saved := after_preposition(clause.text[aim.end :]))
    ):
        measure = replace(clause.measure, metric=saved, direction="down")
        return clause._replace(aim=aim._replace(role="change"), measure=measure)  # "save 4% on heating"
    if (step := _arrival(clause)) is not None:
        change, end = step
        begin = float(f"{end.value / times_of(change, clause):.3g}")
        return clause._replace(aim=end, measure=replace(clause.measure, target=end.value, baseline=begin))  # "Double sales to $90k"
    if aim.bound and any(class_of(lemma) == "keep" for lemma, _ in forms(aim.led_by)):
        return clause._replace(measure=replace(clause.measure, direction="keep"))  # "while churn stays under 3%"
    fewer = aim.spelled and aim.unit == "percent" and aim.role == "level" and aim.led_by in ("", "with") and is_bad(aim.noun)
    return clause._replace(aim=aim._replace(role="change"), measure=replace(clause.measure, direction="down")) if fewer else clause


def _sum_of(clause: Clause) -> Clause | None:
    """Read "Win $2m of MRR" as so much of it, and "Add $2m to MRR" as so much more; None where a sum tells something else."""
    aim, lead = clause.aim, read_statement(clause.text).lead
    other = lead is None or lead.kind in ("up", "down") or lead.lemma in words_of("sparing") | words_of("spending")
    if lead is None or other or clause.measure.baseline is not None:
        return None  # "Raise $2m of funding" raises no funding
    behind = clause.text[aim.end :].lstrip().removeprefix("worth ")
    link, _, rest = behind.partition(" ")
    fresh = rest.partition(" ")[0].lower() in words_of("fresh")  # new ARR is all that is added
    adds = lead.lemma in words_of("adding") and not fresh
    links = words_of("sum_of") | (words_of("sum_to") if adds else frozenset())
    what = after_preposition(behind) if link in links else ""
    what = f"{rest.partition(' ')[0].lower()} {what}" if what and fresh else what
    named = bool(what) and not calendar_words(what)
    if not (named or adds):
        return None
    if named:
        start = behind.lower().find(what)
        name = behind[start : start + len(what)] if start >= 0 else what
        aim = aim._replace(noun="", noun_start=aim.end, noun_end=aim.end)
        clause = clause._replace(measure=replace(clause.measure, metric=name))
    way: Direction = "up"
    return clause._replace(aim=aim._replace(role="change" if adds else "level"), measure=replace(clause.measure, direction=way))


def _millions(clause: Clause) -> float | None:
    """Return where a number of millions starts, if that is written with one letter, as minutes are: "from 1.8m to 2.2m turnover"."""
    starts = (one for one in quantities(clause.text) if one.role == "from" and one.unit_text == "minutes")
    return next((one.value * MILLION for one in starts if clause.text[one.end - 1] == "m"), None)


def _arrival(clause: Clause) -> tuple[Quantity, Quantity] | None:
    """Return a change with the level that it arrives at: "Double sales to $90k", "sales up 20% to $90k"; None where not both are told."""
    if isinstance(clause.measure.baseline, float):
        return None
    found = quantities(clause.text)
    change = next((one for one in found if one.role == "change" and one.unit in ("multiple", "percent")), None)
    if change is None or times_of(change, clause) <= 0:
        return None
    levels = (one for one in found if one.start >= change.end and one.led_by == "to" and one.role in ("level", "to"))
    end = next((one for one in levels if one.unit not in ("multiple", change.unit) and one.high is None and not one.bound), None)
    return (change, end) if end is not None and clause.aim in (change, end) else None


def is_reckoned_with(text: str, clause: Clause) -> bool:
    """Whether a number stands bare in a list with a price, which tells what one reckons with: "churn 3%, price 40 a month"."""
    lists = any(token.lower == "price" for token in tokens(text)) and len(aims_in(text)) > 1
    leads = lexicon("grammar.prepositions") | {"to"}
    return lists and clause.aim.role == "level" and not clause.aim.bound and clause.aim.led_by not in leads and _is_bare(clause)


def _is_bare(clause: Clause) -> bool:
    """Whether nothing but a name stands before a number."""
    before = tokens(clause.text[: clause.aim.start])
    return not any(begins_aim(token.lower) for token in before)


def is_passed(clause: Clause, after: Clause) -> bool:
    """Whether a clause tells but a level, which the next one wants to be another: "margin 38%, must be 45%"."""
    bare = clause.aim.role == "level" and not (clause.aim.bound not in ("", "about") or clause.aim.led_by in ("to", "by") or wishes(clause))
    alike = clause.aim.unit == after.aim.unit or (after.aim.unit == "count" and not after.aim.noun)
    wanted = wishes(after) and not set(name_of(after).lower().split()) - words_of("demands") - lexicon("grammar.pronouns")
    return bare and alike and after.aim.role != "change" and wanted


def is_told_before(clause: Clause, after: Clause, sentence: str) -> bool:
    """Whether a sentence tells what happens before it says what it wants: "Our mill grinds 40 tonnes a day, and by May we need 60"."""
    before, behind = sentence.find(clause.text), sentence.find(after.text)
    words = [token.lower for token in tokens(clause.text)]
    happens = any(form == "third" for word in words if not classes_of(word) for _, form in forms(word))
    orders = begins_aim(words[0])  # "Double the loaves our oven bakes"
    return 0 <= before < behind and happens and not (orders or wishes(clause)) and wishes(after)


def _parts(goal: str) -> Iterator[str]:
    """Cut a goal at commas and small words, each part with a number and the words before it, and where that starts."""
    start, words, held, before = 0, tokens(goal), quantities(goal), ""
    numbers = [(one.start, one.end) for one in aims_in(goal)]
    numbers += [(one.start, one.end) for one in name_numbers(goal)]  # in "week 8 and 10 guests" the part counts what the whole names
    cuts = words_of("goal_joins") | words_of("goal_limits")
    counted = [one.start for one in held]
    for place, token in enumerate((*words, None)):
        told = token is not None and token.text == "(" and words[place + 1 : place + 2] and words[place + 1].lower in words_of("tellers")
        if token is not None and ((token.lower not in cuts and not told) or any(one.start <= token.start < one.end for one in held)):
            continue
        if token is not None and token.lower == "with" and not _counts_soon(words, place, counted):
            continue  # "95% of tables with an owner", "still with us after 2 years"
        stop = token.start if token else len(goal)
        part = goal[start:stop].strip()
        aims = any(first < stop and end > start for first, end in numbers) and bool(aims_in(part))
        begins = bool(before) and not aims and any(start <= one.start < stop and one.role == "from" != one.led_by for one in held)
        if aims:
            yield from filter(None, [before])
            verb, space, rest = part.partition(" ")
            before = f"keep{space}{rest}" if verb.lower() in words_of("keeping") else part
        elif begins:
            before = f"{before}, {part}"  # "900k a quarter, today 700k"
        if token is not None and (aims or begins or token.lower in words_of("goal_limits") or _begins_another(words, place)):
            start = token.end
    yield from filter(None, [before])


def _counts_soon(words: tuple[Token, ...], place: int, numbers: list[int]) -> bool:
    """Whether one of the next words is a number: "with the same four lawyers"."""
    soon = words[place + 1 : place + 1 + SOON]
    return any(token.start in numbers for token in soon) and soon[0].lower not in lexicon("grammar.pronouns")


def _begins_another(words: tuple[Token, ...], place: int) -> bool:
    """Whether another aim begins behind a word or a comma: "Improve wellbeing and reduce sick leave", "…, we want 30"."""
    after = words[place + 1].lower if place + 1 < len(words) else ""
    counts = after in words_of("reaching") and place + 2 < len(words) and words[place + 2].kind == "number"  # "and reach 8,000 listeners"
    return (words[place].lower == "and" and (begins_aim(after) or counts)) or (
        words[place].lower in words_of("goal_joins") and after == "we"
    )
