"""Verbs as they are written: which verb a word is a form of, and what that verb says in a goal (make, reach, act, …).

A word is looked up as it comes, so that nothing is built at the start but one table of lemmas.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple, get_args

from okrcoach.language.lexicon import lexicon, pairs
from okrcoach.language.words import Token

VerbClass = Literal["up", "down", "move", "reach", "keep", "make", "act", "measure", "own", "be"]
"""A number goes up, goes down, or moves; a result is reached; a level is kept; a thing is made; work is done; a number is looked at;
something is had; something is so."""

Form = Literal["base", "third", "past", "participle", "ing"]

LONG_ENOUGH = 7
"""A shorter word with "re" in front ("resort", "region") may well be something else."""
SHORTEST = 2
"""Letters of a verb too short to double its last one."""
VOWELS = "aeiou"
CLASSES: tuple[VerbClass, ...] = get_args(VerbClass)


class Verb(NamedTuple):
    """A form of a verb."""

    lemma: str
    kind: VerbClass
    form: Form
    size: int = 1
    """Tokens that it takes: 2 for "roll out", 3 for "co-publish"."""


@cache
def _classes() -> dict[str, VerbClass]:
    theirs: dict[str, VerbClass] = dict.fromkeys(lexicon("verbs.others"), "act")
    return theirs | {lemma: kind for kind in CLASSES for lemma in lexicon(f"verbs.{kind}")}


@cache
def _particles() -> dict[str, VerbClass]:
    return {phrase: kind for kind in CLASSES for phrase in lexicon(f"phrasal.{kind}")}


@cache
def _phrasal() -> frozenset[str]:
    """Return the lemmas that particles may follow."""
    return frozenset(phrase.partition(" ")[0] for phrase in _particles())


@cache
def _known() -> frozenset[str]:
    return _phrasal().union(_classes())


def class_of(lemma: str) -> VerbClass | None:
    """Return what a verb says, by its lemma; None for a word that is no verb we know."""
    return _classes().get(lemma)


@lru_cache(maxsize=4096)
def forms(word: str) -> tuple[tuple[str, Form], ...]:
    """Return each lemma that a lower-case word may be a form of, with that form; nothing for a word that is no verb we know."""
    word = pairs("verbs.misspelt").get(word, word)
    irregular = pairs("verbs.irregular").get(word)
    if irregular:
        lemma, _, form = irregular.partition(":")
        same: tuple[tuple[str, Form], ...] = ((lemma, "base"),) if lemma == word else ()
        return (*same, (lemma, form))  # type: ignore[arg-type]
    known = _known()
    found: list[tuple[str, Form]] = [(word, "base")] if word in known else []
    endings: tuple[tuple[str, Form], ...] = (("s", "third"), ("ed", "past"), ("ing", "ing"))
    for ending, form in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            told = _told_thirds() if form == "third" else frozenset()  # "bees" are no form of "be"
            found.extend((lemma, form) for lemma in _lemmas(stem, ending) if lemma in known and lemma not in told)
            break
    if not found and word.startswith("re") and len(word) > LONG_ENOUGH:
        return forms(word[2:])  # rediscover, reimagined
    return tuple(found[:2])


@cache
def _told_thirds() -> frozenset[str]:
    """Return the verbs whose third person is irregular."""
    rows = (row.partition(":") for row in pairs("verbs.irregular").values())
    return frozenset(lemma for lemma, _, form in rows if form == "third")


@lru_cache(maxsize=256)
def participle(lemma: str) -> str:
    """Return the past participle of a verb: "planted", "fitted", "built"."""
    told = {form: word for word, row in pairs("verbs.irregular").items() for of, _, form in (row.partition(":"),) if of == lemma}
    if lemma in lexicon("verbs.unchanging") and "participle" not in told:
        return lemma  # "run", whose past is "ran"
    if found := told.get("participle") or told.get("past"):
        return found
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return f"{lemma[:-1]}ied"
    short = len(lemma) > SHORTEST and lemma[-1] not in f"{VOWELS}wxy" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS
    doubled = short and (not any(mark in VOWELS for mark in lemma[:-2]) or lemma in lexicon("verbs.doubling"))
    return f"{lemma}{lemma[-1] if doubled else ''}ed"


def _lemmas(stem: str, ending: str) -> tuple[str, ...]:
    """Return what a stem may have been before its ending came: "plann" plan, "notif" notify, "hous" house."""
    found = [stem]
    if ending == "s":
        if stem.endswith("ie"):
            found.append(stem[:-2] + "y")
        elif stem.endswith("e"):
            found.append(stem[:-1])
    else:
        found.append(stem + "e")
        if stem.endswith("i"):
            found.append(stem[:-1] + "y")
        elif len(stem) > 2 and stem[-1] == stem[-2]:
            found.append(stem[:-1])
    return tuple(found)


def is_done(word: str) -> bool:
    """Say whether a lower-case word may tell that something was done: "reported", "sold"."""
    return any(form in ("past", "participle") for _, form in forms(word))


def verb_at(words: tuple[Token, ...], index: int) -> Verb | None:
    """Return the verb whose form begins at a token: "rolled out", "re-launching" and "co-publish" are one verb each."""
    if index >= len(words) or words[index].kind != "word":
        return None
    if index + 2 < len(words) and words[index + 1].text == "-" and words[index + 1].glued and words[index + 2].glued:
        whole = words[index].lower + words[index + 2].lower
        if words[index + 2].lower in lexicon("verbs.particles"):
            return _joined(words, index)
        for word in (whole, words[index + 2].lower) if words[index].lower in lexicon("verbs.prefixes") else (whole,):
            for lemma, form in forms(word):
                return _with_particle(words, index + 3, lemma, form, 3)
        return None
    for lemma, form in forms(words[index].lower):
        return _with_particle(words, index + 1, lemma, form, 1)
    return None


def verb_going_on(words: tuple[Token, ...], index: int) -> tuple[Verb, int] | None:
    """Return the verb of what goes on or begins behind another one, and its place: "continue | to *row*", "begin | *rowing*"."""
    place = index + (index < len(words) and words[index].lower == "to")
    verb = verb_at(words, place)
    return (verb, place) if verb is not None and verb.form == ("base" if place > index else "ing") else None


def _joined(words: tuple[Token, ...], index: int) -> Verb | None:
    """Read a verb that its particle is joined to: "level-up", "set-up"."""
    for lemma, form in forms(words[index].lower):
        kind = _particles().get(f"{lemma} {words[index + 2].lower}") or _classes().get(lemma)
        return Verb(lemma, kind, form, 3) if kind else None
    return None


def _with_particle(words: tuple[Token, ...], after: int, lemma: str, form: Form, size: int) -> Verb | None:
    """Make a verb of a lemma and the particles behind it; None for one that is a verb only with a particle ("level up")."""
    if lemma in _phrasal():
        adverb = 1 if after + 1 < len(words) and words[after].lower.endswith("ly") else 0
        following = [token.lower for token in words[after + adverb : after + adverb + 3]]
        for count in range(len(following), 0, -1):
            kind = _particles().get(" ".join([lemma, *following[:count]]))
            if kind:
                return Verb(lemma, kind, form, size + adverb + count)
    kind = _classes().get(lemma)
    return Verb(lemma, kind, form, size) if kind else None
