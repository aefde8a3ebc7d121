"""What a line announces: an objective, a key result, a section of key results, a field; by the words of the lexicon `layout`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from okrcoach.documents.names import StatementKind, field_named, names, plain_name
from okrcoach.documents.page.check_ins import DAY, check_in_day
from okrcoach.documents.page.headings import SectionKind, is_certain, lead, numbering, section_of
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.label_words import LabelWords, read_label_words
from okrcoach.documents.text import LITERAL
from okrcoach.language.lexicon import lexicon

LabelKind = StatementKind | Literal["field"] | SectionKind

HEAD = 60
"""A label ends within so many characters."""
CODE = 12
"""A code has its number among its first so many characters."""
COLONS = (":", "\N{FULLWIDTH COLON}")
_LETTERS = re.compile(r"(?:[^\W\d_]| )+")
_SERIES = re.compile(r"(?:(?!(?:O|KR|OBJ)[0-9])(?:[A-Z]{1,5}[0-9]{0,4}|[0-9]{1,4})[-./_]){1,4}(?=(?:O|KR|OBJ)[0-9])")
"""What a code begins with that says of which team, plan or time the objective is: "R0-" of "R0-O1"."""
_LETTERED = re.compile(r"[ #]?[0-9]{1,2}[A-Za-z][._-][0-9]{1,2}(?![0-9A-Za-z.])")
"""The number of the first key result of objective 4A: "4A.1"."""
_ESCAPED_MARKS = {LITERAL + ord(one): one for one in "-.)|="}
"""Word processors escape these marks where they write Markdown; behind a number they still end a label."""
_DASHES = "-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"
_BARS = "\N{FULLWIDTH VERTICAL LINE}\N{BOX DRAWINGS LIGHT VERTICAL}\N{BOX DRAWINGS HEAVY VERTICAL}"
_ENDS = f"{_DASHES}{_BARS}.)|=/>\N{MIDDLE DOT}\N{BULLET}\N{RIGHTWARDS ARROW}\u00bb\u203a"
"""What ends a label with a number."""
ENDING = f"{_ENDS}:\N{FULLWIDTH COLON},;"
"""What goes on with a label, where it stands in a box of its own."""
_PARTING = (":", *_DASHES)
"""What may part a bracket from what follows."""
_BRACKETS = {"[": "]", "(": ")", "\N{LEFT BLACK LENTICULAR BRACKET}": "\N{RIGHT BLACK LENTICULAR BRACKET}"}
"""What a label may stand in, and what ends it."""
_SPACED_DASHES = tuple(f" {dash}" for dash in _DASHES)


class Label(NamedTuple):
    """What a line's start announces, and where its own text starts."""

    kind: LabelKind
    rest: int
    """Offset in the text where what the label announces starts; the text's length where it stands alone."""
    strong: bool = True
    """Whether its words mean nothing else elsewhere."""
    number: str = ""
    """"1", "2.1"; the date of a check-in."""
    owner: str = ""
    """"CEO" of "CEO KR:"."""
    name: str = ""
    """A field's name."""
    marked: bool = True
    """Whether it is one by itself; "kr1 belt" beside "kr2 wheel" needs an objective above it, "**Objective.**" a page on OKRs."""


def read_label(text: str) -> Label | None:
    """Return what the start of a text announces; None for one that is just itself. A label's line may stand alone."""
    line = text.find("\n")
    if line >= 0:
        label = read_label(text[:line])
        return label._replace(rest=line + 1) if label is not None and label.rest >= line else label
    if text[:1].isdigit() and text[DAY : DAY + 1] == ":" and (day := check_in_day(text[:DAY])) is not None:
        return Label("field", _after(text, DAY + 1), number=day, name="check_in")
    start = 0
    if not text[:1].isalpha() or "\N{IDEOGRAPHIC COMMA}" in text[1:4]:
        start = numbering(text, lead(text))
        start += lead(text[start:])
    if (series := _SERIES.match(text, start)) is not None:
        start = series.end()
    if text[start : start + 1] in _BRACKETS:
        return _bracketed(text, start)
    if not text[start : start + 1].isalpha():
        return None
    head = text[start : start + HEAD]
    colon = head.find(":") if head.isascii() else min((at for mark in (*COLONS, *_BARS) if (at := head.find(mark)) > 0), default=-1)
    if colon > 0:
        parts = read_label_words(head[:colon], prefix=True)
        if parts is not None:
            return _label(parts, text, start + colon + 1)
    return _dashed(text, head, start) or (_named(text, head[:colon], start + colon + 1) if colon > 0 else _alone(text, start))


