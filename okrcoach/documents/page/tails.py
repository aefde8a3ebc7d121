"""What stands before and behind a statement in its own line: priority, owner, score, deadline, and the key results it moves.

What is certain by its form is taken at once. A name or a percentage in brackets is taken only where half of a page's statements end
in one: "(Android)" after a single line is a part of it, "(Anna)" after each line is its owner.
"""

from __future__ import annotations

from functools import cache

from okrcoach.documents import values
from okrcoach.documents.names import layout
from okrcoach.documents.page.tail_fields import (
    DASHES,
    LONGEST,
    PAIRS,
    bracket_fields,
    grade_behind,
    handle_of,
    is_handle,
    is_name,
    is_share,
    is_status,
    priority_of,
    remark_behind_sign,
    segment_field,
    share_behind,
    standing,
    status_behind_sign,
    without_signs,
)
from okrcoach.documents.text import Piece

_BAR = (
    "[]#=- >\N{FULL BLOCK}\N{LIGHT SHADE}\N{MEDIUM SHADE}\N{DARK SHADE}"
    "\N{BLACK SQUARE}\N{WHITE SQUARE}\N{BLACK PARALLELOGRAM}\N{WHITE PARALLELOGRAM}"
)
_SIGNS = frozenset("()[]@=:,#~|-<>\N{EN DASH}\N{EM DASH}\N{FULLWIDTH COLON}\N{FULLWIDTH RIGHT PARENTHESIS}\N{RIGHTWARDS ARROW}%")
"""Nothing but words stands in a text without any of these."""
_ARROWS = ("=>", "= >")
_BESIDE = f"{DASHES} :,.;()"
"""What parts the words behind a score from it."""
MOST = 20
"""Fields on either side of a statement."""


