"""No line of a page about OKRs disappears in silence: what went into no statement stands in a note."""

from __future__ import annotations

import pytest

from okrcoach.documents import parse
from okrcoach.model import OkrDocument


@pytest.mark.parametrize(
    ("page", "notes"),
    [
        (
            "# Ferry OKRs\n\n## Objective 1: Islanders travel on time\n\n- KR1: 95% leave within 5 minutes\n\n## Related piers\n\n- North pier\n- South pier\n",
            ("line 9: left aside: North pier", "line 10: left aside: South pier"),
        ),
        (
            "# Ferry OKRs\n\n## O1: Islanders travel on time\n\n- KR1: 95% leave within 5 minutes\n\n### People\n\n- Train the pier crew\n",
            ("line 9: left aside: Train the pier crew",),
        ),
        (
            "# Ferry OKRs\n\n```\nOKR 1: Islanders travel on time\n├─ KR 1.1: 95% leave within 5 minutes\n└─ KR 1.2: none late\n```\n",
            ("no objectives and key results were found", "line 5: left aside: KR 1.1: 95% leave within 5 minutes"),
        ),
        (
            "# Ferry OKRs\n\n## O1: Islanders travel on time\n\n- KR1: 95% leave within 5 minutes\n\n## Metrics\n\n- Fares sold\n",
            ("line 9: left aside: Fares sold",),
        ),
        (
            "# Ferry OKRs\n\n```yaml\n- objective: Islanders travel on time\n  key_results:\n    - kr: 95% leave within 5 minutes\n```\n",
            ("no objectives and key results were found", "line 6: left aside: kr: 95% leave within 5 minutes"),
        ),
        (
            "# How we use OKRs\n\n**Key results:** three to five numbers.\n",
            ("no objectives and key results were found", "line 3: left aside: Key results: three to five numbers."),
        ),
        (
            "# Ferry app\n\n## OKRs\n\n- Crossings are predictable\n- Nobody queues\n",
            (
                "no objectives and key results were found",
                "line 5: left aside: Crossings are predictable",
                "line 6: left aside: Nobody queues",
            ),
        ),
        (
            "# How OKRs work\n\n## Objectives\n\n- Inspire a crew\n- Say where to sail\n\n## Key results\n\n- Show the way\n- Leave no doubt\n- Be short\n",
            (
                "no objectives and key results were found",
                "line 5: left aside: Inspire a crew",
                "line 6: left aside: Say where to sail",
                "line 10: left aside: Show the way",
                "line 11: left aside: Leave no doubt",
                "line 12: left aside: Be short",
            ),
        ),
    ],
)
def test_what_was_read_as_nothing_is_told(page: str, notes: tuple[str, ...]) -> None:
    assert parse(page, "md").notes == notes


@pytest.mark.parametrize(
    "page",
    [
        "# Ferry OKRs\n\n## O1: Islanders travel on time\n\n- KR1: 95% leave within 5 minutes\n\n**Notes:**\n\n- The harbour is closed in May\n",
        "# Ferry OKRs\n\n- [Objective](#o1)\n\n## O1: Islanders travel on time\n\n- KR1: 95% leave within 5 minutes\n  - Owner: Ines\n",
        "# Harbour\n\n- two piers\n\n## OKRs\n\n### O1: Islanders travel on time\n\n- KR1: 95% leave within 5 minutes\n",
        "# Ferry OKRs\n\n- Team: Harbour\n- Period: 2027 Q1\n\n## O1: Islanders travel on time\n\n- KR1: 95% leave within 5 minutes\n",
        "# Ferry OKRs\n\n## O1: Islanders travel on time\n\n- KR1: 95% leave\n\n### Projects\n\n- Repair the ramp → KR1\n  - Owner: Ines\n",
        "# Ferry OKRs\n\n```\nkr: 5\n```\n\n## O1: Islanders travel on time\n\n- KR1: 95% leave within 5 minutes\n",
        "# Ferry OKRs\n\n```\nferry --help\n```\n\n## O1: Islanders travel on time\n\n- KR1: 95% leave within 5 minutes\n",
    ],
)
def test_what_was_read_or_calls_itself_notes_needs_no_word(page: str) -> None:
    document = parse(page, "md")
    assert document.notes == ()
    assert len(document.objectives) == 1


