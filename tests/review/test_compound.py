"""Two statements or two measures in one line, on invented ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcoach.review.compound import second_aim, two_measures

TWO = [
    ("Strengthen the quay watch and expand into the delta", "and expand into the delta"),
    ("Open in the delta and keep our night crews happy", "and keep our night crews happy"),
    ("Shelves painted and benches bought", "and benches bought"),
    ("Handbook adopted by the board and a short version sent to all parents", "and a short version sent to all parents"),
    ("Museum plan agreed by the council and a one-page leaflet sent home", "and a one-page leaflet sent home"),
    ("Workshop plan agreed with the union and first two courses announced", "and first two courses announced"),
    ("Pilot in place & second round passed", "& second round passed"),
    ("Kiosk live, old counters removed", ", old counters removed"),
    ("Publish 12 guides as well as raising the rating from 4.1 to 4.6", "as well as raising the rating from 4.1 to 4.6"),
    ("Cut waiting time to 3 days and also open a second desk", "and also open a second desk"),
    ("Launch the booking page plus hire 3 rangers", "plus hire 3 rangers"),
    ("Grow members to 2,000 while also cutting costs by 10%", "while also cutting costs by 10%"),
    ("Each alarm names a contact; alarms that nobody reads are removed", "; alarms that nobody reads are removed"),
    ("Handrails fitted; lift shaft inspected", "; lift shaft inspected"),
    ("Fewer complaints per tour, higher tips", ", higher tips"),
    ("We have decided which pages go and have told their authors", "and have told their authors"),
    ("Invoices paid 96%, damages below 0.5%", ", damages below 0.5%"),
    ("500 users, retention 40%", ", retention 40%"),
    ("20 schools, 300 pupils enrolled", ", 300 pupils enrolled"),
    ("Let 12 berths / 4 sheds", "/ 4 sheds"),
    ("Seats filled at 90%; 40% by members", "; 40% by members"),
    ("The rota is agreed with the crews and explained to their families", "and explained to their families"),
    ("Raise cover for boats to 90% and bikes to 70%", "and bikes to 70%"),
    ("Crossing time < 20 min and cost < 4 EUR per guest", "and cost < 4 EUR per guest"),
    ("Open a depot and hire Regional Wardens", "and hire Regional Wardens"),
    ("Run 3 trials, collect faults and fix them", ", collect faults and fix them"),
    ("Reach $5m in fares, ~50% gross margin", ", ~50% gross margin"),
    ("Hold 12 fairs reaching 6,000 guests", "reaching 6,000 guests"),
    ("Reach a comfort score of ≥7 and a noise score of ≥8 on all boats", "and a noise score of ≥8 on all boats"),
    ("Crossings: 98% punctuality, <2 hours waiting time", ", <2 hours waiting time"),
    ("Ask 2 crews for feedback, >80% satisfaction", ", >80% satisfaction"),
    ("Boarding under 4 minutes, ticket search under 2 seconds", ", ticket search under 2 seconds"),
    ("Repairs paid on time 98%; fleet age of 9 years", "; fleet age of 9 years"),
    ("Fares at $30k. Fuel bills below $8k a month", ". Fuel bills below $8k a month"),
    ("Map 3 reefs, naming at least 40 species", ", naming at least 40 species"),
    ("Move to the new pier; drop the old berth", "; drop the old berth"),
    ("Dwell time at 95 minutes plus a visitor rating of 4.6", "plus a visitor rating of 4.6"),
    ("Rating of 4.6 / churn of 2%", "/ churn of 2%"),
    ("Grow the fleet in the north and prepare to sell two boats", "and prepare to sell two boats"),
    ("Ferries on time: 80% → 90% (north), 70% → 85% (south)", ", 70% → 85%"),
    ("300 buoys off the pier, FPY ≥ 92%", ", FPY ≥ 92%"),
    ("The boat boards in <4 min and unloads in <5 min", "and unloads in <5 min"),
    ("Review 40 fares and drop two lines", "and drop two lines"),
    (
        "The share of dry berths will rise from 53% to 60% and the share of lit berths will rise from 31% to 41%",
        "and the share of lit berths will rise from 31% to 41%",
    ),
    ("Raise berth bookings by 5%, and repeat bookings within a season by 5%", ", and repeat bookings within a season by 5%"),
    ("Keep fares above 88% while growing seats 40%", "while growing seats 40%"),
    ("The pier is open and the wait for boats is short", "and the wait for boats is short"),
    ("Keep the lines that pay, and find new ones for the north", "and find new ones for the north"),
]

ONE = [
    "Of those who come to 40% of the talks or fewer, 80% renew by June",
    "Publish 12 guides as well as training material",
    "Raise repeat orders as well as rising hall sales from 30 to 40",
    "Cut waiting time to 3 days as well as last year",
    "Cut waste at the yard by 30%, checked by the port and in line with its plan for 2% less smoke",
    "Hold a Mend and Sail day at both piers",
    "Rebuild the crane hall; this includes moving the old lathes",
    "Build a mooring plan in line with the harbour rules; include all relevant piers",
    "The tide bot is regularly answering letters and that number is increasing",
    "Everyone on the pier can say what their tasks and duties are",
    "Raise renewals from 80% to 90%",
    "Cut review and approval from 5 days to 2",
    "Define and measure driver happiness",
    "Design, build and ship the tablet app",
    "90% of claims checked and paid within a week",
    "Ship on iOS and Android with a rating of 4.5",
    "Roadmaps are written, shown and used",
    "250 positive mentions on radio and in newspapers",
    "Health score of 85 for 90% of accounts",
    "Between 5 and 10 new shops",
    "Automate time-consuming night and support tasks",
    "Cut Scope 1 and Scope 2 fumes by 50%",
    "Share of dry berths. Start (2026): 18% and target (2028): 5%",
    "Halve the fumes of our boats and across our top 30 yards",
    "Plan for the dry dock; working with pilots to map what they need",
    "Show 10 films. This target is bold, as we showed 3 in May",
    "Raise fares from 34% to 41%. Must make up for 3 points lost in 2026",
    "Name a chair. The chair will visit crews and hear pilots",
    "Find 10 ways to shorten the wait: e.g. Raise the pier",
    "12 berths: 7 for boats, 5 for barges",
    "Cut faults from 8% to 5% by training crews and fitting 20 valves",
    "Review the fares and drop what nobody buys",
    "Tell the crews of the new fares and make sure they use them",
    "Hold 5 fairs with all three piers and the top 4 sponsors",
    "We sell 6 in 10 seats; today it is 3 in 10",
    "40+ moorings let, currently 12, to 60",
    "Reports written, reviewed and published",
    "Boat comfort: target 90 points across all lines; current: 72 points",
    "Raise the share of season tickets by 5%, going from a baseline of 20% to 21% on all lines",
    "Berths used by 70 boats / week across 10+ harbours",
    "40% of guests eat breakfast, lunch and dinner at least once per week",
    "Win back riders. Reach 400 of them",
    "Put up two signs that help walkers find the way and avoid the bog",
    "Test the kiosk at a 90% success rate, ensuring guests can find and use it",
    "Stage 3 plays, each seen by at least 60% of members",
    "Meet with a coach/mentor this month",
    "Cut food and drink waste per guest from 400 g to 250 g",
    "Halve the wait from avg. 20 minutes to 10",
    "40 talks w/ 3 guests each",
    "Grow the fleet to 60 boats. It had 41 in May",
    "Detect 99 of 100 leaks at full speed and with a load of 5 t",
    "Tell 500 members, using 3 letters",
    "Train five pilots in fog and evaluate their landings",
    "All berths: target 100% built and painted; current: 35% (14 of 40 berths)",
    "Members and staff trained",
    "Offices in Bern and Basel opened",
    "Drivers trained in first aid and fire safety",
    "Budget approved by the board and the works council",
    "Feedback collected from users and fed into the roadmap",
    "Contract with the port signed and in force",
    "Number of nests found and eggs counted from 40 to 80",
    "Time between order received and goods shipped below 3 days",
    "For all regions, contracts signed",
    "Invoices paid within 10 days, reminders included",
    "Better, faster trains",
    "85% of visitors satisfied or very satisfied; baseline 70%",
    "Churn at 2%; stretch 1.5%",
    "Crew load: < 5 calls / 1k guests / week",
    "Planks dry on the first try ≥ 92% by May; ≥ 94% by August",
    "Planks dry on the first try ≥ 92% rolling 3-month average by Q3; ≥ 94% by Q4",
    "30 moored clubs by June and 50 by September",
    "Grow orders from 10 to 20, up 100%",
    "Win 20 shops, 5 of them abroad",
    "Pulse score at 82%, with no division below 75%",
    "Write a column and have 100 readers",
    "At least 4 rangers have planned and walked 2 new trails each",
    "Average rating of 4.6 from two papers and three others",
    "Build a kiosk for anglers and launch it on the pier",
    "Raise fares by 5% or open a second pier",
    "Berth planner up and running",
    "Berth planner up and running in Galway",
    "0.5 leaks per 100 trips; last summer had 4.2",
    "Idle days down to 19%, 27% last autumn",
    "Raise $2m, 30% from members",
    "Let 6 berths at $90/month + $2.50/night",
    "Keep a gap below 5% between tide tables and buoys' readings in 90% of ports",
    "Hold 12 fairs, 200 guests each",
    "Launch the pier kiosk, reducing queues from 20 to 5 minutes",
    "70% of anglers tap and view at least 2 ponds",
    "The tide guide is clear and includes a page on storms",
    "Shelves painted, baseline: 4 bought",
    "Shelves painted and a bench that was given",
]


@pytest.mark.parametrize(("text", "match"), TWO)
def test_a_second_statement_or_measure_is_found(text: str, match: str) -> None:
    found = second_aim(text)
    assert found is not None
    assert text[found.start : found.end] == match


@pytest.mark.parametrize("text", ONE)
def test_one_statement_with_several_parts_is_one(text: str) -> None:
    assert second_aim(text) is None


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("Raise fares and cut waiting", True),
        ("500 users, retention 40%", True),
        ("Map 3 reefs, naming at least 40 species", True),
        ("Pilots asked and the pier opened", False),
        ("The pier is open and the wait for boats is short", False),
        ("Plan for the dry dock. Ask the crews", False),
        ("We have decided which pages go and have told their authors", False),
    ],
)
def test_a_second_aim_is_certain_where_it_splits_or_has_a_number(text: str, certain: bool) -> None:
    found = second_aim(text)
    assert found is not None
    assert found.certain is certain


def test_two_levels_have_numbers_on_both_sides() -> None:
    found = second_aim("Lessons held 98%, complaints under 2%")
    assert found is not None
    assert found.numbers


SECOND = [
    ("Cut churn to 2% and raise satisfaction to 50", "and raise satisfaction to 50", ("Cut churn to 2%", "Raise satisfaction to 50"), True),
    ("Run three tests and fix what they show", "and fix what they show", ("Run three tests", "Fix what they show"), False),
    ("Hire 1 designer and 3 engineers", "and 3 engineers", (), True),
    ("95% of parcels on time and a rating of 4.6", "and a rating of 4.6", (), True),
    ("The code is merged and the monitors are green", "and the monitors are green", (), False),
    ("The plan is approved and we have the money", "and we have the money", (), False),
    ("Write the guide. Train the staff", ". Train the staff", (), False),
    ("The lock is open and 90% of skippers report it", "and 90% of skippers report it", (), False),
    ("The app is used by 5 schools and wins one award", "and wins one award", (), True),
]

AT_A_TIME = ["Cut storm damage while making life easier for fishing crews"]


@pytest.mark.parametrize("text", AT_A_TIME)
def test_two_aims_at_a_time_are_two(text: str) -> None:
    assert two_measures(text) is not None


@pytest.mark.parametrize(("text", "match", "parts", "numbers"), SECOND)
def test_a_second_aim_is_found(text: str, match: str, parts: tuple[str, ...], numbers: bool) -> None:
    found = second_aim(text)
    assert found is not None
    assert (text[found.start : found.end], found.parts, found.numbers) == (match, parts, numbers)


def test_two_measures_under_one_verb_are_two() -> None:
    found = two_measures("Increase coverage and reliability")
    assert found is not None
    assert "Increase coverage and reliability"[found.start : found.end] == "and reliability"
    assert two_measures("Increase the trust of cooks and waiters") is None


@given(st.text(max_size=120))
def test_any_text_is_searched_for_two(text: str) -> None:
    for found in (second_aim(text), two_measures(text)):
        assert found is None or 0 <= found.start <= found.end <= len(text)
