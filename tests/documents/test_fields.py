"""Owners, scores, priorities, deadlines and links become fields and leave the text; what is a part of the sentence stays."""

from __future__ import annotations

import pytest

from okrcoach.documents import parse
from okrcoach.model import CheckIn, KeyResult

PAGE = "# OKRs\n\n## Objective: Press more\n\n"


def one(line: str) -> KeyResult:
    return parse(f"{PAGE}- KR: {line}\n- KR: Bottles a day\n- KR: Crates a week\n", "md").objectives[0].key_results[0]


def fields(result: KeyResult) -> dict[str, object]:
    found = {name: getattr(result, name) for name in ("owner", "score", "score_as_written", "confidence", "priority", "source")}
    found |= {"due": result.measure.due}
    return {name: value for name, value in found.items() if value is not None}


@pytest.mark.parametrize(
    ("line", "text", "found"),
    [
        ("Juice @anna", "Juice", {"owner": "@anna"}),
        ("Juice ([@anna](https://example.org/anna))", "Juice", {"owner": "@anna"}),
        ("Juice [@anna](https://example.org/anna), @ben", "Juice", {"owner": "@anna, @ben"}),
        ("Juice as good as that of @anna", "Juice as good as that of @anna", {}),
        ("P0 - @anna - Juice", "Juice", {"owner": "@anna", "priority": "P0"}),
        ("`P1` - anna - Juice", "Juice", {"owner": "anna", "priority": "P1"}),
        ("P2, @anna: Juice", "Juice", {"owner": "@anna", "priority": "P2"}),
        ("**P0** -  Juice", "Juice", {"priority": "P0"}),
        ("P0 incidents from 5 to 2", "P0 incidents from 5 to 2", {}),
        ("`PX` - @??? - Juice", "Juice", {"priority": "PX"}),
        ("Juice - P0 (anna)", "Juice", {"owner": "anna", "priority": "P0"}),
        ("Juice (anna - P1)", "Juice", {"owner": "anna", "priority": "P1"}),
        ("Juice (Android)", "Juice (Android)", {}),
        ("Juice (blocked on glass) - P2", "Juice (blocked on glass)", {"priority": "P2"}),
        ("Juice => 90%", "Juice", {"score": 0.9, "score_as_written": "90%"}),
        ("Raise juice to 40 l => 90%", "Raise juice to 40 l", {"score": 0.9, "score_as_written": "90%"}),
        ("Bottles 30 => 45", "Bottles 30 => 45", {}),
        ("Juice - Current score: 3/10", "Juice", {"score": 0.3, "score_as_written": "3/10"}),
        ("Juice. ==> 0.7: nearly", "Juice.", {"score": 0.7}),
        ("Did we press 9 tons? Grade: 7/10", "Did we press 9 tons?", {"score": 0.7, "score_as_written": "7/10"}),
        ("Pass course 1: Pressing GRADE: 0.4", "Pass course 1: Pressing", {"score": 0.4}),
        ("Reach a buyer's Satisfaction Score: 4/5", "Reach a buyer's Satisfaction Score: 4/5", {}),
        ("Juice => Done, see the sheet", "Juice", {}),
        ("Juice (0.7)", "Juice", {"score": 0.7}),
        ("Juice [70%]", "Juice", {"score": 0.7, "score_as_written": "70%"}),
        ("Juice (7/10)", "Juice", {"score": 0.7, "score_as_written": "7/10"}),
        ("[0.7] Juice", "Juice", {"score": 0.7}),
        ("Juice - 0.7", "Juice", {"score": 0.7}),
        ("Juice     -- (0.7)", "Juice", {"score": 0.7}),
        ("Juice -- (1)", "Juice", {"score": 1}),
        ("Juice \N{EM DASH} (0)", "Juice", {"score": 0}),
        ("Juice (1)", "Juice (1)", {}),
        ("Juice -- (2)", "Juice -- (2)", {}),
        ("Juice\n  - Score: 1.4", "Juice", {"score_as_written": "1.4"}),
        ("Juice\n  - Score: 120%", "Juice", {"score_as_written": "120%"}),
        ("Juice\n  - Score: not yet", "Juice", {}),
        ("Juice up (70%)", "Juice up (70%)", {}),
        ("Juice (Owner: Anna, P1, due 2031-09-30)", "Juice", {"owner": "Anna", "priority": "P1", "due": "2031-09-30"}),
        ("Juice - Owner: Anna", "Juice", {"owner": "Anna"}),
        ("Juice | confidence: 6/10", "Juice", {"confidence": "6/10"}),
        ("Juice \N{EM DASH} due 30 September", "Juice", {"due": "30 September"}),
        ("Juice [owner: Anna] \N{EN DASH} 40%", "Juice", {"owner": "Anna", "score": 0.4, "score_as_written": "40%"}),
        ("Juice | Owner: Anna | 40%", "Juice", {"owner": "Anna", "score": 0.4, "score_as_written": "40%"}),
        ("Juice (Owner: Anna, 40%)", "Juice", {"owner": "Anna", "score": 0.4, "score_as_written": "40%"}),
        ("Juice @anna 0.4", "Juice", {"owner": "@anna", "score": 0.4}),
        ("Juice, owner: Anna", "Juice", {"owner": "Anna"}),
        ("Juice, as they said: Anna", "Juice, as they said: Anna", {}),
        ("Juice that holds \N{EN DASH} 40%", "Juice that holds \N{EN DASH} 40%", {}),
        ("Every press \N{EN DASH} open", "Every press \N{EN DASH} open", {}),
        ("Juice \N{LARGE GREEN CIRCLE} 0.7", "Juice", {"score": 0.7}),
        ("Juice - sweet - and much", "Juice - sweet - and much", {}),
        (
            "Juice\n  - Owner: Anna\n  - Due date: 2031-09-30\n  - Dashboard: [press](https://example.org)",
            "Juice",
            {"owner": "Anna", "due": "2031-09-30", "source": "press"},
        ),
        ("Read [the book](https://example.org/a_(b)) twice", "Read the book twice", {}),
        ("See https://example.org/a_b_c and <https://example.org>", "See https://example.org/a_b_c and https://example.org", {}),
        ("Juice\\* for 3 \\* 4 glasses \\(big\\)", "Juice* for 3 * 4 glasses (big)", {}),
        ("Juice &amp; *pulp*, **a `code_*x*` lot**", "Juice & pulp, a code_*x* lot", {}),
        ("Juice ![badge](https://example.org/x.svg)", "Juice", {}),
        ("Juice[^1] :tada:", "Juice :tada:", {}),
    ],
)
def test_fields_leave_the_text(line: str, text: str, found: dict[str, object]) -> None:
    result = one(line)
    assert (result.text, fields(result)) == (text, found)


