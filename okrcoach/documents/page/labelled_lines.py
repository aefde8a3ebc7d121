"""The lines of a paragraph that announce something of their own: "KR1: …" behind "Objective: …", a field, a bold lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from okrcoach.documents.page.blocks import is_end_meant
from okrcoach.documents.page.headings import is_remark
from okrcoach.documents.page.inline import Inline
from okrcoach.documents.page.labels import COLONS, HEAD, Label, ends_sentence, read_label, with_codes
from okrcoach.documents.page.line_marks import BULLETS

NAMED = 3
"""A field in small letters that nothing parts from its colon, "owner:Kim", has at most so many words."""


def labelled_lines(words: Inline, *, loose: bool) -> list[tuple[Inline, Label | None]]:
    """Part the words of a paragraph before each line that announces something of its own; with `loose`, behind a statement as well."""
    text = words.text
    whole = words.strip()
    within = _within(words)
    if "\n" not in text and not within:
        return [(whole, label_of(whole))]
    starts = [0]
    lines = list(_lines(text))
    width = max(len(line) for _, line in lines)
    marks = {at: _after_mark(line) if at else 0 for at, line in lines}
    own = [words.cut(at + marks[at], at + len(line)) for at, line in lines]
    labels = dict(zip(marks, with_codes(own, [read_label(line.text) for line in own]), strict=True))
    for (before, above), (at, line) in pairwise(lines):
        mark, label = marks[at], labels[at]
        if label is not None and above.endswith(COLONS) and ends_sentence(label):
            continue
        if label is None and (
            (is_lead(words, at) and (is_lead(words, starts[-1]) or read_label(text[starts[-1] : at])))
            or (_leads(words, words.italic, at) and read_label(text[starts[-1] : at]))
            or (loose and starts[-1] == before and line[:1].isupper() and is_said(above) and is_end_meant(above, line, width))
        ):
            starts.append(at)
        if label is None or not _announces(label, words.cut(at + mark, at + len(line)).strip()):
            continue
        named = label.kind in ("objective", "key_result") and line[mark : mark + label.rest].rstrip().endswith(COLONS)
        said = (bool(label.number) or named) and label.rest < len(line) - mark
        if said or " " in line or line.endswith(COLONS) or at + len(line) == len(text) or words.bold or label.kind == "field":
            starts.append(at)  # "KR" alone among lines of single words is one of them
    found = []
    starts = sorted({*starts, *within})
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        one = words.cut(start + marks.get(start, 0), end).strip()
        label = label_of(one) or labels.get(start)
        inner = start not in marks and label is not None and label.kind == "key_results"
        found.append((one, label._replace(marked=False) if inner and label is not None else label))
    return found


def _within(words: Inline) -> list[int]:
    """Return where an objective with a bold name goes on in its line to what has one as well: "**Objective:** … **Key results:** …"."""
    text = words.text
    if not words.bold or words.bold[0][0] > 0 or ((first := _bold_label(text, *words.bold[0])) is None or first.kind != "objective"):
        return []
    return [start for start, end in words.bold[1:] if _bold_label(text, start, end) is not None]


def _bold_label(text: str, start: int, end: int) -> Label | None:
    """Return the label that bold words are, with a colon or a full stop at their end or a colon behind them."""
    name = text[start:end].rstrip()
    colon = name.endswith((*COLONS, ".")) or text[end : end + 1] in COLONS
    bare = name.rstrip(".").rstrip("".join(COLONS))
    label = read_label(f"{bare}: ") if colon and len(name) <= HEAD else None
    if label is None or (label.kind in ("objective", "key_result", "key_results") and not label.strong):
        return None
    return label if label.kind != "aside" or is_remark(bare) else None


def label_of(words: Inline) -> Label | None:
    """Return the label that words begin with; a full stop ends one that is bold, or over one short line: "Objective. Nobody queues"."""
    if (label := read_label(words.text)) is not None:
        return label
    name = bold = words.text[: next((end for start, end in words.bold if start == 0), 0)].rstrip()
    head, stop, said = words.text.partition(". ")
    if not name and stop and said[:1].isupper() and "\n" not in said and "." not in said.rstrip().rstrip("."):
        name = f"{head}."
    stopped = read_label(f"{name[:-1]}:{words.text[len(name) :]}") if name.endswith(".") else None
    if stopped is None or not stopped.strong:
        return None
    known = stopped.kind in ("objective", "key_result") or (stopped.kind == "key_results" and name == bold)
    return stopped._replace(marked=False) if known else None


def _after_mark(line: str) -> int:
    """Return where a line's words start behind a list mark: "- KR1: …" behind a line break of HTML."""
    mark = len(line) - len(line.lstrip(f"{BULLETS} "))
    return mark if line[mark - 1 : mark] == " " else 0


def is_said(line: str) -> bool:
    """Return whether a line says an objective or a key result in full; the next line, where line ends are meant, explains it."""
    label = read_label(line)
    told = label is not None and label.kind in ("objective", "key_result") and (label.strong or bool(label.number))
    return label is not None and told and label.rest < len(line) and not line.endswith(COLONS)


def is_lead(words: Inline, at: int) -> bool:
    """Return whether a line begins with bold words and a colon: "**Last updated:** 2 April"."""
    return _leads(words, words.bold, at)


def _leads(words: Inline, marked: Sequence[tuple[int, int]], at: int) -> bool:
    end = next((end for start, end in marked if start == at), at)
    return end > at and (words.text[at:end].rstrip().endswith(COLONS) or words.text[end:].lstrip().startswith(COLONS))


def behind_lead(words: Inline) -> Inline:
    """Return words without the bold lead that they begin with: "**Content:** 9 of 10 guests come again"."""
    if not is_lead(words, 0):
        return words
    end = words.bold[0][1]
    rest = words.text[end:].lstrip("".join((" ", *COLONS)))
    return words.cut(len(words.text) - len(rest)).strip()


def _announces(label: Label, line: Inline) -> bool:
    """Return whether a later line of a paragraph is a statement or field of its own."""
    if label.kind in ("objective", "key_result"):
        return label.strong or bool(label.number)
    if label.kind == "project":
        return True
    if label.kind == "field":
        tight = line.text[label.rest - 1 : label.rest] == ":" and not line.text[:1].isupper()
        goes_on = tight and len(line.text.split()) > NAMED  # `status:open` within a sentence
        return bool(line.bold) or (label.rest < len(line.text) and not goes_on)
    remark = label.kind == "aside" and line.text[:1].isupper() and is_remark(line.text[: label.rest])
    return remark or label.rest >= len(line.text) or line.is_all(line.bold, 0, label.rest)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text, each behind the place where it starts."""
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1
