"""What people type into the brief's fields."""

from __future__ import annotations

import pytest

from okrcoach.draft.brief import read_brief
from okrcoach.model import Brief
from okrcoach.tui.brief_form import FIELDS, UnreadFieldError, mapping_of, numbers
from okrcoach.tui.screens.details import ROWS


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("", []),
        (" ; ", []),
        ("activation rate = 31%", [("activation rate", "31%")]),
        ("activation rate = 31%; trials = 1,200", [("activation rate", "31%"), ("trials", "1,200")]),
        ("activation rate = 31%, trials = 1,200", [("activation rate", "31%"), ("trials", "1,200")]),
        ("MRR: 5% a month", [("MRR", "5% a month")]),
        ("lead: customer = 3:1", [("lead: customer", "3:1")]),
        ("letter readers are 2,400; sign-up rate about 1.2%", [("letter readers", "2,400"), ("sign-up rate", "1.2%")]),
        ("letter readers 2,400, loaves: 31", [("letter readers", "2,400"), ("loaves", "31")]),
        ("loaves = 40k, growing 5% a month", [("loaves", "40k, growing 5% a month")]),
        ("hit rate = 20%, best month 31%; price: €49, VAT 20%", [("hit rate", "20%, best month 31%"), ("price", "€49, VAT 20%")]),
        ("bakers = 1,200, of which new 300, ovens\t8", [("bakers", "1,200, of which new 300"), ("ovens", "8")]),
        ("price 49 a month; rent of the shop is now €900", [("price", "49 a month"), ("rent of the shop", "€900")]),
        ("trials\t1,200", [("trials", "1,200")]),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, pairs: list[tuple[str, str]]) -> None:
    assert numbers("known", text) == pairs


@pytest.mark.parametrize(
    "text",
    [
        "31%",
        "activation rate =",
        "= 31%",
        "a = 1; nonsense",
        "win 200 new customers",
        "is 31%",
        "letter readers are 2,400, sign-up rate about 1.2%",
        "Returned loaves from 5% to 3%",
        "hit rate 1 in 5",
    ],
)
def test_a_number_without_its_metric_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="needs a name, =, and a number"):
        numbers("known", text)


def test_what_is_told_of_a_field_quotes_whole_entries_and_gives_an_example_of_that_field() -> None:
    with pytest.raises(UnreadFieldError, match="“win 200 new customers” needs a name, =, and a number: MRR growth = 5% a month"):
        mapping_of({"known": "letter readers = 2,400", "targets": "win 200 new customers"}, ())


def test_fields_make_a_brief() -> None:
    values = {
        "goal": "More bakers",
        "team": "",
        "period": "2027-Q1",
        "known": "bakers = 12",
        "targets": "",
        "notes": "no discounts; only rye",
    }
    expected = Brief("More bakers", ("revenue",), period="2027-Q1", known=(("bakers", "12"),), notes=("no discounts", "only rye"))
    assert read_brief(mapping_of(values, ("revenue",))) == expected


def test_no_example_in_an_empty_field_reads_as_if_it_stood_there() -> None:
    hints = {field.name: field.placeholder for field in FIELDS}
    hints |= {row.name: row.hint for rows in ROWS.values() for row in rows}
    examples = ("title", "team", "period", "due", "known", "targets", "one_metric")
    assert [name for name in examples if not hints[name].startswith("such as ")] == []
