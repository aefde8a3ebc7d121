"""The checks at their edges; the middle of each stands in its rule's examples."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from okrcoach.catalog import Index
from okrcoach.model import UNKNOWN, CheckIn, KeyResult, Measure, Objective, OkrDocument, Project
from okrcoach.review import Finding, load_rules, review
from okrcoach.review.checks.alike import content, place_name
from okrcoach.review.checks.figures import endings, ends_with, figures, numbers
from okrcoach.review.checks.owners import names_in
from okrcoach.review.checks.polarity import ways
from okrcoach.review.line import Context, Line
from okrcoach.review.rule import make_rule
from okrcoach.settings import Settings

RULES = {rule.name: rule for rule in load_rules()}


def said(name: str, document: OkrDocument, *, as_of: date | None = None, **settings: Any) -> list[Finding]:
    """Return what one rule says of a document."""
    rules = load_rules(Settings(rules={name: settings})) if settings else RULES.values()
    return list(review(document, [rule for rule in rules if rule.name == name], as_of=as_of, metrics=Index()))


def key_results(*items: KeyResult | str, period: str | None = "2027-Q1") -> OkrDocument:
    """Put key results under one objective."""
    return OkrDocument((Objective("o", tuple(KeyResult(one) if isinstance(one, str) else one for one in items)),), period=period)


def first(text: str) -> tuple[Line, Context]:
    context = Context(key_results(text), metrics=Index())
    return context.objectives[0].key_results[0], context


@pytest.mark.parametrize(
    ("owner", "names"),
    [
        ("Ana", ("Ana",)),
        ("@ana, @ben", ("ana", "ben")),
        ("Ana & Ben / Chen and Dana", ("Ana", "Ben", "Chen", "Dana")),
        ("Ana Maria Lopez; Ben", ("Ana Maria Lopez", "Ben")),
        ("Sales and Marketing", ("Sales and Marketing",)),
        ("Ben (contributors: Chen, Dana)", ("Ben",)),
        ("Ben [Chen], Ed", ("Ben", "Ed")),
        ("Ben) Chen", ("Ben Chen",)),
        ("", ()),
        (" , ", ()),
    ],
)
def test_the_names_in_an_owner(owner: str, names: tuple[str, ...]) -> None:
    assert names_in(owner) == names


def test_an_owner_is_missing_only_where_another_line_of_the_kind_has_one() -> None:
    name = "owner-missing-or-shared"
    assert [one.where for one in said(name, key_results(KeyResult("a", owner="ana"), "b"))] == ["objectives/0/key_results/1"]
    covered = OkrDocument((Objective("o", (KeyResult("a", owner="ana"), KeyResult("b")), owner="ben"),))
    assert said(name, covered) == []
    assert [one.severity for one in said(name, key_results(KeyResult("a", owner="ana, ben")))] == ["info"]
    assert said(name, key_results(KeyResult("a", owner="ana, ben")), max=2) == []


def test_a_load_counts_each_of_several_owners() -> None:
    lines = [KeyResult(str(place), owner="ana, ben" if place else "ana") for place in range(6)]
    found = said("owner-overload", key_results(*lines))
    assert [one.message for one in found] == ["ana owns 6 key results: more than one person can look after in one period."]
    assert said("owner-overload", key_results(*lines[:5])) == []
    three = OkrDocument(tuple(Objective(str(place), owner="ana") for place in range(3)))
    assert [one.message[:22] for one in said("owner-overload", three)] == ["ana owns 3 objectives:"]


def parents(*pairs: tuple[str, str | None]) -> OkrDocument:
    return OkrDocument(tuple(Objective(text, parent=parent) for text, parent in pairs))


def test_a_circle_is_said_at_each_of_its_objectives_and_nowhere_else() -> None:
    document = parents(("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"), ("e", "e"), ("f", None))
    found = said("broken-parent-link", document)
    assert [one.where for one in found] == ["objectives/0", "objectives/1", "objectives/2", "objectives/4"]
    assert found[0].message == "This objective says that it supports 'b', which in the end supports this one."
    assert found[3].message == "This objective says that it supports itself."


def test_a_missing_parent_is_an_error_only_where_it_should_be_here() -> None:
    assert [one.severity for one in said("broken-parent-link", parents(("a", "zzz")))] == ["info"]
    assert [one.severity for one in said("broken-parent-link", parents(("a", None), ("b", "a"), ("c", "zzz")))] == ["error"]
    (near,) = said("broken-parent-link", parents(("Win the bakers", None), ("b", "Win the baker")))
    assert near.severity == "error"
    assert "did you mean `win the bakers`?" in near.message
    with_id = OkrDocument((Objective("a", id="x"), Objective("b", parent="zzz")))
    assert [one.severity for one in said("broken-parent-link", with_id)] == ["error"]


def test_an_objective_that_others_support_needs_no_parent() -> None:
    assert [one.where for one in said("unaligned-objective", parents(("a", None), ("b", "a"), ("c", None)))] == ["objectives/2"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The orders of our florists", {"order", "florist"}),
        ("1,000 orders", {"1000", "order"}),
        ("1.5 – (x)", {"1.5", "x"}),
        ("", set()),
    ],
)
def test_what_carries_a_statements_meaning(text: str, words: set[str]) -> None:
    assert content(text) == words


def test_where_a_statement_stands_in_words() -> None:
    assert place_name("objectives/0") == "objective 1"
    assert place_name("objectives/2/key_results/0") == "key result 1 of objective 3"
    assert place_name("objectives/0/projects/4") == "project 5 of objective 1"


LONG = "Orders of bakers florists grocers butchers tailors cobblers painters plumbers from 40 to 70"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (LONG, True),
        (LONG.replace("Orders of", "the orders of our"), True),
        (LONG.replace("plumbers", "plumbers masons"), True),
        (LONG.replace("plumbers", "masons"), False),
        (LONG.replace("plumbers", "").replace("painters", ""), False),
        (LONG.replace("70", "80"), False),
    ],
)
def test_nearly_the_same_is_the_same_for_long_statements(other: str, same: bool) -> None:
    found = said("duplicate-statement", key_results(LONG, other))
    assert [one.message for one in found] == (["This says the same as key result 1 of objective 1."] if same else [])


def test_a_statement_without_words_is_no_copy() -> None:
    assert said("duplicate-statement", key_results("!!!", "???", "", "")) == []


def test_copies_under_two_owners_are_a_remark() -> None:
    twice = [said("duplicate-statement", key_results(KeyResult("Win bakers", owner=one), KeyResult("Win bakers", owner=two)))[0] for one, two in
             (("ana", "ben"), ("ana", "Ana"), ("ana", None))]  # fmt: skip
    assert [one.severity for one in twice] == ["info", "warning", "warning"]


def test_the_end_of_a_phrase() -> None:
    known = endings(["churn rate", "rate", "time to hire"])
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
        ("Reduce churn from 3% to 5%", {"target-not-beyond-baseline"}),
        ("Churn from 3% to 5%", {"target-not-beyond-baseline"}),
        ("Churn from 3% to 3%", {"target-not-beyond-baseline"}),
        ("Keep churn from 3% to 3%", set()),
        ("Increase churn from 3% to 3%", {"target-not-beyond-baseline"}),
        ("Tickets from 30 to 50", set()),
        ("Reduce churn to 3%", set()),
    ],
)
def test_one_slip_gets_one_error(text: str, rules: set[str]) -> None:
    both = [RULES["target-not-beyond-baseline"], RULES["direction-conflict"]]
    assert {one.rule for one in review(key_results(text), both)} == rules


@pytest.mark.parametrize(
    ("text", "said_"),
    [
        ("Reach 100% activation rate", ""),
        ("Reach 101% activation rate", "between 0 and 100%"),
        ("Raise the activation rate from 90% to 110%", "between 0 and 100%"),
        ("Reach 120% of the revenue target", ""),
        ("Net revenue retention of 120%", ""),
        ("6 out of 5 stars in the app store", "between 0 and 5"),
        ("App rating of 5 stars", ""),
        ("App rating of 5.5 stars", "between 0 and 5"),
        ("NPS from -101 to 20", "between -100 and 100"),
        ("NPS of 100", ""),
        ("Cut complaints by 100%", ""),
        ("Cut complaints by 101%", "fall by more"),
        ("Grow orders by 300%", ""),
        ("Response time of 4 hours", ""),
        ("120% of clerks finish the course", "between 0 and 100%"),
    ],
)
def test_what_a_number_can_be(text: str, said_: str) -> None:
    found = said("impossible-target", key_results(text))
    assert [said_ in one.message for one in found] == ([True] if said_ else [])


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


@pytest.mark.parametrize(
    ("text", "said_"),
    [
        ("Bring the response time to 4", "does not say in what it is measured: name minutes, hours or days"),
        ("Average deal size to 19,000", "does not say in what it is measured: name the currency"),
        ("Bring the response time to 4 hours", ""),
        ("Raise the win rate to 20", ""),
        ("Bring the number of shops to 4", ""),
        ("Bring the response time from 9 to 4", ""),
        ("Raise NPS to 40%", "is counted in points from -100 to 100, not in percent"),
        ("Time to a refund from 9 days to 40%", "starts in one unit and ends in another"),
        ("Time to a refund from 9 days to 4", "names its unit only once (days)"),
        ("Raise the share of returns from 20 to 40%", ""),
        ("Cut the response time by 4", ""),
    ],
)
def test_which_unit_a_number_lacks(text: str, said_: str) -> None:
    found = said("unit-mismatch", key_results(text))
    assert [said_ in one.message for one in found] == ([True] if said_ else [])


def test_a_sum_far_below_those_beside_it() -> None:
    lines = ["Close $500k in flower deals", "Close $300k in bread deals", "Close $3,000 in toy deals"]
    assert said("unit-mismatch", key_results(*lines)) == []
    assert [one.match for one in said("unit-mismatch", key_results(*lines[:2], "Close $2,999 in toy deals"))] == ["$2,999"]
    assert said("unit-mismatch", key_results(lines[0], "Close $20 in toy deals")) == []
    assert said("unit-mismatch", key_results(*lines[:2], "Keep the fee below $20 a month")) == []


@pytest.mark.parametrize(
    ("confidence", "value", "day", "problem"),
    [
        ("green", 6.0, "2027-02-15", ""),
        ("green", 9.0, "2027-02-15", "green, but 0%"),
        ("On-track", 8.0, "2027-03-31", "green, but 17%"),
        ("7/10", 9.0, "2027-02-15", "green, but 0%"),
        ("6", 9.0, "2027-02-15", ""),
        ("amber", 9.0, "2027-02-15", ""),
        ("red", 4.0, "2027-01-10", "red, but 83%"),
        ("3", 4.0, "2027-01-10", "red, but 83%"),
        ("11", 4.0, "2027-01-10", ""),
        ("", 9.0, "2027-02-15", ""),
        ("green", 9.0, "2026-02-15", ""),
        ("green", None, "2027-02-15", ""),
    ],
)
def test_what_a_colour_and_the_numbers_say_together(confidence: str, value: float | None, day: str, problem: str) -> None:
    item = KeyResult("Days to a refund from 9 to 3", check_ins=(CheckIn(day, value, confidence),))
    found = said("confidence-progress-mismatch", key_results(item))
    assert [problem in one.message for one in found] == ([True] if problem else [])


def test_a_value_that_stands_still() -> None:
    def checks(*values: float | None) -> OkrDocument:
        return key_results(
            KeyResult("Orders to 70", check_ins=tuple(CheckIn(f"2027-01-1{day}", one, "green") for day, one in enumerate(values)))
        )

    name = "confidence-progress-mismatch"
    assert [one.message[:56] for one in said(name, checks(41, 41, 41))] == ["The last check-in is green, but the value has not moved "]
    assert said(name, checks(41, 41)) == []
    assert said(name, checks(40, 41, 41)) == []
    assert said(name, checks(None, None, None)) == []
    reached = KeyResult("Orders from 20 to 41", check_ins=tuple(CheckIn(f"2027-01-1{day}", 41, "green") for day in range(3)))
    assert said(name, key_results(reached)) == []


@pytest.mark.parametrize(
    ("today", "days", "found"),
    [("2027-01-20", "2027-01-10", 0), ("2027-01-21", "2027-01-10", 1), ("2027-04-01", "2027-01-10", 0), ("2026-12-31", "2027-01-10", 0)],
)
def test_when_a_check_in_is_stale(today: str, days: str, found: int) -> None:
    document = key_results(KeyResult("a", check_ins=(CheckIn(days, 1.0), CheckIn("2027-01-02", 1.0), CheckIn("no day", 1.0))))
    assert len(said("stale-check-in", document, as_of=date.fromisoformat(today))) == found


def test_a_scored_or_unscored_key_result_and_check_ins() -> None:
    document = key_results(KeyResult("a", check_ins=(CheckIn("2027-01-02", 1.0),), score=0.5), KeyResult("b"))
    found = said("stale-check-in", document, as_of=date(2027, 1, 30))
    assert [(one.where, one.message) for one in found] == [
        ("objectives/0/key_results/1", "It is time to look at this key result: nobody has looked at it in 29 days.")
    ]
    assert said("stale-check-in", document) == []


@pytest.mark.parametrize(
    ("score", "written", "found"),
    [(0.0, None, 0), (1.0, None, 0), (1.1, None, 1), (-0.1, None, 1), (None, "7 of 5", 1), (None, None, 0)],
)
def test_scores_on_the_scale(score: float | None, written: str | None, found: int) -> None:
    assert len(said("score-out-of-range", key_results(KeyResult("a", score=score, score_as_written=written)))) == found


@pytest.mark.parametrize(
    ("score", "value", "found"), [(0.5, 6.0, 0), (0.7, 6.0, 0), (0.71, 6.0, 1), (0.29, 6.0, 1), (1.0, 1.0, 0), (0.0, 12.0, 0)]
)
def test_a_score_and_the_last_value(score: float, value: float, found: int) -> None:
    item = KeyResult("Days from 9 to 3", score=score, check_ins=(CheckIn("2027-03-01", value),))
    assert [one.severity for one in said("score-out-of-range", key_results(item))] == ["info"] * found


def test_final_scores_are_missed_two_weeks_after_the_end() -> None:
    document = key_results(KeyResult("a"), KeyResult("b", score=0.4))
    assert said("missing-final-score", document, as_of=date(2027, 4, 14)) == []
    (found,) = said("missing-final-score", document, as_of=date(2027, 4, 15))
    assert found.message == "The period 2027-Q1 is over, and 1 of 2 key results have no score."


@pytest.mark.parametrize(("scores", "today", "found"), [
    ([1.0] * 5, None, 1), ([1.0] * 4, None, 0), ([0.9] * 5, None, 0), ([0.2] * 5, None, 0), ([0.2] * 5, "2027-04-01", 1),
    ([0.2] * 5, "2027-03-31", 0), ([0.3] * 5, "2027-04-01", 0),
])  # fmt: skip
def test_scores_that_are_all_alike(scores: list[float], today: str | None, found: int) -> None:
    document = key_results(*(KeyResult(str(place), score=one) for place, one in enumerate(scores)))
    assert len(said("sandbagging-history", document, as_of=date.fromisoformat(today) if today else None)) == found


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2027-Q3", 0),
        ("2027-03", 0),
        ("2027-H1", 0),
        ("FY27", 0),
        ("2027-01-01 to 2027-02-14", 1),
        ("2027-01-01 to 2027-04-11", 1),
        (None, 0),
    ],
)
def test_how_long_a_period_lasts(period: str | None, found: int) -> None:
    assert len(said("period-length", key_results("a", period=period))) == found
    assert said("period-length", OkrDocument(period=period)) == []


def test_a_period_may_be_told_by_every_objective() -> None:
    timed = Objective("Win bakers by 30 June 2027")
    assert said("missing-period", OkrDocument((timed,))) == []
    assert said("missing-period", OkrDocument((Objective("o", (KeyResult("a", measure=Measure(due="2027-06-30")), KeyResult("b"))),))) == []
    assert len(said("missing-period", OkrDocument((timed, Objective("Win florists"))))) == 1
    assert said("missing-period", OkrDocument()) == []


@pytest.mark.parametrize(
    ("due", "found"),
    [("2027-01-01", 0), ("2027-03-31", 0), ("2027-04-01", 1), ("2026-12-31", 1), ("soon", 0), (None, 0)],
)
def test_the_first_and_the_last_day_are_in_the_period(due: str | None, found: int) -> None:
    document = OkrDocument((Objective("o", (KeyResult("a", measure=Measure(due=due)),), (Project("p", due=due),)),), period="2027-Q1")
    assert len(said("deadline-outside-period", document)) == 2 * found


def test_a_deadline_says_what_is_wrong_with_it() -> None:
    document = key_results("Orders to 70 by 2 April", "Orders to 80 by 31 June", "Orders to 90 by 3 March 2026")
    assert [one.message for one in said("deadline-outside-period", document)] == [
        "The deadline '2 April' is after the period (2027-Q1).",
        "The deadline '31 June' is no day of the calendar.",
        "The deadline '3 March 2026' is before the period (2027-Q1).",
    ]


def test_counts_leave_out_what_they_are_told_to() -> None:
    lines = [KeyResult(str(place), type="health" if place > 4 else None) for place in range(9)]
    assert said("key-result-count", key_results(*lines)) == []
    assert [one.severity for one in said("key-result-count", key_results(*lines), max=4)] == ["warning"]
    (few,) = said("key-result-count", key_results("a"))
    assert few.message == "Only 1 key result under this objective; most have between 3 and 5."


def test_pay_and_goals_have_to_stand_close() -> None:
    near, far = "OKR " + "x " * 8 + "bonus", "OKR " + "x " * 9 + "bonus"
    assert [one.match for one in said("compensation-link", key_results(near))] == ["bonus"]
    assert said("compensation-link", key_results(far)) == []
    assert [one.match for one in said("compensation-link", key_results("Pay rises follow KR12"))] == ["Pay rises"]
    assert said("compensation-link", key_results("bonus"), goals=["bonus"]) != []


def test_a_push_is_watched_by_a_level_to_hold_anywhere() -> None:
    pushed = Objective("Fill the calendar", (KeyResult("Leads from 400 to 600"),))
    assert len(said("guardrail-missing", OkrDocument((pushed,)))) == 1
    watched = Objective("Stay good", (KeyResult("MQL to SQL rate from 20% to 30%", type="health"),))
    assert said("guardrail-missing", OkrDocument((pushed, watched))) == []
    assert said("guardrail-missing", OkrDocument((Objective("o"),))) == []


def test_the_same_metric_twice() -> None:
    name = "overlapping-key-results"
    assert [one.where for one in said(name, key_results("Churn from 5% to 4%", "Churn in Spain from 5% to 4%"))] == [
        "objectives/0/key_results/1"
    ]
    assert said(name, key_results("Churn in Italy from 5% to 4%", "Churn in Spain from 5% to 4%")) == []
    assert said(name, key_results("Churn from 5% to 4%", "Churn from 5% to 4%")) == []
    assert said(name, key_results("Reduce churn by 5%", "Increase churn by 7%")) == []
    assert len(said("conflicting-directions", key_results("Reduce churn by 5%", "Increase churn by 7%"))) == 1
    assert review(key_results("Churn from 5% to 4%", "Churn in Spain from 5% to 4%"), [RULES[name]]) == ()


def test_settings_over_a_rule_leave_the_rule_itself_alone() -> None:
    data = {"severity": "info", "category": "time", "applies": ["document"], "finds": "f", "message": "m", "hint": "h", "why": "w", "source": ["s"],
            "check": {"kind": "count", "of": "objectives"}, "settings": {"words": ["a"]}, "good": [], "bad": []}  # fmt: skip
    assert make_rule("x", data, settings={"words": ["b"]}).settings == {"words": ["a", "b"]}
    assert data["settings"] == {"words": ["a"]}
