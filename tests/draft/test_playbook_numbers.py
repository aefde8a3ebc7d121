"""Numbers in a draft: what the brief gives is taken as it is, what it does not give is marked, and a revenue target is worked back."""

import pytest

from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.model import FOCUS_AREAS, UNKNOWN, Brief
from tests.draft.lines import grave, texts


def test_known_numbers_become_baselines():
    """They stand in the text with their unit, as the team calls them, and only the target beside them is assumed."""
    brief = Brief("Make the trial click", ("activation",), known=(("activation rate", "31%"), ("TTV", "6 days")), period="2027-Q1")
    lines = {line.measure.metric: line for objective in draft_from_playbook(brief).document.objectives for line in objective.key_results}
    assert lines["activation-rate"].text == "Raise activation rate from 31% to 40%"
    assert lines["activation-rate"].assumed == ("target",)
    assert lines["time-to-value"].text == "Cut TTV from 6 days to 4 days"
    assert lines["time-to-value"].measure.baseline == 6


def test_targets_handed_down_are_taken_as_they_are():
    brief = Brief(
        "Hire the engineers that the new studio needs",
        ("people",),
        known=(("time to hire", "64 days"),),
        targets=(("time to hire", "40 days"), ("hires", "8"), ("offer acceptance rate", "+6 points"), ("eNPS", "35")),
        period="2027-Q1",
    )
    draft = draft_from_playbook(brief)
    lines = {line.measure.metric: line for objective in draft.document.objectives for line in objective.key_results}
    assert lines["time-to-hire"].text == "Cut time to hire from 64 days to 40 days"
    assert lines["hires"].text == "Reach 8 hires"
    assert lines["offer-acceptance"].text == "Raise offer acceptance rate by 6 points vs last quarter"
    assert lines["enps"].text == "Raise eNPS from (baseline to be measured) to 35"
    assert not any(lines[key].assumed for key in ("time-to-hire", "hires", "offer-acceptance", "enps"))
    assumed = {assumption.where for assumption in draft.assumptions}
    for number, objective in enumerate(draft.document.objectives):
        for place, line in enumerate(objective.key_results):
            assert (f"objectives/{number}/key_results/{place}" in assumed) == bool(line.assumed)


def test_known_numbers_are_put_in_the_terms_of_their_target():
    """Days become hours and a quarter's number a month's; two currencies are not compared."""
    brief = Brief(
        "Fill the order book",
        ("acquisition",),
        known=(("Lead Response Time", "2 hours"), ("leads", "1,200 a quarter"), ("ACV", "$900"), ("Churn", "3%")),
        targets=(("lead response time", "30 minutes"), ("leads", "500 a month"), ("ACV", "€950"), ("churn", "4%")),
        period="2027-Q1",
    )
    lines = set(texts(draft_from_playbook(brief)))
    assert "Cut lead response time from 120 minutes to 30 minutes" in lines
    assert "Increase leads from 400 to 500 a month" in lines
    assert "Grow ACV from (baseline to be measured) to €950" in lines
    assert "Keep churn at or below 4%" in lines


@pytest.mark.parametrize(
    ("goal", "text"),
    [
        ("Cut churn in half", "Reduce churn rate from 4.2% to 2.1%"),
        ("Double MRR", "Grow MRR from $40,000 to $80,000"),
        ("We need to reach 500 new customers", "Reach 500 new customers"),
        ("Raise NPS from 22 to 40", "Raise NPS from 22 to 40"),
        ("Hire 10 engineers", "Reach 10 hires"),
        ("Grow revenue by 20%", "Grow revenue by 20% vs last quarter"),
    ],
)
def test_the_goals_own_numbers_are_targets(goal, text):
    brief = Brief(goal, ("retention",), known=(("churn rate", "4.2%"), ("MRR", "$40k")), period="2027-Q1")
    draft = draft_from_playbook(brief)
    assert text in texts(draft)
    assert grave(draft) == []


def test_a_goal_due_after_the_period_is_no_target_of_it():
    draft = draft_from_playbook(Brief("Reach $2M ARR by the end of 2027", known=(("ARR", "$1.3M"),), period="2027-Q1"))
    assert not any("2,000,000" in text for text in texts(draft))
    assert any("due after this period" in remark for remark in draft.remarks)


