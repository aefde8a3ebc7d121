"""A fix does what its finding says, loses nothing, and is offered only where it makes nothing worse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from okrcoach.model import CheckIn, Ignore, KeyResult, Measure, Objective, OkrDocument, Place, Project
from okrcoach.review import Fix, review
from okrcoach.review.checks import KINDS
from okrcoach.review.fixes import mended, same_ends
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line

OBJECTIVE = Objective("o", (KeyResult("a"), KeyResult("b"), KeyResult("c")), (Project("p", moves=(0, 2)), Project("q", moves=(1,))))
DOCUMENT = OkrDocument((Objective("first"), OBJECTIVE))


def changed(where: str, after: str, objective: Objective = OBJECTIVE) -> Objective | None:
    document = mended(replace(DOCUMENT, objectives=(Objective("first"), objective)), where, after)
    if document is None:
        return None
    assert document.objectives[0] == Objective("first")
    return document.objectives[1]


def test_a_new_text_replaces_the_old_and_keeps_the_rest() -> None:
    full = replace(OBJECTIVE, key_results=(KeyResult("a", owner="ana", check_ins=(CheckIn("2027-01-01"),)),))
    assert changed("objectives/1/key_results/0", "A", full) == replace(full, key_results=(replace(full.key_results[0], text="A"),))
    assert changed("objectives/1", "O") == replace(OBJECTIVE, text="O")
    assert changed("objectives/1/projects/1", "Q") == replace(OBJECTIVE, projects=(OBJECTIVE.projects[0], Project("Q", moves=(1,))))
    document = mended(DOCUMENT, "", "new title")
    assert document is not None
    assert document.title == "new title"


def test_a_split_line_becomes_two_and_the_projects_follow() -> None:
    split = changed("objectives/1/key_results/1", "b1\nb2")
    assert split is not None
    assert [one.text for one in split.key_results] == ["a", "b1", "b2", "c"]
    assert [one.moves for one in split.projects] == [(0, 3), (1, 2)]


def test_both_halves_keep_the_owner() -> None:
    owned = replace(OBJECTIVE, key_results=(KeyResult("a", owner="ana", measure=Measure(due="2027-03-01"), place=Place(1, 1, 1, 2)),))
    split = changed("objectives/1/key_results/0", "a1\na2", owned)
    assert split is not None
    assert [(one.owner, one.measure.due) for one in split.key_results] == [("ana", "2027-03-01")] * 2
    assert [one.place is None for one in split.key_results] == [False, True]


def test_a_lifted_number_is_a_new_key_result() -> None:
    lifted = changed("objectives/1", "O\nd from 1 to 2")
    assert lifted == replace(OBJECTIVE, text="O", key_results=(*OBJECTIVE.key_results, KeyResult("d from 1 to 2")))


def test_work_goes_to_the_projects_with_its_owner_and_day() -> None:
    owned = replace(OBJECTIVE, key_results=(KeyResult("a"), KeyResult("b", owner="ana", measure=Measure(due="2027-03-01")), KeyResult("c")))
    moved = changed("objectives/1/key_results/1", "b", replace(owned, projects=(Project("p", moves=(0, 2)),)))
    assert moved is not None
    assert [one.text for one in moved.key_results] == ["a", "c"]
    assert moved.projects == (Project("p", moves=(0, 1)), Project("b", owner="ana", due="2027-03-01"))


def test_work_that_a_project_should_move_stays() -> None:
    assert changed("objectives/1/key_results/0", "a") is None


@pytest.mark.parametrize(
    "fields",
    [
        {"score": 0.5},
        {"score_as_written": "5/10"},
        {"check_ins": (CheckIn("2027-01-01"),)},
        {"type": "committed"},
        {"source": "s"},
        {"confidence": "9"},
        {"priority": "1"},
        {"assumed": ("target",)},
        {"ignores": (Ignore("x"),)},
        {"measure": Measure(target=3.0)},
    ],
)
def test_what_carries_more_is_neither_moved_nor_split(fields: dict[str, Any]) -> None:
    full = Objective("o", (KeyResult("a", **fields), KeyResult("b")))
    assert changed("objectives/1/key_results/0", "a", full) is None
    assert changed("objectives/1/key_results/0", "a1\na2", full) is None
    assert changed("objectives/1/key_results/0", "A", full) is not None


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("", "", (0, 0)), ("abc", "abc", (3, 0)), ("Try win", "Win", (0, 2)), ("abc def", "abc", (3, 0)), ("aa", "aaa", (2, 0)),
        ("aaa", "aa", (2, 0)), ("xaa", "aa", (0, 2)), ("so bad", "so good", (3, 1)),
    ],
)  # fmt: skip
def test_what_two_texts_have_in_common_at_their_ends(old: str, new: str, same: tuple[int, int]) -> None:
    assert same_ends(old, new) == same


def probe(name: str, finds: str, after: str = "") -> Rule:
    return Rule(
        name, "warning", "structure", ("key_result",), "f", "m", "h", "w", ("s",), {"kind": "probe", "finds": finds, "after": after}, {}
    )


@pytest.fixture(autouse=True)
def _probe(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a kind that finds a word and mends it as the rule says."""

    def check(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
        at = line.text.find(rule.check["finds"])
        if at >= 0:
            after = tuple(line.text.replace(rule.check["finds"], rule.check["after"]).split("\n")) if rule.check["after"] else ()
            yield Hit(at, at + len(rule.check["finds"]), after=after)

    monkeypatch.setitem(KINDS, "probe", CheckKind(check))


def fixes(text: str, *rules: Rule) -> list[Fix | None]:
    document = OkrDocument((Objective("o", (KeyResult(text), KeyResult("other"))),))
    return [finding.fix for finding in review(document, rules) if finding.where == "objectives/0/key_results/0"]


def test_a_fix_that_mends_is_offered() -> None:
    assert fixes("so bad", probe("r", "bad", "good")) == [Fix((), "so good")]


def test_a_fix_that_leaves_its_finding_is_not_offered() -> None:
    assert fixes("so bad", probe("r", "bad", "badder")) == [None]
    assert fixes("so bad", probe("r", "bad", "bad\nfine")) == [None]


def test_a_fix_that_makes_a_new_warning_is_not_offered() -> None:
    assert fixes("so bad", probe("r", "bad", "good"), probe("s", "good")) == [None]
    assert fixes("so bad", probe("r", "bad", "fine\ngood"), probe("s", "good")) == [None]


def test_a_new_remark_is_no_obstacle() -> None:
    assert fixes("so bad", probe("r", "bad", "good"), replace(probe("s", "good"), severity="info")) == [Fix((), "so good")]


def test_a_warning_that_was_there_before_may_stay() -> None:
    assert fixes("so bad", probe("r", "bad", "good"), probe("s", "so")) == [None, Fix((), "so good")]


def test_the_same_warning_elsewhere_does_not_excuse_a_new_one() -> None:
    document = OkrDocument((Objective("o", (KeyResult("so bad"), KeyResult("good"))),))
    found = review(document, [probe("r", "bad", "good"), probe("s", "good")])
    assert [(finding.rule, finding.fix) for finding in found] == [("r", None), ("s", None)]
