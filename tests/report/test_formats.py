"""Each output format is a contract: the bytes of its golden file. `UPDATE_GOLDEN=1 make test` writes them anew, to be read in the diff."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest

from okrcoach.documents.places import sheet_note
from okrcoach.report import FORMATS, Entry, Reviewed, Unreadable, renderer
from okrcoach.report.reviewed import Tally
from okrcoach.review import Edit, Finding, Fix, load_rules

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {"text": "txt", "json": "json", "sarif": "sarif", "github": "github.txt", "markdown": "md"}


def finding(rule: str, severity: str, where: str, text: str, match: str, line: int, column: int, **more: object) -> Finding:
    return Finding(
        rule, severity, "outcome", f"'{match}' needs a second look.", "Say what changes.", where, text, match, line, column, line,
        column + len(match), **more,
    )  # type: ignore[arg-type]  # fmt: skip


ENTRIES: tuple[Entry, ...] = (
    Reviewed(
        "teams/growth okrs.md", 2, 6, 1, ("line 12: left aside: a picture",),
        (
            Finding("missing-period", "error", "time", "Nothing says which quarter this is for.", "Add it to the title.", "", "", "", 1, 1, 1, 1),
            finding("vague-objective", "warning", "objectives/0", "Grow, and grow more", "Grow", 8, 15),
            finding("activity-verb", "warning", "objectives/0/key_results/1", "Launch the new site [beta] for @everyone with a very long line of "
                    "words that does not fit into the width of a terminal", "Launch", 14, 7,
                    fix=Fix((Edit(14, 1, 15, 1, ""),), "Launch the new site")),
            finding("vague-term", "info", "objectives/0/key_results/1", "Launch the new site [beta] for @everyone with a very long line of "
                    "words that does not fit into the width of a terminal", "the width", 14, 90),
        ),
    ),
    Reviewed("teams/sales,ops.yaml", 3, 9, 0, (), ()),
    Reviewed(
        "teams/\x1b[31mred.md", 1, 1, 0, (),
        (finding("vague-term", "warning", "objectives/0/key_results/0", "größer \x1b]0;x\x07 werden 📈 soon", "soon", 3, 6),),
    ),
    Unreadable("teams/picture.md", "is not text"),
)  # fmt: skip


def written(name: str, entries: tuple[Entry, ...] = ENTRIES, *, colour: bool = False) -> str:
    rules = [rule for rule in load_rules() if rule.name in ("missing-period", "vague-objective")]
    return "".join(renderer(name)(entries, rules, width=80, colour=colour))


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_its_golden_file(name: str) -> None:
    path = GOLDEN / f"report.{ENDINGS[name]}"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(written(name), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == written(name)


@pytest.mark.parametrize("name", FORMATS)
def test_text_of_a_file_never_reaches_the_terminal_as_an_order(name: str) -> None:
    shown = written(name)
    assert "\x1b" not in shown
    assert "\x07" not in shown


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_ends_with_a_line_end_and_no_entry_is_no_failure(name: str) -> None:
    assert written(name).endswith("\n")
    assert written(name, ()).endswith("\n") or name == "github"


def test_colour_is_only_added_around_the_plain_text() -> None:
    coloured = written("text", ENTRIES[:1], colour=True)
    assert "\x1b[33m" in coloured
    for code in ("0", "1", "2", "31", "33", "36"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == written("text", ENTRIES[:1])


def test_no_line_of_the_text_report_is_wider_than_the_terminal() -> None:
    assert max(map(len, written("text").splitlines())) <= 80


def test_the_json_report_follows_the_contract() -> None:
    report = json.loads(written("json"))
    assert list(report) == ["version", "documents", "errors", "summary"]
    assert report["summary"] == {"documents": 3, "error": 1, "warning": 3, "info": 1}
    assert report["errors"] == [{"path": "teams/picture.md", "message": "is not text"}]
    first = report["documents"][0]["findings"][2]
    assert list(first) == [
        "rule", "severity", "category", "message", "hint", "where", "text", "match", "line", "column", "end_line", "end_column", "fix",
    ]  # fmt: skip
    assert first["fix"] == {
        "edits": [{"line": 14, "column": 1, "end_line": 15, "end_column": 1, "text": ""}],
        "after": "Launch the new site",
    }


def test_a_lone_surrogate_is_escaped_in_json() -> None:
    report = written("json", (Unreadable("bad\udcff.md", "is not text"),))
    assert json.loads(report)["errors"][0]["path"] == "bad\udcff.md"
    report.encode()


def test_a_finding_without_a_place_stands_at_the_first_line() -> None:
    lost = ENTRIES[0][5][1]._replace(line=None, column=None, end_line=None, end_column=None)  # type: ignore[index]
    entries = (Reviewed("okrs.md", 1, 0, 0, (), (lost,)),)
    assert written("github", entries).startswith("::warning file=okrs.md,line=1,title=vague-objective::")
    [result] = json.loads(written("sarif", entries))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}


def test_a_finding_over_several_lines_has_no_columns_on_github() -> None:
    long = ENTRIES[0][5][1]._replace(end_line=9)  # type: ignore[index]
    assert "line=8,endLine=9,title=" in written("github", (Reviewed("okrs.md", 1, 0, 0, (), (long,)),))


@pytest.mark.parametrize(("severity", "reached"), [("error", False), ("warning", True), ("info", True), ("never", False)])
def test_a_tally_reaches_a_severity_at_or_above_it(severity: str, reached: bool) -> None:
    tally = Tally()
    list(tally.count(ENTRIES[2:3]))
    assert tally.reaches(severity) is reached


def test_the_sarif_report_names_a_file_whose_name_is_no_utf_8() -> None:
    name = os.fsdecode(b"caf\xe9.md")
    [run] = json.loads(written("sarif", (Reviewed(name, *ENTRIES[0][1:]), Unreadable(name, "is no text"))))["runs"]
    places = [*run["results"], *run["invocations"][0]["toolExecutionNotifications"]]
    assert {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in places} == {"caf%E9.md"}
    assert {one["artifactChanges"][0]["artifactLocation"]["uri"] for result in run["results"] for one in result.get("fixes", ())} == {
        "caf%E9.md"
    }


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ask @octocat", "ask @\u200boctocat"),
        ("see #12 and octo/repo#7", "see #\u200b12 and octo/repo#\u200b7"),
        ("see GH-12", "see GH-\u200b12"),
        ("https://evil.example/x", "https:\u200b//evil.example/x"),
        ("www.evil.example", "www\u200b.evil.example"),
        ("a@b.example", "a@\u200bb.example"),
        ("# a heading", "#\u200b a heading"),
        ("[a](b) <i> `c` *d*", r"\[a\](b) \<i\> \`c\` \*d\*"),
    ],
)
def test_the_markdown_report_mentions_and_links_nobody(text: str, shown: str) -> None:
    told = Finding("r", "error", "time", text, text, "objectives/0", text, "", 1, 1, 1, 1)
    report = written("markdown", (Reviewed(text, 1, 0, 0, (), (told,)), Unreadable(text, text)))
    assert report.count(shown) == 6


def test_the_markdown_report_stays_below_what_is_shown_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("okrcoach.report.markdown_format.MOST_BYTES", 3_000)
    entries = tuple(ENTRIES[0]._replace(path=f"team{number}.md") for number in range(100))  # type: ignore[union-attr]
    report = written("markdown", entries)
    assert len(report.encode()) < 3_500
    rows, details = report.count("| team"), report.count("<details>")
    assert rows > 5
    assert details > 0
    assert f"| … and {100 - rows} files more |" in report
    assert f"… and the findings in {100 - details} files more\n" in report
    assert "100 errors" in report


def test_the_json_report_holds_nothing_that_steers_a_terminal() -> None:
    notes = ("a \x9b31m b \u202e c \u2028 d \ud800",)
    text = written("json", (Reviewed("okrs.md", 0, 0, 0, notes, ()),))
    assert text.replace("\n", " ").isprintable()
    assert json.loads(text)["documents"][0]["notes"] == list(notes)


@pytest.mark.parametrize("entries", [ENTRIES, ()])
def test_the_sarif_report_is_valid_sarif(entries: tuple[Entry, ...]) -> None:
    schema = json.loads((Path(__file__).parent / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(written("sarif", entries)))


@pytest.mark.parametrize(("path", "column", "place"), [("a.xlsx", 2, "  B5  "), ("A.XLSM", 28, " AB5  "), ("a.md", 2, "   5  ")])
def test_a_statement_of_a_workbook_is_named_by_its_cell(path: str, column: int, place: str) -> None:
    finding = Finding("r", "error", "structure", "Says nothing.", "", "objectives/0", "Be good", "good", 5, column, 5, column + 1)
    entry = Reviewed(path, 1, 0, 0, (), (finding,))
    assert f"\n{place}Be good\n" in "".join(renderer("text")([entry], (), width=80, colour=False))


def test_markdown_names_a_workbooks_cell() -> None:
    found = finding("vague-term", "info", "objectives/0", "More bread", "bread", 5, 28)
    assert "- **AB5** More bread\n" in written("markdown", (Reviewed("plan.xlsx", 1, 0, 0, (), (found,)),))
    assert "- **line 5** More bread\n" in written("markdown", (Reviewed("plan.csv", 1, 0, 0, (), (found,)),))


def test_a_workbook_of_several_sheets_names_the_sheet_of_each_cell() -> None:
    notes = (sheet_note(0, "Ovens"), sheet_note(1, "Front of house"))
    found = tuple(
        finding("vague-term", "info", f"objectives/{place}", "More bread", "bread", line, 2) for place, line in ((0, 5), (0, 7), (1, 2))
    )
    entry = Reviewed("plan.xlsx", 2, 0, 0, notes, found)
    text = "".join(written("text", (entry,)))
    assert [line.strip() for line in text.splitlines() if line.startswith(("  sheet", "  B"))] == [
        "sheet 'Ovens'",
        "B5  More bread",
        "sheet 'Front of house'",
        "B2  More bread",
    ]
    marked = written("markdown", (entry,))
    assert "- **'Ovens'\\!B5** More bread\n" in marked
    assert "- **'Front of house'\\!B2** More bread\n" in marked
