"""Which metric a goal's number belongs to: one that its clause names, that its verb or its topic counts, or one of the goal's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from okrcoach.catalog import Index, Metric
from okrcoach.draft.numbers.facts import Fact, catalog_unit, fits_metric, measure_unit
from okrcoach.draft.numbers.subjects import Subject, metrics_by_id, named_metric, own_subject, subject_of
from okrcoach.draft.reading.clause import Clause, name_of, wishes
from okrcoach.draft.reading.clause_names import is_name, is_share_of, per_many, share_in_time, share_told, timed
from okrcoach.draft.reading.deeds import LEAST_MONEY, deed_subject
from okrcoach.draft.words.nouns import head_end, is_people, mid_sentence, shared, words_of
from okrcoach.draft.words.sentences import per_text
from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import quantities
from okrcoach.language.statement import read_statement
from okrcoach.language.words import tokens


def settled(row: Fact, clause: Clause, way: str) -> Subject:
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


def of_its_kind(rows: list[Fact], kind: str) -> list[Fact]:
    """Return the rows of a kind, if one is told; where none is a rate by itself, what one wants more of a week or a month is one."""
    if not kind:
        return rows
    found = [row for row in rows if row.subject.unit == kind]
    return found or [row for row in rows if kind == "rate" and row.per and row.subject.better == "up"]


def _of_kind(clause: Clause, counts: Sequence[str]) -> Subject | None:
    """Return the first metric of a topic that is of the kind which a number tells: hiring "twice as fast" halves the time to hire."""
    known = (metrics_by_id()[key] for key in counts if key in metrics_by_id())
    return next((subject_of(row) for row in known if row.unit == clause.kind and row.direction == clause.measure.direction), None)


def clause_subject(clause: Clause, way: str, counts: Sequence[str]) -> Subject | None:
    """Return the metric that a clause's number belongs to: one that it names, that its verb or its topic counts, or one of its own."""
    if clause.kind:
        return _of_kind(clause, counts)
    if clause.aim.unit == "count" and clause.aim.value >= LEAST_MONEY and clause.aim.noun in shared("sums"):
        return subject_of(metrics_by_id()[shared("sums")[clause.aim.noun]])  # "from 1.8m to 2.2m turnover"
    if (often := per_many(clause)) is not None:
        return often
    matched, named = _of_its_span(Index().match(clause.text), clause), _of_its_span(named_metric(name_of(clause)), clause)
    if matched is not None and _agrees(matched, clause):
        narrowed = name_of(clause).lower().endswith(f" {matched.noun.lower()}")  # "school visits"
        return subject_of(matched, _called(clause) if narrowed else "")
    part = clause.aim.noun.startswith("of ") and name_of(clause).lower() in clause.aim.noun  # "half of the growth"
    if named is not None and not part and _agrees(named, clause):
        return subject_of(named, _called(clause))
    if (counted := _verb_metric(clause)) is not None and (clause.aim.unit == counted.unit or clause.is_change):
        return subject_of(counted)
    if (share := share_in_time(clause)) is not None:
        return share
    if clause.aim.unit == "duration" and (time := _time_told(name_of(clause))) is not None:
        return subject_of(time)
    if clause.aim.led_by == "after" and (late := timed(clause)):
        return replace(own_subject(late, "duration", measure_unit(clause.aim)), better="down")
    if is_share_of(clause) and not clause.text[: clause.aim.start].strip() and (told := share_told(clause)) is not None:
        return told
    ratio = " per " in name_of(clause).lower()  # "revenue per room" is no revenue
    found = None if matched or named or ratio else _counted(clause, counts)
    if found and found.unit == "duration" and _calls_a_time(name_of(clause)):
        return subject_of(found, mid_sentence(name_of(clause)))
    return subject_of(found) if found else deed_subject(clause.text, clause.aim) or _takings(clause) or _own(clause, way)


def _takings(clause: Clause) -> Subject | None:
    """Return what comes in, where money is to grow and nothing else is said of it: "€1 million from the web shop, up from €600,000"."""
    aim, start = clause.aim, clause.measure.baseline
    if aim.unit != "currency" or name_of(clause) or not isinstance(start, float) or start >= aim.value:
        return None
    lead = read_statement(clause.text).lead
    if lead is not None and lead.kind not in ("up", "reach") and lead.lemma not in words_of("demands") | words_of("earning"):
        return None  # "spend only $700k, up from $600k"
    behind = clause.text[aim.end :].partition(",")[0].split()
    small = lexicon("grammar.determiners")
    if behind[:1] != ["from"] or len(behind) < 2 or quantities(" ".join(behind[:2])):
        return subject_of(metrics_by_id()["revenue"])
    source = behind[1:3] if behind[1].lower() in small else behind[1:2]
    return replace(own_subject(" ".join(["revenue from", *source]), "currency", measure_unit(aim)), better="up")


