"""What an outline says is true to the brief, is said once, and tells what is given from what is only offered."""

from dataclasses import replace

import pytest

from okrcoach.documents import parse
from okrcoach.draft.outline import outline, outline_data
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.model import Brief
from okrcoach.review import load_rules, review


def made(goal, **given):
    return outline(draft_from_playbook(Brief(goal, **given)))


def data_of(goal, **given):
    return outline_data(draft_from_playbook(Brief(goal, **given)))


@pytest.mark.parametrize(
    ("targets", "said"),
    [
        ((("churn", "2%"),), "We have been asked to bring churn to 2%."),
        ((("MRR growth", "5% a month"), ("churn", "2%")), "to bring MRR growth to 5% a month and churn to 2%."),
        (
            (("complaints per day", "30% fewer"), ("churn", "2%")),
            "for 30% fewer complaints per day (from 400 to 280), and to bring churn to 2%.",
        ),
    ],
)
def test_what_was_handed_down_is_a_sentence(targets, said):
    assert said in made("Keep our members", period="2027-Q1", known=(("complaints per day", "400"),), targets=targets)


def test_a_change_stands_in_the_table_as_a_change():
    text = made("Cut late parcels by half", period="2027-Q1", known=(("late parcels", "14%"),))
    assert "| late parcels | 14% | 50% fewer |" in text


def test_what_costs_money_is_lower_not_fewer():
    brief = {"period": "2027-Q1", "known": (("heating costs", "€40,000"),)}
    assert "The goal asks us for 15% lower heating costs (from €40,000 to €34,000)." in made("Cut heating costs by 15%", **brief)


def test_numbers_that_were_read_out_of_the_goal_are_said_to_be():
    known = (("late parcels", "14%"),)
    assert "- Read out of the goal: late parcels = 50% fewer." in made("Cut late parcels by half", period="2027-Q1", known=known)
    twice = data_of("Win 12 new clubs as customers", period="2027-Q1", known=(("new customers per month", "12"),))
    assert twice["open"]["read_in_goal"] == ["new customers per month = 12"]  # the same figure as the one that is given
    assert "Read out of the goal" not in made("Cut late parcels", period="2027-Q1", known=known, targets=(("late parcels", "7%"),))


def test_no_number_of_a_brief_is_lost():
    """Two numbers of one metric: the second has a row and a key result of its own."""
    known = (("newsletter subscribers", "8,200"), ("paid subscribers", "1,150"))
    text = made("Get more readers to subscribe to the harbour gazette", period="2027-Q1", known=known)
    assert "| newsletter subscribers | 8,200 | 9,850 (assumed) |" in text
    assert text.count("| paid subscribers | 1,150 | 1,440 (assumed) |") == 1
    assert "In no key result so far" not in text
    assert "In no key result" not in made("Get more readers to subscribe", period="2027-Q1", known=known[:1])


def test_a_brief_whose_goal_or_notes_tell_numbers_is_not_said_to_give_none():
    assert "gives no numbers" in made("Find new tenants for our studios")
    told = made("Find new tenants for our studios", notes=("Empty studios wait 40 days for a tenant",))
    assert "gives no numbers" not in told
    assert "belong to no metric yet" in told


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Because the lease ends in June", "We act now because the lease ends in June."),
        ("because of the new tariff", "We act now because of the new tariff."),
        ("Why now: because the lease ends", "We act now because the lease ends."),
        ("Why now? The grant runs out!", "The grant runs out!"),
        ("Reason: a second ferry starts.", "A second ferry starts."),
        ("Why now", "Why now."),
    ],
)
def test_a_reason_is_a_sentence_without_the_words_that_announce_it(note, said):
    assert said in data_of("Fill the boats on weekdays", notes=(note,))["why_now"]


@pytest.mark.parametrize("note", ["Notice boards stand at each pier", "No-shows cost us two seats a trip", "No. 4 is the oldest boat"])
def test_a_word_that_only_begins_like_a_refusal_is_none(note):
    data = data_of("Fill the boats on weekdays", notes=(note,))
    assert data["not_now"]["said"] == []


def test_the_one_metric_is_placed_and_its_assumed_target_is_marked():
    assumed = made("Keep our rowers", period="2027-Q1", known=(("member retention", "60%"),))
    assert "(objective 1, KR1; its target is assumed) as the one: no other number of the brief is to move." in assumed
    given = made("Keep our rowers", period="2027-Q1", known=(("member retention", "60%"),), targets=(("member retention", "70%"),))
    assert "(objective 1, KR1) as the one: its target comes from the brief." in given
    assert "no number of the brief speaks for another" in made("Keep our rowers", period="2027-Q1")


