"""A document changed in one place: every edit of the app, as a function from document to document.

A project names the key results that it moves by their places, so what adds, takes out or moves a key result renumbers them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from okrcoach.model import KeyResult, Kind, Objective, OkrDocument, Project

Line = Objective | KeyResult | Project
"""What has a text of its own."""

Part = Literal["", "key_results", "projects"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a document, taken apart: `objectives/1/key_results/0`."""

    objective: int
    """-1 for the document itself."""
    part: Part = ""
    index: int = 0

    def __str__(self) -> str:
        if self.objective < 0:
            return ""
        return f"objectives/{self.objective}/{self.part}/{self.index}" if self.part else f"objectives/{self.objective}"

    @property
    def kind(self) -> Kind:
        """What stands there."""
        if self.objective < 0:
            return "document"
        return "key_result" if self.part == "key_results" else "project" if self.part == "projects" else "objective"


def spot_of(where: str) -> Spot:
    """Return the place that a finding's `where` names."""
    parts = where.split("/")
    if len(parts) < 2:
        return Spot(-1)
    if len(parts) < 4:
        return Spot(int(parts[1]))
    return Spot(int(parts[1]), "key_results" if parts[2] == "key_results" else "projects", int(parts[3]))


def places(document: OkrDocument) -> Iterator[str]:
    """Where every line stands, from the top down; `""` for the document comes first."""
    yield ""
    for number, objective in enumerate(document.objectives):
        yield f"objectives/{number}"
        yield from (f"objectives/{number}/key_results/{index}" for index in range(len(objective.key_results)))
        yield from (f"objectives/{number}/projects/{index}" for index in range(len(objective.projects)))


def line_at(document: OkrDocument, where: str) -> Line | None:
    """Return the line that stands there; None for the document itself and for a place that does not exist."""
    spot = spot_of(where)
    if not 0 <= spot.objective < len(document.objectives):
        return None
    objective = document.objectives[spot.objective]
    if not spot.part:
        return objective
    lines: tuple[Line, ...] = objective.key_results if spot.part == "key_results" else objective.projects
    return lines[spot.index] if 0 <= spot.index < len(lines) else None


def followed(before: OkrDocument, after: OkrDocument) -> dict[str, str]:
    """Where each line of a document stands in the one that came of it; a line that is gone, or says something else now, is left out."""
    found: dict[tuple[Kind, str], list[str]] = {}
    for where in places(after):
        if line := line_at(after, where):
            found.setdefault((spot_of(where).kind, line.text), []).append(where)
    now: dict[str, str] = {}
    for where in places(before):
        if (line := line_at(before, where)) and (same := found.get((spot_of(where).kind, line.text))):
            now[where] = same.pop(0)
    return now


def with_line(document: OkrDocument, where: str, line: Line) -> OkrDocument:
    """Return the document with that line in the place of the one that stands there."""
    return _spliced(document, spot_of(where), 1, (line,))


def with_new(document: OkrDocument, where: str, line: Line) -> OkrDocument:
    """Return the document with the line put in at that place, what stood there following it."""
    return _spliced(document, spot_of(where), 0, (line,))


def without(document: OkrDocument, where: str) -> OkrDocument:
    """Return the document without that line (and without what belongs to it)."""
    return _spliced(document, spot_of(where), 1, ())


def moved(document: OkrDocument, where: str, step: Literal[-1, 1]) -> tuple[OkrDocument, str]:
    """Return the document with that line one place up or down, and where it then stands; unchanged where it cannot go.

    A key result or project that leaves its objective joins the next one; a project then moves none of its key results.
    """
    spot = spot_of(where)
    line = line_at(document, where)
    if line is None:
        return document, where
    target = _next_spot(document, spot, step)
    if target is None:
        return document, where
    if isinstance(line, Project) and target.objective != spot.objective:
        line = replace(line, moves=())
    elif spot.part == "key_results" and target.objective == spot.objective:
        return _swapped(document, spot, target.index), str(target)
    return with_new(without(document, where), str(target), line), str(target)


def _next_spot(document: OkrDocument, spot: Spot, step: int) -> Spot | None:
    if not spot.part:
        return Spot(spot.objective + step) if 0 <= spot.objective + step < len(document.objectives) else None
    if 0 <= spot.index + step < _length(document, spot.objective, spot.part):
        return replace(spot, index=spot.index + step)
    neighbour = spot.objective + step
    if not 0 <= neighbour < len(document.objectives):
        return None
    return Spot(neighbour, spot.part, 0 if step > 0 else _length(document, neighbour, spot.part))


def _length(document: OkrDocument, objective: int, part: Part) -> int:
    chosen = document.objectives[objective]
    return len(chosen.key_results if part == "key_results" else chosen.projects)


def _swapped(document: OkrDocument, spot: Spot, other: int) -> OkrDocument:
    """Two neighbouring key results exchanged, the projects' numbers with them."""
    objective = document.objectives[spot.objective]
    lines = list(objective.key_results)
    lines[spot.index], lines[other] = lines[other], lines[spot.index]
    exchanged = {spot.index: other, other: spot.index}
    projects = tuple(
        replace(project, moves=tuple(sorted(exchanged.get(number, number) for number in project.moves))) for project in objective.projects
    )
    return _with_objective(document, spot.objective, replace(objective, key_results=tuple(lines), projects=projects))


def _spliced(document: OkrDocument, spot: Spot, count: int, lines: tuple[Line, ...]) -> OkrDocument:
    """`count` lines from the spot on replaced by `lines`."""
    if not spot.part:
        objectives = tuple(line for line in lines if isinstance(line, Objective))
        rest = document.objectives
        return replace(document, objectives=rest[: spot.objective] + objectives + rest[spot.objective + count :])
    objective = document.objectives[spot.objective]
    if spot.part == "projects":
        projects = tuple(line for line in lines if isinstance(line, Project))
        changed = replace(objective, projects=objective.projects[: spot.index] + projects + objective.projects[spot.index + count :])
        return _with_objective(document, spot.objective, changed)
    key_results = tuple(line for line in lines if isinstance(line, KeyResult))
    changed = replace(
        objective,
        key_results=objective.key_results[: spot.index] + key_results + objective.key_results[spot.index + count :],
        projects=tuple(_renumbered(project, spot.index, count, len(key_results)) for project in objective.projects),
    )
    return _with_objective(document, spot.objective, changed)


def _renumbered(project: Project, index: int, gone: int, come: int) -> Project:
    """Return the project after `gone` key results from `index` on made room for `come` others."""
    if gone == come:
        return project
    kept = (number for number in project.moves if not index <= number < index + gone)
    return replace(project, moves=tuple(number if number < index else number + come - gone for number in kept))


def _with_objective(document: OkrDocument, number: int, objective: Objective) -> OkrDocument:
    return replace(document, objectives=(*document.objectives[:number], objective, *document.objectives[number + 1 :]))


def text_for_metrics(document: OkrDocument, where: str) -> tuple[str, Literal["objective", "key_result"]]:
    """Return the words by which to look for metrics for a line: a key result's own, else its objective's."""
    line = line_at(document, where)
    if isinstance(line, KeyResult) and line.text.strip():
        return line.text, "key_result"
    objective = line_at(document, str(Spot(spot_of(where).objective)))
    return (objective.text if objective else ""), "objective"


def key_results_beside(document: OkrDocument, where: str) -> tuple[KeyResult, ...]:
    """Return the key results of the line's objective, the line itself among them."""
    number = spot_of(where).objective
    return document.objectives[number].key_results if 0 <= number < len(document.objectives) else ()
