"""What the words beside a statement say by their form alone: a priority, an owner, a score, a deadline, somebody's name."""

from __future__ import annotations

from collections.abc import Mapping

from okrcoach.documents import values
from okrcoach.documents.names import field_named, layout
from okrcoach.documents.page.headings import is_symbol
from okrcoach.documents.text import Piece
from okrcoach.language.lexicon import lexicon

PAIRS = {")": "(", "]": "[", "\N{FULLWIDTH RIGHT PARENTHESIS}": "\N{FULLWIDTH LEFT PARENTHESIS}"}
MEASURED = ("baseline", "target", "current")
"""Fields of a measure, in a segment of their own where they begin with a number."""
SAID = 3
"""A statement before a sign has so many words at least."""
ENDS = ("0", "1")
"""Nothing of a key result, and all of it: behind a dash and in brackets they are scores."""
DASHES = "-\N{EN DASH}\N{EM DASH}|"
"""What parts a field from the statement before it."""
_STAYS = "\N{VARIATION SELECTOR-16}"
LONGEST = 80
"""A bracket or a last segment longer than this is a part of the sentence."""


def priority_of(word: str) -> str:
    """Return the priority that a word is, "" where it is none: P0 to P9, PX, P?."""
    body = word.strip("*`").upper()
    return body if len(body) == 2 and body[0] == "P" and (body[1].isdigit() or body[1] in "X?") else ""


def handle_of(word: str) -> str:
    """Return the handle that a word is, "" where it is none: "@anna"."""
    body = word.strip(",;")
    return (
        body if body.startswith("@") and len(body) > 1 and all(one.isalnum() or one in "-_.?/@" for one in body) and body[-1] != "." else ""
    )


def is_handle(word: str) -> bool:
    """Return whether a word could be a handle without its sign."""
    return all(one.isalnum() or one in "-_.?" for one in word)


def is_share(text: str) -> bool:
    """Return whether a score needs no sign of its own to be one: 0.7, 1.0, 7/10."""
    return ("." in text and "%" not in text and values.score(text) is not None) or text.endswith(("/10", "/1.0", "/100", "/5"))


def standing(text: str) -> str:
    """Return the field that a bracket is which tells how a statement stands: its type for "committed", else its status."""
    return "type" if text.casefold() in layout()["tails"]["types"] else "status"


def without_signs(piece: Piece) -> Piece:
    """Return a statement without the signs behind it that say how it stands: "Soft water \N{LARGE GREEN CIRCLE}"."""
    text = piece.text
    if not text or text[-1].isascii():
        return piece
    end = len(text)
    while end and (text[end - 1] in layout()["signs"]["status"] or text[end - 1] == " "):
        end -= 1
    stays = text[end : end + 1] == _STAYS  # a part of the sign before it
    return piece.cut(0, end) if end and not stays else piece


def status_behind_sign(text: str) -> tuple[int, dict[str, str]] | None:
    """Return where a sign ends a statement, and what the words behind the sign say: how it stands ("Done (see the log)"), its score."""
    if text.isascii():
        return None
    at = next((place for place in range(len(text) - 1, max(1, len(text) - LONGEST), -1) if is_symbol(text[place])), 0)
    words = text[at + 1 :].strip()
    if not at or text[at - 1] != " ":
        return None
    if values.status_kind(words) is not None:
        return at, {"status": words}
    scored = text[at] in layout()["signs"]["status"] and (is_share(words) or words.endswith("%")) and values.score(words) is not None
    return (at, {"score": words}) if scored else None


def remark_behind_sign(text: str) -> int:
    """Return where a remark begins behind a statement, with the only sign of how it stands: "Every gate is lit ✅ seen on 3 May".

    0 where there is none: "Sacks with a ✅ on the label" speaks of the sign.
    """
    if text.isascii():
        return 0
    places = [at for at, one in enumerate(text) if one in layout()["signs"]["status"] and one != _STAYS]
    at = places[0] if len(places) == 1 else 0
    remark = text[at + 1 :].lstrip(_STAYS)
    said, behind = text[:at].split(), remark.split()
    if len(said) < SAID or not behind or text[at - 1] != " " or remark[0] != " ":
        return 0
    if text[:at].rstrip().endswith(":") or behind[0][0].isdecimal() or behind[0].casefold() in lexicon("grammar.conjunctions"):
        return 0  # "Weekly visits 🟡 400 → 600": the sign stands within it
    leads = lexicon("grammar.prepositions")
    named = said[-1].casefold() in leads | lexicon("grammar.determiners") or behind[0].casefold() in leads
    return 0 if named else at


