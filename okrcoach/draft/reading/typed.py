"""A goal as people type it, put so that it reads as an aim: one with a figure in it, a wish, a slogan, what is never to be.

Where its words cannot be put so, nothing is said.
"""

from __future__ import annotations

from okrcoach.data import bundle
from okrcoach.draft.numbers.ways import is_bad
from okrcoach.draft.reading.restating import LONGEST_OBJECTIVE, in_other_words
from okrcoach.draft.words.nouns import head_end, is_people, mid_sentence, shared, wishing_modals, words_of
from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.noun_classes import classes_of
from okrcoach.language.plurals import is_plural, singular
from okrcoach.language.quantities import Quantity, quantities
from okrcoach.language.roles import now_before
from okrcoach.language.statement import read_statement
from okrcoach.language.verbs import forms, is_done
from okrcoach.language.words import Token, tokens

LEAST = 3
"""Words of a slogan."""
LONGEST_SUBJECT = 4
"""Words of what a wish is about."""
LONGEST_SLOW = 6
"""Words of what a complaint is about."""


def without_figures(text: str) -> str:
    """Return what a goal says without its figures: "Cut hiring time", "Answer every caller in time"; empty where they cannot go."""
    rest, figures = text, _figures(text)
    counts = [number for number in figures if _is_count(number)]
    if len(counts) > 1 or any(_is_measured(number) for number in counts):
        return ""
    for number in reversed(figures):
        if not (rest := _without(rest, number)):
            return ""
    return "" if any(mark.isdigit() for mark in rest) else rest


def _figures(text: str) -> list[Quantity]:
    """List the numbers of a text but for those that every sentence may have: "one team", "zero accidents", "call twice"."""
    told = ((number, text[number.start : number.end].lower()) for number in quantities(text))
    return [number for number, said in told if not (number.spelled and (said in pairs("numbers.times") or said in words_of("no_figures")))]


def _is_count(number: Quantity) -> bool:
    """Whether a figure only says how many there are to be: "500 passes"."""
    return number.unit == "count" and number.role == "level" and not (number.bound or number.per)


def _is_measured(number: Quantity) -> bool:
    """Whether a count says nothing without its figure: "10,000 km", "3 of our next tenders"."""
    first = number.noun.lower().partition(" ")[0]
    return first == "of" or singular(first) in bundle("playbooks")["deeds"]["measures"].split()


def _without(text: str, number: Quantity) -> str:
    """Leave out one figure: a limit is "in time" or "long", how many of all stands at the beginning, and a level ends what is said."""
    words = tokens(text)
    first = next(place for place, token in enumerate(words) if token.start >= number.start)
    if number.role == "from" and (start := now_before(words, first)) < first:
        parts = (text[: words[start].start], text[number.noun_end :])
        return " ".join(filter(None, (part.strip(" ,") for part in parts)))  # "instead of six", ", not in 3 weeks"
    before, after = text[: number.start].split(), text[number.end :].split()
    last = before[-1].lower() if before else ""
    if not before and number.unit == "percent" and after:
        return " ".join(after[after[0] == "of" :])  # "80% of calls answered"
    if number.unit == "duration" and last in words_of("within_time"):
        return " ".join([*before[:-1], "in time", *after])
    if number.unit == "duration" and last == "than" and len(before) > 1 and before[-2].lower() in words_of("longer"):
        return " ".join([*before[:-2], "long", *after])
    if after and after[0].lower() in words_of("how_much"):
        return " ".join([*before, *after])  # "with 15% less waste"
    if after and after[0].lower() in lexicon("grammar.determiners"):
        return ""  # "Make 2027 the year we open on Sundays"
    if last in words_of("relieving"):
        return ""  # "without five rounds"
    if _is_count(number) and before and last in words_of("reaching"):
        return ""  # "Reach 900 paying teams"
    if _is_count(number) and number.noun and before and last not in words_of("leading_to_level"):
        return " ".join([*before, *after])  # "Sell 500 passes before the snow"
    if number.per:
        after = after[2:] if after[:1] in (["a"], ["per"], ["each"]) else after[1:]
    led = last in words_of("leading_to_level")
    ended = not after or after[0].lower() in words_of("leading_to_level")
    if last == "to" and not after and before[0].lower() in words_of("bringing"):
        return ""  # "Bring the yard to $2 million"
    return " ".join([*before[:-1], *after]) if led and ended and not number.noun else ""


