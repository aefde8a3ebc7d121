"""Sheets, office files and HTML pages are read like pages of Markdown; what cannot be written says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrcoach.documents import FORMATS, parse, read, render, save, write
from okrcoach.errors import OkrcoachError
from okrcoach.model import UNKNOWN, KeyResult, Measure, Objective, OkrDocument

OFFICE = Path(__file__).parent / "office"
"""Made with openpyxl and python-docx, as people make them with Excel and Word."""
ORCHARD = [
    ("Delight every visitor", ["Visitor rating from 3.9 to 4.5", "Repeat visits from 12% to 20%"]),
    ("Pick no apple twice", ["Apples sorted by hand from 80% to 10%"]),
]


def words(document: OkrDocument) -> list[tuple[str, list[str]]]:
    return [(one.text, [key.text for key in one.key_results]) for one in document.objectives]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Objective,Key Result\nDelight every visitor,Visitor rating from 3.9 to 4.5\n,Repeat visits from 12% to 20%\n"
            "Pick no apple twice,Apples sorted by hand from 80% to 10%\n"
        ),
        (
            "sep\n\nObjective;KR Name\r\nDelight every visitor;Visitor rating from 3.9 to 4.5\r\nDelight every visitor;Repeat visits from 12% to 20%\r\n"
            "Pick no apple twice;KR1: Apples sorted by hand from 80% to 10%\r\n"
        ),
        (
            "Type\tSummary\nObjective\tDelight every visitor\nKey Result\tVisitor rating from 3.9 to 4.5\nKey Result\tRepeat visits from 12% to 20%\n"
            "Objective\tPick no apple twice\nKey Result\tApples sorted by hand from 80% to 10%\n"
        ),
        (
            'Id,Name,Parent\n1,Delight every visitor,\n2,"Visitor rating from 3.9 to 4.5",1\n3,Pick no apple twice,\n4,Repeat visits from 12% to 20%,1\n'
            "5,Apples sorted by hand from 80% to 10%,3\n"
        ),
        (
            "O1,Delight every visitor\nKR1,Visitor rating from 3.9 to 4.5\nKR2,Repeat visits from 12% to 20%\nO2,Pick no apple twice\n"
            "KR1,Apples sorted by hand from 80% to 10%\n"
        ),
        (
            "Objective 1: Delight every visitor\nKR1: Visitor rating from 3.9 to 4.5\nKR2: Repeat visits from 12% to 20%\nObjective 2: Pick no apple twice\n"
            "KR1: Apples sorted by hand from 80% to 10%\n"
        ),
    ],
)
def test_tables_of_trackers_are_read(text: str) -> None:
    assert words(parse(text, "csv")) == ORCHARD


def test_columns_become_fields() -> None:
    document = parse(
        "Team,Quarter,Objective,Key Result,Owner,Start Value,Target Value,Due Date,Confidence\n"
        'Press,Q3 2031,Press more,"Juice, a day",Anna,"1,200 l",$2k,2031-09-30,6/10\n',
        "csv",
    )
    assert (document.team, document.period) == ("Press", "Q3 2031")
    (result,) = document.objectives[0].key_results
    assert (result.text, result.owner, result.confidence) == ("Juice, a day", "Anna", "6/10")
    assert (result.measure.baseline, result.measure.target, result.measure.due) == (1200, 2000, "2031-09-30")


def test_an_unknown_table_is_explained_with_its_columns() -> None:
    document = parse("id,name,colour\n1,apple,red\n", "csv")
    assert not document.objectives
    assert document.notes[0].startswith("the columns are 'id', 'name', 'colour'; columns such as 'Objective'")


def test_a_formula_is_written_as_text_and_read_as_it_was() -> None:
    document = OkrDocument(
        (Objective("=cmd|'/c calc'!A0", (KeyResult("@SUM(1+1)", Measure(baseline=-5.0)), KeyResult("-1 trees"), KeyResult("'quoted"))),)
    )
    text = render(document, "csv")
    assert parse(text, "csv") == document
    for line in text.splitlines()[1:]:
        for cell in line.split(","):
            assert not cell.strip('"').startswith(("=", "@", "+")), line
    assert ",-5" in text


def test_a_score_that_is_none_stays_as_it_is_written() -> None:
    document = OkrDocument((Objective("Press more", (KeyResult("Juice", score_as_written="1.4"),)),))
    for name in ("csv", "md", "json", "yaml"):
        assert parse(render(document, name), name) == document


def test_trackers_get_their_columns() -> None:
    document = OkrDocument(
        (Objective("Press more", (KeyResult("Juice", Measure(baseline=UNKNOWN, target=2000.0), owner="Anna"),)),), period="2031-Q3"
    )
    assert render(document, "csv", columns="plain").splitlines()[1] == "Press more,Juice,Anna,,,2000,,,,"
    assert render(document, "csv", columns="jira").splitlines()[:2] == [
        "Order,Type,Summary,Status,Period,Owner,Weight,OKR type,Labels,Teams,Start date,End date,Start value,Current value,Target value,Description",
        "1,Objective,Press more,,2031-Q3,,,,,,,,,,,",
    ]
    with pytest.raises(OkrcoachError, match="did you mean 'plain'"):
        render(document, "csv", columns="plian")


@pytest.mark.parametrize("name", ["bold-rows.xlsx", "bold-lines.docx"])
def test_office_files_are_read(name: str) -> None:
    assert words(read(OFFICE / name).document) == ORCHARD


KILN = [
    ("Firing never fails silently", ["Unnoticed stops from 14 to 2 a month", "Studios with alerts from 20% to 80%"]),
    ("Glazes are reproducible", ["Batches within tolerance from 61% to 85%"]),
]


@pytest.mark.parametrize("name", ["merged.xlsx", "sheet-per-team.xlsx", "multiline.xlsx", "indent.xlsx", "nested.docx", "mergedrows.docx"])
def test_office_files_are_read_however_they_are_laid_out(name: str) -> None:
    assert words(read(OFFICE / name).document) == KILN


def test_a_statement_of_a_workbook_stands_in_its_cell() -> None:
    stops, alerts = read(OFFICE / "merged.xlsx").document.objectives[0].key_results
    assert stops.place is not None
    assert alerts.place is not None
    assert (stops.place.line, stops.place.column, alerts.place.line, alerts.place.column) == (5, 2, 6, 2)
    assert stops.place.span(4, 9).column == 2
    (glaze,) = read(OFFICE / "sheet-per-team.xlsx").document.objectives[1].key_results
    assert glaze.place is not None
    assert (glaze.place.line, glaze.place.column) == (4, 1)
    assert read(OFFICE / "sheet-per-team.xlsx").document.notes == (
        "objective 1 and what follows: the lines are the rows of sheet 'Kiln'",
        "objective 2 and what follows: the lines are the rows of sheet 'Glaze'",
    )


def test_a_workbook_has_fields_rows_and_a_period() -> None:
    document = read(OFFICE / "columns.xlsx").document
    assert (document.title, document.period) == ("Orchard OKRs, Q3 2031", "Q3 2031")
    rating, visits = document.objectives[0].key_results
    assert (rating.owner, rating.score, rating.measure.baseline, rating.measure.due) == ("Anna", 0.7, 3.9, "2031-09-30")
    assert (visits.measure.baseline, visits.measure.target, visits.measure.unit) == (12, 20, "percent")
    assert visits.place is not None
    assert visits.place.line == 5


def test_a_word_file_has_headings_lists_and_tables() -> None:
    document = read(OFFICE / "headings.docx").document
    assert [one.text for one in document.objectives] == ["Delight every visitor", "Pick no apple twice"]
    visits = document.objectives[0].key_results[1]
    assert (visits.text, visits.dropped) == ("Repeat visits from 12% to 20%", True)
    sorted_by_hand = document.objectives[1].key_results[0]
    assert (sorted_by_hand.owner, sorted_by_hand.score_as_written) == ("Cleo", "70%")


def test_a_web_page_is_read() -> None:
    page = """<!doctype html><html><head><title>Orchard</title><style>li{}</style></head><body><nav><ul><li><a href="/">Home</a></li></ul></nav>
    <h1>OKRs</h1><h2>Objective&nbsp;1: Delight every <em>visitor</em></h2>
    <ul>
      <li><p><b>KR1:</b> Visitor rating from 3.9 to 4.5</p></li>
      <li><b>KR2:</b> Repeat visits from 12&#37; to 20%<ul><li>counted at the gate</li></ul></li>
    </ul>
    <h2>Objective 2: Pick no apple twice</h2><script>var x = "<li>KR3: no</li>"</script>
    <table><tr><th>Key result</th><th>Owner</th></tr><tr><td>Apples sorted by hand from 80% to 10%</td><td>Cleo</td></tr></table></body></html>"""
    document = parse(page, "html")
    assert words(document) == ORCHARD
    place = document.objectives[0].key_results[1].place
    assert place is not None
    assert place.line == 5


def test_what_is_only_read_says_so(tmp_path: Path) -> None:
    source = read(OFFICE / "columns.xlsx")
    with pytest.raises(OkrcoachError, match="XLSX is not written in place; save under a new name, as Markdown"):
        save(source, source.document)
    with pytest.raises(OkrcoachError, match="DOCX is read, not written; choose md"):
        write(source.document, tmp_path / "new.docx")


def test_endings_belong_to_one_format_each() -> None:
    endings = [ending for one in FORMATS.values() for ending in one.endings]
    assert len(endings) == len(set(endings))
