"""Reviewing is light: in a process of its own it loads none of the heavy libraries."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"textual", "openai", "langchain_core", "pydantic", "httpx", "asyncio"}


def _loaded(arguments: list[str], folder: Path) -> set[str]:
    """The modules that a verb loads."""
    (folder / "okrs.md").write_text("## Objective: Win back lost customers\n- KR: Raise NPS from 31 to 50\n", encoding="utf-8")
    program = "import sys\nfrom okrcoach.cli import main\ntry: main()\nexcept SystemExit: pass\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=folder, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments", [["review", "okrs.md"], ["suggest", "Keep our customers"], ["convert", "okrs.md", "--to", "json"], ["rules"]]
)
def test_a_verb_that_reads_loads_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    loaded = {name.partition(".")[0] for name in _loaded(arguments, tmp_path)}
    assert "okrcoach" in loaded
    assert loaded & HEAVY == set()


def test_a_review_loads_nothing_that_only_other_verbs_need(tmp_path: Path) -> None:
    loaded = _loaded(["review", "--no-cache", "okrs.md"], tmp_path)
    assert "okrcoach.review.engine" in loaded
    assert loaded & {"okrcoach.settings.person", "okrcoach.catalog.suggest", "okrcoach.draft", "concurrent.futures"} == set()


def test_a_review_that_is_remembered_reads_nothing_anew(tmp_path: Path) -> None:
    _loaded(["review", "okrs.md"], tmp_path)
    again = _loaded(["review", "okrs.md"], tmp_path)
    assert "okrcoach.cli.remembered" in again
    assert again & {"okrcoach.model", "okrcoach.documents", "okrcoach.language", "okrcoach.review.engine"} == set()
