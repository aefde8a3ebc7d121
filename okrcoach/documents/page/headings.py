"""What the words of a heading or an announcing line are about: a section of an OKR page, a time, OKRs as such."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Literal

from okrcoach.documents.names import layout, plain_name
from okrcoach.documents.text import LITERAL

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_CHINESE = "一二三四五六七八九十"
_UNSPACED = "\u3040"
"""The first of the signs of scripts that stand beside Latin letters without a space: kana, Chinese characters, Hangul."""
_KEYCAP = "\N{COMBINING ENCLOSING KEYCAP}"
SectionKind = Literal["objectives", "key_results", "projects", "aside"]


_ASCII_WORD = re.compile("[a-z]+|[0-9]+")
NAMING = 10
"""A line of more words is a sentence, not the name of what follows."""
PRESENTING = 16
"""Words at most of a sentence that does so."""
ANNOUNCING = 9
"""Different words of a line that announces key results or projects in a sentence of its own."""


@cache
def fillers() -> frozenset[str]:
    """Return the words that say nothing about what a heading announces."""
    return frozenset(layout()["filler"]["words"])


@cache
def _fillers_beside_names() -> frozenset[str]:
    return fillers().union(layout()["filler"]["others"])


@cache
def _sections() -> dict[str, SectionKind]:
    kinds: tuple[SectionKind, ...] = ("aside", "projects", "objectives", "key_results")
    return {_key(words_of(name)): kind for kind in kinds for name in layout()["sections"][kind]}


def words_of(text: str) -> list[str]:
    """Return words in lower case, runs of digits apart: "KR1.1" is kr, 1, 1; so are scripts without spaces: "技术OKR"."""
    lower = text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    if "'" in lower:
        lower = lower.replace("'ll ", " will ").replace("'", "")
    if lower.isascii():
        return _ASCII_WORD.findall(lower)
    words: list[str] = []
    start, kind = 0, ""
    for at, one in enumerate(f"{lower} "):
        letter = "c" if one >= _UNSPACED and ord(one) < LITERAL else "a"
        now = letter if one.isalpha() or ord(one) >= LITERAL else "1" if one.isdigit() else ""
        if now != kind:
            if kind:
                words.append(lower[start:at])
            start, kind = at, now
    return words


def is_period_word(word: str) -> bool:
    """Return whether a word is a part of a period: a number, or the letters before one."""
    return word.isdigit() or word in ("q", "fy", "h", "cy")


def _key(words: list[str]) -> str:
    if len(words) > 3 and words[-1].isdigit() and words[-3] == "for" and words[-2] in layout()["filler"]["okr"]:
        words = words[:-3]  # "Key results for objective 1"
    filler = fillers() if set(layout()["filler"]["names"]).isdisjoint(words) else _fillers_beside_names()
    return " ".join([word for word in words if word not in filler and not is_period_word(word)])


def section_of(text: str) -> SectionKind | None:
    """Return the section that a few words announce; "Progress update" is aside because both of its words are."""
    words = words_of(text)
    key = _key(words)
    sections = _sections()
    if (found := sections.get(key)) is not None:
        return found
    if 1 <= key.count(" ") <= 3:
        kinds = {sections.get(word) for word in key.split()}
        if kinds in ({"aside"}, {"key_results"}):
            return sections[key.split()[0]]
    return _announced(words)


@cache
def _remarks() -> frozenset[str]:
    return frozenset(map(plain_name, layout()["sections"]["remarks"]))


def names_acceptance(text: str) -> bool:
    """Return whether what a name stands over says when work is accepted, be it of an objective or of a feature."""
    return plain_name(text.partition(":")[0]) in map(plain_name, layout()["sections"]["acceptance"])


def is_remark(name: str) -> bool:
    """Return whether what is left aside under this name is said in a sentence, not in a list: "Why", "Context"."""
    return plain_name(name) in _remarks()


@cache
def _announcing() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in layout()["announcing"].items()}


def _announced(said: list[str]) -> SectionKind | None:
    """Return what a question about success or work announces: "How will we know?", "What we'll ship"."""
    words = set(said)
    if not 1 < len(words) <= ANNOUNCING:
        return None
    kinds = _announcing()
    for name, kind in (("success", "key_results"), ("work", "projects")):
        if words & kinds[name] and words <= kinds[name] | kinds["others"]:
            return "key_results" if kind == "key_results" else "projects"
    return None


def is_certain(text: str) -> bool:
    """Return whether words stand for OKRs alone, unlike "Goals" or "Results"."""
    words = words_of(text)
    if any(word in ("okr", "okrs", "kr", "krs") for word in words) or ("key" in words and ("results" in words or "result" in words)):
        return True
    return _names_key_results(words)


def _names_key_results(words: list[str]) -> bool:
    """Return whether words name key results in another language: "Ziele und Schl\u00fcsselergebnisse"."""
    said = " ".join(words)
    return any(one in said for one in layout()["teaching"]["certain"])


def is_context(text: str) -> bool:
    """Return whether a heading announces OKRs: it has okr in it, or nothing but goals, objectives, periods and filler words."""
    words = words_of(text)
    if "okr" in words and "okrs" not in words and not _software().isdisjoint(words):
        return False
    if any(word in ("okr", "okrs") for word in words) or ("objectives" in words and "results" in words):
        return True
    return "key results" in " ".join(words) or section_of(text) == "objectives" or _names_key_results(words)


@cache
def _software() -> frozenset[str]:
    return frozenset(layout()["teaching"]["software"])


def teaches(text: str) -> bool:
    """Return whether a heading stands over what OKRs are, not over anybody's own: "What is an OKR?", "Types of objectives"."""
    words = words_of(text)
    lexicon = layout()["teaching"]
    if not (is_certain(text) or "objective" in words or "objectives" in words):
        return False
    if any(word in lexicon["own"] or is_period_word(word) for word in words):
        return False
    return any(word in lexicon["words"] for word in words) or " ".join(words[:2]) in lexicon["openings"] or _asks_unspaced(words)