def _tells_the_rest(metric: Metric, clause: Clause) -> bool:
    """Whether a share is of those that went wrong where the metric counts the others: "9% of parcels left late" is no punctuality."""
    said = clause.text[clause.aim.start :].lower().replace(",", " ").split()
    return metric.direction == "up" and is_share_of(clause) and not words_of("spoilt").isdisjoint(said)


def _called(clause: Clause) -> str:
    """Return what a clause calls a metric of the catalog; nothing where it says what somebody does: "patients wait"."""
    name = name_of(clause)
    return "" if " " in name and name.rpartition(" ")[2].lower() in words_of("stating") & words_of("times") else mid_sentence(name)


def _of_its_span(metric: Metric | None, clause: Clause) -> Metric | None:
    """Return the relative of a metric that is told of the same time: what subscriptions bring "a year" is no figure of a month."""
    if metric is None or not (metric.per and clause.aim.per) or metric.per == per_text(clause.aim.per):
        return metric
    kin: list[str] = next((row.split() for row in shared("families").values() if metric.id in row.split()), [])
    known = (metrics_by_id()[key] for key in kin if key in metrics_by_id())
    return next((row for row in known if row.per == per_text(clause.aim.per) and row.unit == metric.unit), metric)


def _agrees(metric: Metric, clause: Clause) -> bool:
    """Whether a number can be one of a metric: they go the same way, in the same unit, and count the same thing."""
    aim, way = clause.aim, clause.measure.direction
    if {way, metric.direction} == {"up", "down"} or _tells_the_rest(metric, clause):
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


def _calls_a_time(name: str) -> bool:
    """Whether words are the name of a time and not how it is spent: "answer times", not "time to answer"."""
    before, _, last = name.lower().rpartition(" ")
    return bool(before) and singular(last) in words_of("times") and is_name(name)


def _time_told(name: str) -> Metric | None:
    """Return the time that a word of its name tells: "queue at the counter" is waiting time."""
    said = f" {name.lower()} "
    return next((metrics_by_id()[key] for words, key in shared("times_of").items() if f" {words} " in said), None)


def _verb_metric(clause: Clause) -> Metric | None:
    """Return what a goal's verb counts: "hire" counts hires, and so does "recruit" where it is staff; "lose" a churn of people."""
    verbs = shared("verb_metrics")
    said = [clause.text[: one.start].lower().rstrip().rpartition(" ")[2] for one in quantities(clause.text) if one.unit == "currency"]
    if clause.aim.unit == "currency" and not words_of("earning").isdisjoint(said):
        return metrics_by_id()[verbs["sell"]]  # "our shop made €2 million"
    if clause.aim.unit == "currency" and (key := _verb_sum(clause)):
        return metrics_by_id()[key]
    verb = next((token.lower for token in tokens(clause.text)[:6] if token.lower in verbs), "")
    staff = singular(clause.aim.noun.rpartition(" ")[2]) in lexicon("nouns.insiders") - words_of("unpaid")
    people = is_people(singular(clause.aim.noun.rpartition(" ")[2].lower()))
    fits = staff if verb == "recruit" else people if verb == "lose" else bool(verb)
    return metrics_by_id()[verbs[verb]] if fits else None


def _verb_sum(clause: Clause) -> str:
    """Return which metric a verb right before a sum of money tells: "Book $900k", "Make our first $1m"; "" where none does."""
    said = [token.lower for token in tokens(clause.text[: clause.aim.start]) if token.kind == "word"]
    while said and said[-1] in words_of("before_sums"):
        said.pop()
    return shared("verb_sums").get(said[-1], "") if len(said) == 1 and clause.aim.role == "level" and not clause.aim.bound else ""


