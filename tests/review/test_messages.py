"""What a finding says, word by word, where its check puts the words together, and how grave it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from okrcoach.catalog import Index
from okrcoach.model import CheckIn, Ignore, KeyResult, Objective, OkrDocument, Project
from okrcoach.review import Finding, load_rules, review
from okrcoach.review.kind import SeverityWhen

RULES = {rule.name: rule for rule in load_rules()}


def one(name: str, document: OkrDocument, as_of: date | None = None) -> Finding:
    """Return the only finding of a rule."""
    (found,) = review(document, [RULES[name]], as_of=as_of, metrics=Index())
    return found


def key_results(*items: KeyResult | str, period: str | None = "2027-Q1") -> OkrDocument:
    """Put key results under one objective."""
    return OkrDocument((Objective("o", tuple(KeyResult(item) if isinstance(item, str) else item for item in items)),), period=period)


@pytest.mark.parametrize(
    ("name", "text", "severity", "message"),
    [
        (
            "unit-mismatch",
            "Bring the response time to 4",
            "warning",
            "'4' does not say in what it is measured: name minutes, hours or days.",
        ),
        ("unit-mismatch", "Average deal size to 19,000", "warning", "'19,000' does not say in what it is measured: name the currency."),
        ("unit-mismatch", "Time to a refund from 9 days to 4", "info", "'9 days to 4' names its unit only once (days)."),
        ("unit-mismatch", "Disk use from 90 GB to 40", "info", "'90 GB to 40' names its unit only once (GB)."),
        ("unit-mismatch", "Time to a refund from 9 days to 40%", "warning", "'9 days to 40%' starts in one unit and ends in another."),
        ("unit-mismatch", "Raise NPS to 40%", "warning", "'40%' is counted in points from -100 to 100, not in percent."),
        ("impossible-target", "Reach 101% activation rate", "error", "'101%' cannot be: it has to be between 0 and 100%."),
        ("impossible-target", "App rating of 5.5 stars", "error", "'5.5 stars' cannot be: it has to be between 0 and 5."),
        ("impossible-target", "Cut complaints by 101%", "error", "'101%' cannot be: nothing can fall by more than 100%."),
        (
            "stretch-out-of-range",
            "Orders from 100 to 104",
            "info",
            "From start to end this is 4%: hardly more than the usual ups and downs.",
        ),
        (
            "stretch-out-of-range",
            "Orders from 100 to 4,500",
            "info",
            "From start to end this is 45 times the start: more than one period usually brings.",
        ),
        (
            "target-not-beyond-baseline",
            "Increase orders from 45 to 40",
            "error",
            "'45 to 40' says increase, but the numbers go down.",
        ),
        ("target-not-beyond-baseline", "Orders from 45 to 45", "error", "'45 to 45' starts and ends at the same number."),
        ("target-not-beyond-baseline", "Churn from 3% to 5%", "error", "'3% to 5%' goes up, where down would be better."),
        ("direction-conflict", "Increase churn to 3%", "error", "'Increase' points the wrong way: churn should go down."),
        ("deadline-outside-period", "Reach 40 orders by 2027-05-01", "error", "The deadline '2027-05-01' is after the period (2027-Q1)."),
        ("deadline-outside-period", "Reach 40 orders by 2026-12-01", "error", "The deadline '2026-12-01' is before the period (2027-Q1)."),
        ("deadline-outside-period", "Reach 40 orders by 31 June", "error", "The deadline '31 June' is no day of the calendar."),
        ("percent-vs-points", "Raise the acceptance rate by 15%", "info", "'acceptance rate' names a percentage: does '15%' mean percent of it, or percentage points?"),
        (
            "key-result-no-number",
            "Obtain the organic certificate",
            "info",
            "Others decide this, with yes or no: no number tells how near we came.",
        ),
        (
            "key-result-no-number",
            "Open the second bakery",
            "info",
            "There is no number to score it by.",
        ),
        ("key-result-no-number", "Improve the mood of the bakers", "error", "No number says when this is reached."),
        ("statement-too-long", " ".join(["word"] * 26), "info", "26 words are more than people remember: 25 are enough."),
    ],
)  # fmt: skip
def test_what_is_said_of_a_line(name: str, text: str, severity: str, message: str) -> None:
    found = one(name, key_results(text))
    assert (found.severity, found.message) == (severity, message)


def checked(*check_ins: CheckIn, score: float | None = None, written: str | None = None, text: str = "Days from 9 to 3") -> OkrDocument:
    return key_results(KeyResult(text, check_ins=check_ins, score=score, score_as_written=written))


def owned(*owners: str | None) -> OkrDocument:
    return OkrDocument(tuple(Objective(f"o{place}", owner=owner) for place, owner in enumerate(owners)))


def scored(score: float) -> OkrDocument:
    return key_results(*(KeyResult(str(place), score=score) for place in range(5)))


def due(*days: str) -> OkrDocument:
    return OkrDocument((Objective("o", projects=tuple(Project(day, due=day) for day in days)),), period="2027-Q1")


def ignoring(rule: str, reason: str) -> OkrDocument:
    return OkrDocument((Objective("o", ignores=(Ignore(rule, reason),)),))


@pytest.mark.parametrize(
    ("name", "document", "day", "severity", "message"),
    [
        ("owner-missing-or-shared", owned("ana", None), None, "warning", "This line has no owner, though others here have one."),
        ("owner-missing-or-shared", owned("Everyone"), None, "warning", "This line belongs to 'Everyone', so to nobody in particular."),
        ("owner-missing-or-shared", owned("ana, ben"), None, "info", "This line has several owners (ana, ben)."),
        ("owner-overload", owned("ana", "Ana", "ana"), None, "warning", "ana owns 3 objectives: more than one person can look after in one period."),
        ("stale-check-in", checked(CheckIn("2027-01-05", 8.0)), "2027-02-03", "warning", "It is time to look at this key result: the last look at it was 29 days ago."),
        ("missing-confidence", checked(CheckIn("2027-01-05", 8.0)), None, "info", "The check-in of 2027-01-05 has no confidence."),
        ("missing-confidence", checked(CheckIn("2027-01-05", None, "green")), None, "info", "The check-in of 2027-01-05 has no value."),
        ("unknown-type", key_results(KeyResult("a", type="Comitted")), None, "warning", "The type 'comitted' is not one that okrcoach knows: did you mean `committed`?"),
        ("unknown-type", key_results(KeyResult("a", type="money")), None, "info", "The type 'money' is not one that okrcoach knows: it resembles none."),
        ("missing-confidence", checked(CheckIn("someday", 8.0)), None, "info", "The check-in of 'someday' has a date that nothing can be made of; write it as 2027-02-05."),
        ("confidence-progress-mismatch", checked(CheckIn("2027-02-15", 9.0, "green")), None, "warning", "The last check-in is green, but 0% of the way is done when 51% of the time is gone."),
        ("confidence-progress-mismatch", checked(CheckIn("2027-01-10", 4.0, "red")), None, "warning", "The last check-in is red, but 83% of the way is done when 11% of the time is gone."),
        ("score-out-of-range", checked(written="7 of 5"), None, "error", "The score 7 of 5 is no score from 0 to 1."),
        ("score-out-of-range", checked(score=1.25), None, "error", "The score 1.25 is not on the scale from 0 to 1."),
        ("score-out-of-range", checked(CheckIn("2027-03-01", 6.0), score=0.9, written="90%"), None, "info", "The score 90% does not fit the last value, 6: that is 50% of the way."),
        ("score-out-of-range", checked(CheckIn("2027-03-01", 12.0), score=0.9), None, "info", "The score 0.9 does not fit the last value, 12: that is 0% of the way."),
        ("missing-final-score", checked(), "2027-05-01", "warning", "The period 2027-Q1 is over, and 1 of 1 key results have no score."),
        ("sandbagging-history", scored(1.0), None, "warning", "5 scores with a mean of 1.00: the targets were too easy to reach."),
        ("sandbagging-history", scored(0.125), "2027-05-01", "warning", "5 scores with a mean of 0.12: the targets were out of reach, or nobody worked on them."),
        ("all-due-last-day", due("2027-03-31", "2027-03-31", "31 March"), None, "info", "All 3 projects that have a date are due on the last day (2027-03-31)."),
        ("deadline-outside-period", due("2027-04-01"), None, "error", "The deadline '2027-04-01' is after the period (2027-Q1)."),
        ("period-length", key_results("a", period="2027-01-01 to 2027-10-31"), None, "info", "The period 2027-01-01 to 2027-10-31 lasts 304 days, which is no usual length for OKRs."),
        ("key-result-count", key_results("a"), None, "info", "Only 1 key result under this objective; most have between 3 and 5."),
        ("key-result-count", key_results(*"abcdef"), None, "warning", "6 key results under one objective: between 3 and 5 is what a team can watch."),
        ("ignore-without-reason", ignoring("vague-term", " "), None, "info", "The ignore of vague-term has no reason."),
        ("ignore-unmatched", ignoring("vague-terms", "x"), None, "info", "The ignore of vague-terms names no rule; did you mean `vague-term`?"),
        ("ignore-unmatched", ignoring("zzz", "x"), None, "info", "The ignore of zzz names no rule."),
        ("overlapping-key-results", key_results("Churn rate from 5% to 3%", "Churn rate in Spain from 6% to 4%"), None, "info", "This counts the same thing as key result 1 of objective 1 (Customer churn rate), or a part of it."),
        ("conflicting-directions", key_results("Increase churn rate from 3% to 5%", "Reduce churn rate from 6% to 4%"), None, "warning", "This wants Customer churn rate the other way than key result 1 of objective 1."),
        ("guardrail-missing", key_results("First response time from 9 hours to 2 hours"), None, "info", "The key results only push one thing (First response time); nothing watches what it may cost."),
        ("lagging-only", key_results("Churn rate from 5% to 3%", "Net revenue retention from 98% to 104%"), None, "info", "All numbers here tell of work long done (Customer churn rate, Net revenue retention): they move too late to steer by."),
        ("duplicate-statement", OkrDocument((Objective("Win the bakers", (KeyResult("a"),)), Objective("Win our bakers", (KeyResult("a"),)))), None, "warning", "This says the same as objective 1."),
        ("duplicate-statement", OkrDocument((Objective("Win the bakers", (KeyResult("a"),)), Objective("Win our bakers", (KeyResult("b"),)))), None, "info", "This says the same as objective 1."),
    ],
)  # fmt: skip
def test_what_is_said_of_a_document(name: str, document: OkrDocument, day: str | None, severity: str, message: str) -> None:
    found = one(name, document, date.fromisoformat(day) if day else None)
    assert (found.severity, found.message) == (severity, message)


@pytest.mark.parametrize(
    ("name", "document", "condition"),
    [
        ("owner-missing-or-shared", owned("ana", None), "missing"),
        ("owner-missing-or-shared", owned("nobody"), "missing"),
        ("owner-missing-or-shared", owned("ana, ben"), "shared"),
        ("broken-parent-link", OkrDocument((Objective("a", parent="a"),)), "cycle"),
        ("broken-parent-link", OkrDocument((Objective("a", parent="zzz"), Objective("b", id="x"))), "missing"),
        ("broken-parent-link", OkrDocument((Objective("a", parent="zzz"),)), "elsewhere"),
        ("compound-statement", key_results("Increase renewals by 10% and cut churn by 15%"), "numbers"),
        ("stretch-out-of-range", key_results("Orders from 100 to 104"), "too-safe"),
        ("stretch-out-of-range", key_results("Orders from 100 to 4,500"), "too-wild"),
        ("sandbagging-history", scored(1.0), "high"),
        ("score-out-of-range", checked(CheckIn("2027-03-01", 6.0), score=0.9), "disagrees"),
        ("key-result-count", key_results("a"), "below-minimum"),
        ("key-result-count", key_results(*"abcdef"), "above-maximum"),
        ("unit-mismatch", key_results("Time to a refund from 9 days to 4"), "bare-end"),
        ("unit-mismatch", key_results("Close $500k in flower deals", "Close $300k in bread deals", "Close $2,999 in toy deals"), "outlier"),
        ("overlapping-key-results", OkrDocument((Objective("a", (KeyResult("Churn rate from 5% to 3%"),)), Objective("b", (KeyResult("Churn rate in Spain from 6% to 4%"),)))), "elsewhere"),
        ("metric-in-objective", OkrDocument((Objective("Become a top 10 bakery"),)), "rank"),
        ("duplicate-statement", key_results(KeyResult("Win bakers", owner="ana"), KeyResult("Win bakers", owner="ben")), "other-owner"),
    ],
)  # fmt: skip
def test_a_rule_can_tell_cases_apart_by_condition(name: str, document: OkrDocument, condition: str) -> None:
    told = replace(RULES[name], severity_when=(SeverityWhen("info", (condition,), message=condition),))
    assert [found.message for found in review(document, [told], metrics=Index())] == [condition]


@pytest.mark.parametrize(
    ("name", "document", "condition"),
    [
        ("compound-statement", key_results("Launch the shop and raise renewals by 10%"), "numbers"),
        ("overlapping-key-results", key_results("Churn rate from 5% to 3%", "Churn rate in Spain from 6% to 4%"), "elsewhere"),
        ("owner-missing-or-shared", owned("ana, ben"), "missing"),
        ("duplicate-statement", key_results(KeyResult("Win bakers", owner="ana"), KeyResult("Win bakers")), "other-owner"),
    ],
)
def test_a_condition_that_does_not_hold_is_not_told(name: str, document: OkrDocument, condition: str) -> None:
    told = replace(RULES[name], severity_when=(SeverityWhen("info", (condition,), message=condition),))
    assert [found.message == condition for found in review(document, [told], metrics=Index())] == [False]


def test_an_ignore_that_hides_nothing_says_so() -> None:
    both = [RULES["ignore-unmatched"], RULES["vague-term"]]
    unused, used = (KeyResult(text, ignores=(Ignore("Vague-Term", "agreed"),)) for text in ("Sell 40 loaves", "Sell several loaves"))
    found = review(key_results(unused, used), both)
    assert [(one.where, one.message) for one in found] == [
        ("objectives/0/key_results/0", "The ignore of Vague-Term hides nothing any more in 'Sell 40 loaves'.")
    ]


def moving(*places: int) -> OkrDocument:
    return OkrDocument((Objective("o", (KeyResult("a"),), (Project("p", moves=places),)),))


def test_a_link_to_nothing_is_told_once() -> None:
    said = "This project says that it moves KR3 and KR5, but the objective has 1 key result."
    assert one("broken-project-link", moving(2, 4, 0, 2)).message == said


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("unknown-type", key_results(KeyResult("a", type="commited" * 1000))),
        ("missing-confidence", checked(CheckIn("some day " * 1000, 8.0))),
        ("missing-confidence", checked(CheckIn("2027-01-05", 8.0, "quite sure " * 1000))),
        ("broken-project-link", moving(*range(1000))),
    ],
)
def test_a_message_quotes_no_more_than_a_line_holds(name: str, document: OkrDocument) -> None:
    assert len(one(name, document).message) < 250