def _asks_unspaced(words: list[str]) -> bool:
    return bool(words) and words[0].startswith(tuple(layout()["teaching"]["openings_unspaced"]))


def asks_what_is(text: str) -> bool:
    """Return whether a heading asks what something is: "What is a KPI?", which no objective does."""
    words = words_of(text)
    return " ".join(words[:2]) in layout()["teaching"]["asking"] or _asks_unspaced(words)


def names_current(text: str) -> bool:
    """Return whether a heading names the goals of the time that runs in words alone: "Current quarter objectives"."""
    words = set(words_of(text))
    lexicon = layout()["plans"]
    return section_of(text) == "objectives" and not (words.isdisjoint(lexicon["times"]) or words.isdisjoint(lexicon["now"]))


def shows_example(text: str) -> bool:
    """Return whether a heading says that what follows is an example of OKRs, and nothing else: "Examples", "A sample OKR"."""
    words = words_of(text)
    examples = layout()["teaching"]["examples"]
    rest = [word for word in words if word not in examples]
    if not rest and set(words) <= set(layout()["teaching"]["also_things"]):
        return False  # "Samples" may be a team
    return len(rest) < len(words) and (not rest or is_context(" ".join(rest)) or not _key(rest))


def asks(text: str) -> bool:
    """Return whether a heading asks for a team's own in the words of a form: "What is the objective?"."""
    words = words_of(text)
    return words[2:3] == ["the"] and section_of(" ".join(words[3:])) in ("objectives", "key_results")


def has_period(text: str) -> bool:
    """Return whether a heading names a quarter, a half or a year."""
    words = words_of(text)
    years = any(len(word) == 4 and word.startswith(("19", "20", "21")) for word in words)
    return years or any(one in ("q", "h", "fy") and other.isdigit() for one, other in pairwise(words))