def _counted(clause: Clause, counts: Sequence[str]) -> Metric | None:
    """Return the first metric of a topic that a number can be a level of, or, where it says how far to go, the first one of all."""
    aim = clause.aim
    way = clause.measure.direction
    known = [metrics_by_id()[key] for key in counts if key in metrics_by_id()]
    found = [metric for metric in known if {way, metric.direction} != {"up", "down"}]
    if not (clause.is_change or aim.value.is_integer()):
        found = [metric for metric in found if metric.unit != "count"]  # a rating of 3.4 is no number of reviews
    if clause.is_change or (aim.unit == "percent" and clause.measure.baseline is None and way == "down" and not aim.bound):
        return next(iter(found), None)
    if aim.unit == "duration":
        return next((row for row in known if row.unit == "duration"), None)  # "close the books in five days": to close is no way
    if aim.unit == "count" and not aim.noun and not clause.is_change:
        found = [row for row in found if row.unit != "duration"]  # "replace the 25 who retire" takes no time
    if set(name_of(clause).lower().split()) & words_of("marks"):
        found = [row for row in found if row.unit not in ("currency", "duration")]  # "guest rating to 4.6" is no money
    if aim.unit == "count" and is_plural(_head_of(name_of(clause))):
        found = [row for row in found if row.unit != "currency"]  # "more tickets, 8,000 last year"
    special = ("score", "rate", "ratio")  # "3.2 stars" are no reviews, and 40 reviews no stars
    levels = (row for row in found if row.unit == aim.unit or not {row.unit, aim.unit} & set(special))
    return next((row for row in levels if _agrees(row, clause)), None)


def _head_of(name: str) -> str:
    """Return the noun that a name turns on: "tickets" of "more tickets for the fair"."""
    words = name.lower().split()
    end = head_end(words)
    return words[end - 1] if words else ""


def _own(clause: Clause, way: str) -> Subject | None:
    """Return a metric that only the goal names: "energy use", "enterprise customers"; None where its words are no plain name."""
    aim, name = clause.aim, name_of(clause)
    if clause.text[aim.start : aim.end].lower() in pairs("numbers.times") and not aim.per:
        return None  # "come back at least twice"
    if name.lower() in lexicon("comparisons.fewer") | lexicon("comparisons.more"):
        name = aim.noun  # "fewer than 3 incidents a month"
    if len(name.split()) > 1 and name.split()[0].lower() in lexicon("comparisons.more") | lexicon("comparisons.fewer"):
        name = name.partition(" ")[2]  # "More women in senior posts: 40%"
    if is_share_of(clause):
        return share_told(clause)
    lead = read_statement(clause.text).lead
    if clause.is_fresh and (lead is None or lead.lemma in words_of("demands")):
        before = (token.lower for token in reversed(tokens(clause.text[: aim.start])) if is_plural(token.lower))
        noun = next(before, "") if aim.noun in words_of("nobody_special") else aim.noun  # "too few sellers, we need 400 new ones"
        return replace(own_subject(f"new {noun}", "count", "count"), better="up", countable=True) if noun else None
    if bare := _bare_count(clause, led=lead is not None and lead.lemma not in words_of("demands")):
        open_ended = clause.measure.baseline is None and not aim.per
        better: Literal["up", "down"] = "down" if clause.measure.direction == "down" else "up"
        return replace(own_subject(bare, "count", "count"), better=better, countable=bare == aim.noun and open_ended)
    if aim.role == "level" and aim.led_by in words_of("inside") and wishes(clause) and is_plural(_head_of(aim.noun)):
        return replace(own_subject(aim.noun, "count", "count"), better="up")  # "our ale should be on tap in 120 bars"
    getting = {aim.led_by, lead.lemma if lead else ""} & words_of("getting")
    gets = bool(getting) and singular(aim.noun.rpartition(" ")[2]) in lexicon("nouns.outsiders")
    rest = clause.text[aim.noun_end :].split()
    if gets and aim.role == "level" and (not rest or rest[0].lower() in words_of("won_in")):
        return replace(own_subject(aim.noun, "count", "count"), better="up", countable=True)  # "Get 5 pilot customers in Norway"
    reaches = words_of("wins") | words_of("reaching")
    moves = clause.measure.baseline is not None or aim.value == 0 or (clause.is_change and bool(way))
    brings = aim.led_by == "with" and singular(aim.noun.rpartition(" ")[2]) in lexicon("nouns.outsiders")
    if brings and lead is not None and lead.lemma in words_of("entering") | words_of("launching"):
        return replace(own_subject(aim.noun, "count", "count"), better="up", countable=True)  # "enter Norway with 12 pilot customers"
    moves = moves or (lead is not None and (lead.kind in ("up", "down", "keep") or lead.lemma in reaches))
    one_of = clause.text[aim.end :].partition(" ")[2].partition(" ")[0] in words_of("sum_of")  # "bring in 2m in grants"
    moves = moves or (aim.value >= LEAST_MONEY and not aim.noun and one_of)
    moves = moves or (lead is None and aim.unit == "percent" and singular(name.rpartition(" ")[2].lower()) in lexicon("nouns.measures"))
    earns = _is_income(name, clause)
    moves, way = moves or earns, way or ("up" if earns else "")  # "Bring rental income to 900,000 a year"
    if aim.bound:  # "keep complaints under 3%", whatever the rest of the goal wants to grow
        way = "down" if aim.bound == "at most" else "up"
    unit = "count" if clause.is_change else "currency" if earns else catalog_unit(aim)
    if not (moves or aim.bound) or way not in ("up", "down"):
        return None
    if unit == "duration" and not (is_name(name) and set(name.lower().split()) & words_of("times")):
        settled_time = aim.bound == "at most" or clause.measure.baseline is not None
        name = timed(clause) if settled_time else ""  # "onboard new hires in 10 days": hires are no time
        return replace(own_subject(name, unit, measure_unit(aim)), better="down") if name else None
    if not is_name(name) or name in words_of("nobody_special"):
        return None
    who, into, what = name.partition(" into ")
    if unit == "percent" and into and is_people(singular(what.lower().rpartition(" ")[2])):
        link = "who" if is_people(singular(who.lower().rpartition(" ")[2])) else "that"
        name = f"share of {mid_sentence(who)} {link} become {what}"  # "Turn guests into members from 4% to 9%"
    elif unit == "percent" and is_people(singular(name.lower().partition(" in ")[0].rpartition(" ")[2])) and not clause.is_change:
        name = f"share of {mid_sentence(name)}"
    if unit == "count" and (told := _of_people(name, clause)):
        name = told
    subject = own_subject(name, unit, "count" if clause.is_change else measure_unit(aim))
    people = lead is not None and lead.lemma in words_of("reaching") and is_people(singular(name.rpartition(" ")[2].lower()))
    won = people or (lead is not None and lead.lemma in words_of("wins"))
    return replace(subject, better="down" if way == "down" else "up", countable=won and unit == "count")


