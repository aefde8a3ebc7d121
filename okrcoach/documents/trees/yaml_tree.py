"""Reading YAML with the place of every value, from the C parser's events: nothing is constructed but plain values.

Dates stay text, and so do yes, no, on and off: a field of an OKR file means what is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from okrcoach.documents.text import Lines, Piece
from okrcoach.documents.trees.tree import MAX_DEPTH, MAX_NODES, Node, Scalar
from okrcoach.errors import OkrcoachError

MAX_ALIASED = 10_000
"""The most values that are reached again through aliases: a few words could stand for thousands of objectives."""
_NULLS = {"", "~", "null", "Null", "NULL"}
_TRUE = {"true", "True", "TRUE"}
_FALSE = {"false", "False", "FALSE"}
_INTEGER = re.compile(r"[-+]?[0-9]{1,300}")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_ESCAPE = re.compile(r"\\(?:x..|u....|U........|.)", re.DOTALL)


def plain_value(text: str) -> Scalar:
    """Return what a scalar without quotes means: null, true, false, a number or its text."""
    if text in _NULLS:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if text[0] in "+-.0123456789" and len(text) < 400:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
    return text


def read_yaml(text: str) -> Node:
    """Return the tree of a YAML text: the first document of a stream. Raises OkrcoachError naming line and column."""
    import yaml  # noqa: PLC0415 - a review of Markdown does without it

    parser = yaml.CSafeLoader(text)
    try:
        return _build(parser, text)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        at = f" (line {mark.line + 1}, column {mark.column + 1})" if mark else ""
        raise OkrcoachError(f"is not valid YAML: {problem.problem or problem.context}{at}") from problem
    except yaml.reader.ReaderError as problem:
        line, column = Lines(text).position(problem.position)
        raise OkrcoachError(
            f"is not valid YAML: U+{ord(text[problem.position]):04X} may not stand there (line {line}, column {column})"
        ) from problem
    except yaml.YAMLError as problem:
        raise OkrcoachError(f"is not valid YAML: {problem}") from problem
    finally:
        parser.dispose()


@dataclass(slots=True)
class _Frame:
    """A collection that is being read."""

    node: Node
    anchor: str | None = None
    first: int = 0
    key: tuple[str, int, int] | None = None
    """A mapping's events come in pairs: the key waits here for its value."""

    def add(self, node: Node, start: int, end: int) -> None:
        if self.node.kind == "map":
            if self.key is None:
                if node.kind != "scalar":
                    raise OkrcoachError("is not valid YAML: a key must be a word")
                self.key = (node.text, start, end)
                return
            self.node.keys.append(self.key)
            self.key = None
        self.node.items.append(node)


def _build(parser: Any, text: str) -> Node:
    frames = [_Frame(Node("list", 0, len(text)))]
    anchors: dict[str, tuple[Node, int]] = {}
    count = aliased = 0
    while parser.check_event():
        event = parser.get_event()
        name = type(event).__name__
        if name == "DocumentEndEvent":
            break
        if name.startswith(("Stream", "Document")):
            continue
        count += 1
        start, end = event.start_mark.index, event.end_mark.index
        if name in ("SequenceEndEvent", "MappingEndEvent"):
            frame = frames.pop()
            node = frame.node
            node.end = end if node.style == "flow" else max([node.start, *(item.end for item in node.items[-1:])])
            if frame.anchor:
                anchors[frame.anchor] = (node, count - frame.first)
            continue
        if name == "AliasEvent":
            if event.anchor not in anchors:
                raise OkrcoachError(
                    f"is not valid YAML: the alias *{event.anchor} names nothing before it (line {event.start_mark.line + 1})"
                )
            node, size = anchors[event.anchor]
            count, aliased = count + size, aliased + size
        elif name == "ScalarEvent":
            node = _scalar(event, text, start, end)
            if event.anchor:
                anchors[event.anchor] = (node, 1)
        else:
            node = Node("list" if name == "SequenceStartEvent" else "map", start, end, style="flow" if event.flow_style else "block")
        if aliased > MAX_ALIASED:
            raise OkrcoachError(f"has aliases that stand for more than {MAX_ALIASED:,} values (line {event.start_mark.line + 1})")
        if count > MAX_NODES:
            raise OkrcoachError(f"has more than {MAX_NODES:,} values (line {event.start_mark.line + 1})")
        if len(frames) > MAX_DEPTH:
            raise OkrcoachError(f"is nested deeper than {MAX_DEPTH} levels (line {event.start_mark.line + 1})")
        frames[-1].add(node, start, end)
        if name in ("SequenceStartEvent", "MappingStartEvent"):
            frames.append(_Frame(node, event.anchor, count))
    items = frames[0].node.items
    return items[0] if items else Node("scalar", 0, 0, style="plain")


def _scalar(event: Any, text: str, start: int, end: int) -> Node:
    written: str = event.value
    style = event.style or "plain"
    if style in "|>":
        style = "block"
    raw = text[start:end]
    if style == "plain":
        value = plain_value(written)
        piece = Piece(written, ((0, start),)) if raw == written else _folded(written, text, start, end)
        return Node("scalar", start, end, value, piece, style=style)
    piece = None
    inner = raw[1:-1]
    if style in "'\"" and "\n" not in raw and "\r" not in raw:
        piece = Piece(written, _runs(inner, start + 1, style))
    elif style == "block" or "\n" in raw:
        piece = _folded(written, text, start, end)
    return Node("scalar", start, end, written, piece, style=style)


def _runs(inner: str, start: int, style: str) -> tuple[tuple[int, int], ...]:
    runs = [(0, start)]
    lost = 0
    if style == "'":
        at = inner.find("''")
        while at >= 0:
            lost += 1
            runs.append((at + 2 - lost, start + at + 2))
            at = inner.find("''", at + 2)
        return tuple(runs)
    for match in _ESCAPE.finditer(inner) if "\\" in inner else ():
        lost += len(match.group()) - 1
        runs.append((match.end() - lost, start + match.end()))
    return tuple(runs)


def _folded(written: str, text: str, start: int, end: int) -> Piece | None:
    """Where the words of a text over several lines stand: found again one after another."""
    runs: list[tuple[int, int]] = []
    at = start
    offset = 0
    for word in written.split():
        offset = written.index(word, offset)
        at = text.find(word, at, end)
        if at < 0:
            return None
        if not runs or at - runs[-1][1] != offset - runs[-1][0]:
            runs.append((offset, at))
        offset += len(word)
        at += len(word)
    return Piece(written, tuple(runs)) if runs else None
