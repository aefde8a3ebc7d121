"""Every mistake gets one clear line on stderr and the exit status of the contract; nothing ends in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

SOUND = """---
period: 2027-Q1
---
## Objective: Make the first week worth it for small clinics
- KR: Raise activation rate from 31% to 40% by 31 March
"""


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
        (["draft", "--goal", "Grow", "-o", "absent/okrs.md"], "absent"),
        (["draft", "--goal", "Grow", "--drafter", "model"], "key"),
        (["convert", "okrs.md", "--to", "pdf"], "pdf"),
        (["convert", "okrs.md", "--to", "md", "--columns", "x"], "csv"),
        (["suggest"], "TEXT"),
        (["suggest", "--from", "broken.json"], "broken.json"),
        (["reviw", "okrs.md"], "review"),
        (["absent.md"], "absent.md"),
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
    # What cannot be read is part of the report; every other mistake is one line of talk.
    assert says in (done.err or done.out)
    assert done.out == "" or "not read" in done.out
    assert done.err.count("\n") <= 1
    assert "Traceback" not in done.out + done.err


def test_an_unreadable_file_does_not_hide_the_others(run: Run) -> None:
    Path("okrs.md").write_text(SOUND, encoding="utf-8")
    done = run("review", "absent.md", "okrs.md")
    assert done.status == 2
    assert "okrs.md: 1 objective, 1 key result" in done.out or "in 1 file; 1 file not read." in done.out


def test_a_folder_that_cannot_be_written_is_named(run: Run) -> None:
    Path("file").write_text("", encoding="utf-8")
    done = run("outline", "--goal", "Grow", "-o", "file/outline.md")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "file" in done.err
