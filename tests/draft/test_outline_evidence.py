"""What an outline tells is what its brief speaks for; what the draft offers beside that is named, and what nobody has decided is asked."""

import pytest

from okrcoach.draft.outline import outline, outline_data
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.model import Brief

REFITS = (("average refit", "€9,000"), ("win rate", "25%"), ("sales cycle", "3 months"))


def drafted(goal, *known, focus="revenue", period="2027", **given):
    return draft_from_playbook(Brief(goal, (focus,), period=period, known=known, **given))


def key_results(data):
    return [line["text"] for row in data["objectives"] for line in row["key_results"] if not line["open"]]


def test_beside_a_target_that_was_handed_down_no_other_is_guessed():
    data = outline_data(drafted("Bring refit revenue to €450,000", *REFITS, ("refit revenue", "€360,000")))
    assert not any(
        line["assumed"] and "worked back" not in (line["why"] or "") for row in data["objectives"] for line in row["key_results"]
    )
    assert next(row["offered"] for row in data["numbers"] if row["metric"] == "sales cycle") == "open"
    assert "sales cycle" in data["open"]["unset_targets"]
    assert not any("(target to be set)" in text for text in key_results(data))


def test_what_the_arithmetic_reckons_with_is_held_whether_a_key_result_holds_it_or_not():
    data = outline_data(drafted("Bring refit revenue to €450,000", *REFITS))
    rows = {row["metric"]: row["offered"] for row in data["numbers"]}
    assert (rows["average refit"], rows["win rate"]) == ("held", "held")


def test_an_objective_that_nothing_speaks_for_is_named_and_not_told():
    draft = drafted("Make our moorings safe", ("loose cleats", "14"), focus="risk")
    text, data = outline(draft), outline_data(draft)
    assert len(data["objectives"]) == 1
    assert "## Objective 2" not in text
    assert all(objective.text in text for objective in draft.document.objectives)


def test_a_draft_that_somebody_has_gone_through_is_told_whole():
    draft = drafted("Make our moorings safe", ("loose cleats", "14"), focus="risk")
    text = outline(draft, seen=True)
    for objective in draft.document.objectives:
        assert all(line.text in text for line in (objective, *objective.key_results, *objective.projects))
    assert "nothing in the brief speaks for" not in text


WEEKS = "Compare the best and the worst weeks"


def test_a_bet_that_says_nothing_of_what_it_moves_is_asked_for_instead():
    """Weeks may be compared for what comes in by the week, and not for what there is."""
    flow = drafted("Get more skippers to come by", ("skippers who come by", "40 a week"), focus="acquisition", period="2027-Q2")
    assert WEEKS in outline(flow)
    stock = drafted("Earn a living from moorings", ("mooring reserve", "€90,000"), period="2027-Q2")
    assert any(WEEKS in project.text for row in stock.document.objectives for project in row.projects)
    text = outline(stock)
    assert WEEKS not in text
    assert "nobody has named a bet yet" in text


def test_what_the_arithmetic_answers_is_not_asked_again():
    reckoned = outline(drafted("Bring refit revenue to €450,000", *REFITS))
    assert "What has to come in at the top" not in reckoned
    assert "What has to come in at the top" in outline(drafted("Earn more from refits"))


def test_contracts_of_a_year_are_counted_by_what_they_are_signed_for():
    """€240,000 at €8,000 a year are 30 contracts, or 60 quotes; 4 a month make 48."""
    known = (("contract value", "€8,000 a year"), ("quote-to-contract rate", "50%"), ("quotes", "4 a month"))
    steps = drafted("Sell €240,000 of mooring contracts", *known).arithmetic
    assert "At a contract value of €8,000 a year, that takes 30 contracts." in steps
    assert any("make 48 in that time: 12 too few" in step for step in steps)
    assert not drafted("Sell €240,000 of mooring contracts", *known, period="2027-Q2").arithmetic


def test_what_the_goal_wants_left_alone_is_told_without_a_number():
    text = outline(drafted("Cut what our sheds cost without slowing the launches", ("shed costs", "€8,000 a month"), focus="efficiency"))
    assert "- We take no way that means slowing the launches." in text


def test_what_a_goal_is_to_keep_people_from_is_to_become_less():
    draft = drafted("Stop skippers from skipping their inspection", ("skipped inspections", "9%"), focus="retention", period="2027-Q2")
    assert any(line.text.startswith("Reduce skipped inspections") for row in draft.document.objectives for line in row.key_results)


def test_what_is_brought_to_a_number_is_no_aim_without_it():
    draft = drafted("Bring the northern yard to €1.2 million", ("yard revenue", "€1m"))
    assert all(objective.text != "Bring the northern yard" for objective in draft.document.objectives)


