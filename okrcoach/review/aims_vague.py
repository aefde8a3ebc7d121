"""An objective that names nothing of its own and could hang on any wall."""

from __future__ import annotations

from functools import cache, lru_cache

from okrcoach.language.lexicon import lexicon, phrase_at
from okrcoach.language.noun_classes import classes_of, singular
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.words import Token
from okrcoach.review.aims import task
from okrcoach.review.aims_theme import theme
from okrcoach.review.aims_words import Words, all_generic, content, generic

TELLING = 4
"""So many words may tell something together, though none of them names a thing."""


@lru_cache(maxsize=1024)
def vague(text: str) -> Words | None:
    """Return the words of an objective that names nothing of its own: no audience, product, problem or capability."""
    statement = read_statement(text)
    words = content(statement)
    if task(text) is not None or statement.quantities or any(slot.number for slot in statement.slots):
        return None
    bare = theme(text) is not None and (_no_thing(words) or _lone(statement, words))
    alone = len(words) == 1 and statement.lead is not None and len(statement.words) - statement.lead_at == 1
    if not words or not (bare or alone or _slogan(statement) or all_generic(statement)):
        return None
    return Words(words[0].start, words[-1].end, bare or len(words) < TELLING)


def _lone(statement: Statement, words: list[Token]) -> bool:
    """Say whether one word is all there is: "Onboarding", "Quality, quality". Abbreviations and versions may name a thing."""
    return len({token.lower for token in words}) == 1 and not words[0].text[1:].isupper() and not statement.names


def _no_thing(words: list[Token]) -> bool:
    """Say whether an area is one that every organisation has ("Finance", "Quality and safety"), and no thing or plan of its own."""
    if any(token.text[1:] not in (token.lower[1:], token.text[1:].upper()) for token in words if "-" not in token.text):
        return False  # "ReefWatch support" names a product
    areas = [_area(token.lower) for token in words]
    last = words[-1].lower
    quality = bool({"measures", "states", "insiders"} & set(classes_of(last))) or last.endswith(_qualities())
    return (len(words) <= 3 and all(areas)) or (len(words) <= 2 and (areas[-1] or quality))


@cache
def _qualities() -> tuple[str, ...]:
    return tuple(sorted(lexicon("aims.quality_endings")))


def _area(word: str) -> bool:
    return any(
        name in lexicon(f"aims.{kind}") for name in (word, singular(word)) for kind in ("areas", "generic_nouns", "generic_adjectives")
    )


def _slogan(statement: Statement) -> bool:
    """Say whether a statement is a saying and nothing else: "World class", "Customer first"."""
    return any(
        index + size >= len(statement.words) - 1 or statement.lead is not None
        for index in range(statement.begin, len(statement.words))
        if (size := phrase_at("aims.slogans", statement.words, index))
    ) and all(token.lower in lexicon("aims.saying") or generic([token], 0, statement) for token in content(statement))
