"""Answers are kept by what was asked, for their user alone, and can be switched off and cleared."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from okrcoach.draft.asking.cache import Cache
from okrcoach.draft.asking.request import Abilities
from okrcoach.settings.person import Endpoint


def test_the_same_question_finds_its_answer_and_another_does_not(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.answer({"model": "m"}) is None
    cache.keep({"model": "m"}, "yes")
    assert cache.answer({"model": "m"}) == "yes"
    assert cache.answer({"model": "n"}) is None


def test_only_its_user_can_read_it_and_nothing_half_written_stays(tmp_path: Path) -> None:
    Cache(tmp_path / "new").keep({"a": 1}, "yes")
    [file] = (tmp_path / "new" / "answers").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_switched_off_it_neither_answers_nor_keeps(tmp_path: Path) -> None:
    Cache(tmp_path).keep({"a": 1}, "yes")
    off = Cache(tmp_path, answers=False)
    off.keep({"b": 1}, "no")
    assert (off.answer({"a": 1}), Cache(tmp_path).answer({"b": 1})) == (None, None)


def test_cleared_it_knows_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.clear() == 0
    cache.keep({"a": 1}, "yes")
    cache.keep_abilities(Endpoint(model="a"), Abilities(answer_format="text"))
    assert (cache.clear(), cache.answer({"a": 1}), cache.abilities(Endpoint(model="a"))) == (1, None, None)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_oldest_answers_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("okrcoach.draft.asking.cache.MOST_ANSWERS", 3)
    for number in range(5):
        Cache(tmp_path).keep({"n": number}, "yes")
    assert len(list((tmp_path / "answers").iterdir())) == 3
    assert Cache(tmp_path).answer({"n": 4}) == "yes"


def test_a_broken_file_or_folder_costs_the_answer_only(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep({"a": 1}, "yes")
    [file] = (tmp_path / "answers").iterdir()
    file.write_text("{", encoding="utf-8")
    assert cache.answer({"a": 1}) is None
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    Cache(blocked).keep({"a": 1}, "yes")
    assert Cache(blocked).answer({"a": 1}) is None


@pytest.mark.parametrize("content", ['{"answer_format": "xml"}', '{"limit_name": []}', '{"knows": "more"}', "null", "{"])
def test_what_another_version_found_out_is_not_used(tmp_path: Path, content: str) -> None:
    cache = Cache(tmp_path)
    cache.keep_abilities(Endpoint(), Abilities())
    [file] = (tmp_path / "endpoints").iterdir()
    file.write_text(content, encoding="utf-8")
    assert cache.abilities(Endpoint()) is None


def test_what_an_endpoint_takes_is_remembered_for_it_and_its_model(tmp_path: Path) -> None:
    cache, found = Cache(tmp_path), Abilities(answer_format="text")
    cache.keep_abilities(Endpoint(model="a", api_key="sk-secret"), found)
    assert cache.abilities(Endpoint(model="a")) == found
    assert cache.abilities(Endpoint(model="b")) is None
    assert "sk-secret" not in "".join(path.read_text(encoding="utf-8") + path.name for path in tmp_path.rglob("*.json"))
