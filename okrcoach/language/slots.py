"""Slots: places in a text where somebody still has to write something, such as X%, {number}, TBD or ???."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from okrcoach.language.lexicon import lexicon, phrase_at
from okrcoach.language.periods import period_at
from okrcoach.language.plurals import is_plural
from okrcoach.language.verbs import forms, verb_at
from okrcoach.language.words import BEYOND, Token, at, tokens

CLOSING = {"{": "}", "<": ">", "[": "]", "(": ")"}
LONGEST_SLOT = 10
"""Tokens between the brackets of a slot."""


class Slot(NamedTuple):
    """A place left open; offsets in the text, the end exclusive."""

    start: int
    end: int
    number: bool
    """A number belongs there: "X%", "$N", "{#}", "returns by TBD"; not so for "TBD" alone or "lorem ipsum"."""


@lru_cache(maxsize=2048)
def slots(text: str) -> tuple[Slot, ...]:
    """Return the slots of a text in their order."""
    words = tokens(text)
    if _is_template(words):
        return (Slot(words[0].start, words[-1].end, number=False),)
    figure = next((index for index in range(len(words) - 1, -1, -1) if words[index].kind == "number"), -1)
    first = next((index for index, token in enumerate(words) if token.kind == "number" or token.text == "%"), len(words))
    found: list[Slot] = []
    index = 0
    while index < len(words):
        slot, index = _slot_at(words, index, first, figure)
        if slot is not None:
            found.append(slot)
    return tuple(found)


def is_open(text: str) -> bool:
    """Say whether nothing has been written yet: a slot is all there is."""
    found = slots(text)
    if not found:
        return False
    between = zip((0, *(slot.end for slot in found)), (*(slot.start for slot in found), len(text)), strict=True)
    return not any(sign.isalnum() for start, end in between for sign in text[start:end])


def _is_template(words: tuple[Token, ...]) -> bool:
    """Say whether a text says no more than what belongs there: "New objective", "[Measurable result 1]"."""
    said = {token.lower for token in words if token.kind == "word"}
    kinds = lexicon("slots.template_kinds")
    return not said.isdisjoint(kinds) and said <= lexicon("slots.template_kinds", "slots.template")


def _slot_at(words: tuple[Token, ...], index: int, first: int, figure: int) -> tuple[Slot | None, int]:
    """Return the slot that begins at a token, if one does, and the token to go on with; `first` and `figure` are places of numbers.

    `first` is that of the first, `figure` that of the last one.
    """
    token = words[index]
    size = phrase_at("slots.words", words, index)
    if size and not _is_talk(words, index, size):
        return Slot(token.start, words[index + size - 1].end, number=_for_number(words, index, size, first)), index + size
    if token.text in CLOSING and not (token.glued and words[index - 1].text in lexicon("slots.quoting")):
        close = _close(words, index)
        if close > 0:
            inner = [one.lower for one in words[index + 1 : close] if one.kind == "word"]
            named = bool(inner) and inner[-1] in lexicon("slots.names")  # "launch [product]" lacks no number
            return Slot(token.start, words[close].end, number=not named), close + 1
    if token.text in ("?", "_", "#") and (_run(words, index) > 1 or token.text != "_") and _alone(words, index, figure):
        end = index + _run(words, index)
        if token.text == "?" and end - index < 3 and index and words[index].glued and words[index - 1].kind == "word":
            return None, end
        return Slot(token.start, words[end - 1].end, number=True), end
    if token.kind == "word" and _letter(words, index, figure):
        end = index + 2 if at(words, index + 1).text == "%" else index + 1
        start = words[index - 1].start if index and words[index - 1].text in "$€£" else token.start
        return Slot(start, words[end - 1].end, number=True), end
    if token.text in "$€£" and _bare_amount(words, index):
        return Slot(token.start, words[index + 1].end if words[index + 1].glued else token.end, number=True), index + 2
    return None, index + 1


def _is_talk(words: tuple[Token, ...], index: int, size: int) -> bool:
    """Say whether words that mark a slot elsewhere speak of something here: "placeholder images", "TBD items", "the todo list"."""
    token, after, following = words[index], at(words, index + 1), at(words, index + size)
    if token.lower == "todo" and (index or after.text != ":"):
        return True
    if token.lower == "placeholder" and (after.kind == "word" or after.text == "/"):
        return True
    if following.kind == "mark":
        return False
    work = {token.lower, words[index + size - 1].lower} & lexicon("slots.work")
    return bool(work) or following.lower in lexicon("slots.promptly")


def _for_number(words: tuple[Token, ...], index: int, size: int, first: int) -> bool:
    """Say whether words stand in a number's place: "from TBD to 50", "returns: TBD", "returns TBD", not "launch TBD" or "5% by TBD"."""
    before, verb = at(words, index - 1), verb_at(words, index - 1) if index else None
    lead = verb_at(words, 0)
    told = at(words, index - 2) if before.text in lexicon("slots.before_number") else before
    works = lead is not None and lead.kind in ("make", "act", "move") and before.lower != "from"
    if told.lower in lexicon("slots.names") or (works and before.lower in lexicon("slots.before_hash")):
        return False  # "Move the office to TBD", "Publish the report, owner TBD"
    if before.lower in ("from", "to"):
        return True
    if first < index:
        return False
    if before.lower in lexicon("slots.before_hash") or before.text in lexicon("slots.before_number"):
        return True
    acts = before.lower in lexicon("grammar.determiners") or (verb is not None and verb.form == "base")
    return at(words, index + size) is BEYOND and before.kind == "word" and not acts