def with_codes(lines: Sequence[Inline], labels: Sequence[Label | None]) -> list[Label | None]:
    """Return the labels of lines beside one another, with those that are codes which nothing parts from the words behind them.

    "kr2 reduce churn" has one where the code alone is bold, or where the line before it or behind it has the number next to it.
    """
    guesses = [_unmarked(line.text) if label is None else label for line, label in zip(lines, labels, strict=True)]
    found = list(labels)
    for index, guess in enumerate(guesses):
        if guess is None or found[index] is not None:
            continue
        before = found[index - 1] if index else None
        following = guesses[index + 1] if index + 1 < len(guesses) else None
        if _is_set_off(lines[index], guess):
            found[index] = guess
        elif before is not None and _follows(before, guess):
            found[index] = guess._replace(marked=before.marked)
        elif _follows(guess, following):
            found[index] = guess._replace(marked=False)
    return found


def ends_sentence(label: Label) -> bool:
    """Return whether the end of a sentence may stand before a label: "Less waiting. KR2: …"; "Finance div. KR1: …" has an owner."""
    return label.owner.endswith(".") and label.owner.rpartition(" ")[2].islower()


def _unmarked(text: str) -> Label | None:
    """Return the label that a code may be which nothing parts from the words behind it; "KR2 is behind" speaks of one."""
    start = lead(text)
    head = text[start : start + HEAD]
    if not any(one.isdigit() for one in head[:CODE]):
        return None
    label = _dashed(text, head, start, sure=False)
    first = text[label.rest :].split(maxsplit=1)[:1] if label is not None else []
    spoken = bool(first) and first[0].casefold() in lexicon("grammar.auxiliaries") | lexicon("grammar.modals")
    return label if label is not None and label.number and not spoken else None


def _is_set_off(line: Inline, label: Label) -> bool:
    """Return whether a line's code, with or without a name and a colon behind it, is all that is bold at its start."""
    end = next((end for start, end in line.bold if start <= lead(line.text)), 0)
    said = line.text[:end].rstrip()
    return 0 < end < len(line.text.rstrip()) and (said.endswith(COLONS) or len(said) <= label.rest)


def _follows(one: Label | None, other: Label | None) -> bool:
    """Return whether a label has the number behind that of another one of its kind: KR2 behind KR1."""
    if one is None or other is None or one.kind != "key_result" or other.kind != "key_result":
        return False
    above, _, first = one.number.rpartition(".")
    beside, _, second = other.number.rpartition(".")
    return above == beside and first.isdecimal() and second.isdecimal() and int(second) == int(first) + 1


def code(text: str) -> str:
    """Return the number of the key result whose code is all of a text: "1.2" of "KR1.2"; "" for other words."""
    label = read_label(text)
    return label.number if label is not None and label.kind == "key_result" and label.rest >= len(text) else ""


def opens(line: str) -> bool:
    """Return whether a line begins an objective, and so goes on with nothing that stands before it: "Objective 2: …"."""
    label = read_label(line)
    return label is not None and label.kind == "objective" and (label.strong or bool(label.number)) and label.rest < len(line)


def _bracketed(text: str, start: int) -> Label | None:
    """Return the label that a bracket holds: "[KR1] ", "[Objective] "; without a number it stands before something. "[O]" is a tick."""
    close = text.find(_BRACKETS[text[start]], start, start + 20)
    found = read_label_words(text[start + 1 : close], prefix=False) if close > start + 2 else None
    label = _label(found, text, _behind_mark(text, close + 1)) if found is not None else None
    return label if label is not None and (label.number or (label.kind != "project" and label.rest < len(text))) else None


def _behind_mark(text: str, at: int) -> int:
    """Return the place behind a colon or a dash that parts a bracket from what follows: "[Objective]: …"."""
    here = _after(text, at)
    return here + 1 if text[here : here + 1] in _PARTING and text[here + 1 : here + 2].isspace() else at


def _named(text: str, head: str, rest: int) -> Label | None:
    """Return the section or the field that the words before a colon name."""
    rest = _after(text, rest)
    if (date := check_in_day(head)) is not None:
        return Label("field", rest, number=date, name="check_in")
    if plain_name(head) in names("said"):
        return Label("field", rest, name="said")
    section = section_of(head) if len(head.split()) <= 8 else None
    name = field_named(head)
    if section is not None and (name is None or section in ("key_results", "projects")):
        return Label(section, rest, section != "key_results" or is_certain(head))
    return Label("field", rest, name=name) if name is not None else None


