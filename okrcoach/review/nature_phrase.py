"""What a line is that has no verb: "15 blog posts", "99.9% uptime", "Stable SDK"."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon
from okrcoach.language.nouns import read_phrase
from okrcoach.language.statement import Statement
from okrcoach.review.nature_kind import Nature, over, verdict
from okrcoach.review.nature_things import MADE, OURS, REACHED, THEIRS, graded, money, moves, numbers, shares, thing


def bare(statement: Statement) -> Nature:
    """Return what a phrase without a verb names."""
    found, phrase = numbers(statement), statement.subject
    first, last = over(statement, phrase, 0)
    what, made = thing(statement, phrase, REACHED), thing(statement, phrase, MADE)
    if not found:
        return _uncounted(statement)
    if made in OURS and not moves(found.all) and _apart(statement):
        return _with_number(statement, (first, last))
    if any(quantity.unit == "duration" for quantity in found.targets) and (made == "event" or _doing(statement)):
        return verdict(statement, "activity", "hours-of-work", (first, last))
    if money(found.all) or (what in THEIRS and (graded(found.all) or not found.targets or made not in OURS)):
        return verdict(statement, "outcome", "counts-others", (first, last))
    if what in OURS and shares(statement.quantities_in(0, phrase.head)) and not moves(found.targets):
        return verdict(statement, "output", "share-of-things", (first, last), sure=not found.limits)
    if graded(found.all):
        return verdict(statement, "outcome", "level", (first, last), sure=what not in OURS)
    if what in OURS or what == "staff":
        return verdict(statement, "activity" if what == "event" else "output", "count-of-things", (first, last))
    if what in THEIRS or what in ("problem", "state"):
        return verdict(statement, "outcome", "counts-others", (first, last))
    if moves(found.targets):
        return verdict(statement, "outcome", "level-moves", (first, last))
    return verdict(statement, "output", "count-of-unknown", (first, last), sure=False)


def _apart(statement: Statement) -> bool:
    """Say whether the numbers stand behind "with", and so count not the thing itself: "library with 40 components"."""
    after = statement.subject.end
    counted = bool({after + 1, after + 2} & statement.measured)
    return statement.word(after) == "with" and counted and not statement.quantities_in(0, after)


def _with_number(statement: Statement, words: tuple[int, int]) -> Nature:
    """Tell a thing with parts from one that reaches a level: "trial with 500 sign-ups"."""
    phrase = read_phrase(statement.words, statement.subject.end + 1, statement.measured)
    if thing(statement, phrase, REACHED) in ("act", "measure"):
        return verdict(statement, "outcome", "level-reached", words)
    return verdict(statement, "output", "thing-with-parts", words)


def _doing(statement: Statement) -> bool:
    """Say whether the hours are hours "of writing", "in development"."""
    return any(
        statement.word(index) in ("of", "in", "on", "for") and statement.word(index + 1).endswith(("ing", "is", "ment", "tion"))
        for index in range(len(statement.words) - 1)
    )


def _uncounted(statement: Statement) -> Nature:
    """Tell what a phrase without a number names: a thing to hand over, a theme, a measure without its number."""
    phrase = statement.subject
    first, last = over(statement, phrase, 0)
    if not phrase:
        return verdict(statement, "unclear", "no-noun", (0, len(statement.words) - 1), sure=False)
    rest = {statement.word(index) for index in range(phrase.end - 1, len(statement.words))}
    if rest & lexicon("nature.ready"):
        return verdict(statement, "milestone", "ready", (first, len(statement.words) - 1))
    what, made = thing(statement, phrase, REACHED), thing(statement, phrase, MADE)
    if what == "verdict" and made == "verdict":
        return verdict(statement, "verdict", "judged-by-others", (first, last))
    if made in OURS or made == "unknown":
        return verdict(statement, "milestone", "thing", (first, last))
    return verdict(statement, "outcome", "state", (first, last), sure=False)
