"""Whose objectives are whose, where one page holds those of several teams below headings such as "Team Lantern"."""

from __future__ import annotations

from collections.abc import Iterable

from okrcoach.documents.page.found import FoundStatement
from okrcoach.documents.page.headings import words_of
from okrcoach.documents.page.outline import Part
from okrcoach.documents.text import unescaped

NAME_WORDS = 6
"""A heading of more words tells of a team and is not its name."""


def give_teams(roots: Iterable[Part], objectives: Iterable[FoundStatement]) -> None:
    """Give objectives the team whose name is the nearest heading above them, where at least two teams have a heading."""
    standing: dict[int, list[FoundStatement]] = {}
    for one in objectives:
        standing.setdefault(id(one.parts[0]) if one.parts else 0, []).append(one)
    found: dict[str, list[FoundStatement]] = {}
    waiting = [(root, "") for root in roots]
    while waiting:
        part, team = waiting.pop()
        here = standing.get(id(part), [])
        if here and team:
            found.setdefault(team, []).extend(here)
        if not here and part.kind == "section" and _names_team(part.text):
            team = unescaped(part.text)
        waiting += [(child, team) for child in part.children]
    for name, theirs in found.items() if len(found) > 1 else ():
        for one in theirs:
            one.team = name


def _names_team(text: str) -> bool:
    from okrcoach.language.lexicon import lexicon  # noqa: PLC0415 - only headings over objectives are asked

    words = words_of(text)
    return len(words) <= NAME_WORDS and not lexicon("people.teams").isdisjoint(words)


def keep_several(objectives: Iterable[FoundStatement]) -> bool:
    """Return whether a sheet's objectives are those of several teams; one team alone is the document's."""
    given = [one for one in objectives if one.team]
    several = len({one.team.casefold() for one in given}) > 1
    for one in given if not several else ():
        one.team = ""
    return several