def _run(words: tuple[Token, ...], index: int) -> int:
    """Count the same marks in a row, each glued to the one before."""
    end = index + 1
    while end < len(words) and words[end].text == words[index].text and words[end].glued:
        end += 1
    return end - index


def _alone(words: tuple[Token, ...], index: int, figure: int) -> bool:
    """Say whether "#" or one "?" stands where a number should: "from # to ?%", not "#42" or "# of users"; marks in a row do."""
    before, after = at(words, index - 1), at(words, index + 1)
    if words[index].text == "_" or (words[index].text == "?" and after.text == "?"):
        return True
    if before.lower in lexicon("slots.before_hash") and (not after.glued or after.text == "%"):
        return not words[index].glued and (words[index].text == "#" or after is not BEYOND)
    if words[index].text == "?":
        return False
    if before.kind != "word" or before.lower == "the" or figure > index or after is BEYOND:
        return False  # it says "number of"
    return not after.glued and after.lower not in lexicon("slots.after_hash")


def _close(words: tuple[Token, ...], index: int) -> int:
    """Return where the bracket of a slot closes; -1 where it holds no slot: a link's text, a tag of the team, a code block."""
    opening = words[index].text
    last = min(len(words), index + LONGEST_SLOT + 2)
    close = next((here for here in range(index + 1, last) if words[here].text == CLOSING[opening]), -1)
    if close < 0 or close == index + 1 or at(words, close + 1).text == "(":
        return -1
    if period_at(words, index + 1) is not None:
        return -1  # "{Q4 2022}" says when
    inner = [token for token in words[index + 1 : close] if token.kind == "word"]
    if opening == "(":
        return close if _in_a_numbers_place(words, index, close) else -1
    marks = {token.text for token in words[index + 1 : close] if token.kind == "mark"}
    named = any(token.lower in lexicon("slots.inside") for token in inner) or (not inner and bool(marks & set("#?_.…")))
    if opening == "{":
        code = len(inner) == 1 and not named and inner[0].text.islower()  # "{alarms}" is the name of something in code
        return close if not marks & set(":;=/") and not code else -1
    if opening == "<" and (not words[index + 1].glued or any(token.kind == "number" for token in words[index + 1 : close])):
        return -1
    if opening == "<" and not named and any(token.text in "-/" and token.glued for token in words[index + 1 : close]):
        return -1  # "<my-button>" is code
    guillemets = opening == "<" and "<" in (words[index + 1].text, words[index - 1].text if index else "")
    if guillemets and len(inner) > 1 and not named:
        return -1  # "<<Crime and Punishment>>" is a title
    if opening == "[" and "(" in marks and any(token.kind == "number" for token in words[index + 1 : close]):
        return -1  # "[five (5) members in each]" is a remark
    if opening == "[" and _sample(words, index, close):
        return close
    return close if named or (opening == "<" and bool(inner) and not marks & set("/=") and "@" not in marks) else -1


