"""What a goal sets itself against: how long it takes today, whom one does not want to lean on."""

import pytest

from okrcoach.draft.playbook import draft_from_playbook
from okrcoach.draft.reading.typed import without_figures
from okrcoach.model import Brief
from tests.draft.asked import drafted_lines, given


def all_lines(goal, *known):
    return drafted_lines(Brief(goal, ("risk",), period="2027-Q1", known=known))


@pytest.mark.parametrize(
    ("goal", "known", "text"),
    [
        ("Mend a lift in one day instead of five", ("mending time", "4.5 days"), "Cut mending time from 4.5 days to 1 day"),
        ("Farmers get their soil report in a week, not in six weeks", ("report time", "5 weeks"), "Cut report time from 5 weeks to 1 week"),
        ("Weigh a truck in 8 minutes and not 30", ("weighing time", "28 minutes"), "Cut weighing time from 28 minutes to 8 minutes"),
        ("Settle a claim in two days, no longer in twelve", ("time to settle a claim", "11 days"), "from 11 days to 2 days"),
        ("Sell 70% of our pews before the concert, not 40%", ("pews sold before the concert", "42%"), "from 42% to 70%"),
    ],
)
def test_what_things_are_to_be_no_longer_is_no_target(goal, known, text):
    lines, remarks = given(goal, known=(known,))
    assert any(text in line for line in lines)
    assert "not used" not in remarks


@pytest.mark.parametrize("things", ["seats sold", "invoices paid on time", "lessons held outdoors"])
def test_what_is_done_to_things_may_be_told_as_a_share(things):
    lines, remarks = given(f"Raise {things} to 70%")
    assert f"Raise {things} from (baseline to be measured) to 70%" in lines
    assert "not used" not in remarks


def test_an_order_is_not_got_done():
    draft = draft_from_playbook(Brief("Raise lamps mended to 70%"))
    assert draft.document.objectives[0].text == "Raise lamps mended"


def test_a_contrast_that_no_brief_number_tells_is_where_things_stand():
    assert "Raise seats sold from 40% to 70%" in given("Raise seats sold to 70%, not 40%")[0]


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        ("Mend a lift in one day instead of five", "Mend a lift in one day"),
        ("Every roof is mended within 3 days, not in 3 weeks", "Every roof is mended in time"),
        ("Sell 500 passes, currently 320, before the snow", "Sell passes before the snow"),
    ],
)
def test_an_aim_is_told_without_its_contrast(goal, said):
    assert without_figures(goal) == said


def test_nobody_aims_for_a_longer_wait():
    wait = ("time to open a berth", "9 days")
    assert not [line for line in given("Open a berth in two weeks", known=(wait,))[0] if "2 weeks" in line]
    rest = ("dough rest", "8 hours")
    assert any("to 24 hours" in line for line in given("Let the dough rest for 24 hours", known=(rest,))[0])


@pytest.mark.parametrize(
    ("goal", "name"),
    [
        ("Depend less on the county grant", "share of income from the county grant"),
        ("Stop leaning on temps in harvest", "share of rows picked by temps"),
        ("Grow our berth lettings without relying on the yacht brokers", "share of lettings through brokers"),
        ("Reduce our dependence on imported hops", "share of imported hops"),
        ("Win more small mills", "share of sales from our three largest mills"),
        ("Win more small mills", "orders from the main mill"),
    ],
)
def test_what_one_hangs_on_is_better_less(goal, name):
    assert any(line.startswith(f"Reduce {name} from 64%") for line in all_lines(goal, (name, "64%")))


@pytest.mark.parametrize(
    ("goal", "name"),
    [
        ("Be a mill that bakers can rely on", "share of sacks that arrive whole"),
        ("Rely less on ticket sales", "share of income not from ticket sales"),
        ("Grow lettings without leaning on the brokers", "direct lettings"),
    ],
)
def test_what_others_count_on_is_better_more(goal, name):
    assert any(line.startswith(f"Raise {name} from 64%") for line in all_lines(goal, (name, "64%")))


def test_how_many_of_the_known_things_are_meant_is_no_target():
    lines, remarks = given("Win 20 cafés for the two northern depots", known=(("cafés", "12"),))
    assert any("from 12 to 20" in line for line in lines)
    assert "two" not in remarks
    assert "Increase stalls in profit from 1 to 4" in given("Make our four stalls pay", known=(("stalls in profit", "1"),))[0]


def test_a_target_and_its_start_are_told_in_a_unit_that_leaves_both_whole():
    assert (
        "Cut time to lend a boat from 16 days to 7 days"
        in given("Lend a boat within a week", known=(("time to lend a boat", "16 days"),))[0]
    )


def test_no_more_of_something_holds_it():
    lines = all_lines("Mend roofs sooner without more overtime", ("overtime", "210 hours"), ("mending time", "9 days"))
    assert "Keep overtime at or below 210 hours" in lines