def segment_field(text: str, taken: Mapping[str, str]) -> dict[str, str] | None:
    """Return the field that a last segment is: "P0", "@anna", "Owner: Anna", "due 31 March", "0.7"; None where it was `taken`."""
    body = text.strip()
    if not body or len(body) > LONGEST:
        return None
    if (priority := priority_of(body)) and "priority" not in taken:
        return {"priority": priority}
    if standing(body) == "type" and "type" not in taken:
        return {"type": body}
    handles = [handle_of(word) for word in body.replace("/", " ").replace("&", " ").split()]
    if handles and all(handles):
        return {"owner": ", ".join(handles)} if "owner" not in taken else None
    for mark in (":", "\N{FULLWIDTH COLON}", "="):
        name, colon, value = body.partition(mark)
        named = field_named(name) if colon and value.strip() else None
        told = named == "status" and values.status_kind(value) is not None
        sure = told or named in ("owner", "due", "score", "confidence", "priority")
        if named and (sure or (named in MEASURED and value.strip()[:1].isdigit())):
            return {named: value.strip()} if named not in taken else None
    first, _, value = body.partition(" ")
    if value.strip() and first.casefold() in layout()["tails"]["bare"] and len(value.split()) <= 4:
        named = field_named(first)
        fits = named in ("owner", "due") or any(one.isdigit() for one in value)
        return {named: value.strip()} if named and fits and named not in taken else None
    if is_share(body) and "score" not in taken and values.score(body) is not None:
        return {"score": body}
    return None


def is_status(text: str) -> bool:
    """Return whether words behind a dash can only say how a statement stands: "at risk", "done", not "open"."""
    return values.status_kind(text) is not None and (" " in text or text.casefold() in layout()["tails"]["alone"])


def share_behind(before: str, share: str, taken: Mapping[str, str]) -> bool:
    """Return whether a percentage is a score by what stands before it: "Soft water [owner: Anna] - 40%", "Soft water @anna | 40%"."""
    if "score" in taken or not share.strip().endswith("%") or values.score(share) is None:
        return False
    rest = before.rstrip()
    if rest[-1:] in PAIRS:
        at = rest.rfind(PAIRS[rest[-1]])
        return at > 0 and bool(bracket_fields(rest[:at], rest[at + 1 : -1], rest[-1], taken))
    if handle_of(rest.rpartition(" ")[2]):
        return True
    at = max(rest.rfind(f" {dash} ") for dash in DASHES)
    return at > 0 and segment_field(rest[at + 3 :], taken) is not None


def grade_behind(text: str) -> tuple[int, dict[str, str]] | None:
    """Return where a grade with its name ends a statement, and the grade: "Read 30 books? Grade: 7/10", "Read 30 books GRADE: 0.7".

    The name follows a sentence's end or stands out in capitals: "Reach a review score: 4/5" names what is measured.
    """
    head, colon, value = text.rpartition(":")
    at = head.rfind(" ") + 1
    before, name = head[:at].rstrip(), head[at:]
    apart = (name.isupper() and not before.isupper()) or before.endswith((".", "!", "?"))
    if not colon or not before or not apart or field_named(name) != "score" or not is_share(value.strip()):
        return None
    return (at, {"score": value.strip()}) if values.score(value.strip()) is not None else None


def bracket_fields(before: str, inside: str, closing: str, taken: Mapping[str, str]) -> dict[str, str] | None:
    """Return the fields that a bracket behind a text holds; None where any part of it is something else, or `taken` already."""
    mark = "assumed"
    if inside.endswith(f" {mark}"):
        return {"assumed": inside.removesuffix(f" {mark}")}
    found: dict[str, str] = {}
    loose: list[str] = []
    for piece in inside.replace(";", ",").replace(" - ", ",").replace("|", ",").split(","):
        part = piece.strip()
        if not part:
            continue
        one = segment_field(part, taken)
        if one is not None and not set(MEASURED).isdisjoint(one):
            return None  # "(baseline: 38%)" belongs to the sentence
        graded = closing == "]" or is_share(part) or (part in ENDS and before.rstrip()[-1:] in DASHES)
        if one is None and graded and values.score(part) is not None:
            one = {"score": part}
        if one is None:
            loose.append(part)
        elif set(one) & set(found) == {"owner"}:
            found["owner"] += f", {one['owner']}"
        else:
            found |= one
    if loose and set(found) == {"owner"} and (whole := segment_field(inside, taken)) is not None and set(whole) == {"owner"}:
        shares = [one for one in loose if one.endswith("%") and values.score(one) is not None and "score" not in taken]
        if len(shares) == len(loose) == 1:
            return found | {"score": loose[0]}  # "(Owner: Anna, 40%)"
        return whole  # "(Owners: Anna, Ben)"
    if loose:
        words = before.split()
        beside = "priority" in found or "priority" in taken or bool(words and priority_of(words[-1]))
        if not beside or not all((" " not in one and is_handle(one)) or is_name(one) for one in loose):
            return None
        found["owner"] = ", ".join(loose)
    return {name: value for name, value in found.items() if name not in taken} or None


def is_name(text: str) -> bool:
    """Return whether a text may be somebody's name: up to three words with capitals, no abbreviation, no time."""
    words = text.split()
    if not 1 <= len(words) <= 3 or not all(one.isalpha() or one in " -'.@_\N{RIGHT SINGLE QUOTATION MARK}" for one in text):
        return False
    if words[0].casefold() in layout()["times"]["counted"] or text.casefold() in layout()["times"]["seasons"]:
        return False  # "Week N", "Phase Two"
    short = any(word[-1].isupper() and not word.isupper() for word in words)  # "SaaS"
    return all(word[0].isupper() for word in words) and not short and not (len(words) == 1 and text.isupper())