def _in_a_numbers_place(words: tuple[Token, ...], index: int, close: int) -> bool:
    """Say whether round brackets hold what a number's place is called: "from (baseline) to (target)%", not "sign-ups (target 40)"."""
    called = all(token.lower in lexicon("slots.inside") and token.lower not in lexicon("slots.names") for token in words[index + 1 : close])
    placed = at(words, close + 1).text == "%" and words[close + 1].glued
    return called and (placed or at(words, index - 1).lower in lexicon("slots.before_hash"))


def _sample(words: tuple[Token, ...], index: int, close: int) -> bool:
    """Say whether a number in brackets is a template's, to be replaced: "Win [40] shops"; not a score at an end, nor a note's number."""
    within = not words[index].glued and at(words, index - 1).kind == at(words, close + 1).kind == "word"
    before = at(words, index - 1).lower
    verb = verb_at(words, index - 1) if index else None
    acts = verb is not None and (index == 1 or verb.lemma not in lexicon("verbs.homographs"))
    led = acts or before in lexicon("grammar.prepositions", "grammar.bounds")
    figures = all(token.kind == "number" or token.text in "%$€£+" for token in words[index + 1 : close])
    return within and led and figures and not words[close + 1].glued


def _letter(words: tuple[Token, ...], index: int, figure: int) -> bool:
    """Say whether a capital letter stands for a number: "X%", "by N%", "from X to Y", "XX users"; not "X (Twitter)" or "iPhone X"."""
    text, before, after = words[index].text, at(words, index - 1), at(words, index + 1)
    money = words[index].glued and before.text in "$€£"
    if money and text[-1:] in "kKmM" and len(set(text[:-1])) == 1 and text[0] in lexicon("slots.letters"):
        return True  # "$XM", "$XXk"
    stem = text.rstrip("0123456789")
    if len(set(stem)) != 1 or text in lexicon("slots.no_letters"):
        return False
    if after.text == "+" and after.glued and at(words, index + 2).glued:
        return False  # "N+1 queries"
    if stem == text and stem in lexicon("slots.small_letters"):
        stem = text = stem.upper()  # "by xx%", "remove x hours"
    if stem[0] not in lexicon("slots.letters") or stem not in {text, "N"}:
        return False
    if after.glued and after.kind == "mark" and after.text not in lexicon("slots.after_letter"):
        return False
    if words[index].glued and before.text not in lexicon("slots.signs"):
        return False
    if len(text) > 1 or after.text in ("%", "+") or before.text in lexicon("slots.signs"):
        return True
    if after.text == "(":
        return False
    counts = _counts(words, index + 1, figure)
    if before is BEYOND:  # "N customers onboarded", "N of M teams"; not "Y reopens"
        return counts and (after.lower == "of" or is_plural(after.lower))
    found = forms(before.lower)
    told = bool(found) and before.text.islower() if index > 1 else (before.lower, "base") in found  # not "Building N reopened"
    if before.lower not in lexicon("slots.before_letter") and not (counts and (told or before.lower in lexicon("slots.before_counted"))):
        return False
    beyond = at(words, index + 2) if after.lower == "to" else BEYOND
    return beyond is BEYOND or beyond.kind == "number" or beyond.text in lexicon("slots.signs") or len(beyond.text) == 1


def _counts(words: tuple[Token, ...], index: int, figure: int) -> bool:
    """Say whether what follows is counted, and no figure stands anywhere: "Drive N leads", "N of 40 teams", not "Grow X fans by 10%"."""
    counted = at(words, index)
    return counted.text == "of" or (figure < 0 and counted.kind == "word" and counted.text.islower())


def _bare_amount(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a currency sign has no number: "$M in revenue", "$ ARR"."""
    after = at(words, index + 1)
    if after.kind != "word":
        return False
    return (after.glued and len(after.text) == 1 and after.text.isupper()) or (
        not after.glued and after.text.isupper() and len(after.text) > 1
    )
