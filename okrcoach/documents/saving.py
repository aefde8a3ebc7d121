"""Saving edits into the text they were read from: only the lines of changed statements change.

The difference between what was read and what is wanted becomes single steps. Each step has several ways of writing it, the least
intrusive first; a way counts only when the text, read again, says what the step meant. So a step never harms what it does not mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Protocol

from okrcoach.documents.edits import Change, apply_changes
from okrcoach.documents.pairing import apart, kind, paired
from okrcoach.documents.places import Statement, statements
from okrcoach.documents.record import statement_data
from okrcoach.errors import OkrcoachError
from okrcoach.model import KeyResult, Objective, OkrDocument, Project

Ways = Iterator[list[Change]]
LISTS = ("key_results", "projects")


class Opened(Protocol):
    """A text that was read to be edited, with its ways of writing each step."""

    document: OkrDocument

    def retext(self, where: str, text: str) -> Ways:
        """Give a statement another text."""

    def refield(self, where: str, name: str, value: Any, item: Statement) -> Ways:
        """Give a field of a statement another value, None to leave it out; `item` is the statement as it should be."""

    def insert(self, where: str, item: Statement) -> Ways:
        """Put a statement at an address."""

    def delete(self, where: str) -> Ways:
        """Take a statement out, an objective with everything below it."""

    def move(self, where: str, to: str) -> Ways:
        """Put a statement at another address, counted as if it had been taken out before."""

    def rehead(self, name: str, value: str | None) -> Ways:
        """Give the document another title, team or period."""


def edited_text(text: str, wanted: OkrDocument, open_text: Callable[[str], Opened]) -> str:
    """Return the text with the edits that make it say what is wanted. Raises OkrcoachError where it cannot be made to."""
    wanted = apart(wanted)
    work = _Work(text, open_text)
    if work.opened.document == wanted:
        return text
    pairs = paired(work.opened.document, wanted)
    _change(work, pairs)
    tree = _Tree(work.opened.document, pairs)
    _drop(work, tree)
    _arrange(work, tree, wanted)
    _relink(work, wanted)
    _rehead(work, wanted)
    if texts(work.opened.document) != texts(wanted):
        raise OkrcoachError("these edits cannot be written into this file as it is laid out; save under a new name instead")
    return work.text


class _Work:
    """The text as it is now."""

    def __init__(self, text: str, open_text: Callable[[str], Opened]) -> None:
        self.text = text
        self.open_text = open_text
        self.opened = open_text(text)

    def take(self, ways: Iterable[list[Change]], meant: Callable[[OkrDocument], bool], what: str, *, needed: bool = True) -> bool:
        """Take the first way that does what is meant."""
        for changes in ways:
            text = apply_changes(self.text, changes)
            try:
                opened = self.open_text(text)
            except OkrcoachError:
                continue  # what was written is no text of this format any more
            if meant(opened.document):
                self.text, self.opened = text, opened
                return True
        if needed:
            raise OkrcoachError(f"{what} cannot be written into this file as it is laid out; save under a new name instead")
        return False


def texts(document: OkrDocument) -> list[tuple[str, str]]:
    """Return every statement's address and text."""
    return [(where, item.text) for where, item in statements(document)]


def data(item: Statement) -> dict[str, Any]:
    """Return a statement's fields, less its text and what stands below it."""
    return {name: value for name, value in statement_data(item).items() if name not in ("text", *LISTS)}


def _says(expected: list[tuple[str, str]]) -> Callable[[OkrDocument], bool]:
    return lambda now: texts(now) == expected


def _holds(expected: list[tuple[str, str]], where: str, name: str, value: Any) -> Callable[[OkrDocument], bool]:
    return lambda now: texts(now) == expected and data(dict(statements(now))[where]).get(name) == value


def _is_headed(name: str, value: str | None) -> Callable[[OkrDocument], bool]:
    return lambda now: getattr(now, name) == value


