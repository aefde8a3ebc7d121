"""A goal in its own words: as an objective where it reads as one, as a project where it names a piece of work."""

from __future__ import annotations

from okrcoach.draft.nouns import wishing_modals, words_of
from okrcoach.draft.passages import Passage
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import singular
from okrcoach.language.quantities import quantifiers, quantities
from okrcoach.language.statement import read_statement
from okrcoach.language.verbs import forms
from okrcoach.language.words import Token, tokens

LONGEST_OBJECTIVE = 14
"""Words of a goal that may stand as an objective."""


def as_task(text: str, words: tuple[Token, ...], start: int) -> str:
    """Return the goal as a project, where it names a piece of work with its thing; what the work is to change is none of it."""
    text = _before_figures(text, words)
    rest = [token for token in words[start + 1 :] if token.end <= len(text)]
    orders = not any(token.lower in wishing_modals() for token in rest)  # not "Build time should fall"
    if len(words) <= start or not orders or words[start].lower not in words_of("tasks") or not 2 <= len(rest) <= LONGEST_OBJECTIVE:
        return ""
    if not all(token.kind != "mark" or token.text in ",-'\u2019/&" for token in rest) or any(
        token.lower in words_of("theme_skips") for token in rest[:2]
    ):
        return ""
    text = text[words[start].start :]
    return text[:1].upper() + text[1:]


def _before_figures(text: str, words: tuple[Token, ...]) -> str:
    """Cut off a second aim with a number: "Open the shop and win 200 regulars" is the work of opening the shop."""
    found = quantities(text)
    for place, token in enumerate(words[:-1]):
        second = token.lower == "and" and any(form == "base" for _, form in forms(words[place + 1].lower))
        if second and any(number.start > token.start for number in found):
            return text[: token.start].rstrip(" ,")
    return "" if any(number.role == "change" for number in found) else text


def _is_sentence(text: str) -> bool:
    """Whether a goal says what others will do or how something will be: "Callers reach a person quickly"."""
    statement = read_statement(text)
    subject = statement.word(0)
    told = statement.lead is None and statement.predicate is not None and statement.predicate.verb is not None
    return told and subject not in lexicon("grammar.pronouns") - words_of("everybody") and subject not in lexicon("grammar.prepositions")


def _tells_trouble(words: tuple[Token, ...]) -> bool:
    """Whether a sentence tells what is wrong, and not that there will be no more of it: "Empty shelves cost us sales"."""
    spoken = [token.lower for token in words]
    trouble = words_of("down_words") | words_of("spoilt") | lexicon("nouns.problems")
    return any(
        word in trouble and not set(spoken[max(0, place - 2) : place]) & words_of("relieving")
        for place, word in enumerate(singular(word) if singular(word) in trouble else word for word in spoken)
    )


def _misses(words: tuple[Token, ...]) -> bool:
    """Whether a sentence says that nobody does what one would want: "Nobody reads our notes", not "Nobody waits in line"."""
    spoken = [token.lower for token in words]
    return spoken[0] in words_of("nobodies") and not any(
        lemma in words_of("leaving") | words_of("down_words") for word in spoken[1:3] for lemma, _ in forms(word)
    )


def as_objective(text: str, words: tuple[Token, ...], start: int, verb: str) -> str:
    """Return the goal as an objective where it reads as one: an aim, in a line, without figures or marks of other tongues."""
    count = sum(token.kind == "word" for token in words) - start
    figures = bool(quantities(text)) or bool(quantifiers(text))
    sentence = _is_sentence(text)
    regrets = any(token.lower in words_of("regrets") for token in words) or (sentence and (_tells_trouble(words) or _misses(words)))
    plain = all(token.kind == "word" or token.text in ",-'\u2019/&" or (token.kind == "number" and not figures) for token in words)
    if not (verb in words_of("stands") or sentence) or not 3 <= count <= LONGEST_OBJECTIVE or not plain or regrets:
        return ""
    text = text if sentence else text[words[start].start :]
    return text[:1].upper() + text[1:]


def as_title(text: str, passage: Passage) -> str | None:
    """Return what leads a goal as a title, or the sentence before it where that one only says "them"; None where there is nothing."""
    first = next(iter(passage.parts), None)
    points = {token.lower for token in tokens(text)} & words_of("pointing")
    title = first.text if first is not None and points else text
    return title[:1].upper() + title[1:] or None
