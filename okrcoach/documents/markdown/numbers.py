"""The numbers of a Markdown page's statements: the label and the list mark of a new one, and the marks behind it counted on."""

from __future__ import annotations

import re

from okrcoach.documents.edits import Change
from okrcoach.documents.markdown.fields import FieldWays

_LAST_NUMBER = re.compile(r"[0-9]+(?=[^0-9]*$)")
_WHOLE_NUMBER = re.compile(r" ?#?[0-9]+(?:\.[0-9]+)*(?=[^0-9]*$)")


class NumberWays(FieldWays):
    """The ways of giving a new statement its number. None that is there is given twice, and no label that is there changes."""

    def label_like(self, neighbour: str, *, step: int) -> str:
        """Return a neighbour's label counted on: behind "**KR2.3:** " comes "**KR2.4:** ", or "**KR:** " where that is taken."""
        draft = self.layout[neighbour]
        label = self._label(neighbour)
        if not draft.label or not _LAST_NUMBER.search(label):
            return label
        counted = _LAST_NUMBER.sub(lambda match: str(int(match.group()) + step), label)
        alike = [(one, self._label(one)) for one in self.layout if self.layout[one].kind == draft.kind and self._label(one)]
        restarts = len({label for _, label in alike}) < len(alike)  # each objective counts its own from 1
        beside = neighbour.rpartition("/")[0]
        taken = any(label == counted and (one.rpartition("/")[0] == beside or not restarts) for one, label in alike)
        return _WHOLE_NUMBER.sub("", label) if taken else counted

    def _label(self, where: str) -> str:
        """Return the label that stands before a statement's words, its marks included."""
        draft = self.layout[where]
        if not draft.label or not draft.parts:
            return ""
        first = draft.parts[0].words.piece.start
        return self.text[first : max(first, (draft.words or draft.parts[0].words).piece.start)]

    def mark_like(self, neighbour: str, mark: str, *, step: int) -> str:
        """Return the list mark of a new neighbour: numbers go on where they count."""
        number = _number(mark)
        if not number or self._same(neighbour, number):
            return mark
        return mark.replace(number, str(int(number) + step), 1)

    def counted_on(self, neighbour: str, *, behind: bool) -> list[Change]:
        """Return the changes that count the list marks on behind a new neighbour of a numbered item."""
        group, _, index = neighbour.rpartition("/")
        number = _number(self._list_mark(neighbour))
        changes: list[Change] = []
        if not number or self._same(neighbour, number):
            return changes
        place, expected = int(index) + behind, int(number) + behind
        while _number(self._list_mark(f"{group}/{place}")) == str(expected):
            block = self.layout[f"{group}/{place}"].parts[0].block
            at = self.text.index(str(expected), block.start)
            changes.append(Change(at, at + len(str(expected)), str(expected + 1)))
            place, expected = place + 1, expected + 1
        return changes

    def _list_mark(self, where: str) -> str:
        draft = self.layout.get(where)
        return draft.parts[0].block.mark if draft is not None and draft.parts and draft.parts[0].kind == "item" else ""

    def _same(self, where: str, number: str) -> bool:
        """Say whether a list gives all its items one number: "1. … 1. …"."""
        group, _, index = where.rpartition("/")
        other = self._list_mark(f"{group}/{int(index) - 1}") or self._list_mark(f"{group}/{int(index) + 1}")
        return bool(other) and _number(other) == number


def _number(mark: str) -> str:
    """Return the number that a list mark begins with, in brackets or not; "" where there is none."""
    bare = mark.removeprefix("(")
    return bare[: next((at for at, one in enumerate(bare) if not one.isdigit()), len(bare))]
