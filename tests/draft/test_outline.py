"""The strategy outline: everything that the brief and the draft say, nothing that they do not, and how to work with it."""

import json
from dataclasses import replace

import pytest

from okrcoach.documents import parse
from okrcoach.draft.outline import outline, outline_data
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.model import FOCUS_AREAS, Brief, Objective
from okrcoach.review import load_rules, review

BRIEF = Brief(
    "Fill the boats on weekdays without raising fares",
    ("acquisition", "retention"),
    team="Crossings",
    period="2027-Q2",
    audience="island commuters",
    known=(("repeat purchase rate", "18%"), ("NPS", "22"), ("leads", "plenty")),
    targets=(("repeat purchase rate", "25%"),),
    one_metric="NPS",
    notes=("The two channels we keep are the harbour app and local radio", "The new pier opens in May"),
)


def made(**changes):
    return outline(draft_from_playbook(replace(BRIEF, **changes)))


def test_an_outline_has_its_parts_in_order():
    headings = [line for line in made().splitlines() if line.startswith("#")]
    assert headings[:4] == [
        "# Strategy outline: Fill the boats on weekdays without raising fares",
        "## Why now",
        "## Focus: Acquisition",
        "## Focus: Retention",
    ]
    assert headings[-3:] == ["## What we will not do", "## How we review it", "## Still open"]
    assert sum(heading.startswith("## Objective ") for heading in headings) == 2


def test_numbers_stand_as_the_brief_gives_them():
    text = made()
    assert "| repeat purchase rate | 18% | 25% |" in text
    assert "| NPS | 22 | open |" in text  # how far it goes for the target, only the team can say
    assert "NPS. Today: 22." in text
    assert "Not read as a number: leads = plenty" in text


def test_a_number_that_tells_no_way_has_its_target_to_be_set():
    draft = draft_from_playbook(Brief("Let shops plan without us", ("efficiency",), known=(("mock-ups per month", "6"),), period="2027-Q2"))
    text = outline(draft)
    assert "| mock-ups per month | 6 | open |" in text
    assert "Left open, as nothing tells which way is better: mock-ups per month; give a target." in text
    assert "read “Mock-ups per month" not in text  # what nobody has set is not the one metric


def test_notes_answer_the_key_question_that_they_share_words_with():
    text = made()
    assert "which ones rest? **The two channels we keep are the harbour app and local radio**" in text
    assert "- Also noted: The new pier opens in May" in text
    assert text.count("harbour app") == 1


def test_an_outline_tells_what_the_brief_speaks_for_and_names_the_rest():
    """Key results with what was assumed in them, and bets with what has to be true for them."""
    draft = draft_from_playbook(BRIEF)
    text, data = outline(draft), outline_data(draft)
    told = [line["text"] for objective in data["objectives"] for line in objective["key_results"] if not line["open"]]
    assert "Raise repeat purchase rate from 18% to 25%" in told
    assert all(f"** {line}" in text for line in told)
    others = [line for objective in draft.document.objectives for line in objective.key_results if line.text not in told]
    assert others
    assert not any(line.text in text for line in others)
    assert all(name in text for name in data["open"]["beside"])
    beliefs = [bet["belief"] for objective in data["objectives"] for bet in objective["bets"]]
    assert all(belief in text for belief in beliefs)


def test_a_brief_without_numbers_has_all_of_its_draft_told():
    draft = draft_from_playbook(Brief("Win back families who left the pool"))
    text = outline(draft)
    for objective in draft.document.objectives:
        assert all(line.text in text for line in (objective, *objective.key_results))
    assert "nothing in the brief speaks for" not in text


def test_the_outline_says_what_the_goal_rules_out():
    text = made()
    section = text[text.index("## What we will not do") : text.index("## How we review it")]
    assert "We take no way that means raising fares." in section
    assert "Nobody has said yet what this goal is worth giving up" not in section
    assert "Nobody has said yet what this goal is worth giving up" in made(goal="Fill the boats on weekdays")


def test_the_review_has_dates_colours_a_scale_and_five_questions():
    text = made()
    assert "from 9 April 2027 on" in text
    assert "30 June 2027" in text
    for word in ("Green", "Yellow", "Red", "0.6 to 0.7", "salary"):
        assert word in text
    misses = text[text.index("After a miss") : text.index("## Still open")]
    assert [line[:2] for line in misses.splitlines() if line[:1].isdigit()] == ["1.", "2.", "3.", "4.", "5."]


def test_a_worked_back_target_is_shown_step_by_step():
    text = made(known=(("MRR", "$40k"), ("ASP", "$200")), targets=(("MRR growth", "4% a month"),))
    assert "1. MRR: $40,000 growing by 4% a month for 3 months is $45,000." in text
    assert "not known yet" in text
    assert "## From the target" not in made()


def test_an_empty_handed_brief_gives_an_honest_outline():
    """No numbers, no dates, no names: each is said to be missing."""
    text = outline(draft_from_playbook(Brief("Get more customers")))
    assert "The brief gives no numbers yet." in text
    assert "None is named." in text
    assert "Every key result still needs the name" in text
    assert "2027" not in text