@pytest.mark.parametrize("line", ["Juice [owner: Anna] \N{EN DASH} 40% \N{EN DASH} at risk", "Juice @anna - at risk", "Juice - at risk"])
def test_how_it_stands_is_read_behind_a_dash(line: str) -> None:
    assert (one(line).text, one(line).status) == ("Juice", "at risk")


def test_a_time_in_brackets_is_no_owner() -> None:
    lines = ["Juice (Week N)", "Bottles (Spring)", "Corks (Anna)", "Labels (Summer Jones)"]
    document = parse(PAGE + "".join(f"- KR: {line}\n" for line in lines), "md")
    assert [(key.text, key.owner) for key in document.objectives[0].key_results] == [
        ("Juice (Week N)", None),
        ("Bottles (Spring)", None),
        ("Corks", "Anna"),
        ("Labels", "Summer Jones"),
    ]


def test_names_are_owners_where_half_of_the_lines_have_them() -> None:
    document = parse(f"{PAGE}- KR: Juice (Anna)\n- KR: Bottles (Ben Low)\n- KR: Crates\n", "md")
    assert [(key.text, key.owner) for key in document.objectives[0].key_results] == [
        ("Juice", "Anna"),
        ("Bottles", "Ben Low"),
        ("Crates", None),
    ]


