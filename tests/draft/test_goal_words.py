"""What a goal's words come to: told as a problem, in capitals, with letters exchanged, over several sentences, about several people."""

import pytest

from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.draft.reading.goal import read_goal
from okrcoach.model import Brief
from tests.draft.asked import given


@pytest.mark.parametrize("goal", ["Empty racks cost us orders", "Moulds get lost, casts come late, and builders complain"])
def test_what_is_wrong_is_no_objective(goal):
    assert read_goal(goal).sentence == ""


def test_a_sentence_about_less_trouble_is_one():
    assert read_goal("Ferries leave the quay without delay").sentence == "Ferries leave the quay without delay"


def test_a_goal_all_in_capitals_is_read_in_small_letters():
    assert read_goal("RAISE NPS AND WIN NEW GROWERS").text == "raise NPS and win new growers"
    assert read_goal("GROW NPS").text == "GROW NPS"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("imporve teh greenhouse", "improve the greenhouse"),
        ("Win adn keep growers", "Win and keep growers"),
        ("Open three trail huts", "Open three trail huts"),
        ("Run pre-season camps", "Run pre-season camps"),
    ],
)
def test_two_letters_exchanged_are_read_over(written, read):
    assert read_goal(written).text == read


@pytest.mark.parametrize(
    ("goal", "audience"),
    [
        ("Sell more cider in our barn so that supermarkets matter less", ""),
        ("Make the fair the place where short plays find publishers", "publishers"),
    ],
)
def test_an_audience_is_whom_the_goal_itself_is_for(goal, audience):
    assert read_goal(goal).audience == audience


def test_of_several_people_those_who_are_sought_are_the_audience_of_a_search():
    draft = draft_from_playbook(Brief("Parents ask for longer hours and we cannot find enough teachers", period="2027-Q1"))
    text = " ".join(objective.text for objective in draft.document.objectives)
    assert "parents" not in text
    assert "teachers" in text


def test_what_stands_behind_the_first_sentence_tells_what_a_goal_is_about_where_that_does_not():
    draft = draft_from_playbook(Brief("Things are not good. Our samples reach the farms late and results get mixed up.", period="2027-Q1"))
    assert any("answer while it still matters" in objective.text for objective in draft.document.objectives)


def test_a_later_target_is_gone_for_in_part_from_where_things_stand():
    draft = draft_from_playbook(Brief("Women in senior posts: 40% by the end of 2028, now 28%", period="2027"))
    (line,) = [line for one in draft.document.objectives for line in one.key_results if "women in senior posts" in line.text.lower()]
    assert line.text == "Raise share of women in senior posts from 28% to 34%"
    assert line.assumed == ("target",)


def test_stars_are_a_rating_and_no_number_of_reviews():
    draft = draft_from_playbook(Brief("Our ferry app has 3.2 stars. Nobody recommends it", team="Mobile app", period="2027-Q1"))
    starts = [line.text for one in draft.document.objectives for line in one.key_results if "3.2" in line.text]
    assert starts == ["Raise app store rating from 3.2 to 3.6"]


def test_a_pace_and_a_sum_are_put_in_the_same_terms():
    draft = draft_from_playbook(Brief("150k in sponsorships for the regatta, currently 6k per month", period="2027"))
    texts = [line.text for one in draft.document.objectives for line in one.key_results]
    assert "Increase sponsorships from 72,000 to 150,000" in texts
    assert not any("6,000" in text for text in given("150k in sponsorships for the regatta, currently 6k per month")[0])


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        ("Why do so many members quit our rowing gym after a month?", "habit"),
        ("Families facing eviction get help in time", "too late"),
        ("Keep intruders out: MFA on every account", "doors"),
        ("Fewer burst mains in the old town", "on our network"),
    ],
)
def test_trades_have_objectives_of_their_own(goal, words):
    draft = draft_from_playbook(Brief(goal, period="2027-Q1"))
    assert any(words in objective.text for objective in draft.document.objectives)
    assert not any(finding.severity in ("error", "warning") for finding in draft.findings)
