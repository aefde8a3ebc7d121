"""A goal in its lead's own words, as an objective: as it stands, in other words, or as it was typed."""

from __future__ import annotations

from okrcoach.draft.numbers.ways import is_bad
from okrcoach.draft.reading.goal import Goal
from okrcoach.draft.reading.library import Pattern
from okrcoach.draft.reading.material import Aim, Material
from okrcoach.draft.reading.restating import LEAST, seen_to
from okrcoach.draft.reading.themes import is_bare_figure, new, recast, verb_list
from okrcoach.draft.words.nouns import shared, words_of
from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import quantities
from okrcoach.language.verbs import forms
from okrcoach.language.words import tokens

MORE = 2
"""Words behind what a goal is about that one may leave unsaid: "by April"."""
LONGEST_PLACE = 5
"""Words that tell where trouble is."""
ENOUGH_NUMBERS = 2
"""Numbers of the brief that speak for a pattern although the goal's words do not."""


def own_words(goal: Goal, material: Material) -> list[str]:
    """Return an aim as an objective, as it stands or in other words, the best first; none where it makes none."""
    words = material.words
    if goal.sentence:
        said = {singular(token.lower) for token in tokens(goal.sentence)}
        people = {singular(word) for word in words.audience.split()} - lexicon("grammar.determiners")
        closed = goal.audience or said & (
            lexicon("grammar.prepositions")
            | lexicon("grammar.relatives")
            | people
            | {singular(word) for word in words_of("general_people")}
        )
        fits = goal.verb in ("make", "become") and words.named and not closed
        rows = [f"{goal.sentence} for {words.audience}"] if fits else []
        rows.append(goal.sentence)
        rest = goal.sentence[len(goal.verb) + 1 :]
        if goal.verb == "fill" and goal.theme and rest.startswith(goal.theme):
            rows.append(f"Let {goal.theme} fill{rest[len(goal.theme) :]}")
        if goal.verb == "make" and " the " in goal.sentence[8:]:
            rows.append("Turn" + goal.sentence[4:8] + goal.sentence[8:].replace(" the ", " into the ", 1))
        return rows
    if material.named and material.named.id is None and goal is material.goal:
        if material.named.better != "down":
            return [words.fill(shared("recast")["more"], theme=material.named.name)]
        if not goal.verb:
            return [words.fill(shared("recast")["reducing"], theme=material.named.name)]
    if goal.product and goal.product == goal.theme:
        return [words.fill("Make {product} the first choice of {audience}")]
    if pattern := recast(goal.verb, goal.theme):
        kind = verb_list(goal.verb)
        theme = new(goal.theme) if kind == "launching" else _with_its_place(goal) if kind == "reducing" else goal.theme
        cut = len(goal.aim.partition(theme)[2].split()) > MORE or bool(goal.without)
        unsaid = goal.plain or goal.task if cut else ""  # what such a line would leave unsaid: "the noise out of our scans"
        return [text for text in (unsaid, words.fill(pattern, theme=theme)) if text]
    told = [] if material.topics or goal.typed or goal is not material.goal else _of_trouble(material)
    done = seen_to(goal.plain)
    return [text for text in (goal.plain, done, *told, goal.task) if text]  # review says what is a mere piece of work


def _with_its_place(goal: Goal) -> str:
    """Return what trouble a goal is about with where it is, if no more follows: "the noise in our alerts", "waste at the bar"."""
    _, found, rest = goal.aim.partition(goal.theme)
    words = rest.split()
    place = bool(found) and words[:1] and words[0] in words_of("places_in") and len(words) <= LONGEST_PLACE and not quantities(rest)
    return goal.theme + rest if place and all(word.isalpha() for word in words) else goal.theme


def _is_time_to_act(name: str) -> bool:
    """Whether a time is that of something done: "time to hire", not "time to first value"."""
    verb = name.removeprefix("time to ").partition(" ")[0]
    return name.startswith("time to ") and not classes_of(verb) and any(form == "base" for _, form in forms(verb))


def _of_trouble(material: Material) -> list[str]:
    """Put a goal that is about nothing but a number that is to fall in other words: "Get to the root of leakage"."""
    every = (fact.subject.name for fact in (*material.facts.targets.values(), *material.facts.known.values()))
    if time := next((name for name in every if name.startswith("time for ") or _is_time_to_act(name)), ""):
        theme = f"how we {time.removeprefix('time to ')}" if time.startswith("time to ") else time.removeprefix("time for ")
        return [material.words.fill(shared("recast")["hastening"], theme=theme)]
    down = (fact.subject for fact in material.facts.targets.values() if fact.subject.better == "down" and fact.subject.unit != "duration")
    own = (subject.name.removeprefix("number of ") for subject in down if subject.id is None)
    own = (name for name in own if is_bad(name) or not is_plural(name.rpartition(" ")[2]))  # "steps" are no trouble
    own = (name for name in own if not name.startswith("share of "))  # "tenants behind on rent" are not what one gets to the root of
    name = next((name for name in own if not set(name.split()) & words_of("outlays")), "")
    theme = " ".join(word for word in name.split() if word not in words_of("figures"))
    return [material.words.fill(shared("recast")["reducing"], theme=theme)] if theme else []


def as_its_lead_typed_it(aim: Aim | None, pattern: Pattern, material: Material) -> str:
    """Return a goal as its lead typed it, where the playbooks have no line for it: neither its topic nor several numbers of the brief.

    One that is an order, too: "Grow the choir", not "Raise NPS" nor "Cut costs".
    """
    if aim is None or material.deed:
        return ""
    numbers = {*material.facts.known, *material.facts.targets} & {*pattern.metrics}
    told = any(pattern.text == row.text for topic in aim.topics if topic in material.topics for row in topic.objectives)
    told &= aim.goal.verb.lower() not in words_of("enlarging")  # "Grow the choir" says it all
    plain = not quantities(aim.goal.aim) and not is_bare_figure(aim.goal.theme) and len(aim.goal.aim.split()) >= LEAST
    order = aim.goal.aim if aim.goal.verb and plain else ""
    said = aim.goal.typed or order
    return said if not told and len(numbers) < ENOUGH_NUMBERS and said not in material.banned.texts else ""
