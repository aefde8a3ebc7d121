"""The focus areas, and the choice of one from a goal."""

import pytest

from okrcoach.draft.focus import focus_area, focus_areas
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.draft.reading.library import playbook
from okrcoach.draft.reading.reading import choose_focus_areas
from okrcoach.errors import OkrcoachError
from okrcoach.model import FOCUS_AREAS, Brief


def test_there_is_a_focus_area_for_every_stage_in_order():
    """A lead sees the nine areas in the order of the model, each with a question and four to six key questions."""
    assert tuple(area.id for area in focus_areas()) == FOCUS_AREAS
    for area in focus_areas():
        assert area.question.endswith("?")
        assert 4 <= len(area.key_questions) <= 6
        assert all(question.endswith("?") for question in area.key_questions)


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("Risks", "risk"),
        ("Referrals", "referral"),
        ("hiring", "people"),
        ("Sales", "revenue"),
        ("HR", "people"),
        ("speed", "efficiency"),
        ("supply growth", "acquisition"),
        ("cost reduction", "efficiency"),
        ("Customer success", "retention"),
    ],
)
def test_a_focus_area_is_known_by_words_that_speak_of_it(words, stage):
    assert focus_area(words).id == stage


def test_an_unknown_focus_area_names_the_nearest():
    with pytest.raises(OkrcoachError, match="did you mean 'activation'") as caught:
        focus_area("Activaton")
    assert "\n" not in caught.value.message


def test_words_that_speak_of_no_focus_area_are_refused_with_those_there_are():
    with pytest.raises(OkrcoachError, match="'hedgehogs' is no focus area; choose from acquisition") as caught:
        focus_area("hedgehogs")
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(
    ("goal", "stage"),
    [
        ("Get more qualified visitors from search", "acquisition"),
        ("Make the first week in the app click for bakers", "activation"),
        ("Stop subscribers from cancelling after three months", "retention"),
        ("Let fans of our planner recommend it to friends", "referral"),
        ("Double MRR from the enterprise plan", "revenue"),
        ("No more outages on Friday nights", "quality"),
        ("Halve the hours we spend on manual invoices", "efficiency"),
        ("Hire the engineers the new studio needs", "people"),
        ("Pass the ISO 27001 audit", "risk"),
    ],
)
def test_the_focus_is_chosen_from_the_goal(goal, stage):
    assert choose_focus_areas(Brief(goal))[0][0] == stage


def test_a_goal_without_a_cue_goes_where_the_catalog_would_measure_it():
    assert choose_focus_areas(Brief("Answer within the hour"))[0] == ("quality",)
    assert choose_focus_areas(Brief("..."))[0] == ("acquisition",)


@pytest.mark.parametrize(
    "brief",
    [
        Brief("Do better", known=(("churn", "4%"),)),
        Brief("Do better", team="Recruiting"),
        Brief("Do better", one_metric="NPS"),
        Brief("Let guests come back, and grow the staff"),
    ],
)
def test_a_draft_takes_the_focus_that_is_chosen_for_its_whole_brief(brief):
    assert draft_from_playbook(brief).brief.focus == choose_focus_areas(brief)[0]


def test_what_makes_one_known_is_a_matter_of_acquisition():
    """A goal without a cue takes the area of what the catalog would measure it by, and awareness is none of the nine."""
    assert choose_focus_areas(Brief("Publish three studies and get the method cited by other labs"))[0] == ("acquisition",)


def test_a_goal_of_several_sentences_is_about_what_its_number_is_of():
    goal = (
        "Our kite shop made €2 million last year and the owners expect €2.4 million. We want the growth to come from people who visit us."
    )
    assert draft_from_playbook(Brief(goal, period="2027")).brief.focus[0] == "revenue"


def test_an_aim_belongs_to_the_area_of_its_number():
    goal = (
        "Our kite shop made €2 million last year and the owners expect €2.4 million. We want the growth to come from people who visit us."
    )
    draft = draft_from_playbook(Brief(goal, ("quality", "revenue"), period="2027"))
    first = draft.document.objectives[0]
    assert first.key_results[0].text == "Grow revenue from €2,000,000 to €2,400,000"
    assert first.text in [pattern.text.replace("{audience}", "owners") for pattern in playbook("revenue").objectives]
