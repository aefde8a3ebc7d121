"""What an objective says it supports, and a project moves: whether that is there, and whether it leads back to itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from okrcoach.data import nearest
from okrcoach.language.lexicon import lexicon
from okrcoach.model import Objective, Project
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line, shortened


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).strip(" .:")


def _by_name(context: Context) -> Mapping[str, Line]:
    """Return objectives by what a child may call them: their id, their text, or the label in brackets at its end, "(C1)"."""
    found: dict[str, Line] = {}
    for line in context.objectives:
        found.setdefault(_plain(line.text), line)
        label = line.text.rpartition("(")[2]
        if label.endswith(")") and label[-2:-1].isdecimal():
            found.setdefault(_plain(label[:-1]), line)
    for line in context.objectives:
        if isinstance(line.item, Objective) and line.item.id:
            found[_plain(line.item.id)] = line
    return found


def _written(line: Line) -> str:
    return _plain(line.item.parent or "") if isinstance(line.item, Objective) else ""


def _by_number(context: Context) -> Mapping[int, Line]:
    """Return objectives by their place from 1: pages number them, and the numbers are no part of their texts."""
    return {int(line.where.rpartition("/")[2]) + 1: line for line in context.objectives}


def _numbered(written: str, context: Context) -> Line | None:
    """Return the objective that "O1" or "Objective 1" means in a document that gives it no such name, if it is there."""
    label, number = written.rstrip("0123456789").strip(), written.lstrip("#abcdefghijklmnopqrstuvwxyz ")
    if label not in lexicon("alike.objective_labels") or not number.isdecimal():
        return None
    return context.once("objectives by number", _by_number).get(int(number))


def parent_of(line: Line, context: Context) -> Line | None:
    """Return the objective of the same document that an objective supports, if it is there."""
    written = _written(line)
    return context.once("objectives by name", _by_name).get(written) or _numbered(written, context)


def supported(context: Context) -> frozenset[Line]:
    """Return the objectives that others support: they stand at the top."""
    return frozenset(parent for line in context.objectives if (parent := parent_of(line, context)) is not None)


def _on_cycles(context: Context) -> frozenset[Line]:
    """Return the objectives from which following the parents leads back to themselves. Each is walked once."""
    state: dict[Line, int] = {}
    cyclic: set[Line] = set()
    for number, start in enumerate(context.objectives):
        line: Line | None = start
        path: list[Line] = []
        while line is not None and line not in state:
            state[line] = number
            path.append(line)
            line = parent_of(line, context)
        if line is not None and state[line] == number and line in path:
            cyclic.update(path[path.index(line) :])
    return frozenset(cyclic)


def _parents_are_here(context: Context) -> bool:
    """Say whether a parent is to be found in this file: objectives have ids, or another's parent is there."""
    return bool(supported(context)) or any(isinstance(line.item, Objective) and line.item.id for line in context.objectives)


def _absent(line: Line, near: str = "") -> str:
    return f"'{getattr(line.item, 'parent', '')}', which is not in this file{near or '.'}"


def broken_parent_link(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a parent that is not there (elsewhere, where nothing in the file says that it should be), or a circle (cycle)."""
    written = _written(line)
    if not written or any(written.startswith(prefix) for prefix in rule.settings["outside"]):
        return
    names = context.once("objectives by name", _by_name)
    circle = line in context.once("cycles", _on_cycles)
    if written not in names and circle:  # "O1" of the company above, not of this file
        yield Hit(0, len(line.text), {"problem": _absent(line)}, frozenset({"elsewhere"}))
    elif written not in names and parent_of(line, context) is None:
        near = nearest(written, names)
        expected = near or context.once("parents are here", _parents_are_here)
        yield Hit(0, len(line.text), {"problem": _absent(line, near)}, frozenset({"missing" if expected else "elsewhere"}))
    elif circle:
        parent = names[written]
        problem = "itself." if parent is line else f"'{parent.text}', which in the end supports this one."
        yield Hit(0, len(line.text), {"problem": problem}, frozenset({"cycle"}))


def broken_project_link(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find a project that moves a key result by a number which its objective has not."""
    if line.objective is None or not isinstance(line.item, Project) or not isinstance(line.objective.item, Objective):
        return
    count = len(line.objective.item.key_results)
    missing = list(dict.fromkeys(f"KR{place + 1}" for place in line.item.moves if place >= count))
    if missing:
        there = f"the objective has {count or 'no'} key result{'s' if count != 1 else ''}"
        yield Hit(0, len(line.text), {"missing": shortened(" and ".join(missing)), "there": there})


BROKEN_PROJECT_LINK = CheckKind(broken_project_link)
BROKEN_LINK = CheckKind(broken_parent_link, settings={"outside": list})