def _change(work: _Work, pairs: dict[str, Statement]) -> None:
    """Give the statements that stay their new texts and fields."""
    old = dict(statements(work.opened.document))
    for where, item in pairs.items():
        if item.text == old[where].text:
            continue
        expected = [(one, item.text if one == where else text) for one, text in texts(work.opened.document)]
        work.take(work.opened.retext(where, item.text), _says(expected), f"'{item.text}'")
    now = dict(statements(work.opened.document))
    for where, item in pairs.items():
        if data(now[where]) != data(item):
            _refield(work, where, item)
            now = dict(statements(work.opened.document))


def _refield(work: _Work, where: str, item: Statement, *, new: bool = False) -> None:
    """Give one statement its new fields; what a project moves waits until the key results have their places.

    A new statement keeps what the page gives it by its place, such as the scores of a table.
    """
    before = data(dict(statements(work.opened.document))[where])
    after = data(item)
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) == after.get(name) or name in ("moves", "score_as_written") or (new and name not in after):
            continue
        placed = name in ("parent", "team") and name not in after  # a page may give them by the place alone
        meant = _holds(texts(work.opened.document), where, name, after.get(name))
        work.take(
            work.opened.refield(where, name, after.get(name), item),
            meant,
            f"the {name.replace('_', '-')} of '{item.text}'",
            needed=not placed,
        )


class _Tree:
    """The wanted statements that the text holds now, in its order; None for one that has to go."""

    def __init__(self, document: OkrDocument, pairs: dict[str, Statement]) -> None:
        self.rows: list[tuple[Statement | None, dict[str, list[Statement | None]]]] = []
        for number, objective in enumerate(document.objectives):
            where = f"objectives/{number}"
            below = {name: [pairs.get(f"{where}/{name}/{index}") for index in range(len(getattr(objective, name)))] for name in LISTS}
            self.rows.append((pairs.get(where), below))

    def places(self) -> dict[int, str]:
        """Return where each statement stands now, by its identity."""
        found: dict[int, str] = {}
        for number, (item, below) in enumerate(self.rows):
            found[id(item)] = f"objectives/{number}"
            for name in LISTS:
                found |= {id(one): f"objectives/{number}/{name}/{index}" for index, one in enumerate(below[name])}
        return found


def _without(expected: list[tuple[str, str]], where: str) -> list[tuple[str, str]]:
    return [(one, text) for one, text in expected if one != where and not one.startswith(f"{where}/")]


def _words(expected: Iterable[tuple[str, str]]) -> list[str]:
    return [text for _, text in expected]


def _drop(work: _Work, tree: _Tree) -> None:
    """Take out what is not wanted, from the end. A wanted key result below an unwanted objective is put back where it belongs."""
    for number in reversed(range(len(tree.rows))):
        item, below = tree.rows[number]
        where = f"objectives/{number}"
        if item is None:
            _delete(work, where)
            del tree.rows[number]
            continue
        for name in reversed(LISTS):
            for index in reversed(range(len(below[name]))):
                if below[name][index] is None:
                    _delete(work, f"{where}/{name}/{index}")
                    del below[name][index]


def _delete(work: _Work, where: str) -> None:
    before = texts(work.opened.document)
    expected = _without(before, where)
    work.take(work.opened.delete(where), lambda now: _words(texts(now)) == _words(expected), f"taking out '{dict(before)[where]}'")


def _arrange(work: _Work, tree: _Tree, wanted: OkrDocument) -> None:
    """Bring what is there into the wanted order, and put in what is new."""
    for number, objective in enumerate(wanted.objectives):
        there = next((index for index, (item, _) in enumerate(tree.rows) if item is objective), None)
        if there is None:
            held = tree.places()
            fresh = tuple(one for one in objective.key_results if id(one) not in held)
            given = _insert_objective(work, f"objectives/{number}", replace(objective, key_results=fresh, projects=()))
            tree.rows.insert(number, (objective, {"key_results": list(given), "projects": []}))
        elif there != number:
            _move(work, f"objectives/{there}", f"objectives/{number}")
            tree.rows.insert(number, tree.rows.pop(there))
    places = tree.places()
    for number, objective in enumerate(wanted.objectives):
        for name in LISTS:
            for index, item in enumerate(getattr(objective, name)):
                to = f"objectives/{number}/{name}/{index}"
                if places.get(id(item)) != to:
                    _place(work, tree, item, places.get(id(item)), to)
                    places = tree.places()


