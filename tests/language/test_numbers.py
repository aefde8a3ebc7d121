"""Numbers: digits with every school's separators, words, magnitudes, and those that do not parse."""

from __future__ import annotations

import pytest

from okrcoach.language.numbers import digits_value, malformed_numbers, number_at
from okrcoach.language.words import tokens


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("7", 7),
        ("1200", 1200),
        ("1,200", 1200),
        ("12,345,678", 12345678),
        ("99.9", 99.9),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1.234.567", 1234567),
        ("1.234.567,89", 1234567.89),
        ("4,5", 4.5),
        ("4,25", 4.25),
        ("0,125", 0.125),
        ("2,50,000", 250000),
        ("12,50,000", 1250000),
        ("1'000", 1000),
        ("1\u2019000\u2019000", 1000000),
        ("1\u00a0000.5", 1000.5),
        ("1\u202f000", 1000),
        ("\u0663", 3),
        ("1" * 15, 111111111111111),
    ],
)
def test_digits_are_read_in_every_school(text: str, value: float) -> None:
    assert digits_value(text) == (value, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("250,0000", 2500000),
        ("12,2025", 122025),
        ("1,2,3,4567", 1234567),
        ("1234,567.8", 1234567.8),
        ("1'00", 100),
        ("1234'000", 1234000),
        ("1'0000", 10000),
        ("123,50,000.5", 12350000.5),
    ],
)
def test_separators_that_fit_no_school_are_malformed(text: str, value: float) -> None:
    assert digits_value(text) == (value, True)


@pytest.mark.parametrize("text", ["1.2.3", "0.4.16", "2,10,99", "1,20,30", "1" * 16, "1'000,5", "1,2.3,4", "10.0.0.1"])
def test_what_is_no_single_number_has_no_value(text: str) -> None:
    assert digits_value(text) is None


@pytest.mark.parametrize(
    ("text", "value", "size"),
    [
        ("5 users", 5, 1),
        ("500k users", 500_000, 2),
        ("500K", 500_000, 2),
        ("5M", 5_000_000, 2),
        ("2bn", 2e9, 2),
        ("3B", 3e9, 2),
        ("1.5 million users", 1_500_000, 2),
        ("5 M users", 5_000_000, 2),
        ("5 K users", 5_000, 2),
        ("5 k users", 5, 1),
        ("5 B rounds", 5, 1),
        ("2 hundred million", 200_000_000, 3),
        ("2 hundred million thousand", 200_000_000, 3),
        ("3 dozen", 36, 2),
        ("5m", 5, 1),
        ("5mm", 5, 1),
        (".5%", 0.5, 2),
        (".25", 0.25, 2),
        ("10.000 users", 10_000, 1),
        ("10.000% of", 10, 1),
        ("0.000", 0, 1),
        ("1.250 points", 1.25, 1),
    ],
)
def test_a_number_takes_its_magnitude_along(text: str, value: float, size: int) -> None:
    number = number_at(tokens(text), 0)
    assert number is not None
    assert (number.value, number.first, number.end, number.spelled) == (pytest.approx(value), 0, size, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [("5m", 5e6), ("5mm", 5e6), ("5MM", 5e6), ("2t", 2e12), ("5k", 5e3), ("300.000", 300_000), ("0.125", 0.125), ("1.25", 1.25)],
)
def test_letters_and_points_mean_more_in_money(text: str, value: float) -> None:
    number = number_at(tokens(text), 0, money=True)
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize(
    ("text", "value", "size"),
    [
        ("zero", 0, 1),
        ("three users", 3, 1),
        ("Twelve", 12, 1),
        ("twenty-five users", 25, 3),
        ("thirty five", 35, 2),
        ("twenty-zero", 20, 1),
        ("twenty twelve", 20, 1),
        ("twenty ten", 20, 1),
        ("twenty nine", 29, 2),
        ("five six", 5, 1),
        ("nineteen-five", 19, 1),
        ("one hundred", 100, 2),
        ("two hundred and ten", 210, 4),
        ("two hundred ten", 210, 3),
        ("five and ten", 5, 1),
        ("one thousand two hundred", 1200, 4),
        ("two hundred thousand", 200_000, 3),
        ("two hundred hundred", 200, 2),
        ("one dozen dozen", 12, 2),
        ("two million and five", 2_000_005, 4),
        ("one thousand million", 1000, 2),
        ("one million million", 1e6, 2),
        ("a dozen users", 12, 2),
        ("a hundred", 100, 2),
        ("a hundred and five", 105, 4),
        ("half a million", 500_000, 3),
        ("half dozen", 6, 2),
    ],
)
def test_a_number_in_words(text: str, value: float, size: int) -> None:
    number = number_at(tokens(text), 0)
    assert number is not None
    assert (number.value, number.end, number.spelled) == (value, size, True)


@pytest.mark.parametrize(
    "text",
    ["users", "a user", "a", "half", "half a", "half the users", "million", "hundred", "-", ". 5", ".five", "1.2.3", "a-dozen", "a dozens"],
)
def test_no_number_begins_here(text: str) -> None:
    assert number_at(tokens(text), 0) is None


@pytest.mark.parametrize(
    ("text", "value", "size"),
    [
        ("1 200", 1200, 2),
        ("1 250 000 guests", 1_250_000, 3),
        ("12  200", 12, 1),
        ("3 500-seat halls", 3, 1),
        ("0 200", 0, 1),
        ("1200 300", 1200, 1),
        ("1 20", 1, 1),
        ("100 " * 9, 100_100_100_100_100, 5),
    ],
)
def test_groups_of_three_digits_are_one_number(text: str, value: float, size: int) -> None:
    number = number_at(tokens(text), 0)
    assert number is not None
    assert (number.value, number.end) == (value, size)


def test_the_end_of_a_sentence_is_no_decimal_point() -> None:
    assert number_at(tokens("done.5"), 1) is None


def test_a_malformed_number_says_so() -> None:
    number = number_at(tokens("250,0000"), 0)
    assert number is not None
    assert number.malformed


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Active users from 250,0000 to 350,000", ["250,0000"]),
        ("Impressions from 16,00 to 20,000", ["16,00"]),
        ("16,00 to 20,0 of 3,000,000", ["16,00", "20,0"]),
        ("Reach 1O0 users", ["1O0"]),
        ("Reach 1o users", []),
        ("Reach 10l5 users", ["10l5"]),
        ("Grow by 20%% in Q2", ["%%"]),
        ("Close $$5 deals", ["$$"]),
        ("Cut calls from by 25%", ["from by"]),
        ("Raise NPS from to 40", ["from to"]),
        ("Raise it to to $5", ["to to"]),
        ("Raise NPS from 30 to 40", []),
        ("Move from to-do lists to boards", []),
        ("Score 4,5 of 5", []),
        ("Score 16,00 of 20", []),
        ("Revenue of 2,50,000", []),
        ("Rate 4,5 and 1,000.5", ["4,5"]),
        ("1,200 and 99.9% and 1.2.3", []),
        ("a ** b -- c", []),
        ("More $$$ for boats", []),
        ("from by", []),
        ("", []),
    ],
)
def test_numbers_that_do_not_parse_are_found(text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in malformed_numbers(text)] == marked
