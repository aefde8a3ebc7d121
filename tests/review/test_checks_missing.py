"""The checks of what a line lacks, at their edges: a number, its metric, its base, its whole, or a level to guard beside it."""

from __future__ import annotations

import pytest

from okrcoach.model import KeyResult, Measure
from tests.review.saying import key_results, said


@pytest.mark.parametrize("text", ["Improve results", "Progress", "Sell 40 loaves", "Raise NPS to 40", "Close $2m of new business"])
def test_a_line_without_a_number_or_with_a_noun_has_no_number_alone(text: str) -> None:
    assert said("number-without-metric", key_results(text)) == []


@pytest.mark.parametrize("text", ["Achieve 90%", "Improve results by 20%"])
def test_a_number_alone(text: str) -> None:
    assert [one.match for one in said("number-without-metric", key_results(text))] == [text.rsplit(maxsplit=1)[-1]]


@pytest.mark.parametrize(
    ("text", "found"),
    [("Increase by 15%", 1), ("Improve by 30%", 1), ("Rise by 10%", 1), ("Increase in orders by 15%", 0), ("Discount by 20%", 0)],
)
def test_a_bare_verb_of_change_names_no_metric(text: str, found: int) -> None:
    assert len(said("number-without-metric", key_results(text))) == found


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Open the second bakery", "info"),
        ("Rebuild the old mill", "info"),
        ("Measure how long bread stays fresh", "error"),
        ("Help the apprentices", "error"),
        ("Comeback rate (2 visits within 30 days)", "error"),
        ("Launch the bread kiosk within 60 days", "info"),
        ("Percentage of orders baked within 2 days", "error"),
        ("Raise the share of orders that are baked within 2 days", "error"),
    ],
)
def test_only_what_is_surely_done_or_not_is_less_than_an_error_without_a_number(text: str, severity: str) -> None:
    assert [one.severity for one in said("key-result-no-number", key_results(text))] == [severity]


@pytest.mark.parametrize(
    "text",
    [
        "Run the tasting every week",
        "Read a cookbook a month",
        "Finish a new loaf every other day",
        "Keep returns (at 2%)",
        "Loaves reach the shop in under an hour",
        "Mend ovens within 30 days",
        "Percentage of orders baked within 2 days: 90%",
        "Bring the number of days down to 4 days",
    ],
)
def test_what_can_be_counted_has_a_number(text: str) -> None:
    assert said("key-result-no-number", key_results(text)) == []


def test_a_step_with_a_number_in_its_fields_is_no_matter_of_yes_or_no() -> None:
    (plain,) = said("binary-key-result", key_results("Open the second bakery"))
    assert plain.match == "Open the second bakery"
    assert said("binary-key-result", key_results(KeyResult("Open the second bakery", measure=Measure(target=4.0)))) == []


def test_a_judgement_by_others_gets_a_hint_of_its_own() -> None:
    (found,) = said("key-result-no-number", key_results("Obtain the organic certificate"))
    assert found.hint.startswith("Keep it if the verdict is what counts.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Raise orders by 20%", 1),
        ("Raise orders by 20% over last quarter", 0),
        ("Raise orders from 40 by 20%", 0),
    ],
)
def test_what_a_growth_is_compared_with(text: str, found: int) -> None:
    assert len(said("percent-without-base", key_results(text))) == found


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("85% participation of parents", False),
        ("75% adoption of the rota app by ward managers", False),
        ("95% compliance with hand hygiene on all wards", False),
        ("Three in four patients book online", False),
        ("80% adoption in Q2", True),
        ("90% completion by 30 March", True),
        ("90% attendance by the end of the term", True),
        ("90% attendance", True),
    ],
)
def test_of_whom_a_share_is_may_stand_behind_its_noun(text: str, asked: bool) -> None:
    assert bool(said("ratio-without-denominator", key_results(text))) is asked


def test_a_share_in_words_is_one_like_any_other() -> None:
    for text in ("Three in four patients book online", "8 of 10 tenants renew", "80% of florists book online"):
        assert [one.severity for one in said("missing-baseline", key_results(text))] == ["info"]


def test_a_rating_is_no_share() -> None:
    assert [one.severity for one in said("missing-baseline", key_results("Guests rate the lodge 4 of 5 stars"))] == ["warning"]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["First response time from 9 hours to 2 hours"], 1),
        (["Leads generated from 400 to 900"], 1),
        (["Activation rate from 30% to 40%"], 0),
        (["Churn rate from 5% to 3%"], 0),
        (["Average order value from $40 to $50"], 0),
        (["First response time from 9 hours to 2 hours", "Keep CSAT above 4.5"], 0),
        (["First response time from 9 hours to 2 hours", "Loaves from 40 to 50"], 0),
        ([], 0),
    ],
)
def test_only_a_push_on_volume_speed_or_cost_alone_asks_for_a_guard(texts: list[str], found: int) -> None:
    assert len(said("guardrail-missing", key_results(*texts))) == found


def test_the_hint_names_two_guards_at_most() -> None:
    (found,) = said("guardrail-missing", key_results("First response time from 9 hours to 2 hours"))
    assert found.hint == "Add a level to hold, for example: keep csat or fcr where it is today."


@pytest.mark.parametrize(
    ("texts", "match"),
    [
        (["Reach 10k followers"], "10k followers"),
        (["Followers to 10k"], "Followers to 10k"),
        (["Reach 10k followers", "40 orders"], None),
        (["Reach 10k followers", "1 order"], None),
        (["Reach 10k followers", "MRR from $40k to $60k"], None),
        (["Reach 10k followers", "Retention rate from 40% to 60%"], None),
    ],
)
def test_a_number_that_grows_by_itself(texts: list[str], match: str | None) -> None:
    assert [one.match for one in said("vanity-metric", key_results(*texts))] == ([match] if match else [])


def test_a_share_of_people_does_not_grow_by_itself() -> None:
    assert said("vanity-metric", key_results("Saved views used by 40% of planners")) == []
    assert len(said("vanity-metric", key_results("Page views from 4,000 to 9,000"))) == 1


@pytest.mark.parametrize("text", ["Bake orders within 2 days for the top 10 cafés", "For the top 10 cafés, delivery time below 3 hours"])
def test_a_rank_that_says_which_is_no_level_without_a_start(text: str) -> None:
    assert said("missing-baseline", key_results(text)) == []
    assert said("compound-statement", key_results(text)) == []