def as_typed(text: str, words: tuple[Token, ...]) -> str:
    """Return a goal that does not begin with what to do as an aim; empty where it makes none, tells what is wrong or has a figure."""
    said = [token.lower for token in words]
    plain = all(token.kind == "word" or token.text in ",-'\u2019/&" for token in words)
    if plain and (slow := _what_is_slow(text, words)):
        return str(shared("recast")["hastening"]).format(theme=mid_sentence(slow))
    if not plain or not 1 < len(said) <= LONGEST_OBJECTIVE or _figures(text) or set(said) & (words_of("regrets") - words_of("denying")):
        return ""
    if told := in_other_words(words):
        return told  # "Get families to come twice a year"
    if said[0] in words_of("speakers") and len(said) > LEAST:
        wanted = next((place for place, word in enumerate(said) if place and word not in words_of("openings")), 0)
        return in_other_words(tokens(f"get {text[words[wanted].start :]}"))  # "We want families to come again"
    modal = next((place for place, word in enumerate(said) if word in wishing_modals()), 0)
    if modal:
        return _wished(text, words, modal)
    if said[0] == "never":
        return text if len(said) > 1 and any(form == "base" for _, form in forms(said[1])) else ""
    if said[0] == "zero" and not words[1].glued:
        things = text[words[1].start :]
        trouble = said[1] not in lexicon("grammar.prepositions") and is_bad(things)
        return str(shared("restated")["none"]).format(things=things) if trouble else ""
    if said[0] in lexicon("compound.comparing") - words_of("how_much"):
        return str(shared("restated")["made"]).format(things=text[words[1].start :], how=said[0]) if _compares(said) else ""
    order = read_statement(text).lead is not None  # "Raise seats sold" is nothing that one gets
    bare = not order and said[0] not in lexicon("grammar.prepositions")
    if bare and (seen_to := in_other_words(tokens(f"get {mid_sentence(text)}"))):
        return seen_to  # "Invoices paid on the day they come in"
    return text if _is_slogan(text, said) else ""


def _what_is_slow(text: str, words: tuple[Token, ...]) -> str:
    """Return what a complaint says to take too long, by its own name: "our loan decisions" of "Our loan decisions drag on forever"."""
    said = [token.lower for token in words]
    if not " ".join(said).endswith(tuple(shared("too_long"))):
        return ""
    dawdling = [not words_of("lasts_long").isdisjoint({word, *(lemma for lemma, _ in forms(word))}) for word in said]
    verb = next((place for place, found in enumerate(dawdling) if place and found), 0)
    verb -= verb > 1 and said[verb - 1] in lexicon("grammar.auxiliaries")
    what = said[:verb]
    thing = bool(what) and len(what) <= LONGEST_SLOW and not is_people(what[head_end(what) - 1])
    others = lexicon("grammar.pronouns") | lexicon("grammar.conjunctions") | lexicon("grammar.relatives")
    return text[: words[verb].start].rstrip() if thing and others.isdisjoint(what) else ""


def _compares(said: list[str]) -> bool:
    """Whether a comparative is that of what follows: "safer gangways", not "better off", nor "lighter to carry, easier to clean"."""
    behind = said[1]
    small = lexicon("grammar.small") | lexicon("grammar.prepositions") | lexicon("grammar.conjunctions") | {"than"}
    verb = any(form != "base" for _, form in forms(behind)) and not classes_of(behind) and not is_plural(behind)
    return behind.isalpha() and behind not in small and not verb and lexicon("compound.comparing").isdisjoint(said[1:])


def _wished(text: str, words: tuple[Token, ...], modal: int) -> str:
    """Put what somebody or something should do as what we let happen: "Guests should never wait outside"."""
    said = [token.lower for token in words]
    who, what = said[:modal], said[modal + 1 :]
    small = lexicon("grammar.determiners") | lexicon("grammar.prepositions") | lexicon("grammar.pronouns")
    verb = next((word for word in what if word not in lexicon("grammar.adverbs") | words_of("denying") | words_of("longer")), "")
    named = len(who) <= LONGEST_SUBJECT and not set(who) & (lexicon("grammar.pronouns") | lexicon("grammar.conjunctions"))
    if not named or not verb or verb in small:
        return ""
    return str(shared("restated")["let"]).format(whom=mid_sentence(text[: words[modal].start].strip()), rest=text[words[modal + 1].start :])


def _is_slogan(text: str, said: list[str]) -> bool:
    """Whether a goal is words without a verb that say more than the name of a thing, and nothing that is wrong."""
    statement = read_statement(text)
    verb = statement.predicate is not None and statement.predicate.verb is not None
    trouble = words_of("down_words") | words_of("spoilt") | lexicon("nouns.problems")
    rid = said[0] == "no" or said[0] in lexicon("comparisons.fewer")
    small = lexicon("grammar.prepositions") | lexicon("grammar.relatives") | words_of("denying")
    told = "," in said or any(word in small for word in said) or any(map(is_done, said[1:]))
    return len(said) >= LEAST and not (verb and statement.lead is None) and told and (rid or not set(said) & trouble)
