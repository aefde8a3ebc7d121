"""The verb that leads a statement, and whether the first word is one: "Test the site", but "Test coverage of 80%"."""

from __future__ import annotations

from functools import cache

from okrcoach.language.lexicon import lexicon
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.nouns import is_adverb, read_phrase, verb_after
from okrcoach.language.predicate import find_predicate
from okrcoach.language.verbs import Verb, verb_at
from okrcoach.language.words import Token

YEAR_DIGITS = 4
LEVEL_WITHIN = 7
"""A number so many words behind a noun phrase may still be its level."""


def find_lead(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> tuple[Verb | None, int]:
    """Return the verb that leads, and its place: the first word, or the first after "We will also quickly"."""
    here = start
    while here < len(words) and (words[here].lower in lexicon("verbs.openers") or _how(words, here)):
        here += 1
    if (
        here + 2 < len(words)
        and words[here].lower in lexicon("verbs.wishes")
        and words[here + 1].lower == "to"
        and verb_at(words, here + 2)
    ):
        return verb_at(words, here + 2), here + 2  # "We hope to | double"
    verb = verb_at(words, here) or _unknown_verb(words, here, measured)
    if verb is None or _abbreviates(words, here) or (verb.lemma in lexicon("verbs.summing") and not {here + 1, here + 2} & measured):
        return None, -1
    if verb.lemma == "have" and verb.form == "base" and here > start:
        behind = here + 1 + (here + 1 < len(words) and is_adverb(words, here + 1))
        done = verb_at(words, behind)
        if done is not None and done.form in ("past", "participle"):
            return done, behind
    ours = any(words[index].lower in lexicon("verbs.surely") for index in range(start, here))
    if ours or not reads_as_noun(words, here, verb, measured):
        return verb, here
    return None, -1


def _how(words: tuple[Token, ...], index: int) -> bool:
    """Say whether an adverb stands in front of a verb that leads: "Seamlessly | integrate"."""
    following = verb_at(words, index + 1) if words[index].lower.endswith("ly") and is_adverb(words, index) else None
    return following is not None and following.form == "base"


def _abbreviates(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a word is written in capitals and the next is not: an abbreviation, as in "SEND provision"."""
    following = words[index + 1].text if index + 1 < len(words) else ""
    return len(words[index].text) > 1 and words[index].text.isupper() and following.isalpha() and not following.isupper()


def _unknown_verb(words: tuple[Token, ...], index: int, measured: frozenset[int]) -> Verb | None:
    """Take a first word that no list holds for a verb where what follows can only be its object: "Plant 400 trees"."""
    if (
        index + 2 >= len(words)
        or words[index].kind != "word"
        or classes_of(words[index].lower)
        or words[index].lower in lexicon("grammar.small")
        or words[index].lower in lexicon("grammar.bounds")
        or words[index].lower in lexicon("grammar.determiners")
        or index in measured
    ):
        return None
    if words[index].lower == "re" and words[index + 1].text == "-" and index + 4 < len(words) and words[index + 2].glued:
        led = words[index + 3].lower in lexicon("grammar.determiners") or words[index + 3].lower in lexicon("grammar.possessives")
        return Verb(f"re-{words[index + 2].lower}", "make", "base", 3) if led else None  # "Re-slot the pallets"
    word, following = words[index].lower, words[index + 1]
    if (
        not word.isalpha()
        or words[index].text.isupper()
        or word.endswith(_noun_endings())
        or (words[index].text[0].isupper() and index and words[index - 1].kind == "word")
    ):
        return None
    named = following.kind == "number" and following.text.isdecimal() and len(following.text) == YEAR_DIGITS
    counts = index + 1 in measured and following.kind == "number" and not named and words[index + 2].kind == "word"
    points = following.lower in lexicon("grammar.possessives") or following.lower in ("the", "a", "an", "all", "every", "each")
    return Verb(word, "make", "base") if counts or points else None


@cache
def _noun_endings() -> tuple[str, ...]:
    return tuple(sorted(lexicon("grammar.noun_endings")))


def names_level(words: tuple[Token, ...], index: int, verb: Verb, measured: frozenset[int]) -> bool:
    """Say whether a word in -ing behind another verb only names what is measured: "keep | monitoring coverage above 30%"."""
    phrase = read_phrase(words, index + verb.size, measured)
    measured_things = {"measures", "problems"} & set(phrase.kinds)
    follows = _sharp_level(words, phrase.end, measured) or (measured_things and _level_follows(words, phrase.end, measured))
    return bool(phrase and phrase.start == index + verb.size and follows)


def reads_as_noun(words: tuple[Token, ...], index: int, verb: Verb, measured: frozenset[int]) -> bool:
    """Say whether a first word that could be a verb is a noun there: "Test coverage of 80%", "Launch-day sales", "Support is slow"."""
    after = index + verb.size
    twofold = verb.lemma in lexicon("verbs.homographs")
    hyphened = index + 1 < len(words) and words[index + 1].text == "-" and words[index + 1].glued
    if verb.size > 1 and not hyphened and verb.form != "third":
        return False
    if hyphened and verb.size > 2 and (find_predicate(words, index, measured) or _level_follows(words, after, measured)):
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
        told = following.lower in lexicon("grammar.determiners") and following.lower not in lexicon("grammar.relatives")
        told &= not (following.lower == "each" and verb_at(words, after + 1) is not None)  # "Partners each | sell"
        return not (after in measured or told)
    if verb.form == "base" and not twofold:
        return False
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
    if (verb.form == "past" or twofold) and _colon_follows(words, after, measured):
        return True
    if (verb.form == "past" or (twofold and verb.kind in ("make", "act"))) and _bare_level(words, after, measured):
        return True
    if twofold and verb.kind not in ("up", "down", "keep", "move") and (_figure_behind(words, after, measured) or _by_people(words, after)):
        return True
    done = verb_at(words, after) if twofold and verb.form == "base" else None
    if done is not None and done.form in ("past", "participle") and _stops(words, after + done.size):
        return True
    if twofold and verb.kind in ("make", "act", "measure") and after in measured and _level_alone(words, after, measured):
        return True
    if twofold and following.lower == "to" and after + 1 < len(words) and not {after + 1, after + 2} & measured:
        return verb_at(words, after + 1) is None and not words[after + 1].text[:1].isupper() and _within_follows(words, after, measured)
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
        end = _beyond(words, phrase.end, measured)
        return phrase.start == index + verb.size and (_sharp_level(words, phrase.end, measured) or _sharp_level(words, end, measured))
    level = _level_follows(words, phrase.end, measured)
    alone = phrase.end >= len(words) and phrase.start == phrase.head == index + verb.size and verb.form != "past"
    return (level and verb.form != "ing") or (phrase.start == phrase.head == index + verb.size and level) or alone


def _passing(words: tuple[Token, ...], index: int) -> bool:
    """Say whether a phrase ends in a verb in -ing before a level: "Load test *passing* at …"."""
    verb = verb_at(words, index)
    ing = verb is not None and verb.form == "ing" and words[index].lower not in lexicon("grammar.ing_nouns")
    return ing and index + 1 < len(words) and words[index + 1].lower in lexicon("grammar.prepositions")


def _bare_level(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
    """Say whether a level that counts nothing stands behind a phrase: "Planned giving | £3,150", "Email list | at 8k"."""
    phrase = read_phrase(words, start, measured)
    if not phrase or phrase.start != start:
        return False
    here = phrase.end
    if here + 3 < len(words) and words[here].lower == "from" and here + 1 in measured and verb_at(words, start - 1) is not None:
        return any(words[index].lower == "to" and index + 1 in measured for index in range(here + 2, min(here + 6, len(words) - 1)))
    led = here + 1 < len(words) and words[here].lower in ("at", "within") and here + 1 in measured
    sum_of_money = here in measured and words[here].text in "$€£"
    end = here + led
    while end < len(words) and end in measured:
        end += 1
    return (led and _stops(words, end)) or sum_of_money


def _colon_follows(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
    """Say whether a phrase and a colon with a share behind it follow: "Vaccinated pensioners: 75%"."""
    for here in range(start, min(start + LEVEL_WITHIN, len(words) - 2)):
        if words[here].text == ":":
            return here + 1 in measured and words[here + 2].text == "%"
        if here in measured and words[here - 1].text != "-":
            return False
    return False


def _figure_behind(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
    """Say whether the last words are a figure that counts nothing, right behind a noun: "Gate receipts | 1.1 million"."""
    first = len(words)
    while first > start and first - 1 in measured:
        first -= 1
    if first == len(words) or first <= start or start in measured or first - 1 in measured:
        return False
    before = words[first - 1]
    return before.kind == "word" and before.lower not in lexicon("grammar.small") and before.lower not in _small_words()


@cache
def _small_words() -> frozenset[str]:
    return lexicon("grammar.prepositions") | lexicon("grammar.determiners") | lexicon("grammar.adverbs")


def _by_people(words: tuple[Token, ...], index: int) -> bool:
    """Say whether "by" and people follow: "Audit | by the insurer"."""
    return words[index].lower == "by" and bool({"outsiders", "insiders"} & set(read_phrase(words, index + 1, frozenset()).kinds))


def _stops(words: tuple[Token, ...], index: int) -> bool:
    return index >= len(words) or words[index].kind == "mark" or words[index].lower in lexicon("grammar.prepositions")


def _level_alone(words: tuple[Token, ...], index: int, measured: frozenset[int]) -> bool:
    """Say whether a figure with a decimal point stands there and counts nothing: "mAP | 0.62 on night pictures"."""
    after = index + 1
    return (
        "." in words[index].text and after not in measured and _stops(words, after) and (after >= len(words) or words[after].lower != "of")
    )


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


def _beyond(words: tuple[Token, ...], end: int, measured: frozenset[int]) -> int:
    """Return the end of a phrase with what "on" or "for" adds to it: "load factor | on long routes | up 6 points"."""
    if end >= len(words) or words[end].lower not in ("on", "for", "in", "of", "at", "per", "among"):
        return end
    return read_phrase(words, end + 1, measured).end


def _within_follows(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
    """Say whether a time limit comes soon: "… in less than an hour"."""
    return any(
        words[here].lower in lexicon("grammar.limits") and {here + 1, here + 2, here + 3} & measured
        for here in range(start, min(start + LEVEL_WITHIN, len(words)))
    )


def _sharp_level(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
    """Say whether what follows can only be a level: "… down to 10%", "… below 3%"."""
    if start < 0 or start + 1 >= len(words) or words[start].lower not in lexicon("grammar.sharp_levels"):
        return False
    return start + 1 in measured or (words[start + 1].lower in ("to", "from", "by") and start + 2 in measured)


def _level_follows(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
    """Say whether a level comes after a noun phrase: "… below 50", "… per account from 3 to 2", "… of 90%"."""
    for here in range(start, min(start + LEVEL_WITHIN, len(words))):
        if words[here].lower == "from" and here + 1 < len(words) and words[here + 1].lower in lexicon("grammar.rhythms"):
            return True
        often = words[here].lower in lexicon("grammar.frequencies")  # "once a week" is no level
        if here in measured and not often and (here == start or words[here - 1].lower in lexicon("grammar.before_levels")):
            return True
        if (
            words[here].text in (",", ";")
            or words[here].lower in lexicon("grammar.conjunctions")
            or words[here].lower in ("on", "with", "by", "through", "via")
        ):
            return False
    return False
