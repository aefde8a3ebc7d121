"""What a goal says, for a drafter without a model: its verb, what it is about, whom it names, what must not suffer.

Nothing of a goal is pasted into a sentence unless it has been taken apart here first. Where the words do not fit, a field stays
empty and the playbook's own words stand in.
"""

from __future__ import annotations

from dataclasses import dataclass

from okrcoach.draft.brief import clean
from okrcoach.draft.nouns import audience_phrase, is_people, is_plural, seems_people, words_of
from okrcoach.draft.themes import RECAST, read_theme, verb_list
from okrcoach.language.lexicon import lexicon
from okrcoach.language.nouns import singular
from okrcoach.language.quantities import quantifiers, quantities
from okrcoach.language.verbs import forms
from okrcoach.language.words import Token, tokens

LONGEST = 240
"""Characters of a goal that are read; a goal is one sentence."""
TOWARDS = ("for", "among", "by", "with")
"""Words behind which a plural that sounds like people is people."""
OWNERS = ("the", "our", "a", "an")
"""Words with which a thing of ours begins."""
LONGEST_OBJECTIVE = 14
"""Words of a goal that may stand as an objective."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal taken apart."""

    text: str
    """Cleaned, and cut to a sentence's length."""
    cut: bool
    english: bool
    verb: str = ""
    """The lemma of the verb it begins with."""
    theme: str = ""
    """What it is about, as it stands inside a sentence: "self-serve revenue", "the sales pipeline"; never people."""
    audience: str = ""
    """The people it names, as a plural: "enterprise customers"."""
    product: str = ""
    """The name of a product."""
    without: str = ""
    """What must not suffer: "raising spend"."""
    sentence: str = ""
    """The goal as an objective, where it reads as one."""


def read_goal(text: str) -> Goal:
    """Take a goal apart. Any text will do; what cannot be read leaves its field empty."""
    whole = clean(text).strip("#*_>`-+=~|\"' ")
    short = _first_sentence(whole)
    words = tokens(short)
    if not is_english(words):
        return Goal(short or whole[:LONGEST], len(short) < len(whole), english=False)
    start = next((place for place, token in enumerate(words) if token.lower not in words_of("openings")), 0)
    verb = words[start].lower if len(words) > start and verb_list(words[start].lower) else ""
    if verb == "" and [token.lower for token in words[start : start + 2]] == ["get", "more"]:
        verb = "gain"
    theme, people = read_theme(words[start + 1 :]) if verb_list(verb) in RECAST or verb == "fill" else ("", "")
    without = short.lower().partition(" without ")[2] or short.lower().partition(" not at the cost of ")[2]
    return Goal(
        text=short,
        cut=len(short) < len(whole),
        english=True,
        verb=verb,
        theme=theme,
        audience=_audience(words) or people,
        product=_product(words),
        without=without,
        sentence=_sentence(short, words, start, verb),
    )


def is_english(words: tuple[Token, ...]) -> bool:
    """Whether a good part of the words is English: its small words, and the verbs and nouns of goals."""
    spoken = [token.lower for token in words if token.kind == "word"]
    if not spoken:
        return False
    known = sum(_is_known(word) for word in spoken)
    leads = len(spoken) > 1 and any(form == "base" for _, form in forms(spoken[0])) and spoken[0] not in lexicon("grammar.prepositions")
    return known >= 0.5 * len(spoken) or (leads and known >= 0.3 * len(spoken) and " ".join(spoken).isascii())


def _is_known(word: str) -> bool:
    return (
        any(
            word in lexicon(f"grammar.{name}")
            for name in ("prepositions", "determiners", "conjunctions", "relatives", "pronouns", "auxiliaries", "adverbs")
        )
        or bool(forms(word))
        or any(
            singular(word) in lexicon(f"nouns.{name}")
            for name in ("measures", "acts", "outsiders", "insiders", "artefacts", "events", "problems")
        )
    )