class Said:
    """A statement's text, and the fields that stood in its line."""

    __slots__ = ("fields", "last", "name", "person", "piece", "result", "share", "signed")

    piece: Piece
    fields: dict[str, str]
    name: tuple[int, str] | None
    """Where a name in brackets ends the text, and the name: taken if others have one."""
    share: tuple[int, str] | None
    """Where a percentage ends the text, and it."""
    signed: tuple[int, str] | None
    """Where a name between a dash and that percentage ends the text, and the name: "Soft water — Anna — 70%"."""
    last: tuple[int, str] | None
    """Where a priority without any mark ends the text, and it."""
    person: tuple[int, str] | None
    """Where a name with a colon that starts the text ends, and the name."""
    result: str
    """What stood behind a statement, with the arrow or the sign that it begins with, and is no score."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self.fields = {}
        self.name = self.share = self.signed = self.last = self.person = None
        self.result = ""


@cache
def _nobody() -> frozenset[str]:
    return frozenset(layout()["handles"]["nobody"])


@cache
def _after() -> frozenset[str]:
    return frozenset(layout()["handles"]["after"])


def read_tails(piece: Piece, *, moves: bool = False) -> Said:
    """Return a statement less what stands around it."""
    said = Said(without_signs(piece.strip()))
    if told := status_behind_sign(said.piece.text):
        _take(said, *told)
    elif remarked := remark_behind_sign(said.piece.text):
        said.result = said.piece.text[remarked:]
        _take(said, remarked, {})
    if _SIGNS.isdisjoint(said.piece.text) and not (priority_of(said.piece.text[:2]) or priority_of(said.piece.text[-2:])):
        return said
    text = said.piece.text
    if (tags := text.rfind("  :")) > 0 and text[-1] == ":" and text[tags + 2 :].replace("_", "").replace(":", "").isalnum():
        said.piece = said.piece.cut(0, tags).strip()  # the tags behind a heading in org-mode
    _bar(said)
    _arrow(said, moves=moves)
    _heads(said)
    for _ in range(MOST):
        if not _tail(said, moves=moves):
            break
    _undecided(said)
    return said


def _bar(said: Said) -> None:
    """Take the progress that stands behind a bar: "[###---] 40%"."""
    text = said.piece.text
    share = text.rpartition(" ")[2]
    bare = text[: len(text) - len(share)].rstrip()
    bar = bare[len(bare.rstrip(_BAR)) :]
    if share.endswith("%") and values.score(share) is not None and len(bar) > 3 and not bar.isspace() and "score" not in said.fields:
        said.fields["score"] = share
        said.piece = said.piece.cut(0, len(bare) - len(bar)).strip()


def _arrow(said: Said, *, moves: bool) -> None:
    """Take the result that stands behind "=>"."""
    text = said.piece.text
    at = min((place for arrow in _ARROWS if (place := text.find(arrow)) > 0), default=-1)
    if at < 0:
        return
    tail = text[at:].lstrip("=> ").lstrip(".")
    if (moves and values.moves(tail) is not None) or _goes_on(text[:at].rstrip("= "), tail):
        return
    said.piece = said.piece.cut(0, len(text[:at].rstrip("= "))).strip()
    first = tail.split(maxsplit=1)[0].rstrip(":,.;") if tail.split() else ""
    scored = bool(first) and values.score(first) is not None
    if scored:
        said.fields["score"] = first
    behind = tail.strip()[len(first) if scored else 0 :].strip(_BESIDE)
    said.result = f"=> {behind}" if behind else ""


def _goes_on(before: str, after: str) -> bool:
    """Say whether an arrow leads from a start to a target: "Late trams 40 => 12", not "Raise on-time trams to 90% => 70%"."""
    if not (before[-1:].isalnum() or before.endswith("%")) or not any(sign.isdecimal() for sign in after.partition(" ")[0]):
        return False
    from okrcoach.language.quantities import quantities  # noqa: PLC0415 - reading a file does without it

    last = next(iter(quantities(before)[-1:]), None)
    return last is not None and last.end == len(before) and last.role in ("level", "from") and last.led_by != "to" and not last.bound


def _heads(said: Said) -> None:
    """Take the priority and owner that come first: "P0 - @anna - text", "P1, @ben: text"."""
    before = ""
    for _ in range(MOST):
        text = said.piece.text
        end = 0
        while end < len(text) and end < 40 and not text[end].isspace() and text[end] not in ",:":
            end += 1
        word = text[:end]
        after = end
        while after < len(text) and text[after].isspace():
            after += 1
        mark = text[after : after + 1]
        spaced = after > end or mark in (",", ":")
        bare = word.strip("()[]")
        parted = bool(mark) and (mark in DASHES or mark in ",:") and spaced
        if (priority := priority_of(bare)) and "priority" not in said.fields and (parted or bare != word):
            said.fields["priority"] = priority
        elif (parted and handle_of(word)) or (handle_of(word) and handle_of(text[after:].split(maxsplit=1)[0] if text[after:] else "")):
            said.fields["owner"] = ", ".join(filter(None, (said.fields.get("owner"), handle_of(word))))
        elif before and before in DASHES and mark == before and spaced and bare and "owner" not in said.fields and is_handle(bare):
            said.fields["owner"] = bare
        elif (status := _status(text)) and len(text) > status:
            inside = text[1:status].rpartition("]" if text[0] == "[" else ")")[0].strip()
            said.fields[standing(inside)] = inside
            after = status
            parted = text[after : after + 1] in DASHES + ":" and bool(text[after : after + 1])
        elif _is_scored(word, bare) and "score" not in said.fields and len(text) > after:
            said.fields["score"] = bare
        else:
            break
        skip = after + 1 if parted else after
        said.piece = said.piece.cut(skip).strip()
        before = mark if parted else before
    if said.fields.get("owner", "").strip("@").casefold() in _nobody():
        del said.fields["owner"]


def _status(text: str) -> int:
    """Return where a status in brackets that begins a text ends, 0 where there is none: "[ON TRACK] "."""
    close = text.find("]" if text[:1] == "[" else ")", 0, 24) if text[:1] in ("[", "(") else -1
    said = close > 0 and values.status_kind(text[1:close]) is not None
    return close + 1 + len(text[close + 1 :]) - len(text[close + 1 :].lstrip()) if said else 0


def _is_scored(word: str, bare: str) -> bool:
    """Return whether a first word is a score in brackets."""
    if word[:1] == "[" and word[-1:] == "]":
        return values.score(bare) is not None
    return word[:1] == "(" and word[-1:] == ")" and is_share(bare)


def _tail(said: Said, *, moves: bool) -> bool:
    """Take one field from the end; return whether there was one."""
    text = said.piece.text
    bare = text.rstrip(f"{DASHES} ")
    if text and (not bare or text[len(bare) :][:1] == " "):
        said.piece = said.piece.cut(0, len(bare)).strip()
        text = said.piece.text
    if moves and _moves_tail(said, text):
        return True
    if text and (opening := PAIRS.get(text[-1])):
        at = text.rfind(opening, max(0, len(text) - LONGEST))
        inside = text[at + 1 : -1]
        status = values.status_kind(inside)
        if at > 0 and (status == "given_up" or (status and text[-1] == "]")) and text[:at].strip() and "status" not in said.fields:
            return _take(said, at, {standing(inside.strip()): inside.strip()})
        if at >= 0 and inside.strip() and text[:at].strip() and (found := bracket_fields(text[:at], inside, text[-1], said.fields)):
            return _take(said, at, found)
        return False
    at = max(text.rfind(f" {dash} ", max(0, len(text) - LONGEST)) for dash in DASHES)
    if at > 0 and (found := segment_field(text[at + 3 :], said.fields)):
        return _take(said, at, found)
    if at > 0 and is_status(text[at + 3 :].strip()) and "status" not in said.fields:
        return _take(said, at, {"status": text[at + 3 :].strip()})
    if at > 0 and share_behind(text[:at], text[at + 3 :], said.fields):
        return _take(said, at, {"score": text[at + 3 :].strip()})
    comma = text.rfind(", ", max(0, len(text) - LONGEST))
    if comma > 0 and ":" in text[comma:] and (found := segment_field(text[comma + 2 :], said.fields)) and found.keys() <= {"owner", "due"}:
        return _take(said, comma, found)
    if "score" not in said.fields and (graded := grade_behind(text)):
        return _take(said, *graded)
    word_at = text.rfind(" ") + 1
    word = text[word_at:]
    rest = text[:word_at].rstrip()
    if (priority := priority_of(word)) and rest[-1:] in PAIRS and "priority" not in said.fields:
        return _take(said, word_at, {"priority": priority})
    if is_share(word) and handle_of(rest.rpartition(" ")[2]) and values.score(word) is not None and "score" not in said.fields:
        return _take(said, word_at, {"score": word})
    handle = handle_of(word)
    if handle and rest and rest.split()[-1].strip(",&/").casefold() not in _after():
        owners = f"{handle}, {said.fields.pop('owner')}" if "owner" in said.fields else handle
        return _take(said, word_at, {"owner": owners})
    return False


def _take(said: Said, at: int, found: dict[str, str]) -> bool:
    said.fields |= found
    said.piece = said.piece.cut(0, at).strip().strip(",; ")
    return True


def _moves_tail(said: Said, text: str) -> bool:
    for arrow in ("\N{RIGHTWARDS ARROW}", "->", "=>"):
        at = text.rfind(arrow)
        if at > 0 and values.moves(text[at + len(arrow) :]) is not None:
            return _take(said, at, {"moves": text[at + len(arrow) :].strip()})
    if text[-1:] == ")" and (at := text.rfind("(")) > 0 and values.moves(text[at + 1 : -1]):
        return _take(said, at, {"moves": text[at + 1 : -1]})
    return False


def _undecided(said: Said) -> None:
    """Note a name or a percentage that may be a field."""
    text = said.piece.text
    if text[-1:] in PAIRS:
        at = text.rfind(PAIRS[text[-1]], max(0, len(text) - LONGEST))
        inside = text[at + 1 : -1].strip()
        if at > 0 and inside:
            names = [part.strip() for part in inside.replace("&", ",").replace("/", ",").replace(" and ", ",").split(",")]
            if all(is_name(name) for name in names if name) and "owner" not in said.fields:
                said.name = (at, inside)
            elif inside.endswith("%") and values.score(inside) is not None:
                said.share = (at, inside)
    else:
        at = max(text.rfind(f" {dash} ") for dash in DASHES)
        if at > 0 and text[at + 3 :].endswith("%") and values.score(text[at + 3 :]) is not None:
            said.share = (at, text[at + 3 :].strip())
            before = max(text.rfind(f" {dash} ", 0, at) for dash in DASHES)
            if before > 0 and is_name(text[before + 3 : at].strip()) and "owner" not in said.fields:
                said.signed = (before, text[before + 3 : at].strip())
    word = text.rpartition(" ")[2]
    if word != text and priority_of(word) and "priority" not in said.fields:
        said.last = (len(text) - len(word), priority_of(word))
    at = text.find(":", 0, 32)
    if at > 0 and text[at + 1 : at + 2] == " " and "owner" not in said.fields:
        head = text[:at].split("(")[0]
        if 1 <= len(head.split()) <= 3 and head[:1].isupper() and all(one.isalpha() or one in " /&-" for one in head):
            said.person = (at + 1, text[:at].strip())
