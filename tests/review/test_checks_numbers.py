"""The checks of numbers at their edges: start, direction, reach, unit and metric; the middle stands in the rules' examples."""

from __future__ import annotations

import pytest

from okrcoach.catalog import Index
from okrcoach.model import UNKNOWN, CheckIn, KeyResult, Measure
from okrcoach.review import load_rules, review
from okrcoach.review.checks.figures import by_last_word, ends_with, figures, numbers
from okrcoach.review.checks.polarity import ways
from okrcoach.review.line import Context, Line
from tests.review.saying import key_results, said

RULES = {rule.name: rule for rule in load_rules()}


def first(text: str) -> tuple[Line, Context]:
    context = Context(key_results(text), metrics=Index())
    return context.objectives[0].key_results[0], context


def test_the_end_of_a_phrase() -> None:
    known = by_last_word(["churn rate", "rate", "time to hire"])
    assert [ends_with(tuple(text.split()), known) for text in ("churn rate", "click rate", "rate of churn", "", "our time to hire")] == [
        2,
        1,
        0,
        0,
        3,
    ]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("NPS from 31 to 50", (31, 50)),
        ("Time from 2 days to 12 hours", (172800, 43200)),
        ("Time from 24 hours to 2", (24, 2)),
        ("NPS of 50 (currently 31)", (31, 50)),
        ("NPS of 50", None),
        ("Grow orders by 20%", None),
        ("Readers from 250,0000 to 350,000", None),
        ("Orders from 40 to 60-80", None),
        ("Win bakers", None),
    ],
)
def test_where_a_line_starts_and_where_it_goes(text: str, pair: tuple[float, float] | None) -> None:
    assert numbers(first(text)[0]) == pair


def test_numbers_in_fields_count_where_the_text_has_none() -> None:
    context = Context(key_results(KeyResult("Orders of bakers", measure=Measure(baseline=4.0, target=9.0))))
    assert numbers(context.objectives[0].key_results[0]) == (4, 9)
    for measure in (Measure(baseline=UNKNOWN, target=9.0), Measure(baseline=4.0), Measure(baseline=4.0, target=9.0, comparison="vs Q2")):
        assert numbers(Context(key_results(KeyResult("Orders", measure=measure))).objectives[0].key_results[0]) is None


def test_what_is_measured() -> None:
    assert figures(first("Increase the average order value to $50")[0]).phrase == ("average", "order", "value")
    assert figures(first("Win bakers")[0]).target is None


@pytest.mark.parametrize(
    ("text", "verb", "moved", "good"),
    [
        ("Increase churn from 5% to 3%", "up", "down", "down"),
        ("Reduce churn from 5% to 3%", "down", "down", "down"),
        ("Improve churn from 5% to 3%", "", "down", "down"),
        ("Churn from 3% to 5%", "", "up", "down"),
        ("Never increase churn from 5% to 3%", "", "down", "down"),
        ("Reduce the loss from -5% to -2%", "", "up", ""),
        ("Grow sales while bringing returns from 9% to 6%", "", "down", ""),
        ("Raise win rate to 20%", "up", "", "up"),
        ("Win 20 bakers", "", "", ""),
    ],
)
def test_which_way_the_verb_the_numbers_and_the_metric_point(text: str, verb: str, moved: str, good: str) -> None:
    way = ways(*first(text))
    assert (way.verb, way.numbers, way.metric) == (verb, moved, good)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Increase NPS from 45 to 40", {"target-not-beyond-baseline"}),
        ("Increase turnaround from 3 days to 1 day", {"direction-conflict"}),
        ("Increase churn from 3% to 5%", {"direction-conflict"}),
        ("Increase qualified escalations from 3% to 5%", set()),
        ("Reduce churn from 3% to 5%", {"target-not-beyond-baseline"}),
        ("Churn from 3% to 5%", {"target-not-beyond-baseline"}),
        ("Churn from 3% to 3%", {"target-not-beyond-baseline"}),
        ("Keep churn from 3% to 3%", set()),
        ("Increase churn from 3% to 3%", {"target-not-beyond-baseline"}),
        ("Tickets from 30 to 50", set()),
        ("Reduce churn to 3%", set()),
        ("Increase renewals by 10% and cut churn by 15%", set()),
        ("Grow trials by 30% and reduce churn by 15%", set()),
        ("Cut churn by 15% and increase complaints by 10%", {"direction-conflict"}),
        ("Grow trials by 30% and reduce churn from 3% to 5%", {"target-not-beyond-baseline"}),
    ],
)
def test_one_slip_gets_one_error(text: str, rules: set[str]) -> None:
    both = [RULES["target-not-beyond-baseline"], RULES["direction-conflict"]]
    assert {one.rule for one in review(key_results(text), both, metrics=Index())} == rules


def test_of_two_aims_the_wrong_one_is_pointed_at() -> None:
    text = "Cut churn by 15% and increase complaints by 10%"
    (found,) = review(key_results(text), [RULES["direction-conflict"]])
    assert found.match == "increase complaints"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Orders from 100 to 104", "hardly"),
        ("Orders from 100 to 105", ""),
        ("Orders from 100 to 400", ""),
        ("Orders from 100 to 401", "more than one period"),
        ("Orders from 19 to 400", ""),
        ("Orders from 20 to 400", "more than one period"),
        ("Orders from 0 to 400", ""),
        ("Share of returns from 40% to 41%", "hardly"),
        ("Uptime from 99% to 99.9%", ""),
        ("Share of repeat orders from 20% to 90%", ""),
        ("Share of repeat orders from 20% to 93%", "more than one period"),
        ("Churn from 40% to 39%", "hardly"),
        ("Churn from 40% to 2%", ""),
    ],
)
def test_how_far_a_target_may_be(text: str, problem: str) -> None:
    assert [problem in one.message for one in said("stretch-out-of-range", key_results(text))] == ([True] if problem else [])


