"""A goal in its own words: as an objective where it reads as one, as a project where it names a piece of work."""

from __future__ import annotations

from itertools import pairwise

from okrcoach.draft.reading.passages import Passage
from okrcoach.draft.reading.themes import verb_list
from okrcoach.draft.words.nouns import is_people, shared, wishing_modals, words_of
from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import quantifiers, quantities
from okrcoach.language.statement import read_statement
from okrcoach.language.verbs import forms, is_done, participle
from okrcoach.language.words import Token, tokens

LONGEST_OBJECTIVE = 14
"""Words of a goal that may stand as an objective."""
LEAST = 3
"""Words of a goal that is put in other words."""
LONGEST_THING = 5
"""Words of an order up to the end of what it is about."""
LEAST_OF_A_FIGURE = 4
"""Words behind a verb that only moves a number, so that they tell more than its name."""


def as_task(text: str, words: tuple[Token, ...], start: int) -> str:
    """Return the goal as a project, where it names a piece of work with its thing; what the work is to change is none of it."""
    text = _before_figures(text, words)
    rest = [token for token in words[start + 1 :] if token.end <= len(text)]
    orders = not any(token.lower in wishing_modals() for token in rest)  # not "Build time should fall"
    as_well = [token.lower for token in rest].count("as") > 1  # "Ship mobile as fast as web"
    if (
        len(words) <= start
        or not orders
        or as_well
        or words[start].lower not in words_of("tasks")
        or (rest[:1] and rest[0].lower == "on")  # "Hold on to our crews"
        or not 2 <= len(rest) <= LONGEST_OBJECTIVE
    ):
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
    sentence = verb not in words_of("stands") and _is_sentence(text)
    regrets = any(token.lower in words_of("regrets") for token in words) or (sentence and (_tells_trouble(words) or _misses(words)))
    plain = all(token.kind == "word" or token.text in ",-'\u2019/&" or (token.kind == "number" and not figures) for token in words)
    other = "" if figures or regrets or count > LONGEST_OBJECTIVE else in_other_words(words[start:])
    if other:
        return other[:1].upper() + other[1:]
    if not (verb in words_of("stands") or sentence) or not 3 <= count <= LONGEST_OBJECTIVE or not plain or regrets:
        return ""
    text = text if sentence else text[words[start].start :]
    return text[:1].upper() + text[1:]


def as_it_stands(text: str, words: tuple[Token, ...], start: int) -> str:
    """Return the lead's own words where they tell somebody to bring something about, without a figure: "Collect what we are owed".

    A verb that only moves a number needs more than the name of what it moves, "Cut the time it takes to ship"; "twice as much" is more.
    """
    rest = words[start + 1 :]
    spoken = words[start].lower if words else ""
    verb = shared("doubling").get(spoken, spoken)
    whole = verb.capitalize() + text[words[start].end :] if words else ""
    marks = all(token.kind == "word" or token.text in ",-'\u2019/&" or token.kind == "number" for token in rest)
    least = LEAST_OF_A_FIGURE if verb_list(verb) not in ("", "stands") else LEAST - 1
    counted = (row for row in quantities(whole) if whole[row.start : row.end].lower() != "one")
    figures = any(counted) or any((row.value, row.unit) != (100.0, "percent") for row in quantifiers(whole))  # not "every dog"
    led = bool(words) and read_statement(whole).lead is not None and any(form == "base" for _, form in forms(verb))
    return whole if led and marks and not figures and least <= len(rest) < LONGEST_OBJECTIVE else ""


