"""What a test of a draft may ask for by name."""

from __future__ import annotations

import pytest

from okrcoach.draft import client as client_module


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask again at once."""
    monkeypatch.setattr(client_module, "_wait", lambda _: 0.0)
