"""One bad file or folder never hides what is said of the others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from okrcoach.cli.judging import Judge
from tests.cli.conftest import Run

SOUND = "---\nperiod: 2027-Q1\n---\n## Objective: Make the first week worth it\n- KR: Raise activation rate from 31% to 40% by 31 March\n"


@pytest.fixture
def files(run: Run) -> Run:
    """Two files, and a folder that holds no OKRs."""
    Path("teams").mkdir()
    Path("teams/ovens.md").write_text(SOUND, encoding="utf-8")
    Path("teams/mills.md").write_text(SOUND, encoding="utf-8")
    Path("nook").mkdir()
    Path("nook/a.md").write_text("# hello\n", encoding="utf-8")
    Path("bare").mkdir()
    return run


@pytest.mark.parametrize("folder", ["nook", "bare"])
def test_a_folder_without_okrs_is_told_among_the_others(files: Run, folder: str) -> None:
    for paths in (["teams", folder], [folder, "teams"]):
        done = files("review", *paths, "--format", "json")
        report = json.loads(done.out)
        assert (done.status, done.err) == (2, f"okrcoach: {folder}: no OKR file was found in this folder\n")
        assert [one["path"] for one in report["documents"]] == ["teams/mills.md", "teams/ovens.md"]
        assert report["errors"] == [{"path": folder, "message": "no OKR file was found in this folder"}]
        [log] = json.loads(files("review", *paths, "--format", "sarif").out)["runs"]
        assert len(log["invocations"][0]["toolExecutionNotifications"]) == 1


def test_a_folder_that_cannot_be_searched_is_told_among_the_others(files: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("okrcoach.documents.folders.MAX_FOLDERS", 0)
    report = json.loads(files("review", "bare", "teams/ovens.md", "--format", "json").out)
    assert [one["path"] for one in report["documents"]] == ["teams/ovens.md"]
    assert report["errors"] == [{"path": "bare", "message": "holds more than 0 folders; name the ones to look into"}]


@pytest.mark.parametrize("options", [[], ["--fix"], ["--no-cache"]], ids=str)
def test_a_fault_in_one_file_is_told_among_the_others(files: Run, monkeypatch: pytest.MonkeyPatch, options: list[str]) -> None:
    findings = Judge.findings

    def breaking(judge: Judge, source: object) -> object:
        if source.path.name == "mills.md":  # type: ignore[attr-defined]
            raise LookupError("no such thing")
        return findings(judge, source)  # type: ignore[arg-type]

    monkeypatch.setattr(Judge, "findings", breaking)
    done = files("review", "teams", "--format", "json", *options)
    report = json.loads(done.out)
    assert done.status == 2
    assert [one["path"] for one in report["documents"]] == ["teams/ovens.md"]
    assert report["errors"][0]["path"] == "teams/mills.md"
    assert report["errors"][0]["message"].startswith("a fault in okrcoach itself (LookupError: no such thing)")
    monkeypatch.setenv("OKRCOACH_TRACEBACK", "1")
    with pytest.raises(LookupError):
        files("review", "teams", *options)


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.skipif(sys.platform == "win32", reason="asks a shell to close streams")
def test_a_stream_that_is_closed_takes_nothing_and_gives_nothing(files: Run, closed: str) -> None:
    for paths in ("teams", "-"):
        command = f'"{sys.executable}" -m okrcoach review {paths} --no-cache {closed}'
        done = subprocess.run(["sh", "-c", command], capture_output=True, stdin=subprocess.DEVNULL, text=True, check=False)
        assert done.returncode == 0
        assert "Traceback" not in done.stdout + done.stderr
        assert bool(done.stdout) == (">&-" not in closed.split())


@pytest.mark.parametrize(
    "row", ['{"text": "grow", "department": ["a"]}', '{"text": 1}', "[]", "[" * 100_000, '{"text": "x", "kind": "bet"}']
)
def test_a_line_to_suggest_for_that_is_none_is_named(run: Run, row: str) -> None:
    Path("rows.jsonl").write_text(f'{{"text": "grow"}}\n{row}\n', encoding="utf-8")
    done = run("suggest", "--from", "rows.jsonl")
    assert done.status == 2
    assert done.err.startswith("okrcoach: rows.jsonl:2: ")
    assert done.out.count("\n") == 1


def test_what_is_written_for_readers_is_no_other_plan_of_the_folder(files: Run) -> None:
    files("outline", "--goal", "More bakers come back", "--period", "2027-Q1", "-o", "teams/outline.md")
    files("review", "teams", "--format", "markdown", "--output", "teams/report.md", "--fail-on", "never")
    report = json.loads(files("review", "teams", "--format", "json").out)
    assert [one["path"] for one in report["documents"]] == ["teams/mills.md", "teams/ovens.md"]
    [named] = json.loads(files("review", "teams/outline.md", "--format", "json").out)["documents"]
    assert named["objectives"] == 2
    assert not any("okrcoach:" in note for note in named["notes"])


def reviewed(run: Run, *arguments: str) -> list[str]:
    report = json.loads(run("review", *arguments, "--format", "json").out)
    assert report["errors"] == []
    return [one["path"] for one in report["documents"]]


@pytest.mark.parametrize("options", [[], ["--fix"], ["--no-cache"]], ids=str)
def test_an_outline_is_read_where_a_folder_holds_nothing_else(files: Run, options: list[str]) -> None:
    files("outline", "--goal", "More bakers come back", "--period", "2027-Q1", "-o", "nook/okrs.md")
    for _ in range(2):  # the second time, it is remembered
        assert reviewed(files, "nook", "teams", *options) == ["teams/mills.md", "teams/ovens.md", "nook/okrs.md"]
        assert reviewed(files, ".", *options) == ["teams/mills.md", "teams/ovens.md"]


def test_an_outline_that_is_named_is_read_beside_the_folder_that_it_lies_in(files: Run) -> None:
    files("outline", "--goal", "More bakers come back", "--period", "2027-Q1", "-o", "teams/okrs.md")
    assert reviewed(files, "teams", "teams/okrs.md") == ["teams/mills.md", "teams/okrs.md", "teams/ovens.md"]


def test_a_folder_whose_only_okrs_are_named_is_not_missed(files: Run) -> None:
    Path("nook/okrs.md").write_text(SOUND, encoding="utf-8")
    files("outline", "--goal", "More bakers come back", "--period", "2027-Q1", "-o", "nook/outline.md")
    assert reviewed(files, "nook/okrs.md", "nook") == ["nook/okrs.md"]


def test_a_folder_that_cannot_be_searched_hides_no_outline(files: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    files("outline", "--goal", "More bakers come back", "--period", "2027-Q1", "-o", "nook/okrs.md")
    Path("nook/closed").mkdir()
    really = os.scandir

    def scandir(path: Path | str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return really(path)

    monkeypatch.setattr(os, "scandir", scandir)
    report = json.loads(files("review", "nook", "--format", "json").out)
    assert [one["path"] for one in report["documents"]] == ["nook/okrs.md"]
    assert [one["path"] for one in report["errors"]] == ["nook/closed"]
