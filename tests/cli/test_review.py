"""`okrcoach review` on files, folders and standard input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BACKWARDS = """---
period: 2027-Q1
---
## Objective: Make every visit count for the neighbours of our clinic
- KR: Raise on-time visits from 70% to 60% by 31 March
"""
SOUND = BACKWARDS.replace("60%", "85%")


@pytest.fixture
def files(run: Run) -> Run:
    """A folder with a sound file, one with an error, and one that holds no OKRs."""
    Path("teams/deep").mkdir(parents=True)
    Path("teams/clinic-okrs.md").write_text(SOUND, encoding="utf-8")
    Path("teams/deep/backwards-okrs.md").write_text(BACKWARDS, encoding="utf-8")
    Path("teams/notes.md").write_text("# Notes\n\nNothing to see.\n", encoding="utf-8")
    return run


def test_a_sound_file_ends_with_0_and_a_summary(files: Run) -> None:
    done = files("review", "teams/clinic-okrs.md")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("teams/clinic-okrs.md: 1 objective, 1 key result, 0 projects\n")
    assert done.out.endswith(" in 1 file.\n")


def test_an_error_ends_with_1_and_points_at_its_words(files: Run) -> None:
    done = files("review", "teams/deep/backwards-okrs.md")
    assert done.status == 1
    assert "   5  Raise on-time visits from 70% to 60% by 31 March\n" in done.out
    assert "target-not-beyond-baseline" in done.out


@pytest.mark.parametrize(("level", "status"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on_decides_the_exit_status(files: Run, level: str, status: int) -> None:
    assert files("review", "teams/deep/backwards-okrs.md", "--fail-on", level).status == status


def test_fail_on_a_lighter_finding(files: Run) -> None:
    assert files("review", "teams/clinic-okrs.md", "--select", "objective-count", "--fail-on", "warning").status == 0
    assert files("review", "teams/clinic-okrs.md", "--select", "objective-count", "--fail-on", "info").status == 1


def test_a_folder_is_reviewed_file_by_file_with_a_table(files: Run) -> None:
    done = files("review", "teams")
    assert done.status == 1
    assert "teams/deep/backwards-okrs.md: 1 objective" in done.out
    assert "notes.md" not in done.out
    assert "rule                                      findings\n" in done.out
    assert done.out.rstrip().endswith("in 2 files.")


NOTED = "# Ferry OKRs 2027-Q1\n\n## Objective: Islanders travel on time\n- KR: Boats on time from 80% to 95%\n  - Direction: upp\n"


def test_a_note_of_a_file_without_findings_is_told_in_a_folder_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ferry.md").write_text(NOTED, encoding="utf-8")
    (tmp_path / "fares.md").write_text(NOTED.replace("  - Direction: upp\n", ""), encoding="utf-8")
    done = run("review", str(tmp_path), "--select", "vague-term")
    assert "ferry.md: 1 objective" in done.out
    assert "note: line 5: not understood: direction: upp" in done.out
    assert "fares.md" not in done.out
    assert done.out.endswith("Nothing found in 2 files.\n")


@pytest.mark.parametrize("layout", ["github", "sarif", "markdown"])
def test_a_report_without_room_for_notes_leaves_them_to_the_talk(run: Run, tmp_path: Path, layout: str) -> None:
    (tmp_path / "ferry.md").write_text(NOTED, encoding="utf-8")
    done = run("review", str(tmp_path / "ferry.md"), "--format", layout)
    assert "ferry.md: line 5: not understood: direction: upp" in done.err


def test_standard_input_is_read(files: Run) -> None:
    done = files("review", "-", "--format", "json", stdin=BACKWARDS.encode())
    report = json.loads(done.out)
    assert done.status == 1
    assert report["documents"][0]["path"] == "standard input"
    assert files("review", "-", stdin=b"\xff\x00PNG" * 9).err.startswith("okrcoach: standard input: is no")
    assert report["summary"]["error"] == 1


def test_select_and_ignore_choose_the_rules(files: Run) -> None:
    chosen = files("review", "teams/deep/backwards-okrs.md", "--select", "target-not-beyond-baseline,objective-count", "--format", "json")
    assert {one["rule"] for one in json.loads(chosen.out)["documents"][0]["findings"]} == {"target-not-beyond-baseline", "objective-count"}
    left = files("review", "teams/deep/backwards-okrs.md", "--ignore", "target-not-beyond-baseline", "--ignore", "objective-count")
    assert left.status == 0
    assert "objective-count" not in left.out


def test_a_finding_knows_its_place_in_the_source(files: Run) -> None:
    report = json.loads(files("review", "teams/deep/backwards-okrs.md", "--select", "target-not-beyond-baseline", "--format", "json").out)
    [finding] = report["documents"][0]["findings"]
    line = BACKWARDS.splitlines()[finding["line"] - 1]
    assert line[finding["column"] - 1 : finding["end_column"] - 1] == finding["match"]
    assert finding["where"] == "objectives/0/key_results/0"


def test_output_writes_the_report_to_a_file(files: Run) -> None:
    done = files("review", "teams/deep/backwards-okrs.md", "--format", "sarif", "--output", "report.sarif")
    assert (done.status, done.out) == (1, "")
    assert json.loads(Path("report.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_a_page_without_okrs_is_no_error_and_says_so(files: Run) -> None:
    done = files("review", "teams/notes.md")
    assert done.status == 0
    assert "note:" in done.out
    assert "Nothing found in 1 file." in done.out
