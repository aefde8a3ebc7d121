"""What files, folders and settings say is printed, and steers no terminal; results stay exact for programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

STEERING = "\x1b]0;pwn\x07\x9b31m\u202e"
OKRS = f"## Objective: Win{STEERING} the hearts of bakers\n\n- KR: Try to raise NPS from 31{STEERING} to 45\n\nLeft{STEERING} aside.\n"


@pytest.fixture
def terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make what is printed go to a terminal."""
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)  # pytest makes a new one for the test itself
    monkeypatch.setenv("NO_COLOR", "1")


def is_harmless(text: str) -> bool:
    return all(part.isprintable() for part in text.replace("\r\n", "\n").split("\n"))


@pytest.fixture
def folder(run: Run) -> Run:
    """A folder whose names, texts and settings all try to steer the terminal."""
    Path("okrs.md").write_text(OKRS, encoding="utf-8")
    Path("okrcoach.toml").write_text('glossary = ["\\u001b]0;pwn\\u0007X"]\n', encoding="utf-8")
    Path(f"new{STEERING}\n.md").write_text(OKRS, encoding="utf-8")
    return run


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    "arguments",
    [
        ["convert", "okrs.md", "--to", "md"],
        ["convert", "okrs.md", "--to", "csv"],
        ["convert", "okrs.md", "--to", "json"],
        ["review", ".", "--diff", "--fail-on", "never"],
        ["review", ".", "--format", "json", "--fail-on", "never"],
        ["review", ".", "--fail-on", "never"],
        ["review", ".", "--fix", "--fail-on", "never"],
        ["convert", "okrs.md", "--to", "json", "-o", f"out{STEERING}\n.json"],
        ["suggest", "Win bakers", "--department", STEERING],
        ["doctor", "--offline"],
    ],
    ids=" ".join,
)
def test_a_terminal_is_not_steered(folder: Run, arguments: list[str]) -> None:
    done = folder(*arguments)
    assert done.status == 0
    assert done.out + done.err
    assert is_harmless(done.out)
    assert is_harmless(done.err)


def test_a_program_gets_the_text_as_it_is(folder: Run) -> None:
    assert STEERING in folder("convert", "okrs.md", "--to", "md").out
    as_json = folder("convert", "okrs.md", "--to", "json").out
    assert is_harmless(as_json)
    assert STEERING in json.loads(as_json)["objectives"][0]["text"]


def test_a_name_with_a_line_end_leaves_the_head_of_a_diff_whole(folder: Run) -> None:
    out = folder("review", ".", "--diff").out
    heads = [line for line in out.splitlines() if line.startswith(("--- ", "+++ "))]
    assert [line.rsplit(" ", 1)[1] for line in heads] == ["is", "fixed"] * (len(heads) // 2)


def test_tabs_and_line_ends_are_no_danger(run: Run, terminal: None) -> None:
    Path("okrs.csv").write_bytes(b"Objective,Key Result\r\nPress more,Juice\tfrom 10 to 20 l\r\n")
    assert "Juice\tfrom" in run("convert", "okrs.csv", "--to", "md").out
