"""What was said of a file is said again without judging it anew, as long as nothing that it depends on has changed."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

import pytest

from okrcoach.cli import judging
from okrcoach.cli.judging import Job, Judge, Orders
from okrcoach.cli.remembered import Remembered
from okrcoach.documents import SourceFile
from okrcoach.review import Finding
from tests.cli.conftest import Run

WEAK = "## Objective: Make onboarding feel effortless for small bakeries\n\n- KR: Launch the new recipe box\n"


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were judged, in order."""
    seen: list[str] = []
    findings = Judge.findings

    def counting(judge: Judge, source: SourceFile) -> tuple[Finding, ...]:
        seen.append(source.path.name)
        return findings(judge, source)

    monkeypatch.setattr(Judge, "findings", counting)
    return seen


def test_an_unchanged_file_is_judged_once_and_says_the_same_again(run: Run, counted: list[str]) -> None:
    Path("okrs.md").write_text(WEAK, encoding="utf-8")
    first, again = run("review", "okrs.md"), run("review", "okrs.md")
    assert again == first
    assert "missing-period" in first.out
    assert counted == ["okrs.md"]


@pytest.mark.parametrize("layout", ["json", "sarif", "github", "markdown"])
def test_every_format_prints_the_same_from_memory(run: Run, counted: list[str], layout: str) -> None:
    Path("okrs.md").write_text(WEAK, encoding="utf-8")
    first = run("review", "okrs.md", "--format", layout)
    assert run("review", "okrs.md", "--format", layout) == first == run("review", "okrs.md", "--format", layout, "--no-cache")
    assert counted == ["okrs.md", "okrs.md"]


def test_another_format_is_no_other_question(run: Run, counted: list[str]) -> None:
    Path("okrs.md").write_text(WEAK, encoding="utf-8")
    run("review", "okrs.md")
    assert "missing-period" in run("review", "okrs.md", "--format", "json").out
    assert counted == ["okrs.md"]


@pytest.mark.parametrize(
    "options",
    [["--no-cache"], ["--as-of", "2027-03-01"], ["--ignore", "missing-period"], ["--select", "missing-period"]],
    ids=" ".join,
)
def test_other_orders_are_another_question(run: Run, counted: list[str], options: list[str]) -> None:
    Path("okrs.md").write_text(WEAK, encoding="utf-8")
    run("review", "okrs.md")
    run("review", "okrs.md", *options)
    assert len(counted) == 2


def test_other_settings_own_rules_names_or_bytes_are_another_question(run: Run, counted: list[str]) -> None:
    Path("okrs.md").write_text(WEAK, encoding="utf-8")
    run("review", "okrs.md")
    Path("okrcoach.toml").write_text('[rules]\nmissing-period = "off"\n', encoding="utf-8")
    changed = run("review", "okrs.md")
    assert "missing-period" not in changed.out
    Path("okrcoach.toml").write_text('glossary = ["RCP"]\n', encoding="utf-8")
    run("review", "okrs.md")
    Path("okrs.md").rename("okrs-2027-Q1.md")
    run("review", "okrs-2027-Q1.md")
    with Path("okrs-2027-Q1.md").open("a", encoding="utf-8") as file:
        file.write("\n")
    run("review", "okrs-2027-Q1.md")
    assert len(counted) == 5


