"""In which terms the numbers of a brief are told, and what of a goal tells none."""

import pytest

from okrcoach.draft.outline import outline, outline_data
from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.draft.reading.reading import read_material
from okrcoach.model import Brief


def brief(goal, *known, focus="revenue", **given):
    return Brief(goal, (focus,), period="2027", known=known, **given)


def lines_of(*given, **fields):
    draft = draft_from_playbook(brief(*given, **fields))
    return [line.text for objective in draft.document.objectives for line in objective.key_results]


@pytest.mark.parametrize(
    ("name", "start", "target", "line"),
    [
        ("signups", "100 a month", "1,000", "Increase signups from 100 to 1,000 a month"),
        ("MRR", "$100k a month", "$320k", "Grow MRR from $100,000 to $320,000 a month"),
        ("MRR growth", "5% a month", "20%", "Raise MRR growth from 5% to 20% a month"),
        ("monthly visitors", "1,000 a month", "13,000", "Increase monthly visitors from 1,000 to 13,000 a month"),
        ("harbour users", "90 a month", "1,100", "Increase harbour users from 90 to 1,100 a month"),
    ],
)
def test_what_does_not_add_up_keeps_its_time(name, start, target, line):
    assert line in lines_of("Grow the marina", (name, start), targets=((name, target),))


def test_what_adds_up_is_told_of_the_whole_period_and_the_draft_says_so():
    draft = draft_from_playbook(brief("Grow the marina", ("mooring takings", "$10k a month"), targets=(("mooring takings", "$180k"),)))
    assert draft.document.objectives[0].key_results[0].text == "Grow mooring takings from $120,000 to $180,000"
    assert any("in which $10k a month make $120,000: mooring takings" in remark for remark in draft.remarks)


@pytest.mark.parametrize(("value", "level"), [("12 in 2026", 12), ("40 in 2026", 40), ("12 in 40", 30), ("1 in 2026", 1)])
def test_a_year_is_no_whole_that_something_is_a_part_of(value, level):
    material, _ = read_material(brief("Make the quay safe", ("capsized dinghies", value), focus="quality"))
    assert material.facts.known["capsized dinghies"].value == level
    assert not material.facts.known["capsized dinghies"].tail


def test_a_dollar_without_a_country_is_the_one_that_is_named_unless_there_are_two():
    told = (("revenue", "A$1.2m"), ("mooring spend", "$50k"))
    known = read_material(brief("Grow the marina", *told))[0].facts.known
    assert {fact.unit for fact in known.values()} == {"A$"}
    known = read_material(brief("Grow the marina", told[0], ("mooring spend", "US$50k")))[0].facts.known
    assert {fact.given for fact in known.values()} == {"A$1.2m", "US$50k"}
    assert {fact.unit for fact in known.values()} == {"$"}


def test_what_is_wanted_is_no_guess():
    lines = lines_of("We believe we can cut churn to 2%.", ("churn", "4%"), focus="retention")
    assert any("churn" in line and "2%" in line for line in lines)


@pytest.mark.parametrize(
    ("goal", "guessed"),
    [
        ("We believe we can cut churn to 2%.", False),
        ("We believe every child can learn to sail.", False),
        ("Fill the sailing school. We believe that a third of the children cannot swim.", True),
    ],
)
def test_what_is_wanted_is_not_told_as_a_guess(goal, guessed):
    assert ("Told as a guess" in outline(draft_from_playbook(brief(goal, focus="acquisition")))) == guessed


def test_only_what_is_earned_comes_in():
    assert not any(line.startswith("Grow revenue") and "$700,000" in line for line in lines_of("Spend only $700k, up from $600k"))
    assert any("from $600,000 to $700,000" in line for line in lines_of("Earn $700k, up from $600k"))


def test_what_is_sold_is_taken_as_better_the_more_without_a_word():
    known = (("studio takings", "$8,000"), ("price per lesson", "$40"), ("lessons", "200"))
    read = outline_data(draft_from_playbook(brief("Raise studio takings to $12,000", *known)))["open"]["read_in_goal"]
    assert not any("lessons" in row for row in read)
