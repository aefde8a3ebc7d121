"""The level that may stand behind a noun phrase: "Email list at 8,000", "Test coverage of 80%"."""

from __future__ import annotations

from okrcoach.language.lexicon import lexicon
from okrcoach.language.nouns import read_phrase
from okrcoach.language.plurals import is_plural
from okrcoach.language.verbs import Verb, verb_at
from okrcoach.language.words import Token

LEVEL_WITHIN = 7
"""A number so many words behind a noun phrase may still be its level."""


def bare_level(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
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
    return (led and stops(words, end)) or sum_of_money


def moves_at_end(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
    """Say whether the last words are where something starts and where it goes: "Waste sent to landfill | from 40 t to 20 t"."""
    if start >= len(words) or start in measured or words[start].lower == "to" or words[start].lower in lexicon("grammar.determiners"):
        return False
    first = next((here for here in range(start, len(words) - 1) if words[here].lower == "from" and here + 1 in measured), -1)
    to = next((here for here in range(first + 2, len(words) - 1) if words[here].lower == "to" and here + 1 in measured), -1)
    joined = any(words[here].text in (",", ";") or words[here].lower in lexicon("grammar.conjunctions") for here in range(start, first))
    unit = words[first + 2].lower if first + 2 < len(words) else ""
    ends = all(here in measured or words[here].lower == unit for here in range(to + 1, len(words)))
    return first > start and to > 0 and not joined and ends


def share_behind_colon(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
    """Say whether a phrase and a colon with a share behind it follow: "Vaccinated pensioners: 75%"."""
    for here in range(start, min(start + LEVEL_WITHIN, len(words) - 2)):
        if words[here].text == ":":
            return here + 1 in measured and words[here + 2].text == "%"
        if here in measured and words[here - 1].text != "-":
            return False
    return False


def figure_behind(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
    """Say whether the last words are a figure that counts nothing, right behind a noun: "Gate receipts | 1.1 million"."""
    first = len(words)
    while first > start and first - 1 in measured:
        first -= 1
    if first == len(words) or first <= start or start in measured or first - 1 in measured:
        return False
    before = words[first - 1]
    small = lexicon("grammar.small", "grammar.prepositions", "grammar.determiners", "grammar.adverbs")
    return before.kind == "word" and before.lower not in small


def stops(words: tuple[Token, ...], index: int) -> bool:
    """Say whether the text, or what was told of a noun, ends in front of a token."""
    return index >= len(words) or words[index].kind == "mark" or words[index].lower in lexicon("grammar.prepositions")


def level_alone(words: tuple[Token, ...], index: int, measured: frozenset[int]) -> bool:
    """Say whether a figure with a decimal point stands there and counts nothing: "mAP | 0.62 on night pictures"."""
    after = index + 1
    return (
        "." in words[index].text and after not in measured and stops(words, after) and (after >= len(words) or words[after].lower != "of")
    )


def beyond(words: tuple[Token, ...], end: int, measured: frozenset[int]) -> int:
    """Return the end of a phrase with what "on" or "for" adds to it: "load factor | on long routes | up 6 points"."""
    if end >= len(words) or words[end].lower not in lexicon("grammar.before_more"):
        return end
    return read_phrase(words, end + 1, measured).end


def limit_follows(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
    """Say whether a time limit comes soon: "… in less than an hour"."""
    return any(
        words[here].lower in lexicon("grammar.limits") and {here + 1, here + 2, here + 3} & measured
        for here in range(start, min(start + LEVEL_WITHIN, len(words)))
    )


def sharp_level(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
    """Say whether what follows can only be a level: "… down to 10%", "… below 3%"."""
    if start < 0 or start + 1 >= len(words) or words[start].lower not in lexicon("grammar.sharp_levels"):
        return False
    return start + 1 in measured or (words[start + 1].lower in ("to", "from", "by") and start + 2 in measured)


def _counts_things(words: tuple[Token, ...], index: int, measured: frozenset[int]) -> bool:
    """Say whether a number counts what stands behind it: "evaluation of | 5 suppliers", but "coverage of | 80 percent"."""
    behind = next((here for here in range(index, len(words)) if here not in measured), len(words))
    phrase = read_phrase(words, behind, measured)
    return bool(phrase) and phrase.start == behind and is_plural(words[phrase.head].lower)


def _times_something(words: tuple[Token, ...], index: int, measured: frozenset[int]) -> bool:
    """Say whether a number is so many times something else: "at | 3x last year's peak"."""
    behind = index + 2
    return behind < len(words) and words[index + 1].lower == "x" and words[behind].kind == "word" and behind not in measured


def level_follows(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
    """Say whether a level comes after a noun phrase: "… below 50", "… per account from 3 to 2", "… of 90%"."""
    for here in range(start, min(start + LEVEL_WITHIN, len(words))):
        if words[here].lower == "from" and here + 1 < len(words) and words[here + 1].lower in lexicon("grammar.rhythms"):
            return True
        often = words[here].lower in lexicon("grammar.frequencies")  # "once a week" is no level
        level = here in measured and not often and not _times_something(words, here, measured)
        if level and (here == start or words[here - 1].lower in lexicon("grammar.before_levels")):
            return words[here - 1].lower != "of" or not _counts_things(words, here, measured)
        if (
            words[here].text in (",", ";")
            or words[here].lower in lexicon("grammar.conjunctions")
            or words[here].lower in lexicon("grammar.before_no_level")
        ):
            return False
    return False


def level_of_phrase(words: tuple[Token, ...], start: int, measured: frozenset[int]) -> bool:
    """Say whether a measure and its level stand there: "conversion at 5%", "churn below 3%", but not "cover to 200 members"."""
    if start in measured:
        return start + 1 < len(words) and words[start + 1].text == "%"  # a share of something, no count
    phrase = read_phrase(words, start, measured)
    named = bool({"measures", "acts", "problems"} & set(phrase.kinds)) or moves_at_end(words, start, measured)
    return (named and level_follows(words, start, measured)) or sharp_level(words, phrase.end, measured)


def names_level(words: tuple[Token, ...], index: int, verb: Verb, measured: frozenset[int]) -> bool:
    """Say whether a word in -ing behind another verb only names what is measured: "keep | monitoring coverage above 30%"."""
    phrase = read_phrase(words, index + verb.size, measured)
    measured_things = {"measures", "problems"} & set(phrase.kinds)
    follows = sharp_level(words, phrase.end, measured) or (measured_things and level_follows(words, phrase.end, measured))
    return bool(phrase and phrase.start == index + verb.size and follows)
