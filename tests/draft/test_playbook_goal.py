"""What is read from a goal: its verb, theme, people and product; how a goal becomes an objective; audiences as plurals."""

import pytest

from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.draft.reading.goal import read_goal
from okrcoach.draft.reading.themes import recast
from okrcoach.draft.words.nouns import audience_phrase
from okrcoach.model import Brief


@pytest.mark.parametrize(
    ("goal", "objective"),
    [
        ("Become the first map that hikers unfold", "Become the first map that hikers unfold"),
        ("we need to win back lapsed rowers", "Win back lapsed rowers"),
        ("Be ready for the SOC 2 audit", "Be ready for the SOC 2 audit"),
        ("Grow seat revenue", "Let seat revenue grow out of what we do for our customers"),
        ("Increase usage of the berth planner", "Let usage of the berth planner grow out of what we do for our customers"),
        ("Increase trust in our tide tables", "Let trust in our tide tables grow out of what we do for our customers"),
        ("Improve our harbour support", "Turn our harbour support into something our customers can count on"),
        (
            "Improve collaboration between sales and dispatch",
            "Turn collaboration between sales and dispatch into something our customers can count on",
        ),
        ("Launch our season ticket in every port", "Give our customers a season ticket that they would miss"),
        ("Build an app that rowers love", "Build an app that rowers love"),
        ("Reduce customer complaints about late ferries", "Get to the root of customer complaints about late ferries"),
        ("Cut time to hire", "Get to the root of time to hire"),
        ("Enter the Danish market", "Earn a place in the Danish market that our customers would miss"),
        ("Make our API the easiest to dock at", "Make our API the easiest to dock at"),
        ("Make the crossing calm", "Make the crossing calm for weekend sailors"),
    ],
)
def test_a_goal_becomes_the_first_objective(goal, objective):
    """As it stands where it is an aim, in other words where its verb only names the way of a number."""
    audience = "weekend sailors" if objective.endswith("sailors") else None
    draft = draft_from_playbook(Brief(goal, ("revenue",), audience=audience, period="2027-Q2"))
    assert draft.document.objectives[0].text == objective


@pytest.mark.parametrize(
    "goal", ["Cut the road", "Reduce the time dispatchers lose to calls", "Grow", "Ship faster", "The best harbour", "More", "Improve"]
)
def test_a_goal_that_does_not_fit_is_not_forced_into_a_sentence(goal):
    read = read_goal(goal)
    assert read.sentence == ""
    assert recast(read.verb, read.theme) == ""


@pytest.mark.parametrize(
    ("goal", "audience"),
    [
        ("Help nurses spend their time with patients", "nurses"),
        ("Increase use of the ledger among small dental clinics", "small dental clinics"),
        ("Become the first place developers look", "developers"),
        ("Stop losing customers in their first year", "customers"),
        ("Reduce the time dispatchers lose to calls", "dispatchers"),
        ("Grow our community of open-source contributors", "open-source contributors"),
        ("Make releases boring", ""),
        ("Grow the sales pipeline", ""),
    ],
)
def test_people_whom_a_goal_names_are_its_audience(goal, audience):
    assert read_goal(goal).audience == audience


@pytest.mark.parametrize(
    ("goal", "product"),
    [
        ("Increase adoption of Ledgerly among dentists", "Ledgerly"),
        ("Launch PayFlow for freelancers", "PayFlow"),
        ("Speed up the mobile app", "the mobile app"),
        ("Build a booking portal that skippers love", "the booking portal"),
        ("Open an office in Germany", ""),
        ("Win in Q3", ""),
        ("Grow MRR", ""),
    ],
)
def test_a_product_is_known_by_its_name_or_its_kind(goal, product):
    assert read_goal(goal).product == product


def test_what_must_not_suffer_is_read():
    assert read_goal("Fill the boats without raising fares").without == "raising fares"


@pytest.mark.parametrize(
    ("given", "audience"),
    [
        ("small B2B analytics teams", "small B2B analytics teams"),
        ("Small Clinics", "small clinics"),
        ("HR Directors", "HR directors"),
        ("German hospitals", "German hospitals"),
        ("the CFO", "CFOs"),
        ("a freelance designer", "freelance designers"),
        ("Enterprise", "enterprise customers"),
        ("finance", "finance teams"),
        ("Gen Z", "Gen Z customers"),
        ("our own product teams", "our own product teams"),
        ("Developers integrating our API", "developers integrating our API"),
        ("head of procurement", "heads of procurement"),
        ("hiring criteria", "hiring criteria"),
        ("Human", "humans"),
        ("on-call policeman", "on-call policemen"),
        ("people who run small shops, cafes and the like", "people"),
        ("people over fifty", "people"),
        ("everyone", ""),
        ("40 clinics", ""),
        ("<b>x</b>", ""),
        ("", ""),
    ],
)
def test_an_audience_is_put_into_a_plural_that_fits_a_sentence(given, audience):
    assert audience_phrase(given) == audience


@pytest.mark.parametrize(
    "goal",
    [
        "Mehr Umsatz mit bestehenden Kunden",
        "Reducir la tasa de abandono",
        "Devenir la première adresse",
        "売上を伸ばす",
        "Öka försäljningen",
    ],
)
def test_another_language_is_noticed(goal):
    assert not read_goal(goal).english


@pytest.mark.parametrize(
    "goal", ["Grow Zorblax", "Close the month in three days", "Make Zorblax delightful for dentists", "Delight our guests"]
)
def test_english_with_odd_words_is_english(goal):
    assert read_goal(goal).english
