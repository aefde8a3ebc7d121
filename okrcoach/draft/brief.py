"""The brief as a lead gives it: a mapping or a YAML or JSON text in, a Brief out, one clear line where something is off."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any
from unicodedata import category, normalize

from okrcoach.documents.page.line_marks import BULLETS
from okrcoach.draft.focus import known_stage
from okrcoach.errors import OkrcoachError
from okrcoach.language.dates import read_period
from okrcoach.language.lexicon import lexicon
from okrcoach.model import Brief

KEYS = ("goal", "focus", "team", "period", "audience", "known", "targets", "one_metric", "notes")
"""What a brief may say."""

LARGEST_TEXT = 100_000
"""Characters of a brief's file beyond which it is no brief."""
LONGEST_GOAL = 10_000
LONGEST_WORDS = 500
"""Characters of any other field; a note may be four times as long."""
MOST_ROWS = 50
"""Numbers or notes."""
MOST_FOCUS = 3

_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, the cursor
    r"|(?:\x1b[]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)"  # a window's title, links
    r"|\x1b[ -/]*[0-~]?"
)
_HARMLESS = {"Cf": "", **dict.fromkeys(("Cc", "Cs", "Co", "Cn", "Zl", "Zp"), " ")}
"""What stands in the place of a mark, by its category."""
_JOINER = "\u200d"
_AS_PICTURE = "\ufe0f"


PERIODS = "2027-Q1, FY27 Q3 or 2027-01-01 to 2027-03-31"
"""How a period may be written."""


class BriefError(OkrcoachError):
    """A brief that does not say what it has to."""


def parse_brief(text: str) -> Brief:
    """Read the brief that a YAML or JSON text holds. Raises BriefError in one line where it holds none."""
    if len(text) > LARGEST_TEXT:
        raise BriefError(f"the brief has {len(text):,} characters; {LARGEST_TEXT:,} are enough.")
    content = _json(text) if text.lstrip().startswith("{") else _yaml(text)
    if not isinstance(content, Mapping):
        raise BriefError(f"a brief is a mapping with the keys {', '.join(KEYS)}.")
    return read_brief(content)


def read_brief(content: Mapping[Any, Any]) -> Brief:
    """Read the brief that a mapping holds; None and empty values mean not given. Raises BriefError where a key or a value is off."""
    for key in content:
        if key not in KEYS:
            near = get_close_matches(str(key).lower(), KEYS, n=1)
            raise BriefError(
                f"unknown key '{str(key)[:40]}'; {f'did you mean {near[0]!r}?' if near else 'known are ' + ', '.join(KEYS) + '.'}"
            )
    goal = content.get("goal")
    goal = _words({"goal": in_sentences(goal) if isinstance(goal, str) else goal}, "goal", LONGEST_GOAL)
    if not goal:
        raise BriefError("the brief needs a goal: one sentence on what should be different.")
    return Brief(
        goal=goal,
        focus=_focus(content.get("focus")),
        team=_words(content, "team"),
        period=_words(content, "period"),
        audience=_words(content, "audience"),
        known=_numbers(content, "known"),
        targets=_numbers(content, "targets"),
        one_metric=_words(content, "one_metric"),
        notes=_notes(content.get("notes")),
    )


def unread_period(brief: Brief) -> str:
    """Return a remark where the brief names no period or one that cannot be read, else nothing."""
    if not brief.period:
        return "no period was given, so nothing is due, and review asks for one at the head of the draft"
    if read_period(brief.period):
        return ""
    return f"the period '{brief.period[:40]}' was not understood, so nothing is due at its end; write {PERIODS}"


def clean(text: str) -> str:
    """Free text of all that `harmless` takes and put it on one line, single-spaced."""
    return " ".join(normalize("NFC", harmless(text)).split())


def in_sentences(text: str) -> str:
    """Clean a goal, each of whose bullets, paragraphs and lines with a capital becomes a sentence; a line that is only wrapped goes on."""
    rows = [""]
    for line in text.splitlines():
        mark, _, rest = line.strip().partition(" ")
        item = bool(mark) and (not mark.strip(BULLETS) or (mark[-1] in ".)" and mark[:-1].isdigit()))
        if item or not mark or (mark[0].isupper() and not _goes_on(rows[-1])):
            rows.append("")
        rows[-1] += f" {rest[:1].upper()}{rest[1:]}" if item else f" {line}"
    rows = [row for row in map(clean, rows) if row]
    return clean(" ".join([*(row if row[-1] in ".!?" else f"{row.rstrip(' ,;:')}." for row in rows[:-1]), *rows[-1:]]))


def _goes_on(row: str) -> bool:
    """Whether a line has not come to its end: behind it stands a comma or a small word."""
    small = lexicon("grammar.prepositions") | lexicon("grammar.determiners") | lexicon("grammar.conjunctions")
    return row.endswith(",") or row.rpartition(" ")[2].lower() in small


