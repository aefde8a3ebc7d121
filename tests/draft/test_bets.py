"""Bets go with the metrics that they can move, speak of the right people, and measure in good English."""

from dataclasses import replace

import pytest

from okrcoach.draft.composing.bets import measuring
from okrcoach.draft.composing.keyresults import Line
from okrcoach.draft.composing.plain_bets import bets_table, plain_bet
from okrcoach.draft.numbers.facts import Facts
from okrcoach.draft.numbers.subjects import metrics_by_id, own_subject
from okrcoach.draft.playbook import draft_from_playbook
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


def bets_of(draft):
    return [[project.text for project in objective.projects] for objective in draft.document.objectives]


def test_a_number_of_the_brief_that_stands_alone_has_two_bets_and_what_was_put_beside_it_waits():
    """Nobody has told anything of satisfaction with the dyes: a bet on it would be one for another business."""
    first, *_ = bets_of(drafted("Make every dye match the card", focus=("quality",), known=(("vats matched", "71%"),), team="Dye works"))
    assert [text.partition(",")[0] for text in first[:-1]] == [
        "For vats matched",
        "For vats matched",
    ]
    assert first[-1].startswith("Find out where")


def test_an_objective_that_no_number_of_the_brief_speaks_for_has_one_bet():
    brief = Brief("Have skippers log their catch in the harbour", ("activation",), period="2027-Q2", known=(("catches logged", "44%"),))
    rows = bets_of(draft_from_playbook(brief, objectives=2))
    offered = [row for row in rows if not any("catches logged" in text for text in row)]
    assert offered
    assert all(len([text for text in row if not text.startswith("Find out")]) == 1 for row in offered)


def test_bets_of_offers_are_for_those_who_make_offers():
    """Who buys a candle over the counter gets no offer from a person who may make one."""
    known = (("revenue", "€310,000"), ("average basket", "€28"))
    shop = bets_of(drafted("Grow revenue to €400,000", known=known, team="Candle makers"))
    assert not any("enquiry" in text or "offer from" in text for row in shop for text in row)
    known = (("boats sold", "30"), ("quote-to-order rate", "20%"))
    yard = bets_of(drafted("Sell 40 boats", known=known, team="Boat yard", focus=("revenue",)))
    assert any(text.startswith("For boats sold, lay the last twenty offers that were taken") for row in yard for text in row)


def test_bets_for_any_business_are_whole():
    rows = bets_table("general")
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
        (("tenor share", "12%"), "For tenor share, go through thirty cases that fell short"),
        (("songs learned", "9 a month"), "Compare the best and the worst weeks for songs learned"),
        (("hall occupancy", "35%"), "For hall occupancy, write down for four weeks which hours and days stay empty"),
        (("takings per concert", "€900"), "For takings per concert, lay the twenty best cases beside twenty usual ones"),
    ],
)
def test_a_bet_that_is_made_up_goes_with_what_it_is_to_move(known, text):
    draft = drafted("Be a better choir house", focus=("quality",), known=(known,))
    assert any(text in project.text for objective in draft.document.objectives for project in objective.projects)


@pytest.mark.parametrize(
    ("name", "unit", "text"),
    [
        ("singers", "count", "For singers, ask ten who are new why they came"),
        ("repeat calls", "count", "Go through the last thirty cases behind repeat calls"),
        ("website bookings rate", "percent", "For website bookings rate, watch twenty people on the way to it"),
        ("visit-to-lesson rate", "percent", "For visit-to-lesson rate, watch twenty people on the way to it"),
        ("audition-to-seat rate", "percent", "For audition-to-seat rate, ask the last twenty who said no"),
        ("concert margin", "percent", "Compare the best and the worst weeks for concert margin"),
        ("parents' satisfaction", "percent", "For parents' satisfaction, ask those who rate us in the middle"),
        ("new choristers", "count", "give the time for new choristers to the two ways"),
        ("open repairs", "count", "Give open repairs one owner and a date each"),
        ("days to a new reed", "count", "Follow ten cases from beginning to end"),
        ("rent per rehearsal", "currency", "Put names and sums to the five largest parts of rent per rehearsal"),
    ],
)
def test_the_kind_of_a_number_is_read_from_its_name_and_unit(name, unit, text):
    subject = own_subject(name, unit, unit)
    subject = replace(subject, better="down") if unit == "currency" or name.startswith(("open", "days", "repeat")) else subject
    assert text in plain_bet([subject], Facts({}, {}), (), last=True).text


def test_numbers_of_several_kinds_have_a_bet_each_as_long_as_another_one_may_follow():
    subjects = [own_subject("lamps lit", "percent", "percent"), own_subject("broken lamps", "count", "count")]
    first = plain_bet(subjects, Facts({}, {}), (), last=False)
    assert first.moves == ("lamps lit",)
    assert (
        plain_bet(subjects, Facts({}, {}), (), last=True).text == "Find what weighs most on lamps lit and broken lamps, and mend that first"
    )
    again = plain_bet(subjects[:1], Facts({}, {}), (first.text, first.belief), last=True)
    assert again.text.startswith("For lamps lit, lay twenty cases that made it beside twenty")
    assert plain_bet(subjects[:1], Facts({}, {}), (first.belief, again.belief), last=True) is None


def test_a_bet_speaks_of_nothing_that_such_a_business_does_not_have():
    """A choir school has no plans, no accounts and no sales."""
    words = {"sales", "plans", "account", "accounts", "packaging", "deals", "sign-up"}
    for stage in ("revenue", "retention", "activation"):
        draft = drafted("Let our pupils sing for longer", focus=(stage,), audience="pupils", team="Choir school")
        for objective in draft.document.objectives:
            assert not any(words & set(project.text.lower().replace(",", "").split()) for project in objective.projects)


def test_a_number_whose_name_is_a_dash_gets_a_bet_like_others():
    draft = drafted("cut from become hire support by by losing , small 40 of", known=(("-", "$640"),))
    assert draft.document.objectives[0].projects
