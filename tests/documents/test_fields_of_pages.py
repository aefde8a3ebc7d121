"""Fields that stand in lines of their own: of a page, of a project, of a key result."""

from __future__ import annotations

import pytest

from okrcoach.documents import parse


@pytest.mark.parametrize(
    ("page", "head"),
    [
        (
            "---\ntitle: Press\nquarter: Q3 2031\nteam: 'The ''press'''\n---\n## Objective: a\n- KR: b\n",
            ("Press", "The 'press'", "Q3 2031"),
        ),
        ("# Press OKRs 2031-Q3\n\nTeam: Press\n\n## Objective: a\n- KR: b\n", ("Press OKRs 2031-Q3", "Press", "2031-Q3")),
        ("# Press\n\n## Q2 2031\n\n### Objective: a\n- KR: b\n\n## Q1 2031\n", ("Press", None, "Q2 2031")),
        (
            "# Press 2031-Q1\n\nTeam: Press | Period: Apr-Jun 2031 | Owner: Ann\n\n## Objective: a\n- KR: b\n",
            ("Press 2031-Q1", "Press", "Apr-Jun 2031"),
        ),
        ("# Press OKRs 2031 Q3-Q4\n\n## Objective: a\n- KR: b\n", ("Press OKRs 2031 Q3-Q4", None, "2031 Q3-Q4")),
        (
            "# Press\n\n> Team: Press | Prepared by Ann | Period: Q3 2031\n\n## Objective: a\n- KR: b\n",
            ("Press", "Press", "Q3 2031"),
        ),
        (
            "> OKRs | Prepared by Ann | Team: Press | Period: Q3 2031\n\n## Objective: a\n- KR: b\n",
            (None, "Press", "Q3 2031"),
        ),
        ("# Press\n\nTeam: Press | Bottles\n\n## Objective: a\n- KR: b\n", ("Press", "Press | Bottles", None)),
        ("Here are our OKRs for the second quarter of 2031.\n\n## Objective: a\n- KR: b\n", (None, None, "second quarter of 2031")),
        ("Period: FY31 Q3\n\n## Objective: a\n- KR: b\n", (None, None, "FY31 Q3")),
        ("# Press since 1890\n\nNothing here.\n", ("Press since 1890", None, None)),
        (
            "# Press\n\n_Period: Q3 – Q4 2031_  \n_Focus: Win the harbour_\n\n## Objective: Press\n- KR: b\n",
            ("Press", None, "Q3 – Q4 2031"),
        ),
        (
            "# Press\n\nCycle: 1 July — 30 September 2031. State: Active.\n\n## Objective: Press\n- KR: b\n",
            ("Press", None, "1 July — 30 September 2031"),
        ),
        (
            "# Press\n\nPeriod: from July\nto September 2031\n\n## Objective: Press\n- KR: b\n",
            ("Press", None, "from July to September 2031"),
        ),
    ],
)
def test_a_page_says_its_title_team_and_period(page: str, head: tuple[str | None, ...]) -> None:
    document = parse(page, "md")
    assert (document.title, document.team, document.period) == head


def test_a_word_with_a_colon_within_a_sentence_is_no_field() -> None:
    page = "# OKRs\n\n## Objective: Press\n\nWe found 55 of them (all are\nstatus:open, with nobody named); not all matter.\n\n- KR: Juice\n  owner:Ann\n"
    one = parse(page, "md").objectives[0]
    assert (one.status, one.key_results[0].owner) == (None, "Ann")


def test_a_field_ends_where_the_next_bold_name_begins() -> None:
    document = parse(
        "# OKRs\n\n**Cycle:** Q3 2031\n**Last updated:** 2031-07-02 (draft)\n\n## Objective: Press more\n\n**Owner:** Anna\n**Seen by:** Ben\n",
        "md",
    )
    assert (document.period, document.objectives[0].owner) == ("Q3 2031", "Anna")


def test_a_bold_field_in_the_line_of_a_bold_objective_is_its_own() -> None:
    page = "# OKRs\n\n**Objective:** Press more **Owner:** Anna **Key results:** Juice from 4 to 9; Peel from 9 to 4\n"
    one = parse(page, "md").objectives[0]
    assert (one.text, one.owner, [key.text for key in one.key_results]) == ("Press more", "Anna", ["Juice from 4 to 9", "Peel from 9 to 4"])


@pytest.mark.parametrize(
    ("labels", "moves"),
    [
        (("KR1", "KR3"), (1,)),
        (("KR4.2", "KR4.3"), (1,)),
        (("KR3", "KR1"), (0,)),
        (("KR", "KR", "KR"), (2,)),
        (("KR1", "KR2", "KR", "KR3"), (3,)),
        (("KR1", "KR2"), (2,)),
        (("KR1", "KR2", "KR4"), ()),
    ],
)
def test_a_project_moves_the_key_result_of_that_label_or_else_place(labels: tuple[str, ...], moves: tuple[int, ...]) -> None:
    lines = "\n".join(f"- {label}: Loaves sold from {number}0 to 90" for number, label in enumerate(labels))
    page = f"## Objective: Bake without waste\n\n{lines}\n\n### Projects\n\n- A new oven → KR3\n"
    assert parse(page, "md").objectives[0].projects[0].moves == moves


def test_a_value_with_a_full_stop_and_a_colon_in_it_is_whole() -> None:
    assert parse(
        "# OKRs\n\nTeam: St. Mary: east dock\n\n## Objective: Ships dock at once\n\n- KR: Cut waits to 4 minutes\n", "md"
    ).team == ("St. Mary: east dock")
    assert parse("# OKRs\n\nPeriod: Q3 2031. Status: open\n\n## Objective: Ships dock at once\n\n- KR: Cut waits to 4\n", "md").period == (
        "Q3 2031"
    )


def test_a_score_among_capitals_is_what_is_measured() -> None:
    document = parse(
        "# OKRs\n\n## Objective: Guests come back\n\n- KR: REACH A REVIEW SCORE: 4/5\n- KR: Serve 90 guests SCORE: 4/5\n", "md"
    )
    measured, graded = document.objectives[0].key_results
    assert (measured.text, measured.score) == ("REACH A REVIEW SCORE: 4/5", None)
    assert (graded.text, graded.score) == ("Serve 90 guests", 0.8)


def test_a_field_of_many_words_needs_no_space_behind_its_colon() -> None:
    page = "# OKRs\nTeam:The Old Harbour Crew\n\n## Objective: Guests come back\n\n- KR: Reach 5 stars from 3\n  Owner:Ines and the night watch\n"
    document = parse(page, "md")
    result = document.objectives[0].key_results[0]
    assert (result.text, result.owner) == ("Reach 5 stars from 3", "Ines and the night watch")


def test_the_goal_of_those_above_is_the_parent_of_a_numbered_objective() -> None:
    page = "# OKRs\n\n## O1: Clubs love our pool\n\nCompany objective: Grow to 4000 members\n\n- KR1.1: 40 clubs train here\n"
    (objective,) = parse(page, "md").objectives
    assert (objective.text, objective.parent, len(objective.key_results)) == ("Clubs love our pool", "Grow to 4000 members", 1)