@pytest.mark.parametrize(
    ("metric", "way"),
    [
        ("day-7 return", "Raise"),
        ("faults found after delivery", "Reduce"),
        ("faults found at the quay", "Increase"),
        ("waybills corrected", "Reduce"),
        ("errors corrected", "Increase"),
        ("regretted departures", "Reduce"),
    ],
)
def test_which_way_is_better_is_read_from_what_was_done_to_what(metric, way):
    value = "26%" if metric == "day-7 return" else "26 a month"
    draft = drafted("Be a yard that skippers count on", (metric, value), focus="quality", period="2027-Q2")
    told = [line.text for row in draft.document.objectives for line in row.key_results if f" {metric} from" in line.text]
    assert [text.partition(" ")[0] for text in told] == [way]


def test_less_time_on_something_is_not_less_of_it():
    known = (("hours spent on permits", "120 a month"), ("digital permits", "31%"))
    data = outline_data(drafted("Spend less time on permits", *known, focus="efficiency", period="2027-Q2"))
    assert any(text.startswith("Reduce hours spent on permits") for text in key_results(data))
    assert any(text.startswith("Raise digital permits") for text in key_results(data))


def test_a_one_metric_that_is_only_open_is_carried_by_no_key_result():
    data = outline_data(drafted("Win 25 new moorers", ("moorers", "52"), ("win rate", "25%"), one_metric="moorers"))
    assert not any(text.startswith("Increase moorers from 52 to") for text in key_results(data))
    assert data["one_metric"]["where"] is None


def test_an_objective_without_a_word_of_the_goal_is_an_offer():
    number = drafted("Bring refit revenue to €450,000", *REFITS)
    assert "These words are an offer" in outline(number)
    assert "These words are an offer" not in outline(number, seen=True)
    assert "These words are an offer" not in outline(drafted("Make our moorings safe", ("loose cleats", "14"), focus="risk"))


def test_a_time_that_the_name_of_a_number_tells_is_no_target_beside_it():
    draft = drafted(
        "Get skippers to log a first trip within a week", ("first trip within a week", "23%"), focus="activation", period="2027-Q2"
    )
    texts = [line.text for row in draft.document.objectives for line in row.key_results]
    assert any(text.startswith("Raise first trip within a week from 23%") for text in texts)
    assert not any("1 week" in text for text in texts)


def test_a_word_that_owns_something_is_no_slip_of_the_pen():
    draft = drafted("Restore any customer's log in four hours", ("restore time", "11 hours"), focus="risk", period="2027-H1")
    assert "any customer's log" in outline(draft)
    assert "customers log" not in outline(draft)


def test_a_number_that_is_to_be_done_without_does_not_go_from_the_words():
    draft = drafted("Get permits approved without five rounds", ("time to approval", "16 days"), focus="efficiency", period="2027-Q3")
    assert not any(row.text.endswith("without rounds") for row in draft.document.objectives)


def test_what_is_known_is_not_to_be_found_out():
    draft = drafted("Grow MRR 6% a month", ("MRR", "€38,000"), period="2027-Q2")
    assert "MRR" not in outline_data(draft)["open"]["to_measure"]


def test_to_lose_fewer_is_to_keep_more():
    known = (("skippers who renew", "66%"), ("skippers lost", "12 a month"))
    data = outline_data(drafted("Lose fewer skippers after their first season", *known, focus="retention", period="2027-Q2"))
    assert any(text.startswith("Raise skippers who renew") for text in key_results(data))
    assert any(text.startswith("Reduce skippers lost") for text in key_results(data))


def test_what_a_goal_keeps_is_told_with_the_words_that_say_so():
    text = outline(drafted("Moor more boats with the same crew", ("boats moored", "210 a week"), focus="efficiency"))
    assert "- We do it with the same crew." in text


def test_several_of_a_known_thing_are_no_slip_of_the_pen():
    assert "for approvals" in outline(
        drafted("Get skippers to use the app for approvals", ("approvals in the app", "17%"), focus="activation")
    )


def test_how_fast_something_is_done_stays_in_its_name():
    data = outline_data(drafted("Keep our word on repairs", ("repairs done same day", "67%"), focus="quality", period="2027-Q4"))
    assert data["numbers"][0]["metric"] == "repairs done same day"


def test_only_a_guardrail_speaks_for_what_must_not_suffer():
    known = (("yard costs", "€42,000 a month"), ("berths let", "115 a month"))
    data = outline_data(drafted("Spend less on the yard without losing berths", *known, focus="efficiency", period="2027-Q2"))
    assert not any("satisfaction" in text and text.startswith("Raise") for text in key_results(data))


def test_what_is_reached_is_no_aim_without_its_number():
    draft = drafted("Reach 900 paying skippers", ("paying skippers", "640"))
    assert all(row.text != "Reach paying skippers" for row in draft.document.objectives)
