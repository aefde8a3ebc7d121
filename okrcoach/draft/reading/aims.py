"""What a goal wants: one thing or several, each with its focus area, its topics and the metrics that its numbers may mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, dropwhile

from okrcoach.catalog import Index
from okrcoach.draft.numbers.subjects import Subject, metrics_by_id, named_metric, own_subject, subject_of
from okrcoach.draft.numbers.ways import makes_trouble
from okrcoach.draft.reading.goal import Goal, read_goal
from okrcoach.draft.reading.material import Aim, Words
from okrcoach.draft.reading.topics import Topic, choose_stages, topics_of
from okrcoach.draft.words.nouns import shared, words_of
from okrcoach.draft.words.sentences import list_text
from okrcoach.language.lexicon import lexicon
from okrcoach.language.plurals import is_plural
from okrcoach.language.quantities import quantities
from okrcoach.language.verbs import class_of, forms
from okrcoach.language.words import tokens
from okrcoach.model import Brief

LEAST, LONGEST_WISH = 2, 7
"""Words of "more cats", and those that a wish may have to be a name."""
MOST_OBJECTIVES = 4
"""Of a draft; and aims that a remark quotes."""


def about_what(goal: Goal) -> tuple[Topic, ...]:
    """Return what a goal is about: the topics of each of its aims in turn, else those of all that it tells."""
    aims = chain.from_iterable(topics_of(aim) for aim in goal.aims)
    return tuple({topic.id: topic for topic in aims}.values()) or topics_of(goal.whole)


def about_rows(brief: Brief) -> tuple[Topic, ...]:
    """Return what the numbers of a brief are about whose goal does not say, above all the first: "food cost" in a kitchen.

    How satisfied people are tells nothing: everybody asks that.
    """
    liked = shared("families")["liking"].split()
    rows = (brief.one_metric, *(name for name, _ in (*brief.targets, *brief.known)))
    named = ((name, named_metric(name)) for name in rows if name)
    names = [name for name, metric in named if metric is None or metric.id not in liked]
    aside = topics_of("; ".join(names[1:]))
    return tuple(topic for topic in topics_of("; ".join(names)) if topic not in aside or topic in topics_of(names[0]))


def in_focus(about: Sequence[Topic], focus: Sequence[str]) -> tuple[Topic, ...]:
    """Keep the topics that some focus areas have a place for."""
    return tuple(topic for topic in about if set(topic.stages) & set(focus))


def aims_of(
    goal: Goal, focus: Sequence[str], words: Words, read_words: Callable[[Goal, str], Words], asked: Mapping[str, str]
) -> tuple[Aim, ...]:
    """Return what a goal wants, each with the focus area that it belongs to, and whom and what it names, if not the same as what leads.

    `asked` gives the areas of the numbers that its sentences want to reach.
    """
    led = asked.get(goal.text, "")
    aims = [Aim(goal, led if led in focus else _area_within(goal.aim, focus) or focus[0], topics_of(goal.aim), words)]
    for row in map(read_goal, aims_apart(goal)[1:]):
        stage = _area_within(row.aim, focus) or focus[0]
        own = read_words(row, stage)
        named = replace(words, audience=own.audience, named=True, staff=own.staff) if own.named else words
        aims.append(Aim(row, stage, topics_of(row.aim), replace(named, product=row.product or words.product)))
    return tuple(aims)


def aims_apart(goal: Goal) -> list[str]:
    """Return the aims of a goal that make objectives of their own; a sentence that only gives a number belongs to what leads."""
    return [goal.aim, *(aim for aim in goal.aims[1:] if not quantities(aim) or choose_stages(aim)[1])]


def how_read(goal: Goal) -> list[str]:
    """Say how a goal of several sentences, or of a very long one, was read."""
    if not goal.cut:
        return []
    if len(aims := aims_apart(goal)) == 1:
        return ["the goal is long: one sentence leads, up to a few lines, and of the others the numbers were read"]
    return [f"the goal has several aims; read as such were {_quoted(aims)}"]


def left_open(aims: Sequence[Aim], met: Sequence[str]) -> list[str]:
    """Say which of several aims a draft has no objective for."""
    unmet = [aim.goal.text for aim in aims if aim.goal.text not in met]
    return (
        [f"no objective was written for {_quoted(unmet)}; what numbers it gives stand with the others"] if unmet and len(aims) > 1 else []
    )


def _quoted(aims: Sequence[str]) -> str:
    more = [f"{len(aims) - MOST_OBJECTIVES} more"] if len(aims) > MOST_OBJECTIVES else []
    return list_text([*(f"“{aim}”" for aim in aims[:MOST_OBJECTIVES]), *more])


def _area_within(aim: str, focus: Sequence[str]) -> str:
    """Return the focus area of a brief that one of its aims speaks of; empty where it speaks of none of them."""
    wide = [*choose_stages(aim)[0], *(stage for topic in topics_of(aim) for stage in topic.stages)]
    return next((stage for stage in wide if stage in focus), "")


def counted_in(sentence: str, goal: Goal, about: Sequence[Topic]) -> list[str]:
    """Return the metrics that a number of a sentence may mean: those of its own topics, else those of the one aim that it belongs to.

    Of these no time, where the sentence wants something of its own: "Hire 10 cooks. Answer every call within a minute."
    """
    if own := [topic for topic in topics_of(sentence) if topic in about]:
        return [key for topic in own for key in topic.counts]
    aims = aims_apart(goal)
    if len(aims) > 1:
        about = [] if sentence in aims else [topic for topic in topics_of(goal.aim) if topic in about]
    other = sentence in goal.aims[1:] and not any(token.lower in lexicon("grammar.pronouns") for token in tokens(sentence))
    keys = [key for topic in about for key in topic.counts]
    return [key for key in keys if not (other and key in metrics_by_id() and metrics_by_id()[key].unit == "duration")]


def goal_subject(text: str, audience: str = "") -> Subject | None:
    """Return the metric that a goal names for sure, where a drafter may choose it and it is not just the people whom the goal names."""
    before, into, become = text.partition(" into ")
    found = Index().match(become if into and before.lower().startswith("turn ") else text)
    if found is not None and (found.noun.split()[-1] in audience or _in_trouble(text, found.noun.split()[-1])):
        return None
    subject = subject_of(found) if found else None
    return subject if subject is not None and subject.chosen else None


def _in_trouble(text: str, noun: str) -> bool:
    """Whether a word makes trouble of a metric's noun: "emergency visits" are no visits that a place wants."""
    words = [token.lower for token in tokens(text)]
    return any(makes_trouble(words[place - 1 : place + 1]) for place, word in enumerate(words) if place and word == noun)


