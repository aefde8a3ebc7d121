"""Hits become findings: words filled in, severity decided, place found, ignores heeded, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from okrcoach.model import Ignore, KeyResult, Objective, OkrDocument, Place, Project
from okrcoach.review import load_rules, review
from okrcoach.review.checks import KINDS
from okrcoach.review.kind import CheckKind, Hit, Rule, SeverityWhen
from okrcoach.review.line import LONGEST_MATCH, LONGEST_READ, Context, Line, shortened, shown


def rule(name: str = "probe", **fields: Any) -> Rule:
    known: dict[str, Any] = {
        "severity": "warning",
        "category": "structure",
        "applies": ("objective", "key_result", "project"),
        "finds": "f",
        "message": "m {match}",
        "hint": "h",
        "why": "w",
        "source": ("s",),
        "check": {"kind": "probe"},
        "settings": {},
    }
    return Rule(name=name, **(known | fields))


@pytest.fixture(autouse=True)
def _probe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a kind that finds the first word of every line, under the condition of its own name."""

    def check(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
        if line.text:
            yield Hit(0, len(line.text.split()[0]), {"words": str(len(line.text.split()))}, frozenset({line.text.split()[0]}))

    monkeypatch.setitem(KINDS, "probe", CheckKind(check))


DOCUMENT = OkrDocument(
    (
        Objective("one two", (KeyResult("three"), KeyResult("four", type="Health")), (Project("five"),)),
        Objective("six", (KeyResult("seven"),), type="committed"),
    )
)


def test_findings_come_in_the_order_of_the_document_then_of_the_rules() -> None:
    found = review(DOCUMENT, [rule("b"), rule("a")])
    assert [(finding.where, finding.rule) for finding in found] == [
        (where, name)
        for where in (
            "objectives/0",
            "objectives/0/key_results/0",
            "objectives/0/key_results/1",
            "objectives/0/projects/0",
            "objectives/1",
            "objectives/1/key_results/0",
        )
        for name in ("a", "b")
    ]


def test_a_rule_speaks_only_of_the_kinds_that_it_applies_to() -> None:
    assert [finding.where for finding in review(DOCUMENT, [rule(applies=("project",))])] == ["objectives/0/projects/0"]
    document = replace(DOCUMENT, title="My title")
    (finding,) = review(document, [rule(applies=("document",))])
    assert (finding.where, finding.text, finding.match) == ("", "My title", "My")


def test_what_was_given_up_is_not_reviewed_and_the_rest_keeps_its_place() -> None:
    document = OkrDocument(
        (
            Objective("gone", (KeyResult("below"),), dropped=True),
            Objective("here", (KeyResult("gone", dropped=True), KeyResult("kept")), (Project("gone", dropped=True), Project("kept"))),
        )
    )
    found = review(document, [rule()])
    assert [finding.where for finding in found] == ["objectives/1", "objectives/1/key_results/1", "objectives/1/projects/1"]


def test_messages_are_filled_with_the_match_the_settings_and_the_hits_values() -> None:
    probe = rule(
        message="{match} {words} {limit} {share} {list} {missing}", hint="{text}", settings={"limit": 3, "share": 0.5, "list": ["a", "b"]}
    )
    found = review(DOCUMENT, [probe])[0]
    assert found.message == "one 2 3 0.5 a, b …"
    assert found.hint == "one two"
    assert (found.match, found.text, found.severity, found.category) == ("one", "one two", "warning", "structure")


def test_a_value_in_a_message() -> None:
    assert [shown(value) for value in (3.0, 2.5, ("x", 1.0), "t", 4)] == ["3", "2.5", "x, 1", "t", "4"]


def test_a_long_match_is_quoted_to_a_whole_word() -> None:
    long = "word " * 30
    assert shortened("x" * LONGEST_MATCH) == "x" * LONGEST_MATCH
    assert shortened(long) == ("word " * 11).strip() + " …"
    assert len(shortened("x" * 100)) <= LONGEST_MATCH + 2


def test_the_first_row_that_holds_decides_the_severity_and_the_words() -> None:
    rows = (
        SeverityWhen("error", condition=("seven",)),
        SeverityWhen("off", kind=("project",)),
        SeverityWhen("info", kind=("key_result",), type=("health",), message="other {match}", hint="other hint"),
        SeverityWhen("error", type=("health",)),
    )
    found = {finding.where: finding for finding in review(DOCUMENT, [rule(severity_when=rows)])}
    assert found["objectives/0"].severity == "warning"
    assert found["objectives/0/key_results/0"].severity == "warning"
    health = found["objectives/0/key_results/1"]
    assert (health.severity, health.message, health.hint) == ("info", "other four", "other hint")
    assert "objectives/0/projects/0" not in found
    assert found["objectives/1/key_results/0"].severity == "error"
    assert found["objectives/1/key_results/0"].message == "m seven"


def test_a_row_asks_for_all_that_it_names() -> None:
    rows = (SeverityWhen("info", condition=("three", "four"), type=("health",)),)
    found = [finding.severity for finding in review(DOCUMENT, [rule(severity_when=rows, applies=("key_result",))])]
    assert found == ["warning", "info", "warning"]


def test_a_key_result_has_its_objectives_type_where_it_has_none_and_a_project_none() -> None:
    found = review(
        DOCUMENT, [rule(applies=("objective", "key_result", "project"), severity_when=(SeverityWhen("info", type=("committed",)),))]
    )
    assert [finding.where for finding in found if finding.severity == "info"] == ["objectives/1", "objectives/1/key_results/0"]


def test_a_teams_severity_is_the_highest_that_a_row_may_give() -> None:
    rows = (SeverityWhen("error", condition=("three",)), SeverityWhen("info", condition=("four",)))
    probe = rule(severity="warning", ceiling="warning", severity_when=rows, applies=("key_result",))
    assert [finding.severity for finding in review(DOCUMENT, [probe])] == ["warning", "info", "warning"]


def test_a_finding_points_into_the_source() -> None:
    placed = OkrDocument((Objective("one two", place=Place(3, 5, 4, 9, ((0, 3, 5), (4, 4, 2)))),))
    (finding,) = review(placed, [rule()])
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (3, 5, 3, 8)
    (finding,) = review(OkrDocument((Objective("one"),)), [rule()])
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (None, None, None, None)


def test_an_ignore_hides_its_rule_at_its_own_line_only() -> None:
    hidden = Objective("one", (KeyResult("two"),), ignores=(Ignore(" Probe ", "known"),))
    assert [finding.where for finding in review(OkrDocument((hidden,)), [rule()])] == ["objectives/0/key_results/0"]
    assert [finding.rule for finding in review(OkrDocument((hidden,)), [rule("other")])] == ["other", "other"]


def test_an_ignore_of_the_document_hides_its_rule_everywhere() -> None:
    document = replace(DOCUMENT, ignores=(Ignore("probe", "five teams"),))
    assert review(document, [rule()]) == ()


def unmatched() -> Rule:
    return next(one for one in load_rules() if one.name == "ignore-unmatched")


def test_an_ignore_that_hid_something_is_matched_and_another_is_not() -> None:
    document = OkrDocument((Objective("one", ignores=(Ignore("probe", "known"),)),))
    assert review(document, [rule(), unmatched()]) == ()
    (finding,) = review(document, [rule(applies=("project",)), unmatched()])
    assert (finding.rule, finding.message) == ("ignore-unmatched", "The ignore of probe hides nothing any more in 'one'.")


def test_an_ignore_of_no_rule_names_the_nearest() -> None:
    (finding,) = review(OkrDocument((Objective("one", ignores=(Ignore("vague-terms", "known"),)),)), [unmatched()])
    assert finding.message == "The ignore of vague-terms names no rule; did you mean `vague-term`?"


def test_an_ignore_is_said_at_its_own_place() -> None:
    document = OkrDocument((Objective("one", ignores=(Ignore("nothing-like-it", "known", Place(7, 2, 7, 20)),), place=Place(1, 1, 1, 4)),))
    (finding,) = review(document, [unmatched()])
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (7, 2, 7, 20)


def test_what_a_hit_hides_by_severity_needs_no_ignore() -> None:
    off = rule(severity_when=(SeverityWhen("off", kind=("objective",)),))
    document = OkrDocument((Objective("one", ignores=(Ignore("probe", "known"),)),))
    assert [finding.rule for finding in review(document, [off, unmatched()])] == ["ignore-unmatched"]


def test_today_and_the_metrics_reach_the_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []

    def check(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
        seen.append((context.as_of, context.metrics, context.metric(line)))
        yield from ()

    class Index:
        def match(self, text: str) -> None:
            seen.append(text)

    index = Index()
    monkeypatch.setitem(KINDS, "probe", CheckKind(check))
    review(OkrDocument((Objective("one"),)), [rule()], as_of=date(2027, 1, 2), metrics=index)
    assert seen == ["one", (date(2027, 1, 2), index, None)]


def test_a_line_is_read_once_for_all_the_rules() -> None:
    line, asked = Line("objective", "objectives/0", "one", Objective("one")), []

    def read(one: Line) -> int:
        asked.append(one)
        return 3

    assert [line.once("k", read), line.once("k", read)] == [3, 3]
    assert asked == [line]
    assert line != Line("objective", "objectives/0", "one", Objective("one"))


def test_the_same_document_gives_the_same_findings() -> None:
    assert review(DOCUMENT) == review(DOCUMENT)


def test_the_files_name_may_say_the_period() -> None:
    rules = [one for one in load_rules() if one.name == "missing-period"]
    document = OkrDocument((Objective("one"),))
    assert [finding.rule for finding in review(document, rules)] == ["missing-period"]
    assert [finding.rule for finding in review(document, rules, name="okrs.md")] == ["missing-period"]
    assert review(document, rules, name="growth_2027_q3.md") == ()


@pytest.mark.parametrize(("words", "mended"), [(20, True), (LONGEST_READ, False)])
def test_of_a_page_on_one_line_the_beginning_is_read_and_nothing_is_mended(words: int, mended: bool) -> None:
    long = " ".join(["Try to reduce churn from 5% to 4% in the shops", *("again",) * words])
    document = OkrDocument(objectives=(Objective("Patients find us", key_results=(KeyResult(long),)),))
    (found,) = [one for one in review(document) if one.rule == "escape-clause"]
    assert found.match == "Try to"
    assert found.text == long[:LONGEST_READ]
    assert (found.fix is not None) is mended
