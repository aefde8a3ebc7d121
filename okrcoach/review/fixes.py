"""Fixes: what a document is after one, and whether it is offered at all.

A fix is offered only where the edit is certain and the mended document has no error or warning that it had not before. What it does
follows from the finding: its `after` is the new text of the line; of several lines, the first stays and the others become key results
beside it (a compound one that is split, a number lifted out of an objective) or projects (the work of a line that names its change); the
unchanged text of a key result goes to the projects.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from okrcoach.model import KeyResult, Measure, Objective, OkrDocument, Project
from okrcoach.review.finding import AS_PROJECT, Finding, Fix

Review = Callable[[OkrDocument], Sequence[Finding]]


def mended(document: OkrDocument, where: str, after: str) -> OkrDocument | None:
    """Return the document with a line's fix applied; None where the line carries more than the fix could keep."""
    parts = where.split("/")
    if len(parts) < 2:
        return replace(document, title=after)
    number = int(parts[1])
    objective = document.objectives[number]
    changed = _line(objective, parts[2], int(parts[3]), after) if len(parts) > 2 else _objective(objective, after)
    if changed is None:
        return None
    return replace(document, objectives=(*document.objectives[:number], changed, *document.objectives[number + 1 :]))


def _objective(objective: Objective, after: str) -> Objective:
    text, *lifted = after.split("\n")
    return replace(objective, text=text, key_results=(*objective.key_results, *(KeyResult(one) for one in lifted)))


def _line(objective: Objective, kind: str, place: int, after: str) -> Objective | None:
    if kind == "projects":
        projects = objective.projects
        return replace(objective, projects=(*projects[:place], replace(projects[place], text=after), *projects[place + 1 :]))
    results = objective.key_results
    key_result = results[place]
    if after == key_result.text:
        return _moved(objective, place)
    first, *others = after.split("\n")
    work = [one.removeprefix(AS_PROJECT) for one in others if one.startswith(AS_PROJECT)]
    rest = [one for one in others if not one.startswith(AS_PROJECT)]
    if rest and _carries(key_result):
        return None
    # A measure in fields belongs to the old text: where the words change, it is read from them anew.
    texts = (replace(key_result, text=first), *(replace(key_result, text=one, place=None) for one in rest))
    added = len(rest)
    projects = tuple(replace(one, moves=tuple(_shifted(one.moves, place, added))) for one in objective.projects)
    said = any(one.moves for one in projects)  # elsewhere nobody writes which key result a project moves
    projects += tuple(Project(one, moves=(place,) if said else ()) for one in work)
    return replace(objective, key_results=(*results[:place], *texts, *results[place + 1 :]), projects=projects)


def _shifted(moves: Iterable[int], place: int, added: int) -> Iterable[int]:
    """Return the places of key results after so many were added behind one; who moved that one moves all of its parts."""
    for move in moves:
        if move == place:
            yield from range(place, place + added + 1)
        else:
            yield move + added if move > place else move


def _moved(objective: Objective, place: int) -> Objective | None:
    """Return the objective with a key result among its projects instead."""
    key_result = objective.key_results[place]
    if _carries(key_result) or any(place in project.moves for project in objective.projects):
        return None
    project = Project(key_result.text, owner=key_result.owner, due=key_result.measure.due)
    after = range(place + 1, len(objective.key_results))  # a link to none of them stays as wrong as it is
    projects = tuple(
        replace(one, moves=tuple(move - 1 if move in after else move for move in one.moves)) for one in (*objective.projects, project)
    )
    return replace(objective, key_results=(*objective.key_results[:place], *objective.key_results[place + 1 :]), projects=projects)


def _carries(key_result: KeyResult) -> bool:
    """Say whether a key result has what neither a project nor two halves of it could carry on."""
    measure = replace(key_result.measure, due=None)
    bare = KeyResult(key_result.text, measure=key_result.measure, owner=key_result.owner, place=key_result.place)
    return key_result != bare or measure != Measure()


def offered(document: OkrDocument, finding: Finding, after: str, review: Review) -> bool:
    """Say whether a fix does what it should: the finding gone, and no error or warning that was not there. `review` offers no fixes."""
    parts = finding.where.split("/")
    if len(parts) < 2:
        return False
    alone = replace(document, objectives=(document.objectives[int(parts[1])],))
    where = "/".join((parts[0], "0", *parts[2:]))
    fixed = mended(alone, where, after)
    mine = finding._replace(where=where, fix=Fix((), after))
    return fixed is not None and not made_worse([mine], review(alone), review(fixed))


def made_worse(mended_ones: Sequence[Finding], before: Sequence[Finding], now: Sequence[Finding]) -> bool:
    """Say whether the fixes of findings leave one of them, or bring an error or a warning that was not there.

    What was said of a mended line itself before may be said of each of its new ones, as long as there is no more to mend in all; what was
    said of any other line has to stay at that one.
    """
    if _grave(now) > _grave(before):
        return True
    rules, places = {one.rule for one in mended_ones}, {one.where for one in mended_ones}
    known = Counter((one.rule, one.text) for one in before if one.severity != "info")
    kept = {one.rule for one in before if one.severity != "info" and one.where in places} - rules
    new_texts = {line.removeprefix(AS_PROJECT) for one in mended_ones if one.fix for line in one.fix.after.split("\n")}
    for one in now:
        if one.rule in rules and one.text in new_texts:
            return True
        if one.severity == "info" or (one.text in new_texts and one.rule in kept):
            continue
        if known[one.rule, one.text] <= 0:
            return True
        known[one.rule, one.text] -= 1
    return False


def _grave(found: Iterable[Finding]) -> int:
    return sum(one.severity != "info" for one in found)


def same_ends(old: str, new: str) -> tuple[int, int]:
    """Count the characters that two texts have in common at the front, and at the end behind these."""
    shorter = min(len(old), len(new))
    front = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    back = next((place for place in range(shorter - front) if old[-1 - place] != new[-1 - place]), shorter - front)
    return front, back