def test_another_okrcoach_asks_anew(run: Run, counted: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("okrs.md").write_text(WEAK, encoding="utf-8")
    run("review", "okrs.md")
    monkeypatch.setattr("okrcoach.cli.remembered._program", lambda _: iter([("engine.py", 1, 2)]))
    run("review", "okrs.md")
    assert len(counted) == 2


def test_what_changes_or_accepts_is_never_answered_from_memory(run: Run, counted: list[str]) -> None:
    Path("okrs.md").write_text(WEAK, encoding="utf-8")
    run("review", "okrs.md")
    run("review", "okrs.md", "--accepted", "accepted.json")
    run("review", "okrs.md", "--accepted", "accepted.json")
    assert len(counted) == 3


def test_a_page_without_okrs_in_a_folder_is_remembered_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path("team")
    folder.mkdir()
    (folder / "okrs.md").write_text(WEAK, encoding="utf-8")
    (folder / "notes.md").write_text("# Notes on our objectives\n\nNothing yet.\n", encoding="utf-8")
    first = run("review", "team")
    monkeypatch.setattr(Judge, "judge", lambda *_: pytest.fail("nothing has changed"))
    assert run("review", "team") == first
    # named on its own, the same page is reviewed, and says that it holds none
    monkeypatch.undo()
    assert "notes.md" in run("review", "team/notes.md").out


@pytest.mark.parametrize("damage", [b"", b"no database", "entries"])
def test_a_damaged_memory_costs_nothing_but_time(run: Run, damage: bytes | str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("okrs.md").write_text(WEAK, encoding="utf-8")
    first = run("review", "okrs.md")
    database = tmp_path / "cache" / "okrcoach" / "reviews.db"
    if isinstance(damage, bytes):
        database.write_bytes(damage)
    else:
        with sqlite3.connect(database) as opened:
            opened.execute("UPDATE reviewed SET entry = x'00'")
    assert run("review", "okrs.md") == first


def test_only_the_user_can_read_what_is_remembered(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("okrs.md").write_text(WEAK, encoding="utf-8")
    run("review", "okrs.md")
    folder = tmp_path / "cache" / "okrcoach"
    assert (folder.stat().st_mode & 0o777, (folder / "reviews.db").stat().st_mode & 0o777) == (0o700, 0o600)


def test_without_a_folder_for_it_nothing_is_remembered(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    Path("okrs.md").write_text(WEAK, encoding="utf-8")
    assert run("review", "okrs.md") == run("review", "okrs.md", "--no-cache")


def test_the_memory_is_cleared_on_request(run: Run, counted: list[str]) -> None:
    Path("okrs.md").write_text(WEAK, encoding="utf-8")
    run("review", "okrs.md")
    assert "the reviews of files and 0 answers forgotten" in run("doctor", "--clear-cache").out
    assert "the reviews" not in run("doctor", "--clear-cache").out
    run("review", "okrs.md")
    assert len(counted) == 2


def test_where_okrcoach_cannot_look_at_itself_nothing_is_remembered(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: object) -> None:
        raise NotADirectoryError

    Path("okrs.md").write_text(WEAK, encoding="utf-8")
    first = run("review", "okrs.md", "--no-cache")
    monkeypatch.setattr("okrcoach.cli.remembered._program", refused)
    assert run("review", "okrs.md") == first == run("review", "okrs.md")


def test_a_file_that_is_gone_when_its_turn_comes_is_passed_over_in_a_search(tmp_path: Path) -> None:
    judge, gone = Judge(Orders()), str(tmp_path / "gone.md")
    assert judge.judge(Job(gone, str(tmp_path))) == (b"", None)
    assert judge.judge(Job(gone, named=True))[1] is not None


@pytest.mark.parametrize(
    "entry",
    [
        b"[" * 100_000,
        b'["p", "1", 0, 0, [], []]',
        b'["p", 1, 0, 0, [7], []]',
        b'["p", 1, 0, 0, [], [["rule", 5, "c", "m", "h", "", "t", "m", 1, 1, 1, 1, null]]]',
        b'["p", 1, 0, 0, [], [["rule", "info", "c", "m", "h", "", "t", "m", "1", 1, 1, 1, null]]]',
        b'["p", 1, 0, 0, [], [["rule", "info", "c", "m", "h", "", "t", "m", 1, 1, 1, 1, [[[1, 1, 1, "1", "t"]], "after"]]]]',
        b'{"findings": []}',
    ],
)
def test_what_somebody_else_has_written_is_no_memory(tmp_path: Path, entry: bytes) -> None:
    remembered = Remembered(tmp_path, {})
    with sqlite3.connect(tmp_path / "reviews.db") as database:
        database.execute("INSERT INTO reviewed (digest, entry) VALUES ('d', ?)", (zlib.compress(entry),))
    assert remembered.knows("d")
    with pytest.raises(LookupError):
        remembered.get("d", "okrs.md")


def test_the_oldest_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("okrcoach.cli.remembered.MOST_FILES", 3)
    remembered = Remembered(tmp_path, {})
    for name in "abcde":
        remembered.keep(name, None)
        remembered.save()
    assert [name for name in "abcde" if remembered.knows(name)] == ["c", "d", "e"]


def test_several_processes_say_what_one_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = []
    for number in range(judging.MANY + 3):
        path = tmp_path / f"team-{number}.md"
        path.write_text(WEAK.replace("recipe", f"recipe {number}"), encoding="utf-8")
        jobs.append(Job(str(path), named=True))
    jobs.insert(5, Job(str(tmp_path / "absent.md"), named=True))
    judge = Judge(Orders())
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    shared = list(judging.judged(jobs, judge, None))
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert shared == list(judging.judged(jobs, judge, None))
    assert len(shared) == len(jobs)


def test_the_differences_of_a_folder_without_okrs_are_a_mistake(run: Run) -> None:
    Path("empty").mkdir()
    done = run("review", "--diff", "empty")
    assert (done.status, done.out) == (2, "")
    assert "no OKR file" in done.err