def _first_sentence(text: str) -> str:
    """Cut to the first sentence, and to `LONGEST` characters after a whole word."""
    ends = [place for mark in (". ", "! ", "? ", "; ") if (place := text.find(mark)) > 20]
    short = text[: min(ends)] if ends else text
    if len(short) > LONGEST:
        short = short[:LONGEST].rsplit(" ", 1)[0] if " " in short[:LONGEST] else short[:LONGEST]
    return short.strip(" .!?;,:")


def _audience(words: tuple[Token, ...]) -> str:
    """Find the people that a goal names and how they are described: "small clinics", "developers"."""
    for place, token in enumerate(words):
        behind = words[place - 1].lower if place else ""
        if (
            token.kind != "word"
            or not is_plural(token.lower)
            or not (
                is_people(token.lower)
                or (seems_people(token.lower) and (behind in TOWARDS or behind in words_of("relative_heads") or _acts(words, place + 1)))
            )
        ):
            continue
        first = place
        while first and _describes(words, first - 1):
            first -= 1
        phrase = "".join((" " if part.start and not part.glued else "") + part.text for part in words[first : place + 1])
        return audience_phrase(phrase.strip(" -"))
    return ""


def _acts(words: tuple[Token, ...], place: int) -> bool:
    """Whether a plain verb stands at a place: "the time dispatchers *lose*"."""
    return place < len(words) and any(form == "base" for _, form in forms(words[place].lower))


def _describes(words: tuple[Token, ...], place: int) -> bool:
    """Whether a word may belong to the noun behind it: no verb at the goal's beginning, no small word, not the fourth one."""
    token = words[place]
    if token.kind == "mark":
        return token.text == "-" and token.glued and words[place + 1].glued
    small = ("prepositions", "determiners", "conjunctions", "relatives", "pronouns", "auxiliaries", "adverbs", "modals")
    if token.kind != "word" or any(token.lower in lexicon(f"grammar.{name}") for name in small) or token.lower in words_of("theme_skips"):
        return False
    if token.lower.endswith("ing") and token.lower not in lexicon("grammar.ing_nouns"):
        return False
    return place > 0 and token.lower not in words_of("relative_heads") and not any(form == "third" for _, form in forms(token.lower))


def _product(words: tuple[Token, ...]) -> str:
    """Find what people use: a name behind a word such as "of" or "use", or a thing of ours such as "the mobile app"."""
    for place, token in enumerate(words[1:], start=1):
        if not token.text[:1].isupper() or token.text.isupper() or token.text in words_of("places") or token.kind != "word":
            continue
        before = words[place - 1]
        behind = words[place + 1] if place + 1 < len(words) else None
        alone = behind is None or behind.kind == "mark" or behind.lower in words_of("theme_ends")
        inner = token.text[1:] != token.text[1:].lower()
        named = (before.lower in words_of("before_product") or place == 1) and not _is_known(token.lower)
        if alone and (named or inner):
            return token.text
    for place, token in enumerate(words):
        if token.lower in words_of("products"):
            first = next((start for start in range(place - 1, max(place - 4, -1), -1) if words[start].lower in OWNERS), None)
            if first is not None and all(part.kind == "word" for part in words[first : place + 1]):
                whose = "our" if words[first].lower == "our" else "the"
                return " ".join([whose, *(part.text for part in words[first + 1 : place + 1])])
    return ""


def _sentence(text: str, words: tuple[Token, ...], start: int, verb: str) -> str:
    """Return the goal as an objective where it reads as one: an aim, in a line, without figures or marks of other tongues."""
    count = sum(token.kind == "word" for token in words) - start
    figures = bool(quantities(text)) or bool(quantifiers(text))
    plain = all(token.kind == "word" or token.text in ",-'\u2019/&" or (token.kind == "number" and not figures) for token in words)
    if verb not in words_of("stands") or not 3 <= count <= LONGEST_OBJECTIVE or not plain:
        return ""
    text = text[words[start].start :]
    return text[:1].upper() + text[1:]