LISTS = "## Objectives\n\n- Boats berth at once\n- Members come back\n\n## Key results\n\n- Guests praise the gate\n- Fewer boats wait\n- More repairs\n"


@pytest.mark.parametrize("head", ["---\nperiod: 2031-Q3\n---\n\n# OKRs\n\n", "# OKRs\n\nPeriod: 2031-Q3\n\n", "# Our OKRs\n\n"])
def test_lists_without_numbers_are_somebodys_own_where_the_page_says_whose_or_of_when(head: str) -> None:
    said = [one.text for one in parse(head + LISTS, "md").objectives]
    assert said == ["Boats berth at once", "Members come back", ""]


def test_key_results_that_nobody_says_whose_they_are_have_a_note() -> None:
    page = "# Our OKRs\n\n" + LISTS
    assert parse(page, "md").notes == ("line 10: not understood: whose key results these are; put each below its objective",)
    numbered = (
        page.replace("- Boats", "1. Boats")
        .replace("- Members", "2. Members")
        .replace("- Guests", "1. Guests")
        .replace("- Fewer", "2. Fewer")
    )
    assert parse(numbered.replace("- More repairs\n", ""), "md").notes == ()


def test_a_page_without_okrs_says_so() -> None:
    assert parse("# Orchard\n\n- apples\n- pears\n", "md").notes == ("no objectives and key results were found",)
    assert parse("", "md") == OkrDocument()


def test_words_behind_a_score_are_noted() -> None:
    page = "# OKRs\n\n## Objective: Press more\n\n- KR1: Raise juice to 40 l => 65% - KR: keep the peel\n- KR2: Sell 9 tons => 0.4.\n"
    assert parse(page, "md").notes == ("line 5: left aside: => KR: keep the peel",)


def test_what_was_left_aside_is_noted() -> None:
    page = "# OKRs\n\n## Objective: Press more\n\n- Mood: good\n- KR: Juice => Done, we think\n  - asked at the gate\n- KR:\n"
    assert parse(page, "md").notes == (
        "line 5: left aside: Mood: good",
        "line 6: left aside: => Done, we think",
        "line 7: left aside: asked at the gate",
        "line 8: left aside: a key result without text",
    )


def test_an_item_without_words_is_no_line_to_tell_of() -> None:
    page = "# Orchard OKRs, Q3 2031\n\n## Objective: Press more\n\n1. Juice from 30 to 40 l\n2. Cider from 3 to 9 l\n3. \n"
    assert parse(page, "md").notes == ()


@pytest.mark.parametrize(
    ("text", "suffix", "notes"),
    [
        (
            "Objective,Key Result,Baseline,Target,Current\nPress more,Juice,30,40,33\n,Cider,3,9,\n",
            "csv",
            ("line 2: left aside: current, which says no day",),
        ),
        (
            "# OKRs\n\n| Objective | Key result | From | To | Current |\n|---|---|---|---|---|\n| Press more | Juice | 30 | 40 | 33 |\n| | Cider | 3 | 9 | 4 |\n",
            "md",
            ("line 5: left aside: current, which says no day (2 times)",),
        ),
        (
            "objectives:\n- text: Press more\n  key_results:\n  - {text: Juice, target: 40, current: 33}\n",
            "yaml",
            ("line 4: left aside: current",),
        ),
    ],
)
def test_how_far_a_key_result_is_without_a_day_is_told(text: str, suffix: str, notes: tuple[str, ...]) -> None:
    assert parse(text, suffix).notes == notes


def test_a_heading_with_the_code_of_a_row_goes_into_that_key_result() -> None:
    table = "| # | Condition | State |\n|---|---|---|\n| **KR1** | At least 2 piers open | one |\n| **KR2** | All 40 berths tested | 12 |\n"
    page = f"# Harbour OKRs\n\n## Three conditions (KR)\n\n{table}\n## KR1 · Piers from 1 to 2\n\n- Dredge the north pier\n"
    document = parse(page, "md")
    assert [[one.text for one in objective.key_results] for objective in document.objectives] == [
        ["At least 2 piers open", "All 40 berths tested"]
    ]
    assert "line 12: left aside: Dredge the north pier" in document.notes
