"""Any document gives findings or none, never an exception; the work grows with the document, not with its square."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from okrcoach.catalog import Index
from okrcoach.language.lexicon import lexicon
from okrcoach.model import UNKNOWN, CheckIn, Ignore, KeyResult, Measure, Objective, OkrDocument, Project
from okrcoach.review import load_rules, review
from okrcoach.review.fixes import mended
from okrcoach.review.nature import nature_of
from tests.counting import calls, lines

RULES = load_rules()
WORDS = st.sampled_from(
    """
    increase reduce launch keep from to by and or of the our NPS churn revenue 10% 4,5 $5M 250,0000 1,000 -3 zero all every no Q3 2027
    31 June as_of
    @ana (x) better than try if possible users customers than within days 24 hours {x} TBD bonus OKR 100% 5 stars "y" — → 😀 é \u202e \0 \ud800
    """.split()  # noqa: SIM905 -- words are read and changed more easily like this
)
TEXTS = st.one_of(st.lists(WORDS, max_size=14).map(" ".join), st.text(max_size=60))
NAMES = st.one_of(st.none(), TEXTS)
NUMBERS = st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=True), st.integers(-5, 5).map(float))
IGNORES = st.lists(st.builds(Ignore, st.sampled_from(["vague-term", "no-such", ""]), TEXTS), max_size=1).map(tuple)
CHECK_INS = st.lists(st.builds(CheckIn, st.sampled_from(["2027-01-12", "2027-02-30", "", "x"]), NUMBERS, NAMES, NAMES), max_size=3).map(
    tuple
)
STATUSES = st.one_of(NAMES, st.sampled_from(["draft", "done", "cancelled"]))
MEASURES = st.builds(
    Measure, NAMES, st.sampled_from([None, "up", "down", "keep"]), NAMES, st.one_of(NUMBERS, st.just(UNKNOWN)), NUMBERS, NAMES, NAMES
)
KEY_RESULTS = st.builds(
    KeyResult, TEXTS, measure=MEASURES, owner=NAMES, type=NAMES, source=NAMES, score=NUMBERS, score_as_written=NAMES, dropped=st.booleans(),
    status=STATUSES, check_ins=CHECK_INS, ignores=IGNORES,
)  # fmt: skip
PROJECTS = st.builds(Project, TEXTS, owner=NAMES, moves=st.lists(st.integers(0, 5), max_size=2).map(tuple), due=NAMES, ignores=IGNORES)
OBJECTIVES = st.builds(
    Objective, TEXTS, st.lists(KEY_RESULTS, max_size=3).map(tuple), st.lists(PROJECTS, max_size=2).map(tuple), owner=NAMES,
    parent=st.sampled_from([None, "a", "b", "external:x", "zz"]), id=st.sampled_from([None, "a", "b"]), type=NAMES, score=NUMBERS,
    dropped=st.booleans(), status=STATUSES, team=NAMES,
)  # fmt: skip
DOCUMENTS = st.builds(
    OkrDocument,
    st.lists(OBJECTIVES, max_size=3).map(tuple),
    title=NAMES,
    team=NAMES,
    period=st.one_of(NAMES, st.just("2027-Q1")),
    ignores=IGNORES,
)


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(DOCUMENTS, st.sampled_from([None, date(2027, 2, 3), date(2029, 1, 1)]))
def test_any_document_is_reviewed(document: OkrDocument, today: date | None) -> None:
    found = review(document, RULES, as_of=today, metrics=Index())
    order = ["", *(f"objectives/{number}" for number in range(3))]
    assert [order.index("/".join(one.where.split("/")[:2])) for one in found] == sorted(
        order.index("/".join(one.where.split("/")[:2])) for one in found
    )
    for finding in found:
        assert finding.match in finding.text
        if finding.fix:
            assert mended(document, finding.where, finding.fix.after) is not None
    assert found == review(document, RULES, as_of=today, metrics=Index())


OWN_WORDS = sorted(
    {
        word
        for name in ("verbs.make", "verbs.up", "verbs.reach", "verbs.act", "verbs.homographs", "nouns.measures", "nouns.artefacts")
        for word in (*lexicon(name), *(f"{word}s" for word in lexicon(name)))
    }
)
SMALL_WORDS = sorted(
    lexicon("grammar.small") | lexicon("grammar.prepositions") | lexicon("grammar.adverbs") | lexicon("grammar.determiners")
)
MARKS = [
    "(",
    ")",
    "[",
    "]",
    ":",
    ",",
    ".",
    "-",
    "–",
    "/",
    "&",
    "%",
    "→",
    "10",
    "5",
    "3.5",
    "100%",
    "$2m",
    "x",
    "N",
    "zero",
    "from",
    "to",
    "by",
]
SENTENCES = st.lists(st.one_of(st.sampled_from(OWN_WORDS), st.sampled_from(SMALL_WORDS), st.sampled_from(MARKS)), max_size=14).map(" ".join)
"""Words that the rules know, in any order."""


@settings(max_examples=700)
@example("Night ferry & harbour tests (50 testers)")
@example("Print x tide tables no")
@given(st.one_of(st.text(alphabet=st.characters(), max_size=200), SENTENCES))
def test_any_text_is_reviewed(text: str) -> None:
    review(OkrDocument((Objective(text, (KeyResult(text),), (Project(text),)),), title=text, period=text), RULES, metrics=Index())


@pytest.mark.parametrize("text", ["users/", "safe and ", "get x ", "# of ", "safe, ", "Night trains. "])
def test_a_part_said_again_and_again_is_reviewed(text: str) -> None:
    long = f"Build {text * 3000}rooms"
    review(OkrDocument((Objective(long, (KeyResult(long),)),)), RULES, metrics=Index())


def big(number: int, alike: bool) -> OkrDocument:
    """Make a document of so many objectives with three lines each, all different or (but for a number) all the same."""

    def text(place: int) -> str:
        words = (
            f"florist{place} orders{place}" if not alike else "florists of the old town order again and again every single week of the year"
        )
        return f"Increase {words} from {place} to {place + 10}"

    return OkrDocument(
        tuple(
            Objective(
                f"Win quarter {place}" if not alike else "Win the quarter of the town",
                (KeyResult(text(place), owner="ana"), KeyResult(f"Churn of region{place} from 5% to 3%", owner=f"ben{place}")),
                (Project(f"Call shop {place}", moves=(0,)),),
                parent=f"Win quarter {place - 1}",
            )
            for place in range(number)
        ),
        period="2027-Q1",
    )


@pytest.mark.parametrize("alike", [False, True])
def test_twice_the_statements_are_about_twice_the_work(alike: bool) -> None:
    index = Index()
    review(big(5, alike), RULES, metrics=index)
    few, many = (calls(lambda number=number: review(big(number, alike), RULES, metrics=index)) for number in (150, 300))
    assert many < 2.4 * few


@pytest.mark.parametrize(
    "words", ["increase churn ", "and from 5 to 3 ", "users, ", "better than ", "((", "{", "1,", "launch and ", "- ", "TBD ", "bonus OKR "]
)
def test_twice_the_words_are_about_twice_the_work(words: str) -> None:
    index = Index()

    def document(times: int) -> OkrDocument:
        return OkrDocument((Objective("o", (KeyResult(f"{times} {words * times}"),)),), period="2027-Q1")

    review(document(9), RULES, metrics=index)
    few, many = (calls(lambda times=times: review(document(times), RULES, metrics=index)) for times in (200, 400))
    assert many < 2.6 * few


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        ("", "of ", ""),
        ("", "XX ", ""),
        ("", "Q1 ", ""),
        ("", "P0 ", ""),
        ("", "1e5 ", ""),
        ("", "Q1-Q4 ", ""),
        ("", "v1.2.3 ", ""),
        ("", "ABC-12 ", ""),
        ("", "https://a.example/x ", ""),
        ("", "a/b/", ""),
        ("", "two hundred ", ""),
        ("Launch ", "1. ", ""),
        ("Raise ", "Launch A, B, ", " from 1 to 2"),
    ],
)
def test_twice_the_words_are_about_twice_the_rounds(before: str, words: str, after: str) -> None:
    index = Index()

    def document(times: int) -> OkrDocument:
        text = f"{before}{words * times}{after}"
        return OkrDocument((Objective(text, (KeyResult(text),)),), period="2027-Q1")

    review(document(9), RULES, metrics=index)
    few, many = (lines(lambda times=times: review(document(times), RULES, metrics=index)) for times in (400, 800))
    assert many < 2.3 * few


@pytest.mark.parametrize(
    "words",
    [
        "of ",
        "number of ",
        "users ",
        "is ",
        "that is ",
        "( ",
        "by doing ",
        "so that x rises ",
        "quickly ",
        "a-b ",
        "5 posts and ",
        "within 5 days ",
        "KR: ",
        "with 5 ",
        "more ",
        "to get ",
        "tests in x and ",
    ],
)
def test_twice_the_words_are_about_twice_the_judging(words: str) -> None:
    nature_of("Launch 5 posts")
    few, many = (calls(lambda times=times: nature_of(f"Launch {times} {words * times}")) for times in (300, 600))
    assert many < 2.4 * few
