"""Key-result sentences: one measure, one English sentence."""

import pytest

from okrcoach.draft.words.sentences import key_result_text, list_text, spoken, value_text
from okrcoach.model import UNKNOWN, Measure


@pytest.mark.parametrize(
    ("measure", "name", "options", "text"),
    [
        (Measure(direction="up", unit="percent", baseline=31, target=40), "Activation rate", {}, "Raise activation rate from 31% to 40%"),
        (
            Measure(direction="up", unit="percent", baseline=UNKNOWN, target=40),
            "Activation rate",
            {"scope": "among small teams"},
            "Raise activation rate among small teams from (baseline to be measured) to 40%",
        ),
        (
            Measure(direction="down", unit="days", baseline=6, target=1),
            "Time to first value",
            {},
            "Cut time to first value from 6 days to 1 day",
        ),
        (
            Measure(direction="down", unit="percent", baseline=18, target=12.5),
            "Change failure rate",
            {},
            "Reduce change failure rate from 18% to 12.5%",
        ),
        (
            Measure(direction="up", unit="percent", target=25, comparison="vs last quarter"),
            "Sales qualified leads",
            {},
            "Raise sales qualified leads by 25% vs last quarter",
        ),
        (
            Measure(direction="up", unit="percent", target=25, comparison="vs last quarter"),
            "Sign-ups",
            {"verb": "Increase", "scope": "from search"},
            "Increase sign-ups from search by 25% vs last quarter",
        ),
        (
            Measure(direction="up", unit="points", target=5, comparison="vs last quarter"),
            "CSAT",
            {},
            "Raise CSAT by 5 points vs last quarter",
        ),
        (
            Measure(direction="up", unit="count", baseline=1200, target=1500, due="2027-03-31"),
            "Leads generated",
            {"tail": "a quarter"},
            "Increase leads generated from 1,200 to 1,500 a quarter by 31 March 2027",
        ),
        (Measure(direction="keep", unit="$", target=640), "CAC", {"better": "down"}, "Keep CAC at or below $640"),
        (
            Measure(direction="keep", unit="percent", target=30),
            "MQL to SQL conversion rate",
            {},
            "Keep MQL to SQL conversion rate at or above 30%",
        ),
        (
            Measure(direction="keep", unit="points", target=2, comparison="below last quarter"),
            "CSAT",
            {},
            "Keep CSAT no more than 2 points below last quarter",
        ),
        (
            Measure(direction="keep", unit="percent", target=5, comparison="vs last quarter"),
            "Cost per lead",
            {"better": "down"},
            "Keep cost per lead no more than 5% above last quarter",
        ),
        (Measure(direction="up", unit="€", baseline=40_000, target=52_000), "MRR", {}, "Grow MRR from €40,000 to €52,000"),
        (Measure(direction="up", unit="$", target=10_000), "MRR", {"scope": "from events"}, "Reach $10,000 in MRR from events"),
        (Measure(direction="up", unit="count", target=250), "Attendees", {}, "Reach 250 attendees"),
        (Measure(direction="up", unit="percent", target=60), "Win rate", {}, "Bring win rate to 60%"),
    ],
)
def test_a_measure_becomes_a_sentence(measure, name, options, text):
    assert text == key_result_text(measure, name, **options)


def test_a_measure_without_a_target_is_no_key_result():
    with pytest.raises(ValueError, match="without a target"):
        key_result_text(Measure(baseline=3), "NPS")


def test_names_and_numbers_are_written_as_people_write_them():
    assert [spoken(name) for name in ("Net promoter score", "NPS", "G2 reviews", "MQL to SQL conversion rate", "eNPS")] == [
        "net promoter score", "NPS", "G2 reviews", "MQL to SQL conversion rate", "eNPS",
    ]  # fmt: skip
    pairs = ((1.0, "days"), (0.5, "seconds"), (300, "ms"), (4.2, "score"), (3, "multiple"), (99.95, "percent"))
    assert [value_text(*pair) for pair in pairs] == ["1 day", "0.5 seconds", "300 ms", "4.2", "3x", "99.95%"]
    assert list_text(["a"]) == "a"
    assert list_text(["a", "b", "c"]) == "a, b and c"
