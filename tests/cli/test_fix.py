"""`okrcoach review --fix`, `--diff` and `--accepted`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BEFORE = """---
period: 2027-Q1
---
<!-- kept as it is -->
## Objective: Make renewals a non-event for our florists\r
\r
- KR: Try to raise NPS from 31 to 45  \r
- KR: Raise renewal rate from 80% to 90%
"""
AFTER = BEFORE.replace("Try to raise", "Raise")


def test_fix_changes_its_words_and_no_other_byte(run: Run) -> None:
    Path("okrs.md").write_bytes(BEFORE.encode())
    done = run("review", "okrs.md", "--fix")
    assert Path("okrs.md").read_bytes() == AFTER.encode()
    assert "escape-clause" in done.err
    assert "escape-clause" not in done.out
    again = run("review", "okrs.md", "--fix")
    assert (Path("okrs.md").read_bytes(), again.err) == (AFTER.encode(), "")


def test_a_diff_that_is_empty_says_why(run: Run) -> None:
    Path("okrs.md").write_bytes(AFTER.encode())
    done = run("review", "okrs.md", "--diff")
    assert (done.out, done.err) == ("", "okrcoach: nothing to fix: no finding here has a fix that is certain\n")


def test_diff_shows_the_fix_and_writes_nothing(run: Run) -> None:
    Path("okrs.md").write_bytes(BEFORE.encode())
    done = run("review", "okrs.md", "--diff")
    assert Path("okrs.md").read_bytes() == BEFORE.encode()
    assert [line for line in done.out.splitlines() if line.startswith(("- ", "-- K", "+- K"))] == [
        "-- KR: Try to raise NPS from 31 to 45  ",
        "+- KR: Raise NPS from 31 to 45  ",
    ]


def test_the_diff_of_one_file_does_not_wait_for_another_that_cannot_be_read(run: Run) -> None:
    Path("okrs.md").write_bytes(BEFORE.encode())
    done = run("review", "absent.md", "okrs.md", "--diff")
    assert (done.status, done.err) == (2, "okrcoach: absent.md: no such file\n")
    assert "+- KR: Raise NPS from 31 to 45" in done.out


@pytest.mark.parametrize(("level", "status"), [("error", 1), ("never", 0)])
def test_the_exit_status_of_a_diff_is_that_of_the_findings(run: Run, level: str, status: int) -> None:
    Path("okrs.md").write_bytes(BEFORE.replace("from 80% to 90%", "from 80% to 70%").encode())
    assert run("review", "okrs.md", "--diff", "--fail-on", level).status == status


def test_a_diff_is_written_to_a_file(run: Run) -> None:
    Path("okrs.md").write_bytes(BEFORE.encode())
    printed = run("review", "okrs.md", "--diff")
    written = run("review", "okrs.md", "--diff", "--output", "fixes.diff")
    assert (written.status, written.out) == (printed.status, "")
    assert Path("fixes.diff").read_bytes() == printed.out.encode()


def test_what_is_no_option_of_a_diff_is_refused(run: Run) -> None:
    Path("okrs.md").write_bytes(BEFORE.encode())
    for options in (["--accepted", "accepted.json"], ["--format", "json"], ["--format", "text"], ["--fix"]):
        done = run("review", "okrs.md", "--diff", *options)
        assert (done.status, done.out) == (2, "")
        assert options[0] in done.err
    assert not Path("accepted.json").exists()


def test_json_carries_the_exact_edit_of_a_fix(run: Run) -> None:
    Path("okrs.md").write_bytes(BEFORE.encode())
    report = json.loads(run("review", "okrs.md", "--format", "json", "--select", "escape-clause").out)
    [finding] = report["documents"][0]["findings"]
    [edit] = finding["fix"]["edits"]
    line = BEFORE.splitlines()[edit["line"] - 1]
    assert line[: edit["column"] - 1] + edit["text"] + line[edit["end_column"] - 1 :] == "- KR: Raise NPS from 31 to 45  "
    assert finding["fix"]["after"] == "Raise NPS from 31 to 45"


def test_standard_input_is_not_fixed_in_place(run: Run) -> None:
    done = run("review", "-", "--fix", stdin=BEFORE.encode())
    assert done.status == 2
    assert "--diff" in done.out


def test_accepted_findings_are_written_once_and_then_left_out(run: Run) -> None:
    Path("okrs.md").write_text(BEFORE, encoding="utf-8")
    first = run("review", "okrs.md", "--accepted", "accepted.json", "--fail-on", "info")
    assert (first.status, first.out.count("escape-clause")) == (0, 0)
    assert "accepted from now on" in first.err
    Path("okrs.md").write_text("\n\n" + BEFORE + "- KR: Try to cut churn from 5% to 4%\n", encoding="utf-8")
    then = run("review", "okrs.md", "--accepted", "accepted.json", "--select", "escape-clause", "--fail-on", "warning")
    assert then.status == 1
    assert "Try to cut churn" in then.out
    assert "raise NPS" not in then.out


def test_a_file_that_is_no_acceptance_is_named(run: Run) -> None:
    Path("okrs.md").write_text(BEFORE, encoding="utf-8")
    Path("accepted.json").write_text("[]", encoding="utf-8")
    done = run("review", "okrs.md", "--accepted", "accepted.json")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "accepted.json" in done.err


def test_nothing_is_accepted_while_a_file_cannot_be_read(run: Run) -> None:
    Path("okrs.md").write_text(BEFORE, encoding="utf-8")
    done = run("review", "okrs.md", "absent.md", "--accepted", "accepted.json")
    assert done.status == 2
    assert "nothing is accepted, and accepted.json is not written, because a file could not be read" in done.err
    assert not Path("accepted.json").exists()


def test_one_finding_is_one(run: Run) -> None:
    Path("okrs.md").write_text(BEFORE, encoding="utf-8")
    assert "1 finding is accepted from now on" in run("review", "okrs.md", "--accepted", "a.json", "--select", "objective-count").err


def test_an_acceptance_with_a_byte_order_mark_is_read(run: Run) -> None:
    Path("okrs.md").write_text(BEFORE, encoding="utf-8")
    run("review", "okrs.md", "--accepted", "accepted.json")
    Path("accepted.json").write_bytes(b"\xef\xbb\xbf" + Path("accepted.json").read_bytes())
    done = run("review", "okrs.md", "--accepted", "accepted.json", "--fail-on", "info")
    assert (done.status, done.err) == (0, "okrcoach: not shown, because accepted: 4\n")


def test_the_difference_of_a_file_without_a_last_line_end_is_one_that_patch_understands(run: Run) -> None:
    Path("okrs.md").write_bytes(BEFORE.rstrip("\n").replace("Raise renewal", "Aim to raise renewal").encode())
    done = run("review", "okrs.md", "--diff")
    assert done.out.endswith(
        "-- KR: Aim to raise renewal rate from 80% to 90%\n\\ No newline at end of file\n"
        "+- KR: Raise NPS from 31 to 45  \r\n+- KR: Raise renewal rate from 80% to 90%\n\\ No newline at end of file\n"
    )


def test_a_file_that_is_only_read_is_promised_no_fix_and_says_so(run: Run) -> None:
    Path("okrs.html").write_text("<h1>OKRs 2027-Q1</h1><h2>Objective: Win bakers</h2><ul><li>KR: Try to raise NPS from 31 to 45</li></ul>")
    assert "✎" not in run("review", "okrs.html").out
    done = run("review", "okrs.html", "--fix")
    assert done.err == "okrcoach: okrs.html: HTML is only read: nothing is fixed in it, but in what `okrcoach convert` makes of it\n"
    assert "escape-clause" in done.out


def test_a_fix_that_would_lose_something_is_promised_in_no_format(run: Run) -> None:
    text = BEFORE.replace("- KR: Try to raise NPS from 31 to 45  ", "- KR: **Try to** raise NPS from 31 to 45")
    Path("okrs.md").write_bytes(text.encode())
    assert "✎" not in run("review", "okrs.md").out
    assert "escape-clause" in run("review", "okrs.md").out
    run("review", "okrs.md", "--fix")
    assert Path("okrs.md").read_bytes() == text.encode()


def test_what_was_fixed_is_told_by_the_lines_of_the_file_as_it_was(run: Run) -> None:
    lines = [
        "## Objective: Make renewals a non-event",
        "- KR: Grow trials by 30% and reduce churn by 15%",
        "- KR: Try to raise NPS from 31 to 45",
    ]
    Path("okrs.md").write_text("\n".join(lines), encoding="utf-8")
    err = run("review", "okrs.md", "--fix").err.splitlines()
    assert sorted(err) == [
        "okrcoach: okrs.md: fixed compound-statement at line 2",
        "okrcoach: okrs.md: fixed escape-clause at line 3",
    ]


def test_a_chosen_rule_mends_only_its_own_findings_and_the_others_judge_it(run: Run) -> None:
    text = "## Objective: Make renewals a non-event\n- KR: Raise NPS from 31 to 45\n- KR: Try to raise NPS from 31 to 45\n"
    Path("okrs.md").write_text(text, encoding="utf-8")
    assert run("review", "okrs.md", "--select", "escape-clause", "--fix").err == ""
    assert Path("okrs.md").read_text(encoding="utf-8") == text


def test_the_report_says_where_the_work_goes(run: Run) -> None:
    line = "- KR: Launch the card to raise repeat visits from 20% to 35%"
    Path("okrs.md").write_text(f"## Objective: Make renewals a non-event\n{line}\n", encoding="utf-8")
    told = " ".join(run("review", "okrs.md").out.split())
    assert "✎ --fix writes: Raise repeat visits from 20% to 35%; to the projects goes: Launch the card" in told
