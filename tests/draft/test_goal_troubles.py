"""Goals that complain or dream without a figure, and numbers told the way people tell them."""

from __future__ import annotations

import pytest

from okrcoach.draft.numbers.figures import in_figures
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.draft.reading.topics import topics_of
from okrcoach.model import Brief


def lines(goal: str, **more: str) -> list[str]:
    draft = draft_from_playbook(Brief(goal=goal, **more))
    return [line.text for objective in draft.document.objectives for line in objective.key_results]


def objectives(goal: str) -> list[str]:
    return [objective.text for objective in draft_from_playbook(Brief(goal=goal)).document.objectives]


@pytest.mark.parametrize(
    ("goal", "topic"),
    [
        ("be more inventive", "new ideas"),
        ("Members forget to renew their library cards", "reminding"),
        ("It takes ages to get a table here", "slow"),
        ("Grandparents never know which bus brings the children", "being told"),
        ("Nobody reads our wiki", "asked again"),
        ("Be the best loved band of the valley", "well loved"),
        ("Authors hand in late", "late work"),
        ("Stop losing hens to the fox", "losses"),
    ],
)
def test_a_complaint_without_a_figure_has_a_topic(goal: str, topic: str):
    assert [row.id for row in topics_of(goal)] == [topic]


@pytest.mark.parametrize(
    ("goal", "topic"),
    [("Patients forget their appointments and we have many no-shows", "reminding"), ("Our onboarding takes too long", "slow")],
)
def test_a_complaint_speaks_last(goal: str, topic: str):
    """What a goal names for sure goes before what it only complains of."""
    assert topic not in [row.id for row in topics_of(goal)]


@pytest.mark.parametrize("goal", ["Nobody reads our notices", "Keepers keep forgetting the gate", "Every repair takes forever here"])
def test_a_complaint_is_no_objective(goal: str):
    assert goal not in objectives(goal)


@pytest.mark.parametrize(
    ("goal", "text"),
    [
        (
            "Get the waiting list for allotments shorter, people wait 30 weeks now and it should be 20",
            "Cut waiting time from 30 weeks to 20 weeks",
        ),
        ("We grow 600 lettuces a week and throw away 90 of them. I want that below 40", "Reduce lettuces thrown away from 90 to 40"),
        ("Fewer than 3 broken cups per 1,000 guests (we had 7 last winter)", "Reduce broken cups per 1,000 guests from 7 to 3"),
        ("Fill 8 of 10 places in the evening course, at the moment it is 5 of 10", "from 50% to 80%"),
        ("Samples come back late. 60% within a day, we promised 90%", "Raise share done within 1 day from 60% to 90%"),
        ("Lost coats: find 80% within 48 hours, now 35%", "Raise share found within 48 hours from 35% to 80%"),
        (
            "Rangers spend too long on forms, about 5 hours a week each. 2 would be fine",
            "Cut time rangers spend on forms from 5 hours to 2 hours a week",
        ),
        ("Get guests from door to table in under 6 minutes, it takes 15", "from 15 minutes to 6 minutes"),
        ("how do we get 30 cafes on the platform until autumn? we have 11", "Increase cafes from 11 to 30"),
        ("Our cider should be on tap in 80 pubs by summer, today we are in 52", "Increase pubs from 52 to 80"),
        ("Make every visit shorter than 20 minutes, they last 35", "Cut time per visit from 35 minutes to 20 minutes"),
        ("Sell more tickets for the regatta, 3000 last year, 4500 this year", "from 3,000 to 4,500"),
        ("No more than 4 complaints per 10,000 rides", "Reduce complaints per 10,000 rides from (baseline to be measured) to 4"),
        ("Grow MRR from 12k to 18k; churn 2%, price 30 a month", "Reduce customer churn rate from 2%"),
    ],
)
def test_a_number_told_in_an_ordinary_way_is_read(goal: str, text: str):
    assert [row for row in lines(goal) if text in row], lines(goal)


@pytest.mark.parametrize(
    ("goal", "never"),
    [
        ("Hire 5 roofers, each vacancy takes 90 days", "to 90 days"),
        ("First, we train enough young gardeners to replace the 9 who retire before 2031", "from 9"),
        ("Subscription price 25 a month, churn 2%, 300 customers. Reach 20k MRR by end of year", "price"),
        ("We want families to come back at least twice", "to 2"),
    ],
)
def test_what_only_tells_how_things_are_is_no_target(goal: str, never: str):
    assert not [row for row in lines(goal) if never in row]


def test_no_project_does_what_the_goal_will_not_have():
    draft = draft_from_playbook(Brief(goal="Grow gross margin of the mill from 20 to 28 percent without raising prices"))
    assert not [row for objective in draft.document.objectives for row in objective.projects if "Raise the price" in row.text]


def test_those_who_sell_for_us_are_no_customers():
    assert not [row for row in objectives("Our 9 reps each close one more deal a month") if "reps" in row]


def test_counted_sentences_that_say_what_we_do_are_aims():
    goal = "Our plan rests on two pillars. First, we deepen the trust of farmers. Second, we cut spillage on the road from 9 percent to 6 percent."
    assert "Reduce spillage on the road from 9% to 6%" in lines(goal)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("every fourth parcel, late", "25% of parcels, late"),
        ("One in twenty is fine", "5% is fine"),
        ("about two thirds.", "about 67%."),
        ("each second", "each second"),
        ("one in the shop", "one in the shop"),
        ("within a day", "within 1 day"),
    ],
)
def test_parts_of_a_whole_are_shares(said: str, written: str):
    assert in_figures(said) == written
