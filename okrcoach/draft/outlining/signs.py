"""By what a bet of an outline is seen to have failed: a metric that it was to move, still where it began."""

from __future__ import annotations

from collections import Counter

from okrcoach.draft.composing.bets import READABLE
from okrcoach.draft.numbers.facts import Facts
from okrcoach.draft.numbers.subjects import metrics_by_id, subject_of
from okrcoach.draft.reading.notes import text_of
from okrcoach.draft.words.sentences import is_several, value_text, with_article
from okrcoach.model import KeyResult, Objective, Project


def signs_of(objective: Objective, beliefs: list[str | None], facts: Facts) -> list[str | None]:
    """Say for each bet what would show that it did not work; nothing for one that only measures."""
    shared = Counter(place for project in objective.projects for place in project.moves)
    places = [
        None if belief in (None, READABLE) else _watched(objective, project, shared, facts)
        for project, belief in zip(objective.projects, beliefs, strict=True)
    ]
    return [
        None if place is None else _sign(objective.key_results[place], project, facts)
        for place, project in zip(places, objective.projects, strict=True)
    ]


def _watched(objective: Objective, project: Project, shared: Counter[int], facts: Facts) -> int | None:
    """Return the key result to look at: one that the bet names, else none that the brief asks for, else one that the fewest bets move."""
    lines = objective.key_results

    def order(place: int) -> tuple[bool, bool, int, bool, int]:
        named = called(lines[place], facts).lower() in project.text.lower()
        asked = lines[place].measure.metric in facts.targets  # it rises with whatever else is done for it
        return not named, asked, shared[place], not isinstance(lines[place].measure.baseline, float | int), place

    def begins(place: int) -> bool:  # what is counted from nothing moves whatever happens
        return lines[place].type != "health" and (lines[place].measure.baseline is not None or lines[place].measure.comparison is not None)

    return min(filter(begins, project.moves), key=order, default=None)


def _sign(line: KeyResult, project: Project, facts: Facts) -> str:
    name, measure = called(line, facts), line.measure
    known = facts.known.get(measure.metric or "")
    way = "fallen_below" if measure.direction == "down" else "risen_above"
    if known is not None and isinstance(measure.baseline, float | int):
        start = known.given
    elif isinstance(measure.baseline, float | int):
        start = value_text(float(measure.baseline), measure.unit)
    elif measure.comparison and measure.comparison.startswith("vs "):
        start = str(text_of("level_of")).format(span=measure.comparison.removeprefix("vs "))
    else:
        counted = measure.direction != "down" and measure.unit != "percent"
        start, way = "", "come_faster" if counted else "moved"
    has = "have" if is_several(name) else "has"
    still = str(text_of(way)).format(has=has, start=start)
    return str(text_of("fails")).format(when=text_of("by_then" if project.due else "by_half_way"), name=with_article(name), still=still)


def called(line: KeyResult, facts: Facts) -> str:
    """Name what a key result measures, as the key result itself does."""
    key = line.measure.metric or ""
    told = next((fact.subject.name for fact in (*facts.known.values(), *facts.targets.values()) if fact.subject.key == key), "")
    found = metrics_by_id().get(key)
    return told or (subject_of(found).name if found else key or line.text)