def test_no_number_is_given_for_a_fact():
    """Without numbers in the brief, every baseline is unknown or left to the comparison, and every target is marked."""
    for stage in FOCUS_AREAS:
        draft = draft_from_playbook(Brief("Get more customers", (stage,), period="2027-Q1"))
        for objective in draft.document.objectives:
            for line in objective.key_results:
                assert line.measure.baseline in (None, UNKNOWN)
                assert line.measure.baseline == UNKNOWN or line.measure.comparison
                assert line.assumed == ("target",)


def test_what_is_unknown_is_measured_first():
    """A project with an early date finds out where the metrics stand whose start nobody has told."""
    draft = draft_from_playbook(Brief("Get more customers", ("acquisition",), period="2027-Q1"))
    for objective in draft.document.objectives:
        project = objective.projects[-1]
        assert project.text.startswith("Find out where ")
        assert project.due == "2027-01-22"
        assert {number for number, line in enumerate(objective.key_results)} == set(project.moves)


def test_a_constraint_of_the_goal_becomes_a_guardrail():
    brief = Brief(
        "Fill the order book without raising spend",
        ("acquisition",),
        known=(("CAC", "$640"), ("leads", "1,200 a quarter")),
        period="2027-Q3",
    )
    draft = draft_from_playbook(brief)
    first = draft.document.objectives[0]
    assert first.text == "Fill the order book without raising spend"
    assert [line.text for line in first.key_results if line.type == "health"] == ["Keep CAC at or below $640"]
    assert "Increase leads from 1,200 to 1,500 a quarter" in texts(draft)


def test_the_one_metric_is_a_key_result():
    for name, text in (("MRR", "Grow MRR by 12% vs last quarter"), ("shifts filled", "Increase shifts filled by 25% vs last quarter")):
        draft = draft_from_playbook(Brief("Make the rota easy to trust", ("retention",), one_metric=name, period="2027-Q1"))
        assert text in texts(draft)


def test_a_revenue_target_is_worked_back_to_leads_and_visits():
    """5% a month on $80,000 for three months, with 2% churn, $400 a customer, 4% of leads won and 1.5% of visits turned into leads."""
    brief = Brief(
        "Grow with bakeries",
        ("revenue", "acquisition"),
        period="2027-Q2",
        known=(
            ("MRR", "$80,000"),
            ("net MRR churn", "2%"),
            ("ASP", "$400"),
            ("lead to customer conversion rate", "4%"),
            ("visit to lead conversion rate", "1.5%"),
            ("sales cycle", "30 days"),
        ),
        targets=(("MRR growth", "5% a month"),),
    )
    draft = draft_from_playbook(brief)
    lines = {line.measure.metric: line for objective in draft.document.objectives for line in objective.key_results}
    assert lines["mrr"].text == "Grow MRR from $80,000 to $92,700"
    assert "new-mrr" not in lines  # the customers tell it
    assert lines["new-customers"].measure.target == 45
    assert lines["leads"].measure.target == 1_125
    assert lines["sessions"].measure.target == 75_000
    assert len(draft.arithmetic) == 7
    assert all(step.endswith(".") for step in draft.arithmetic)
    assert any("worked back" in assumption.why for assumption in draft.assumptions)


def test_what_one_objective_has_no_room_for_is_held_by_a_second_one():
    known = (("churn", "4%"), ("trial-to-paid", "10%"), ("price per month", "$30"), ("visit to trial rate", "2%"))
    draft = draft_from_playbook(Brief("Grow MRR from $20k to $30k", known=known, period="2027-Q1"))
    assert len(draft.document.objectives) == 2
    assert any("trial-to-paid" in text for text in texts(draft))
    assert not any("no room" in remark or "speaks for no other" in remark for remark in draft.remarks)


def test_the_chain_stops_where_a_number_is_missing():
    brief = Brief("Grow MRR", ("revenue",), known=(("MRR", "€40k"),), targets=(("MRR", "€52k"),), period="2027-Q2")
    draft = draft_from_playbook(brief)
    assert "Grow MRR from €40,000 to €52,000" in texts(draft)
    assert "not known yet" in draft.arithmetic[-1]


def test_a_number_that_cannot_be_read_is_said():
    draft = draft_from_playbook(Brief("Get more customers", known=(("leads", "plenty"), ("NPS", "22 to 31 or so")), period="2027-Q1"))
    assert len([remark for remark in draft.remarks if remark.startswith("left aside")]) == 2


def test_one_metric_that_is_called_a_rate_moves_in_points():
    draft = draft_from_playbook(Brief("Keep our bell-ringers", ("retention",), period="2027-Q1", one_metric="ringing completion rate"))
    assert any(line.startswith("Raise ringing completion rate by") and " points vs" in line for line in texts(draft))