@pytest.mark.parametrize(("themes", "owners"), [(("Revenue", "Retention"), (None, None)), (("Sales", "Marketing"), ("Sales", "Marketing"))])
def test_what_is_measured_is_the_theme_of_an_objective_and_no_owner(themes: tuple[str, str], owners: tuple[str | None, ...]) -> None:
    document = parse("# OKRs\n" + "".join(f"\n## Objective: Press for all of {one} ({one})\n- KR: Juice\n" for one in themes), "md")
    assert tuple(one.owner for one in document.objectives) == owners
    assert [one.text for one in document.objectives] == [
        f"Press for all of {one}" if owner else f"Press for all of {one} ({one})" for one, owner in zip(themes, owners, strict=True)
    ]


def test_a_name_that_is_a_verb_as_well_is_an_owner_on_a_page_that_says_will() -> None:
    document = parse(f"{PAGE}- KR: Juice (Will)\n- KR: Bottles will last a year (Will)\n- KR: Crates (Anna)\n", "md")
    assert [(key.text, key.owner) for key in document.objectives[0].key_results] == [
        ("Juice", "Will"),
        ("Bottles will last a year", "Will"),
        ("Crates", "Anna"),
    ]


def test_a_name_between_a_dash_and_a_score_is_the_owner() -> None:
    page = f"{PAGE}1. Juice from 2 to 9 l \u2014 Anna \u2014 70%\n2. Crates from 3 to 5 \u2014 Ben Ford \u2014 20%\n"
    found = parse(page, "md").objectives[0].key_results
    assert [(one.text, one.owner, one.score) for one in found] == [
        ("Juice from 2 to 9 l", "Anna", 0.7),
        ("Crates from 3 to 5", "Ben Ford", 0.2),
    ]


def test_a_name_behind_a_dash_alone_stays_where_it_is() -> None:
    found = parse(f"{PAGE}1. Juice from 2 to 9 l \u2014 Berlin\n2. Crates from 3 to 5 \u2014 Rome\n", "md").objectives[0].key_results
    assert [(one.text, one.owner) for one in found] == [
        ("Juice from 2 to 9 l \u2014 Berlin", None),
        ("Crates from 3 to 5 \u2014 Rome", None),
    ]


def test_percentages_that_make_up_a_whole_are_weights() -> None:
    page = "# OKRs\n\n## O1: Press more (60%)\n\n- KR1: Juice (30%)\n- KR2: Bottles (70%)\n\n## O2: Waste less ({})\n\n- KR1: Peel (100%)\n"
    document = parse(page.format("40%"), "md")
    assert [(one.text, one.score) for one in document.objectives] == [("Press more", None), ("Waste less", None)]
    assert [(key.text, key.score) for one in document.objectives for key in one.key_results] == [
        ("Juice", None),
        ("Bottles", None),
        ("Peel", None),
    ]
    assert [note for note in document.notes if "weight" in note][:2] == [
        "line 3: left aside: weight: 60%",
        "line 5: left aside: weight: 30%",
    ]
    assert [one.score for one in parse(page.format("50%"), "md").objectives] == [0.6, 0.5]


def test_a_score_of_all_beside_one_of_nothing_is_no_weight() -> None:
    document = parse("# OKRs\n\n## Objective: Press more\n\n- KR: Juice (100%)\n- KR: Bottles (0%)\n", "md")
    assert [key.score for key in document.objectives[0].key_results] == [1.0, 0.0]


def test_percentages_are_scores_where_half_of_the_lines_have_them() -> None:
    document = parse(f"{PAGE}- KR: Juice (70%)\n- KR: Bottles (20%)\n- KR: Crates\n", "md")
    assert [(key.text, key.score) for key in document.objectives[0].key_results] == [("Juice", 0.7), ("Bottles", 0.2), ("Crates", None)]


def test_struck_lines_are_dropped() -> None:
    document = parse(f"{PAGE}- KR: ~~Juice~~\n- ~~KR: Bottles~~\n- KR: <del>Crates</del>\n- KR: Some ~~corks~~\n", "md")
    assert [(key.text, key.dropped) for key in document.objectives[0].key_results] == [
        ("Juice", True),
        ("Bottles", True),
        ("Crates", True),
        ("Some corks", False),
    ]


