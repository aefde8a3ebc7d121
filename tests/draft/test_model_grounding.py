"""What a model chooses becomes a line of ours: numbers of the brief, the catalog's direction, assumptions marked."""

from __future__ import annotations

from typing import Any

import pytest

from okrcoach.draft.asking.answers import KeyResultAnswer
from okrcoach.draft.asking.grounding import PROPOSED, brief_text, candidates, compose
from okrcoach.draft.asking.wording import begin_alike, is_own, sentence
from okrcoach.draft.composing.keyresults import Line
from okrcoach.draft.reading.reading import read_material
from okrcoach.model import Brief

BRIEF = Brief(
    "Keep guests coming back without raising spend",
    focus=("retention",),
    team="Guest experience",
    audience="weekend travellers",
    period="2027-Q1",
    known=(("NPS", "22"), ("CAC", "$640"), ("churn rate", "4%")),
    notes=("The spring campaign ends on 12 March 2027",),
)
MATERIAL, _ = read_material(BRIEF)
SUBJECTS = [subject for row in candidates(MATERIAL, ["Make guests look forward to their next stay"]) for subject in row]


def line(metric: str, **fields: Any) -> Line | None:
    answer = {"metric": metric, "words": "", "direction": "up", "baseline": None, "target": 40.0, "unit": "", "due": None} | fields
    return compose(KeyResultAnswer(**answer), MATERIAL, SUBJECTS)


def text(metric: str, **fields: Any) -> str:
    made = line(metric, **fields)
    assert made is not None
    return made.key_result.text


def test_a_known_start_is_the_brief_s_whatever_the_model_says() -> None:
    assert text("nps", baseline=7, target=30) == "Raise NPS from 22 to 30"


@pytest.mark.parametrize(("target", "kept"), [(26, True), (30, True), (38, True), (22.5, False), (99, False), (10, False), (1e15, False)])
def test_a_target_of_the_model_is_taken_where_it_is_a_quarter_s_work(target: float, kept: bool) -> None:
    made = line("nps", target=target)
    assert made is not None
    assert (made.key_result.measure.target == target and made.why == PROPOSED) is kept
    assert made.key_result.assumed == ("target",)


def test_the_direction_is_the_catalog_s() -> None:
    made = line("logo-churn", direction="up", target=9)
    assert made is not None
    assert made.key_result.measure.direction == "down"
    assert made.key_result.measure.target is not None
    assert made.key_result.measure.target < 4


def test_what_the_goal_must_not_harm_is_held() -> None:
    made = line("cac", direction="down", target=500)
    assert made is not None
    assert made.guardrail
    assert (made.key_result.measure.direction, made.key_result.measure.target, made.key_result.assumed) == ("keep", 640, ())


def test_a_deadline_is_taken_only_where_the_brief_names_the_day() -> None:
    assert text("nps", target=30, due="2027-03-12") == "Raise NPS from 22 to 30 by 12 March 2027"
    assert text("nps", target=30, due="2027-02-01") == "Raise NPS from 22 to 30"


def test_a_metric_that_is_not_offered_is_looked_up_or_taken_in_the_team_s_words() -> None:
    made = line("other", words="net promoter score", target=30)
    assert made is not None
    assert made.key_result.measure.metric == "nps"
    own = line("other", words="rooms booked on a whim", unit="count")
    assert own is not None
    assert own.key_result.measure.metric == "rooms booked on a whim"
    assert own.start_unknown
    assert own.key_result.assumed == ("target",)


@pytest.mark.parametrize("words", ["", "we got 5 new bookings this week", "a very long name for what is hardly a metric"])
def test_words_that_are_no_metric_make_no_line(words: str) -> None:
    assert line("other", words=words) is None


def test_no_metric_is_offered_twice_and_the_brief_s_numbers_come_first() -> None:
    rows = candidates(MATERIAL, ["Make guests look forward to their next stay", "Make every complaint the last of its kind"])
    keys = [subject.key for row in rows for subject in row]
    assert len(keys) == len(set(keys))
    assert {"nps", "cac", "logo-churn"} <= set(keys)
    assert all(len(row) >= 6 for row in rows)


def test_a_brief_in_a_prompt_holds_numbers_only_where_they_are_wanted() -> None:
    assert "22" in brief_text(BRIEF, numbers=True)
    assert "640" not in brief_text(BRIEF, numbers=False)
    assert "weekend travellers" in brief_text(BRIEF, numbers=False)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Call ten guests. Then call more", "Call ten guests"),
        ("Call the guests who left, and write down why they did so in a list that the whole", "Call the guests who left"),
        ("Callthegueststhatleftusandaskthemwhytheyleftandwhethertheywouldbesogoodastocomeb", ""),
        ("Call the guests.", "Call the guests"),
    ],
)
def test_a_project_is_one_whole_sentence(said: str, kept: str) -> None:
    assert sentence(said, 80) == kept


def test_words_of_the_prompt_s_own_examples_or_of_another_alphabet_are_not_the_model_s_own() -> None:
    prompt = "Example: Make waste the exception in our bakery"
    assert not is_own("Make waste the exception in our hotel", "Goal: happy guests", prompt)
    assert is_own("Make waste the exception in our bakery", "Goal: make waste the exception in our bakery", prompt)
    assert not is_own("Put waste the exception first", "Goal: happy guests", prompt)
    assert not is_own("Offer self-服务 to guests", "Goal: happy guests", prompt)
    assert is_own("Offer 服务 to guests", "Goal: 服务", prompt)
    assert is_own("Offer a café to guests", "Goal: happy guests", prompt)


def test_two_objectives_that_open_alike_are_one() -> None:
    assert begin_alike("Make every parcel arrive on time", "Make every parcel arrive when we said it would")
    assert not begin_alike("Make every parcel arrive on time", "Make every florist glad of our arrival")
