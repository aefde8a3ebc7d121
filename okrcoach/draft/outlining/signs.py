"""By what a bet of an outline is seen to have failed: a metric that it was to move, still where it began."""

from __future__ import annotations

from okrcoach.draft.composing.bets import READABLE
from okrcoach.draft.numbers.facts import Facts
from okrcoach.draft.numbers.subjects import metrics_by_id, subject_of
from okrcoach.draft.reading.notes import text_of
from okrcoach.draft.words.sentences import is_several, value_text, with_article
from okrcoach.model import KeyResult, Objective, Project


def signs_of(objective: Objective, beliefs: list[str | None], facts: Facts) -> list[str | None]:
    """Say for each bet what would show that it did not work, each by another metric where it can; nothing for one that only measures."""
    used: set[int] = set()
    rows: list[str | None] = []
    for project, belief in zip(objective.projects, beliefs, strict=True):
        place = None if belief in (None, READABLE) else _watched(objective, project, used)
        if place is not None:
            used.add(place)
        rows.append(None if place is None else _sign(objective.key_results[place], project, facts))
    return rows


def _watched(objective: Objective, project: Project, used: set[int]) -> int | None:
    """Return the key result to look at: one with a start before one without, the catalog's before a team's own."""
    lines = objective.key_results

    def order(place: int) -> tuple[bool, bool, bool, int]:
        measure = lines[place].measure
        return place in used, not isinstance(measure.baseline, float | int), measure.metric not in metrics_by_id(), place

    def begins(place: int) -> bool:  # what is counted from nothing moves whatever happens
        return lines[place].type != "health" and (lines[place].measure.baseline is not None or lines[place].measure.comparison is not None)

    return min(filter(begins, project.moves), key=order, default=None)


def _sign(line: KeyResult, project: Project, facts: Facts) -> str:
    name = called(line, facts)
    known = facts.known.get(line.measure.metric or "")
    if known is not None and isinstance(line.measure.baseline, float | int):
        start = known.given
    elif isinstance(line.measure.baseline, float | int):
        start = value_text(float(line.measure.baseline), line.measure.unit)
    elif line.measure.comparison and line.measure.comparison.startswith("vs "):
        start = str(text_of("level_of")).format(span=line.measure.comparison.removeprefix("vs "))
    else:
        start = str(text_of("first_reading"))
    when = text_of("by_then" if project.due else "by_half_way")
    return str(text_of("fails")).format(when=when, name=with_article(name), has="have" if is_several(name) else "has", start=start)


def called(line: KeyResult, facts: Facts) -> str:
    """Name what a key result measures, as the key result itself does."""
    key = line.measure.metric or ""
    told = next((fact.subject.name for fact in (*facts.known.values(), *facts.targets.values()) if fact.subject.key == key), "")
    found = metrics_by_id().get(key)
    return told or (subject_of(found).name if found else key or line.text)
