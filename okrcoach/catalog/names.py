"""Names of metrics in one spelling, so that a line that says "e-mail open rates" names what the catalog calls "email open rate"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from okrcoach.language.plurals import singular

PARTING = str.maketrans(dict.fromkeys("-/:(),&.+;%", " "))
"""Takes out the marks that phrases of the catalog hold."""


def one_form(word: str) -> str:
    """Return the form in which lower-case words are compared: in the singular, and nobody's ("customers'", "the team's")."""
    return singular(word.removesuffix("'s").removesuffix("\u2019s"))


def joined_words(words: Iterable[str], joined: Mapping[str, str]) -> list[str]:
    """Give lower-case words one spelling: "sign up" for "signup", "email" for "e mail", as `joined` says."""
    line: list[str] = []
    for word in words:
        single = one_form(word)
        pair = joined.get(f"{line[-1]} {single}") if line else None
        if pair:
            line[-1] = pair
        else:
            line.extend(joined[single].split() if single in joined else (word,))
    return line


def name_key(words: Sequence[str]) -> str:
    """Return what a name is looked up by: its words in the singular, a lone word as it is (a seller leads, leads are counted)."""
    return words[0] if len(words) == 1 else " ".join(map(one_form, words))
