"""Goals as people type them: with a figure, without a verb, with "never" and "should"; and what a single word of theirs is worth."""

import pytest

from okrcoach.draft.goal import read_goal
from okrcoach.draft.nouns import audience_phrase
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.draft.reading import read_material
from okrcoach.model import Brief


def first(goal, focus="quality", audience="ferry passengers", **known):
    rows = tuple((name.replace("_", " "), value) for name, value in known.items())
    return draft_from_playbook(Brief(goal, (focus,), audience=audience, known=rows, period="2027-Q2")).document.objectives[0]


@pytest.mark.parametrize(
    ("goal", "typed"),
    [
        ("Never run out of life jackets on a crossing", "Never run out of life jackets on a crossing"),
        ("Safer gangways", "Make gangways safer"),
        ("Shorter queues at the ticket booth", "Make queues at the ticket booth shorter"),
        ("Zero unsecured trailers on deck", "No more unsecured trailers on deck"),
        ("One crew, one timetable, one harbour", "One crew, one timetable, one harbour"),
        ("Passengers should never have to ask twice", "Let passengers never have to ask twice"),
        ("Gusty days should no longer overload the upper deck", "Let gusty days no longer overload the upper deck"),
        ("Answer every radio call within two minutes", "Answer every radio call in time"),
        ("90% of trailers loaded within 15 minutes", "Get trailers loaded in time"),
        ("Nobody waits longer than 10 minutes", "Nobody waits long"),
        ("Make 2027 the year our ferry runs at night", "Make this the year our ferry runs at night"),
    ],
)
def test_a_goal_that_is_no_order_stands_as_it_was_typed(goal, typed):
    assert read_goal(goal).english
    assert read_goal(goal).typed == typed
    assert first(goal, crew_rating="4.1").text == typed


@pytest.mark.parametrize(
    "goal",
    [
        "Our crews spend too much time on forms",
        "Ticket prices",
        "Empty decks in winter",
        "Raise crew rating from 3.1 to 3.9 and berths by 4",
        "They should call us",
    ],
)
def test_what_is_wrong_or_only_a_name_is_no_objective_as_typed(goal):
    assert read_goal(goal).typed == ""


def test_a_compound_of_known_words_is_no_slip_of_the_pen():
    assert "overload" in read_goal("Crews overload trailers no more").text


def test_people_behind_a_while_are_not_whom_one_keeps():
    assert read_goal("Keep fares low while carrying more commuters").sentence == ""


@pytest.mark.parametrize(
    ("goal", "focus", "number", "topics"),
    [
        ("Cut the heat that the greenhouse loses at night", "efficiency", "gas bill", []),
        ("Stop shipping the same mistake twice", "quality", "regressions", []),
        ("Lower the scrap of our press", "quality", "scrap", ["faults in making"]),
        ("Shorter evenings at the town hall", "efficiency", "evenings", ["public service"]),
    ],
)
def test_one_word_of_a_goal_makes_no_topic_that_no_number_speaks_of(goal, focus, number, topics):
    brief = Brief(goal, (focus,), known=((number, "31"),))
    assert [topic.id for topic in read_material(brief)[0].topics] == topics


@pytest.mark.parametrize(
    ("name", "value", "begins"),
    [
        ("days of fuel in stock", "2.8", "Increase"),
        ("days of downtime", "12", "Reduce"),
        ("days since the last collision", "40", "Increase"),
        ("skippers who return in spring", "44%", "Raise"),
        ("open repair orders", "118", "Reduce"),
    ],
)
def test_what_stands_behind_a_span_or_a_who_tells_the_way(name, value, begins):
    lines = first("Run the night ferry without surprises", "revenue", **{name.replace(" ", "_"): value}).key_results
    assert lines[0].text.startswith(begins)


def test_who_hires_is_not_hired():
    assert first("Cut hiring time to 30 days", "people", audience="harbour managers", time_to_hire="52 days").text.endswith(
        "good people apply to first"
    )


def test_two_groups_joined_are_both_told_in_the_plural():
    assert audience_phrase("skipper and passenger") == "skippers and passengers"


def test_a_purpose_is_no_name_of_a_number():
    lines = first("Improve our timetable so that crews rate it 4.5", crew_rating="3.7").key_results
    assert not any("so that" in line.text for line in lines)
