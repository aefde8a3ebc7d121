"""Saving changes the lines of the edited statements and no other byte."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path

import pytest

from okrcoach.documents import ChangedOnDisk, edited, parse, read, save
from okrcoach.errors import OkrcoachError
from okrcoach.model import CheckIn, Ignore, KeyResult, Objective, OkrDocument, Project

PAGES = {
    "plain.md": """\ufeff# Plan\r
\r
Some words of introduction.\r
\r
## Objective 1: Win the hearts of bakers\r
\r
- **KR1:** Orders a week from 40 to 60  <!-- kept -->\r
- **KR2:** Refunds below 2%\r
\r
| a | b |\r
|---|---|\r
| 1 | 2 |\r
\r
## Objective 2: Bake without waste\r
\r
- **KR1:** Loaves thrown away from 30 to 10 a day\r
""",
    "bullets.md": """# Bakery OKRs

* P0 - @anna - not an objective

### Win the hearts of bakers

* `P0` - @anna - Orders a week from 40 to 60
* `P1` - @ben - Refunds below 2% 🍞
    * a remark

### Bake without waste

1. Loaves thrown away
   from 30 to 10 a day
2. Ovens off by noon on 90% of days
""",
    "table.md": """# Bakery OKRs

| Objective | Key Result | Owner |
|-----------|:-----------|-------|
| Win the hearts of bakers | Orders a week from 40 to 60 | Anna |
|  | Refunds below 2% |  |
| Bake without waste | Loaves thrown away from 30 to 10 a day | Ben |
""",
    "sheet.csv": """Objective,Key Result,Owner,Quarter
Win the hearts of bakers,Orders a week from 40 to 60,Anna,Q3 2031
Win the hearts of bakers,Refunds below 2%,,Q3 2031
Bake without waste,Loaves thrown away from 30 to 10 a day,Ben,Q3 2031
""",
    "bakery.yaml": """# the bakery
team: Bread   # ours
objectives:
  - text: Win the hearts of bakers
    key_results:
      - text: Orders a week from 40 to 60
        owner: Anna   # for now
      - 'Refunds below 2%'

  - text: "Bake without waste"
    mood: hopeful
    key_results:
    - text: Loaves thrown away from 30 to 10 a day