def _alone(text: str, start: int) -> Label | None:
    """Return what a text announces that is nothing but a label."""
    whole = text[start:].strip()
    found = read_label_words(whole, prefix=False) if len(whole) <= HEAD else None
    if found is not None and (found.kind != "project" or found.number):
        if found.kind == "key_result" and not found.number:
            return Label("key_results", len(text), found.strong)
        return Label(found.kind, len(text), found.strong, found.number, found.owner)
    section = section_of(whole) if len(whole) <= 2 * HEAD else None
    return Label(section, len(text), section != "key_results" or is_certain(whole)) if section is not None else None


def _after(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] in "*_"):
        at += 1
    return at


def _label(found: LabelWords, text: str, rest: int) -> Label:
    rest = _after(text, rest)
    if found.kind == "project" and rest >= len(text):
        return Label("projects", rest)
    plural = found.kind == "key_result" and not found.number and plain_name(text[:rest]).endswith(("keyresults", "krs"))
    return Label("key_results" if plural else found.kind, rest, found.strong, found.number, found.owner)


def _dashed(text: str, head: str, start: int, *, sure: bool = True) -> Label | None:
    """Return a label that a dash, a dot, a bracket or just its number ends: "KR1 - ", "O2. ", "KR 3 Reach".

    Unless it has to be `sure`, what follows the number may begin with a small letter.
    """
    if not head.isascii():
        head = head.translate(_ESCAPED_MARKS)
    letters = _LETTERS.match(head)
    at = end = len(letters.group().rstrip()) if letters else 0
    if end + 1 < len(head) and head[end] not in " #.-_" and not head[end].isdigit():
        return _spaced(text, head, start)
    while end < len(head) and (head[end] in " #.-_" or head[end].isdigit()):
        following = head[end + 1 : end + 2]
        if head[end] in ".-_" and not following.isdigit():
            break
        if head[end] == " " and (head[end - 1].isdigit() or not (following.isdigit() or following == "#")):
            break  # KR1 95% of …
        end += 1
    if (lettered := _LETTERED.match(head, at)) is not None:
        end = lettered.end()
    number = head[at:end].strip(" #-._")
    number = number.replace("-", ".") if head[at : at + 1] == "-" else number  # KR-1-2
    if number and head[end : end + 1].islower() and head[end - 1].isdigit() and not head[end + 1 : end + 2].isalnum():
        end += 1  # KR 1a
    if not number.replace(".", "").isdigit() and lettered is None:
        return _spaced(text, head, start)
    found = read_label_words(f"{head[:at]} {number}", prefix=False)
    if found is None:
        return None
    further = head[end:].lstrip(".-/ ") if found.kind == "objective" else ""
    if further[:2].casefold() == "kr" and further[2:3].isdigit():  # O1.KR2
        inner_start = start + len(head) - len(further)
        inner = _dashed(text, text[inner_start : inner_start + HEAD], inner_start, sure=sure)
        return inner and inner._replace(number=f"{number}.{inner.number}")
    mark_at = end + len(head[end:]) - len(head[end:].lstrip(" "))
    mark = head[mark_at : mark_at + 1]
    if mark_at == end and mark in _DASHES and "." in number and head.startswith(number.rpartition(".")[0] + ".", end + 1):
        return None  # KR4.1-4.5 are several
    if mark and mark in _ENDS:
        return _label(found, text, start + mark_at + 1)
    coded = found.kind == "objective" or "." in number  # behind "KR2" it may be prose as well
    uncased = coded and mark.upper() == mark.lower()
    begins = not sure or mark.isupper() or mark.isdigit() or not ((mark.isalnum() and not uncased) or mark in "(,")
    return _label(found, text, start + mark_at) if mark and mark_at > end and found.strong and begins else None


def _spaced(text: str, head: str, start: int) -> Label | None:
    """Return a label without a number that a dash between spaces ends: "Objective - "."""
    if not any(dash in head for dash in _SPACED_DASHES):
        return None
    words = head.split(maxsplit=4)
    dash = next((place for place, one in enumerate(words[:4]) if one in _DASHES), 0)
    found = read_label_words(" ".join(words[:dash]), prefix=False) if dash else None
    return _label(found, text, start + head.index(f" {words[dash]}") + 2) if found is not None else None
