"""What doctor says of the model, and that a key reaches its server and nothing else, wherever it comes from."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path

import pytest

from okrcoach.draft.asking.cache import Cache
from tests.cli.conftest import BUZZWORDS, Run
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


@pytest.mark.parametrize("address", ["http://[::1", "nonsense", "http://"])
@pytest.mark.parametrize("key", ["", KEY])
def test_an_address_that_is_none_is_told_as_such(run: Run, address: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    monkeypatch.setenv("OPENAI_API_KEY", key)
    done = run("doctor")
    assert (done.status, done.err) == (0, "")
    assert f"model     none: '{address}' is no address of a model" in done.out


async def okrcoach(folder: Path, address: str, *arguments: str) -> tuple[int, str]:
    """Run the program with the keyring that stands in the folder; return its exit status and all that it printed."""
    (folder / "keyring.py").write_text(KEYRING, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI", "OKRCOACH", "XDG"))}
    own = f"{folder}{os.pathsep}{Path(__file__).parents[2]}"  # the keyring, and the program that is tested
    environment |= {"HOME": str(folder), "PYTHONPATH": own, "OPENAI_BASE_URL": address, "KEYRING_ADDRESS": address}
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
    assert "127.0.0.1 does not accept the key; check OPENAI_API_KEY; leave --drafter model away, and the playbook drafts" in printed
    assert KEY not in printed


async def test_doctor_says_that_the_keyring_has_a_key(tmp_path: Path) -> None:
    exit_status, printed = await okrcoach(tmp_path, "https://api.example.com/v1", "doctor", "--offline")
    assert (exit_status, "https://api.example.com/v1; key set" in printed, KEY in printed) == (0, True, False)


def test_a_draft_is_read_by_the_teams_own_rules(run: Run, tmp_path: Path) -> None:
    (tmp_path / "okrcoach.toml").write_text(
        '[rules]\nmissing-baseline = "off"\n\n[rules.key-result-count]\nseverity = "warning"\nmin = 1\nmax = 2\n'
    )
    told = json.loads(run("draft", "--goal", "Grow self-serve revenue", "--period", "2027-Q1", "--format", "json").out)
    rules = {finding["rule"] for finding in told["findings"]}
    assert "missing-baseline" not in rules
    assert "key-result-count" in rules
    (tmp_path / "okrcoach.toml").write_text("bad = =")
    assert run("draft", "--goal", "Grow").status == 2


FAULTY_EXAMPLES = """
settings = { words = ["synergy"], unless = [] }
good = [{ text = "Plain words" }, { text = "Our synergy grows" }, { text = "A synergy", settings = { unless = ["a synergy"] } }]
bad = [
  { text = "More synergy", match = "synergy" }, { text = "Synergy at last", match = "last" }, { text = "Holistic calls", match = "Holistic" },
  { text = "Synergy again", match = "Synergy", severity = "error" },
]
"""


def test_what_is_in_force_fits_80_columns_and_says_who_changed_it(run: Run) -> None:
    Path("okrcoach.toml").write_text(
        'preset = "wodtke"\nglossary = ["NPSX", "CPTQ"]\n[rules]\nbusiness-as-usual = "off"\n[rules.objective-count]\nmax = 3\n'
        '[rules.vague-term]\nwords = ["phenomenal", "extraordinary", "magnificent", "outstanding", "synergistic", "holistic"]\n',
        encoding="utf-8",
    )
    Path("pyproject.toml").write_text('[tool.okrcoach]\npreset = "google"\n', encoding="utf-8")
    printed = run("doctor", "--offline").out
    lines = printed.splitlines()
    assert "65 in force, 1 off; " in lines[1]
    path = next(line for line in lines if line.startswith("settings"))
    assert [line for line in lines if len(line) > 80 and line != path] == []
    start = lines.index(path)
    assert lines[start + 1 : start + 10] == [
        "          not read: pyproject.toml, because okrcoach.toml stands beside it",
        "preset    wodtke: One objective, as Christina Wodtke teaches it",
        "          key-result-count: min = 2 (by default 3), max = 3 (by default 5)",
        "          missing-confidence: warning",
        "          objective-count: min = 1 (by default 2)",
        "changes   business-as-usual: off",
        "          objective-count: max = 3 (by default 4)",
        "          vague-term: words + phenomenal, extraordinary, magnificent,",
        "            outstanding, synergistic, holistic",
    ]
    assert lines[start + 10] == "glossary  NPSX, CPTQ"


def test_without_settings_only_the_defaults_are_said(run: Run) -> None:
    lines = run("doctor", "--offline").out.splitlines()
    assert lines[2:4] == [
        "settings  no okrcoach.toml and no [tool.okrcoach] here or above: the defaults",
        "preset    default: What most sources agree on",
    ]
    assert [line for line in lines if line.startswith(("changes", "glossary", "own rule", "prompts"))] == []


def test_the_examples_of_an_own_rule_are_tried(run: Run) -> None:
    Path(".okrcoach/rules").mkdir(parents=True)
    Path(".okrcoach/rules/no-buzz.toml").write_text(BUZZWORDS + FAULTY_EXAMPLES, encoding="utf-8")
    done = run("doctor", "--offline")
    said = " ".join(done.out.split())
    assert done.status == 1
    assert "own rule no-buzz (" in said
    faults = said.partition("no-buzz.toml) ")[2].partition(" model ")[0]
    assert faults == (
        "a good example is caught: 'Our synergy grows' (at 'synergy') "
        "`match` of a bad example is 'Synergy', not 'last': 'Synergy at last' "
        "a bad example is not caught: 'Holistic calls' "
        "`severity` of a bad example is 'warning', not 'error': 'Synergy again'"
    )


def test_own_prompts_are_named_and_a_broken_one_is_a_mistake(run: Run) -> None:
    prompts = Path(".okrcoach/prompts")
    prompts.mkdir(parents=True)
    source = Path(__file__).parents[2] / "prompts" / "objectives.toml"
    (prompts / "objectives.toml").write_bytes(source.read_bytes())
    assert "prompts objectives of your own (" in " ".join(run("doctor", "--offline").out.split())
    (prompts / "objectives.toml").write_text("system = 3\n", encoding="utf-8")
    done = run("doctor", "--offline")
    assert done.status == 2
    assert "objectives.toml: " in done.err
