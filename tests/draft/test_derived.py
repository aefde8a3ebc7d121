"""What a draft says where nothing in a brief speaks for a playbook's line: the lead's own words, and more of the brief's own numbers."""

import pytest

from okrcoach.draft.composing.derived import fallback
from okrcoach.draft.numbers.facts import read_fact
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.draft.reading.goal import read_goal
from okrcoach.draft.words.nouns import audience_phrase, shared
from okrcoach.model import FOCUS_AREAS, Brief, Objective, OkrDocument
from okrcoach.review import review


def drafted(goal, focus="quality", audience="ferry passengers", objectives=None, **known):
    rows = tuple((name.replace("_", " "), value) for name, value in known.items())
    return draft_from_playbook(Brief(goal, (focus,), audience=audience, known=rows, period="2027-Q2"), objectives=objectives)


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
    first, second = drafted(
        "Run the night ferry without surprises", objectives=2, on_time_departures="81%", soiled_berths="14 a week"
    ).document.objectives
    assert lines(first)[0].startswith("Raise on time departures from 81%")
    assert second.text == "Get to the root of soiled berths"
    assert any("whose cause is known" in text for text in lines(second))


def test_what_lies_about_gets_an_owner_and_a_date():
    goal = "Settle what we still owe our crews"
    assert len(drafted(goal, "efficiency", crew_rating="4.1", pending_claims="310").document.objectives) == 1
    second = drafted(goal, "efficiency", objectives=2, crew_rating="4.1", pending_claims="310").document.objectives[1]
    assert second.text == "Let nothing lie forgotten among pending claims"
    assert lines(second)[0].startswith("Reduce pending claims from 310")
    assert any("one owner and a date" in text for text in lines(second))
    assert all(project.moves for project in second.projects)


def test_a_wait_of_those_served_is_told_beforehand():
    objectives = drafted("Settle what we still owe our crews", "efficiency", objectives=2, settling_time="9 days").document.objectives
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
    second = drafted("Settle what we still owe our crews", stage, objectives=2, crew_rating="4.1").document.objectives[1]
    assert second.text == shared("fallback")[stage]["text"].replace("{audience}", "ferry passengers")


@pytest.mark.parametrize("stage", ["acquisition", "activation", "retention", "revenue", "quality", "efficiency"])
def test_where_nothing_speaks_for_a_second_line_there_is_one(stage):
    draft = drafted("Settle what we still owe our crews", stage, crew_rating="4.1", settling_time="9 days")
    assert [one.text for one in draft.document.objectives] == ["Settle what we still owe our crews"]
    assert any("speaks for no other" in remark for remark in draft.remarks)


def test_more_numbers_than_one_objective_holds_make_a_second():
    known = {"crew_rating": "4.1", "crews_with_a_spare_van": "2", "vans_washed": "70%", "charters_booked": "31"}
    whole = drafted("Settle what we still owe our crews", "quality", **known).document.objectives
    assert [len(objective.key_results) for objective in whole] == [4]
    assert len(drafted("Settle what we still owe our crews", "quality", **known, sails_mended="60%").document.objectives) > 1


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("open tenders", "down"),
        ("pending claims", "down"),
        ("queued charters", "down"),
        ("pending berths", "up"),
        ("open tide tables", "up"),
        ("outstanding skippers", "up"),
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
        ("nights per castaway", "up"),
        ("minutes per sailor", "up"),
        ("harbours breaking even", "up"),
        ("sailors leaving reviews", "up"),
        ("sailors who leave a tip", "up"),
        ("masts breaking in winter", "down"),
        ("exceeded catches", "up"),
        ("rollout of sails", "up"),
        ("landings out of season", "up"),
        ("ropes out of stock", "down"),
        ("boats sailed without a check", "down"),
        ("fish thrown away", "down"),
        ("unmanned hours", "up"),
        ("village days", "up"),
        ("transit days", "down"),
        ("lay-up days", "down"),
        ("volunteer days", "up"),
        ("storm damage days", "down"),
        ("damage in the hold", "down"),
        ("repeat call-outs", "down"),
        ("crossings a day", "up"),
        ("passengers each hour", "up"),
        ("spills a day", "down"),
        ("emergency landings", "down"),
        ("emergency visits", "down"),
        ("emergency flares", "up"),
        ("berths paid without a visit", "up"),
        ("berths paid without a check", "down"),
        ("minutes of delay a day", "down"),
        ("repeated lamp faults", "down"),
        ("repeat lamp orders", "up"),
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
    draft = drafted("Give our oldest guests more time", time_with_a_guest="7 minutes")
    assert any(text.startswith("Extend time with a guest from 7 minutes") for row in draft.document.objectives for text in lines(row))


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


