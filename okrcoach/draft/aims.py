"""What a goal wants: one thing or several, each with its focus area, its topics and the metrics that its numbers may mean."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, dropwhile

from okrcoach.draft.goal import Goal, read_goal
from okrcoach.draft.material import Aim
from okrcoach.draft.nouns import words_of
from okrcoach.draft.subjects import Subject, own_subject
from okrcoach.draft.topics import Topic, choose_stages, topics_of
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import is_plural
from okrcoach.language.quantities import quantities
from okrcoach.language.words import tokens

LEAST, LONGEST_NAME = 2, 7
"""Words of "more cats", and those that a wish may have to be a name."""


def about_what(goal: Goal) -> tuple[Topic, ...]:
    """Return what a goal is about: the topics of each of its aims in turn, else those of all that it tells."""
    aims = chain.from_iterable(topics_of(aim) for aim in goal.aims)
    return tuple({topic.id: topic for topic in aims}.values()) or topics_of(goal.whole)


def aims_of(goal: Goal, focus: Sequence[str]) -> tuple[Aim, ...]:
    """Return what a goal wants, each with the focus area that it belongs to."""
    rows = [goal, *map(read_goal, aims_apart(goal)[1:])]
    return tuple(Aim(row, _area_within(row.aim, focus) or focus[0], topics_of(row.aim)) for row in rows)


def aims_apart(goal: Goal) -> list[str]:
    """Return the aims of a goal that make objectives of their own; a sentence that only gives a number belongs to what leads."""
    return [goal.aim, *(aim for aim in goal.aims[1:] if not quantities(aim) or choose_stages(aim)[1])]


def _area_within(aim: str, focus: Sequence[str]) -> str:
    """Return the focus area of a brief that one of its aims speaks of; empty where it speaks of none of them."""
    wide = [*choose_stages(aim)[0], *(stage for topic in topics_of(aim) for stage in topic.stages)]
    return next((stage for stage in wide if stage in focus), "")


def counted_in(sentence: str, about: Sequence[Topic]) -> list[str]:
    """Return the metrics that a number of a sentence may mean: those of its own topics, else those of the whole goal's."""
    own = [topic for topic in topics_of(sentence) if topic in about]
    return [key for topic in own or about for key in topic.counts]


def wished_for(aim: str) -> Subject | None:
    """Return what a goal without a number wants more of, by its own name: "vaccinated cats" of "More vaccinated cats"."""
    words = list(dropwhile(lambda token: token.lower in words_of("openings") | {"get", "see"}, tokens(aim)))
    if len(words) < LEAST or words[0].lower != "more" or len(words) > LONGEST_NAME or quantities(aim):
        return None
    end = next((place for place, token in enumerate(words) if token.lower in words_of("theme_ends")), len(words))
    plain = all(token.kind == "word" or token.glued for token in words)
    if (
        not plain
        or end < LEAST
        or not is_plural(words[end - 1].lower)
        or any(token.lower in lexicon("grammar.pronouns") for token in words)
    ):
        return None
    return own_subject(aim[words[1].start : words[-1].end], "count", "count")
