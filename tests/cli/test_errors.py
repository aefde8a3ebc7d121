"""Every mistake gets one clear line on stderr and the exit status of the contract; nothing ends in a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from okrcoach.cli.program import program
from okrcoach.documents.names import layout
from okrcoach.model import FOCUS_AREAS
from tests.cli.conftest import Run
from tests.denied import denied

ROOT = Path(__file__).parents[2]
SOUND = """---
period: 2027-Q1
---
## Objective: Make the first week worth it for small clinics
- KR: Raise activation rate from 31% to 40% by 31 March
"""

REPORTED = [["review", path] for path in ("absent.md", "empty", "binary.md", "broken.yaml", "broken.json")]
"""What cannot be read is part of the report, too; of other mistakes, nothing is said but that line."""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["review", "absent.md"], "absent.md"),
        (["review", "empty"], "no OKR file"),
        (["review", "binary.md"], "binary.md"),
        (["review", "broken.yaml"], "line 3"),
        (["review", "broken.json"], "line 1"),
        (["review", "okrs.md", "--select", "activity-verbs"], "activity-verb"),
        (["review", "okrs.md", "--ignore", "nonsense"], "nonsense"),
        (["review", "okrs.md", "--as-of", "yesterday"], "yesterday"),
        (["review", "okrs.md", "--fix", "--diff"], "choose one"),
        (["review", "okrs.md", "--format", "xml"], "xml"),
        (["review"], "PATH"),
        (["rules", "activity-verbs"], "activity-verb"),
        (["metrics", "qqqqqq"], "qqqqqq"),
        (["draft"], "goal"),
        (["draft", "--goal", "Grow", "--focus", "activaton"], "activation"),
        (["draft", "--goal", "Grow", "--known", "activation rate"], "metric = value"),
        (["draft", "--goal", "Grow", "--brief", "brief.yaml"], "--brief"),
        (["draft", "--brief", "absent.yaml"], "absent.yaml"),
        (["draft", "--brief", "wrong.yaml"], "goal"),
        (["draft", "--goal", "Grow", "-o", "okrs.md"], "--force"),
        (["draft", "--goal", "Grow", "-o", "absent/okrs.md"], "there is no folder absent"),
        (["draft", "--goal", "Grow", "--drafter", "model"], "key"),
        (["convert", "okrs.md", "--to", "pdf"], "pdf"),
        (["convert", "okrs.md", "--to", "md", "--columns", "x"], "csv"),
        (["suggest"], "TEXT"),
        (["suggest", "--from", "broken.json"], "broken.json"),
        (["reviw", "okrs.md"], "review"),
        (["absent.md"], "there is no file 'absent.md'"),
        (["okr.md"], "did you mean 'okrs.md'"),
        (["empty"], "okrcoach review empty"),
        (["okrs.md", "extra"], "'extra' is one word too many (see `okrcoach --help`)"),
        (["draft", "--goal"], "(see `okrcoach draft --help`)"),
        (["draft", "--brief", "wrong.yaml"], "wrong.yaml: unknown key 'gaol'"),
        (["suggest", "--from", "broken.json"], "broken.json:1: is not JSON"),
        (["draft", "--goal", "Grow", "--show-prompts"], "--show-prompts goes with --drafter model"),
        *((verb, "an empty name is no file's") for verb in (["review", ""], ["convert", "", "--to", "md"], ["draft", "--brief", ""])),
        (["rewrite", "okrs.md"], "Missing option '--where' (see `okrcoach rewrite --help`)"),
        (["--nonsense"], "nonsense"),
        ([], "terminal"),
    ],
)
def test_a_mistake_is_one_line_and_exit_2(run: Run, arguments: list[str], says: str) -> None:
    Path("okrs.md").write_text(SOUND, encoding="utf-8")
    Path("binary.md").write_bytes(b"\x00\x01PNG\xff" * 50)
    Path("broken.yaml").write_text("objectives:\n  - {text: a\n", encoding="utf-8")
    Path("broken.json").write_text('{"objectives": [', encoding="utf-8")
    Path("brief.yaml").write_text("goal: Grow\n", encoding="utf-8")
    Path("wrong.yaml").write_text("gaol: Grow\n", encoding="utf-8")
    Path("empty").mkdir()
    done = run(*arguments)
    assert done.status == 2
    assert says in done.err
    assert bool(done.out) is (arguments in REPORTED)
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.out + done.err


@pytest.mark.parametrize("address", ["https://models.example.com/v1", "somewhere"])
def test_who_has_no_model_is_told_that_a_draft_needs_none(run: Run, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    done = run("draft", "--goal", "Grow", "--drafter", "model")
    assert (done.status, done.out) == (2, "")
    assert done.err.endswith("; leave --drafter model away, and the playbook drafts without a model.\n")


def test_an_unreadable_file_does_not_hide_the_others(run: Run) -> None:
    Path("okrs.md").write_text(SOUND, encoding="utf-8")
    done = run("review", "absent.md", "okrs.md")
    assert done.status == 2
    assert done.out.endswith("in 1 file; 1 file not read.\n")


def test_a_closed_folder_does_not_hide_the_files_beside_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("okrs.md").write_text(SOUND, encoding="utf-8")
    Path("closed").mkdir()
    Path("closed/plan.md").write_text(SOUND, encoding="utf-8")
    monkeypatch.setattr(os, "stat", denied(os.stat, f"closed{os.sep}"))
    monkeypatch.setattr(os, "scandir", denied(os.scandir, "closed"))
    done = run("review", "closed", "closed/plan.md", "okrs.md")
    assert done.status == 2
    assert done.out.endswith("in 1 file; 2 files not read.\n")
    assert done.err.splitlines() == [
        "okrcoach: closed: cannot be read: permission denied",
        "okrcoach: closed/plan.md: cannot be read: permission denied",
    ]


@pytest.mark.parametrize("searched", ["closed", "."])
def test_a_folder_that_may_be_listed_and_not_entered_is_not_said_to_hold_no_okrs(
    run: Run, monkeypatch: pytest.MonkeyPatch, searched: str
) -> None:
    Path("closed").mkdir()
    Path("closed/plan.md").write_text(SOUND, encoding="utf-8")
    monkeypatch.setattr(os, "stat", denied(os.stat, f"closed{os.sep}"))
    done = run("review", searched)
    assert done.status == 2
    assert "okrcoach: closed: cannot be entered: permission denied" in done.err.splitlines()


@pytest.mark.parametrize(
    "arguments", [["okrs.md"], ["review", "okrs.md", "--output", "okrs.md"], ["convert", "okrs.md", "--to", "md", "-o", "okrs.md"]]
)
def test_no_mistake_speaks_of_options_where_a_file_is_closed(run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    Path("okrs.md").write_text(SOUND, encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_, **__: False)  # as for a file without permissions
    done = run(*arguments)
    assert done.status == 2
    assert "okrs.md: " in done.err or "the app needs a terminal" in done.err
    assert "--help" not in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["rules"], ["draft", "--goal", "Grow"]], ids=" ".join)
def test_a_full_disk_is_told_in_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "okrcoach", *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT
        )
        unsaid = subprocess.run([sys.executable, "-m", "okrcoach", *arguments], stdout=subprocess.PIPE, stderr=full, check=False, cwd=ROOT)
    assert done.returncode == 2
    assert done.stderr.endswith("okrcoach: output: No space left on device\n")
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    assert unsaid.returncode == 0
    assert unsaid.stdout


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["at the end", "at once"])
@pytest.mark.parametrize("arguments", [["--help"], ["review", "--help"], ["rules"], ["metrics"], ["doctor", "--offline"]], ids=" ".join)
def test_a_reader_who_has_left_is_no_failure(arguments: list[str], unbuffered: str) -> None:
    ours, left = os.pipe()
    os.close(ours)
    done = subprocess.run(
        [sys.executable, "-m", "okrcoach", *arguments], stdout=left, stderr=subprocess.PIPE, check=False, cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )  # fmt: skip
    os.close(left)
    assert (done.returncode, done.stderr) == (0, b"")


def test_who_interrupts_the_start_is_told_no_more_than_that() -> None:
    code = """