@pytest.mark.parametrize("stage", FOCUS_AREAS)
def test_the_data_is_json_and_says_the_same(stage):
    draft = draft_from_playbook(replace(BRIEF, focus=(stage,)))
    data = json.loads(json.dumps(outline_data(draft)))
    assert [row["text"] for row in data["objectives"]] == [
        objective.text for objective in draft.document.objectives if objective.text in outline(draft).partition("## Still open")[0]
    ]
    assert data["open"]["assumed_targets"] == sum(bool(line["assumed"]) for row in data["objectives"] for line in row["key_results"])
    assert [area["id"] for area in data["focus"]] == [stage]


def test_words_of_a_user_are_no_markup():
    text = made(goal="Be <b>first</b> | [here](x)", team="`x` *y*", notes=("<script>",))
    assert "<b>" not in text.replace("\\<b\\>", "")
    assert "\\<script\\>" in text
    assert "\\| \\[here\\]" in text


def test_an_outline_asks_nothing_foreign():
    """A bakery is not asked what Sales needs."""
    data = outline_data(draft_from_playbook(Brief("Get more families to our bakery on weekday mornings", period="2027-Q1")))
    asked = " ".join(row["question"] for area in data["focus"] for row in area["key_questions"])
    assert "Sales" not in asked
    assert len(data["focus"][0]["key_questions"]) >= 3


def test_notes_that_say_why_now_or_what_not_have_their_own_sections():
    notes = (
        "Why now: a rival has opened next door.",
        "We will not touch our prices",
        "No new staff before autumn",
        "Most who leave were new",
    )
    data = outline_data(draft_from_playbook(Brief("Cut churn", notes=notes)))
    assert "A rival has opened next door." in data["why_now"]
    assert data["not_now"]["said"] == ["We will not touch our prices.", "No new staff before autumn."]
    answers = [note for area in data["focus"] for row in area["key_questions"] for note in row["answers"]]
    assert not set(notes[:3]) & set(answers)
    text = outline(draft_from_playbook(Brief("Cut churn", notes=notes)))
    assert "- We will not touch our prices." in text.partition("## What we will not do")[2]


def test_work_that_is_counted_is_asked_for_as_one_says_it():
    text = outline(draft_from_playbook(Brief("Plant 2,000 hedges", period="2027-Q1")))
    assert "The goal asks us for 2,000 hedges planted." in text


@pytest.mark.parametrize(
    ("goal", "known", "said"),
    [
        ("Grow revenue by 20%", ("revenue", "€2m"), "The goal asks us for 20% more revenue (from €2m to €2,400,000)."),
        ("Halve the complaints", ("complaints", "60"), "The goal asks us for 50% fewer complaints (from 60 to 30)."),
    ],
)
def test_a_change_is_asked_for_as_one_says_it(goal, known, said):
    assert said in outline(draft_from_playbook(Brief(goal, period="2027-Q1", known=(known,))))


@pytest.mark.parametrize(("team", "said"), [("Ferry team", "from the Ferry team belongs"), ("Ferries", "from the Ferries team belongs")])
def test_a_team_is_called_a_team_once(team, said):
    assert said in made(team=team)


def test_without_one_metric_the_number_that_was_asked_for_weighs_most():
    brief = Brief(
        "Patch the leaks and cut time to patch to 6 days", team="Security", period="2027-Q1", known=(("time to patch", "20 days"),)
    )
    assert "from 20 days to 6 days" in outline_data(draft_from_playbook(brief))["one_metric"]["says"]


def test_an_owner_is_asked_for_where_none_is_named():
    drafted = draft_from_playbook(Brief("Win back families who left the pool"))
    objective, *others = drafted.document.objectives
    owned = replace(objective, key_results=tuple(replace(line, owner="Imke") for line in objective.key_results))

    def told(*objectives: Objective) -> str:
        return outline(replace(drafted, document=replace(drafted.document, objectives=objectives)))

    open_lines = sum(len(other.key_results) for other in others)
    assert "Every key result still needs the name" in told(objective, *others)
    assert f"- {open_lines} key results still need the name" in told(owned, *others)
    assert "the name of one person" not in told(owned)


def test_key_results_that_no_bet_moves_are_asked_one_for():
    drafted = draft_from_playbook(Brief("Win back families who left the pool"))
    objective = replace(drafted.document.objectives[0], projects=())
    idle = outline(replace(drafted, document=replace(drafted.document, objectives=(objective,))))
    assert "Bets:\n\n- For KR1, KR2 and KR3 nobody has named a bet yet" in idle


@pytest.mark.parametrize("goal", ["Win back families who left the pool", "Grow MRR from 20k to 40k"])
def test_an_outline_that_lies_beside_its_plan_is_read_like_it(goal):
    drafted = draft_from_playbook(replace(BRIEF, goal=goal, notes=()))
    document = parse(outline(drafted), "md")
    assert (document.team, document.period) == ("Crossings", "2027-Q2")
    told = [[row for row in one["key_results"] if not row["open"]] for one in outline_data(drafted)["objectives"]]
    assert [len(one.key_results) for one in document.objectives] == [len(rows) for rows in told]
    fewer = {"key-result-count", "objective-count"}  # what is only offered is left to the plan
    assert {finding.rule for finding in review(document, load_rules())} <= {finding.rule for finding in drafted.findings} | fewer
