"""What a draft says where nothing in a brief speaks for a playbook's line: the lead's own words, and more of the brief's own numbers."""

import pytest

from okrcoach.draft.derived import fallback
from okrcoach.draft.facts import read_fact
from okrcoach.draft.goal import read_goal
from okrcoach.draft.nouns import audience_phrase, shared
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.model import FOCUS_AREAS, Brief, Objective, OkrDocument
from okrcoach.review import review


def drafted(goal, focus="quality", audience="ferry passengers", **known):
    rows = tuple((name.replace("_", " "), value) for name, value in known.items())
    return draft_from_playbook(Brief(goal, (focus,), audience=audience, known=rows, period="2027-Q2"))


def lines(objective):
    return [line.text for line in objective.key_results]


@pytest.mark.parametrize(
    ("goal", "own"),
    [
        ("Settle what we still owe our crews", "Settle what we still owe our crews"),
        ("Run the night ferry without surprises", "Run the night ferry without surprises"),
        ("Find a berth for every boat", "Find a berth for every boat"),
        ("Double what our pilots write down", "Raise what our pilots write down"),
        ("Get the whole quay to speak one language", "Get the whole quay to speak one language"),
        ("Halve delays", ""),
        ("Raise bookings to 400", ""),
        ("Build a second pier", ""),
    ],
)
def test_a_goal_says_best_itself_what_it_wants_but_for_a_bare_figure_and_a_piece_of_work(goal, own):
    read = read_goal(goal)
    assert (read.plain or read.sentence) == own


def test_the_words_of_the_lead_lead_the_draft():
    assert (
        drafted("Settle what we still owe our crews", unpaid_claims="31").document.objectives[0].text
        == "Settle what we still owe our crews"
    )


@pytest.mark.parametrize("goal", ["Cut the noise out of our sonar", "Raise fares without a wave of refunds"])
def test_a_line_in_other_words_stands_back_where_it_would_leave_half_unsaid(goal):
    assert drafted(goal, "efficiency", crew_rating="4.1").document.objectives[0].text == goal


def test_trouble_beside_what_leads_is_measured_by_its_causes():
    first, second = drafted("Run the night ferry without surprises", on_time_departures="81%", wet_berths="14 a week").document.objectives
    assert lines(first)[0].startswith("Raise on time departures from 81%")
    assert second.text == "Get to the root of wet berths"
    assert any("whose cause is known" in text for text in lines(second))


def test_what_lies_about_gets_an_owner_and_a_date():
    second = drafted("Settle what we still owe our crews", "efficiency", crew_rating="4.1", pending_claims="310").document.objectives[1]
    assert second.text == "Let nothing lie forgotten among pending claims"
    assert lines(second)[0].startswith("Reduce pending claims from 310")
    assert any("one owner and a date" in text for text in lines(second))
    assert all(project.moves for project in second.projects)


def test_a_wait_of_those_served_is_told_beforehand():
    objectives = drafted("Settle what we still owe our crews", "efficiency", settling_time="9 days").document.objectives
    assert objectives[1].text == "Let ferry passengers know beforehand how long it takes, and keep to it"
    assert any("share of cases" in text for text in lines(objectives[1]))


@pytest.mark.parametrize("stage", FOCUS_AREAS)
def test_every_area_has_an_objective_for_any_trade_that_review_has_nothing_against(stage):
    pattern = fallback(stage, "ferry passengers")
    text = pattern.text.replace("{audience}", "ferry passengers")
    found = review(OkrDocument((Objective(text, ()),)))
    assert not [row for row in found if row.where == "objectives/0" and row.category != "structure"]
    assert len(pattern.own) + len(pattern.metrics) > 2


