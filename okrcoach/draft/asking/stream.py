"""Reading an answer while it arrives: whole items out of unfinished JSON, words to show meanwhile, and a model that never ends.

The answer is one object with a list of objects in it ({"objectives": [{…}, {…}]}), whatever a model writes around it.
"""

from __future__ import annotations

import json
from typing import Any

from okrcoach.draft.brief import harmless

REPEATED_LENGTH = 240
"""Characters of one short piece over and over that are no answer any more."""
LONGEST_PIECE = 60
LONGEST_ANSWER = 60_000
"""Characters that no answer of ours needs."""


class ItemReader:
    """Takes the pieces of an answer in turn; each item comes out as soon as its last brace is there."""

    def __init__(self) -> None:
        """Start before the first character."""
        self.text = ""
        self.found = 0
        """Items so far, broken ones too."""
        self.endless = False
        """Whether the answer has begun to repeat one short piece, or is longer than any answer has to be."""
        self._open: list[str] = []
        self._item_start = -1
        self._in_string = False
        self._escaped = False
        self._is_value = False
        self._checked = 0

    def feed(self, piece: str) -> tuple[list[dict[str, Any]], str]:
        """Take the next piece; return the items that it completed, and what of it is words to show."""
        begin = len(self.text)
        self.text += piece
        items: list[dict[str, Any]] = []
        words: list[str] = []
        for place, mark in enumerate(piece, begin):
            if self._in_string:
                self._string_mark(mark, words)
            elif mark == '"' and self._open:
                self._in_string = True
            elif mark in "{[":
                self._open.append(mark)
                if mark == "{" and self._is_item():
                    self._item_start = place
                self._is_value = mark == "["
            elif mark in "}]" and self._open:
                if mark == "}" and self._is_item():
                    items += self._item(self.text[self._item_start : place + 1])
                self._open.pop()
            elif mark in ":,":
                self._is_value = mark == ":" or (bool(self._open) and self._open[-1] == "[")
        if len(self.text) - self._checked >= LONGEST_PIECE:
            self._checked = len(self.text)
            self.endless = self.endless or self._is_endless()
        return items, harmless("".join(words))

    def _is_endless(self) -> bool:
        tail = self.text[-REPEATED_LENGTH:]
        repeats = len(tail) == REPEATED_LENGTH and any(tail[size:] == tail[:-size] for size in range(1, LONGEST_PIECE + 1))
        return repeats or len(self.text) > LONGEST_ANSWER

    def _is_item(self) -> bool:
        """Whether the innermost open brace is that of an item: an object in a list at the top, or in the top object's list."""
        return self._open in (["{", "[", "{"], ["[", "{"])

    def _item(self, text: str) -> list[dict[str, Any]]:
        self.found += 1
        try:
            return [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            return []

    def _string_mark(self, mark: str, words: list[str]) -> None:
        if self._escaped:
            self._escaped = False
            words.append(" " if self._is_value else "")
        elif mark == "\\":
            self._escaped = True
        elif mark == '"':
            self._in_string = False
            words.append(" " if self._is_value else "")
        elif self._is_value:
            words.append(mark)
