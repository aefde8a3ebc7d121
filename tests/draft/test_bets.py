"""Bets go with the metrics that they can move, speak of the right people, and measure in good English."""

import pytest

from okrcoach.draft.bets import measuring
from okrcoach.draft.keyresults import Line
from okrcoach.draft.nouns import shared
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.draft.subjects import metrics_by_id, own_subject
from okrcoach.model import Brief, KeyResult, Measure


def drafted(goal, **given):
    return draft_from_playbook(Brief(goal, period="2027-Q2", **given))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["customer references"], "where customer references stand today"),
        (["complaints per crossing"], "where complaints per crossing stand today"),
        (["churn"], "where churn stands today"),
        (["share of crossings on time"], "where the share of crossings on time stands today"),
        (["churn", "NPS"], "where churn and NPS stand today"),
    ],
)
def test_measuring_agrees_with_what_is_measured(names, said):
    lines = [Line(KeyResult(name, Measure()), own_subject(name, "count", "count")) for name in names]
    assert said in measuring(lines, range(len(names)), None).project.text


def test_a_bet_of_one_topic_moves_nothing_that_another_speaks_of():
    """Time sheets win no clients."""
    draft = drafted("Win three retainer clients and get utilisation to 80%", known=(("utilisation", "70%"), ("retainer clients", "5")))
    rows = [(project, objective) for objective in draft.document.objectives for project in objective.projects]
    (hours, objective), *_ = [(project, objective) for project, objective in rows if project.text.startswith("Write hours down")]
    assert [objective.key_results[place].measure.metric for place in hours.moves] == ["oee"]


def test_those_who_buy_are_no_employees():
    """A plan for customers that is about drivers too speaks of our own people where it is about work."""
    draft = drafted("Get late parcels under 4% and keep our drivers longer", audience="bakery customers", known=(("late parcels", "9%"),))
    staff = next(objective for objective in draft.document.objectives if any("employee" in row.text for row in objective.key_results))
    said = " ".join([staff.text, *(row.text for row in (*staff.key_results, *staff.projects))])
    assert "customers" not in said


def test_what_must_not_fall_is_held_at_its_level_and_no_score_leaves_its_scale():
    known = (("first response time", "8 hours"), ("CSAT", "4.5 of 5"))
    draft = drafted("Answer tickets faster, without lowering satisfaction", known=known)
    lines = [line for objective in draft.document.objectives for line in objective.key_results]
    assert [line.text for line in lines if line.type == "health"] == ["Keep CSAT at or above 4.5 of 5"]
    raised = drafted("Make our guests happier", known=(("guest score", "4.5 of 5"),))
    score = next(line for objective in raised.document.objectives for line in objective.key_results if "guest score" in line.text)
    assert score.text.endswith("of 5")
    assert score.measure.target <= 5


def test_where_no_playbook_has_a_bet_any_business_has_one():
    """A school that sells: hardly a playbook's bet is for it, and what is made up says little."""
    draft = drafted("Double bookings for our evening courses, from 30 to 60 a month", team="Weaving school", focus=("revenue",))
    texts = [project.text for project in draft.document.objectives[0].projects]
    assert any(text.startswith("Ask the last twenty") for text in texts)
    assert not any("getting better" in text for text in texts)


def test_bets_for_any_business_are_whole():
    rows = shared("general_bet")
    assert all(set(row["moves"].split()) <= set(metrics_by_id()) for row in rows)
    assert not any(audience in row["text"] for row in rows for audience in ("{audience}", "customers"))


def test_changeovers_and_contracts_are_topics_of_their_own():
    lines = drafted("Cut changeover time on the packing line from 80 to 40 minutes", team="Packing").document.objectives[0]
    assert "changeover time" in lines.key_results[0].text
    assert any("changeover" in project.text for project in lines.projects)
    hired = drafted("Cut the time from application to signed contract from 60 to 40 days", team="Rolling mill HR")
    assert hired.brief.focus == ("people",)


@pytest.mark.parametrize(
    ("known", "text"),
    [
        (("faults per door", "31"), "Go through the last thirty cases behind faults per door"),
        (("time for keys", "9 days a flat"), "take out the longest wait that shows in time for keys"),
        (("tenor share", "12%"), "Compare the best and the worst weeks for tenor share"),
    ],
)
def test_a_bet_that_is_made_up_goes_with_what_it_is_to_move(known, text):
    draft = drafted("Be a better choir house", focus=("quality",), known=(known,))
    assert any(text in project.text for objective in draft.document.objectives for project in objective.projects)


def test_a_bet_speaks_of_nothing_that_such_a_business_does_not_have():
    """A choir school has no plans, no accounts and no sales."""
    words = {"sales", "plans", "account", "accounts", "packaging", "deals", "sign-up"}
    for stage in ("revenue", "retention", "activation"):
        draft = drafted("Let our pupils sing for longer", focus=(stage,), audience="pupils", team="Choir school")
        for objective in draft.document.objectives:
            assert not any(words & set(project.text.lower().replace(",", "").split()) for project in objective.projects)
