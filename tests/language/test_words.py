"""Tokens: where words, numbers and marks begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcoach.language.words import tokens

ANY_TEXT = st.text(alphabet=st.characters(), max_size=200)
"""Lone surrogates, emoji and control characters included."""


def shown(text: str) -> str:
    """Tokens with a space between them; "·" marks a glued one."""
    return " ".join(f"·{token.text}" if token.glued else token.text for token in tokens(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("  \n\t ", ""),
        ("Cut churn", "Cut churn"),
        ("1,200 99.9 250,0000 16,00 1.2.3", "1,200 99.9 250,0000 16,00 1.2.3"),
        ("1'000 1\u2019000 1\u00a0000 1\u202f000", "1'000 1\u2019000 1\u00a0000 1\u202f000"),
        ("12. 12, 12... .5", "12 ·. 12 ·, 12 ·... . ·5"),
        ("99.9%", "99.9 ·%"),
        ("$5M", "$ ·5 ·M"),
        ("+20% -3", "+ ·20 ·% - ·3"),
        ("500k 3rd 10x", "500 ·k 3 ·rd 10 ·x"),
        ("v2 p95 B2B Q3", "v2 p95 B2B Q3"),
        ("从70%提高到85%", "从 ·70 ·% ·提高到 ·85 ·%"),
        ("売上を100件にする", "売上を ·100 ·件にする"),
        ("товар2 café3", "товар2 café3"),
        ("high-quality CI/CD", "high ·- ·quality CI ·/ ·CD"),
        ("don't team\u2019s users'", "don't team\u2019s users ·'"),
        ("'quoted'", "' ·quoted ·'"),
        ("_soft_ snake_case", "_ ·soft ·_ snake ·_ ·case"),
        ("8 -> 9 => 10 --> 11 ---> 12", "8 -> 9 => 10 --> 11 ---> 12"),
        ("~> <= >= ≤ → \u2013", "~> <= >= ≤ → \u2013"),
        ("a--b", "a ·- ·- ·b"),
        ("e\u0301tude re\u0301sume\u0301 l'e\u0301t\u0301", "e\u0301tude re\u0301sume\u0301 l'e\u0301t\u0301"),
        ("2026-07-01", "2026 ·- ·07 ·- ·01"),
        ("one\ntwo", "one two"),
    ],
)
def test_a_text_falls_into_tokens(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"), [("Word", "word"), ("élan", "word"), ("12", "number"), ("٣", "number"), ("%", "mark"), ("->", "mark")]
)
def test_a_token_is_a_word_a_number_or_a_mark(text: str, kind: str) -> None:
    assert [token.kind for token in tokens(text)] == [kind]


def test_a_word_keeps_its_case_and_has_a_lower_one() -> None:
    assert [(token.text, token.lower) for token in tokens("NPS Über")] == [("NPS", "nps"), ("Über", "über")]


def test_the_first_token_is_not_glued() -> None:
    assert not tokens("%")[0].glued


def test_a_lone_surrogate_is_a_mark() -> None:
    assert [token.kind for token in tokens("a \ud800")] == ["word", "mark"]


@given(ANY_TEXT)
def test_tokens_stand_in_order_and_leave_out_only_white_space(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert token.start >= end
        assert not text[end : token.start].strip()
        assert text[token.start : token.end] == token.text
        assert token.glued == (token.start == end and end > 0)
        end = token.end
    assert not text[end:].strip()


def test_equal_texts_are_read_once() -> None:
    assert tokens("read me once") is tokens("read me " + "once")


@pytest.mark.parametrize("unit", ["1,", "a'", "-", "9", "a", "é\u0301", "1.2 ", "=", "."])
def test_long_runs_of_one_kind_are_read(unit: str) -> None:
    """Each would hang a scanner that goes back over its run."""
    text = unit * 20_000
    assert tokens(text)[-1].end == len(text.rstrip())
