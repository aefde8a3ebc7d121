"""The checks of how lines stand to each other, at their edges: owners, parents, copies, counts; the middle stands in the rules' examples."""

from __future__ import annotations

import pytest

from okrcoach.model import KeyResult, Measure, Objective, OkrDocument
from okrcoach.review.checks.alike import content, place_name
from okrcoach.review.checks.owners import names_in
from okrcoach.review.rule import make_rule
from tests.review.saying import key_results, said


@pytest.mark.parametrize(
    ("owner", "names"),
    [
        ("Ana", ("Ana",)),
        ("@ana, @ben", ("ana", "ben")),
        ("Ana & Ben / Chen and Dana", ("Ana", "Ben", "Chen", "Dana")),
        ("Ana Maria Lopez; Ben", ("Ana Maria Lopez", "Ben")),
        ("Sales and Marketing", ("Sales and Marketing",)),
        ("Ben (contributors: Chen, Dana)", ("Ben",)),
        ("Ben [Chen], Ed", ("Ben", "Ed")),
        ("Ben) Chen", ("Ben Chen",)),
        ("", ()),
        (" , ", ()),
    ],
)
def test_the_names_in_an_owner(owner: str, names: tuple[str, ...]) -> None:
    assert names_in(owner) == names


def test_an_owner_is_missing_only_where_another_line_of_the_kind_has_one() -> None:
    name = "owner-missing-or-shared"
    assert [one.where for one in said(name, key_results(KeyResult("a", owner="ana"), "b"))] == ["objectives/0/key_results/1"]
    covered = OkrDocument((Objective("o", (KeyResult("a", owner="ana"), KeyResult("b")), owner="ben"),))
    assert said(name, covered) == []
    assert [one.severity for one in said(name, key_results(KeyResult("a", owner="ana, ben")))] == ["info"]
    assert said(name, key_results(KeyResult("a", owner="ana, ben")), max=2) == []


def test_a_load_counts_each_of_several_owners() -> None:
    lines = [KeyResult(str(place), owner="ana, ben" if place else "ana") for place in range(6)]
    found = said("owner-overload", key_results(*lines))
    assert [one.message for one in found] == ["ana owns 6 key results: more than one person can look after in one period."]
    assert said("owner-overload", key_results(*lines[:5])) == []
    three = OkrDocument(tuple(Objective(str(place), owner="ana") for place in range(3)))
    assert [one.message[:22] for one in said("owner-overload", three)] == ["ana owns 3 objectives:"]


def parents(*pairs: tuple[str, str | None]) -> OkrDocument:
    return OkrDocument(tuple(Objective(text, parent=parent) for text, parent in pairs))


def test_a_circle_is_said_at_each_of_its_objectives_and_nowhere_else() -> None:
    document = parents(("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"), ("e", "e"), ("f", None))
    found = said("broken-parent-link", document)
    assert [one.where for one in found] == ["objectives/0", "objectives/1", "objectives/2", "objectives/4"]
    assert found[0].message == "This objective says that it supports 'b', which in the end supports this one."
    assert found[3].message == "This objective says that it supports itself."


def test_a_missing_parent_is_an_error_only_where_it_should_be_here() -> None:
    assert [one.severity for one in said("broken-parent-link", parents(("a", "zzz")))] == ["info"]
    assert [one.severity for one in said("broken-parent-link", parents(("a", None), ("b", "a"), ("c", "zzz")))] == ["error"]
    (near,) = said("broken-parent-link", parents(("Win the bakers", None), ("b", "Win the baker")))
    assert near.severity == "error"
    assert "did you mean `win the bakers`?" in near.message
    with_id = OkrDocument((Objective("a", id="x"), Objective("b", parent="zzz")))
    assert [one.severity for one in said("broken-parent-link", with_id)] == ["error"]


def test_a_parent_may_be_named_by_its_number_or_its_label() -> None:
    town = parents(("Let families cycle", None), ("Win back the market", "Objective 1"), ("Clean air (C3)", "O2"), ("Quiet nights", "C3"))
    assert said("broken-parent-link", town) == []
    assert said("unaligned-objective", town) == []
    beyond = parents(("Let families cycle", None), ("Win back the market", "O1"), ("Clean air", "O9"))
    assert [(one.where, one.severity) for one in said("broken-parent-link", beyond)] == [("objectives/2", "error")]


def test_a_number_that_leads_back_to_its_line_is_one_of_another_file() -> None:
    found = said("broken-parent-link", parents(("Fewer falls on ward 4", "O1"), ("Meals that patients finish", "O1")))
    assert [(one.where, one.severity) for one in found] == [("objectives/0", "info")]
    assert found[0].message == "This objective says that it supports 'O1', which is not in this file."


def test_an_objective_that_others_support_needs_no_parent() -> None:
    assert [one.where for one in said("unaligned-objective", parents(("a", None), ("b", "a"), ("c", None)))] == ["objectives/2"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The orders of our florists", {"order", "florist"}),
        ("1,000 orders", {"1000", "order"}),
        ("1.5 – (x)", {"1.5", "x"}),
        ("", set()),
    ],
)
def test_what_carries_a_statements_meaning(text: str, words: set[str]) -> None:
    assert content(text) == words


def test_where_a_statement_stands_in_words() -> None:
    assert place_name("objectives/0") == "objective 1"
    assert place_name("objectives/2/key_results/0") == "key result 1 of objective 3"
    assert place_name("objectives/0/projects/4") == "project 5 of objective 1"


