"""A key result's text as a measure."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from okrcoach.language.dates import Period
from okrcoach.language.measures import main_quantity, read_level, read_measure
from okrcoach.language.quantities import quantities
from okrcoach.language.statement import Statement, read_statement
from okrcoach.model import UNKNOWN, Measure

from .any_text import ANY_TEXT, calls

Q3 = Period(date(2026, 7, 1), date(2026, 9, 30), "2026-Q3")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Raise activation rate from 31% to 40%", Measure("activation rate", "up", "percent", 31, 40)),
        ("Increase the win rate from 18% to 30% by 31 March 2027", Measure("win rate", "up", "percent", 18, 30, None, "2027-03-31")),
        ("Reduce cost per ticket from $9 to $7", Measure("cost per ticket", "down", "$", 9, 7)),
        ("Cut response time from 3 business days to 2", Measure("response time", "down", "business days", 3, 2)),
        ("Cut response time from 2 days to 30 hours", Measure("response time", "down", "hours", 48, 30)),
        ("Cut page weight from 1 GB to 2 MB", Measure("page weight", "down", "MB", 1000, 2)),
        ("Improve search position from 9 to 3", Measure("search position", "down", "count", 9, 3)),
        ("Weekly active teams: 1,200 -> 2,000", Measure("Weekly active teams", "up", "count", 1200, 2000)),
        ("NPS from 31 to 50", Measure("NPS", "up", "count", 31, 50)),
        ("Raise NPS (currently 31) to 50", Measure("NPS", "up", "count", 31, 50)),
        ("Waste a week: actual 30 target 20", Measure("Waste a week", "down", "count", 30, 20)),
        ("Achieve 99.95% uptime (currently 99.7%)", Measure("uptime", "up", "percent", 99.7, 99.95)),
        ("Onboarding time: 20 \u2192 10 days", Measure("Onboarding time", "down", "days", 20, 10)),
        ("Move conversion from 2 to 4%", Measure("conversion", "up", "percent", 2, 4)),
        ("Bring the crew rating to 4.5/5 compared with 3.9/5 today", Measure("crew rating", "up", "score", 3.9, 4.5)),
        ("Yard profit at $10k (currently -$20k)", Measure("Yard profit", "up", "$", -20_000, 10_000)),
        ("Repeat rate: start 20%, goal 35%", Measure("Repeat rate", "up", "percent", 20, 35)),
        ("Guests on board (target: 40)", Measure("Guests on board", None, "count", None, 40)),
        ("Share who come back [baseline: 12%, goal: 40%]", Measure("Share who come back", "up", "percent", 12, 40)),
        ("Lower waits (at noon) (from 9 to 6 minutes)", Measure("waits (at noon)", "down", "minutes", 9, 6)),
        ("Keep churn from 4% to 4%", Measure("churn", "keep", "percent", 4, 4)),
        # work, and what it is to move
        (
            "Launch the new booking page to increase online bookings by 25%",
            Measure("online bookings", "up", "percent", None, 25),
        ),
        ("Train the crew to cut waiting from 9 to 6 minutes", Measure("waiting", "down", "minutes", 9, 6)),
        # million, and minutes
        ("Grow revenue from 1m to 2m", Measure("revenue", "up", "count", 1_000_000, 2_000_000)),
        ("Grow ARR from $1m to 2m", Measure("ARR", "up", "$", 1_000_000, 2_000_000)),
        ("Grow weekly active users to 2m", Measure("weekly active users", "up", "count", None, 2_000_000)),
        ("Grow to 2m in sales", Measure(None, "up", "count", None, 2_000_000)),
        ("Reduce waiting time from 5m to 2m", Measure("waiting time", "down", "minutes", 5, 2)),
        ("Cut the time that customers wait to 2m", Measure("time that customers wait", "down", "minutes", None, 2)),
        ("Raise calls from 1m to 2m", Measure("calls", "up", "minutes", 1, 2)),
        # other languages: which of two numbers is the target is not known there
        ("Повысить долю с 70% до 85%", Measure()),
        ("将留存率从70%提高到85%", Measure()),
        ("Anteil von 70% auf 85% steigern", Measure()),
        ("Augmenter la rétention de 70% à 85%", Measure()),
        ("Win 20 clinics plus 5 hospitals", Measure("clinics", "up", "count", None, 20)),
        ("Повысить долю до 85%", Measure("Повысить долю до", None, "percent", None, 85)),
        # an unknown start
        ("Raise retention from (baseline to be measured) to 40%", Measure("retention", "up", "percent", UNKNOWN, 40)),
        ("Raise retention to 40%, baseline unknown", Measure("retention", "up", "percent", UNKNOWN, 40)),
        ("Raise retention to 40%", Measure("retention", "up", "percent", None, 40)),
        # changes
        ("Grow monthly revenue by 20% vs last quarter", Measure("monthly revenue", "up", "percent", None, 20, "vs last quarter")),
        ("Cut churn by 5 points year over year", Measure("churn", "down", "points", None, 5, "year over year")),
        ("Traffic -20%", Measure("Traffic", "down", "percent", None, 20)),
        ("Traffic +20% vs Q2", Measure("Traffic", "up", "percent", None, 20, "vs Q2")),
        ("Traffic up 20%", Measure("Traffic", "up", "percent", None, 20)),
        ("Traffic by 3x", Measure("Traffic", "up", "multiple", None, 3)),
        ("Traffic by 0.5x", Measure("Traffic", "down", "multiple", None, 0.5)),
        ("Twice as many visits", Measure("visits", "up", "multiple", None, 2)),
        ("An increase of 20% in visits", Measure("visits", "up", "percent", None, 20)),
        ("A drop of 20% in visits", Measure("visits", "down", "percent", None, 20)),
        ("Traffic by 20% or so, more or less", Measure("Traffic", None, "percent", None, 20)),
        ("Traffic by 20%, more or less", Measure("Traffic", None, "percent", None, 20)),
        ("Up now by 20%", Measure(None, None, "percent", None, 20)),
        ("Cost per lead (CPL) below $5", Measure("Cost per lead (CPL)", "down", "$", None, 5)),
        ("Traffic down 20%", Measure("Traffic", "down", "percent", None, 20)),
        ("Get 20% more visits", Measure("visits", "up", "percent", None, 20)),
        ("Get 20% fewer tickets", Measure("tickets", "down", "percent", None, 20)),
        ("See tickets by 20%", Measure("tickets", None, "percent", None, 20)),
        ("Double the user base", Measure("user base", "up", "multiple", None, 2)),
        ("Halve refund requests", Measure("refund requests", "down", "multiple", None, 0.5)),
        ("Grow it from 40 by 20%", Measure(None, "up", "percent", 40, 20)),
        # levels
        ("Keep CAC below $500", Measure("CAC", "keep", "$", None, 500)),
        ("Keep uptime at or above 99.9%", Measure("uptime", "keep", "percent", None, 99.9)),
        ("Bring CAC to $500", Measure("CAC", None, "$", None, 500)),
        ("p95 latency under 300 ms", Measure("p95 latency", "down", "ms", None, 300)),
        ("NPS of at least 50", Measure("NPS", "up", "count", None, 50)),
        ("Reach 500 active teams", Measure("active teams", "up", "count", None, 500)),
        ("95% of customers pay within 30 days", Measure("customers", None, "percent", None, 95)),
        ("Answer within 30 days", Measure("Answer", "down", "days", None, 30)),
        ("Answer 90% of calls", Measure("calls", None, "percent", None, 90)),
        ("Keep an average 7 day resolution", Measure("resolution", "keep", "days", None, 7)),
        ("Ship 3 guides by end of Q3", Measure("guides", None, "count", None, 3, None, "end of Q3")),
        ("Earn 4.5 of 5 in reviews", Measure(None, "up", "score", None, 4.5)),
        ("$40k in new sales", Measure("sales", None, "$", None, 40_000)),
        ("Win 20 in sales", Measure(None, "up", "count", None, 20)),
        ("20% of our 5 sites load", Measure("sites", None, "percent", None, 20)),
        ("1 customer uses it", Measure("customer", None, "count", None, 1)),
        # no numbers
        ("Launch the new site", Measure()),
        ("Reduce churn by 31 March 2027", Measure(None, "down", None, None, None, None, "2027-03-31")),
        ("Start from 5%", Measure(None, None, "percent", 5, None)),
        ("", Measure()),
    ],
)
def test_a_measure_is_read(text: str, measure: Measure) -> None:
    assert read_measure(text) == measure


def test_the_period_settles_an_open_year() -> None:
    assert read_measure("Win 5 deals by 15 August", Q3).due == "2026-08-15"
    assert read_measure("Win 5 deals by 15 August").due == "15 August"


def test_the_last_deadline_counts() -> None:
    assert read_measure("Plan by 1 July 2026, win 5 deals by 15 August 2026").due == "2026-08-15"


def test_a_malformed_number_gives_no_direction_of_its_own() -> None:
    assert read_measure("Grow MAU from 250,0000 to 350,000").direction == "up"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Win 5 talks, from 3% to 4%", "4%"),
        ("Win 5 talks and grow sales by 20%", "20%"),
        ("Score 85 for 90% of accounts (currently 60%)", "90%"),
        ("Answer within 5 days for 90% of tickets", "90%"),
        ("Answer within 5 days", "5 days"),
        ("Take 5 days for 3 users", "5 days"),
        ("Cut latency for 3 sites to 50 ms", "50 ms"),
        ("For 2 regions, win 3 deals", "3"),
        ("Win an average of 3 deals in 2 regions", "3"),
        ("Launch in 5 markets", "5"),
    ],
)
def test_the_main_quantity_is_the_aim(text: str, words: str) -> None:
    found = main_quantity(quantities(text))
    assert found is not None
    assert text[found.start : found.end] == words


def test_without_an_aim_there_is_no_main_quantity() -> None:
    assert main_quantity(()) is None
    assert main_quantity(quantities("Start from 5%")) is None


@given(ANY_TEXT)
def test_any_text_is_read(text: str) -> None:
    measure = read_measure(text, Q3)
    assert measure.metric is None or measure.metric in text


def test_the_work_grows_with_the_length() -> None:
    read_measure("warm up by 5% vs Q2 by 1 May")
    small, large = (calls(lambda text="Raise it from 5 to 6 by May " * size: read_measure(text)) for size in (100, 200))  # type: ignore[misc]
    assert large < 2.4 * small + 200


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Improve waiting time at the lock", "down"),
        ("Improve boarding (waiting time < 7 minutes)", "down"),
        ("Get churn to 3%", "down"),
        ("Improve ratings by 5%", "up"),
        ("Improve the tour", None),
        ("Carry up to 40 guests", None),
    ],
)
def test_better_means_less_of_what_nobody_wants(text: str, direction: str | None) -> None:
    assert read_measure(text).direction == direction


def tokens_of(statement: Statement, first: int, last: int) -> str:
    """Return the text of the words from `first` up to `last`."""
    start, end = statement.offsets(first, last - 1)
    return statement.text[start:end]


@pytest.mark.parametrize(
    "metric",
    [
        "hosting cost",
        "customer acquisition cost",
        "emergency department wait time",
        "open positions rate",
        "returns rate",
        "customer references",
        "supplier on-time delivery",
        "near-miss reports",
    ],
)
def test_a_noun_that_could_be_a_verb_is_part_of_what_is_measured(metric: str) -> None:
    lead = read_statement(f"Raise {metric} from 20 to 35")
    told = tokens_of(lead, lead.object.start, lead.object.end)
    assert (told, read_measure(lead.text).metric) == (metric, metric)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("bookings 1,200", ("bookings", "1,200")),
        ("our trials are about 1,200", ("trials", "1,200")),
        ("rent of the mill is now €900", ("rent of the mill", "€900")),
        ("P95 latency currently 300 ms", ("P95 latency", "300 ms")),
        ("sourdough sold 5% a month", ("sourdough sold", "5% a month")),
        ("price €4/loaf", ("price", "€4/loaf")),
        ("hit rate 1 in 5", None),
        ("hit rate one in five", None),
        ("Returns from 5% to 3%", None),
        ("NPS 40, up from 30", None),
        ("Sales up 40%", None),
        ("loaves growing 5% a month", None),
        ("flour not 30 €", None),
        ("freshness above 99%", None),
        ("visits aren't 300", None),
        ("4-day returns 31%", None),
        ("win 200 new bakers", None),
        ("3 ovens", None),
        ("31%", None),
        ("", None),
    ],
)
def test_where_a_metric_stands_is_read_from_few_words_and_from_no_more_than_that(text: str, level: tuple[str, str] | None) -> None:
    assert read_level(text) == level