def test_what_stands_behind_a_struck_line_says_why() -> None:
    document = parse(
        f"{PAGE}- KR: ~~Juice~~ REMOVED\n- KR: ~~Crates~~ (out of scope)\n- KR: ~~Corks~~ Bottles removed\n- KR: Lids removed\n", "md"
    )
    assert [(key.text, key.dropped) for key in document.objectives[0].key_results] == [
        ("Juice", True),
        ("Crates", True),
        ("Corks Bottles removed", False),
        ("Lids removed", False),
    ]


def test_fields_of_an_objective_stand_below_it() -> None:
    page = "# OKRs\n\n## Objective: Press more\n\n- Owner: Anna\n- Parent: Feed the town\n- Score: 7/10\n\n### Key results\n\n- Juice from 10 to 20 l\n"
    objective = parse(page, "md").objectives[0]
    assert (objective.owner, objective.parent, objective.score, objective.score_as_written) == ("Anna", "Feed the town", 0.7, "7/10")


@pytest.mark.parametrize(
    "page",
    [
        "**KR1: Juice from 10 to 20 l**\n- Owner: Anna\n- Target: 20 l\n",
        "KR1: Juice from 10 to 20 l\n- Target: 20 l\n- Owner: Anna\n\nKR2: Corks\n- Owner: Ben\n",
        "### Key results\n\n- Juice from 10 to 20 l\n- Measure: juice a day\n- Target: 20 l\n- Owner: Anna\n",
        "**Cellar**\n\nKR1: Juice from 10 to 20 l\n* Owner: Anna\n* Target: 20 l\n",
        "KR1: Juice from 10 to 20 l\nOwner: Anna\nTarget: 20 l\n\nKR2: Corks\nOwner: Ben\n",
        "**KR1: Juice from 10 to 20 l**\n- Status: red\n- Owner: Anna\n- Target: 20 l\n",
        "- Juice from 10 to 20 l\n  - Owner: Anna\n  - Target: 20 l\n",
    ],
)
def test_fields_below_or_behind_a_key_result_are_its_own(page: str) -> None:
    objective = parse(f"# OKRs\n\n## Objective: Press more\n\n{page}", "md").objectives[0]
    juice = objective.key_results[0]
    assert (juice.text, juice.owner, juice.measure.target) == ("Juice from 10 to 20 l", "Anna", 20)
    assert objective.owner is None
    assert len(objective.key_results) == 1 + ("Corks" in page)


def test_a_list_that_begins_with_a_field_is_one_of_key_results() -> None:
    document = parse("# OKRs\n\n## Objective: Press more\n\n### Key results\n\n- Target: 20 l a day\n- Corks for 40 bottles\n", "md")
    assert len(document.objectives[0].key_results) == 2


def test_tables_of_scores_belong_to_key_results() -> None:
    page = f"{PAGE}1. Juice\n2. Bottles\n\n| Date | KR #1 | KR #2 |\n|---|---|---|\n| 1 May | 0.2 | (0.1, 0.4) **0.3** |\n| 1 June | 0.5 | x |\n\n"
    page += "| Date | KR #1 | KR #2 | Total |\n|---|---|---|---|\n| 1 July | 0.6 | 70% | **0.65** |\n"
    juice, bottles = parse(page, "md").objectives[0].key_results
    assert (juice.score, bottles.score, bottles.score_as_written) == (0.6, 0.7, "70%")
    assert juice.check_ins == (CheckIn("1 May", 0.2), CheckIn("1 June", 0.5))
    assert bottles.check_ins == (CheckIn("1 May", 0.3),)


def test_projects_name_the_key_results_that_they_move() -> None:
    page = f"{PAGE}- KR: Juice\n- KR: Bottles\n\n### Initiatives\n\n- A new press \N{RIGHTWARDS ARROW} KR1, KR2\n- More corks (KR2)\n  - owner: Anna\n- A fence -> KR9\n"
    assert [(bet.text, bet.moves, bet.owner) for bet in parse(page, "md").objectives[0].projects] == [
        ("A new press", (0, 1), None),
        ("More corks", (1,), "Anna"),
        ("A fence", (8,), None),
    ]