def wished_for(aim: str) -> Subject | None:
    """Return what a goal without a number wants more of, or fewer, by its own name: "vaccinated cats" of "More vaccinated cats"."""
    words = list(dropwhile(lambda token: token.lower in words_of("openings") | words_of("seeing"), tokens(aim)))
    if len(words) < LEAST or len(words) > LONGEST_WISH or quantities(aim):
        return None
    fewer = words[0].lower == "fewer" or any(class_of(lemma) == "down" and form == "base" for lemma, form in forms(words[0].lower))
    if words[0].lower != "more" and not fewer:
        return None
    words[1:] = dropwhile(lambda token: token.lower in lexicon("grammar.determiners"), words[1:])
    end = next((place for place, token in enumerate(words) if token.lower in words_of("theme_ends")), len(words))
    if {"into", "to"} & {token.lower for token in words}:
        return None  # "more girls into physics" is about where they go, "more guests to come back" about what they are to do
    plain = all(token.kind == "word" or token.glued for token in words)
    if (
        not plain
        or end < LEAST + fewer
        or not is_plural(words[end - 1].lower)
        or any(token.lower in lexicon("grammar.pronouns") for token in words)
    ):
        return None
    subject = own_subject(aim[words[1].start : words[-1].end], "count", "count")
    return replace(subject, better="down") if fewer else subject