@pytest.mark.parametrize(
    ("goal", "name", "verb"),
    [
        ("Get crews off their berths sooner", "berth stay", "Cut"),
        ("Let crews stay longer", "berth stay", "Extend"),
        ("Give stewards more time with guests", "time on logbooks", "Cut"),
        ("Crews no longer hang about for a berth", "time to a berth", "Cut"),
        ("No crew stays longer for a berth than it must", "time to a berth", "Cut"),
        ("Build a faster ferry", "battery life", "Extend"),
        ("Build a faster ferry", "ferry battery life", "Extend"),
    ],
)
def test_a_goal_tells_whether_a_time_that_it_speaks_of_is_to_be_short_or_long(goal, name, verb):
    draft = draft_from_playbook(Brief(goal, ("efficiency",), known=((name, "40 minutes"),), period="2027-Q2"))
    assert any(text.startswith(f"{verb} {name} from 40 minutes") for row in draft.document.objectives for text in lines(row))


@pytest.mark.parametrize(
    ("goal", "name", "line"),
    [
        ("Fill the ferry without losing evening sailings", "evening sailings", "Keep evening sailings at or above 12"),
        ("Fill the ferry while keeping evening sailings", "evening sailings", "Keep evening sailings at or above 12"),
        ("Fill the ferry without spare sailings", "spare sailings", "Reduce spare sailings from 12"),
    ],
)
def test_what_a_goal_will_not_lose_is_held_and_what_it_will_not_have_falls(goal, name, line):
    draft = draft_from_playbook(Brief(goal, ("revenue",), known=((name, "12"), ("revenue", "$30k")), period="2027-Q2"))
    assert any(text.startswith(line) for row in draft.document.objectives for text in lines(row))


@pytest.mark.parametrize(
    ("goal", "line"),
    [
        ("Bring the price of a crossing down", "Cut crossing price from $40"),
        ("Fill every crossing", "Keep crossing price at or above $40"),
    ],
)
def test_what_we_charge_is_held_unless_the_goal_is_about_it(goal, line):
    draft = draft_from_playbook(Brief(goal, ("revenue",), known=(("crossing price", "$40"),), period="2027-Q2"))
    assert any(text.startswith(line) for row in draft.document.objectives for text in lines(row))


def test_what_falls_by_a_guess_has_no_causes_to_find():
    texts = [text for row in drafted("Bring our guests back", "retention", friendly_calls="300").document.objectives for text in lines(row)]
    assert any(text.startswith("Reduce friendly calls") for text in texts)
    assert not any("whose cause is known" in text for text in texts)


@pytest.mark.parametrize(
    ("name", "focus"), [("sheltered nights", "retention"), ("guided day trips", "retention"), ("donate clicks", "activation")]
)
def test_nights_trips_and_clicks_are_no_burden_for_sure(name, focus):
    draft = draft_from_playbook(Brief("Be there for every sailor", (focus,), known=((name, "40"),), period="2027-Q2"))
    assert any(text.startswith(f"Increase {name} from 40") for row in draft.document.objectives for text in lines(row))


@pytest.mark.parametrize(
    ("name", "asks"), [("enquiry-to-crossing conversion", True), ("heat conversion efficiency", False), ("wave conversion", False)]
)
def test_only_who_says_yes_or_no_is_asked_why(name, asks):
    objectives = drafted("Make our ferries proud", "efficiency", **{name: "61%"}).document.objectives
    bets = [project.text for row in objectives for project in row.projects if name in project.text and "stand" not in project.text]
    assert bets
    assert any("who said no" in bet for bet in bets) is asks


def test_a_line_of_the_playbook_is_shown_by_its_own_metrics():
    first = drafted("Cut costs", "efficiency", audience="", objectives=2, crew_rating="4.1", idle_winches="3").document.objectives[0]
    assert first.text == "Make everything we pay for earn its place"
    assert any("procurement savings" in text for text in lines(first))


def test_marks_are_never_taken_as_trouble():
    first = drafted("Make our ferries proud", "efficiency", crew_rating="4.1").document.objectives[0]
    assert lines(first)[0].startswith("Increase crew rating from 4.1")


@pytest.mark.parametrize(
    ("goal", "line"),
    [
        ("Launch the House of Kites app", "Give ferry passengers a House of Kites app that they would miss"),
        ("Build a bench of future skippers", "Have a bench of future skippers that we can count on"),
    ],
)
def test_a_name_with_of_is_one_thing(goal, line):
    first = drafted(goal, "activation", guest_rating="4.1").document.objectives[0]
    assert first.text == line


def test_what_is_put_into_a_case_is_told_to_fall():
    draft = draft_from_playbook(Brief("Be there for every sailor", ("people",), known=(("calls per charter", "4"),), period="2027-Q2"))
    assert "taken as better the fewer there are: calls per charter; give a target where that is wrong" in draft.remarks
