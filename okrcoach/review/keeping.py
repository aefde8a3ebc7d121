"""What a fix has to keep: all that a file says beside the words that are mended. Where one may lose something, there is no fix.

A document holds the fields that we know; a file holds more: notes, links, comments, keys of another system, marks. So the texts before
and after are compared, word by word and mark by mark, whatever their format.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from okrcoach.documents import edited
from okrcoach.documents.names import field_named
from okrcoach.documents.places import statement_at, statements
from okrcoach.documents.text import Lines
from okrcoach.errors import OkrcoachError
from okrcoach.language.lexicon import lexicon
from okrcoach.model import KeyResult, OkrDocument, Place, Project
from okrcoach.review.finding import AS_PROJECT, Finding

Words = Counter[str]

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_JOINERS = frozenset("&,;")
"""Marks that may go with the words that a fix leaves out."""
_AROUND = frozenset("\"'{}[]():,;-|@_")
"""What stands around values: needed by a data format, or set around an owner or a day."""
_BEFORE = frozenset("-*+:[]#=.)_|")
"""What stands before the words of a key result on a page."""
_BY_NUMBER = re.compile(r"\b(?:kr|key result)s?[ #-]?\d", re.IGNORECASE)
"""How a key result is called by its number."""
_REMARKS = {"md": ("<!--", "{/*", "//"), "yaml": ("#",)}
"""How a remark begins that has a line of its own."""


def keeps(old: str, new: str, form: str, before: OkrDocument, after: OkrDocument, finding: Finding) -> bool:
    """Say whether the new text of a file, which says `after`, holds all of the old one but the words that a fix leaves out."""
    if finding.fix is None:
        return False
    lines = finding.fix.after.split("\n")
    said, says = _words(finding.text), _words("\n".join(line.removeprefix(AS_PROJECT) for line in lines))
    left_out = said - says
    if not all(word.isalpha() or word in _JOINERS for word in left_out):
        return False
    may_go = left_out + _references(before, after)
    moves = finding.fix.after == finding.text
    item = statement_at(before, finding.where) if finding.where else None
    if isinstance(item, KeyResult) and (moves or any(not line.startswith(AS_PROJECT) for line in lines[1:])):
        around = _around(old, form, before, finding.where, item, numbered=not moves)
        if around is None or (moves and _remarked(old, form, item)) or _counted(old, form, before, finding.where, moves=moves):
            return False
        may_go += around if moves else Counter()
    was, now = _words(old), _words(new)
    lost, gained = was - now - may_go, now - was - (says - said)
    if form != "md":
        return not lost.keys() - _AROUND and not gained["\\"]
    strange = any(not word.isalnum() and (word == "\\" or word not in was) for word in gained)
    return not (lost or strange or _doubles(old, before, new, after) or _breaks_out(new, before, after, finding.where))


def _words(text: str) -> Words:
    """Return the words, numbers and marks of a text, with how often each stands there."""
    return Counter(_TOKEN.findall(text.casefold()))


def _doubles(old: str, before: OkrDocument, new: str, after: OkrDocument) -> bool:
    """Say whether a page gives more of its key results one number than it did: two "KR3", two "3."."""

    def doubled(text: str, document: OkrDocument) -> int:
        lines = Lines(text)
        heads = [
            (number, head)
            for number, objective in enumerate(document.objectives)
            for one in objective.key_results
            if one.place and any(map(str.isdigit, head := _before(lines, one.place)))
        ]
        return len(heads) - len(set(heads))

    return doubled(new, after) > doubled(old, before)


def _breaks_out(text: str, before: OkrDocument, after: OkrDocument, where: str) -> bool:
    """Say whether the first projects of an objective stand outside of what holds its key results, such as a box or a quotation."""
    number = int(where.split("/")[1])
    objective = after.objectives[number]
    if not objective.projects or before.objectives[number].projects or not objective.projects[0].place:
        return False
    project = objective.projects[0].place
    places = [one.place for one in objective.key_results if one.place]
    lines = Lines(text)
    if any(_indent(_before(lines, project)) < _indent(_before(lines, place)) for place in places):
        return True
    between = text[lines.offset(max((place.end_line for place in places), default=0) + 1, 1) : lines.offset(project.line, 1)]
    flush = [line for line in between.splitlines() if line.strip() and not line[0].isspace()]
    return len(flush) > 1 and not flush[-1].startswith(("#", "="))


def _indent(head: str) -> int:
    return len(head) - len(head.lstrip(" \t>"))


def _before(lines: Lines, place: Place) -> str:
    """Return what stands before a statement on its line."""
    return lines.text[lines.offset(place.line, 1) : lines.offset(place.line, place.column)]


def _references(before: OkrDocument, after: OkrDocument) -> Words:
    """Return the numbers by which projects name key results that have other places now, counted from 0 and from 1."""
    found: Words = Counter()
    now = {(where.split("/")[1], one.text): one.moves for where, one in statements(after) if isinstance(one, Project)}
    for where, one in statements(before):
        if isinstance(one, Project) and now.get((where.split("/")[1], one.text), one.moves) != one.moves:
            found.update(str(place + first) for place in one.moves for first in (0, 1))
    return found


def _around(text: str, form: str, document: OkrDocument, where: str, item: KeyResult, *, numbered: bool) -> Words | None:
    """Return what stands around the words of a key result and goes with it: list marks, its label, the keys of its fields.

    None where more goes with it than two halves of it, or a project, could carry on; without `numbered`, that is its number too, by
    which others may call it.
    """
    others = _without(document, where)
    head = _head(text, form, item)
    if head is None or (not numbered and any(word.isdigit() for word in head)):
        return None
    try:
        without = edited(text, form, others)
    except OkrcoachError:
        return None
    fields = _words(f"{item.owner or ''} {item.measure.due or ''}")
    around = _words(text) - _words(without) - _words(item.text) - _references(document, others)
    rest = around - fields - head
    if form == "csv":  # each row may tell them again
        objective = document.objectives[int(where.split("/")[1])]
        told = _words(" ".join(filter(None, (objective.text, document.team, document.period, document.title))))
        rest = Counter({word: count for word, count in rest.items() if word not in told})
    plain = (word in _AROUND or word in lexicon("grammar.statement_keys") or field_named(word) is not None for word in rest)
    return around - fields if all(plain) else None


def _without(document: OkrDocument, where: str) -> OkrDocument:
    """Return a document without one of its key results."""
    _, number, _, place = where.split("/")
    objectives = list(document.objectives)
    one = objectives[int(number)]
    after = range(int(place) + 1, len(one.key_results))
    objectives[int(number)] = replace(
        one,
        key_results=(*one.key_results[: int(place)], *one.key_results[int(place) + 1 :]),
        projects=tuple(
            replace(project, moves=tuple(at - (at in after) for at in project.moves if at != int(place))) for project in one.projects
        ),
    )
    return replace(document, objectives=tuple(objectives))


def _head(text: str, form: str, item: KeyResult) -> Words | None:
    """Return what stands before a key result on its line of a page; None where that is more than marks and a label."""
    if form != "md" or item.place is None:
        return Counter()
    head = _words(_before(Lines(text), item.place))
    return head if all(word in _BEFORE or word in lexicon("grammar.statement_keys") or word.isdigit() for word in head) else None


def _remarked(text: str, form: str, item: KeyResult) -> bool:
    """Say whether the line above is a remark, which would then stand over another line."""
    if item.place is None or form not in _REMARKS:
        return False
    lines = Lines(text)
    above = text[lines.offset(item.place.line - 1, 1) : lines.offset(item.place.line, 1)] if item.place.line > 1 else ""
    return above.lstrip().startswith(_REMARKS[form])


def _counted(text: str, form: str, document: OkrDocument, where: str, *, moves: bool) -> bool:
    """Say whether key results without numbers of their own are called by their place somewhere, and a fix gives one another place.

    What a project moves is written anew; no other mention is.
    """
    _, number, _, place = where.split("/")
    beside = document.objectives[int(number)].key_results
    if not moves and int(place) == len(beside) - 1:
        return False
    heads = [_head(text, form, one) or Counter() for one in beside]
    labelled = any(not lexicon("grammar.statement_keys").isdisjoint(head) and any(word.isdigit() for word in head) for head in heads)
    named = sum(len(project.moves) for objective in document.objectives for project in objective.projects)
    return not labelled and len(_BY_NUMBER.findall(text)) > named
