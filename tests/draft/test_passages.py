"""A goal of several sentences: which of them want something, and what a draft and an outline make of each."""

import pytest

from okrcoach.draft.outline import outline, outline_data
from okrcoach.draft.passages import read_passage
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.model import Brief
from tests.counting import lines as steps
from tests.draft.asked import given

STRATEGY = (
    "Our pottery school grew by word of mouth and nobody looked after those who stayed. Churn stands at 4.5% a month. "
    "This year we will do two things. First, keep our learners: churn below 3%. "
    "Second, open the Danish market with six partner schools. We will not open a second kiln."
)


def kinds(text):
    return [part.kind for part in read_passage(text).parts]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We want calmer nights on the ward", "aim"),
        ("Second, answer every letter", "aim"),
        ("Our bakers have to be proud of the bread", "aim"),
        ("Returns below 4%", "aim"),
        ("The mill is old and loud", "told"),
        ("Last winter the ferry sailed 40 times", "told"),
        ("We will not hire", "refused"),
        ("Prices must not rise", "refused"),
        ("We have three goals", "announced"),
    ],
)
def test_a_sentence_wants_tells_or_refuses(text, kind):
    assert kinds(f"Win back the lapsed rowers. {text}.") == ["aim", kind]


def test_where_no_sentence_wants_anything_the_first_one_leads():
    assert kinds("The mill is old and loud. The miller is tired of it") == ["aim", "told"]


def test_a_point_behind_a_short_word_ends_no_sentence():
    assert len(read_passage("Be the school that St. Anne sends its pupils to").parts) == 1


def test_reading_a_passage_takes_steps_in_proportion():
    few, many = (steps(lambda size=size: read_passage("We want it. " * size)) for size in (20, 80))
    assert many < 6 * few


def test_each_aim_of_a_strategy_has_its_own_objective_and_number():
    draft = draft_from_playbook(Brief(STRATEGY, team="Online school", period="2027"))
    first, second = draft.document.objectives
    assert "Reduce churn from 4.5% to 3% a month" in [line.text for line in first.key_results]
    assert "the Danish market" in second.text
    assert "Reach 6 partner schools" in [line.text for line in second.key_results]
    assert draft.document.title == "Keep our learners: churn below 3%"
    assert any("several aims" in remark and "open the Danish market with six partner schools" in remark for remark in draft.remarks)


def test_an_outline_quotes_the_whole_strategy_and_keeps_its_refusals():
    draft = draft_from_playbook(Brief(STRATEGY, team="Online school", period="2027"))
    text = outline(draft)
    assert f"> {STRATEGY}" in text
    assert "- We will not open a second kiln." in text
    assert not any("nobody has written down" in row for row in outline_data(draft)["why_now"])


def test_what_must_not_happen_is_watched():
    draft = draft_from_playbook(Brief("Bake twice as many rolls. Accidents must not become more.", team="Bakery", period="2027-Q1"))
    held = [line.measure.metric for one in draft.document.objectives for line in one.key_results if line.type == "health"]
    assert "safety-incidents" in held


def test_a_number_without_a_theme_of_its_own_belongs_to_what_leads():
    goal = "Help more orphans find a home. Last year we advised 60 families, this year it should be 90."
    draft = draft_from_playbook(Brief(goal, team="Orphanage", period="2027"))
    assert len(draft.document.objectives) == 2
    assert any("60 to 90" in line.text for line in draft.document.objectives[0].key_results)


def test_a_sentence_that_tells_gives_where_the_next_one_starts():
    lines, _ = given("Our crew loads trams in 30 minutes. We want 20 without more injuries.")
    assert any(line.endswith("from 30 minutes to 20 minutes") for line in lines), lines


def test_those_who_are_served_and_those_who_work_have_objectives_of_their_own():
    goal = "Walkers who come back: 45%, last season it was 30%. Hut staff who stay all summer. We won't raise prices."
    draft = draft_from_playbook(Brief(goal, team="Mountain huts", period="2027-H1"))
    first, second = draft.document.objectives
    assert "Raise walkers who come back from 30% to 45%" in [line.text for line in first.key_results]
    assert "our people" in second.text
    assert "walkers" not in second.text


def test_a_sentence_that_only_says_that_things_must_change_does_not_lead():
    draft = draft_from_playbook(Brief("Our mill is loud. Next year has to be different. Grow flour sales to 900 sacks.", period="2027-Q1"))
    assert draft.document.title == "Grow flour sales to 900 sacks"