import sys
from okrcoach.__main__ import main
class Impatient:
    def find_spec(self, name, *_):
        if name == "okrcoach.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Impatient())
main()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "okrcoach: interrupted\n")


def test_a_folder_that_was_taken_away_under_us_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("gone").mkdir()
    monkeypatch.chdir("gone")
    Path().absolute().rmdir()
    for arguments in (["review", "."], ["draft", "--goal", "Grow"], ["doctor", "--offline"]):
        done = run(*arguments)
        assert (done.status, done.err) == (2, "okrcoach: the current folder: No such file or directory\n")


def test_a_folder_that_cannot_be_written_is_named(run: Run) -> None:
    Path("file").write_text("", encoding="utf-8")
    done = run("outline", "--goal", "Grow", "-o", "file/outline.md")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "file" in done.err


def test_a_file_that_is_named_twice_is_judged_once(run: Run) -> None:
    Path("okrs.md").write_text(SOUND, encoding="utf-8")
    once, twice = run("review", "okrs.md"), run("review", "okrs.md", "./okrs.md", ".")
    assert twice.out.count("okrs.md: 1 objective") == once.out.count("okrs.md: 1 objective") == 1
    assert twice.out.endswith("in 1 file.\n")


def test_how_many_findings_are_hidden_because_accepted_is_said(run: Run) -> None:
    Path("okrs.md").write_text(SOUND, encoding="utf-8")
    hidden = len(json.loads(run("review", "okrs.md", "--format", "json").out)["documents"][0]["findings"])
    run("review", "okrs.md", "--accepted", "accepted.json")
    done = run("review", "okrs.md", "--accepted", "accepted.json")
    assert "Nothing found" in done.out
    assert done.err == f"okrcoach: not shown, because accepted: {hidden}\n"
    assert hidden


def test_help_names_the_values_of_options_that_are_no_free_words(run: Run) -> None:
    assert all(name in run("convert", "--help").out for name in layout()["columns"])
    assert all(stage in run("draft", "--help").out for stage in FOCUS_AREAS)


@pytest.mark.parametrize(
    ("words", "begun", "offered"),
    [("draft --focus", "ac", "activation"), ("rules", "activity", "activity-verb"), ("convert okrs.md --columns", "j", "jira")],
)
def test_a_shell_completes_names(words: str, begun: str, offered: str) -> None:
    completing = ShellComplete(program, {}, "okrcoach", "_OKRCOACH_COMPLETE")
    assert offered in [item.value for item in completing.get_completions(words.split(), begun)]