@pytest.mark.parametrize(
    ("item", "severity"),
    [
        (KeyResult("Achieve NPS of 50"), "warning"),
        (KeyResult("Achieve NPS of 50", measure=Measure(baseline=31.0, target=50.0)), ""),
        (KeyResult("Achieve NPS of 50", measure=Measure(baseline=UNKNOWN, target=50.0)), "info"),
        (KeyResult("Achieve NPS of 50", check_ins=(CheckIn("2027-01-01", 31.0),)), ""),
        (KeyResult("Achieve NPS of 50", check_ins=(CheckIn("2027-01-01"),)), "warning"),
        (KeyResult("Achieve NPS of 50", type="health"), ""),
        (KeyResult("Achieve NPS of at least 50"), ""),
        (KeyResult("Share of rye between 12% and 14%"), ""),
        (KeyResult("Bring the share of rye to between 12% and 14%"), "warning"),
        (KeyResult("Reach 50 bakers"), ""),
        (KeyResult("Average deal size to $19k"), "warning"),
        (KeyResult("Earn $19k from bakers"), ""),
        (KeyResult("Finish the course in 3 days"), ""),
        (KeyResult("Bring the time to a refund to 3 days"), "warning"),
        (KeyResult("60% of bakers order again"), "info"),
        (KeyResult("100% of bakers order again"), ""),
        (KeyResult("Reach 40% conversion rate in a new market"), ""),
        (KeyResult("Raise orders by 10%"), ""),
    ],
)
def test_which_levels_need_a_start(item: KeyResult, severity: str) -> None:
    assert [one.severity for one in said("missing-baseline", key_results(item))] == ([severity] if severity else [])


def test_a_growth_in_fields_with_its_base_needs_no_other() -> None:
    item = KeyResult("Increase leads by 25%", measure=Measure(target=25.0, comparison="vs last quarter"))
    assert said("percent-without-base", key_results(item)) == []


def test_the_same_metric_twice() -> None:
    name = "overlapping-key-results"
    assert [one.where for one in said(name, key_results("Churn from 5% to 4%", "Churn in Spain from 5% to 4%"))] == [
        "objectives/0/key_results/1"
    ]
    assert said(name, key_results("Churn in Italy from 5% to 4%", "Churn in Spain from 5% to 4%")) == []
    assert said(name, key_results("Churn from 5% to 4%", "Churn from 5% to 4%")) == []
    assert said(name, key_results("Reduce churn by 5%", "Increase churn by 7%")) == []
    assert len(said("conflicting-directions", key_results("Reduce churn by 5%", "Increase churn by 7%"))) == 1
    two_names = key_results("Churn from 5% to 4%", "Customer churn rate in Spain from 5% to 4%")
    assert len(said(name, two_names)) == 1
    assert review(two_names, [RULES[name]]) == (), "without the catalog they have no metric in common"


@pytest.mark.parametrize(
    ("first_line", "second", "conflict", "overlap"),
    [
        ("Grow headcount from 40 to 50", "Cut headcount from 50 to 36", 1, 0),
        ("Opening hours from 40 to 50 a week", "Reduce opening hours to 36 a week", 1, 0),
        ("Opening hours from 40 to 50 a week", "Opening hours on Sundays from 4 to 6", 0, 0),
        ("Headcount from 40 to 50", "Raise headcount to 48", 0, 1),
        ("Grow headcount in Spain by 10%", "Cut headcount in Italy by 20%", 0, 0),
        ("Riders who come back from 40 to 50", "Riders who leave from 9 to 4", 0, 0),
        ("Train 40 nurses", "Hire 40 nurses", 0, 0),
    ],
)
def test_one_measure_in_two_lines_though_the_catalog_does_not_know_it(first_line: str, second: str, conflict: int, overlap: int) -> None:
    document = key_results(first_line, second)
    assert len(said("conflicting-directions", document)) == conflict
    assert len(said("overlapping-key-results", document)) == overlap


def test_limits_and_numbers_that_say_which_need_no_start() -> None:
    name = "missing-baseline"
    assert said(name, key_results("Drift of the clocks within +/- 5%")) == []
    assert said(name, key_results("Fix the top 30 faults")) == []
    assert len(said(name, key_results("Appear in the top 5 results"))) == 1
    assert len(said(name, key_results("Drift of the clocks at 5%"))) == 1


def test_a_start_that_is_known_to_be_unknown_is_asked_for_no_more() -> None:
    (found,) = said("missing-baseline", key_results("Drift of the clocks from (baseline to be measured) to 5%"))
    assert (found.severity, "from (baseline to be measured)" in found.hint) == ("info", False)


@pytest.mark.parametrize(("text", "hits"), [("Grow visits from the top 30 ports", 0), ("Become one of the top 30 ports", 1)])
def test_a_place_on_a_list_that_says_whom_a_line_is_about_needs_no_start(text: str, hits: int) -> None:
    assert len(said("missing-baseline", key_results(text))) == hits
