"""An app in an empty folder with an empty memory, on a fixed day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from okrcoach.tui.app import OkrcoachApp
from okrcoach.tui.store import Store
from tests.tui.resting import rest_instead_of_idling

TODAY = date(2026, 11, 22)

PAGE = """# Bakery OKRs

Team: Ovens
Period: 2027-Q1

A line that nobody reads.

## Objective: Bakers come back for our sourdough

- KR: Raise repeat orders from 20% to 35%
- KR: Launch the new shop
- KR: Answer calls within 2 hours

### Projects

- Call ten bakers
"""


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the developer's own folders, keys or colours."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name, value in (("XDG_STATE_HOME", "state"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"), ("HOME", "home")):
        monkeypatch.setenv(name, str(tmp_path / value))
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OKRCOACH_MODEL", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")


@pytest.fixture(autouse=True)
def _rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key is waited for by what it sets off, not by the clock."""
    monkeypatch.setattr("textual.app.wait_for_idle", rest_instead_of_idling)
    monkeypatch.setattr("textual.pilot.wait_for_idle", rest_instead_of_idling)


@pytest.fixture
def page() -> Path:
    """Write a file of OKRs to the current folder."""
    path = Path.cwd() / "bakery.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def make_app(tmp_path: Path) -> Callable[..., OkrcoachApp]:
    """Return an app as it starts today, with the memory of the other apps of the same test."""
    return lambda path=None: OkrcoachApp(path, Store(tmp_path / "state" / "okrcoach"), today=lambda: TODAY)
