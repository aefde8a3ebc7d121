"""Keys one after the other, however fast they come.

Textual hands a letter to a field at once, and lets a key of another kind, such as Enter, climb up to the app before it does
anything: letters typed right behind Enter came before it, into the field that it leaves. So a key waits until the one before it
has done all that it does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

Typed = events.Key | events.Paste

WAYS = 3
"""A key goes up from the focus to the app, then what it set off, then what came of that."""
LONGEST_WAIT = 2.0
"""Seconds after which a key that hangs holds no other up."""


class OrderlyApp(App[None]):
    """An app that heeds its keys in the order in which they were typed."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._typed_ahead: deque[Typed] = deque()
        self._under_way: Typed | None = None

    def hold_keys(self) -> None:
        """Let all keys wait for what is still to come before them."""
        self._under_way = events.Key("", None)

    def release_keys(self) -> None:
        """Let the keys that wait go."""
        self.call_later(self._next_keys)

    async def on_event(self, event: events.Event) -> None:
        """Let a key go its way, or wait for the one before it."""
        if not isinstance(event, Typed) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed_ahead.append(event)
        if self._under_way is None or self._joins(event) or event.time - self._under_way.time > LONGEST_WAIT:
            await self._next_keys()

    async def _next_keys(self) -> None:
        """Let the next key go; of letters for a field, all that come in a row."""
        self._under_way = None
        while self._typed_ahead and (self._under_way is None or self._joins(self._typed_ahead[0])):
            self._under_way = key = self._typed_ahead.popleft()
            way = self._way_up()
            await super().on_event(key)
            self._follow(key, way, WAYS)

    def _joins(self, event: Typed) -> bool:
        """Whether a key is the first that waits, and a letter behind a letter, for a field that takes both."""
        before, field = self._under_way, self.focused
        if event is not self._typed_ahead[0] or field is None or not (isinstance(before, events.Key) and isinstance(event, events.Key)):
            return False
        return before.is_printable and event.is_printable and field.check_consume_key(event.key, event.character)

    def _way_up(self) -> Sequence[MessagePump]:
        return (self.focused or self.screen).ancestors_with_self

    def _follow(self, key: events.Event, way: Sequence[MessagePump], ways: int) -> None:
        """Go through the queues behind a key, from the focus up to the app, passing over what is closed by now."""
        for number, node in enumerate(way):
            if node.call_later(self._follow, key, way[number + 1 :], ways):
                return
        if ways > 1:
            self._follow(key, self._way_up(), ways - 1)
        elif key is self._under_way:
            self.call_later(self._next_keys)
