"""Whether a first word that could be a verb is a noun there: "Test the site", but "Test coverage of 80%"."""

from __future__ import annotations

from functools import cache

from okrcoach.language.lexicon import lexicon, phrase_at
from okrcoach.language.noun_levels import (
    bare_level,
    beyond,
    figure_behind,
    level_alone,
    level_follows,
    limit_follows,
    moves_at_end,
    share_behind_colon,
    sharp_level,
    stops,
)
from okrcoach.language.nouns import read_phrase, verb_after
from okrcoach.language.predicate import find_predicate
from okrcoach.language.verbs import Verb, verb_at
from okrcoach.language.words import Token


def names_level(words: tuple[Token, ...], index: int, verb: Verb, measured: frozenset[int]) -> bool:
    """Say whether a word in -ing behind another verb only names what is measured: "keep | monitoring coverage above 30%"."""
    phrase = read_phrase(words, index + verb.size, measured)
    measured_things = {"measures", "problems"} & set(phrase.kinds)
    follows = sharp_level(words, phrase.end, measured) or (measured_things and level_follows(words, phrase.end, measured))
    return bool(phrase and phrase.start == index + verb.size and follows)


def reads_as_noun(words: tuple[Token, ...], index: int, verb: Verb, measured: frozenset[int]) -> bool:
    """Say whether a first word that could be a verb is a noun there: "Test coverage of 80%", "Launch-day sales", "Support is slow"."""
    after = index + verb.size
    twofold = verb.lemma in lexicon("verbs.homographs")
    hyphened = index + 1 < len(words) and words[index + 1].text == "-" and words[index + 1].glued
    if phrase_at("nouns.verb_first", words, index):
        return True
    if verb.size > 1 and not hyphened and verb.form != "third":
        return False
    if hyphened and verb.size > 2 and (find_predicate(words, index, measured) or level_follows(words, after, measured)):
        return True
    if after >= len(words):
        return verb.form in ("third", "ing") or twofold
    following = words[after]
    if following.text in ("-", "+") and following.glued:
        return True
    if following.lower == "at" and after + 2 < len(words) and _least(words, after + 1) and after + 2 in measured:
        return False  # "Release at least two atlases"
    if following.text == "/" and following.glued and twofold and verb_at(words, after + 1) is None:
        return True
    if verb.form == "third":
        moved = verb_at(words, after)
        if moved is not None and moved.kind in ("up", "down") and moved.form == "past":
            return True  # "Visits tripled"
        told = following.lower in lexicon("grammar.determiners") and following.lower not in lexicon("grammar.relatives")
        told &= not (following.lower == "each" and verb_at(words, after + 1) is not None)  # "Partners each | sell"
        return not (after in measured or told)
    if verb.form == "base" and not twofold:
        return False
    plans = verb.kind in ("make", "act", "measure", "own") and verb.form != "ing"
    if (plans or (verb.form == "past" and verb.kind not in ("up", "down"))) and moves_at_end(words, after, measured):
        return True
    if verb.form in ("base", "ing") and (own := verb_after(words, after, index)) and own.form == "third":
        return True
    if twofold and verb.form == "base" and _is_subject(words, after, measured):
        return True
    main = find_predicate(words, after, measured) if verb.form == "ing" else None
    if main is not None and main.auxiliary and all(token.text != "," for token in words[after : main.at]):
        return True  # "Finding the right berth from the sea | is easy"
    if (verb.form in ("ing", "past") or twofold) and _noun_then_verb(words, after, measured, plural=verb.form == "past"):
        return True
    if twofold and (following.lower in ("who", "that", "which", "whose") or following.text in lexicon("grammar.arrows")):
        return True
    if (verb.form == "past" or twofold) and share_behind_colon(words, after, measured):
        return True
    if (verb.form == "past" or (twofold and verb.kind in ("make", "act"))) and bare_level(words, after, measured):
        return True
    if twofold and verb.kind not in ("up", "down", "keep", "move") and (figure_behind(words, after, measured) or _by_people(words, after)):
        return True
    done = verb_at(words, after) if twofold and verb.form == "base" else None
    if done is not None and done.form in ("past", "participle") and stops(words, after + done.size):
        return True
    if twofold and verb.kind in ("make", "act", "measure") and after in measured and level_alone(words, after, measured):
        return True
    if twofold and following.lower == "to" and after + 1 < len(words) and not {after + 1, after + 2} & measured:
        return verb_at(words, after + 1) is None and not words[after + 1].text[:1].isupper() and limit_follows(words, after, measured)
    if following.lower in lexicon("grammar.auxiliaries") or following.lower in lexicon("grammar.after_nouns"):
        return not (verb.form == "ing" and following.lower in lexicon("grammar.auxiliaries"))
    if following.lower in lexicon("grammar.conjunctions") and verb_at(words, after + 1) is None:
        return True
    if (
        words[after - 1].lower in lexicon("grammar.ing_nouns")
        and after not in measured
        and following.lower not in lexicon("grammar.determiners")
    ):
        return True
    joined = after + 1 < len(words) and words[after + 1].text == "-" and words[after + 1].glued  # "on-time"
    if twofold and verb.size == 1 and verb.kind in ("up", "down") and following.lower in ("at", "in", "on", "for") and not joined:
        return True
    if verb.form == "ing" and verb.kind in ("up", "down", "own", "reach", "move"):
        return False
    if after in measured or following.kind == "mark" or (following.lower in lexicon("grammar.determiners") and not joined):
        return False
    if hyphened and verb.form == "base" and following.lower not in lexicon("grammar.prepositions"):
        return True
    if (
        following.lower in lexicon("grammar.before_levels")
        and following.lower != "at"
        and {after + 1, after + 2} & measured
        and not _least(words, after + 1)
    ):
        return twofold
    if following.lower in lexicon("grammar.prepositions"):
        predicate = find_predicate(words, index, measured) if verb.form == "base" else None
        return predicate is not None and (bool(predicate.auxiliary) or predicate.passive)
    return _counts_noun(words, index, verb, measured)


