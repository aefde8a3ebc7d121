"""A second opinion from the words of a line, on invented ones."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from okrcoach.language.statement import read_statement
from okrcoach.model import KeyResult, Objective, OkrDocument
from okrcoach.review import load_rules, review
from okrcoach.review.aims import task
from okrcoach.review.aims_vague import vague
from okrcoach.review.leanings import TOPICS, UNTRIED, cause_trait, leaning, traits
from okrcoach.review.nature import by_grammar, cause, nature_of
from tools.leanings import rows, weights


@pytest.mark.parametrize(
    ("text", "kind", "certain"),
    [
        # the grammar doubts, the words do not
        ("Turn the old crane hall into a workshop", "milestone", True),
        # both agree
        ("20 interviews with anglers about tides", "activity", True),
        ("15 harbours use our tide map every week", "outcome", True),
    ],
)
def test_words_weigh_beside_the_grammar(text: str, kind: str, certain: bool) -> None:
    found = nature_of(text)
    assert (found.kind, found.certain) == (kind, certain)


@pytest.mark.parametrize("text", ["Reduce the leaks per boat from 9 to 4", "Host a workshop on knots", "Publish the tide tables"])
def test_a_plain_cause_is_not_overruled(text: str) -> None:
    assert nature_of(text)._replace(settled=None) == by_grammar(read_statement(text))


@pytest.mark.parametrize("text", ["Zorbing quorls", "Boote streichen", "Publish the tide tables"])
def test_unknown_words_say_nothing_and_an_untried_cause_little(text: str) -> None:
    statement = read_statement(text)
    yes, no = (leaning("work", statement, "zorbing", said=said) for said in (True, False))
    assert yes - no == pytest.approx(2 * UNTRIED)


def test_measuring_stays_measuring() -> None:
    assert nature_of("Track how many guests come by ferry").kind == "measuring"


@pytest.mark.parametrize(("text", "severity"), [("Nightly build green on 9 of 10 days", "info"), ("Publish 20 tide maps", "warning")])
def test_what_the_words_doubt_is_a_remark(text: str, severity: str) -> None:
    rules = [rule for rule in load_rules() if rule.name == "output-not-outcome"]
    found = review(OkrDocument((Objective("Win the trust of skippers", key_results=(KeyResult(text),)),)), rules)
    assert [one.severity for one in found] == [severity]


@pytest.mark.parametrize("text", ["95% of the pumps are functional", "12 crews attend the open hour each month"])
def test_what_leans_to_a_result_is_let_alone(text: str) -> None:
    assert by_grammar(read_statement(text)).work
    assert (nature_of(text).kind, nature_of(text).reason) == ("outcome", "leans-to-result")


def test_what_leans_to_work_is_quoted_from_its_verb_on() -> None:
    text = "Implement live sync for 40% of ferry bookings"
    found = nature_of(text)
    assert (found.reason, text[found.start : found.end]) == ("leans-to-work", "Implement live sync")


def test_an_objective_that_leans_a_little_is_a_remark() -> None:
    found = {text: (task(text), vague(text)) for text in ("Publish the tide tables", "Offer guided tours", "Improve quality")}
    assert [(bool(one), one is not None and one.certain) for one, _ in found.values()] == [(True, True), (True, False), (False, False)]
    assert [(bool(one), one is not None and one.certain) for _, one in found.values()] == [(False, False), (False, False), (True, True)]


def test_traits_are_words_in_their_plain_form_and_what_stands_where() -> None:
    assert traits("Ran 3 tours") == {
        "^run", "run", "tour", "class:artefacts", "class:events", "lead:make", "object:tour", "done-to:made", "unit:count", "role:level", "counted:tour", "numbers:1",
    }  # fmt: skip
    assert {"subject:guest", "who:people", "does:stay", "passive:False"} <= traits("Guests stay overnight")


def test_the_order_of_traits_changes_nothing() -> None:
    code = (
        "from okrcoach.language.statement import read_statement as read\n"
        "from okrcoach.review.leanings import leaning\n"
        "print([leaning('work', read(text), 'x', said=True) for text in ('Publish 20 tide maps for skippers in the north', 'Share of late boats')])"
    )
    said = {
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2", "3", "4")
    }
    assert len(said) == 1


def test_a_cause_has_a_name() -> None:
    assert cause(by_grammar(read_statement("Publish the tide tables"))) == "milestone:done-or-not:sure"


def test_the_same_lines_teach_the_same_words(tmp_path: Path) -> None:
    """Work and results of four made-up towns, and a word that only one of them uses."""
    towns = ("Ayr", "Bute", "Cove", "Dunoon")
    lines = [("Publish a tide map for {}", "output"), ("Share of late boats in {} below 4%", "outcome")]
    said = [{"kind": "key_result", "text": text.format(town), "type": kind, "src": town} for town in towns for text, kind in lines]
    aims = [{"kind": "objective", "text": f"Publish a map of {town}", "task": True, "unclear": False, "src": town} for town in towns]
    other = [{**said[0], "type": None}, {**aims[0], "unclear": True}, {**aims[0], "text": "Map", "task": None}]
    rows_file = tmp_path / "labels.jsonl"
    rows_file.write_text("".join(json.dumps(row) + "\n" for row in (*said, *aims, *other)))
    assert len(list(rows("task", [str(rows_file)]))) == len(aims)
    data = list(rows("work", [str(rows_file)]))
    assert len(data) == len(said)
    learned = weights(data)
    assert learned == weights(data)
    assert learned["publish"] > 0 > learned["share"]
    assert "ayr" not in learned
    assert learned[cause_trait("milestone:done-or-not:sure")] > 0


def test_plain_lines_teach_no_cause(tmp_path: Path) -> None:
    row = {"kind": "key_result", "text": "Publish a tide map", "type": "output", "src": "Ayr"}
    plain = tmp_path / "plain.jsonl"
    plain.write_text(json.dumps(row) + "\n")
    (found,) = rows("work", [], plain=[str(plain)])
    assert "publish" in found.traits
    assert not any(trait.startswith("cause:") for trait in found.traits)


def test_an_untried_cause_counts_for_what_the_grammar_says() -> None:
    statement = read_statement("Zorbing quorls")
    for topic in TOPICS:
        said, denied = (leaning(topic, statement, "zorbing", said=said) for said in (True, False))
        assert said - denied == pytest.approx(2 * UNTRIED)
