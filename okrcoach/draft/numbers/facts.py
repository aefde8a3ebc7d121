"""The numbers of a brief: how things stand, and what was handed down; each with its unit and the metric that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from okrcoach.catalog import Metric
from okrcoach.draft.brief import clean
from okrcoach.draft.numbers.figures import in_figures
from okrcoach.draft.numbers.subjects import Subject, named_metric, own_subject, subject_of
from okrcoach.draft.words.nouns import head_end, is_people, mid_sentence, words_of
from okrcoach.draft.words.sentences import is_several, per_text, value_text
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import Quantity, quantities
from okrcoach.model import Brief

MONTHS = {"month": 1, "quarter": 3, "year": 12}
TOP_MARK = 10
"""The best mark of usual scales; a score up to it is no percentage."""
LONGEST_TAIL = 4
"""Words behind a number that are kept with it: "visits a month"."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A number that the brief gives."""

    subject: Subject
    value: float
    unit: str
    """As a measure writes it: "percent", "$", "days", "count"."""
    given: str
    """As written: "42,000 visits a month"."""
    tail: str = ""
    """The words behind the number: "visits a month"."""
    change: bool = False
    """Whether the number says how far to go ("+25%"), not where to arrive."""
    per: str = ""
    """"month" for "5% a month"."""
    factor: float = 1.0
    """How many base units (seconds, bytes) one of its unit is."""
    relative: bool = False
    """Whether a change in percent is one of the metric itself even where that is in percent: half of a churn of 4% is 2%."""
    held: bool = False
    """Whether the number is a limit to stay within, not a level to arrive at: "while complaints stay under 3%"."""
    why: str = ""
    """Why the value is assumed, where it is only a part of what the brief gives."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All numbers of a brief, by the key of their subject, and those that could not be read."""

    known: dict[str, Fact]
    targets: dict[str, Fact]
    unread: tuple[str, ...] = ()
    sentences: dict[str, str] = field(default_factory=dict)
    """The sentence of the goal that a metric's number was read from, one that wants it before one that only tells how it stands."""


def read_facts(brief: Brief) -> Facts:
    """Read the numbers of a brief. A value that holds no number, or several, is left aside and named in `unread`."""
    facts = Facts({}, {})
    unread = []
    for rows, into, target in ((brief.known, facts.known, False), (brief.targets, facts.targets, True)):
        for words, value in rows:
            fact = read_fact(words, value, target=target)
            if fact is not None and fact.subject.key in into:
                fact = _under_its_own_name(words, fact, into)
            if fact is None:
                unread.append(f"{clean(words)} = {clean(value)}")
            else:
                into.setdefault(fact.subject.key, fact)
    _call_alike(facts)
    agree_units(facts)
    _settle_ways(facts)
    return replace(facts, unread=tuple(unread))


def _under_its_own_name(words: str, fact: Fact, rows: dict[str, Fact]) -> Fact | None:
    """Call a second number of a metric as the brief does, "answer time chat" beside "answer time email"; None where both are called so."""
    before = rows[fact.subject.key]
    own = replace(own_subject(words, fact.subject.unit, fact.unit), better=fact.subject.better)
    if own.key in rows or own.name == before.subject.name:
        return fact if before.value == fact.value else None
    return replace(fact, subject=own)


def _call_alike(facts: Facts) -> None:
    """Let a start and a target of one name be of one metric: "overtime" of 310 hours and of 150 hours."""
    for key in facts.targets.keys() - facts.known.keys():
        target = facts.targets[key]
        same = (row for row in facts.known.values() if row.subject.name == target.subject.name and row.unit == target.unit)
        if known := next(same, None):
            del facts.targets[key]
            facts.targets[known.subject.key] = replace(target, subject=known.subject)


def agree_units(facts: Facts) -> None:
    """Let a start without a unit be in that of its target, a CSAT of 4.2 that is to be 4.6 of 5; and a bare "85k" in its start's money.

    Without a start it is in the one money of the brief.
    """
    moneys = moneys_of(facts)
    for key in facts.targets.keys() - facts.known.keys():
        target = facts.targets[key]
        bare = target.unit in ("count", "currency") and not target.change
        if bare and len(moneys) == 1 and target.subject.name.lower().rpartition(" ")[2] in words_of("incomes"):
            facts.targets[key] = replace(target, unit=min(moneys))
    for key in facts.known.keys() & facts.targets.keys():
        known, target = facts.known[key], facts.targets[key]
        if target.subject.unit == "currency" and target.unit == "count" and known.unit not in ("count", "percent"):
            facts.targets[key] = replace(target, unit=known.unit)
        if in_money(target) and known.unit == "count":
            facts.known[key] = replace(known, unit=target.unit, given=value_text(known.value, target.unit))  # 80,000 that are to be $90,000
        if target.subject.unit == "duration" and target.factor != 1.0 and known.unit == "count" and not known.tail:
            told = replace(known, unit=target.unit, factor=target.factor, given=value_text(known.value, target.unit))
            facts.known[key] = told  # "days to close: 9", of books that are to be closed in five days
        if target.unit == "score" and known.unit == "percent" and not any(mark in known.given for mark in "%p"):
            facts.known[key] = replace(known, unit="score")