def _place(work: _Work, tree: _Tree, item: Statement, where: str | None, to: str) -> None:
    _, number, name, index = to.split("/")
    row = tree.rows[int(number)][1][name]
    if where is None:
        _insert(work, to, replace(item, moves=()) if isinstance(item, Project) else item)
    else:
        _move(work, where, to)
        _, old, _, place = where.split("/")
        del tree.rows[int(old)][1][name][int(place)]
    row.insert(int(index), item)


def _below(document: OkrDocument, where: str) -> list[str]:
    return [text for one, text in texts(document) if one == where or one.startswith(f"{where}/")]


def _insert(work: _Work, where: str, item: Statement) -> None:
    before = sorted([*_words(texts(work.opened.document)), item.text])

    def meant(now: OkrDocument, *, exact: bool = True) -> bool:
        there = dict(statements(now)).get(where)
        if there is None or there.text != item.text or kind(there) != kind(item) or sorted(_words(texts(now))) != before:
            return False
        return not exact or data(there) == data(item)

    opened = work.opened
    if not work.take(opened.insert(where, item), meant, where, needed=False):
        work.take(opened.insert(where, item), lambda now: meant(now, exact=False), f"the new line '{item.text}'")
        _refield(work, where, item, new=True)


def _insert_objective(work: _Work, where: str, item: Objective) -> tuple[KeyResult, ...]:
    """Put a new objective in, with its key results where that goes at once; return those that are in."""
    before = _words(texts(work.opened.document))
    for one in (item, replace(item, key_results=())):
        expected = [one.text, *(key_result.text for key_result in one.key_results)]

        def meant(now: OkrDocument, expected: list[str] = expected) -> bool:
            return _below(now, where) == expected and sorted(_words(texts(now))) == sorted([*before, *expected])

        if work.take(work.opened.insert(where, one), meant, f"the new objective '{one.text}'", needed=not one.key_results):
            _refield(work, where, item, new=True)
            for index, key_result in enumerate(one.key_results):
                _refield(work, f"{where}/key_results/{index}", key_result, new=True)
            return one.key_results
    return ()


def _move(work: _Work, where: str, to: str) -> None:
    moved = _below(work.opened.document, where)
    before = sorted(_words(texts(work.opened.document)))
    item = dict(statements(work.opened.document))[where]
    opened = work.opened

    def meant(now: OkrDocument) -> bool:
        return _below(now, to) == moved and sorted(_words(texts(now))) == before

    if work.take(opened.move(where, to), meant, where, needed=False):
        return
    if isinstance(item, Objective):
        raise OkrcoachError(f"'{item.text}' cannot be moved in this file as it is laid out; save under a new name instead")
    _delete(work, where)
    _insert(work, to, item)


def _relink(work: _Work, wanted: OkrDocument) -> None:
    """Give projects what they move, now that the key results have their places."""
    before = dict(statements(work.opened.document))
    for where, item in statements(wanted):
        now = before[where]
        if isinstance(item, Project) and isinstance(now, Project) and item.moves != now.moves:
            value = list(item.moves) or None
            meant = _holds(texts(work.opened.document), where, "moves", value)
            work.take(work.opened.refield(where, "moves", value, item), meant, f"what '{item.text}' moves")


def _rehead(work: _Work, wanted: OkrDocument) -> None:
    """Give the document its own fields."""
    for name in ("title", "team", "period"):
        value = getattr(wanted, name)
        if getattr(work.opened.document, name) != value:
            work.take(work.opened.rehead(name, value), _is_headed(name, value), f"the {name}")
