"""A metric is found by what people call it."""

from __future__ import annotations

import pytest

from okrcoach.catalog import all_metrics, find, metric
from okrcoach.errors import OkrcoachError
from tests.counting import calls


def test_an_id_gives_its_metric() -> None:
    assert metric("activation-rate").noun == "activation rate"


def test_a_wrong_id_is_answered_with_the_nearest_ones() -> None:
    with pytest.raises(OkrcoachError, match="near it: activation-rate"):
        metric("activaton-rate")


def test_a_word_like_no_metric_names_the_command_that_lists_them() -> None:
    with pytest.raises(OkrcoachError, match="okrcoach metrics"):
        metric("zzzzqqqq")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("NPS", "nps"),
        ("churn", "logo-churn"),
        ("retention", "customer-retention"),
        ("Net dollar retention", "nrr"),
        ("dau/mau", "stickiness"),
        ("Sign-ups", "signups"),
    ],
)
def test_a_name_or_another_name_comes_first(query: str, expected: str) -> None:
    assert find(query)[0].id == expected


def test_words_of_an_entry_find_it() -> None:
    assert "page-load-time" in [found.id for found in find("website speed")]


def test_no_query_lists_the_whole_catalog() -> None:
    assert find("  ") == all_metrics()


@pytest.mark.parametrize(("query", "expected"), [("e-mail open rates", "email-open-rate"), ("signup rate", "signup-rate"), ("SQL", "sql")])
def test_spelling_and_number_do_not_matter(query: str, expected: str) -> None:
    assert find(query)[0].id == expected


def test_a_query_like_nothing_finds_nothing() -> None:
    assert find("qqqq zzzz") == ()


@pytest.mark.parametrize("query", ["churn rate", "qqqq zzzz"])
def test_the_catalog_is_taken_apart_once_for_all_queries(query: str) -> None:
    find("a first query")
    assert calls(lambda: find(query)) < 100 * len(all_metrics())