def names_own(text: str) -> bool:
    """Return whether a line says, as a heading does, that OKRs follow, and whose or of when: "My OKRs for 2031"."""
    said = text.strip()
    if "\n" in said or len(said.split()) > NAMING or said.endswith((".", ",", ";", "?", "!")):
        return False
    own = layout()["teaching"]["own"]
    return is_context(said) and not teaches(said) and (has_period(said) or any(word in own for word in words_of(said)))


def presents(text: str) -> bool:
    """Return whether a sentence alone gives somebody's OKRs for a time: "Here are our OKRs for the second quarter of 2031."."""
    said = text.strip()
    opening = next((one for one in layout()["announcing"]["presenting"] if said.casefold().startswith(f"{one} ")), None)
    if opening is None or len(said.split()) > PRESENTING or last_sentence(said) != said or not has_period(said):
        return False
    return is_context(" ".join([one for one in words_of(said[len(opening) :]) if one not in fillers()][:3]))


def names_plan(text: str) -> bool:
    """Return whether a line is the title of somebody's plan for a time: "Strategic plan", "Club goals 2031"."""
    said = text.strip()
    if "\n" in said or len(said.split()) > NAMING or said.endswith((".", ":", ",", ";", "?", "!")):
        return False
    words = words_of(said)
    lexicon = layout()["plans"]
    return any(word in lexicon["words"] for word in words) and (has_period(said) or any(word in lexicon["kinds"] for word in words))


def is_period(text: str) -> bool:
    """Return whether a heading says nothing but a time: "2019 Q1", "Second quarter of 2026", "FY27"."""
    words = words_of(text)
    return bool(words) and any(is_period_word(word) for word in words) and not _key(words)


def last_sentence(text: str) -> str:
    """Return the last sentence of a paragraph, which is what leads to the list below it."""
    start = max(text.rstrip().rfind(end) for end in (". ", "! ", "? ", ".\n", "!\n", "?\n"))
    return text[start + 1 :].strip()


def explained(text: str) -> bool:
    """Return whether what stands behind "Objectives" is prose about them, and leads to a list of something else: "They should be:"."""
    last = last_sentence(text)
    return last != text.strip() and "objective" not in last.casefold()


def is_title(text: str) -> bool:
    """Return whether each word begins with a capital, "of" and the like aside."""
    return all(not word[0].islower() or word in fillers() for word in text.split())


def is_symbol(character: str) -> bool:
    """Return whether a character is a picture or an ornament, not a word and no mark with a meaning here."""
    return not character.isascii() and unicodedata.category(character) in ("So", "Sk", "Cf", "Mn", "Me")


def lead(text: str) -> int:
    """Return how many characters at the start are ornaments: emoji, :shortcodes:, !WIP!, space."""
    at = 0
    while at < len(text):
        one = text[at]
        if one.isspace() or is_symbol(one) or "\N{CIRCLED DIGIT ONE}" <= one <= "\N{NEGATIVE CIRCLED DIGIT ZERO}":
            at += 1
        elif one.isdigit() and text[at + 1 : at + 3].endswith(_KEYCAP):
            at += 2
        elif one in ":!" and (end := text.find(one, at + 1, at + 40)) > at + 1 and _is_code(text[at + 1 : end]):
            at = end + 1
        else:
            break
    return at


def _is_code(text: str) -> bool:
    return text.replace("_", "").replace("-", "").isalnum()


def numbering(text: str, at: int) -> int:
    """Return where a heading's own number ends: "1. ", "2.1 ", "3) ", "#4 ", "二、"."""
    end = at
    while text[end : end + 1] and text[end] in _CHINESE:
        end += 1
    if end > at:
        return end + 1 if text[end : end + 1] == "\N{IDEOGRAPHIC COMMA}" else at
    while end < len(text) and end < at + 8 and (text[end].isdigit() or text[end] in ".)#"):
        end += 1
    counts = end > at and any(one.isdigit() for one in text[at:end]) and text[end : end + 1] == " "
    return end + 1 if counts and (text[end - 1] in ".)" or "." in text[at:end] or text[at] == "#") else at
