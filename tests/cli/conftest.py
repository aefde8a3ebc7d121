"""Runs the command line in process, in a folder and a home of its own."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from okrcoach.cli.program import main

BUZZWORDS = """
severity = "warning"
category = "specific"
applies = ["key_result"]
finds = "Buzzwords."
message = "'{match}' is a buzzword."
hint = "Say what it does."
why = "We promised each other plain words."
source = ["our handbook"]
check = { kind = "terms", without = "nothing", part = "all" }
"""
"""A rule of a team's own, all but its words and its examples."""


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`run("review", "okrs.md", stdin="…")` gives the exit status and what was printed."""
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OKRCOACH_MODEL", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))

    def outcome(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            main(list(arguments))
        printed = capsys.readouterr()
        return Outcome(int(left.value.code or 0), printed.out, printed.err)

    return outcome
