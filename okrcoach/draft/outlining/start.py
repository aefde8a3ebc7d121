"""Where an outline starts: why this goal and why now, the one metric, and the numbers of the brief."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from okrcoach.draft.brief import clean, terms
from okrcoach.draft.draft import Draft
from okrcoach.draft.numbers.facts import Fact, Facts, read_fact, read_facts, read_one_metric, same_terms
from okrcoach.draft.numbers.selling import is_price
from okrcoach.draft.outlining.signs import called
from okrcoach.draft.reading.goal import Goal
from okrcoach.draft.reading.notes import begins, sentence, text_of
from okrcoach.draft.words.sentences import change_text, is_several, list_text, spoken, value_text, with_article
from okrcoach.model import Brief, KeyResult

MOST_TOLD = 3
"""Numbers that say where things stand."""


def why_now(brief: Brief, goal: Goal, facts: Facts) -> list[str]:
    """Say how things stand and what was handed down; what only the team can say is asked for."""
    stands = [] if goal.passage.told else _stand(facts)
    rows = [text_of("stands").format(numbers=list_text(stands))] if stands else []
    given = read_facts(brief).targets
    for words, kept in (("asked", True), ("asked_by_goal", False)):
        if told := [fact for key, fact in facts.targets.items() if (key in given) is kept]:
            rows.append(text_of(words).format(targets=_handed_down(told, facts)))
    whom = _whom(clean(brief.team)) if brief.team else "whoever leads this"
    said = [sentence(note) for note in brief.notes if begins(note, "reasons")]
    return [*rows, *(said or ([] if goal.passage.told else [text_of("nobody_said_why" if stands else "nobody_said").format(whom=whom)]))]


def _stand(facts: Facts) -> list[str]:
    """Say where the first numbers of a brief stand that it gives no target for: "recall rate stands at 41%", "meals at 900 a day"."""
    told = [fact for key, fact in facts.known.items() if key not in facts.targets and not is_price(fact.subject)][:MOST_TOLD]
    verbs = [f"{'stand' if is_several(fact.subject.name) else 'stands'} at" for fact in told]
    beside = zip(told, verbs, ["", *verbs], strict=False)
    return [f"{with_article(fact.subject.name)} {verb if verb != before else 'at'} {fact.given}" for fact, verb, before in beside]


def _whom(team: str) -> str:
    """Call a team by its name: "the Growth team", "the Live team", "the Building department"; "HR, Bergen" is told with its place."""
    team = team.partition(",")[0]
    return f"the {team}" if team.rpartition(" ")[2].lower() in text_of("team_names") else f"the {team} team"


def _handed_down(told: list[Fact], facts: Facts) -> str:
    """Say what was asked: "for 30% fewer complaints and 5,000 trees planted, and to bring churn to 2% (today 3%)"."""
    counted = [(_counted(fact, facts), _distance(fact, facts)) for fact in told]
    brought = [f"{fact.subject.name} to {fact.given}{away}" for fact, (text, away) in zip(told, counted, strict=True) if not text]
    asked = [f"{text}{away}" for text, away in counted if text]
    return ", and ".join(filter(None, (f"for {list_text(asked)}" if asked else "", f"to bring {list_text(brought)}" if brought else "")))


def _distance(fact: Fact, facts: Facts) -> str:
    """Say how far a target is from today: "(33% more than today)", "(today 3%)", "(from €40,000 to €34,000)".

    Of one that is due after the period, also what falls into it.
    """
    known = facts.known.get(fact.subject.key)
    if fact.why and not fact.change:
        today = f"today {known.given}; " if known else ""
        return str(text_of("later")).format(start=today, value=value_text(fact.value, fact.unit))
    if known is None:
        return ""
    if fact.change:
        part = text_of("part_of_change") if fact.why else ""
        share = fact.unit == "percent" and (known.unit != "percent" or fact.relative) and not fact.per
        level = known.value * (1 + fact.value / 100 * (-1 if fact.subject.better == "down" else 1))
        return f" (from {known.given} to {value_text(round(level, 2), known.unit)}{part})" if share else ""
    start = same_terms(known, fact)
    if known.unit == "percent" or not start or fact.subject.unit not in ("currency", "count"):
        return f" (today {known.given})"
    way = "more" if fact.value > start else "less" if fact.subject.unit == "currency" else "fewer"
    return f" ({round(100 * abs(fact.value - start) / start)}% {way} than today)"


def _counted(fact: Fact, facts: Facts) -> str:
    """Say a number that reads before its name: "5,000 trees planted", "30% fewer complaints"; nothing for a level."""
    if fact.change:
        return f"{_change(fact, facts)} {fact.subject.name}"
    counts = fact.subject.countable and not fact.given.endswith(fact.subject.name.rpartition(" ")[2])
    of = "of " if fact.subject.unit == "currency" and not is_several(fact.subject.name) else ""  # "€2 million of income"
    return f"{fact.given} {of}{fact.subject.name}" if counts else ""


def _change(fact: Fact, facts: Facts) -> str:
    """Say how far a number is to go: "30% fewer" of what comes in several, "15% lower" of costs, "20% more"."""
    known = facts.known.get(fact.subject.key)
    money = fact.subject.unit == "currency" or (known is not None and known.subject.unit == "currency")
    less = "less" if not is_several(fact.subject.name) else "lower" if money else "fewer"
    size = round(fact.value) if fact.unit == "percent" and fact.value >= 10 else fact.value
    return f"{change_text(size, fact.unit)} {less if fact.subject.better == 'down' else 'more'}"


def guessed(brief: Brief, goal: Goal) -> str | None:
    """Say what the brief tells as its own guess; None where it tells none."""
    said = [part.text for part in goal.passage.parts if part.kind not in ("refused", "aim")] + [clean(note) for note in brief.notes]
    found = [text.strip(" .") for text in said if begins(text, "guesses")]
    return text_of("guessed").format(texts=list_text([f"“{text}”" for text in found])) if found else None


def one_metric(draft: Draft, facts: Facts) -> dict[str, Any]:
    """Name the one metric with where it stands and which key result carries it."""
    subject = read_one_metric(draft.brief)
    if subject is None:
        return _unnamed(draft, facts)
    name = clean(draft.brief.one_metric or "")
    fact = facts.known.get(subject.key)
    says = text_of("one_metric_known" if fact else "one_metric_unknown")
    carrier = _where_of(draft, name, subject.key)
    carrier = carrier if carrier and dict(_lines(draft))[carrier].measure.target is not None else None
    carried = text_of("carried").format(place=_place(carrier)) if carrier else text_of("not_carried")
    inside = spoken(name)
    called = f"{inside[:1].upper()}{inside[1:]}" if inside.partition(" ")[0].islower() else inside
    says = says.format(called=called, name=inside, value=fact.given if fact else "", carried=carried)
    return {"name": name, "says": says, "where": carrier}


def _unnamed(draft: Draft, facts: Facts) -> dict[str, Any]:
    """Read the target of the brief as the one metric, or the only number that is to move; else ask which one it is."""
    moving = [(where, line) for where, line in _lines(draft) if line.type != "health" and line.measure.target is not None]
    given = [(where, line) for where, line in moving if not line.assumed or line.measure.metric in facts.targets]
    started = [(where, line) for where, line in moving if isinstance(line.measure.baseline, float | int)]
    if not given and len(started) > 1:
        names = list_text([called(line, facts) for _, line in started]).replace(" and ", " or ")
        return {"name": None, "says": text_of("which_one_metric").format(names=names), "where": None}
    where, line = next(iter(given or started or moving or _lines(draft)))
    place = f"objective {_place(where)}" + (text_of("its_target_assumed") if line.assumed else "")
    of_target = "of_its_later_target" if given and _is_later(line, facts) else "of_its_target"
    because = text_of(of_target if given else "of_its_start" if started else "of_its_place")
    return {"name": None, "says": text_of("no_one_metric").format(text=line.text, place=place, because=because), "where": where}


def _is_later(line: KeyResult, facts: Facts) -> bool:
    """Whether what is asked for is due after the period, so that its key result goes a part of the way."""
    target = facts.targets.get(line.measure.metric or "")
    return target is not None and bool(target.why)


def _place(where: str) -> str:
    """Name the place of a key result by its numbers: "1, KR2"."""
    _, objective, _, key_result = where.split("/")
    return f"{int(objective) + 1}, KR{int(key_result) + 1}"


def _where_of(draft: Draft, name: str, key: str) -> str | None:
    """Find the key result that carries a metric: by what it measures, else by its name."""
    lines = _lines(draft)
    measured = (where for where, line in lines if key and (line.measure.metric or "").lower() == key.lower())
    return next(measured, next((where for where, line in lines if terms(name) in terms(line.text)), None))


def _lines(draft: Draft) -> list[tuple[str, KeyResult]]:
    return [
        (f"objectives/{number}/key_results/{place}", line)
        for number, objective in enumerate(draft.document.objectives)
        for place, line in enumerate(objective.key_results)
    ]


def numbers(draft: Draft, facts: Facts, reckoned: Collection[str]) -> list[dict[str, str | None]]:
    """List what the brief knows and what was handed down, metric by metric, with the key result that carries it; none is lost.

    What the arithmetic has `reckoned` with is held.
    """
    names = {key: fact.subject.name for key, fact in (*facts.targets.items(), *facts.known.items())}
    known = {key: fact.given for key, fact in facts.known.items()}
    targets = {key: _target(fact, facts) for key, fact in facts.targets.items()}
    rows = [
        {"metric": names[key], "today": known.get(key), "handed_down": targets.get(key), "where": _where_of(draft, names[key], key)}
        for key in dict.fromkeys((*known, *targets))
    ]
    for given, into, column in ((draft.brief.known, facts.known, "today"), (draft.brief.targets, facts.targets, "handed_down")):
        for name, value in given:
            fact = read_fact(name, value, target=into is facts.targets)
            told = fact and any(row["metric"] == clean(name) and row[column] == fact.given for row in rows)
            if fact and not told and fact.subject.key in into and into[fact.subject.key].given != fact.given:  # a second one of the metric
                rows.append(
                    {"metric": clean(name), "today": None, "handed_down": None, "where": _where_of(draft, name, ""), column: fact.given}
                )
    lines = dict(_lines(draft))
    tails = {fact.subject.name: fact.tail for fact in facts.known.values()}
    free = {row["metric"]: row["where"] for row in rows if row["where"] and not row["handed_down"]}
    offers = {name: _offered(lines[where], tails.get(name or "", "")) for name, where in free.items()}
    held = {names[key] for key in reckoned if key in names}
    others = {row["metric"]: text_of("held" if row["metric"] in held else "unset") for row in rows if not row["handed_down"]}
    return [row | {"offered": offers.get(row["metric"]) or others.get(row["metric"])} for row in rows]


def _offered(line: KeyResult, tail: str) -> str | None:
    """Say what the draft offers where nobody gave a target: a level, or that a number stays as it is."""
    if line.type == "health":
        return str(text_of("held"))
    if line.measure.target is None:
        return str(text_of("unset"))
    level = line.assumed and line.measure.comparison is None
    told = " ".join(filter(None, (value_text(line.measure.target, line.measure.unit), tail)))
    return str(text_of("offered")).format(value=told) if level else None


def read_in_goal(brief: Brief, facts: Facts) -> list[str]:
    """Name the numbers that stand in no field of the brief but were read out of its goal: "late parcels = 50% fewer"."""
    given = read_facts(brief)
    told = {fact.given for fact in given.known.values()}
    known = [
        f"{fact.subject.name} = {fact.given}" for key, fact in facts.known.items() if key not in given.known and fact.given not in told
    ]
    return known + [f"{fact.subject.name} = {_target(fact, facts)}" for key, fact in facts.targets.items() if key not in given.targets]


def _target(fact: Fact, facts: Facts) -> str:
    """Write what was handed down of a metric: a level as given, with the period's part of a later one, a change as one says it."""
    if fact.why and not fact.change:
        return str(text_of("part_way")).format(given=fact.given, value=value_text(fact.value, fact.unit))
    return _change(fact, facts) if fact.change else fact.given