def _is_income(name: str, clause: Clause) -> bool:
    """Whether a name is one of money that comes in: "rental income"; "sales" only beside an amount of money."""
    incomes = words_of("incomes") | ({"sales"} if clause.aim.unit == "currency" else set())
    return clause.aim.value >= LEAST_MONEY and clause.aim.role == "level" and _head_of(name) in incomes


def _of_people(name: str, clause: Clause) -> str:
    """Say of whom a number counts so many, where a name tells but their group, or what they are sold; empty where it tells them itself.

    "choir singers" of "our choir to 40 singers", "buyers of the course" of "Sell the course to 600 people".
    """
    counted, small = clause.aim.noun, lexicon("grammar.prepositions")
    if is_plural(_head_of(name)) or small.intersection(name.lower().split()) or clause.aim.led_by != "to":
        return ""
    if not is_people(singular(counted.rpartition(" ")[2])):
        return ""
    lead = read_statement(clause.text).lead
    sold = lead is not None and lead.lemma in words_of("handing_over")
    return f"buyers of the {mid_sentence(name)}" if sold else f"{mid_sentence(name)} {counted}"


def _bare_count(clause: Clause, *, led: bool) -> str:
    """Name what is only counted: "20 production users", "1,000 orders a week", "newsletter to 60,000 readers"."""
    aim, (_, colon, told) = clause.aim, clause.text[: clause.aim.start].rpartition(":")
    before, rest = told.split(), clause.text[clause.aim.noun_end :].split()
    counts = aim.unit == "count" and aim.role == "level" and not aim.bound and is_plural(aim.noun.rpartition(" ")[2].lower())
    wanted = bool(before) and before[-1].lower() in words_of("demands")  # "We want 300 school classes a year"
    alone = not before or wanted or (len(before) == 2 and before[1] == "to")
    small = lexicon("grammar.determiners") | lexicon("grammar.prepositions")
    ended = not rest or bool(aim.per) or rest[0].lower() in small or not rest[0][0].isalnum()
    plain = counts and alone and ended and bool(colon or not led) and is_name(aim.noun)
    return " ".join([*([] if wanted else before[:1]), aim.noun]) if plain else ""