LONG = "Orders of bakers florists grocers butchers tailors cobblers painters plumbers from 40 to 70"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (LONG, True),
        (LONG.replace("Orders of", "the orders of our"), True),
        (LONG.replace("plumbers", "plumbers masons"), True),
        (LONG.replace("plumbers", "masons"), False),
        (LONG.replace("plumbers", "").replace("painters", ""), False),
        (LONG.replace("70", "80"), False),
    ],
)
def test_nearly_the_same_is_the_same_for_long_statements(other: str, same: bool) -> None:
    found = said("duplicate-statement", key_results(LONG, other))
    assert [one.message for one in found] == (["This says the same as key result 1 of objective 1."] if same else [])


def test_a_statement_without_words_is_no_copy() -> None:
    assert said("duplicate-statement", key_results("!!!", "???", "", "")) == []


def test_copies_under_two_owners_are_a_remark() -> None:
    twice = [said("duplicate-statement", key_results(KeyResult("Win bakers", owner=one), KeyResult("Win bakers", owner=two)))[0] for one, two in
             (("ana", "ben"), ("ana", "Ana"), ("ana", None))]  # fmt: skip
    assert [one.severity for one in twice] == ["info", "warning", "warning"]


def test_counts_leave_out_what_they_are_told_to() -> None:
    lines = [KeyResult(str(place), type="health" if place > 4 else None) for place in range(9)]
    assert said("key-result-count", key_results(*lines)) == []
    assert [one.severity for one in said("key-result-count", key_results(*lines), max=4)] == ["warning"]
    (few,) = said("key-result-count", key_results("a"))
    assert few.message == "Only 1 key result under this objective; most have between 3 and 5."


def test_pay_and_goals_have_to_stand_close() -> None:
    near, far = "OKR " + "x " * 8 + "bonus", "OKR " + "x " * 9 + "bonus"
    assert [one.match for one in said("compensation-link", key_results(near))] == ["bonus"]
    assert said("compensation-link", key_results(far)) == []
    assert [one.match for one in said("compensation-link", key_results("Pay rises follow KR12"))] == ["Pay rises"]
    assert said("compensation-link", key_results("bonus"), goals=["bonus"]) != []


def test_a_push_is_watched_by_a_level_to_hold_anywhere() -> None:
    pushed = Objective("Fill the calendar", (KeyResult("Leads from 400 to 600"),))
    assert len(said("guardrail-missing", OkrDocument((pushed,)))) == 1
    watched = Objective("Stay good", (KeyResult("MQL to SQL rate from 20% to 30%", type="health"),))
    assert said("guardrail-missing", OkrDocument((pushed, watched))) == []
    kept = Objective("Stay good", (KeyResult("Keep MQL to SQL rate above 30%", measure=Measure("MQL to SQL rate", "keep")),))
    assert said("guardrail-missing", OkrDocument((pushed, kept))) == []
    pushed_too = Objective("Stay good", (KeyResult("MQL to SQL rate from 20% to 30%"),))
    assert len(said("guardrail-missing", OkrDocument((pushed, pushed_too)))) == 1
    assert said("guardrail-missing", OkrDocument((Objective("o"),))) == []


def test_settings_over_a_rule_leave_the_rule_itself_alone() -> None:
    data = {"severity": "info", "category": "time", "applies": ["document"], "finds": "f", "message": "m", "hint": "h", "why": "w", "source": ["s"],
            "check": {"kind": "count", "of": "objectives"}, "settings": {"words": ["a"]}, "good": [], "bad": []}  # fmt: skip
    assert make_rule("x", data, settings={"words": ["b"]}).settings == {"words": ["a", "b"]}
    assert data["settings"] == {"words": ["a"]}


def test_objectives_are_counted_for_each_team_that_the_document_names() -> None:
    objectives = [Objective(f"o{number}", team="Lantern" if number < 4 else "Harbour") for number in range(8)]
    assert said("objective-count", OkrDocument(tuple(objectives))) == []
    (finding,) = said("objective-count", OkrDocument((*objectives, Objective("o8", team="harbour"))))
    assert finding.message.startswith("5 objectives for one period")


def test_objectives_are_counted_for_each_team_that_owns_them() -> None:
    def owned(*owners: str | None) -> OkrDocument:
        return OkrDocument(tuple(Objective(f"o{place}", owner=owner) for place, owner in enumerate(owners)))

    assert said("objective-count", owned(*["Parks team", "Library team", "Pool team"] * 2)) == []
    assert said("objective-count", owned("Parks team", "Library team", "Pool team", "Roads team", "Water team")) == []
    (busy,) = said("objective-count", owned("Library team", *["parks team", "Parks Team"] * 3))
    assert busy.message.startswith("6 objectives for one period")
    assert len(said("objective-count", owned(*["Parks team", "Ana"] * 3))) == 1
    assert len(said("objective-count", owned(*["Parks team", None] * 3))) == 1


def test_objectives_that_share_key_results_are_not_said_to_have_none() -> None:
    shared = Objective("", (KeyResult("Queues from 30 to 5 minutes"), KeyResult("Overtime from 9 to 3 hours")))
    whole = Objective("Open the pier", (KeyResult("Boats from 4 to 9"),))
    found = said("no-key-results", OkrDocument((Objective("a"), whole, Objective("b"), Objective("c"), shared, Objective("d"))))
    assert [one.where for one in found] == ["objectives/0", "objectives/5"]
