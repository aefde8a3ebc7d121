"""What a model's free words pass before the rules read them: one whole sentence, in the brief's letters, not out of our own prompt."""

from __future__ import annotations

from collections.abc import Sequence

from okrcoach.draft.words.sentences import spoken
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import singular
from okrcoach.language.verbs import class_of, forms
from okrcoach.language.words import tokens

SHORTEST = 20
"""Characters that are left at least of a sentence that was cut off."""
LEAST_STATE = 3
"""Words of an objective that are left at least where "by doing …" is taken off."""
MOVING = ("keep", "make", "up", "down", "reach")
"""Classes of verbs that do not follow "let", "make" or "give" in a sentence of its own."""
ECHO = 4
"""Words in a row that are no coincidence."""
PROMPT_ECHO = 3
"""The same for words of our own prompts, which speak of other trades on purpose."""
LAST_LATIN = 0x24F
"""The last letter of the Latin alphabets."""


def sentence(text: str, longest: int) -> str:
    """Return the first sentence of a text; of one cut off at `longest`, what stands before its last comma; "" where that is little."""
    first, stop, _ = text.partition(". ")
    if not stop and len(text) >= longest - 1 and text[-1:] not in ".!?":
        first = text.rpartition(",")[0]
        if len(first) < SHORTEST:
            return ""
    return first.strip(" .,;:")


def state(verb: str, rest: str, longest: int) -> str:
    """Join an objective's first word and the rest, each said once, without how it is to be reached; whole where `rest` was cut off.

    A small model puts a verb of its own behind the one that it has chosen ("Let ensure that …"): its own is the one that is meant.
    """
    words = ours(rest if len(rest) < longest - 1 else _whole(rest)).rstrip(".,;:! ").split()
    by = next((place for place in range(LEAST_STATE, len(words)) if words[place] == "by" and _names_doing(words[place + 1 :])), None)
    said = " ".join(words[:by]).rstrip(",")
    first = words[0].lower() if words else ""
    if first == verb.lower() or _is_only_verb(first):
        return said[:1].upper() + said[1:]
    return f"{verb[:1].upper()}{verb[1:]} {spoken(said)}".strip()


def _is_only_verb(word: str) -> bool:
    """Whether a word is a verb of bringing something about, and nothing else: "ensure", not "release"."""
    noun = any(singular(word) in lexicon(f"nouns.{name}") for name in ("measures", "acts", "artefacts", "events", "problems"))
    return not noun and any(form == "base" and class_of(lemma) in MOVING for lemma, form in forms(word))


def _names_doing(words: Sequence[str]) -> bool:
    """Whether words behind "by" say what is done: "offering …", "consistently offering …"."""
    return any(word.endswith("ing") for word in words[:1]) or (len(words) > 1 and words[0].endswith("ly") and words[1].endswith("ing"))


def ours(text: str) -> str:
    """Speak as the team does: a model says "your platform" and "about you" to the team itself."""
    said, words = {"your": "our", "Your": "Our", "yours": "ours"}, text.split()
    prepositions = lexicon("grammar.prepositions")
    pairs = zip(["", *words], words, strict=False)
    return " ".join("us" if word == "you" and before.lower() in prepositions else said.get(word, word) for before, word in pairs)


def _whole(text: str) -> str:
    """Return what stands before the last comma or "and" of a text that was cut off; the text less its last word where there is neither."""
    end = max(text.rfind(", "), text.rfind(" and "))
    return text[:end] if end > len(text) // 2 else text.rpartition(" ")[0]


def is_own(text: str, given: str, prompt: str) -> bool:
    """Say whether words are about the brief: no letters of another alphabet than the brief's, no phrase out of the prompt's examples."""
    foreign = any(ord(mark) > LAST_LATIN and mark.isalpha() and mark not in given for mark in text)
    return not foreign and not echoes(text, prompt, given, size=PROMPT_ECHO)


def echoes(text: str, other: str, given: str = "", *, size: int = ECHO) -> bool:
    """Say whether a text shares several words in a row with another one; those that were `given` do not count."""
    said, theirs, ours = _words(text), f" {' '.join(_words(other))} ", f" {' '.join(_words(given))} "
    phrases = (f" {' '.join(said[start : start + size])} " for start in range(len(said) - size + 1))
    return any(phrase in theirs and phrase not in ours for phrase in phrases)


def begin_alike(text: str, other: str) -> bool:
    """Say whether two lines open with the same words: the second says little that the first does not."""
    return _words(text)[:ECHO] == _words(other)[:ECHO]


def _words(text: str) -> list[str]:
    return [token.lower for token in tokens(text) if token.kind != "mark"]
