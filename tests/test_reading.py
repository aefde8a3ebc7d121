"""Small files of others are read within limits: a device, a pipe that nobody writes to, or a file of any size holds nothing up."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from okrcoach.reading import MAX_SETTINGS_BYTES, AbsentError, UnreadableFile, text_in
from tests.cli.conftest import Run, run

__all__ = ["run"]

OKRS = "## Objective: Make the first week worth it\n- KR: Raise activation rate from 31% to 40% by 31 March\n"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="makes pipes")


def test_a_text_comes_without_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\n")
    assert text_in(path) == "a = 1\n"


def test_what_is_no_such_text_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    with pytest.raises(AbsentError, match=r"a\.toml: no such file"):
        text_in(path)
    with pytest.raises(AbsentError):
        text_in(tmp_path / "a.toml" / "b")
    path.write_bytes(b"caf\xe9")
    with pytest.raises(UnreadableFile, match=r"a\.toml: cannot be read: it is not UTF-8 text"):
        text_in(path)
    path.write_bytes(b"x" * (MAX_SETTINGS_BYTES + 1))
    with pytest.raises(UnreadableFile, match=r"a\.toml: is larger than 1 MB"):
        text_in(path)
    with pytest.raises(UnreadableFile, match="cannot be read: is a directory"):
        text_in(tmp_path)
    with pytest.raises(UnreadableFile, match="cannot be read: embedded null byte"):
        text_in("a\0b")


def zeros(path: str) -> None:
    Path(path).symlink_to("/dev/zero")


@pytest.mark.parametrize("make", [os.mkfifo, zeros])
@pytest.mark.parametrize(
    ("file", "arguments"),
    [
        ("okrcoach.toml", ["review", "okrs.md"]),
        (".okrcoach/rules/a.toml", ["review", "okrs.md"]),
        (".okrcoach/rules/a.toml", ["rules"]),
        ("accepted.json", ["review", "okrs.md", "--accepted", "accepted.json"]),
    ],
)
def test_what_is_no_file_holds_nothing_up(run: Run, make: object, file: str, arguments: list[str]) -> None:
    Path(".okrcoach/rules").mkdir(parents=True)
    Path("okrs.md").write_text(OKRS, encoding="utf-8")
    make(file)  # type: ignore[operator]
    done = run(*arguments)
    assert done.status == 2
    assert f"{file}: is no ordinary file" in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("make", [os.mkfifo, zeros])
@pytest.mark.parametrize("file", ["pyproject.toml", ".gitignore"])
def test_a_file_that_may_say_nothing_of_us_is_passed_over_where_it_is_none(run: Run, make: object, file: str) -> None:
    Path("okrs.md").write_text(OKRS, encoding="utf-8")
    make(file)  # type: ignore[operator]
    assert "1 objective, 1 key result" in run("review", ".").out


@pytest.mark.parametrize(
    "content", [b"caf\xe9", b"[" * 100_000, b'{"version": 1, "accepted": [{"rule": "a", "objective": "", "text": "", "count": 1e400}]}']
)
def test_a_file_of_accepted_findings_that_is_none_is_named(run: Run, content: bytes) -> None:
    Path("okrs.md").write_text(OKRS, encoding="utf-8")
    Path("accepted.json").write_bytes(content)
    done = run("review", "okrs.md", "--accepted", "accepted.json")
    assert done.status == 2
    assert done.err.startswith("okrcoach: accepted.json: ")


@pytest.mark.parametrize("file", ["okrcoach.toml", ".okrcoach/rules/a.toml"])
def test_settings_that_are_too_deep_are_named(run: Run, file: str) -> None:
    Path(".okrcoach/rules").mkdir(parents=True)
    Path("okrs.md").write_text(OKRS, encoding="utf-8")
    Path(file).write_text("a = " + "[" * 100_000, encoding="utf-8")
    done = run("review", "okrs.md")
    assert done.status == 2
    assert f"{file}: is nested too deeply to be read" in done.err


def test_a_brief_may_come_through_a_pipe_but_has_an_end(run: Run) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(b"goal: Win back bakers\n")
    try:
        assert run("draft", "--brief", f"/dev/fd/{reading}").status == 0
    finally:
        os.close(reading)
    done = run("draft", "--brief", "-", stdin=b"goal: x\n" * 200_000)
    assert (done.status, done.err) == (2, "okrcoach: standard input: is larger than 1 MB\n")
    done = run("draft", "--brief", "/dev/zero")
    assert (done.status, done.err) == (2, "okrcoach: /dev/zero: is no ordinary file\n")
