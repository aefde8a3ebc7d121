"""Asking once before the first text goes to a host that is not this machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from okrcoach.tui.screens.page import ask

if TYPE_CHECKING:
    from okrcoach.settings.person import Endpoint
    from okrcoach.tui.app import OkrcoachApp


def with_consent(app: OkrcoachApp, action: Callable[[Endpoint], object]) -> None:
    """Do something with the model's endpoint, where texts may go to its host."""
    endpoint = app.endpoint()
    if endpoint is None:
        return
    if endpoint.loopback or app.store.allowed(endpoint.host):
        action(endpoint)
        return

    def answered(answer: str | None) -> None:
        if answer == "yes":
            app.store.allow(endpoint.host)
            action(endpoint)

    question = f"Your brief and the lines concerned will be sent to {endpoint.host}. This is asked once."
    app.push_screen(ask(question, ("no", "Don't send anything"), ("yes", f"Send them to {endpoint.host}")), answered)