def test_of_two_numbers_without_a_target_neither_is_read_as_the_one_metric():
    known = (("member retention", "60%"), ("visits per member", "2 a month"))
    data = data_of("Keep our rowers", period="2027-Q1", known=known)
    assert "the one that moves member retention or visits per member?" in data["one_metric"]["says"]
    assert data["one_metric"]["where"] is None


def test_a_one_metric_begins_a_sentence_and_says_where_it_is():
    text = made("Keep our rowers", period="2027-Q1", known=(("member retention", "60%"),), one_metric="member retention")
    assert "Member retention. Today: 60%. Objective 1, KR1 carries it." in text
    bare = draft_from_playbook(Brief("Keep our rowers", one_metric="member retention"))
    emptied = replace(bare, document=replace(bare.document, objectives=bare.document.objectives[1:]))
    assert "No key result carries it yet" in outline(emptied)
    assert "NPS. Nobody has written down" in made("Keep our rowers", one_metric="NPS")


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        ("Win 12 new Norwegian clients without hiring in Bergen", "- We take no way that means hiring in Bergen."),
        ("Move the archive to the new hall without a single lost folder", "- We take no way that comes with a single lost folder."),
    ],
)
def test_what_a_goal_does_without_is_said_in_its_own_words(goal, said):
    assert said in made(goal, period="2027-Q1")


def test_a_refusal_inside_a_goal_is_said_once():
    text = made("Our rowers leave in winter. Keep them until spring. We will not build a second boathouse.", period="2027-Q1")
    section = text[text.index("## What we will not do") : text.index("## How we review it")]
    assert section.count("second boathouse") == 1
    assert "without" not in section.partition("Not decided yet")[0]


def test_a_note_that_something_is_out_of_scope_is_a_refusal():
    data = data_of("Keep our rowers", notes=("A second boathouse is out of scope: the bank says no",))
    assert data["not_now"]["said"] == ["A second boathouse is out of scope: the bank says no."]
    assert data["focus"][0]["other_notes"] == []


def test_what_the_brief_refuses_needs_no_asking():
    assert "worth giving up" in made("Keep more of our volunteers")
    text = made("Keep more of our volunteers", notes=("We do not rent out boats",))
    assert "- We do not rent out boats." in text
    assert "worth giving up" not in text


@pytest.mark.parametrize(
    ("period", "taken"),
    [
        ("FY2027", "“FY2027” as 1 January 2027 to 31 December 2027"),
        ("FY27-Q3", "“FY27-Q3” as 1 July 2027 to 30 September 2027"),
        ("spring term 2027", "“spring term 2027” as 1 January 2027 to 31 December 2027"),
    ],
)
def test_days_that_a_period_does_not_tell_are_said_to_be_taken(period, taken):
    assert taken in made("Keep our rowers", period=period)


@pytest.mark.parametrize(
    "period", ["2027", "2027-Q3", "Q3 2027", "2027-H1", "year 2027", "FY27 (starts Feb)", "January to June 2027", None]
)
def test_days_that_a_period_tells_need_no_word(period):
    assert "The dates here take" not in made("Keep our rowers", period=period)


def test_a_goal_is_told_once():
    text = made("Keep our rowers", team="Boathouse", period="2027-Q1")
    assert text.startswith("# Strategy outline: Keep our rowers\n")
    assert text.count("Keep our rowers") - text.count("## Objective 1: Keep our rowers") == 1


def test_one_sentence_of_a_passage_is_no_title():
    """It may speak of "them" without saying who they are; the whole is quoted."""
    goal = "Too many rowers leave after one summer. By June we want half of them to stay."
    text = made(goal, team="Boathouse", period="2027-Q1")
    assert text.startswith("# Strategy outline: Boathouse, 2027-Q1\n")
    assert f"> {goal}\n" in text
    assert made(goal).startswith("# Strategy outline\n")


def test_a_belief_is_told_once():
    draft = draft_from_playbook(Brief("Keep our rowers", period="2027-Q1"))
    text, beliefs = outline(draft, seen=True), [bet.belief for bet in draft.bets]
    assert len(beliefs) > len(set(beliefs))
    assert all(text.count(f"  - We believe that {belief}.") == 1 for belief in beliefs)


def test_a_belief_is_no_part_of_the_bet_that_is_read_back():
    draft = draft_from_playbook(Brief("Halve the wait for a permit", period="2027-Q3"))
    document = parse(outline(draft), "md")
    assert not any("We believe" in project.text for objective in document.objectives for project in objective.projects)
    assert {row.rule for row in review(document, load_rules())} <= {row.rule for row in draft.findings} | {
        "key-result-count",
        "objective-count",
    }


