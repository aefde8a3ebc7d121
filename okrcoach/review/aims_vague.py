"""An objective that names nothing of its own and could hang on any wall."""

from __future__ import annotations

from functools import lru_cache

from okrcoach.language.lexicon import endings, lexicon, phrases_in
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.plurals import singular
from okrcoach.language.statement import Statement, read_statement
from okrcoach.language.words import Token
from okrcoach.review.aims import task
from okrcoach.review.aims_theme import theme
from okrcoach.review.aims_words import Words, content, generic
from okrcoach.review.leanings import leaning

VAGUE_FROM, PERHAPS_FROM = 0.8, 0.0
"""From such odds on (as a logarithm) an objective is vague, or may be; chosen on lines that the weights were not learned from."""
MANY, FEW = 6, 4
"""So many words that carry meaning, or that are the objective's own, or more, count alike."""


@lru_cache(maxsize=1024)
def vague(text: str) -> Words | None:
    """Return the words of an objective that names nothing of its own: no audience, product, problem or capability."""
    statement = read_statement(text)
    words = content(statement)
    if not words:
        return None
    done = task(text)
    if done is not None and done.certain:
        return None
    said, *reasons = by_grammar(statement, words)
    odds = leaning("vague", statement, *reasons, said=said)
    return Words(words[0].start, words[-1].end, certain=odds > VAGUE_FROM) if odds > PERHAPS_FROM else None


def by_grammar(statement: Statement, words: list[Token]) -> tuple[bool, str, str]:
    """Return whether an objective is vague by its words that carry meaning, the test that decided, and how many words there are."""
    many = f"words:{min(len(words), MANY)}"
    if statement.quantities or any(slot.number for slot in statement.slots):
        return False, "numbered", many
    area = theme(statement.text) is not None
    if area and (_no_thing(words) or _lone(statement, words)):
        return True, "area", many
    if len(words) == 1 and statement.lead is not None and len(statement.words) - statement.lead_at == 1:
        return True, "alone", many
    if _slogan(statement):
        return True, "slogan", many
    if _told_state(statement):
        return False, "numbered", many  # told as clearly as by a number
    own = sum(not generic(words, place, statement) for place in range(len(words)))
    return own == 0, f"{'area-' if area else ''}own:{min(own, FEW)}", many


def _lone(statement: Statement, words: list[Token]) -> bool:
    """Say whether one word is all there is: "Onboarding", "Quality, quality". Abbreviations and versions may name a thing."""
    return len({token.lower for token in words}) == 1 and not words[0].text[1:].isupper() and not statement.names


def _no_thing(words: list[Token]) -> bool:
    """Say whether an area is one that every organisation has ("Finance", "Quality and safety"), and no thing or plan of its own."""
    if any(token.text[1:] not in (token.lower[1:], token.text[1:].upper()) for token in words if "-" not in token.text):
        return False  # "ReefWatch support" names a product
    areas = [_area(token.lower) for token in words]
    last = words[-1].lower
    quality = bool({"measures", "states", "insiders"} & set(classes_of(last))) or last.endswith(endings("aims.quality_endings"))
    return (len(words) <= 3 and all(areas)) or (len(words) <= 2 and (areas[-1] or quality))


def _area(word: str) -> bool:
    return not {word, singular(word)}.isdisjoint(lexicon("aims.areas", "aims.generic_nouns", "aims.generic_adjectives"))


def _told_state(statement: Statement) -> bool:
    """Say whether a state is to be reached or kept that anybody can tell from outside: "Become profitable"."""
    led = statement.lead is not None and statement.lead.kind in ("be", "reach", "keep")
    return led and any(phrases_in("aims.told_states", statement.words))


def _slogan(statement: Statement) -> bool:
    """Say whether a statement is a saying and nothing else: "World class", "Customer first"."""
    return any(
        index + size >= len(statement.words) - 1 or statement.lead is not None
        for index, size in phrases_in("aims.slogans", statement.words, statement.begin)
    ) and all(token.lower in lexicon("aims.saying") or generic([token], 0, statement) for token in content(statement))
