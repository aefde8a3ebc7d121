"""Abbreviations that nobody outside the team can read."""

from __future__ import annotations

from collections.abc import Iterator

from okrcoach.language.lexicon import lexicon
from okrcoach.language.slots import slots
from okrcoach.language.words import Token, tokens
from okrcoach.review.kind import CheckKind, Hit, Rule
from okrcoach.review.line import Context, Line

SHORTEST, LONGEST = 2, 6
"""Letters of what is taken for an abbreviation."""


def _is_acronym(token: Token) -> bool:
    if token.text.islower() or token.kind != "word":
        return False
    text = token.text.removesuffix("s")
    return SHORTEST <= len(text) <= LONGEST and text.isupper() and text.isalpha()


def _explained(context: Context) -> frozenset[str]:
    """Return the abbreviations that the document itself explains: those that stand in brackets, or have brackets behind them."""
    found: set[str] = set()
    for line in context.lines:
        words = tokens(line.text) if "(" in line.text else ()
        for place, word in enumerate(words):
            before = words[place - 1].text if place else ""
            after = words[place + 1].text if place + 1 < len(words) else ""
            if _is_acronym(word) and "(" in (before, after):
                found.add(word.text.removesuffix("s"))
    return frozenset(found)


def _first_uses(rule: Rule, context: Context) -> dict[Line, list[Token]]:
    """Return the unknown abbreviations by the line that has them first: each is asked about once."""
    listed = {word.upper() for word in (*rule.settings["words"], *rule.settings["glossary"])}
    known = listed | lexicon("currencies.codes") | _explained(context)
    found: dict[Line, list[Token]] = {}
    for line in context.lines[1:]:
        words = tokens(line.text)
        acronyms = [word for word in words if _is_acronym(word)]
        if not acronyms:
            continue
        shouted = sum(word.text.isupper() and len(word.text) > 1 for word in words) * 2 > sum(word.kind == "word" for word in words) > 2
        for word in () if shouted else acronyms:
            text = word.text.removesuffix("s")
            open_place = any(slot.start <= word.start < slot.end for slot in slots(line.text))  # "from $XX"
            if text not in known and not open_place:
                known.add(text)
                found.setdefault(line, []).append(word)
    return found


def acronym(rule: Rule, line: Line, context: Context) -> Iterator[Hit]:
    """Find an abbreviation that neither `words`, the team's `glossary` nor the document explains."""
    for word in context.once((rule.name, "first uses"), lambda asked: _first_uses(rule, asked)).get(line, ()):
        yield Hit(word.start, word.end)


ACRONYM = CheckKind(acronym, settings={"words": list, "glossary": list})
