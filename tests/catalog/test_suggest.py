"""A text is answered with the metrics that it names or asks for, the best first, always in the same order."""

from __future__ import annotations

import pytest

from okrcoach.catalog.suggest import Suggestion, read_department, suggest


def ids(found: tuple[Suggestion, ...]) -> list[str]:
    return [one.metric.id for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raise activation rate from 31% to 40%", "activation-rate"),
        ("Cut the churn of small teams from 4% to 3%", "logo-churn"),
        ("NPS from 22 to 35", "nps"),
        ("Bring p95 latency of the search API under 200 ms", "latency-p95"),
        ("Win 12 new customers in Portugal", "new-customers"),
        ("Fill open roles in 35 days instead of 60", "time-to-hire"),
        ("Close the books within 5 days of month-end", "days-to-close"),
        ("Get 5,000 sign-ups by launching three new templates", "signups"),
        ("Newsletter subscribers +25% vs last quarter", "subscribers"),
        ("Drivers quit less often: from 24% to 12% a year", "voluntary-turnover"),
        ("Bids won rise from 1 in 6 to 1 in 3", "win-rate"),
        ("Sick days per employee fall from 13 to 9", "absence-rate"),
        ("Reduce budget approval from 40 days to 15 days", "budget-cycle-time"),
    ],
)
def test_a_key_result_gets_the_metric_that_it_names_first(text: str, expected: str) -> None:
    assert ids(suggest(text))[0] == expected


@pytest.mark.parametrize(
    ("text", "department", "expected"),
    [
        ("Make the first week with Lumen effortless", "product", {"onboarding-completion", "time-to-value", "activation-rate"}),
        ("Make our releases boring", "engineering", {"change-failure-rate", "deploy-frequency"}),
        ("Stop losing customers in their first year", "customer success", {"grr", "logo-churn"}),
        ("Turn happy users into our best channel", "community", {"referral-rate"}),
        ("Fill the sales pipeline without raising spend", "marketing", {"pipeline-value", "mql", "leads"}),
        ("Become the place where nurses want to work", "HR", {"enps", "engagement-score", "employee-retention", "offer-acceptance"}),
        ("Get paid sooner", "finance", {"dso"}),
        ("Waste less in the bottling plant", "operations", {"scrap-rate", "waste-diverted", "oee"}),
        ("Keep hackers out of the booking desk", "", {"vulns-open", "vuln-age"}),
        ("No empty shelves at Lumen Toys", "", {"stockout-rate"}),
        ("Money that lasts until the next round", "", {"runway", "burn-rate"}),
        ("Short waits in A&E", "", {"patient-wait", "left-unseen-rate"}),
        ("Our app never crashes", "", {"error-rate"}),
        ("The nurses of Birch Ward want to stay", "", {"voluntary-turnover", "employee-retention", "enps"}),
    ],
)
def test_an_objective_that_names_no_metric_gets_fitting_ones(text: str, department: str, expected: set[str]) -> None:
    assert expected & set(ids(suggest(text, "objective", department)))


def test_the_department_decides_between_readings() -> None:
    people = ids(suggest("Keep our best people", "objective", "hr"))
    assert people[0] in {"employee-retention", "voluntary-turnover"}


def test_a_goal_that_says_nothing_gets_what_its_department_sets_most_often() -> None:
    found = suggest("Be bold", "objective", "finance")
    assert len(found) == 5
    assert all("finance" in one.metric.departments for one in found)
    assert found[0].why.startswith("often set in ")
    assert suggest("Be bold", "objective") == ()


def test_the_unit_that_a_key_result_starts_from_decides_between_readings() -> None:
    assert ids(suggest("Fill vacancies in 30 days instead of 52 days"))[0] == "time-to-hire"
    assert ids(suggest("Vacancies filled from 4 to 9"))[0] == "hires"


def test_scores_fall_and_lie_between_0_and_1() -> None:
    scores = [one.score for one in suggest("Improve customer satisfaction with onboarding", "objective", limit=10)]
    assert len(scores) == 10
    assert all(0 < score <= 1 for score in scores)
    assert scores == sorted(scores, reverse=True)


def test_a_suggestion_says_why() -> None:
    assert suggest("Raise activation rate to 40%")[0].why == "named in the text"
    assert suggest("Make onboarding effortless", "objective")[0].why.startswith("fits goals like ")


def test_what_costs_somebody_something_speaks_of_no_money() -> None:
    found = suggest("Hear from our users what went wrong before it costs their trust", "objective")
    assert not [one.metric.id for one in found if one.metric.unit == "currency"]


@pytest.mark.parametrize(
    "text", ["Keep the lights on", "Bring the team closer together", "Make life easier for everyone", "Be ready for next year"]
)
def test_small_words_alone_speak_for_no_metric(text: str) -> None:
    assert suggest(text, "objective") == ()


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("People open our app on the train", "applicants"),  # "best people"
        ("Trains leave when they should", "training-hours"),
        ("The product speaks for itself", "capacity"),  # "production"
        ("Live up to our mission", "no-show-rate"),  # "missed appointments"
        ("Depend on nobody else", "uptime"),
    ],
)
def test_a_word_that_only_looks_alike_speaks_for_no_metric(text: str, other: str) -> None:
    assert other not in ids(suggest(text, "objective"))


def test_a_phrase_of_small_words_counts_where_it_stands_as_a_whole() -> None:
    assert "applicants" in ids(suggest("Find the best people for our mill", "objective", limit=10))
    assert "operating-margin" in ids(suggest("Break even by spring", "objective"))
    assert suggest("Break new ground", "objective") == ()


def test_an_objective_that_tells_its_way_gets_metrics_that_go_it_first() -> None:
    found = suggest("Cut the cost of our charity's appeals", "objective")
    assert found[0].metric.direction == "down"


def test_the_same_question_gives_the_same_answer() -> None:
    first = suggest("Delight customers with reliable deliveries", "objective", "operations", 10)
    assert all(suggest("Delight customers with reliable deliveries", "objective", "operations", 10) == first for _ in range(3))


@pytest.mark.parametrize("text", ["", "   ", "!!!", "Xyzzy plugh", "12 34", "\u0000", "é" * 5000])
def test_a_text_that_says_nothing_gets_no_suggestion(text: str) -> None:
    assert suggest(text) == ()
    assert suggest(text, "objective") == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Engineering", {"engineering"}),
        ("product-engineering", {"product", "engineering"}),
        ("Customer Success", {"customer-success"}),
        ("People & Culture", {"hr"}),
        ("devops", {"sre"}),
        ("company", {"exec"}),
    ],
)
def test_a_department_is_known_by_its_usual_names(name: str, expected: set[str]) -> None:
    assert expected <= set(read_department(name))


@pytest.mark.parametrize("name", ["individual", "", "Zebra squad"])
def test_a_department_nobody_knows_is_told_and_left_aside(name: str) -> None:
    assert not read_department(name)
    assert suggest("Grow revenue", "objective", name) == suggest("Grow revenue", "objective")