def harmless(text: str) -> str:
    """Take out what steers a terminal or hides what a text says: whole escape sequences and invisible marks; controls become spaces.

    The joiner inside an emoji stays: without it, one picture would fall into several.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _ESCAPES.sub("", text)
    return "".join(
        mark if mark == _JOINER and _joins(text, place) else _HARMLESS.get(category(mark), mark) for place, mark in enumerate(text)
    )


def _joins(text: str, place: int) -> bool:
    """Say whether the joiner at a place stands between two pictures."""
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    return bool(before and after) and (before == _AS_PICTURE or category(before) in ("So", "Sk")) and category(after) in ("So", "Sm")


def terms(text: str) -> str:
    """Put the text's lower-case words between single spaces, for cues to be looked up in."""
    return f" {' '.join(''.join(mark if mark.isalnum() or mark == '-' else ' ' for mark in clean(text).lower()).split())} "


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as problem:
        place = f", line {problem.lineno}" if isinstance(problem, json.JSONDecodeError) else ""
        raise BriefError(f"the brief is not valid JSON{place}.") from problem


def _yaml(text: str) -> Any:
    """YAML with every scalar as written: "31%", "2027-01-01" and "no" stay words."""
    import yaml  # noqa: PLC0415  # only a brief from a file needs it

    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # builds strings, lists and mappings only
    except yaml.MarkedYAMLError as problem:
        place = f", line {problem.problem_mark.line + 1}" if problem.problem_mark else ""
        raise BriefError(f"the brief is not valid YAML{place}: {problem.problem or 'cannot be read'}.") from problem
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        raise BriefError("the brief is not valid YAML: it holds what no text should.") from problem


def _scalar(value: Any, key: str, longest: int) -> str:
    """One value as words; "" where it is not given."""
    if value is None or value in ("null", "~"):
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BriefError(f"'{key}' takes words, not {_called(value)}.")
    words = clean(f"{value:g}" if isinstance(value, float) else str(value))
    if len(words) > longest:
        raise BriefError(f"'{key}' has {len(words):,} characters; at most {longest:,} are read.")
    return words


def _called(value: Any) -> str:
    """Name a value's type as people do."""
    if isinstance(value, bool):
        return "true or false"
    return "a mapping" if isinstance(value, Mapping) else "a list" if isinstance(value, list | tuple) else type(value).__name__


def _words(content: Mapping[Any, Any], key: str, longest: int = LONGEST_WORDS) -> str | None:
    return _scalar(content.get(key), key, longest) or None


def _focus(value: Any) -> tuple[str, ...]:
    """One stage, a list of them, or stages with commas between, each once."""
    if isinstance(value, list | tuple):
        names = [_scalar(name, "focus", LONGEST_WORDS) for name in value]
    else:
        names = _scalar(value, "focus", LONGEST_WORDS).split(",")
    stages = tuple(dict.fromkeys(known_stage(name) for name in names if name.strip()))
    if len(stages) > MOST_FOCUS:
        raise BriefError(f"{len(stages)} focus areas are no focus; choose up to {MOST_FOCUS}.")
    return stages


def _numbers(content: Mapping[Any, Any], key: str) -> tuple[tuple[str, str], ...]:
    """Read a mapping from metrics to numbers, or a list of pairs."""
    value = content.get(key)
    if value is None or value in ("", "null", "~"):
        return ()
    if isinstance(value, list | tuple) and all(isinstance(row, list | tuple) and len(row) == 2 for row in value):
        rows = [(row[0], row[1]) for row in value]
    elif isinstance(value, Mapping):
        rows = list(value.items())
    else:
        raise BriefError(f"'{key}' takes a mapping such as {{activation rate: 31%}}, not {_called(value)}.")
    if len(rows) > MOST_ROWS:
        raise BriefError(f"'{key}' has {len(rows)} numbers; at most {MOST_ROWS} are read.")
    pairs = tuple((_scalar(name, key, LONGEST_WORDS), _scalar(number, key, LONGEST_WORDS)) for name, number in rows)
    for name, number in pairs:
        if number and not name:
            raise BriefError(f"'{key}' has the number '{number}' without a metric's name.")
    return tuple((name, number) for name, number in pairs if number)


def _notes(value: Any) -> tuple[str, ...]:
    """One note or a list of them."""
    rows = list(value) if isinstance(value, list | tuple) else [value]
    if len(rows) > MOST_ROWS:
        raise BriefError(f"'notes' has {len(rows)} notes; at most {MOST_ROWS} are read.")
    return tuple(filter(None, (_scalar(row, "notes", 4 * LONGEST_WORDS) for row in rows)))
