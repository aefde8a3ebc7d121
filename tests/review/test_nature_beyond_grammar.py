"""What a line is where its grammar alone does not tell: by its words, by who judges it, and whatever is written around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcoach.language.statement import read_statement
from okrcoach.review.nature import by_grammar, nature_of

VERDICTS = ["Obtain the organic certificate", "Win the regional design award", "Pass the safety audit", "SOC 2 certification"]


@pytest.mark.parametrize(
    ("text", "kind"), [("Onboard 12 clinics with a documented test script", "output"), ("Backups remain available throughout", "milestone")]
)
def test_where_words_overrule_the_grammar_a_number_makes_it_a_thing_counted(text: str, kind: str) -> None:
    found = nature_of(text)
    assert (found.kind, found.reason) == (kind, "leans-to-work")
    assert by_grammar(read_statement(text)).kind == "outcome"


@pytest.mark.parametrize("text", ["Mooring fee no higher than last year", "Wait at the lock not above that of May"])
def test_no_worse_than_before_is_settled(text: str) -> None:
    assert nature_of(text).settled


@pytest.mark.parametrize("text", VERDICTS)
def test_a_judgement_by_others_is_no_work(text: str) -> None:
    assert nature_of(text).kind == "verdict"
    assert not nature_of(text).work


@pytest.mark.parametrize(
    "text",
    ["KR1: {}", "- [ ] {}", "2. {}", "Head of Sales KR: {}", "[Finance] {}", "We will {}", "{} (owner: ana)", "P0 - {}", "KR 1.2 - {}"],
)
@pytest.mark.parametrize(
    ("line", "kind"), [("publish 50 blog posts", "output"), ("help the buyers", "activity"), ("cut churn to 2%", "outcome")]
)
def test_labels_owners_and_list_marks_change_nothing(text: str, line: str, kind: str) -> None:
    assert nature_of(text.format(line)).kind == kind


@given(st.text(max_size=120))
def test_any_text_is_judged(text: str) -> None:
    found = nature_of(text)
    assert 0 <= found.start <= found.end <= len(text)
