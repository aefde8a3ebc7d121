"""What docs/commands.md shows is what the program reads."""

from __future__ import annotations

import re
from dataclasses import astuple
from pathlib import Path

import pytest

from okrcoach.draft.brief import parse_brief
from okrcoach.settings.folders import user_file
from okrcoach.settings.person import KEYS, VARIABLES, load_endpoint

PAGE = (Path(__file__).parent.parent / "docs/commands.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def test_every_key_of_a_brief_is_shown_and_read() -> None:
    brief = parse_brief(block("yaml"))
    assert all(astuple(brief))


def test_every_key_of_a_persons_settings_is_shown_and_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name in VARIABLES.values():
        monkeypatch.delenv(name, raising=False)
    user_file().parent.mkdir()
    user_file().write_text(block("toml"), encoding="utf-8")
    endpoint = load_endpoint()
    assert [key for key in KEYS if f"\n{key} = " in block("toml")] == list(KEYS)
    assert (endpoint.model, endpoint.output_price) == ("qwen2.5:7b", 0.6)
    assert all(name in PAGE for name in VARIABLES.values())