@pytest.mark.parametrize("stage", ["acquisition", "activation", "retention", "revenue"])
def test_where_nothing_speaks_for_the_playbook_its_second_line_is_for_any_trade(stage):
    second = drafted("Settle what we still owe our crews", stage, crew_rating="4.1").document.objectives[1]
    assert second.text == shared("fallback")[stage]["text"].replace("{audience}", "ferry passengers")


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("open tenders", "down"),
        ("pending berths", "down"),
        ("open evenings", "up"),
        ("tenders opened", "up"),
        ("cabins re-booked", "up"),
        ("decks re-painted", "down"),
        ("lifts out of service", "down"),
        ("deckhands leaving within a year", "down"),
        ("drains overflowing", "down"),
        ("cooks who left", "down"),
        ("contaminated tanks", "down"),
        ("crossings past their slot", "down"),
        ("skipper hours", "up"),
        ("rework hours", "down"),
        ("calls per charter", "down"),
        ("calls per day", "up"),
        ("bottles per guest", "up"),
        ("nights per castaway", "down"),
        ("boats sailed without a check", "down"),
        ("fish thrown away", "down"),
        ("unmanned hours", "up"),
        ("island days", "up"),
        ("storm damage days", "down"),
        ("damage in the hold", "down"),
    ],
)
def test_more_words_tell_which_way_is_better(name, better):
    assert read_fact(name, "40").subject.better == better


@pytest.mark.parametrize(
    ("goal", "focus", "name", "verb"),
    [
        ("Get new crews aboard without a call", "activation", "boarding calls", "Reduce"),
        ("Win the islands over", "acquisition", "boarding calls", "Increase"),
        ("Build ferries that need no painting", "quality", "paintings per ferry", "Reduce"),
        ("Get crews to sail without us aboard", "activation", "trips without our pilot", "Increase"),
    ],
)
def test_what_a_goal_will_not_have_falls(goal, focus, name, verb):
    draft = draft_from_playbook(Brief(goal, (focus,), known=((name, "40"),), period="2027-Q2"))
    assert any(text.startswith(f"{verb} {name} from 40") for objective in draft.document.objectives for text in lines(objective))


def test_who_wants_to_give_more_time_wants_a_time_to_grow():
    draft = drafted("Give our oldest guests more time", boarding_span="7 minutes")
    assert any(text.startswith("Extend boarding span from 7 minutes") for row in draft.document.objectives for text in lines(row))


def test_the_one_metric_is_what_the_brief_has_a_number_for():
    brief = Brief(
        "Bring our guests back", ("retention",), known=(("second crossing", "34%"),), one_metric="second crossing", period="2027-Q2"
    )
    texts = [text for row in draft_from_playbook(brief).document.objectives for text in lines(row)]
    assert [text for text in texts if "second crossing" in text] == ["Raise second crossing from 34% to 44%"]


def test_what_a_lead_counts_is_never_left_out_for_what_it_counts():
    draft = draft_from_playbook(Brief("Be at home in every port", ("activation",), known=(("live integrations", "21"),), period="2027-Q2"))
    assert any("live integrations from 21" in text for row in draft.document.objectives for text in lines(row))


def test_a_price_beside_the_goal_is_held():
    draft = drafted("Fill the evening ferry", "revenue", evening_occupancy="44%", avg_cabin_price="€21")
    assert "Keep avg cabin price at or above €21" in lines(draft.document.objectives[0])


def test_four_in_ten_is_a_share_and_people_of_a_kind_stay_as_they_are():
    assert read_fact("papers missing", "4 in 10").value == 40
    assert audience_phrase("people new to the island") == "people new to the island"


def test_names_keep_their_capitals_at_the_beginning_of_a_metric():
    draft = drafted("Fill the evening ferry", "revenue", Spanish_guests="130")
    assert any("Spanish guests" in text for text in lines(draft.document.objectives[0]))


@pytest.mark.parametrize(("goal", "verb"), [("Get crews ashore sooner", "Cut"), ("Let crews stay longer", "Extend")])
def test_a_goal_tells_whether_a_time_is_to_be_short_or_long(goal, verb):
    texts = [text for row in drafted(goal, "efficiency", berth_stay="40 minutes").document.objectives for text in lines(row)]
    assert any(text.startswith(f"{verb} berth stay from 40 minutes") for text in texts)
