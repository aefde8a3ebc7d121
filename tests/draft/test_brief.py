"""Briefs from mappings and files: what is read, what is refused in one line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcoach.draft.brief import clean, parse_brief, read_brief, unread_period
from okrcoach.errors import OkrcoachError
from okrcoach.model import Brief

WHOLE = {
    "goal": "Grow bookings from repeat guests",
    "focus": ["Retention", "revenue"],
    "team": "Guest Experience",
    "period": "2027-Q1",
    "audience": "weekend travellers",
    "known": {"repeat purchase rate": "18%"},
    "targets": {"MRR growth": "5% a month"},
    "one_metric": None,
    "notes": ["No new headcount", "The app is frozen in March"],
}
READ = Brief(
    goal="Grow bookings from repeat guests",
    focus=("retention", "revenue"),
    team="Guest Experience",
    period="2027-Q1",
    audience="weekend travellers",
    known=(("repeat purchase rate", "18%"),),
    targets=(("MRR growth", "5% a month"),),
    notes=("No new headcount", "The app is frozen in March"),
)


def test_a_mapping_is_read_field_by_field():
    assert read_brief(WHOLE) == READ


def test_json_and_yaml_say_the_same():
    """Numbers stay as written, and null means not given."""
    assert parse_brief(json.dumps(WHOLE)) == READ
    assert (
        parse_brief("goal: Cut waiting\nfocus: quality, efficiency\nknown:\n  uptime: 99.90\n  first response time: 4 hours\nteam: null\n")
        == parse_brief(
            '{"goal": "Cut waiting", "focus": "quality, efficiency", "known": {"uptime": 99.90, "first response time": "4 hours"}}'
        )
        == Brief("Cut waiting", ("quality", "efficiency"), known=(("uptime", "99.90"), ("first response time", "4 hours")))
    )


def test_only_the_goal_is_needed():
    assert parse_brief("goal: Be found") == Brief("Be found")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "a brief is a mapping"),
        ("- a\n- b", "a brief is a mapping"),
        ("goal: ''", "needs a goal"),
        ("team: Growth", "needs a goal"),
        ("gaol: Grow", "did you mean 'goal'"),
        ("goal: Grow\naudiense: all", "did you mean 'audience'"),
        ("goal: Grow\nzzz: all", "known are goal"),
        ("goal: [a, b]", "'goal' takes words, not a list"),
        ("goal: Grow\nfocus: activaton", "did you mean 'activation'"),
        ("goal: Grow\nfocus: [risk, people, quality, revenue]", "up to 3"),
        ("goal: Grow\nknown: 31%", "'known' takes a mapping"),
        ("goal: Grow\nknown: {a: {b: c}}", "'known' takes words, not a mapping"),
        ("goal: Grow\nknown: {'': 3}", "without a metric's name"),
        ("goal: a: b: c", "not valid YAML, line 1"),
        ("goal: !!python/object/apply:os.system [x]", "'goal' takes words"),
        ('{"goal": "Grow",}', "not valid JSON, line 1"),
        ('{"goal": true}', "not true or false"),
        ("goal: " + "x" * 11_000, "at most 10,000"),
        ("goal: Grow\nteam: " + "x" * 600, "at most 500"),
        ("goal: Grow\nnotes: [" + "x," * 60 + "]", "at most 50"),
        ("x" * 100_001, "100,000 are enough"),
        ('{"a":' * 10_000, "not valid JSON"),
        ("[" * 10_000, "not valid YAML"),
        ("goal: \x00", "not valid YAML"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else None,
)
def test_what_is_off_is_one_clear_line(text, says):
    with pytest.raises(OkrcoachError, match=says.replace("(", r"\(")) as caught:
        parse_brief(text)
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 300


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Grow\x1b[31m our\u202e \r\n sales\u200b", "Grow our sales"),
        ("\x9b1mGrow\x1b(B acti\u00advation", "Grow activation"),
        ("\x1b]0;title\x07Grow \x1b]8;;https://example.com\x1b\\sales\x1b]8;;\x1b\\", "Grow sales"),
        ("\x1b]Grow our sales", "Grow our sales"),
        ("Cafe\u0301s\x00grow", "Cafés grow"),
        ("👩\u200d💻 ❤\ufe0f\u200d🔥 ⛹🏽\u200d♂\ufe0f", "👩\u200d💻 ❤\ufe0f\u200d🔥 ⛹🏽\u200d♂\ufe0f"),
        ("\u200dGrow\u200d sales 👩\u200d", "Grow sales 👩"),
    ],
)
def test_text_is_cleaned_of_what_nobody_sees(text, cleaned):
    assert clean(text) == cleaned


@given(st.text(st.characters() | st.sampled_from("\x1b\x9b[]m;\x07\u200d\u202e👩💻")))
def test_a_cleaned_text_can_be_printed(text):
    assert clean(text).replace("\u200d", "").isprintable()
    assert clean(clean(text)) == clean(text)


def said(make, *arguments):
    """Make it, or give the one line that says why not."""
    try:
        return make(*arguments)
    except OkrcoachError as problem:
        return problem.message


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text):
    """Every text is a brief or one line that says why it is none."""
    brief = said(parse_brief, text)
    assert "\n" not in (brief if isinstance(brief, str) else brief.goal)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=20),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=9), inner),
    )
)
def test_no_value_breaks_the_reader(value):
    for key in ("goal", "focus", "team", "known", "targets", "notes"):
        brief = said(read_brief, {"goal": "Grow", key: value})
        assert "\n" not in (brief if isinstance(brief, str) else brief.goal)


@pytest.mark.parametrize("period", ["foo", "Q5 2027", "2027-03-31 to 2027-01-01", "next quarter", "2027-Q1Growth"])
def test_a_period_that_cannot_be_read_is_said_with_how_to_write_it(period):
    told = unread_period(Brief("Grow", period=period))
    assert f"'{period}' was not understood" in told
    assert "2027-Q1" in told


def test_that_no_period_was_given_is_said():
    assert unread_period(Brief("Grow")).startswith("no period was given")


@pytest.mark.parametrize("period", ["2027-Q1", "FY27 Q3", "2027-01-01 to 2027-03-31", "March 2027"])
def test_of_a_period_that_is_read_nothing_is_said(period):
    assert unread_period(Brief("Grow", period=period)) == ""


def test_a_line_of_nothing_that_can_be_seen_is_no_sentence():
    assert read_brief({"goal": "\U000c2023\rFill the boats"}).goal == "Fill the boats"
