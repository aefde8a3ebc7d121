"""Texts on their way to the screen and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from okrcoach.tui.seen import breaks, flow, respliced, seen

HOSTILE = "\x1b[31mred\x1b]0;title\x07\x9b2J\u202egnirts\r\n\ttab\x00"


def test_nothing_that_steers_a_terminal_is_shown() -> None:
    shown = seen(HOSTILE)
    assert len(shown) == len(HOSTILE)
    assert shown.startswith("␛[31mred␛]0;title␇")
    assert not set(shown) & set("\x1b\x07\x9b\u202e\r\n\t\x00")


def test_markup_is_shown_as_it_is() -> None:
    assert seen("[bold red]x[/] [@click=app.quit]y[/]") == "[bold red]x[/] [@click=app.quit]y[/]"


def test_what_was_not_touched_keeps_its_unseen_characters() -> None:
    kept = "Raise \x1b[1mrevenue\x1b[0m"
    assert respliced(kept, seen(kept)) == kept
    assert respliced(kept, seen(kept) + " by 5%") == kept + " by 5%"
    assert respliced(kept, seen(kept).replace("Raise", "Grow")) == "Grow \x1b[1mrevenue\x1b[0m"
    assert respliced("plain", "other") == "other"


@given(st.text(max_size=30), st.text(alphabet="ab ␛", max_size=5), st.data())
def test_an_edit_changes_only_what_was_edited(kept: str, typed: str, data: st.DataObject) -> None:
    shown = seen(kept)
    start = data.draw(st.integers(0, len(shown)))
    end = data.draw(st.integers(start, len(shown)))
    edited = respliced(kept, shown[:start] + typed + shown[end:])
    assert seen(edited) == shown[:start] + typed + shown[end:]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one  two", 20, ["one  two"]),
        ("extraordinarily", 5, ["extra", "ordin", "arily"]),
        ("a extraordinarily b", 6, ["a", "extrao", "rdinar", "ily b"]),
        ("日本語 日本", 6, ["日本語", "日本"]),
        ("日本語", 4, ["日本", "語"]),
    ],
)
def test_lines_break_at_spaces_and_inside_a_word_only_where_it_must(text: str, width: int, lines: list[str]) -> None:
    assert [text[start:end] for start, end in breaks(text, width)] == lines


@given(st.text(alphabet="ab 日é", max_size=60), st.integers(2, 20))
def test_no_line_is_too_wide_and_no_word_is_lost(text: str, width: int) -> None:
    lines = [text[start:end] for start, end in breaks(text, width)]
    assert all(cell_len(line.rstrip()) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_each_character_keeps_its_style_over_a_line_break() -> None:
    lines = flow((("bold words", "strong"), (" and plain", "")), 9)
    assert lines == [[("bold", "strong")], [("words", "strong"), (" and", "")], [("plain", "")]]


def test_no_line_goes_on_with_the_spaces_that_it_was_broken_at() -> None:
    assert flow((("set the sail", ""), ("  → KR1", "muted")), 13)[1:] == [[("→ KR1", "muted")]]