""",
    "bakery.json": """{
  "objectives": [
    { "text": "Win the hearts of bakers", "mood": 1,
      "key_results": [ {"text": "Orders a week from 40 to 60", "owner": "Anna"}, "Refunds below 2%" ] },
    { "text": "Bake without waste",
      "key_results": [
        { "text": "Loaves thrown away from 30 to 10 a day" }
      ]
    }
  ]
}
""",
}


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    path.write_bytes(PAGES[str(request.param)].encode())
    return path


def with_result(document: OkrDocument, number: int, index: int, **changes: object) -> OkrDocument:
    objectives = list(document.objectives)
    results = list(objectives[number].key_results)
    results[index] = replace(results[index], **changes)  # type: ignore[arg-type]
    objectives[number] = replace(objectives[number], key_results=tuple(results))
    return replace(document, objectives=tuple(objectives))


def changed(before: bytes, after: bytes) -> list[str]:
    """Return the lines that differ, line ends included."""
    old, new = (one.decode().splitlines(keepends=True) for one in (before, after))
    return [line for line in difflib.ndiff(old, new) if line[0] in "+-"]


def words(document: OkrDocument) -> list[tuple[str, list[str], list[str]]]:
    return [(one.text, [key.text for key in one.key_results], [bet.text for bet in one.projects]) for one in document.objectives]


def test_a_changed_key_result_is_one_changed_line(page: Path) -> None:
    source = read(page)
    before = page.read_bytes()
    saved = save(source, with_result(source.document, 0, 1, text="Refunds below 1% of *all* orders"))
    assert saved.document.objectives[0].key_results[1].text == "Refunds below 1% of *all* orders"
    assert [line[0] for line in changed(before, page.read_bytes())] == ["-", "+"]
    assert read(page).document == saved.document


def test_nothing_changed_is_no_byte_changed(page: Path) -> None:
    before = page.read_bytes()
    source = read(page)
    assert save(source, source.document).text == source.text
    assert page.read_bytes() == before


def test_a_new_key_result_is_one_new_line_in_the_style_of_its_neighbours(page: Path) -> None:
    source = read(page)
    before = page.read_bytes()
    first = source.document.objectives[0]
    longer = replace(first, key_results=(*first.key_results, KeyResult("Repeat orders from 20% to 35%")))
    saved = save(source, replace(source.document, objectives=(longer, *source.document.objectives[1:])))
    assert words(saved.document)[0][1][-1] == "Repeat orders from 20% to 35%"
    if page.suffix != ".json":  # there it stands in its neighbours' line
        assert [line[0] for line in changed(before, page.read_bytes())] == ["+"]


def test_a_deleted_key_result_takes_its_lines_along(page: Path) -> None:
    source = read(page)
    before = page.read_bytes()
    first = source.document.objectives[0]
    saved = save(
        source, replace(source.document, objectives=(replace(first, key_results=first.key_results[:1]), *source.document.objectives[1:]))
    )
    assert words(saved.document)[0][1] == ["Orders a week from 40 to 60"]
    if page.suffix != ".json":
        assert {line[0] for line in changed(before, page.read_bytes())} == {"-"}


def test_an_owner_is_written_where_the_page_has_owners(page: Path) -> None:
    source = read(page)
    saved = save(source, with_result(source.document, 0, 0, owner="Cleo"))
    assert saved.document.objectives[0].key_results[0].owner == "Cleo"
    assert words(saved.document) == words(source.document)


@pytest.mark.parametrize(
    "changes",
    [
        {"dropped": True},
        {"status": "at risk", "score": 0.5},
        {"priority": "P2"},
        {"ignores": (Ignore("vague-term", "said so"),)},
        {"check_ins": (CheckIn("2031-02-03", 52.0, "green", "as planned"),)},
    ],
    ids="-".join,
)
def test_what_is_given_to_a_key_result_and_taken_back_leaves_every_byte_as_it_was(page: Path, changes: dict[str, object]) -> None:
    source = read(page)
    before = page.read_bytes()
    wanted = with_result(source.document, 0, 0, **changes)
    if page.suffix == ".csv" or (page.name == "table.md" and changes.keys().isdisjoint(("dropped", "ignores"))):
        with pytest.raises(OkrcoachError, match="cannot be written into this file as it is laid out"):  # there is no column for it
            save(source, wanted)
        assert page.read_bytes() == before
        return
    saved = save(source, wanted)
    old, new = (one.document.objectives[0].key_results[0] for one in (source, read(page)))
    assert new == replace(old, **changes)  # type: ignore[arg-type]
    save(saved, with_result(saved.document, 0, 0, **{name: getattr(old, name) for name in changes}))
    assert page.read_bytes() == before


def test_the_period_is_written_where_the_page_has_one_or_where_readers_look_for_it(page: Path) -> None:
    source = read(page)
    saved = save(source, replace(source.document, period="Q4 2032"))
    assert saved.document.period == "Q4 2032"
    assert words(saved.document) == words(source.document)
    assert read(page).document == saved.document


def test_a_heading_that_is_the_title_gets_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(PAGES["plain.md"].encode())
    source = read(path)
    saved = save(source, replace(source.document, title="Loaves *for* all"))
    assert saved.document.title == "Loaves *for* all"
    assert path.read_bytes().decode() == PAGES["plain.md"].replace("# Plan", "# Loaves \\*for\\* all")


def test_objectives_and_projects_come_move_and_go(page: Path) -> None:
    source = read(page)
    one, two = source.document.objectives
    new = Objective("Teach the town to bake", (KeyResult("Courses sold out from 1 to 4"),))
    if page.name != "table.md":  # there the first key result shares its row with the objective
        one = replace(one, key_results=one.key_results[::-1])
    wanted = replace(source.document, objectives=(two, new, one))
    saved = save(source, wanted)
    assert words(saved.document) == words(wanted)
    if page.name not in ("table.md", "sheet.csv"):  # these have no place for projects
        objective = replace(saved.document.objectives[0], projects=(Project("Fewer kinds of bread", moves=(0,)),))
        saved = save(saved, replace(saved.document, objectives=(objective,)))
        assert words(saved.document) == [(two.text, [key.text for key in two.key_results], ["Fewer kinds of bread"])]
        assert saved.document.objectives[0].projects[0].moves == (0,)


def test_a_file_that_somebody_else_wrote_is_not_overwritten(page: Path) -> None:
    source = read(page)
    page.write_bytes(page.read_bytes() + b"\n")
    with pytest.raises(ChangedOnDisk, match="changed by somebody else"):
        save(source, with_result(source.document, 0, 0, text="Lost"))


def test_rows_that_stand_in_quotes_stay_in_them(tmp_path: Path) -> None:
    path = tmp_path / "quoted.csv"
    path.write_text('"Objective,Key Result,Owner"\n"Bake without waste,Loaves thrown away,Anna"\n', encoding="utf-8")
    source = read(path)
    save(source, with_result(source.document, 0, 0, owner="Ben"))
    assert path.read_text(encoding="utf-8").splitlines()[1] == '"Bake without waste,Loaves thrown away,Ben"'
    source = read(path)
    with pytest.raises(OkrcoachError):
        save(source, with_result(source.document, 0, 0, text="Loaves, and rolls"))
    assert read(path).text == source.text


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("# OKRs\n\n## Bakers sleep well\n\n- Nights from 4 to 2\n", "## Objective: Goals"),
        ("# OKRs\n\n## Objective: a\n\n- KR: b\n\n### Projects\n\n- Bakers sleep well\n", "- Project: Goals"),
    ],
)
def test_a_text_that_would_be_read_as_something_else_gets_a_label(page: str, line: str) -> None:
    document = parse(page, "md")
    (objective,) = document.objectives
    if objective.projects:
        wanted = replace(objective, projects=(replace(objective.projects[0], text="Goals"),))
    else:
        wanted = replace(objective, text="Goals")
    old = next(one for one in page.splitlines() if one.endswith("Bakers sleep well"))
    assert edited(page, "md", replace(document, objectives=(wanted,))) == page.replace(old, line)


def test_a_text_that_people_could_not_read_in_the_file_is_refused() -> None:
    page = "# OKRs\n\n## O1. Bakers sleep well\n\n- Nights from 4 to 2\n- Sick days from 9 to 5\n"
    document = parse(page, "md")
    with pytest.raises(OkrcoachError, match="'Goals' cannot be written into this file as it is laid out"):
        edited(page, "md", with_result(document, 0, 0, text="Goals"))


@pytest.mark.parametrize(
    ("form", "page", "row"),
    [
        (
            "csv",
            "Objective,Key result,Owner\nBake less waste,Loaves thrown away,Ben\n",
            "Bake less waste,Ovens off by noon on 90% of days (target assumed),",
        ),
        (
            "md",
            "# Bakery OKRs\n\n## Objective: Bake less waste\n\n| Key result | Owner |\n|---|---|\n| Loaves thrown away | Ben |\n",
            "| Ovens off by noon on 90% of days (target assumed) |  |",
        ),
    ],
)
def test_a_table_says_behind_the_words_which_numbers_are_assumed_and_no_longer_once_they_are_not(form: str, page: str, row: str) -> None:
    document = parse(page, form)
    objective = document.objectives[0]
    for assumed, written in ((("target",), row), ((), row.replace(" (target assumed)", ""))):
        added = KeyResult("Ovens off by noon on 90% of days", assumed=assumed)
        wanted = replace(document, objectives=(replace(objective, key_results=(*objective.key_results[:1], added)),))
        page = edited(page, form, wanted)
        assert page.splitlines()[-1] == written
        document = parse(page, form)
        objective = document.objectives[0]
        assert objective.key_results[-1].assumed == assumed


def test_initiatives_right_behind_a_list_stay_where_they_are() -> None:
    text = "Objective: Pickers go home on time\nKey results:\n- Evenings after seven fall from 12 to 3\n- Sprains fall from 6 to 1\nInitiatives:\n- Buy ladders\n"
    document = parse(text, "md")
    (objective,) = document.objectives
    less = replace(document, objectives=(replace(objective, key_results=objective.key_results[:1]),))
    assert edited(text, "md", less) == text.replace("- Sprains fall from 6 to 1\n", "")
    turned = replace(document, objectives=(replace(objective, key_results=objective.key_results[::-1]),))
    (now,) = parse(edited(text, "md", turned), "md").objectives
    assert [line.text for line in now.key_results] == ["Sprains fall from 6 to 1", "Evenings after seven fall from 12 to 3"]
    assert [line.text for line in now.projects] == ["Buy ladders"]
