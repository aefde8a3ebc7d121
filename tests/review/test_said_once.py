"""One thing is said once, and of words that mean something; what others grant or what shall always be is no plain lack of a number."""

from __future__ import annotations

import pytest

from okrcoach.catalog import Index
from okrcoach.model import KeyResult, Objective, OkrDocument
from okrcoach.review import load_rules, review
from tests.review.saying import key_results, said

RULES = load_rules()


def findings(item: KeyResult | str, *among: str) -> dict[str, str]:
    """Return the severity of each finding about a key result, of all rules or of those named."""
    found = review(key_results(item), [rule for rule in RULES if not among or rule.name in among], metrics=Index())
    return {one.rule: one.severity for one in found if one.where.endswith("key_results/0")}


@pytest.mark.parametrize("text", ["Open the second bakery", "Launch the night ferry", "Sign the lease for the boatyard"])
def test_a_step_gets_one_warning(text: str) -> None:
    assert findings(text) == {"binary-key-result": "warning", "key-result-no-number": "info"}


@pytest.mark.parametrize(
    "text",
    [
        "Win the Mayor's Prize for Quiet Streets",
        'Earn a "Gold" grade in hygiene',
        "Get an A rating from the harbour board",
        "Get accredited as a training kitchen",
        "Get shortlisted for the Bridge Prize",
        "Become an accredited training kitchen",
        "Become a Gartner leader for depot software",
        "Get funding for the dry dock",
    ],
)
def test_a_verdict_of_others_is_only_remarked(text: str) -> None:
    assert findings(text) == {"binary-key-result": "info", "key-result-no-number": "info"}


@pytest.mark.parametrize(
    ("text", "severity"), [("Get a better rating with guests", "error"), ("Get known as a training kitchen", "warning")]
)
def test_what_nobody_grants_lacks_its_number(text: str, severity: str) -> None:
    assert findings(text, "key-result-no-number") == {"key-result-no-number": severity}


@pytest.mark.parametrize(
    "text",
    ["Anglers can renew a permit without calling the office", "First boat built for a customer abroad", "The ferry app survives a restart"],
)
def test_a_state_that_two_people_would_agree_on_only_lacks_its_number(text: str) -> None:
    assert findings(text, "key-result-no-number") == {"key-result-no-number": "info"}


@pytest.mark.parametrize("text", ["Collaboration with local schools", "Build stronger communities", "Keep improving the harbour office"])
def test_work_without_an_end_is_not_said_to_be_done_or_not(text: str) -> None:
    assert findings(text, "key-result-no-number", "binary-key-result") == {"key-result-no-number": "error"}


@pytest.mark.parametrize("text", ["All tenants renew", "Every ferry on time", "Nobody waits outside", "Never run out of flour"])
def test_all_or_none_is_no_plain_lack_of_a_number(text: str) -> None:
    (one,) = said("key-result-no-number", key_results(text))
    assert (one.severity, one.message) == ("info", "This is all or nothing: no number tells how near we came.")


@pytest.mark.parametrize("text", ["No delays on line 7", "Every ferry on time"])
def test_all_and_none_leave_nothing_to_reach_for(text: str) -> None:
    assert findings(text, "perfection-target", "binary-key-result") == {"perfection-target": "info"}


@pytest.mark.parametrize(
    ("text", "rule", "match"),
    [
        ("Collaboration with local schools", "activity-verb", "Collaboration"),
        ("Better signs in the car park", "binary-key-result", "Better signs in the car park"),
        ("Weekly meetings with the tenants", "activity-verb", "Weekly meetings"),
    ],
)
def test_the_words_pointed_at_can_be_done(text: str, rule: str, match: str) -> None:
    assert [one.match for one in said(rule, key_results(text))] == [match]


@pytest.mark.parametrize("text", ["Substantially fewer falls on ward 4", "Never run out of flour", "Know how many guests return"])
def test_what_is_no_step_is_not_done_or_not_done(text: str) -> None:
    assert not findings(text, "binary-key-result")


@pytest.mark.parametrize("text", ["More pupils choose physics", "Faster check-in at the desk", "Cheaper rides"])
def test_a_bare_comparison_is_said_once(text: str) -> None:
    assert findings(text, "vague-term", "comparative-without-reference") == {"comparative-without-reference": "warning"}


def test_how_many_is_not_vague() -> None:
    assert not findings("Know how many guests return", "vague-term")
    assert findings("Know many guests", "vague-term")


def test_a_place_left_open_lacks_no_more_than_its_number() -> None:
    among = ("placeholder-text", "key-result-no-number", "undefined-acronym", "missing-baseline")
    assert findings("Grow turnover from $XX to $YY", *among) == {"placeholder-text": "error", "key-result-no-number": "info"}
    assert findings("Late ferries from ??% to 5%", *among) == {"placeholder-text": "error"}
    assert findings("Late ferries at 5%, then ??", *among) == {"placeholder-text": "error", "missing-baseline": "warning"}


@pytest.mark.parametrize(
    "text", ["ferry delays TBD", "Ferry delays: TBD", "Reduce ferry delays by TBD", "NPS: to be defined", "TBD", "New key result"]
)
def test_a_gap_is_one_error(text: str) -> None:
    assert findings(text, "placeholder-text", "key-result-no-number", "vague-term") == {
        "placeholder-text": "error",
        "key-result-no-number": "info",
    }


@pytest.mark.parametrize("text", ["Launch TBD", "Open the TBD", "TBD ferries are on time"])
def test_what_is_left_open_may_be_another_thing_than_the_number(text: str) -> None:
    (one,) = said("key-result-no-number", key_results(text))
    assert one.message != "The number is still left open."


@pytest.mark.parametrize("type_", [None, "learning"])
def test_a_baseline_quarter_is_fine(type_: str | None) -> None:
    item = KeyResult("Establish a baseline for spoilt bread", type=type_)
    assert findings(item) == {"measure-only-key-result": "info", "key-result-no-number": "info"}


@pytest.mark.parametrize("text", ["Interview 20 guests", "Run 3 price tests", "Hold 4 talks"])
def test_work_to_learn_something_is_remarked(text: str) -> None:
    assert set(findings(KeyResult(text, type="learning")).values()) == {"info"}


def test_a_copy_from_above_is_no_second_line() -> None:
    copied = KeyResult("Share of sales from the islands from 10% to 30%")
    above = Objective("Grow beyond the mainland", (copied,), id="town-1")
    below = Objective("Make the islands our second home", (copied,), parent="town-1")
    document = OkrDocument((above, below), period="2027-Q1")
    rules = [rule for rule in RULES if rule.name in ("cascade-copy", "duplicate-statement")]
    assert [(one.rule, one.where) for one in review(document, rules)] == [("cascade-copy", "objectives/1/key_results/0")]


@pytest.mark.parametrize(("text", "count"), [("Village hall 2027", 0), ("Reach 2027 members", 1), ("Reach 2027", 1)])
def test_a_year_behind_a_theme_is_no_number_to_reach(text: str, count: int) -> None:
    assert len(said("metric-in-objective", OkrDocument((Objective(text),)))) == count


@pytest.mark.parametrize("text", ["TBD", "[Key result 1]", "Insert key result"])
def test_of_a_line_that_waits_to_be_written_only_that_is_said(text: str) -> None:
    assert set(findings(text)) == {"placeholder-text", "key-result-no-number"}
    twice = key_results(text, text)
    assert said("duplicate-statement", twice) == []
