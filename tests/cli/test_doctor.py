"""What doctor says of the model, and that a key reaches its server and nothing else, wherever it comes from."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest

from okrcoach.draft.cache import Cache
from tests.cli.conftest import Run
from tests.draft.fault_server import serving, status

KEY = "sk-kept-in-the-keyring"
KEYRING = f'''
"""Stands in for the keyring package: one key for one address."""
import os

def get_password(service, name):
    return "{KEY}" if (service, name) == ("okrcoach", os.environ["KEYRING_ADDRESS"]) else None
'''


def test_the_cache_is_cleared_on_request_and_nothing_else_happens(run: Run, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "home" / "okrcoach")
    for number in range(3):
        cache.keep({"n": number}, "yes")
    done = run("doctor", "--clear-cache")
    assert (done.status, done.err) == (0, "")
    assert done.out == f"cache     3 answers forgotten ({tmp_path / 'home' / 'okrcoach'})\n"
    assert run("doctor", "--clear-cache").out.startswith("cache     0 answers forgotten")


def test_the_model_is_shown_without_the_key(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OKRCOACH_MODEL", "small")
    done = run("doctor", "--offline")
    assert "model     small at https://api.openai.com/v1; key set" in done.out
    assert KEY not in done.out + done.err


async def okrcoach(folder: Path, address: str, *arguments: str) -> tuple[int, str]:
    """Run the program with the keyring that stands in the folder; return its exit status and all that it printed."""
    (folder / "keyring.py").write_text(KEYRING, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI", "OKRCOACH", "XDG"))}
    environment |= {"HOME": str(folder), "PYTHONPATH": str(folder), "OPENAI_BASE_URL": address, "KEYRING_ADDRESS": address}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "okrcoach", *arguments, cwd=folder, env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )  # fmt: skip
    printed, _ = await process.communicate()
    return process.returncode or 0, printed.decode()


async def test_a_key_from_the_keyring_reaches_its_server_and_no_message(tmp_path: Path) -> None:
    async with serving(status(401, f"invalid key: {KEY}")) as server:
        exit_status, printed = await okrcoach(tmp_path, server.base_url, "draft", "--goal", "Grow", "--drafter", "model")
    assert f"authorization: bearer {KEY}" in server.asked[0].head.lower()
    assert exit_status == 3
    assert "127.0.0.1 does not accept the key; check OPENAI_API_KEY" in printed
    assert KEY not in printed


async def test_doctor_says_that_the_keyring_has_a_key(tmp_path: Path) -> None:
    exit_status, printed = await okrcoach(tmp_path, "https://api.example.com/v1", "doctor", "--offline")
    assert (exit_status, "https://api.example.com/v1; key set" in printed, KEY in printed) == (0, True, False)


def test_a_draft_is_read_by_the_teams_own_rules(run: Run, tmp_path: Path) -> None:
    (tmp_path / "okrcoach.toml").write_text(
        '[rules]\nmissing-baseline = "off"\n\n[rules.key-result-count]\nseverity = "warning"\nmax = 2\n'
    )
    told = json.loads(run("draft", "--goal", "Grow self-serve revenue", "--period", "2027-Q1", "--format", "json").out)
    rules = {finding["rule"] for finding in told["findings"]}
    assert "missing-baseline" not in rules
    assert "key-result-count" in rules
    (tmp_path / "okrcoach.toml").write_text("bad = =")
    assert run("draft", "--goal", "Grow").status == 2
