"""Reading JSON with the place of every value; the standard reader tells none."""

from __future__ import annotations

import re
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]

from okrcoach.documents.text import Lines, Piece
from okrcoach.documents.trees.tree import MAX_DEPTH, MAX_NODES, Node, problem_at

_SPACE = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"-?[0-9][0-9.eE+-]*|true|false|null")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_CONSTANTS = {"true": True, "false": False, "null": None}


def read_json(text: str) -> Node:
    """Return the tree of a JSON text. Raises OkrcoachError naming line and column."""
    lines = Lines(text)
    root = Node("list", 0, len(text))
    stack = [root]
    count = 0
    at = _skip(text, 0)
    while True:
        holder = stack[-1]
        if at >= len(text):
            raise problem_at("is not valid JSON: it ends too early", lines, at)
        mark = text[at]
        if mark in "]}" and holder is not root and not holder.items and mark == "]}"[holder.kind == "map"]:
            at = _close(text, stack, at)
        else:
            count += 1
            if count > MAX_NODES:
                raise problem_at(f"has more than {MAX_NODES:,} values", lines, at)
            if holder.kind == "map":
                at = _key(text, holder, at, lines)
                mark = text[at : at + 1]
            if mark and mark in "[{":
                if len(stack) > MAX_DEPTH:
                    raise problem_at(f"is nested deeper than {MAX_DEPTH} levels", lines, at)
                node = Node("list" if mark == "[" else "map", at, at, style="flow")
                holder.items.append(node)
                stack.append(node)
                at = _skip(text, at + 1)
                continue
            node = _scalar(text, at, lines)
            holder.items.append(node)
            at = _skip(text, node.end)
        while len(stack) > 1 and text[at : at + 1] and text[at] == "]}"[stack[-1].kind == "map"]:
            at = _close(text, stack, at)
        if len(stack) == 1:
            if at < len(text):
                raise problem_at("is not valid JSON: more follows after its end", lines, at)
            return root.items[0]
        if text[at : at + 1] != ",":
            raise problem_at("is not valid JSON: a comma or a closing bracket is missing", lines, at)
        at = _skip(text, at + 1)
        if text[at : at + 1] and text[at] in "]}":
            raise problem_at("is not valid JSON: a comma too many", lines, at)


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _close(text: str, stack: list[Node], at: int) -> int:
    stack.pop().end = at + 1
    return _skip(text, at + 1)


def _key(text: str, holder: Node, at: int, lines: Lines) -> int:
    if text[at] != '"':
        raise problem_at("is not valid JSON: a key in quotes is missing", lines, at)
    key, end = _string(text, at, lines)
    holder.keys.append((key, at, end))
    at = _skip(text, end)
    if text[at : at + 1] != ":":
        raise problem_at("is not valid JSON: a colon is missing", lines, at)
    return _skip(text, at + 1)


def _string(text: str, at: int, lines: Lines) -> tuple[str, int]:
    try:
        value, end = scanstring(text, at + 1)
    except JSONDecodeError as problem:
        raise problem_at(f"is not valid JSON: {problem.msg[0].lower()}{problem.msg[1:]}", lines, problem.pos) from problem
    return value, end


def _scalar(text: str, at: int, lines: Lines) -> Node:
    if text[at : at + 1] == '"':
        value, end = _string(text, at, lines)
        if not value.isascii():
            value = "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= one <= "\udfff" else one for one in value)
        return Node("scalar", at, end, value, Piece(value, _runs(text, at + 1, end - 1)), style='"')
    match = _WORD.match(text, at)
    word = match.group() if match else ""
    if word in _CONSTANTS:
        return Node("scalar", at, at + len(word), _CONSTANTS[word], style="plain")
    number = _NUMBER.fullmatch(word)
    if number is None:
        raise problem_at("is not valid JSON: no value", lines, at)
    whole = not (number[1] or number[2]) and len(word) < 300
    return Node("scalar", at, at + len(word), int(word) if whole else float(word), style="plain")


def _runs(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """How the characters of a string's value stand in the source, escapes counted as the one character that they mean."""
    runs = [(0, start)]
    offset, at = 0, start
    while (escape := text.find("\\", at, end)) >= 0:
        offset += escape - at
        length = 6 if text[escape + 1] == "u" else 2
        if (
            length == 6
            and _surrogate(text, escape, "89ab")
            and text[escape + 6 : escape + 8] == "\\u"
            and _surrogate(text, escape + 6, "cdef")
        ):
            length = 12  # a pair that means one character
        at = escape + length
        offset += 1
        runs.append((offset, at))
    return tuple(runs)


def _surrogate(text: str, escape: int, second: str) -> bool:
    return text[escape + 2] in "dD" and text[escape + 3].lower() in second