def moneys_of(facts: Facts) -> set[str]:
    """Return the currencies that the numbers of a brief are told in."""
    return {fact.unit for fact in (*facts.known.values(), *facts.targets.values()) if in_money(fact)}


def in_money(target: Fact) -> bool:
    """Whether a target is an amount of money that tells its currency."""
    return target.subject.unit == "currency" and target.unit not in ("count", "currency", "percent", "multiple") and not target.change


def _settle_ways(facts: Facts) -> None:
    """Read from a start and a target which way a metric of the team's own is to go; its words decide where only one is told."""
    for key in facts.known.keys() & facts.targets.keys():
        known, target = facts.known[key], facts.targets[key]
        start = same_terms(known, target)
        if known.subject.id is None and not target.change and start is not None and start != target.value:
            better: Literal["up", "down"] = "up" if target.value > start else "down"
            facts.known[key] = replace(known, subject=replace(known.subject, better=better))
            facts.targets[key] = replace(target, subject=replace(target.subject, better=better))


def read_fact(words: str, value: str, *, target: bool = False) -> Fact | None:
    """Read one number with its metric; None where there is none to be sure of."""
    name, text = _without_when(clean(words)[:80]), in_figures(clean(value))
    found = [quantity for quantity in quantities(text) if not quantity.malformed]
    if not name or not found or found[0].high is not None or (len(found) > 1 and not (target and found[0].role == "from")):
        return None
    number = found[1] if len(found) > 1 else found[0]
    metric = named_metric(name)
    if metric and metric.unit != "duration" and number.unit_text == "minutes" and text[: number.end].lower().endswith("m"):
        number = number._replace(value=number.value * 1e6, unit="count", unit_text="", factor=1.0)  # "revenue = 2m"
    unit, bare = measure_unit(number), not (number.noun or number.per or tail_of(text, number))
    if metric and metric.unit == "percent" and unit == "count" and "nps" in name.lower().split():
        metric = None  # no share, whatever the catalog counts beside it: "candidate NPS"
    if metric and metric.unit == "percent" and unit == "count" and bare and 1 < number.value <= 100:
        if _counts_people(name) or (number.value <= TOP_MARK and set(name.lower().split()) & words_of("marks")):
            metric = None  # "volunteers = 85" is no share of them, nor is an "engagement score" of 6.8
        else:
            unit = "percent"
    if metric and not target and not fits_metric(metric, unit, number, bare=bare):
        metric = None
    if (
        metric
        and metric.noun.partition(" ")[0] in words_of("fresh")
        and _counts_people(name)
        and words_of("fresh").isdisjoint(name.lower().split())
    ):
        metric = None  # "clients = 52" are those that there are, whatever the catalog calls new ones
    subject = subject_of(metric, mid_sentence(name)) if metric else own_subject(name, catalog_unit(number), unit)
    said = set(text.lower().split())
    if target and metric is None and said & (lexicon("comparisons.fewer") | lexicon("comparisons.more")):
        subject = replace(subject, better="down" if said & lexicon("comparisons.fewer") else "up")  # "30% fewer"
    if number.scale:
        subject = replace(subject, maximum=number.scale)
        if _counts_cases(number, subject):
            subject = _in_cases(subject)
    growth = target and unit == "percent" and metric is not None and metric.unit not in ("percent", "score")
    change = (target and number.role == "change") or growth
    tail = f"of {number.scale:g}" if number.scale else tail_of(text, number)
    return Fact(subject, number.value, unit, clean(value), tail, change, number.per, number.factor)


def _without_when(name: str) -> str:
    """Leave out when a number was read: "tours sold last year" is a start of tours sold."""
    words = name.split()
    when = [word.lower() for word in words[-2:]]
    told = len(words) > 2 and when[0] in lexicon("comparisons.earlier") and when[1] in lexicon("comparisons.times")
    told &= len(words) > 2 and words[-3].lower() not in lexicon("grammar.articles")  # "messages answered the same day" says how fast
    told &= when[-1:] != ["day"]  # as does "orders shipped same day"
    return " ".join(words[:-2]) if told else name


