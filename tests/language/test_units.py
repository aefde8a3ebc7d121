"""Units: what stands around a number and says what it is a number of."""

from __future__ import annotations

import pytest

from okrcoach.language.quantities import quantities
from okrcoach.language.units import Unit, currency_before, currency_behind, unit_at
from okrcoach.language.words import tokens


@pytest.mark.parametrize(
    ("text", "kind", "name", "factor", "size"),
    [
        ("%", "percent", "%", 1, 1),
        ("percent", "percent", "%", 1, 1),
        ("per cent of users", "percent", "%", 1, 2),
        ("percentage points", "points", "points", 1, 2),
        ("%-points", "points", "points", 1, 3),
        ("pp", "points", "points", 1, 1),
        ("point", "points", "points", 1, 1),
        ("basis points", "points", "bps", 0.01, 2),
        ("bps", "points", "bps", 0.01, 1),
        ("ms", "duration", "ms", 0.001, 1),
        ("seconds", "duration", "seconds", 1, 1),
        ("s", "duration", "seconds", 1, 1),
        ("min", "duration", "minutes", 60, 1),
        ("hrs", "duration", "hours", 3600, 1),
        ("business hours", "duration", "business hours", 3600, 2),
        ("Days", "duration", "days", 86400, 1),
        ("business days later", "duration", "business days", 86400, 2),
        ("workdays", "duration", "business days", 86400, 1),
        ("week", "duration", "weeks", 604800, 1),
        ("months", "duration", "months", 2629746, 1),
        ("quarters", "duration", "quarters", 7889238, 1),
        ("years", "duration", "years", 31556952, 1),
        ("GB", "size", "GB", 1e9, 1),
        ("kilobytes", "size", "KB", 1e3, 1),
        ("stars", "score", "stars", 1, 1),
        ("fold", "multiple", "x", 1, 1),
        ("qps", "rate", "qps", 1, 1),
        ("Mbps", "rate", "mbps", 1e6, 1),
    ],
)
def test_a_unit_has_a_kind_a_name_and_a_size(text: str, kind: str, name: str, factor: float, size: int) -> None:
    assert unit_at(tokens(text), 0) == (Unit(kind, name, factor), size)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["users", "per user", "business", "business cards", "", "m", "d", "x", "w", "y"])
def test_other_words_are_no_units(text: str) -> None:
    assert unit_at(tokens(text), 0) is None


@pytest.mark.parametrize(("text", "name"), [("5m", "minutes"), ("5d", "days"), ("5x", "x"), ("5w", "weeks"), ("5y", "years")])
def test_a_letter_is_a_unit_right_after_the_digits(text: str, name: str) -> None:
    found = unit_at(tokens(text), 1)
    assert found is not None
    assert found[0].name == name


@pytest.mark.parametrize(
    ("text", "place", "name", "first"),
    [
        ("$5", 1, "$", 0),
        ("in €5", 2, "€", 1),
        ("US$5", 2, "$", 0),
        ("in A$5", 3, "$", 1),
        ("us$5", 2, "$", 1),
        ("US $5", 2, "$", 1),
        ("BUS$5", 2, "$", 1),
        ("USD 5", 1, "USD", 0),
        ("in EUR 5", 2, "EUR", 1),
        ("Rs 5", 1, "₹", 0),
        ("rs5 5", 1, None, 0),
        ("rs 5", 1, None, 0),
        ("usd 5", 1, None, 0),
        ("by 5", 1, None, 0),
        ("5", 0, None, 0),
    ],
)
def test_a_currency_stands_before_an_amount(text: str, place: int, name: str | None, first: int) -> None:
    assert currency_before(tokens(text), place) == ((Unit("currency", name), first) if name else None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("€", "€"),
        ("$ of", "$"),
        ("$5", None),
        ("$ 5", "$"),
        ("$x", "$"),
        ("EUR", "EUR"),
        ("eur", None),
        ("dollars", "$"),
        ("Euros", "€"),
        ("francs", "CHF"),
        ("users", None),
        ("", None),
    ],
)
def test_a_currency_stands_behind_an_amount(text: str, name: str | None) -> None:
    assert currency_behind(tokens(text), 0) == ((Unit("currency", name), 1) if name else None)


@pytest.mark.parametrize("text", ["Serve 500 rps", "Serve 500 more rps", "A 500-rps gateway"])
def test_more_and_a_hyphen_stand_between_a_number_and_its_unit(text: str) -> None:
    assert [(one.value, one.unit_text) for one in quantities(text)] == [(500, "rps")]


@pytest.mark.parametrize(
    ("left", "right"),
    [("24 hours", "1 day"), ("60 min", "1 h"), ("100 bps", "1 pp"), ("1000 MB", "1 GB"), ("1000 ms", "1 s"), ("7 days", "1 week")],
)
def test_units_of_a_kind_compare_in_base_units(left: str, right: str) -> None:
    assert quantities(left)[0].base == pytest.approx(quantities(right)[0].base)
