"""What an objective really is, on invented ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcoach.language.statement import read_statement
from okrcoach.model import Objective, OkrDocument
from okrcoach.review.aims import by_grammar, task
from okrcoach.review.aims_theme import theme
from okrcoach.review.aims_vague import vague
from okrcoach.review.aims_words import Words
from okrcoach.review.checks.objectives import metric
from okrcoach.review.line import Context, Line
from okrcoach.review.rule import load_rules


def certain(found: Words | None) -> bool:
    """Say whether a finding would be a warning and no remark."""
    return found is not None and found.certain


SOUND = [
    "Launch a lift that doesn't break",
    "Become the first choice of independent bookshops",
    "Make month-end close painless for accountants",
    "Turn first-time buyers into regulars",
    "Earn the trust of hospital IT teams",
    "Delight couriers on their first shift",
    "Build the fastest checkout for market stalls",
    "Offer the most trusted map of the coast",
    "Become debt-free",
    "Get profitable",
    "Build a culture of honest feedback",
    "Create an onboarding that new drivers love",
    "Unite our brands under one promise",
    "Give shop owners back their evenings",
    "Our API is the one that integrators recommend",
    "Customers find answers without calling us",
    "Simplify how tenants report repairs",
    "Streamline invoicing for freelancers",
    "Strengthen our position in Nordic retail",
    "Scale the platform to carry the Christmas rush",
    "Improve the reliability of nightly builds",
    "Bring night-shift nurses the rest they need",
    "Enable teachers to plan lessons together",
    "Protect members from fraud",
    "Win back riders who left last year",
    "Reduce the pain of moving house",
    "Launch the electric van that plumbers ask for",
    "Ship a van plumbers will pay for",
    "Set the foundation for growth in the valley",
    "Put night nurses at the heart of the rota app",
    "Train to win",
    "Be the place where young chemists want to work",
    "Modernise how the council answers letters",
    "Grow our audience in Portugal",
    "Increase adoption of the planning tool among architects",
    "Keep our promise of next-day delivery",
    "Help families eat better on a budget",
    "Accelerate learning for apprentices",
    "Lead the market for reusable packaging",
    "Empower volunteers to run their own events",
    "Contributors feel at home from day one",
    "Raise the standard of data in our catalogue",
    "Establish ourselves as experts in heat pumps",
    # an area with a direction
    "Quieter depots for our neighbours",
    "A songbook that choirs carry on tour",
    "Ferry crossings without queues",
    "Recipes guests really cook",
    "Bookable rehearsal rooms",
    "Harbour festival ready",
    "Lido team winning",
    # how much better, or what becomes of a thing
    "Enable safer crossings on the island",
    "Never lose a parcel",
    "Find the first bakers who order by phone",
    "Make first sales",
    "Modernise the depots and cut waiting at the gate",
    "Members complete their courses",
    "Handle storm bookings gracefully",
    "Prove the worth of night trains to the council",
    "Choosing a cabin at the counter is quick",
    "Count, protect and increase the otters of the estuary",
    "Songs can be published by every choir",
    "Ensure self-employed carpenters reach their clients and come back",
    "Connect allotments faster",
    "Make parcel lockers the normal way to send flowers",
    "Sharpen our lighting concept",
    "Create a rota process that delights crews",
    "Build an alarm that keepers trust",
    "Create a ferry pass that is loved by pupils",
    "Prepare the harbour for winter",
    "Prepare our crews and piers to carry twice the guests",
    "Launch our market presence in Galway",
    "Onboard 9 new vendors",
    "Prove that tides pay",
    "Support every kind of hull",
    "Guests across the islands stop losing their way",
    "Anglers with a pass keep coming back",
    "Build oars that don't break",
    "Prepare the pier so that nobody slips",
    "Launch a ferry pass that small shops can rely on",
    "Equip skippers to spot whales",
    "Deliver lifeboat services in Welsh",
    "Translate tide research into safer routes",
]

TASKS = [
    ("Get the tide guide translated", "Get the tide guide"),
    ("Have the new pier kiosk live by June", "Have the new pier kiosk"),
    ("Confirm the depth of the canal", "Confirm the depth"),
    ("Write documentation", "Write documentation"),
    ("Set the foundation walls of the barn", "Set the foundation walls"),
    ("Hire a team at the core of the firm", "Hire a team"),
    ("Shut down the old boat shed", "Shut down the old boat shed"),
    ("Kill the fax line to the harbour office", "Kill the fax line"),
    ("Apply for the heritage grant", "Apply for the heritage grant"),
    ("Migrate the archive to the new provider", "Migrate the archive"),
    ("Redesign the careers page", "Redesign the careers page"),
    ("Write a grant proposal for the museum", "Write a grant proposal"),
    ("Hire two nurses for the night ward", "Hire two nurses"),
    ("Implement single sign-on", "Implement single sign-on"),
    ("Set up a data team", "Set up a data team"),
    ("Build an internal dashboard for finance", "Build an internal dashboard"),
    ("Develop a three-year plan for the harbour", "Develop a three-year plan"),
    ("Publish the sustainability report", "Publish the sustainability report"),
    ("Document the deployment process", "Document the deployment process"),
    ("Conduct a survey among tenants", "Conduct a survey"),
    ("Run the annual fundraiser", "Run the annual fundraiser"),
    ("Organise the developer conference", "Organise the developer conference"),
    ("Launch the loyalty app", "Launch the loyalty app"),
    ("Release version 3 of the editor", "Release version"),
    ("Refactor the payment module", "Refactor the payment module"),
    ("Automate the weekly report", "Automate the weekly report"),
    ("Define the product roadmap for next year", "Define the product roadmap"),
    ("Prepare for the external audit", "Prepare for the external audit"),
    ("Move the office to the new building", "Move the office"),
    ("Complete the merger paperwork", "Complete the merger paperwork"),
    ("Create a style guide for partners", "Create a style guide"),
    ("Deliver the new intranet", "Deliver the new intranet"),
    ("Upgrade all servers to the latest release", "Upgrade all servers"),
    ("Deprecate the legacy API", "Deprecate the legacy API"),
    ("Finish the mobile redesign", "Finish the mobile redesign"),
    ("Integrate the warehouse with the web shop", "Integrate the warehouse"),
    ("Introduce a career ladder for engineers", "Introduce a career ladder"),
    ("Review all supplier contracts", "Review all supplier contracts"),
    ("Introduce seasonal tickets for anglers", "Introduce seasonal tickets"),
    ("Continue the swimming programme", "Continue the swimming programme"),
    ("Launch in Slovenia", "Launch"),
    ("Deliver a secure, calm booking page", "Deliver a secure, calm booking page"),
    ("Build a simple and robust kiosk", "Build a simple and robust kiosk"),
    ("Build a ledger that allows skippers to settle at once", "Build a ledger"),
    ("Lead the design of the night timetable", "Lead the design"),
    ("Release of the tide app", "Release"),
    ("Seamlessly integrate the ledger with the till", "integrate the ledger"),
    ("Design a new gangway to shorten boarding", "Design a new gangway"),
    ("Get the archive moved over to the new depot", "Get the archive"),
    ("Make the ferry kiosk usable by adding large buttons", "Make the ferry kiosk"),
    # what a thing does is no praise of it
    ("Create a tide map that marks shallow water for small boats", "Create a tide map"),
    ("Finish a dredging plan that will serve skippers and anglers", "Finish a dredging plan"),
    ("Produce a signalling tool to shorten boarding and cut noise", "Produce a signalling tool"),
    ("Prepare for the storm drill", "Prepare for the storm drill"),
    ("Prepare slides on tides", "Prepare slides"),
    ("Establish a berth council", "Establish a berth council"),
    ("Deliver an exemplary knot hub", "Deliver an exemplary knot hub"),
    ("Continue maintenance of the lock gates", "Continue maintenance"),
    ("Lead weekly rowing calls", "Lead weekly rowing calls"),
    ("Support a sailing conference", "Support a sailing conference"),
    ("Find a new engineer", "Find a new engineer"),
    ("Demonstrate how to splice a rope", "Demonstrate"),
    ("Build the mooring engine", "Build the mooring engine"),
    # "and" may join what describes one thing
    ("Build a rating and billing system", "Build a rating and billing system"),
    ("Deliver the v1 of the berth planner", "Deliver the v1"),
    ("Deliver two mobile applications", "Deliver two mobile applications"),
]

VAGUE = [
    ("Be the best", "best"),
    ("Grow the business", "Grow the business"),
    ("Improve quality", "Improve quality"),
    ("Deliver excellence", "Deliver excellence"),
    ("Achieve operational excellence", "Achieve operational excellence"),
    ("Drive innovation", "Drive innovation"),
    ("Improve team performance", "Improve team performance"),
    ("Become a world-class organisation", "world-class organisation"),
    ("Increase customer value", "Increase customer value"),
    ("Build a great company", "Build a great company"),
    ("Make better decisions", "Make better decisions"),
    ("Work smarter", "Work smarter"),
    ("Succeed together", "Succeed together"),
    ("Take our business to the next level", "Take our business to the next level"),
    ("Foster growth and innovation", "Foster growth and innovation"),
    ("Provide excellent service", "Provide excellent service"),
    ("Improve processes", "Improve processes"),
    ("Be more efficient", "efficient"),
    ("Create value for stakeholders", "Create value for stakeholders"),
    ("Scale the company", "Scale the company"),
    ("Increase productivity and efficiency", "Increase productivity and efficiency"),
    ("Ensure long-term success", "Ensure long-term success"),
    ("World class", "World class"),
    ("Quality & safety", "Quality & safety"),
    ("Foster a culture of excellence", "Foster a culture of excellence"),
    ("Sustain the event", "Sustain the event"),
    ("Grow the community", "Grow the community"),
    ("Engage with users", "Engage with users"),
    ("Be in good health", "good health"),
    ("Create", "Create"),
    ("World-class, AI-powered team", "World-class, AI-powered team"),
    ("Digitise operations", "Digitise operations"),
    ("Build trust through transparency", "Build trust through transparency"),
    ("Rehearsals", "Rehearsals"),
    ("Moorings, moorings, moorings", "Moorings, moorings, moorings"),
]

PLAIN_AREAS = ["ReefWatch support", "Tide table", "Ferry timetable rollout", "Songbook of the north"]
"""Areas that name a thing or a plan: they lack a direction, but nobody else has them."""


@pytest.mark.parametrize("text", PLAIN_AREAS)
def test_an_area_that_names_a_thing_is_not_vague(text: str) -> None:
    assert theme(text) is not None
    assert not certain(vague(text))


NO_METRIC = [
    "Unite the three boat yards",
    "Give under-25s a voice",
    "Zero waste kitchens",
    "Our 2 ferries feel like one",
    "Learn from four old routes",
]
METRIC = ["Reach 500 anglers", "Bring accidents on the quay to zero", "Win three harbour towns", "Double the catch", "At least 4 regattas"]


@pytest.mark.parametrize("text", NO_METRIC + METRIC)
def test_a_number_that_says_which_is_no_metric(text: str) -> None:
    line = Line("objective", "objectives/0", text, Objective(text=text))
    found = list(metric(load_rules()[0], line, Context(OkrDocument())))
    assert bool(found) is (text in METRIC)


THEMES = [
    ("Recruiting", "Recruiting"),
    ("Customer onboarding", "Customer onboarding"),
    ("Technical debt", "Technical debt"),
    ("Brand and communication", "Brand and communication"),
    ("Employee wellbeing", "Employee wellbeing"),
    ("O2: International expansion", "International expansion"),
]


@pytest.mark.parametrize("text", SOUND)
def test_a_state_to_reach_is_sound(text: str) -> None:
    assert not by_grammar(read_statement(text)).task
    assert (certain(task(text)), certain(vague(text)), theme(text)) == (False, False, None)


@pytest.mark.parametrize(("text", "match"), TASKS)
def test_a_task_is_found_with_its_words(text: str, match: str) -> None:
    found = by_grammar(read_statement(text))
    assert found.task
    assert text[found.start : found.end] == match
    assert not certain(vague(text))


def test_words_overrule_few_of_the_tasks_and_states_whose_cause_is_plain() -> None:
    overruled = [text for text, _ in TASKS if task(text) is None] + [text for text in SOUND if task(text) is not None]
    assert len(overruled) <= (len(TASKS) + len(SOUND)) / 15, overruled


@pytest.mark.parametrize(("text", "match"), VAGUE)
def test_a_slogan_is_found_with_its_words(text: str, match: str) -> None:
    found = vague(text)
    assert found is not None
    assert text[found.start : found.end] == match
    assert not certain(task(text))


@pytest.mark.parametrize(("text", "match"), THEMES)
def test_an_area_is_found_with_its_words(text: str, match: str) -> None:
    found = theme(text)
    assert found is not None
    assert text[found.start : found.end] == match


@given(st.text(max_size=120))
def test_any_text_is_judged(text: str) -> None:
    for found in (task(text), theme(text), vague(text)):
        assert found is None or 0 <= found.start <= found.end <= len(text)
