"""Every statement knows where its characters stand in the source, so that findings and edits reach them."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrcoach.documents import apply_edits, parse, place_of, statement_at, statements
from okrcoach.documents.edits import Change, apply_changes
from okrcoach.documents.text import Lines
from okrcoach.errors import OkrcoachError
from okrcoach.model import OkrDocument, Place

LAYOUTS = Path(__file__).parent / "layouts"
SHEETS = {
    "csv": 'Objective,Key Result\r\n"Press, then bottle","Say ""juice"" 12 times"\r\n\'=Pick,More\r\n',
    "json": '{"objectives": [{"text": "Press \\u00e9 \\"now\\"", "key_results": ["a\\tb", {"text": "5 \\ud83c\\udf4e"}]}]}',
    "yaml": "objectives:\n- text: 'It''s ripe'\n  key_results:\n  - >\n    Press it\n    twice a day\n  - \"5 \\u00e9 apples\"\n  - plain one\n",
    "html": "<h2>Objective: Press <b>now</b> &amp; then</h2>\n<ul><li>KR: 5\n  apples</li></ul>",
}


def assert_places(text: str, document: OkrDocument) -> None:
    lines = Lines(text)
    for where, item in statements(document):
        assert item.place is not None, where
        for offset, character in enumerate(item.text):
            line, column = item.place.at(offset)
            there = text[lines.offset(line, column)]
            assert there == character or character in " \t" or there in "\\&'" or (there == '"' == character), (
                where,
                offset,
                character,
                there,
            )
        assert (item.place.line, item.place.column) == item.place.at(0)
        assert item.place.span(0, len(item.text)).end_line == item.place.end_line


@pytest.mark.parametrize("path", sorted(LAYOUTS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_page_has_places(path: Path) -> None:
    page = path.read_text(encoding="utf-8").partition("\n=====\n")[0]
    assert_places(page, parse(page, Path(path.stem).suffix.removeprefix(".") or "md"))


@pytest.mark.parametrize("name", SHEETS)
def test_other_formats_have_places(name: str) -> None:
    document = parse(SHEETS[name], name)
    assert list(statements(document))
    assert_places(SHEETS[name], document)


def test_lines_end_as_in_an_editor() -> None:
    assert [Lines("a\r\nb\rc\n\nd\x0be\u2028f").position(at) for at in (0, 3, 5, 8, 12)] == [(1, 1), (2, 1), (3, 1), (5, 1), (5, 5)]


def test_edits_are_made_at_lines_and_columns() -> None:
    page = "# x\r\n\r\n## Objective: Press\r\n- KR: 5 🍎 apples\r\n"
    place = parse(page, "md").objectives[0].key_results[0].place
    assert place is not None
    span = place.span(4, 10)
    edit = EditOf(span, "pears")
    assert apply_edits(page, [edit, edit]) == page.replace("apples", "pears")


class EditOf:
    def __init__(self, place: Place, text: str) -> None:
        self.line, self.column, self.end_line, self.end_column, self.text = place.line, place.column, place.end_line, place.end_column, text


def test_an_edit_that_overlaps_an_earlier_one_is_left_out() -> None:
    assert apply_changes("abcdef", [Change(1, 3, "X"), Change(2, 4, "Y"), Change(4, 4, "Z"), Change(4, 4, "W")]) == "aXdZWef"


def test_addresses_lead_to_statements() -> None:
    document = parse("## Objective: a\n- KR: b\n\n### Projects\n- c\n", "md")
    assert [where for where, _ in statements(document)] == ["objectives/0", "objectives/0/key_results/0", "objectives/0/projects/0"]
    assert statement_at(document, "objectives/0/projects/0").text == "c"
    assert place_of(document, "") == Place(1, 1, 1, 1)
    with pytest.raises(OkrcoachError, match="no statement"):
        statement_at(document, "objectives/3")
