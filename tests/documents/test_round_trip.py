"""Writing a document and reading it again gives the same document, in every format and whatever its texts hold."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okrcoach.documents import FORMATS, parse, render
from okrcoach.model import UNKNOWN, CheckIn, Ignore, KeyResult, Measure, Objective, OkrDocument, Project

MARKS = [
    "**bold**",
    "# Objective: x",
    "- KR: y",
    "KR1:",
    "=> 90%",
    "(Anna)",
    "[0.7]",
    "@ben",
    "P0 - ",
    "|",
    "```",
    "~~gone~~",
    "<b>",
    "&amp;",
    "\\",
    "1. ",
    "🚀",
    "\N{FULLWIDTH COLON}",
    "Owner: me",
    "due: now",
    "→ KR1",
    "(target assumed)",
    "Key results",
    "<!-- x -->",
    "[a](http://b.c)",
    "70%",
    "é",
    "“so”",
    "…:",
]
word = st.one_of(
    st.sampled_from(MARKS), st.text(st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=12)
)
text = st.lists(word, min_size=1, max_size=6).map(" ".join).map(lambda value: " ".join(value.split())).filter(bool)
maybe = st.one_of(st.none(), text)
status = st.one_of(maybe, st.sampled_from(["draft", "On track"]))
number = st.floats(allow_nan=False, allow_infinity=False, width=32).map(float)
rule = st.sampled_from(["vague-term", "missing-baseline", "team/own-rule"])
reason = st.one_of(st.just(""), text)
ignores = st.lists(st.builds(Ignore, rule, reason), max_size=2).map(tuple)
score = st.one_of(
    st.just((None, None)),
    st.sampled_from([(0.7, None), (0.7, "70%"), (0.7, "7/10"), (0.0, None), (1.0, None), (1.0, "100%"), (None, "1.4"), (None, "120%")]),
)


@st.composite
def key_results(draw: st.DrawFn) -> KeyResult:
    value, written = draw(score)
    measure = draw(
        st.builds(
            Measure,
            metric=maybe,
            direction=st.sampled_from([None, "up", "down", "keep"]),
            unit=maybe,
            baseline=st.one_of(st.none(), st.just(UNKNOWN), number),
            target=st.one_of(st.none(), number),
            comparison=maybe,
            due=maybe,
        )
    )
    checks = st.lists(
        st.builds(
            CheckIn,
            st.one_of(st.dates().map(str), text.map(lambda value: value[:30].strip()).filter(bool)),
            st.one_of(st.none(), number),
            maybe,
            maybe,
        ),
        max_size=2,
    ).map(tuple)
    return KeyResult(
        draw(text),
        measure=measure,
        owner=draw(maybe),
        type=draw(maybe),
        source=draw(maybe),
        score=value,
        score_as_written=written,
        confidence=draw(maybe),
        priority=draw(maybe),
        dropped=draw(st.booleans()),
        status=draw(status),
        assumed=draw(st.sampled_from([(), ("target",), ("baseline", "target")])),
        check_ins=draw(checks),
        ignores=draw(ignores),
    )


@st.composite
def objectives(draw: st.DrawFn) -> Objective:
    results = draw(st.lists(key_results(), max_size=3).map(tuple))
    places = st.lists(st.integers(0, len(results) + 2), max_size=2, unique=True).map(tuple) if results else st.just(())
    projects = st.builds(Project, text, owner=maybe, moves=places, due=maybe, dropped=st.booleans(), status=status, ignores=ignores)
    value, written = draw(score)
    return Objective(
        draw(text),
        results,
        draw(st.lists(projects, max_size=2).map(tuple)),
        owner=draw(maybe),
        team=draw(maybe),
        parent=draw(maybe),
        type=draw(maybe),
        id=draw(maybe),
        score=value,
        score_as_written=written,
        dropped=draw(st.booleans()),
        status=draw(status),
        ignores=draw(ignores),
    )


documents = st.builds(
    OkrDocument, st.lists(objectives(), min_size=1, max_size=3).map(tuple), title=maybe, team=maybe, period=maybe, ignores=ignores
)


WRITTEN = [one.name for one in FORMATS.values() if one.written]


@settings(max_examples=60, suppress_health_check=[HealthCheck.data_too_large])
@given(document=documents)
def test_what_is_written_is_read_again_in_every_format(document: OkrDocument) -> None:
    """To make a document up takes longer than to write and to read it, so each is tried in all formats."""
    for name in WRITTEN:
        assert parse(render(document, name), name) == document, name


@pytest.mark.parametrize("reason", ["a --> b", "--&gt;", "--&amp;gt; & more", "--&"])
def test_the_reason_of_an_ignore_comes_back_as_it_was(reason: str) -> None:
    line = KeyResult("Late buses from 9 to 4", ignores=(Ignore("vague-term", reason),))
    page = render(OkrDocument((Objective("Run calm depots", key_results=(line,)),)), "md")
    assert [one.reason for one in parse(page, "md").objectives[0].key_results[0].ignores] == [reason]


@pytest.mark.parametrize("text", ["pier \N{LARGE ORANGE CIRCLE}", "**bold** \N{LARGE GREEN CIRCLE}"])
def test_a_sign_that_belongs_to_the_text_is_no_standing(text: str) -> None:
    document = OkrDocument((Objective(text),))
    assert parse(render(document, "md"), "md") == document
