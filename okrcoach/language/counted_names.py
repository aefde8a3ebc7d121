"""Whether a first word and those behind it name something counted: "Help tickets below 50", "Load test passing at …"."""

from __future__ import annotations

from okrcoach.language.lexicon import endings, lexicon
from okrcoach.language.noun_levels import beyond, level_follows, sharp_level
from okrcoach.language.noun_verbs import verb_after
from okrcoach.language.nouns import read_phrase
from okrcoach.language.verbs import Verb, verb_at
from okrcoach.language.words import Token


def names_what_is_counted(words: tuple[Token, ...], index: int, verb: Verb, measured: frozenset[int]) -> bool:
    """Say whether the words after a first word make it part of a name of something counted: "Help tickets below 50"."""
    phrase = read_phrase(words, index + verb.size, measured)
    if not phrase or (verb.kind in ("up", "down", "keep") and verb.form == "base"):
        return False
    if (
        verb.form in ("base", "ing")
        and phrase.end < len(words)
        and verb_after(words, phrase.end, phrase.head)
        and words[phrase.end].lower not in lexicon("grammar.auxiliaries")
    ):
        return True
    if verb.form == "base" and phrase.head > phrase.start and _passing(words, phrase.head):
        return True
    writes = verb.lemma in lexicon("verbs.of_papers") and phrase.end >= len(words)  # "Write documentation"
    if phrase.start == index + verb.size and verb.form == "base" and not writes and _becomes(words, index, phrase.end, measured):
        return True
    if not {"measures", "acts", "problems"} & set(phrase.kinds):
        end = beyond(words, phrase.end, measured)
        return phrase.start == index + verb.size and (sharp_level(words, phrase.end, measured) or sharp_level(words, end, measured))
    level = level_follows(words, phrase.end, measured)
    alone = phrase.end >= len(words) and phrase.start == phrase.head == index + verb.size and verb.form != "past"
    alone &= not {"outsiders", "insiders", "artefacts"} & set(phrase.kinds)  # "Interview users", "Review contracts"
    return (level and verb.form != "ing") or (phrase.start == phrase.head == index + verb.size and level) or alone


def _passing(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a phrase ends in a verb in -ing before a level: "Load test *passing* at …"."""
    verb = verb_at(words, index)
    ing = verb is not None and verb.form == "ing" and words[index].lower not in lexicon("grammar.ing_nouns")
    return ing and index + 1 < len(words) and words[index + 1].lower in lexicon("grammar.prepositions")


def _becomes(words: tuple[Token, ...], index: int, end: int, measured: frozenset[int]) -> bool:
    """Say whether a phrase is the subject of a verb behind "who …": "Survey respondents who trust us | rise from 4% to 8%"."""
    if end >= len(words):
        return end - index == 2 and words[end - 1].lower.endswith(endings("grammar.thing_endings"))
    if words[end].lower not in lexicon("grammar.relative_pronouns"):
        return False
    inside = next((here for here in range(end + 1, len(words)) if verb_at(words, here)), len(words))
    moves = (verb_at(words, here) for here in range(inside + 1, len(words) - 2) if {here + 1, here + 2, here + 3} & measured)
    return any(verb is not None and verb.kind in ("up", "down") and verb.form in ("base", "third") for verb in moves)