def _is_subject(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
    """Say whether "is" or "are" follows the noun behind a first word: "Test results | are never late"."""
    phrase = read_phrase(words, start, measured)
    right_behind = phrase.start == start or (phrase.start == start + 1 and words[start].lower in lexicon("grammar.articles"))
    return right_behind and phrase.end < len(words) and words[phrase.end].lower in lexicon("grammar.bes")


def _least(words: tuple[Token, ...], index: int) -> bool:
    return words[index].lower in ("least", "most", "to")


def _counts_noun(words: tuple[Token, ...], index: int, verb: Verb, measured: frozenset[int]) -> bool:
    """Say whether the words after a first word make it part of a name of something counted: "Help tickets below 50"."""
    phrase = read_phrase(words, index + verb.size, measured)
    if not phrase or (verb.kind in ("up", "down", "keep") and verb.form == "base"):
        return False
    if (
        verb.form in ("base", "ing")
        and phrase.end < len(words)
        and verb_after(words, phrase.end, phrase.head)
        and words[phrase.end].lower not in lexicon("grammar.auxiliaries")
    ):
        return True
    if verb.form == "base" and phrase.head > phrase.start and _passing(words, phrase.head):
        return True
    if phrase.start == index + verb.size and verb.form == "base" and _becomes(words, index, phrase.end, measured):
        return True
    if not {"measures", "acts", "problems"} & set(phrase.kinds):
        end = beyond(words, phrase.end, measured)
        return phrase.start == index + verb.size and (sharp_level(words, phrase.end, measured) or sharp_level(words, end, measured))
    level = level_follows(words, phrase.end, measured)
    alone = phrase.end >= len(words) and phrase.start == phrase.head == index + verb.size and verb.form != "past"
    return (level and verb.form != "ing") or (phrase.start == phrase.head == index + verb.size and level) or alone


def _passing(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a phrase ends in a verb in -ing before a level: "Load test *passing* at …"."""
    verb = verb_at(words, index)
    ing = verb is not None and verb.form == "ing" and words[index].lower not in lexicon("grammar.ing_nouns")
    return ing and index + 1 < len(words) and words[index + 1].lower in lexicon("grammar.prepositions")


def _by_people(words: tuple[Token, ...], index: int) -> bool:
    """Say whether "by" and people follow: "Audit | by the insurer"."""
    return words[index].lower == "by" and bool({"outsiders", "insiders"} & set(read_phrase(words, index + 1, frozenset()).kinds))


def _noun_then_verb(words: tuple[Token, ...], start: int, measured: frozenset[int], *, plural: bool) -> bool:
    """Say whether a word in -ing describes a subject: "Booking engine | supports German"."""
    phrase = read_phrase(words, start, measured)
    if not phrase or phrase.start != start or phrase.end >= len(words):
        return False
    verb = verb_after(words, phrase.end, phrase.head)
    return verb is not None and (verb.form == "third" or (plural and verb.form in ("base", "past", "participle")))


def _becomes(words: tuple[Token, ...], index: int, end: int, measured: frozenset[int]) -> bool:
    """Say whether a phrase is the subject of a verb behind "who …": "Survey respondents who trust us | rise from 4% to 8%"."""
    if end >= len(words):
        return end - index == 2 and words[end - 1].lower.endswith(_thing_endings())
    if words[end].lower not in ("who", "that", "which", "whose"):
        return False
    inside = next((here for here in range(end + 1, len(words)) if verb_at(words, here)), len(words))
    moves = (verb_at(words, here) for here in range(inside + 1, len(words) - 2) if {here + 1, here + 2, here + 3} & measured)
    return any(verb is not None and verb.kind in ("up", "down") and verb.form in ("base", "third") for verb in moves)


@cache
def _thing_endings() -> tuple[str, ...]:
    return tuple(sorted(lexicon("grammar.thing_endings")))
