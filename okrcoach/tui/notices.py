"""Notices: harmless for the terminal, none told twice, and a remark only as long as what it says still holds."""

from __future__ import annotations

from collections.abc import Callable

from textual.notifications import Notification, Notify, SeverityLevel

from okrcoach.tui.key_order import OrderlyApp
from okrcoach.tui.seen import seen


class NoticesApp(OrderlyApp):
    """An app that takes back what it told of a state that is past."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._told: list[Notification] = []

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Tell something for a while; what files and servers say in it can neither style nor steer the terminal."""
        super().notify(seen(message), title=title, severity=severity, timeout=timeout, markup=markup)

    def on_notify(self, event: Notify) -> None:
        """Let a remark take the place of the one before it, and tell nothing twice."""
        new = event.notification
        self._take_back(lambda old: old.message == new.message or old.severity == new.severity == "information")
        self._told.append(new)

    def take_back_remarks(self) -> None:
        """Take back what was told of a state that is past; warnings stay."""
        self._take_back(lambda old: old.severity == "information")

    def take_back_errors(self) -> None:
        """Take back what an attempt ended in, before the next one."""
        self._take_back(lambda old: old.severity == "error")

    def _take_back(self, stale: Callable[[Notification], bool]) -> None:
        rows = [row for screen in self.screen_stack for row in screen.query("ToastHolder")]
        for old in filter(stale, self._told):
            old.timeout = 0  # what has expired is forgotten
            for row in rows:  # Textual would leave them empty
                if (row.id or "").endswith(old.identity):
                    row.remove()
        self._told = [one for one in self._told if not one.has_expired]