def _counts_cases(number: Quantity, subject: Subject) -> bool:
    """Whether a number says how many of so many there are, "3 of 14", and is no mark on a scale: there is no third of a case."""
    marks = number.scale is not None and number.scale <= TOP_MARK
    return number.value.is_integer() and not (marks and (subject.id or not is_several(subject.name)))


def _in_cases(subject: Subject) -> Subject:
    """Count a metric in cases; of what a team makes ("dashboards with an owner") it is the share that counts."""
    words = subject.name.split()
    end = next((place for place, word in enumerate(words) if word in lexicon("grammar.relatives")), head_end(words))
    made = subject.id is None and singular(words[min(end, head_end(words)) - 1]) in lexicon("nouns.artefacts")
    counted = replace(subject, in_cases=True, unit="count" if subject.id is None else subject.unit)
    return replace(counted, name=f"share of {subject.name}", unit="score") if made else counted


def _counts_people(name: str) -> bool:
    """Whether a row is called after people or their posts, so that a bare number says how many there are: "open positions = 38"."""
    last = name.lower().rpartition(" ")[2]
    return is_plural(last) and (is_people(last) or last in words_of("posts") or singular(last) in words_of("posts"))


def same_terms(known: Fact, target: Fact) -> float | None:
    """Return a known number in the unit and the span of a target, days in hours, a quarter's a month; None where that cannot be."""
    times = 1.0
    if known.per != target.per and known.per and target.per:
        if known.per not in MONTHS or target.per not in MONTHS:
            return None
        times = MONTHS[target.per] / MONTHS[known.per]
    if known.unit == target.unit:
        return round(known.value * times, 2)
    if known.factor != 1.0 or target.factor != 1.0:
        return round(known.value * known.factor / target.factor * times, 2)
    return None


def read_one_metric(brief: Brief) -> Subject | None:
    """Return the subject of the one metric that matters, whether the catalog knows it or not; None where the brief names none."""
    name = clean(brief.one_metric or "")[:80]
    if not name:
        return None
    found = named_metric(name)
    same = (row for row in brief.known if _is_called(clean(row[0]), name) or (found and named_metric(clean(row[0])) is found))
    if fact := next(filter(None, (read_fact(words, value) for words, value in same)), None):
        return fact.subject  # "WAU", of weekly active users that are told as a share
    unit = "percent" if set(name.lower().split()) & (words_of("share_words") - words_of("counted_too")) else "count"
    return subject_of(found, mid_sentence(name)) if found else own_subject(name, unit, unit)


def _is_called(words: str, name: str) -> bool:
    """Whether a row has a metric's name, or that with a place behind it: "ARR in healthcare"."""
    begins, rest = words.lower()[: len(name)] == name.lower(), words.lower()[len(name) :]
    return begins and (not rest or (rest[0] == " " and rest.split()[0] in lexicon("grammar.prepositions")))


def fits_metric(metric: Metric, unit: str, number: Quantity, *, bare: bool) -> bool:
    """Whether a number can be a level of a metric: money of money, time of time, a share of a share; a bare number of nearly anything."""
    kind = "percent" if unit == "percent" else catalog_unit(number)
    if kind in ("percent", "currency", "duration"):
        return metric.unit == kind
    return bare or metric.unit not in ("percent", "currency", "duration")


def measure_unit(number: Quantity) -> str:
    """Return the unit as a measure writes it: a currency's sign, a duration's words."""
    if number.unit in ("currency", "duration", "size"):
        return number.unit_text
    return number.unit


def catalog_unit(number: Quantity) -> str:
    """Return the unit as the catalog writes it: a duration is a "duration", whatever it is told in."""
    return number.unit if number.unit in ("percent", "currency", "duration", "ratio", "score", "rank", "rate") else "count"


def tail_of(text: str, number: Quantity) -> str:
    """Return what stands behind a number, as far as it belongs to it: up to a mark, no more than a few words; "a day" of "/day"."""
    words: list[str] = []
    if number.per and text[number.end :].lstrip().startswith("/"):
        return per_text(number.per)
    for word in text[number.end :].split():
        plain = word.strip(".,;:()")
        if not words and plain.lower() in lexicon("comparisons.earlier") | lexicon("comparisons.states"):
            break  # "84 last year": where it stands, and no unit
        if not (plain[:1].isalpha() or words[-1:] == ["per"]) or not all(mark.isalnum() or mark in "-/'," for mark in plain):
            break
        words.append(plain)
        if plain != word:
            break
    while words and words[-1].lower() in lexicon("grammar.prepositions"):
        words.pop()  # "12 in 2026"
    return " ".join(words) if len(words) <= LONGEST_TAIL else ""
