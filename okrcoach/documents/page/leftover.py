"""List items below a heading about OKRs that went into nothing: a note tells of each, so that no line disappears in silence."""

from __future__ import annotations

from collections.abc import Iterable

from okrcoach.documents.names import layout
from okrcoach.documents.page.blocks import Block
from okrcoach.documents.page.evidence import is_statement
from okrcoach.documents.page.found import FoundStatement
from okrcoach.documents.page.headings import is_context, words_of
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.labels import read_label
from okrcoach.documents.page.line_marks import LISTED
from okrcoach.documents.page.outline import Part
from okrcoach.documents.text import Piece


def left_over(roots: list[Part], objectives: Iterable[FoundStatement], others: list[Part]) -> list[Part]:
    """Return the items below headings about OKRs that are in no statement and not among `others`; sections of notes may be nothing."""
    found: list[Part] = []
    taken = {id(part) for draft in _all(objectives) for part in draft.parts}
    known = {id(part) for part in others}
    waiting = [(root, False) for root in reversed(roots)]
    while waiting:
        part, asked = waiting.pop()
        asked = asked or (part.kind == "section" and is_context(part.text))
        if id(part) in known or _is_aside(part):
            continue
        if asked and part.kind == "item" and is_statement(part) and not any(id(one) in taken for one in part.walk()):
            found.append(part)
            continue
        waiting += [(one, asked) for one in reversed(part.children)]
    return found


def _is_aside(part: Part) -> bool:
    """Return whether a part stands over what calls itself notes; "People" and "Features" may be names of teams."""
    named = part.label is not None and part.label.kind == "aside" and bool(part.children)
    return named and " ".join(words_of(part.text)) not in layout()["groups"]["words"]


def in_code(starts: Iterable[int], text: str) -> list[Part]:
    """Return the first key result of each block of code, one with a number where it is no YAML: what is shown so may be an example."""
    found: list[Part] = []
    for start in starts:
        fence, at = text[start : start + 3], text.find("\n", start) + 1
        data = text[start:at].strip(f" \t\r\n{fence}").casefold() in layout()["code"]["data"]
        while 0 < at < len(text):
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
            piece = Piece.of(text, at, end).strip(f" \t{LISTED}")
            if piece.text.startswith(fence):
                break
            label = read_label(piece.text)
            if label is not None and label.kind == "key_result" and (label.number or data) and label.rest < len(piece.text):
                found.append(Part("paragraph", Block("paragraph", at, end), Inline(piece), label))
                break
            at = end + 1
    return found


def _all(objectives: Iterable[FoundStatement]) -> Iterable[FoundStatement]:
    for one in objectives:
        yield one
        yield from one.key_results
        yield from one.projects
