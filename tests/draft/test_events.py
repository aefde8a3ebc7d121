"""A draft that is whole already is told line by line."""

from __future__ import annotations

from okrcoach.documents.places import statement_at, statements
from okrcoach.draft.events import Finished, LineDrafted, told
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.model import Brief, Objective


def test_every_line_comes_once_from_the_top_down_with_what_stands_above_it() -> None:
    draft = draft_from_playbook(Brief("Make every parcel arrive when we said it would", team="Dispatch", period="2027-Q1"))
    *lines, last = told(draft)
    assert last == Finished(draft)
    places = [where for where, _ in statements(draft.document)]
    assert [line.where for line in lines if isinstance(line, LineDrafted)] == places
    for number, line in enumerate(lines, 1):
        assert isinstance(line, LineDrafted)
        assert [where for where, _ in statements(line.document)] == places[:number]
        assert statement_at(line.document, line.where) == line.item
        assert line.item.text == statement_at(draft.document, line.where).text
        assert not isinstance(line.item, Objective) or not (line.item.key_results or line.item.projects)
        assert line.findings == tuple(finding for finding in draft.findings if finding.where == line.where)
    assert lines[-1].document == draft.document
