"""What a model's free words pass before the rules read them: one whole sentence, in the brief's letters, not out of our own prompt."""

from __future__ import annotations

from okrcoach.language.words import tokens

SHORTEST = 20
"""Characters that are left at least of a sentence that was cut off."""
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
