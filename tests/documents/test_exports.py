"""What trackers export, and what teams keep beside it: fields are read from their own columns and keys, and written back there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from okrcoach.documents import edited, parse
from okrcoach.errors import OkrcoachError
from okrcoach.model import KeyResult, OkrDocument

BOARD = (
    "Objective Owner,Objective,Key Result,KR Owner,KR Start Value,KR Target Value,KR Progress\n"
    "Ines,Ferries run on time,KR1: Ferries on time,Ines,88,95,43%\n"
    ",,KR2: Complaints a week,Jo,40,10,20%\n"
)


def with_result(document: OkrDocument, place: int, result: KeyResult) -> OkrDocument:
    objective = document.objectives[0]
    results = (*objective.key_results[:place], result, *objective.key_results[place + 1 :])
    return replace(document, objectives=(replace(objective, key_results=results), *document.objectives[1:]))


def test_the_columns_of_key_results_come_before_those_of_objectives() -> None:
    _, complaints = parse(BOARD, "csv").objectives[0].key_results
    assert (complaints.owner, complaints.score, complaints.measure.baseline, complaints.measure.target) == ("Jo", 0.2, 40, 10)


def test_a_field_is_written_into_the_column_it_was_read_from() -> None:
    document = parse(BOARD, "csv")
    complaints = document.objectives[0].key_results[1]
    after = edited(BOARD, "csv", with_result(document, 1, replace(complaints, owner="Mara")))
    assert after == BOARD.replace(",Jo,", ",Mara,")


def test_a_goal_that_names_one_above_it_is_its_key_result() -> None:
    document = parse(
        "Goal ID,Goal Name,Goal Owner,Parent Goal,Target Value\n7,Crews feel safe,Mara,,\n8,Accidents,Jo,Crews feel safe,2\n", "csv"
    )
    (objective,) = document.objectives
    assert (objective.id, objective.owner, objective.key_results[0].owner, objective.key_results[0].measure.target) == (
        "7",
        "Mara",
        "Jo",
        2,
    )


@pytest.mark.parametrize(
    ("page", "owner"),
    [
        ("* O1: Ferries run on time      :quay:\n:PROPERTIES:\n:OWNER: Ines\n:END:\n** TODO KR1: 95% leave on time\n", "Ines"),
        ("O1: Ferries run on time\n-----------------------\n\n:Owner: Ines\n\n#. KR1: 95% leave on time\n", "Ines"),
        ("## O1: Ferries run on time\n**Owner:** Ines | **Confidence:** 7/10 | **Mood:** good\n\n- KR1: 95% leave on time\n", "Ines"),
    ],
)
def test_an_owner_is_read_however_its_line_is_written(page: str, owner: str) -> None:
    (objective,) = parse(page, "md").objectives
    assert (objective.text, objective.owner) == ("Ferries run on time", owner)
    assert [(one.text, one.owner) for one in objective.key_results] == [("95% leave on time", None)]
    document = parse(page, "md")
    after = edited(page, "md", replace(document, objectives=(replace(document.objectives[0], owner="Jo"),)))
    assert after == page.replace("Ines", "Jo")


def test_a_row_of_fields_stands_below_its_key_result() -> None:
    page = "## O1: Ferries run on time\n\n### KR1: Ferries on time\n\n| Baseline | Target |\n|---|---|\n| 88% | 95% |\n"
    document = parse(page, "md")
    (result,) = document.objectives[0].key_results
    assert (result.measure.baseline, result.measure.target, document.notes) == (88, 95, ())
    after = edited(page, "md", with_result(document, 0, replace(result, measure=replace(result.measure, target=97.0))))
    assert parse(after, "md").objectives[0].key_results[0].measure.target == 97
    assert after.startswith(page[: page.index("| 88%")])


def test_a_label_before_a_text_of_a_tree_stays_with_it() -> None:
    page = 'okrs:\n  - objective: Crews feel safe\n    key_results:\n      - "KR1: Accidents from 9 to 2"  # per year\n'
    document = parse(page, "yaml")
    (result,) = document.objectives[0].key_results
    after = edited(page, "yaml", with_result(document, 0, replace(result, owner="Mara")))
    assert after == page.replace('"KR1: Accidents from 9 to 2"', '{key_result: "KR1: Accidents from 9 to 2", owner: "Mara"}')
    assert parse(after, "yaml").objectives[0].key_results[0].text == "Accidents from 9 to 2"


def test_a_key_result_beside_objectives_that_hold_their_own_is_told_of() -> None:
    page = (
        '[{"type": "objective", "name": "Crews feel safe", "children": [{"type": "kr", "name": "Accidents from 9 to 2"}]},\n'
        ' {"type": "kr", "name": "12 vests"}]'
    )
    document = parse(page, "json")
    assert [one.text for one in document.objectives[0].key_results] == ["Accidents from 9 to 2"]
    assert document.notes == ("line 2: left aside: a key result without an objective",)


def test_a_new_key_result_of_a_typed_tree_says_its_type() -> None:
    page = '[{"type": "objective", "name": "Crews feel safe", "children": [{"type": "kr", "name": "Accidents from 9 to 2"}]}]'
    document = parse(page, "json")
    objective = document.objectives[0]
    wanted = replace(document, objectives=(replace(objective, key_results=(*objective.key_results, KeyResult("80% trained"))),))
    assert edited(page, "json", wanted) == page.replace('2"}]', '2"}, {"type": "kr", "name": "80% trained"}]')


def test_what_would_break_a_file_is_refused_in_words() -> None:
    page = "Q3:\n  O1:\n    title: Crews feel safe\n    KR1: Accidents from 9 to 2\n"
    document = parse(page, "yaml")
    objective = document.objectives[0]
    wanted = replace(document, objectives=(replace(objective, key_results=(*objective.key_results, KeyResult("80% trained"))),))
    with pytest.raises(OkrcoachError, match="save under a new name instead"):
        edited(page, "yaml", wanted)


def test_an_initiative_below_a_key_result_is_edited_where_it_stands() -> None:
    page = (
        "objectives:\n- text: Crews feel safe\n  projects:\n  - Mark the gangways\n  key_results:\n"
        "  - text: Accidents from 9 to 2\n    initiatives:\n    - text: Train the deck\n    - text: Light the hold\n"
    )
    document = parse(page, "yaml")
    objective = document.objectives[0]
    marked, trained, lit = objective.projects
    for projects, said in (
        ((marked, replace(trained, text="Drill the deck"), lit), page.replace("Train", "Drill")),
        ((marked, lit), page.replace("    - text: Train the deck\n", "")),
    ):
        assert edited(page, "yaml", replace(document, objectives=(replace(objective, projects=projects),))) == said


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (
            "Harbour plan\nObjective 1,Crews feel safe\nKR1,Accidents from 9 to 2\n",
            lambda document: with_result(document, 1, KeyResult("Drills a year from 2 to 6")),
        ),
        (
            "Team,Objective,Key Result\nHarbour,Crews feel safe,Accidents from 9 to 2\n",
            lambda document: replace(document, objectives=(), team="Docks"),
        ),
    ],
    ids=["narrow heading", "no row left"],
)
def test_what_a_table_has_no_cell_for_is_refused_in_words(page: str, wanted: Callable[[OkrDocument], OkrDocument]) -> None:
    with pytest.raises(OkrcoachError, match="save under a new name instead"):
        edited(page, "csv", wanted(parse(page, "csv")))


def test_a_document_that_google_docs_exports_has_its_title_and_period() -> None:
    page = (
        '<html><head><meta content="text/html"></head><body class="c7 doc-content"><p class="c3 title" id="h.k2"><span class="c1">Harbour OKRs – '
        'Q1 2031</span></p><h1 class="c4"><span>Crews feel safe</span></h1><ul><li><span>Accidents from 9 to 2</span></li></ul></body></html>'
    )
    document = parse(page, "html")
    assert (document.title, document.period) == ("Harbour OKRs – Q1 2031", "Q1 2031")
    assert [one.text for one in document.objectives] == ["Crews feel safe"]


def test_a_line_of_a_site_that_its_style_calls_a_title_is_none() -> None:
    page = '<p class="title">Our blog</p><h1>Harbour OKRs Q2 2031</h1><h2>Objective: Crews feel safe</h2><ul><li>Accidents from 9 to 2</li></ul>'
    document = parse(page, "html")
    assert (document.title, document.period) == ("Harbour OKRs Q2 2031", "Q2 2031")


@pytest.mark.parametrize(
    ("page", "period"),
    [
        ("Harbour OKRs – Q1 2031\n\nO1: Crews feel safe\n- Accidents from 9 to 2\n", "Q1 2031"),
        ("Harbour OKRs, Q1 2031\n\n# O1: Crews feel safe\n\n- Accidents from 9 to 2\n", "Q1 2031"),
        ("In 2029 we wrote no OKRs, and were sorry.\n\n# O1: Crews feel safe\n\n- Accidents from 9 to 2\n", None),
        ("# O1: Crews feel safe\n\n- Accidents from 9 to 2\n\nHarbour OKRs, Q1 2031\n", None),
    ],
)
def test_a_page_may_begin_with_its_title_as_a_plain_line(page: str, period: str | None) -> None:
    assert parse(page, "md").period == period
