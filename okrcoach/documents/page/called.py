"""Key results that are called so, beside what other names such as "KPI" and "Acceptance criteria" stand over."""

from __future__ import annotations

from okrcoach.documents.page.found import FoundStatement
from okrcoach.documents.page.headings import is_certain
from okrcoach.documents.page.outline import Part


def keep_called(objectives: list[FoundStatement], measures: set[int]) -> list[Part]:
    """Take away what a name such as "KPI" stands over where its objective has key results that are called so; return that."""
    aside: list[Part] = []
    for one in objectives:
        called = [below for below in one.key_results if id(below) not in measures]
        if called and len(called) < len(one.key_results):
            aside += [part for below in one.key_results if id(below) in measures for part in below.parts]
            one.key_results = called
    return aside


def elsewhere(objectives: list[FoundStatement], roots: list[Part], measures: set[int], accepted: set[int]) -> list[FoundStatement]:
    """Return the objectives without a number and with nothing but `accepted`, "Acceptance criteria", outside of headings about OKRs.

    All that have key results that are called so, and do not stand below `measures`, stand below such a heading.
    """
    called = [one for one in objectives if any(id(below) not in measures for below in one.key_results)]
    named = [one for one in objectives if one.label is not None and not one.label.number and one.row is None]
    loose = [one for one in named if one.key_results and all(id(below) in accepted for below in one.key_results)]
    if not called or not loose:
        return []
    below = _below_okrs(roots)
    if not all(one.parts and id(one.parts[0]) in below for one in called):
        return []
    return [one for one in loose if id(one.parts[0]) not in below]


def _below_okrs(roots: list[Part]) -> set[int]:
    """Return what stands below headings and bold lines that are about OKRs, and these themselves."""
    found: set[int] = set()
    waiting = [(root, False) for root in roots]
    while waiting:
        part, known = waiting.pop()
        known = known or ((part.kind == "section" or part.bold) and is_certain(part.text))
        if known:
            found.add(id(part))
        waiting += [(one, known) for one in part.children]
    return found
