"""Whether a text is English: by its small words, and by the verbs and nouns that goals are made of."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.plurals import singular
from okrcoach.language.verbs import forms
from okrcoach.language.words import Token

ENGLISH = 2
"""Small words that only English has, by which a goal of many rare words is known as English."""


def is_english(words: tuple[Token, ...]) -> bool:
    """Whether a good part of the words is English: its small words, and the verbs and nouns of goals."""
    spoken = [token.lower for token in words if token.kind == "word"]
    if not spoken:
        return False
    known = sum(is_known(word) for word in spoken)
    leads = len(spoken) > 1 and any(form == "base" for _, form in forms(spoken[0])) and spoken[0] not in lexicon("grammar.prepositions")
    ours, others = (
        (lexicon("tongues.english") | lexicon("grammar.modals")) & {*spoken},
        (lexicon("tongues.other") - lexicon("tongues.english")) & {*spoken},
    )
    told = leads or (len(ours) >= ENGLISH and len(others) < ENGLISH)
    return known >= 0.5 * len(spoken) or (told and known >= 0.3 * len(spoken) and " ".join(spoken).isascii())


def is_known(word: str) -> bool:
    """Whether a word is a small one, or a verb or noun of goals."""
    return (
        any(
            word in lexicon(f"grammar.{name}")
            for name in ("prepositions", "determiners", "conjunctions", "relatives", "pronouns", "auxiliaries", "adverbs")
        )
        or (bool(forms(word)) and word not in pairs("verbs.misspelt"))
        or word in lexicon("compound.comparing")
        or any(
            singular(word) in lexicon(f"nouns.{name}")
            for name in ("measures", "acts", "outsiders", "insiders", "artefacts", "events", "problems")
        )
    )
