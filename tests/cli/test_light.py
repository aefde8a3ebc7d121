"""Reviewing is light: in a process of its own it loads none of the heavy libraries."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"textual", "openai", "langchain_core", "pydantic", "httpx", "asyncio"}


@pytest.mark.parametrize(
    "arguments", [["review", "okrs.md"], ["suggest", "Keep our customers"], ["convert", "okrs.md", "--to", "json"], ["rules"]]
)
def test_a_verb_that_reads_loads_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "okrs.md").write_text("## Objective: Win back lost customers\n- KR: Raise NPS from 31 to 50\n", encoding="utf-8")
    program = (
        "import sys\nfrom okrcoach.cli import main\ntry: main()\nexcept SystemExit: pass\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=tmp_path, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
    )
    loaded = set(done.stderr.splitlines()[-1].split())
    assert "okrcoach" in loaded
    assert loaded & HEAVY == set()
