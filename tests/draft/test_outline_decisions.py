"""What an outline takes as decided, what it asks, and what it leaves unsaid."""

import pytest

from okrcoach.draft.outline import outline, outline_data
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.model import Brief


def data_of(goal, **given):
    return outline_data(draft_from_playbook(Brief(goal, period="2027-Q3", **given)))


@pytest.mark.parametrize(
    "note",
    [
        "Night shifts are not an option",
        "The ferry fares stay as they are",
        "A second depot is not planned",
        "We stay out of the airport business",
        "The new yard comes later, but not this year",
    ],
)
def test_a_note_that_keeps_things_as_they_are_is_a_refusal(note):
    data = data_of("Get our tugs out on time", notes=(note,))
    assert data["not_now"]["said"] == [f"{note}."]
    assert data["focus"][0]["other_notes"] == []


def test_a_sentence_of_the_goal_that_refuses_is_one_whatever_else_it_says():
    data = data_of("Get our tugs out on time. The fares stay as they are. Later we want a second yard, but not this year.")
    assert data["not_now"]["said"] == ["The fares stay as they are.", "Later we want a second yard, but not this year."]


def test_a_goal_that_tells_how_things_are_is_quoted_as_the_reason():
    told = "Every third tug leaves late and two ports have threatened to go. Get them out on time."
    text = outline(draft_from_playbook(Brief(told, team="Tugs")))
    assert text.index("## Why now") < text.index(f"> {told}")
    wants = "Get the tugs out on time. Cut the fuel that they burn at the quay."
    text = outline(draft_from_playbook(Brief(wants, team="Tugs")))
    assert text.index(f"> {wants}") < text.index("## Why now")


def test_no_more_is_asked_than_can_be_answered_in_a_week():
    one = data_of("Keep our rowers", focus=("quality",))["focus"]
    assert [len(area["key_questions"]) for area in one] == [3]
    two = data_of("Keep our rowers", focus=("quality", "people"))["focus"]
    assert [len(area["key_questions"]) for area in two] == [2, 2]


def test_a_question_that_a_note_answers_is_told_beyond_those_that_are_open():
    note = "What we make slower for a while to make it sound is the Sunday regatta"
    asked = data_of("Keep our rowers", focus=("quality",), notes=(note,))["focus"][0]["key_questions"]
    assert [row["answers"] for row in asked].count([]) == 3
    assert asked[-1]["answers"] == [note]


def test_a_team_with_its_house_is_called_by_its_own_name():
    assert "a sentence on it from the HR team belongs here" in outline(
        draft_from_playbook(Brief("Keep our rowers", team="HR, Bergen harbour"))
    )


def test_a_third_is_told_in_whole_percent():
    data = data_of("Cut unplanned downtime by a third")
    assert [row["handed_down"] for row in data["numbers"]] == ["33% less"]