def test_what_has_no_start_is_to_be_measured_and_is_no_bet():
    draft = draft_from_playbook(Brief("Keep our rowers", period="2027-Q1"))
    text = outline(draft)
    assert any(project.text.startswith("Find out where") for project in draft.document.objectives[0].projects)
    assert "Find out where" not in text
    assert "- Find out by 22 January 2027 where these stand: " in text
    assert "- Find out in the first weeks where these stand: " in made("Keep our rowers")


def test_remarks_for_the_author_stand_apart():
    opened = made("Keep our rowers", period="2027-Q1").partition("## Still open")[2]
    assert (
        opened.index("Every key result still needs")
        < opened.index("To settle before this is sent round:")
        < opened.index("No focus was given")
    )
    said = made("Keep our rowers", focus=("retention",), period="2027-Q1")
    assert "To settle before" not in said


@pytest.mark.parametrize(
    ("known", "target", "said"),
    [
        (("revenue", "€2m"), ("revenue", "€2.5m"), "to bring revenue to €2.5m (25% more than today)"),
        (("open cases", "60"), ("open cases", "45"), "to bring open cases to 45 (25% fewer than today)"),
        (("churn", "3%"), ("churn", "2%"), "to bring churn to 2% (today 3%)"),
        (("churn", "3%"), ("NPS", "40"), "to bring NPS to 40."),
    ],
)
def test_how_far_a_target_is_from_today_is_told(known, target, said):
    assert f"We have been asked {said}" in made("Do better", period="2027-Q1", known=(known,), targets=(target,))


def bets_of(**given):
    return [bet for row in data_of("Keep the members of our rowing club", period="2027-Q1", **given)["objectives"] for bet in row["bets"]]


def test_each_bet_says_by_what_it_has_failed():
    bets = bets_of(known=(("churn", "6% a month"),))
    assert any(bet["fails_if"] == "If by then churn has not fallen below 6% a month, we were wrong." for bet in bets)
    assert all(bet["fails_if"] for bet in bets)
    up = bets_of(known=(("member retention", "60%"),))
    assert any(bet["fails_if"] == "If by then member retention has not risen above 60%, we were wrong." for bet in up)


def test_a_bet_fails_against_what_it_will_be_measured_by_where_nobody_knows_the_start():
    signs = [bet["fails_if"] for bet in bets_of() if bet["fails_if"]]
    assert any(sign.endswith("the level of last quarter, we were wrong.") for sign in signs)
    undated = data_of("Keep the members of our rowing club")["objectives"][0]["bets"][0]["fails_if"]
    assert undated.startswith("If half-way through ")


def test_a_bet_is_watched_by_what_it_names_and_not_by_what_all_of_them_move():
    known = (("churn", "6% a month"), ("visits per member", "2 a month"))
    bets = data_of("Keep the members of our rowing club", period="2027-Q1", known=known)["objectives"][0]["bets"]
    named = [bet for bet in bets if "visits per member" in bet["text"]]
    assert all("visits per member" in bet["fails_if"] for bet in named)
    target = {"known": (("revenue", "€2m"), ("average order", "€30"), ("visit-to-order conversion", "25%")), "focus": ("revenue",)}
    signs = [bet["fails_if"] for row in data_of("Grow revenue to €2.5m", period="2027", **target)["objectives"] for bet in row["bets"]]
    assert any("visit-to-order conversion has not risen above 25%" in sign for sign in signs)


def test_a_plan_that_reckons_with_a_price_may_leave_it_as_it_is():
    known = (("MRR", "€50,000"), ("price per month", "€50"))
    data = data_of("Grow MRR to €65,000", period="2027-Q2", known=known)
    assert data["not_now"]["stays"] == "As long as nobody decides otherwise, we leave as it is: price per month (€50)."
    assert data_of("Grow MRR to €65,000", known=known[:1])["not_now"]["stays"] is None


def test_the_arithmetic_stands_before_what_follows_from_it():
    text = made("Grow MRR to €65,000", period="2027-Q2", known=(("MRR", "€50,000"),))
    assert text.index("## From the target back") < text.index("## Focus") < text.index("## Objective 1")


def test_the_table_of_numbers_tells_what_is_offered_from_what_was_given():
    known = (("MRR", "€50,000"), ("average contract value", "€600"), ("churn", "3% a month"))
    data = data_of("Grow MRR to €65,000", focus=("revenue",), period="2027-Q2", known=known)
    rows = {row["metric"]: (row["handed_down"], row["offered"]) for row in data["numbers"]}
    assert rows["MRR"] == ("€65,000", None)
    assert rows["average contract value"] == (None, "held")
    assert rows["churn"] == (None, "open")
    free = data_of("Keep our rowers", focus=("retention",), period="2027-Q2", known=known[2:])
    assert free["numbers"][0]["offered"].endswith("% a month (assumed)")
