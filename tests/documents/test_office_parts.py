"""What Word and Excel say of a text beside its words is read, and left out where nobody sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrcoach.documents import read
from okrcoach.model import OkrDocument
from tests.documents.office_files import WORKBOOK, office

STYLES = b"""<styles>
<style styleId="H"><name val="heading 2"/></style>
<style styleId="Own"><name val="Our headline"/><basedOn val="H"/></style>
<style styleId="B2"><name val="List Bullet 2"/><pPr><numPr><numId val="5"/></numPr></pPr></style>
</styles>"""
NUMBERING = b"""<numbering>
<abstractNum abstractNumId="1"><lvl ilvl="0"><numFmt val="bullet"/></lvl><lvl ilvl="1"><numFmt val="decimal"/></lvl></abstractNum>
<num numId="5"><abstractNumId val="1"/></num>
</numbering>"""
RELATIONS = b'<Relationships><Relationship Id="r9" Target="https://yard.example/seats"/></Relationships>'


def word(tmp_path: Path, body: str) -> OkrDocument:
    parts = {
        "word/document.xml": f"<document><body>{body}</body></document>".encode(),
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/_rels/document.xml.rels": RELATIONS,
    }
    return read(office(tmp_path, "plan.docx", parts)).document


def heading(text: str) -> str:
    return f'<p><pPr><pStyle val="Own"/></pPr><r><t>{text}</t></r></p>'


def item(runs: str, level: int = 0) -> str:
    return f'<p><pPr><numPr><ilvl val="{level}"/><numId val="5"/></numPr></pPr>{runs}</p>'


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ("<r><t>Seats sold</t><tab/><t>from 40 to 60</t></r>", "Seats sold from 40 to 60"),
        ("<r><t>Seats sold</t><br/><t>from 40 to 60</t></r>", "Seats sold from 40 to 60"),
        (
            "<r><t>Seats sold </t></r><del><r><delText>slowly </delText></r></del><ins><r><t>from 40 to 60</t></r></ins>",
            "Seats sold from 40 to 60",
        ),
        ("<r><t>Seats sold from 40 to 60</t></r><r><footnoteReference id='1'/></r>", "Seats sold from 40 to 60"),
        ("<hyperlink id='r9'><r><t>Seats sold</t></r></hyperlink><r><t> from 40 to 60</t></r>", "Seats sold from 40 to 60"),
        (
            "<r><t>Seats sold from 40 to 60</t></r><r><pict><txbxContent><p><r><t>Draft!</t></r></p></txbxContent></pict></r>",
            "Seats sold from 40 to 60",
        ),
        ("<sdt><checkbox><checked val='1'/></checkbox></sdt><r><t>Seats sold from 40 to 60</t></r>", "Seats sold from 40 to 60"),
        ("<r><fldChar/><instrText>PAGE 3</instrText><t>Seats sold from 40 to 60</t></r>", "Seats sold from 40 to 60"),
    ],
    ids=["tab", "line break", "deleted", "footnote", "link", "text box", "check box", "field"],
)
def test_the_words_of_a_paragraph_are_those_that_a_reader_sees(tmp_path: Path, runs: str, text: str) -> None:
    page = heading("Objective: Fill the boats") + heading("Key results") + item(runs) + item("<r><t>Refunds below 2%</t></r>")
    (objective,) = word(tmp_path, page).objectives
    assert [one.text for one in objective.key_results] == [text, "Refunds below 2%"]


def test_an_item_further_in_belongs_to_the_one_above(tmp_path: Path) -> None:
    page = heading("Objective: Fill the boats") + item("<r><t>KR1: Seats sold from 40 to 60</t></r>") + item("<r><t>Owner: Kim</t></r>", 1)
    page += "<p><pPr><pStyle val='B2'/></pPr><r><t>Due: 3 May 2031</t></r></p>"
    (seats,) = word(tmp_path, page).objectives[0].key_results
    assert (seats.text, seats.owner, seats.measure.due) == ("Seats sold from 40 to 60", "Kim", "3 May 2031")


def cells(*texts: str) -> str:
    return "".join(f"<tc>{one if one.startswith('<') else f'<p><r><t>{one}</t></r></p>'}</tc>" for one in texts)


def test_a_cell_over_several_rows_says_its_objective_once(tmp_path: Path) -> None:
    goes_on = "<tcPr><vMerge/></tcPr><p><r><t>Fill the boats</t></r></p>"
    begins = "<tcPr><vMerge val='restart'/></tcPr><p><r><t>Fill the boats</t></r></p>"
    two_lines = "<p><r><t>Refunds fall from 9%</t></r></p><p><r><rPr><b/></rPr><t>to 2% of all sales</t></r></p>"
    rows = [cells("Objective", "Key result"), cells(begins, "Seats sold from 40 to 60"), cells(goes_on, two_lines)]
    table = f"<tbl>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbl>"
    (objective,) = word(tmp_path, heading("OKRs") + table).objectives
    assert (objective.text, [one.text for one in objective.key_results]) == (
        "Fill the boats",
        ["Seats sold from 40 to 60", "Refunds fall from 9% to 2% of all sales"],
    )


def test_the_cells_of_a_workbook_say_what_excel_shows(tmp_path: Path) -> None:
    """Shared and formatted texts, shares, days, yes and no, and nothing where a formula failed."""
    heads = ["Objective", "Key result", "Target", "Due", "Dropped", "Owner"]
    texts = [
        *(f"<si><t>{one}</t></si>" for one in heads),
        "<si><r><t>Fill </t></r><r><rPr><b/></rPr><t>the boats</t></r><rPh><t>x</t></rPh></si>",
    ]
    styles = "<styleSheet><cellXfs><xf/><xf numFmtId='9'/><xf numFmtId='14'/></cellXfs></styleSheet>"
    head = "".join(f"<c t='s'><v>{at}</v></c>" for at in range(6))
    first = "<c t='s'><v>6</v></c><c t='inlineStr'><is><t>Berths booked</t></is></c><c s='1'><v>0.8</v></c><c s='2'><v>47969</v></c>"
    rows = f"<row>{head}</row><row>{first}<c t='b'><v>0</v></c><c t='e'><v>#REF!</v></c></row>"
    rows += "<row><c t='s'><v>99</v></c><c t='str'><v>Refunds paid late</v></c><c><v>2</v></c><c r='E3' t='b'><v>1</v></c></row>"
    parts = {
        **WORKBOOK,
        "xl/sharedStrings.xml": f"<sst>{''.join(texts)}</sst>".encode(),
        "xl/styles.xml": styles.encode(),
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode(),
    }
    (objective,) = read(office(tmp_path, "plan.xlsx", parts)).document.objectives
    booked, late = objective.key_results
    assert objective.text == "Fill the boats"
    assert (booked.text, booked.measure.target, booked.measure.unit) == ("Berths booked", 80, "percent")
    assert (booked.measure.due, booked.dropped, booked.owner) == ("2031-05-01", False, None)
    assert (late.text, late.measure.target, late.dropped) == ("Refunds paid late", 2, True)