def in_other_words(words: tuple[Token, ...]) -> str:
    """Return a goal that asks for what others do as what we bring about; empty where it is none.

    "Keep tenants longer" is about their reasons to stay, "Lose fewer parcels" is about losing none, and "Win more tenders" about those
    that went to others.
    """
    said = [token.lower for token in words]
    if len(words) < LEAST or any(token.kind != "word" and token.text not in "-'\u2019" for token in words):
        return ""
    if said[0] == "get":
        return _brought_about(words)
    if said[1] == "what" and verb_list(said[0]):
        return _text(words)  # "Raise what a customer is worth to us" names no figure
    if said[0] == "keep":
        return _kept(words)
    if said[1] in lexicon("comparisons.fewer") and said[0] in shared("wasting"):
        return _filled("fewer", doing=shared("wasting")[said[0]], things=_text(words[2:]))
    if said[:2] == ["win", "more"] and is_plural(said[-1]) and not is_people(said[-1]) and not set(said) & words_of("theme_ends"):
        return _filled("won", things=_text(words[2:]))
    return ""


def _brought_about(words: tuple[Token, ...]) -> str:
    """Return what "get" brings about, as it stands: "Get families to come", "Get new staff to their first shift", "Get ready for …"."""
    said = [token.lower for token in words]
    end = next((place for place, word in enumerate(said) if place > 1 and word == "to"), 0)
    if said[1] in words_of("getting_states") or (not end and _is_seen_to(said)):
        return _text(words)
    small = lexicon("grammar.pronouns") - words_of("told_by") - words_of("themselves")
    return _text(words) if 1 < end < len(words) - 1 and small.isdisjoint(said[1:end]) else ""


def _is_seen_to(said: list[str]) -> bool:
    """Whether something is to be done with what stands behind "get": "get invoices paid", "get our new rota used everywhere"."""
    ours = len(said) > LEAST and said[1] in lexicon("grammar.determiners")
    return any(
        is_done(other) and not classes_of(other) and (is_plural(one) or (ours and place > 1))
        for place, (one, other) in enumerate(pairwise(said))
    )


def seen_to(text: str) -> str:
    """Return work on each one of several as what will have been done: "Collect every bin" is "Get every bin collected"."""
    words = tokens(text)
    said = [token.lower for token in words]
    if len(said) < LEAST or said[1] not in words_of("each_one") or not any(form == "base" for _, form in forms(said[0])):
        return ""
    small = lexicon("grammar.determiners") | lexicon("grammar.pronouns") | lexicon("grammar.adverbs") | lexicon("grammar.relatives")
    ends = lexicon("grammar.prepositions") | words_of("theme_ends")
    end = next((place for place, word in enumerate(said) if place > 1 and word in ends), len(said))
    if not 2 < end <= LONGEST_THING or set(said[2:end]) & small or any(token.kind != "word" for token in words[:end]):
        return ""
    return _filled("done", things=_text(words[1:end]), did=participle(said[0]), rest=_text(words[end:]))


def _kept(words: tuple[Token, ...]) -> str:
    """Say why people would stay whom a goal wants to keep: "Keep volunteers past their first month"."""
    said = [token.lower for token in words]
    place = next((place for place, word in enumerate(said) if is_plural(word) and is_people(word)), 0)
    behind = said[place + 1 : place + 2]
    if not place or not set(behind) <= words_of("staying") | words_of("told_by"):
        return ""
    if set(said[1:place]) & (words_of("theme_ends") | words_of("goal_limits")):
        return ""  # "Keep waste low while serving more guests" is about the waste
    end = next((at for at, word in enumerate(said) if at > place and word in words_of("staying")), len(words))
    return _filled("stay", whom=_text(words[1:end]), rest=_text(words[end:]))


def _filled(pattern: str, **said: str) -> str:
    return str(shared("restated")[pattern]).format(**said).rstrip()


def _text(words: tuple[Token, ...]) -> str:
    """Write words as they stood."""
    return "".join((" " if place and not token.glued else "") + token.text for place, token in enumerate(words))


def as_title(text: str, passage: Passage) -> str | None:
    """Return what leads a goal as a title, or the sentence before it where that one only says "them"; None where there is nothing."""
    first = next(iter(passage.parts), None)
    points = {token.lower for token in tokens(text)} & words_of("pointing")
    title = first.text if first is not None and points else text
    return title[:1].upper() + title[1:] or None
